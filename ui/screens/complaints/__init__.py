"""Aduan: complaints, suggestions, praise and requests, from taking them down to their end."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.complaint import ENDED
from frontoffice.domain.complaint_facts import KINDS
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import (
    complaint_photos,
    complaints_desk,
    complaints_read,
    survey_papers,
)
from frontoffice.services.complaint_photos import Photo
from frontoffice.services.complaints import Filed, Filing
from frontoffice.services.complaints_desk import Moved
from frontoffice.services.complaints_read import ComplaintFile, ComplaintLine
from frontoffice.services.complaints_words import options, word
from ui.dialogs.case_attaching import LookSheet
from ui.dialogs.reason import ReasonSheet
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.latest import Latest
from ui.screens.complaints.clocks import ClocksSheet
from ui.screens.complaints.detail import TONES, ComplaintDetail
from ui.screens.complaints.sheets import (
    FiledSheet,
    FilingSheet,
    PhotoSheet,
    ReplySheet,
    StepSheet,
)
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceBox, SearchField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import HairLine, Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage
from ui.widgets.two_panes import TwoPanes

Opened = tuple[ComplaintFile, list[ComplaintLine], list[Photo]]


class ComplaintsScreen(Screen):
    """List and complaint side by side for who may read; everybody takes down and tracks by code."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._home = context, context.home
        role = self._home.officer.role
        self._reads, self._moves = may(role, "complaint.view"), may(role, "complaint.move")
        self._lister, self._reader = Latest(context.tasks, self), Latest(context.tasks, self)
        self._zone: Zone = next(one for one in ZONES if one == self._home.card.zone)
        self.lines: dict[str, ComplaintLine] = {}
        self.album: list[Photo] = []
        self._wanted: str | None = None
        self.search = SearchField(self.tr("Nomor, nama, atau kata dalam aduan"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(self.tr("Jenis"))
        everything = [("", self.tr("Semua jenis"))]
        for code, words in [*everything, *options("kind", KINDS, context.language)]:
            self.kind.addItem(words, code)
        self.open_only = CheckChip(self.tr("Belum selesai"), "hourglass", solid=True)
        self.open_only.setChecked(True)
        self.list = LineList(self.tr("Daftar aduan"), rows=200)
        self.detail = ComplaintDetail(context.language, self._zone)
        self.new_button = Button(self.tr("Catat aduan"), "primary", "plus", "F6")
        self.reply_button = Button(self.tr("Lacak dengan kode"), icon="search")
        self.clocks_button = Button(self.tr("Batas waktu"), icon="calendar-clock")
        self.new_button.clicked.connect(self.new)
        self.reply_button.clicked.connect(self.reply)
        self.clocks_button.clicked.connect(self.show_clocks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.panes = TwoPanes(self._left(), self.detail)
        row.addWidget(self.panes)
        if not self._reads:
            self.panes.hide()
            row.addWidget(self._closed_page())
        self.search.textChanged.connect(lambda _typed: self.read())
        self.kind.currentIndexChanged.connect(lambda _at: self.read())
        self.open_only.toggled.connect(lambda _on: self.read())
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._open())
        self.list.activated.connect(lambda _at: self.panes.show_right())
        self.detail.step_wanted.connect(self.take)
        self.detail.export_wanted.connect(self._export)
        self.detail.side_wanted.connect(self.choose_side)
        self.detail.photo_wanted.connect(self.show_photo)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(8)
        if self._reads:
            self._head(column)
        choices = FlowLayout(8)
        choices.addWidget(self.kind)
        choices.addWidget(self.open_only)
        column.addWidget(self.search)
        column.addLayout(choices)
        column.addWidget(HairLine())
        self.nothing = EmptyState(
            "inbox",
            self.tr("Tidak ada aduan di sini"),
            self.tr("Catat aduan dengan F6, atau ubah saringan. Yang anonim muncul besok."),
        )
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.nothing)
        below.addWidget(self.list)
        below.addStretch()
        column.addWidget(ScrollPage(inside, self.tr("Daftar aduan")), 1)
        return left

    def _head(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.tr("Aduan dan suara"), "title", wrap=True))
        keys = FlowLayout(8)
        for button in (self.new_button, self.reply_button, self.clocks_button):
            keys.addWidget(button)
        column.addLayout(keys)

    def _closed_page(self) -> QWidget:
        """All there is for who only takes down: what they can do, and who reads it."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self._head(column)
        column.addWidget(
            EmptyState(
                "lock",
                self.tr("Isi aduan dibaca pengawas"),
                self.tr("Anda dapat mencatat aduan dan melacak dengan nomor dan kode pelapor."),
            )
        )
        column.addStretch()
        return page

    def offers(self) -> list[Action]:
        """Taking down, tracking, and each next step of the complaint in front."""
        new, track = self.new_button.text(), self.reply_button.text()
        clocks, find = self.tr("Batas waktu aduan"), self.tr("Cari aduan")
        look, add = self.tr("Lihat foto aduan"), self.tr("Tambah foto aduan")
        hint, filing = self.tr("catat aduan"), partial(Action, right="complaint.file")
        reading = partial(Action, right="complaint.view")
        viewing = partial(Action, icon="camera", right="file.view")
        attaching = partial(Action, icon="camera", right="file.attach")
        made = [
            filing("complaints.new", new, self.new, "F6", icon="plus", hint=hint),
            filing("complaints.reply", track, self.reply, icon="search"),
            Action("complaints.clocks", clocks, self.show_clocks, icon="calendar-clock"),
            viewing("complaints.photo", look, self.show_photo, enabled=self._has_photos),
            attaching("complaints.add_photo", add, self.add_photo, enabled=self._takes_photos),
            reading("complaints.search", find, self.search.setFocus, "Ctrl+F", icon="search"),
        ]
        for to in [one for one in self.detail.steps if not one.startswith("side:")]:
            words, take = word("verb", to, self._context.language), partial(self.take, to)
            made.append(Action(f"complaints.{to}", words, take, right="complaint.move"))
        return made

    def _has_photos(self) -> bool:
        return any(one.state == "here" for one in self.album)

    def _takes_photos(self) -> bool:
        found = self.detail.file
        return found is not None and not found.line.anonymous and found.line.status not in ENDED

    def arrive(self, payload: object) -> None:
        """Read the list; the payload may be the stream or number of a complaint."""
        if isinstance(payload, str) and payload:
            self._wanted = payload
            self._show(payload)
        self.read()
        (self.search if self._reads else self.new_button).setFocus()

    def back(self) -> bool:
        """From the complaint to the list."""
        if self.panes.show_left():
            self.list.setFocus()
            return True
        return False

    def facts_changed(self, changes: object) -> None:
        """Complaints and photos, written here or arrived."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if self.isVisible() and any(one.startswith(("complaint.", "file.")) for one in kinds):
            self.read()
            self._open()

    def read(self) -> None:
        """Read the list again."""
        if not self._reads:
            return
        home, query, kind = self._home, self.search.text(), str(self.kind.currentData() or "")
        only = self.open_only.isChecked()
        self._lister.ask(
            lambda: complaints_read.listing(home, query=query, kind=kind or None, open_only=only),
            self._listed,
            self._failed,
        )

    def _listed(self, found: list[ComplaintLine]) -> None:
        lang = self._context.language
        self.lines = {one.stream: one for one in found}
        hidden = self.tr("Rahasia")
        self.list.show_lines(
            [
                Line(
                    one.stream,
                    one.summary or (hidden if one.confidential else one.number),
                    f"{one.number}  {one.due_on:%d-%m-%Y}" if one.due_on else one.number,
                    word("status", one.status, lang),
                    TONES[one.status][1],
                    self._ink(one),
                )
                for one in found
            ]
        )
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        wanted, self._wanted = self._wanted, None
        for one in found:
            if wanted in (one.stream, one.number):
                self.list.choose(one.stream)

    def _ink(self, one: ComplaintLine) -> str:
        today = self._home.reference.today(self._home.card.office, self._home.now())
        if one.due_on is not None and one.due_on < today:
            return "bad"
        return {"warn": "warn", "ok": "ok", "bad": "bad"}.get(TONES[one.status][0], "muted")

    def _open(self) -> None:
        if stream := self.list.key():
            self._show(stream)

    def _show(self, stream: str) -> None:
        home = self._home

        def work() -> Opened:
            found = complaints_read.show(home, stream)
            alike = complaints_read.duplicates(home, stream)
            return found, alike, complaint_photos.album(home, stream)

        self._reader.ask(work, self._opened, self._gone)

    def _opened(self, read: Opened) -> None:
        today = self._home.reference.today(self._home.card.office, self._home.now())
        self.album = read[2]
        self.detail.show_file(*read, today, may_move=self._moves)
        # One primary button on a screen: the complaint's next step.
        self.new_button.set_kind("secondary" if self.detail.steps else "primary")
        self.offers_changed.emit()

    def _gone(self, error: FrontOfficeError) -> None:
        self.detail.clear()
        self._failed(error)

    def new(self) -> None:
        """Take down what somebody says."""
        sheet = FilingSheet(self.window(), self._context)
        sheet.done.connect(self._filed)
        sheet.open()

    def _filed(self, result: tuple[Filed, Filing]) -> None:
        filed, asked = result
        sheet = FiledSheet(self.window(), filed, partial(self._print, filed, asked))
        sheet.open()
        self._wanted = filed.stream
        self.read()

    def _print(self, filed: Filed, asked: Filing) -> None:
        home = self._home
        self._context.tasks.read(
            lambda: survey_papers.complaint_receipt(home, filed, asked),
            receiver=self,
            done=lambda pdf: self._context.print_pdf(pdf, self.tr("Tanda terima aduan")),
            failed=self._failed,
        )

    def reply(self) -> None:
        """Who filed is here with the receipt."""
        sheet = ReplySheet(self.window(), self._context)
        sheet.done.connect(self._moved)
        sheet.open()

    def show_clocks(self) -> None:
        """Each kind with its time limits; the admin sets stricter ones."""
        sheet = ClocksSheet(self.window(), self._context)
        sheet.done.connect(lambda _done: self.say(self.tr("Batas waktu ditetapkan.")))
        sheet.open()

    def take(self, to: str) -> None:
        """The next step of the complaint in front."""
        if self.detail.file is None or to not in self.detail.steps:
            return
        number = self.detail.file.line.number
        sheet = StepSheet(self.window(), self._context, number, to, self.detail.alike)
        sheet.done.connect(self._moved)
        sheet.open()

    def show_photo(self, place: int = 0) -> None:
        """A photo of the complaint in front, large."""
        if self.detail.file is None or place >= len(self.album):
            return
        home, number, ref = self._home, self.detail.file.line.number, self.album[place].ref
        title = self.tr("Foto {n}").replace("{n}", str(place + 1))
        self._context.tasks.read(
            lambda: complaint_photos.look_at(home, number, ref),
            receiver=self,
            done=lambda picture: LookSheet(self.window(), picture, title).open(),
            failed=self._failed,
        )

    def add_photo(self) -> None:
        """Photos that who complained brings later; an anonymous complaint takes none then."""
        if self.detail.file is not None:
            sheet = PhotoSheet(self.window(), self._context, self.detail.file.line.number)
            sheet.done.connect(lambda _done: self._open())
            sheet.open()

    def choose_side(self, place: int) -> None:
        """One of two decisions made apart, with the reason."""
        found = self.detail.file
        if found is None:
            return
        home, number, ref = self._home, found.line.number, found.sides[place].ref
        title, verb = self.tr("Keputusan yang dipakai"), self.tr("Pakai keputusan ini")
        sheet = ReasonSheet(self.window(), title, self.tr("Keduanya tetap tercatat."), verb)
        sheet.given.connect(
            lambda reason: self._context.tasks.write(
                partial(complaints_desk.settle, home, number, ref, reason),
                receiver=self,
                done=self._moved,
                failed=self._failed,
            )
        )
        sheet.open()

    def _moved(self, moved: Moved) -> None:
        status = word("status", moved.status, self._context.language)
        self.say(f"{moved.number}: {status}.")
        self.read()
        self._open()

    def _export(self) -> None:
        if self.detail.file is None:
            return
        number = self.detail.file.line.number
        path, _ = QFileDialog.getSaveFileName(
            self, self.detail.export.text(), f"{number}.json", "JSON (*.json)"
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the complaint in front to a file for LAPOR! or the Ombudsman."""
        assert self.detail.file is not None
        home, number = self._home, self.detail.file.line.number
        told = self.tr("Ditulis ke {file}").replace("{file}", path.name)
        self._context.tasks.write(
            partial(complaints_desk.export_outward, home, number, path),
            receiver=self,
            done=lambda _changes: self.say(told),
            failed=self._failed,
        )

    def _failed(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        self.fail(f"{said.sentence} {said.next_step}")
