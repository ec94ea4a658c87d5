"""Writes rows of plain values as columns, so that like lies beside like and compresses well.

No code per kind of fact: every column is looked at and written in the form that suits it. A column
is a small *node* that says how it was written; what it holds goes into three pools, of numbers, of
text, and of bytes that do not compress. `columns_read` is the way back, and the list of forms:

    0                                  no rows
    c value                            one value for all rows
    x values                           as they are
    i base step size                   integers base + step * code, `size` bytes a code
    d first base step size             the same for the differences to the row before
    e count column codes               codes into a list of distinct values
    u codes columns                    one column per type; None, True and False are types too
    s bytes / S lengths bytes          text, ended by NUL / with lengths
    y size / Y lengths bytes           byte strings of one size / with lengths
    g width                            digits, two to a byte      z width column   as integers
    k skeletons columns                text whose numbers lie in columns of their own
    w lengths columns                  text as words, one column for each place
    l lengths column                   lists, flattened: all first items, all second items...
    m shapes codes keys columns        maps: which keys a row has, and a column for each key
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import gcd, log2
from operator import itemgetter
from struct import pack
from typing import Any

Node = list[Any]

EMPTY: Node = ["0"]
MOST_PLACES = 64
MOST_NUMBERS = 16
MOST_SHAPES = 256
DEEPEST = 24

WHOLE = ((2, "H"), (4, "I"), (8, "Q"))
"""The whole integers that codes of several bytes are taken apart from, for `struct`."""

PLAIN_MARK, PADDED_MARK = "\x01", "\x02"
_NUMBER = re.compile(r"([0-9]{1,18})")


class Pools:
    """What the columns hold, in the order in which they were written."""

    def __init__(self) -> None:
        self.numbers: list[bytes] = []
        self.text: list[bytes] = []
        self.dense: list[bytes] = []


def write_column(values: list[Any], pools: Pools, depth: int = 0) -> Node:
    """The node for rows of None, bool, int, str, bytes, lists and maps with text keys."""
    if not values:
        return EMPTY
    if depth > DEEPEST:
        return ["x", values]
    kinds = set(map(type, values))
    if bool in kinds or len(kinds) > 1 or type(None) in kinds:
        return _mixed(values, pools, depth)
    (kind,) = kinds
    if kind is list:
        return _lists(values, pools, depth)
    if kind is dict:
        return _maps(values, pools, depth)
    if kind not in (int, str, bytes):
        return ["x", values]  # nothing that a fact holds
    distinct = dict.fromkeys(values)
    if len(distinct) == 1:
        return ["c", values[0]]
    if kind is int:
        return _integers(values, distinct, pools)
    if len(distinct) * 2 <= len(values):
        return _coded(values, list(distinct), pools, depth)
    return _text(values, pools, depth) if kind is str else _bytes(values, pools)


def _mixed(values: list[Any], pools: Pools, depth: int) -> Node:
    if all(value is values[0] for value in values):
        return ["c", values[0]]  # None, True or False throughout
    marks = [value if value is None or type(value) is bool else type(value) for value in values]
    known = {mark: place for place, mark in enumerate(dict.fromkeys(marks))}
    codes = write_column([known[mark] for mark in marks], pools, depth)
    columns = [
        write_column([v for v, m in zip(values, marks, strict=True) if m is mark], pools, depth + 1)
        for mark in known
    ]
    return ["u", codes, columns]


def _coded(values: list[Any], distinct: list[Any], pools: Pools, depth: int) -> Node:
    places = {value: place for place, value in enumerate(distinct)}
    column = write_column(distinct, pools, depth + 1)
    codes = _integers(list(map(places.__getitem__, values)), range(len(distinct)), pools)
    return ["e", len(distinct), column, codes]


def _integers(values: list[int], distinct: Iterable[int], pools: Pools) -> Node:
    base = min(distinct)
    step = gcd(*(value - base for value in distinct)) or 1
    plain = _planes([(value - base) // step for value in values])
    steps = [b - a for a, b in pairwise(values)]
    low = min(steps)
    stride = gcd(*(value - low for value in set(steps))) or 1
    delta = _planes([(value - low) // stride for value in steps])
    if plain is None or delta is None:
        return ["x", values]
    if _cost(delta) < _cost(plain):
        pools.numbers += delta
        return ["d", values[0], low, stride, len(delta)]
    listed = sorted(distinct)
    # Few but far apart (fees): their places in a list are shorter than they are.
    if len(plain) > 1 and len(listed) <= min(256, len(values) // 8):
        places = {value: place for place, value in enumerate(listed)}
        pools.numbers.append(bytes(map(places.__getitem__, values)))
        return ["e", len(listed), ["x", listed], ["i", 0, 1, 1]]
    pools.numbers += plain
    return ["i", base, step, len(plain)]


def _planes(codes: list[int]) -> list[bytes] | None:
    """The lowest bytes of all codes, then the second lowest...; None beyond 64 bits."""
    size = (max(codes).bit_length() + 7) // 8
    if size > 8:
        return None
    if size <= 1:
        return [bytes(codes)] * size
    wide, letter = next(whole for whole in WHOLE if whole[0] >= size)
    packed = pack(f"<{len(codes)}{letter}", *codes)
    return [packed[plane::wide] for plane in range(size)]


def _cost(planes: list[bytes]) -> float:
    """About how many bits these will need, from how often each byte value occurs."""
    bits = 0.0
    for plane in planes:
        counts = Counter(plane)
        bits += 8 * len(counts)
        bits -= sum(count * log2(count / len(plane)) for count in counts.values())
    return bits


def _bytes(values: list[bytes], pools: Pools) -> Node:
    sizes = set(map(len, values))
    if len(sizes) == 1:
        pools.dense += values
        return ["y", len(values[0])]
    lengths = write_column(list(map(len, values)), pools)
    joined = b"".join(values)
    pools.text.append(joined)
    return ["Y", lengths, len(joined)]


def _text(values: list[str], pools: Pools, depth: int) -> Node:
    joined = "".join(values)
    if joined.isascii() and joined.isdigit() and len(set(map(len, values))) == 1:
        return _digits(values, pools)
    return (
        _skeletons(values, joined, pools, depth)
        or _words(values, joined, pools, depth)
        or _raw_text(values, joined, pools)
    )


def _raw_text(values: list[str], joined: str, pools: Pools) -> Node:
    if "\0" not in joined:
        data = "\0".join(values).encode() + b"\0"
        pools.text.append(data)
        return ["s", len(data)]
    coded = [value.encode() for value in values]
    lengths = write_column(list(map(len, coded)), pools)
    data = b"".join(coded)
    pools.text.append(data)
    return ["S", lengths, len(data)]


def _digits(values: list[str], pools: Pools) -> Node:
    width = len(values[0])
    odd = width % 2
    pairs = [
        bytes(map(int, map(itemgetter(slice(max(at, 0), at + 2)), values)))
        for at in range(-odd, width, 2)
    ]
    if width <= 18:
        numbers = list(map(int, values))
        steps = [b - a for a, b in pairwise(numbers)]
        low = min(steps)
        delta = _planes([step - low for step in steps])
        if delta is not None and _cost(delta) < _cost(pairs):
            return ["z", width, _integers(numbers, set(numbers), pools)]
    pools.numbers += pairs
    return ["g", width]


def _skeletons(values: list[str], joined: str, pools: Pools, depth: int) -> Node | None:
    """Text with the numbers taken out; a number with leading zeros keeps its width in the text."""
    if PLAIN_MARK in joined or PADDED_MARK in joined or not _NUMBER.search(joined):
        return None
    columns: list[list[int]] = []
    skeletons = []
    for value in values:
        parts = _NUMBER.split(value)
        if len(parts) > 2 * MOST_NUMBERS:
            return None
        while len(columns) < len(parts) // 2:
            columns.append([])
        for place in range(1, len(parts), 2):
            number = parts[place]
            columns[place // 2].append(int(number))
            padded = number[0] == "0" and len(number) > 1
            parts[place] = PADDED_MARK + chr(32 + len(number)) if padded else PLAIN_MARK
        skeletons.append("".join(parts))
    if len(set(skeletons)) * 2 > len(values):
        return None
    skeleton = write_column(skeletons, pools, depth + 1)
    return ["k", skeleton, [write_column(column, pools, depth + 1) for column in columns]]


def _words(values: list[str], joined: str, pools: Pools, depth: int) -> Node | None:
    """Text as words, where the words repeat: a name's parts come from the same few thousands."""
    if " " not in joined or len(values) < 8:
        return None
    rows = [value.split(" ") for value in values]
    places = max(map(len, rows))
    if places > MOST_NUMBERS:
        return None
    columns = [[row[at] for row in rows if len(row) > at] for at in range(places)]
    distinct = sum(len(set(column)) for column in columns)
    if distinct * 2 > sum(map(len, columns)):
        return None
    lengths = write_column(list(map(len, rows)), pools)
    return ["w", lengths, [write_column(column, pools, depth + 1) for column in columns]]


def _lists(values: list[list[Any]], pools: Pools, depth: int) -> Node:
    lengths = list(map(len, values))
    node = write_column(lengths, pools)
    if max(lengths) <= MOST_PLACES:
        flat = [row[at] for at in range(max(lengths)) for row in values if len(row) > at]
    else:
        flat = [item for row in values for item in row]
    return ["l", node, write_column(flat, pools, depth + 1)]


def _maps(values: list[dict[str, Any]], pools: Pools, depth: int) -> Node:
    rows = list(map(tuple, values))
    shapes = list(dict.fromkeys(rows))
    named = {key for shape in shapes for key in shape}
    if len(shapes) > MOST_SHAPES or any(type(key) is not str for key in named):
        return ["x", values]
    keys = sorted(named)
    codes = write_column(list(map({s: i for i, s in enumerate(shapes)}.__getitem__, rows)), pools)
    columns = []
    for key in keys:
        column = [row[key] for row in values if key in row]
        columns.append(write_column(column, pools, depth + 1))
    placed = {key: place for place, key in enumerate(keys)}
    return ["m", [[placed[key] for key in shape] for shape in shapes], codes, keys, columns]
