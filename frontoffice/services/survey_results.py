"""What the answers say: index, elements, services, trend, sample, and the plan that follows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.survey import SurveyIndex, index_of_counts, sample_size
from frontoffice.domain.survey_codes import Spent, repeated
from frontoffice.domain.survey_questions import Questionnaire, age_group
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


Counts = Counter[tuple[str, int | None]]


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
    (Krejcie-Morgan). `steps` is how often each element was given 1, 2 and on. `index` None below
    `least` respondents: then neither elements nor services nor what was said is there.
    `repeated` answers came by a code that was used twice and do not count
    (`domain.survey_codes`). `flags` counts patterns, for those who may see them.
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
    steps: dict[str, tuple[int, ...]] = {}
    services: tuple[ServiceResult, ...] = ()
    said: dict[str, dict[str, int]] = {}
    channels: dict[str, int] = {}
    trend: tuple[Period, ...] = ()
    repeated: int = 0
    flags: dict[str, int] = {}


def results(
    home: Home,
    since: dt.date,
    until: dt.date,
    survey: str = "skm",
    service: str = "",
    agency: str = "",
) -> Results:
    """The results of a survey between two days, both included; of a service or agency where asked.

    Raises PermissionDenied, NotFound `survey-unknown`, RuleViolation `survey-period-bad`.
    """
    home.require("survey.view")
    asked = questionnaire(home, survey)
    if since > until:
        raise RuleViolation("survey-period-bad", field="since")
    today = home.reference.today(home.card.office, home.now())
    with home.store.read() as connection:
        left = _left_out(connection, home)
        query = _Query(connection, home.card.office, survey, service, agency, left)
        rows, again = query.rows(since, until), query.repeated(since, until)
        users = _users(connection, home, since, until, service, agency)
        trend = _trend(query, asked, min(until, today))
        said = _said(connection, home, survey, since, until)
        channels = query.channels(since, until)
    respondents = sum(row[4] for row in rows)
    enough = respondents >= LEAST
    counts = _counts(rows) if enough else Counter()
    index = _index_of(counts, respondents, asked) if enough else None
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
        steps=_steps(counts, asked),
        services=_services(rows, asked) if enough else (),
        said=said if enough and not agency else {},
        channels=channels if enough else {},
        trend=trend,
        repeated=again,
        flags=_flags(home, survey, since, until) | ({"codes_twice": again} if again else {}),
    )


class _Query(NamedTuple):
    """The answers of one survey; `left` are the places of those that do not count, as JSON."""

    connection: Connection
    office: str
    survey: str
    service: str
    agency: str
    left: str

    def rows(self, since: dt.date, until: dt.date) -> list[Row]:
        """The answers between two days, equal ones together."""
        return self._run(
            "agency, service, elements, answers, count(*)",
            "NOT IN",
            since,
            until,
            "GROUP BY agency, service, elements, answers",
        )

    def channels(self, since: dt.date, until: dt.date) -> dict[str, int]:
        """How many answers came by each channel."""
        grouped = "GROUP BY channel ORDER BY channel"
        return dict(self._run("channel, count(*)", "NOT IN", since, until, grouped))

    def repeated(self, since: dt.date, until: dt.date) -> int:
        """How many do not count."""
        return int(self._run("count(*)", "IN", since, until)[0][0])

    def _run(
        self, what: str, counted: str, since: dt.date, until: dt.date, grouped: str = ""
    ) -> list[Any]:
        found = driver(self.connection).execute(
            f"SELECT {what} FROM survey_row WHERE office = ? AND survey = ? "
            "AND day BETWEEN ? AND ? AND (? = '' OR service = ?) AND (? = '' OR agency = ?) "
            f"AND stream || '#' || n {counted} (SELECT value FROM json_each(?)) {grouped}",
            (
                self.office,
                self.survey,
                since.isoformat(),
                until.isoformat(),
                *(self.service, self.service),
                *(self.agency, self.agency),
                self.left,
            ),
        )
        return list(found.fetchall())


def _left_out(connection: Connection, home: Home) -> str:
    """The places of the office's answers that came by a code used before, as a JSON list."""
    run, office = driver(connection).execute, home.card.office
    rows = run(
        "SELECT stream, day, hash FROM survey_spent_row WHERE office = ? ORDER BY stream, hash",
        (office,),
    ).fetchall()
    if len({row[2] for row in rows}) == len(rows):
        return "[]"
    told: dict[tuple[str, str], list[str]] = {}
    for stream, day, code in rows:
        told.setdefault((stream, day), []).append(code)
    lists = [
        Spent(stream, dt.date.fromisoformat(day), tuple(codes))
        for (stream, day), codes in told.items()
    ]
    by_code = run(
        "SELECT stream, n FROM survey_row WHERE office = ? AND channel = 'code'", (office,)
    ).fetchall()
    left = sorted(f"{stream}#{n}" for stream, n in repeated(lists, by_code))
    return msgspec.json.encode(left).decode()


def _index(rows: list[Row], asked: Questionnaire) -> SurveyIndex | None:
    """The index of grouped rows, None below the least number."""
    respondents = sum(row[4] for row in rows)
    if respondents < LEAST:
        return None
    return _index_of(_counts(rows), respondents, asked)


def _index_of(counts: Counts, respondents: int, asked: Questionnaire) -> SurveyIndex:
    return index_of_counts(counts, respondents, asked.scale, asked.report_order)


def _steps(counts: Counts, asked: Questionnaire) -> dict[str, tuple[int, ...]]:
    scale = range(1, asked.scale + 1)
    return {code: tuple(counts[code, one] for one in scale) for code in asked.codes}


def _counts(rows: list[Row]) -> Counts:
    """How often each element was given each step of the scale."""
    counts: Counts = Counter()
    for _, _, elements, answers, times in rows:
        for code, value in zip(elements.split(), answers.split(), strict=True):
            if value != "0":
                counts[code, int(value)] += times
    return counts


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


def _users(
    connection: Connection,
    home: Home,
    since: dt.date,
    until: dt.date,
    service: str,
    agency: str,
) -> int:
    calendar = home.reference.calendar_of(home.card.office)
    (users,) = (
        driver(connection)
        .execute(
            "SELECT count(*) FROM case_row WHERE office = ? AND registered_at >= ? "
            "AND registered_at < ? AND (? = '' OR service = ?) AND (? = '' OR agency = ?)",
            (
                home.card.office,
                calendar.instant(since, 0),
                calendar.instant(until + dt.timedelta(days=1), 0),
                *(service, service),
                *(agency, agency),
            ),
        )
        .fetchone()
    )
    return int(users)


def _trend(query: _Query, asked: Questionnaire, until: dt.date) -> tuple[Period, ...]:
    """The last months up to the one of `until`."""
    first = until.replace(day=1)
    months = [first]
    for _ in range(TREND_PERIODS - 1):
        months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
    found = []
    for start in reversed(months):
        end = (start + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        rows = query.rows(start, end)
        index = _index(rows, asked)
        respondents = sum(row[4] for row in rows)
        ikm = index.ikm if index else None
        found.append(Period(since=start, respondents=respondents, ikm=ikm))
    return tuple(found)


def _said(
    connection: Connection, home: Home, survey: str, since: dt.date, until: dt.date
) -> dict[str, dict[str, int]]:
    """Respondents by sex, education, job and age group."""
    rows = driver(connection).execute(
        "SELECT thing, value, sum(times) FROM survey_said_row WHERE office = ? AND survey = ? "
        "AND day BETWEEN ? AND ? GROUP BY thing, value ORDER BY thing, value",
        (home.card.office, survey, since.isoformat(), until.isoformat()),
    )
    found: dict[str, dict[str, int]] = {}
    for thing, value, times in rows:
        name = age_group(value) if thing == "age" else value
        counts = found.setdefault(thing, {})
        counts[name] = counts.get(name, 0) + times
    return found


def _flags(home: Home, survey: str, since: dt.date, until: dt.date) -> dict[str, int]:
    """Patterns noted at the closings of the period (`survey_patterns`), added up."""
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT flag, sum(times) FROM survey_flag_row WHERE office = ? AND survey = ? "
            "AND day BETWEEN ? AND ? GROUP BY flag ORDER BY flag",
            (home.card.office, survey, since.isoformat(), until.isoformat()),
        )
        return dict(rows.fetchall())
