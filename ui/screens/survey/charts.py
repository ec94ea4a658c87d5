"""Charts of the survey's results, painted: elements as bars, months as columns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import px
from ui.theme.paint import CENTRE, LEFT, RIGHT, box, painting, rule, text, text_width

ROW, COLUMNS_HIGH = 30, 150


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: name, value in words, share of the whole width 0-1; `weak` is marked."""

    name: str
    value: str
    share: float
    weak: bool = False


class _Chart(QWidget):
    """Bars with their values; a reader hears each one."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_bars(self, bars: list[Bar]) -> None:
        """Replace what is shown."""
        self.bars = bars
        told = "; ".join(f"{one.name} {one.value}" for one in bars)
        self.setAccessibleName(f"{self._words}: {told}")
        self.updateGeometry()
        self.update()


class BarChart(_Chart):
    """Bars below each other, the value at the right; a reader hears each line."""

    def sizeHint(self) -> QSize:
        return QSize(320, px(ROW) * len(self.bars) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.bars:
            return
        names = min(self.width() * 0.4, max(text_width(one.name, "name") for one in self.bars) + 12)
        values = max(text_width(one.value, "value") for one in self.bars) + 8
        room = max(20.0, self.width() - names - values - 8)
        with painting(self) as painter:
            for at, one in enumerate(self.bars):
                row = QRectF(0, at * px(ROW), self.width(), px(ROW))
                role = "name" if one.weak else "body"
                left = QRectF(0, row.y(), names - 8, row.height())
                text(painter, left, one.name, role, "text", LEFT)
                track = QRectF(names, row.center().y() - 6, room, 12)
                box(painter, track, "ch_grid", radius=4)
                filled = QRectF(track)
                filled.setWidth(max(8.0, room * one.share))
                if one.share:
                    box(painter, filled, "warn" if one.weak else "ch1", radius=4)
                text(painter, row, one.value, "value", "text", RIGHT)


class ColumnChart(_Chart):
    """Columns beside each other with their value on top and a word below; a gap says so."""

    def sizeHint(self) -> QSize:
        return QSize(280, px(COLUMNS_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, px(COLUMNS_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.bars:
            return
        wide = self.width() / len(self.bars)
        foot, head = px(24), px(22)
        room = self.height() - foot - head
        with painting(self) as painter:
            rule(painter, 0, self.height() - foot, self.width(), "line2")
            for at, one in enumerate(self.bars):
                tall = max(2.0, room * one.share)
                left = at * wide + wide * 0.22
                column = QRectF(left, head + room - tall, wide * 0.56, tall)
                if one.share:
                    box(painter, column, "ch1", radius=4)
                above = QRectF(at * wide, column.y() - head, wide, head)
                text(painter, above, one.value, "meta_strong", "text2", CENTRE)
                below = QRectF(at * wide, self.height() - foot, wide, foot)
                text(painter, below, one.name, "meta", "text2", CENTRE)
