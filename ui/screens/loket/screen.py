"""The Loket screen: waiting column, visit thread, live receipt, and the keys that drive them."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services import drafts
from frontoffice.services.drafts import Draft
from frontoffice.services.intake import Submitted
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.visit import Visit, from_plain, new_visit, next_service, request_of, to_plain
from ui.models.visit_desk import Desk, read_desk
from ui.models.visit_keeper import Keeper, Slot, Snapshot
from ui.models.visit_start import (
    OpenPrint,
    Start,
    left_open,
    read_start,
    recent_cases,
    take_draft,
)
from ui.screens.loket.done import Done
from ui.screens.loket.exceptions import Exceptions
from ui.screens.loket.header import Header
from ui.screens.loket.keys import key_hints, offers
from ui.screens.loket.knowing import Knowing
from ui.screens.loket.outcome import Outcome
from ui.screens.loket.side import Side
from ui.screens.loket.thread import APPLICANT, PURPOSE, Thread
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
        self._desk: Desk | None = None
        self._asked_start = False
        self._begin_wanted = False
        self._place: dict[str, Any] = {}
        self._asking: list[OpenPrint] = []
        self._parked_at: int | None = None
        self._served: Visit | None = None
        self.keeper = Keeper(context, self._snapshot, self)
        self.keeper.setParent(self)
        self._build()
        self.knowing = Knowing(context, self.visit_thread, self)
        self.exceptions = Exceptions(context, self.visit_thread, self)
        self.outcome = Outcome(context, self.done, self)
        self._connect()
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._elapse)

    def _build(self) -> None:
        self.waiting = Waiting(self.zone)
        self.waiting.setFixedWidth(252)
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
        self.side = Side(self._context.settings.paper)
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
        self.keeper.saved.connect(self._saved)
        self.keeper.failed.connect(self.tell)
        self.outcome.written.connect(self._written)
        self.outcome.refused.connect(self._refused)
        self.outcome.troubled.connect(self.tell)
        self.done.same_person.connect(self.serve_again)
        self.done.next_wanted.connect(self.begin)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)

    # What the frame asks

    def offers(self) -> list[Action]:
        """Everything that can be done at the counter."""
        return offers(self)

    def arrive(self, _payload: object) -> None:
        """At the counter: the first time everything is read, later the cursor is where it was."""
        if not self._asked_start:
            self._asked_start = True
            home, tasks = self._context.home, self._context.tasks
            self.waiting.next.setFocus()
            tasks.read(partial(read_start, home), receiver=self, done=self._started)
        elif self.serving():
            self.visit_thread.focus_place(self._place)
        else:
            (self.done.next if self.finished() else self.waiting.next).setFocus()
        self._show_hints()

    def back(self) -> bool:
        """Esc: one section back; never out of a visit."""
        return self.pages.currentIndex() == SERVING and self.visit_thread.back()

    def facts_changed(self, changes: object) -> None:
        """Cases or reference data changed, here or by the exchange."""
        kinds = {kind.partition(".")[0] for kind in getattr(changes, "kinds", ())}
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

    def _started(self, start: Start) -> None:
        self._desk = start.desk
        self.waiting.show_recent(start.recent)
        self.side.show_empty(start.desk)
        self._show_parked(start.drafts)
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

    def _resume(self, left: tuple[Draft, QLockFile] | None) -> None:
        if left is not None:
            self._open_draft(*left)
        elif self._begin_wanted:
            self.begin()
        self._begin_wanted = False

    def _use_desk(self, desk: Desk) -> None:
        self._desk = desk
        if self.serving():
            self.visit_thread.use_desk(desk)

    # Visits

    def begin(self) -> None:
        """F2: the next applicant; an open visit is parked first."""
        if self._desk is None:
            self._begin_wanted = True
            return
        if self.serving() and self.visit_thread.visit.untouched:
            self.visit_thread.purpose.enter()
            return
        if self.serving():
            self._put_aside()
        self._open(new_visit(self._context.home.now()), Slot())
        self.visit_thread.open(PURPOSE)

    def serve_again(self) -> None:
        """F3: a further service of the same person."""
        if self._served is None or not self.finished():
            return
        self._open(next_service(self._served, self._context.home.now()), Slot())
        self.visit_thread.open(PURPOSE)

    def _open(self, visit: Visit, slot: Slot) -> None:
        assert self._desk is not None
        self._parked_at = None
        self.keeper.begin(slot)
        self.pages.setCurrentIndex(SERVING)
        self.visit_thread.start(visit, self._desk)
        self.waiting.show_state("serving")
        self._second.start()
        self.offers_changed.emit()

    def park(self) -> None:
        """F4: put the visit aside; it waits in the left column."""
        if not self.serving() or self.visit_thread.visit.untouched:
            return
        name = self.visit_thread.visit.name or self.tr("Draf")
        self._put_aside()
        self._show_idle()
        self.say(
            self.tr("{name} ditunda. Enter di daftar membukanya lagi.").replace("{name}", name)
        )

    def _put_aside(self) -> None:
        if self.visit_thread.visit.untouched:
            return
        self._parked_at = self._context.home.now()
        self.keeper.leave()
        self._parked_at = None
        self._read_parked()

    def _show_idle(self) -> None:
        self.pages.setCurrentIndex(IDLE)
        self._second.stop()
        if self._desk is not None:
            self.side.show_empty(self._desk)
        self.waiting.show_state("idle")
        self.waiting.next.setFocus()
        self.fact.emit("", "circle-check", "ok")
        self.offers_changed.emit()

    def _reopen(self, draft: int) -> None:
        if self.serving():
            self._put_aside()
        self._context.tasks.write(
            partial(take_draft, self._context.home, draft),
            receiver=self,
            done=lambda taken: self._open_draft(*taken),
            failed=self.tell,
        )

    def _open_draft(self, draft: Draft, lock: QLockFile) -> None:
        visit = from_plain(draft.place.get("typed"))
        self._open(visit, Slot(draft.id, lock))
        self.visit_thread.restore(draft.place)
        self._saved(draft.saved_at)
        self._read_parked()

    def _read_parked(self) -> None:
        home = self._context.home
        self._context.tasks.write(partial(drafts.mine, home), receiver=self, done=self._show_parked)

    def _show_parked(self, kept: list[Draft]) -> None:
        mine = self.keeper.slot.id if self.serving() else None
        others = [one for one in kept if one.place.get("parked_at") is not None and one.id != mine]
        self.waiting.show_parked(others, self._desk)

    def _snapshot(self) -> Snapshot | None:
        visit = self.visit_thread.visit
        if not self.serving() or visit.untouched:
            return None
        place = {
            **self.visit_thread.place(),
            "typed": to_plain(visit),
            "parked_at": self._parked_at,
        }
        return request_of(visit), place

    def _saved(self, saved_at: int) -> None:
        words = self.tr("Draf tersimpan di komputer ini pukul {time}")
        at = clock_words(saved_at, self.zone)
        self.fact.emit(words.replace("{time}", at), "circle-check", "ok")

    def _visit_changed(self) -> None:
        judged = self.visit_thread.judged
        if judged is None or not self.serving():
            return
        self.header.show_visit(judged, self._context.home.now())
        self.side.show_visit(judged)
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
            now = self._context.home.now()
            self.header.show_elapsed(now - self.visit_thread.visit.started_at)

    # Registering

    def _submit(self, slip: bool) -> None:
        request = request_of(self.visit_thread.visit)
        if slip:
            request["payment"] = None
        self.outcome.submit(request)

    def _written(self, written: Submitted) -> None:
        judged = self.visit_thread.judged
        assert judged is not None
        self._served = judged.visit
        self.keeper.forget()
        self._second.stop()
        self.pages.setCurrentIndex(DONE)
        self.waiting.show_state("done")
        self.outcome.show(written, judged)
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

    def toggle_applicant(self, chip: str) -> None:
        """Tick "tanpa NIK" or "badan usaha" from anywhere in the visit."""
        if self.visit_thread.accordion.current() != APPLICANT:
            self.visit_thread.want(APPLICANT)
        (
            self.visit_thread.applicant.without
            if chip == "no_nik"
            else self.visit_thread.applicant.company
        ).click()

    def hideEvent(self, _event: QHideEvent) -> None:
        self.keeper.hurry()

    def showEvent(self, _event: QShowEvent) -> None:
        if self.serving():
            self.keeper.touch()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        # On a narrow screen or at 200 % the thread needs the width more than its neighbours.
        wide = self.width()
        self.waiting.setVisible(wide >= px(1_000))
        self.side.setVisible(wide >= px(800))
        for line, part in zip(self._lines, (self.waiting, self.side), strict=True):
            line.setVisible(not part.isHidden())
