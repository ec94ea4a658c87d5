"""The read model of reports: one narrow row per application, one per facility of a round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain.attachment import FileAttached
from frontoffice.domain.case import Case
from frontoffice.domain.disposition import CaseRefused
from frontoffice.domain.facts import (
    CaseMoved,
    Recorded,
)
from frontoffice.domain.handover import ProductHandedOver
from frontoffice.domain.report_facts import FacilityChecked
from frontoffice.domain.stream import order
from frontoffice.store.engine import driver
from frontoffice.store.tables import models
from frontoffice.store.work_model import write_files

NAME = "report"
VERSION = 4
WORDS = frozenset({"facility"})
"""The stream names this model reads, beside `case`."""

ENDINGS = frozenset({"approved", "refused", "ready", "handed_over"})
"""Statuses by which the office has done what it promised."""

report_row = Table(
    "report_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("incomplete", Integer, nullable=False),
    Column("waived", Integer, nullable=False),
    Column("due_on", Text),
    Column("due_at", Integer),
    Column("ended_on", Text),
    Column("ended_at", Integer),
    Column("ended_by", Text),
    Column("moved_late", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Index(
        "report_day",
        "office",
        "day",
        "agency",
        "service",
        "channel",
        "due_on",
        "due_at",
        "ended_on",
        "ended_at",
        "moved_late",
        "why",
        "status",
        "incomplete",
        "waived",
    ),
    sqlite_with_rowid=False,
)
"""`day` is the office's own day, out of the number; `due_*` the promise that counts now.

The index holds what a year's figures ask for, so that they never touch the rows.
"""

facility_row = Table(
    "facility_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("facility", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("condition", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("photo", Text),
    Column("note", Text),
    Index("facility_day", "office", "day"),
    sqlite_with_rowid=False,
)

TABLES = ("report_row", "facility_row")
_OF_CLASS = {CaseRefused: "refused", ProductHandedOver: "handed_over"}
_REPORT = f"INSERT OR REPLACE INTO report_row VALUES ({', '.join('?' * len(report_row.columns))})"
_FACILITY = f"INSERT INTO facility_row VALUES ({', '.join('?' * len(facility_row.columns))})"
Row = tuple[Any, ...]


def write(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of one round up to its facts; a `new` one has none to replace."""
    database = driver(connection)
    if not new:
        database.execute("DELETE FROM facility_row WHERE stream = ?", (stream,))
    database.executemany(_FACILITY, facilities_of(stream, recorded))
    write_files(connection, stream, recorded)


def write_cases(connection: Connection, cases: Iterable[tuple[Case, list[Recorded]]]) -> None:
    """Brings the row of each case up to the facts it was folded of."""
    rows = [row for case, recorded in cases if (row := row_of(case, recorded)) is not None]
    driver(connection).executemany(_REPORT, rows)


def row_of(case: Case, recorded: list[Recorded]) -> Row | None:
    """The row of one case; None while the fact that opened it is not here."""
    opened = case.opened
    first = next((one for one in recorded if one.body is opened), None)
    if opened is None or first is None:
        return None
    moved = case.work.moved_promises
    due = case.promise if case.status != "waiting_citizen" else None
    return (
        case.stream,
        opened.office,
        day_of(opened.number),
        opened.number,
        first.at,
        opened.agency,
        opened.service,
        opened.channel,
        case.status,
        first.actor,
        int(opened.status == "incomplete"),
        sum(1 for one in case.rows if one.given == "waived"),
        due.promised_on.isoformat() if due else None,
        due.promised_at if due else None,
        *(_ending(case, recorded) or (None, None, None)),
        int(any(one.late for one in moved)),
        moved[-1].why if moved else "",
    )


def day_of(number: str) -> str:
    """The office's own day a registration number was given on, as ISO; "" for a strange one."""
    parts = number.split("-")
    digits = parts[1] if len(parts) > 2 else ""
    if len(digits) != 6 or not digits.isdigit():
        return ""
    return f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}"


def _ending(case: Case, recorded: list[Recorded]) -> tuple[str, int, str] | None:
    """The day, instant and officer of the first fact by which the office was done."""
    ordered = order(recorded)
    out = {ref for ref, _ in case.skipped} | ordered.held | ordered.superseded
    for one in ordered.facts:
        body = one.body
        to = body.to if isinstance(body, CaseMoved) else _OF_CLASS.get(type(body), "")  # type: ignore[arg-type]
        if to in ENDINGS and one.ref not in out:
            at = getattr(body, "happened_at", None) or one.at
            return str(getattr(body, "on")), at, one.actor  # noqa: B009
    return None


def facilities_of(stream: str, recorded: list[Recorded]) -> list[Row]:
    """The rows of one round through the office; `photo` is the place of the file, `chain/seq`."""
    files = {
        one.body.blob: f"{one.ref[0]}/{one.ref[1]}"
        for one in recorded
        if isinstance(one.body, FileAttached)
    }
    for one in recorded:
        if isinstance(one.body, FacilityChecked):
            notes = getattr(one.personal, "notes", {})
            return [
                (
                    stream,
                    facility,
                    one.body.office,
                    one.body.on.isoformat(),
                    condition,
                    one.at,
                    files.get(one.body.photos.get(facility, b"")),
                    notes.get(facility),
                )
                for facility, condition in one.body.found.items()
            ]
    return []
