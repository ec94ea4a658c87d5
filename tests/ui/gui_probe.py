"""Measures the longest stretch on the GUI thread: how long one event kept all others waiting.

`python -m tests.ui.gui_probe` serves citizens through the real window with the real task runner
and prints one JSON object; `make bench` reads it.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

POLL_MS = 2


class GuiProbe(QApplication):
    """A QApplication that times every event it delivers.

    `begin()` starts anew; `longest_ms()` is the longest delivery since, events delivered inside
    another one counted as part of it. `longest_event()` names receiver and event.
    """

    def __init__(self, argv: list[str]) -> None:
        super().__init__(argv)
        self._depth = 0
        self._longest = self._longest_cpu = 0.0
        self._what = ""

    def begin(self) -> None:
        """Forget what was measured."""
        self._longest, self._longest_cpu, self._what = 0.0, 0.0, ""

    def longest_cpu_ms(self) -> float:
        """The most CPU time of the GUI thread in one event: what a quiet machine would show."""
        return self._longest_cpu * 1000

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
        before, cpu = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            took = time.perf_counter() - before
            self._longest_cpu = max(self._longest_cpu, time.thread_time() - cpu)
            self._depth -= 1
            if took > self._longest:
                self._longest, self._what = took, f"{kind.name} to {name}"


def measure(visits: int = 5) -> dict[str, Any]:
    """Serve known citizens by keys: longest stretch in ms (wall clock, CPU) and key strokes.

    The first visit warms fonts and pictures up and is left out, as an officer's first of the day.
    """
    from frontoffice.services import intake
    from tests.builders import intake_request
    from tests.conftest import OFFICER, FixedClock, HomeFactory
    from tests.ui.loket_desk import Desk
    from ui.bootstrap import make_application
    from ui.tasks import TaskRunner

    os.environ["FRONTOFFICE_DEVICE_DIR"] = tempfile.mkdtemp()
    app = GuiProbe([])
    make_application([])
    make_home = HomeFactory(Path(tempfile.mkdtemp()), FixedClock())
    home = make_home()
    for serial in range(visits + 1):
        intake.submit(home, intake_request("KEL-SKTM", serial=serial + 1))
    tasks = TaskRunner()
    desk = Desk(make_home.sign_in(home, OFFICER), tasks)
    results: list[tuple[float, float, str]] = []
    script = _script(desk, app, visits, results)
    step = QTimer(app, interval=POLL_MS)
    waiting: list[Callable[[], bool]] = [lambda: True]

    def go_on() -> None:
        if not waiting[0]():
            return
        try:
            waiting[0] = next(script)
        except StopIteration:
            step.stop()
            app.quit()

    step.timeout.connect(go_on)
    desk.window.show()
    desk.window.open("loket")
    desk.window.activateWindow()
    step.start()
    app.exec()
    tasks.close()
    home.close()
    longest, _, event = max(results, default=(0.0, 0.0, ""))
    cpu = max((one[1] for one in results), default=0.0)
    return {
        "longest_ms": round(longest, 1),
        "longest_cpu_ms": round(cpu, 1),
        "event": event,
        "strokes": desk.strokes,
    }


def _script(desk: Any, app: GuiProbe, visits: int, results: list[tuple[float, float, str]]) -> Any:
    """Key by key; yields what must be true before the next key."""
    from tests.builders import nik
    from tests.ui.loket_desk import KEYS

    screen = desk.screen
    while not desk.window.isActiveWindow() or desk.screen is None or desk.screen._desk is None:
        yield lambda: True
    screen, thread = desk.screen, desk.thread
    for visit in range(visits + 1):
        app.begin()
        desk.strokes = 0
        desk.press(KEYS.Key_F2)
        for letter in "kk":
            desk.press(letter)
            yield lambda: True
        desk.enter()
        yield lambda: thread.visit.service == "DKC-KK"
        desk.type("4")
        desk.enter()
        for digit in nik(visit + 1):
            desk.press(digit)
            yield lambda: True
        desk.enter()
        yield lambda: desk.section == 3
        for _ in range(2):
            desk.press("1")
            yield lambda: True
        desk.enter()
        yield lambda: desk.section == 5
        desk.press(KEYS.Key_F12)
        yield lambda: screen.finished() and screen.done.answer.isVisible()
        desk.press("1")
        yield lambda: screen.done.print_again.isVisible()
        if visit:
            results.append((app.longest_ms(), app.longest_cpu_ms(), app.longest_event()))


if __name__ == "__main__":
    print(json.dumps(measure()))
