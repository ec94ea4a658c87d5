"""The Loket screen: waiting column, visit thread, live receipt, and the keys that drive them."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services.intake import Submitted
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.second import SecondPages
from ui.models.visit import request_of
from ui.models.visit_desk import Desk, read_desk
from ui.models.visit_keeper import Keeper, Snapshot
from ui.models.visit_queue import Line, read_line
from ui.models.visit_start import (
    LeftOpen,
    OpenPrint,
    Start,
    left_open,
    read_start,
    recent_cases,
)
from ui.screens.loket.done import Done
from ui.screens.loket.exceptions import Exceptions
from ui.screens.loket.header import Header
from ui.screens.loket.keys import key_hints, offers
from ui.screens.loket.knowing import Knowing
from ui.screens.loket.late import LateEntry
from ui.screens.loket.outcome import Outcome
from ui.screens.loket.questions import Questions
from ui.screens.loket.side import Side
from ui.screens.loket.thread import REVIEW, Thread
from ui.screens.loket.ticketing import Ticketing
from ui.screens.loket.visits import Visits
from ui.screens.loket.waiting import Waiting
from ui.theme.look import px
from ui.widgets.cards import EmptyState
from ui.widgets.labels import HairLine
from ui.widgets.screen import Screen
from ui.words import clock_words

IDLE, SERVING, DONE = 0, 1, 2
REFERENCE_KINDS = ("standard", "catalogue", "holidays", "staff", "office")


class LoketScreen(Screen):
    """One visit at a time; what is typed is a draft, what is submitted is a case."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.zone = cast(Zone, context.home.card.zone)
        self.desk: Desk | None = None
        self._asked_start = False
        self._begin_wanted = False
        self._place: dict[str, Any] = {}
        self._asking: list[OpenPrint] = []
        self.keeper = Keeper(context, self._snapshot, self)
        self.keeper.setParent(self)
        self._build()
        self.knowing = Knowing(context, self.visit_thread, self)
        self.exceptions = Exceptions(context, self.visit_thread, self)
        self.late = LateEntry(self.visit_thread, self)
        self.outcome = Outcome(context, self.done, self)
        self.visits = Visits(context, self)
        self.tickets = Ticketing(context, self, self.visits)
        self.questions = Questions(context, self, self.visits, self.tickets)
        self._connect()
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._elapse)

    def _build(self) -> None:
        self.waiting = Waiting(self.zone, self._context.language)
        self.header, self.visit_thread, self.done = Header(), Thread(self._context), Done()
        serving = QWidget()
        column = QVBoxLayout(serving)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.visit_thread, 1)
        self.idle = EmptyState(
            "user-plus",
            self.tr("Belum ada pemohon di loket ini"),
            self.tr("Tekan F2 saat pemohon duduk di depan Anda."),
        )
        nobody = QWidget()
        above = QVBoxLayout(nobody)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.idle)
        above.addStretch()
        self.pages = QStackedWidget()
        for page in (nobody, serving, self.done):
            self.pages.addWidget(page)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 12, 16, 13)
        middle.addWidget(self.pages)
        self.side = Side(self._context)
        self.side.setFixedWidth(321)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._lines = (HairLine(upright=True), HairLine(upright=True))
        row.addWidget(self.waiting)
        row.addWidget(self._lines[0])
        row.addLayout(middle, 1)
        row.addWidget(self._lines[1])
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.waiting.next_wanted.connect(self.begin)
        self.waiting.reopened.connect(self._reopen)
        self.waiting.chosen.connect(self.outcome.open_case)
        self.header.parked.connect(self.park)
        self.visit_thread.changed.connect(self._visit_changed)
        self.visit_thread.turned.connect(self._show_hints)
        self.visit_thread.submitting.connect(self._submit)
        self.visit_thread.troubled.connect(self.tell)
        self.knowing.case_wanted.connect(self.outcome.open_case)
        self.keeper.saved.connect(self.show_saved)
        self.keeper.failed.connect(self.tell)
        self.outcome.written.connect(self._written)
        self.outcome.refused.connect(self._refused)
        self.outcome.troubled.connect(self.tell)
        self.done.same_person.connect(self.tickets.serve_again)
        self.done.next_wanted.connect(self.begin)
        self._context.second.agreed.connect(partial(self.agree, "citizen"))
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)

    # What the frame asks

    @property
    def second_pages(self) -> SecondPages:
        """What the citizen's window shows."""
        return self._context.second

    def offers(self) -> list[Action]:
        """Everything that can be done at the counter."""
        return offers(self)

    def arrive(self, payload: object) -> None:
        """At the counter: the first time everything is read, later the cursor is where it was."""
        if not self._asked_start:
            self._asked_start = True
            home, tasks = self._context.home, self._context.tasks
            self.waiting.next.setFocus()
            language = self._context.language
            tasks.read(
                lambda: (read_start(home), read_line(home, language)),
                receiver=self,
                done=lambda found: self._started(*found),
            )
        elif self.serving():
            self.visit_thread.focus_place(self._place)
        else:
            (self.done.next if self.finished() else self.waiting.next).setFocus()
        self._show_hints()
        self.late.from_paper(payload)

    def back(self) -> bool:
        """Esc: one section back; never out of a visit."""
        return self.pages.currentIndex() == SERVING and self.visit_thread.back()

    def facts_changed(self, changes: object) -> None:
        """Cases or reference data changed, here or by the exchange."""
        kinds = {kind.partition(".")[0] for kind in getattr(changes, "kinds", ())}
        if kinds & {"ticket", "counter"} and self.desk is not None:
            self.tickets.look()
        if "help" in kinds:
            self.tickets.tell_of_help()
        home, tasks = self._context.home, self._context.tasks
        if kinds & {"case", "paper"}:
            show = self.waiting.show_recent
            tasks.read(partial(recent_cases, home), receiver=self.waiting, done=show)
        if kinds & set(REFERENCE_KINDS):
            tasks.read(partial(read_desk, home), receiver=self, done=self._use_desk)

    def keep_draft(self) -> None:
        """Save the draft now (the program is about to end, or something broke)."""
        self.keeper.save()

    def serving(self) -> bool:
        """Whether a visit is open."""
        return self.pages.currentIndex() == SERVING

    def finished(self) -> bool:
        """Whether a result is shown."""
        return self.pages.currentIndex() == DONE

    # Start

    def _started(self, start: Start, line: Line) -> None:
        self.desk = start.desk
        self.waiting.show_recent(start.recent)
        self.side.show_empty(start.desk)
        self.visits.show_parked(start.drafts)
        self.tickets.show(line)
        self._asking = list(start.prints)
        self._ask_next()

    def _ask_next(self) -> None:
        """Prints left open come first, then the draft a power cut left, then the day goes on."""
        if self._asking:
            one = self._asking.pop(0)
            self.outcome.ask_print(one, self._ask_next)
            return
        self._context.tasks.write(
            partial(left_open, self._context.home), receiver=self, done=self._resume
        )

    def _resume(self, left: LeftOpen) -> None:
        if left.draft is not None:
            self.visits.take_up(*left.draft, left.visit)
        elif left.visit is not None:
            self.visits.go_on(left.visit, left.colleague)
        elif self._begin_wanted:
            self.begin()
        self._begin_wanted = False

    def _reopen(self, draft: int) -> None:
        """A visit from the left column; one with a number is called again with it."""
        ticket = self.waiting.ticket_of(draft)
        if ticket:
            self.tickets.call_back(ticket)
        else:
            self.visits.reopen(draft)

    def _use_desk(self, desk: Desk) -> None:
        self.desk = desk
        if self.serving():
            self.visit_thread.use_desk(desk)

    # Visits

    def begin(self) -> None:
        """F2: the next number; with nobody waiting somebody who came without one."""
        if self.desk is None:
            self._begin_wanted = True
        elif not self.tickets.call():
            # The next keys belong to this visit; a number given a moment ago is told of when read.
            self.walk_in()
            self.tickets.read()

    def walk_in(self) -> None:
        """Somebody without a number; an open visit is set aside first."""
        if self.desk is None:
            return
        if self.serving() and self.visit_thread.visit.untouched:
            self.visit_thread.purpose.enter()
            return
        if self.serving() and self.visit_thread.visit.ticket:
            self.tickets.park()
            return
        if self.serving():
            self.visits.put_aside()
        self.visits.open_new()

    def park(self) -> None:
        """F4: put the visit aside; it waits in the left column."""
        visit = self.visit_thread.visit
        if not self.serving() or visit.untouched:
            return
        if visit.ticket:
            self.tickets.park()
            return
        name = visit.name or self.tr("Draf")
        self.visits.put_aside()
        self.turn_to_nobody()
        self.say(
            self.tr("{name} ditunda. Enter di daftar membukanya lagi.").replace("{name}", name)
        )

    def turn_to_visit(self) -> None:
        """A visit is in front."""
        self.pages.setCurrentIndex(SERVING)
        self.waiting.show_state("serving")
        self._second.start()
        self.offers_changed.emit()
        self._visit_changed()

    def turn_to_nobody(self) -> None:
        """Nobody is at the counter."""
        self.pages.setCurrentIndex(IDLE)
        self._second.stop()
        if self.desk is not None:
            self.side.show_empty(self.desk)
        self._context.second.show_nothing()
        self.waiting.show_state("idle")
        self.waiting.next.setFocus()
        self.fact.emit("", "circle-check", "ok")
        self.offers_changed.emit()

    def _snapshot(self) -> Snapshot | None:
        visit = self.visit_thread.visit
        if not self.serving() or visit.untouched:
            return None
        return request_of(visit), self.visits.place()

    def show_saved(self, saved_at: int) -> None:
        """When the draft was written."""
        words = self.tr("Draf tersimpan di komputer ini pukul {time}")
        at = clock_words(saved_at, self.zone)
        self.fact.emit(words.replace("{time}", at), "circle-check", "ok")

    def _visit_changed(self) -> None:
        judged = self.visit_thread.judged
        if judged is None or not self.serving():
            return
        self.header.show_visit(judged, self.visits.spent())
        asking = self.visit_thread.accordion.current() == REVIEW
        self.side.show_visit(judged, asking=asking)
        self._context.second.show_visit(judged, asking=asking)
        self.keeper.touch()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now) or not self.serving():
            return
        self.visit_thread.history.part()
        if self.visit_thread.holds_focus():
            self._place = self.visit_thread.place()
        if not self.visit_thread.visit.untouched:
            self.keeper.touch()
        self._show_hints()

    def _show_hints(self) -> None:
        if self.isVisible():
            self.hints.emit(key_hints(self))

    def _elapse(self) -> None:
        if self.isVisible():
            self.show_time()

    def show_time(self) -> None:
        """How long the visit is served."""
        self.header.show_elapsed(self.visits.spent(), still=not self.visits.watch.running)

    def agree(self, by: str = "officer") -> None:
        """The citizen agrees with what the second window shows."""
        if self.serving() and self.visit_thread.accordion.current() == REVIEW:
            self.visit_thread.take("confirmed_by", confirmed_by=by)
            self.say(self.tr("Pemohon setuju. F12 mendaftarkan."))

    # Registering

    def _submit(self, slip: bool) -> None:
        request = request_of(self.visit_thread.visit)
        if slip:
            request["payment"] = None
        self.outcome.submit(request)

    def _written(self, written: Submitted) -> None:
        judged = self.visit_thread.judged
        assert judged is not None
        self.visits.served = judged.visit
        self.keeper.forget()
        self._second.stop()
        self.pages.setCurrentIndex(DONE)
        self.waiting.show_state("done")
        self.outcome.show(written, judged)
        self._context.second.show_visit(judged, written=written)
        self.side.show_visit(judged, written)
        words = self.tr("{number} tersimpan di sini").replace("{number}", written.number)
        self.fact.emit(words, "circle-check", "ok")
        self.offers_changed.emit()

    def _refused(self, error: FrontOfficeError) -> None:
        self.visit_thread.show_trouble(error)
        if error.data.get("field"):
            self.tell(error)

    def tell(self, error: FrontOfficeError) -> None:
        """An error in the notice bar: the thing, the reason, the next step."""
        message = explain(error, self._context.language)
        self.fail(f"{message.sentence} {message.next_step}".strip())

    def hideEvent(self, _event: QHideEvent) -> None:
        self.keeper.hurry()
        self._context.second.show_nothing()

    def showEvent(self, _event: QShowEvent) -> None:
        if self.serving():
            self.keeper.touch()
            self._visit_changed()
        if self.desk is not None:
            self.tickets.read()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        # On a narrow screen or at 200 % the thread needs the width more than its neighbours.
        wide = self.width()
        self.waiting.setVisible(wide >= px(1_000))
        self.side.setVisible(wide >= px(800))
        for line, part in zip(self._lines, (self.waiting, self.side), strict=True):
            line.setVisible(not part.isHidden())
