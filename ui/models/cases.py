"""The list of cases: search as you type over a million of them, page by page, never all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from frontoffice.services import cases, worklist
from frontoffice.services.cases import CaseLine as FoundCase
from frontoffice.services.cases import Filter
from ui.models.case_words import narrowing, row_of
from ui.models.context import Context
from ui.models.frame import Zone
from ui.models.latest import Latest
from ui.widgets.rows import CaseLine


@dataclass(frozen=True, slots=True)
class NarrowedCases:
    """A case, and the list it stands in: what the list is called and what narrows it.

    Esc in that list goes back to the place it came from, with its payload.
    """

    stream: str
    words: str
    fits: Filter
    place: str
    payload: str


Index = QModelIndex | QPersistentModelIndex
GIVEN = "given"
"""The filter that another place handed over."""

ROOT = QModelIndex()
Answer = tuple[list[FoundCase], int, tuple[dt.date, dt.date]]
PAGE = 50
MOST_AGAIN = 400
SKELETONS = 7


class CaseListModel(QAbstractListModel):
    """Rows of the newest cases that fit; a row still being fetched has no data (a skeleton).

    `counted(total)` comes with each answer, `failed(error)` when a reading could not be made.
    """

    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, context: Context, zone: Zone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._zone = context, zone
        self._reader = Latest(context.tasks, self)
        self._wanted = ("", "all")
        self.given: Filter | None = None
        self._found: list[FoundCase] = []
        self._total: int | None = None
        self.today = self.soon_on = dt.date.min

    def total(self) -> int:
        """How many cases fit, 0 before the first answer."""
        return self._total or 0

    def loading(self) -> bool:
        """Whether nothing has been answered yet."""
        return self._total is None

    def wanted(self) -> tuple[str, str]:
        """The words and the filter asked for last."""
        return self._wanted

    def ask(self, query: str, filter_code: str) -> None:
        """Another search; the rows there stay until its answer comes."""
        self._wanted = (query, filter_code)
        self._read(0, PAGE)

    def again(self) -> None:
        """The same search once more, as far down as rows were shown."""
        self._read(0, min(MOST_AGAIN, max(PAGE, len(self._found))))

    def stream(self, row: int) -> str:
        """The case of a row, "" for a skeleton."""
        return self._found[row].stream if 0 <= row < len(self._found) else ""

    def row(self, stream: str) -> int:
        """The row of a case, -1 where it is not among those fetched."""
        return next((at for at, one in enumerate(self._found) if one.stream == stream), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        if parent.isValid():
            return 0
        return SKELETONS if self._total is None else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A `widgets.rows.CaseLine` for the painter, a sentence for a reader."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row_of(index.row()).spoken()
        if role == Qt.ItemDataRole.UserRole:
            return self._row_of(index.row())
        return None

    def _row_of(self, row: int) -> CaseLine:
        return row_of(self._found[row], self.today, self._zone, self.soon_on)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._reader.busy and len(self._found) < self.total()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._read(len(self._found), PAGE)

    def _read(self, offset: int, limit: int) -> None:
        query, code = self._wanted
        home, given = self._context.home, self.given

        def work() -> Answer:
            today = home.reference.today(home.card.office, home.now())
            work = code in worklist.VIEWS
            fits = given if code == GIVEN and given else narrowing(code, today)
            fits = worklist.narrowing(home, code) if work else fits
            found, total = cases.list_cases(home, query, fits, limit=limit, offset=offset)
            return found, total, (today, worklist.soon_on(home))

        self._reader.ask(work, partial(self._arrived, offset), self.failed.emit)

    def _arrived(self, offset: int, answer: Answer) -> None:
        found, total, (self.today, self.soon_on) = answer
        if offset == 0:
            self._replace(found, total)
        else:
            # A case registered meanwhile moves the pages by one: the same row must not come twice.
            known = {one.stream for one in self._found}
            self._append([one for one in found if one.stream not in known], total)
        self.counted.emit(total)

    def _replace(self, found: list[FoundCase], total: int) -> None:
        same = self._total is not None and [one.stream for one in found] == [
            one.stream for one in self._found
        ]
        if same:
            self._found, self._total = found, total
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, 0))
            return
        self.beginResetModel()
        self._found, self._total = found, total
        self.endResetModel()

    def _append(self, found: list[FoundCase], total: int) -> None:
        if not found:
            # Everything fetched is all there is; asking again would never end.
            self._total = len(self._found)
            return
        first = len(self._found)
        self.beginInsertRows(ROOT, first, first + len(found) - 1)
        self._found += found
        self._total = total
        self.endInsertRows()
