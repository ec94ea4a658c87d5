"""Opening, setting aside and taking up visits: draft, stopwatch and page go together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject

from frontoffice.domain.words import rupiah
from frontoffice.services import drafts
from frontoffice.services.drafts import Draft
from frontoffice.services.queue_visit import AtCounter
from ui.models.visit import Visit, from_plain, new_visit, next_service, rupiah_of, to_plain
from ui.models.visit_keeper import Slot
from ui.models.visit_left import Left
from ui.models.visit_start import take_draft
from ui.screens.loket.discarding import Discarding
from ui.screens.loket.online import Online
from ui.screens.loket.stopwatch import Stopwatch
from ui.screens.loket.taking_over import TakingOver
from ui.screens.loket.thread import APPLICANT, PURPOSE

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.loket.screen import LoketScreen


class Visits(QObject):
    """One visit at a time at this counter; `served` is the one that ended last."""

    def __init__(self, context: Context, screen: LoketScreen) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen
        self.watch = Stopwatch()
        self.served: Visit | None = None
        self._parked_at: int | None = None
        self._parked_reason = ""
        self.online = Online(context, screen, self)
        self.discarding = Discarding(context, screen, self)
        self.taking_over = TakingOver(context, screen, self)

    @property
    def visit(self) -> Visit:
        """What is typed of the visit that is open."""
        return self._screen.visit_thread.visit

    def spent(self) -> int:
        """How long it has been served (ms)."""
        return self.watch.spent(self._context.home.now())

    def open(self, visit: Visit, slot: Slot, spent: int = 0, *, large: bool = False) -> None:
        """A visit comes to the counter; `large` letters where its person asked for them."""
        screen = self._screen
        self._context.second.show_large(large)
        assert screen.desk is not None
        self._parked_at, self._parked_reason = None, ""
        self.watch.begin(self._context.home.now(), spent)
        screen.keeper.begin(slot)
        screen.visit_thread.start(visit, screen.desk)
        screen.header.show_alone(False)
        screen.turn_to_visit()

    def open_new(self) -> None:
        """Somebody without a number."""
        self.open(new_visit(self._context.home.now()), Slot())
        self._screen.visit_thread.open(PURPOSE)

    def open_called(self, called: AtCounter, visit: Visit | None = None) -> None:
        """Somebody with a number: what the ticket was given for is filled in already."""
        screen = self._screen
        fresh = visit is None
        if visit is None:
            visit = new_visit(self._context.home.now())
            if called.draft is not None:
                visit = replace(from_plain(called.draft), started_at=visit.started_at)
                fresh = False
        visit = self._on_ticket(visit, called)
        self.open(visit, Slot(), called.spent_ms)
        screen.header.show_alone(called.without_hub)
        screen.visit_thread.open(PURPOSE)
        if fresh and visit.service and screen.visit_thread.judged is not None:
            standard = screen.visit_thread.judged.standard
            if standard is not None and not standard.flags:
                screen.visit_thread.open(APPLICANT)
            elif standard is not None:
                screen.visit_thread.purpose.focus_place("cases", 0)
        screen.keeper.touch()

    def go_on(self, called: AtCounter, left: Left | None) -> None:
        """Somebody with a number; what a colleague typed of the visit is offered."""
        self.open_called(called)
        if left is not None:
            self.taking_over.offer(left, called)

    def _on_ticket(self, visit: Visit, called: AtCounter) -> Visit:
        desk = self._screen.desk
        assert desk is not None
        first, *rest = called.services
        values: dict[str, Any] = {
            "ticket": called.ticket,
            "ticket_stream": called.stream,
            "priority": called.priority or "",
            "wanted": tuple(rest),
        }
        if not visit.service and first in desk.standards:
            values |= {"service": first, "query": desk.standards[first].name}
        return replace(visit, **values)

    def again(self, called: AtCounter | None) -> None:
        """A further service of the person served last."""
        if self.served is None:
            return
        visit = next_service(self.served, self._context.home.now())
        large = self._context.second.large
        if called is None:
            self.open(visit, Slot(), large=large)
            self._screen.visit_thread.open(PURPOSE)
        else:
            self.open_called(called, visit)
            self._context.second.show_large(large)

    def put_aside(self, reason: str = "") -> None:
        """The open visit waits in the left column."""
        if self.visit.untouched:
            return
        now = self._context.home.now()
        self._parked_at, self._parked_reason = now, reason
        self.watch.stop(now)
        self._screen.keeper.leave()
        self._parked_at, self._parked_reason = None, ""
        self.read_parked()

    def reopen(self, draft: int) -> None:
        """Take up a visit that was set aside without a number."""
        if self._screen.serving():
            self.put_aside()
        self._context.tasks.write(
            partial(take_draft, self._context.home, draft),
            receiver=self,
            done=lambda taken: self.take_up(*taken),
            failed=self._screen.tell,
        )

    def take_up(self, draft: Draft, lock: QLockFile, called: AtCounter | None = None) -> None:
        """A draft goes on where it was, on its ticket when that is at this counter."""
        visit = from_plain(draft.place.get("typed"))
        spent = draft.place.get("spent_ms")
        if called is not None:
            visit = self._on_ticket(visit, called)
            spent = called.spent_ms
        elif visit.ticket:
            visit = replace(visit, ticket="", ticket_stream="", wanted=())
        slot, large = Slot(draft.id, lock), draft.place.get("large") is True
        self.open(visit, slot, spent if isinstance(spent, int) else 0, large=large)
        self._screen.header.show_alone(called is not None and called.without_hub)
        self._screen.visit_thread.restore(draft.place)
        self._screen.show_saved(draft.saved_at)
        if draft.place.get("parked_at") is None and visit.method == "cash" and visit.tendered:
            # Cut off between the money and F12: nothing of it is recorded yet.
            words = self.tr("Uang {amount} sempat diketik, belum tercatat: sudah diterima?")
            amount = rupiah(rupiah_of(visit.tendered) or 0)
            self._screen.warn(words.replace("{amount}", amount))
        self.read_parked()

    def place(self) -> dict[str, Any]:
        """What the draft keeps beside the intake object."""
        return {
            **self._screen.visit_thread.place(),
            "typed": to_plain(self.visit),
            "parked_at": self._parked_at,
            "parked_reason": self._parked_reason,
            "spent_ms": self.spent(),
            "large": self._context.second.large,
        }

    def read_parked(self) -> None:
        """Show again what waits in the left column."""
        home = self._context.home
        self._context.tasks.write(partial(drafts.mine, home), receiver=self, done=self.show_parked)

    def show_parked(self, kept: list[Draft]) -> None:
        """The officer's drafts that were set aside."""
        screen = self._screen
        mine = screen.keeper.slot.id if screen.serving() else None
        others = [one for one in kept if one.place.get("parked_at") is not None and one.id != mine]
        screen.waiting.show_parked(others, screen.desk)
