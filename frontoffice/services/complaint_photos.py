"""Photos with a complaint whose reporter gave a name: sealed like every file, for who answers it.

An anonymous one takes none: a picture's background and its file say who took it.
"""

from __future__ import annotations

from frontoffice.domain.attachment import FileAttached, FilePersonal, FileRemoved
from frontoffice.domain.complaint import ENDED, fold
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.services.attachments import Picture, compressed, opened
from frontoffice.services.complaints import CIRCLE
from frontoffice.services.complaints_read import find
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes


def attach(home: Home, number: str, data: bytes) -> Changes:
    """Attaches a photo, by who took the complaint down or may know of it; its name is not kept.

    :raises NotFound: `complaint-unknown`.
    :raises RuleViolation: `complaint-photo-anonymous`, `complaint-photo-ended`, and what
        `attachments.compressed` raises.
    """
    acting = home.require("file.attach")
    stream = _stream(home, number, acting.staff)
    with home.store.work(acting.staff) as work:
        state = fold(stream, work.recorded(stream))
        if state.opened is None or state.opened.anonymous:
            raise RuleViolation("complaint-photo-anonymous")
        if state.status in ENDED:
            raise RuleViolation("complaint-photo-ended", status=state.status)
        media, small = compressed(data)
        blob, key, size = FileFolder(home.folder).seal(small)
        fact = FileAttached(blob=blob, size=size, media=media, purpose="other")
        work.record(stream, fact, FilePersonal(key=key), CIRCLE)
    return work.changes


def photos(home: Home, number: str) -> list[Ref]:
    """The photos of a complaint the acting officer may know of, the oldest first."""
    home.require("file.view")
    with home.store.read() as connection:
        recorded = read_stream(connection, find(home, number, connection))
    return shown(recorded)


def shown(recorded: list[Recorded]) -> list[Ref]:
    """The files among these facts that were not taken away."""
    gone = {one.body.file for one in recorded if isinstance(one.body, FileRemoved)}
    return [
        one.ref for one in recorded if isinstance(one.body, FileAttached) and one.ref not in gone
    ]


def look_at(home: Home, number: str, photo: Ref) -> Picture:
    """What a photo shows; that it was looked at is noted.

    :raises NotFound: `complaint-unknown`, `file-unknown`, `file-key-absent`, `file-not-here`.
    """
    if photo not in photos(home, number):
        raise NotFound("file-unknown")
    with home.store.read() as connection:
        stream = find(home, number, connection)
    return opened(home, stream, photo)


def _stream(home: Home, number: str, staff: str) -> str:
    """The complaint's stream, for who took it down; everybody else must be allowed to know it."""
    with home.store.read() as connection:
        stream = connection.exec_driver_sql(
            "SELECT stream FROM complaint_row WHERE number = ?", (number.strip().upper(),)
        ).scalar()
        recorded = read_stream(connection, stream) if stream else []
        if recorded and recorded[0].actor == staff:
            return str(stream)
        return find(home, number, connection)
