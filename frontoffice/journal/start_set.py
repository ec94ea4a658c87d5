"""A start set: what a new station needs on its first day, scattered entries under signed heads.

Where a segment is a whole run that proves itself, these entries stand on the server's signature
until the history behind them has arrived; each chain is verified forward from the head that its
station signed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import blake2b
from itertools import pairwise

import msgspec

from frontoffice.domain.errors import Rejected
from frontoffice.journal.columns import Pools, write_column
from frontoffice.journal.columns_read import Columns, Malformed
from frontoffice.journal.entry import Entry, check_entry
from frontoffice.journal.facts_part import (
    Facts,
    read_after,
    read_streams,
    write_after,
    write_streams,
)
from frontoffice.journal.part import Limits, read_part, read_payloads, write_part, write_payloads
from frontoffice.journal.personal_part import write_commitments, write_personal
from frontoffice.journal.segment import check_types, read_circles, rejecting
from frontoffice.journal.signing import SignedHead, StationKey, verify

SIGNED = "start-set/1"
MOST_ENTRIES = 100_000
"""More open cases and reference data than any office has."""


class StartChain(msgspec.Struct, frozen=True, array_like=True):
    """A chain of the feed and the head, signed by its station, from which it is verified on."""

    feed: str
    public_key: bytes
    head: SignedHead


class StartSet(msgspec.Struct, frozen=True, array_like=True):
    """`count` entries at or before the heads of `chains`, and the server's signature over it."""

    chains: tuple[StartChain, ...]
    count: int
    facts: bytes
    personal: dict[str, bytes]
    commitments: dict[str, bytes]
    signature: bytes = b""


def pack_start(
    key: StationKey,
    chains: Sequence[StartChain],
    entries: Sequence[Entry],
    circles: Collection[str],
) -> StartSet:
    """Packs and signs entries sorted by (chain, seq), with the personal data of these circles."""
    held: dict[str, list[Entry]] = {}
    for one in entries:
        if one.circle is not None:
            held.setdefault(one.circle, []).append(one)
    made = StartSet(
        tuple(chains),
        len(entries),
        _write(entries, [one.head.chain for one in chains]),
        {name: write_personal(part) for name, part in held.items() if name in circles},
        {name: write_commitments(part) for name, part in held.items() if name not in circles},
    )
    return msgspec.structs.replace(made, signature=key.sign(SIGNED, _digest(made)))


def unpack_start(public: bytes, start: StartSet, limits: Limits | None = None) -> list[Entry]:
    """The entries, sorted by (chain, seq), once the server `public` is seen to have signed them.

    Raises Rejected("start-unsigned"), Rejected("segment-bad", place) for what `pack_start` would
    not have made, and Rejected("entry-bad") for an entry that contradicts itself.
    """
    limits = limits or Limits(entries=MOST_ENTRIES)
    if not verify(public, SIGNED, _digest(start), start.signature):
        raise Rejected("start-unsigned")
    names = [one.head.chain for one in start.chains]
    with rejecting("start"):
        if not 0 <= start.count <= limits.entries or len(set(names)) != len(names):
            raise Malformed("count")
        placed, facts = _read(start, names, limits)
        check_types(facts)
        if any(a >= b for a, b in pairwise(placed)):
            raise Malformed("order")
    sealed = read_circles(start, facts, limits)
    entries = [
        Entry(chain, seq, *fields, *parts)
        for (chain, seq), fields, parts in zip(
            placed, zip(*facts, strict=True), sealed, strict=True
        )
    ]
    heads = {one.head.chain: one.head.seq for one in start.chains}
    for one in entries:
        check_entry(one)
        if one.seq > heads[one.chain]:
            raise Rejected("entry-bad", station=one.chain.hex(), seq=one.seq, reason="place")
    return entries


def _digest(start: StartSet) -> bytes:
    plain = msgspec.msgpack.encode(
        msgspec.structs.replace(
            start,
            personal=dict(sorted(start.personal.items())),
            commitments=dict(sorted(start.commitments.items())),
            signature=b"",
        )
    )
    return blake2b(plain, digest_size=32, person=b"fo-start-1").digest()


def _write(entries: Sequence[Entry], names: Sequence[bytes]) -> bytes:
    pools = Pools()
    codes = {name: code for code, name in enumerate(names)}
    kinds = [one.kind for one in entries]
    streams, opened = write_streams(entries)
    columns = (
        [codes[one.chain] for one in entries],
        [one.seq for one in entries],
        [one.seq - one.act for one in entries],
        [one.at for one in entries],
        [one.clock[0] for one in entries],
        [one.clock[1] for one in entries],
        streams,
        write_after(entries),
        kinds,
        [one.actor for one in entries],
        [one.circle for one in entries],
    )
    nodes = [write_column(column, pools) for column in columns]
    nodes.append([len(opened), write_column(opened, pools)])
    nodes.append(write_payloads(kinds, [one.body for one in entries], pools))
    return write_part(nodes, pools)


def _read(
    start: StartSet, names: Sequence[bytes], limits: Limits
) -> tuple[list[tuple[bytes, int]], Facts]:
    nodes, columns = read_part(start.facts, limits)
    codes, seqs, back, *plain = nodes[:-2]
    opened, bodies = nodes[-2:]
    count = start.count
    placed = list(
        zip(
            map(names.__getitem__, columns.counts(codes, count)),
            columns.counts(seqs, count),
            strict=True,
        )
    )
    acts = [seq - less for (_, seq), less in zip(placed, columns.counts(back, count), strict=True)]
    return placed, _facts(columns, plain, opened, bodies, placed, acts)


def _facts(
    columns: Columns,
    plain: Sequence[list[object]],
    opened: list[object],
    bodies: list[object],
    placed: list[tuple[bytes, int]],
    acts: list[int],
) -> Facts:
    at, offset, suspect, places, after, kind, actor, circle = [
        columns.read(node, len(placed)) for node in plain
    ]
    streams = read_streams(places, columns.read(opened[1], opened[0]), placed)  # type: ignore[arg-type]
    return Facts(
        acts,
        at,
        list(zip(offset, suspect, strict=True)),
        streams,
        read_after(after, streams, placed),
        kind,
        actor,
        read_payloads(columns, bodies, kind),
        circle,
    )
