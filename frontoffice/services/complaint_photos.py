"""Photos of a complaint: sealed like every file, for who answers it.

They say nothing of camera, file or time. An anonymous complaint takes them only as it is filed:
they wait with it for the closing, since one added later would have an hour and an officer.
"""

from __future__ import annotations

import msgspec

from frontoffice.domain.attachment import FileAttached, FilePersonal, FileRemoved
from frontoffice.domain.complaint import ENDED, fold
from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.staff import may
from frontoffice.services.attachments import Picture, opened, photo_of, thumbnail
from frontoffice.services.complaints import MOST_PHOTOS, record_photo
from frontoffice.services.complaints_read import find
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes


class Photo(msgspec.Struct, frozen=True):
    """`state`: here with a small JPEG, coming (its file has not reached this station), altered on
    the disk, closed (not for this officer or station, or erased)."""

    ref: Ref
    state: str
    small: bytes = b""


def attach(home: Home, number: str, data: bytes) -> Changes:
    """Attaches a photo, by who took the complaint down or may know of it; its name is not kept.

    :raises NotFound: `complaint-unknown`.
    :raises RuleViolation: `complaint-photo-anonymous`, `complaint-photo-ended`,
        `complaint-photos-many`, and what `attachments.photo_of` raises.
    """
    acting = home.require("file.attach")
    stream = _stream(home, number, acting.staff)
    with home.store.work(acting.staff) as work:
        state = fold(stream, work.recorded(stream))
        if state.opened is None or state.opened.anonymous:
            raise RuleViolation("complaint-photo-anonymous")
        if state.status in ENDED:
            raise RuleViolation("complaint-photo-ended", status=state.status)
        if len(shown(work.recorded(stream))) >= MOST_PHOTOS:
            raise RuleViolation("complaint-photos-many", field="photo", most=MOST_PHOTOS)
        record_photo(work, FileFolder(home.folder), stream, photo_of(data))
    return work.changes


def photos(home: Home, number: str) -> list[Ref]:
    """The photos of a complaint the acting officer may know of, the oldest first."""
    home.require("file.view")
    with home.store.read() as connection:
        recorded = read_stream(connection, find(home, number, connection))
    return shown(recorded)


def album(home: Home, number: str) -> list[Photo]:
    """The photos of a complaint as its page shows them; that they were seen is noted.

    Who may not look at files learns how many there are. Raises PermissionDenied, NotFound
    `complaint-unknown`.
    """
    with home.store.read() as connection:
        stream = find(home, number, connection)
        recorded = {one.ref: one for one in read_stream(connection, stream)}
    looks = may(home.officer.role, "file.view")
    folder = FileFolder(home.folder)
    found = []
    for ref in shown(list(recorded.values())):
        body, personal = recorded[ref].body, recorded[ref].personal
        assert isinstance(body, FileAttached)
        if not (looks and isinstance(personal, FilePersonal)):
            found.append(Photo(ref, "closed"))
        elif not folder.is_here(body.blob):
            found.append(Photo(ref, "coming"))
        else:
            try:
                small = thumbnail(folder.open(body.blob, personal.key))
            except StoreTrouble:
                found.append(Photo(ref, "altered"))
                continue
            found.append(Photo(ref, "here", small))
            home.saw("file.viewed", stream)
    return found


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
