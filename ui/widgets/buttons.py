"""Buttons: the one primary, the quiet ones, icon buttons, key caps, one-key segments."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontoffice.domain.staff import Role, may
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import (
    CENTRE,
    box,
    draw_key,
    key_width,
    painting,
    ring,
    text,
    text_width,
    upright,
)


class _Dress(NamedTuple):
    fill: str | None
    hover: str | None
    line: str | None
    ink: str
    ground: str
    edge: int


DRESSES: dict[str, _Dress] = {
    "primary": _Dress("accent", "accent_h", None, "on_accent", "solid", 14),
    "secondary": _Dress("surface", "hover", "line2", "text", "plain", 14),
    "outline": _Dress("surface", "accent_soft", "accent", "accent_text", "plain", 14),
    "soft": _Dress("accent_soft", "accent_soft", "accent_line", "accent_text", "accent", 14),
    "danger": _Dress("surface", "bad_soft", "bad_line", "bad", "plain", 14),
    "ghost": _Dress(None, "hover", None, "text2", "plain", 10),
}
# How far inside the focus ring the body of a focused button lies.
RING_GAP = 3.5


class Pressable(QAbstractButton):
    """Repaints when the pointer comes and goes; the hand on what can be pressed."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hovered = False
        self.act: Callable[[], object] | None = None
        self.right: str | None = None
        self._barred = False

    def does(self, act: Callable[[], object], right: str | None, role: Role) -> None:
        """What a press does; who lacks the right never sees it, whatever the page shows."""
        self.act, self.right = act, right
        self._barred = right is not None and not may(role, right)
        self.clicked.connect(self._pressed)
        if self._barred:
            self.hide()

    def _pressed(self) -> None:
        if self.act is not None:
            self.act()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible and not self._barred)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class Button(Pressable):
    """A button that says a verb; `kind` is one of `DRESSES`, `key` only shows which key does it.

    The key itself belongs to an `Action`, so that one place knows all keys. Enter and Space press.
    """

    def __init__(
        self,
        words: str,
        kind: str = "secondary",
        icon: str | None = None,
        key: str | None = None,
        *,
        icon_after: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._kind, self._glyph, self._key, self._after = kind, icon, key, icon_after
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if key:
            self.setAccessibleDescription(key)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def set_kind(self, kind: str) -> None:
        """Another dress: an outlined button becomes the primary when nothing else is."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_words(self, words: str, icon: str | None = None, key: str | None = None) -> None:
        """Another verb, with its icon; another key cap where one is given."""
        self._glyph = icon
        self._key = self._key if key is None else key
        self.setText(words)
        self.updateGeometry()

    def kind(self) -> str:
        """The dress worn."""
        return self._kind

    def _role(self) -> str:
        return "primary" if self._kind == "primary" else "name"

    def sizeHint(self) -> QSize:
        dress = DRESSES[self._kind]
        width = 2 * dress.edge + text_width(self.text(), self._role())
        width += px(18) + 8 if self._glyph else 0
        width += 8 + px(16) if self._after else 0
        width += 10 + key_width(self._key) if self._key else 0
        return QSize(round(width), px(44 if self._kind == "primary" else 40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        dress = DRESSES[self._kind]
        area = QRectF(self.rect())
        with painting(self) as painter:
            if self.hasFocus():
                ring(painter, area)
                area = area.adjusted(RING_GAP, RING_GAP, -RING_GAP, -RING_GAP)
            self._paint_body(painter, area, dress)
            self._paint_content(painter, dress)

    def _paint_body(self, painter: QPainter, area: QRectF, dress: _Dress) -> None:
        fill, line = dress.fill, dress.line
        if not self.isEnabled():
            fill, line = (None, None) if self._kind == "ghost" else ("hover", "line")
        elif self.hovered or self.isDown():
            fill = dress.hover
        if fill or line:
            box(painter, area, fill, line, radius=6 if self.hasFocus() else 8)

    def _paint_content(self, painter: QPainter, dress: _Dress) -> None:
        ink = dress.ink if self.isEnabled() else "disabled"
        spare = self.width() - self.sizeHint().width()
        x, middle = dress.edge + max(0.0, spare / 2), self.height() / 2
        if self._glyph:
            draw_icon(painter, self._glyph, x, middle - px(18) / 2, px(18), ink)
            x += px(18) + 8
        words = QRectF(x, 0, text_width(self.text(), self._role()) + 1, self.height())
        x += text(painter, words, self.text(), self._role(), ink)
        if self._after:
            draw_icon(painter, self._after, x + 8, middle - px(16) / 2, px(16), ink)
            x += 8 + px(16)
        if self._key:
            ground = dress.ground if self.isEnabled() else "plain"
            draw_key(painter, x + 10, middle - px(20) / 2, self._key, on=ground)


class IconButton(Pressable):
    """A 40 px square with an icon; its words are the tooltip and what a reader says."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._glyph = icon
        self.setAccessibleName(words)
        self.setToolTip(words)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.hovered and self.isEnabled():
                box(painter, self.rect(), "hover")
            if self.hasFocus():
                ring(painter, self.rect())
            size = px(18)
            left, top = (self.width() - size) / 2, (self.height() - size) / 2
            draw_icon(
                painter, self._glyph, left, top, size, "text2" if self.isEnabled() else "disabled"
            )


class KeyCap(QWidget):
    """A key as printed on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedSize(key_width(self._key), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_key(painter, 0, 0, self._key)


class Segment(NamedTuple):
    """One choice: its code, its word, and the key cap before it (or none)."""

    code: str
    word: str
    key: str = ""


class _Cell(Pressable):
    """One segment; painted by itself so that a reader finds a real button."""

    def __init__(self, segment: Segment, parent: QWidget) -> None:
        super().__init__(segment.word, parent)
        self.segment = segment
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def wanted(self) -> int:
        """Width in px."""
        key = key_width(self.segment.key) + 6 if self.segment.key else 0
        return round(24 + key + text_width(self.text(), "label")) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        with painting(self) as painter:
            if chosen:
                box(painter, self.rect(), "accent_soft", "accent", width=1.5)
            elif self.hovered:
                box(painter, self.rect().adjusted(2, 2, -2, -2), "hover", radius=6)
            if self.hasFocus():
                ring(painter, self.rect())
            key = self.segment.key
            spare = max(0, self.width() - self.wanted()) // 2
            x = 12 + spare
            if key:
                top = (self.height() - px(20)) / 2
                x += draw_key(painter, x, top, key, on="accent" if chosen else "plain") + 6
            ink = "accent_text" if chosen else "text2"
            area = QRectF(x, 0, self.width() - x, self.height())
            text(painter, area, self.text(), "label", ink)


class SegmentedControl(QWidget):
    """One of a few, each a press or a key away; emits `chosen(code)`.

    Left and Right move between the cells; a key cap's own key works while focus is inside.
    """

    chosen = Signal(str)

    def __init__(self, segments: list[Segment], words: str, *, focusable: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self._cells = [_Cell(segment, self) for segment in segments]
        for cell in self._cells:
            cell.clicked.connect(lambda _on=False, one=cell: self._press(one))
            if not focusable:
                cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()
        self._place()

    def code(self) -> str:
        """The chosen code, "" before any choice."""
        return next((cell.segment.code for cell in self._cells if cell.isChecked()), "")

    def choose(self, code: str) -> None:
        """Show `code` as chosen without a signal; an unknown code clears the choice."""
        for cell in self._cells:
            cell.setChecked(cell.segment.code == code)

    def focus_cell(self) -> None:
        """Take the focus to the chosen cell, or to the first."""
        chosen = next((cell for cell in self._cells if cell.isChecked()), self._cells[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, pressed: _Cell) -> None:
        self.choose(pressed.segment.code)
        self.chosen.emit(pressed.segment.code)

    def sizeHint(self) -> QSize:
        return QSize(sum(cell.wanted() for cell in self._cells) + 2, px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, _event: QEvent) -> None:
        self._place()

    def _place(self) -> None:
        x = 1
        for cell in self._cells:
            width = cell.wanted()
            cell.setGeometry(QRect(x, 0, width, self.height()))
            x += width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for at, cell in enumerate(self._cells):
            if cell.segment.key and event.text() == cell.segment.key:
                self._press(cell)
                return
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step and cell.hasFocus():
                self._cells[(at + step) % len(self._cells)].setFocus()
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), "surface", "line2")
            for left, right in zip(self._cells, self._cells[1:], strict=False):
                if not left.isChecked() and not right.isChecked():
                    upright(painter, right.x(), (self.height() - px(20)) / 2, px(20), "line")


class TextLink(Pressable):
    """Words that lead somewhere, in the accent or in the ink of a state."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.ink = "accent_text"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), "value")) + 13, px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.hasFocus():
                ring(painter, self.rect())
            text(painter, self.rect(), self.text(), "value", self.ink, CENTRE)
