"""Scans and photos in a bundle: behind the facts, as many as may travel, each named by its hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from frontoffice.domain.attachment import FileAttached
from frontoffice.domain.facts import read_body
from frontoffice.journal.signing import StationKey
from frontoffice.store.attachment_files import (
    blob_of,
    is_erased,
    known,
    of_open_cases,
    sweep_erased,
)
from frontoffice.store.parcel import Opened
from frontoffice.store.store import Store
from frontoffice.sync.bundle import Manifest, Receiver, file_parts
from frontoffice.sync.files import folder_of, lacking, unsent
from frontoffice.sync.wire import decode, encode, granted

LIMIT = 64 * 1024 * 1024
"""Bytes of files in one bundle where nobody says otherwise; the rest goes with the next."""

MOST_WANTED = 500
_WANTED = "bundle-wanted:"


def within(
    found: Iterable[tuple[bytes, bytes | None]], limit: int
) -> Iterator[tuple[bytes, bytes]]:
    """As many of these files as fit in `limit` bytes, in their order; one too large is left out."""
    room = limit
    for name, data in found:
        if data is not None and len(data) <= room:
            room -= len(data)
            yield name, data


def outgoing(store: Store, receiver: Receiver, limit: int) -> Iterator[tuple[bytes, bytes]]:
    """Files for a receiver: to the centre what it has not said it holds, to a station what it asked
    for, or of open cases within its circles where it never spoke."""
    folder = folder_of(store)
    if receiver.circles is None:
        names = unsent(store)
    else:
        kept = store.setting(_WANTED + receiver.public_key.hex())
        with store.read() as connection:
            allowed = _readable_by(connection, receiver.circles)
            asked = decode(kept, tuple[bytes, ...]) if kept else of_open_cases(connection)
        names = [one for one in asked if one in allowed]
    yield from within(((name, folder.sealed(name)) for name in names), limit)


def _readable_by(connection: Connection, circles: tuple[str, ...]) -> set[bytes]:
    """Files whose keys a station with these circles may hold."""
    named = known(connection)
    rows = connection.exec_driver_sql(
        "SELECT e.kind, e.body, e.circle FROM entry e WHERE e.kind = ? AND e.stream IN "
        "(SELECT stream FROM file_row)",
        (FileAttached.KIND,),
    ).all()
    may = granted({circle for _, _, circle in rows}, circles)
    facts = (read_body(kind, body) for kind, body, circle in rows if circle in may)
    return {one.blob for one in facts if isinstance(one, FileAttached) and one.blob in named}


def asked_for(store: Store) -> tuple[bytes, ...]:
    """Files of open cases whose keys are here and that are not, the newest first."""
    return tuple(name for name, _ in lacking(store)[:MOST_WANTED])


def take_files(store: Store, opened: Opened[Manifest], key: StationKey) -> int:
    """Keeps the files of a bundle that a case here names; how many were new.

    Also what its sender holds, where that is the centre, and which files it asks for.
    """
    manifest, folder, added = opened.manifest, folder_of(store), 0
    central = manifest.role == "central"
    for name, data in file_parts(opened, key):
        if not _belongs(store, name) or blob_of(data) != name:
            continue
        if not folder.is_here(name):
            folder.put(name, data)
            added += 1
        if central:
            folder.note_sent(name)
    for name in manifest.files_held if central else ():
        if len(name) == 16 and folder.is_here(name):
            folder.note_sent(name)
    store.set_setting(_WANTED + manifest.public_key.hex(), encode(manifest.files_wanted))
    return added


def sweep(store: Store) -> int:
    """Takes away the files of erased people; how many."""
    with store.read() as connection:
        return sweep_erased(connection, folder_of(store))


def _belongs(store: Store, name: bytes) -> bool:
    with store.read() as connection:
        return name in known(connection) and not is_erased(connection, name)
