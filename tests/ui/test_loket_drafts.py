"""Drafts: saved at every pause, parked, reopened after a power cut, one window each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from frontoffice.services import cases, drafts, intake, papers
from tests.builders import intake_request, nik, standard
from tests.conftest import OFFICER, SUPERVISOR
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from ui.dialogs.print_question import PrintQuestionSheet
from ui.dialogs.waiver import WaiverSheet
from ui.models.visit import request_of
from ui.models.visit_keeper import draft_lock
from ui.models.visit_start import open_prints
from ui.screens.loket.screen import IDLE, SERVING
from ui.screens.loket.thread import APPLICANT, PAPERS, PURPOSE
from ui.tasks import TaskRunner

ROOT = Path(__file__).resolve().parents[2]
SKTM = standard("KEL-SKTM")


@pytest.fixture
def home(make_home):
    """A home with an officer signed in."""
    return make_home.sign_in(make_home(), OFFICER)


@pytest.fixture
def desk(qtbot, home):
    """A counter with an empty Loket screen."""
    return Desk(home).open(qtbot)


def saved(qtbot, desk):
    """Wait for the pause after which the draft is written."""
    with qtbot.waitSignal(desk.screen.keeper.saved, timeout=3000):
        pass


def die_while(home, mode):
    """Another process types on this home and is killed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.loket_cut", str(home.folder), mode],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == -9, done.stderr


def test_a_pause_in_typing_saves_and_says_so(qtbot, desk):
    desk.pick(SKTM, ())
    desk.type(nik(3))
    saved(qtbot, desk)

    kept = drafts.mine(desk.home)
    assert len(kept) == 1
    assert kept[0].request["applicant"]["nik"] == nik(3)
    assert desk.window.notice.words.text() == "Draf tersimpan di komputer ini pukul 09.00"


def test_power_cut_mid_entry_reopens_the_same_field_and_cursor(qtbot, home):
    die_while(home, "typing")
    desk = Desk(home).open(qtbot)

    assert desk.section == APPLICANT
    assert desk.visit.name == "Ratna Kusum"
    assert desk.focus() is desk.thread.applicant.name.input
    assert desk.focus().cursorPosition() == len("Ratna Kusum")
    desk.type("awati")
    assert desk.visit.name == "Ratna Kusumawati"
    desk.press(KEYS.Key_Return, CONTROL)
    desk.check_all()
    assert desk.submit().status == "accepted"
    assert drafts.mine(home) == []


def test_power_cut_mid_entry_after_the_print_asks_for_the_paper_first(qtbot, home):
    die_while(home, "submitted")
    desk = Desk(home).open(qtbot)
    asked = next(one for one in desk.window.findChildren(PrintQuestionSheet) if one.isVisible())
    desk.type("3")

    assert not asked.isVisible()
    line = cases.list_cases(home)[0][0]
    assert cases.read_case(home, line.stream).prints[0].came_out is False
    # Answered, and still in nobody's hand: the list says so until it is printed again.
    assert papers.unconfirmed(home) == [(line.stream, line.number)]
    assert open_prints(home) == []
    assert desk.screen.pages.currentIndex() == IDLE


def test_a_submission_whose_draft_survived_is_not_taken_in_twice(qtbot, home, desk):
    desk.pick(SKTM, ())
    desk.identify()
    desk.check_all()
    first = intake.submit(home, request_of(desk.visit))
    written = desk.submit()

    assert (written.status, written.number) == ("repeated", first.number)
    assert cases.list_cases(home)[1] == 1


def test_parking_puts_the_visit_into_the_list_and_enter_brings_it_back(qtbot, desk):
    desk.pick(SKTM, ())
    desk.identify(serial=4, name="Ratna")
    desk.type("1")
    before, place = desk.visit, desk.thread.place()
    desk.press(KEYS.Key_F4)
    assert desk.screen.pages.currentIndex() == IDLE
    assert [line.title for line in desk.screen.waiting.parked.lines.lines()] == ["Ratna"]
    desk.screen.waiting.parked.setFocus()
    desk.enter()

    assert desk.visit == before
    assert desk.thread.place() == place
    assert desk.screen.waiting.parked.lines.lines() == []


def test_next_applicant_parks_an_open_visit(qtbot, desk):
    desk.pick(SKTM, ())
    desk.identify(serial=4, name="Ratna")
    desk.press(KEYS.Key_F2)

    assert desk.section == PURPOSE
    assert desk.visit.untouched
    assert len(desk.screen.waiting.parked.lines.lines()) == 1


def test_two_windows_do_not_take_each_others_draft(qtbot, home, desk):
    desk.pick(SKTM, ())
    desk.identify(serial=4, name="Ratna")
    saved(qtbot, desk)
    other = Desk(home).open(qtbot)

    assert other.screen.pages.currentIndex() == IDLE
    other.pick(SKTM, ())
    other.identify(serial=5, name="Budi")
    other.check_all()
    second = other.submit()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.thread.papers.enter()
    desk.check_all()
    first = desk.submit()
    assert {first.status, second.status} == {"accepted"}
    assert first.number != second.number


def test_a_draft_open_in_one_window_cannot_be_opened_in_another(qtbot, home, desk):
    desk.pick(SKTM, ())
    desk.identify(serial=4, name="Ratna")
    desk.press(KEYS.Key_F4)
    other = Desk(home).open(qtbot)
    draft = drafts.mine(home)[0].id
    other.screen._reopen(draft)
    assert other.screen.pages.currentIndex() == SERVING
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.screen.waiting.parked.setFocus()
    desk.enter()

    assert desk.screen.pages.currentIndex() == IDLE
    assert "jendela lain" in desk.window.notice.words.text()


def test_registered_today_shows_the_paper_nobody_answered_for(qtbot, desk):
    desk.pick(SKTM, ())
    desk.identify()
    desk.check_all()
    desk.submit()
    line = desk.screen.waiting.recent.lines.lines()[0]
    assert line.aside == "kertas?"
    desk.type("1")

    assert desk.screen.waiting.recent.lines.lines()[0].aside == "09.00"


def test_keys_typed_faster_than_the_database_are_not_lost(qtbot, make_home):
    home = make_home()
    intake.submit(home, intake_request("KEL-DOMISILI", serial=7))
    make_home.sign_in(home, OFFICER)
    runner = TaskRunner()
    desk = Desk(home, runner).open(qtbot)
    qtbot.waitUntil(lambda: desk.screen.desk is not None)
    desk.press(KEYS.Key_F2)
    desk.type("sktm")
    desk.enter()
    qtbot.waitUntil(lambda: desk.visit.service == "KEL-SKTM")
    desk.enter()
    desk.type(nik(7))
    desk.enter()
    qtbot.waitUntil(lambda: desk.section == PAPERS)
    assert desk.visit.name == "Yohanes Situmorang"
    desk.check_all()
    desk.press(KEYS.Key_F12)
    qtbot.waitUntil(lambda: bool(desk.papers), timeout=10_000)
    desk.type("1")
    qtbot.waitUntil(lambda: papers.unconfirmed(home) == [])
    runner.close()
    assert cases.list_cases(home)[1] == 2


def test_another_officer_finds_nothing_and_the_first_gets_the_draft_back(
    qtbot, make_home, home, desk
):
    desk.pick(SKTM, ())
    desk.identify(serial=4, name="Ratna")
    saved(qtbot, desk)
    desk.forget(qtbot)
    make_home.sign_in(home, SUPERVISOR)
    second = Desk(home).open(qtbot)
    assert second.screen.pages.currentIndex() == IDLE
    second.forget(qtbot)
    make_home.sign_in(home, OFFICER)
    third = Desk(home).open(qtbot)

    assert third.visit.name == "Ratna"
    assert third.section == PAPERS


def test_behind_the_lock_nothing_is_lost(qtbot, make_home, home, desk):
    desk.pick(SKTM, ())
    desk.type(nik(3))
    home.lock()
    page = QWidget()
    desk.window.cover(page)
    make_home.sign_in(home, OFFICER)
    desk.window.uncover()
    saved(qtbot, desk)

    assert drafts.mine(home)[0].request["applicant"]["nik"] == nik(3)


def test_a_question_rests_under_the_lock(desk):
    desk.pick(SKTM, ())
    desk.identify()
    desk.type("9")
    desk.type("Bencana")
    asked = desk.window.findChild(WaiverSheet)
    desk.window.cover(QWidget())
    assert not asked.isVisible()
    desk.window.uncover()

    assert asked.isVisible()
    assert asked.reason.text() == "Bencana"


def test_delete_gives_a_draft_up_and_ctrl_z_brings_it_back(qtbot, desk):
    desk.pick(SKTM, ())
    desk.identify(3, "Ratna Kusumawati")
    desk.press(KEYS.Key_F4)
    parked = desk.screen.waiting.parked
    (before,) = drafts.mine(desk.home)
    parked.setFocus()
    desk.press(KEYS.Key_Delete)

    assert drafts.mine(desk.home) == []
    assert not parked.isVisible()
    assert desk.window.notice.words.text() == "Ratna Kusumawati dibuang dari daftar tunda."
    assert desk.focus() is desk.screen.waiting.next

    desk.press(KEYS.Key_Z, CONTROL)
    (after,) = drafts.mine(desk.home)
    assert (after.request, after.place) == (before.request, before.place)
    assert parked.lines.rowCount() == 1
    desk.press(KEYS.Key_Z, CONTROL)
    assert len(drafts.mine(desk.home)) == 1

    parked.setFocus()
    desk.enter()
    assert desk.visit.name == "Ratna Kusumawati"


def test_a_draft_open_in_another_window_is_not_given_up(qtbot, desk):
    desk.pick(SKTM, ())
    desk.press(KEYS.Key_F4)
    (kept,) = drafts.mine(desk.home)
    lock = draft_lock(desk.home, kept.id)
    assert lock.tryLock(0)
    desk.screen.waiting.parked.setFocus()
    desk.press(KEYS.Key_Delete)
    assert drafts.mine(desk.home) == [kept]
    lock.unlock()
