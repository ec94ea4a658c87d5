"""The read model of the queue: one row per ticket, one per call of it, one per break."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain.facts import Recorded
from frontoffice.domain.queue_facts import BreakBegan, BreakEnded
from frontoffice.domain.stream import order
from frontoffice.domain.ticket import Ticket, fold
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "ticket"
VERSION = 3
TABLES = ("ticket_row", "call_row", "break_row")
WORDS = frozenset({"ticket", "break"})
"""The stream names this model reads."""

ticket_row = Table(
    "ticket_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("ticket", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("further", Integer, nullable=False),
    Column("priority", Text),
    Column("state", Text, nullable=False),
    Column("issued_at", Integer, nullable=False),
    Column("entered_at", Integer, nullable=False),
    Column("since_at", Integer, nullable=False),
    Column("came_back", Integer, nullable=False),
    Column("directed", Integer),
    Column("due_at", Integer),
    Column("counter", Integer),
    Column("disputed", Integer, nullable=False),
    Index("ticket_day", "office", "day", "state"),
    Index("ticket_number", "office", "day", "letter", "serial"),
)

call_row = Table(
    "call_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("agency", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("waited_ms", Integer, nullable=False),
    Column("recalls", Integer, nullable=False),
    Column("took_ms", Integer),
    Column("ending", Text, nullable=False),
    Index("call_day", "office", "day", "at"),
    Index("call_agency", "office", "agency", "at"),
    sqlite_with_rowid=False,
)

break_row = Table(
    "break_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("from_at", Integer, nullable=False),
    Column("until_at", Integer),
    Index("break_day", "office", "day"),
)

_TICKET = f"INSERT INTO ticket_row VALUES ({', '.join('?' * len(ticket_row.columns))})"
_CALL = f"INSERT INTO call_row VALUES ({', '.join('?' * len(call_row.columns))})"
_BREAK = f"INSERT INTO break_row VALUES ({', '.join('?' * len(break_row.columns))})"


def write(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of one ticket or break up to its facts; a `new` one has none to replace."""
    run = driver(connection).execute
    if stream.startswith("break:"):
        run("DELETE FROM break_row WHERE stream = ?", (stream,))
        row = break_of(stream, recorded)
        if row is not None:
            run(_BREAK, row)
        return
    if not new:
        run("DELETE FROM ticket_row WHERE stream = ?", (stream,))
        run("DELETE FROM call_row WHERE stream = ?", (stream,))
    ticket = fold(stream, recorded)
    row = ticket_of(ticket)
    if row is not None:
        run(_TICKET, row)
        driver(connection).executemany(_CALL, calls_of(ticket))


def ticket_of(ticket: Ticket) -> tuple[Any, ...] | None:
    """The row of a ticket; None while the fact of its issue is not here."""
    opened = ticket.opened
    if opened is None:
        return None
    digits = opened.ticket[1:].rpartition("-")[2]
    return (
        ticket.stream,
        opened.on.isoformat(),
        opened.office,
        opened.ticket,
        opened.ticket[:1],
        int(digits) if digits.isdigit() else 0,
        ticket.agency,
        ticket.service,
        len(ticket.also),
        opened.priority,
        ticket.state,
        ticket.issued_at,
        ticket.entered_at,
        ticket.since_at,
        int(ticket.returning),
        ticket.directed,
        opened.due_at,
        ticket.calls[-1].counter if ticket.calls else None,
        int(ticket.disputed),
    )


def calls_of(ticket: Ticket) -> list[tuple[Any, ...]]:
    """The rows of a ticket's calls in order."""
    opened = ticket.opened
    assert opened is not None
    return [
        (
            ticket.stream,
            n,
            opened.on.isoformat(),
            opened.office,
            call.at,
            call.ref[1],
            call.counter,
            call.agency,
            int(opened.priority is not None),
            call.reason,
            call.waited_ms,
            len(call.recalled_at),
            call.took_ms,
            call.ending,
        )
        for n, call in enumerate(ticket.calls)
    ]


def break_of(stream: str, recorded: list[Recorded]) -> tuple[Any, ...] | None:
    """The row of a break; None while its beginning is not here."""
    facts = order(recorded).facts
    began = next((one for one in facts if isinstance(one.body, BreakBegan)), None)
    if began is None:
        return None
    body = began.body
    assert isinstance(body, BreakBegan)
    ended = next((one.at for one in facts if isinstance(one.body, BreakEnded)), None)
    return (stream, body.on.isoformat(), body.office, body.counter, began.at, ended)
