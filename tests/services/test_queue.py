"""The queue of one PC: every act of a ticket, who may, what is refused, figures, two processes."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from frontoffice.domain.errors import FrontOfficeError, NotFound, PermissionDenied, RuleViolation
from frontoffice.domain.queue_facts import PRIORITIES
from frontoffice.domain.ticket import RECALL_PAUSE_MS
from frontoffice.services import queue, queue_board, staff
from frontoffice.store.apply import dump
from frontoffice.store.entries import read_all_streams
from tests.conftest import PIN
from tests.services.apart import exchange

MINUTE = 60_000
DKC, POLRI = "DKC-KK", "POL-SKCK-BARU"


@pytest.fixture
def serving(home):
    """A home where counter 3 has called A001."""
    queue.issue(home, DKC)
    queue.call_next(home)
    return home


def numbers(home):
    return [one.choice.ticket.ticket for one in queue_board.read(home).waiting]


def test_letters_by_agency_and_numbers_from_001_each_day(home, clock):
    given = [queue.issue(home, one).ticket for one in (DKC, DKC, POLRI, "DUKCAPIL")]
    given.append(queue.issue(home, DKC, priority="elderly").ticket)
    letter = home.reference.agencies["POLRI"].ticket_prefix
    assert given == ["A001", "A002", f"{letter}001", "A003", "R001"]
    clock.advance(24 * 60 * MINUTE)
    assert queue.issue(home, DKC).ticket == "A001"
    assert numbers(home) == ["A001"]
    assert queue_board.figures(home, dt.date(2026, 11, 23)).issued == 5


@pytest.mark.parametrize("group", PRIORITIES)
def test_every_priority_group_has_words(home, group):
    queue.issue(home, DKC)
    assert queue.issue(home, DKC, priority=group).ticket == "R001"
    for language in ("id", "en"):
        first = queue_board.read(home, language).waiting[0]
        assert first.choice.ticket.ticket == "R001"
        assert "()" not in first.reason


def test_the_kind_of_disability_cannot_be_given(home):
    with pytest.raises(RuleViolation, match="priority-group-unknown"):
        queue.issue(home, DKC, priority="netra")


def test_a_call_says_why(home, clock):
    queue.issue(home, DKC)
    clock.advance(46 * MINUTE)
    queue.issue(home, DKC, priority="pregnant")
    called = queue.call_next(home)
    assert (called.ticket, called.counter, called.state) == ("A001", 3, "serving")
    words = queue_board.reason_words(called.choice)
    assert words == "Sudah menunggu 46 menit, melewati batas 45 menit."


def test_a_counter_serves_one_at_a_time(serving):
    queue.issue(serving, DKC)
    with pytest.raises(RuleViolation, match="counter-busy"):
        queue.call_next(serving)
    assert queue.call_next(serving, 4).ticket == "A002"
    with pytest.raises(NotFound, match="queue-empty"):
        queue.call_next(serving, 5)


def test_recall_after_a_pause_then_missed_then_called_again_the_same_day(serving, clock):
    with pytest.raises(RuleViolation, match="recall-too-soon") as refused:
        queue.recall(serving)
    assert refused.value.data["seconds"] == RECALL_PAUSE_MS // 1000
    states = []
    for _ in range(3):
        clock.advance(RECALL_PAUSE_MS)
        states.append(queue.recall(serving).state)
    assert states == ["serving", "serving", "no_show"]
    assert [one.ticket for one in queue_board.read(serving).away] == ["A001"]
    assert queue.recall(serving, "a001").state == "serving"
    clock.advance(24 * 60 * MINUTE)
    with pytest.raises(NotFound, match="ticket-unknown"):
        queue.recall(serving, "A001")


def test_a_clock_set_back_does_not_silence_the_counter(serving, clock):
    clock.turn_to(clock.at - 60 * MINUTE)
    assert queue.recall(serving).calls == 2


def test_parked_and_back_after_the_current_person(serving):
    queue.issue(serving, DKC)
    queue.issue(serving, DKC)
    queue.park(serving, "fotokopi KK kurang")
    assert queue.call_next(serving).ticket == "A002"
    queue.come_back(serving, "A001")
    assert numbers(serving) == ["A001", "A003"]
    queue.finish(serving)
    again = queue.call_next(serving)
    assert (again.ticket, again.choice.reason) == ("A001", "returned")


@pytest.mark.parametrize("act", [queue.park, queue.call_out_of_order])
def test_a_reason_is_needed(serving, act):
    with pytest.raises(RuleViolation, match="queue-reason-missing"):
        act(serving, *(["A001", " "] if act is queue.call_out_of_order else [" "]))


def test_out_of_order_is_counted_and_its_words_are_no_body(serving):
    queue.issue(serving, DKC)
    queue.issue(serving, DKC)
    called = queue.call_out_of_order(serving, "A003", "sakit, perlu segera", 4)
    assert called.ticket == "A003"
    with serving.store.read() as connection:
        facts = dict(read_all_streams(connection))[called.stream]
    assert facts[-1].personal.reason == "sakit, perlu segera"
    assert "segera" not in repr(facts[-1].body)
    assert queue_board.figures(serving).out_of_order == 1
    with pytest.raises(RuleViolation, match="ticket-not-callable"):
        queue.call_out_of_order(serving, "A003", "lagi", 5)


def test_transfer_keeps_the_place_and_comes_back(serving, clock):
    clock.advance(MINUTE)
    queue.issue(serving, POLRI)
    queue.transfer(serving, wanted=POLRI, to_counter=5)
    assert queue.call_next(serving).service == POLRI
    with pytest.raises(RuleViolation, match="transfer-nowhere"):
        queue.transfer(serving)
    called = queue.call_next(serving, 5)
    assert (called.ticket, called.service, called.choice.waited_ms) == ("A001", POLRI, MINUTE)
    queue.transfer(serving, back=True, counter=5)
    queue.finish(serving)
    assert queue.call_next(serving).ticket == "A001"


def test_several_services_in_one_visit(home):
    queue.issue(home, DKC, also=[POLRI])
    queue.call_next(home, 1, ["DUKCAPIL"])
    assert queue.finish(home, counter=1).state == "waiting"
    called = queue.call_next(home, 2, ["POLRI"])
    assert (called.ticket, called.service) == ("A001", POLRI)
    assert queue.finish(home, counter=2).state == "finished"


def test_who_leaves_takes_the_whole_visit_along(home):
    queue.issue(home, DKC, also=[POLRI])
    queue.call_next(home)
    assert queue.finish(home, "left").state == "finished"
    with pytest.raises(RuleViolation, match="outcome-unknown"):
        queue.finish(home, "gone")


def test_a_break_ends_with_the_next_call(serving):
    with pytest.raises(RuleViolation, match="counter-busy"):
        queue.begin_break(serving)
    queue.finish(serving)
    queue.begin_break(serving)
    assert not queue.begin_break(serving).streams
    assert queue_board.read(serving).breaks == (3,)
    queue.end_break(serving)
    assert queue_board.read(serving).breaks == ()
    queue.begin_break(serving)
    queue.issue(serving, DKC)
    queue.call_next(serving)
    assert queue_board.read(serving).breaks == ()


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda home: queue.finish(home), "counter-idle"),
        (lambda home: queue.finish(home, number="A009"), "ticket-unknown"),
        (lambda home: queue.finish(home, number="A001"), "ticket-not-serving"),
        (lambda home: queue.come_back(home, "A001"), "ticket-not-away"),
        (lambda home: queue.call_next(home, 0), "counter-bad"),
        (lambda home: queue.call_next(home, agencies=["X"]), "agency-unknown"),
        (lambda home: queue.issue(home, "X-Y"), "service-unknown"),
    ],
)
def test_what_is_refused_changes_nothing(home, act, code):
    queue.issue(home, DKC)
    with home.store.read() as connection:
        before = dump(connection)
    with pytest.raises(FrontOfficeError, match=code):
        act(home)
    with home.store.read() as connection:
        assert dump(connection) == before


def test_a_help_desk_issues_but_does_not_call(home, make_home):
    staff.admit(home, "Dian Meja", "helpdesk", PIN, "dian.m")
    make_home.sign_in(home, "dian.m")
    queue.issue(home, DKC)
    with pytest.raises(PermissionDenied):
        queue.call_next(home)
    with pytest.raises(PermissionDenied):
        queue.begin_break(home)


def test_estimates_come_from_measured_services(home, clock):
    for _ in range(4):
        queue.issue(home, DKC)
        queue.call_next(home)
        clock.advance(10 * MINUTE)
        queue.finish(home)
    for _ in range(3):
        queue.issue(home, DKC)
    found = [one.estimate for one in queue_board.read(home).waiting]
    assert [one.mean_ms for one in found] == [0, 10 * MINUTE, 20 * MINUTE]
    assert {one.measured for one in found} == {4}


def test_two_homes_at_once_never_call_one_ticket_twice(home, make_home):
    for _ in range(24):
        queue.issue(home, DKC)
    other, called = make_home.open(home.folder), []

    def work(place, counter):
        while True:
            try:
                called.append(queue.call_next(place, counter).ticket)
            except NotFound:
                return
            queue.finish(place, counter=counter)

    threads = [
        threading.Thread(target=work, args=one) for one in ((home, 1), (other, 2), (home, 4))
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(called) == [f"A{n:03}" for n in range(1, 25)]


def test_tickets_called_apart_are_disputed_and_nobody_calls_them_again(home, make_home):
    queue.issue(home, DKC)
    other = make_home("other", published=False, station=4)
    exchange(home, other)
    assert numbers(other) == ["A001"]
    queue.call_next(home)
    queue.call_next(other)
    exchange(home, other)
    for one in (home, other):
        found = queue_board.read(one)
        assert [ticket.ticket for ticket in found.disputed] == ["A001"]
        assert (found.serving, found.waiting) == ((), ())
        with pytest.raises(RuleViolation, match="ticket-disputed"):
            queue.finish(one, number="A001")


def test_rebuilt_rows_are_the_same_rows(serving, clock):
    clock.advance(MINUTE)
    queue.issue(serving, DKC, also=[POLRI], priority="elderly")
    queue.finish(serving)
    queue.begin_break(serving)
    with serving.store.read() as connection:
        before = dump(connection)
    assert any(row[0] == "call_row" for row in before)
    serving.store.rebuild()
    with serving.store.read() as connection:
        assert dump(connection) == before


def test_an_estimate_is_told_from_minute_to_minute(home, clock):
    queue.issue(home, DKC)
    assert queue_board.estimate_words(queue_board.read(home).waiting[0].estimate) == ""
    for minutes in (5, 10, 15):
        queue.call_next(home)
        clock.advance(minutes * MINUTE)
        queue.finish(home)
        queue.issue(home, DKC)
    queue.issue(home, DKC)
    second = queue_board.read(home).waiting[1].estimate
    assert second.mean_ms == 10 * MINUTE
    assert queue_board.estimate_words(second) == "Perkiraan 2 sampai 18 menit lagi."


def test_services_and_agencies_have_names(home):
    names = queue_board.service_names(home)
    assert names["POLRI"].startswith("Kepolisian")
    assert DKC in names
