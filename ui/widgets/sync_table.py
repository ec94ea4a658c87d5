"""The table of what has not arrived: since when, what, the three dots of its way, what to do."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.sync import SyncRow
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import box, painting, ring, rule, text, text_width
from ui.widgets.scroll import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = 45
SHORT, ROOMY = 4, 9
"""So many rows show at a time, with and without something to decide under the table."""
EDGE = 14


class SyncModel(QAbstractListModel):
    """The rows of the table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SyncRow] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken() if role in spoken else None

    def show_rows(self, rows: list[SyncRow]) -> None:
        """Replace what is shown; the same rows change nothing."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()


class _Columns:
    """Where the columns begin, at the text size and width in force."""

    def __init__(self, area: QRectF) -> None:
        self.since = QRectF(area.x() + EDGE, area.y(), px(78), area.height())
        step = px(98)
        state = px(162)
        self.step = QRectF(area.right() - EDGE - step, area.y(), step, area.height())
        self.state = QRectF(self.step.x() - state, area.y(), state, area.height())
        left = self.since.right()
        self.item = QRectF(left, area.y(), self.state.x() - left - 12, area.height())


class TableHead(QWidget):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names = (
            self.tr("Sejak"),
            self.tr("Butir"),
            self.tr("Keadaan"),
            self.tr("Langkah"),
        )
        self.setAccessibleName(", ".join(self._names))

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(480, px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns = _Columns(QRectF(self.rect()))
        rooms = (columns.since, columns.item, columns.state, columns.step)
        with painting(self) as painter:
            for name, room in zip(self._names, rooms, strict=True):
                text(painter, room, name, "meta_strong", "muted")
            rule(painter, 0, self.height() - 1, self.width())


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(480, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, SyncRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, state = QRectF(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accent_soft"))
            painter.fillRect(QRectF(area.x(), area.y(), 3, area.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        if index.row() + 1 < index.model().rowCount():
            rule(painter, area.x() + EDGE, area.bottom() - 1, area.width() - 2 * EDGE)
        columns = _Columns(area.adjusted(0, 3, 0, -4))
        text(painter, columns.since, row.since, "second", "text2")
        half = columns.item.height() / 2
        upper = QRectF(columns.item.x(), columns.item.y(), columns.item.width(), half)
        text(painter, upper, row.title, "card", "text")
        text(painter, upper.translated(0, half), row.detail, "meta", row.detail_ink)
        self._state(painter, columns.state, row)
        self._step(painter, columns.step, row)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area.adjusted(2, 1, -2, -1), radius=6)
        painter.restore()

    def _state(self, painter: QPainter, room: QRectF, row: SyncRow) -> None:
        middle, size = room.center().y(), px(16)
        if row.reached >= 0:
            draw_track(painter, room.x() + 8, middle, row.reached, row.failed)
            left = 68.0
        else:
            draw_icon(painter, row.icon, room.x(), middle - size / 2, size, row.word_ink)
            left = size + 8.0
        text(painter, room.adjusted(left, 0, 0, 0), row.word, "label", row.word_ink)

    def _step(self, painter: QPainter, room: QRectF, row: SyncRow) -> None:
        if not row.lead:
            text(painter, room, row.step, "second", "text2")
            return
        text(painter, room.adjusted(0, 0, -20, 0), row.step, "value", "accent_text")
        wide = min(text_width(row.step, "value"), room.width() - 20)
        size = px(14)
        top = room.center().y() - size / 2
        draw_icon(painter, "arrow-right", room.x() + wide + 6, top, size, "accent_text")


def draw_track(painter: QPainter, x: float, middle: float, reached: int, failed: int) -> None:
    """Three dots (saved, sent, received) from `x`; a failed one is a disc with a cross."""
    step, dot = 22.0, 9.0
    for at in range(2):
        token = "accent" if at + 1 < reached else "line2"
        painter.setPen(QPen(colour(token), 1.5))
        painter.drawLine(QPointF(x + at * step, middle), QPointF(x + (at + 1) * step, middle))
    for at in range(3):
        centre = QPointF(x + at * step, middle)
        if at == failed:
            disc = QRectF(centre.x() - 6.5, middle - 6.5, 13, 13)
            box(painter, disc, "bad", radius=6.5)
            painter.setPen(QPen(colour("surface"), 1.6))
            for sign in (1, -1):
                a, b = QPointF(-2.2, -2.2 * sign), QPointF(2.2, 2.2 * sign)
                painter.drawLine(centre + a, centre + b)
            continue
        done = at < reached
        area = QRectF(centre.x() - dot / 2, middle - dot / 2, dot, dot)
        fill, line = ("accent", "accent") if done else ("surface", "line2")
        box(painter, area, fill, line, width=1.5, radius=dot / 2)


class SyncTable(QListView):
    """The rows, as high as they are up to a limit; Enter or a click gives `activated`."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self._most = ROOMY
        self.rows = SyncModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def show_rows(self, rows: list[SyncRow]) -> None:
        """Replace what is shown, keeping the chosen row."""
        before = self.current()
        self.rows.show_rows(rows)
        if before is not None:
            self.choose(before.key)
        self.updateGeometry()

    def leave_room(self, *, below: bool) -> None:
        """Fewer rows at a time while something under the table is to be decided."""
        self._most = SHORT if below else ROOMY
        self.updateGeometry()

    def current(self) -> SyncRow | None:
        """The chosen row."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row if isinstance(row, SyncRow) else None

    def choose(self, key: str) -> None:
        """Choose the row of that key."""
        for at, row in enumerate(self.rows.rows):
            if row.key == key:
                self.setCurrentIndex(self.rows.index(at, 0))
                return

    def sizeHint(self) -> QSize:
        return QSize(480, px(ROW) * min(self._most, self.rows.rowCount()))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        if event.text().isdecimal():
            # A digit is a choice between records, not a search in the list.
            event.ignore()
            return
        super().keyPressEvent(event)
