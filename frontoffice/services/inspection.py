"""The inspector's way to personal data: asked for with a reason, one case, for a while, logged."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.domain.facts import ReasonPersonal, Recorded
from frontoffice.domain.staff import ROLES, may
from frontoffice.domain.staff_facts import (
    LONGEST_INSPECTION_MS,
    InspectionClosed,
    InspectionOpened,
)
from frontoffice.services.home import Home
from frontoffice.store import search
from frontoffice.store.entries import read_stream
from frontoffice.store.search import CaseLine
from frontoffice.store.work import Changes

MINUTES = 30
MOST_MINUTES = LONGEST_INSPECTION_MS // 60_000
_MINE = (
    "SELECT stream, code, until_at, at FROM people_row WHERE word = 'inspection' AND staff = ? "
    "AND state = 'open' AND until_at > ? ORDER BY at, seq"
)
_ALL = (
    "SELECT stream, staff, code, state, until_at, at FROM people_row WHERE word = 'inspection' "
    "ORDER BY at DESC, seq DESC LIMIT ?"
)


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """One request: who, which case, why, from when until when (UTC ms); `reason` "" if withheld."""

    stream: str
    staff: str
    number: str
    reason: str
    at: int
    until_at: int
    closed: bool


def request(home: Home, number: str, reason: str, minutes: int = MINUTES) -> Changes:
    """Opens the personal data of one case to the inspector who acts, for so many minutes.

    The request with its reason is a fact that the supervisors read. Raises PermissionDenied,
    NotFound `case-unknown`, RuleViolation `inspection-reason-missing`, `inspection-minutes-bad`.
    """
    acting = home.require("privacy.inspect")
    reason = " ".join(reason.split())[:500]
    if sum(letter.isalnum() for letter in reason) < 5:
        raise RuleViolation("inspection-reason-missing", field="reason")
    if not 1 <= minutes <= MOST_MINUTES:
        raise RuleViolation("inspection-minutes-bad", field="minutes", most=MOST_MINUTES)
    with home.store.read() as connection:
        case = search.case_by_number(connection, number)
    if case is None:
        raise NotFound("case-unknown", number=number[:40])
    with home.store.work(acting.staff) as work:
        until_at = work.at + minutes * 60_000
        fact = InspectionOpened(staff=acting.staff, case=case, until_at=until_at)
        work.open("inspection", fact, ReasonPersonal(reason=reason), "supervisors")
    return work.changes


def close(home: Home) -> Changes:
    """Ends every look of the inspector who acts."""
    acting = home.require("privacy.inspect")
    with home.store.work(acting.staff) as work:
        for stream, *_ in _open(home):
            work.record(stream, InspectionClosed())
    return work.changes


def listed(home: Home, limit: int = 100) -> list[Inspection]:
    """Every request, the newest first: an inspector's own, all of them by right `conduct.note`."""
    everybody = may(home.officer.role, "conduct.note")
    acting = home.require("conduct.note" if everybody else "privacy.inspect")
    whose = None if everybody else acting.staff
    now, found = home.now(), []
    with home.store.read() as connection:
        for stream, staff, case, state, until, at in connection.exec_driver_sql(_ALL, (limit,)):
            if whose in (None, staff):
                found.append(
                    Inspection(
                        stream=stream,
                        staff=staff,
                        number=_number(connection, case),
                        reason=_reason(read_stream(connection, stream)),
                        at=at,
                        until_at=until,
                        closed=state != "open" or until <= now,
                    )
                )
    return found


def sees(home: Home, case: str) -> bool:
    """Whether the officer who acts may see the personal data of a case (its stream) now."""
    if not home.signed_in or may(home.officer.role, "privacy.view"):
        return True
    return any(one[1] == case for one in _open(home))


def require_sight(home: Home, case: str) -> None:
    """Raises PermissionDenied `inspection-needed` where `sees` is False."""
    if not sees(home, case):
        who = [role for role in ROLES if may(role, "privacy.view")]
        raise PermissionDenied("inspection-needed", role=home.officer.role, who=who)


def shielded(home: Home, case: str, recorded: list[Recorded]) -> list[Recorded]:
    """The facts of a case as the officer who acts may see them: without personal parts, or whole.

    A look by request is noted in the access log.
    """
    if not home.signed_in or may(home.officer.role, "privacy.view"):
        return recorded
    if sees(home, case):
        home.saw("case.inspected", case)
        return recorded
    return [msgspec.structs.replace(one, personal=None) for one in recorded]


def shielded_lines(home: Home, lines: list[CaseLine]) -> list[CaseLine]:
    """Rows of a list as the officer who acts may see them: without names and NIK, or whole."""
    if not home.signed_in or may(home.officer.role, "privacy.view"):
        return lines
    looked_at = {one[1] for one in _open(home)}
    return [
        one if one.stream in looked_at else msgspec.structs.replace(one, name=None, nik=None)
        for one in lines
    ]


def _open(home: Home) -> list[tuple[str, str, int, int]]:
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(_MINE, (home.officer.staff, home.now()))
        return [(stream, case, until, at) for stream, case, until, at in rows]


def _number(connection: Connection, case: str) -> str:
    row = connection.exec_driver_sql(
        "SELECT number FROM case_row WHERE stream = ?", (case,)
    ).first()
    return str(row[0]) if row and row[0] else case


def _reason(recorded: list[Recorded]) -> str:
    first = recorded[0].personal if recorded else None
    return first.reason if isinstance(first, ReasonPersonal) else ""
