"""The freshness light kept up to date, and the exchange with the centre behind it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services.door import Clock
from frontoffice.services.home import Home
from frontoffice.sync.session import Progress, SyncReport
from ui import freshness
from ui.freshness import Status
from ui.models.frame import Freshness
from ui.tasks import Runner, Task

QUIET_MS = 5 * 60_000
MINUTE_MS = 60_000


class Exchange(QObject):
    """Reads what the centre has signed for, and exchanges with it: at a press, and now and then.

    `told(kind, words)` is news for the notice bar ("busy", "say", "warn", "fail"); a quiet run
    tells nothing. No line is a state, never a failure.
    """

    freshened = Signal()
    told = Signal(str, str)

    def __init__(self, tasks: Runner, clock: Clock) -> None:
        super().__init__()
        self._tasks, self._clock = tasks, clock
        self._home: Home | None = None
        self._status: Status | None = None
        self._running = False
        self._task: Task | None = None
        self._loud = False
        self._said_at = 0
        self.language = "id"
        self.light = Freshness("alone", "")
        self._quiet = QTimer(self, interval=QUIET_MS)
        self._quiet.timeout.connect(lambda: self.run(loud=False))

    @property
    def alone(self) -> bool:
        """Whether this station belongs to no hub or centre."""
        return self._status is None or not self._status.enrolled

    def begin(self, home: Home) -> None:
        """A home was opened."""
        self._home = home
        self._quiet.start()
        self.look()

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
            return
        self._running = True
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
            self.told.emit(*freshness.report_words(reports))
        self._loud = False

    def _failed(self, error: FrontOfficeError) -> None:
        message = explain(error, self.language)
        self.told.emit("fail", f"{message.sentence} {message.next_step}")
        self._loud = False

    def _ended(self) -> None:
        self._running = False
        self.look()
