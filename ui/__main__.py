"""`python -m ui`: opens the desktop. The window comes first, everything else behind it."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.bootstrap import make_application
from ui.models.frame import OfficeInfo
from ui.models.settings import Settings, first_look
from ui.shell import MainWindow
from ui.widgets.brand import BrandPanel

if TYPE_CHECKING:
    from ui.program import Program

WIDE, TALL = 1366, 768
SMOKE_LIMIT_MS = 30_000


def parse(argv: list[str]) -> argparse.Namespace:
    """The options; wrong ones end the program with status 2."""
    options = argparse.ArgumentParser("frontoffice-desktop", description=__doc__)
    options.add_argument("--home", type=Path, help="folder of the home")
    options.add_argument("--lang", choices=("id", "en"), help="language of this run")
    options.add_argument(
        "--theme", choices=("system", "light", "dark", "contrast"), help="look of this run"
    )
    options.add_argument(
        "--offscreen-smoke",
        action="store_true",
        help="open without a screen, say how long it took, and end",
    )
    return options.parse_args(argv)


def home_folder(named: Path | None) -> Path:
    """The home asked for, else FRONTOFFICE_HOME, else the platform's folder for user data."""
    if named is not None:
        return named.expanduser()
    if from_environment := os.environ.get("FRONTOFFICE_HOME"):
        return Path(from_environment).expanduser()
    import platformdirs

    return platformdirs.user_data_path("frontoffice", appauthor=False)


def now_ms() -> int:
    """UTC milliseconds, for the frame's clock before the store's own is there."""
    return time.time_ns() // 1_000_000


def open_window() -> MainWindow:
    """The frame with the brand over it: something to see while the rest is loaded."""
    window = MainWindow(OfficeInfo("frontoffice", ""), [], now_ms)
    window.resize(WIDE, TALL)
    cover = BrandPanel(OfficeInfo("frontoffice", ""))
    cover.setMaximumWidth(16_777_215)
    window.cover(cover)
    return window


def main(argv: list[str] | None = None) -> int:
    """Opens the desktop and stays until it ends; the exit status."""
    started = time.perf_counter()
    options = parse(sys.argv[1:] if argv is None else argv)
    if options.offscreen_smoke:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = home_folder(options.home)
    asked = {"language": options.lang, "theme": options.theme}
    settings = msgspec.structs.replace(
        first_look(folder), **{name: value for name, value in asked.items() if value}
    )
    theme = "" if settings.theme == "system" else settings.theme
    app = make_application(
        sys.argv[:1],
        theme=theme,
        language=settings.language,
        text_percent=settings.text_percent,
    )
    app.setQuitOnLastWindowClosed(False)
    window = open_window()
    # A counter works in one window; where there is no screen its size stays the one it has.
    (window.show if app.platformName() == "offscreen" else window.showMaximized)()
    # The first painting comes before the imports that the database needs.
    QTimer.singleShot(0, lambda: _begin(app, window, folder, settings, started, options))
    return app.exec()


def _begin(
    app: QApplication,
    window: MainWindow,
    folder: Path,
    settings: Settings,
    started: float,
    options: argparse.Namespace,
) -> None:
    if options.offscreen_smoke:
        # Armed first: a program that cannot even be loaded must end too.
        QTimer.singleShot(SMOKE_LIMIT_MS, lambda: app.exit(7))
    from ui.program import Program

    program = Program(window, folder, settings)
    # A QApplication keeps no Python object alive by itself.
    app.setProperty("program", program)
    program.crash.install()
    program.ended.connect(app.quit)
    if options.offscreen_smoke:
        program.ready.connect(lambda: _smoked(program, started))
    once = Qt.ConnectionType.SingleShotConnection
    program.entered.connect(lambda: _watch_line(program), once)
    program.begin()


def _watch_line(program: Program) -> None:
    """Once somebody works: a network that comes back starts what waits for it."""
    from ui.line_watch import LineWatch, of_system

    def back() -> None:
        if program.desk is not None:
            program.desk.exchange.run(loud=False)

    LineWatch(back, of_system(), program)


def _smoked(program: Program, started: float) -> None:
    sys.stdout.write(f"ready_ms={1000 * (time.perf_counter() - started):.0f}\n")
    QTimer.singleShot(0, program.close)


if __name__ == "__main__":
    sys.exit(main())
