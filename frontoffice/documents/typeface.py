"""The papers' typefaces: registering the bundled fonts, measuring and wrapping text."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from frontoffice.resources import resource

MEDIUM = "PlusJakartaSans-Medium"
SEMIBOLD = "PlusJakartaSans-SemiBold"
BOLD = "PlusJakartaSans-Bold"
EXTRABOLD = "PlusJakartaSans-ExtraBold"
MONO = "JetBrainsMono-SemiBold"
FONTS = (MEDIUM, SEMIBOLD, BOLD, EXTRABOLD, MONO)

# Printers and readers take binary streams; base 85 only costs time and a quarter more bytes.
rl_config.useA85 = 0

_SPELT = {0x2BC: "’", 0x2044: "/"}

LEADING = 1.3
_BASELINE = 1.0


class Look(NamedTuple):
    """How a text looks: font name, size in points, colour as 0xRRGGBB."""

    font: str
    size: float
    colour: int

    @property
    def leading(self) -> float:
        """Height of one line in points."""
        return self.size * LEADING

    @property
    def baseline(self) -> float:
        """From a line's top down to its baseline, in points."""
        return self.size * _BASELINE


class _Widths(dict[str, float]):
    """The width of each letter a font has; that of any other is the font's `usual` one."""

    usual = 0.0

    def __missing__(self, _letter: str) -> float:
        return self.usual


@cache
def _widths(font: str) -> _Widths:
    """Registers the font once; ASCII-readable subsets would embed glyphs nobody prints."""
    face = TTFont(font, resource("fonts", f"{font}.ttf"), asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(face)
    found = _Widths(
        (chr(code), face.face.getCharWidth(code) / 1000) for code in face.face.charToGlyph
    )
    found.usual = face.face.defaultWidth / 1000
    return found


def register(font: str) -> str:
    """Makes a bundled font known to ReportLab; returns its name."""
    _widths(font)
    return font


def clean(text: str) -> str:
    """One line of printable text, ligatures and fractions spelt out; a character that no font
    has becomes "?".

    Population documents are written in Latin letters (Permendagri 73/2022), so nothing more is
    bundled; the journal keeps the name as it was given.
    """
    flat = " ".join(unicodedata.normalize("NFKC", text).translate(_SPELT).split())
    sans, mono = _widths(MEDIUM), _widths(MONO)
    if flat.isascii():
        return flat if flat.isprintable() else "".join(c if c.isprintable() else "?" for c in flat)
    return "".join(c if c in sans or c in mono else "?" for c in flat)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """(font, text) pieces: letters the font lacks are set in the mono font, which has more."""
    known = _widths(font)
    if text.isascii() or all(letter in known for letter in text):
        return [(font, text)]
    pieces: list[tuple[str, str]] = []
    for letter in text:
        own = font if letter in known else MONO
        if pieces and pieces[-1][0] == own:
            pieces[-1] = own, pieces[-1][1] + letter
        else:
            pieces.append((own, letter))
    return pieces


def text_width(text: str, look: Look) -> float:
    """Width in points."""
    pieces = runs(text, look.font)
    return look.size * sum(sum(map(_widths(font).__getitem__, piece)) for font, piece in pieces)


@lru_cache(maxsize=512)
def wrap(text: str, look: Look, width: float) -> tuple[str, ...]:
    """Lines no wider than `width` points; a word that is wider alone is cut, never clipped."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        joined = f"{line} {word}" if line else word
        if text_width(joined, look) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while text_width(line, look) > width and len(line) > 1:
            fit = len(line) - 1
            while fit > 1 and text_width(line[:fit], look) > width:
                fit -= 1
            lines.append(line[:fit])
            line = line[fit:]
    if line or not lines:
        lines.append(line)
    return tuple(lines)
