"""Quick questions and the consultation log from the counter: what is counted, printed, written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services import consultation, queue_slips
from frontoffice.services.consultation import Question, Recorded
from frontoffice.services.home import Home
from frontoffice.services.settings import PaperSize
from ui.dialogs.question import ConsultationSheet, QuickSheet
from ui.screens.loket.ticketing import Ticketing
from ui.screens.loket.visits import Visits

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.loket.screen import LoketScreen


class Questions(QObject):
    """F9 and two keys; Shift+F9 for the log."""

    def __init__(
        self, context: Context, screen: LoketScreen, visits: Visits, tickets: Ticketing
    ) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen
        self._visits, self._tickets = visits, tickets
        self._sheet: ConsultationSheet | None = None

    def quick(self) -> None:
        """F9: a question that needs no form; with a bare visit it ends it."""
        desk = self._screen.desk
        if desk is None:
            return
        ticket = self._visits.visit.ticket if self._ends_visit() else ""
        sheet = QuickSheet(self._screen, desk.agencies, ticket)
        sheet.given.connect(self._quick)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _ends_visit(self) -> bool:
        """A person called who only wanted to ask: nothing was typed of an application."""
        return self._screen.serving() and self._visits.visit.bare

    def _quick(self, question: Question) -> None:
        ends, paper = self._ends_visit(), self._context.settings.paper
        if ends:
            self._screen.keeper.forget()
            self._screen.turn_to_nobody()
        self._context.tasks.write(
            partial(_record, self._context.home, question, ends, paper),
            receiver=self,
            done=self._counted,
            failed=self._screen.tell,
            ended=self._tickets.read,
        )

    def _counted(self, written: tuple[Recorded, bytes | None]) -> None:
        recorded, slip = written
        if slip is None:
            self._screen.say(self.tr("Pertanyaan dijawab dan dihitung."))
            return
        try:
            self._context.print_pdf(slip, self.tr("Lembar arahan"))
        except FrontOfficeError as error:
            self._screen.tell(error)
            return
        words = self.tr("Diarahkan ke {place}; lembar arahan dicetak.")
        self._screen.say(words.replace("{place}", recorded.place))

    def ask_consultation(self) -> None:
        """Shift+F9: question, answer, the standard's component, minutes."""
        desk = self._screen.desk
        if desk is None:
            return
        names = {code: one.name for code, one in desk.standards.items()}
        visit = self._visits.visit
        serving = self._screen.serving()
        spent = round(self._visits.spent() / 60_000) if serving else 0
        service = visit.service if serving else ""
        sheet = self._sheet = ConsultationSheet(self._screen, names, service, spent)
        sheet.given.connect(self._consult)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _consult(self, question: Question) -> None:
        ends = self._ends_visit()
        self._context.tasks.write(
            partial(consultation.record, self._context.home, question, ends_visit=ends),
            receiver=self._sheet,
            done=partial(self._consulted, ends),
            failed=self._refused,
            ended=self._tickets.read,
        )

    def _consulted(self, ends: bool, _recorded: Recorded) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet(accepted=True)
        if ends:
            self._screen.keeper.forget()
            self._screen.turn_to_nobody()
        self._screen.say(self.tr("Konsultasi tersimpan."))

    def _refused(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        if self._sheet is not None:
            self._sheet.refuse(str(error.data.get("field")), f"{said.sentence} {said.next_step}")


def _record(
    home: Home, question: Question, ends: bool, paper: PaperSize
) -> tuple[Recorded, bytes | None]:
    recorded = consultation.record(home, question, ends_visit=ends)
    if question.outcome != "referred":
        return recorded, None
    slip = queue_slips.referral_slip(home, recorded.place, recorded.ticket, paper)
    return recorded, slip
