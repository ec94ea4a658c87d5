"""Drafts kept while one types: saved at every pause, one window each, gone when they are a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QDir, QLockFile, QObject, QTimer, Signal

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import drafts
from frontoffice.services.home import Home
from ui.models.context import Context

PAUSE_MS = 300

Snapshot = tuple[dict[str, Any], dict[str, Any]]


def draft_lock(home: Home, draft: int) -> QLockFile:
    """The mark that a window has this draft open; a window that was killed leaves none."""
    lock = QLockFile(QDir.temp().filePath(f"frontoffice-{home.card.home}-{draft}.lock"))
    lock.setStaleLockTime(0)
    return lock


class Slot:
    """The draft of one visit; its id is read and written on the database lane only."""

    def __init__(self, draft: int | None = None, lock: QLockFile | None = None) -> None:
        self.id, self.lock = draft, lock
        self.over = False

    def keep(self, home: Home, snapshot: Snapshot) -> int | None:
        """Write the draft; the time of writing (ms UTC), None once the visit is over."""
        if self.over:
            return None
        self.id = drafts.save(home, *snapshot, self.id)
        if self.lock is None:
            self.lock = draft_lock(home, self.id)
            self.lock.tryLock(0)
        return home.now()

    def forget(self, home: Home) -> None:
        """The draft became a case, or was given up."""
        self.over = True
        if self.id is not None:
            drafts.discard(home, self.id)
        self.release()

    def release(self) -> None:
        """Let another window open it."""
        if self.lock is not None:
            self.lock.unlock()
            self.lock = None


class Keeper(QObject):
    """Saves what `snapshot` gives 300 ms after the last `touch()`; None: nothing worth keeping."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, context: Context, snapshot: Callable[[], Snapshot | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._snapshot = context, snapshot
        self.slot = Slot()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        # The window goes, perhaps with its officer: its draft may be opened elsewhere at once.
        parent.destroyed.connect(lambda: self.slot.release())

    def touch(self) -> None:
        """Something changed: save at the next pause."""
        self._pause.start()

    def hurry(self) -> None:
        """Do not wait for the pause: the screen goes out of sight."""
        if self._pause.isActive():
            self.save()

    def save(self) -> None:
        """Save now."""
        self._pause.stop()
        snapshot = self._snapshot()
        if snapshot is None or self.slot.over:
            return
        self._context.tasks.write(
            partial(self.slot.keep, self._context.home, snapshot),
            receiver=self,
            done=self._saved,
            failed=self._failed,
        )

    def _saved(self, saved_at: int | None) -> None:
        if saved_at is not None:
            self.saved.emit(saved_at)

    def _failed(self, error: FrontOfficeError) -> None:
        # Behind the lock nobody may write; the screen touches the draft when it is back in sight.
        if error.code != "nobody-signed-in":
            self.failed.emit(error)

    def begin(self, slot: Slot | None = None) -> None:
        """Another visit; the draft of the one before stays as last saved."""
        self._pause.stop()
        self.slot = slot or Slot()

    def leave(self) -> None:
        """Save and let go of the draft: it is parked."""
        self.save()
        old = self.slot
        self._context.tasks.write(old.release, receiver=self)
        self.begin()

    def forget(self) -> None:
        """The draft became a case."""
        self._pause.stop()
        old = self.slot
        self._context.tasks.write(partial(old.forget, self._context.home), receiver=self)
        self.begin()
