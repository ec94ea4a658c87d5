"""The queue at the counter by keys: who is next and why, calling, parking, sending on, time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.domain.queue_facts import TicketCalled
from frontoffice.domain.ticket import RECALL_PAUSE_MS, figures, fold
from frontoffice.services import consultation, drafts, queue, queue_board, queue_visit, settings
from frontoffice.store.entries import read_all_streams, read_stream
from tests.builders import standard
from tests.conftest import ADMIN, OFFICER, SUPERVISOR
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from tests.ui.office import assert_fits
from ui.dialogs.question import ConsultationSheet, QuickSheet
from ui.dialogs.reason import ReasonSheet
from ui.dialogs.send_on import SendOnSheet
from ui.dialogs.take_over import TakeOverSheet
from ui.screens.loket.screen import DONE, IDLE, SERVING
from ui.screens.loket.thread import APPLICANT, PURPOSE
from ui.theme.checks import small_targets, unnamed_controls
from ui.theme.look import look

SHIFT = Qt.KeyboardModifier.ShiftModifier
MINUTE = 60_000
SKTM = standard("KEL-SKTM")


@pytest.fixture
def home(make_home):
    made = make_home()
    settings.change(made, counter_agencies=("DUKCAPIL", "KEL"))
    return make_home.sign_in(made, OFFICER)


@pytest.fixture
def desk(qtbot, home):
    return Desk(home).open(qtbot)


def issue(desk, *services, **more):
    """Numbers from the help desk, which the counter has heard of."""
    given = [queue.issue(desk.home, one, **more) for one in services]
    desk.screen.tickets.read()
    return given


def news(desk):
    return desk.window.notice.words.text()


def sheet(desk, kind):
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def rows(lines):
    return [line.title for line in lines.lines.lines()]


def give(desk, words):
    desk.type(words)
    desk.enter()


def ticket_of(home, stream):
    with home.store.read() as connection:
        return fold(stream, read_stream(connection, stream))


def test_the_column_says_who_is_next_why_and_who_waits_behind(desk, home, clock):
    issue(desk, "DKC-KK", "KEL-SKTM")
    issue(desk, "DKC-KK", priority="elderly")
    clock.advance(25 * MINUTE)
    issue(desk, "POL-SKCK-BARU")
    desk.screen.tickets.read()
    card = desk.screen.waiting.card
    assert card.ticket.text() == "R001"
    assert card.group.text() == "lanjut usia"
    assert "Giliran prioritas" in card.why.text()
    assert desk.screen.waiting.count.text() == "3"
    assert len(rows(desk.screen.waiting.line)) == 2
    line = desk.screen.waiting.line.lines.lines()[0]
    assert (line.aside, line.icon, line.ink) == ("25 mnt", "clock", "warn")


def test_f2_calls_and_fills_in_what_the_ticket_is_for(desk, home):
    (first,) = issue(desk, "DKC-KK")
    desk.press(KEYS.Key_F2)
    assert desk.screen.pages.currentIndex() == SERVING
    assert desk.visit.ticket == "A001"
    assert desk.visit.service == "DKC-KK"
    assert desk.section == PURPOSE
    assert desk.screen.header.ticket.text() == "A001"
    assert "A001 dipanggil" in news(desk)
    assert queue_board.read(home).serving[0].stream == first.stream


def test_a_visit_set_aside_elsewhere_says_which_counter_keeps_its_entries(desk, home):
    (given,) = issue(desk, "DKC-KK")
    queue.call_next(home, 5)
    typed = drafts.save(home, {"ticket": given.stream, "service": "DKC-KK"}, {})
    queue.park(home, "ambil fotokopi", counter=5)
    drafts.discard(home, typed)
    desk.screen.tickets.read()
    desk.screen.waiting.parked.setFocus()
    desk.enter()
    assert (desk.visit.ticket, desk.visit.service) == ("A001", "DKC-KK")
    assert "Isian A001 ada di loket 5" in news(desk)
    queue.finish(home)
    queue.come_back(home, "A001")
    queue.call_next(home, 3)
    assert queue_visit.at_counter(home).left_at is None


def test_what_a_colleague_set_aside_is_named_and_may_be_left_alone(qtbot, home, make_home):
    given = queue.issue(home, "KEL-SKTM")
    make_home.sign_in(home, SUPERVISOR)
    queue.call_next(home)
    typed = {"ticket": given.ticket, "service": "KEL-SKTM", "name": "Ratna"}
    drafts.save(home, {"ticket": given.stream, "service": "KEL-SKTM"}, {"typed": typed})
    queue.park(home, "ambil fotokopi")
    desk = Desk(make_home.sign_in(home, OFFICER)).open(qtbot)
    (line,) = desk.screen.waiting.parked.lines.lines()
    assert (line.title, line.detail) == (f"{given.ticket}  ditunda", "Isian Wati Kusuma")
    desk.screen.waiting.parked.setFocus()
    desk.enter()
    asked = sheet(desk, TakeOverSheet)
    assert_fits(qtbot, asked)
    desk.press(KEYS.Key_Escape)
    assert (desk.visit.ticket, desk.visit.name) == (given.ticket, "")
    assert [one.staff for one in drafts.of_colleagues(home)] == [SUPERVISOR]


def test_a_service_without_flags_goes_on_to_the_person_at_once(desk, home):
    issue(desk, "KEL-SKTM")
    desk.press(KEYS.Key_F2)
    assert desk.section == (PURPOSE if SKTM.flags else APPLICANT)


def test_with_nobody_waiting_f2_serves_who_came_without_a_number(desk, home):
    issue(desk, "POL-SKCK-BARU")
    desk.press(KEYS.Key_F2)
    assert desk.visit.ticket == ""
    assert desk.focus() is desk.thread.purpose.input


def test_a_number_given_a_moment_ago_is_told_of(desk, home):
    queue.issue(home, "DKC-KK")
    desk.press(KEYS.Key_F2)
    assert desk.visit.ticket == ""
    assert "A001 menunggu" in news(desk)
    desk.press(KEYS.Key_F2)
    assert desk.visit.ticket == "A001"


def test_somebody_without_a_number_may_be_served_though_others_wait(desk, home):
    issue(desk, "DKC-KK")
    desk.press(KEYS.Key_F2, CONTROL)
    assert (desk.screen.pages.currentIndex(), desk.visit.ticket) == (SERVING, "")


def test_one_citizen_from_number_to_receipt_and_the_last_service_ends_the_ticket(desk, home):
    (first,) = issue(desk, "KEL-SKTM", also=["KEL-DOMISILI"])
    desk.press(KEYS.Key_F2)
    if desk.section == PURPOSE:
        desk.enter()
    assert "lalu " + standard("KEL-DOMISILI").name in desk.screen.header.service.text()
    desk.identify(4, "Siti Rahayu")
    desk.check_all()
    written = desk.submit()
    desk.type("1")
    assert desk.screen.done.same.text().endswith(": " + standard("KEL-DOMISILI").name)
    ticket = ticket_of(home, first.stream)
    assert ticket.cases == [written.stream]
    assert ticket.state == "serving"
    desk.press(KEYS.Key_F3)
    assert desk.visit.service == "KEL-DOMISILI"
    assert (desk.visit.ticket, desk.visit.name) == (first.ticket, "Siti Rahayu")
    desk.press(KEYS.Key_Return, CONTROL)
    desk.press(KEYS.Key_Return, CONTROL)
    desk.check_all()
    second = desk.submit()
    desk.type("1")
    desk.press(KEYS.Key_F12, CONTROL)
    ticket = ticket_of(home, first.stream)
    assert ticket.state == "finished"
    assert ticket.cases == [written.stream, second.stream]
    assert [one.reason for one in ticket.calls] == ["only-regular", "continued"]
    assert desk.screen.pages.currentIndex() == IDLE
    with home.store.read() as connection:
        assert read_stream(connection, second.stream)[0].body.ticket == first.stream


def test_f2_after_the_receipt_ends_the_visit_and_calls_the_next(desk, home):
    one, two = issue(desk, "KEL-SKTM", "KEL-SKTM")
    desk.press(KEYS.Key_F2)
    if desk.section == PURPOSE:
        desk.enter()
    desk.identify(4)
    desk.check_all()
    desk.submit()
    desk.type("1")
    assert desk.screen.pages.currentIndex() == DONE
    desk.press(KEYS.Key_F2)
    assert ticket_of(home, one.stream).state == "finished"
    assert desk.visit.ticket == ticket_of(home, two.stream).opened.ticket
    assert desk.visit.name == ""


def test_a_call_is_repeated_after_a_pause_and_missed_after_two_repeats(desk, home, clock):
    issue(desk, "DKC-KK")
    desk.press(KEYS.Key_F2)
    desk.press(KEYS.Key_F2, SHIFT)
    assert "detik" in news(desk)
    for _ in range(2):
        clock.advance(RECALL_PAUSE_MS)
        desk.press(KEYS.Key_F2, SHIFT)
    assert "panggilan ke-3" in news(desk)
    clock.advance(RECALL_PAUSE_MS)
    desk.press(KEYS.Key_F2, SHIFT)
    assert "lewat" in news(desk)
    assert desk.screen.pages.currentIndex() == IDLE
    assert rows(desk.screen.waiting.parked) == ["A001  lewat"]
    desk.screen.waiting.parked.setFocus()
    desk.enter()
    assert desk.visit.ticket == "A001"


def test_f2_does_not_skip_somebody_who_is_just_walking_to_the_counter(desk, home):
    issue(desk, "DKC-KK", "DKC-KK")
    desk.press(KEYS.Key_F2)
    desk.press(KEYS.Key_F2)
    assert desk.visit.ticket == "A001"
    assert "Shift+F2" in news(desk)


def test_f4_sets_number_and_draft_aside_together_and_enter_brings_both_back(desk, home, clock):
    issue(desk, "KEL-SKTM")
    desk.press(KEYS.Key_F2)
    if desk.section == PURPOSE:
        desk.enter()
    desk.identify(4, "Siti Rahayu")
    clock.advance(2 * MINUTE)
    desk.press(KEYS.Key_F4)
    assert isinstance(sheet(desk, ReasonSheet), ReasonSheet)
    give(desk, "ambil fotokopi")
    assert queue_board.read(home).away[0].state == "parked"
    line = desk.screen.waiting.parked.lines.lines()[0]
    assert line.title.endswith("Siti Rahayu")
    assert line.detail == "ambil fotokopi"
    clock.advance(30 * MINUTE)
    desk.screen.waiting.parked.setFocus()
    desk.enter()
    assert desk.visit.name == "Siti Rahayu"
    assert queue_board.read(home).serving[0].ticket == desk.visit.ticket
    clock.advance(MINUTE)
    desk.screen.show_time()
    assert desk.screen.header.timer.text() == "03.00"


def test_f2_in_the_middle_of_a_visit_sets_it_aside_and_calls(desk, home):
    issue(desk, "KEL-SKTM", "KEL-SKTM")
    desk.press(KEYS.Key_F2)
    if desk.section == PURPOSE:
        desk.enter()
    desk.identify(4, "Siti Rahayu")
    before = desk.visit.ticket
    desk.press(KEYS.Key_F2)
    assert desk.visit.ticket not in ("", before)
    assert [one.ticket for one in queue_board.read(home).away] == [before]


def test_out_of_order_needs_a_reason(desk, home):
    _, second = issue(desk, "DKC-KK", "DKC-KK")
    desk.screen.tickets.read()
    desk.screen.waiting.line.setFocus()
    desk.enter()
    desk.enter()
    assert desk.screen.pages.currentIndex() == IDLE
    give(desk, "sakit, tidak kuat menunggu")
    assert desk.visit.ticket == "A002"
    with home.store.read() as connection:
        call = read_stream(connection, second.stream)[-1]
    assert isinstance(call.body, TicketCalled)
    assert (call.body.reason, call.personal.reason) == (
        "out-of-order",
        "sakit, tidak kuat menunggu",
    )


def test_a_break_and_trouble_elsewhere_stop_the_time(desk, home, clock):
    desk.press(KEYS.Key_F4, SHIFT)
    assert queue_board.read(home).breaks == (3,)
    desk.press(KEYS.Key_F4, SHIFT)
    assert queue_board.read(home).breaks == ()
    issue(desk, "DKC-KK")
    desk.press(KEYS.Key_F2)
    clock.advance(4 * MINUTE)
    desk.press(KEYS.Key_G, CONTROL)
    clock.advance(50 * MINUTE)
    assert queue_visit.at_counter(home).paused
    desk.press(KEYS.Key_G, CONTROL)
    clock.advance(MINUTE)
    desk.screen.show_time()
    assert desk.screen.header.timer.text() == "05.00"
    desk.press(KEYS.Key_F12, CONTROL)
    found = queue_board.figures(home)
    assert found.served_ms == 5 * MINUTE
    with home.store.read() as connection:
        streams = read_all_streams(connection)
        again = figures(fold(name, some) for name, some in streams if name.startswith("ticket:"))
    assert found == again
    assert desk.screen.waiting.average.text() == "rata-rata 5 mnt"


def test_a_question_takes_two_keys_and_ends_its_visit(desk, home):
    issue(desk, "DKC-KK")
    desk.press(KEYS.Key_F2)
    before = desk.strokes
    desk.press(KEYS.Key_F9)
    desk.type("1")
    assert desk.strokes - before == 2
    assert consultation.counts(home)["answered"] == 1
    assert queue_board.read(home).serving == ()
    assert desk.screen.pages.currentIndex() == IDLE


def test_a_question_in_the_middle_of_a_visit_leaves_it_open(desk, home):
    desk.pick(SKTM, ())
    desk.identify(4, "Siti Rahayu")
    desk.press(KEYS.Key_F9)
    desk.type("1")
    assert desk.visit.name == "Siti Rahayu"
    assert consultation.counts(home)["answered"] == 1


def test_the_log_keeps_question_answer_component_and_minutes(desk, home):
    desk.press(KEYS.Key_F9, SHIFT)
    asked = sheet(desk, ConsultationSheet)
    desk.enter()
    assert asked.question.note.wrong
    desk.type("Apa syarat KK hilang?")
    desk.press(KEYS.Key_Tab)
    desk.type("Surat kehilangan dan KTP.")
    asked.service.choose("DKC-KK")
    asked.component.choose("1")
    asked.minutes.setFocus()
    desk.press(KEYS.Key_Backspace)
    give(desk, "4")
    (line,) = consultation.log(home)
    assert (line.question, line.component, line.minutes) == ("Apa syarat KK hilang?", 1, 4)
    assert not asked.isVisible()


def test_the_second_key_of_a_question_asks_where_and_prints(desk):
    desk.press(KEYS.Key_F9)
    desk.type("2")
    assert isinstance(sheet(desk, QuickSheet), QuickSheet)
    give(desk, "5")
    title, pdf = desk.papers[-1]
    assert (title, pdf[:4]) == ("Lembar arahan", b"%PDF")
    assert "Loket 5" in news(desk)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_everything_fits_with_a_full_hall(qtbot, desk, home, theme, make_home):
    look.use(theme=theme)
    make_home.sign_in(home, ADMIN)
    issue(desk, *["DKC-KK"] * 9)
    issue(desk, "DKC-KK", priority="natural_disaster")
    make_home.sign_in(home, OFFICER)
    desk.screen.tickets.read()
    desk.press(KEYS.Key_F2)
    assert_fits(qtbot, desk.window)
    assert unnamed_controls(desk.window) == []
    assert small_targets(desk.window) == []
    desk.press(KEYS.Key_F5)
    assert isinstance(sheet(desk, SendOnSheet), SendOnSheet)
    assert_fits(qtbot, desk.window)
    assert QApplication.focusWidget() is not None
