"""A counter for the tests of the Loket screen: a real home, a real window, real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.builders import nik
from ui.models.context import Context
from ui.models.frame import OfficeInfo, ScreenSpec
from ui.models.people import officer_info
from ui.screens.loket import LoketScreen
from ui.shell import MainWindow
from ui.tasks import ImmediateRunner
from ui.widgets.requirements import RequirementRow
from ui.widgets.screen import Screen

KEYS = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Elsewhere(Screen):
    """Stands for the Permohonan screen: writes down what it was asked to show."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def arrive(self, payload):
        self.asked.append(payload)


class Desk:
    """The window of one officer; `press` and `type` are the only ways in, and are counted."""

    def __init__(self, home, tasks=None):
        self.home = home
        self.tasks = tasks or ImmediateRunner()
        self.papers = []
        self.context = Context(
            home, self.tasks, print_pdf=lambda pdf, title: self.papers.append((title, pdf))
        )
        specs = [
            ScreenSpec("loket", "Loket", "ticket-check", lambda: LoketScreen(self.context)),
            ScreenSpec("permohonan", "Permohonan", "folder-open", Elsewhere),
        ]
        office = OfficeInfo(home.card.office_name, "Loket 3", "WIB")
        self.window = MainWindow(office, specs, home.now)
        officer = home.officer
        self.window.sign_in(officer_info(officer.staff, home.officer_name, officer.role))
        self.tasks.changed.connect(self.window.facts_changed)
        self.window.resize(1366, 768)
        self.strokes = 0

    def open(self, qtbot):
        """Show the window on the Loket screen; returns self."""
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.open("loket")
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        return self

    def forget(self, qtbot):
        """Another officer takes the window: its screens go."""
        gone = self.screen
        self.window.show_places([])
        qtbot.waitUntil(lambda: not isValid(gone))

    @property
    def screen(self):
        return self.window.built("loket")

    @property
    def thread(self):
        return self.screen.visit_thread

    @property
    def visit(self):
        return self.thread.visit

    @property
    def section(self):
        return self.thread.accordion.current()

    def focus(self):
        return QApplication.focusWidget()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """One key stroke to whatever has the focus."""
        self.strokes += 1
        QTest.keyClick(self.focus() or self.window, key, modifier)

    def type(self, words):
        """Every character is a stroke."""
        for letter in words:
            self.press(letter)

    def enter(self):
        self.press(KEYS.Key_Return)

    # The steps of an officer

    def pick(self, standard, cases=None):
        """F2, the service's name, Down to it if needed, Enter; with `cases` on to the applicant."""
        self.press(KEYS.Key_F2)
        self.find(standard)
        if cases is not None:
            self.flags(standard, cases)

    def find(self, standard):
        self.type(standard.name[:40].lower())
        results = self.thread.purpose.list
        for _ in range(results.lines.rowCount()):
            if results.key() == standard.code:
                break
            self.press(KEYS.Key_Down)
        assert results.key() == standard.code
        self.enter()

    def flags(self, standard, cases):
        """Tick exactly these flags by their numbers, then Enter."""
        if not standard.flags:
            return
        for at, flag in enumerate(standard.flags):
            if (flag in cases) != (flag in self.visit.cases):
                self.type(str(at + 1))
        self.enter()

    def identify(self, serial=1, name="Siti Rahayu"):
        """NIK and name of somebody not seen before, on to the papers."""
        self.type(nik(serial))
        self.enter()
        self.type(name)
        self.press(KEYS.Key_Return, CONTROL)

    def represent(self):
        """The representative, with every field by Enter, on to the papers."""
        self.type("3273012005850007")
        self.enter()
        self.type("Joko Prasetyo")
        self.enter()
        self.type("saudara")
        self.enter()
        self.type("20112026")
        self.enter()

    def check_all(self):
        """1 on every row that asks for it, then Enter."""
        for _ in range(40):
            if not isinstance(self.focus(), RequirementRow):
                break
            self.press("1")
        assert not self.thread.judged.checklist.missing
        self.enter()

    def pay(self, standard):
        """Nothing for a free service; else the first row with a price, in cash, exactly."""
        if standard.is_free:
            return
        if standard.fee_rupiah is None:
            self.choose_row(standard)
        if self.thread.judged.fee.total_rupiah:
            self.type("1")
            self.enter()

    def choose_row(self, standard):
        """The first row that has a price, else the first with an amount of 75.000 and its paper."""
        at = next((at for at, row in enumerate(standard.tariff) if row.rupiah), 0)
        for _ in range(at):
            self.press(KEYS.Key_Down)
        self.enter()
        if standard.tariff[at].rupiah is None:
            self.type("75000")
            self.enter()
            self.type("SKPD-2026-0001")
            self.enter()

    def submit(self):
        """F12; the answer of the services."""
        self.press(KEYS.Key_F12)
        return self.screen.outcome.registering.submitted
