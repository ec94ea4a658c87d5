"""The whole program for tests: a real home, a real window, real keys, an officer's hands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import CHEAP, PIN
from ui.__main__ import open_window
from ui.models.settings import Settings
from ui.program import Program
from ui.tasks import ImmediateRunner

KEYS = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Hands:
    """Opens the program on a folder and works it by keys."""

    def __init__(self, qtbot, folder, clock, *, tasks=None, settings=None):
        self.qtbot = qtbot
        window = open_window()
        window.resize(1366, 768)
        self.program = Program(
            window,
            folder,
            settings or Settings(),
            tasks=tasks or ImmediateRunner(),
            clock=clock,
            cost=CHEAP,
        )
        self.show()
        self.program.begin()

    def go_to(self, place):
        """Alt and the number the place has on this officer's rail."""
        at = [item.key for item in self.window.rail.items].index(place)
        if at > 9:
            # Further places have no digit: by words in the palette, which other tests type.
            self.window.open(place)
            return
        self.press(KEYS(KEYS.Key_0.value + (at + 1) % 10), ALT)

    @property
    def window(self):
        return self.program.window

    @property
    def page(self):
        return self.program.page

    @property
    def screen(self):
        return self.window.built(self.window.current())

    def show(self):
        """Give the window the keyboard."""
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, words):
        for letter in words:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)

    def enter(self, who, pin=PIN):
        """Two letters of the name, the PIN, Enter."""
        self.type(who)
        self.type(pin)
        self.press(KEYS.Key_Return)

    def close(self):
        """The program ends; its window goes with it."""
        self.program.close()
        self.window.deleteLater()
