"""Antrean: giving numbers by a citizen's words, calling them, and who waits in which order why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import queue, queue_board, queue_slips
from frontoffice.services.queue_board import Board
from frontoffice.services.queue_hub import Moved, why_words
from ui.models.context import Context
from ui.models.frame import Action
from ui.models.latest import Latest
from ui.screens.queue.day import Day
from ui.screens.queue.desk import matches, receive
from ui.screens.queue.parts import BoardCard, IssueCard, QueuePage
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage

KINDS = ("ticket.", "counter.")


class QueueScreen(Screen):
    """The help desk's and the counter's view of today's queue."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._home = context, context.home
        self._counter = context.home.card.station
        self._reader, self._finder = Latest(context.tasks, self), Latest(context.tasks, self)
        self.now: Board | None = None
        self._given: Moved | None = None
        self.issuing, self.board = IssueCard(context.language), BoardCard(context.language)
        self.issuing.words.edited.connect(self._find)
        self.issuing.issue.connect(self.issue)
        role = context.home.officer.role
        for button, run, right in (
            (self.board.next, self.call_next, "queue.call"),
            (self.board.again, self.recall, "queue.call"),
            (self.board.park, self.park, "queue.call"),
            (self.board.finish, self.finish, "queue.call"),
            (self.board.chosen, self.call_chosen, "queue.call_out_of_order"),
            (self.board.pause, self.pause, "queue.call"),
            (self.issuing.appointment, self.appointment, "appointment.make"),
            (self.board.close_day, self.close_day, "queue.close"),
        ):
            button.does(run, right, role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollPage(QueuePage(self.issuing, self.board), self.tr("Antrean")))
        self.board.reason.setVisible(may(role, "queue.call"))
        self.day = Day(context, self)

    def offers(self) -> list[Action]:
        """The keys of the counter for who calls, and those of the help desk."""
        board, calling = self.board, partial(Action, right="queue.call")
        call, again = self.tr("Panggil berikutnya"), self.tr("Panggil ulang")
        park, done = self.tr("Tunda"), self.tr("Selesai")
        return [
            calling("queue.next", call, self.call_next, "F2", board.next.isEnabled, "megaphone"),
            calling("queue.again", again, self.recall, "Shift+F2", board.again.isEnabled),
            calling("queue.park", park, self.park, "F4", board.park.isEnabled, "pause"),
            calling("queue.finish", done, self.finish, "F12", board.finish.isEnabled, "check"),
            Action(
                "queue.chosen",
                board.chosen.text(),
                self.call_chosen,
                enabled=board.chosen.isEnabled,
                icon="arrow-up-right",
                right="queue.call_out_of_order",
            ),
            calling("queue.rest", board.pause.text(), self.pause, "", board.pause.isEnabled),
            *self._desk_offers(),
            Action("queue.hall", self.tr("Buka layar tunggu"), self._context.open_hall, "Ctrl+H"),
        ]

    def _desk_offers(self) -> list[Action]:
        keep, ticket = self.tr("Tambah layanan pada nomor yang sama"), self.tr("Cetak tiket")
        found, given = self.issuing.matches.key, lambda: self._given is not None
        add, offer = self.issuing.keep, partial(Action, right="queue.issue")
        told = self.tr("layanan lain, nomor sama")
        return [
            offer("queue.keep", keep, add, "Ctrl+T", lambda: bool(found()), "plus", told),
            offer("queue.ticket", ticket, self.print_ticket, "Ctrl+P", given, "printer"),
            *self.day.offers(),
        ]

    def arrive(self, _payload: object) -> None:
        """Read the board; the cursor waits for a citizen's words."""
        self.read()
        self.day.look_for_help()
        self.issuing.words.setFocus()

    def facts_changed(self, changes: object) -> None:
        """Tickets and breaks concern this screen, written here or by another process."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if self.isVisible() and any(one.startswith(KINDS) for one in kinds):
            self.read()
        if self.isVisible() and any(one.startswith("help.") for one in kinds):
            self.day.look_for_help()

    def read(self) -> None:
        """Read the board again."""
        home, language = self._home, self._context.language

        def work() -> tuple[Board, dict[str, str]]:
            board = queue_board.read(home, language)
            return board, queue_board.service_names(home)

        self._reader.ask(work, self._show, self._failed)

    def issue(self) -> None:
        """A number for the service that is taken among the matches, or the code typed."""
        typed = self.issuing.words.text()
        taken = self.issuing.taken()
        if not taken:
            self._failed(RuleViolation("ticket-service-missing", field="service"))
            return
        group = self.issuing.group.code() or None
        self._run(partial(receive, self._home, typed, taken, group), self._issued)

    def call_next(self) -> None:
        """Whoever is next for this counter."""
        self._run(partial(queue.call_next, self._home), self._called)

    def recall(self) -> None:
        """Once more; after two repeats it is missed."""
        self._run(partial(queue.recall, self._home), self._moved)

    def park(self) -> None:
        """Set the visit aside, with the reason typed."""
        self._run(partial(queue.park, self._home, self.board.reason.text()), self._moved)

    def finish(self) -> None:
        """The service here ended."""
        self._run(partial(queue.finish, self._home), self._moved)

    def call_chosen(self) -> None:
        """The ticket taken in the list, out of order, with the reason typed."""
        ticket, reason = self.board.line.key(), self.board.reason.text()
        if not ticket:
            self.warn(self.tr("Pilih nomor di daftar dahulu."))
            return
        self._run(partial(queue.call_out_of_order, self._home, ticket, reason), self._moved)

    def pause(self) -> None:
        """Begin or end this counter's break."""
        resting = self.now is not None and self._counter in self.now.breaks
        act = queue.end_break if resting else queue.begin_break
        self._run(partial(act, self._home), lambda _changes: self.read())

    def appointment(self) -> None:
        """A time for the service taken among the matches."""
        self.day.ask_appointment(self.issuing.matches.key())

    def close_day(self) -> None:
        """What becomes of those who still wait."""
        if self.now is not None:
            self.day.ask_closing(self.now)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        for field in (self.issuing.words, self.board.reason):
            field.error("")
        self._context.tasks.write(work, receiver=self, done=done, failed=self._failed)

    def _find(self, words: str) -> None:
        if not words.strip():
            self._finder.forget()
            self._show_matches([])
            return
        home = self._home

        work = partial(matches, home, words)
        self._finder.ask(work, self._show_matches, self._failed)

    def _show_matches(self, found: list[tuple[str, str, str]]) -> None:
        before = bool(self.issuing.matches.rows)
        self.issuing.show_matches(found)
        if bool(found) != before:
            self.offers_changed.emit()

    def _show(self, found: tuple[Board, dict[str, str]]) -> None:
        self.now, names = found
        self.board.show_board(self.now, self._counter, names)
        self.offers_changed.emit()

    def _issued(self, moved: Moved) -> None:
        self.issuing.start_anew(moved.ticket)
        self._given = moved
        if self._context.settings.paper != "a5":
            # A roll is there for tickets; a sheet of A5 only when asked for.
            self.print_ticket()
        self.say(
            self.tr("Nomor {ticket} diberikan.").replace("{ticket}", moved.ticket),
            self.tr("Cetak tiket"),
            self.print_ticket,
        )
        self.read()

    def print_ticket(self) -> None:
        """The slip of the number given last."""
        given = self._given
        if given is None:
            return
        make = partial(
            queue_slips.waiting_slip,
            self._home,
            given.ticket,
            (given.service, *given.also),
            self._context.settings.paper,
        )
        self._context.tasks.work(
            lambda _watch: make(),
            receiver=self,
            done=partial(self._print, given.ticket),
            failed=self._failed,
        )

    def _print(self, ticket: str, pdf: bytes) -> None:
        try:
            self._context.print_pdf(pdf, f"Tiket {ticket}")
        except FrontOfficeError as error:
            self._failed(error)

    def _called(self, moved: Moved) -> None:
        why = why_words(moved, self._context.language)
        self.say(f"{moved.ticket}: {why}")
        self.read()

    def _moved(self, moved: Moved) -> None:
        self.board.reason.set_text("")
        state = queue_board.state_words(moved.state, self._context.language)
        self.say(f"{moved.ticket}: {state}.")
        self.read()

    def tell(self, error: FrontOfficeError) -> None:
        """What went wrong, in the notice bar or beside its field."""
        self._failed(error)

    def _failed(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        words = f"{said.sentence} {said.next_step}"
        fields = {"reason": self.board.reason, "service": self.issuing.words}
        field = fields.get(str(error.data.get("field")))
        if field is None:
            self.fail(words)
            return
        field.error(words)
        field.setFocus()
