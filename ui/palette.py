"""What Ctrl+K finds beside actions: cases by number, NIK or name, services by citizens' words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from frontoffice.services import cases, service_search
from frontoffice.services.home import Home
from ui.models.frame import Answer, PaletteItem, Provider
from ui.places import CASES, STANDARDS
from ui.shell import MainWindow
from ui.tasks import Runner

MOST = 6
LEAST = 2


class Finder(QObject):
    """Looks in the open home; answers nothing while the station is locked.

    `home` gives the home or None while it may not be shown.
    """

    def __init__(self, home: Callable[[], Home | None], tasks: Runner, window: MainWindow) -> None:
        super().__init__(window)
        self._home, self._tasks, self._go = home, tasks, window.open

    def providers(self) -> list[Provider]:
        """Cases first, then services."""
        return [self._find_cases, self._find_services]

    def _find_cases(self, words: str, answer: Answer) -> None:
        home = self._home()
        if home is None or len(words) < LEAST:
            return

        def found(lines: tuple[list[cases.CaseLine], int]) -> None:
            answer([self._case_item(line) for line in lines[0]])

        self._tasks.read(
            lambda: cases.list_cases(home, words, limit=MOST),
            receiver=self,
            done=found,
            failed=lambda _error: None,
        )

    def _case_item(self, line: cases.CaseLine) -> PaletteItem:
        name = line.name or self.tr("(nama tidak ada di sini)")
        open_case = partial(self._go, CASES, line.stream)
        return PaletteItem(name, f"{line.number}  {line.service_name}", "folder-open", open_case)

    def _find_services(self, words: str, answer: Answer) -> None:
        home = self._home()
        if home is None or len(words) < LEAST:
            return

        def found(standards: list[PaletteItem]) -> None:
            answer(standards)

        self._tasks.read(
            lambda: [
                PaletteItem(one.name, one.code, "book-open", partial(self._go, STANDARDS, one.code))
                for one, _score in service_search.find(home, words)[:MOST]
            ],
            receiver=self,
            done=found,
            failed=lambda _error: None,
        )
