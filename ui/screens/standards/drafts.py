"""Rancangan: drafts of standards at the left, one at the right beside the version in force."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.staff import may
from frontoffice.services import standard_comments, standard_drafts, standard_drafts_read
from frontoffice.services.standard_comments import Comment
from frontoffice.services.standard_drafts_read import DraftFile, DraftLine
from frontoffice.services.standard_minutes import minutes_pdf
from frontoffice.services.standard_words import word
from ui.dialogs.reason import ReasonSheet
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.models.frame import Action
from ui.models.latest import Latest
from ui.models.standard_drafts import STEPS, steps
from ui.screens.standards.draft_detail import COMMENTS, TONES, DraftDetail
from ui.screens.standards.draft_editing import (
    ComponentSheet,
    FeeSheet,
    LinesSheet,
    ProductSheet,
    TimeSheet,
)
from ui.screens.standards.draft_requirements import RequirementsSheet
from ui.screens.standards.draft_sheets import (
    AdoptSheet,
    AnswerSheet,
    CommentSheet,
    MakeSheet,
    PublishSheet,
)
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import HairLine, Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.scroll import ScrollPage
from ui.widgets.two_panes import TwoPanes

SHEETS: dict[int, type[ComponentSheet]] = {
    1: RequirementsSheet,
    3: TimeSheet,
    4: FeeSheet,
    5: ProductSheet,
}
INKS = {"accent": "accent_text", "warn": "warn", "ok": "ok"}

Opened = tuple[DraftFile, list[Comment]]


class DraftsPane(QWidget):
    """`said(words)` for the notice bar, `failed(error)`, `turned()` when the actions change."""

    said = Signal(str)
    failed = Signal(object)
    turned = Signal()
    left = Signal()

    def __init__(self, context: Context, print_pdf: Callable[..., None]) -> None:
        super().__init__()
        self._context, self._home, self._print = context, context.home, print_pdf
        self._lister, self._reader = Latest(context.tasks, self), Latest(context.tasks, self)
        role = context.home.officer.role
        self._service = ""
        self._makes, self._answers = may(role, "draft.make"), may(role, "draft.answer")
        self.list = LineList(self.tr("Daftar rancangan"), rows=200)
        self.detail = DraftDetail(context.language)
        self.new_button = Button(self.tr("Rancangan baru"), "secondary", "plus", "F6")
        self.new_button.clicked.connect(lambda _on: self.new())
        if not self._makes:
            self.new_button.hide()
        self.close_button = Button(self.tr("Standar"), "ghost", "arrow-left", "Esc")
        self.close_button.clicked.connect(self.left)
        self.panes = TwoPanes(self._left(), self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._open())
        self.list.activated.connect(lambda _at: self._enter())
        self.detail.edited.connect(self.edit)
        self.detail.answered.connect(self._answer)
        self.detail.side.connect(self.choose_side)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Rancangan standar"), "title", wrap=True))
        keys = FlowLayout(8)
        keys.addWidget(self.new_button)
        keys.addWidget(self.close_button)
        column.addLayout(keys)
        column.addWidget(HairLine())
        told = self.tr(
            "Ubah standar lewat rancangan: masyarakat membaca, memberi masukan, lalu "
            "kepala kantor menetapkan."
        )
        self.nothing = EmptyState("pencil", self.tr("Belum ada rancangan"), told)
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.nothing)
        below.addWidget(self.list)
        below.addStretch()
        column.addWidget(ScrollPage(inside, self.tr("Daftar rancangan")), 1)
        return left

    # What can be done now

    def _steps(self) -> list[Action]:
        """The acts on the draft in front, the next step first."""
        found = self.detail.file
        if found is None:
            return []
        known: dict[str, tuple[str, Callable[[], object], str, str]] = {
            "publish": (self.tr("Umumkan"), self.publish, "Ctrl+Return", "megaphone"),
            "adopt": (self.tr("Tetapkan"), self.adopt, "Ctrl+Return", "badge-check"),
            "answer": (self.tr("Tanggapi masukan"), self.answer, "F8", "message-square"),
            "comment": (self.tr("Catat masukan"), self.comment, "F7", "plus"),
            "undo": (self.tr("Batalkan perubahan terakhir"), self.undo, "Ctrl+Z", "undo-2"),
            "minutes": (self.tr("Cetak berita acara"), self.minutes, "Ctrl+P", "printer"),
            "extend": (self.tr("Perpanjang"), self.publish, "", "calendar-clock"),
            "withdraw": (self.tr("Tarik"), self.withdraw, "", "ban"),
        }
        made = []
        for step in steps(found, self._home.officer.role):
            words, run, key, icon = known[step]
            hint = words.lower() if key else ""
            right = STEPS[step][0]
            made.append(
                Action(f"drafts.{step}", words, run, key, icon=icon, hint=hint, right=right)
            )
        return made

    def offers(self) -> list[Action]:
        """Beginning a draft, going back, and the steps of the one in front."""
        begin = Action(
            "drafts.new",
            self.new_button.text(),
            self.new,
            "F6",
            icon="plus",
            hint=self.tr("rancangan baru"),
            right="draft.make",
        )
        leave = Action("drafts.leave", self.close_button.text(), self.left.emit, icon="arrow-left")
        return [begin, leave, *self._steps()]

    def _show_steps(self) -> None:
        keys = {"Ctrl+Return": "Ctrl ↵", "Ctrl+P": "Ctrl P", "Ctrl+Z": "Ctrl Z"}
        buttons = []
        for at, one in enumerate(self._steps()):
            kind = "primary" if at == 0 else "secondary"
            key = keys.get(one.shortcut, one.shortcut)
            button = Button(one.words, kind, one.icon, key or None)
            button.clicked.connect(lambda _on=False, run=one.run: run())
            buttons.append((one.id.removeprefix("drafts."), button))
        self.detail.show_steps(buttons)
        self.turned.emit()

    # Reading

    def arrive(self, service: str = "") -> None:
        """Comes to the front; a new draft offers this service first."""
        self._service = service or self._service
        # Somewhere in the pane until the list is read; it takes the focus where it has rows.
        self.close_button.setFocus()
        self.read()

    def refresh(self) -> None:
        """Reads again what is seen."""
        if self.isVisible():
            self.read()

    def back(self) -> bool:
        """From the draft to the list; False when the list has the focus."""
        if self.panes.show_left() or not self.list.hasFocus():
            self.list.setFocus()
            return True
        return False

    def read(self, choose: str = "") -> None:
        """The list anew, with one chosen."""
        home = self._home
        self._lister.ask(
            partial(standard_drafts_read.listing, home),
            partial(self._listed, choose),
            self.failed.emit,
        )

    def _listed(self, choose: str, found: list[DraftLine]) -> None:
        self.list.show_lines([self._line(one) for one in found])
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        if choose:
            self.list.choose(choose)
        elif found and not self.list.key():
            self.list.step(1)
        if found and self.close_button.hasFocus():
            self.list.setFocus()
        self._open()

    def _line(self, one: DraftLine) -> Line:
        tone, icon = TONES[one.stage]
        parts = [one.code]
        if one.days_left is not None:
            parts.append(self.tr("{count} hari lagi").replace("{count}", str(one.days_left)))
        if one.comments:
            parts.append(self.tr("{count} masukan").replace("{count}", str(one.comments)))
        if one.waiting:
            waits = self.tr("{count} belum ditanggapi")
            parts.append(waits.replace("{count}", str(one.waiting)))
        stage = word("stage", one.stage, self._context.language)
        return Line(one.stream, one.name, ", ".join(parts), stage, icon, INKS.get(tone, "muted"))

    def _open(self) -> None:
        home, stream = self._home, self.list.key()
        if not stream:
            self.detail.clear()
            self._show_steps()
            return

        def work() -> Opened:
            found = standard_drafts_read.show(home, stream)
            return found, standard_comments.listing(home, stream)

        self._reader.ask(work, self._opened, self.failed.emit)

    def _opened(self, read: Opened) -> None:
        self.detail.show_file(*read, may_edit=self._makes, may_answer=self._answers)
        self._show_steps()

    def _enter(self) -> None:
        if self.detail.file is not None:
            self.panes.show_right()
            self.detail.tabs.setFocus()

    # Acts

    def _ask(self, sheet: VoiceSheet, told: str) -> None:
        sheet.done.connect(partial(self._done, told))
        sheet.open()

    def _done(self, told: str, result: Any) -> None:
        stream = getattr(result, "stream", "") or self.list.key()
        self.said.emit(told)
        self.read(stream)

    def new(self) -> None:
        """Begins a draft."""
        if self._makes:
            sheet = MakeSheet(self.window(), self._context, self._service)
            self._ask(sheet, self.tr("Rancangan dibuat dari standar yang berlaku."))

    def edit(self, number: int) -> None:
        """Changes a component of the draft in front."""
        if self.detail.file is not None:
            make = SHEETS.get(number, LinesSheet)
            sheet = make(self.window(), self._context, self.detail.file, number)
            self._ask(sheet, self.tr("Perubahan disimpan. Ctrl+Z membatalkan."))

    def publish(self) -> None:
        """Opens the draft for comments, or longer."""
        if self.detail.file is not None:
            sheet = PublishSheet(self.window(), self._context, self.detail.file)
            self._ask(sheet, self.tr("Rancangan dibuka untuk masukan masyarakat."))

    def adopt(self) -> None:
        """Makes it the standard."""
        if self.detail.file is not None:
            sheet = AdoptSheet(self.window(), self._context, self.detail.file)
            told = self.tr("Ditulis ke {file}")
            sheet.saved.connect(lambda name: self.said.emit(told.replace("{file}", name)))
            self._ask(sheet, self.tr("Rancangan ditetapkan menjadi standar."))

    def comment(self) -> None:
        """Takes a comment down."""
        if self.detail.file is not None:
            self.detail.tabs.setCurrentIndex(COMMENTS)
            sheet = CommentSheet(self.window(), self._context, self.detail.file)
            self._ask(sheet, self.tr("Masukan dicatat."))

    def answer(self) -> None:
        """Answers the comment in front; where it has its answer, the first that waits."""
        detail = self.detail
        if not self._answers or not detail.comments:
            return
        detail.tabs.setCurrentIndex(COMMENTS)
        now = detail.comment()
        waiting = [one for one in detail.comments if one.outcome is None]
        if waiting and (now is None or now.outcome is not None):
            detail.list.choose(waiting[0].stream)
        self._answer()

    def _answer(self) -> None:
        """Answers the comment in front, or changes its answer."""
        one = self.detail.comment()
        if self._answers and one is not None:
            sheet = AnswerSheet(self.window(), self._context, one)
            self._ask(sheet, self.tr("Tanggapan disimpan."))

    def undo(self) -> None:
        """Takes the last change back."""
        self._write(standard_drafts.undo, self.tr("Perubahan terakhir dibatalkan."))

    def withdraw(self) -> None:
        """Ends the draft without a version."""
        title, verb = self.tr("Tarik rancangan"), self.tr("Tarik")
        ask = self.tr("Alasan ini diumumkan di tempat rancangan.")
        sheet = ReasonSheet(self.window(), title, ask, verb)
        told = self.tr("Rancangan ditarik.")
        sheet.given.connect(lambda why: self._write(standard_drafts.withdraw, told, why))
        sheet.open()

    def choose_side(self, at: int) -> None:
        """One of two versions made apart, with the reason."""
        found = self.detail.file
        if found is None:
            return
        ref = found.sides[at].ref
        title, verb = self.tr("Versi yang dipakai"), self.tr("Pakai versi ini")
        sheet = ReasonSheet(self.window(), title, self.tr("Keduanya tetap tercatat."), verb)
        told = self.tr("Versi dipilih.")
        sheet.given.connect(lambda why: self._write(standard_drafts.settle, told, ref, why))
        sheet.open()

    def _write(self, act: Callable[..., Any], told: str, *given: Any) -> None:
        home, stream = self._home, self.list.key()
        self._context.tasks.write(
            lambda: act(home, stream, *given),
            receiver=self,
            done=partial(self._done, told),
            failed=self.failed.emit,
        )

    def minutes(self) -> None:
        """The minutes of the comments on paper."""
        found, home = self.detail.file, self._home
        if found is not None:
            title = f"{self.tr('Berita acara')} {found.line.code}"
            self._print(title, partial(minutes_pdf, home, found.line.stream))
