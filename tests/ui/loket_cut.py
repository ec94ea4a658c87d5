"""A counter in a process of its own that dies in the middle of a word: `python -m ... HOME`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer

from frontoffice.services.home import Door
from tests.builders import nik
from tests.conftest import CHEAP, OFFICER, PIN, FixedClock
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from ui.bootstrap import make_application


def main(folder: Path, mode: str) -> None:
    """Type a visit up to the given point, wait until it is saved, and be killed."""
    app = make_application([])
    home = Door(folder, clock=FixedClock(), cost=CHEAP).open(OFFICER, PIN)
    desk = Desk(home)

    def die(*_args: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def type_on() -> None:
        desk.press(KEYS.Key_F2)
        desk.type("sktm")
        desk.enter()
        if desk.section == 1:
            desk.enter()
        desk.type(nik(31))
        desk.enter()
        desk.type("Ratna Kusum")
        if mode == "typing":
            desk.screen.keeper.saved.connect(die)
            return
        desk.press(KEYS.Key_Return, CONTROL)
        desk.check_all()
        desk.submit()
        die()

    # Keys need a window that has the focus.
    app.focusWindowChanged.connect(lambda _window: QTimer.singleShot(0, type_on))
    desk.window.show()
    desk.window.open("loket")
    desk.window.activateWindow()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
