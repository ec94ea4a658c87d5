"""Attached files go with the person: their keys are erased, so what is left is of no use."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, delete, select

from frontoffice.domain.attachment import FileAttached
from frontoffice.domain.facts import read_body
from frontoffice.server.tables import entry, erased, file


def discard(connection: Connection, office: str, streams: Collection[str]) -> None:
    """Takes away the files of streams whose personal data, and with it their keys, was erased."""
    names = set[bytes]()
    for stream in streams:
        rows = connection.execute(
            select(entry.c.body).where(
                entry.c.office == office,
                entry.c.stream == stream,
                entry.c.kind == FileAttached.KIND,
            )
        )
        names |= _named_in(rows)
    if names:
        connection.execute(delete(file).where(file.c.office == office, file.c.name.in_(names)))


def erased_names(connection: Connection, office: str) -> set[bytes]:
    """The files of everybody erased in an office, so that none is taken in again."""
    rows = connection.execute(
        select(entry.c.body)
        .join(erased, (erased.c.office == entry.c.office) & (erased.c.stream == entry.c.stream))
        .where(entry.c.office == office, entry.c.kind == FileAttached.KIND)
    )
    return _named_in(rows)


def _named_in(rows: Iterable[Any]) -> set[bytes]:
    found = (read_body(FileAttached.KIND, bytes(body)) for (body,) in rows)
    return {fact.blob for fact in found if isinstance(fact, FileAttached)}
