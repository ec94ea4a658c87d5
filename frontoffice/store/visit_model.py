"""The read model of what surrounds a visit: appointments, calls for help, questions answered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain.consultation import ConsultationPersonal, ConsultationRecorded
from frontoffice.domain.facts import Fact, Recorded
from frontoffice.domain.queue_facts import (
    AppointmentArrived,
    AppointmentCancelled,
    AppointmentMade,
    AppointmentPersonal,
    HelpAnswered,
    HelpAsked,
)
from frontoffice.domain.stream import order
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "visit"
VERSION = 1
TABLES = ("appointment_row", "help_row", "consultation_row")
WORDS = frozenset({"appointment", "help", "consultation"})
"""The stream names this model reads."""

appointment_row = Table(
    "appointment_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("due_at", Integer),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("priority", Text),
    Column("kept_from", Text),
    Column("name", Text),
    Column("state", Text, nullable=False),
    Column("ticket", Text),
    Index("appointment_day", "office", "day"),
)

help_row = Table(
    "help_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("ticket", Text),
    Column("asked_at", Integer, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("answered_at", Integer),
    Column("answered_by", Text),
    Index("help_day", "office", "day"),
)

consultation_row = Table(
    "consultation_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("officer", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("component", Integer, nullable=False),
    Column("to_agency", Text, nullable=False),
    Column("to_counter", Integer),
    Column("minutes", Integer, nullable=False),
    Column("question", Text),
    Column("answer", Text),
    Index("consultation_day", "office", "day", "at"),
)


def write(connection: Connection, stream: str, recorded: list[Recorded]) -> None:
    """Brings the row of one stream up to its facts."""
    word = stream.partition(":")[0]
    table, row_of = _ROWS[word]
    run = driver(connection).execute
    run(f"DELETE FROM {table} WHERE stream = ?", (stream,))
    row = row_of(stream, order(recorded).facts)
    if row is not None:
        run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _first(facts: list[Recorded], cls: type[Fact]) -> Recorded | None:
    return next((one for one in facts if isinstance(one.body, cls)), None)


def _appointment(stream: str, facts: list[Recorded]) -> tuple[Any, ...] | None:
    made = _first(facts, AppointmentMade)
    if made is None:
        return None
    body = made.body
    assert isinstance(body, AppointmentMade)
    who = made.personal
    name = who.name if isinstance(who, AppointmentPersonal) else None
    state, ticket = "expected", None
    for one in facts:
        if state == "expected" and isinstance(one.body, AppointmentArrived):
            state, ticket = "arrived", one.body.ticket
        elif state == "expected" and isinstance(one.body, AppointmentCancelled):
            state = "cancelled"
    place = (stream, body.on.isoformat(), body.office, body.code, body.due_at)
    wanted = (body.agency, body.service, body.priority, body.kept_from)
    return (*place, *wanted, name, state, ticket)


def _help(stream: str, facts: list[Recorded]) -> tuple[Any, ...] | None:
    asked = _first(facts, HelpAsked)
    if asked is None:
        return None
    body = asked.body
    assert isinstance(body, HelpAsked)
    answered = _first(facts, HelpAnswered)
    return (
        stream,
        body.on.isoformat(),
        body.office,
        body.counter,
        body.ticket,
        asked.at,
        asked.actor,
        answered.at if answered else None,
        answered.actor if answered else None,
    )


def _consultation(stream: str, facts: list[Recorded]) -> tuple[Any, ...] | None:
    found = _first(facts, ConsultationRecorded)
    if found is None:
        return None
    body, said = found.body, found.personal
    assert isinstance(body, ConsultationRecorded)
    words = (said.question, said.answer) if isinstance(said, ConsultationPersonal) else (None, None)
    return (
        stream,
        body.on.isoformat(),
        body.office,
        body.counter,
        found.at,
        found.actor,
        body.outcome,
        body.agency,
        body.service,
        body.component,
        body.to_agency,
        body.to_counter,
        body.minutes,
        *words,
    )


_ROWS = {
    "appointment": ("appointment_row", _appointment),
    "help": ("help_row", _help),
    "consultation": ("consultation_row", _consultation),
}
