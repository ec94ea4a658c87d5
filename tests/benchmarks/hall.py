"""*Call next* at a counter over its hub, a process of its own, while thirty screens poll the hall.

Run it: `python -m tests.benchmarks.hall [CALLS]`.
"""

from __future__ import annotations

import contextlib
import http.client
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import queue
from frontoffice.services.home import Home
from frontoffice.store.clock import SystemClock
from frontoffice.sync.desk import enrol_home, greet_hub, sync_home
from frontoffice.sync.hub_queue import HubQueue
from tests.benchmarks.figures import Figure, median, p95, times
from tests.builders import FREE
from tests.conftest import PIN, HomeFactory
from tests.simulation.test_real_hub import HubProcess
from tests.sync.serving import ServerProcess

SCREENS = 30
BETWEEN_POLLS = 1.0
TARGET_MS = 100.0
_spawn = multiprocessing.get_context("spawn")


@contextlib.contextmanager
def hall(folder: Path) -> Iterator[tuple[HubProcess, Home]]:
    """A hub that answers, and the home of a counter that asks it."""
    factory = HomeFactory(folder, SystemClock())  # type: ignore[arg-type]
    with ServerProcess(folder / "centre") as centre:
        hub_home = factory("hub", station=1)
        counter = factory("counter", station=2, published=False)
        for number, home in ((1, hub_home), (2, counter)):
            enrol_home(home, centre.url, centre.code(number))
        for home in (hub_home, counter, hub_home, counter):
            sync_home(home)
        hub_home.close()
        hub = HubProcess(hub_home.folder)
        hub.start(PIN)
        try:
            greet_hub(counter, hub.url)
            sync_home(counter)
            counter.hub = HubQueue(counter.store)
            yield hub, counter
        finally:
            counter.close()
            hub.end()


def _poll(port: int, ready: Event, done: Event) -> None:
    """Thirty screens that ask for the board once a second, each on a kept connection."""

    def screen() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        seen = ""
        while not done.wait(BETWEEN_POLLS):
            line.request("GET", "/hall/board.json", headers={"if-none-match": seen})
            answer = line.getresponse()
            answer.read()
            seen = answer.getheader("etag") or seen
        line.close()

    screens = [threading.Thread(target=screen) for _ in range(SCREENS)]
    for one in screens:
        one.start()
    ready.set()
    for one in screens:
        one.join()


def hall_figures(folder: Path, calls: int = 200) -> list[Figure]:
    """p95 of a call over the hub; a call made alone, because the hub was late, is counted too."""
    with hall(folder) as (hub, counter):
        ready, done = _spawn.Event(), _spawn.Event()
        polling = _spawn.Process(target=_poll, args=(hub.port, ready, done), daemon=True)
        polling.start()
        ready.wait(60)
        for _ in range(calls):
            queue.issue(counter, FREE)
        alone = 0
        found = list[float]()
        for _ in range(calls):
            found += times([lambda: queue.call_next(counter)])
            assert isinstance(counter.hub, HubQueue)
            alone += counter.hub.alone
            with contextlib.suppress(RuleViolation):
                queue.finish(counter)
        done.set()
        polling.join(60)
    found.sort()
    return [
        Figure(
            "call next over the hub, 30 screens polling, p95",
            p95(found),
            target=TARGET_MS,
            note=f"{calls} calls, median {median(found):.0f} ms, worst {found[-1]:.0f} ms; the hub "
            f"is a process of its own and did not answer in time {alone} times; each of "
            f"{SCREENS} screens asks once in {BETWEEN_POLLS:.0f} s",
        )
    ]


def main() -> None:
    """Prints the figures."""
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/devices"
        for figure in hall_figures(Path(folder), calls):
            print(*figure.cells, figure.note, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
