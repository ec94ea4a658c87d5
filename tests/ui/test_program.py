"""The program around the screens: who is let in, locking, other processes, languages, the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.services import drafts, intake
from tests.builders import intake_request
from tests.conftest import OFFICER
from tests.ui.program_desk import ALT, CONTROL, KEYS, Hands
from ui.bootstrap import DefectSheet, use_language
from ui.dialogs.trouble import TroublePage
from ui.screens.sign_in import SignIn
from ui.screens.station import StationScreen
from ui.tasks import TaskRunner
from ui.theme.look import look


@pytest.fixture
def home(make_home, monkeypatch, tmp_path):
    """A furnished home; papers go to a folder of the test."""
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))
    made = make_home()
    intake.submit(made, intake_request("KEL-SKTM", serial=7))
    return made


@pytest.fixture
def hands(qtbot, home, clock):
    """The program on that home, at the sign-in page."""
    at_work = Hands(qtbot, home.folder, clock)
    yield at_work
    at_work.close()


def words_on(window):
    """Every word a person can see now."""
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def test_after_the_pin_the_counter_is_open(hands):
    hands.enter("bu")

    assert hands.page is None
    assert hands.window.current() == "loket"
    assert hands.program.desk.home.officer.staff == OFFICER
    assert "Budi Santika" in words_on(hands.window.bar)


def test_a_role_sees_only_its_places(hands):
    hands.enter("bu")
    hands.go_to("stasiun")

    assert isinstance(hands.screen, StationScreen)
    assert set(hands.screen.panels) <= {"look", "printer", "pin", "proof"}
    assert "officers" not in [row.key for row in hands.screen.list.rows]


def test_locking_covers_everything_and_ends_the_session(hands):
    hands.enter("bu")
    hands.press(KEYS.Key_L, CONTROL)

    assert isinstance(hands.page, SignIn)
    assert not hands.window.rail.isVisible()
    with pytest.raises(RuleViolation, match="nobody-signed-in"):
        _ = hands.program.desk.home.officer


def test_the_same_officer_finds_the_visit_as_it_was_left(hands):
    hands.enter("bu")
    hands.press(KEYS.Key_F2)
    hands.type("kk")
    before = hands.screen
    focused = hands.window.focusWidget()
    hands.press(KEYS.Key_L, CONTROL)
    hands.enter("bu")

    assert hands.screen is before
    assert hands.window.focusWidget() is focused


def test_another_officer_finds_nothing_of_the_one_before(hands):
    hands.enter("bu")
    hands.press(KEYS.Key_F2)
    hands.type("kk")
    before = hands.screen
    hands.press(KEYS.Key_L, CONTROL)
    hands.enter("wa")

    assert hands.program.desk.home.officer.staff == "wati.k"
    assert hands.screen is not before
    assert hands.window.built("loket") is hands.screen


def test_what_was_typed_is_written_before_the_lock(hands):
    hands.enter("bu")
    hands.press(KEYS.Key_F2)
    hands.type("kk")
    hands.press(KEYS.Key_Return)
    # Locked at once: the pause in typing that saves a draft has not come yet.
    hands.press(KEYS.Key_L, CONTROL)
    hands.enter("bu")

    kept = drafts.mine(hands.program.desk.home)
    assert [one.request["service"] for one in kept] == ["DKC-KK"]


def test_nobody_there_for_minutes_locks_the_screen(hands, clock):
    hands.enter("bu")
    for _ in range(3):
        clock.advance(55_000)
        hands.program.idle.pulse()
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    for _ in range(3):
        clock.advance(55_000)
        hands.program.idle.pulse()
    assert hands.page is None

    for _ in range(4):
        clock.advance(55_000)
        hands.program.idle.pulse()
    assert isinstance(hands.page, SignIn)


def test_a_computer_that_slept_wakes_locked(hands, clock):
    hands.enter("bu")
    clock.advance(61_000)
    hands.program.idle.pulse()

    assert isinstance(hands.page, SignIn)


def test_a_question_never_lies_over_the_lock(hands):
    hands.enter("bu")
    hands.press(KEYS.Key_K, CONTROL)
    palette = hands.window._palette
    assert palette.isVisible()
    hands.program.lock()

    assert not palette.isVisible()
    hands.enter("bu")
    assert palette.isVisible()


def test_what_another_process_writes_reaches_the_screens(hands, home, qtbot):
    hands.enter("bu")
    hands.press(KEYS.Key_2, ALT)
    with qtbot.waitSignal(hands.program.tasks.changed) as told:
        intake.submit(home, intake_request("DKC-KK", serial=9))
        hands.program.idle.pulse()

    assert any(kind.startswith("case") for kind in told.args[0].kinds)


def test_a_station_of_its_own_never_says_sent(hands):
    hands.enter("bu")

    assert hands.window.bar.pill.text() == "Tersimpan di sini"
    assert not any("Terkirim" in words for words in words_on(hands.window))


def test_the_light_of_a_station_of_its_own_leads_to_the_centre(hands):
    hands.enter("ri")
    hands.window.bar.pill.click()
    assert "berdiri sendiri" in hands.window.notice.words.text()
    hands.window.notice.link.click()

    assert hands.window.current() == "stasiun"
    assert hands.screen.list.key() == "centre"


def test_the_palette_finds_cases_and_services_and_nothing_behind_the_lock(hands, qtbot):
    hands.enter("bu")
    hands.press(KEYS.Key_K, CONTROL)
    hands.type("yohanes")
    lines = hands.window._palette.lines
    qtbot.waitUntil(lambda: any("Yohanes" in one.title for one in lines.lines))
    hands.press(KEYS.Key_Escape)
    hands.program.lock()
    found = []
    for provider in hands.program.desk._finder.providers():
        provider("yohanes", found.extend)

    assert found == []


def test_a_case_found_by_words_opens(hands, qtbot):
    hands.enter("bu")
    hands.press(KEYS.Key_K, CONTROL)
    hands.type("yohanes")
    lines = hands.window._palette.lines
    qtbot.waitUntil(lambda: any("Yohanes" in one.title for one in lines.lines))
    hands.press(KEYS.Key_Return)

    assert hands.window.current() == "permohonan"


def test_another_language_is_spoken_at_once_and_in_place(hands, qapp):
    hands.enter("ri")
    hands.go_to("stasiun")
    hands.screen.panels["look"].language.choose("en")
    hands.show()
    try:
        assert hands.window.current() == "stasiun"
        assert "Station" in words_on(hands.window)
        assert hands.window.bar.pill.text() == "Stored here"
    finally:
        use_language(qapp, "id")


def test_theme_and_text_size_apply_at_once(hands):
    hands.enter("ri")
    hands.go_to("stasiun")
    hands.screen.panels["look"].theme.choose("dark")
    hands.screen.panels["look"].letters.choose("150")

    assert look.tokens.canvas == "#0C1413"
    assert look.text_percent == 150


def test_a_full_disk_shows_the_steps_and_the_way_back(hands):
    hands.enter("bu")
    hands.program.tasks.trouble.emit(StoreTrouble("store-full"))
    assert isinstance(hands.page, TroublePage)
    assert any("berkas besar" in words for words in words_on(hands.window))
    hands.press(KEYS.Key_F5)

    assert isinstance(hands.page, SignIn)


def test_keys_that_cannot_be_read_show_the_steps(qtbot, home, clock):
    (home.folder / "keys.json").write_text("{", "utf-8")
    hands = Hands(qtbot, home.folder, clock)

    assert isinstance(hands.page, TroublePage)
    assert hands.page.code == "keys-damaged"
    hands.close()


def test_a_defect_is_numbered_and_work_goes_on(hands):
    hands.enter("bu")
    hands.program.tasks.defect.emit(ValueError("Siti Rahayu"))

    sheet = next(one for one in hands.window.findChildren(DefectSheet) if one.isVisible())
    written = (hands.program.folder / "desktop.log").read_text("utf-8")
    assert "ValueError" in written
    assert "Siti" not in written
    hands.press(KEYS.Key_Return)
    assert not sheet.isVisible()


def test_with_threads_the_pin_opens_and_the_window_closes_cleanly(qtbot, home, clock):
    tasks = TaskRunner()
    hands = Hands(qtbot, home.folder, clock, tasks=tasks)
    hands.enter("bu")
    qtbot.waitUntil(lambda: hands.page is None, timeout=20_000)
    assert hands.window.current() == "loket"
    with qtbot.waitSignal(hands.program.ended, timeout=20_000):
        hands.window.close()

    assert not hands.window.isVisible()


def test_two_windows_share_one_home(qtbot, hands, home, clock):
    hands.enter("bu")
    second = Hands(qtbot, home.folder, clock)
    second.enter("wa")

    assert second.program.desk.home.officer.staff == "wati.k"
    assert hands.program.desk.home.officer.staff == OFFICER
    second.close()


def test_the_quiet_fact_belongs_to_its_place(hands):
    hands.enter("ri")
    hands.go_to("stasiun")
    assert "Stasiun 3 kantor MPP1" in hands.window.notice.words.text()
    hands.press(KEYS.Key_1, ALT)
    assert "Stasiun 3" not in hands.window.notice.words.text()
    hands.go_to("stasiun")

    assert "Stasiun 3 kantor MPP1" in hands.window.notice.words.text()


def test_keys_of_the_sign_in_page_are_on_f1(hands):
    hands.press(KEYS.Key_F1)

    assert any("kata pemulihan" in words for words in words_on(hands.window._keys))
    hands.press(KEYS.Key_Escape)
    assert not hands.window._keys.isVisible()
