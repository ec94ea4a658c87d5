"""What is open with an officer: cases, promises, products, drafts, tickets, papers, the drawer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.disposition import WorkAssigned
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.shift import OpenItem
from frontoffice.services import cash_book
from frontoffice.services.home import Home
from frontoffice.store.engine import driver
from frontoffice.store.search import OPEN
from frontoffice.store.work import Work

PROMISED = frozenset({"accepted", "in_process", "approved"})
"""Statuses in which a promise of the standard runs towards its day."""

_LAST_ACTOR = (
    "SELECT actor FROM entry WHERE stream = c.stream AND kind LIKE 'case.%' "
    "ORDER BY at DESC, seq DESC LIMIT 1"
)
_CASES = (
    "SELECT c.number, c.status, c.due_on, c.unconfirmed FROM case_row c "
    "LEFT JOIN work_row w ON w.stream = c.stream "
    f"WHERE c.status IN ({', '.join('?' * len(OPEN))}) "
    f"AND coalesce(w.assigned, ({_LAST_ACTOR})) = ? ORDER BY c.id"
)
_STREAM_OF = "SELECT stream FROM case_row WHERE number = ?"
CASE_KINDS = frozenset({"case", "due", "ready"})


def gather(connection: Connection, home: Home, staff: str, now: int) -> tuple[OpenItem, ...]:
    """Everything open with an officer at this station at an instant (UTC ms), each thing once.

    A case lies with whom it is assigned to, else with who wrote its last fact. Reads inside the
    caller's transaction.
    """
    today = home.reference.today(home.card.office, now)
    found = [*_cases(connection, staff, today), *_drafts(connection, staff)]
    found += _tickets(connection, home, today)
    found += _drawer(connection, home, staff)
    return tuple(found)


def _cases(connection: Connection, staff: str, today: dt.date) -> Iterable[OpenItem]:
    rows = driver(connection).execute(_CASES, (*OPEN, staff))
    for number, status, due, unconfirmed in rows:
        due_on = dt.date.fromisoformat(due) if due else None
        kind = "case"
        if status == "ready":
            kind = "ready"
        elif status in PROMISED and due_on is not None and due_on <= today:
            kind = "due"
        yield OpenItem(kind, number or "", status, due_on)
        if unconfirmed:
            yield OpenItem("print", number or "", status)


def _drafts(connection: Connection, staff: str) -> Iterable[OpenItem]:
    rows = driver(connection).execute(
        "SELECT id, body FROM draft WHERE staff = ? ORDER BY id", (staff,)
    )
    for number, body in rows:
        request = msgspec.msgpack.decode(body).get("request") or {}
        service = request.get("service")
        yield OpenItem("draft", str(number), service if isinstance(service, str) else "")


def _tickets(connection: Connection, home: Home, today: dt.date) -> Iterable[OpenItem]:
    """Tickets this counter has before it or set aside today."""
    rows = driver(connection).execute(
        "SELECT ticket, state FROM ticket_row WHERE office = ? AND day = ? AND counter = ? "
        "AND state IN ('serving', 'parked') ORDER BY ticket",
        (home.card.office, today.isoformat(), home.card.station),
    )
    for ticket, state in rows:
        yield OpenItem("ticket", ticket, state)


def _drawer(connection: Connection, home: Home, staff: str) -> Iterable[OpenItem]:
    """The cash drawer this officer answers for, with what should be in it."""
    stream = cash_book.running(connection, home)
    if stream is None:
        return
    try:
        book = cash_book.read_drawer(connection, home, stream)
    except RuleViolation:
        yield OpenItem("cash", home.card.office, "disputed")
        return
    drawer = book.drawer
    if drawer.holder == staff and drawer.opened is not None:
        on = drawer.opened.on
        yield OpenItem("cash", on.isoformat(), drawer.state, on, book.expected_rupiah)


def pass_on(work: Work, items: Iterable[OpenItem], giver: str, taker: str) -> None:
    """Assigns the listed cases and drafts to the officer who took over, in the handover's own act.

    What was settled or moved on since the page was written stays as it is.
    """
    run = driver(work.connection).execute
    still = {row[0] for row in run(_CASES, (*OPEN, giver)).fetchall()}
    for one in items:
        if one.kind == "draft":
            run(
                "UPDATE draft SET staff = ? WHERE id = ? AND staff = ?",
                (taker, int(one.key), giver),
            )
        elif one.kind in CASE_KINDS and one.key in still:
            work.record(str(work.value(_STREAM_OF, (one.key,))), WorkAssigned(to=taker))
