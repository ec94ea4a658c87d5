"""The live receipt beside the thread: paper with a torn edge, pale until a number exists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.theme.paint import LEFT, RIGHT, painting, rule, text, text_width

PALE, INK2, RULE = "#5A6664", "#46514F", "#D5DCDA"
EDGE = 14
TOOTH = 15
MODULES = 25


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of a section: `spread` puts the value at the right edge, `pending` prints pale."""

    label: str
    value: str
    mono: bool = False
    strong: bool = False
    spread: bool = False
    pending: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptModel:
    """What the receipt says now: office, title, sections of lines, and the QR once it is real."""

    office: str
    title: str
    sections: tuple[tuple[ReceiptLine, ...], ...]
    qr: QImage | None = None


class ReceiptPreview(QWidget):
    """Paints a `ReceiptModel`; the reader hears all lines."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._paper = ReceiptModel("", "", ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_receipt(self, paper: ReceiptModel) -> None:
        """Show another state of the paper."""
        self._paper = paper
        lines = [f"{line.label} {line.value}" for section in paper.sections for line in section]
        self.setAccessibleDescription("; ".join((paper.office, paper.title, *lines)))
        self.updateGeometry()
        self.update()

    def _line_height(self, line: ReceiptLine) -> int:
        return px(18 if line.spread and not line.strong else 20)

    def sizeHint(self) -> QSize:
        body = sum(
            13 + sum(self._line_height(line) for line in section)
            for section in self._paper.sections
        )
        return QSize(290, px(58) + body + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_sheet(painter)
            wide = self.width() - 2 * EDGE
            code = px(40)
            head = QRectF(EDGE, 11, wide - code - 8, px(20))
            text(painter, head, self._paper.office, "receipt_strong", "paper_ink")
            text(painter, head.translated(0, px(20)), self._paper.title, "receipt", INK2)
            self._paint_qr(painter, QRectF(self.width() - EDGE - code, 12, code, code))
            y = float(px(58))
            for section in self._paper.sections:
                rule(painter, EDGE, y, wide, RULE)
                y += 7
                labels = max((text_width(one.label, "second") for one in section), default=0.0)
                for line in section:
                    height = self._line_height(line)
                    self._paint_line(painter, QRectF(EDGE, y, wide, height), line, labels)
                    y += height
                y += 6

    def _paint_line(
        self, painter: QPainter, area: QRectF, line: ReceiptLine, labels: float
    ) -> None:
        ink = PALE if line.pending else "paper_ink"
        role = "mono_small" if line.mono else "receipt_strong" if line.strong else "receipt"
        if line.spread:
            width = text_width(line.value, role) + 1
            name = QRectF(area.x(), area.y(), area.width() - width - 8, area.height())
            text(painter, name, line.label, "receipt", INK2 if line.strong else ink)
            room = QRectF(area.right() - width, area.y(), width, area.height())
            text(painter, room, line.value, role, ink, RIGHT)
            return
        text(painter, area, line.label, "receipt", INK2)
        left = max(px(72), min(labels + 12, area.width() * 0.45))
        value = QRectF(area.x() + left, area.y(), area.width() - left, area.height())
        text(painter, value, line.value, role, ink, LEFT)

    def _paint_sheet(self, painter: QPainter) -> None:
        width, bottom = self.width() - 0.5, self.height() - 0.5
        outline = [QPointF(0.5, bottom - 4), QPointF(0.5, 0.5), QPointF(width, 0.5)]
        outline.append(QPointF(width, bottom - 4))
        teeth = max(1, round(width / TOOTH))
        step = width / teeth
        for tooth in range(teeth, 0, -1):
            outline.append(QPointF((tooth - 0.5) * step, bottom))
            outline.append(QPointF((tooth - 1) * step + 0.5, bottom - 4))
        painter.setPen(QPen(colour("line2"), 1))
        painter.setBrush(colour("paper"))
        painter.drawPolygon(QPolygonF(outline))

    def _paint_qr(self, painter: QPainter, area: QRectF) -> None:
        if self._paper.qr is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(area, self._paper.qr)
            return
        # No number, no code: a pale placeholder that nobody could scan.
        cell = area.width() / MODULES
        pale = colour(RULE)
        for row, column in _dark_cells():
            left, top = area.x() + column * cell, area.y() + row * cell
            painter.fillRect(QRectF(left, top, cell, cell), pale)


@cache
def _dark_cells() -> tuple[tuple[int, int], ...]:
    every = range(MODULES)
    return tuple((row, column) for row in every for column in every if _dark(row, column))


def _dark(row: int, column: int) -> bool:
    """Whether a module of the placeholder is dark: three finder squares and a meaningless weave."""
    for top, left in ((0, 0), (0, MODULES - 7), (MODULES - 7, 0)):
        down, right = row - top, column - left
        if -1 <= down <= 7 and -1 <= right <= 7:
            ring_at = max(abs(down - 3), abs(right - 3))
            return ring_at in (0, 1, 3)
    return (row * 7 + column * 11 + row * column * 3) % 5 < 2
