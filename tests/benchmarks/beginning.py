"""A station that enrols late: what it costs until the counter can work, and until all is there.

Run it: `python -m tests.benchmarks.beginning [DAYS]`.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import msgspec

from frontoffice.domain.errors import Cancelled
from frontoffice.domain.facts import CaseMoved, write_part
from frontoffice.journal.entry import Entry
from frontoffice.server import admin, folding
from frontoffice.store import replica, starts
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import synchronise
from frontoffice.sync.transport import Line
from tests.benchmarks.exchange import load, real_facts, sync
from tests.benchmarks.figures import Figure
from tests.benchmarks.standard_day import standard_day
from tests.sync.serving import ServerProcess
from tests.sync.stations import EVERY, Station, station

DONE = {"approved": "ready", "ready": "handed_over"}
OPEN_OF = 50
"""Every fiftieth case of these days is still open: forty a day."""


class _AtWork(threading.Event):
    """Stops an exchange when the start set is in."""

    def __init__(self, one: Station) -> None:
        super().__init__()
        self._one = one

    def is_set(self) -> bool:
        """Asked at every step."""
        with self._one.store.read() as connection:
            return starts.missing(connection) > 0


def past_days(one: Station, days: int) -> list[Entry]:
    """Days in real facts, nearly all of their cases handed over."""
    entries = real_facts(standard_day(one.store.key, 2000 * days))
    opened = dict.fromkeys(entry.stream for entry in entries)
    still_open = {stream for place, stream in enumerate(opened) if place % OPEN_OF == 0}
    return [
        entry if entry.personal or entry.stream in still_open else _further(entry)
        for entry in entries
    ]


def _further(entry: Entry) -> Entry:
    to = msgspec.msgpack.decode(entry.body)["to"]
    fact = CaseMoved(to=DONE.get(to, to), on=dt.date(2026, 11, 20))
    return msgspec.structs.replace(entry, body=write_part(fact))


def beginning_figures(days: int = 5) -> list[Figure]:
    """Bytes and seconds over loopback until a new station is at work, and until all has come."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(ServerProcess(folder / "centre"))
        one = stack.enter_context(station(folder / "station1", 1))
        enrol(one.store, server.url, server.code(1))
        sync(one)
        load(one.store, past_days(one, days))
        sync(one)
        with admin.opened(folder / "centre", None) as centre:
            folding.fold_office(centre.database, "MPP1")
        two = stack.enter_context(station(folder / "station2", 2))
        enrol(two.store, server.url, server.code(2))
        with two.store.read() as connection:
            peer = replica.peers(connection)[0]
        lines: list[Line] = []

        def counted(url: str) -> Line:
            lines.append(Line(url))
            return lines[-1]

        started = time.perf_counter()
        with suppress(Cancelled):
            synchronise(two.store, peer, EVERY, cancel=_AtWork(two), open_line=counted)
        taken, at_work = time.perf_counter() - started, lines[0].meter.down
        rest = sync(two)
        assert (rest.even, rest.history) == (True, 0)
    whole = at_work + rest.bytes_down
    return [
        Figure(
            f"a new station behind {days} days is at work after",
            at_work / 1000,
            "kB",
            floor=whole / 1000,
            floor_name="all of the history",
            note=f"{taken:.2f} s over loopback, {at_work / 8000:.0f} s at 64 kbit/s; the history "
            f"in {rest.seconds:.1f} s and {rest.requests} requests behind it",
        )
    ]


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/devices"
        for one in beginning_figures(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
            print(*one.cells, one.note, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
