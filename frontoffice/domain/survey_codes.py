"""Each one-time code counts once, wherever it was typed, also by stations that knew nothing of each
other, and no answer is ever joined to its code.

Which codes were used is told in lists apart from the answers, never fewer than `FEW` at once. A
code in two lists was used twice: the earlier list keeps its answer. Nobody can say which answer of
the later list came by it, so one of the answers by code since the list before leaves, drawn by a
hash. All replicas with the same facts leave out the same answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

FEW = 5
"""Who holds a receipt learns from a list only that its answer is one of so many."""

RowRef = tuple[str, int]
"""An answer: the stream of its closing and its place there."""


class Spent(NamedTuple):
    """A list of used codes: its stream, the office's day, the hashes."""

    stream: str
    on: dt.date
    hashes: tuple[str, ...]


def repeated(lists: Iterable[Spent], by_code: Iterable[RowRef]) -> frozenset[RowRef]:
    """The answers that do not count: as many of each list as it has codes an earlier one told.

    `by_code` are all answers given by a code.
    """
    told = list(lists)
    seen, twice = set[str](), dict[str, int]()
    for one in sorted(told, key=lambda one: (one.on, _place(one.stream))):
        twice[one.stream] = sum(code in seen for code in one.hashes)
        seen.update(one.hashes)
    chains: dict[str, list[tuple[int, RowRef]]] = {}
    for ref in by_code:
        chain, seq = _place(ref[0])
        chains.setdefault(chain, []).append((seq, ref))
    left, before = set[RowRef](), dict[str, int]()
    for one in sorted(told, key=lambda one: _place(one.stream)):
        chain, until = _place(one.stream)
        since, before[chain] = before.get(chain, 0), until
        if twice[one.stream]:
            own = [ref for seq, ref in chains.get(chain, ()) if since < seq < until]
            own.sort(key=partial(_lot, one.stream))
            left.update(own[: twice[one.stream]])
    return frozenset(left)


def _place(stream: str) -> tuple[str, int]:
    chain, _, seq = stream.partition(":")[2].partition("/")
    return chain, int(seq)


def _lot(stream: str, ref: RowRef) -> bytes:
    return blake2b(f"{stream} {ref[0]} {ref[1]}".encode(), digest_size=16).digest()
