"""Drafts: saved at every pause in typing, reopened at the same field after a power cut."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import NotFound
from frontoffice.domain.queue_facts import TicketDraftTaken
from frontoffice.services import people
from frontoffice.services.home import Home
from frontoffice.store.work import Changes


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed of one application: an intake object, and where the cursor stood; by whom."""

    id: int
    saved_at: int
    staff: str
    request: dict[str, Any]
    place: dict[str, Any] = {}


def save(
    home: Home, request: dict[str, Any], place: dict[str, Any], draft: int | None = None
) -> int:
    """Keeps a draft of the officer who acts; the draft's id."""
    home.require("intake.submit")
    body = msgspec.msgpack.encode({"request": request, "place": place})
    with home.store.writing() as connection:
        run = connection.exec_driver_sql
        values = (home.officer.staff, home.now(), body)
        if draft is not None:
            changed = run(
                "UPDATE draft SET staff = ?, saved_at = ?, body = ? WHERE id = ?", (*values, draft)
            )
            if changed.rowcount:
                return draft
        added = run("INSERT INTO draft (staff, saved_at, body) VALUES (?, ?, ?)", values)
        return int(added.lastrowid)


def mine(home: Home) -> list[Draft]:
    """The drafts of the officer who acts, the newest first."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_SELECT} WHERE staff = ? {_NEWEST}", (home.officer.staff,)
        )
        return [_draft(tuple(row)) for row in rows]


def of_colleagues(home: Home) -> list[Draft]:
    """What other officers typed at this PC and left, the newest first."""
    acting = home.require("intake.submit")
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(f"{_SELECT} WHERE staff <> ? {_NEWEST}", (acting.staff,))
        return [_draft(tuple(row)) for row in rows]


def of_ticket(connection: Connection, ticket: str) -> Draft | None:
    """What was typed at this PC of a ticket (its stream), by whomever; the newest."""
    rows = connection.exec_driver_sql(f"{_SELECT} {_NEWEST}")
    found = (_draft(tuple(row)) for row in rows)
    return next((one for one in found if one.request.get("ticket") == ticket), None)


def take_over(home: Home, draft: int, ticket: str) -> Changes:
    """A colleague's draft of a called ticket (its stream) becomes that of the officer who acts.

    :raises NotFound: `draft-unknown` for one that ended, or is of another ticket.
    :raises RuleViolation: `agency-not-yours`, `competence-missing` as at the registration.
    """
    acting = home.require("intake.submit")
    with home.store.work(acting.staff) as work:
        row = work.row(f"{_SELECT} WHERE id = ?", (draft,))
        found = _draft(tuple(row)) if row else None
        if found is None or found.request.get("ticket") != ticket:
            raise NotFound("draft-unknown", draft=draft)
        today = home.reference.today(home.card.office, work.at)
        standard = home.reference.in_force(today).get(str(found.request.get("service")))
        if standard is not None:
            people.check_intake(home, acting, standard)
        work.connection.exec_driver_sql(
            "UPDATE draft SET staff = ? WHERE id = ?", (acting.staff, draft)
        )
        work.record(ticket, TicketDraftTaken(counter=home.card.station, staff=found.staff))
    return work.changes


_SELECT = "SELECT id, saved_at, staff, body FROM draft"
_NEWEST = "ORDER BY saved_at DESC, id DESC"


def _draft(row: tuple[Any, ...]) -> Draft:
    number, saved_at, staff, body = row
    return Draft(id=number, saved_at=saved_at, staff=staff, **msgspec.msgpack.decode(body))


def give_up(home: Home, draft: int) -> Draft:
    """Forgets a draft of the officer who acts; what it held, so that it can be taken back.

    :raises NotFound: `draft-unknown` for one that ended, or is another officer's.
    """
    found = next((one for one in mine(home) if one.id == draft), None)
    if found is None:
        raise NotFound("draft-unknown", draft=draft)
    discard(home, draft)
    return found


def discard(home: Home, draft: int) -> None:
    """Forgets a draft, after it became a case or was given up."""
    home.require("intake.submit")
    with home.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM draft WHERE id = ?", (draft,))
