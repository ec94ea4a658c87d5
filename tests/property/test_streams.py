"""A case is a function of the set of its facts; conflicts by position, money on all sides."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.case import extend, fold
from frontoffice.domain.facts import CasePaid, CaseSettled, CaseVoided
from frontoffice.domain.stream import order
from tests.property.streams import (
    STATIONS,
    STREAM,
    concurrent_groups,
    played,
    steps,
)

MODEST = settings(max_examples=150, deadline=None)


@MODEST
@given(steps, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_case(plan, rng):
    facts = list(played(plan).facts.values())
    expected = fold(STREAM, sorted(facts, key=lambda one: one.ref))
    for _ in range(4):
        rng.shuffle(facts)
        assert fold(STREAM, facts) == expected


@MODEST
@given(steps, st.data())
def test_facts_that_come_late_wait_and_then_count(plan, data):
    """A part of the facts is a state of its own; the rest changes it to the same one."""
    facts = list(played(plan).facts.values())
    missing = data.draw(st.sets(st.sampled_from([one.ref for one in facts])))
    part = [one for one in facts if one.ref not in missing]
    case = fold(STREAM, part)
    here = {one.ref for one in part}
    for one in part:
        if not set(one.after) <= here:
            assert one.ref in case.waiting
    assert case.facts == len(part)
    assert fold(STREAM, [*part, *(one for one in facts if one.ref in missing)]) == fold(
        STREAM, facts
    )


@MODEST
@given(steps)
def test_a_fact_that_follows_the_heads_extends_the_case_as_a_refold_would(plan):
    facts = list(played(plan).facts.values())
    case = fold(STREAM, facts[:1])
    for place, item in enumerate(facts[1:], 2):
        if not extend(case, item):
            case = fold(STREAM, facts[:place])
        assert case == fold(STREAM, facts[:place])


@MODEST
@given(steps)
def test_concurrent_facts_of_a_group_are_always_found_and_nothing_else(plan):
    stations = played([step for step in plan if step[1] != "settle"])
    facts = stations.facts
    found = order(list(facts.values()))
    expected = concurrent_groups(facts)
    assert {one.group for one in found.conflicts} == expected.keys()
    for one in found.conflicts:
        assert len(one.heads) >= 2
        assert expected[one.group] <= found.held
    case = fold(STREAM, list(facts.values()))
    assert bool(case.conflicts) == bool(expected)
    if expected:
        assert case.moves == frozenset()


@MODEST
@given(steps)
def test_whoever_knows_everything_can_settle_everything(plan):
    stations = played(plan)
    everything = frozenset(range(len(STATIONS)))
    for _ in range(60):
        stations.take((0, "settle", 0, 0, everything))
        if not order(stations.view(0)).conflicts:
            break
    assert order(stations.view(0)).conflicts == ()
    assert fold(STREAM, stations.view(0)).conflicts == ()


@MODEST
@given(steps, st.booleans())
def test_two_settlements_that_disagree_are_a_conflict_again(plan, agree):
    """Two stations see the same conflict and settle it without knowing of each other."""
    stations = played([step for step in plan if step[1] != "settle"])
    everything = frozenset(range(len(STATIONS)))
    stations.take((0, "print", 0, 0, everything))
    stations.known[1] = set(stations.known[0])
    conflicts = order(stations.view(0)).conflicts
    if not conflicts:
        return
    one = conflicts[0]
    for station, chosen in ((0, one.heads[0]), (1, one.heads[0 if agree else 1])):
        stations.write(station, CaseSettled(group=one.group, heads=one.heads, chosen=chosen))
    groups = {found.group for found in order(list(stations.facts.values())).conflicts}
    assert (f"settlement:{one.group}" in groups) is not agree
    assert (one.group in groups) is not agree


@MODEST
@given(steps)
def test_money_is_counted_on_every_side(plan):
    """Every payment that is here counts once, in a conflict or not, until a void takes it out."""
    facts = list(played(plan).facts.values())
    case = fold(STREAM, facts)
    payments = {
        one.body.receipt_number: one.body.amount_rupiah
        for one in facts
        if isinstance(one.body, CasePaid)
    }
    counted = {one.number: one.amount_rupiah for one in case.receipts if one.number in payments}
    assert counted == payments
    void = {one.number for one in case.receipts if one.state == "void"}
    assert case.paid_rupiah == sum(amount for name, amount in payments.items() if name not in void)
    asked = {one.body.receipt_number for one in facts if isinstance(one.body, CaseVoided)}
    assert void <= asked
