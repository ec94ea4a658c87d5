"""`app`: opens the desktop, a program of its own, so that nothing here waits for a window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typer

from frontoffice.cli.session import Session
from frontoffice.domain.errors import StoreTrouble

app = typer.Typer(add_completion=False, rich_markup_mode=None)

FROZEN_DESKTOP = "frontoffice-desktop"


def desktop_command() -> list[str]:
    """How the desktop is started from here: beside us in the frozen program, else as a module."""
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).with_name(FROZEN_DESKTOP)
        return [str(beside.with_suffix(".exe") if sys.platform == "win32" else beside)]
    return [sys.executable, "-m", "ui"]


def start_desktop(session: Session) -> int:
    """Runs the desktop and waits for it; its exit status.

    :raises StoreTrouble: `desktop-missing` where the program is not there, `desktop-died` where
        the system ended it, as it does without a screen.
    """
    command = [*desktop_command(), "--home", str(session.folder)]
    if session.language_asked:
        # Otherwise the language chosen at the station counts.
        command += ["--lang", session.language]
    try:
        ended = subprocess.run(command, check=False).returncode
    except OSError:
        raise StoreTrouble("desktop-missing", program=Path(command[0]).name) from None
    if ended < 0:
        raise StoreTrouble("desktop-died", signal=-ended)
    return ended


@app.command()
def open_desktop(ctx: typer.Context) -> int:
    """Opens the desktop."""
    return start_desktop(ctx.obj)
