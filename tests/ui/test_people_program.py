"""The whole program: after the PIN what was handed over; fast switch; back-off; lock; practice."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontoffice.services import intake, people_conduct, practice, settings, shifts, staff
from tests.builders import intake_request
from tests.conftest import OFFICER, PIN, SUPERVISOR
from tests.ui.program_desk import ALT, CONTROL, KEYS, Hands
from ui import places
from ui.practising import CoachSheet
from ui.screens.loket.thread import Thread
from ui.screens.people.arrival import CodeSheet, HandedSheet
from ui.screens.sign_in import SignIn
from ui.widgets.labels import ElidedLabel


@pytest.fixture
def hands(qtbot, clock):
    """Opens the program on a closed home; ended after the test."""
    opened = []

    def open_at(home):
        home.close()
        at_work = Hands(qtbot, home.folder, clock)
        opened.append(at_work)
        return at_work

    open_at.opened = opened
    yield open_at
    for one in opened:
        one.close()


def sheet(at_work, kind):
    return next((one for one in at_work.window.findChildren(kind) if one.isVisible()), None)


def test_shift_change_after_the_pin_what_was_handed_over_is_answered(home, hands):
    home.sign_in(OFFICER, home.data_key)
    case = intake.submit(home, intake_request("DKC-KK"))
    made = shifts.hand_over(home, PIN, "map di laci kiri")
    at_work = hands(home)
    at_work.enter("wa")
    shown = sheet(at_work, HandedSheet)
    assert [one.title for one in shown.items.lines.lines()] == [case.number]
    at_work.type("999999")
    at_work.press(KEYS.Key_Return)
    assert "PIN" in shown.pin.box.accessibleDescription()
    at_work.type(PIN)
    at_work.press(KEYS.Key_Return)
    assert sheet(at_work, HandedSheet) is None
    opened = at_work.program.desk.home
    assert shifts.read(opened, made.stream).answered_by == SUPERVISOR


def test_a_handover_left_for_later_is_asked_again_and_never_of_its_giver(home, hands):
    home.sign_in(OFFICER, home.data_key)
    intake.submit(home, intake_request("DKC-KK"))
    shifts.hand_over(home, PIN)
    at_work = hands(home)
    at_work.enter("bu")
    assert sheet(at_work, HandedSheet) is None
    at_work.press(KEYS.Key_L, CONTROL)
    at_work.enter("wa")
    assert sheet(at_work, HandedSheet) is not None
    at_work.press(KEYS.Key_Escape)
    at_work.press(KEYS.Key_L, CONTROL)
    at_work.enter("wa")
    assert sheet(at_work, HandedSheet) is not None
    # The lock takes the question off the screen; the next officer does not find it.
    at_work.program.lock()
    at_work.enter("bu")
    assert sheet(at_work, HandedSheet) is None


def test_a_new_code_of_conduct_is_asked_once_of_each(home, hands):
    people_conduct.publish_code(home, "Kami tidak menerima imbalan apa pun.")
    at_work = hands(home)
    at_work.enter("bu")
    assert sheet(at_work, CodeSheet).text.text().startswith("Kami tidak")
    at_work.press(KEYS.Key_Return)
    assert sheet(at_work, CodeSheet) is None
    at_work.press(KEYS.Key_L, CONTROL)
    at_work.enter("bu")
    assert sheet(at_work, CodeSheet) is None
    at_work.press(KEYS.Key_L, CONTROL)
    at_work.enter("wa")
    assert sheet(at_work, CodeSheet) is not None


def test_wrong_pins_lock_across_a_restart(home, hands, qtbot, clock):
    at_work = hands(home)
    for _ in range(5):
        at_work.enter("bu", "918273")
    assert not at_work.page.pad.isEnabled()
    at_work.close()
    again = hands.opened[0] = Hands(qtbot, home.folder, clock)
    again.type("bu")
    assert not again.page.pad.isEnabled()
    assert "terkunci" in again.page.lock_note.title.text()
    clock.advance(31_000)
    again.page.tick()
    again.enter("bu")
    assert again.page is None


@pytest.mark.parametrize("why", ["idle", "slept"])
def test_an_idle_or_sleeping_station_locks_and_keeps_the_draft_of_each(home, hands, clock, why):
    at_work = hands(home)
    at_work.enter("bu")
    at_work.window.open(places.COUNTER)
    at_work.press(KEYS.Key_F2)
    at_work.type("akta")
    watch = at_work.program.idle
    if why == "slept":
        clock.advance(61_000)
        watch.pulse()
    else:
        for _ in range(31):
            clock.advance(10_000)
            watch.pulse()
    assert isinstance(at_work.page, SignIn)
    at_work.enter("wa")
    at_work.window.open(places.COUNTER)
    assert at_work.program.desk.officer().officer == SUPERVISOR
    assert at_work.screen.findChildren(SignIn) == []
    at_work.press(KEYS.Key_L, CONTROL)
    at_work.enter("bu")
    assert at_work.program.desk.officer().officer == OFFICER


def test_a_deactivated_officer_has_no_tile_and_no_way_in(home, hands):
    staff.change(home, OFFICER, active=False)
    at_work = hands(home)
    assert OFFICER not in [one.staff for one in at_work.page._tiles]


def test_practice_in_the_same_window_and_back_without_a_trace(home, hands, qtbot):
    at_work = hands(home)
    at_work.enter("bu")
    real = at_work.program.folder
    at_work.window.open(places.PEOPLE, "practice")
    panel = at_work.screen.panels["practice"]
    panel.start.setFocus()
    at_work.press(KEYS.Key_Space)
    program = at_work.program
    assert program.folder == practice.folder_of(real)
    assert "PIN 314159" in program.practice._band.what.text()
    at_work.enter("pes", practice.PIN)
    band = program.practice._band
    assert band.title.text() == "MODE LATIHAN · Langkah 1 dari 9: Terima berkas lengkap"
    assert program.practice._citizens[0] in band.what.text()
    for key in "kk1":
        QTest.keyClick(at_work.window.windowHandle(), key)
    trial = program.desk.home
    made = intake.submit(trial, intake_request("DKC-KK"))
    program.tasks.changed.emit(made.changes)
    assert "Langkah 2 dari 9" in band.title.text()
    assert program.practice.keys == {"intake": 3}

    band.button.setFocus()
    at_work.press(KEYS.Key_Space)
    assert not practice.folder_of(real).exists()
    assert program.folder == real
    assert isinstance(at_work.page, SignIn)
    coach = sheet(at_work, CoachSheet)
    assert "3 tombol" in coach.lines[0].text()
    at_work.press(KEYS.Key_Return)
    assert program.practice._band is None
    at_work.enter("bu")
    assert program.desk.officer().officer == OFFICER
    with program.desk.home.store.read() as connection:
        kinds = connection.exec_driver_sql("SELECT count(*) FROM case_row").scalar()
    assert kinds == 0


def test_pegawai_has_its_key_on_the_rail(home, hands):
    at_work = hands(home)
    at_work.enter("ri")
    at = [spec.key for spec in at_work.window._allowed].index(places.PEOPLE) + 1
    if at <= 9:
        at_work.press(getattr(KEYS, f"Key_{at}"), ALT)
        assert at_work.window.current() == places.PEOPLE
    assert QApplication.focusWidget() is not None


def test_a_missing_competence_is_said_at_the_counter_before_the_submit(home, hands):
    settings.change(home, competence="warn")
    at_work = hands(home)
    at_work.enter("bu")
    at_work.window.open(places.COUNTER)
    at_work.press(KEYS.Key_F2)
    thread = at_work.screen.findChild(Thread)
    thread.amend(service="DKC-KK", nik="3273011508900001")
    labels = at_work.window.notice.findChildren(ElidedLabel)
    assert any("belum tercatat mampu" in one.toolTip() + one.text() for one in labels)
