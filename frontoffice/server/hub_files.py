"""Attached files at a hub: ciphertext kept beside its home and handed on, upwards and to counters.

A hub keeps files of every circle: without the keys, which lie in the facts, they are noise.
"""

from __future__ import annotations

from collections.abc import Collection

from frontoffice.domain.errors import NotFound, Rejected, StoreTrouble
from frontoffice.server.admission import Caller
from frontoffice.server.files import check_size, rest_of
from frontoffice.server.hub_blobs import Blobs, HubUpload
from frontoffice.store.attachment_files import FileFolder, is_erased, sweep_erased
from frontoffice.store.store import Store
from frontoffice.sync.files import folder_of
from frontoffice.sync.wire import Place


class HubFiles:
    """The files of a hub as the web asks for them."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs
        self._folder = folder_of(store)

    def missing(self, caller: Caller, names: Collection[bytes]) -> list[bytes]:
        """Those of these files that the hub does not hold; what was erased goes first."""
        del caller
        self.sweep()
        return [name for name in names if not self._folder.is_here(name)]

    def sweep(self) -> int:
        """Takes away the files of erased people; how many."""
        with self._store.read() as connection:
            return sweep_erased(connection, self._folder)

    def place(self, caller: Caller, name: bytes) -> Place:
        """How much of a file's upload is here; earlier attempts are fenced off."""
        return self._blobs.place(caller.public_key, name)

    def part(self, caller: Caller, name: bytes, offset: int) -> bytes:
        """A file's ciphertext from `offset` on.

        :raises NotFound: `file-not-here`, also where its person was erased.
        :raises Rejected: `message-bad` for an offset beyond its end.
        """
        del caller
        data = self._folder.sealed(name)
        with self._store.read() as connection:
            if data is None or is_erased(connection, name):
                raise NotFound("file-not-here")
        return rest_of(data, offset)

    def upload(self, caller: Caller, name: bytes) -> HubFileUpload:
        """An attempt to bring a file here."""
        return HubFileUpload(self._store, self._folder, self._blobs, caller.public_key, name)


class HubFileUpload(HubUpload):
    """One attempt to bring a file to the hub."""

    def __init__(
        self, store: Store, folder: FileFolder, blobs: Blobs, key: bytes, name: bytes
    ) -> None:
        super().__init__(blobs, key, name, lambda _cargoes: [])
        self._store, self._folder = store, folder

    def begin(self, size: int, at: Place) -> None:
        """Opens the attempt; raises Rejected `blob-size` for more than a file may be."""
        check_size(size)
        super().begin(size, at)

    def keep_file(self) -> None:
        """Keeps the whole file; an erased person's is taken from the station and not kept.

        :raises Rejected: `blob-altered` when it is not what its name says.
        """
        data = self._blobs.taken(self._key, self._name)
        with self._store.read() as connection:
            if is_erased(connection, self._name):
                return
        try:
            self._folder.put(self._name, data)
        except StoreTrouble as error:
            if error.code == "file-altered":
                raise Rejected("blob-altered") from error
            raise
