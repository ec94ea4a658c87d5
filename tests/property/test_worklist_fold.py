"""The work on a case folds alike on every replica, whatever order its facts arrive in."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.attachment import FileAttached, FileRemoved
from frontoffice.domain.case import extend, fold
from frontoffice.domain.disposition import (
    CaseRefused,
    FolderMoved,
    IdentityChecked,
    PromiseMoved,
    WorkAssigned,
    WorkDisposed,
    WorkReturned,
)
from frontoffice.domain.facts import CaseMoved, Fact, Promise
from frontoffice.domain.handover import ProductHandedOver, ProductPlaced
from frontoffice.domain.notice import NoticeAnswered, NoticeQueued
from tests.property.streams import STREAM, Stations

DAY = dt.date(2026, 11, 24)
LATER = Promise(start_on=DAY, promised_on=dt.date(2026, 12, 1))
REF = ("aa" * 8, 1)

FACTS: tuple[Fact, ...] = (
    WorkAssigned(to="budi.s"),
    WorkAssigned(),
    WorkDisposed(to="wati.k", due_on=DAY),
    WorkReturned(rows=("KK",), to="budi.s"),
    PromiseMoved(on=DAY, before=DAY, why="workload", promise=LATER),
    IdentityChecked(outcome="unverified", hold=True),
    IdentityChecked(outcome="verified"),
    FolderMoved(way="out", holder="budi.s"),
    FolderMoved(way="in", place="Rak 1"),
    ProductPlaced(place="Rak A"),
    ProductPlaced(place="Arsip", archived=True),
    NoticeQueued(about="ready", channel="sms", consent=True),
    NoticeAnswered(notice=REF, outcome="failed", adapter="file"),
    FileAttached(blob=bytes(16), size=9, media="image/jpeg"),
    FileRemoved(file=REF),
    CaseMoved(to="in_process", on=DAY),
    CaseMoved(to="ready", on=DAY),
    CaseRefused(on=DAY),
    ProductHandedOver(on=DAY, receiver="applicant"),
)

writes = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, len(FACTS) - 1),
        st.integers(-90, 90),
        st.frozensets(st.integers(0, 2)),
    ),
    max_size=14,
)


def written(steps: list[tuple[int, int, int, frozenset[int]]]) -> Stations:
    """Stations that wrote these facts, each behind what it knew."""
    stations = Stations()
    for station, which, error, learns in steps:
        for other in learns:
            stations.known[station] |= stations.known[other]
        stations.write(station, FACTS[which], error)
    return stations


@settings(max_examples=60, deadline=None)
@given(writes, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_work(
    steps: list[tuple[int, int, int, frozenset[int]]], chance: random.Random
) -> None:
    facts = list(written(steps).facts.values())
    whole = fold(STREAM, facts)
    for _ in range(3):
        chance.shuffle(facts)
        assert fold(STREAM, facts) == whole
    assert whole.work.held == (whole.work.identity == "unverified" and whole.work.hold)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, len(FACTS) - 1), max_size=12))
def test_going_on_from_a_state_gives_what_folding_anew_gives(picks: list[int]) -> None:
    stations = Stations()
    first = list(stations.facts.values())
    case = fold(STREAM, first)
    for pick in picks:
        ref = stations.write(0, FACTS[pick])
        assert extend(case, stations.facts[ref])
    assert case == fold(STREAM, list(stations.facts.values()))
