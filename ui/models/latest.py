"""Only the newest question counts: reading while somebody types or walks a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError
from ui.tasks import Runner

Question = tuple[
    int, Callable[[], Any], Callable[[Any], object], Callable[[FrontOfficeError], object]
]


class Latest:
    """Asks one thing at a time; what was overtaken by a newer question is never delivered."""

    def __init__(self, tasks: Runner, receiver: QObject) -> None:
        self._tasks, self._receiver = tasks, receiver
        self._newest = 0
        self._waiting: Question | None = None
        self.busy = False

    def ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[FrontOfficeError], object],
    ) -> None:
        """Run `work` on the read lane as soon as the one before has ended."""
        self._newest += 1
        self._waiting = (self._newest, work, done, failed)
        if not self.busy:
            self._start()

    def forget(self) -> None:
        """Deliver nothing that was asked so far."""
        self._newest += 1
        self._waiting = None

    def _start(self) -> None:
        if self._waiting is None:
            return
        (number, work, done, failed), self._waiting = self._waiting, None
        self.busy = True
        self._tasks.read(
            work,
            receiver=self._receiver,
            ended=self._ended,
            done=partial(self._deliver, number, done),
            failed=partial(self._deliver, number, failed),
        )

    def _ended(self) -> None:
        self.busy = False
        self._start()

    def _deliver(self, number: int, to: Callable[[Any], object], answer: object) -> None:
        if number == self._newest:
            to(answer)
