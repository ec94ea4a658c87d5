"""Attached files after the facts: brought to hub or centre, fetched for open cases; resumable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from frontoffice.domain.errors import Cancelled, NotFound, Rejected, SyncTrouble
from frontoffice.store import replica
from frontoffice.store.attachment_files import (
    PART,
    FileFolder,
    known,
    of_open_cases,
    readable,
    sweep_erased,
)
from frontoffice.store.replica import CENTRAL, Peer
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.hub import DIRECT_MS, OpenLine, hubs, line_to
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import Place, decode, encode, to_text

AT_ONCE = 500
FETCH_BUDGET = 4 * 1024 * 1024
"""So many bytes of others' files one exchange fetches at most: a slow line has other work."""

Told = Callable[[int, int], None]


class FileReport(msgspec.Struct, frozen=True):
    """What an exchange of files did; `waiting` of ours are not at the centre yet."""

    sent: int = 0
    fetched: int = 0
    waiting: int = 0
    trouble: str | None = None


class FileCalls(Calls):
    """What can be asked of a centre or hub about files."""

    def missing(self, names: list[bytes]) -> list[bytes]:
        """Those of these files the server lacks."""
        return decode(self._call("POST", "/file", encode(names)).body, list[bytes])

    def file_place(self, name: bytes) -> Place:
        """How much of a file arrived there; fences our earlier attempts."""
        return decode(self._call("POST", f"/file/{to_text(name)}").body, Place)

    def bring(self, name: bytes, data: bytes, at: Place, moved: Callable[[int], None]) -> None:
        """Sends a file from where the server stands."""
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


def unsent(store: Store) -> list[bytes]:
    """Files here whose facts are written and that the centre has not said it holds."""
    folder = folder_of(store)
    with store.read() as connection:
        named = known(connection)
    return [one for one in folder.names() if one in named and not folder.is_sent(one)]


def lacking(store: Store, *, every: bool = False) -> list[tuple[bytes, int]]:
    """Files of open cases that are not here, with their sizes, the newest first.

    Those whose keys are held here, or with `every` all of them.
    """
    folder = folder_of(store)
    with store.read() as connection:
        found, held = of_open_cases(connection), readable(connection)
    wanted = [one for one in found if (every or one in held) and not folder.is_here(one)]
    return [(one, found[one][0]) for one in sorted(wanted, key=lambda one: -found[one][1])]


def exchange_files(
    store: Store,
    *,
    cancel: threading.Event | None = None,
    told: Told | None = None,
    open_line: OpenLine = Line,
    relaying: bool = False,
) -> FileReport:
    """Brings our files to the hub or the centre, then fetches those of open cases we may read.

    Only after the facts: an exchange of facts is never delayed by it. A hub that holds a file is
    trusted with it for half an hour; then the centre is asked. A line that dies is a state:
    `trouble` says it, and what came so far stays on both sides. `relaying` (a hub's own exchange):
    with the centre alone, and files of open cases of every circle are fetched.
    :raises Cancelled: somebody stopped it.
    """
    with store.read() as connection:
        centre = next((one for one in replica.peers(connection) if one.role == CENTRAL), None)
        sweep_erased(connection, folder_of(store))
    run = _Run(store, cancel or threading.Event(), told, relaying=relaying)
    report = FileReport()
    for peer in () if relaying else hubs(store):
        report = run.with_peer(peer, line_to(peer, open_line))
        if report.trouble is None:
            break
    if centre is not None and (report.trouble or not run.at_hub or run.overdue()):
        report = run.with_peer(centre, open_line)
    return report


class _Run:
    def __init__(
        self, store: Store, cancel: threading.Event, told: Told | None, *, relaying: bool
    ) -> None:
        self._store, self._folder = store, folder_of(store)
        self._cancel, self._told, self._relaying = cancel, told, relaying
        self.sent = self.fetched = 0
        self.at_hub = False
        self._calls: FileCalls

    def with_peer(self, peer: Peer, open_line: OpenLine) -> FileReport:
        """Everything there is to do with one server."""
        line = open_line(peer.url)
        self._calls = FileCalls(self._store, peer, line)
        self._central = peer.role == CENTRAL
        trouble = None
        try:
            self.send()
            self.fetch()
            self.at_hub = not self._central
        except (NotFound, SyncTrouble) as error:
            trouble = error.code
        finally:
            line.close()
            with self._store.writing(urgent=False) as connection:
                replica.keep_peer(connection, self._calls.peer)
        return FileReport(self.sent, self.fetched, len(self.unsent()), trouble)

    def unsent(self) -> list[bytes]:
        """Our files whose facts are written and that the centre has not said it holds."""
        return unsent(self._store)

    def overdue(self) -> bool:
        """Whether a file waits too long for the centre at the hub; asked once in half an hour."""
        now = self._store.clock.read()[0]
        late = False
        for name in self.unsent():
            at = self._folder.at_hub(name)
            if at is not None and abs(now - at) >= DIRECT_MS:
                self._folder.note_at_hub(name, now)
                late = True
        return late

    def send(self) -> None:
        """Brings what the server lacks."""
        waiting = self.unsent()
        if not self._central:
            waiting = [one for one in waiting if self._folder.at_hub(one) is None]
        for start in range(0, len(waiting), AT_ONCE):
            names = waiting[start : start + AT_ONCE]
            lacking = set(self._calls.missing(names))
            for name in names:
                if name in lacking:
                    self._bring(name)
                    self.sent += 1
                if self._central:
                    self._folder.note_sent(name)
                else:
                    self._folder.note_at_hub(name, self._store.clock.read()[0])

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
        budget = FETCH_BUDGET
        for name, size in lacking(self._store, every=self._relaying):
            budget -= size
            if budget < 0:
                return
            self._fetch(name, size)

    def _fetch(self, name: bytes, size: int) -> None:
        path = self._folder.path(name).with_suffix(PART)
        came = bytearray(path.read_bytes() if path.exists() else b"")
        rest = bytearray()
        try:
            self._calls.fetch(name, len(came), rest, self._moving(size))
        except NotFound:
            return  # Whoever attached it has not been here yet.
        except (SyncTrouble, Cancelled):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            path.write_bytes(bytes(came + rest))
            raise
        path.unlink(missing_ok=True)
        self._folder.put(name, bytes(came + rest))
        if self._central:
            self._folder.note_sent(name)
        else:
            self._folder.note_at_hub(name, self._store.clock.read()[0])
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
