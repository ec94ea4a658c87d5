"""The looks of the papers: sizes, inks and columns of A5 and of 80 and 58 mm thermal rolls."""

from __future__ import annotations

from typing import NamedTuple

from frontoffice.documents.content import Paper
from frontoffice.documents.layout import MM, Block
from frontoffice.documents.typeface import BOLD, EXTRABOLD, MEDIUM, MONO, SEMIBOLD, Look

WHITE = 0xFFFFFF


class Style(NamedTuple):
    """Measures in points. `wide` has columns, a roll puts everything below each other.

    A thermal head prints black or nothing, so rolls know no greys and no tinted bands.
    """

    wide: bool
    width: float
    height: float | None
    margin: float
    qr: float
    scale: float
    air: float
    ink: int
    second: int
    faint: int
    line: int
    accent: int
    band: int

    def closer(self, air: float, scale: float) -> Style:
        """The same with less air between parts and type a shade smaller."""
        return self._replace(scale=self.scale * scale, air=air)

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    def look(self, font: str, size: float, colour: int) -> Look:
        """A look at this paper's scale."""
        return Look(font, round(size * self.scale, 1), colour)

    @property
    def title(self) -> Look:
        """The paper's name."""
        return self.look(EXTRABOLD, 15.5, self.ink)

    @property
    def big(self) -> Look:
        """The one thing to see: the promised date, the amount to pay."""
        return self.look(EXTRABOLD, 16, self.ink)

    @property
    def number(self) -> Look:
        """The registration number."""
        return self.look(MONO, 13.5, self.ink)

    @property
    def code(self) -> Look:
        """A code or masked number among facts."""
        return self.look(MONO, 8.4, self.ink)

    @property
    def head(self) -> Look:
        """Heading of a part."""
        return self.look(BOLD, 8.6, self.ink)

    @property
    def fact(self) -> Look:
        """A value."""
        return self.look(SEMIBOLD, 8.6, self.ink)

    @property
    def text(self) -> Look:
        """Running text and table cells."""
        return self.look(MEDIUM, 8, self.ink)

    @property
    def quiet(self) -> Look:
        """Second text."""
        return self.look(MEDIUM, 7.8, self.second)

    @property
    def label(self) -> Look:
        """What a value is."""
        return self.look(MEDIUM, 7.4, self.faint)

    @property
    def foot(self) -> Look:
        """The small print."""
        return self.look(MEDIUM, 6.6, self.faint)

    @property
    def foot_strong(self) -> Look:
        """What must be seen in the small print."""
        return self.look(SEMIBOLD, 6.8, self.ink)


_INKS = (0x12201F, 0x46514F, 0x5A6664, 0xD5DCDA, 0x0B655F, 0xEAF4F2)
_BLACK = (0, 0, 0, 0, 0, WHITE)

STYLES: dict[Paper, Style] = {
    "a5": Style(True, 148 * MM, 210 * MM, 10 * MM, 33 * MM, 1, 1, *_INKS),
    "80mm": Style(False, 80 * MM, None, 4 * MM, 44 * MM, 1, 1, *_BLACK),
    "58mm": Style(False, 58 * MM, None, 4 * MM, 44 * MM, 0.9, 1, *_BLACK),
}


def product_mark(block: Block, x: float, top: float, side: float, colour: int) -> None:
    """The ticket with two notches and a tick, on its grid of 32 units."""
    unit = side / 32
    block.box(x, top, side, side, colour, 9 * unit)
    notch = 3.6 * unit
    for middle in (x, x + side):
        block.box(middle - notch, top + side / 2 - notch, 2 * notch, 2 * notch, WHITE, notch)
    tick = ((8.5, 17.5), (14, 23), (23.5, 12.4), (21.5, 10.6), (13.9, 19), (10.5, 15.5))
    block.polygon([(x + a * unit, top + b * unit) for a, b in tick], WHITE)
