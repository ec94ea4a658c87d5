"""Measures the longest stretch on the GUI thread: how long one event kept all others waiting."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication


class GuiProbe(QApplication):
    """A QApplication that times every event it delivers.

    `begin()` starts anew; `longest_ms()` is the longest delivery since, events delivered inside
    another one counted as part of it. `longest_event()` names receiver and event.
    """

    def __init__(self, argv: list[str]) -> None:
        super().__init__(argv)
        self._depth = 0
        self._longest = 0.0
        self._what = ""

    def begin(self) -> None:
        """Forget what was measured."""
        self._longest, self._what = 0.0, ""

    def longest_ms(self) -> float:
        """The longest stretch since `begin()`, in milliseconds."""
        return self._longest * 1000

    def longest_event(self) -> str:
        """What took longest."""
        return self._what

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        kind, name = event.type(), type(receiver).__name__
        before = time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            took = time.perf_counter() - before
            self._depth -= 1
            if took > self._longest:
                self._longest, self._what = took, f"{kind.name} to {name}"


class Stopwatch:
    """Times calls that a test makes on the GUI thread itself (keys of QTest are such calls)."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self.what = ""

    def time(self, what: str, call: Any) -> None:
        """Run `call` and keep the longest."""
        before = time.perf_counter()
        call()
        QCoreApplication.sendPostedEvents()
        took = (time.perf_counter() - before) * 1000
        if took > self.longest_ms:
            self.longest_ms, self.what = took, what
