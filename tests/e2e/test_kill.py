"""Power cuts: killed at random moments, what was printed is there and nothing is half."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from frontoffice.services import drafts, intake, journal, papers
from frontoffice.store.clock import SystemClock
from frontoffice.store.integrity import quick_check
from tests.builders import FREE, PAID, intake_request
from tests.conftest import OFFICER, HomeFactory

ROOT = Path(__file__).parents[2]
ROUNDS = 20
DAYS = 50
OPENING_MS, SUBMIT_MS = 60, 8
MOST = 12
"""A kill comes while the home is being opened, or shortly after so many submissions at most."""


class Counter:
    """The process of `tests.e2e.counter`, asked line by line."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.counter"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, folder: Path, out: Path, serial: int, count: int) -> int:
        """A worker's pid."""
        return self._ask(f"{folder} {out} {serial} {count}")

    def wait(self, pid: int) -> int:
        """A worker's exit status."""
        return self._ask(f"wait {pid}")

    def _ask(self, line: str) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate(timeout=60)


@pytest.fixture
def counter():
    running = Counter()
    yield running
    running.close()


@pytest.fixture
def real_homes(tmp_path):
    """Homes by the machine's own clock, as the workers read it."""
    factory = HomeFactory(tmp_path, SystemClock())  # type: ignore[arg-type]
    yield factory
    for home in factory.opened:
        home.close()


class Printed:
    """What workers write after a submission returned: a pipe outlives who wrote into it."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self._text = b""

    def wait_for(self, lines: int, milliseconds: float) -> None:
        """Returns when so many more lines are there, and then so much later."""
        wanted = self._text.count(b"\n") + lines
        while self._text.count(b"\n") < wanted:
            assert select.select([self._descriptor], [], [], 60)[0], "the worker prints nothing"
            self._text += os.read(self._descriptor, 1 << 16)
        select.select([], [], [], milliseconds / 1000)

    def numbers(self) -> list[tuple[str, ...]]:
        """Number and receipt number of every whole line."""
        while select.select([self._descriptor], [], [], 0)[0]:
            self._text += os.read(self._descriptor, 1 << 16)
        return [tuple(line.split()) for line in self._text.decode().splitlines()]


def check_home(home, printed: list[tuple[str, ...]]) -> None:
    """Chain whole, acts whole, every printed number there, the models as the journal says."""
    found = journal.verify(home)
    assert found.ok, found
    with home.store.read() as connection:
        assert quick_check(connection) is None
        rows = connection.exec_driver_sql(
            "SELECT number, receipt_number, status, service, paid_rupiah FROM case_row"
        ).all()
    known = {(number, receipt) for number, receipt, *_ in rows}
    assert set(printed) <= known
    assert len(known) == len(rows) == len({number for number, _ in known})
    for _, _, status, service, paid in rows:
        # A paid application without its payment would be half an act.
        assert (status, paid) == ("accepted", 0 if service == FREE else 30_000)


def cut_the_power(counter, real_homes, tmp_path, day: int = 0) -> None:
    """One home and twenty power cuts, checked after each."""
    home = real_homes(f"home-{day}")
    home.close()
    out, rng = Printed(tmp_path / f"printed-{day}"), random.Random(20261122 + day)
    for turn in range(ROUNDS):
        pid = counter.start(home.folder, out.path, 1 + turn * 400, 400)
        submitted = rng.randrange(MOST) if turn % 3 else 0
        out.wait_for(submitted, rng.uniform(0, SUBMIT_MS if submitted else OPENING_MS))
        os.kill(pid, signal.SIGKILL)
        assert counter.wait(pid) == -signal.SIGKILL
        opened = real_homes.open(home.folder, OFFICER)
        check_home(opened, out.numbers())
        opened.close()
    assert len(out.numbers()) > 2 * ROUNDS


def test_killed_at_random_moments_nothing_is_lost_or_half(counter, real_homes, tmp_path):
    cut_the_power(counter, real_homes, tmp_path)


@pytest.mark.endurance
@pytest.mark.parametrize("day", range(DAYS))
def test_killed_a_thousand_times(counter, real_homes, tmp_path, day):
    cut_the_power(counter, real_homes, tmp_path, day)


def test_after_a_power_cut_only_an_unconfirmed_print_asks(counter, real_homes, tmp_path):
    """The draft is back at its field; prints nobody answered for are the one question."""
    home = real_homes()
    real_homes.sign_in(home, OFFICER)
    drafts.save(home, intake_request(FREE), {"field": "applicant.phone"})
    home.close()
    out = Printed(tmp_path / "printed")
    pid = counter.start(home.folder, out.path, 1, 3)
    assert counter.wait(pid) == 0
    opened = real_homes.open(home.folder, OFFICER)
    assert [one.place for one in drafts.mine(opened)] == [{"field": "applicant.phone"}]
    assert [number for _, number in papers.unconfirmed(opened)] == [
        number for number, _ in reversed(out.numbers())
    ]


def test_two_processes_at_once_never_share_a_number(counter, real_homes, tmp_path):
    home = real_homes()
    home.close()
    out = Printed(tmp_path / "printed")
    workers = [counter.start(home.folder, out.path, serial, 25) for serial in (1, 5001)]
    assert [counter.wait(pid) for pid in workers] == [0, 0]
    printed = out.numbers()
    assert len({number for number, _ in printed}) == len(printed) == 50
    assert len({receipt for _, receipt in printed}) == 50
    opened = real_homes.open(home.folder, OFFICER)
    check_home(opened, printed)
    again = intake.submit(opened, intake_request(PAID, serial=9900))
    assert again.number not in {number for number, _ in printed}
