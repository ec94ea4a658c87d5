"""The left side of Standar: search by a citizen's words, agency, the list of services."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.services.standard_drafts_read import listing
from ui.models.context import Context
from ui.models.latest import Latest
from ui.models.standards import Found, Shelf, StandardsModel, read_shelf, search_shelf
from ui.screens.standards.answers import AnswerCard
from ui.theme.look import colour
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState, SkeletonList
from ui.widgets.fields import ChoiceBox, SearchField
from ui.widgets.labels import ElidedLabel, HairLine, Label
from ui.widgets.rows import CaseListView


class StandardListPane(QWidget):
    """`chosen(code)` follows the list, `entered()` comes with Enter."""

    chosen = Signal(str)
    entered = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reader = Latest(context.tasks, self)
        self._shelf: Shelf | None = None
        self._code = ""
        self._waiting = 0
        self.search = SearchField(self.tr("Kata pemohon, misalnya KTP hilang"))
        self.agency = ChoiceBox()
        self.agency.setAccessibleName(self.tr("Instansi"))
        self.agency.addItem(self.tr("Semua instansi"), "")
        self.answer = AnswerCard()
        self.total = Label("", "second", "text2")
        self.rest = ElidedLabel("", "meta")
        self.drafts_button = Button(self.tr("Rancangan"), "ghost", "pencil", "Ctrl D")
        self.model = StandardsModel()
        self.view = CaseListView(self.tr("Daftar layanan"))
        self.view.setModel(self.model)
        self._build()
        self.search.textChanged.connect(lambda _typed: self._ask())
        self.agency.currentIndexChanged.connect(lambda _at: self._ask())
        self.search.installEventFilter(self)
        self.view.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(lambda _at: self.entered.emit())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 12)
        top.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Standar pelayanan"), "title"), 1)
        head.addWidget(self.total)
        top.addLayout(head)
        top.addWidget(self.search)
        top.addWidget(self.agency)
        column.addLayout(top)
        column.addWidget(self.answer)
        column.addWidget(HairLine())
        self.pages = QStackedWidget()
        self.pages.addWidget(SkeletonList(7, self.tr("Memuat layanan"), row_height=70))
        self.pages.addWidget(self.view)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(16, 16, 16, 16)
        hint = self.tr("Coba kata lain: nama surat, keperluan, atau instansi.")
        inside.addWidget(EmptyState("book-open", self.tr("Tidak ada layanan yang cocok"), hint))
        inside.addStretch()
        self.pages.addWidget(empty)
        column.addWidget(self.pages, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 4)
        foot.setSpacing(0)
        foot.addWidget(self.rest)
        foot.addWidget(self.drafts_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def read(self) -> None:
        """The standards in force, read anew."""
        home = self._context.home
        self._context.tasks.read(
            lambda: read_shelf(home), receiver=self, done=self._stocked, failed=self.failed.emit
        )
        self.count_waiting()

    def _stocked(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.total.setText(str(len(shelf.standards)))
        self._tell()
        used = {one.agency for one in shelf.standards}
        kept = self.agency.currentData()
        self.agency.blockSignals(True)
        self.agency.clear()
        self.agency.addItem(self.tr("Semua instansi"), "")
        for code, name in shelf.agencies.items():
            if code in used:
                self.agency.addItem(name, code)
        self.agency.setCurrentIndex(max(0, self.agency.findData(kept)))
        self.agency.blockSignals(False)
        self._ask()

    def count_waiting(self) -> None:
        """How many comments on drafts wait for an answer, counted anew."""
        home = self._context.home
        self._context.tasks.read(
            lambda: sum(one.waiting for one in listing(home)),
            receiver=self,
            done=self._counted,
            failed=self.failed.emit,
        )

    def _counted(self, waiting: int) -> None:
        self._waiting = waiting
        self._tell()

    def _tell(self) -> None:
        """What the office should know of its standards, below the list."""
        told = []
        for count, words in (
            (self._waiting, self.tr("{count} masukan belum ditanggapi")),
            (
                self._shelf.expiring if self._shelf else 0,
                self.tr("{count} standar hampir habis masa berlakunya"),
            ),
            (
                self._shelf.unverified if self._shelf else 0,
                self.tr("{count} layanan memuat angka yang belum diverifikasi"),
            ),
        ):
            if count:
                told.append(words.replace("{count}", str(count)))
        self.rest.setText("; ".join(told))

    def _ask(self) -> None:
        if self._shelf is None:
            return
        find = partial(
            search_shelf,
            self._context.home,
            self._shelf,
            self.search.text(),
            self.agency.currentData() or "",
        )
        self._reader.ask(find, self._found, self.failed.emit)

    def _found(self, found: Found) -> None:
        if self._shelf is None:
            return
        standards = list(found.standards)
        self.answer.show_answer(found.answer)
        self.model.show_standards(standards, self._shelf.agencies)
        self.pages.setCurrentIndex(1 if standards else 2)
        row = self.model.row(self._code)
        if row >= 0 and not self.search.text():
            self.select(self._code)
        elif standards:
            self._code = ""
            self.view.setCurrentIndex(self.model.index(0, 0))

    def select(self, code: str) -> None:
        """Mark the service in front where it is among the rows."""
        self._code = code
        row = self.model.row(code)
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, chosen)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        standard = self.model.standard(now.row()) if now.isValid() else None
        if standard is not None and standard.code != self._code:
            self._code = standard.code
            self.chosen.emit(standard.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.view.setFocus()
                return True
            if watched is self.search and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if watched is self.view and event.text() == "/":
                self.search.setFocus()
                self.search.selectAll()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
        painter.end()
