"""Settlements: the last word counts, undo is a later word, two different words are a conflict."""

from __future__ import annotations

import datetime as dt
import itertools

from frontoffice.domain.case import fold
from frontoffice.domain.facts import (
    CaseMoved,
    CasePaid,
    CaseRegistered,
    CaseSettled,
    Fact,
    Recorded,
    Ref,
)
from frontoffice.domain.stream import order

STREAM = "case:00000000000000aa/1"
ONE, TWO = "00000000000000aa", "00000000000000bb"


def entry(ref: Ref, body: Fact, *after: Ref, at: int = 0) -> Recorded:
    return Recorded(ref, at or ref[1] * 1000, tuple(sorted(after)), body.KIND, "sari.h", body)


def opened(status: str = "ready") -> Recorded:
    return entry(
        (ONE, 1),
        CaseRegistered(
            number="MPP1-261122-01A0001-0",
            tracking="ABC123",
            office="MPP1",
            agency="dukcapil",
            service="DKC-KK",
            service_name="Kartu Keluarga",
            standard="service:DKC-KK@00000000",
            status=status,
        ),
    )


def move(ref: Ref, to: str, *after: Ref) -> Recorded:
    return entry(ref, CaseMoved(to=to, on=dt.date(2026, 11, 23)), *after)


def paid(ref: Ref, number: str, *after: Ref) -> Recorded:
    fact = CasePaid(receipt_number=number, amount_rupiah=30_000, method="cash")
    return entry(ref, fact, *after)


def settle(ref: Ref, chosen: Ref, heads: tuple[Ref, ...], *after: Ref) -> Recorded:
    return entry(ref, CaseSettled(group="status", heads=heads, chosen=chosen), *after)


A, B = (ONE, 2), (TWO, 2)
SPLIT = [
    opened("accepted"),
    move(A, "in_process", (ONE, 1)),
    move(B, "withdrawn", (ONE, 1)),
]


def test_an_open_split_shows_the_state_before_it() -> None:
    case = fold(STREAM, SPLIT)

    assert case.status == "accepted"
    assert [(one.group, one.heads) for one in case.conflicts] == [("status", (A, B))]
    assert case.moves == frozenset()


def test_a_settlement_applies_the_chosen_side() -> None:
    case = fold(STREAM, [*SPLIT, settle((ONE, 3), A, (A, B), A, B)])

    assert (case.status, case.conflicts) == ("in_process", ())


def test_a_later_settlement_undoes_the_first_and_a_third_the_second() -> None:
    first = settle((ONE, 3), A, (A, B), A, B)
    second = settle((ONE, 4), B, (A, B), (ONE, 3))
    third = settle((ONE, 5), A, (A, B), (ONE, 4))

    assert fold(STREAM, [*SPLIT, first, second]).status == "withdrawn"
    assert fold(STREAM, [*SPLIT, first, second, third]).status == "in_process"


def test_two_different_settlements_are_a_conflict_again_until_one_joins_them() -> None:
    one, other = settle((ONE, 3), A, (A, B), A, B), settle((TWO, 3), B, (A, B), A, B)
    torn = fold(STREAM, [*SPLIT, one, other])

    assert torn.status == "accepted"
    assert {found.group: found.heads for found in torn.conflicts} == {
        "settlement:status": ((ONE, 3), (TWO, 3)),
        "status": (A, B),
    }
    last = settle((ONE, 4), B, (A, B), (ONE, 3), (TWO, 3))
    joined = fold(STREAM, [*SPLIT, one, other, last])
    assert (joined.status, joined.conflicts) == ("withdrawn", ())


def test_two_settlements_that_choose_the_same_agree() -> None:
    one, other = settle((ONE, 3), B, (A, B), A, B), settle((TWO, 3), B, (A, B), A, B)
    case = fold(STREAM, [*SPLIT, one, other])

    assert (case.status, case.conflicts) == ("withdrawn", ())


def test_while_two_undos_contradict_the_settlement_before_them_stays_in_force() -> None:
    first = settle((ONE, 3), A, (A, B), A, B)
    undo = settle((ONE, 4), B, (A, B), (ONE, 3))
    keep = settle((TWO, 3), A, (A, B), (ONE, 3))
    case = fold(STREAM, [*SPLIT, first, undo, keep])

    assert case.status == "in_process"
    assert [one.group for one in case.conflicts] == ["settlement:status"]


def test_a_fact_that_goes_on_from_the_dropped_side_opens_the_conflict_again() -> None:
    split = [opened("in_process") if one.ref == (ONE, 1) else one for one in SPLIT]
    split[1], split[2] = move(A, "waiting_citizen", (ONE, 1)), move(B, "approved", (ONE, 1))
    late = move((TWO, 3), "ready", B)
    case = fold(STREAM, [*split, settle((ONE, 3), A, (A, B), A, B), late])

    assert case.status == "in_process"
    assert [(one.group, one.heads) for one in case.conflicts] == [("status", (A, (TWO, 3)))]


def test_a_fact_that_goes_on_from_the_chosen_side_just_applies() -> None:
    split = [opened("in_process") if one.ref == (ONE, 1) else one for one in SPLIT]
    split[1], split[2] = move(A, "waiting_citizen", (ONE, 1)), move(B, "approved", (ONE, 1))
    late = move((TWO, 3), "ready", B)
    case = fold(STREAM, [*split, settle((ONE, 3), B, (A, B), A, B), late])

    assert (case.status, case.conflicts) == ("ready", ())


def test_money_of_the_dropped_side_is_counted_but_its_receipt_never_counts() -> None:
    facts = [
        opened("awaiting_payment"),
        paid(A, "KMPP1-1", (ONE, 1)),
        paid(B, "KMPP1-2", (ONE, 1)),
    ]
    disputed = fold(STREAM, facts)
    assert (disputed.paid_rupiah, disputed.receipt, disputed.status) == (
        60_000,
        None,
        "awaiting_payment",
    )
    chosen = [
        entry((ONE, 3 + n), CaseSettled(group=group, heads=(A, B), chosen=A), *after)
        for n, (group, after) in enumerate((("status", (A, B)), ("money", ((ONE, 3),))))
    ]
    settled = fold(STREAM, [*facts, *chosen])

    assert settled.conflicts == ()
    assert (settled.paid_rupiah, settled.status) == (60_000, "accepted")
    assert settled.receipt is not None
    assert settled.receipt.number == "KMPP1-1"


def test_the_order_of_arrival_decides_nothing() -> None:
    facts = [
        *SPLIT,
        settle((ONE, 3), A, (A, B), A, B),
        settle((TWO, 3), B, (A, B), A, B),
        settle((ONE, 4), B, (A, B), (ONE, 3), (TWO, 3)),
    ]
    wanted = order(facts)
    for shuffled in itertools.permutations(facts):
        found = order(shuffled)
        assert (found.held, found.superseded, found.conflicts) == (
            wanted.held,
            wanted.superseded,
            wanted.conflicts,
        )
