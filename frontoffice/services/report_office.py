"""The office itself in a report: officers' load, competence, and the weekly round."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.domain.competence import covers
from frontoffice.domain.staff import may
from frontoffice.services import facilities
from frontoffice.services.facilities import WEEK, Facility
from frontoffice.services.home import Home
from frontoffice.services.report_cases import WHERE, Scope
from frontoffice.store.engine import driver


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
    walked = facilities.rounds(connection, scope)
    (disputes,) = run("SELECT count(*) FROM trouble_row WHERE kind = 'conflict'").fetchone()
    return OfficeFigures(
        officers=_officers(home, connection, scope),
        coverage=coverage,
        uncovered=tuple(one.service for one in coverage if not one.officers),
        facilities=facilities.latest(connection, scope.office, scope.until),
        rounds=len({(one.on - scope.since).days // WEEK for one in walked}),
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
    rows = able(home, connection, scope)
    agencies = {one.code: one.agency for one in home.reference.catalogue.standards}
    made = [
        Coverage(
            service=service,
            officers=len(
                {staff for staff, code in rows if covers(code, service, agencies.get(service, ""))}
            ),
        )
        for service in services
    ]
    return tuple(sorted(made, key=lambda one: (one.officers, one.service)))


def able(home: Home, connection: Any, scope: Scope) -> list[tuple[str, str]]:
    """(active officer, service or agency) of every competence in force when the period ends."""
    rows = driver(connection).execute(
        "SELECT staff, code FROM people_row WHERE word = 'competence' AND state = 'open' "
        "AND from_on <= :until AND (until_on IS NULL OR until_on >= :until)",
        scope.values(),
    )
    active = {staff for staff, one in home.reference.staff.items() if one.active}
    return [(staff, code) for staff, code in rows.fetchall() if staff in active]
