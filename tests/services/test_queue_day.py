"""A random day of a hall on a real journal: its order told again, its figures counted again."""

from __future__ import annotations

import random
import statistics

import pytest

from frontoffice.domain.errors import NotFound
from frontoffice.domain.queue_facts import TicketCalled, TicketIssued
from frontoffice.domain.queue_order import REASONS, TURNS, Waiting, eligible, next_up
from frontoffice.domain.ticket import RECALL_PAUSE_MS, figures, fold
from frontoffice.services import queue, queue_board
from frontoffice.store.entries import read_all_streams

MINUTE = 60_000
SERVICES = ("DKC-KK", "DKC-KTP-GANTI", "POL-SKCK-BARU")
COUNTERS = {1: (), 2: ("DUKCAPIL",), 4: ("POLRI",)}
STEPS = 150


def act_at_the_counter(home, clock, chance, counter):
    """One counter does the next thing; False where nobody waits for it."""
    try:
        queue.call_next(home, counter, COUNTERS[counter])
    except NotFound:
        return
    clock.advance(chance.randrange(1, 6) * MINUTE)
    end = chance.random()
    if end < 0.1:
        for _ in range(3):
            clock.advance(RECALL_PAUSE_MS)
            queue.recall(home, counter=counter)
    elif end < 0.2:
        queue.park(home, "berkas kurang", counter=counter)
    elif end < 0.3:
        queue.transfer(home, wanted="POL-SKCK-BARU", counter=counter)
    else:
        queue.finish(home, counter=counter)


def hall_day(home, clock, seed):
    """A day with more citizens than the counters can serve at once."""
    chance = random.Random(seed)
    for _ in range(STEPS):
        match chance.randrange(8):
            case 0 | 1 | 2:
                group = chance.choice((None, None, None, "elderly", "pregnant"))
                also = chance.choice(((), (), ("DKC-KK",)))
                queue.issue(home, chance.choice(SERVICES), also=also, priority=group)
            case 3:
                away = queue_board.read(home).away
                if away:
                    queue.come_back(home, chance.choice(away).ticket)
            case 4:
                rest = queue_board.read(home).waiting
                if rest:
                    ticket = chance.choice(rest).choice.ticket.ticket
                    queue.call_out_of_order(home, ticket, "permintaan", 1)
                    queue.finish(home, counter=1)
            case _:
                act_at_the_counter(home, clock, chance, chance.choice(list(COUNTERS)))


def streams(home):
    with home.store.read() as connection:
        found = dict(read_all_streams(connection))
    return {name: facts for name, facts in found.items() if name.startswith("ticket:")}


def before(facts, seq):
    """The tickets as they stood before an entry of this one chain."""
    cut = {name: [one for one in some if one.ref[1] < seq] for name, some in facts.items()}
    return [fold(name, some) for name, some in cut.items() if some]


def told_again(tickets, call):
    """The choice a counter makes from these tickets at the instant of a call."""
    standing = [
        Waiting(
            ticket=one.opened.ticket,
            stream=one.stream,
            entered_at=one.entered_at,
            agency=one.agency,
            priority=one.opened.priority,
            returning=one.returning,
            directed=one.directed,
        )
        for one in tickets
        if one.state == "waiting"
    ]
    among = call.body.among
    turns = sorted(
        (done.at, done.ref[1], one.opened.priority is not None)
        for one in tickets
        for done in one.calls
        if done.reason in TURNS and (not among or done.agency in among)
    )
    return next_up(
        eligible(standing, call.body.counter, among), [turn for *_, turn in turns], call.at
    )


@pytest.fixture(params=[1, 2])
def day(request, home, clock):
    hall_day(home, clock, request.param)
    return home


def test_every_reason_follows_from_the_facts_before_it(day):
    facts, reasons = streams(day), set()
    for name, some in facts.items():
        for one in some:
            if isinstance(one.body, TicketCalled) and one.body.reason in REASONS:
                choice = told_again(before(facts, one.ref[1]), one)
                assert (choice.ticket.stream, choice.reason) == (name, one.body.reason)
                reasons.add(choice.reason)
    assert reasons >= {"aged", "returned", "regular"}


def test_the_figures_are_a_recount_of_the_facts(day):
    found = queue_board.figures(day)
    facts = streams(day)
    assert found == figures(fold(name, some) for name, some in facts.items())
    kinds = [one.kind for some in facts.values() for one in some]
    called = [one for some in facts.values() for one in some if one.kind == "ticket.called/1"]
    assert found.issued == kinds.count("ticket.issued/1") == sum(n for _, n in found.states)
    assert found.calls == len(called)
    assert found.recalls == kinds.count("ticket.recalled/1")
    assert found.no_shows == kinds.count("ticket.no_show/1")
    assert found.out_of_order == sum(one.body.reason == "out-of-order" for one in called)
    opened = [some[0].body for some in facts.values()]
    assert all(isinstance(one, TicketIssued) for one in opened)
    assert found.priority == sum(one.priority is not None for one in opened)
    waits, took = recounted(facts)
    assert found.waited_ms == int(statistics.mean(waits))
    assert found.longest_wait_ms == max(waits)
    assert found.served_ms == int(statistics.mean(took))


def recounted(facts):
    """First waits and lengths of services, by a plain walk over each ticket's facts."""
    waits, took = [], []
    for some in facts.values():
        called = [n for n, one in enumerate(some) if one.kind == "ticket.called/1"]
        if called:
            waits.append(some[called[0]].at - some[0].at)
        for n in called:
            after = [one for one in some[n + 1 :] if one.kind != "ticket.recalled/1"]
            if after and after[0].kind != "ticket.no_show/1":
                took.append(after[0].at - some[n].at)
    return waits, took
