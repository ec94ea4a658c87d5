"""Every page of the program: nothing clipped, everything named, everything reached by Tab."""

from __future__ import annotations

import contextlib

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from frontoffice.domain.errors import StoreTrouble
from frontoffice.services import intake
from tests.builders import incomplete_request, intake_request
from tests.ui.program_desk import Hands
from ui import places
from ui.bootstrap import use_language
from ui.dialogs.trouble import TroublePage
from ui.models.settings import Settings
from ui.screens.first_start import page as first_start
from ui.screens.station.page import PANELS
from ui.shell import MainWindow
from ui.theme.checks import layout_faults, small_targets, unnamed_controls
from ui.theme.look import look

THEMES = ("light", "dark", "contrast")
LANGUAGES = ("id", "en", "long")
PANEL_KEYS = tuple(row[0] for row in PANELS)
STEPS = range(7)


@pytest.fixture
def home(make_home):
    made = make_home()
    intake.submit(made, intake_request("KEL-SKTM", serial=7))
    intake.submit(made, intake_request("POL-SKCK-BARU", serial=8))
    intake.submit(made, incomplete_request("DKC-KK", serial=9))
    return made


@pytest.fixture
def speak(qapp, request):
    """A language: Indonesian, English, or the +40 % pseudo-language."""

    def in_language(language):
        if language == "long":
            request.getfixturevalue("long_words")
        else:
            use_language(qapp, language)

    yield in_language
    use_language(qapp, "id")


@pytest.fixture
def hands(qtbot, home, clock):
    """Opens the program with the admin at work, and closes it after the test."""
    opened = []

    def open_at(folder=home.folder, who="ri"):
        at_work = Hands(qtbot, folder, clock)
        opened.append(at_work)
        if who:
            at_work.enter(who)
        return at_work

    yield open_at
    for one in opened:
        one.close()


def faults(window: QWidget) -> list[str]:
    """Everything a reviewer would notice."""
    return layout_faults(window) + unnamed_controls(window) + small_targets(window)


def settled(qtbot, window, check):
    """What the check still finds once layouts had their time."""
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not check(window), timeout=1500)
    return check(window)


def reached_by_tab(window: QWidget) -> set[QWidget]:
    """Where Tab leads, from the focus once around."""
    seen: set[QWidget] = set()
    for _ in range(300):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in seen:
            return seen
        seen.add(now)
    return seen


def controls(page: QWidget) -> set[QWidget]:
    """What can be pressed or typed into now."""
    return {
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, QAbstractButton | QLineEdit)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_places(qtbot, hands, speak, theme, language):
    speak(language)
    look.use(theme=theme)
    at_work = hands()
    found = {}
    for place in places.ALL:
        at_work.window.open(place)
        if wrong := settled(qtbot, at_work.window, faults):
            found[place] = wrong

    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_panels_of_the_station(qtbot, hands, speak, language):
    speak(language)
    at_work = hands()
    at_work.window.open(places.STATION)
    found = {}
    for panel in PANEL_KEYS:
        at_work.screen.show_panel(panel)
        if wrong := settled(qtbot, at_work.window, faults):
            found[panel] = wrong

    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sign_in(qtbot, hands, speak, language):
    speak(language)
    at_work = hands(who="")
    for _ in range(5):
        at_work.enter("bu", "918273")

    assert settled(qtbot, at_work.window, faults) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_start(qtbot, hands, speak, tmp_path, language):
    speak(language)
    at_work = hands(tmp_path / "none", who="")
    found = {}
    for step in STEPS:
        if step == first_start.WORDS:
            at_work.page.words.show_words(["kelapa"] * 24)
        at_work.page._show(step)
        if wrong := settled(qtbot, at_work.window, faults):
            found[step] = wrong

    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_trouble(qtbot, hands, speak, language):
    speak(language)
    at_work = hands()
    found = {}
    for code in ("store-full", "store-wrong-key", "schema-newer", "store-corrupt"):
        at_work.window.cover(TroublePage(StoreTrouble(code), "id"))
        if wrong := settled(qtbot, at_work.window, faults):
            found[code] = wrong

    assert found == {}


def test_twice_as_large_on_a_small_screen(qtbot, hands):
    look.use(text_percent=200)
    at_work = hands(who="")
    found = {"masuk": settled(qtbot, at_work.window, layout_faults)}
    at_work.enter("ri")
    for place in places.ALL:
        at_work.window.open(place)
        found[place] = settled(qtbot, at_work.window, layout_faults)

    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def missed_by_tab(page: QWidget, window: QWidget) -> list[str]:
    """What can be pressed or typed into and is not reached by Tab.

    One row of an exclusive list takes the Tab; its arrows reach the others.
    """
    missed = controls(page) - reached_by_tab(window)
    return [
        one.accessibleName() or one.objectName()
        for one in missed
        if not (isinstance(one, QAbstractButton) and one.autoExclusive())
    ]


def test_tab_reaches_every_control_of_every_place(qtbot, hands):
    at_work = hands()
    found = {}
    for place in places.ALL:
        at_work.window.open(place)
        qtbot.waitUntil(at_work.window.isActiveWindow)
        found[place] = missed_by_tab(at_work.screen, at_work.window)

    assert {place: missed for place, missed in found.items() if missed} == {}


def test_tab_reaches_every_control_of_every_panel(qtbot, hands):
    at_work = hands()
    at_work.window.open(places.STATION)
    found = {}
    for panel in PANEL_KEYS:
        at_work.screen.show_panel(panel)
        qtbot.waitUntil(at_work.window.isActiveWindow)
        found[panel] = missed_by_tab(at_work.screen.panels[panel], at_work.window)

    assert {panel: missed for panel, missed in found.items() if missed} == {}


@pytest.mark.parametrize("step", [first_start.OFFICE, first_start.ADMIN, first_start.LINK])
def test_tab_reaches_every_control_of_a_step(qtbot, hands, tmp_path, step):
    at_work = hands(tmp_path / "none", who="")
    at_work.page._show(step)
    qtbot.waitUntil(at_work.window.isActiveWindow)

    assert controls(at_work.page) - reached_by_tab(at_work.window) == set()


def test_settings_of_a_station_open_the_program_as_they_are(qtbot, home, clock):
    at_work = Hands(qtbot, home.folder, clock, settings=Settings(idle_minutes=7))

    assert at_work.program.idle.minutes == 7
    at_work.close()


class StrayWindows(QObject):
    """Writes down every window that is shown beside the program's own."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, MainWindow):
            self.found.append(type(watched).__name__)
        return False


def test_nothing_flashes_beside_the_window(qapp, hands):
    watch = StrayWindows()
    qapp.installEventFilter(watch)
    at_work = hands()
    for place in places.ALL:
        at_work.window.open(place)
    for panel in PANEL_KEYS:
        at_work.screen.show_panel(panel)
    qapp.removeEventFilter(watch)

    assert watch.found == []
