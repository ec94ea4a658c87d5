"""What the answers say: index, elements, services, trend, sample, and the plan that follows."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.survey import SurveyIndex, index_of_counts, sample_size
from frontoffice.domain.survey_questions import Questionnaire
from frontoffice.services.home import Home
from frontoffice.services.survey import questionnaire
from frontoffice.store.engine import driver

LEAST = 10
"""Results are shown from so many respondents: with fewer, somebody could be guessed."""

TREND_PERIODS = 6
WEAK = 3
"""So many of the weakest elements ask for a plan."""

Row = tuple[str, str, str, str, int]
"""(agency, service, elements, answers, how many gave exactly these)."""


class ServiceResult(msgspec.Struct, frozen=True, kw_only=True):
    """The index of one service, `index` None while it has too few answers."""

    service: str
    respondents: int
    index: SurveyIndex | None


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The index of one month; `ikm` None while it has too few answers."""

    since: dt.date
    respondents: int
    ikm: str | None


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """One survey over a period.

    `users` are the applications taken in and `sample` how many respondents they ask for
    (Krejcie-Morgan). `index` None below `least` respondents: then neither elements nor services nor
    what was said is there. `flags` counts patterns, for those who may see them.
    """

    survey: str
    since: dt.date
    until: dt.date
    respondents: int
    users: int
    sample: int
    least: int
    index: SurveyIndex | None
    order: tuple[str, ...]
    weakest: tuple[str, ...] = ()
    services: tuple[ServiceResult, ...] = ()
    said: dict[str, dict[str, int]] = {}
    channels: dict[str, int] = {}
    trend: tuple[Period, ...] = ()
    flags: dict[str, int] = {}


def results(
    home: Home, since: dt.date, until: dt.date, survey: str = "skm", service: str = ""
) -> Results:
    """The results of a survey between two days, both included; of one service where asked.

    Raises PermissionDenied, NotFound `survey-unknown`, RuleViolation `survey-period-bad`.
    """
    home.require("survey.view")
    asked = questionnaire(home, survey)
    if since > until:
        raise RuleViolation("survey-period-bad", field="since")
    with home.store.read() as connection:
        rows = _rows(connection, home, survey, since, until, service)
        users = _users(connection, home, since, until, service)
        today = home.reference.today(home.card.office, home.now())
        trend = _trend(connection, home, asked, min(until, today), service)
        said = _said(connection, home, survey, since, until)
        channels = _channels(connection, home, survey, since, until)
    respondents = sum(row[4] for row in rows)
    enough = respondents >= LEAST
    index = _index(rows, asked) if enough else None
    return Results(
        survey=survey,
        since=since,
        until=until,
        respondents=respondents,
        users=users,
        sample=sample_size(users),
        least=LEAST,
        index=index,
        order=asked.report_order,
        weakest=_weakest(index, asked),
        services=_services(rows, asked) if enough else (),
        said=said if enough else {},
        channels=channels if enough else {},
        trend=trend,
        flags=_flags(home, survey, since, until),
    )


def _rows(
    connection: Connection, home: Home, survey: str, since: dt.date, until: dt.date, service: str
) -> list[Row]:
    found = driver(connection).execute(
        "SELECT agency, service, elements, answers, count(*) FROM survey_row "
        "WHERE office = ? AND survey = ? AND day BETWEEN ? AND ? AND (? = '' OR service = ?) "
        "GROUP BY agency, service, elements, answers",
        (home.card.office, survey, since.isoformat(), until.isoformat(), service, service),
    )
    return list(found.fetchall())


def _index(rows: list[Row], asked: Questionnaire) -> SurveyIndex | None:
    """The index of grouped rows, None below the least number."""
    respondents = sum(row[4] for row in rows)
    if respondents < LEAST:
        return None
    counts: Counter[tuple[str, int | None]] = Counter()
    for _, _, elements, answers, times in rows:
        for code, value in zip(elements.split(), answers.split(), strict=True):
            if value != "0":
                counts[code, int(value)] += times
    return index_of_counts(counts, respondents, asked.scale, asked.report_order)


def _weakest(index: SurveyIndex | None, asked: Questionnaire) -> tuple[str, ...]:
    if index is None:
        return ()
    means = {code: float(mean) for code, mean in index.nrr.items()}
    ranked = sorted(means, key=lambda code: (means[code], asked.report_order.index(code)))
    return tuple(ranked[:WEAK])


def _services(rows: list[Row], asked: Questionnaire) -> tuple[ServiceResult, ...]:
    by_service: dict[str, list[Row]] = {}
    for row in rows:
        if row[1]:
            by_service.setdefault(row[1], []).append(row)
    found = [
        ServiceResult(
            service=service, respondents=sum(row[4] for row in own), index=_index(own, asked)
        )
        for service, own in by_service.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.respondents, one.service)))


def _users(connection: Connection, home: Home, since: dt.date, until: dt.date, service: str) -> int:
    calendar = home.reference.calendar_of(home.card.office)
    (users,) = (
        driver(connection)
        .execute(
            "SELECT count(*) FROM case_row WHERE office = ? AND registered_at >= ? "
            "AND registered_at < ? AND (? = '' OR service = ?)",
            (
                home.card.office,
                calendar.instant(since, 0),
                calendar.instant(until + dt.timedelta(days=1), 0),
                service,
                service,
            ),
        )
        .fetchone()
    )
    return int(users)


def _trend(
    connection: Connection, home: Home, asked: Questionnaire, until: dt.date, service: str
) -> tuple[Period, ...]:
    """The last months up to the one of `until`."""
    first = until.replace(day=1)
    months = [first]
    for _ in range(TREND_PERIODS - 1):
        months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
    found = []
    for start in reversed(months):
        end = (start + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        rows = _rows(connection, home, asked.code, start, end, service)
        index = _index(rows, asked)
        respondents = sum(row[4] for row in rows)
        ikm = index.ikm if index else None
        found.append(Period(since=start, respondents=respondents, ikm=ikm))
    return tuple(found)


def _said(
    connection: Connection, home: Home, survey: str, since: dt.date, until: dt.date
) -> dict[str, dict[str, int]]:
    """Respondents by sex, education, job and age band; ages are told in bands of ten years."""
    rows = driver(connection).execute(
        "SELECT thing, value, sum(times) FROM survey_said_row WHERE office = ? AND survey = ? "
        "AND day BETWEEN ? AND ? GROUP BY thing, value ORDER BY thing, value",
        (home.card.office, survey, since.isoformat(), until.isoformat()),
    )
    found: dict[str, dict[str, int]] = {}
    for thing, value, times in rows:
        name = f"{int(value) // 10 * 10}-{int(value) // 10 * 10 + 9}" if thing == "age" else value
        counts = found.setdefault(thing, {})
        counts[name] = counts.get(name, 0) + times
    return found


def _channels(
    connection: Connection, home: Home, survey: str, since: dt.date, until: dt.date
) -> dict[str, int]:
    rows = driver(connection).execute(
        "SELECT channel, count(*) FROM survey_row WHERE office = ? AND survey = ? "
        "AND day BETWEEN ? AND ? GROUP BY channel ORDER BY channel",
        (home.card.office, survey, since.isoformat(), until.isoformat()),
    )
    return dict(rows.fetchall())


def _flags(home: Home, survey: str, since: dt.date, until: dt.date) -> dict[str, int]:
    """Patterns noted at the closings of the period (`survey_patterns`), added up."""
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT flag, sum(times) FROM survey_flag_row WHERE office = ? AND survey = ? "
            "AND day BETWEEN ? AND ? GROUP BY flag ORDER BY flag",
            (home.card.office, survey, since.isoformat(), until.isoformat()),
        )
        return dict(rows.fetchall())
