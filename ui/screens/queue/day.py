"""The day around the queue: times given, closing with people waiting, counters asking for help."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.domain.staff import may
from frontoffice.domain.words import date_words
from frontoffice.messages import explain
from frontoffice.services import appointments, help_calls, queue_board, queue_slips
from frontoffice.services.appointments import Appointment, Closed
from frontoffice.services.help_calls import HelpCall
from frontoffice.services.home import Home
from frontoffice.services.queue_board import Board
from frontoffice.services.settings import PaperSize
from ui.dialogs.reason import ReasonSheet
from ui.models.frame import Action
from ui.screens.queue.opening import OpeningSheet
from ui.screens.queue.parts import APPOINTMENT
from ui.screens.queue.sheets import AppointmentSheet, CloseSheet

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.queue import QueueScreen


class Day(QObject):
    """Opens the sheets, writes what they give, says what came of it."""

    def __init__(self, context: Context, screen: QueueScreen) -> None:
        super().__init__(screen)
        self._context, self._home, self._screen = context, context.home, screen
        self._sheet: AppointmentSheet | None = None
        self._calls: list[HelpCall] = []
        role = context.home.officer.role
        screen.board.helped.does(self._ask_what_was_done, "queue.help", role)

    def offers(self) -> list[Action]:
        """What the help desk and the counter can do beside calling."""
        screen = self._screen
        time, close = self.tr("Beri janji temu"), self.tr("Tutup antrean")
        can_close = screen.board.close_day.isEnabled
        return [
            Action(
                "queue.appointment",
                time,
                screen.appointment,
                "Ctrl+J",
                icon="calendar-clock",
                right="appointment.make",
            ),
            Action(
                "queue.close",
                close,
                screen.close_day,
                "",
                can_close,
                "door-open",
                right="queue.close",
            ),
            Action(
                "queue.opening",
                self.tr("Atur jam buka dan waktu daring"),
                self.set_opening,
                icon="clock",
                right="calendar.change",
            ),
        ]

    def set_opening(self) -> None:
        """The office's hours and the times it gives to who registers from home."""
        sheet = OpeningSheet(self._screen, self._context)
        sheet.saved.connect(self._screen.say)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    # Times given

    def ask_appointment(self, service: str) -> None:
        """A time for a service; it has to be found first."""
        if not service or service.startswith(APPOINTMENT):
            self._screen.tell(RuleViolation("ticket-service-missing", field="service"))
            return
        home = self._home
        today = home.reference.today(home.card.office, home.now())
        on = home.reference.calendar_of(home.card.office).next_working_day(today)
        version = home.reference.standard(service, today)
        sheet = self._sheet = AppointmentSheet(self._screen, version.standard.name, on)
        sheet.given.connect(partial(self._promise, service))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _promise(self, service: str, name: str, phone: str, on: dt.date, at: dt.time) -> None:
        group = self._screen.issuing.group.code() or None
        make = partial(appointments.promise, self._home, service, on, at)
        self._context.tasks.write(
            partial(make, name=name, phone=phone, priority=group),
            receiver=self._sheet,
            done=self._promised,
            failed=self._refused,
        )

    def _promised(self, made: Appointment) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet(accepted=True)
        words = self.tr("Janji temu {code}, {date}.").replace("{code}", made.code)
        self._screen.issuing.start_anew(made.code)
        self._screen.say(words.replace("{date}", date_words(made.on)))

    def _refused(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        if self._sheet is not None:
            self._sheet.refuse(str(error.data.get("field")), f"{said.sentence} {said.next_step}")

    # Closing

    def ask_closing(self, board: Board) -> None:
        """What becomes of each who still waits."""
        names = queue_board.service_names(self._home)
        open_ = {one.choice.ticket.ticket: names.get(one.service, "") for one in board.waiting}
        open_ |= {one.ticket: names.get(one.service, "") for one in board.away}
        sheet = CloseSheet(self._screen, list(open_), open_)
        sheet.given.connect(self._close)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _close(self, keep: list[str], cancel: list[str], notice: str) -> None:
        paper = self._context.settings.paper
        self._context.tasks.write(
            partial(_close_and_print, self._home, keep, cancel, notice, paper),
            receiver=self,
            done=self._closed,
            failed=self._screen.tell,
            ended=self._screen.read,
        )

    def _closed(self, found: tuple[Closed, list[tuple[str, bytes]]]) -> None:
        closed, slips = found
        try:
            for title, pdf in slips:
                self._context.print_pdf(pdf, title)
        except FrontOfficeError as error:
            self._screen.tell(error)
        codes = ", ".join(f"{one.ticket} {one.code}" for one in closed.kept)
        words = self.tr("Antrean ditutup: {kept} disimpan, {cancelled} dibatalkan.")
        words = words.replace("{kept}", str(len(closed.kept)))
        words = words.replace("{cancelled}", str(len(closed.cancelled)))
        self._screen.issuing.given.setText(codes)
        self._screen.say(words)

    # Help

    def look_for_help(self) -> None:
        """Supervisors see which counter asks them to come."""
        if may(self._home.officer.role, "queue.help"):
            self._context.tasks.read(
                partial(help_calls.waiting, self._home), receiver=self, done=self._show_help
            )

    def _show_help(self, calls: list[HelpCall]) -> None:
        self._calls = calls
        board = self._screen.board
        board.helped.setVisible(bool(calls))
        if not calls:
            board.help.tell("")
            return
        words = self.tr("Loket {n} meminta penyelia datang. {ticket}")
        words = words.replace("{n}", str(calls[0].counter)).replace("{ticket}", calls[0].ticket)
        board.help.tell(words.strip(), calls[0].note)

    def _ask_what_was_done(self) -> None:
        if not self._calls:
            return
        stream = self._calls[0].stream
        sheet = ReasonSheet(
            self._screen,
            self.tr("Sudah ditangani"),
            self.tr("Catatan ini hanya dibaca penyelia."),
            self.tr("Simpan"),
            self.tr("Apa yang dilakukan"),
        )
        sheet.given.connect(partial(self._answer, stream))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _answer(self, stream: str, done: str) -> None:
        self._context.tasks.write(
            partial(help_calls.answer, self._home, stream, done),
            receiver=self,
            done=lambda _changes: self.look_for_help(),
            failed=self._screen.tell,
        )


def _close_and_print(
    home: Home, keep: list[str], cancel: list[str], notice: str, paper: PaperSize
) -> tuple[Closed, list[tuple[str, bytes]]]:
    closed = appointments.close_queue(home, keep, cancel, notice)
    slips = [
        (one.code, queue_slips.return_slip(home, one.code, one.on, paper)) for one in closed.kept
    ]
    return closed, slips
