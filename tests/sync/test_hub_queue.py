"""The queue over a hub: given once while it answers, alone and marked while it does not."""

from __future__ import annotations

import json
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.server.admission import Caller
from frontoffice.server.hub import HubDesk
from frontoffice.server.hub_queue import QueueDesk
from frontoffice.services import appointments, queue, queue_board
from frontoffice.services.findings import findings
from frontoffice.services.home import Home
from frontoffice.services.queue_hub import why_words
from frontoffice.sync.desk import greet_hub, sync_home
from frontoffice.sync.hub_queue import HubQueue
from frontoffice.sync.wire import QueueRequest
from tests.builders import FREE, PAID
from tests.sync.hub_branch import Branch
from tests.sync.stations import EVERY


def with_hub(branch: Branch, number: int) -> Home:
    """A counter that asks the hub for its tickets."""
    assert branch.hub is not None
    home = branch.enrolled(number)
    greet_hub(home, branch.hub.url)
    assert sync_home(home).even
    home.hub = HubQueue(home.store)
    return home


def test_two_counters_never_get_the_same_ticket(branch: Branch) -> None:
    branch.start_hub()
    two, three = with_hub(branch, 2), with_hub(branch, 3)
    numbers = [queue.issue(two, FREE).ticket for _ in range(6)]
    assert numbers == sorted(set(numbers))
    assert all("-" not in one for one in numbers)

    def all_of(home: Home) -> list[str]:
        called = []
        for _ in range(3):
            called.append(queue.call_next(home).ticket)
            queue.finish(home)
        return called

    with ThreadPoolExecutor(2) as pool:
        called = [one for part in pool.map(all_of, (two, three)) for one in part]
    assert sorted(called) == numbers
    with pytest.raises(NotFound, match="queue-empty"):
        queue.call_next(two)
    assert two.hub is not None
    assert not two.hub.alone


def test_a_counter_without_its_hub_goes_on_alone_and_says_so(branch: Branch) -> None:
    hub = branch.start_hub()
    two, three = with_hub(branch, 2), with_hub(branch, 3)
    first = queue.issue(two, FREE)
    day = two.reference.today(two.card.office, two.now())
    codes = [appointments.promise(two, FREE, day, name=name).code for name in "ABC"]
    sync_home(two)
    sync_home(three)
    # The hub numbers who comes by appointment, like everybody; nobody gets two numbers.
    letter = first.ticket[0]
    assert appointments.arrive(two, codes[0]).ticket == f"{letter}002"
    assert appointments.arrive(three, codes[1], also=[PAID]).also == (PAID,)
    with pytest.raises(RuleViolation, match="appointment-over"):
        appointments.arrive(three, codes[0])
    sync_home(three)
    branch.stop_hub()
    assert appointments.arrive(three, codes[2]).ticket == f"{letter}03-001"
    mine, theirs = queue.call_next(two), queue.call_next(three)
    assert (mine.ticket, mine.without_hub) == (first.ticket, True)
    assert (theirs.ticket, theirs.without_hub) == (first.ticket, True)
    assert why_words(theirs).endswith("(tanpa hub)")
    assert queue.issue(three, FREE).ticket == f"{letter}03-002"
    assert queue.issue(three, FREE).ticket == f"{letter}03-003"
    branch.start_hub(hub.port)
    for home in (two, three, two):
        assert sync_home(home).even
    for home in (two, three):
        assert [one.ticket for one in queue_board.read(home).disputed] == [first.ticket]
        (double,) = [one for one in findings(home) if one.code == "finding-called-twice"]
        assert double.data == {"ticket": first.ticket, "counters": "02, 03"}
        assert isinstance(home.hub, HubQueue)
        assert home.hub.tell()
    after = queue.call_next(two)
    assert (after.ticket, after.without_hub) == (f"{letter}002", False)


def test_the_hall_hears_a_call_at_once_and_nothing_personal(branch: Branch) -> None:
    hub = branch.start_hub()
    two = with_hub(branch, 2)
    with urllib.request.urlopen(f"{hub.url}/hall/events", timeout=10) as events:
        number = queue.issue(two, FREE).ticket
        queue.call_next(two)
        began = time.monotonic()
        while True:
            line = events.readline().decode()
            if not line.startswith("data:"):
                continue
            shown = json.loads(line[5:])
            if shown["serving"]:
                break
        assert time.monotonic() - began < 1.0 * 10
    assert shown["serving"][0]["ticket"] == number
    assert shown["serving"][0]["counter"] == 2
    with urllib.request.urlopen(f"{hub.url}/hall/board.json") as answer:
        board = json.loads(answer.read())
    assert board["serving"] == shown["serving"]
    assert set(board) == {
        "version",
        "at",
        "open",
        "turns_at",
        "office",
        "serving",
        "waiting",
        "services",
        "missed",
        "breaks",
    }
    assert set(board["serving"][0]) == {"ticket", "counter", "service", "called_at", "calls"}


def test_a_grant_whose_answer_was_lost_is_given_again(branch: Branch) -> None:
    hub = branch.start_hub()
    two = with_hub(branch, 2)
    given = queue.issue(two, FREE).ticket
    lost = queue.call_next(branch.hub_home.acting_as("rina.a"), 2)
    assert lost.ticket == given
    again = queue.call_next(two)
    assert again.ticket == given
    assert again.choice is not None
    assert why_words(again) == why_words(lost)
    assert "hub" not in why_words(again)
    assert hub.port


def test_a_number_whose_answer_was_lost_is_given_again(branch: Branch) -> None:
    branch.start_hub()
    two = with_hub(branch, 2)
    desk = QueueDesk(HubDesk(branch.hub_home))
    caller = Caller("MPP1", two.store.key.public, EVERY, b"")

    def number(wish: str) -> str:
        wanted = QueueRequest("issue", "rina.a", 2, (), wanted=(FREE,), number=wish)
        return str(msgspec.msgpack.decode(desk.answer(caller, wanted).moved)["ticket"])

    assert number("a") == number("a")
    assert number("b") != number("a")


def test_calls_are_quick_while_thirty_screens_look_on(branch: Branch) -> None:
    hub = branch.start_hub()
    two = with_hub(branch, 2)
    stop = False

    def poll() -> int:
        seen = 0
        while not stop:
            with urllib.request.urlopen(f"{hub.url}/hall/board.json") as answer:
                answer.read()
            seen += 1
        return seen

    for _ in range(20):
        queue.issue(two, FREE)
    with ThreadPoolExecutor(30) as pool:
        screens = [pool.submit(poll) for _ in range(30)]
        took = []
        for _ in range(20):
            began = time.perf_counter()
            queue.call_next(two)
            took.append(time.perf_counter() - began)
            queue.finish(two)
        stop = True
        assert sum(one.result() for one in screens) > 30
    p95 = sorted(took)[int(len(took) * 0.95)]
    print(f"p95 {p95 * 1000:.0f} ms, median {sorted(took)[10] * 1000:.0f} ms")
    assert p95 <= 10 * 0.100
