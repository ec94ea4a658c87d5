"""Keys in an input that mean something to the whole form: Enter, and undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

OWN_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class InputKeys(QObject):
    """An event filter: Enter goes on; Ctrl+Z belongs to the draft, not to the input alone."""

    entered = Signal()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and any(
                event.matches(one) for one in OWN_UNDO
            ):
                event.ignore()
                return True
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and enter and plain:
                self.entered.emit()
                return True
        return False
