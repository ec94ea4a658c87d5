"""The read model of the work after intake: who has a case, where it lies, its files.

A case that nobody has touched since it was taken in has no row here, so that a day of intake costs
nothing more.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, Table, Text

from frontoffice.domain.attachment import FileAttached, FileRemoved
from frontoffice.domain.case import Case
from frontoffice.domain.casework import WORK
from frontoffice.domain.facts import Recorded
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME, VERSION = "work", 1
TABLES = ("work_row", "file_row")

work_row = Table(
    "work_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("assigned", Text),
    Column("assigned_at", Integer, nullable=False),
    Column("due_on", Text),
    Column("place", Text, nullable=False),
    Column("placed_at", Integer, nullable=False),
    Column("archived", Integer, nullable=False),
    Column("holder", Text),
    Column("folder_place", Text, nullable=False),
    Column("folder_at", Integer, nullable=False),
    Column("identity", Text, nullable=False),
    Column("held", Integer, nullable=False),
    Column("late_moves", Integer, nullable=False),
    Column("last_late_at", Integer, nullable=False),
    Column("reminded_at", Integer, nullable=False),
    Index("work_assigned", "assigned"),
    Index("work_identity", "identity"),
    sqlite_with_rowid=False,
)

file_row = Table(
    "file_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("removed", Integer, nullable=False),
    Index("file_blob", "blob"),
    sqlite_with_rowid=False,
)

_WORK = f"INSERT INTO work_row VALUES ({', '.join('?' * len(work_row.columns))})"
_FILE = f"INSERT INTO file_row VALUES ({', '.join('?' * len(file_row.columns))})"


def write(
    connection: Connection, case: Case, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of one case up to its facts; a `new` one has none to replace."""
    if not any(type(one.body) in WORK for one in recorded):
        return
    run, stream = driver(connection).execute, case.stream
    if not new:
        for table in TABLES:
            run(f"DELETE FROM {table} WHERE stream = ?", (stream,))
    if case.opened is None or not case.work.facts:
        return
    run(_WORK, row_of(case))
    driver(connection).executemany(
        _FILE,
        [
            (stream, n, one.blob, one.size, one.at, int(one.removed))
            for n, one in enumerate(case.work.files)
        ],
    )


def write_files(connection: Connection, stream: str, recorded: list[Recorded]) -> None:
    """Brings the file rows of another stream than a case up to its facts."""
    attached = [one for one in recorded if isinstance(one.body, FileAttached)]
    if not attached:
        return
    gone = {one.body.file for one in recorded if isinstance(one.body, FileRemoved)}
    driver(connection).execute("DELETE FROM file_row WHERE stream = ?", (stream,))
    rows = [
        (stream, n, one.body.blob, one.body.size, one.at, int(one.ref in gone))
        for n, one in enumerate(attached)
        if isinstance(one.body, FileAttached)
    ]
    driver(connection).executemany(_FILE, rows)


def row_of(case: Case) -> tuple[Any, ...]:
    """The row of one case."""
    work = case.work
    folder = work.folder
    late = [one for one in work.moved_promises if one.late]
    return (
        case.stream,
        work.assigned,
        work.assigned_at,
        work.due_on.isoformat() if work.due_on and not case.is_closed else None,
        work.place,
        work.placed_at,
        int(work.archived),
        folder.holder if folder is not None and folder.way == "out" else None,
        folder.place if folder is not None else "",
        work.folder_at,
        work.identity,
        int(work.held),
        len(late),
        late[-1].at if late else 0,
        max((one.at for one in work.notices if one.about == "uncollected"), default=0),
    )
