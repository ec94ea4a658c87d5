"""Encrypted files beside the database: each sealed with its own key, named by its ciphertext."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection

from frontoffice.domain.attachment import FileAttached, FilePersonal
from frontoffice.domain.errors import NotFound, StoreTrouble
from frontoffice.domain.facts import Ref, read_body, read_personal
from frontoffice.store.atomic import trouble_of, write_atomically

FOLDER = "files"
SENT = ".sent"
"""Beside a file the centre holds: an empty one, which may be lost without harm."""

AT_HUB = ".hub"
PART = ".part"
"""Beside a file that is being fetched: what came of it before the line broke."""

_NONCE = bytes(12)
"""A key seals one file once, so its nonce may be known."""


def blob_of(data: bytes) -> bytes:
    """The sixteen bytes that name a ciphertext, as the exchange names its blobs."""
    return blake2b(data, digest_size=16, person=b"fo-blob-1").digest()


def sealed_anew(data: bytes) -> tuple[bytes, bytes, bytes]:
    """A file under a new key: (name of its ciphertext, key, ciphertext)."""
    key = os.urandom(32)
    sealed = ChaCha20Poly1305(key).encrypt(_NONCE, data, None)
    return blob_of(sealed), key, sealed


class FileFolder:
    """The files of one home, beside its database; or what a second medium keeps of them."""

    def __init__(self, home: Path, name: str = FOLDER) -> None:
        self._folder = home / name

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._folder

    def path(self, blob: bytes) -> Path:
        """Where a file lies, or would."""
        return self._folder / blob.hex()

    def seal(self, data: bytes) -> tuple[bytes, bytes, int]:
        """Keeps a file under a new key: (name of its ciphertext, key, size of its ciphertext).

        Durable when it returns, so that no fact ever names a file that is not there.
        """
        blob, key, sealed = sealed_anew(data)
        self.put(blob, sealed)
        return blob, key, len(sealed)

    def put(self, blob: bytes, sealed: bytes) -> None:
        """Keeps a ciphertext that was made elsewhere.

        :raises StoreTrouble: `file-altered` when it is not what its name says.
        """
        if blob_of(sealed) != blob:
            raise StoreTrouble("file-altered")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise trouble_of(error) from error
        write_atomically(self.path(blob), sealed)

    def sealed(self, blob: bytes) -> bytes | None:
        """The ciphertext, or None where it is not here."""
        try:
            return self.path(blob).read_bytes()
        except FileNotFoundError:
            return None

    def open(self, blob: bytes, key: bytes) -> bytes:
        """The file's contents.

        :raises NotFound: `file-not-here`.
        :raises StoreTrouble: `file-altered`.
        """
        sealed = self.sealed(blob)
        if sealed is None:
            raise NotFound("file-not-here")
        try:
            return ChaCha20Poly1305(key).decrypt(_NONCE, sealed, None)
        except (InvalidTag, ValueError) as error:
            raise StoreTrouble("file-altered") from error

    def is_here(self, blob: bytes) -> bool:
        """Whether the ciphertext lies here."""
        return self.path(blob).exists()

    def is_sent(self, blob: bytes) -> bool:
        """Whether the centre said that it holds it."""
        return self.path(blob).with_suffix(SENT).exists()

    def note_sent(self, blob: bytes) -> None:
        """The centre holds it."""
        self.path(blob).with_suffix(SENT).touch()

    def at_hub(self, blob: bytes) -> int | None:
        """When the hub was found to hold it (UTC ms), None where it was not."""
        try:
            return int(self.path(blob).with_suffix(AT_HUB).read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return None

    def note_at_hub(self, blob: bytes, at: int) -> None:
        """The branch's hub holds it."""
        self.path(blob).with_suffix(AT_HUB).write_text(str(at), "ascii")

    def discard(self, blob: bytes) -> None:
        """Takes a file away: its key was erased, so nobody can read it any more."""
        self.path(blob).unlink(missing_ok=True)
        for suffix in (SENT, AT_HUB, PART):
            self.path(blob).with_suffix(suffix).unlink(missing_ok=True)

    def names(self) -> list[bytes]:
        """Every ciphertext here."""
        if not self._folder.is_dir():
            return []
        names = [one.name for one in self._folder.iterdir() if len(one.name) == 32]
        return sorted(bytes.fromhex(name) for name in names)


def key_of(connection: Connection, ref: Ref) -> tuple[FileAttached, FilePersonal | None] | None:
    """An attached file's fact with its key; None for the key where it is not held or was erased."""
    row = connection.exec_driver_sql(
        "SELECT kind, body, personal FROM entry WHERE chain = ? AND seq = ?",
        (bytes.fromhex(ref[0]), ref[1]),
    ).fetchone()
    body = read_body(row[0], row[1]) if row else None
    if row is None or not isinstance(body, FileAttached):
        return None
    personal = read_personal(row[0], row[2])
    return body, personal if isinstance(personal, FilePersonal) else None


def readable(connection: Connection) -> dict[bytes, tuple[str, int, int]]:
    """Files whose keys are held here: name -> (stream, size, at), removed ones left out."""
    rows = connection.exec_driver_sql(
        "SELECT f.blob, f.stream, f.size, f.at FROM file_row f WHERE f.removed = 0 AND EXISTS "
        "(SELECT 1 FROM entry e WHERE e.stream = f.stream AND e.kind = 'file.attached/1' "
        "AND e.at = f.at AND e.personal IS NOT NULL)"
    )
    return {bytes(blob): (stream, size, at) for blob, stream, size, at in rows}


def known(connection: Connection) -> set[bytes]:
    """Every file any case here names, has not removed, and whose key was not erased."""
    rows = connection.exec_driver_sql(
        "SELECT f.blob FROM file_row f WHERE f.removed = 0 AND NOT EXISTS "
        "(SELECT 1 FROM erased e WHERE e.stream = f.stream)"
    )
    return {bytes(blob) for (blob,) in rows}


def is_erased(connection: Connection, blob: bytes) -> bool:
    """Whether whoever this file belongs to was erased: it is never taken in again."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM file_row f JOIN erased e ON e.stream = f.stream WHERE f.blob = ?", (blob,)
    )
    return found.first() is not None


def of_open_cases(connection: Connection) -> dict[bytes, tuple[int, int]]:
    """Files of cases whose product nobody has yet, of complaints and rounds: name -> (size, at).

    Also those without their keys.
    """
    rows = connection.exec_driver_sql(
        "SELECT f.blob, f.size, f.at FROM file_row f LEFT JOIN case_row c ON c.stream = f.stream "
        "WHERE f.removed = 0 "
        "AND coalesce(c.status, '') NOT IN ('handed_over', 'withdrawn', 'expired') "
        "AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.stream = f.stream)"
    )
    return {bytes(blob): (size, at) for blob, size, at in rows}


def sweep_erased(connection: Connection, folder: FileFolder) -> int:
    """Takes away files of streams whose personal data, and with it the keys, was erased.

    A file that was sealed and whose fact is not written yet is named by no stream and stays.
    """
    rows = connection.exec_driver_sql(
        "SELECT f.blob FROM file_row f JOIN erased e ON e.stream = f.stream"
    )
    gone = [blob for (blob,) in rows if folder.is_here(bytes(blob))]
    for blob in gone:
        folder.discard(bytes(blob))
    return len(gone)
