"""Reads columns back into rows. What it is given may be hostile: everything is bounded first.

Every row a column claims and every byte a value would take is spent from one budget before it is
made, so that neither a short list of huge counts nor a text repeated a million times costs memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from struct import unpack
from typing import Any

import msgspec

from frontoffice.journal.columns import (
    MOST_NUMBERS,
    MOST_PLACES,
    MOST_SHAPES,
    PADDED_MARK,
    PLAIN_MARK,
    WHOLE,
    Node,
)

DEEPEST = 64
MOST_TYPES = 16
ROW_BYTES = 32
MAP_BYTES = 128
"""About what a value and a map cost in memory, beyond their text."""

_WRITTEN_OUT = ("0", "x")
_PAIRS = [f"{number:02d}" for number in range(100)]
_ONES = [str(number) for number in range(10)]
_pack = msgspec.msgpack.Encoder().encode


class Malformed(Exception):
    """These are not columns that we wrote."""


class Columns:
    """The pools of one part and what may still be made of them (`budget`, about bytes)."""

    def __init__(self, numbers: bytes, text: bytes, dense: bytes, budget: int) -> None:
        self._pools = {"numbers": numbers, "text": text, "dense": dense}
        self._at = {"numbers": 0, "text": 0, "dense": 0}
        self._left = budget
        self._depth = 0

    def read(self, node: Node, rows: int) -> list[Any]:
        """The `rows` values of a column. Raises Malformed, or the ordinary errors of bad data."""
        if self._depth > DEEPEST:
            raise Malformed("depth")
        self.spend(_whole(rows) * ROW_BYTES)
        form = node[0]
        if form in _WRITTEN_OUT:
            values = list(node[1]) if form == "x" else []
        else:
            self._depth += 1
            values = _FORMS[form](self, node, rows)
            self._depth -= 1
        if len(values) != rows:
            raise Malformed("rows")
        return values

    def counts(self, node: Node, rows: int) -> list[int]:
        """A column of lengths or codes: integers that are not negative."""
        values = self.read(node, rows)
        if rows and (set(map(type, values)) != {int} or min(values) < 0):
            raise Malformed("counts")
        return values

    def spend(self, amount: int) -> None:
        """Takes from the budget before something is made."""
        if amount < 0 or amount > self._left:
            raise Malformed("too large")
        self._left -= amount

    def take(self, pool: str, size: int) -> bytes:
        """The next bytes of a pool."""
        start = self._at[pool]
        self._at[pool] = end = start + _whole(size)
        if size < 0 or end > len(self._pools[pool]):
            raise Malformed("short")
        return self._pools[pool][start:end]

    def codes(self, rows: int, size: int) -> list[int] | bytes:
        """Codes of `size` bytes each, written as planes."""
        if not 0 <= _whole(size) <= 8:
            raise Malformed("size")
        if size <= 1:
            return self.take("numbers", rows) if size else bytes(rows)
        wide, letter = next(whole for whole in WHOLE if whole[0] >= size)
        self.spend(rows * wide)
        packed = bytearray(rows * wide)
        for plane in range(size):
            packed[plane::wide] = self.take("numbers", rows)
        return list(unpack(f"<{rows}{letter}", packed))


def _whole(value: Any) -> int:
    """An integer of a node: text or a list times a number would be a very long one."""
    if type(value) is not int:
        raise Malformed("number")
    return value


def _constant(columns: Columns, node: Node, rows: int) -> list[Any]:
    columns.spend(rows * len(_pack(node[1])))
    return [node[1]] * rows


def _integers(columns: Columns, node: Node, rows: int) -> list[int]:
    _, base, step, size = node
    codes = columns.codes(rows, size)
    base, step = _whole(base), _whole(step)
    if step == 1:
        return list(codes) if base == 0 else [base + code for code in codes]
    return [base + step * code for code in codes]


def _differences(columns: Columns, node: Node, rows: int) -> list[int]:
    _, first, base, step, size = node
    base, step = _whole(base), _whole(step)
    steps = [base + step * code for code in columns.codes(rows - 1, size)]
    return list(accumulate(steps, initial=_whole(first)))


def _coded(columns: Columns, node: Node, rows: int) -> list[Any]:
    _, count, column, codes = node
    values = columns.read(column, count)
    sizes = [len(_pack(value)) for value in values]
    places = columns.counts(codes, rows)
    columns.spend(sum(map(sizes.__getitem__, places)))
    return list(map(values.__getitem__, places))


def _mixed(columns: Columns, node: Node, rows: int) -> list[Any]:
    _, codes, nodes = node
    places = columns.counts(codes, rows)
    if len(nodes) > MOST_TYPES:
        raise Malformed("types")
    parts = [iter(columns.read(part, places.count(at))) for at, part in enumerate(nodes)]
    return [next(parts[at]) for at in places]


def _ended_text(columns: Columns, node: Node, rows: int) -> list[str]:
    texts = columns.take("text", node[1]).decode().split("\0")
    if texts.pop() or len(texts) != rows:
        raise Malformed("text")
    return texts


def _cut(data: bytes, lengths: list[int]) -> list[bytes]:
    if sum(lengths) != len(data):
        raise Malformed("lengths")
    ends = list(accumulate(lengths))
    return [data[end - size : end] for end, size in zip(ends, lengths, strict=True)]


def _long_text(columns: Columns, node: Node, rows: int) -> list[str]:
    lengths = columns.counts(node[1], rows)
    return [piece.decode() for piece in _cut(columns.take("text", node[2]), lengths)]


def _equal_bytes(columns: Columns, node: Node, rows: int) -> list[bytes]:
    size = _whole(node[1])
    if size == 0:
        return [b""] * rows
    data = columns.take("dense", rows * size)
    return [data[at : at + size] for at in range(0, rows * size, size)]


def _long_bytes(columns: Columns, node: Node, rows: int) -> list[bytes]:
    lengths = columns.counts(node[1], rows)
    return _cut(columns.take("text", node[2]), lengths)


def _digits(columns: Columns, node: Node, rows: int) -> list[str]:
    width = _whole(node[1])
    columns.spend(rows * width)
    planes = []
    for at in range(-(width % 2), width, 2):
        names = _ONES if at < 0 else _PAIRS
        planes.append(list(map(names.__getitem__, columns.take("numbers", rows))))
    return list(map("".join, zip(*planes, strict=True)))


def _padded(columns: Columns, node: Node, rows: int) -> list[str]:
    _, width, column = node
    columns.spend(rows * _whole(width))
    return [f"{number:0{width}d}" for number in columns.read(column, rows)]


def _pattern(skeleton: str) -> tuple[str, int]:
    """The `%` pattern of a skeleton and how many numbers it takes."""
    first, *padded = skeleton.replace("%", "%%").split(PADDED_MARK)
    widths = [ord(part[0]) - 32 for part in padded]
    if not all(2 <= width <= 18 for width in widths):
        raise Malformed("width")
    pieces = [f"%0{w}d{part[1:]}" for w, part in zip(widths, padded, strict=True)]
    plain = skeleton.count(PLAIN_MARK)
    return (first + "".join(pieces)).replace(PLAIN_MARK, "%d"), plain + len(widths)


def _skeletons(columns: Columns, node: Node, rows: int) -> list[str]:
    _, column, number_nodes = node
    if len(number_nodes) > MOST_NUMBERS:
        raise Malformed("numbers")
    skeletons = columns.read(column, rows)
    known = {skeleton: _pattern(skeleton) for skeleton in set(skeletons)}
    patterns, takes = zip(*map(known.__getitem__, skeletons), strict=True)
    columns.spend(sum(map(len, patterns)) + 20 * sum(takes))
    numbers = [
        columns.read(part, sum(count > at for count in takes))
        for at, part in enumerate(number_nodes)
    ]
    return [pattern % row for pattern, row in zip(patterns, _rows(numbers, takes), strict=True)]


def _rows(
    columns: list[list[Any]], sizes: tuple[int, ...] | list[int]
) -> Iterator[tuple[Any, ...]]:
    """The rows of columns of which a row fills only its first `size`."""
    if all(len(column) == len(sizes) for column in columns) and columns:
        return zip(*columns, strict=True)
    if sizes and max(sizes) > len(columns):
        raise Malformed("places")
    parts = [iter(column) for column in columns]
    return (tuple([next(part) for part in parts[:size]]) for size in sizes)


def _words(columns: Columns, node: Node, rows: int) -> list[str]:
    _, lengths, nodes = node
    sizes = columns.counts(lengths, rows)
    if len(nodes) > MOST_NUMBERS:
        raise Malformed("words")
    words = [columns.read(part, sum(size > at for size in sizes)) for at, part in enumerate(nodes)]
    return list(map(" ".join, _rows(words, sizes)))


def _lists(columns: Columns, node: Node, rows: int) -> list[list[Any]]:
    _, lengths, column = node
    sizes = columns.counts(lengths, rows)
    flat = columns.read(column, sum(sizes))
    longest = max(sizes)
    if longest == min(sizes) and longest <= MOST_PLACES:
        if not longest:
            return [[] for _ in sizes]
        return [flat[at::rows] for at in range(rows)]
    items = iter(flat)
    if longest > MOST_PLACES:
        return [[next(items) for _ in range(size)] for size in sizes]
    found: list[list[Any]] = [[] for _ in sizes]
    for at in range(longest):
        for row, size in zip(found, sizes, strict=True):
            if size > at:
                row.append(next(items))
    return found


def _maps(columns: Columns, node: Node, rows: int) -> list[dict[str, Any]]:
    _, shapes, codes, keys, nodes = node
    places = columns.counts(codes, rows)
    if len(shapes) > MOST_SHAPES:
        raise Malformed("shapes")
    columns.spend(len(shapes) * len(keys) + rows * MAP_BYTES)
    named = [tuple(keys[place] for place in shape) for shape in shapes]
    widths = [sum(len(key) + 5 for key in shape) for shape in named]
    columns.spend(sum(map(widths.__getitem__, places)))
    filled = [places.count(at) for at in range(len(shapes))]
    holding = [
        sum(count for shape, count in zip(shapes, filled, strict=True) if at in shape)
        for at in range(len(keys))
    ]
    values = {
        key: columns.read(part, count)
        for key, part, count in zip(keys, nodes, holding, strict=True)
    }
    if len(named) == 1 and named[0]:
        shape = named[0]
        return [dict(zip(shape, row, strict=True)) for row in zip(*values.values(), strict=True)]
    parts = {key: iter(column) for key, column in values.items()}
    return [{key: next(parts[key]) for key in named[place]} for place in places]


_FORMS: dict[str, Callable[[Columns, Node, int], list[Any]]] = {
    "c": _constant,
    "i": _integers,
    "d": _differences,
    "e": _coded,
    "u": _mixed,
    "s": _ended_text,
    "S": _long_text,
    "y": _equal_bytes,
    "Y": _long_bytes,
    "g": _digits,
    "z": _padded,
    "k": _skeletons,
    "w": _words,
    "l": _lists,
    "m": _maps,
}
