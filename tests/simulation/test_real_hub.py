"""A branch of real processes: the hub is killed in the middle, again and again; all ends even."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from frontoffice.services.home import Home
from frontoffice.store import apply
from frontoffice.store.clock import SystemClock
from frontoffice.store.integrity import verify_journal
from frontoffice.sync.desk import enrol_home, freshness_of, greet_hub, sync_home
from frontoffice.sync.hub import hubs
from tests.conftest import ADMIN, PIN, HomeFactory
from tests.simulation.test_real_processes import ROOT, Busy, let_work
from tests.sync.serving import ServerProcess

ROUNDS = 2
SEED = 20261124


class HubProcess:
    """`frontoffice serve --role hub` on one port, by a PIN once and by its device slot then."""

    def __init__(self, home: Path) -> None:
        self._home, self.port = home, 0
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, pin: str | None = None) -> None:
        """Starts it and waits for its one line."""
        more = {"FRONTOFFICE_PIN": pin} if pin else {}
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "frontoffice", "--home", str(self._home)),
                *("serve", "--role", "hub", "--port", str(self.port)),
            ],
            cwd=ROOT,
            env=os.environ | more,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        assert line.startswith("frontoffice hub siap di"), line
        self.port = int(line.rpartition(":")[2])

    def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Ends it, by default between any two instructions; its exit status."""
        if self._process is None:
            return 0
        self._process.send_signal(how)
        status = self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
        return status


def test_a_hub_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    factory = HomeFactory(tmp_path, SystemClock())  # type: ignore[arg-type]
    with ServerProcess(tmp_path / "centre") as centre:
        folders = [tmp_path / f"s{number}" for number in (1, 2, 3)]
        for number in (1, 2, 3):
            home = factory(f"s{number}", station=number)
            enrol_home(home, centre.url, centre.code(number))
            home.close()
        hub, stations = HubProcess(folders[0]), list[Busy]()
        hub.start(PIN)
        try:
            for folder in folders[1:]:
                home = factory.open(folder, ADMIN)
                greet_hub(home, hub.url)
                home.close()
                stations.append(Busy(folder, folder.with_suffix(".out")))
            for one in stations:
                one.start()
            for _ in range(ROUNDS):
                let_work(chance.uniform(0.3, 0.9))
                hub.end()
                let_work(chance.uniform(0.0, 0.6))
                hub.start()
            for one in stations:
                one.kill()
            homes = [factory.open(folder, ADMIN) for folder in folders]
            _come_even(homes)
            _check(homes, stations)
            assert hub.end(signal.SIGTERM) == 0
        finally:
            hub.end()
            for one in stations:
                one.kill()
    for home in homes:
        home.close()


def _come_even(homes: list[Home]) -> None:
    """Stations to the hub, the hub to the centre, and the news back."""
    first, *others = homes
    for home in (*others, first, *others, first, *others):
        assert sync_home(home).online


def _check(homes: list[Home], stations: list[Busy]) -> None:
    held, dumps = [], []
    for home in homes:
        assert freshness_of(home).state == "sent"
        with home.store.read() as connection:
            assert verify_journal(connection).ok
            dumps.append(apply.dump(connection))
            held.append(
                set(map(tuple, connection.exec_driver_sql("SELECT chain, seq, hash FROM entry")))
            )
    assert held[0] == held[1] == held[2]
    assert dumps[0] == dumps[1] == dumps[2]
    printed = [number for one in stations for (number,) in one.lines("number")]
    assert len(printed) > 5
    assert len(printed) == len(set(printed))
    assert all(hubs(home.store)[0].contact_at for home in homes[1:])
