"""Who writes in this office: stations by their certificates, how far each one is known here."""

from __future__ import annotations

import shutil
from typing import Literal

import msgspec
from sqlalchemy import Connection

from frontoffice.journal.signing import SignedHead, verify_head
from frontoffice.services.home import Home
from frontoffice.store import replica

Kind = Literal["own", "station", "centre", "unknown"]


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """One chain and who writes it, as this home knows it.

    `chain` is 16 hex characters; `station` the certified number or None; `last_seq` the last entry
    held here and `last_at` when its station wrote it (UTC ms); `allowed_seq` the last entry that
    counts after a revocation.
    """

    chain: str
    feed: str
    kind: Kind
    office: str
    station: int | None
    last_seq: int
    last_at: int | None
    revoked_at: int | None = None
    allowed_seq: int | None = None


def writers(home: Home) -> list[Writer]:
    """Every chain held here, this station's own first, then by station number."""
    with home.store.read() as connection:
        found = [_writer(home, connection, one) for one in replica.heads(connection)]
    order = ("own", "station", "centre", "unknown")
    return sorted(found, key=lambda one: (order.index(one.kind), one.station or 0, one.chain))


def _writer(home: Home, connection: Connection, head: replica.ChainHead) -> Writer:
    run = connection.exec_driver_sql
    last_at = run(
        "SELECT at FROM entry WHERE chain = ? AND seq = ?", (head.chain, head.seq)
    ).scalar()
    revoked = run(
        "SELECT revoked_at, last_seq FROM certificate WHERE public_key = ?", (head.public_key,)
    ).one_or_none()
    certificate = replica.certificate_of(connection, head.public_key)
    kind: Kind = "unknown"
    if head.own:
        kind, certificate = "own", home.store.certificate
    elif head.public_key in replica.peer_keys(connection):
        kind, certificate = "centre", None
    elif certificate is not None:
        kind = "station"
    return Writer(
        chain=head.chain.hex(),
        feed=head.feed,
        kind=kind,
        office=certificate.office if certificate else "",
        station=certificate.station if certificate else None,
        last_seq=head.seq,
        last_at=last_at,
        revoked_at=revoked[0] if revoked else None,
        allowed_seq=revoked[1] if revoked else None,
    )


def place_words(writer: Writer | None, language: str = "id") -> str:
    """Where an entry was written: "Loket 3", "Pusat", or the beginning of an unknown chain."""
    counter, centre, unknown = (
        ("Counter", "Centre", "Station") if language == "en" else ("Loket", "Pusat", "Stasiun")
    )
    if writer is None:
        return unknown
    if writer.kind == "centre":
        return centre
    if writer.station is None:
        return f"{unknown} {writer.chain[:6]}"
    return f"{counter} {writer.station}"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """This station itself: entries it wrote, whether its signed head holds, clock and room.

    `clock_offset_ms` to the last server time heard, None while unknown; `free_bytes` on the disk of
    the home.
    """

    entries: int
    head_valid: bool
    clock_offset_ms: int | None
    clock_suspect: bool
    free_bytes: int


def health(home: Home) -> Health:
    """How this station stands, without recomputing its chain (`journal verify` does that)."""
    with home.store.read() as connection:
        own = [one for one in replica.heads(connection) if one.own]
    valid = all(
        verify_head(one.public_key, SignedHead(one.chain, one.seq, one.hash, one.signature or b""))
        for one in own
        if one.seq
    )
    _, (offset, suspect) = home.store.clock.read()
    return Health(
        entries=sum(one.seq for one in own),
        head_valid=valid,
        clock_offset_ms=offset,
        clock_suspect=suspect,
        free_bytes=shutil.disk_usage(home.folder).free,
    )
