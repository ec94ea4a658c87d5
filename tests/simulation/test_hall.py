"""A hall's day of eight hours: what its calls, its inbox and its figures must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from frontoffice.domain.queue_order import REASONS, TURNS, Waiting, next_up
from frontoffice.domain.ticket import STATES
from frontoffice.services import queue_board
from frontoffice.services.findings import findings
from frontoffice.store.replica import HUB, Peer, keep_hub
from frontoffice.sync.desk import sync_home
from tests.conftest import HomeFactory
from tests.simulation.hall import Hall
from tests.simulation.hall_count import (
    CAP_MS,
    Moments,
    Told,
    called_twice,
    read_day,
    recount,
    waits_since,
)
from tests.sync.hub_branch import Branch

LARGE, SMALL = (30, 600), (8, 140)
"""Counters and citizens; the small hall is for every `make test`."""

MORNING_MS = (60 + 20) * 60_000
"""From the clock of the tests, 09.00, back to 07.40."""


def the_hall(branch: Branch, make: HomeFactory, stations: int, counters: int, seed: int) -> Hall:
    """Counters at so many PCs of a branch whose hub everybody knows."""
    homes = [branch.enrolled(number) for number in range(2, 2 + stations)]
    for home in (branch.hub_home, *homes):
        assert sync_home(home).even
    for home in homes:
        keep_hub(home.store, Peer("http://hall", HUB, branch.hub_home.store.key.public))
    return Hall(branch.hub_home, homes, make.clock, counters=counters, seed=seed)


def lived(
    tmp_path: Path, make: HomeFactory, size: tuple[int, int], stations: int, seed: int
) -> Iterator[Hall]:
    """The day, over."""
    counters, citizens = size
    make.clock.turn_to(make.clock.at - MORNING_MS)
    with ExitStack() as stack:
        hall = the_hall(Branch(tmp_path, make, stack), make, stations, counters, seed)
        hall.run(citizens)
        yield hall


@pytest.fixture
def hall(tmp_path: Path, make_home: HomeFactory) -> Iterator[Hall]:
    """Eight counters at two PCs."""
    yield from lived(tmp_path, make_home, SMALL, 2, 1)


@pytest.fixture(params=(1, 2, 3))
def great_hall(
    request: pytest.FixtureRequest, tmp_path: Path, make_home: HomeFactory
) -> Iterator[Hall]:
    """Thirty counters at four PCs, then at ten, then a PC each."""
    stations = (4, 10, 30)[request.param - 1]
    yield from lived(tmp_path, make_home, LARGE, stations, request.param)


def test_a_small_hall(hall: Hall) -> None:
    judge(hall, *SMALL)


@pytest.mark.endurance
def test_thirty_counters_and_six_hundred_citizens(great_hall: Hall) -> None:
    judge(great_hall, *LARGE)


def judge(hall: Hall, counters: int, citizens: int) -> None:
    """Everything that must hold after the day, wherever one asks."""
    day = read_day(hall.hub)
    # A number whose answer was lost twice stays at the hub; nobody comes when it is called.
    assert citizens <= len(day) <= citizens + hall.course.lost_numbers // 2
    assert hall.course.breaks == counters
    assert hall.course.alone
    assert hall.course.lost_answers
    assert hall.course.chosen
    doubles(hall)
    orders(hall)
    for home in (hall.hub, *hall.stations):
        assert queue_board.figures(home) == recount(day, STATES)


def doubles(hall: Hall) -> None:
    """Only a call without the hub can double another, and each one is in every inbox."""
    day = read_day(hall.hub)
    double = called_twice(day)
    assert double
    for calls in double.values():
        assert sum(not one.body.get("without_hub", False) for one in calls) <= 1
    told = {
        (
            day[name][0].body["ticket"],
            ", ".join(sorted({f"{one.body['counter']:02}" for one in some})),
        )
        for name, some in double.items()
    }
    for home in (hall.hub, *hall.stations):
        listed = [one for one in findings(home) if one.code == "finding-called-twice"]
        assert len(listed) == len(double)
        assert {(one.data["ticket"], one.data["counters"]) for one in listed} == told


def orders(hall: Hall) -> None:
    """Each call can be chosen again from what its writer knew; who waited too long came first."""
    day = read_day(hall.hub)
    moments, reasons = Moments(day), set()
    for name, some in day.items():
        for one in some:
            if one.kind != "called" or one.body["reason"] not in REASONS:
                continue
            counter, among = one.body["counter"], one.body.get("among", ())
            before = moments.before(one.ref, hall.course.knew[one.ref])
            standing = [
                told
                for told in before
                if told.state == "waiting"
                and not told.disputed
                and (told.agency in among or not among or told.directed == counter)
            ]
            late = [told for told in standing if one.at - waits_since(told) >= CAP_MS]
            if late:
                first = min(late, key=lambda told: (told.entered_at, told.ticket))
                assert (name, one.body["reason"]) == (first.stream, "aged")
            choice = next_up([as_waiting(told) for told in standing], turns(before, among), one.at)
            assert choice is not None
            assert (choice.ticket.stream, choice.reason) == (name, one.body["reason"])
            reasons.add(choice.reason)
    assert reasons >= {"aged", "returned", "appointment", "priority", "regular", "only-regular"}


def as_waiting(told: Told) -> Waiting:
    """A ticket in line as the rules take it."""
    return Waiting(
        ticket=told.ticket,
        stream=told.stream,
        entered_at=told.entered_at,
        agency=told.agency,
        priority=told.priority,
        returning=told.returning,
        directed=told.directed,
        due_at=told.due_at,
    )


def turns(before: list[Told], among: tuple[str, ...]) -> list[bool]:
    """The calls so far that counted for the ratio, as the rules take them."""
    counted = sorted(
        (at, seq, stream, told.priority is not None)
        for told in before
        for at, seq, stream, agency, reason in told.turns
        if reason in TURNS and (not among or agency in among)
    )
    return [priority for *_, priority in counted]
