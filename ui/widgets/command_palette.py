"""Ctrl+K: every action by words, and cases and services as they are found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.actions import ActionBook
from ui.models.frame import PaletteItem, Provider
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import box, draw_key, key_width, text, text_width
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.scroll import SlimScrollBar
from ui.widgets.sheet import Sheet
from ui.words import key_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ASK_AFTER_MS = 90
MOST = 40


def score(words: str, query: str) -> int:
    """How well `query` finds `words`: 0 is not at all; word starts beat parts beat letters."""
    said, total = words.casefold(), 0
    starts = said.split()
    for wanted in query.casefold().split():
        if any(word.startswith(wanted) for word in starts):
            total += 9
        elif wanted in said:
            total += 4
        elif len(wanted) > 2 and _scattered(wanted, said):
            total += 1
        else:
            return 0
    return total or 1


def _scattered(wanted: str, said: str) -> bool:
    letters = iter(said)
    return all(letter in letters for letter in wanted)


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PaletteItem] = []

    def replace(self, lines: list[PaletteItem]) -> None:
        self.beginResetModel()
        self.lines = lines[:MOST]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (line.title, line.detail, line.key) if part)
        return line if role == Qt.ItemDataRole.UserRole else None


class _LinePainter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, PaletteItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            box(painter, area, "accent_soft", "accent", width=1.5)
        size, middle = px(18), area.center().y()
        ink = "accent_text" if chosen else "text2"
        draw_icon(painter, line.icon, area.x() + 12, middle - size / 2, size, ink)
        x, end = area.x() + 12 + size + 10, area.right() - 12
        if line.key:
            end -= key_width(line.key)
            draw_key(painter, end, middle - px(20) / 2, line.key)
            end -= 10
        title = min(text_width(line.title, "name") + 1, end - x)
        text(painter, QRectF(x, area.y(), title, area.height()), line.title, "name", "text")
        room = QRectF(x + title + 12, area.y(), end - x - title - 12, area.height())
        if room.width() > 40:
            text(painter, room, line.detail, "second", "text2" if chosen else "muted")
        painter.restore()


class _Query(SearchField):
    """The search box; arrows and Enter go to the list under it."""

    def __init__(self, hint: str, palette: CommandPalette) -> None:
        super().__init__(hint, "Esc")
        self._palette = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._palette.move_by(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._palette.choose()
        elif event.key() == Qt.Key.Key_Escape:
            self._palette.close_sheet()
        else:
            super().keyPressEvent(event)


class CommandPalette(Sheet):
    """One box for everything; what the providers find later joins the list below the actions."""

    def __init__(self, over: QWidget, book: ActionBook) -> None:
        super().__init__(over, "", width=620, top=64)
        self.setAccessibleName(self.tr("Cari nomor, nama, atau tindakan"))
        self._book = book
        self._providers: list[Provider] = []
        self._found: dict[int, list[PaletteItem]] = {}
        self.column.setContentsMargins(12, 12, 12, 12)
        self.query = _Query(self.tr("Cari nomor, nama, atau tindakan"), self)
        self.query.textChanged.connect(self._typed)
        self.column.addWidget(self.query)
        self.lines = _Lines()
        self.list = QListView()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(_LinePainter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollBar(SlimScrollBar(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Hasil"))
        self.list.clicked.connect(self.choose)
        self.nothing = Label(self.tr("Tidak ada yang cocok. Coba kata lain atau nomor."), "second")
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        self._ask = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._ask.timeout.connect(self._ask_providers)

    def add_provider(self, provider: Provider) -> None:
        """Something else to search: called with the words, answers now or later."""
        self._providers.append(provider)

    def open(self) -> None:
        """Empty, with everything that can be done now."""
        self.query.clear()
        self._typed("")
        super().open()

    def place(self) -> None:
        """As tall as its lines, up to the window."""
        tall = px(40) + 34 + px(44) * max(1, min(9, len(self.lines.lines)))
        wide = min(px(620), self.width() - 32)
        tall = min(tall, self.height() - self._top - 16)
        self.panel.setGeometry((self.width() - wide) // 2, self._top, wide, tall)

    def choose(self) -> None:
        """Do what the selected line says."""
        line = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(line, PaletteItem):
            self.close_sheet(accepted=True)
            line.run()

    def move_by(self, step: int) -> None:
        """Select the next or previous line."""
        count = len(self.lines.lines)
        if count:
            row = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self.lines.index(row, 0))

    def _typed(self, _words: str) -> None:
        self._found.clear()
        self._refill()
        if self.query.text().strip():
            self._ask.start()

    def _ask_providers(self) -> None:
        words = self.query.text().strip()
        for at, provider in enumerate(self._providers):
            provider(words, partial(self._answer, words, at))

    def _answer(self, words: str, at: int, lines: list[PaletteItem]) -> None:
        # An answer to words typed over meanwhile would show the wrong person.
        if self.query.text().strip() == words:
            self._found[at] = lines
            self._refill()

    def _refill(self) -> None:
        words = self.query.text().strip()
        ranked = [
            (score(action.words, words), action)
            for action in self._book.current()
            if action.enabled()
        ]
        ranked.sort(key=lambda pair: -pair[0])
        lines = [
            PaletteItem(one.words, "", one.icon, one.run, key_words(one.shortcut))
            for points, one in ranked
            if points
        ]
        for at in sorted(self._found):
            lines += self._found[at]
        self.lines.replace(lines)
        self.nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        if lines:
            self.list.setCurrentIndex(self.lines.index(0, 0))
        self.place()
