"""Locks the screen of an officer who went away, and that of a computer that slept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

BEAT_MS = 2_000
SLEPT_MS = 60_000
"""So long between two beats means that the computer was suspended."""
ALIVE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Emits `away` when nobody touched the window for the minutes allowed, or after a sleep.

    `beat` comes every two seconds for whoever has something to look after. `clock` is in ms.
    """

    away = Signal()
    beat = Signal()

    def __init__(self, clock: Callable[[], int], minutes: int) -> None:
        super().__init__()
        self._clock = clock
        self.minutes = minutes
        self._touched_at = self._beat_at = clock()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.pulse)
        self._timer.start()

    def follow(self, window: QWidget) -> None:
        """Watch the native window: every key and pointer passes it once."""
        window.winId()
        if (handle := window.windowHandle()) is not None:
            handle.installEventFilter(self)

    def touched(self) -> None:
        """Somebody is here."""
        self._touched_at = self._clock()

    def pulse(self) -> None:
        """One beat: has somebody gone, or has the computer slept?"""
        now = self._clock()
        slept = now - self._beat_at >= SLEPT_MS
        gone = bool(self.minutes) and now - self._touched_at >= self.minutes * 60_000
        self._beat_at = now
        if slept or gone:
            self._touched_at = now
            self.away.emit()
        self.beat.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in ALIVE:
            self.touched()
        return False
