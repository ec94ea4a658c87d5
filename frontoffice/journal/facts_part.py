"""The facts part of a segment: everything of the entries that their hashes cover, but commitments.

What follows from the place of an entry is not sent: chain and seq, the act (continued or new), the
name of a stream that the entry opens, and `after` when it is the entry before in the same stream.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from frontoffice.journal.columns import Node, Pools, write_column
from frontoffice.journal.columns_read import Malformed
from frontoffice.journal.entry import Entry, opened_by, stream_name
from frontoffice.journal.part import Limits, read_part, read_payloads, write_part, write_payloads

After = tuple[tuple[bytes, int], ...]
AS_PREDICTED = True


class Facts(NamedTuple):
    """The columns of the entries' fields, in the order of `Entry`."""

    act: list[int]
    at: list[int]
    clock: list[tuple[int | None, bool]]
    stream: list[str]
    after: list[After]
    kind: list[str]
    actor: list[str]
    body: list[bytes]
    circle: list[str | None]


def write_facts(entries: Sequence[Entry]) -> bytes:
    """The facts part of entries that follow one another in one chain."""
    pools = Pools()
    kinds = [entry.kind for entry in entries]
    places, names = write_streams(entries)
    columns = (
        [int(entry.act != entry.seq) for entry in entries],
        [entry.at for entry in entries],
        [entry.clock[0] for entry in entries],
        [entry.clock[1] for entry in entries],
        places,
        write_after(entries),
        kinds,
        [entry.actor for entry in entries],
        [entry.circle for entry in entries],
    )
    nodes: Node = [write_column(column, pools) for column in columns]
    nodes.append([len(names), write_column(names, pools)])
    nodes.append(write_payloads(kinds, [entry.body for entry in entries], pools))
    return write_part(nodes, pools)


def read_facts(data: bytes, chain: bytes, first: int, count: int, limits: Limits) -> Facts:
    """The fields of `count` entries from `first` on; raises Malformed and errors of bad data."""
    nodes, columns = read_part(data, limits)
    *plain, names, bodies = nodes
    continued, at, offset, suspect, places, after, kind, actor, circle = [
        columns.read(node, count) for node in plain
    ]
    placed = [(chain, seq) for seq in range(first, first + count)]
    stream = read_streams(places, columns.read(names[1], names[0]), placed)
    acts, act = [], first
    for seq, goes_on in enumerate(continued, first):
        act = act if goes_on else seq
        acts.append(act)
    return Facts(
        acts,
        at,
        list(zip(offset, suspect, strict=True)),
        stream,
        read_after(after, stream, placed),
        kind,
        actor,
        read_payloads(columns, bodies, kind),
        circle,
    )


def write_streams(entries: Sequence[Entry]) -> tuple[list[int], list[Any]]:
    """For each entry how many new streams ago its stream came up (0: now), and the new names."""
    known: dict[str, int] = {}
    places, names = [], []
    for entry in entries:
        place = known.get(entry.stream)
        if place is not None:
            places.append(len(known) - place)
            continue
        known[entry.stream] = len(known)
        places.append(0)
        names.append(_short_name(entry))
    return places, names


def _short_name(entry: Entry) -> Any:
    opener = opened_by(entry.stream)
    if opener is None:
        return [entry.stream]
    word = entry.stream.partition(":")[0]
    return word if opener == (entry.chain, entry.seq) else [word, *opener]


def read_streams(
    places: list[int], names: list[Any], placed: Sequence[tuple[bytes, int]]
) -> list[str]:
    """The streams of entries at these (chain, seq), as `write_streams` wrote them."""
    known: list[str] = []
    found = []
    new = iter(names)
    for (chain, seq), ago in zip(placed, places, strict=True):
        if ago == 0:
            name = next(new)
            if type(name) is str:
                name = stream_name(name, chain, seq)
            else:
                name = name[0] if len(name) == 1 else stream_name(*name)
            known.append(name)
            found.append(name)
        elif 0 < ago <= len(known):
            found.append(known[-ago])
        else:
            raise Malformed("stream")
    return found


def write_after(entries: Sequence[Entry]) -> list[Any]:
    """`after` of each entry, or a mark where it is the entry before in the same stream."""
    last: dict[str, After] = {}
    found: list[Any] = []
    for entry in entries:
        if entry.after == last.get(entry.stream, ()):
            found.append(AS_PREDICTED)
        else:
            found.append([list(head) for head in entry.after])
        last[entry.stream] = ((entry.chain, entry.seq),)
    return found


def read_after(
    after: list[Any], streams: list[str], placed: Sequence[tuple[bytes, int]]
) -> list[After]:
    """What `write_after` wrote, for entries at these (chain, seq)."""
    last: dict[str, After] = {}
    found = []
    for place, told, stream in zip(placed, after, streams, strict=True):
        if told is AS_PREDICTED:
            found.append(last.get(stream, ()))
        else:
            found.append(tuple([(head[0], head[1]) for head in told]))
        last[stream] = (place,)
    return found
