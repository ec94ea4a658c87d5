"""How long one visit is served: what it was parked or stood still for does not count."""

from __future__ import annotations


class Stopwatch:
    """All instants and lengths in ms; `begin` with what was spent before."""

    def __init__(self) -> None:
        self._spent, self._since = 0, 0
        self.running = False

    def begin(self, now: int, spent: int = 0, *, running: bool = True) -> None:
        """Another visit, or the same one taken up again."""
        self._spent, self._since, self.running = spent, now, running

    def stop(self, now: int) -> None:
        """The visit stands still."""
        self._spent, self.running = self.spent(now), False

    def go_on(self, now: int) -> None:
        """It moves again."""
        if not self.running:
            self._since, self.running = now, True

    def spent(self, now: int) -> int:
        """Time served up to now."""
        return self._spent + (max(0, now - self._since) if self.running else 0)
