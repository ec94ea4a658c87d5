"""Verifying papers without a network, by an open home or by a trust file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from frontoffice.documents.proof import ProofFacts
from frontoffice.documents.verify import (
    PaperReading,
    Revocation,
    Verdict,
    VerdictCode,
    read_code,
    read_paper,
    verdict,
)
from frontoffice.domain.case import fold
from frontoffice.domain.errors import RuleViolation
from frontoffice.services.home import Home
from frontoffice.store import search
from frontoffice.store.atomic import private_file
from frontoffice.store.entries import read_stream
from frontoffice.store.replica import AUTHORITY_KEY, FORMER_KEYS, peers
from frontoffice.store.store import Store

FORMAT = "frontoffice-trust/1"
_IMPORTED = "trusted-stations"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MAX_TRUST_BYTES = 4 * 1024 * 1024


class Station(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A station key (hex) that an authority knows, and where its word ends."""

    key: str
    office: str
    station: int
    revoked_at: int | None = None
    last_seq: int | None = None


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to believe: authorities' public keys (hex), and stations as known at `made_at`."""

    format: str = FORMAT
    made_at: int
    authorities: tuple[str, ...]
    stations: tuple[Station, ...] = ()


class PaperVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer about a paper; instants are UTC ms, and `facts` is None where nothing was read.

    `known_until` says up to when voids and revocations are known here; `text_checked` is False
    where only the QR could be judged.
    """

    verdict: VerdictCode
    facts: dict[str, Any] | None
    proof: ProofFacts | None = None
    text_checked: bool = False
    voided_at: int | None = None
    revoked_at: int | None = None
    known_until: int | None = None
    trouble: str | None = None


def verify_paper(judge: Home | Trust, paper: Path | str) -> PaperVerdict:
    """Judges a PDF, a photo (both as Path) or a QR's text (as str); no network is used.

    Never raises for what is in the paper: then the verdict is `unreadable` with its `trouble`.
    """
    reading = read_paper(paper) if isinstance(paper, Path) else read_code(paper)
    if isinstance(judge, Trust):
        return _answer(_by_trust(reading, judge))
    return _answer(_by_home(reading, judge.store, judge.now()))


def _by_trust(reading: PaperReading, trust: Trust) -> Verdict:
    """By a file alone: revocations as of its date, voids unknown."""
    authorities = [bytes.fromhex(one) for one in trust.authorities]
    return verdict(reading, authorities, lambda key: _revocation(trust.stations, key))


def _by_home(reading: PaperReading, store: Store, now: int) -> Verdict:
    trust = trust_of(store, now)
    authorities = [bytes.fromhex(one) for one in trust.authorities]
    proof = reading.proof
    contact_at = _last_contact(store)
    known_until = contact_at
    if proof is not None:
        key = proof.public_key.hex()
        if any(one.key == key for one in trust.stations):
            # A station certified later vouched for itself on the papers it made before.
            authorities.append(proof.public_key)
        if proof.public_key in (store.key.public, *_former_keys(store)):
            known_until = now
    return verdict(
        reading,
        authorities,
        lambda key: _revocation(trust.stations, key),
        lambda number: _voided_at(store, number),
        known_until,
    )


def _answer(found: Verdict) -> PaperVerdict:
    facts = None
    if found.facts is not None:
        facts = {
            "number": found.facts.number,
            "receipt_number": found.facts.receipt_number,
            "service": found.facts.service,
            "amount_rupiah": found.facts.amount_rupiah,
            "issued_at": _iso(found.facts.issued_at),
            "station": f"{found.office}-{found.station:02}",
        }
    return PaperVerdict(
        verdict=found.code,
        facts=facts,
        proof=found.facts,
        text_checked=found.text_checked,
        voided_at=found.voided_at,
        revoked_at=found.revoked_at,
        known_until=found.known_until,
        trouble=found.trouble,
    )


def _iso(at: int) -> str | None:
    """An instant as ISO 8601 in UTC; a forged code may claim one that no calendar has."""
    try:
        when = _EPOCH + dt.timedelta(milliseconds=at)
    except OverflowError:
        return None
    return when.isoformat().replace("+00:00", "Z")


def trust_of(store: Store, now: int) -> Trust:
    """Whom this home believes: itself, its authority, its former keys, and what was imported."""
    imported = _imported(store)
    authorities = [store.certificate.authority, store.key.public, *_former_keys(store)]
    pinned = store.setting(AUTHORITY_KEY)
    if pinned is not None:
        authorities.append(pinned)
    names = [one.hex() for one in authorities] + [
        one for file in imported for one in file.authorities
    ]
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT public_key, office, station, revoked_at, last_seq FROM certificate"
        ).all()
    stations = [
        Station(key=key.hex(), office=office, station=number, revoked_at=at, last_seq=seq)
        for key, office, number, at, seq in rows
    ]
    known = {one.key for one in stations}
    stations += [one for file in imported for one in file.stations if one.key not in known]
    return Trust(made_at=now, authorities=tuple(dict.fromkeys(names)), stations=tuple(stations))


def export_trust(home: Home, path: Path) -> Trust:
    """Writes whom this home believes to a file for offices that verify its papers.

    Public keys only. Hand it over on a way the receiver trusts: nothing in it proves itself.
    """
    trust = trust_of(home.store, home.now())
    with private_file(path) as file:
        file.write(msgspec.json.format(msgspec.json.encode(trust)) + b"\n")
    return trust


def read_trust(path: Path) -> Trust:
    """The trust in a file; raises RuleViolation `trust-file-bad`."""
    try:
        if path.stat().st_size > _MAX_TRUST_BYTES:
            raise ValueError("too large")
        trust = msgspec.json.decode(path.read_bytes(), type=Trust)
        keys = [*trust.authorities, *(one.key for one in trust.stations)]
        if trust.format != FORMAT or any(len(bytes.fromhex(key)) != 32 for key in keys):
            raise ValueError("not a trust file")
    except (OSError, ValueError, msgspec.DecodeError):
        raise RuleViolation("trust-file-bad", field="trust", file=path.name) from None
    return trust


def import_trust(home: Home, path: Path) -> Trust:
    """Believes what a trust file names from now on; a newer file of the same authority replaces.

    Raises PermissionDenied, RuleViolation `trust-file-bad`.
    """
    home.require("station.settings")
    trust = read_trust(path)
    others = [
        one for one in _imported(home.store) if not set(one.authorities) & set(trust.authorities)
    ]
    home.store.set_setting(_IMPORTED, msgspec.json.encode([*others, trust]))
    return trust


def _imported(store: Store) -> list[Trust]:
    data = store.setting(_IMPORTED)
    return msgspec.json.decode(data, type=list[Trust]) if data else []


def _former_keys(store: Store) -> list[bytes]:
    data = store.setting(FORMER_KEYS)
    return msgspec.msgpack.decode(data, type=list[bytes]) if data else []


def _revocation(stations: Iterable[Station], key: bytes) -> Revocation | None:
    name = key.hex()
    for one in stations:
        if one.key == name and one.revoked_at is not None:
            return Revocation(one.revoked_at, one.last_seq or 0)
    return None


def _last_contact(store: Store) -> int | None:
    with store.read() as connection:
        return max((one.contact_at for one in peers(connection) if one.contact_at), default=None)


def _voided_at(store: Store, number: str) -> int | None:
    """When the receipt of that number was voided, as far as this home's journal knows."""
    with store.read() as connection:
        stream = search.case_by_number(connection, number)
        if stream is None:
            return None
        case = fold(stream, read_stream(connection, stream))
    receipt = next((one for one in case.receipts if one.number == number), None)
    return receipt.voided_at if receipt and receipt.state == "void" else None
