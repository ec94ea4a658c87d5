"""Verifies the journal from its stored rows: finds any changed, missing, added or moved byte."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from frontoffice.domain.errors import Rejected
from frontoffice.journal.entry import Entry, chain_id, check_entry, entry_hash, genesis
from frontoffice.journal.signing import SignedHead, verify_head
from frontoffice.store import erasure, starts
from frontoffice.store.engine import reason_of
from frontoffice.store.entries import from_row

Progress = Callable[[int, int], None]
"""Called with (entries verified, entries in all)."""

_ROWS = (
    "SELECT chain, seq, act, at, clock_offset, clock_suspect, stream, after, kind, actor, body, "
    "circle, personal, salt, commitment, hash FROM entry WHERE chain = ? {behind} ORDER BY seq"
)
_PART = 2000
_BAD_ROW = (
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    struct.error,
    msgspec.MsgspecError,
)


class Bad(msgspec.Struct, frozen=True):
    """The first place that does not fit: chain (16 hex characters), seq there, and why."""

    station: str
    seq: int
    reason: str


class Verified(msgspec.Struct, frozen=True):
    """What a verification found; `absent` counts personal parts that are not held here.

    `history` counts entries before the heads this station began from that have not come yet.
    """

    ok: bool
    entries: int
    stations: int
    first_bad: Bad | None = None
    absent: int = 0
    history: int = 0


class _Chain(msgspec.Struct, frozen=True):
    chain: bytes
    feed: str
    public_key: bytes
    own: bool
    seq: int
    hash: bytes
    signature: bytes | None


def verify_journal(connection: Connection, progress: Progress | None = None) -> Verified:
    """Recomputes every chain from the stored rows up to its signed head, own chains first.

    Checked are links (of a chain begun from a start set, those of its history that is here, and
    those behind its start), stored hashes, commitments of the personal parts that are here, whole
    acts, gaps, stray rows, signatures, the row count of the case list, and the pages of the file.
    """
    done = absent = history = 0
    chains: list[_Chain] = []
    bad: Bad | None = None
    try:
        total = connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() or 0
        chains = _chains(connection)
        erased = frozenset(erasure.listed(connection))
        history = starts.missing(connection)
        for chain in chains:
            before = done

            def told(count: int, before: int = before) -> None:
                if progress:
                    progress(before + count, total)

            bad, count, missing = _verify_chain(connection, chain, erased, told=told)
            done, absent = done + count, absent + missing
            if bad is not None:
                break
        bad = bad or _stray(connection, chains) or _models(connection) or _pages(connection)
    except DatabaseError as error:
        bad = Bad("", 0, reason_of(str(error.orig)))
    except _BAD_ROW:
        bad = Bad("", 0, "chain-table")
    return Verified(bad is None, done - history, len(chains), bad, absent, history)


def verify_behind(connection: Connection, known: bytes, seq: int, link: bytes) -> Bad | None:
    """The first place that differs behind entry `seq` of chain `known`, whose hash is `link`.

    Our own chain, if that is another one by now, is looked at whole; what lies before, the chains
    of others and the file itself are for `verify_journal`.
    """
    erased = frozenset(erasure.listed(connection))
    for chain in _chains(connection):
        if chain.chain == known or chain.own:
            after = (seq, link) if chain.chain == known else None
            bad, _, _ = _verify_chain(connection, chain, erased, after)
            if bad is not None:
                return bad
    return None


def _chains(connection: Connection) -> list[_Chain]:
    """Every chain here, our own first."""
    rows = connection.exec_driver_sql(
        "SELECT chain, feed, public_key, own, seq, hash, signature FROM chain"
    )
    return sorted((_Chain(*row) for row in rows), key=lambda one: (not one.own, one.chain))


def _verify_chain(
    connection: Connection,
    chain: _Chain,
    erased: frozenset[str],
    after: tuple[int, bytes] | None = None,
    told: Callable[[int], None] | None = None,
) -> tuple[Bad | None, int, int]:
    """(the first bad place or None, entries that fit, personal parts that are not here).

    From the first entry on, or behind the seq and hash of `after`.
    """
    name = chain.chain.hex()
    if chain_id(chain.public_key, chain.feed) != chain.chain:
        return Bad(name, 0, "chain-name"), 0, 0
    seq, link = after or (0, genesis(chain.public_key, chain.feed))
    act = absent = 0
    start = None if after else starts.of(connection, chain.chain)
    try:
        for row in _rows(connection, chain.chain, seq if after else None, told):
            entry = from_row(row)
            if start is not None and entry.seq > start.done:
                if entry.seq <= start.seq:
                    if row[15] != starts.NO_LINK:
                        return Bad(name, entry.seq, "gap"), seq, absent
                    check_entry(entry)
                    continue
                link, act, seq, start = start.hash, 0, start.seq, None
            fault = _fault(entry, seq, act) or _stored_fault(chain, row, erased)
            if fault is None:
                link = entry_hash(link, entry)
                fault = None if link == row[15] else "hash"
            if fault is not None:
                return Bad(name, seq + 1, fault), seq, absent
            seq, act = entry.seq, entry.act
            absent += entry.commitment is not None and entry.personal is None
    except DatabaseError as error:
        return Bad(name, seq + 1, reason_of(str(error.orig))), seq, absent
    except Rejected as rejected:
        return Bad(name, seq + 1, str(rejected.data.get("reason", rejected.code))), seq, absent
    except _BAD_ROW:
        return Bad(name, seq + 1, "unreadable"), seq, absent
    if start is not None:
        link, seq = start.hash, start.seq
    fault = _head_fault(chain, seq, link)
    return (Bad(name, min(seq, chain.seq) + 1, fault) if fault else None), seq, absent


def _rows(
    connection: Connection, chain: bytes, behind: int | None, told: Callable[[int], None] | None
) -> Iterator[Any]:
    """The bare rows of a chain in order; SQLAlchemy's own rows would cost half the time.

    Without `behind` also those under seq 1, where none may be. `told` hears how many came.
    """
    cursor, count = connection.connection.cursor(), 0
    try:
        if behind is None:
            cursor.execute(_ROWS.format(behind=""), (chain,))
        else:
            cursor.execute(_ROWS.format(behind="AND seq > ?"), (chain, behind))
        while part := cursor.fetchmany(_PART):
            yield from part
            count += len(part)
            if told:
                told(count)
    finally:
        cursor.close()


def _fault(entry: Entry, before: int, act: int) -> str | None:
    """Why an entry does not follow seq `before` of the act `act`."""
    if entry.seq != before + 1:
        return "gap"
    if entry.act not in (entry.seq, act):
        return "act"
    check_entry(entry)
    return None


def _stored_fault(chain: _Chain, row: Any, erased: frozenset[str]) -> str | None:
    """What a hash over the entry cannot see: spelling of the mark, personal data taken out."""
    if row[5] not in (0, 1):
        return "clock"
    if chain.own and row[14] is not None and row[12] is None and row[6] not in erased:
        return "personal-absent"
    return None


def _head_fault(chain: _Chain, seq: int, link: bytes) -> str | None:
    if seq != chain.seq:
        return "cut-off" if seq < chain.seq else "behind-head"
    if seq == 0:
        return None if not chain.hash else "head"
    if link != chain.hash:
        return "head"
    if chain.signature is None:
        # A foreign run is applied in slices: only its end is signed.
        return "signature" if chain.own else None
    head = SignedHead(chain.chain, chain.seq, chain.hash, chain.signature)
    return None if verify_head(chain.public_key, head) else "signature"


def _stray(connection: Connection, chains: list[_Chain]) -> Bad | None:
    """An entry whose chain is not in the table of chains."""
    beginning = starts.announced(connection)
    marks = ", ".join("?" * len(beginning))
    stray = connection.exec_driver_sql(
        "SELECT chain, seq FROM entry WHERE typeof(chain) <> 'blob' "
        "OR (chain NOT IN (SELECT chain FROM chain) "
        f"AND NOT (hash = x'' AND chain IN ({marks}))) LIMIT 1",
        tuple(beginning),
    ).first()
    if stray is not None:
        name = stray[0].hex() if isinstance(stray[0], bytes) else str(stray[0])[:16]
        return Bad(name, stray[1] if isinstance(stray[1], int) else 0, "stray")
    if not any(chain.own for chain in chains):
        return Bad("", 0, "own-chain-missing")
    return None


def _models(connection: Connection) -> Bad | None:
    """Whether the case list has one row for every case of the journal."""
    run = connection.exec_driver_sql
    cases = run("SELECT count(DISTINCT stream) FROM entry WHERE kind = 'case.registered/1'")
    listed = run("SELECT count(*) FROM case_row")
    return None if cases.scalar() == listed.scalar() else Bad("", 0, "case-list")


def _pages(connection: Connection) -> Bad | None:
    """Whether every page of the file carries its authentication code."""
    broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
    return Bad("", 0, "file-page") if broken else None


def quick_check(connection: Connection) -> str | None:
    """What SQLite finds wrong with the file's structure, None when it is sound."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    return None if found == "ok" else str(found)
