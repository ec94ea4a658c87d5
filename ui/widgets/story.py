"""The story of a case: facts in plain words under day rules, newest first, in a real list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import (
    RIGHT,
    TONES,
    box,
    draw_chip,
    ring,
    rule,
    text,
    upright,
)
from ui.widgets.scroll import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class StoryFact:
    """One fact: its day in words, time "08.05", icon, sentence, detail, and a chip or none."""

    day: str
    time: str
    icon: str
    sentence: str
    detail: str = ""
    chip: str = ""
    chip_tone: str = "warn"
    chip_icon: str = ""
    tone: str = "plain"


class StoryModel(QAbstractListModel):
    """Facts newest first; a row that begins a day carries the day rule."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: list[StoryFact] = []

    def show_facts(self, facts: list[StoryFact]) -> None:
        """Replace the story."""
        self.beginResetModel()
        self._facts = list(facts)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A `StoryFact` for the painter, a sentence for a reader."""
        if not index.isValid():
            return None
        fact = self._facts[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return fact.detail
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (fact.day, fact.time, fact.sentence, fact.detail, fact.chip)
            return ", ".join(part for part in parts if part)
        return fact if role == Qt.ItemDataRole.UserRole else None

    def begins_day(self, row: int) -> bool:
        """Whether the row is the first of its day."""
        return row == 0 or self._facts[row - 1].day != self._facts[row].day

    def ends_day(self, row: int) -> bool:
        """Whether the row is the last of its day."""
        return row + 1 == len(self._facts) or self._facts[row + 1].day != self._facts[row].day


class _StoryPainter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        rule_above = isinstance(model, StoryModel) and model.begins_day(index.row())
        return QSize(240, px(51) + (px(28) if rule_above else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fact, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(fact, StoryFact) or not isinstance(model, StoryModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if model.begins_day(index.row()):
            day = QRectF(area.x(), area.y(), area.width(), px(20))
            taken = text(painter, day, fact.day, "meta_strong", "text2")
            rule(painter, area.x() + taken + 8, day.center().y(), area.width() - taken - 8)
            area.setTop(area.y() + px(28))
        self._paint_fact(painter, area, fact, joined=not model.ends_day(index.row()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area.adjusted(0, -2, 0, -4), radius=6)
        painter.restore()

    def _paint_fact(
        self, painter: QPainter, area: QRectF, fact: StoryFact, *, joined: bool
    ) -> None:
        x, y = area.x(), area.y()
        text(painter, QRectF(x, y, px(38), px(20)), fact.time, "second", "text2", RIGHT)
        disc = px(26)
        left = x + px(38) + 11
        if joined:
            upright(painter, left + disc / 2, y + disc, area.height() - disc, "line2")
        ink = TONES[fact.tone]
        box(painter, QRectF(left, y, disc, disc), ink.fill, ink.line, radius=disc / 2)
        mark = px(14)
        draw_icon(
            painter, fact.icon, left + (disc - mark) / 2, y + (disc - mark) / 2, mark, ink.text
        )
        words = left + disc + 13
        room = QRectF(words, y + 1, area.right() - words, px(20))
        taken = text(painter, room, fact.sentence, "name", "text")
        if fact.chip:
            draw_chip(
                painter,
                words + taken + 9,
                y + 1,
                fact.chip,
                fact.chip_tone,
                icon=fact.chip_icon or None,
                small=True,
            )
        below = QRectF(words, y + px(20), area.right() - words, px(19))
        text(painter, below, fact.detail, "second", "muted")


class StoryView(QListView):
    """Read with the arrow keys; each row speaks as one sentence."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.story = StoryModel()
        self.setModel(self.story)
        self.setItemDelegate(_StoryPainter(self))
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.scheduleDelayedItemsLayout()

    def show_facts(self, facts: list[StoryFact]) -> None:
        """Replace the story."""
        self.story.show_facts(facts)
