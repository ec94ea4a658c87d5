"""The freshness light kept up to date, and the exchange with the centre behind it."""

from __future__ import annotations

import random
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services.door import Clock
from frontoffice.services.home import Home
from frontoffice.sync.desk import attach_hub
from frontoffice.sync.session import Progress, SyncReport
from ui import freshness
from ui.freshness import Status
from ui.models.frame import Freshness
from ui.tasks import Runner, Task

QUIET_MS = 5 * 60_000
MINUTE_MS = 60_000
AGAIN_MS = 20_000
"""After a failure the next try comes so soon, then twice as late each time, up to `QUIET_MS`."""

FIRST_MS = 3_000
"""After the home was opened, once the first screen stands."""


class Pace(NamedTuple):
    """Milliseconds until the first try, between good ones, and after the first failure."""

    first: int = FIRST_MS
    quiet: int = QUIET_MS
    again: int = AGAIN_MS


class Exchange(QObject):
    """Reads what the centre has signed for, and exchanges with it: at a press, and now and then.

    `told(kind, words)` is news for the notice bar ("busy", "say", "warn", "fail"); a quiet run
    tells nothing. `finished(reports)` when the peers were asked. No line is a state, never a
    failure: it is tried again by itself, at other times than other stations try, for ever.
    `next_at` is when (UTC ms), None while nothing is planned.
    """

    freshened = Signal()
    told = Signal(str, str)
    finished = Signal(object)

    def __init__(self, tasks: Runner, clock: Clock, pace: Pace | None = None) -> None:
        super().__init__()
        self._tasks, self._clock, self._pace = tasks, clock, pace or Pace()
        self._home: Home | None = None
        self._status: Status | None = None
        self._running = False
        self._task: Task | None = None
        self._loud = False
        self._said_at = 0
        self.language = "id"
        self.light = Freshness("alone", "")
        self.next_at: int | None = None
        self._failed_times = 0
        self._refused = ""
        self._asked_seconds = 0
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(lambda: self.run(loud=False))

    @property
    def alone(self) -> bool:
        """Whether this station belongs to no hub or centre."""
        return self._status is None or not self._status.enrolled

    @property
    def troubles(self) -> int:
        """Conflicts and findings that wait for a person."""
        return self._status.troubles if self._status else 0

    @property
    def running(self) -> bool:
        """Whether an exchange is under way."""
        return self._running

    def begin(self, home: Home) -> None:
        """A home was opened."""
        self._home = home
        self._plan(self._pace.first)
        self.look()
        self.find_hub()

    def find_hub(self) -> None:
        """Let the queue ask the hub of the branch, where this station has one."""
        home = self._home
        if home is not None:
            self._tasks.read(
                lambda: attach_hub(home, follow=True),
                receiver=self,
                done=lambda _nothing: None,
                failed=lambda _error: None,
            )

    def look(self) -> None:
        """Read again how fresh this home is."""
        home = self._home
        if home is not None:
            self._tasks.read(
                lambda: freshness.read_status(home),
                receiver=self,
                done=self._found,
                failed=lambda _error: None,
            )

    def grow_old(self) -> None:
        """Time passed: "2 jam lalu" becomes "3 jam lalu"."""
        if self._clock.now() - self._said_at >= MINUTE_MS:
            self.say_again()

    def say_again(self) -> None:
        """The same state in the words of now, or of another language."""
        if self._status is not None:
            self._found(self._status)

    def run(self, *, loud: bool = True) -> None:
        """Exchange in the background; a second press while it runs only makes it speak."""
        home = self._home
        self._loud = self._loud or loud
        if home is None or self.alone or self._running:
            self._plan(self._pace.quiet)
            return
        self._running = True
        self.next_at = None
        self._quiet.stop()
        self._task = self._tasks.sync(
            lambda watch: freshness.exchange(home, watch),
            receiver=self,
            progress=self._progress,
            done=self._done,
            failed=self._failed,
            ended=self._ended,
        )

    def stop(self) -> None:
        """Stop the exchange between two batches; nothing is lost."""
        if self._task is not None:
            self._task.watch.cancel.set()

    def _found(self, status: Status) -> None:
        self._status = status
        self._said_at = self._clock.now()
        self.light = freshness.shown(status, self._said_at)
        self.freshened.emit()

    def _progress(self, record: Progress) -> None:
        if self._loud:
            self.told.emit("busy", freshness.stage_words(record))

    def _done(self, reports: list[SyncReport]) -> None:
        if self._loud:
            self.told.emit(*freshness.report_words(reports, self.language))
        self._loud, self._refused = False, ""
        stopped = [one for one in reports if one.trouble is not None]
        self._failed_times = self._failed_times + 1 if stopped else 0
        asked = [int(one.trouble_data.get("retry_after_seconds") or 0) for one in stopped]
        self._asked_seconds = max(asked, default=0)
        self.finished.emit(reports)

    def _failed(self, error: FrontOfficeError) -> None:
        message = explain(error, self.language)
        # What a quiet try found is said once, not every few minutes.
        if self._loud or error.code != self._refused:
            self.told.emit("fail", f"{message.sentence} {message.next_step}")
        self._refused = error.code
        self._loud = False
        self._failed_times += 1

    def _ended(self) -> None:
        self._running = False
        self.look()
        # Results are delivered after the end: what they say decides when the next try is.
        QTimer.singleShot(0, self, self._plan_next)

    def _plan_next(self) -> None:
        if self._running:
            return
        wait = self._pace.quiet
        if self._failed_times:
            wait = min(wait, self._pace.again * 2 ** min(self._failed_times - 1, 8))
        self._plan(max(wait, self._asked_seconds * 1000))

    def _plan(self, milliseconds: int) -> None:
        """With jitter, so that a hundred stations do not come back in the same second."""
        wait = round(milliseconds * random.uniform(0.8, 1.2))
        self.next_at = self._clock.now() + wait
        self._quiet.start(wait)
