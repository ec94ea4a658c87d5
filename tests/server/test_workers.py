"""Several server processes on one PostgreSQL: one dies unnoticed, all end with the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.server import admin
from frontoffice.server.workers import MOST, check_workers
from frontoffice.store import replica
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from tests.sync.conftest import device_folder, postgres, postgres_server
from tests.sync.stations import EVERY, Station, station

__all__ = ["device_folder", "postgres", "postgres_server"]

SERVE = (
    "import sys; from pathlib import Path; from frontoffice.server.run import serve\n"
    "if __name__ == '__main__':\n"
    "    serve('central', sys.argv[2], '127.0.0.1', 0, Path(sys.argv[1]), workers=2)\n"
)


class Office:
    """A server of two workers and its address."""

    def __init__(self, process: subprocess.Popen[str], url: str, home: Path, database: str) -> None:
        self.process, self.url, self._home, self._database = process, url, home, database

    def workers(self) -> list[int]:
        """The process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = [int(one) for one in children.read_text().split()]
        return [one for one in found if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]

    def code(self, number: int) -> str:
        """An enrolment code."""
        with admin.opened(self._home, self._database) as centre:
            admin.office_add(centre, "MPP1", "MPP Contoh")
            return str(admin.station_code(centre, "MPP1", number)["code"])


@pytest.fixture
def office(tmp_path: Path, postgres: str) -> Iterator[Office]:
    if not Path("/proc/self/task").exists():
        pytest.skip("the children of a process are read from /proc")
    script = tmp_path / "serve.py"
    script.write_text(SERVE, "utf-8")
    command = [sys.executable, str(script), str(tmp_path / "centre"), postgres]
    paths = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=paths)
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    yield Office(process, line.rpartition(" ")[2], tmp_path / "centre", postgres)
    if process.poll() is None:
        process.kill()
    process.wait()
    process.stdout.close()


def exchange(one: Station) -> SyncReport:
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, EVERY, until_even=True)


def waited_for(condition: object, seconds: float = 30.0) -> bool:
    """Whether it comes true in time."""
    assert callable(condition)
    ends = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        if time.monotonic() > ends:
            return False
        pause.wait(0.1)
    return True


def test_a_worker_that_dies_costs_nothing_and_is_replaced(office: Office, tmp_path: Path) -> None:
    before = office.workers()
    assert len(before) == 2
    with (
        station(tmp_path / "one", 1) as one,
        station(tmp_path / "two", 2) as two,
    ):
        enrol(one.store, office.url, office.code(1))
        enrol(two.store, office.url, office.code(2))
        one.serve()
        assert exchange(one).even
        os.kill(before[0], signal.SIGKILL)
        one.serve()
        assert exchange(one).even
        assert exchange(two).even
        assert waited_for(lambda: len(office.workers()) == 2)
        assert before[0] not in office.workers()
        one.serve()
        exchange(one)
        exchange(two)
        assert one.count() == two.count()


def test_all_end_with_their_parent(office: Office) -> None:
    workers = office.workers()
    office.process.send_signal(signal.SIGTERM)
    assert office.process.wait(30) == 0
    assert waited_for(lambda: not any(Path(f"/proc/{one}").exists() for one in workers))


def test_workers_end_when_their_parent_is_killed(office: Office) -> None:
    workers = office.workers()
    office.process.kill()
    assert waited_for(lambda: not any(Path(f"/proc/{one}").exists() for one in workers))


@pytest.mark.parametrize(
    ("count", "database", "code"),
    [
        (2, None, "workers-need-postgresql"),
        (2, "sqlite:///x.db", "workers-need-postgresql"),
        (0, None, "workers-count-bad"),
        (MOST + 1, "postgresql://x/y", "workers-count-bad"),
    ],
)
def test_what_cannot_be_served_is_said(count: int, database: str | None, code: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_workers(count, database)
    assert refused.value.code == code
