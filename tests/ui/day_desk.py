"""The whole program at one counter: the steps of Loket, Antrean and Permohonan by keys."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from frontoffice.services import cases
from tests.conftest import PIN
from tests.documents.reading import printed
from tests.ui.loket_desk import Desk
from tests.ui.program_desk import ALT, CONTROL, KEYS, Hands
from ui import places
from ui.widgets.command_palette import CommandPalette
from ui.widgets.sheet import Sheet

__all__ = ["ALT", "CONTROL", "KEYS", "Day"]


class Day(Hands, Desk):
    """Hands at the real program; papers lie as PDF in `papers`, read back by `paper()`."""

    def __init__(self, qtbot, folder, clock, papers):
        self.strokes, self.papers_folder = 0, papers
        Hands.__init__(self, qtbot, folder, clock)

    # What there is to see

    @property
    def home(self):
        return self.program.desk.home

    @property
    def window(self):
        return self.program.window

    @property
    def screen(self):
        return self.window.built(self.window.current())

    @property
    def detail(self):
        return self.screen.detail

    def case(self, stream):
        return cases.read_case(self.home, stream)

    def news(self):
        return self.window.notice.words.text()

    def newest(self):
        """The paper printed last."""
        return max(self.papers_folder.glob("*.pdf"), key=lambda one: one.stat().st_mtime_ns)

    def paper(self):
        """What it says, without blanks."""
        return printed(self.newest().read_bytes())

    def sheet(self):
        """The sheet in front, None for none."""
        shown = [one for one in self.window.findChildren(Sheet) if one.isVisible()]
        return shown[-1] if shown else None

    # What hands do

    def enter(self, who=None, pin=PIN):
        """Enter; with a name the way through the door."""
        if who is None:
            self.press(KEYS.Key_Return)
        else:
            Hands.enter(self, who, pin)

    def switch(self, who):
        """Ctrl+L and the next officer's PIN."""
        self.press(KEYS.Key_L, CONTROL)
        self.enter(who)

    def to(self, widget: QWidget):
        """Tab until the widget has the focus: that it can be reached is part of the test."""
        for _ in range(80):
            now = QApplication.focusWidget()
            if now is not None and (now is widget or widget.isAncestorOf(now)):
                return
            self.press(KEYS.Key_Tab)
        raise AssertionError(widget.accessibleName() or widget)

    def write(self, field, words):
        """Replace what stands in a field."""
        self.to(field.input)
        self.press(KEYS.Key_A, CONTROL)
        self.type(words)

    def tick(self, *chips):
        for chip in chips:
            self.to(chip)
            self.press(KEYS.Key_Space)

    def choose(self, field, code):
        """A choice by its arrow keys."""
        self.to(field.choice)
        rest = field.choice.findData(code) - field.choice.currentIndex()
        for _ in range(abs(rest)):
            self.press(KEYS.Key_Down if rest > 0 else KEYS.Key_Up)

    def do(self, verb):
        """Ctrl+K, the words of an action, Enter; the sheet it opened, if any."""
        self.press(KEYS.Key_K, CONTROL)
        palette = self.window.findChild(CommandPalette)
        self.type(verb)
        titles = [one.title for one in palette.lines.lines]
        for _ in range(titles.index(verb)):
            self.press(KEYS.Key_Down)
        self.press(KEYS.Key_Return)
        return self.sheet()

    def submit_sheet(self):
        self.press(KEYS.Key_Return, CONTROL)

    def open_case(self, number):
        """Permohonan, the number, Enter."""
        self.go_to(places.CASES)
        self.press(KEYS.Key_F, CONTROL)
        self.press(KEYS.Key_A, CONTROL)
        self.type(number)
        self.qtbot.waitUntil(
            lambda: (
                self.screen.list.model.rowCount() == 1
                and self.detail.view is not None
                and self.detail.view.number.startswith(number)
            )
        )
        self.enter()

    def give_number(self, words):
        """The help desk gives a number for these words."""
        self.go_to(places.QUEUE)
        self.to(self.screen.issuing.words.input)
        self.type(words)
        self.enter()
        return self.screen.issuing.given.text()

    def call(self):
        """At the counter: F2, and on to the person."""
        self.go_to(places.COUNTER)
        self.press(KEYS.Key_F2)
        if self.section == 1:
            self.enter()

    def take_in(self, standard, serial=1, name="Siti Rahayu"):
        """A whole application at the counter, its paper out; what was submitted."""
        self.go_to(places.COUNTER)
        self.pick(standard, ())
        self.identify(serial, name)
        self.check_all()
        self.pay(standard)
        written = self.submit()
        self.type("1")
        return written

    def sign(self, sheet, who=None):
        """A second officer agrees: the tile by the arrows, then the PIN at the pad."""
        if who is not None:
            self.to(next(tile for tile in sheet.tiles if tile.isChecked()))
            for _ in sheet.tiles:
                if [tile.officer for tile in sheet.tiles if tile.isChecked()] == [who]:
                    break
                self.press(KEYS.Key_Down)
                self.press(KEYS.Key_Space)
        self.to(sheet.pad)
        self.type(PIN)
        self.enter()
