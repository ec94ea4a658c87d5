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
    """Watches a clock for jumps: entries written after one carry a *suspect* mark.

    `correction_ms` is added to the wall clock once a person stated the true time; None before.
    What is read then stays suspect until a server is heard. It is given up as soon as somebody
    sets the wall clock: `newest_at`, when the last entry was written, shows that after a restart.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        last_seen_at: int = 0,
        offset_ms: int | None = None,
        correction_ms: int | None = None,
        newest_at: int = 0,
    ) -> None:
        self._clock = clock
        self._started = (clock.now(), clock.steady())
        self.offset_ms = offset_ms
        wall, added = self._started[0], correction_ms or 0
        repaired = added > 0 and newest_at - wall <= JUMP_MS
        fits = newest_at - (wall + added) <= JUMP_MS and not repaired
        self.correction_ms = correction_ms if fits else None
        self.suspect = self.correction_ms is not None or last_seen_at - wall > JUMP_MS

    def read(self) -> tuple[int, tuple[int | None, bool]]:
        """Now (UTC ms) with (known offset to the last server time, suspect mark)."""
        at, steady = self._clock.now(), self._clock.steady()
        drift = (at - self._started[0]) - (steady - self._started[1])
        if abs(drift) > JUMP_MS:
            self.suspect, self.correction_ms = True, None
        added = self.correction_ms or 0
        offset = None if self.offset_ms is None else self.offset_ms - added
        return at + added, (offset, self.suspect)

    def stated(self, true_at: int) -> None:
        """A person said what time it is; the doubt stays until a server says so too."""
        self._started = (self._clock.now(), self._clock.steady())
        self.correction_ms = true_at - self._started[0]
        self.suspect = True

    def heard(self, server_at: int) -> None:
        """A server said what time it is; from now on the offset is known and nothing is suspect.

        Where a person had to state the time, the server's takes its place.
        """
        self._started = (self._clock.now(), self._clock.steady())
        self.offset_ms = server_at - self._started[0]
        if self.correction_ms is not None:
            self.correction_ms = self.offset_ms if abs(self.offset_ms) > JUMP_MS else None
        self.suspect = False
