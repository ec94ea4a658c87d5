"""The whole journal verified once a day beside the work: a drawer opens by the last day alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import journal
from frontoffice.services.home import Home
from ui.tasks import Runner, Watch

LOOK_EVERY_MS = 10 * 60_000


class Verifying(QObject):
    """Looks every ten minutes whether the day's verification is due; `failed` hears what differs.

    The first look is ten minutes after the start: nobody waits for it in the morning.
    """

    def __init__(
        self, home: Home, tasks: Runner, failed: Callable[[FrontOfficeError], object]
    ) -> None:
        super().__init__()
        self._home, self._tasks, self._failed = home, tasks, failed
        self._looked_at: int | None = None

    def look(self, now: int) -> None:
        """Verifies, where that is due (UTC ms), until the program ends."""
        if self._looked_at is None:
            self._looked_at = now
        if now - self._looked_at < LOOK_EVERY_MS:
            return
        self._looked_at = now
        # Papers wait for the lane of files; an exchange may well wait a few seconds.
        self._tasks.sync(self._verify, receiver=self, failed=self._failed)

    def _verify(self, watch: Watch) -> None:
        journal.verify_daily(self._home, lambda _done, _total: watch.stop_if_cancelled())
