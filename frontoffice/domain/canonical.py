"""The one byte form of a value: msgpack, sorted keys, shortest integers, NFC text, no floats.

Two stations that mean the same thing write the same bytes, so a hash over them is a hash over the
meaning. Facts are kept and relayed as these bytes; nobody encodes somebody else's fact again.
"""

from __future__ import annotations

from typing import Any
from unicodedata import is_normalized, normalize

import msgspec

from frontoffice.domain.errors import Rejected

MAX_DEPTH = 32
"""Deepest nesting of lists and maps, so that no hostile bytes can exhaust the stack."""

MAX_BYTES = 4 * 1024 * 1024
"""Largest encoded value in bytes that `decode` looks at; files travel apart from facts."""

_PLAIN = frozenset({int, bool, bytes, type(None)})
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder().decode


def _text(value: str) -> str:
    return value if value.isascii() or is_normalized("NFC", value) else normalize("NFC", value)


def _plain(value: Any, depth: int) -> Any:
    """The value as it is encoded: text in NFC, keys sorted."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is str:
        return _text(value)
    if depth >= MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    if kind is list or kind is tuple:
        return [_plain(item, depth + 1) for item in value]
    if kind is dict:
        return _plain_map(value, depth + 1)
    raise TypeError(f"{kind.__name__} has no canonical form")


def _plain_map(value: dict[Any, Any], depth: int) -> dict[str, Any]:
    # Joining raises TypeError for keys that are not text, at a fraction of a check of each.
    if not "".join(value).isascii():
        renamed = {_text(key): item for key, item in value.items()}
        if len(renamed) != len(value):
            raise ValueError("two keys of a map are the same text")
        value = renamed
    # Python orders text by code point, which is also the order of the UTF-8 bytes.
    return {
        key: item if type(item := value[key]) in _PLAIN else _plain(item, depth)
        for key in sorted(value)
    }


def encode(value: Any) -> bytes:
    """The canonical bytes of None, bool, int (64 bits), str, bytes, and lists and maps of these.

    A tuple is written as a list and text is brought to NFC. Raises TypeError for any other type
    (a float has no exact decimal meaning; dates and instants are written as text or integers by
    their owner) and ValueError for integers beyond 64 bits, broken text and too deep a nesting.
    """
    try:
        return _pack(_plain(value, 0))
    except OverflowError as error:
        raise ValueError("an integer needs more than 64 bits") from error


def decode(data: bytes) -> Any:
    """The value of canonical bytes; lists come back as lists.

    Raises Rejected("encoding-bad") for anything that `encode` would not have written: other
    spellings of the same value, floats, extensions, repeated keys, trailing bytes.
    """
    if len(data) > MAX_BYTES:
        raise Rejected("encoding-bad", reason="too-large")
    try:
        value = _unpack(data)
        if encode(value) != data:
            raise Rejected("encoding-bad", reason="not-canonical")
    except (msgspec.DecodeError, UnicodeError, TypeError, ValueError, RecursionError) as error:
        raise Rejected("encoding-bad", reason="unreadable") from error
    return value
