"""A called ticket as the visit of a counter: its services, its standstills, what came with it."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.queue_facts import (
    CarriedPersonal,
    TicketContinued,
    TicketParked,
    TicketPaused,
    TicketResumed,
    TicketTransferred,
)
from frontoffice.domain.ticket import Ticket, fold
from frontoffice.services import queue_board as board
from frontoffice.services.home import Home
from frontoffice.services.queue import codes_of, wanted_of
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes, Work

GAP_MS = 60_000
"""A shorter silence of the counter is no outage."""


class AtCounter(msgspec.Struct, frozen=True, kw_only=True):
    """The visit at this counter now.

    `services` are those still wanted, the present one first: a service's or an agency's code.
    `spent_ms` of service at this counter, standstills left out; `draft` what another counter typed.
    `without_hub`: called while the branch's hub was silent; `left_at` the counter at which a draft
    of it waits since it was set aside there.
    """

    ticket: str
    stream: str
    priority: str | None
    called_at: int
    calls: int
    services: tuple[str, ...]
    paused: bool
    spent_ms: int
    draft: dict[str, Any] | None = None
    left_at: int | None = None
    changes: Changes = Changes()
    without_hub: bool = False


def at_counter(home: Home) -> AtCounter | None:
    """Who is served at this station's counter, None for nobody."""
    home.require("queue.call")
    at = home.now()
    with home.store.read() as connection:
        row = connection.exec_driver_sql(_SERVING, (*board.place(home, at), home.card.station))
        stream = row.scalar()
        return None if stream is None else _seen(fold_of(connection, stream), connection, at)


_SERVING = (
    "SELECT stream FROM ticket_row WHERE office = ? AND day = ? AND state = 'serving' "
    "AND counter = ? AND disputed = 0"
)


def fold_of(connection: Any, stream: str) -> Ticket:
    """A ticket as its facts here make it."""
    return fold(stream, read_stream(connection, stream))


def _seen(ticket: Ticket, connection: Any, at: int, changes: Changes | None = None) -> AtCounter:
    opened, call = ticket.opened, ticket.call
    assert opened is not None
    assert call is not None
    here = [one for one in ticket.calls if one.counter == call.counter]
    before = sum(one.took_ms or 0 for one in here if one is not call)
    wanted = ((ticket.agency, ticket.service), *ticket.also)
    draft, left_at = _typed(connection, ticket.stream)
    return AtCounter(
        ticket=opened.ticket,
        stream=ticket.stream,
        priority=opened.priority,
        called_at=call.at,
        calls=1 + len(call.recalled_at),
        services=codes_of(wanted),
        paused=call.paused,
        spent_ms=before + call.spent_ms(at),
        draft=draft,
        left_at=left_at,
        changes=changes or Changes(),
        without_hub=call.without_hub,
    )


def _typed(connection: Any, stream: str) -> tuple[dict[str, Any] | None, int | None]:
    """What was typed where the visit was sent on from, and the counter that kept what was typed.

    Neither, once a service ended since.
    """
    draft: dict[str, Any] | None = None
    left_at: int | None = None
    for one in read_stream(connection, stream):
        if isinstance(one.body, TicketTransferred):
            said = one.personal
            draft = (said.draft if isinstance(said, CarriedPersonal) else None) or draft
        elif isinstance(one.body, TicketParked) and one.body.typed:
            left_at = one.body.counter
        elif one.kind in ("ticket.finished/1", "ticket.continued/1"):
            draft, left_at = None, None
    return draft, left_at


def go_on(home: Home, wanted: str) -> AtCounter:
    """The next service of the same visit at this counter; the ticket stays with its person.

    Raises PermissionDenied, NotFound `service-unknown`, `counter-idle`.
    """
    acting = home.require("queue.call")
    with home.store.work(acting.staff) as work:
        ticket = _mine(home, work)
        agency, service = wanted_of(home, wanted, work.at)
        fact = TicketContinued(counter=home.card.station, agency=agency, service=service)
        work.record(ticket.stream, fact)
        ticket = fold(ticket.stream, work.recorded(ticket.stream))
    with home.store.read() as connection:
        return _seen(ticket, connection, home.now(), work.changes)


def stand_still(home: Home) -> Changes:
    """The service stops through nobody's doing here: its time does not count.

    Raises PermissionDenied, NotFound `counter-idle`, RuleViolation `ticket-paused-already`.
    """
    acting = home.require("queue.call")
    with home.store.work(acting.staff) as work:
        ticket = _mine(home, work)
        if ticket.call is not None and ticket.call.paused:
            raise RuleViolation("ticket-paused-already", ticket=_name(ticket))
        work.record(ticket.stream, TicketPaused(counter=home.card.station))
    return work.changes


def resume(home: Home) -> Changes:
    """The service goes on; one that did not stand still changes nothing.

    Raises PermissionDenied, NotFound `counter-idle`.
    """
    acting = home.require("queue.call")
    with home.store.work(acting.staff) as work:
        ticket = _mine(home, work)
        if ticket.call is not None and ticket.call.paused:
            work.record(ticket.stream, TicketResumed(counter=home.card.station))
    return work.changes


def pick_up(home: Home, seen_at: int) -> AtCounter | None:
    """After a start: the visit a power cut left at this counter, the time since left out.

    `seen_at` (UTC ms) is the last sign of life of this counter.
    """
    found = at_counter(home)
    if found is None or home.now() - max(seen_at, found.called_at) < GAP_MS:
        return found
    acting = home.require("queue.call")
    with home.store.work(acting.staff) as work:
        counter = home.card.station
        if not found.paused:
            work.record(found.stream, TicketPaused(counter=counter, since_at=seen_at))
        work.record(found.stream, TicketResumed(counter=counter))
    return at_counter(home)


def _mine(home: Home, work: Work) -> Ticket:
    stream = work.value(_SERVING, (*board.place(home, work.at), home.card.station))
    if stream is None:
        raise NotFound("counter-idle", counter=home.card.station)
    return fold(stream, work.recorded(stream))


def _name(ticket: Ticket) -> str:
    return ticket.opened.ticket if ticket.opened else ticket.stream
