"""The visit thread: five sections that open as they are needed, and the button that goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import explain
from ui.models.context import Context
from ui.models.visit import History, Visit
from ui.models.visit_desk import Desk, Judgement, judge
from ui.screens.loket.applicant import Applicant
from ui.screens.loket.fee import FeePart
from ui.screens.loket.papers import Papers
from ui.screens.loket.part import Part, field_of
from ui.screens.loket.purpose import Purpose
from ui.screens.loket.review import Review
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.sections import Accordion, Section

PURPOSE, APPLICANT, PAPERS, FEE, REVIEW = 1, 2, 3, 4, 5


class Thread(QWidget):
    """Owns the history of the visit; every change is judged by the rules and shown at once.

    `changed()` after every change of visit or place, `turned()` when another section opened,
    `submitting(slip)` when the officer wants to register (or to print the shortage slip),
    `troubled(error)` for an error that has no field here. `gate(section)` may hold the thread
    back from leaving a section.
    """

    changed = Signal()
    turned = Signal()
    submitting = Signal(bool)
    troubled = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.history = History(Visit())
        self.desk: Desk | None = None
        self.judged: Judgement | None = None
        self.gate: Callable[[int], bool] = lambda _section: True
        self._reached = PURPOSE
        self.purpose, self.applicant = Purpose(context), Applicant()
        self.papers, self.fee, self.review = Papers(), FeePart(), Review()
        self.parts: dict[int, Part] = {
            PURPOSE: self.purpose,
            APPLICANT: self.applicant,
            PAPERS: self.papers,
            FEE: self.fee,
            REVIEW: self.review,
        }
        self._build()
        self.papers.all_checked.connect(self._focus_main)
        self.papers.refused.connect(self.show_trouble)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.accordion = Accordion()
        names = {
            PURPOSE: self.tr("Keperluan"),
            APPLICANT: self.tr("Pemohon"),
            PAPERS: self.tr("Berkas"),
            FEE: self.tr("Biaya"),
            REVIEW: self.tr("Tinjau"),
        }
        self.sections: dict[int, Section] = {}
        for number, part in self.parts.items():
            section = self.accordion.add(Section(number, names[number], part))
            for control in part.head_controls:
                section.add_head_action(control)
            part.edited.connect(self._edited)
            part.proceed.connect(self.go_on)
            self.sections[number] = section
        self.accordion.wanted.connect(self.want)
        column.addWidget(ScrollPage(self.accordion, self.tr("Kunjungan")), 1)
        self.fact = IconLabel("circle-dashed", "")
        self.slip = Button(self.tr("Cetak lembar kekurangan"), "ghost", "printer")
        self.back_button = Button(self.tr("Kembali"), "ghost", key="Esc")
        self.forward = Button("", "primary", key="Ctrl ↵", icon_after="arrow-right")
        self.finish = Button("", "primary", key="F12")
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.fact, 1)
        for button in (self.slip, self.back_button, self.forward, self.finish):
            foot.addWidget(button)
            if button is self.back_button:
                foot.addSpacing(8)
        column.addLayout(foot)
        self.slip.clicked.connect(self.print_slip)
        self.back_button.clicked.connect(self.back)
        self.forward.clicked.connect(self.go_on)
        self.finish.clicked.connect(self.submit)

    # The visit and its judgement

    @property
    def visit(self) -> Visit:
        """What is typed so far."""
        return self.history.now

    def start(self, visit: Visit, desk: Desk) -> None:
        """Another visit; nothing of the one before stays."""
        self.desk = desk
        for part in self.parts.values():
            part.desk = desk
            part.clear_trouble()
        self.history.restart(visit)
        self._reached = PURPOSE
        self.refresh()

    def use_desk(self, desk: Desk) -> None:
        """Reference data changed under an open visit."""
        self.desk = desk
        for part in self.parts.values():
            part.desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Judge the visit and show it everywhere."""
        if self.desk is None:
            return
        self.judged = judge(self.visit, self.desk, self._context.home.now())
        current = self.accordion.current()
        if current in self.parts:
            self.parts[current].show_visit(self.judged)
        for number, part in self.parts.items():
            part.summarise(self.sections[number], self.judged)
        self._tick()
        self._show_footer()
        self.changed.emit()

    def _tick(self) -> None:
        for number, section in self.sections.items():
            done = number < self._reached and self._held_at(number) is None
            if section.head.is_done != done:
                section.set_done(done)

    def _edited(self, where: str, values: dict[str, Any]) -> None:
        if self.history.change(where, **values):
            self.refresh()

    def take(self, where: str, **values: Any) -> None:
        """A change that did not come from a field of a section."""
        self._edited(where, values)

    def amend(self, **values: Any) -> None:
        """What the program fills in by itself; belongs to the officer's last change."""
        self.history.amend(**values)
        self.refresh()

    def undo(self) -> None:
        """Ctrl+Z: back to how it was, with the cursor where it happened."""
        self._return_to(self.history.undo())

    def redo(self) -> None:
        """Ctrl+Y."""
        self._return_to(self.history.redo())

    def _return_to(self, where: str | None) -> None:
        if where is None:
            return
        self.refresh()
        section = section_of(where)
        if section != self.accordion.current():
            self.open(section)
        self.parts[section].focus_place(where, 1_000)

    # Going through the sections

    def open(self, number: int) -> None:
        """Open a section and put the focus where one begins."""
        if self.judged is None:
            return
        self._reached = max(self._reached, number)
        self.accordion.open(number)
        self.parts[number].show_visit(self.judged)
        self._tick()
        self._show_footer()
        self.parts[number].enter()
        if number == REVIEW:
            self._focus_main()
        self.turned.emit()
        self.changed.emit()

    def want(self, number: int) -> None:
        """A head was pressed: back freely, forward as far as nothing is in the way."""
        for before in range(self.accordion.current(), number):
            trouble = self._held_at(before)
            if trouble is not None or not self.gate(before):
                if before != self.accordion.current():
                    self.open(before)
                if trouble is not None:
                    self.show_trouble(trouble)
                return
        self.open(number)

    def _held_at(self, number: int) -> FrontOfficeError | None:
        """What keeps the thread from going on behind that section."""
        if self.judged is None:
            return None
        trouble = self.judged.trouble.get(number)
        if trouble is None and number == PAPERS and self.judged.checklist.missing:
            code = (self.judged.unchecked or self.judged.lacking)[0]
            return RuleViolation("requirement-unchecked", field=f"requirements.{code}")
        return trouble

    def go_on(self) -> None:
        """To the next section, or to what lacks in this one."""
        current, judged = self.accordion.current(), self.judged
        if judged is None:
            return
        if current == PAPERS and PAPERS not in judged.trouble:
            if judged.unchecked:
                self.papers.enter()
                return
            if judged.lacking:
                self.submit()
                return
        if current == REVIEW:
            self.finish.setFocus()
            return
        trouble = judged.trouble.get(current)
        if trouble is not None:
            self.show_trouble(trouble)
            return
        if not self.gate(current):
            return
        self.open(REVIEW if current == PAPERS and judged.free else current + 1)

    def back(self) -> bool:
        """Esc: one section back."""
        current = self.accordion.current()
        if current <= PURPOSE:
            return False
        free = self.judged is not None and self.judged.free
        self.open(PAPERS if current == REVIEW and free else current - 1)
        return True

    def submit(self) -> None:
        """F12: register from the review, or print the slip when papers are known to lack."""
        judged, current = self.judged, self.accordion.current()
        if judged is None or current < PAPERS:
            self.go_on()
            return
        if judged.unchecked:
            self.open(PAPERS)
        elif judged.lacking:
            self._ask_submit(slip=True)
        elif current == REVIEW:
            self._ask_submit(slip=False)
        else:
            self.go_on()

    def print_slip(self) -> None:
        """Register as incomplete: rows nobody looked at count as not there."""
        if self.judged is not None and self.judged.checklist.missing:
            self._ask_submit(slip=True)

    def _ask_submit(self, *, slip: bool) -> None:
        assert self.judged is not None
        for number in (PURPOSE, APPLICANT) if slip else (PURPOSE, APPLICANT, PAPERS, FEE):
            trouble = self.judged.trouble.get(number)
            if trouble is not None:
                self.open(number)
                self.show_trouble(trouble)
                return
        self.submitting.emit(slip)

    def show_trouble(self, error: FrontOfficeError) -> None:
        """An error beside its field, opening its section; without a field it goes to `troubled`."""
        message = explain(error, self._context.language)
        sentence = f"{message.sentence} {message.next_step}".strip()
        section = section_of(field_of(error))
        if section and self.judged is not None:
            if section != self.accordion.current():
                self.open(section)
            if self.parts[section].show_trouble(error, sentence):
                return
        self.troubled.emit(error)

    # The footer

    def _focus_main(self) -> None:
        (self.finish if self.finish.isVisibleTo(self) else self.forward).setFocus()

    def _show_footer(self) -> None:
        judged, current = self.judged, self.accordion.current()
        if judged is None or current not in self.parts:
            return
        short = current >= PAPERS and bool(judged.lacking) and not judged.unchecked
        ends = current == REVIEW or short
        self.finish.setText(
            self.tr("Cetak lembar kekurangan") if short else self.tr("Terima permohonan")
        )
        nexts = {
            PURPOSE: self.tr("Lanjut ke pemohon"),
            APPLICANT: self.tr("Lanjut ke berkas"),
            PAPERS: self.tr("Lanjut ke tinjau") if judged.free else self.tr("Lanjut ke biaya"),
            FEE: self.tr("Lanjut ke tinjau"),
        }
        self.forward.setText(nexts.get(current, ""))
        for button in (self.finish, self.forward):
            button.updateGeometry()
        self.finish.setVisible(ends)
        self.forward.setVisible(not ends)
        self.slip.setVisible(current == PAPERS and bool(judged.unchecked))
        self.back_button.setVisible(current == REVIEW)
        self.fact.show_fact(*self._fact(judged, current))

    def _fact(self, judged: Judgement, current: int) -> tuple[str, str, str]:
        if current < PAPERS:
            return "info", self._first_fact(judged, current), "muted"
        if judged.unchecked:
            words = self.tr("{count} syarat wajib belum diperiksa")
            return "circle-dashed", words.replace("{count}", str(len(judged.unchecked))), "muted"
        if judged.lacking:
            words = self.tr("{count} syarat tidak ada")
            return "circle-x", words.replace("{count}", str(len(judged.lacking))), "bad"
        if current == PAPERS:
            return "circle-check", self.tr("Berkas lengkap"), "ok"
        return "circle-check", self.tr("Berkas lengkap, tidak ada yang kurang"), "ok"

    def _first_fact(self, judged: Judgement, current: int) -> str:
        if current == PURPOSE or judged.standard is None:
            return self.tr("Ketik dua huruf, lalu Enter")
        return self.tr("Enter menuju isian kosong berikutnya")

    # Where the cursor is

    def place(self) -> dict[str, Any]:
        """Section, field and cursor, so that a power cut costs nothing."""
        number = self.accordion.current()
        here = self.parts[number].place() if number in self.parts else None
        field, cursor = here or ("", 0)
        return {"section": number, "field": field, "cursor": cursor}

    def restore(self, place: dict[str, Any]) -> None:
        """Back to a place that `place()` gave."""
        number = place.get("section")
        number = number if isinstance(number, int) and number in self.parts else PURPOSE
        self._reached = number
        self.open(number)
        self.focus_place(place)

    def focus_place(self, place: dict[str, Any]) -> None:
        """Put the focus into the open section, at `place` where it is one of its fields."""
        part = self.parts[self.accordion.current()]
        field, cursor = place.get("field"), place.get("cursor")
        there = isinstance(field, str) and field != ""
        if not there or not part.focus_place(str(field), cursor if isinstance(cursor, int) else 0):
            part.enter()

    def ready(self) -> bool:
        """Whether F12 would register something now."""
        return self.finish.isVisibleTo(self)

    def holds_focus(self) -> bool:
        """Whether the focus is in the thread."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)


def section_of(where: str) -> int:
    """The section a field of the intake object belongs to, 0 for none."""
    name = where.partition(".")[0]
    return {
        "query": PURPOSE,
        "service": PURPOSE,
        "cases": PURPOSE,
        "applicant": APPLICANT,
        "no_nik": APPLICANT,
        "no_nik_reason": APPLICANT,
        "is_company": APPLICANT,
        "representative": APPLICANT,
        "companion": APPLICANT,
        "accompanied": APPLICANT,
        "requirements": PAPERS,
        "waivers": PAPERS,
        "payment": FEE,
        "confirmed_by": REVIEW,
    }.get(name, 0)
