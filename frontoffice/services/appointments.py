"""Times given and tickets kept: closing with people still waiting, and who comes back when."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.numbering import tracking_code
from frontoffice.domain.queue_facts import (
    PRIORITIES,
    AppointmentArrived,
    AppointmentCancelled,
    AppointmentMade,
    AppointmentPersonal,
    TicketCancelled,
    TicketIssued,
    TicketKept,
)
from frontoffice.domain.ticket import ABSENT, Ticket, fold
from frontoffice.services import queue_board as board
from frontoffice.services.home import Home
from frontoffice.services.queue import Moved, codes_of, next_number, wanted_of
from frontoffice.services.queue_hub import granted
from frontoffice.store.work import Changes, Work

MOST_DAYS = 60
"""Nobody is given a time further ahead."""


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """Who is expected: `due_at` (UTC ms) None for any time of that day; `kept` from an earlier day.

    `state` is expected, arrived or cancelled; `ticket` the stream of the ticket got at arrival.
    """

    code: str
    stream: str
    on: dt.date
    due_at: int | None
    agency: str
    service: str
    priority: str | None
    name: str
    state: str
    kept: bool
    ticket: str | None = None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that was not served: the code and day under which its place is kept."""

    ticket: str
    code: str
    on: dt.date


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of those still waiting."""

    kept: tuple[Kept, ...] = ()
    cancelled: tuple[str, ...] = ()
    changes: Changes = Changes()


def promise(
    home: Home,
    wanted: str,
    on: dt.date,
    at: dt.time | None = None,
    *,
    name: str = "",
    phone: str | None = None,
    priority: str | None = None,
) -> Appointment:
    """Gives somebody a time (office's own) on a working day; without one any time of that day.

    Raises PermissionDenied, NotFound `service-unknown`, RuleViolation `appointment-day-bad`,
    `appointment-name-missing`, `priority-group-unknown`.
    """
    acting = home.require("appointment.make")
    if not any(letter.isalpha() for letter in name):
        raise RuleViolation("appointment-name-missing", field="name")
    if priority is not None and priority not in PRIORITIES:
        raise RuleViolation("priority-group-unknown", field="priority", groups=list(PRIORITIES))
    with home.store.work(acting.staff) as work:
        agency, service = wanted_of(home, wanted, work.at)
        calendar = home.reference.calendar_of(home.card.office)
        today = calendar.local(work.at).date()
        due_at = None if at is None else calendar.instant(on, at.hour * 60 + at.minute)
        soon = today <= on <= today + dt.timedelta(days=MOST_DAYS)
        if not soon or not calendar.is_working_day(on) or (due_at or work.at) < work.at:
            raise RuleViolation("appointment-day-bad", field="on", days=MOST_DAYS)
        fact = AppointmentMade(
            code=_code(work),
            office=home.card.office,
            on=on,
            due_at=due_at,
            agency=agency,
            service=service,
            priority=priority,
        )
        words = AppointmentPersonal(name=" ".join(name.split())[:120], phone=phone or None)
        stream = work.open("appointment", fact, words, f"agency:{agency}")
    return _one(home, stream)


def _code(work: Work) -> str:
    """A code nobody has yet, short enough to be read aloud."""
    while True:
        code = tracking_code(os.urandom(16))
        if work.value("SELECT 1 FROM appointment_row WHERE code = ?", (code,)) is None:
            return code


def expected(home: Home, words: str = "", on: dt.date | None = None) -> list[Appointment]:
    """The appointments of a day, today unless told otherwise, by time; by code or part of a name.

    Raises PermissionDenied.
    """
    home.require("queue.board")
    day = on or board.today(home, home.now())
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_SELECT} WHERE office = ? AND day = ? ORDER BY due_at IS NULL, due_at, stream",
            (home.card.office, day.isoformat()),
        )
        found = [_appointment(tuple(row)) for row in rows]
    asked = words.strip().lower()
    return [one for one in found if asked in one.code.lower() or asked in one.name.lower()]


@granted("arrive", "queue.issue")
def arrive(home: Home, code: str, *, also: Sequence[str] = ()) -> Moved:
    """Gives somebody with an appointment the ticket for it, `also` for further services.

    With a time given it is next from that time on; kept from another day it is served behind the
    present person. The branch's hub numbers it where it answers. Raises PermissionDenied, NotFound
    `appointment-unknown`, RuleViolation `appointment-over`, `appointment-other-day`.
    """
    acting = home.require("queue.issue")
    with home.store.work(acting.staff) as work:
        one = _appointment(_row(home, work, code))
        on = board.today(home, work.at)
        wanted = (one.agency, one.service)
        further = tuple(wanted_of(home, each, work.at) for each in dict.fromkeys(also))
        if one.on != on:
            raise RuleViolation("appointment-other-day", field="code", on=one.on.isoformat())
        fact = TicketIssued(
            ticket=next_number(home, work, one.agency, one.priority),
            on=on,
            office=home.card.office,
            agency=one.agency,
            service=one.service,
            also=tuple(each for each in further if each != wanted),
            priority=one.priority,
            appointment=one.stream,
            due_at=one.due_at,
            came_back=one.kept,
        )
        stream = work.open("ticket", fact)
        work.record(one.stream, AppointmentArrived(ticket=stream))
    return Moved(
        ticket=fact.ticket,
        stream=stream,
        state="waiting",
        service=one.service or one.agency,
        also=codes_of(fact.also),
        changes=work.changes,
    )


def call_off(home: Home, code: str, reason: str) -> Changes:
    """Ends an appointment nobody will come to.

    Raises PermissionDenied, NotFound `appointment-unknown`, RuleViolation `appointment-over`,
    `queue-reason-missing`.
    """
    acting = home.require("appointment.make")
    words = _reason(reason)
    with home.store.work(acting.staff) as work:
        one = _appointment(_row(home, work, code))
        work.record(one.stream, AppointmentCancelled(), words, f"agency:{one.agency}")
    return work.changes


def close_queue(
    home: Home, keep: Sequence[str] = (), cancel: Sequence[str] = (), notice: str = ""
) -> Closed:
    """Ends the day of tickets that were not served: kept for the next working day, or cancelled.

    `notice` is what those who are cancelled are told. One act: a power cut leaves all as they were.
    Raises PermissionDenied, NotFound `ticket-unknown`, RuleViolation `ticket-not-callable`,
    `queue-reason-missing`.
    """
    acting = home.require("queue.close")
    words = _reason(notice) if cancel else None
    kept = []
    with home.store.work(acting.staff) as work:
        for number in keep:
            kept.append(_keep(home, work, _open_ticket(home, work, number)))
        for number in cancel:
            ticket = _open_ticket(home, work, number)
            work.record(ticket.stream, TicketCancelled(), words)
    return Closed(kept=tuple(kept), cancelled=tuple(cancel), changes=work.changes)


def _keep(home: Home, work: Work, ticket: Ticket) -> Kept:
    opened = ticket.opened
    assert opened is not None
    calendar = home.reference.calendar_of(home.card.office)
    on = calendar.next_working_day(board.today(home, work.at))
    fact = AppointmentMade(
        code=_code(work),
        office=opened.office,
        on=on,
        agency=ticket.agency,
        service=ticket.service,
        priority=opened.priority,
        kept_from=ticket.stream,
    )
    appointment = work.open("appointment", fact)
    work.record(ticket.stream, TicketKept(appointment=appointment))
    return Kept(ticket=opened.ticket, code=fact.code, on=on)


def _open_ticket(home: Home, work: Work, number: str) -> Ticket:
    stream = work.value(
        "SELECT stream FROM ticket_row WHERE office = ? AND day = ? AND ticket = ?",
        (*board.place(home, work.at), number.strip().upper()),
    )
    if stream is None:
        raise NotFound("ticket-unknown", ticket=number[:12])
    ticket = fold(stream, work.recorded(stream))
    if ticket.state not in ("waiting", *ABSENT) or ticket.disputed:
        raise RuleViolation("ticket-not-callable", ticket=number)
    return ticket


def _reason(text: str) -> ReasonPersonal:
    if not text.strip():
        raise RuleViolation("queue-reason-missing", field="reason")
    return ReasonPersonal(reason=" ".join(text.split())[:500])


_SELECT = (
    "SELECT code, stream, day, due_at, agency, service, priority, name, state, kept_from, ticket "
    "FROM appointment_row"
)


def _row(home: Home, work: Work, code: str) -> tuple[object, ...]:
    row = work.row(
        f"{_SELECT} WHERE office = ? AND code = ?", (home.card.office, code.strip().upper())
    )
    if row is None:
        raise NotFound("appointment-unknown", field="code", appointment=code.strip()[:12])
    if row[8] != "expected":
        raise RuleViolation("appointment-over", field="code")
    return tuple(row)


def _one(home: Home, stream: str) -> Appointment:
    with home.store.read() as connection:
        row = connection.exec_driver_sql(f"{_SELECT} WHERE stream = ?", (stream,)).one()
        return _appointment(tuple(row))


def _appointment(row: tuple[object, ...]) -> Appointment:
    code, stream, day, due_at, agency, service, priority, name, state, kept, ticket = row
    plain = {"due_at": due_at, "agency": agency, "service": service, "priority": priority}
    told = {"code": code, "stream": stream, "on": day, "state": state, "ticket": ticket}
    return msgspec.convert(
        {**plain, **told, "name": name or "", "kept": kept is not None}, Appointment
    )
