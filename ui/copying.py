"""Copies to a second medium while the counter works: every half hour, and a whole backup a day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.services import backup, copies
from frontoffice.services.home import Home
from ui.tasks import Runner, Watch

LOOK_EVERY_MS = 60_000
DAY_MS = 24 * 60 * 60 * 1000


class Copying(QObject):
    """Makes what is due in the background; `failed` is told once until a copy succeeds again."""

    def __init__(
        self, home: Home, tasks: Runner, failed: Callable[[FrontOfficeError], object]
    ) -> None:
        super().__init__()
        self._home, self._tasks, self._failed = home, tasks, failed
        self._looked_at = 0
        self._told = ""

    def look(self, now: int) -> None:
        """Asks, at most once a minute (UTC ms), whether a copy is due, and makes it."""
        if now - self._looked_at < LOOK_EVERY_MS:
            return
        self._looked_at = now
        self._tasks.work(
            lambda watch: self._make(watch, now),
            receiver=self,
            done=self._made,
            failed=self._could_not,
        )

    def _make(self, watch: Watch, now: int) -> bool:
        watch.stop_if_cancelled()
        newest = backup.due(self._home)
        if newest.folder is None:
            return False
        old = newest.last is None or now - newest.last.at > DAY_MS
        if newest.due and old and may(self._home.officer.role, "backup.create"):
            backup.back_up_now(self._home)
            return True
        return copies.due(self._home) and copies.copy_now(self._home) is not None

    def _made(self, made: bool) -> None:
        if made:
            self._told = ""

    def _could_not(self, error: FrontOfficeError) -> None:
        if error.code != self._told:
            self._told = error.code
            self._failed(error)
