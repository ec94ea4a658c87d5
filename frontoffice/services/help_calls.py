"""The quiet call for a supervisor: the visit is set aside, the note is for supervisors alone."""

from __future__ import annotations

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.queue_facts import HelpAnswered, HelpAsked, TicketParked
from frontoffice.services import queue_board as board
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes

CIRCLE = "supervisors"


class HelpCall(msgspec.Struct, frozen=True, kw_only=True):
    """A counter that asks for a supervisor since an instant (UTC ms), and its ticket's number.

    `note` is empty where it is not for this station to read.
    """

    stream: str
    counter: int
    asked_at: int
    asked_by: str
    ticket: str
    note: str


def ask(home: Home, note: str = "") -> Changes:
    """A supervisor should come to this counter; the visit at it is set aside, its place kept.

    Nothing of it shows in the hall or to the citizen, and the reason of the parking says nothing.
    Raises PermissionDenied.
    """
    acting = home.require("queue.call")
    counter = home.card.station
    with home.store.work(acting.staff) as work:
        stream = work.value(
            "SELECT stream FROM ticket_row WHERE office = ? AND day = ? AND state = 'serving' "
            "AND counter = ? AND disputed = 0",
            (*board.place(home, work.at), counter),
        )
        on = board.today(home, work.at)
        fact = HelpAsked(office=home.card.office, on=on, counter=counter, ticket=stream)
        words = ReasonPersonal(reason=" ".join(note.split())[:500])
        work.open("help", fact, words, CIRCLE)
        if stream is not None:
            work.record(stream, TicketParked(counter=counter), ReasonPersonal(reason="-"))
    return work.changes


def waiting(home: Home) -> list[HelpCall]:
    """Today's calls nobody has come to yet, the oldest first. Raises PermissionDenied."""
    home.require("queue.help")
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT h.stream, h.counter, h.asked_at, h.asked_by, t.ticket FROM help_row h "
            "LEFT JOIN ticket_row t ON t.stream = h.ticket "
            "WHERE h.office = ? AND h.day = ? AND h.answered_at IS NULL "
            "ORDER BY h.asked_at, h.stream",
            board.place(home, home.now()),
        )
        return [
            HelpCall(
                stream=stream,
                counter=counter,
                asked_at=at,
                asked_by=by,
                ticket=ticket or "",
                note=_note(connection, stream),
            )
            for stream, counter, at, by, ticket in rows.fetchall()
        ]


def _note(connection: object, stream: str) -> str:
    said = read_stream(connection, stream)[0].personal  # type: ignore[arg-type]
    return said.reason if isinstance(said, ReasonPersonal) else ""


def answer(home: Home, stream: str, done: str) -> Changes:
    """A supervisor came; what was done, in words.

    Raises PermissionDenied, NotFound `help-unknown`, RuleViolation `queue-reason-missing`.
    """
    acting = home.require("queue.help")
    if not done.strip():
        raise RuleViolation("queue-reason-missing", field="reason")
    with home.store.work(acting.staff) as work:
        row = work.row("SELECT answered_at FROM help_row WHERE stream = ?", (stream,))
        if row is None or row[0] is not None:
            raise NotFound("help-unknown")
        words = ReasonPersonal(reason=" ".join(done.split())[:500])
        work.record(stream, HelpAnswered(), words, CIRCLE)
    return work.changes
