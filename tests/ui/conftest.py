"""Desktop tests run without a screen; the look is put back after each."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QWidget

from ui.bootstrap import make_application
from ui.theme.look import look


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Fonts, Fusion and the light look at 100 %, whatever the test before did."""
    make_application([], theme="light")
    yield
    look.use(theme="light", text_percent=100, reduced_motion=False)


@pytest.fixture
def show(qtbot):
    """Show a widget, active, so that focus is real; returns it."""

    def shown(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        qtbot.addWidget(widget)
        if width:
            widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: widget.isActiveWindow())
        return widget

    return shown


class LongWords(QTranslator):
    """A pseudo-language: every sentence 40 % longer, so that tight layouts show."""

    def translate(self, _context: str, words: str, *_more: object) -> str:
        # Filler in words of its own length: no language has words of fifty letters.
        filler = "~~~~~~~ " * (len(words) // 8 + 1)
        return words + filler[: round(len(words) * 0.4)]

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def long_words(qapp):
    """Everything built in this test speaks the +40 % pseudo-language."""
    translator = LongWords()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
