"""The monitors of this computer, for windows that face citizens."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

FLOATING = QSize(960, 640)
"""A public window's size where there is no monitor for it."""


class Monitor(Protocol):
    """A screen of the computer, as far as a window needs it."""

    def geometry(self) -> QRect:
        """Where it lies on the desktop."""


def monitors() -> list[Monitor]:
    """The screens of this computer, the officer's own first."""
    first = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda one: one is not first)
