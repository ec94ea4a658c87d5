"""A table of a report: words at the left, figures at the right, Enter where cases lie behind."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from frontoffice.documents.report import Table, written
from ui.theme.look import colour, px
from ui.theme.paint import LEFT, RIGHT, painting, ring, rule, text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
EDGE, ROW = 13, 32


def places(width: float, columns: int) -> list[tuple[float, float]]:
    """(left, width) of each column: the first takes what the figures leave."""
    if not columns:
        return []
    first = (width - 2 * EDGE) * (0.36 if columns > 5 else 0.44 if columns > 2 else 0.7)
    rest = (width - 2 * EDGE - first) / max(1, columns - 1)
    return [(EDGE, first), *((EDGE + first + at * rest, rest) for at in range(columns - 1))]


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table = Table("", (), ())

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.table.rows):
            return None
        cells = self.table.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return cells
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            pairs = zip(self.table.head, cells, strict=True)
            return ", ".join(f"{head} {written(cell)}" for head, cell in pairs)
        return None

    def show_table(self, table: Table) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    def __init__(self, table: FigureTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cells = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cells, tuple):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, state = QRectF(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area, colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        rule(painter, area.x() + EDGE, area.bottom() - 1, area.width() - 2 * EDGE)
        focused = state & QStyle.StateFlag.State_HasFocus
        for at, (left, wide) in enumerate(places(area.width(), len(cells))):
            place = QRectF(area.x() + left, area.y(), wide - 4, area.height())
            side = RIGHT if at else LEFT
            text(painter, place, written(cells[at]), "body" if not at else "second", "text", side)
            if focused and at == self._table.column:
                ring(painter, place.adjusted(-6, 2, 6, -3), radius=6)
        painter.restore()


class _Head(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.head: tuple[str, ...] = ()
        self.setFixedHeight(px(30))

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedHeight(px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            for at, (left, wide) in enumerate(places(self.width(), len(self.head))):
                place = QRectF(left, 0, wide - 4, self.height())
                text(painter, place, self.head[at], "meta", "text2", RIGHT if at else LEFT)
            rule(painter, 0, self.height() - 1, self.width())


class FigureTable(QListView):
    """The rows of a `Table`; arrows walk its cells.

    `asked(figure, words)` when Enter or a click is on a cell with something behind it, or on the
    first such cell of the row.
    """

    asked = Signal(str, str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.rows = _Rows(self)
        self.head = _Head()
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column = 1

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def show_table(self, table: Table) -> None:
        """Replace what is shown."""
        self.rows.show_table(table)
        self.head.head = table.head
        self.head.update()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(240, px(ROW) * max(1, self.rows.rowCount()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex().row())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(self.column + (1 if key == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)
            self._walk(self.column)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        spots = places(self.viewport().width(), len(self.rows.table.head))
        x = event.position().x()
        self._walk(max(at for at, (left, _) in enumerate(spots) if not at or left <= x))
        self._ask(index.row())

    def _walk(self, column: int) -> None:
        """To another cell of the row; a reader hears it."""
        head, row = self.rows.table.head, self.currentIndex().row()
        self.column = max(0, min(len(head) - 1, column))
        if 0 <= row < len(self.rows.table.rows):
            cell = written(self.rows.table.rows[row][self.column])
            self.setAccessibleDescription(f"{head[self.column]} {cell}")
        self.viewport().update()

    def figure(self, row: int) -> str:
        """What lies behind the cell of that row in the column walked to, or behind its row."""
        keys = self.rows.table.keys
        cells = keys[row] if 0 <= row < len(keys) else ()
        if self.column < len(cells) and cells[self.column]:
            return cells[self.column]
        return next((one for one in cells if one), "")

    def _ask(self, row: int) -> None:
        if figure := self.figure(row):
            table, at = self.rows.table, self.column
            name = written(table.rows[row][0])
            words = f"{name}, {table.head[at]}" if at else name
            self.asked.emit(figure, f"{table.title}: {words}")
