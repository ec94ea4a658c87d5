"""Attached files go with the person: their keys are erased, so what is left is of no use."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from frontoffice.domain.attachment import FileAttached
from frontoffice.domain.facts import read_body
from frontoffice.server.tables import entry, file


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
        for (body,) in rows:
            fact = read_body(FileAttached.KIND, bytes(body))
            if isinstance(fact, FileAttached):
                names.add(fact.blob)
    if names:
        connection.execute(delete(file).where(file.c.office == office, file.c.name.in_(names)))
