"""A visit over its ticket: next service, standstill, what travels, closing, appointments, help."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from frontoffice.domain.errors import FrontOfficeError, NotFound, PermissionDenied, RuleViolation
from frontoffice.domain.ticket import figures, fold
from frontoffice.services import (
    appointments,
    consultation,
    drafts,
    help_calls,
    intake,
    queue,
    queue_board,
    queue_slips,
    queue_visit,
    settings,
    staff,
)
from frontoffice.services.consultation import Question
from frontoffice.store.apply import dump
from frontoffice.store.entries import read_all_streams, read_stream
from tests.builders import intake_request
from tests.conftest import ADMIN, OFFICER, SUPERVISOR

MINUTE = 60_000


def ticket_of(home, stream):
    with home.store.read() as connection:
        return fold(stream, read_stream(connection, stream))


def recount(home):
    with home.store.read() as connection:
        found = read_all_streams(connection)
        return figures(fold(n, some) for n, some in found if n.startswith("ticket:"))


def test_the_next_service_keeps_ticket_and_ends_when_the_last_one_does(home, clock):
    issued = queue.issue(home, "DKC-KK", also=["KEL-SKTM"])
    queue.call_next(home)
    clock.advance(5 * MINUTE)
    now = queue_visit.go_on(home, "KEL-SKTM")
    clock.advance(3 * MINUTE)
    assert now.ticket == "A001"
    assert now.services == ("KEL-SKTM",)
    assert queue.finish(home).state == "finished"
    ticket = ticket_of(home, issued.stream)
    assert [one.took_ms for one in ticket.calls] == [5 * MINUTE, 3 * MINUTE]
    assert queue_board.figures(home) == recount(home)
    assert queue_board.figures(home).calls == 1


def test_standstill_and_parking_do_not_count_as_service(home, clock):
    queue.issue(home, "DKC-KK")
    queue.call_next(home)
    clock.advance(2 * MINUTE)
    queue_visit.stand_still(home)
    with pytest.raises(RuleViolation, match="ticket-paused-already"):
        queue_visit.stand_still(home)
    clock.advance(30 * MINUTE)
    assert queue_visit.at_counter(home).paused
    queue_visit.resume(home)
    clock.advance(MINUTE)
    queue.park(home, "ambil fotokopi")
    clock.advance(20 * MINUTE)
    queue.recall(home, "A001")
    clock.advance(4 * MINUTE)
    assert queue_visit.at_counter(home).spent_ms == 7 * MINUTE
    queue.finish(home)
    assert queue_board.figures(home).served_ms == (3 + 4) * MINUTE // 2
    assert queue_board.figures(home) == recount(home)


def test_a_power_cut_is_left_out_from_the_last_sign_of_life(home, clock):
    queue.issue(home, "DKC-KK")
    queue.call_next(home)
    clock.advance(4 * MINUTE)
    seen = clock.now()
    clock.advance(90 * MINUTE)
    found = queue_visit.pick_up(home, seen)
    assert (found.ticket, found.spent_ms, found.paused) == ("A001", 4 * MINUTE, False)
    clock.advance(30_000)
    assert queue_visit.pick_up(home, clock.now() - 20_000).spent_ms == 4 * MINUTE + 30_000


def test_nobody_at_the_counter_is_nobody(home):
    assert queue_visit.at_counter(home) is None
    assert queue_visit.pick_up(home, 0) is None
    with pytest.raises(NotFound, match="counter-idle"):
        queue_visit.go_on(home, "DKC-KK")


def test_what_was_typed_goes_with_a_visit_that_is_sent_on(home):
    queue.issue(home, "DKC-KK")
    queue.call_next(home, 4)
    queue.transfer(home, to_counter=3, counter=4, reason="loket 4 tutup", draft={"name": "Siti"})
    queue.call_next(home)
    assert queue_visit.at_counter(home).draft == {"name": "Siti"}
    queue_visit.go_on(home, "KEL-SKTM")
    assert queue_visit.at_counter(home).draft is None


def test_a_counter_calls_its_own_agencies(home):
    settings.change(home, counter_agencies=("POLRI",))
    queue.issue(home, "DKC-KK")
    with pytest.raises(NotFound, match="queue-empty"):
        queue.call_next(home)
    assert queue_board.read(home, counter=3).waiting == ()
    queue.issue(home, "POL-SKCK-BARU")
    assert queue.call_next(home).ticket == "B001"


def test_case_and_ticket_know_each_other(home):
    queue.issue(home, "DKC-KK")
    called = queue.call_next(home)
    request = intake_request(ticket=called.stream, confirmed_by="citizen")
    written = intake.submit(home, request)
    assert ticket_of(home, called.stream).cases == [written.stream]
    with home.store.read() as connection:
        body = read_stream(connection, written.stream)[0].body
    assert (body.ticket, body.confirmed_by) == (called.stream, "citizen")
    with pytest.raises(NotFound, match="ticket-unknown"):
        intake.submit(home, intake_request(serial=2, ticket="ticket:00/1"))


def test_closing_keeps_some_and_cancels_others_with_a_notice(home, clock):
    for service in ("DKC-KK", "DKC-KK", "POL-SKCK-BARU"):
        queue.issue(home, service)
    with pytest.raises(RuleViolation, match="queue-reason-missing"):
        appointments.close_queue(home, ["A001"], ["A002"])
    closed = appointments.close_queue(home, ["A001"], ["A002"], "Listrik padam, datang besok.")
    kept = closed.kept[0]
    assert (kept.ticket, kept.on) == ("A001", dt.date(2026, 11, 24))
    assert [one.choice.ticket.ticket for one in queue_board.read(home).waiting] == ["B001"]
    assert dict(queue_board.figures(home).states)["kept"] == 1
    assert queue_board.figures(home) == recount(home)
    with pytest.raises(RuleViolation, match="appointment-other-day"):
        appointments.arrive(home, kept.code)
    clock.advance(24 * 60 * MINUTE)
    queue.issue(home, "DKC-KK")
    back = appointments.arrive(home, kept.code.lower())
    called = queue.call_next(home)
    assert (called.ticket, called.choice.reason) == (back.ticket, "returned")
    with pytest.raises(RuleViolation, match="appointment-over"):
        appointments.arrive(home, kept.code)


def test_an_appointment_is_next_from_its_time_on_and_not_before(home, clock):
    at = dt.time(9, 30)
    made = appointments.promise(home, "DKC-KK", dt.date(2026, 11, 23), at, name="Siti Rahayu")
    assert appointments.expected(home, "rahayu") == [made]
    assert appointments.expected(home, made.code.lower()) == [made]
    appointments.arrive(home, made.code)
    queue.issue(home, "DKC-KK")
    queue.issue(home, "DKC-KK")
    first = queue.call_next(home, 1)
    assert (first.ticket, first.choice.reason) == ("A002", "only-regular")
    clock.advance(31 * MINUTE)
    second = queue.call_next(home, 2)
    assert (second.ticket, second.choice.reason) == ("A001", "appointment")


def test_who_comes_too_late_waits_like_everybody(home, clock):
    at = dt.time(9, 10)
    made = appointments.promise(home, "DKC-KK", dt.date(2026, 11, 23), at, name="Siti Rahayu")
    clock.advance(40 * MINUTE)
    queue.issue(home, "DKC-KK")
    clock.advance(MINUTE)
    appointments.arrive(home, made.code)
    assert queue.call_next(home).ticket == "A001"


@pytest.mark.parametrize(
    ("on", "at", "name", "code"),
    [
        (dt.date(2026, 11, 22), None, "Siti", "appointment-day-bad"),
        (dt.date(2026, 11, 29), None, "Siti", "appointment-day-bad"),
        (dt.date(2027, 11, 23), None, "Siti", "appointment-day-bad"),
        (dt.date(2026, 11, 23), dt.time(8, 0), "Siti", "appointment-day-bad"),
        (dt.date(2026, 11, 24), None, " 12 ", "appointment-name-missing"),
    ],
)
def test_an_appointment_needs_a_coming_working_day_and_a_name(home, on, at, name, code):
    with pytest.raises(RuleViolation, match=code):
        appointments.promise(home, "DKC-KK", on, at, name=name)


def test_an_appointment_can_be_called_off(home):
    made = appointments.promise(home, "DKC-KK", dt.date(2026, 11, 24), name="Siti")
    appointments.call_off(home, made.code, "sakit")
    with pytest.raises(RuleViolation, match="appointment-over"):
        appointments.arrive(home, made.code)
    with pytest.raises(NotFound, match="appointment-unknown"):
        appointments.arrive(home, "ZZZZZZ")


def test_the_quiet_call_parks_the_visit_and_only_supervisors_read_it(home, make_home):
    queue.issue(home, "DKC-KK")
    make_home.sign_in(home, OFFICER)
    called = queue.call_next(home)
    help_calls.ask(home, "memukul meja")
    with pytest.raises(PermissionDenied):
        help_calls.waiting(home)
    assert queue_board.read(home).away[0].state == "parked"
    with home.store.read() as connection:
        parked = read_stream(connection, called.stream)[-1].personal
    assert parked.reason == "-"
    make_home.sign_in(home, SUPERVISOR)
    (asked,) = help_calls.waiting(home)
    assert (asked.counter, asked.ticket, asked.note) == (3, "A001", "memukul meja")
    help_calls.answer(home, asked.stream, "ditenangkan")
    assert help_calls.waiting(home) == []
    with pytest.raises(NotFound, match="help-unknown"):
        help_calls.answer(home, asked.stream, "lagi")
    make_home.sign_in(home, ADMIN)


def test_a_question_is_counted_ends_its_visit_and_cites_the_standard(home):
    queue.issue(home, "DKC-KK")
    queue.call_next(home)
    sent = consultation.record(home, Question(outcome="referred", to="POLRI"), ends_visit=True)
    assert (sent.ticket, queue_board.read(home).serving) == ("A001", ())
    asked = Question(
        outcome="answered",
        service="DKC-KK",
        component=1,
        question="Apa syaratnya?",
        answer="F-1.02 dan KK lama.",
        minutes=4,
    )
    consultation.record(home, asked)
    consultation.record(home, Question(outcome="referred", to="5"))
    consultation.record(home, Question(outcome="referred", to="Kantor Pajak"))
    log = consultation.log(home)
    assert [one.place for one in log] == ["", "Loket 5", "", home.reference.agencies["POLRI"].name]
    full = next(one for one in log if one.service)
    assert (full.component, full.question, full.minutes) == (1, "Apa syaratnya?", 4)
    found = consultation.counts(home)
    assert (found["answered"], found["referred"], found["to:Loket 5"]) == (1, 3, 1)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Question(outcome="guessed"), "consultation-outcome-bad"),
        (Question(outcome="referred"), "consultation-place-missing"),
        (Question(outcome="answered", component=1), "consultation-component-bad"),
        (Question(outcome="answered", minutes=-1), "consultation-minutes-bad"),
        (Question(outcome="answered", answer="x" * 3000), "consultation-too-long"),
    ],
)
def test_a_bad_question_is_refused(home, asked, code):
    with pytest.raises(RuleViolation, match=code):
        consultation.record(home, asked)


@pytest.mark.parametrize("paper", ["a5", "80mm", "58mm"])
def test_the_referral_slip_names_the_place(home, paper):
    pdf = queue_slips.referral_slip(home, "Kepolisian Resor Kota", "A001", paper)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    words = " ".join(page.get_text_range().split())
    assert "Bukan di sini" in words
    assert "Kepolisian Resor Kota" in words
    assert "A001" in words


def test_the_rows_are_what_a_rebuild_makes(home):
    appointments.promise(home, "DKC-KK", dt.date(2026, 11, 24), name="Siti")
    help_calls.ask(home, "gaduh")
    consultation.record(home, Question(outcome="answered", question="jam buka?"))
    queue.issue(home, "DKC-KK")
    appointments.close_queue(home, ["A001"])
    with home.store.read() as connection:
        before = dump(connection)
    home.store.rebuild()
    with home.store.read() as connection:
        assert dump(connection) == before


def test_a_colleagues_draft_is_taken_over_within_ones_agencies_and_that_is_on_record(
    home, make_home
):
    given = queue.issue(home, "DKC-KK")
    make_home.sign_in(home, OFFICER)
    queue.call_next(home)
    typed = drafts.save(home, {"ticket": given.stream, "service": "DKC-KK"}, {"large": True})
    queue.park(home, "ambil fotokopi")
    with home.store.read() as connection:
        assert read_stream(connection, given.stream)[-1].body.typed
    make_home.sign_in(home, ADMIN)
    staff.change(home, SUPERVISOR, agencies=["POLRI"])
    make_home.sign_in(home, SUPERVISOR)
    queue.recall(home, given.ticket)
    for ticket, code in ((given.stream, "agency-not-yours"), ("ticket:00/1", "draft-unknown")):
        with pytest.raises(FrontOfficeError, match=code):
            drafts.take_over(home, typed, ticket)
    make_home.sign_in(home, ADMIN)
    staff.change(home, SUPERVISOR, agencies=[])
    make_home.sign_in(home, SUPERVISOR)
    assert [one.staff for one in drafts.of_colleagues(home)] == [OFFICER]
    drafts.take_over(home, typed, given.stream)
    (mine,) = drafts.mine(home)
    assert (mine.id, mine.staff, mine.place) == (typed, SUPERVISOR, {"large": True})
    with home.store.read() as connection:
        taken = read_stream(connection, given.stream)[-1]
    assert (taken.kind, taken.actor, taken.body.staff) == (
        "ticket.draft_taken/1",
        SUPERVISOR,
        OFFICER,
    )
