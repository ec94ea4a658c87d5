"""Short lists beside the thread: two lines and a state each, painted from a model."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import RIGHT, chip_width, draw_chip, ring, rule, text, text_width

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CHIP_ICON = "accessibility"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: title and a second line, at the right a short word with icon and ink of its state.

    `chip` is a word about the person behind it, beside the title.
    """

    key: str
    title: str
    detail: str = ""
    aside: str = ""
    icon: str = ""
    ink: str = "muted"
    mono: bool = False
    chip: str = ""

    def spoken(self) -> str:
        """The row as one sentence."""
        parts = (self.title, self.chip, self.detail, self.aside)
        return ", ".join(part for part in parts if part)


class LineModel(QAbstractListModel):
    """A handful of `Line`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return line.spoken() if role in spoken else None

    def show_lines(self, lines: list[Line]) -> None:
        """Replace what is shown; the same lines change nothing."""
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def lines(self) -> list[Line]:
        """What is shown."""
        return list(self._lines)


class _LinePainter(QStyledItemDelegate):
    def __init__(self, parent: QObject, edge: int, *, thin: bool) -> None:
        super().__init__(parent)
        self._edge, self._thin = edge, thin

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, colour("accent_soft"))
            painter.fillRect(QRectF(area.x(), area.y(), 3, area.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        if index.row() + 1 < index.model().rowCount():
            rule(painter, area.x() + self._edge, area.bottom() - 1, area.width() - 2 * self._edge)
        self._paint_words(painter, area.adjusted(self._edge, 3, -self._edge, -3), line, chosen)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area.adjusted(2, 1, -2, -1), radius=6)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, line: Line, chosen: bool) -> None:
        half = area.height() / 2
        first = QRectF(area.x(), area.y(), area.width(), half)
        wide = text_width(line.aside, "meta_strong") + 2 if line.aside else 0.0
        role = "mono_small" if line.mono else "name" if self._thin else "card"
        mark = px(14) + 4 if line.icon else 0
        name = first.adjusted(0, 0, -(wide + mark + 8 if line.aside or line.icon else 0), 0)
        text(painter, name, line.title, role, "text")
        if line.chip:
            self._paint_chip(painter, name, line.chip, text_width(line.title, role) + 8)
        if line.aside:
            ink = "text2" if chosen and line.ink == "muted" else line.ink
            text(painter, first, line.aside, "meta_strong", ink, RIGHT)
        if line.icon:
            left = first.right() - wide - mark
            draw_icon(painter, line.icon, left, first.y() + (half - px(14)) / 2, px(14), line.ink)
        below = QRectF(area.x(), area.y() + half - 1, area.width(), half)
        text(painter, below, line.detail, "meta", "text2")

    def _paint_chip(self, painter: QPainter, room: QRectF, words: str, left: float) -> None:
        """Where the word does not fit, its icon alone."""
        if left + chip_width(words, icon=True, small=True) > room.width():
            words = ""
        top = room.y() + (room.height() - px(20)) / 2
        draw_chip(painter, room.x() + left, top, words, "accent", icon=CHIP_ICON, small=True)


class LineList(QListView):
    """Shows `Line`s; Enter or a click gives `activated`. As high as its rows, up to `rows`."""

    def __init__(self, words: str, *, rows: int = 6, edge: int = 14, thin: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.most = rows
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LinePainter(self, edge, thin=thin))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def show_lines(self, lines: list[Line]) -> None:
        """Replace what is shown, keeping the chosen key."""
        before = self.key()
        self.lines.show_lines(lines)
        self.choose(before)
        self.updateGeometry()

    def key(self) -> str:
        """The key of the chosen row, "" for none."""
        line = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line.key if isinstance(line, Line) else ""

    def choose(self, key: str) -> None:
        """Choose the row of that key."""
        for row, line in enumerate(self.lines.lines()):
            if line.key == key:
                self.setCurrentIndex(self.lines.index(row, 0))

    def step(self, by: int) -> None:
        """Choose the row so many further on."""
        count = self.lines.rowCount()
        if count:
            row = max(0, min(count - 1, self.currentIndex().row() + by))
            self.setCurrentIndex(self.lines.index(row, 0))

    def sizeHint(self) -> QSize:
        return QSize(200, px(44) * min(self.most, self.lines.rowCount()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        # Ctrl+Enter belongs to the sheet around the list.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
