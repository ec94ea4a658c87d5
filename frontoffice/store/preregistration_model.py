"""The read model of pre-registrations: one row each; the applicant is there where it may be."""

from __future__ import annotations

import msgspec
from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain.facts import Recorded
from frontoffice.domain.preregistration import PreregistrationPersonal, fold
from frontoffice.store.engine import driver
from frontoffice.store.tables import models
from frontoffice.store.work_model import write_files

NAME = "preregistration"
VERSION = 2
TABLES = ("preregistration_row",)
WORDS = frozenset({"preregistration"})
"""The stream names this model reads."""

preregistration_row = Table(
    "preregistration_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("standard", Text, nullable=False),
    Column("appointment", Text, nullable=False),
    Column("flags", Text, nullable=False),
    Column("papers", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("case_stream", Text),
    Column("made_at", Integer, nullable=False),
    Column("name", Text),
    Column("said", Text),
    Index("preregistration_code", "office", "code"),
    Index("preregistration_day", "office", "day"),
)


def write(connection: Connection, stream: str, recorded: list[Recorded]) -> None:
    """Brings the row of one stream up to its facts."""
    run = driver(connection).execute
    run("DELETE FROM preregistration_row WHERE stream = ?", (stream,))
    write_files(connection, stream, recorded)
    state = fold(stream, recorded)
    made = state.opened
    if made is None:
        return
    said = next(
        (one.personal for one in recorded if isinstance(one.personal, PreregistrationPersonal)),
        None,
    )
    row = (
        stream,
        made.office,
        made.code,
        made.on.isoformat(),
        made.agency,
        made.service,
        made.standard,
        made.appointment,
        " ".join(made.flags),
        " ".join(made.papers),
        state.state,
        state.case,
        state.made_at,
        str(said.applicant.get("name", "")) if said else None,
        msgspec.json.encode(said).decode() if said else None,
    )
    run(f"INSERT INTO preregistration_row VALUES ({', '.join('?' * len(row))})", row)
