"""What every screen is to the frame: its actions, its news, its way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.models.frame import Action


class Screen(QWidget):
    """Base of the screens. The frame listens to its signals; screens never know each other.

    `news(kind, words, action, run)` fills the notice bar ("say", "warn", "fail"), `fact(words,
    icon, ink)` its standing line, `hints(pairs)` the keys of the present focus, `go(key, payload)`
    asks for another screen, `offers_changed()` when `offers()` would answer otherwise.
    """

    news = Signal(str, str, str, object)
    fact = Signal(str, str, str)
    hints = Signal(object)
    go = Signal(str, object)
    offers_changed = Signal()

    def offers(self) -> list[Action]:
        """What can be done here."""
        return []

    def arrive(self, payload: object) -> None:
        """Comes to the front; `payload` is what the caller of `go` handed over, or None."""

    def back(self) -> bool:
        """Esc: go one step back, never losing typing; False when there is no step left."""
        return False

    def facts_changed(self, changes: object) -> None:
        """Facts were written here or came in; read again what concerns this screen."""

    def freshened(self) -> None:
        """An exchange ended or time passed: the light or the doubt about the clock changed."""

    def keep_draft(self) -> None:
        """The station locks, another officer comes or the program ends: write down what was typed.

        Hand it to the write lane; what is asked of that lane afterwards waits for it.
        """

    def say(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Good news for the notice bar."""
        self.news.emit("say", words, action, run)

    def warn(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something to know."""
        self.news.emit("warn", words, action, run)

    def fail(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """What did not work, why, and the next step."""
        self.news.emit("fail", words, action, run)
