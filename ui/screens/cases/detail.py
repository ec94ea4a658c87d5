"""The right side of Permohonan: one case with its story, papers, prints and steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.facts import Ref
from frontoffice.domain.staff import Role, may
from ui.models.case_steps import RIGHTS, next_step, steps
from ui.models.case_view import CaseView, StateLine
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState, SkeletonList
from ui.widgets.case_parts import BandCard, FactsCard, StateRow, StepRow, clear
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, HairLine, IconLabel, Label
from ui.widgets.scroll import ScrollPage
from ui.widgets.story import StoryView
from ui.widgets.tabs import Tabs

SIDE = 236
STORY, FILE, PRINTS, STEPS, FILES = range(5)


class CaseDetail(QWidget):
    """One case; `step_wanted(code)`, `answered(print, came_out)`, `reveal_wanted()`.

    `file_wanted(ref)` asks to see an attached file, `file_unwanted(ref)` to withdraw it.
    """

    step_wanted = Signal(str)
    answered = Signal(object, bool)
    reveal_wanted = Signal()
    file_wanted = Signal(object)
    file_unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.view: CaseView | None = None
        self.pages = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.pages.addWidget(self._waiting())
        self.pages.addWidget(self._nothing())
        self.pages.addWidget(self._case())

    def _waiting(self) -> QWidget:
        return _padded(SkeletonList(6, self.tr("Memuat permohonan")))

    def _nothing(self) -> QWidget:
        empty = EmptyState(
            "folder-open",
            self.tr("Pilih permohonan di kiri"),
            self.tr("Cari dengan nomor, nama, NIK, atau layanan; panah memilih, Enter membuka."),
        )
        return _padded(empty)

    def _case(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(2)
        column.addLayout(self._head())
        names = [self.tr("Cerita"), self.tr("Berkas"), self.tr("Kertas"), self.tr("Langkah")]
        names.append(self.tr("Lampiran"))
        self.tabs = Tabs(self.tr("Bagian permohonan"), names)
        column.addWidget(self.tabs)
        column.addSpacing(4)
        body = QHBoxLayout()
        body.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(10)
        self._band = QVBoxLayout()
        left.addLayout(self._band)
        self.stack = QStackedWidget()
        self.story = StoryView(self.tr("Cerita permohonan"))
        self._file, file = _listing(self.tr("Berkas permohonan"))
        self._prints, prints = _listing(self.tr("Kertas yang dicetak"))
        self._steps, step_page = _listing(self.tr("Langkah yang dapat dilakukan"))
        self._files, file_page = _listing(self.tr("Lampiran"))
        for part in (self.story, file, prints, step_page, file_page):
            self.stack.addWidget(part)
        left.addWidget(self.stack, 1)
        body.addLayout(left, 1)
        body.addWidget(self._side())
        column.addLayout(body, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        return page

    def _head(self) -> QVBoxLayout:
        self.name = ElidedLabel("", "title")
        self.chip = Chip("", "plain")
        self.number = ElidedLabel("", "mono")
        self.service = ElidedLabel("", "second")
        self.reprint = Button(self.tr("Cetak ulang"), "secondary", "printer")
        self.reprint.setAccessibleDescription("Ctrl+P")
        self.reprint.clicked.connect(lambda: self.step_wanted.emit("reprint"))
        self.primary = Button("", "primary", key="Ctrl ↵")
        self.primary.clicked.connect(self.take_next)
        head = QVBoxLayout()
        head.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name)
        first.addSpacing(4)
        first.addWidget(self.chip)
        first.addStretch(1)
        first.addWidget(self.reprint)
        first.addWidget(self.primary)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self.number)
        second.addWidget(self.service, 1)
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _side(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.facts = FactsCard()
        self.facts.reveal_wanted.connect(self.reveal_wanted)
        column.addWidget(self.facts)
        proof = Card(margins=(12, 6, 12, 6))
        self.proof = IconLabel("circle-check", "", "ok", "label")
        self.unsent = Label("", "meta", wrap=True)
        proof.column.addWidget(self.proof)
        proof.column.addWidget(self.unsent)
        column.addWidget(proof)
        column.addStretch()
        self.side = ScrollPage(inner, self.tr("Fakta permohonan"))
        self.side.setFixedWidth(px(SIDE))
        return self.side

    def restyle(self) -> None:
        """The side grows with the text."""
        self.side.setFixedWidth(px(SIDE))

    def show_waiting(self) -> None:
        """A case is being read; one that is in front stays until the other comes."""
        if self.view is None:
            self.pages.setCurrentIndex(0)

    def show_nothing(self) -> None:
        """No case is chosen."""
        self.view = None
        self.pages.setCurrentIndex(1)

    def show_case(self, view: CaseView, role: Role) -> None:
        """Show a case as it stands; another case begins at its story."""
        if self.view is None or self.view.stream != view.stream:
            self.tabs.setCurrentIndex(STORY)
        self.view = view
        self.name.setText(view.name)
        self.chip.set(view.state.word, view.state.tone, view.state.icon)
        self.number.setText(view.number)
        flags = ", ".join(view.flags)
        self.service.setText(f"{view.service}, {flags}" if flags else view.service)
        clear(self._band)
        if view.band is not None:
            self._band.addWidget(BandCard(view.band))
        self.story.show_facts(list(view.story))
        self.facts.show_facts(view.facts, may_reveal=view.may_reveal)
        self.proof.show_fact(view.proof.icon, view.proof.name, view.proof.ink)
        self.unsent.setText(view.proof.word)
        self.unsent.setVisible(bool(view.proof.word))
        self._show_rows(self._file, view.requirements)
        self._show_prints(view, role)
        self._show_steps(view, role)
        self.reprint.setVisible(may(role, RIGHTS["reprint"]))
        self._show_files(view, role)
        self.tabs.show_count(FILES, len(view.files))
        self.tabs.show_count(FILE, len(view.requirements))
        self.tabs.show_count(PRINTS, len(view.papers))
        self.pages.setCurrentIndex(2)

    def _show_rows(self, rows: QVBoxLayout, lines: tuple[StateLine, ...]) -> None:
        clear(rows)
        for at, line in enumerate(lines):
            rows.addWidget(StateRow(line, last=at == len(lines) - 1))

    def _show_prints(self, view: CaseView, role: Role) -> None:
        clear(self._prints)
        if not view.papers:
            hint = self.tr("Cetak ulang membuat kertas untuk pemohon.")
            self._prints.addWidget(EmptyState("printer", self.tr("Belum ada yang dicetak"), hint))
        for at, line in enumerate(view.papers):
            asked = line.print is not None
            self._prints.addWidget(StateRow(line, last=asked or at == len(view.papers) - 1))
            if line.print is not None:
                self._prints.addLayout(self._question(line.print, role))

    def _question(self, print_: Ref, role: Role) -> QHBoxLayout:
        """ "Did it come out?", answered at the print itself."""
        row = QHBoxLayout()
        row.setContentsMargins(43, 2, 12, 8)
        row.setSpacing(8)
        for words, kind, came_out in (
            (self.tr("Keluar utuh"), "outline", True),
            (self.tr("Tidak keluar"), "secondary", False),
        ):
            button = Button(words, kind)
            say = partial(self.answered.emit, print_, came_out)
            button.does(say, "paper.confirm", role)
            row.addWidget(button)
        row.addStretch()
        return row

    def _show_files(self, view: CaseView, role: Role) -> None:
        clear(self._files)
        if not view.files:
            hint = self.tr("Langkah Lampirkan berkas menyimpan pindaian atau foto.")
            self._files.addWidget(EmptyState("paperclip", self.tr("Belum ada lampiran"), hint))
        for file in view.files:
            self._files.addWidget(StateRow(file.line, last=True))
            row = QHBoxLayout()
            row.setContentsMargins(43, 2, 12, 8)
            row.setSpacing(8)
            look, away = Button(self.tr("Lihat"), "outline"), Button(self.tr("Tarik"), "ghost")
            look.setAccessibleDescription(file.line.name)
            away.setAccessibleDescription(file.line.name)
            look.setEnabled(file.here)
            look.does(partial(self.file_wanted.emit, file.ref), "file.view", role)
            away.does(partial(self.file_unwanted.emit, file.ref), "file.attach", role)
            row.addWidget(look)
            row.addWidget(away)
            row.addStretch()
            self._files.addLayout(row)

    def _show_steps(self, view: CaseView, role: Role) -> None:
        clear(self._steps)
        upcoming = next_step(view, role)
        for at, step in enumerate(steps(view, role)):
            if at:
                self._steps.addWidget(HairLine(inset=14))
            kind = "outline" if upcoming is not None and step.code == upcoming.code else "secondary"
            row = StepRow(step, kind=kind)
            row.taken.connect(self.step_wanted)
            self._steps.addWidget(row)
        self.primary.setVisible(upcoming is not None)
        if upcoming is not None:
            self.primary.set_words(upcoming.verb, upcoming.icon)
            self.primary.setAccessibleDescription("Ctrl+Enter")
        self._next = upcoming.code if upcoming is not None else ""

    def take_next(self) -> None:
        """The one next step, as the primary button does it."""
        if self.view is not None and self._next:
            self.step_wanted.emit(self._next)

    def has_next(self) -> bool:
        """Whether there is a next step."""
        return self.view is not None and bool(self._next)


def _padded(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 20, 20, 20)
    column.addWidget(widget)
    column.addStretch()
    return page


def _listing(words: str) -> tuple[QVBoxLayout, ScrollPage]:
    """A card of rows that scrolls; the layout the rows go into."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 8)
    card = Card()
    column.addWidget(card)
    column.addStretch()
    return card.column, ScrollPage(page, words)
