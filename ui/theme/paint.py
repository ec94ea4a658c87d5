"""Brush strokes shared by widgets and delegates: boxes, rings, texts, key caps, chips."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

from ui.theme.fonts import metrics, role_font
from ui.theme.icons import draw_icon
from ui.theme.look import colour, look, px

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
SINGLE_LINE = int(Qt.TextFlag.TextSingleLine)
RADIUS = 8.0


class Tone(NamedTuple):
    """Fill, border and text of a state; tokens, never colours."""

    fill: str
    line: str
    text: str


TONES: dict[str, Tone] = {
    "accent": Tone("accent_soft", "accent_line", "accent_text"),
    "ok": Tone("ok_soft", "ok_line", "ok"),
    "warn": Tone("warn_soft", "warn_line", "warn"),
    "bad": Tone("bad_soft", "bad_line", "bad"),
    "plain": Tone("surface", "line2", "text2"),
    "neutral": Tone("hover", "line", "text2"),
    "solid": Tone("accent", "accent", "on_accent"),
}


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is always ended: one left open crashes Qt."""
    painter = QPainter(device)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    try:
        yield painter
    finally:
        painter.end()


def box(
    painter: QPainter,
    rect: QRectF | QRect,
    fill: str | QColor | None,
    line: str | QColor | None = None,
    *,
    width: float = 1.0,
    radius: float = RADIUS,
    dashed: bool = False,
) -> None:
    """A rounded box whose border lies crisply inside `rect`."""
    pen = QPen(Qt.PenStyle.NoPen)
    area = QRectF(rect)
    if line is not None:
        pen = QPen(colour(line) if isinstance(line, str) else line, width)
        if dashed:
            pen.setDashPattern([4, 3])
        half = width / 2
        area = area.adjusted(half, half, -half, -half)
    painter.setPen(pen)
    painter.setBrush(
        Qt.BrushStyle.NoBrush if fill is None else colour(fill) if isinstance(fill, str) else fill
    )
    painter.drawRoundedRect(area, radius, radius)


def ring(painter: QPainter, rect: QRectF | QRect, *, radius: float = RADIUS) -> None:
    """The focus ring: 2 px, inside `rect` so that no parent clips it."""
    box(painter, rect, None, "focus", width=2, radius=radius)


def rule(painter: QPainter, x: float, y: float, length: float, token: str = "line") -> None:
    """A horizontal hairline of one whole pixel."""
    painter.fillRect(QRect(round(x), round(y), round(length), 1), colour(token))


def upright(painter: QPainter, x: float, y: float, length: float, token: str = "line") -> None:
    """A vertical hairline of one whole pixel."""
    painter.fillRect(QRect(round(x), round(y), 1, round(length)), colour(token))


def text(
    painter: QPainter,
    rect: QRectF | QRect,
    words: str,
    role: str,
    token: str,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """One line of text, elided at the right if it does not fit; returns the width it took."""
    made, measure = _voice(role, look.text_percent)
    area = QRectF(rect)
    wide = measure.horizontalAdvance(words)
    # Half a pixel of grace: exact fits must not elide through rounding.
    room = area.width() + 0.5
    shown = words
    if wide > room:
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.setFont(made)
    painter.setPen(colour(token))
    painter.drawText(area, int(align) | SINGLE_LINE, shown)
    return min(wide, area.width())


@cache
def _voice(role: str, _percent: int) -> tuple[QFont, QFontMetricsF]:
    """Font and measures of a role at a text size; a screen full of words asks a thousand times."""
    made = role_font(role)
    return made, metrics(made)


def text_width(words: str, role: str) -> float:
    """Width of one line in px."""
    return _voice(role, look.text_percent)[1].horizontalAdvance(words)


def key_width(key: str) -> int:
    """Width of a key cap."""
    return max(px(20), round(text_width(key, "key")) + 10)


def draw_key(painter: QPainter, x: float, y: float, key: str, *, on: str = "plain") -> int:
    """A key cap at (x, y) on a "plain", "accent" or "solid" ground; returns its width."""
    width, height = key_width(key), px(20)
    area = QRectF(x, y, width, height)
    if on == "solid":
        ink = colour("on_accent")
        fill, line = QColor(ink), QColor(ink)
        fill.setAlphaF(0.16)
        line.setAlphaF(0.34)
        box(painter, area, fill, line, radius=4)
        text(painter, area, key, "key", "on_accent", CENTRE)
    else:
        frame = "accent_line" if on == "accent" else "line2"
        box(painter, area, "surface", frame, radius=4)
        text(painter, area, key, "key", "accent_text" if on == "accent" else "text2", CENTRE)
    return width


def chip_width(words: str, *, icon: bool = False, small: bool = False) -> int:
    """Width of a chip."""
    role, edge = ("chip_small", 8) if small else ("meta_strong", 9)
    return round(text_width(words, role)) + 2 * edge + (px(14) + 4 if icon else 0)


def draw_chip(
    painter: QPainter,
    x: float,
    y: float,
    words: str,
    tone: str,
    *,
    icon: str | None = None,
    small: bool = False,
) -> int:
    """A chip (24 px, 20 when small) with its top left at (x, y); returns its width."""
    ink = TONES[tone]
    width, height = chip_width(words, icon=icon is not None, small=small), px(20 if small else 24)
    area = QRectF(x, y, width, height)
    box(painter, area, ink.fill, ink.line, radius=height / 2)
    left = x + (8 if small else 9)
    if icon is not None:
        size = px(14)
        draw_icon(painter, icon, left - 1, y + (height - size) / 2, size, ink.text)
        left += size + 4
    role = "chip_small" if small else "meta_strong"
    text(painter, QRectF(left, y, x + width - left - 7, height), words, role, ink.text)
    return width
