"""Attached files at the centre: ciphertext it can keep and hand on; keys lie in the facts.

They come last, over the same resumable blobs as facts, and go with the person's data.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import func, select

from frontoffice.domain.attachment import MAX_FILE
from frontoffice.domain.errors import FrontOfficeError, NotFound, Rejected
from frontoffice.server import blobs
from frontoffice.server.admin import Centre
from frontoffice.server.admission import Caller
from frontoffice.server.exchange import Upload
from frontoffice.server.tables import file
from frontoffice.sync.wire import Place

SEALING = 64
"""A ciphertext is a little longer than what it holds."""


def missing(centre: Centre, caller: Caller, names: Collection[bytes]) -> list[bytes]:
    """Those of these files that the centre does not hold."""
    with centre.database.reading() as connection:
        rows = connection.execute(
            select(file.c.name).where(file.c.office == caller.office, file.c.name.in_(names))
        )
        held = {bytes(name) for (name,) in rows}
    return [name for name in names if name not in held]


def place(centre: Centre, caller: Caller, name: bytes) -> Place:
    """How much of a file's upload is here; earlier attempts are fenced off."""
    with centre.database.writing() as connection:
        return blobs.place(connection, caller, name, centre.now())


def part(centre: Centre, caller: Caller, name: bytes, offset: int) -> bytes:
    """A file's ciphertext from `offset` on.

    :raises NotFound: `file-not-here`.
    :raises Rejected: `message-bad` for an offset beyond its end.
    """
    with centre.database.reading() as connection:
        data = connection.execute(
            select(file.c.data).where(file.c.office == caller.office, file.c.name == name)
        ).scalar()
    if data is None:
        raise NotFound("file-not-here")
    if not 0 <= offset <= len(data):
        raise Rejected("message-bad", kind="offset")
    return bytes(data)[offset:]


class FileUpload(Upload):
    """One attempt to bring a file here; whole, it is kept as it is."""

    def begin(self, size: int, at: Place) -> None:
        """Opens the attempt; raises Rejected `blob-size` for more than a file may be."""
        if size > MAX_FILE + SEALING:
            raise Rejected("blob-size", size=size, most=MAX_FILE + SEALING)
        super().begin(size, at)

    def keep_file(self) -> None:
        """Keeps the whole file, once, whoever brings it.

        :raises Rejected: `blob-altered` when it is not what its name says.
        """
        database = self._centre.database
        try:
            with database.writing() as connection:
                data = blobs.whole(connection, self._caller, self._name)
                here = (file.c.office == self._caller.office, file.c.name == self._name)
                known = connection.execute(select(func.count()).select_from(file).where(*here))
                if not known.scalar():
                    connection.execute(
                        file.insert().values(
                            office=self._caller.office,
                            name=self._name,
                            size=len(data),
                            at=self._centre.now(),
                            data=data,
                        )
                    )
        except FrontOfficeError as error:
            if isinstance(error, Rejected):
                self._forget()
            raise
        self._forget()


def read_names(body: bytes) -> list[bytes]:
    """The names in a question about files; raises Rejected("message-bad")."""
    try:
        names = msgspec.msgpack.decode(body, type=list[bytes])
    except (msgspec.MsgspecError, ValueError) as error:
        raise Rejected("message-bad", kind="names") from error
    if len(names) > 500 or any(len(name) != 16 for name in names):
        raise Rejected("message-bad", kind="names")
    return names
