"""A backlog over a line that dies every 30 or 10 seconds gets through, with little sent twice."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from frontoffice.domain.errors import Rejected
from frontoffice.server.run import Running
from frontoffice.store import replica
from frontoffice.sync.session import SyncReport, synchronise
from frontoffice.sync.transport import Answer, Line
from tests.benchmarks.exchange import load
from tests.benchmarks.standard_day import standard_day
from tests.sync.conftest import Join, sync
from tests.sync.dying import BYTES_PER_SECOND, DyingLine
from tests.sync.stations import EVERY, Station

DAYS, DAY_BYTES = 10, 92_300


def backlog(join: Join, applications: int) -> Station:
    """An enrolled station with so much to send; all else is even."""
    one = join(1)
    sync(one)
    load(one.store, standard_day(one.store.key, applications))
    return one


def until_even(one: Station, line: DyingLine, patience: float) -> SyncReport:
    """One exchange that goes on through every death; given up (Cancelled) after so many seconds."""
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]

    def open_line(_url: str) -> Line:
        return Line(line.url, stall_seconds=line.stall_seconds)

    given_up = threading.Event()
    patient = threading.Timer(patience, given_up.set)
    patient.start()
    try:
        return synchronise(
            one.store, peer, EVERY, open_line=open_line, until_even=True, cancel=given_up
        )
    finally:
        patient.cancel()


@pytest.mark.parametrize("silent", [False, True])
def test_part_of_a_day_over_a_dying_line(join: Join, centre: Running, silent: bool) -> None:
    # A tenth of the time. The stall timer is the longest part of a silent death: one is enough.
    one = backlog(join, 1500)
    rate = BYTES_PER_SECOND if silent else BYTES_PER_SECOND / 2
    with DyingLine(centre.port, up=10, down=5, silent=silent, faster=10, rate=rate) as line:
        report = until_even(one, line, patience=60)
    assert report.even
    assert line.deaths >= 1
    assert report.bytes_up + report.bytes_down <= 2 * 0.75 * DAY_BYTES


@pytest.mark.endurance
@pytest.mark.parametrize(("every", "silent"), [(30, False), (10, False), (30, True), (10, True)])
def test_ten_days_over_a_dying_line(
    join: Join, centre: Running, every: float, silent: bool
) -> None:
    one = backlog(join, 2000 * DAYS)
    with DyingLine(centre.port, up=every, down=5, silent=silent, faster=5) as line:
        report = until_even(one, line, patience=900)
    assert report.even
    assert report.bytes_up + report.bytes_down <= 2 * DAY_BYTES * DAYS


def test_an_attempt_that_was_passed_by_an_earlier_one_asks_again(
    join: Join, centre: Running
) -> None:
    one = join(1)
    one.serve()
    fenced: list[str] = []

    class PassedBy(Line):
        """The centre has taken the run in meanwhile, and knows nothing of this attempt."""

        def request(self, method: str, path: str, *args: Any, **more: Any) -> Answer:
            answer = super().request(method, path, *args, **more)
            if method == "PUT" and not fenced:
                fenced.append(path)
                raise Rejected("blob-fenced")
            return answer

    report = sync(one, open_line=PassedBy)
    assert fenced
    assert (report.even, report.waiting, report.trouble) == (True, 0, None)
