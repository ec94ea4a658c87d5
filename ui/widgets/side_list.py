"""A short list of places inside a screen, one chosen; arrows move, as in any list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import box, painting, ring, text, text_width
from ui.widgets.buttons import Pressable


class SideRow(Pressable):
    """One place: icon and word, 44 px high; a second line makes it 56."""

    def __init__(self, key: str, words: str, icon: str, detail: str = "") -> None:
        super().__init__(words)
        self.key, self._glyph, self._detail = key, icon, detail
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def elided(self) -> bool:
        """Whether the words do not fit at present."""
        return text_width(self.text(), "name") > self.width() - 12 - px(18) - 10 - 10

    def sizeHint(self) -> QSize:
        wide = 12 + px(18) + 10 + text_width(self.text(), "name") + 12
        return QSize(round(wide), px(56 if self._detail else 44))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        size = px(18)
        with painting(self) as painter:
            if chosen or self.hovered:
                box(painter, self.rect(), "accent_soft" if chosen else "hover")
            if self.hasFocus():
                ring(painter, self.rect())
            ink = "accent_text" if chosen else "text2"
            draw_icon(painter, self._glyph, 12, (self.height() - size) / 2, size, ink)
            left = 12 + size + 10
            room = QRectF(left, 0, self.width() - left - 10, self.height())
            if self._detail:
                lower = QRectF(room)
                room.setHeight(self.height() / 2 + px(4))
                lower.setTop(self.height() / 2 - px(2))
                text(painter, lower, self._detail, "second", "text2")
            text(painter, room, self.text(), "name", ink if chosen else "text")


class SideList(QWidget):
    """Rows below each other; `chosen(key)` when another is taken."""

    chosen = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.rows: list[SideRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def add(self, row: SideRow) -> None:
        """One more place at the end."""
        self.rows.append(row)
        self._column.addWidget(row)
        row.toggled.connect(lambda on: self.chosen.emit(row.key) if on else None)

    def clear(self) -> None:
        """No places."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()

    def choose(self, key: str) -> None:
        """Take a place; an unknown key changes nothing."""
        for row in self.rows:
            if row.key == key:
                row.setChecked(True)

    def step(self, by: int) -> None:
        """Take the place so many further down, or up, without going there."""
        at = next((at for at, row in enumerate(self.rows) if row.isChecked()), -by)
        if self.rows:
            self.rows[max(0, min(len(self.rows) - 1, at + by))].setChecked(True)

    def key(self) -> str:
        """The place taken, "" for none."""
        return next((row.key for row in self.rows if row.isChecked()), "")
