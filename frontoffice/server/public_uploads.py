"""Photos of papers that citizens send with a pre-registration: judged by their bytes, made small,
sealed at once with a key that only their agency's officers get."""

from __future__ import annotations

import asyncio

import msgspec
from litestar.datastructures import UploadFile
from sqlalchemy import Connection

from frontoffice.domain.attachment import FileAttached, FilePersonal
from frontoffice.domain.errors import RuleViolation
from frontoffice.server import files
from frontoffice.server.journal import Written
from frontoffice.server.public_limits import Pace
from frontoffice.services.attachments import compressed
from frontoffice.store.attachment_files import sealed_anew

MOST_FILES = 4
MOST_UPLOAD = 8 * 1024 * 1024
"""Bytes of one file as a phone's camera makes it."""

MOST_FORM = MOST_FILES * MOST_UPLOAD + 64 * 1024
SENDING = Pace("send", 6, 60_000)
"""Forms with files from one address, counted before they are read."""

SMALL = 32 * 1024


class Paper(msgspec.Struct, frozen=True):
    """A file that was sent, as it is kept."""

    media: str
    data: bytes


async def kept_papers(sent: list[UploadFile]) -> tuple[Paper, ...]:
    """The files as they are kept, whatever their names say they are.

    Raises RuleViolation `public-files-many`, `attachment-too-large`, `file-kind-unknown`,
    `attachment-unreadable`, all of the field `file`.
    """
    if len(sent) > MOST_FILES:
        raise RuleViolation("public-files-many", field="file", most=MOST_FILES)
    found = []
    for one in sent:
        data = await one.read(MOST_UPLOAD + 1)
        if len(data) > MOST_UPLOAD:
            raise RuleViolation("attachment-too-large", field="file", most=MOST_UPLOAD // 1024)
        # Making a picture small takes a while; the database's turns are not for that.
        found.append(Paper(*await asyncio.to_thread(compressed, data)))
    return tuple(found)


def keep_papers(
    connection: Connection, office: str, now: int, stream: str, circle: str, papers: list[Paper]
) -> list[Written]:
    """Keeps the files sealed; the facts that name them in a stream."""
    facts: list[Written] = []
    for one in papers:
        blob, key, sealed = sealed_anew(one.data)
        files.keep(connection, office, blob, sealed, now)
        fact = FileAttached(blob=blob, size=len(sealed), media=one.media)
        facts.append((stream, fact, FilePersonal(key=key), circle))
    return facts
