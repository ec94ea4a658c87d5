"""List rows of cases: name and state, number and due date, service; painted, never widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.look import colour, px
from ui.theme.paint import RIGHT, box, chip_width, draw_chip, ring, rule, text, text_width
from ui.widgets.scroll import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What one row of a case list says; models give it for `Qt.ItemDataRole.UserRole`."""

    name: str
    chip: str
    chip_tone: str
    chip_icon: str
    number: str
    due: str
    service: str
    due_ink: str = "muted"

    def spoken(self) -> str:
        """The row as one sentence, for `AccessibleTextRole`."""
        parts = (self.name, self.chip, self.number, self.due, self.service)
        return ", ".join(part for part in parts if part)


class CaseRowPainter(QStyledItemDelegate):
    """Rows of 70 px; a row without a `CaseLine` yet shows as a skeleton."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, px(70))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line or skeleton, focus ring."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accent_soft"))
            painter.fillRect(QRectF(area.x(), area.y(), 3, area.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        rule(painter, area.x(), area.bottom() - 1, area.width())
        line = index.data(Qt.ItemDataRole.UserRole)
        inner = area.adjusted(16, 7, -16, -1)
        if isinstance(line, CaseLine):
            self._paint_line(painter, inner, line)
        else:
            box(painter, QRectF(inner.x(), inner.y() + 4, 150, 12), "hover", radius=4)
            box(painter, QRectF(inner.x(), inner.y() + px(40), 190, 12), "hover", radius=4)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area.adjusted(4, 2, -2, -2), radius=6)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        step, right = px(20), area.right()
        chip = chip_width(line.chip, icon=bool(line.chip_icon))
        name = QRectF(area.x(), area.y() + 1, area.width() - chip - 12, step)
        text(painter, name, line.name, "card", "text")
        draw_chip(
            painter,
            right - chip,
            area.y() - 1,
            line.chip,
            line.chip_tone,
            icon=line.chip_icon or None,
        )
        due = text_width(line.due, "meta_strong") + 2
        number = QRectF(area.x(), area.y() + step + 1, area.width() - due - 8, step)
        text(painter, number, line.number, "mono_small", "text2")
        room = QRectF(right - due, area.y() + step + 2, due, step)
        text(painter, room, line.due, "meta_strong", line.due_ink, RIGHT)
        below = QRectF(area.x(), area.y() + 2 * step, area.width(), step)
        text(painter, below, line.service, "second", "text2")


class CaseListView(QListView):
    """A list of a million rows: uniform heights, the model fetches what is looked at."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setItemDelegate(CaseRowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.scheduleDelayedItemsLayout()
