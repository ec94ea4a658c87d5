"""The read model of the office's people: one row per seat, handover, grant, pledge, entry.

A row says whose the stream is, what it is about and how it stands; words are read from the facts.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain.competence import CompetenceGranted, CompetenceWithdrawn, TrainingRecorded
from frontoffice.domain.conduct import (
    AppraisalMade,
    AppraisalReplied,
    CodePublished,
    ConductLifted,
    ConductNoted,
    PledgeMade,
)
from frontoffice.domain.facts import Fact, Recorded
from frontoffice.domain.shift import ShiftAccepted, ShiftHandedOver, ShiftObjected
from frontoffice.domain.staff_facts import (
    InspectionClosed,
    InspectionOpened,
    SeatAssigned,
    SeatEnded,
)
from frontoffice.domain.stream import counted
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "people"
VERSION = 1
TABLES = ("people_row",)
WORDS = frozenset(
    {
        "seat",
        "inspection",
        "shift",
        "competence",
        "training",
        "code",
        "pledge",
        "conduct",
        "appraisal",
    }
)
"""The stream names this model reads."""

people_row = Table(
    "people_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("word", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("from_on", Text),
    Column("until_on", Text),
    Column("until_at", Integer),
    Column("at", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Index("people_staff", "word", "staff", "state"),
    Index("people_code", "word", "code"),
)

_INSERT = f"INSERT INTO people_row VALUES ({', '.join('?' * len(people_row.columns))})"
_ENDS: dict[type[Fact], str] = {
    SeatEnded: "ended",
    InspectionClosed: "closed",
    ShiftAccepted: "accepted",
    ShiftObjected: "objected",
    CompetenceWithdrawn: "withdrawn",
    ConductLifted: "lifted",
    AppraisalReplied: "replied",
}


def _opening(body: Fact) -> tuple[str, str, str | None, str | None, int | None] | None:
    """(staff, code, from_on, until_on, until_at) of a fact that opens a stream."""
    match body:
        case SeatAssigned():
            until = body.until_on.isoformat() if body.until_on else None
            return body.staff, str(body.counter), body.from_on.isoformat(), until, None
        case InspectionOpened():
            return body.staff, body.case, None, None, body.until_at
        case ShiftHandedOver():
            return body.staff, str(body.counter), body.on.isoformat(), None, None
        case CompetenceGranted():
            until = body.until_on.isoformat() if body.until_on else None
            return body.staff, body.service, body.from_on.isoformat(), until, None
        case TrainingRecorded():
            return body.staff, "", body.on.isoformat(), None, None
        case CodePublished():
            return "", body.content, body.from_on.isoformat(), None, None
        case PledgeMade():
            return body.staff, body.content, None, None, None
        case ConductNoted():
            return body.staff, "", None, None, None
        case AppraisalMade():
            return body.staff, "", body.from_on.isoformat(), body.until_on.isoformat(), None
    return None


def row_of(stream: str, recorded: list[Recorded]) -> tuple[Any, ...] | None:
    """The row of one stream; None while its opening fact is not here."""
    facts = counted(recorded)
    if not facts or facts[0].body is None or (opened := _opening(facts[0].body)) is None:
        return None
    staff, code, from_on, until_on, until_at = opened
    state = "open"
    for item in facts[1:]:
        state = _ENDS.get(type(item.body), state)  # type: ignore[arg-type]
        if isinstance(item.body, SeatEnded):
            until_on = item.body.until_on.isoformat()
    first = facts[0]
    word = stream.partition(":")[0]
    where = (first.at, first.ref[1])
    return (stream, word, staff, code, state, from_on, until_on, until_at, *where)


def write(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the row of one stream up to its facts; a `new` one has none to replace."""
    run = driver(connection).execute
    if not new:
        run("DELETE FROM people_row WHERE stream = ?", (stream,))
    row = row_of(stream, recorded)
    if row is not None:
        run(_INSERT, row)
