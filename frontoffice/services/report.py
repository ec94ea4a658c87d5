"""The report of a day, month or year: every figure out of the journal's read models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import may
from frontoffice.services import (
    complaints_read,
    report_cases,
    report_money,
    report_office,
    report_visits,
    survey_results,
)
from frontoffice.services.complaints_read import Count
from frontoffice.services.home import Home
from frontoffice.services.report_cases import CaseFigures, Scope
from frontoffice.services.report_money import MoneyFigures
from frontoffice.services.report_office import OfficeFigures
from frontoffice.services.report_visits import Spread, VisitFigures
from frontoffice.services.survey_results import Results

Kind = Literal["day", "week", "month", "half", "year"]
KINDS: tuple[Kind, ...] = ("day", "week", "month", "half", "year")
Progress = Callable[[int, int], None]
_HOUR = "printf('%02d', (at + {zone}) / 3600000 % 24)"
_TREND = {
    "day": (_HOUR, "printf('%02d', hour)"),
    "week": ("day", "day"),
    "month": ("day", "day"),
    "half": ("substr(day, 1, 7)", "substr(day, 1, 7)"),
    "year": ("substr(day, 1, 7)", "substr(day, 1, 7)"),
}


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """The same length of time just before, for comparing."""

    cases: int
    permille: int | None
    waits: Spread | None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report whole; `complaints` None for who may not know of them.

    `as_of` is when the last fact known here was written (UTC ms), 0 for none.
    """

    kind: Kind
    office: str
    since: dt.date
    until: dt.date
    agency: str
    working_days: int
    cases: CaseFigures
    visits: VisitFigures
    money: MoneyFigures
    place: OfficeFigures
    survey: Results
    complaints: Count | None
    before: Before
    as_of: int


def span(kind: Kind, on: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the period around a day. Raises RuleViolation `report-kind-unknown`."""
    if kind == "day":
        return on, on
    if kind == "week":
        first = on - dt.timedelta(days=on.weekday())
        return first, first + dt.timedelta(days=6)
    if kind == "month":
        first = on.replace(day=1)
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    if kind == "half":
        if on.month <= 6:
            return dt.date(on.year, 1, 1), dt.date(on.year, 6, 30)
        return dt.date(on.year, 7, 1), dt.date(on.year, 12, 31)
    if kind == "year":
        return dt.date(on.year, 1, 1), dt.date(on.year, 12, 31)
    raise RuleViolation("report-kind-unknown", field="kind", kind=str(kind)[:24])


def scope(home: Home, kind: Kind, on: dt.date, agency: str = "") -> Scope:
    """What a report of that kind around a day is about."""
    since, until = span(kind, on)
    return scope_of(home, since, until, agency)


def scope_of(home: Home, since: dt.date, until: dt.date, agency: str = "") -> Scope:
    """The same between two days, both included."""
    calendar = home.reference.calendar_of(home.card.office)
    first = calendar.instant(since, 0)
    midnight = dt.datetime.combine(since, dt.time(), dt.UTC)
    return Scope(
        office=home.card.office,
        since=since,
        until=until,
        agency=agency,
        today=home.reference.today(home.card.office, home.now()),
        first_at=first,
        end_at=calendar.instant(until + dt.timedelta(days=1), 0),
        zone_ms=int(midnight.timestamp()) * 1000 - first,
    )


def read(
    home: Home,
    kind: Kind,
    on: dt.date,
    agency: str = "",
    progress: Progress | None = None,
) -> Report:
    """The report around a day; `progress` hears (parts done, parts in all).

    Raises PermissionDenied, RuleViolation `report-kind-unknown`.
    """
    home.require("report.view")
    told = progress or (lambda _done, _total: None)
    wanted = scope(home, kind, on, agency)
    on_case, on_call = (one.format(zone=wanted.zone_ms) for one in _TREND[kind])
    told(0, 6)
    with home.store.read() as connection:
        cases = report_cases.read(connection, wanted, on_case)
        told(1, 6)
        visits = report_visits.read(connection, wanted, on_call)
        told(2, 6)
        money = report_money.read(connection, wanted)
        told(3, 6)
        place = report_office.read(home, connection, wanted, list(cases.by_service))
        row = connection.exec_driver_sql("SELECT at FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    told(4, 6)
    survey = survey_results.results(home, wanted.since, wanted.until, agency=agency)
    complaints = None
    if may(home.officer.role, "complaint.view"):
        complaints = complaints_read.count(home, wanted.since, wanted.until, agency)
    told(5, 6)
    before = _before(home, kind, wanted)
    told(6, 6)
    return Report(
        kind=kind,
        office=home.card.office,
        since=wanted.since,
        until=wanted.until,
        agency=agency,
        working_days=_working_days(home, wanted),
        cases=cases,
        visits=visits,
        money=money,
        place=place,
        survey=survey,
        complaints=complaints,
        before=before,
        as_of=int(row[0]) if row else 0,
    )


def _before(home: Home, kind: Kind, wanted: Scope) -> Before:
    """The period just before, its figures only as far as they are compared.

    A period that still runs is held against as many days of the one before.
    """
    since, until = span(kind, wanted.since - dt.timedelta(days=1))
    if wanted.since <= wanted.today < wanted.until:
        until = min(until, since + (wanted.today - wanted.since))
    earlier = scope_of(home, since, until, wanted.agency)
    with home.store.read() as connection:
        whole = report_cases.whole(connection, earlier)
        waits = report_visits.waits(connection, earlier)
    return Before(cases=whole.cases, permille=whole.permille, waits=waits)


def _working_days(home: Home, wanted: Scope) -> int:
    calendar = home.reference.calendar_of(home.card.office)
    last = min(wanted.until, wanted.today)
    days = (last - wanted.since).days + 1
    return sum(
        1 for n in range(max(0, days)) if calendar.is_working_day(wanted.since + dt.timedelta(n))
    )
