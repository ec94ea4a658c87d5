"""Reads and writes journal entries as rows."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

import frontoffice.domain.reference_facts  # noqa: F401  (registers its kinds)
from frontoffice.domain.facts import Recorded, Ref, read_body, read_personal
from frontoffice.journal.entry import Entry
from frontoffice.store.engine import driver

_PLACE = struct.Struct(">8sQ")

INSERT = (
    "INSERT INTO entry (chain, seq, act, at, clock_offset, clock_suspect, stream, after, kind, "
    "actor, body, circle, personal, salt, commitment, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_FIELDS = (
    "chain, seq, act, at, clock_offset, clock_suspect, stream, after, kind, actor, body, circle, "
    "personal, salt, commitment"
)
_RECORDED = "chain, seq, at, after, kind, actor, body, circle, personal, commitment IS NOT NULL"


def pack_after(after: Iterable[tuple[bytes, int]]) -> bytes:
    """Heads as sixteen bytes each: chain, then seq."""
    return b"".join(_PLACE.pack(chain, seq) for chain, seq in after)


def unpack_after(data: bytes) -> tuple[tuple[bytes, int], ...]:
    """The heads in the bytes of `pack_after`."""
    if len(data) == _PLACE.size:
        # The usual single head.
        return (_PLACE.unpack(data),)
    return tuple(_PLACE.iter_unpack(data))


def to_row(entry: Entry, entry_hash: bytes) -> tuple[Any, ...]:
    """The values of `INSERT` for an entry and its hash."""
    offset, suspect = entry.clock
    return (
        entry.chain,
        entry.seq,
        entry.act,
        entry.at,
        offset,
        int(suspect),
        entry.stream,
        pack_after(entry.after),
        entry.kind,
        entry.actor,
        entry.body,
        entry.circle,
        entry.personal,
        entry.salt,
        entry.commitment,
        entry_hash,
    )


def from_row(row: Sequence[Any]) -> Entry:
    """The entry in a row of `_FIELDS`."""
    # By place: a journal has millions, and names cost a third more.
    chain, seq, act, at, offset, suspect, stream, after = row[:8]
    clock = offset, bool(suspect)
    return Entry(chain, seq, act, at, clock, stream, unpack_after(after), *row[8:15])


def to_recorded(entry: Entry) -> Recorded:
    """An entry as a fold sees it."""
    return Recorded(
        ref=(entry.chain.hex(), entry.seq),
        at=entry.at,
        after=tuple((chain.hex(), seq) for chain, seq in entry.after),
        kind=entry.kind,
        actor=entry.actor,
        body=read_body(entry.kind, entry.body),
        personal=read_personal(entry.kind, entry.personal),
        circle=entry.circle,
        has_personal=entry.commitment is not None,
    )


def _recorded(row: Sequence[Any]) -> Recorded:
    # Once for every fact of every fold: by place, and the usual single head without a loop.
    chain, seq, at, after, kind, actor, body, circle, personal, has_personal = row
    return Recorded(
        (chain.hex(), seq),
        at,
        _heads(after) if after else (),
        kind,
        actor,
        read_body(kind, body),
        None if personal is None else read_personal(kind, personal),
        circle,
        bool(has_personal),
    )


def _heads(after: bytes) -> tuple[Ref, ...]:
    if len(after) == _PLACE.size:
        chain, seq = _PLACE.unpack(after)
        return ((chain.hex(), seq),)
    return tuple((one.hex(), place) for one, place in _PLACE.iter_unpack(after))


def read_stream(connection: Connection, stream: str) -> list[Recorded]:
    """Every fact of one stream that is here, in the order of arrival."""
    rows = driver(connection).execute(
        f"SELECT {_RECORDED} FROM entry WHERE stream = ? ORDER BY id", (stream,)
    )
    return [_recorded(row) for row in rows]


def read_streams(connection: Connection, streams: Iterable[str]) -> dict[str, list[Recorded]]:
    """Every fact of each of these streams, as `read_stream` reads one; in one statement."""
    found: dict[str, list[Recorded]] = {stream: [] for stream in streams}
    rows = driver(connection).execute(
        f"SELECT {_RECORDED}, stream FROM entry "
        "WHERE stream IN (SELECT value FROM json_each(?)) ORDER BY id",
        (msgspec.json.encode(list(found)).decode(),),
    )
    for row in rows:
        found[row[-1]].append(_recorded(row[:-1]))
    return found


def read_all_streams(connection: Connection) -> Iterator[tuple[str, list[Recorded]]]:
    """Every stream with its facts, one stream after the other."""
    rows = driver(connection).execute(f"SELECT {_RECORDED}, stream FROM entry ORDER BY stream, id")
    name, facts = None, list[Recorded]()
    for row in rows:
        stream = row[-1]
        if stream != name:
            if name is not None:
                yield name, facts
            name, facts = stream, []
        facts.append(_recorded(row[:-1]))
    if name is not None:
        yield name, facts


def read_provisional(
    connection: Connection, chain: bytes, first: int, last: int
) -> dict[int, Entry]:
    """Entries from `first` to `last` that came with a start set and have no link yet, by seq."""
    found = driver(connection).execute(
        f"SELECT {_FIELDS} FROM entry WHERE chain = ? AND seq BETWEEN ? AND ? AND hash = x''",
        (chain, first, last),
    )
    return {row[1]: from_row(row) for row in found}


def read_chain(
    connection: Connection, chain: bytes, *, after: int = 0, up_to: int | None = None
) -> Iterator[tuple[Entry, bytes]]:
    """The entries of a chain behind seq `after`, each with its stored hash, in order.

    Provisional ones of a start set, which have none, are left out.
    """
    rows = driver(connection).execute(
        f"SELECT {_FIELDS}, hash FROM entry WHERE chain = ? AND seq > ? AND seq <= ? "
        "AND hash <> x'' ORDER BY seq",
        (chain, after, up_to if up_to is not None else 2**62),
    )
    for row in rows:
        yield from_row(row), row[15]


def heads_of(recorded: Sequence[Recorded]) -> tuple[Ref, ...]:
    """The facts of a stream that no other fact follows."""
    followed = {parent for item in recorded for parent in item.after}
    return tuple(sorted(item.ref for item in recorded if item.ref not in followed))
