"""Background work off the GUI thread; results come back by one queued signal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from frontoffice.domain.errors import Cancelled, FrontOfficeError

PROGRESS_EVERY_S = 0.2

Done = Callable[[Any], object]
Failed = Callable[[FrontOfficeError], object]
Ended = Callable[[], object]


class Watch:
    """What long work looks at between two batches, and where it says how far it is."""

    def __init__(self, say: Callable[[object], None]) -> None:
        self.cancel = threading.Event()
        self._say = say
        self._said_at = 0.0

    def report(self, record: object) -> None:
        """Tell how far the work is; at most five records a second go through."""
        now = time.monotonic()
        if now - self._said_at >= PROGRESS_EVERY_S:
            self._said_at = now
            self._say(record)

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` when somebody asked to stop."""
        if self.cancel.is_set():
            raise Cancelled("cancelled")


@dataclass(slots=True)
class Task:
    """One piece of work under way; `watch.cancel.set()` asks it to stop."""

    receiver: QObject | None
    done: Done | None
    failed: Failed | None
    ended: Ended | None
    progress: Done | None
    watch: Watch = field(init=False)


class Runner(Protocol):
    """What screens ask of a runner; `TaskRunner` in the program, `ImmediateRunner` in tests."""

    def write(self, work: Callable[[], Any], **told: Any) -> Task:
        """Change the store; writers never meet."""

    def read(self, work: Callable[[], Any], **told: Any) -> Task:
        """Ask the store."""

    def work(self, work: Callable[[Watch], Any], **told: Any) -> Task:
        """Make or read a file or a paper."""

    def sync(self, work: Callable[[Watch], Any], **told: Any) -> Task:
        """Talk to another replica."""

    def close(self) -> None:
        """Take no more and wait for what runs."""


class _Base(QObject):
    """Delivery on the GUI thread, the same for both runners."""

    changed = Signal(object)
    trouble = Signal(object)
    defect = Signal(object)

    def _task(
        self,
        receiver: QObject | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        ended: Ended | None = None,
        progress: Done | None = None,
    ) -> Task:
        task = Task(receiver, done, failed, ended, progress)
        task.watch = Watch(lambda record: self._say(task, record))
        return task

    def _say(self, task: Task, record: object) -> None:
        raise NotImplementedError

    @staticmethod
    def _alive(task: Task) -> bool:
        return task.receiver is None or isValid(task.receiver)

    def _deliver(self, task: Task, result: object, error: BaseException | None) -> None:
        changes = None if error else changes_of(result)
        if changes is not None:
            self.changed.emit(changes)
        if not self._alive(task):
            return
        if task.ended is not None:
            task.ended()
        if error is None:
            if task.done is not None:
                task.done(result)
        elif isinstance(error, Cancelled):
            pass
        elif not isinstance(error, FrontOfficeError):
            self.defect.emit(error)
        elif task.failed is not None:
            task.failed(error)
        else:
            self.trouble.emit(error)


def changes_of(result: object) -> object | None:
    """The services' Changes (streams and kinds) in a result, itself or as its `.changes`."""
    for candidate in (result, getattr(result, "changes", None)):
        if hasattr(candidate, "streams") and hasattr(candidate, "kinds"):
            return candidate
    return None


class TaskRunner(_Base):
    """Four lanes: `write` (one thread, so writers never meet), `read`, `work`, `sync`.

    Each takes the work and, by name, `receiver` (results are dropped when it is gone),
    `done(result)`, `failed(error)`, `ended()` (always, first) and `progress(record)`.
    A `FrontOfficeError` without `failed` goes to the signal `trouble`, anything else to `defect`;
    `changed` carries the services' Changes of any result that has them.
    """

    _arrived = Signal(object, object, object)
    _said = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            name: ThreadPoolExecutor(threads, thread_name_prefix=name)
            for name, threads in (("write", 1), ("read", 1), ("work", 2), ("sync", 1))
        }
        self._watches: list[Watch] = []
        self._closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._receive, queued)
        self._said.connect(self._pass_on, queued)

    def write(self, work: Callable[[], Any], **told: Any) -> Task:
        """Run on the one database thread, in order."""
        return self._start("write", lambda _watch: work(), told)

    def read(self, work: Callable[[], Any], **told: Any) -> Task:
        """Run a reading beside the writers."""
        return self._start("read", lambda _watch: work(), told)

    def work(self, work: Callable[[Watch], Any], **told: Any) -> Task:
        """Run PDF and file work; it gets a `Watch`."""
        return self._start("work", work, told)

    def sync(self, work: Callable[[Watch], Any], **told: Any) -> Task:
        """Run the sync session on its own thread; it gets a `Watch`."""
        return self._start("sync", work, told)

    def close(self) -> None:
        """Take no more, ask what runs to stop between two batches, wait for it, drop results."""
        self._closed = True
        for watch in self._watches:
            watch.cancel.set()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _start(self, lane: str, work: Callable[[Watch], Any], told: dict[str, Any]) -> Task:
        task = self._task(**told)
        if self._closed:
            return task
        self._watches.append(task.watch)

        def run() -> None:
            result: object = None
            error: BaseException | None = None
            try:
                task.watch.stop_if_cancelled()
                result = work(task.watch)
            except BaseException as caught:
                error = caught
            if isValid(self):
                self._arrived.emit(task, result, error)

        self._lanes[lane].submit(run)
        return task

    def _say(self, task: Task, record: object) -> None:
        if task.progress is not None:
            self._said.emit(task, record)

    def _receive(self, task: Task, result: object, error: BaseException | None) -> None:
        if task.watch in self._watches:
            self._watches.remove(task.watch)
        if not self._closed:
            self._deliver(task, result, error)

    def _pass_on(self, task: Task, record: object) -> None:
        if task.progress is not None and not self._closed and self._alive(task):
            task.progress(record)


class ImmediateRunner(_Base):
    """The same methods without threads, for tests: everything has happened when they return."""

    def write(self, work: Callable[[], Any], **told: Any) -> Task:
        """Run now."""
        return self._run(lambda _watch: work(), told)

    def read(self, work: Callable[[], Any], **told: Any) -> Task:
        """Run now."""
        return self._run(lambda _watch: work(), told)

    def work(self, work: Callable[[Watch], Any], **told: Any) -> Task:
        """Run now."""
        return self._run(work, told)

    def sync(self, work: Callable[[Watch], Any], **told: Any) -> Task:
        """Run now."""
        return self._run(work, told)

    def close(self) -> None:
        """Nothing to wait for."""

    def _run(self, work: Callable[[Watch], Any], told: dict[str, Any]) -> Task:
        task = self._task(**told)
        try:
            result = work(task.watch)
        except Exception as error:
            self._deliver(task, None, error)
        else:
            self._deliver(task, result, None)
        return task

    def _say(self, task: Task, record: object) -> None:
        if task.progress is not None:
            task.progress(record)
