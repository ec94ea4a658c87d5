"""The office itself in a report: officers' load, competence, and the weekly round."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from frontoffice.domain.competence import covers
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.report_facts import (
    CONDITIONS,
    FACILITIES,
    CheckPersonal,
    FacilityChecked,
)
from frontoffice.domain.staff import may
from frontoffice.services.home import Home
from frontoffice.services.report_cases import WHERE, Scope
from frontoffice.store.engine import driver
from frontoffice.store.work import Changes

WEEK = 7
LONGEST_NOTE = 200


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """One officer's work: applications taken in, finished, and payments taken."""

    staff: str
    name: str
    taken_in: int
    finished: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """A service of the period and how many active officers may take it in."""

    service: str
    officers: int


class Facility(msgspec.Struct, frozen=True, kw_only=True):
    """A facility as the last round up to the end of the period found it; `on` None: never seen."""

    facility: str
    condition: str | None
    on: dt.date | None
    note: str = ""


class OfficeFigures(msgspec.Struct, frozen=True, kw_only=True):
    """`officers` is empty for whoever may not see them; `rounds` are weeks with one, of `weeks`."""

    officers: tuple[Load, ...]
    coverage: tuple[Coverage, ...]
    uncovered: tuple[str, ...]
    facilities: tuple[Facility, ...]
    rounds: int
    weeks: int
    disputes: int


def read(home: Home, connection: Any, scope: Scope, services: list[str]) -> OfficeFigures:
    """The figures; `services` are those applied for in the period."""
    coverage = _coverage(home, connection, scope, services)
    run = driver(connection).execute
    (rounds,) = run(
        "SELECT count(DISTINCT CAST((julianday(day) - julianday(:since)) / 7 AS INTEGER)) "
        "FROM facility_row WHERE office = :office AND day BETWEEN :since AND :until",
        scope.values(),
    ).fetchone()
    (disputes,) = run("SELECT count(*) FROM trouble_row WHERE kind = 'conflict'").fetchone()
    return OfficeFigures(
        officers=_officers(home, connection, scope),
        coverage=coverage,
        uncovered=tuple(one.service for one in coverage if not one.officers),
        facilities=facilities(connection, scope.office, scope.until),
        rounds=rounds,
        weeks=((scope.until - scope.since).days // WEEK) + 1,
        disputes=disputes,
    )


def _officers(home: Home, connection: Any, scope: Scope) -> tuple[Load, ...]:
    if not may(home.officer.role, "staff.view"):
        return ()
    run = driver(connection).execute
    found: dict[str, list[int]] = {}
    for place, column in enumerate(("officer", "ended_by")):
        rows = run(
            f"SELECT {column}, count(*) FROM report_row WHERE {WHERE} AND {column} IS NOT NULL "
            "GROUP BY 1",
            scope.values(),
        )
        for staff, count in rows.fetchall():
            found.setdefault(staff, [0, 0])[place] = count
    people = home.reference.staff
    made = [
        Load(
            staff=staff,
            name=people[staff].name if staff in people and people[staff].name else staff,
            taken_in=counts[0],
            finished=counts[1],
        )
        for staff, counts in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.taken_in, -one.finished, one.staff)))


def _coverage(
    home: Home, connection: Any, scope: Scope, services: list[str]
) -> tuple[Coverage, ...]:
    rows = (
        driver(connection)
        .execute(
            "SELECT staff, code FROM people_row WHERE word = 'competence' AND state = 'open' "
            "AND from_on <= :until AND (until_on IS NULL OR until_on >= :until)",
            scope.values(),
        )
        .fetchall()
    )
    active = {staff for staff, one in home.reference.staff.items() if one.active}
    agencies = {one.code: one.agency for one in home.reference.catalogue.standards}
    made = [
        Coverage(
            service=service,
            officers=len(
                {
                    staff
                    for staff, code in rows
                    if staff in active and covers(code, service, agencies.get(service, ""))
                }
            ),
        )
        for service in services
    ]
    return tuple(sorted(made, key=lambda one: (one.officers, one.service)))


def facilities(connection: Any, office: str, until: dt.date) -> tuple[Facility, ...]:
    """Every facility with its latest condition up to a day."""
    rows = (
        driver(connection)
        .execute(
            "SELECT facility, condition, day, note FROM facility_row WHERE office = ? AND day <= ? "
            "ORDER BY day, at, stream",
            (office, until.isoformat()),
        )
        .fetchall()
    )
    latest = {row[0]: row for row in rows}
    return tuple(
        Facility(
            facility=one,
            condition=latest[one][1] if one in latest else None,
            on=dt.date.fromisoformat(latest[one][2]) if one in latest else None,
            note=(latest[one][3] or "") if one in latest else "",
        )
        for one in FACILITIES
    )


def check_facilities(
    home: Home, found: dict[str, str], notes: dict[str, str] | None = None
) -> Changes:
    """Writes down today's round: facility -> condition, with words where something is wrong.

    Raises PermissionDenied; RuleViolation `facility-unknown`, `facility-condition-unknown`,
    `facility-none`.
    """
    acting = home.require("facility.check")
    said = {code: text.strip()[:LONGEST_NOTE] for code, text in (notes or {}).items() if text}
    for code, condition in found.items():
        if code not in FACILITIES:
            raise RuleViolation("facility-unknown", field="facility", facility=code[:24])
        if condition not in CONDITIONS:
            raise RuleViolation("facility-condition-unknown", field=code, condition=condition[:24])
    if not found:
        raise RuleViolation("facility-none", field="facility")
    on = home.reference.today(home.card.office, home.now())
    fact = FacilityChecked(office=home.card.office, on=on, found=found)
    with home.store.work(acting.staff) as work:
        work.open("facility", fact, CheckPersonal(notes=said) if said else None)
    return work.changes
