"""Attached files after the facts: brought to the centre, fetched for open cases; resumable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from frontoffice.domain.errors import Cancelled, NotFound, Rejected, SyncTrouble
from frontoffice.store import replica
from frontoffice.store.attachment_files import FileFolder, known, readable, sweep_erased
from frontoffice.store.replica import CENTRAL
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import Place, decode, encode, to_text

AT_ONCE = 500
FETCH_BUDGET = 4 * 1024 * 1024
"""So many bytes of others' files one exchange fetches at most: a slow line has other work."""

PART = ".part"
Told = Callable[[int, int], None]


class FileReport(msgspec.Struct, frozen=True):
    """What an exchange of files did; `waiting` of ours are not at the centre yet."""

    sent: int = 0
    fetched: int = 0
    waiting: int = 0
    trouble: str | None = None


class FileCalls(Calls):
    """What can be asked of a centre about files."""

    def missing(self, names: list[bytes]) -> list[bytes]:
        """Those of these files the centre lacks."""
        return decode(self._call("POST", "/file", encode(names)).body, list[bytes])

    def file_place(self, name: bytes) -> Place:
        """How much of a file arrived there; fences our earlier attempts."""
        return decode(self._call("POST", f"/file/{to_text(name)}").body, Place)

    def bring(self, name: bytes, data: bytes, at: Place, moved: Callable[[int], None]) -> None:
        """Sends a file from where the centre stands."""
        path = f"/file/{to_text(name)}/{at.generation}/{at.received}"
        self._call("PUT", path, data[at.received :], signed_body=b"", moved=moved)

    def fetch(
        self, name: bytes, offset: int, into: bytearray, moved: Callable[[int], None]
    ) -> None:
        """Fetches a file from `offset` on; `into` keeps what came when the line breaks."""
        path = f"/file/{to_text(name)}/from/{offset}"
        self._call("POST", path, into=into, moved=moved)


def folder_of(store: Store) -> FileFolder:
    """The files that lie beside a store."""
    return FileFolder(Path(str(store.engine.url.database)).parent)


def exchange_files(
    store: Store,
    *,
    cancel: threading.Event | None = None,
    told: Told | None = None,
    open_line: Callable[[str], Line] = Line,
) -> FileReport:
    """Brings our files to the centre, then fetches those of open cases we may read.

    Only after the facts: an exchange of facts is never delayed by it. A line that dies is a state:
    `trouble` says it, and what came so far stays on both sides.
    :raises Cancelled: somebody stopped it.
    """
    with store.read() as connection:
        peer = next((one for one in replica.peers(connection) if one.role == CENTRAL), None)
        folder = folder_of(store)
        sweep_erased(connection, folder)
    if peer is None:
        return FileReport()
    line = open_line(peer.url)
    calls = FileCalls(store, peer, line)
    run = _Run(store, folder, calls, cancel or threading.Event(), told)
    trouble = None
    try:
        run.send()
        run.fetch()
    except NotFound as error:
        trouble = error.code
    except SyncTrouble as error:
        trouble = error.code
    finally:
        line.close()
        with store.writing(urgent=False) as connection:
            replica.keep_peer(connection, calls.peer)
    return FileReport(run.sent, run.fetched, len(run.unsent()), trouble)


class _Run:
    def __init__(
        self,
        store: Store,
        folder: FileFolder,
        calls: FileCalls,
        cancel: threading.Event,
        told: Told | None,
    ) -> None:
        self._store, self._folder, self._calls = store, folder, calls
        self._cancel, self._told = cancel, told
        self.sent = self.fetched = 0

    def unsent(self) -> list[bytes]:
        """Our files whose facts are written and that the centre has not said it holds."""
        with self._store.read() as connection:
            named = known(connection)
        return [
            one for one in self._folder.names() if one in named and not self._folder.is_sent(one)
        ]

    def send(self) -> None:
        """Brings what the centre lacks."""
        waiting = self.unsent()
        for start in range(0, len(waiting), AT_ONCE):
            names = waiting[start : start + AT_ONCE]
            lacking = set(self._calls.missing(names))
            for name in names:
                if name in lacking:
                    self._bring(name)
                    self.sent += 1
                self._folder.note_sent(name)

    def _bring(self, name: bytes) -> None:
        data = self._folder.sealed(name)
        if data is None:
            return
        at = Place(0, 0)
        for _ in range(2):
            try:
                self._calls.bring(name, data, at, self._moving(len(data)))
                return
            except Rejected as error:
                if error.code != "blob-known":
                    raise
                at = self._calls.file_place(name)
        raise Rejected("blob-fenced")

    def fetch(self) -> None:
        """Fetches files of open cases, the newest first, within the budget."""
        with self._store.read() as connection:
            wanted = readable(connection)
            rows = connection.exec_driver_sql(
                "SELECT f.blob FROM file_row f JOIN case_row c ON c.stream = f.stream "
                "WHERE c.status NOT IN ('handed_over', 'withdrawn', 'expired')"
            )
            open_ones = {bytes(blob) for (blob,) in rows}
        todo = [one for one in wanted if one in open_ones and not self._folder.is_here(one)]
        todo.sort(key=lambda one: -wanted[one][2])
        budget = FETCH_BUDGET
        for name in todo:
            budget -= wanted[name][1]
            if budget < 0:
                return
            self._fetch(name, wanted[name][1])

    def _fetch(self, name: bytes, size: int) -> None:
        path = self._folder.path(name).with_suffix(PART)
        came = bytearray(path.read_bytes() if path.exists() else b"")
        rest = bytearray()
        try:
            self._calls.fetch(name, len(came), rest, self._moving(size))
        except NotFound:
            return  # Whoever attached it has not been here yet.
        except SyncTrouble:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            path.write_bytes(bytes(came + rest))
            raise
        path.unlink(missing_ok=True)
        self._folder.put(name, bytes(came + rest))
        self._folder.note_sent(name)
        self.fetched += 1

    def _moving(self, size: int) -> Callable[[int], None]:
        done = 0

        def moved(count: int) -> None:
            nonlocal done
            done += count
            if self._cancel.is_set():
                raise Cancelled("cancelled")
            if self._told is not None:
                self._told(done, size)

        return moved
