"""Entries that do not count, kept byte for byte until a person decides: of a copied disk, or late.

Two disks with one key write the same places twice; the copy that arrives second sets its own apart
and takes the other's. What a revoked station wrote behind its last valid entry waits here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.facts import Recorded
from frontoffice.domain.numbering import next_series
from frontoffice.journal.entry import Entry
from frontoffice.store import apply, erasure, starts
from frontoffice.store.entries import from_row, to_recorded, to_row
from frontoffice.store.identity import own_certificate, take_new_key
from frontoffice.store.store import Store

Reason = Literal["copied", "revoked"]

_COLUMNS = (
    "chain, seq, act, at, clock_offset, clock_suspect, stream, after, kind, actor, body, circle, "
    "personal, salt, commitment, hash"
)
_TABLE = (
    "CREATE TABLE IF NOT EXISTS quarantine (chain BLOB NOT NULL, seq INTEGER NOT NULL, "
    "act INTEGER NOT NULL, at INTEGER NOT NULL, clock_offset INTEGER, "
    "clock_suspect INTEGER NOT NULL, stream TEXT NOT NULL, after BLOB NOT NULL, "
    "kind TEXT NOT NULL, actor TEXT NOT NULL, body BLOB NOT NULL, circle TEXT, personal BLOB, "
    "salt BLOB, commitment BLOB, hash BLOB NOT NULL, reason TEXT NOT NULL, "
    "found_at INTEGER NOT NULL, settled TEXT, PRIMARY KEY (chain, seq, hash))"
)


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """One entry that does not count, with its link; `settled` says what a person did with it."""

    entry: Entry
    hash: bytes
    reason: str
    found_at: int
    settled: str | None

    @property
    def recorded(self) -> Recorded:
        """The entry as a fold would see it."""
        return to_recorded(self.entry)


def set_apart(
    connection: Connection, chain: bytes, after: int, reason: Reason, found_at: int
) -> set[str]:
    """Takes a chain's entries behind seq `after` out of the journal; the streams they were in.

    The chain stands at `after` then, unsigned until its run arrives again.
    """
    run = connection.exec_driver_sql
    run(_TABLE)
    after = starts.forget(connection, chain, after)
    streams = {
        stream
        for (stream,) in run(
            "SELECT DISTINCT stream FROM entry WHERE chain = ? AND seq > ?", (chain, after)
        )
    }
    run(
        f"INSERT OR IGNORE INTO quarantine ({_COLUMNS}, reason, found_at) "
        f"SELECT {_COLUMNS}, ?, ? FROM entry WHERE chain = ? AND seq > ? AND hash <> x''",
        (reason, found_at, chain, after),
    )
    run("DELETE FROM entry WHERE chain = ? AND seq > ?", (chain, after))
    run(
        "UPDATE chain SET seq = ?, signature = NULL, hash = coalesce((SELECT hash FROM entry "
        "WHERE entry.chain = chain.chain AND entry.seq = ?), x'') WHERE chain = ? AND seq > ?",
        (after, after, chain, after),
    )
    for stream in streams:
        apply.forget_stream(connection, stream)
    apply.advance(connection, streams)
    return streams


def keep(
    connection: Connection,
    run: Iterable[tuple[Entry, bytes]],
    reason: Reason,
    found_at: int,
) -> None:
    """Keeps entries that came and do not count; those that are here already stay as they are."""
    connection.exec_driver_sql(_TABLE)
    run = erasure.arriving(connection, list(run))
    rows = [(*to_row(entry, link), reason, found_at) for entry, link in run]
    if rows:
        marks = ", ".join("?" * (len(_COLUMNS.split(",")) + 2))
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO quarantine ({_COLUMNS}, reason, found_at) VALUES ({marks})",
            rows,
        )


def leave_copied_chain(store: Store, common: int) -> int:
    """This disk is a copy and came second: sets apart what it wrote behind seq `common`.

    Writing goes on at once under a new key and the next series letter, which has to be enrolled.
    Returns how many entries were set apart; 0 when another process did it before.
    """
    with store.writing() as connection:
        chain = store.chain
        own = connection.exec_driver_sql(
            "SELECT own, seq FROM chain WHERE chain = ?", (chain,)
        ).one()
        if not own[0]:
            return 0
        at = store.clock.read()[0]
        series = next_series(own_certificate(connection).series)
        set_apart(connection, chain, common, "copied", at)
        take_new_key(connection, series, at)
        store.reload(connection)
    return int(own[1]) - common


def listed(connection: Connection, *, settled: bool = False) -> list[Apart]:
    """What waits here, in the order it was written; with `settled`, what was dealt with too."""
    if not _there(connection):
        return []
    only = "" if settled else "WHERE settled IS NULL "
    found = connection.exec_driver_sql(
        f"SELECT {_COLUMNS}, reason, found_at, settled FROM quarantine {only}"
        "ORDER BY chain, seq, hash"
    )
    return [_apart(row) for row in found]


def settle(connection: Connection, ones: Sequence[Apart], how: str) -> None:
    """Notes what a person did with entries: the stream they went into again, or `dismissed`."""
    for one in ones:
        connection.exec_driver_sql(
            "UPDATE quarantine SET settled = ? WHERE chain = ? AND seq = ? AND hash = ?",
            (how, one.entry.chain, one.entry.seq, one.hash),
        )


def hold_to_revocations(connection: Connection, found_at: int) -> None:
    """Sets apart what revoked stations wrote behind their last valid entry; what an admin accepted
    since, and is in the journal now, leaves here.
    """
    run = connection.exec_driver_sql
    held = run(
        "SELECT chain.chain, certificate.last_seq, chain.seq FROM certificate "
        "JOIN chain ON chain.public_key = certificate.public_key AND chain.own = 0 "
        "WHERE certificate.revoked_at IS NOT NULL"
    ).all()
    for chain, last, seq in held:
        if seq > (last or 0):
            set_apart(connection, chain, last or 0, "revoked", found_at)
        if _there(connection):
            run(
                "DELETE FROM quarantine WHERE reason = 'revoked' AND chain = ? AND EXISTS (SELECT "
                "1 FROM entry WHERE entry.chain = quarantine.chain AND entry.seq = quarantine.seq)",
                (chain,),
            )


def _there(connection: Connection) -> bool:
    """Made when it is first needed: a reader must not write."""
    return bool(
        connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE name = 'quarantine'"
        ).scalar()
    )


def _apart(row: Any) -> Apart:
    return Apart(
        entry=from_row(row),
        hash=bytes(row[15]),
        reason=row[16],
        found_at=row[17],
        settled=row[18],
    )


def counts(connection: Connection) -> list[tuple[bytes, str, int, int, int]]:
    """(chain, reason, entries, last seq, first found at in UTC ms) of what waits for a person."""
    if not _there(connection):
        return []
    found = connection.exec_driver_sql(
        "SELECT chain, reason, count(*), max(seq), min(found_at) FROM quarantine "
        "WHERE settled IS NULL GROUP BY chain, reason ORDER BY chain, reason"
    )
    return [tuple(row) for row in found]
