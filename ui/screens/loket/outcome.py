"""What follows a submission: the result, its paper, copies, and prints nobody answered for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services.intake import Submitted
from ui.dialogs.case_attaching import AttachSheet
from ui.dialogs.print_question import PrintQuestionSheet
from ui.dialogs.reason import ReasonSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView, read_view
from ui.models.context import Context
from ui.models.visit_desk import Judgement
from ui.models.visit_start import OpenPrint, open_prints
from ui.screens.loket.done import Done
from ui.screens.loket.registering import Registering
from ui.widgets.screen import Screen

NOT_CASH = ("qris", "edc", "va", "billing")


class Outcome(QObject):
    """Ties the steps of registering to the page that shows them.

    `written(submitted)` when it is durable, `refused(error)` when a rule said no, `troubled(error)`
    when a paper could not be made.
    """

    written = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)

    def __init__(self, context: Context, page: Done, screen: Screen) -> None:
        super().__init__(screen)
        self._context, self._page, self._screen = context, page, screen
        self.registering = Registering(context, self)
        self.registering.written.connect(self.written)
        self.registering.refused.connect(self.refused)
        self.registering.printed.connect(
            lambda printed: page.show_printed(printed, context.kept_file())
        )
        self.registering.answered.connect(page.show_answer)
        self.registering.not_printed.connect(self._not_printed)
        page.answered.connect(self.registering.answer)
        page.again.connect(self.print_again)
        page.case_wanted.connect(self._open_written)
        page.proof_wanted.connect(self.ask_proof)

    def submit(self, request: dict[str, Any]) -> None:
        """Register an application; its paper follows by itself."""
        self.registering.submit(request)

    def show(self, written: Submitted, judged: Judgement) -> None:
        """The number in large letters."""
        local = None
        if written.promised_at is not None:
            local = judged.desk.calendar.local(written.promised_at)
        service = judged.standard.name if judged.standard else ""
        self._page.show_written(written, judged.visit.name, service, local)
        wanted = [judged.desk.name_of(code) for code in judged.visit.wanted]
        # Money that no drawer saw: the bank's list comes later, the picture is there now.
        proof = written.status == "accepted" and judged.visit.method in NOT_CASH
        self._page.offer_next(wanted, proof=proof)

    def _not_printed(self, error: FrontOfficeError) -> None:
        message = explain(error, self._context.language)
        self._page.show_trouble(f"{message.sentence} {message.next_step}")
        self.troubled.emit(error)

    def print_again(self) -> None:
        """Ctrl+P: another try of the original, or a copy with its reason."""
        if not self._page.wants_reason():
            self.registering.print()
            return
        sheet = ReasonSheet(
            self._screen,
            self.tr("Cetak SALINAN"),
            self.tr("Aslinya sudah keluar. Salinan diberi tanda, nama petugas, dan alasan."),
            self.tr("Cetak salinan"),
        )
        sheet.given.connect(self.registering.print)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def ask_print(self, one: OpenPrint, then: Callable[[], None] | None = None) -> None:
        """Ask about a print nobody answered for; `then` goes on after the answer."""
        sheet = PrintQuestionSheet(self._screen, one.number, one.name)
        sheet.answered.connect(
            lambda answer: self.registering.confirm(one.stream, one.print, answer)
        )
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        if then is not None:
            sheet.closed.connect(lambda _accepted: then())
        sheet.open()

    def ask_proof(self) -> None:
        """Ctrl+B: a picture of what the citizen's phone or the terminal shows."""
        written, context = self.registering.submitted, self._context
        if written is None or not self._page.proof.isVisible():
            return
        zone = next(one for one in ZONES if one == context.home.card.zone)
        context.tasks.read(
            partial(read_view, context.home, written.stream, context.language, zone, None),
            receiver=self,
            done=self._show_proof,
            failed=self.troubled.emit,
        )

    def _show_proof(self, view: CaseView) -> None:
        step = Step("attach", self.tr("Lampirkan bukti bayar"), "", "camera", "file.attach")
        sheet = AttachSheet(self._screen, self._context, view, step)
        sheet.what.choose("payment")
        sheet.done.connect(lambda _changes: self._page.show_proof_kept())
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _open_written(self) -> None:
        if self.registering.submitted is not None:
            self._screen.go.emit("permohonan", self.registering.submitted.stream)

    def open_case(self, stream: str) -> None:
        """To the case; a paper nobody answered for is asked about first."""
        self._context.tasks.read(
            partial(open_prints, self._context.home),
            receiver=self,
            done=lambda prints: self._case_or_question(stream, prints),
        )

    def _case_or_question(self, stream: str, prints: list[OpenPrint]) -> None:
        one = next((one for one in prints if one.stream == stream), None)
        if one is not None:
            self.ask_print(one)
        else:
            self._screen.go.emit("permohonan", stream)
