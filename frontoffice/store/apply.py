"""Applying entries, from here or from afar: the one place where journal and read models meet."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine

from frontoffice.domain.case import Case, fold
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.journal.entry import Entry
from frontoffice.store import (
    case_model,
    cash_model,
    complaint_model,
    draft_model,
    erasure,
    preregistration_model,
    reference_model,
    report_model,
    staff_model,
    survey_model,
    ticket_model,
    visit_model,
    work_model,
)
from frontoffice.store.engine import transaction
from frontoffice.store.entries import read_all_streams, read_stream, read_streams
from frontoffice.store.tables import NAME_WORD_NEW, SEARCH_TABLES, models

MODELS = {
    case_model.NAME: case_model.VERSION,
    cash_model.NAME: cash_model.VERSION,
    reference_model.NAME: reference_model.VERSION,
    erasure.NAME: erasure.VERSION,
    ticket_model.NAME: ticket_model.VERSION,
    work_model.NAME: work_model.VERSION,
    staff_model.NAME: staff_model.VERSION,
    visit_model.NAME: visit_model.VERSION,
    preregistration_model.NAME: preregistration_model.VERSION,
    complaint_model.NAME: complaint_model.VERSION,
    survey_model.NAME: survey_model.VERSION,
    report_model.NAME: report_model.VERSION,
    draft_model.NAME: draft_model.VERSION,
}
BATCH = 4000
"""Cases written together while rebuilding."""

Progress = Callable[[int, int], None]
"""Called with (entries done, entries in all)."""

Folded = tuple[Case, list[Recorded]]
"""A case with the facts it was folded of: one fold serves every model."""


def advance(connection: Connection, streams: Iterable[str]) -> None:
    """Folds these streams anew and brings their read models up to date, in the open transaction."""
    for stream in sorted(set(streams)):
        write_stream(connection, stream, read_stream(connection, stream))


def advance_arrived(connection: Connection, arrived: Iterable[Entry]) -> None:
    """Brings the read models up to entries from elsewhere that were just written, all at once."""
    new: dict[str, set[Ref]] = {}
    for one in arrived:
        new.setdefault(one.stream, set()).add((one.chain.hex(), one.seq))
    cases = list[Folded]()
    for stream, recorded in read_streams(connection, sorted(new)).items():
        if stream.startswith("case:"):
            cases.append((fold(stream, recorded), recorded))
        else:
            write_stream(connection, stream, recorded)
    case_model.write_arrived(
        connection, [(*folded, frozenset(new[folded[0].stream])) for folded in cases]
    )
    _write_beside(connection, cases)


def erase_named(connection: Connection, kinds: Iterable[tuple[str, bytes]]) -> None:
    """Destroys what facts of erasure among these (kind, body) name: journal and read models.

    Comes after `advance`, in the transaction that wrote the facts.
    """
    if streams := erasure.named_in(kinds):
        erase(connection, streams)


def erase(connection: Connection, streams: Iterable[str]) -> None:
    """Destroys the personal data of these streams: journal, drafts, rows and words of the models.

    The file has to be written anew afterwards (`Store.scrub`).
    """
    changed, people = erasure.blank(connection, streams)
    for stream in sorted(changed):
        forget_stream(connection, stream)
        write_stream(connection, stream, read_stream(connection, stream))
    if changed:
        erasure.forget_words(connection, people)


def forget_stream(connection: Connection, stream: str) -> None:
    """Takes the rows of a stream out of the read models: its facts, or some of them, went away."""
    run = connection.exec_driver_sql
    for table in ("case_fresh", "case_words"):
        key = "id" if table == "case_fresh" else "rowid"
        run(
            f"DELETE FROM {table} WHERE {key} IN (SELECT id FROM case_row WHERE stream = ?)",
            (stream,),
        )
    rows = ("case_row", "receipt_row", "trouble_row", "reference_row")
    for table in (
        *rows,
        *ticket_model.TABLES,
        *cash_model.TABLES,
        *work_model.TABLES,
        *staff_model.TABLES,
        *visit_model.TABLES,
        *preregistration_model.TABLES,
        *complaint_model.TABLES,
        *survey_model.TABLES,
        *report_model.TABLES,
        *draft_model.TABLES,
    ):
        run(f"DELETE FROM {table} WHERE stream = ?", (stream,))


def write_stream(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of one stream up to its facts; a `new` one has no rows to replace."""
    word = stream.partition(":")[0]
    if word == "case":
        case = fold(stream, recorded)
        case_model.write(connection, case, recorded, new=new)
        _write_beside(connection, [(case, recorded)], new=new)
    elif word in reference_model.WORDS:
        reference_model.write(connection, stream, recorded)
    elif word in ticket_model.WORDS:
        ticket_model.write(connection, stream, recorded, new=new)
    elif word in cash_model.WORDS:
        cash_model.write(connection, stream, recorded, new=new)
    elif word in staff_model.WORDS:
        staff_model.write(connection, stream, recorded, new=new)
    elif word in visit_model.WORDS:
        visit_model.write(connection, stream, recorded)
    elif word in preregistration_model.WORDS:
        preregistration_model.write(connection, stream, recorded)
    elif word in complaint_model.WORDS:
        complaint_model.write(connection, stream, recorded, new=new)
    elif word in survey_model.WORDS:
        survey_model.write(connection, stream, recorded, new=new)
    elif word in report_model.WORDS:
        report_model.write(connection, stream, recorded, new=new)
    elif word in draft_model.WORDS:
        draft_model.write(connection, stream, recorded)


def _write_beside(connection: Connection, cases: list[Folded], *, new: bool = False) -> None:
    """What the models beside the case list say of these cases; `new` ones have no rows yet."""
    report_model.write_cases(connection, cases)
    for case, recorded in cases:
        work_model.write(connection, case, recorded, new=new)
        cash_model.write(connection, case.stream, recorded, new=new)


def create_models(connection: Connection) -> None:
    """Makes the tables of the read models where they are missing."""
    models.create_all(connection)
    for statement in (*SEARCH_TABLES.values(), NAME_WORD_NEW, erasure.TABLE):
        connection.exec_driver_sql(statement)


def models_current(connection: Connection) -> bool:
    """Whether every read model is there in this program's version."""
    exists = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'model'"
    ).scalar()
    if not exists:
        return False
    rows = connection.exec_driver_sql("SELECT name, version FROM model")
    return dict(rows.all()) == MODELS


def rebuild(engine: Engine, progress: Progress | None = None) -> int:
    """Drops every read model and folds the whole journal anew; the number of entries folded.

    One transaction: a power cut leaves the old models.
    """
    with transaction(engine, immediate=True) as connection:
        erasure.blank_known(connection)
    with transaction(engine, immediate=True) as connection:
        run = connection.exec_driver_sql
        for table in reversed(models.sorted_tables):
            table.drop(connection, checkfirst=True)
        for name in SEARCH_TABLES:
            run(f"DROP TABLE IF EXISTS {name}")
        # Indexes are built once at the end: half the time for a million entries.
        indexes = [index for table in models.sorted_tables for index in table.indexes]
        create_models(connection)
        for index in indexes:
            index.drop(connection)
        total = run("SELECT count(*) FROM entry").scalar() or 0
        with _uncollected():
            done = _fold_all(connection, total, progress)
        for index in indexes:
            index.create(connection)
        stamp(connection)
    return done


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: a folded case holds none, and looking costs a sixth."""
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()


def stamp(connection: Connection) -> None:
    """Notes the versions of the read models that are there now."""
    connection.exec_driver_sql("DELETE FROM model")
    connection.exec_driver_sql(
        "INSERT INTO model (name, version) VALUES (?, ?)", sorted(MODELS.items())
    )


def _fold_all(connection: Connection, total: int, progress: Progress | None) -> int:
    done, batch = 0, list[Folded]()
    for stream, recorded in read_all_streams(connection):
        done += len(recorded)
        if stream.startswith("case:"):
            batch.append((fold(stream, recorded), recorded))
        else:
            write_stream(connection, stream, recorded)
        if len(batch) >= BATCH:
            _write_new(connection, batch)
            batch.clear()
            if progress:
                progress(done, total)
    _write_new(connection, batch)
    if progress:
        progress(done, total)
    return done


def _write_new(connection: Connection, cases: list[Folded]) -> None:
    case_model.write_many(connection, cases)
    _write_beside(connection, cases, new=True)


def dump(connection: Connection) -> list[tuple[Any, ...]]:
    """Every row of every read model in a canonical order, for comparing two replicas."""
    lines: list[tuple[Any, ...]] = []
    for table in models.sorted_tables:
        names = [column.name for column in table.columns]
        rows = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table.name}")
        lines += sorted((table.name, *row) for row in map(tuple, rows))
    return lines
