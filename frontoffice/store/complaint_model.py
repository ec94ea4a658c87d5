"""The read model of complaints: one row each; who it is about comes from its personal part."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Integer, Table, Text, text

from frontoffice.domain.complaint import Complaint, fold
from frontoffice.domain.complaint_facts import ComplaintPersonal
from frontoffice.domain.facts import Recorded
from frontoffice.store import work_model
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "complaint"
VERSION = 2
TABLES = ("complaint_row",)
WORDS = frozenset({"complaint"})
"""The stream names this model reads."""

SUMMARY = 120

complaint_row = Table(
    "complaint_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("classified", Text),
    Column("maladministration", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("role", Text),
    Column("anonymous", Integer, nullable=False),
    Column("confidential", Integer, nullable=False),
    Column("about_officer", Integer, nullable=False),
    Column("about", Text),
    Column("name", Text),
    Column("nik", Text),
    Column("summary", Text),
    Column("words", Text),
    Column("case_stream", Text),
    Column("filed_at", Integer, nullable=False),
    Column("received_on", Text, nullable=False),
    Column("since_on", Text, nullable=False),
    Column("verified_on", Text),
    Column("ended_on", Text),
    Column("due_on", Text),
    Column("due_at", Integer),
    Column("finish_on", Text),
    Column("replied", Integer, nullable=False),
    Column("reopened", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Index("complaint_number", "number"),
    Index("complaint_status", "office", "status", "due_on"),
    Index("complaint_case", "case_stream"),
    Index("complaint_nik", "nik", sqlite_where=text("nik IS NOT NULL")),
)

_ROW = f"INSERT INTO complaint_row VALUES ({', '.join('?' * len(complaint_row.columns))})"


def write(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the row of one complaint up to its facts; a `new` one has none to replace."""
    run = driver(connection).execute
    if not new:
        run("DELETE FROM complaint_row WHERE stream = ?", (stream,))
    work_model.write_files(connection, stream, recorded)
    row = row_of(fold(stream, recorded), said_in(recorded))
    if row is not None:
        run(_ROW, row)


def said_in(recorded: list[Recorded]) -> ComplaintPersonal | None:
    """The words it was filed with, where they are here."""
    for item in recorded:
        if isinstance(item.personal, ComplaintPersonal):
            return item.personal
    return None


def row_of(state: Complaint, said: ComplaintPersonal | None) -> tuple[object, ...] | None:
    """The row of a complaint; None while its filing is not here."""
    opened, due = state.opened, state.due
    if opened is None:
        return None
    finish = next((one.due_on for one in state.clocks if one.stage == "finish"), None)
    words = " ".join((said.text, said.place, said.name)).lower() if said else None
    return (
        state.stream,
        opened.number,
        opened.secret,
        opened.office,
        opened.kind,
        opened.channel,
        opened.topic,
        state.status,
        state.classified,
        " ".join(state.maladministration),
        state.agency,
        opened.service,
        state.role,
        int(opened.anonymous),
        int(opened.confidential),
        int(opened.about_officer),
        " ".join(said.about) if said else None,
        said.name if said else None,
        said.nik if said else None,
        " ".join(said.text.split())[:SUMMARY] if said else None,
        words,
        opened.case,
        state.filed_at,
        opened.received_on.isoformat(),
        (state.since_on or opened.received_on).isoformat(),
        _day(state.verified_on),
        _day(state.ended_on),
        _day(due.due_on) if due else None,
        due.due_at if due else None,
        _day(finish),
        int(state.replied),
        state.reopened,
        int(state.disputed),
    )


def _day(on: object) -> str | None:
    return str(on) if on is not None else None
