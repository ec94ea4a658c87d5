"""Attached files in bundles at the centre: kept as they come, handed out to who asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from frontoffice.domain.attachment import MAX_FILE, SEALING
from frontoffice.server import files
from frontoffice.server.admin import Centre
from frontoffice.server.tables import file
from frontoffice.store.attachment_files import blob_of
from frontoffice.store.parcel import Opened
from frontoffice.sync.bundle import Manifest, file_parts
from frontoffice.sync.bundle_files import LIMIT, within

LATELY_MS = 60 * 86_400_000
"""An answer names the files that came in so long: a messenger's way back takes no longer."""


def take(centre: Centre, opened: Opened[Manifest]) -> int:
    """Keeps the files of a station's bundle, each once; how many were new."""
    office, added = opened.manifest.office, 0
    for name, data in file_parts(opened, centre.home.station):
        if blob_of(data) != name or len(data) > MAX_FILE + SEALING:
            continue
        with centre.database.writing() as connection:
            new = bool(files.missing(connection, office, [name]))
            added += files.keep(connection, office, name, data, centre.now()) and new
    return added


def held(connection: Connection, office: str, now: int) -> list[bytes]:
    """The files that came of late, by any way."""
    lately = select(file.c.name).where(file.c.office == office, file.c.at >= now - LATELY_MS)
    return [bytes(name) for (name,) in connection.execute(lately.order_by(file.c.name))]


def asked_for(
    centre: Centre, office: str, wanted: Sequence[bytes]
) -> Iterator[tuple[bytes, bytes]]:
    """Those of these files that are here, as many as a bundle takes."""
    with centre.database.reading() as connection:
        found = ((name, files.read(connection, office, name)) for name in wanted)
        yield from within(found, LIMIT)
