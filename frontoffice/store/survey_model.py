"""The read model of the survey: a row per answer sheet, thing respondents said, used code, plan."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain.facts import Recorded
from frontoffice.domain.stream import order
from frontoffice.domain.survey_facts import (
    SurveyAnswered,
    SurveyCodesSpent,
    SurveyPlanMoved,
    SurveyPlanned,
)
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "survey"
VERSION = 2
TABLES = (
    "survey_row",
    "survey_said_row",
    "survey_flag_row",
    "survey_spent_row",
    "survey_plan_row",
)
WORDS = frozenset({"survey-answers", "survey-codes", "survey-plan"})
"""The stream names this model reads."""

survey_row = Table(
    "survey_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("survey", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("band", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("elements", Text, nullable=False),
    Column("scale", Integer, nullable=False),
    Column("answers", Text, nullable=False),
    Index("survey_day", "office", "survey", "day"),
    sqlite_with_rowid=False,
)

survey_said_row = Table(
    "survey_said_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("thing", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("survey", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Index("survey_said_day", "office", "survey", "day"),
    sqlite_with_rowid=False,
)

survey_flag_row = Table(
    "survey_flag_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("flag", Text, primary_key=True),
    Column("survey", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)

survey_spent_row = Table(
    "survey_spent_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("day", Text, nullable=False),
    Index("survey_spent_hash", "office", "hash"),
    sqlite_with_rowid=False,
)

survey_plan_row = Table(
    "survey_plan_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("survey", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("element", Text, nullable=False),
    Column("since_on", Text, nullable=False),
    Column("until_on", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due_on", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("disputed", Integer, nullable=False),
)

_ROW = f"INSERT INTO survey_row VALUES ({', '.join('?' * len(survey_row.columns))})"
_SAID = f"INSERT INTO survey_said_row VALUES ({', '.join('?' * len(survey_said_row.columns))})"
_FLAG = f"INSERT INTO survey_flag_row VALUES ({', '.join('?' * len(survey_flag_row.columns))})"
_SPENT = f"INSERT INTO survey_spent_row VALUES ({', '.join('?' * len(survey_spent_row.columns))})"
_PLAN = f"INSERT INTO survey_plan_row VALUES ({', '.join('?' * len(survey_plan_row.columns))})"


def write(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of a closing's answers or used codes, or of a plan, up to its facts."""
    database = driver(connection)
    if not new:
        for table in TABLES:
            database.execute(f"DELETE FROM {table} WHERE stream = ?", (stream,))
    if stream.startswith("survey-plan:"):
        row = plan_of(stream, recorded)
        if row is not None:
            database.execute(_PLAN, row)
        return
    for item in recorded[:1]:
        if isinstance(item.body, SurveyAnswered):
            database.executemany(_ROW, _rows(stream, item.body))
            database.executemany(_SAID, _said(stream, item.body))
            database.executemany(_FLAG, _flags(stream, item.body))
        elif isinstance(item.body, SurveyCodesSpent):
            database.executemany(_SPENT, _spent(stream, item.body))


def _rows(stream: str, body: SurveyAnswered) -> list[tuple[object, ...]]:
    elements = " ".join(body.elements)
    return [
        (
            stream,
            n,
            body.survey,
            body.office,
            body.on.isoformat(),
            row.band,
            row.agency,
            row.service,
            row.channel,
            elements,
            body.scale,
            " ".join(map(str, row.answers)),
        )
        for n, row in enumerate(body.rows)
    ]


def _said(stream: str, body: SurveyAnswered) -> list[tuple[object, ...]]:
    day = body.on.isoformat()
    return [
        (stream, thing, value, body.survey, body.office, day, times)
        for thing, counts in body.profile.items()
        for value, times in counts.items()
    ]


def _flags(stream: str, body: SurveyAnswered) -> list[tuple[object, ...]]:
    day = body.on.isoformat()
    return [
        (stream, flag, body.survey, body.office, day, times) for flag, times in body.flags.items()
    ]


def _spent(stream: str, body: SurveyCodesSpent) -> list[tuple[object, ...]]:
    return [(stream, one, body.office, body.on.isoformat()) for one in sorted(set(body.hashes))]


def plan_of(stream: str, recorded: list[Recorded]) -> tuple[object, ...] | None:
    """The row of a follow-up plan; None while its first fact is not here."""
    ordered = order(recorded)
    opened: SurveyPlanned | None = None
    state = "planned"
    for item in ordered.facts:
        if item.ref in ordered.held or item.ref in ordered.superseded:
            continue
        if isinstance(item.body, SurveyPlanned) and opened is None:
            opened = item.body
        elif isinstance(item.body, SurveyPlanMoved):
            state = item.body.to
    if opened is None:
        return None
    return (
        stream,
        opened.survey,
        opened.office,
        opened.element,
        opened.since_on.isoformat(),
        opened.until_on.isoformat(),
        opened.owner,
        opened.due_on.isoformat(),
        state,
        int(bool(ordered.conflicts)),
    )
