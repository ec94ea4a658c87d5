"""The sync of the day: starts at the time set, and is done when centre and station are even."""

from __future__ import annotations

from PySide6.QtCore import QObject

from frontoffice.services import sync_day
from frontoffice.services.home import Home
from frontoffice.sync.session import SyncReport
from ui.exchange import Exchange
from ui.tasks import Runner

LOOK_EVERY_MS = 60_000


class DailySync(QObject):
    """Looks once a minute whether it is time; without a line it is done as soon as there is one."""

    def __init__(self, home: Home, tasks: Runner, exchange: Exchange) -> None:
        super().__init__()
        self._home, self._tasks, self._exchange = home, tasks, exchange
        self._looked_at = 0
        self._due = False
        exchange.finished.connect(self._ended)

    def look(self, now: int) -> None:
        """Asks, at most once a minute (UTC ms), whether the daily sync is due, and starts it."""
        if self._exchange.alone or now - self._looked_at < LOOK_EVERY_MS:
            return
        self._looked_at = now
        home = self._home
        self._tasks.read(
            lambda: sync_day.daily_due(home),
            receiver=self,
            done=self._start,
            failed=lambda _error: None,
        )

    def _start(self, due: bool) -> None:
        # Started once aloud; without a line the exchange goes on trying by itself.
        if due and not self._due:
            self._due = True
            self._exchange.run()
        self._due = due

    def _ended(self, reports: list[SyncReport]) -> None:
        if not self._due or not reports or not all(one.online for one in reports):
            return
        self._due = False
        home, even = self._home, all(one.even for one in reports)
        self._tasks.write(
            lambda: sync_day.note_daily(home, even=even),
            receiver=self,
            done=lambda _nothing: self._tell(),
            failed=lambda _error: None,
        )

    def _tell(self) -> None:
        words = self.tr("Sinkron harian selesai. Laporannya di Sinkron, Ctrl+P.")
        self._exchange.told.emit("say", words)
