"""Layar pemohon: live, large, agreed to by one key, and empty as soon as nobody is served."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from frontoffice.store.entries import read_stream
from tests.builders import nik, standard
from tests.conftest import OFFICER
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from ui.screens.second_window import SecondWindow
from ui.theme.checks import layout_faults, small_targets, unnamed_controls
from ui.theme.look import look

SKTM = standard("KEL-SKTM")


class Monitor:
    """A screen that is not there."""

    def __init__(self, left):
        self._left = left

    def geometry(self):
        return QRect(self._left, 0, 1280, 800)


@pytest.fixture
def desk(qtbot, make_home):
    return Desk(make_home.sign_in(make_home(), OFFICER)).open(qtbot)


@pytest.fixture
def second(qtbot, desk):
    window = SecondWindow(desk.context.second, "MPP Contoh", lambda: [Monitor(0)])
    qtbot.addWidget(window)
    window.open()
    return window


def words(window):
    """Everything that can be read on the page in front."""
    page = window.stack.currentWidget()
    labels = [one.text() for one in page.findChildren(QLabel)]
    return "\n".join([*labels, *(one.text() for one in window.visit._lines)])


def to_review(desk):
    desk.pick(SKTM, ())
    desk.identify(4, "Siti Rahayu")
    desk.check_all()


def body_of(desk, written):
    with desk.home.store.read() as connection:
        return read_stream(connection, written.stream)[0].body


def test_it_follows_the_typing_and_is_empty_after_the_visit(desk, second):
    assert second.stack.currentWidget() is second.rest
    desk.pick(SKTM, ())
    desk.identify(4, "Siti Rahayu")
    assert second.visit.name.text() == "Siti Rahayu"
    assert second.visit.service.text() == SKTM.name
    assert second.visit.fee.text() == "Gratis"
    assert nik(4) not in words(second)
    desk.press(KEYS.Key_F4)
    assert second.stack.currentWidget() is second.rest
    assert "Siti" not in words(second)


def test_the_citizens_key_is_in_the_submitted_fact(qtbot, desk, second):
    to_review(desk)
    assert second.visit.agree.isVisible()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert "setujui" in second.visit.told.text()
    written = desk.submit()
    assert body_of(desk, written).confirmed_by == "citizen"
    assert written.number in second.visit.told.text()


def test_the_officer_may_press_for_the_citizen_and_a_change_takes_it_back(desk, second):
    to_review(desk)
    desk.press(KEYS.Key_F11)
    assert desk.visit.confirmed_by == "officer"
    desk.press(KEYS.Key_Z, CONTROL)
    assert desk.visit.confirmed_by == ""
    desk.press(KEYS.Key_F11)
    assert body_of(desk, desk.submit()).confirmed_by == "officer"


def test_the_key_means_nothing_before_the_review(qtbot, desk, second):
    desk.pick(SKTM, ())
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert desk.visit.confirmed_by == ""
    assert not second.visit.agree.isVisible()


def test_nothing_personal_behind_the_lock_or_on_another_place(desk, second):
    desk.pick(SKTM, ())
    desk.identify(4, "Siti Rahayu")
    desk.window.cover(QWidget())
    assert second.stack.currentWidget() is second.rest
    desk.window.uncover()
    assert second.visit.name.text() == "Siti Rahayu"


def test_a_page_lent_to_it_covers_the_visit_until_it_is_taken_away(qtbot, desk, second):
    survey = QWidget()
    qtbot.addWidget(survey)
    desk.context.second.show_page(survey)
    assert second.stack.currentWidget() is survey
    desk.pick(SKTM, ())
    assert second.stack.currentWidget() is survey
    desk.context.second.show_page(None)
    assert second.stack.currentWidget() is second.visit
    assert survey.parent() is None


def test_it_opens_by_itself_on_a_second_monitor_only(qtbot, desk):
    for screens, opens in (([Monitor(0)], False), ([Monitor(0), Monitor(1366)], True)):
        window = SecondWindow(desk.context.second, "MPP Contoh", lambda screens=screens: screens)
        qtbot.addWidget(window)
        window.begin()
        assert window.isVisible() is opens
        assert desk.context.second.visible is opens
        assert desk.focus() is not None


def test_the_officer_opens_and_closes_it(desk, second):
    second.hide_window()
    action = next(one for one in desk.screen.offers() if one.id == "loket.second")
    action.run()
    assert second.isVisible()
    action.run()
    assert not second.isVisible()


def test_large_letters_are_of_one_visit_by_either_side(qtbot, desk, second):
    to_review(desk)
    papers = [line.text() for line in second.visit._lines]
    usual = second.visit.name.font().pixelSize()
    qtbot.keyClick(second, Qt.Key.Key_Plus)
    assert second.visit.name.font().pixelSize() > usual
    assert second.visit.larger.text() == "Huruf biasa"
    assert [line.text() for line in second.visit._lines] == [f"{len(papers)} berkas sudah ada"]
    desk.press(KEYS.Key_F4)
    desk.press(KEYS.Key_F2)
    assert not desk.context.second.large
    desk.screen.waiting.parked.setFocus()
    desk.enter()
    assert desk.context.second.large
    qtbot.mouseClick(second.visit.larger, Qt.MouseButton.LeftButton)
    assert second.visit.name.font().pixelSize() == usual
    desk.press(KEYS.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.context.second.large
    desk.submit()
    desk.type("1")
    desk.press(KEYS.Key_F3)
    assert desk.context.second.large


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 768), 100), ((1920, 1080), 100), ((1366, 768), 200)]
)
def test_everything_fits(qtbot, desk, second, size, percent, long_words):
    to_review(desk)
    look.use(text_percent=percent)
    second.resize(*size)
    for large in (False, True):
        desk.context.second.show_large(large)
        qtbot.waitUntil(lambda: not layout_faults(second), timeout=2000)
        assert unnamed_controls(second) == []
        assert small_targets(second) == []


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_everything_fits_in_every_look(qtbot, desk, second, theme):
    look.use(theme=theme)
    to_review(desk)
    qtbot.waitUntil(lambda: not layout_faults(second), timeout=2000)
