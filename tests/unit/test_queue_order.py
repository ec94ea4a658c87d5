"""Who is next: ageing first, one priority to two regular, always for the same stated reason."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.queue_order import Rules, Waiting, eligible, estimate, line, next_up

MINUTE = 60_000
NOW = 10_000 * MINUTE
RULES = Rules()


def waiting(ticket: str, minutes: int, **more: object) -> Waiting:
    """A ticket that has waited so long; R numbers are priority ones."""
    group = "elderly" if ticket.startswith("R") else None
    return Waiting(
        ticket=ticket,
        stream=f"ticket:{ticket}",
        entered_at=NOW - minutes * MINUTE,
        priority=group,
        **more,  # type: ignore[arg-type]
    )


def order(*tickets: Waiting, turns: tuple[bool, ...] = ()) -> list[tuple[str, str]]:
    return [(one.ticket.ticket, one.reason) for one in line(tickets, turns, NOW)]


hall = st.lists(st.tuples(st.booleans(), st.integers(0, 90), st.booleans()), max_size=14).map(
    lambda rows: [
        waiting(f"{'R' if priority else 'A'}{n:03}", minutes, returning=returning)
        for n, (priority, minutes, returning) in enumerate(rows, 1)
    ]
)
earlier = st.lists(st.booleans(), max_size=6)


def test_one_priority_to_two_regular():
    tickets = [waiting(f"A{n:03}", 20 - n) for n in range(1, 5)]
    tickets += [waiting(f"R{n:03}", 10 - n) for n in range(1, 4)]
    assert order(*tickets) == [
        ("R001", "priority"),
        ("A001", "regular"),
        ("A002", "regular"),
        ("R002", "priority"),
        ("A003", "regular"),
        ("A004", "regular"),
        ("R003", "only-priority"),
    ]


def test_the_ratio_goes_on_from_the_calls_before():
    both = (waiting("A001", 5), waiting("R001", 5))
    assert order(*both, turns=(True,))[0] == ("A001", "regular")
    assert order(*both, turns=(True, False))[0] == ("A001", "regular")
    assert order(*both, turns=(True, False, False))[0] == ("R001", "priority")


def test_a_return_ticket_comes_after_the_current_person_but_not_before_the_aged():
    tickets = (waiting("A001", 44), waiting("A002", 1, returning=True), waiting("R001", 9))
    assert order(*tickets)[0] == ("A002", "returned")
    assert order(*tickets, waiting("A003", 45))[:2] == [("A003", "aged"), ("A002", "returned")]


def test_a_counter_sees_its_agencies_and_what_was_sent_to_it():
    tickets = [
        waiting("A001", 1, agency="DKC"),
        waiting("B001", 1, agency="POLRI"),
        waiting("B002", 1, agency="POLRI", directed=3),
        waiting("A002", 1, agency="DKC", directed=4),
    ]
    assert [one.ticket for one in eligible(tickets, 3, ("DKC",))] == ["A001", "B002"]
    assert [one.ticket for one in eligible(tickets, 3)] == ["A001", "B001", "B002"]
    assert len(eligible(tickets, None)) == 4


@given(hall, earlier)
def test_everybody_stands_in_line_once(tickets, turns):
    told = [one.ticket for one in line(tickets, turns, NOW)]
    assert sorted(told, key=lambda one: one.ticket[1:]) == tickets


@given(hall, earlier, st.integers(0, 2**32))
def test_order_and_reason_do_not_depend_on_how_the_tickets_are_listed(tickets, turns, seed):
    mixed = tickets[:]
    random.Random(seed).shuffle(mixed)
    assert list(line(mixed, turns, NOW)) == list(line(tickets, turns, NOW))


@given(hall, earlier, st.lists(st.integers(0, 15), min_size=14, max_size=14))
def test_nobody_past_the_ageing_bound_is_overtaken(tickets, turns, gaps):
    now, turns, left = NOW, list(turns), tickets[:]
    for gap in gaps[: len(tickets)]:
        choice = next_up(left, turns, now)
        aged = [one for one in left if now - one.entered_at >= RULES.cap_ms]
        if aged:
            assert choice.reason == "aged"
            assert choice.ticket.entered_at == min(one.entered_at for one in aged)
        left.remove(choice.ticket)
        turns.append(choice.ticket.priority is not None)
        now += gap * MINUTE


@given(hall, earlier)
def test_priority_never_comes_twice_while_a_regular_one_waits(tickets, turns):
    told = list(line(tickets, turns, NOW))
    for one, other in itertools.pairwise(told):
        assert not (one.reason == other.reason == "priority")
    for place, one in enumerate(told):
        if one.reason == "only-priority":
            rest = [later.ticket for later in told[place:]]
            assert all(later.priority for later in rest)


def test_an_estimate_says_how_unsure_it_is():
    steady, shaky = [600_000] * 10, [60_000, 1_140_000] * 5
    assert estimate(3, 1, steady[:2]) is None
    assert estimate(3, 0, steady) is None
    sure, unsure = estimate(4, 2, steady), estimate(4, 2, shaky)
    assert sure.mean_ms == unsure.mean_ms == 1_200_000
    assert (sure.low_ms, sure.high_ms) == (1_200_000, 1_200_000)
    assert unsure.low_ms < 700_000
    assert unsure.high_ms > 1_700_000
    assert estimate(0, 1, shaky).high_ms == 0


def test_more_measurements_make_the_span_narrower():
    few, many = [60_000, 1_140_000] * 2, [60_000, 1_140_000] * 40
    spans = [estimate(9, 1, took) for took in (few, many)]
    assert spans[0].high_ms - spans[0].low_ms > spans[1].high_ms - spans[1].low_ms
