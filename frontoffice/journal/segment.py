"""Segments: a run of one chain's entries up to a signed head, packed small for a weak line.

A segment has one facts part and, for each circle, a personal part and a commitments part; a reader
gets the one or the other, and recomputes every hash either way. It decodes without outside state.
The receiver still has to check the chain (`chain.verify_run`): a segment proves nothing by itself.
"""

from __future__ import annotations

import lzma
import struct
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import msgspec

from frontoffice.domain.errors import Rejected
from frontoffice.journal.columns import Pools
from frontoffice.journal.columns_read import Malformed
from frontoffice.journal.entry import CHAIN_BYTES, Entry
from frontoffice.journal.facts_part import Facts, read_facts, write_facts
from frontoffice.journal.part import Limits, read_part, write_part
from frontoffice.journal.personal_part import (
    Sealed,
    read_commitments,
    read_personal,
    write_commitments,
    write_personal,
)
from frontoffice.journal.signing import SignedHead

MAGIC = b"FOS"
VERSION = b"1"
COLUMNS, ROWS = 0, 1
SMALL = 32
"""Up to so many entries plain rows may be smaller than columns; both are tried."""

_BAD_DATA = (
    Malformed,
    msgspec.MsgspecError,
    lzma.LZMAError,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
_pack = msgspec.msgpack.Encoder().encode


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """`count` entries of chain `head.chain` from seq `first` to the signed `head`."""

    head: SignedHead
    first: int
    count: int
    form: int
    facts: bytes
    personal: dict[str, bytes]
    commitments: dict[str, bytes]


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """An entry's facts as they are: for a handful of entries, and if columns should ever fail."""

    act: int
    at: int
    clock: tuple[int | None, bool]
    stream: str
    after: tuple[tuple[bytes, int], ...]
    kind: str
    actor: str
    body: bytes
    circle: str | None


def pack(entries: Sequence[Entry], head: SignedHead) -> Segment:
    """Packs entries that follow one another in one chain and end at their signed head.

    Every entry is unpacked again and compared before the segment is given out. Raises ValueError
    when they are not such a run: the caller read the journal wrongly.
    """
    first = entries[0].seq if entries else 0
    run = [(head.chain, seq) for seq in range(first, head.seq + 1)]
    if not entries or run != [(entry.chain, entry.seq) for entry in entries]:
        raise ValueError("not a run up to this head")
    columnar = _pack_as(COLUMNS, entries, head)
    if unpack(columnar, Limits(entries=len(entries))) != list(entries):
        return _pack_as(ROWS, entries, head)
    if len(entries) > SMALL:
        return columnar
    return min(columnar, _pack_as(ROWS, entries, head), key=lambda segment: len(_pack(segment)))


def unpack(segment: Segment, limits: Limits | None = None) -> list[Entry]:
    """The entries, with the personal data of the parts that are there and else its commitment.

    Raises Rejected("segment-bad", place) for anything that `pack` would not have made, before it
    takes more memory than `limits` allow.
    """
    limits = limits or Limits()
    with rejecting("header"):
        _check_header(segment, limits)
    chain, first, count = segment.head.chain, segment.first, segment.count
    with rejecting("facts"):
        if segment.form == ROWS:
            facts = _read_rows(segment.facts, count, limits)
        else:
            facts = read_facts(segment.facts, chain, first, count, limits)
        check_types(facts)
    held = read_circles(segment, facts, limits)
    return [
        Entry(chain, seq, act, at, clock, stream, after, kind, actor, body, circle, *sealed)
        for seq, (act, at, clock, stream, after, kind, actor, body, circle), sealed in zip(
            range(first, first + count), zip(*facts, strict=True), held, strict=True
        )
    ]


def for_circles(segment: Segment, circles: Collection[str]) -> Segment:
    """What a reader of these circles gets: their personal parts, and commitments for the rest."""
    return msgspec.structs.replace(
        segment,
        personal={name: part for name, part in segment.personal.items() if name in circles},
        commitments={
            name: part
            for name, part in segment.commitments.items()
            if name not in circles or name not in segment.personal
        },
    )


def to_bytes(segment: Segment) -> bytes:
    """The segment as a blob for the wire or a bundle, to be named by its hash."""
    return MAGIC + VERSION + _pack(segment)


def from_bytes(data: bytes, limits: Limits | None = None) -> Segment:
    """The segment of a blob.

    Raises Rejected("segment-newer") for a later version, else Rejected("segment-bad", place).
    """
    with rejecting("header"):
        if len(data) > (limits or Limits()).packed_bytes or not data.startswith(MAGIC):
            raise Malformed("blob")
        if data[len(MAGIC) : len(MAGIC) + 1] != VERSION:
            raise Rejected("segment-newer")
        return msgspec.msgpack.decode(memoryview(data)[len(MAGIC) + 1 :], type=Segment)


def _pack_as(form: int, entries: Sequence[Entry], head: SignedHead) -> Segment:
    circles: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.circle is not None:
            circles.setdefault(entry.circle, []).append(entry)
    return Segment(
        head,
        entries[0].seq,
        len(entries),
        form,
        _write_rows(entries) if form == ROWS else write_facts(entries),
        {circle: write_personal(held, raw=form == ROWS) for circle, held in circles.items()},
        {circle: write_commitments(held) for circle, held in circles.items()},
    )


def _write_rows(entries: Sequence[Entry]) -> bytes:
    fields = Facts._fields
    return write_part([[getattr(e, field) for field in fields] for e in entries], Pools())


def _read_rows(data: bytes, count: int, limits: Limits) -> Facts:
    rows = msgspec.convert(read_part(data, limits)[0], list[_Row])
    if len(rows) != count:
        raise Malformed("rows")
    return Facts(*map(list, zip(*map(msgspec.structs.astuple, rows), strict=True)))


def _check_header(segment: Segment, limits: Limits) -> None:
    head = segment.head
    if not 1 <= segment.count <= limits.entries or segment.form not in (COLUMNS, ROWS):
        raise Malformed("count")
    if not 1 <= segment.first <= head.seq < 1 << 63:
        raise Malformed("seq")
    if head.seq != segment.first + segment.count - 1 or len(head.chain) != CHAIN_BYTES:
        raise Malformed("head")


def check_types(facts: Facts) -> None:
    """Columns hold any type; an entry does not. Raises Malformed."""
    for column, allowed in (
        (facts.at, {int}),
        (facts.stream, {str}),
        (facts.kind, {str}),
        (facts.actor, {str}),
        (facts.body, {bytes}),
        (facts.circle, {str, type(None)}),
        ([offset for offset, _ in facts.clock], {int, type(None)}),
        ([suspect for _, suspect in facts.clock], {bool}),
        ([head[0] for after in facts.after for head in after], {bytes}),
        ([head[1] for after in facts.after for head in after], {int}),
    ):
        if not set(map(type, column)) <= allowed:
            raise Malformed("type")
    _pack([facts.at, facts.clock, facts.after])  # no integer beyond 64 bits


class Held(Protocol):
    """What holds the personal data of entries, or commitments to it, by circle."""

    @property
    def personal(self) -> dict[str, bytes]:
        """The personal parts that are here."""

    @property
    def commitments(self) -> dict[str, bytes]:
        """What stands for the others."""


def read_circles(segment: Held, facts: Facts, limits: Limits) -> list[Any]:
    """(personal, salt, commitment) of every entry; raises Rejected("segment-bad", place)."""
    rows: dict[str, list[int]] = {}
    for row, circle in enumerate(facts.circle):
        if circle is not None:
            rows.setdefault(circle, []).append(row)
    with rejecting("circles"):
        if not {*segment.personal, *segment.commitments} <= rows.keys():
            raise Malformed("circles")
    held: list[Any] = [(None, None, None)] * len(facts.circle)
    for circle, places in rows.items():
        with rejecting(f"circle {circle[:40]}"):
            kinds = [facts.kind[row] for row in places]
            found = _read_circle(segment, circle, kinds, limits)
        for row, sealed in zip(places, found, strict=True):
            held[row] = sealed
    return held


def _read_circle(segment: Held, circle: str, kinds: list[str], limits: Limits) -> list[Sealed]:
    if circle in segment.personal:
        return read_personal(segment.personal[circle], kinds, limits)
    return read_commitments(segment.commitments[circle], len(kinds))


@contextmanager
def rejecting(place: str) -> Iterator[None]:
    """Whatever hostile bytes set off inside is told as one refusal."""
    try:
        yield
    except _BAD_DATA as error:
        raise Rejected("segment-bad", place=place) from error
