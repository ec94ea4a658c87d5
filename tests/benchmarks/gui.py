"""The longest stretch on the GUI thread while a citizen is served by keyboard.

`python -m tests.benchmarks.gui` is a process of its own: its QApplication times every event.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parents[2]
TARGET_MS = 50.0
MOST_PAUSES = 60
CITIZENS = (7, 8, 9)
"""Known from an earlier application; the first one builds screens and caches."""
PAUSE_MS = 80
"""An officer's pause between two steps, in which answers of the background come in."""


def gui_figure() -> Figure:
    """What the other process measured; a RuntimeError says what went wrong there."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.gui"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=120,
        check=False,
    )
    found = re.search(r"longest_ms=([\d.]+) first_ms=([\d.]+) (.*)", done.stdout)
    if found is None:
        raise RuntimeError(done.stderr.strip()[-500:] or "no answer")
    longest, first, what = found.groups()
    return Figure(
        "longest stretch on the GUI thread, one intake",
        float(longest),
        target=TARGET_MS,
        note=f"{what}; in the first intake after the start {first} ms",
    )


def main() -> None:
    """Serves three known citizens, one free service each."""
    from PySide6.QtTest import QTest

    from frontoffice.services import intake
    from tests.benchmarks.office import new_home
    from tests.builders import intake_request, nik
    from tests.ui.gui_probe import GuiProbe
    from tests.ui.loket_desk import KEYS, Desk
    from ui.bootstrap import make_application
    from ui.screens.loket.thread import APPLICANT, PAPERS, PURPOSE, REVIEW
    from ui.tasks import TaskRunner

    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/device"
        home = new_home(Path(folder) / "home")
        for serial in CITIZENS:
            intake.submit(home, intake_request("KEL-SKTM", serial=serial))
        probe = GuiProbe(["benchmark"])
        make_application([])
        tasks = TaskRunner()
        desk = Desk(home, tasks)
        desk.window.show()
        desk.window.open("loket")
        QTest.qWaitForWindowActive(desk.window)

        def until(what: str, holds: Callable[[], bool]) -> None:
            for _ in range(MOST_PAUSES):
                QTest.qWait(PAUSE_MS)
                if holds():
                    return
            raise RuntimeError(f"never came: {what}")

        def serve(serial: int) -> tuple[float, str]:
            probe.begin()
            served = len(desk.papers)
            desk.press(KEYS.Key_F2)
            until("a new citizen", lambda: desk.section == PURPOSE and not desk.visit.service)
            desk.thread.purpose.input.setFocus()
            for words, section in (("kk", None), ("4", APPLICANT), (nik(serial), PAPERS)):
                desk.type(words)
                QTest.qWait(PAUSE_MS)
                desk.enter()
                if section is not None:
                    until(f"section {section}", lambda wanted=section: desk.section == wanted)
            desk.type("11")
            desk.enter()
            until("the review", lambda: desk.section == REVIEW)
            desk.press(KEYS.Key_F12)
            until("the receipt", lambda: len(desk.papers) > served)
            desk.type("1")
            QTest.qWait(PAUSE_MS)
            return probe.longest_ms(), probe.longest_event()

        first, _ = serve(CITIZENS[0])
        longest, what = max(serve(serial) for serial in CITIZENS[1:])
        print(f"longest_ms={longest:.1f} first_ms={first:.1f} {what}", flush=True)
        desk.close()
        tasks.close()
        home.close()


if __name__ == "__main__":
    main()
