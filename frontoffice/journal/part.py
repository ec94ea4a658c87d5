"""One part of a segment as bytes: a tree of column nodes and the three pools, compressed.

Raw LZMA2 from the standard library. Measured on the numbers of a standard day (190 kB, most of it
noise): LZMA2 74.1 kB in 0.05 s, zlib 85.0 kB; one stream for numbers and text together is 1.2 kB
larger than two.
"""

from __future__ import annotations

import lzma
from collections import Counter
from typing import Any

import msgspec

from frontoffice.journal.columns import Node, Pools, write_column
from frontoffice.journal.columns_read import Columns, Malformed

_DICTIONARY = 1 << 22
# Bytes of a number plane say nothing about their neighbours; letters of a text do.
_NUMBERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": _DICTIONARY, "lc": 0, "pb": 0}]
_TEXT = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": _DICTIONARY, "lc": 3, "pb": 0}]

_pack = msgspec.msgpack.Encoder().encode
_canonical = msgspec.msgpack.Encoder(order="deterministic").encode
_unpack = msgspec.msgpack.Decoder().decode


class Limits(msgspec.Struct, frozen=True):
    """What a receiver is ready to take in one segment; a standard day is well below a tenth."""

    entries: int = 50_000
    packed_bytes: int = 8 * 1024 * 1024
    unpacked_bytes: int = 128 * 1024 * 1024


class _Part(msgspec.Struct, frozen=True, array_like=True):
    tree_size: int
    text_size: int
    numbers_size: int
    text: bytes
    numbers: bytes
    dense: bytes


def write_part(node: Node, pools: Pools) -> bytes:
    """The bytes of a tree of nodes and the pools it was written into."""
    tree = _pack(node)
    text, numbers = tree + b"".join(pools.text), b"".join(pools.numbers)
    packed = _squeeze(text, _TEXT), _squeeze(numbers, _NUMBERS)
    return _pack(_Part(len(tree), len(text), len(numbers), *packed, b"".join(pools.dense)))


def read_part(data: bytes, limits: Limits) -> tuple[Any, Columns]:
    """The tree of nodes and its columns; raises Malformed or the ordinary errors of bad data."""
    part = msgspec.msgpack.decode(data, type=_Part)
    if min(part.tree_size, part.text_size, part.numbers_size) < 0:
        raise Malformed("size")
    budget = limits.unpacked_bytes - part.text_size - part.numbers_size
    if budget < 0:
        raise Malformed("too large")
    text = _unsqueeze(part.text, part.text_size, _TEXT)
    numbers = _unsqueeze(part.numbers, part.numbers_size, _NUMBERS)
    tree = _unpack(text[: part.tree_size])
    return tree, Columns(numbers, text[part.tree_size :], part.dense, budget)


def _squeeze(data: bytes, filters: list[dict[str, int]]) -> bytes:
    packed = lzma.compress(data, format=lzma.FORMAT_RAW, filters=filters)
    return packed if len(packed) < len(data) else data


def _unsqueeze(data: bytes, size: int, filters: list[dict[str, int]]) -> bytes:
    if len(data) == size:
        return data
    found = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters).decompress(data, size)
    if len(found) != size:
        raise Malformed("size")
    return found


def write_payloads(
    kinds: list[str], payloads: list[bytes], pools: Pools, *, raw: bool = False
) -> Node:
    """Bodies or personal data of entries of these kinds, as columns for each kind.

    What would not come back as the writer's own bytes goes as it is; with `raw`, all of it.
    """
    groups: dict[str, list[bytes]] = {kind: [] for kind in kinds}
    for kind, payload in zip(kinds, payloads, strict=True):
        groups[kind].append(payload)
    return [_write_group(group, pools, raw) for group in groups.values()]


def _write_group(payloads: list[bytes], pools: Pools, raw: bool) -> Node:
    values, rest, marks = [], [], []
    for payload in payloads:
        value = None if raw else _shreddable(payload)
        marks.append(int(value is not None))
        if value is not None:
            values.append(value)
        else:
            rest.append(payload)
    return [write_column(column, pools) for column in (marks, values, rest)]


def _shreddable(payload: bytes) -> dict[str, Any] | None:
    """The map a payload is, if encoding it again gives the same bytes."""
    try:
        value = _unpack(payload)
        same = type(value) is dict and _canonical(value) == payload
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError, OverflowError):
        return None
    return value if same else None


def read_payloads(columns: Columns, nodes: Node, kinds: list[str]) -> list[bytes]:
    """The payloads as their writers' own bytes."""
    found = {
        kind: iter(_read_group(columns, node, rows))
        for (kind, rows), node in zip(Counter(kinds).items(), nodes, strict=True)
    }
    return [next(found[kind]) for kind in kinds]


def _read_group(columns: Columns, node: Node, rows: int) -> list[bytes]:
    marks = columns.counts(node[0], rows)
    # Maps come back with their keys in order, so plain encoding gives the canonical bytes.
    values = iter(list(map(_pack, columns.read(node[1], sum(marks)))))
    raw = iter(columns.read(node[2], rows - sum(marks)))
    return list(values) if all(marks) else [next(values if mark else raw) for mark in marks]
