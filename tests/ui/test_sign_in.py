"""Masuk by keyboard alone: choosing, wrong PINs, the lock-out, the recovery words."""

from __future__ import annotations

import pytest

from tests.conftest import ADMIN, OFFICER, PIN
from tests.ui.program_desk import CONTROL, KEYS, Hands
from ui.dialogs.recovery import RecoverySheet

WRONG = "918273"


@pytest.fixture
def home(make_home):
    return make_home()


@pytest.fixture
def hands(qtbot, home, clock):
    at_work = Hands(qtbot, home.folder, clock)
    yield at_work
    at_work.close()


def chosen(hands):
    return next(one.officer for one in hands.page._buttons if one.isChecked())


def test_arrows_choose_among_the_tiles(hands):
    first = chosen(hands)
    hands.press(KEYS.Key_Right)
    second = chosen(hands)
    hands.press(KEYS.Key_Left)

    assert second != first
    assert chosen(hands) == first


def test_arrows_stop_at_the_ends(hands):
    for _ in range(5):
        hands.press(KEYS.Key_Left)
    start = chosen(hands)
    for _ in range(5):
        hands.press(KEYS.Key_Right)

    assert start == hands.page._buttons[0].officer
    assert chosen(hands) == hands.page._buttons[-1].officer


@pytest.mark.parametrize(("typed", "officer"), [("ri", ADMIN), ("sa", OFFICER), ("ku", "wati.k")])
def test_two_letters_of_any_part_of_the_name_choose(hands, typed, officer):
    hands.type(typed)

    assert chosen(hands) == officer


def test_a_wrong_pin_says_how_many_tries_are_left(hands):
    hands.enter("bu", WRONG)

    assert "4" in hands.page.pad.note.text()
    assert hands.page.pad.hasFocus()
    hands.type(PIN)
    hands.press(KEYS.Key_Return)
    assert hands.page is None


def test_five_wrong_pins_lock_with_the_time_it_ends_and_open_again(hands, clock):
    for _ in range(5):
        hands.enter("bu", WRONG)

    # 09.00 WIB and thirty seconds: the wait ends within that minute.
    assert "Budi Santika terkunci sampai 09.00" in hands.page.lock_note.title.text()
    assert not hands.page.pad.isEnabled()
    hands.enter("ri")
    assert hands.page is None

    hands.press(KEYS.Key_L, CONTROL)
    clock.advance(31_000)
    hands.page.tick()
    assert not hands.page.lock_note.isVisible()
    hands.enter("bu")
    assert hands.page is None


def test_digits_reach_the_pin_wherever_the_focus_is(hands):
    hands.page._buttons[0].setFocus()
    hands.type("47")

    assert hands.page.pad.circles.filled == 2
    assert hands.page.pad.hasFocus()


def test_whoever_was_here_last_is_chosen(qtbot, hands, home, clock):
    hands.enter("wa")
    hands.press(KEYS.Key_L, CONTROL)

    assert chosen(hands) == "wati.k"
    assert "hari ini 09.00" in hands.page._seen.text()


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(7, "pagi"), (12, "siang"), (16, "sore"), (20, "malam"), (1, "malam")],
)
def test_the_panel_greets_by_the_hour(hands, clock, hour, greeting):
    clock.advance((hour - 9) * 3_600_000)
    hands.page.tick()

    assert hands.page.panel.title.text() == f"Selamat {greeting}"


def test_recovery_words_open_and_give_the_admin_a_new_pin(hands, make_home, home):
    home.close()
    hands.press(KEYS.Key_R, CONTROL)
    sheet = hands.page.findChild(RecoverySheet)
    sheet.words.set_text(make_home.words(home))
    sheet.pins.first.set_text("628104")
    sheet.pins.second.set_text("628104")
    sheet.main.click()

    assert hands.page is None
    assert hands.program.desk.home.officer.staff == ADMIN
    hands.press(KEYS.Key_L, CONTROL)
    hands.enter("ri", "628104")
    assert hands.page is None


def test_a_wrong_word_is_named_by_its_place(hands, make_home, home):
    hands.press(KEYS.Key_R, CONTROL)
    sheet = hands.page.findChild(RecoverySheet)
    words = make_home.words(home).split()
    sheet.words.set_text(" ".join([*words[:6], "bukankata", *words[7:]]))
    sheet.pins.first.set_text("628104")
    sheet.pins.second.set_text("628104")
    sheet.main.click()

    assert sheet.isVisible()
    assert "7" in sheet.words.note.label.text()


def test_two_different_new_pins_are_refused_beside_the_field(hands, make_home, home):
    hands.press(KEYS.Key_R, CONTROL)
    sheet = hands.page.findChild(RecoverySheet)
    sheet.words.set_text(make_home.words(home))
    sheet.pins.first.set_text("628104")
    sheet.pins.second.set_text("628105")
    sheet.main.click()

    assert sheet.pins.second.note.wrong
    assert hands.page is not None


def test_a_pc_that_lost_its_secret_opens_with_the_words_right_there(
    qtbot, make_home, home, clock, monkeypatch, tmp_path
):
    words = make_home.words(home)
    home.close()
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "another"))
    at_door = Hands(qtbot, home.folder, clock)
    at_door.enter("ri")
    assert at_door.page.code == "device-secret-missing"
    at_door.press(KEYS.Key_R, CONTROL)
    sheet = at_door.page.findChild(RecoverySheet)
    sheet.words.set_text(words)
    sheet.pins.first.set_text("628104")
    sheet.pins.second.set_text("628104")
    sheet.main.click()

    assert at_door.page is None
    at_door.close()
