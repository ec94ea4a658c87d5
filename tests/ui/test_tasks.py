"""Work off the GUI thread: order, results, failures, vanished receivers, stopping."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from frontoffice.domain.errors import Cancelled, RuleViolation
from ui.tasks import ImmediateRunner, TaskRunner, changes_of


@dataclass
class Changes:
    streams: tuple[str, ...] = ("case:00/1",)
    kinds: tuple[str, ...] = ("case.submitted/1",)


@dataclass
class Submitted:
    number: str = "MPP1-261123-03A0017-5"
    changes: Changes = field(default_factory=Changes)


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture(params=[TaskRunner, ImmediateRunner])
def either(request, qapp):
    made = request.param()
    yield made
    made.close()


def fail(error):
    def work(*_watch):
        raise error

    return work


def test_result_arrives_on_the_gui_thread(qtbot, runner):
    seen = []

    runner.read(
        lambda: QThread.currentThread(),
        done=lambda worked: seen.append((worked, QThread.currentThread())),
    )
    qtbot.waitUntil(lambda: bool(seen))

    worked, arrived = seen[0]
    assert worked is not arrived
    assert arrived is runner.thread()


def test_writers_run_one_after_the_other_in_order(qtbot, runner):
    order, threads = [], set()

    def write(number):
        def work():
            threads.add(threading.get_ident())
            order.append(number)

        return work

    ended = []
    for number in range(50):
        runner.write(write(number), ended=lambda: ended.append(1))
    qtbot.waitUntil(lambda: len(ended) == 50)

    assert order == list(range(50))
    assert len(threads) == 1


def test_changes_are_announced_before_the_screen_hears_the_result(qtbot, either):
    told = []
    either.changed.connect(lambda changes: told.append(("changed", changes)))

    either.write(Submitted, done=lambda result: told.append(("done", result.number)))
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [("changed", Changes()), ("done", "MPP1-261123-03A0017-5")]


def test_a_rule_violation_reaches_the_screen_that_asked(qtbot, either):
    told = []

    either.write(
        fail(RuleViolation("nik-short", field="nik")),
        failed=lambda error: told.append(error.code),
        ended=lambda: told.append("ended"),
    )
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == ["ended", "nik-short"]


def test_a_trouble_nobody_handles_and_a_defect_go_to_the_frame(qtbot, either):
    troubles, defects = [], []
    either.trouble.connect(troubles.append)
    either.defect.connect(defects.append)

    either.read(fail(RuleViolation("disk-full")))
    either.read(fail(ZeroDivisionError()), failed=lambda error: troubles.append("wrong way"))
    qtbot.waitUntil(lambda: bool(troubles and defects))

    assert [error.code for error in troubles] == ["disk-full"]
    assert isinstance(defects[0], ZeroDivisionError)


def test_a_cancelled_task_shows_nothing(qtbot, either):
    told = []
    either.trouble.connect(told.append)
    either.defect.connect(told.append)

    either.sync(fail(Cancelled("cancelled")), failed=told.append, ended=lambda: told.append("end"))
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["end"]


def test_a_result_for_a_screen_that_is_gone_is_dropped(qtbot, runner):
    gone, told, go = QWidget(), [], threading.Event()

    runner.read(go.wait, receiver=gone, done=told.append)
    delete(gone)
    go.set()
    runner.read(lambda: "later", done=told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["later"]


def test_progress_comes_at_most_five_times_a_second(qtbot, either):
    heard, ended = [], []

    def work(watch):
        for step in range(1000):
            watch.report(step)

    either.sync(work, progress=heard.append, ended=lambda: ended.append(1))
    qtbot.waitUntil(lambda: bool(ended))

    assert heard[0] == 0
    assert len(heard) <= 3


def test_cancel_stops_between_two_batches(qtbot, runner):
    started, told = threading.Event(), []

    def work(watch):
        started.set()
        watch.cancel.wait(5)
        watch.stop_if_cancelled()
        return "finished"

    task = runner.sync(work, done=told.append, ended=lambda: told.append("ended"))
    started.wait(5)
    task.watch.cancel.set()
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["ended"]


def test_closing_asks_sync_to_stop_waits_and_takes_no_more(qtbot):
    runner, stopped, told = TaskRunner(), [], []
    started = threading.Event()

    def work(watch):
        started.set()
        stopped.append(watch.cancel.wait(5))

    runner.sync(work, done=told.append)
    started.wait(5)
    runner.close()
    runner.read(lambda: told.append("after closing"))

    assert stopped == [True]
    assert told == []


def test_changes_are_found_in_a_result_or_nowhere():
    assert changes_of(Changes()) == Changes()
    assert changes_of(Submitted()) == Changes()
    assert changes_of("text") is None


def test_receiver_may_be_any_living_object(qtbot, either):
    receiver, told = QObject(), []

    either.work(lambda _watch: 7, receiver=receiver, done=told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert told == [7]
