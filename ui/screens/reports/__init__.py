"""Laporan: the figures of a day to a year, the cases behind each, and files of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.documents.report import Table
from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.domain.words import date_words
from frontoffice.messages import explain
from frontoffice.services import (
    facilities,
    report,
    report_evidence,
    report_lists,
    report_papers,
    report_tables,
    ticket_story,
)
from frontoffice.services.attachments import Picture
from frontoffice.services.facilities import Facility
from frontoffice.services.report import KINDS, Kind, Report
from frontoffice.services.report_tables import Wording
from frontoffice.services.ticket_story import TicketStory
from ui.dialogs.case_attaching import LookSheet
from ui.models.cases import NarrowedCases
from ui.models.context import Context
from ui.models.frame import Action
from ui.models.latest import Latest
from ui.screens.reports.behind import BehindPage
from ui.screens.reports.page import ReportPage
from ui.screens.reports.round_sheets import FacilitySheet, RoundSheet
from ui.screens.reports.visit import VisitSheet
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton, Segment, SegmentedControl
from ui.widgets.chips import BusyMark
from ui.widgets.fields import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage

Read = tuple[Report, list[Table], dict[str, bytes | None]]
HERE, BEHIND = "laporan", "behind"
PLACES = {
    "complaints": ("aduan", ""),
    "gaps": ("kas", "closing"),
    "drawers": ("kas", "closing"),
    "conflicts": ("sinkron", ""),
    "officers": ("pegawai", "competence"),
}
"""Where Enter on a row leads, and what is handed over there where it is not the row's key."""

RIGHTS = {"kas": "cash.open", "sinkron": "sync.run"}


class ReportsScreen(Screen):
    """A period, the report of it, and behind each figure its cases."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._home = context, context.home
        self._reader, self._lister = Latest(context.tasks, self), Latest(context.tasks, self)
        self.named = Wording(self._home, context.language)
        self.kind: Kind = "month"
        self.on = self._home.reference.today(self._home.card.office, self._home.now())
        self.found: Report | None = None
        self._left_at: QWidget | None = None
        self.title, self.span = Label(self.tr("Laporan"), "title"), ElidedLabel("", "second")
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
        self.agency.setFixedWidth(px(176))
        self.agency.addItem(self.tr("Semua instansi"), "")
        for code, one in self._home.reference.agencies.items():
            self.agency.addItem(one.name, code)
        self.busy = BusyMark(self.tr("Menghitung laporan"))
        self._build()

    def _build(self) -> None:
        self.pdf_button = Button(self.tr("Cetak PDF"), "primary", "printer", "Ctrl P")
        self.file_button = Button(self.tr("Simpan"), icon="download")
        self.evidence_button = Button(self.tr("Simpan bukti PEKPPP dan ZI"), icon="package")
        self.open_button = Button(self.tr("Simpan data terbuka"), icon="upload")
        self.check_button = Button(self.tr("Periksa sarana"), icon="accessibility", key="F6")
        files = (self.evidence_button, self.open_button)
        self.page = ReportPage(self.named, self.check_button, files)
        self.behind = BehindPage(self._context, self.named)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.addLayout(self._head())
        column.addLayout(head)
        self.pages = QStackedWidget()
        self.pages.addWidget(ScrollPage(self.page, self.tr("Laporan")))
        self.pages.addWidget(self.behind)
        column.addWidget(self.pages, 1)
        self.kinds.chosen.connect(self.choose_kind)
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.agency.currentIndexChanged.connect(lambda _at: self.read())
        role = self._home.officer.role
        self.pdf_button.does(self.print_pdf, "report.export", role)
        self.file_button.does(self.ask_file, "report.export", role)
        self.evidence_button.does(self.ask_evidence, "report.export", role)
        self.open_button.does(self.ask_open_data, "report.export", role)
        self.check_button.does(self.check_facilities, "facility.check", role)
        self.page.asked.connect(self.show_behind)
        self.page.pictures.wanted.connect(self.look_at)
        self.behind.opened.connect(self.follow)
        self.behind.left.connect(self.back)
        self.behind.shown.connect(partial(self.pages.setCurrentIndex, 1))
        self.behind.failed.connect(self._failed)
        self.busy.hide()

    def _head(self) -> FlowLayout:
        """Title, period and buttons in one row where it is wide enough."""
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.span)
        names.setMinimumWidth(px(230))
        row = FlowLayout(8, push=True)
        parts = (self.busy, self.earlier, self.kinds, self.later, self.agency)
        for part in (names, *parts, self.file_button, self.pdf_button):
            row.addWidget(part)
        return row

    def offers(self) -> list[Action]:
        """Periods, files, the weekly round."""
        earlier, later = self.tr("Laporan: masa sebelumnya"), self.tr("Laporan: masa berikutnya")
        round_ = self.check_button.text()
        pdf, file = self.tr("Cetak laporan"), self.tr("Simpan laporan sebagai berkas")
        give, look = "report.export", "report.view"
        return [
            Action("reports.earlier", earlier, partial(self.step, -1), "Alt+Left", right=look),
            Action("reports.later", later, partial(self.step, 1), "Alt+Right", right=look),
            Action(
                "reports.pdf", pdf, self.print_pdf, "Ctrl+P", icon="printer", hint=pdf, right=give
            ),
            Action("reports.file", file, self.ask_file, "Ctrl+S", icon="download", right=give),
            Action("reports.evidence", self.evidence_button.text(), self.ask_evidence, right=give),
            Action("reports.open-data", self.open_button.text(), self.ask_open_data, right=give),
            Action("reports.round", round_, self.check_facilities, "F6", right="facility.check"),
        ]

    def arrive(self, payload: object) -> None:
        """Read the report; back from an application, the list it was opened from is still there."""
        if payload == BEHIND and self.behind.figure:
            self.pages.setCurrentIndex(1)
            self.behind.list.setFocus()
            return
        self.read()
        self.kinds.focus_cell()

    def back(self) -> bool:
        """From what lies behind a figure to the figure."""
        if self.pages.currentIndex() == 1:
            self.pages.setCurrentIndex(0)
            if self._left_at is not None:
                self._left_at.setFocus()
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
        self.kinds.choose(kind)
        self.read()

    def step(self, by: int) -> None:
        """The period before or after."""
        since, until = report.span(self.kind, self.on)
        self.on = since - dt.timedelta(days=1) if by < 0 else until + dt.timedelta(days=1)
        self.read()

    def read(self) -> None:
        """Read the report again."""
        home, kind, on, agency = self._home, self.kind, self.on, self.agency.currentData() or ""
        named = self.named

        def work() -> Read:
            found = report.read(home, kind, on, agency)
            photos = facilities.pictures(home, _photos_of(found.place.facilities))
            return found, report_tables.tables(found, named), photos

        self.busy.show()
        self.pages.setCurrentIndex(0)
        self._reader.ask(work, self._show, self._failed)

    def _show(self, read: Read) -> None:
        found, tables, photos = read
        self.found = found
        self.busy.hide()
        language = self._context.language
        days = self.tr("{n} hari kerja").replace("{n}", str(found.working_days))
        self.span.setText(f"{self._span_words(found)}, {days}")
        self.page.show_report(found, tables, photos)
        told = self.tr("Angka sampai fakta terakhir di komputer ini, {at}")
        calendar = self._home.reference.calendar_of(self._home.card.office)
        at = calendar.local(found.as_of).strftime("%H.%M") if language else ""
        self.fact.emit(told.replace("{at}", at), "info", "muted")

    def _span_words(self, found: Report) -> str:
        """The days of the report; a month begun is told up to its last day."""
        until = date_words(found.until, weekday=False)
        if found.until == found.since:
            return until
        since = str(found.since.day)
        if found.since.month != found.until.month:
            since = date_words(found.since, weekday=False)
            since = since.removesuffix(f" {found.until.year}")
        told = self.tr("{since} sampai {until}").replace("{since}", since)
        return told.replace("{until}", until)

    def show_behind(self, figure: str, words: str) -> None:
        """What lies behind a figure, in a list."""
        self._left_at = QApplication.focusWidget()
        agency = self.agency.currentData() or ""
        wanted = report.scope(self._home, self.kind, self.on, agency)
        self.behind.ask(wanted, figure, words)

    def follow(self, what: str, key: str) -> None:
        """Enter on a row: the application, complaint, drawer or number it stands for."""
        if what in ("calls", "tickets"):
            work = partial(ticket_story.read, self._home, key, self.named)
            self._lister.ask(work, self._show_visit, self._failed)
        elif what in ("weeks", "facility"):
            stream, _, facility = key.partition("|")
            self._show_round(stream, facility)
        elif what == "answers":
            self.behind.ask_further(key)
        elif what in report_lists.OF_CASES and what != "conflicts":
            self._open_case(key)
        else:
            place, payload = PLACES[what]
            if may(self._home.officer.role, RIGHTS.get(place, "report.view")):
                self.go.emit(place, payload or key)
            else:
                self.warn(self.tr("Tempat itu tidak terbuka untuk peran Anda."))

    def _open_case(self, stream: str) -> None:
        """In Permohonan, the list there narrowed to what lies behind the figure."""
        scope, title = self.behind.scope, self.behind.title.text()
        fits = report_lists.case_filter(self._home, scope, self.behind.figure) if scope else None
        shown = stream if fits is None else NarrowedCases(stream, title, fits, HERE, BEHIND)
        self.go.emit("permohonan", shown)

    def _show_visit(self, story: TicketStory) -> None:
        zone = next(one for one in ZONES if one == self._home.card.zone)
        sheet = VisitSheet(self.window(), story, zone)
        sheet.case_wanted.connect(lambda stream: self.go.emit("permohonan", stream))
        sheet.open()

    def _show_round(self, stream: str, facility: str) -> None:
        home = self._home

        def work() -> tuple[tuple[Facility, ...], dict[str, bytes | None]]:
            seen = facilities.of_round(home, stream)
            return seen, facilities.pictures(home, _photos_of(seen))

        def show(read: tuple[tuple[Facility, ...], dict[str, bytes | None]]) -> None:
            if facility and (photo := read[1].get(facility)):
                self._show_photo(facility, photo)
            else:
                RoundSheet(self.window(), self.named, *read).open()

        self._lister.ask(work, show, self._failed)

    def look_at(self, facility: str) -> None:
        """The latest photo of a facility, large."""
        photo = self.page.photos.get(facility)
        if photo is None:
            self.warn(self.tr("Foto ini belum sampai di komputer ini. Sinkronkan, lalu buka lagi."))
        else:
            self._show_photo(facility, photo)

    def _show_photo(self, facility: str, photo: bytes) -> None:
        picture = Picture("image/jpeg", photo, "")
        LookSheet(self.window(), picture, self.named.say("facility", facility)).open()

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

    def ask_evidence(self) -> None:
        """Where to write the evidence for PEKPPP and ZI."""
        self._ask_archive(self.evidence_button.text(), "bukti.zip", self.save_evidence)

    def ask_open_data(self) -> None:
        """Where to write the figures for the public."""
        self._ask_archive(self.open_button.text(), "data-terbuka.zip", self.save_open_data)

    def _ask_archive(self, title: str, name: str, save: Callable[[Path], None]) -> None:
        path, _ = QFileDialog.getSaveFileName(self, title, name, "ZIP (*.zip)")
        if path:
            save(Path(path))

    def save_evidence(self, path: Path) -> None:
        """Write the evidence of this period."""
        home, found = self._home, self.found
        if found is not None:
            self._save(lambda: report_evidence.save_evidence(home, found, path), path)

    def save_open_data(self, path: Path) -> None:
        """Write the figures of this period for the public."""
        home, found = self._home, self.found
        if found is not None:
            self._save(lambda: report_evidence.save_open_data(home, found, path), path)

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


def _photos_of(seen: tuple[Facility, ...]) -> dict[str, str]:
    """Where the photos of these facilities are."""
    return {one.facility: one.photo for one in seen if one.photo}
