"""Says calls aloud on this PC, one after the other; a PC without sound stays silent and says so."""

from __future__ import annotations

import shutil
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, Signal

PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs that play a WAV file, the usual one of the system first."""

_WINDOWS = (
    "powershell",
    "-NoProfile",
    "-Command",
    "(New-Object System.Media.SoundPlayer $args[0]).PlaySync()",
)


def player() -> tuple[str, ...] | None:
    """The command that plays a file here, None where there is none."""
    if sys.platform == "win32":
        return _WINDOWS
    return next((one for one in PLAYERS if shutil.which(one[0])), None)


class Speaker(QObject):
    """Plays sounds in the order they came, never two at once. `silent` when it cannot."""

    silent = Signal()
    idle = Signal()

    def __init__(self, find: Callable[[], tuple[str, ...] | None] = player) -> None:
        super().__init__()
        self._command = find()
        self._waiting: deque[bytes] = deque()
        self._folder = QTemporaryDir()
        self._process: QProcess | None = None
        self.played = 0

    @property
    def able(self) -> bool:
        """Whether this PC can play a sound."""
        return self._command is not None

    def say(self, sound: bytes) -> None:
        """Plays a WAV file after those that wait."""
        if self._command is None:
            self.silent.emit()
            return
        self._waiting.append(sound)
        self._next()

    def quiet(self) -> None:
        """Stops at once and forgets what waits; more may be said later."""
        self._waiting.clear()
        if self._process is not None:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(2000)
            self._process = None

    def _next(self) -> None:
        if self._process is not None or self._command is None:
            return
        if not self._waiting:
            self.idle.emit()
            return
        file = Path(self._folder.filePath("call.wav"))
        file.write_bytes(self._waiting.popleft())
        self._process = QProcess(self)
        self._process.finished.connect(self._done)
        self._process.errorOccurred.connect(self._broken)
        self._process.start(self._command[0], [*self._command[1:], str(file)])

    def _done(self) -> None:
        self.played += 1
        self._over()

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._command = None
            self._waiting.clear()
            self.silent.emit()
            self._over()

    def _over(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._next()
