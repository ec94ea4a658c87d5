"""A ticket as the fold of its facts: where it is, who called it, how long it waited and took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.queue_facts import (
    TicketCalled,
    TicketCancelled,
    TicketCaseOpened,
    TicketContinued,
    TicketFinished,
    TicketIssued,
    TicketKept,
    TicketNotShown,
    TicketParked,
    TicketPaused,
    TicketRecalled,
    TicketResumed,
    TicketReturned,
    TicketTransferred,
)
from frontoffice.domain.stream import Conflict, order

STATES = ("waiting", "serving", "parked", "no_show", "finished", "kept", "cancelled")
ABSENT = frozenset({"parked", "no_show"})
"""Not in line, but a counter may call it again the same day."""

CONTINUED = "continued"
"""Why the next service of a visit began at the same counter: nobody called it."""

PRIORITY_LETTER = "R"
RECALL_PAUSE_MS = 20_000
"""A call is repeated after this pause at the earliest: people walk, voices echo."""

MAX_RECALLS = 2
"""Two repeats, then *lewat* (DOMAIN section 10)."""

LAST_SERIAL = 9999


@dataclass(slots=True)
class Call:
    """One time at a counter: from the call (UTC ms) until it ended some way (a state or outcome).

    `waited_ms` since it was last put in line; `ended_at` None while it goes on; `pauses` are spans
    (from, to) in which the service stood still.
    """

    ref: Ref
    at: int
    counter: int
    agency: str
    service: str
    reason: str
    waited_ms: int
    among: tuple[str, ...] = ()
    without_hub: bool = False
    recalled_at: list[int] = field(default_factory=list)
    pauses: list[tuple[int, int | None]] = field(default_factory=list)
    ended_at: int | None = None
    ending: str = ""

    @property
    def last_at(self) -> int:
        """When the hall last heard it (UTC ms)."""
        return self.recalled_at[-1] if self.recalled_at else self.at

    @property
    def paused(self) -> bool:
        """Whether the service stands still now."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    def end_pause(self, at: int) -> None:
        """The service goes on, or ends, at an instant."""
        if self.paused:
            since = self.pauses[-1][0]
            self.pauses[-1] = (since, max(since, at))

    def spent_ms(self, at: int) -> int:
        """Time of service up to an instant, without its pauses."""
        still = sum(max(0, min(at, end or at) - since) for since, end in self.pauses)
        return max(0, at - self.at - still)

    @property
    def took_ms(self) -> int | None:
        """How long it took, where somebody came and it ended."""
        if self.ended_at is None or self.ending == "no_show":
            return None
        return self.spent_ms(self.ended_at)


@dataclass(slots=True)
class Ticket:
    """The state of one ticket, without personal data; instants are UTC ms."""

    stream: str
    opened: TicketIssued | None = None
    issued_at: int = 0
    state: str = ""
    since_at: int = 0
    entered_at: int = 0
    returning: bool = False
    directed: int | None = None
    agency: str = ""
    service: str = ""
    also: tuple[tuple[str, str], ...] = ()
    calls: list[Call] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    heads: tuple[Ref, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    skipped: list[tuple[Ref, str]] = field(default_factory=list)
    read_only: bool = False

    @property
    def call(self) -> Call | None:
        """The call that goes on now."""
        return self.calls[-1] if self.calls and self.calls[-1].ended_at is None else None

    @property
    def disputed(self) -> bool:
        """Two counters acted apart, or a newer program's fact is in it: nothing more is done."""
        return bool(self.conflicts) or self.read_only


class _Unfit(Exception):
    """A fact that the state does not allow; it is skipped with this reason."""


def ticket_number(letter: str, serial: int) -> str:
    """`A023`. Raises RuleViolation `ticket-numbers-used-up` after 9999 on one day."""
    if serial > LAST_SERIAL:
        raise RuleViolation("ticket-numbers-used-up", letter=letter)
    return f"{letter}{serial:03}"


def fold(stream: str, recorded: Sequence[Recorded]) -> Ticket:
    """The state of a ticket: a pure function of the set of its facts."""
    ordered = order(recorded)
    ticket = Ticket(stream, heads=ordered.heads, conflicts=ordered.conflicts)
    for item in ordered.facts:
        if item.body is None:
            ticket.read_only = True
        elif item.ref not in ordered.held and item.ref not in ordered.superseded:
            apply = _APPLY.get(type(item.body))
            try:
                if apply is not None:
                    apply(ticket, item, item.body)
            except _Unfit as unfit:
                ticket.skipped.append((item.ref, str(unfit)))
    return ticket


def _to(ticket: Ticket, item: Recorded, state: str) -> None:
    ticket.state, ticket.since_at = state, item.at


def _serving(ticket: Ticket) -> Call:
    call = ticket.call
    if ticket.state != "serving" or call is None:
        raise _Unfit("ticket-not-serving")
    return call


def _end(ticket: Ticket, item: Recorded, ending: str) -> None:
    call = _serving(ticket)
    call.end_pause(item.at)
    call.ended_at, call.ending = item.at, ending


def _issued(ticket: Ticket, item: Recorded, body: TicketIssued) -> None:
    if ticket.opened is not None:
        raise _Unfit("ticket-already-issued")
    ticket.opened, ticket.issued_at, ticket.entered_at = body, item.at, item.at
    ticket.agency, ticket.service, ticket.also = body.agency, body.service, body.also
    ticket.returning = body.came_back
    _to(ticket, item, "waiting")


def _called(ticket: Ticket, item: Recorded, body: TicketCalled) -> None:
    if ticket.state not in ("waiting", *ABSENT):
        raise _Unfit("ticket-not-callable")
    waited = max(0, item.at - ticket.entered_at) if ticket.state == "waiting" else 0
    ticket.calls.append(
        Call(
            item.ref,
            item.at,
            body.counter,
            ticket.agency,
            ticket.service,
            body.reason,
            waited,
            body.among,
            body.without_hub,
        )
    )
    ticket.returning, ticket.directed = False, None
    _to(ticket, item, "serving")


def _recalled(ticket: Ticket, item: Recorded, _body: TicketRecalled) -> None:
    _serving(ticket).recalled_at.append(item.at)


def _not_shown(ticket: Ticket, item: Recorded, _body: TicketNotShown) -> None:
    _end(ticket, item, "no_show")
    _to(ticket, item, "no_show")


def _parked(ticket: Ticket, item: Recorded, _body: TicketParked) -> None:
    _end(ticket, item, "parked")
    _to(ticket, item, "parked")


def _returned(ticket: Ticket, item: Recorded, _body: TicketReturned) -> None:
    if ticket.state not in ("finished", *ABSENT):
        raise _Unfit("ticket-not-away")
    ticket.entered_at, ticket.returning = item.at, True
    _to(ticket, item, "waiting")


def _transferred(ticket: Ticket, item: Recorded, body: TicketTransferred) -> None:
    _end(ticket, item, "transferred")
    ticket.agency, ticket.service, ticket.directed = body.agency, body.service, body.to_counter
    _to(ticket, item, "waiting")


def _finished(ticket: Ticket, item: Recorded, body: TicketFinished) -> None:
    _end(ticket, item, body.outcome)
    if body.outcome == "left" or not ticket.also:
        ticket.also = ()
        return _to(ticket, item, "finished")
    (ticket.agency, ticket.service), ticket.also = ticket.also[0], ticket.also[1:]
    return _to(ticket, item, "waiting")


def _continued(ticket: Ticket, item: Recorded, body: TicketContinued) -> None:
    counter = _serving(ticket).counter
    _end(ticket, item, "served")
    ticket.agency, ticket.service = wanted = (body.agency, body.service)
    if wanted in ticket.also:
        at = ticket.also.index(wanted)
        ticket.also = ticket.also[:at] + ticket.also[at + 1 :]
    ticket.calls.append(Call(item.ref, item.at, counter, *wanted, CONTINUED, 0))
    _to(ticket, item, "serving")


def _paused(ticket: Ticket, item: Recorded, body: TicketPaused) -> None:
    call = _serving(ticket)
    if call.paused:
        raise _Unfit("ticket-paused-already")
    since = item.at if body.since_at is None else min(body.since_at, item.at)
    before = call.pauses[-1][1] if call.pauses else None
    call.pauses.append((max(since, before or call.at), None))


def _resumed(ticket: Ticket, item: Recorded, _body: TicketResumed) -> None:
    _serving(ticket).end_pause(item.at)


def _case_opened(ticket: Ticket, _item: Recorded, body: TicketCaseOpened) -> None:
    ticket.cases.append(body.case)


def _kept(ticket: Ticket, item: Recorded, _body: TicketKept) -> None:
    _put_away(ticket, item, "kept")


def _cancelled(ticket: Ticket, item: Recorded, _body: TicketCancelled) -> None:
    _put_away(ticket, item, "cancelled")


def _put_away(ticket: Ticket, item: Recorded, state: str) -> None:
    if ticket.state not in ("waiting", *ABSENT):
        raise _Unfit("ticket-not-callable")
    _to(ticket, item, state)


_APPLY: dict[type, Callable[[Ticket, Recorded, Any], None]] = {
    TicketIssued: _issued,
    TicketCalled: _called,
    TicketRecalled: _recalled,
    TicketNotShown: _not_shown,
    TicketParked: _parked,
    TicketReturned: _returned,
    TicketTransferred: _transferred,
    TicketFinished: _finished,
    TicketContinued: _continued,
    TicketPaused: _paused,
    TicketResumed: _resumed,
    TicketCaseOpened: _case_opened,
    TicketKept: _kept,
    TicketCancelled: _cancelled,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """One day of the queue in numbers; times in ms, None where nothing was measured."""

    issued: int = 0
    priority: int = 0
    states: tuple[tuple[str, int], ...] = ()
    calls: int = 0
    recalls: int = 0
    out_of_order: int = 0
    no_shows: int = 0
    waited_ms: int | None = None
    longest_wait_ms: int | None = None
    served_ms: int | None = None


def figures(tickets: Iterable[Ticket]) -> Figures:
    """The figures of these tickets; the waits and services averaged to whole ms."""
    known = [one for one in tickets if one.opened is not None]
    calls = [call for one in known for call in one.calls]
    waits = [one.calls[0].waited_ms for one in known if one.calls]
    took = [call.took_ms for call in calls if call.took_ms is not None]
    return Figures(
        issued=len(known),
        priority=sum(one.opened is not None and one.opened.priority is not None for one in known),
        states=tuple((state, sum(one.state == state for one in known)) for state in STATES),
        calls=sum(call.reason != CONTINUED for call in calls),
        recalls=sum(len(call.recalled_at) for call in calls),
        out_of_order=sum(call.reason == "out-of-order" for call in calls),
        no_shows=sum(call.ending == "no_show" for call in calls),
        waited_ms=sum(waits) // len(waits) if waits else None,
        longest_wait_ms=max(waits, default=None),
        served_ms=sum(took) // len(took) if took else None,
    )
