"""The list behind a figure: page by page, Enter opens what a row stands for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.services import report_behind
from frontoffice.services.report_cases import Scope
from frontoffice.services.report_lists import Behind
from frontoffice.services.report_lists import Line as FoundLine
from frontoffice.services.report_tables import Wording
from ui.models.context import Context
from ui.models.latest import Latest
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList, LineModel
from ui.widgets.scroll import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Pages(LineModel):
    """Lines of which more are fetched as one walks down; `wanted(offset)` asks for them."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows, self._asked = 0, 0

    def begin(self, lines: list[Line], rows: int) -> None:
        """The first page of so many rows in all."""
        self.rows, self._asked = rows, len(lines)
        self.show_lines(lines)

    def append(self, lines: list[Line]) -> None:
        """A further page."""
        first = self.rowCount()
        self.beginInsertRows(NOWHERE, first, first + len(lines) - 1)
        self._lines += lines
        self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._asked == self.rowCount() < self.rows

    def fetchMore(self, _parent: Index) -> None:
        self._asked += 1
        self.wanted.emit(self.rowCount())


class _LongList(LineList):
    """A list that scrolls by itself: a year has more rows than a page may be high."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.pages = _Pages(self)
        self.lines = self.pages
        self.setModel(self.pages)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setVerticalScrollMode(LineList.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, px(44) * 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, px(44) * 2)


class BehindPage(QWidget):
    """`opened(what, key)` is asked for by Enter or a click on a row, `left()` by the button."""

    opened = Signal(str, str)
    left = Signal()
    shown = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, named: Wording) -> None:
        super().__init__()
        self._home, self._named = context.home, named
        self._reader = Latest(context.tasks, self)
        self.figure, self.what, self.total = "", "", 0
        self.scope: Scope | None = None
        self.title = Label("", "section", wrap=True)
        self.count = Label("", "second", "text2")
        self.back_button = Button(self.tr("Kembali ke laporan"), "ghost", "arrow-left", "Esc")
        self.list = _LongList(self.tr("Di balik angka"))
        self.nothing = EmptyState(
            "inbox", self.tr("Tidak ada apa-apa di balik angka ini"), self.tr("Kembali dengan Esc.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.nothing)
        self.card = Card()
        self.card.column.addWidget(self.list)
        column.addWidget(self.card, 1)
        self.back_button.clicked.connect(self.left)
        self.list.clicked.connect(lambda _at: self._open())
        self.list.activated.connect(lambda _at: self._open())
        self.list.pages.wanted.connect(self._more)

    def ask(self, scope: Scope, figure: str, words: str) -> None:
        """Read what lies behind a figure called `words`; `shown` comes when it is there."""
        self.scope, self.figure = scope, figure
        work = partial(report_behind.behind, self._home, scope, figure, self._named)
        self._reader.ask(work, partial(self._show, words), self.failed.emit)

    def ask_further(self, figure: str) -> None:
        """What lies behind a row of this list."""
        if self.scope is not None:
            index = self.list.currentIndex()
            self.ask(self.scope, figure, str(index.data()).partition(",")[0])

    def key(self) -> str:
        """What the chosen row stands for."""
        return self.list.key()

    def _show(self, words: str, found: Behind) -> None:
        self.what, self.total = found.what, found.total
        self.title.setText(words)
        told = self.tr("{n} di balik angka ini").replace("{n}", f"{found.total:,}")
        self.count.setText(told.replace(",", "."))
        self.list.pages.begin(_lines(found.lines), found.rows)
        self.card.setVisible(bool(found.lines))
        self.nothing.setVisible(not found.lines)
        self.shown.emit()
        (self.list if found.lines else self.back_button).setFocus()
        self.list.setCurrentIndex(self.list.pages.index(0, 0))

    def _more(self, offset: int) -> None:
        if self.scope is not None:
            args = (self._home, self.scope, self.figure, self._named, offset)
            work = partial(report_behind.behind, *args)
            self._reader.ask(work, self._append, self.failed.emit)

    def _append(self, found: Behind) -> None:
        self.list.pages.append(_lines(found.lines))

    def _open(self) -> None:
        # Where one click activates, both signals come; after the first the focus is elsewhere.
        if self.list.hasFocus() and (key := self.key()):
            self.opened.emit(self.what, key)


def _lines(found: list[FoundLine]) -> list[Line]:
    made = []
    for one in found:
        aside = one.aside
        if one.count != 1:
            aside = f"{one.count:,}".replace(",", ".") if one.count else one.aside
        made.append(Line(one.key, one.title, one.detail, aside))
    return made
