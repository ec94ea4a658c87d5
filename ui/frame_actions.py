"""What the frame itself can do, by words and by key: search, keys, lock, and each place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from ui.models.frame import Action, ScreenSpec


def keys_action(show: Callable[[], object]) -> Action:
    """F1."""
    words = QCoreApplication.translate("FrameActions", "Daftar tombol")
    return Action("frame.keys", words, show, "F1", icon="keyboard")


def search_action(show: Callable[[], object]) -> Action:
    """Ctrl+K."""
    words = QCoreApplication.translate("FrameActions", "Cari")
    return Action("frame.search", words, show, "Ctrl+K", icon="search")


def lock_action(lock: Callable[[], object], signed_in: Callable[[], bool]) -> Action:
    """Ctrl+L."""
    words = QCoreApplication.translate("FrameActions", "Kunci layar")
    return Action("frame.lock", words, lock, "Ctrl+L", enabled=signed_in, icon="lock")


def place_actions(screens: list[ScreenSpec], go: Callable[[str], object]) -> list[Action]:
    """One for each place on the rail: Alt+1 to Alt+9 and Alt+0, the rest by words."""
    made = []
    for at, spec in enumerate(screens):
        words = QCoreApplication.translate("FrameActions", "Buka {screen}")
        shortcut = f"Alt+{(at + 1) % 10}" if at < 10 else ""
        run = partial(go, spec.key)
        made.append(
            Action(
                f"screen.{spec.key}",
                words.replace("{screen}", spec.word),
                run,
                shortcut,
                icon=spec.icon,
                right=spec.right,
            )
        )
    return made
