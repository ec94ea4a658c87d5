"""The rail at the left: screens by icon and word, help and lock at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.frame import ScreenSpec
from ui.theme.icons import draw_icon, draw_mark
from ui.theme.look import colour, px
from ui.theme.paint import CENTRE, box, painting, ring, text, text_width, upright
from ui.widgets.buttons import Pressable

TALL, LEAST, WORDY = 54, 40, 48
HEAD = 60


class RailItem(Pressable):
    """One place: icon above its word; the word leaves first when height is short."""

    def __init__(self, key: str, word: str, icon: str, parent: QWidget) -> None:
        super().__init__(word, parent)
        self.key, self._glyph = key, icon
        self.badge = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(87), LEAST)

    def nextCheckState(self) -> None:
        """Only the frame decides which place is selected."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        wordy = self.height() >= px(WORDY)
        ink = "accent_text" if chosen else "text2"
        with painting(self) as painter:
            area = QRectF(self.rect()).adjusted(5, 2, -5, -2)
            if chosen or self.hovered:
                box(painter, area, "accent_soft" if chosen else "hover")
            if chosen:
                tall = px(30)
                bar = QRectF(0, (self.height() - tall) / 2, 3, tall)
                box(painter, bar.adjusted(-3, 0, 0, 0), "accent", radius=3)
            if self.hasFocus():
                ring(painter, area)
            size = px(20)
            top = 9 if wordy else (self.height() - size) / 2
            left = (self.width() - size) / 2
            draw_icon(painter, self._glyph, left, top, size, ink)
            if wordy:
                words = QRectF(0, top + size + 2, self.width(), px(18))
                role = "rail_selected" if chosen else "rail"
                text(painter, words, self.text(), role, ink, CENTRE)
            if self.badge:
                self._paint_badge(painter, left + size - 6, top - 5)

    def _paint_badge(self, painter: QPainter, x: float, y: float) -> None:
        count = str(min(self.badge, 99))
        area = QRectF(x, y, max(px(16), text_width(count, "badge") + 8), px(16))
        box(painter, area, "warn", radius=area.height() / 2)
        text(painter, area, count, "badge", "surface", CENTRE)


class Rail(QWidget):
    """Emits `opened(key)`; Up and Down walk, places that do not fit stay on Alt and Ctrl+K."""

    opened = Signal(str)
    keys_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Layar"))
        self.items: list[RailItem] = []
        self._foot = [
            RailItem("", self.tr("Tombol F1"), "keyboard", self),
            RailItem("", self.tr("Kunci"), "lock", self),
        ]
        self._foot[0].clicked.connect(self.keys_wanted)
        self._foot[1].clicked.connect(self.lock_wanted)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedWidth(px(88))
        self._place()

    def show_screens(self, screens: list[ScreenSpec]) -> None:
        """The places this officer may open, in their order."""
        for item in self.items:
            item.hide()
            item.deleteLater()
        self.items = [RailItem(one.key, one.word, one.icon, self) for one in screens]
        for at, item in enumerate(self.items):
            item.clicked.connect(lambda _on=False, key=item.key: self.opened.emit(key))
            if at < 10:
                item.setAccessibleDescription(f"Alt+{(at + 1) % 10}")
            item.show()
        for foot in self._foot:
            QWidget.setTabOrder(self.items[-1] if self.items else self, foot)
        self._place()

    def select(self, key: str) -> None:
        """Mark the place in front."""
        for item in self.items:
            item.setChecked(item.key == key)

    def badge(self, key: str, count: int) -> None:
        """A number on a place (findings, waiting), 0 for none."""
        for item in self.items:
            if item.key == key:
                item.badge = count
                item.setAccessibleName(f"{item.text()}, {count}" if count else item.text())
                item.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        count = len(self.items) + len(self._foot)
        room = self.height() - HEAD - 6
        tall = max(LEAST, min(px(TALL), room // max(1, count)))
        wide = self.width() - 1
        floor = self.height() - 6 - tall * len(self._foot)
        for at, item in enumerate(self.items):
            top = HEAD + at * tall
            item.setGeometry(0, top, wide, tall)
            item.setVisible(top + tall <= floor)
        for at, foot in enumerate(self._foot):
            foot.setGeometry(0, floor + at * tall, wide, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        places = [item for item in (*self.items, *self._foot) if item.isVisibleTo(self)]
        at = next((at for at, item in enumerate(places) if item.hasFocus()), None)
        if step and at is not None:
            places[(at + step) % len(places)].setFocus()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            upright(painter, self.width() - 1, 0, self.height())
            draw_mark(painter, (self.width() - 32) / 2, 11, 32, "accent", "on_accent")
