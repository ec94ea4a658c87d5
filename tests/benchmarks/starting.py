"""Starts: the desktop until an officer can sign in, a command until it has answered."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parents[2]
SIGN_IN_TARGET = 1.5
SHOWN = "shown"
BARE_WINDOW = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
import sqlalchemy
import sqlalchemy.dialects.sqlite
def painted():
    print("{SHOWN}", flush=True)
    app.quit()
QTimer.singleShot(0, painted)
sys.exit(app.exec())
"""


def until(mark: str, *command: str) -> float:
    """Milliseconds from starting Python to the line that begins with `mark`."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(mark):
                taken = 1000 * (time.perf_counter() - started)
                process.stdout.read()
                return taken
        assert process.stderr is not None
        raise RuntimeError(f"{command} never said {mark}: {process.stderr.read()[-2000:]}")


def starting_figures(home: Path, *, runs: int = 9) -> list[Figure]:
    """Medians of whole processes, byte code compiled beforehand."""
    for folder in ("frontoffice", "ui"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    window, sign_in, nothing, command = [], [], [], []
    for _ in range(runs):
        window.append(until(SHOWN, "-c", BARE_WINDOW))
        sign_in.append(until("ready_ms=", "-m", "ui", "--home", str(home), "--offscreen-smoke"))
        nothing.append(until(SHOWN, "-c", f"print('{SHOWN}')"))
        command.append(until("Rp80.000", "-m", "frontoffice", "check", "words", "80000"))
    middle = runs // 2
    return [
        Figure(
            "start to usable sign-in",
            sorted(sign_in)[middle],
            floor=sorted(window)[middle],
            floor_name="bare QMainWindow and SQLAlchemy import",
            target=SIGN_IN_TARGET,
            target_is_ratio=True,
        ),
        Figure(
            "start of a command (`check words`)",
            sorted(command)[middle],
            floor=sorted(nothing)[middle],
            floor_name="Python that prints one line",
        ),
    ]
