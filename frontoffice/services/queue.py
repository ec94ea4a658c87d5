"""The queue of one PC: issuing, calling, repeating, parking, sending on and finishing tickets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import Fact, ReasonPersonal
from frontoffice.domain.queue_facts import (
    OUTCOMES,
    PRIORITIES,
    BreakBegan,
    BreakEnded,
    CarriedPersonal,
    TicketCalled,
    TicketFinished,
    TicketIssued,
    TicketNotShown,
    TicketParked,
    TicketRecalled,
    TicketReturned,
    TicketTransferred,
)
from frontoffice.domain.queue_order import Choice, eligible, next_up
from frontoffice.domain.ticket import (
    ABSENT,
    MAX_RECALLS,
    PRIORITY_LETTER,
    RECALL_PAUSE_MS,
    Call,
    Ticket,
    fold,
)
from frontoffice.services import drafts
from frontoffice.services import queue_board as board
from frontoffice.services.home import Home
from frontoffice.services.queue_hub import Moved as Moved
from frontoffice.services.queue_hub import granted, next_serial
from frontoffice.store.work import Changes, Work


@granted("issue", "queue.issue")
def issue(
    home: Home, wanted: str, *, also: Sequence[str] = (), priority: str | None = None
) -> Moved:
    """Gives somebody a number for a service or an agency, `also` for further ones in one visit.

    A service named twice counts once.

    Letters per agency and one for priority, numbers from 001 each local day. Raises
    PermissionDenied, NotFound `service-unknown`, RuleViolation `priority-group-unknown`,
    `ticket-numbers-used-up`.
    """
    acting = home.require("queue.issue")
    if priority is not None and priority not in PRIORITIES:
        raise RuleViolation("priority-group-unknown", field="priority", groups=list(PRIORITIES))
    with home.store.work(acting.staff) as work:
        on = board.today(home, work.at)
        services = dict.fromkeys((wanted, *also))
        (agency, service), *more = (wanted_of(home, one, work.at) for one in services)
        fact = TicketIssued(
            ticket=next_number(home, work, agency, priority),
            on=on,
            office=home.card.office,
            agency=agency,
            service=service,
            also=tuple(more),
            priority=priority,
        )
        ticket = fold(stream := work.open("ticket", fact), work.recorded(stream))
    return _moved(ticket, work)


def next_number(home: Home, work: Work, agency: str, priority: str | None) -> str:
    """The day's next number under the letter of an agency, or of priority."""
    letter = PRIORITY_LETTER if priority else home.reference.agencies[agency].ticket_prefix
    return next_serial(home, work, letter)


def wanted_of(home: Home, code: str, at: int) -> tuple[str, str]:
    """(agency, service) of a service's or an agency's code."""
    if code in home.reference.agencies:
        return code, ""
    standard = home.reference.standard(code, board.today(home, at)).standard
    return standard.agency, standard.code


@granted("next", "queue.call")
def call_next(home: Home, counter: int | None = None, agencies: Sequence[str] = ()) -> Moved:
    """Calls whoever is next for a counter, by default this station's, and says why.

    Chosen and taken in one transaction: no two counters of this home call one ticket. A break of
    the counter ends with it. Raises PermissionDenied, NotFound `queue-empty`, `agency-unknown`,
    RuleViolation `counter-bad`, `counter-busy`.
    """
    acting = home.require("queue.call")
    counter = _counter(home, counter)
    agencies = agencies or board.agencies_of(home, counter)
    for agency in agencies:
        if agency not in home.reference.agencies:
            raise NotFound("agency-unknown", agency=agency[:24])
    with home.store.work(acting.staff) as work:
        _free(home, work, counter)
        waiting = eligible(board.waiting(work.connection, home, work.at), counter, agencies)
        turns = board.turns(work.connection, home, work.at, agencies)
        choice = next_up(waiting, turns, work.at, board.RULES)
        if choice is None:
            raise NotFound("queue-empty", counter=counter)
        fact = TicketCalled(
            counter=counter,
            reason=choice.reason,
            among=tuple(agencies),
            without_hub=home.without_hub,
        )
        ticket = _record(work, choice.ticket.stream, fact)
    return _moved(ticket, work, choice)


@granted("out-of-order", "queue.call_out_of_order")
def call_out_of_order(home: Home, number: str, reason: str, counter: int | None = None) -> Moved:
    """Calls a ticket of the officer's choice; the reason is kept for the daily report.

    Raises PermissionDenied, NotFound `ticket-unknown`, RuleViolation `queue-reason-missing`,
    `counter-busy`, `ticket-not-callable`.
    """
    acting = home.require("queue.call_out_of_order")
    words = _reason(reason)
    counter = _counter(home, counter)
    with home.store.work(acting.staff) as work:
        ticket = _ticket(home, work, number)
        if ticket.state not in ("waiting", *ABSENT):
            raise RuleViolation("ticket-not-callable", ticket=number)
        _free(home, work, counter)
        fact = TicketCalled(counter=counter, reason="out-of-order", without_hub=home.without_hub)
        ticket = _record(work, ticket.stream, fact, words)
    return _moved(ticket, work)


@granted("again", "queue.call")
def recall(home: Home, number: str | None = None, counter: int | None = None) -> Moved:
    """Repeats a call after a pause; after two repeats the ticket is *lewat*.

    A number that was parked or missed its call is called again, the same day. Raises
    PermissionDenied, NotFound `ticket-unknown`, `counter-idle`, RuleViolation `recall-too-soon`,
    `ticket-not-serving`, `counter-busy`.
    """
    acting = home.require("queue.call")
    counter = _counter(home, counter)
    with home.store.work(acting.staff) as work:
        ticket = _ticket(home, work, number) if number else _at(home, work, counter)
        if ticket.state in ABSENT:
            _free(home, work, counter)
            fact: Fact = TicketCalled(counter=counter, reason="again", without_hub=home.without_hub)
        else:
            fact = _repeat(ticket, _serving(ticket, counter), work.at)
        ticket = _record(work, ticket.stream, fact)
    return _moved(ticket, work)


def _repeat(ticket: Ticket, call: Call, at: int) -> Fact:
    """What repeating a call means now: heard again, or *lewat*."""
    pause = call.last_at + RECALL_PAUSE_MS - at
    # A clock set back must not silence the counter for longer than the pause itself.
    if 0 < pause <= RECALL_PAUSE_MS:
        raise RuleViolation("recall-too-soon", ticket=_name(ticket), seconds=-(-pause // 1000))
    gone = len(call.recalled_at) >= MAX_RECALLS
    cls = TicketNotShown if gone else TicketRecalled
    return cls(counter=call.counter)


def park(home: Home, reason: str, number: str | None = None, counter: int | None = None) -> Moved:
    """Sets the visit at a counter aside with a reason; nothing is lost.

    Raises PermissionDenied, NotFound `counter-idle`, `ticket-unknown`, RuleViolation
    `queue-reason-missing`, `ticket-not-serving`.
    """
    acting = home.require("queue.call")
    words, counter = _reason(reason), _counter(home, counter)
    with home.store.work(acting.staff) as work:
        ticket = _at_or_named(home, work, number, counter)
        typed = drafts.of_ticket(work.connection, ticket.stream) is not None
        fact = TicketParked(counter=counter, typed=typed)
        ticket = _record(work, ticket.stream, fact, words)
    return _moved(ticket, work)


def come_back(home: Home, number: str) -> Moved:
    """Puts a parked, missed or finished ticket of today in line again, after the current person.

    Raises PermissionDenied, NotFound `ticket-unknown`, RuleViolation `ticket-not-away`.
    """
    acting = home.require("queue.issue")
    with home.store.work(acting.staff) as work:
        ticket = _ticket(home, work, number)
        if ticket.state not in ("finished", *ABSENT):
            raise RuleViolation("ticket-not-away", ticket=number)
        ticket = _record(work, ticket.stream, TicketReturned())
    return _moved(ticket, work)


def transfer(
    home: Home,
    *,
    wanted: str | None = None,
    to_counter: int | None = None,
    back: bool = False,
    number: str | None = None,
    counter: int | None = None,
    reason: str = "",
    draft: dict[str, Any] | None = None,
) -> Moved:
    """Sends the visit at a counter to another counter, service or agency; it keeps its place.

    `back` sends it to the counter that had it before; `draft` is what was typed of it, which goes
    with it. Raises PermissionDenied, NotFound
    `service-unknown`, `counter-idle`, `ticket-unknown`, RuleViolation `transfer-nowhere`,
    `ticket-not-serving`.
    """
    acting = home.require("queue.call")
    counter = _counter(home, counter)
    with home.store.work(acting.staff) as work:
        ticket = _at_or_named(home, work, number, counter)
        if back:
            earlier = [one for one in ticket.calls if one.counter != counter]
            to_counter = earlier[-1].counter if earlier else None
        if to_counter is not None:
            to_counter = _counter(home, to_counter)
        if (wanted is None and to_counter is None) or to_counter == counter:
            raise RuleViolation("transfer-nowhere", ticket=_name(ticket))
        agency, service = ticket.agency, ticket.service
        if wanted is not None:
            agency, service = wanted_of(home, wanted, work.at)
        fact = TicketTransferred(
            counter=counter, agency=agency, service=service, to_counter=to_counter
        )
        words = CarriedPersonal(reason=" ".join(reason.split())[:500], draft=draft or {})
        ticket = _record(work, ticket.stream, fact, words, f"agency:{agency}")
    return _moved(ticket, work)


def finish(
    home: Home,
    outcome: str = "served",
    number: str | None = None,
    counter: int | None = None,
) -> Moved:
    """Ends the service at a counter; with further services wanted the ticket waits for the next.

    Raises PermissionDenied, NotFound `counter-idle`, `ticket-unknown`, RuleViolation
    `outcome-unknown`, `ticket-not-serving`.
    """
    acting = home.require("queue.call")
    counter = _counter(home, counter)
    if outcome not in OUTCOMES:
        raise RuleViolation("outcome-unknown", field="outcome", outcomes=list(OUTCOMES))
    with home.store.work(acting.staff) as work:
        ticket = _at_or_named(home, work, number, counter)
        fact = TicketFinished(counter=counter, outcome=outcome)
        ticket = _record(work, ticket.stream, fact)
    return _moved(ticket, work)


def begin_break(home: Home, counter: int | None = None) -> Changes:
    """A counter stops calling; a second break at once changes nothing.

    Raises PermissionDenied, RuleViolation `counter-busy` while somebody is served there.
    """
    acting = home.require("queue.call")
    counter = _counter(home, counter)
    with home.store.work(acting.staff) as work:
        _idle(home, work, counter)
        if not _breaks(home, work, counter):
            on = board.today(home, work.at)
            work.open("break", BreakBegan(office=home.card.office, on=on, counter=counter))
    return work.changes


def end_break(home: Home, counter: int | None = None) -> Changes:
    """The counter calls again; without a break nothing happens."""
    acting = home.require("queue.call")
    counter = _counter(home, counter)
    with home.store.work(acting.staff) as work:
        for stream in _breaks(home, work, counter):
            work.record(stream, BreakEnded())
    return work.changes


def _counter(home: Home, counter: int | None) -> int:
    found = home.card.station if counter is None else counter
    if not 1 <= found <= 99:
        raise RuleViolation("counter-bad", field="counter")
    return found


def _reason(text: str) -> ReasonPersonal:
    if not text.strip():
        raise RuleViolation("queue-reason-missing", field="reason")
    return ReasonPersonal(reason=" ".join(text.split())[:500])


def _ticket(home: Home, work: Work, number: str) -> Ticket:
    stream = work.value(
        "SELECT stream FROM ticket_row WHERE office = ? AND day = ? AND ticket = ?",
        (*board.place(home, work.at), number.strip().upper()),
    )
    if stream is None:
        raise NotFound("ticket-unknown", ticket=number[:12])
    return _whole(fold(stream, work.recorded(stream)))


def _at(home: Home, work: Work, counter: int) -> Ticket:
    """The ticket a counter has called and not ended."""
    stream = work.value(
        "SELECT stream FROM ticket_row WHERE office = ? AND day = ? AND state = 'serving' "
        "AND counter = ?",
        (*board.place(home, work.at), counter),
    )
    if stream is None:
        raise NotFound("counter-idle", counter=counter)
    return _whole(fold(stream, work.recorded(stream)))


def _at_or_named(home: Home, work: Work, number: str | None, counter: int) -> Ticket:
    ticket = _ticket(home, work, number) if number else _at(home, work, counter)
    _serving(ticket, counter)
    return ticket


def _whole(ticket: Ticket) -> Ticket:
    if ticket.disputed:
        raise RuleViolation("ticket-disputed", ticket=_name(ticket))
    return ticket


def _serving(ticket: Ticket, counter: int) -> Call:
    call = ticket.call
    if call is None or call.counter != counter:
        raise RuleViolation("ticket-not-serving", ticket=_name(ticket), counter=counter)
    return call


def _idle(home: Home, work: Work, counter: int) -> None:
    taken = work.value(
        "SELECT ticket FROM ticket_row WHERE office = ? AND day = ? AND state = 'serving' "
        "AND counter = ?",
        (*board.place(home, work.at), counter),
    )
    if taken is not None:
        raise RuleViolation("counter-busy", ticket=taken, counter=counter)


def _free(home: Home, work: Work, counter: int) -> None:
    """A counter that calls has nobody before it, and is no longer on a break."""
    _idle(home, work, counter)
    for stream in _breaks(home, work, counter):
        work.record(stream, BreakEnded())


def _breaks(home: Home, work: Work, counter: int) -> list[str]:
    return [stream for stream, at in board.breaks(work.connection, home, work.at) if at == counter]


def _record(
    work: Work,
    stream: str,
    fact: Fact,
    words: ReasonPersonal | None = None,
    circle: str | None = None,
) -> Ticket:
    work.record(stream, fact, words, circle)
    return fold(stream, work.recorded(stream))


def _name(ticket: Ticket) -> str:
    return ticket.opened.ticket if ticket.opened else ticket.stream


def codes_of(wanted: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The services of (agency, service), an agency's code where it is any of its services."""
    return tuple(service or agency for agency, service in wanted)


def _moved(ticket: Ticket, work: Work, choice: Choice | None = None) -> Moved:
    call = ticket.calls[-1] if ticket.calls else None
    return Moved(
        ticket=_name(ticket),
        stream=ticket.stream,
        state=ticket.state,
        service=ticket.service or ticket.agency,
        also=codes_of(ticket.also),
        counter=call.counter if call else None,
        calls=1 + len(call.recalled_at) if call else 0,
        choice=choice,
        changes=work.changes,
        without_hub=call is not None and call.without_hub,
    )
