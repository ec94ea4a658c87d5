"""How busy a worker is: database work waits in one line, and who comes when it is long comes later.

Connections are not scarce (a slow line may hold one for an hour), turns at the database are.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from frontoffice.domain.errors import StoreTrouble

THREADS = 8
"""As many as the database has connections."""

WAITING = 64
"""So many pieces of work in line are a few seconds; whoever asks behind them is sent away."""

SOONEST_SECONDS, LATEST_SECONDS = 10, 60

T = TypeVar("T")


class Load:
    """The line for the database of one worker."""

    def __init__(self, most: int = WAITING, threads: int = THREADS) -> None:
        self._most = most
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self.waiting = 0

    def admit(self) -> None:
        """Lets a new request in; what was let in before is always finished.

        :raises StoreTrouble: `server-busy` with `retry_after_seconds`, each caller's another one,
            so that a hundred branches do not come back in the same second.
        """
        if self.waiting >= self._most:
            seconds = random.randint(SOONEST_SECONDS, LATEST_SECONDS)
            raise StoreTrouble("server-busy", retry_after_seconds=seconds)

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Does database work in its turn, beside the event loop."""
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)
        finally:
            self.waiting -= 1

    def close(self) -> None:
        """Gives the threads back; work under way is finished."""
        self._threads.shutdown()
