"""Every mark on a paper and the 8-byte hash over all of them, which the QR carries.

A mark is a text or a shape with its place, size and colour, so that a moved, added, covered or
whitened one changes the hash as surely as a changed letter. The QR itself counts by its box only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from frontoffice.domain import canonical

GRID = 10
"""Places are kept to tenths of a point: far below what is visible, far above rounding noise."""

Mark = tuple[str | int, ...]


def snap(value: float) -> float:
    """A coordinate on the grid."""
    return round(value * GRID) / GRID


def text_mark(page: int, x: float, y: float, size: float, colour: int, text: str) -> Mark:
    """A text at its baseline start. Spaces do not count: readers add and drop them."""
    # PDFium reports a hyphen at a line's end as U+0002.
    letters = "".join(text.replace("\x02", "-").replace("\ufffe", "-").split())
    plain = unicodedata.normalize("NFKC", letters)
    return "t", page, round(x * GRID), round(y * GRID), round(size * GRID), colour, plain


def shape_mark(page: int, colour: int, points: Iterable[tuple[float, float]]) -> Mark:
    """A filled shape by all its points in drawing order."""
    flat = [round(value * GRID) for point in points for value in point]
    return "s", page, colour, *flat


def qr_mark(page: int, x: float, y: float, side: float) -> Mark:
    """The QR's box: nothing may hide in its path outside of it."""
    return "q", page, round(x), round(y), round(side)


def facts_hash(pages: Iterable[tuple[float, float]], marks: Iterable[Mark]) -> bytes:
    """8 bytes of BLAKE2b over page sizes (points) and all marks in drawing order."""
    sizes = [[round(width), round(height)] for width, height in pages]
    whole = canonical.encode([sizes, [list(mark) for mark in marks]])
    return blake2b(whole, digest_size=8, person=b"fo-paper-1").digest()
