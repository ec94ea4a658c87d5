"""Reads the wall clock and says how far it may be trusted; time never stops anything."""

from __future__ import annotations

import time
from typing import Protocol

JUMP_MS = 5 * 60 * 1000
"""A wall clock that moves this much against the steady one has been set, by hand or by a fault."""


class Clock(Protocol):
    """Where the store reads time."""

    def now(self) -> int:
        """UTC milliseconds as this machine believes them."""

    def steady(self) -> int:
        """Milliseconds that only ever go forward, from an arbitrary start."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        """UTC milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def steady(self) -> int:
        """Milliseconds of the monotonic clock."""
        return time.monotonic_ns() // 1_000_000


class ClockGuard:
    """Watches a clock for jumps: entries written after one carry a *suspect* mark."""

    def __init__(
        self, clock: Clock, *, last_seen_at: int = 0, offset_ms: int | None = None
    ) -> None:
        self._clock = clock
        self._started = (clock.now(), clock.steady())
        self.offset_ms = offset_ms
        self.suspect = last_seen_at - self._started[0] > JUMP_MS

    def read(self) -> tuple[int, tuple[int | None, bool]]:
        """The wall clock (UTC ms) with (known offset to the last server time, suspect mark)."""
        at, steady = self._clock.now(), self._clock.steady()
        drift = (at - self._started[0]) - (steady - self._started[1])
        if abs(drift) > JUMP_MS:
            self.suspect = True
        return at, (self.offset_ms, self.suspect)

    def heard(self, server_at: int) -> None:
        """A server said what time it is; from now on the offset is known and nothing is suspect."""
        self.offset_ms = server_at - self._clock.now()
        self._started = (self._clock.now(), self._clock.steady())
        self.suspect = False
