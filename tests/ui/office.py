"""Screens over a real encrypted home, for GUI tests: context, printed papers, the frame."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as QtTimeoutError

from frontoffice.services.home import Home
from tests.conftest import NOW
from ui.models.context import Context
from ui.models.frame import Freshness, OfficeInfo, ScreenSpec
from ui.models.people import officer_info
from ui.models.settings import Settings
from ui.shell import MainWindow
from ui.tasks import ImmediateRunner
from ui.theme.checks import layout_faults


class Office:
    """A frame with one screen over a home; what was printed and what the screens said."""

    def __init__(self, home: Home, build: Callable[[Context], Any], runner: Any = None) -> None:
        self.printed: list[tuple[bytes, str]] = []
        self.news: list[tuple[str, str]] = []
        self.defects: list[BaseException] = []
        self.tasks = runner or ImmediateRunner()
        self.tasks.defect.connect(self.defects.append)
        self.context = Context(
            home,
            self.tasks,
            Settings(),
            Freshness("waiting", "14 menunggu"),
            lambda pdf, title: self.printed.append((pdf, title)),
        )
        spec = ScreenSpec("here", "Di sini", "folder-open", lambda: self._made(build))
        # The shortcut of another place must not be the only way out: two places on the rail.
        other = ScreenSpec("other", "Lain", "folder-open", QWidget)
        self.window = MainWindow(
            OfficeInfo("MPP Contoh", "Loket 3", "WIB"), [spec, other], lambda: NOW
        )
        officer = home.officer
        self.window.sign_in(officer_info(officer.staff, home.officer_name, officer.role))
        self.tasks.changed.connect(self.window.facts_changed)

    def _made(self, build: Callable[[Context], Any]) -> Any:
        self.screen = build(self.context)
        self.screen.news.connect(lambda kind, words, _a, _r: self.news.append((kind, words)))
        return self.screen

    def open(self, payload: object = None) -> Any:
        """Opens the screen; returns it."""
        self.window.open("here", payload)
        return self.screen

    def last(self) -> str:
        """The last piece of news."""
        return self.news[-1][1] if self.news else ""


def assert_fits(qtbot: Any, root: QWidget) -> None:
    """Nothing is clipped once the layouts have settled."""
    with contextlib.suppress(QtTimeoutError):
        qtbot.waitUntil(lambda: not layout_faults(root), timeout=3000)
    faults = layout_faults(root)
    assert not faults, faults
