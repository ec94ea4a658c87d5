"""Laporan: the figures of a day to a year, the cases behind each, and files of them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.documents.report import Table
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.words import date_words
from frontoffice.messages import explain
from frontoffice.services import report, report_evidence, report_papers, report_tables
from frontoffice.services.report import KINDS, Kind, Report
from frontoffice.services.report_cases import CaseBehind
from frontoffice.services.report_tables import Wording
from ui.models.context import Context
from ui.models.frame import Action
from ui.models.latest import Latest
from ui.screens.reports.facilities import FacilitySheet
from ui.screens.reports.page import ReportPage
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton, Segment, SegmentedControl
from ui.widgets.cards import EmptyState
from ui.widgets.chips import BusyMark
from ui.widgets.fields import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import HairLine, Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage

Read = tuple[Report, list[Table]]


class ReportsScreen(Screen):
    """A period, the report of it, and behind each figure its cases."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._home = context, context.home
        self._reader, self._lister = Latest(context.tasks, self), Latest(context.tasks, self)
        self._named = Wording(self._home, context.language)
        self.kind: Kind = "month"
        self.on = self._home.reference.today(self._home.card.office, self._home.now())
        self.found: Report | None = None
        self.figure = ""
        self.title, self.span = Label(self.tr("Laporan"), "title"), Label("", "second", wrap=True)
        words = {
            "day": self.tr("Hari"),
            "week": self.tr("Minggu"),
            "month": self.tr("Bulan"),
            "half": self.tr("Semester"),
            "year": self.tr("Tahun"),
        }
        self.kinds = SegmentedControl(
            [Segment(one, words[one]) for one in KINDS], self.tr("Masa laporan")
        )
        self.kinds.choose(self.kind)
        self.earlier = IconButton("chevron-left", self.tr("Masa sebelumnya"))
        self.later = IconButton("chevron-right", self.tr("Masa berikutnya"))
        self.agency = ChoiceBox()
        self.agency.setAccessibleName(self.tr("Instansi"))
        self.agency.setFixedWidth(px(190))
        self.agency.addItem(self.tr("Semua instansi"), "")
        for code, one in self._home.reference.agencies.items():
            self.agency.addItem(one.name, code)
        self.busy = BusyMark(self.tr("Menghitung laporan"))
        self.page = ReportPage(self._named)
        self._build()

    def _build(self) -> None:
        self.pdf_button = Button(self.tr("Cetak PDF"), "primary", "printer", "Ctrl P")
        self.file_button = Button(self.tr("Simpan berkas"), icon="download")
        self.more_button = Button(self.tr("Bukti"), icon="package")
        self.check_button = Button(self.tr("Periksa sarana"), icon="accessibility")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 10)
        top.setSpacing(8)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.addWidget(self.title)
        names.addWidget(self.span)
        head.addLayout(names, 1)
        head.addWidget(self.busy)
        head.addWidget(self.pdf_button)
        top.addLayout(head)
        keys = FlowLayout(8)
        parts = (self.kinds, self.earlier, self.later, self.agency)
        buttons = (self.file_button, self.more_button, self.check_button)
        for part in (*parts, *buttons):
            keys.addWidget(part)
        top.addLayout(keys)
        column.addLayout(top)
        column.addWidget(HairLine())
        self.pages = QStackedWidget()
        self.pages.addWidget(ScrollPage(self.page, self.tr("Laporan")))
        self.pages.addWidget(self._behind_page())
        column.addWidget(self.pages, 1)
        self.kinds.chosen.connect(self.choose_kind)
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.agency.currentIndexChanged.connect(lambda _at: self.read())
        role = self._home.officer.role
        self.pdf_button.does(self.print_pdf, "report.export", role)
        self.file_button.does(self.ask_file, "report.export", role)
        self.more_button.does(self.ask_archive, "report.export", role)
        self.check_button.does(self.check_facilities, "facility.check", role)
        self.page.asked.connect(self.show_behind)
        self.busy.hide()

    def _behind_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 12)
        row = QHBoxLayout()
        self.back_button = Button(self.tr("Kembali ke laporan"), "ghost", "arrow-left", "Esc")
        self.behind_title = Label("", "section", wrap=True)
        row.addWidget(self.back_button)
        row.addWidget(self.behind_title, 1)
        column.addLayout(row)
        self.behind = LineList(self.tr("Permohonan di balik angka"), rows=500)
        self.behind_nothing = EmptyState(
            "inbox", self.tr("Tidak ada permohonan"), self.tr("Kembali dengan Esc.")
        )
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.behind_nothing)
        below.addWidget(self.behind)
        below.addStretch()
        column.addWidget(ScrollPage(inside, self.tr("Permohonan di balik angka")), 1)
        self.back_button.clicked.connect(self.back)
        self.behind.activated.connect(lambda _at: self.go.emit("permohonan", self.behind.key()))
        return page

    def offers(self) -> list[Action]:
        """Periods, files, the weekly round."""
        earlier, later = self.tr("Laporan: masa sebelumnya"), self.tr("Laporan: masa berikutnya")
        archive, round_ = self.tr("Bukti dan data terbuka"), self.check_button.text()
        pdf, file = self.tr("Cetak laporan"), self.tr("Simpan laporan sebagai berkas")
        give, look = "report.export", "report.view"
        return [
            Action("reports.earlier", earlier, partial(self.step, -1), "Alt+Left", right=look),
            Action("reports.later", later, partial(self.step, 1), "Alt+Right", right=look),
            Action(
                "reports.pdf", pdf, self.print_pdf, "Ctrl+P", icon="printer", hint=pdf, right=give
            ),
            Action("reports.file", file, self.ask_file, "Ctrl+S", icon="download", right=give),
            Action("reports.archive", archive, self.ask_archive, right=give),
            Action("reports.round", round_, self.check_facilities, "F6", right="facility.check"),
        ]

    def arrive(self, _payload: object) -> None:
        """Read the report."""
        self.read()
        self.kinds.focus_cell()

    def back(self) -> bool:
        """From the cases behind a figure to the report."""
        if self.pages.currentIndex() == 1:
            self.pages.setCurrentIndex(0)
            self.kinds.focus_cell()
            return True
        return False

    def facts_changed(self, changes: object) -> None:
        """A round changes the report at once; what counters do shows at the next reading."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if self.isVisible() and any(one.startswith("facility.") for one in kinds):
            self.read()

    def choose_kind(self, kind: str) -> None:
        """Another length of time."""
        self.kind = next(one for one in KINDS if one == kind)
        self.read()

    def step(self, by: int) -> None:
        """The period before or after."""
        since, until = report.span(self.kind, self.on)
        self.on = since - dt.timedelta(days=1) if by < 0 else until + dt.timedelta(days=1)
        self.read()

    def read(self) -> None:
        """Read the report again."""
        home, kind, on, agency = self._home, self.kind, self.on, self.agency.currentData() or ""
        named = self._named

        def work() -> Read:
            found = report.read(home, kind, on, agency)
            return found, report_tables.tables(found, named)

        self.busy.show()
        self.pages.setCurrentIndex(0)
        self._reader.ask(work, self._show, self._failed)

    def _show(self, read: Read) -> None:
        found, tables = read
        self.found = found
        self.busy.hide()
        language = self._context.language
        since = date_words(found.since, weekday=False)
        span = since
        if found.until != found.since:
            span = self.tr("{since} sampai {until}").replace("{since}", since)
            span = span.replace("{until}", date_words(found.until, weekday=False))
        days = self.tr("{n} hari kerja").replace("{n}", str(found.working_days))
        about = self.agency.currentText()
        self.span.setText(f"{span}, {days}, {about}")
        self.page.show_report(found, tables)
        told = self.tr("Angka sampai fakta terakhir di komputer ini, {at}")
        calendar = self._home.reference.calendar_of(self._home.card.office)
        at = calendar.local(found.as_of).strftime("%H.%M") if language else ""
        self.fact.emit(told.replace("{at}", at), "info", "muted")

    def show_behind(self, figure: str) -> None:
        """The cases behind a figure, or the place where what it counts is shown."""
        if figure.startswith("go:"):
            self.go.emit(figure.removeprefix("go:"), None)
            return
        home, kind, on, agency = self._home, self.kind, self.on, self.agency.currentData() or ""
        self.figure = figure

        def work() -> tuple[list[CaseBehind], int]:
            return report.behind(home, kind, on, figure, agency)

        self._lister.ask(work, self._show_cases, self._failed)

    def _show_cases(self, found: tuple[list[CaseBehind], int]) -> None:
        lines, total = found
        named = self._named
        self.behind_nothing.setVisible(not lines)
        self.behind.show_lines(
            [
                Line(
                    one.stream,
                    one.number,
                    f"{named.service(one.service)}, {date_words(one.day, weekday=False)}",
                    named.say("status", one.status),
                    mono=True,
                )
                for one in lines
            ]
        )
        told = self.tr("{n} permohonan di balik angka ini; {shown} terbaru ditampilkan")
        told = told.replace("{n}", str(total)).replace("{shown}", str(len(lines)))
        self.behind_title.setText(told)
        self.pages.setCurrentIndex(1)
        self.behind.setFocus()
        if lines:
            self.behind.choose(lines[0].stream)

    def print_pdf(self) -> None:
        """The report on paper, charts included."""
        home, found = self._home, self.found
        if found is not None:
            self._context.tasks.read(
                lambda: report_papers.pdf(home, found),
                receiver=self,
                done=lambda pdf: self._context.print_pdf(pdf, self.tr("Laporan")),
                failed=self._failed,
            )

    def ask_file(self) -> None:
        """Where to write the report, and as what."""
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Simpan laporan"),
            "laporan.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv);;PDF (*.pdf)",
        )
        if path:
            self.save_file(Path(path))

    def save_file(self, path: Path) -> None:
        """Write the report to a file named for its format."""
        home, found = self._home, self.found
        if found is not None:
            self._save(lambda: report_papers.save(home, found, path), path)

    def ask_archive(self) -> None:
        """Where to write the evidence and the open data of this period."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Simpan bukti dan data terbuka"))
        if folder:
            self.save_archives(Path(folder))

    def save_archives(self, folder: Path) -> None:
        """Write both archives into a folder."""
        home, found = self._home, self.found
        if found is None:
            return

        def work() -> None:
            report_evidence.save_evidence(home, found, folder / "bukti.zip")
            report_evidence.save_open_data(home, found, folder / "data-terbuka.zip")

        self._save(work, folder)

    def _save(self, work: object, path: Path) -> None:
        told = self.tr("Disimpan: {file}").replace("{file}", path.name)
        self._context.tasks.read(
            work,  # type: ignore[arg-type]
            receiver=self,
            done=lambda _done: self.say(told),
            failed=self._failed,
        )

    def check_facilities(self) -> None:
        """The weekly round."""
        sheet = FacilitySheet(self.window(), self._context)
        sheet.done.connect(lambda _changes: self.say(self.tr("Pemeriksaan sarana tercatat.")))
        sheet.open()

    def _failed(self, error: FrontOfficeError) -> None:
        self.busy.hide()
        said = explain(error, self._context.language)
        self.fail(f"{said.sentence} {said.next_step}")
