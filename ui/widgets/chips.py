"""Small round things: chips, flags to tick, the freshness light, avatars, busy mark."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.frame import Freshness
from ui.theme.icons import draw_icon
from ui.theme.look import colour, look, px
from ui.theme.paint import (
    CENTRE,
    TONES,
    box,
    chip_width,
    draw_chip,
    painting,
    ring,
    text,
    text_width,
)
from ui.widgets.buttons import Pressable

BUSY_AFTER_MS = 300


class Chip(QWidget):
    """A state in a word: `tone` accent, ok, warn, bad, plain, neutral or solid, with its icon."""

    def __init__(
        self, words: str, tone: str = "plain", icon: str | None = None, *, small: bool = False
    ) -> None:
        super().__init__()
        self._words, self._tone, self._glyph, self._small = words, tone, icon, small
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setAccessibleName(self._words)
        width = chip_width(self._words, icon=self._glyph is not None, small=self._small)
        self.setFixedSize(width, px(20 if self._small else 24))

    def text(self) -> str:
        """The word on it."""
        return self._words

    def set(self, words: str, tone: str, icon: str | None = None) -> None:
        """Another state."""
        self._words, self._tone, self._glyph = words, tone, icon
        self.restyle()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_chip(painter, 0, 0, self._words, self._tone, icon=self._glyph, small=self._small)


class CheckChip(Pressable):
    """A case flag or a filter to switch on and off; drawn 30 px high in a 40 px target.

    A flag shows plus or tick; `solid` (filters) fills instead, with `icon` and `tone` of a state.
    """

    def __init__(
        self,
        words: str,
        icon: str | None = None,
        *,
        key: str = "",
        solid: bool = False,
        tone: str = "plain",
    ) -> None:
        super().__init__(words)
        self._glyph, self._solid, self._tone = icon, solid, tone
        self.setCheckable(True)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        mark = px(15) + 5 if self._glyph or not self._solid else 0
        return QSize(round(text_width(self.text(), "label")) + 24 + mark, px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        ink = TONES[("solid" if self._solid else "accent") if chosen else self._tone]
        tall = px(30)
        area = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        with painting(self) as painter:
            line = "accent" if chosen else ink.line
            box(
                painter,
                area,
                "hover" if self.hovered and not chosen else ink.fill,
                line,
                radius=tall / 2,
            )
            if self.hasFocus():
                ring(painter, area, radius=tall / 2)
            x, size = 12, px(15)
            glyph = self._glyph if self._solid else "check" if chosen else self._glyph or "plus"
            if glyph:
                draw_icon(painter, glyph, x - 1, (self.height() - size) / 2, size, ink.text)
                x += size + 4
            words = QRectF(x, 0, self.width() - x - 8, self.height())
            text(painter, words, self.text(), "label", ink.text)


# Icon and tone of each state of the freshness light.
LIGHTS = {
    "sent": ("circle-check", "ok"),
    "hub": ("server", "ok"),
    "waiting": ("cloud-upload", "warn"),
    "held": ("triangle-alert", "bad"),
    "silent": ("cloud-off", "warn"),
    "alone": ("hard-drive", "neutral"),
}


class FreshnessPill(Pressable):
    """The freshness light: what the centre has, in icon, word and colour; a click opens sync."""

    def __init__(self, freshness: Freshness) -> None:
        super().__init__("")
        self._fresh = freshness
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_freshness(freshness)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def compact(self, compact: bool) -> None:
        """Leave the small part out where the bar is narrow; the reader still hears it."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def _small(self) -> str:
        return "" if self._compact else self._fresh.small

    def show_freshness(self, freshness: Freshness) -> None:
        """Another state; the reader hears both parts."""
        self._fresh = freshness
        self.setText(", ".join(part for part in (freshness.words, freshness.small) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 12 + px(16) + 8 + text_width(self._fresh.words, "value") + 17
        if self._small():
            width += 14 + text_width(self._small(), "meta")
        return QSize(round(width), px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, tone = LIGHTS[self._fresh.state]
        ink = TONES[tone]
        tall = px(36)
        area = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        with painting(self) as painter:
            box(painter, area, ink.fill, ink.line, radius=tall / 2)
            if self.hasFocus() or self.hovered:
                token = "focus" if self.hasFocus() else ink.text
                box(painter, area, None, token, width=2 if self.hasFocus() else 1, radius=tall / 2)
            size = px(16)
            draw_icon(painter, icon, 12, (self.height() - size) / 2, size, ink.text)
            x = 12 + size + 8
            room = QRectF(x, 0, self.width(), self.height())
            x += round(text(painter, room, self._fresh.words, "value", ink.text))
            if self._small():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(ink.text))
                painter.drawEllipse(QRectF(x + 5.5, self.height() / 2 - 1, 3, 3))
                room = QRectF(x + 14, 0, self.width() - x - 14, self.height())
                text(painter, room, self._small(), "meta", ink.text)


def initials(name: str) -> str:
    """First letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Avatar(QWidget):
    """Initials in a circle, filled with the accent when `chosen`."""

    def __init__(self, name: str, size: int = 34, *, tone: str = "accent") -> None:
        super().__init__()
        self._name, self._size, self._tone = name, size, tone
        self.setAccessibleName(name)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedSize(px(self._size), px(self._size))

    def set_name(self, name: str) -> None:
        """Another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = TONES[self._tone]
        with painting(self) as painter:
            box(painter, self.rect(), ink.fill, radius=self.width() / 2)
            role = "meta_strong" if self._size < 38 else "column"
            text(painter, self.rect(), initials(self._name), role, ink.text, CENTRE)


class BusyMark(QWidget):
    """A turning arc that shows itself only when something takes longer than 300 ms."""

    shown = Signal()

    def __init__(self, words: str, size: int = 20) -> None:
        super().__init__()
        self._size = size
        self.setAccessibleName(words)
        self._wait = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._wait.timeout.connect(self._appear)
        self._turn = QTimer(self, interval=33)
        self._turn.timeout.connect(self.update)
        self._since = QElapsedTimer()
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedSize(px(self._size), px(self._size))

    def start(self) -> None:
        """Something began."""
        self._wait.start()

    def stop(self) -> None:
        """It ended."""
        self._wait.stop()
        self.hide()

    def _appear(self) -> None:
        self._since.start()
        if not look.reduced_motion:
            self._turn.start()
        self.show()
        self.shown.emit()

    def hideEvent(self, _event: QHideEvent) -> None:
        self._turn.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        turned = math.floor(self._since.elapsed() * 0.36) % 360 if self._since.isValid() else 0
        with painting(self) as painter:
            pen = QPen(colour("accent"), 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(QRectF(self.rect()).adjusted(2, 2, -2, -2), -turned * 16, 270 * 16)
