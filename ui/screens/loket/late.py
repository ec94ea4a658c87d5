"""Late entry at the counter: the open visit comes from a paper of an outage."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.dialogs.late_entry import LateEntrySheet
from ui.screens.loket.thread import Thread
from ui.widgets.screen import Screen


class LateEntry(QObject):
    """Asks for day, time and number of the paper, and writes them into the visit."""

    def __init__(self, thread: Thread, screen: Screen) -> None:
        super().__init__(screen)
        self._thread, self._screen = thread, screen
        self._paper = ""

    def from_paper(self, payload: object) -> None:
        """Kas sent a paper of the kit: ask for its time, or keep its number for the next visit."""
        number = payload.get("late_paper") if isinstance(payload, dict) else None
        if not isinstance(number, str):
            return
        self._paper = number
        if self._thread.isVisible():
            self.ask()
            return
        words = self.tr(
            "Kertas {source}: mulai kunjungan tanpa nomor antrean, lalu Entri susulan dari kertas."
        )
        self._screen.warn(words.replace("{source}", number))

    def ask(self) -> None:
        """Open the sheet over the screen."""
        visit = self._thread.visit
        sheet = LateEntrySheet(self._screen, visit.happened_at, visit.source)
        if self._paper and not visit.source:
            sheet.source.set_text(self._paper)
        sheet.given.connect(self._take)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _take(self, happened_at: str, source: str) -> None:
        self._thread.take("query.late", happened_at=happened_at, source=source)
        if not happened_at:
            self._screen.say(self.tr("Bukan entri susulan lagi."))
            return
        self._paper = ""
        words = self.tr("Entri susulan dari kertas {source}: waktu dihitung sejak {when}.")
        when = happened_at.replace("T", " ").replace(":", ".")
        self._screen.say(words.replace("{source}", source).replace("{when}", when))
