"""The left side of Permohonan: search, filters with their counts, the list of cases."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import cases, worklist
from frontoffice.services.cases import Counts, Filter
from ui.models.case_words import filters
from ui.models.cases import GIVEN, CaseListModel
from ui.models.context import Context
from ui.models.frame import Zone
from ui.models.latest import Latest
from ui.theme.look import colour
from ui.widgets.cards import EmptyState
from ui.widgets.chips import CheckChip
from ui.widgets.fields import SearchField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, HairLine, Label
from ui.widgets.rows import CaseListView


def grouped(count: int) -> str:
    """A count as Indonesians write it: 1.038.412."""
    return f"{count:,}".replace(",", ".")


class CaseListPane(QWidget):
    """Search as you type; `chosen(stream)` follows the list, `entered()` comes with Enter."""

    chosen = Signal(str)
    entered = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, zone: Zone) -> None:
        super().__init__()
        self._context = context
        self._counting = Latest(context.tasks, self)
        self._stream = ""
        self.model = CaseListModel(context, zone, self)
        self.search = SearchField(self.tr("Nomor, nama, NIK, atau layanan"))
        self.total = Label("", "second", "text2")
        self.view = CaseListView(self.tr("Daftar permohonan"))
        self.view.setModel(self.model)
        self.rest = ElidedLabel("", "meta")
        self.chips: dict[str, CheckChip] = {}
        self._build()
        self.search.textChanged.connect(lambda _typed: self._ask())
        self.search.installEventFilter(self)
        self.view.installEventFilter(self)
        self.model.counted.connect(self._counted)
        self.model.failed.connect(self.failed)
        self.model.modelReset.connect(self._reselect)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(lambda _at: self.entered.emit())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 8)
        top.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Permohonan"), "title"), 1)
        head.addWidget(self.total)
        top.addLayout(head)
        top.addWidget(self.search)
        self._flow = FlowLayout(6)
        self.given = CheckChip(self.tr("Dari Laporan"), "chart-column", solid=True)
        self.given.clicked.connect(self.drop_given)
        self.given.hide()
        self._flow.addWidget(self.given)
        for one in filters():
            chip = CheckChip(one.word, one.icon, solid=True, tone=one.tone)
            chip.setChecked(one.code == "all")
            if one.code != "all":
                chip.hide()
            chip.clicked.connect(lambda _on=False, code=one.code: self.choose_filter(code))
            self.chips[one.code] = chip
            self._flow.addWidget(chip)
        top.addLayout(self._flow)
        column.addLayout(top)
        column.addWidget(HairLine())
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self._nothing())
        column.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.rest, 1)
        column.addLayout(foot)

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        self.empty = EmptyState(
            "inbox",
            self.tr("Tidak ada permohonan yang cocok"),
            self.tr("Periksa ejaan, ketik sebagian nomor atau nama, atau hapus saringan."),
            self.tr("Tampilkan semua"),
        )
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self.show_everything)
        column.addWidget(self.empty)
        column.addStretch()
        return page

    def read(self) -> None:
        """Read the list and the counts again, keeping the case in front."""
        self.model.again()
        self._count()

    def show_everything(self) -> None:
        """No words, no filter."""
        self.choose_filter("all")
        self.search.clear()
        self.search.setFocus()

    def choose_filter(self, code: str) -> None:
        """Narrow the list; one filter at a time."""
        self.given.hide()
        self.model.given = None
        for known, chip in self.chips.items():
            chip.setChecked(known == code)
        self._ask()

    def show_given(self, words: str, fits: Filter) -> None:
        """Narrow the list to what another place asks for, under its words."""
        self.model.given = fits
        self.given.setToolTip(words)
        self.given.setAccessibleDescription(words)
        self.given.setChecked(True)
        self.given.show()
        self.search.clear()
        for chip in self.chips.values():
            chip.setChecked(False)
        self._ask()

    def drop_given(self) -> None:
        """All cases again."""
        self.choose_filter("all")

    def select(self, stream: str) -> None:
        """Mark the case in front where it is among the rows."""
        self._stream = stream
        self._mark(self.model.row(stream))

    def stream(self) -> str:
        """The case marked in the list."""
        return self._stream

    def _code(self) -> str:
        if self.model.given is not None:
            return GIVEN
        return next((code for code, chip in self.chips.items() if chip.isChecked()), "all")

    def _ask(self) -> None:
        self.model.ask(self.search.text(), self._code())

    def _count(self) -> None:
        home = self._context.home

        def work() -> tuple[Counts, dict[str, int]]:
            return cases.counts(home), worklist.counts(home)

        self._counting.ask(work, self._show_counts, self._uncounted)

    def _uncounted(self, error: FrontOfficeError) -> None:
        self.failed.emit(error)

    def _show_counts(self, answer: tuple[Counts, dict[str, int]]) -> None:
        counts, work = answer
        by_status = counts.by_status
        self.total.setText(grouped(sum(by_status.values())))
        for one in filters():
            chip = self.chips[one.code]
            if one.code == "all":
                continue
            count = counts.late if one.code == "late" else work.get(one.code, 0)
            count += sum(by_status.get(status, 0) for status in one.statuses)
            chip.setText(f"{one.word} {grouped(count)}")
            chip.updateGeometry()
            chip.setVisible(count > 0 or chip.isChecked())
        self._flow.invalidate()
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def _counted(self, total: int) -> None:
        self.pages.setCurrentIndex(0 if total else 1)
        shown = self.model.rowCount()
        if total > shown:
            words = self.tr("{count} lagi, ketik untuk mempersempit")
            self.rest.setText(words.replace("{count}", grouped(total - shown)))
        else:
            words = self.tr("{count} permohonan, terbaru dahulu")
            self.rest.setText(words.replace("{count}", grouped(total)))

    def _reselect(self) -> None:
        if self.model.loading() or not self.model.rowCount():
            return
        row = self.model.row(self._stream)
        if row >= 0:
            self._mark(row)
        else:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _mark(self, row: int) -> None:
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, chosen)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        stream = self.model.stream(now.row()) if now.isValid() else ""
        if stream and stream != self._stream:
            self._stream = stream
            self.chosen.emit(stream)

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
