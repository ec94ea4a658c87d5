"""Attached files at the centre: ciphertext it can keep and hand on; keys lie in the facts.

They come last, over the same resumable blobs as facts, and go with the person's data.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select, update

from frontoffice.domain.attachment import MAX_FILE, SEALING
from frontoffice.domain.errors import FrontOfficeError, NotFound, Rejected
from frontoffice.server import blobs, file_erasure
from frontoffice.server.admin import Centre
from frontoffice.server.admission import Caller
from frontoffice.server.exchange import Upload
from frontoffice.server.tables import file
from frontoffice.sync.wire import Place


class CentreFiles:
    """The files of a centre as the web asks for them."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def missing(self, caller: Caller, names: Collection[bytes]) -> list[bytes]:
        """Those of these files that the centre does not hold."""
        with self._centre.database.reading() as connection:
            return missing(connection, caller.office, names)

    def place(self, caller: Caller, name: bytes) -> Place:
        """How much of a file's upload is here; earlier attempts are fenced off."""
        with self._centre.database.writing() as connection:
            return blobs.place(connection, caller, name, self._centre.now())

    def part(self, caller: Caller, name: bytes, offset: int) -> bytes:
        """A file's ciphertext from `offset` on.

        :raises NotFound: `file-not-here`.
        :raises Rejected: `message-bad` for an offset beyond its end.
        """
        with self._centre.database.reading() as connection:
            data = read(connection, caller.office, name)
        if data is None:
            raise NotFound("file-not-here")
        return rest_of(data, offset)

    def upload(self, caller: Caller, name: bytes) -> FileUpload:
        """An attempt to bring a file here."""
        return FileUpload(self._centre, caller, name)


def missing(connection: Connection, office: str, names: Collection[bytes]) -> list[bytes]:
    """Those of these files of an office that are not held."""
    rows = connection.execute(
        select(file.c.name).where(file.c.office == office, file.c.name.in_(names))
    )
    held = {bytes(name) for (name,) in rows}
    return [name for name in names if name not in held]


def read(connection: Connection, office: str, name: bytes) -> bytes | None:
    """A file's ciphertext, None where it is not held."""
    data = connection.execute(
        select(file.c.data).where(file.c.office == office, file.c.name == name)
    ).scalar()
    return bytes(data) if data is not None else None


def keep(connection: Connection, office: str, name: bytes, data: bytes, now: int) -> bool:
    """Keeps a file once, whoever brings it; False for an erased person's, which is never kept.

    `at` is when it was brought last, so that an answer by messenger can say what came of late.
    """
    if name in file_erasure.erased_names(connection, office):
        return False
    here = (file.c.office == office, file.c.name == name)
    if not connection.execute(update(file).where(*here).values(at=now)).rowcount:
        connection.execute(
            file.insert().values(office=office, name=name, size=len(data), at=now, data=data)
        )
    return True


class FileUpload(Upload):
    """One attempt to bring a file here; whole, it is kept as it is."""

    def begin(self, size: int, at: Place) -> None:
        """Opens the attempt; raises Rejected `blob-size` for more than a file may be."""
        check_size(size)
        super().begin(size, at)

    def keep_file(self) -> None:
        """Keeps the whole file, once, whoever brings it.

        :raises Rejected: `blob-altered` when it is not what its name says.
        """
        database = self._centre.database
        try:
            with database.writing() as connection:
                data = blobs.whole(connection, self._caller, self._name)
                keep(connection, self._caller.office, self._name, data, self._centre.now())
        except FrontOfficeError as error:
            if isinstance(error, Rejected):
                self._forget()
            raise
        self._forget()


def check_size(size: int) -> None:
    """Raises Rejected `blob-size` for more than a sealed file may be."""
    if size > MAX_FILE + SEALING:
        raise Rejected("blob-size", size=size, most=MAX_FILE + SEALING)


def rest_of(data: bytes, offset: int) -> bytes:
    """A file from `offset` on; raises Rejected `message-bad` for an offset beyond its end."""
    if not 0 <= offset <= len(data):
        raise Rejected("message-bad", kind="offset")
    return data[offset:]


def read_names(body: bytes) -> list[bytes]:
    """The names in a question about files; raises Rejected("message-bad")."""
    try:
        names = msgspec.msgpack.decode(body, type=list[bytes])
    except (msgspec.MsgspecError, ValueError) as error:
        raise Rejected("message-bad", kind="names") from error
    if len(names) > 500 or any(len(name) != 16 for name in names):
        raise Rejected("message-bad", kind="names")
    return names
