"""Exceptions of a counter's day by keys (FEATURES part 4): the queue, the visit, the person."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import (
    appointments,
    consultation,
    drafts,
    help_calls,
    queue,
    queue_board,
    queue_visit,
)
from frontoffice.store.entries import read_all_streams, read_stream
from tests.builders import standard
from tests.conftest import OFFICER, SUPERVISOR
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from tests.ui.office import Office
from ui.dialogs.reason import ReasonSheet
from ui.dialogs.take_over import TakeOverSheet
from ui.screens.loket.screen import IDLE, SERVING
from ui.screens.loket.thread import PURPOSE
from ui.screens.queue import QueueScreen
from ui.screens.queue.sheets import AppointmentSheet, CloseSheet

SHIFT = Qt.KeyboardModifier.ShiftModifier
MINUTE = 60_000
SKTM = standard("KEL-SKTM")


@pytest.fixture
def home(make_home):
    return make_home.sign_in(make_home(), OFFICER)


@pytest.fixture
def desk(qtbot, home):
    return Desk(home).open(qtbot)


@pytest.fixture
def hall(home, show):
    """Antrean at the help desk."""
    office = Office(home, QueueScreen)
    show(office.window, 1366, 768)
    office.open()
    return office


def issue(desk, *services, **more):
    given = [queue.issue(desk.home, one, **more) for one in services]
    desk.screen.tickets.read()
    return given


def call(desk):
    """F2, on to the person."""
    desk.press(KEYS.Key_F2)
    if desk.section == PURPOSE:
        desk.enter()


def news(desk):
    return desk.window.notice.words.text()


def sheet(window, kind):
    return next(one for one in window.findChildren(kind) if one.isVisible())


def give(desk, words):
    desk.type(words)
    desk.enter()


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)
    press(qtbot, KEYS.Key_Return)


def test_wrong_counter_one_key_moves_the_visit_with_place_and_data(desk, home, clock):
    (given,) = issue(desk, "KEL-SKTM")
    clock.advance(10 * MINUTE)
    call(desk)
    desk.identify(4, "Siti Rahayu")
    desk.press(KEYS.Key_F5)
    give(desk, "5")
    assert "loket 5" in news(desk)
    assert desk.screen.pages.currentIndex() == IDLE
    waiting = queue_board.read(home, counter=5).waiting[0].choice
    assert waiting.ticket.ticket == given.ticket
    assert waiting.waited_ms == 10 * MINUTE
    queue.call_next(home, 5)
    queue.transfer(home, back=True, counter=5)
    desk.screen.tickets.read()
    desk.press(KEYS.Key_F2)
    assert desk.visit.name == "Siti Rahayu"
    assert desk.visit.service == "KEL-SKTM"


def test_wrong_agency_gets_a_free_referral_slip_and_is_counted(desk, home):
    issue(desk, "DKC-KK")
    desk.press(KEYS.Key_F2)
    desk.press(KEYS.Key_F9)
    desk.type("2")
    give(desk, "Kantor Pajak Pratama")
    assert desk.papers[-1][1].startswith(b"%PDF")
    assert consultation.counts(home)["referred"] == 1
    assert queue_board.read(home).serving == ()


def test_power_cut_mid_entry_keeps_the_tickets_place_and_leaves_the_outage_out(
    qtbot, desk, home, clock
):
    (given,) = issue(desk, "KEL-SKTM")
    call(desk)
    desk.identify(4, "Siti Rahayu")
    with qtbot.waitSignal(desk.screen.keeper.saved, timeout=3000):
        clock.advance(3 * MINUTE)
        desk.screen.keeper.touch()
    # The power goes: nothing is parked, nothing is said; the lock of the dead window is stale.
    desk.screen.keeper.slot.release()
    clock.advance(80 * MINUTE)
    again = Desk(home).open(qtbot)
    assert again.screen.pages.currentIndex() == SERVING
    assert (again.visit.ticket, again.visit.name) == (given.ticket, "Siti Rahayu")
    clock.advance(MINUTE)
    again.screen.show_time()
    assert again.screen.header.timer.text() == "04.00"
    assert queue_visit.at_counter(home).spent_ms == 4 * MINUTE


def test_citizen_angry_or_unsafe_quiet_key_parks_and_only_the_supervisor_reads(
    desk, home, make_home, show, qtbot
):
    (given,) = issue(desk, "KEL-SKTM")
    call(desk)
    desk.identify(4, "Siti Rahayu")
    desk.press(KEYS.Key_F10)
    note = sheet(desk.window, ReasonSheet)
    shown = note.accessibleName().lower()
    assert "penyelia" not in shown
    assert "bantuan" not in shown
    give(desk, "mengancam petugas")
    assert desk.screen.pages.currentIndex() == IDLE
    assert [one.ticket for one in queue_board.read(home).away] == [given.ticket]
    assert "mengancam" not in news(desk)
    make_home.sign_in(home, SUPERVISOR)
    office = Office(home, QueueScreen)
    show(office.window, 1366, 768)
    board = office.open().board
    assert board.help.isVisible()
    assert "Loket 3" in board.help.title.text()
    assert board.help.detail.text() == "mengancam petugas"
    board.helped.setFocus()
    press(qtbot, KEYS.Key_Return)
    write(qtbot, "didampingi petugas keamanan")
    assert help_calls.waiting(home) == []
    assert not board.help.isVisible()


def test_shift_change_another_officer_goes_on_with_the_ticket(desk, home, make_home, qtbot):
    (given,) = issue(desk, "KEL-SKTM")
    call(desk)
    desk.identify(4, "Siti Rahayu")
    desk.screen.keep_draft()
    desk.forget(qtbot)
    make_home.sign_in(home, SUPERVISOR)
    other = Desk(home).open(qtbot)
    assert other.visit.ticket == given.ticket
    assert other.visit.service == "KEL-SKTM"
    assert queue_board.read(home).serving[0].ticket == given.ticket
    # What the first one typed is offered by name; Enter goes on with it, and that is on record.
    asked = sheet(other.window, TakeOverSheet)
    assert asked.accessibleName().startswith("Isian ")
    other.enter()
    assert (other.visit.name, other.visit.ticket) == ("Siti Rahayu", given.ticket)
    with home.store.read() as connection:
        taken = read_stream(connection, given.stream)[-1]
    assert (taken.kind, taken.actor) == ("ticket.draft_taken/1", SUPERVISOR)
    assert taken.body.staff == OFFICER
    other.check_all()
    assert other.submit().status == "accepted"
    assert drafts.mine(home) == []


def test_doors_close_with_people_waiting(home, hall, qtbot, clock):
    for service in ("DKC-KK", "KEL-SKTM", "POL-SKCK-BARU"):
        queue.issue(home, service)
    hall.screen.read()
    hall.screen.board.close_day.setFocus()
    press(qtbot, KEYS.Key_Return)
    closing = sheet(hall.window, CloseSheet)
    tickets = list(closing.ends)
    closing.ends[tickets[0]].focus_cell()
    press(qtbot, KEYS.Key_1)
    closing.ends[tickets[2]].focus_cell()
    press(qtbot, KEYS.Key_3)
    closing.notice.setFocus()
    press(qtbot, KEYS.Key_Return)
    assert closing.notice.note.wrong
    write(qtbot, "pelayanan tutup, datang besok tanpa antre")
    assert "1 disimpan, 1 dibatalkan" in hall.last()
    states = dict(queue_board.figures(home).states)
    assert (states["waiting"], states["kept"], states["cancelled"]) == (1, 1, 1)
    (slip,) = hall.printed
    assert slip[0].startswith(b"%PDF")
    (kept,) = appointments.expected(home, on=dt.date(2026, 11, 24))
    assert slip[1] == kept.code
    clock.advance(24 * 60 * MINUTE)
    hall.screen.issuing.words.setFocus()
    write(qtbot, kept.code.lower())
    assert queue_board.read(home).waiting[0].choice.reason == "returned"


def test_an_appointment_is_given_found_by_name_and_called_at_its_time(home, hall, qtbot, clock):
    screen = hall.screen
    qtbot.keyClicks(QApplication.focusWidget(), "skck")
    press(qtbot, KEYS.Key_J, CONTROL)
    asked = sheet(hall.window, AppointmentSheet)
    qtbot.keyClicks(QApplication.focusWidget(), "Siti Rahayu")
    asked.day.set_day(dt.date(2026, 11, 23))
    asked.at.setFocus()
    write(qtbot, "25.99")
    assert asked.at.note.wrong
    asked.at.set_text("")
    write(qtbot, "09.30")
    (made,) = appointments.expected(home)
    assert made.code in hall.last()
    queue.issue(home, "POL-SKCK-BARU")
    screen.issuing.words.setFocus()
    write(qtbot, "rahayu")
    assert [one.choice.reason for one in queue_board.read(home).waiting] == [
        "only-regular",
        "appointment-early",
    ]
    clock.advance(31 * MINUTE)
    assert queue_board.read(home).waiting[0].choice.reason == "appointment"


def test_line_cut_for_days_everything_at_the_counter_works(desk, home, clock):
    """No hub, no centre: numbers, calls and receipts need neither."""
    for day in range(3):
        clock.advance(24 * 60 * MINUTE if day else 0)
        issue(desk, "KEL-SKTM")
        call(desk)
        desk.identify(4 + day, "Siti Rahayu")
        desk.check_all()
        assert desk.submit().status == "accepted"
        desk.type("1")
        desk.press(KEYS.Key_F12, CONTROL)
        assert desk.screen.pages.currentIndex() == IDLE
    with home.store.read() as connection:
        tickets = [name for name, _ in read_all_streams(connection) if name.startswith("ticket:")]
    assert len(tickets) == 3
