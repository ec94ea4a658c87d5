"""The book of all actions an officer can take now: keys, palette and key sheet read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.models.frame import Action

FRAME = ""
COVER = "cover"


class ActionBook(QObject):
    """Actions by scope: those of the frame always count, those of a screen while it is in front.

    What the officer has no right to is not there at all: neither by key nor by words.
    Only function keys and combinations belong here: a window-wide "1" would eat typed digits.
    `blocked` says whether keys must rest (a sheet is open).
    """

    changed = Signal()

    def __init__(self, window: QWidget, blocked: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._blocked = window, blocked
        self._scopes: dict[str, list[Action]] = {}
        self._scope = FRAME
        self._covered = False
        self._rights = frozenset[str]()
        self._keys: dict[str, QShortcut] = {}

    def permit(self, rights: frozenset[str]) -> None:
        """The rights of who works here now."""
        self._rights = rights
        self.changed.emit()

    def register(self, scope: str, actions: Iterable[Action]) -> None:
        """Replace the actions of a scope (a screen's key, or `FRAME`)."""
        self._scopes[scope] = list(actions)
        for action in self._scopes[scope]:
            if action.shortcut and action.shortcut not in self._keys:
                self._bind(action.shortcut)
        self.changed.emit()

    def bring_forward(self, scope: str) -> None:
        """The screen now in front."""
        self._scope = scope
        self.changed.emit()

    def cover(self, actions: Iterable[Action] | None) -> None:
        """While a page covers the frame only its actions count; None: it was taken away."""
        self._covered = actions is not None
        self.register(COVER, actions or [])

    def current(self) -> list[Action]:
        """What this officer can do now, the front screen's first; disabled ones included."""
        front = self._scopes.get(self._scope, []) if self._scope != FRAME else []
        found = self._scopes[COVER] if self._covered else [*front, *self._scopes.get(FRAME, [])]
        return [one for one in found if one.right is None or one.right in self._rights]

    def run(self, shortcut: str) -> bool:
        """Do what a key means now; False when it means nothing or is not allowed."""
        for action in self.current():
            if action.shortcut == shortcut and action.enabled():
                action.run()
                return True
        return False

    def _bind(self, shortcut: str) -> None:
        key = QShortcut(QKeySequence(shortcut), self._window)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.setAutoRepeat(False)
        key.activated.connect(lambda: None if self._blocked() else self.run(shortcut))
        self._keys[shortcut] = key
