"""Several server processes on one port and one database, watched by the process that was started.

A worker keeps nothing that another one needs: nonces, partial uploads and chains lie in PostgreSQL,
the key in the home. One that dies is started anew; when the parent dies, the workers end.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.server.admin import opened

MOST = 32
FAILED_STARTS = 3
"""So many workers that end before they are ready mean that none ever will be."""

_READY = b"ready"
_spawn = multiprocessing.get_context("spawn")

Work = Callable[[socket.socket, str | None, Path, Connection], None]


def check_workers(count: int, database_url: str | None) -> None:
    """Several workers need a database made for it.

    Raises RuleViolation `workers-count-bad` and `workers-need-postgresql`.
    """
    if not 1 <= count <= MOST:
        raise RuleViolation("workers-count-bad", workers=count, most=MOST, field="workers")
    if count > 1 and not (database_url or "").startswith("postgresql"):
        raise RuleViolation("workers-need-postgresql", workers=count, field="workers")


class Crew:
    """The workers of one server; `work` runs in each of them until its parent hangs up."""

    def __init__(
        self, work: Work, listening: socket.socket, database_url: str | None, home: Path
    ) -> None:
        self._work, self._listening = work, listening
        self._database_url, self._home = database_url, home
        self._ready: dict[SpawnProcess, bool] = {}
        self._lines: dict[SpawnProcess, Connection] = {}
        self._stop = threading.Event()

    def run(self, count: int, ready: Callable[[], object]) -> None:
        """Keeps `count` workers alive until told to stop; calls `ready` once all of them answer.

        :raises StoreTrouble: `server-not-started` when workers end before they are ready.
        """
        with opened(self._home, self._database_url):
            # Made once, before several would.
            pass
        failed, told = 0, False
        try:
            with _signals(self._stop.set):
                while not self._stop.is_set():
                    while len(self._lines) < count:
                        self._start()
                    failed += self._look()
                    if failed >= FAILED_STARTS and not told:
                        raise StoreTrouble("server-not-started")
                    if not told and len(self._ready) == count and all(self._ready.values()):
                        told = True
                        ready()
        finally:
            self._end()

    def _start(self) -> None:
        ours, theirs = _spawn.Pipe()
        process = _spawn.Process(
            target=self._work,
            args=(self._listening, self._database_url, self._home, theirs),
            name="worker",
        )
        process.start()
        theirs.close()
        self._lines[process], self._ready[process] = ours, False

    def _look(self) -> int:
        """Waits for news for a moment; how many workers ended."""
        watched: list[Any] = [process.sentinel for process in self._lines]
        watched += [line for one, line in self._lines.items() if not self._ready[one]]
        multiprocessing.connection.wait(watched, timeout=0.25)
        gone = 0
        for process, line in list(self._lines.items()):
            with contextlib.suppress(EOFError, OSError):
                if not self._ready[process] and line.poll():
                    self._ready[process] = line.recv_bytes() == _READY
            if process.exitcode is not None:
                gone += 1
                self._forget(process)
        return gone

    def _forget(self, process: SpawnProcess) -> None:
        self._lines.pop(process).close()
        self._ready.pop(process)
        process.join()
        process.close()

    def _end(self) -> None:
        """Hangs up, which every worker takes for the end of the day."""
        for line in self._lines.values():
            line.close()
        for process in list(self._ready):
            process.join(20)
            if process.exitcode is None:
                process.kill()
                process.join()
            process.close()


def tell_ready(line: Connection) -> None:
    """A worker answers now."""
    line.send_bytes(_READY)


def when_parent_ends(line: Connection, stop: Callable[[], object]) -> None:
    """Calls `stop` in a worker when its parent hangs up or dies."""

    def wait() -> None:
        with contextlib.suppress(EOFError, OSError):
            line.recv_bytes()
        stop()

    threading.Thread(target=wait, name="parent", daemon=True).start()


@contextlib.contextmanager
def _signals(stop: Callable[[], object]) -> Iterator[None]:
    stops = (signal.SIGINT, signal.SIGTERM)
    before = {one: signal.signal(one, lambda *_: stop()) for one in stops}
    try:
        yield
    finally:
        for one, what in before.items():
            signal.signal(one, what)
