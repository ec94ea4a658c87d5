"""Hak: the one table of who may do what, as it is in force; read by everybody."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from frontoffice.domain.staff import PERMISSIONS, ROLES, TWO_PERSONS, may
from ui.models.context import Context
from ui.models.people import role_words
from ui.models.rights import right_words
from ui.theme.fonts import role_font
from ui.theme.icons import draw_icon
from ui.theme.look import colour, look, px
from ui.theme.paint import CENTRE, ring, rule, text, text_width
from ui.widgets.fields import SearchField
from ui.widgets.panel import Panel
from ui.widgets.scroll import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TALL = 34
ACTION = 300
"""So wide the words of an action are at least where the roles have columns."""

EDGE = 12
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class RightsModel(QAbstractTableModel):
    """Rows are actions, the first column their words, then one column per role."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._all = [(action, right_words(action, language)) for action in PERMISSIONS]
        self.shown = list(self._all)

    def narrow(self, words: str) -> None:
        """Keep the actions that have these words."""
        self.beginResetModel()
        sought = words.casefold().split()
        self.shown = [
            row
            for row in self._all
            if all(one in f"{row[0]} {row[1]}".casefold() for one in sought)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1 + len(ROLES)

    def allowed(self, row: int, column: int) -> bool:
        """Whether the role of a column may do what the row says."""
        return may(ROLES[column - 1], self.shown[row][0])

    def who(self, row: int) -> str:
        """The roles that may do what the row says, in words."""
        may_do = [one for one in ROLES if may(one, self.shown[row][0])]
        everybody = len(may_do) == len(ROLES)
        return self.tr("Semua peran") if everybody else ", ".join(map(role_words, may_do))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        action, words = self.shown[index.row()]
        if action in TWO_PERSONS:
            words = self.tr("{right} (dua orang)").replace("{right}", words)
        if index.column() == 0:
            told = {Qt.ItemDataRole.DisplayRole: words, WHO: self.who(index.row())}
            told[AS_SPOKEN] = f"{words}: {told[WHO]}"
            return told.get(Qt.ItemDataRole(role))
        if role == AS_SPOKEN:
            allowed = self.allowed(index.row(), index.column())
            who = role_words(ROLES[index.column() - 1])
            return f"{who}: {self.tr('boleh') if allowed else self.tr('tidak boleh')}, {words}"
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("Tindakan")
        # Two short lines: eight roles stand beside each other.
        return role_words(ROLES[section - 1]).replace(" ", "\n")


AS_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
WHO = Qt.ItemDataRole.UserRole


def _wrapped(words: str, role: str, width: int) -> QRect:
    """How much room words take at a width, from the origin."""
    measure = QFontMetrics(role_font(role))
    return measure.boundingRect(QRect(0, 0, max(40, width), 2000), WRAPPED, words)


class _LinePainter(QStyledItemDelegate):
    """Where columns have no room: the action, below it who may do it."""

    def tall(self, index: Index, width: int) -> int:
        """The height of a row at a width."""
        first, second = self._blocks(index, width - 2 * EDGE)
        return first.height() + second.height() + 20

    def _blocks(self, index: Index, width: int) -> tuple[QRect, QRect]:
        first = _wrapped(str(index.data() or ""), "name", width)
        return first, _wrapped(str(index.data(WHO) or ""), "second", width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accent_soft"))
        rule(painter, area.x(), area.bottom(), area.width())
        inside = area.adjusted(EDGE, 8, -EDGE, -8)
        first, _second = self._blocks(index, inside.width())
        below = inside.adjusted(0, first.height() + 4, 0, 0)
        for place, words, role, ink in (
            (inside, index.data(), "name", "text"),
            (below, index.data(WHO), "second", "text2"),
        ):
            painter.setFont(role_font(role))
            painter.setPen(colour(ink))
            painter.drawText(place, WRAPPED, str(words or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(painter, QRectF(area).adjusted(2, 2, -2, -2), radius=4)
        painter.restore()


class _CellPainter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, model = QRectF(option.rect), index.model()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accent_soft"))
        rule(painter, area.x(), area.bottom() - 1, area.width())
        if index.column() == 0:
            text(painter, area.adjusted(12, 0, -8, 0), str(index.data() or ""), "second", "text")
        elif isinstance(model, RightsModel) and model.allowed(index.row(), index.column()):
            size = px(16)
            left = area.x() + (area.width() - size) / 2
            draw_icon(painter, "check", left, area.y() + (area.height() - size) / 2, size, "ok")
        else:
            text(painter, area, "–", "second", "muted", CENTRE)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area.adjusted(2, 2, -2, -2), radius=4)
        painter.restore()


class RightsTable(QTableView):
    """Arrows walk it; the reader says role, yes or no, and the action.

    With large letters each action has its roles below it, instead of columns nobody could read.
    """

    def __init__(self, model: RightsModel, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setModel(model)
        self._cells, self._lines = _CellPainter(self), _LinePainter(self)
        self.setItemDelegate(self._cells)
        model.modelReset.connect(self._arrange)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self._measured: tuple[int, ...] = ()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.restyle()

    def restyle(self) -> None:
        """Take fonts and heights from the look in force."""
        self.horizontalHeader().setFont(role_font("meta_strong"))
        self.horizontalHeader().setFixedHeight(px(48))
        self.setMinimumHeight(px(TALL) * 12 + px(48))
        self._arrange()

    def in_columns(self) -> bool:
        """Whether every role has room for a column of its own."""
        parts = (part for role in ROLES for part in role_words(role).split())
        column = max(text_width(part, "meta_strong") for part in parts) + 2 * 8
        return self.viewport().width() >= px(ACTION) + len(ROLES) * column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide, rows = self.viewport().width(), self.model().rowCount()
        measured = (wide, rows, look.text_percent)
        if measured == self._measured:
            return
        self._measured = measured
        columns, head = self.in_columns(), self.horizontalHeader()
        self.setItemDelegate(self._cells if columns else self._lines)
        head.setVisible(columns)
        for column in range(1, 1 + len(ROLES)):
            self.setColumnHidden(column, not columns)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if columns:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(0, min(px(360), max(px(ACTION), wide - len(ROLES) * px(78))))
        for row in range(rows):
            index = self.model().index(row, 0)
            self.setRowHeight(row, px(TALL) if columns else self._lines.tall(index, wide))


class RightsPanel(Panel):
    """The table with a search over it."""

    WIDEST = 1200

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Hak"),
            self.tr("Siapa boleh melakukan apa. Tabel yang sama dipakai layar dan baris perintah."),
        )
        self.search = SearchField(self.tr("Cari tindakan"), "")
        self.model = RightsModel(context.language)
        self.table = RightsTable(self.model, self.tr("Tabel hak"))
        self.search.textChanged.connect(self.model.narrow)
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, 1)
        self.setFocusProxy(self.search)
