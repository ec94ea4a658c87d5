"""Parts of the sync centre: the strip of figures, and the cards at the side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.models.sync import Tile
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import RIGHT, box, painting, text, text_width, upright
from ui.widgets.cards import Card, EmptyState
from ui.widgets.case_parts import clear
from ui.widgets.line_list import Line, LineList


class TileStrip(QWidget):
    """Figures side by side in one card."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[Tile] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_tiles(self, tiles: list[Tile]) -> None:
        """Replace the figures."""
        self._tiles = tiles
        spoken = (f"{one.label} {one.figure} {one.meaning}" for one in tiles)
        self.setAccessibleName(". ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, px(66))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._tiles:
            return
        wide = self.width() / len(self._tiles)
        size = px(16)
        with painting(self) as painter:
            box(painter, self.rect(), "surface", "line")
            for at, tile in enumerate(self._tiles):
                x = at * wide + 17
                if at:
                    upright(painter, at * wide, px(14), self.height() - px(28))
                top = px(10)
                ink = "text2" if tile.ink == "text" else tile.ink
                draw_icon(painter, tile.icon, x, top, size, ink)
                room = QRectF(x + size + 8, top - 2, wide - size - 40, px(20))
                text(painter, room, tile.label, "second", "text2")
                figure = QRectF(x, px(29), wide - 34, px(30))
                taken = text(painter, figure, tile.figure, "kpi", tile.ink)
                beside = QRectF(x + taken + 9, px(33), wide - 34 - taken - 9, px(26))
                text(painter, beside, tile.meaning, "meta", "text2")


class ListCard(Card):
    """A head and a short list of lines, or what to do when there is none."""

    def __init__(self, title: str, aside: str, words: str, empty: tuple[str, str, str]) -> None:
        super().__init__()
        self.add_head(title, aside)
        self.list = LineList(words, rows=5)
        self.column.addWidget(self.list)
        icon, what, hint = empty
        self.empty = EmptyState(icon, what, hint)
        self.column.addWidget(self.empty)

    def show_lines(self, lines: list[Line]) -> None:
        """Replace the lines."""
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.empty.setVisible(not lines)


class HealthCard(Card):
    """Name and value of what keeps this station sound."""

    def __init__(self, title: str, aside: str) -> None:
        super().__init__()
        self.add_head(title, aside)
        self._values: dict[str, str] = {}
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 4, 0, 6)
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines)

    def show_lines(self, lines: list[tuple[str, str, str, str]]) -> None:
        """Replace (icon, name, value, ink)."""
        clear(self._lines)
        self._values = {name: value for _icon, name, value, _ink in lines}
        for line in lines:
            self._lines.addWidget(_HealthRow(*line))

    def spoken(self, name: str) -> str:
        """The value beside a name, "" before it is known."""
        return self._values.get(name, "")


class _HealthRow(QWidget):
    def __init__(self, icon: str, name: str, value: str, ink: str) -> None:
        super().__init__()
        self._icon, self._name, self._value, self._ink = icon, name, value, ink
        self.setAccessibleName(f"{name}: {value}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, px(31))

    def paintEvent(self, _event: QPaintEvent) -> None:
        size, tall = px(16), self.height()
        ink = "accent_text" if self._ink == "text" else self._ink
        with painting(self) as painter:
            draw_icon(painter, self._icon, 14, (tall - size) / 2, size, ink)
            taken = text_width(self._value, "value") + 2
            right = QRectF(self.width() - 14 - taken, 0, taken, tall)
            text(painter, right, self._value, "value", self._ink, RIGHT)
            room = QRectF(14 + size + 10, 0, right.x() - size - 32, tall)
            text(painter, room, self._name, "second", "text2")
