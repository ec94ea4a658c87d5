"""Slow, busy and silent servers; a pull that is stopped while it is applied."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from frontoffice.domain.errors import Cancelled, NotFound
from frontoffice.journal.entry import Entry
from frontoffice.server.run import Running
from frontoffice.store import replica
from frontoffice.sync import desk
from frontoffice.sync.session import synchronise
from frontoffice.sync.transport import Line
from tests.benchmarks.exchange import load, real_facts
from tests.benchmarks.standard_day import standard_day
from tests.sync.conftest import Join, sync
from tests.sync.stations import EVERY, Station


class Busy(BaseHTTPRequestHandler):
    """Our server under load: it asks to come back in a second, then hangs up for good."""

    asked: list[float]
    enough: threading.Event

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.asked.append(time.monotonic())
        if len(self.asked) == 2:
            self.enough.set()
        self.send_response(503)
        self.send_header("fo", ".1795000000000")
        self.send_header("retry-after", "1")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def peer_at(one: Station, url: str) -> replica.Peer:
    with one.store.read() as connection:
        return replica.Peer(url, "central", replica.peers(connection)[0].public_key)


@pytest.fixture
def busy() -> Iterator[tuple[str, list[float], threading.Event]]:
    asked, enough = list[float](), threading.Event()
    handler = type("OneBusy", (Busy,), {"asked": asked, "enough": enough})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked, enough
    server.shutdown()
    server.server_close()


def test_a_busy_server_is_asked_again_only_when_it_said(
    join: Join, busy: tuple[str, list[float], threading.Event]
) -> None:
    url, asked, enough = busy
    one = join(1)
    report = synchronise(one.store, peer_at(one, url), EVERY)
    assert (report.online, report.trouble) == (False, "server-busy")
    asked.clear()
    with pytest.raises(Cancelled):
        synchronise(one.store, peer_at(one, url), EVERY, until_even=True, cancel=enough)
    assert len(asked) == 2
    assert asked[1] - asked[0] >= 1


def test_a_server_that_never_answers_is_a_dead_line(join: Join) -> None:
    one = join(1)
    one.serve()
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        report = synchronise(
            one.store,
            peer_at(one, url),
            EVERY,
            open_line=lambda address: Line(address, stall_seconds=0.2),
        )
    assert (report.online, report.trouble, report.waiting) == (False, "line-stalled", 1)


def test_a_pull_stopped_in_the_middle_of_applying_goes_on(join: Join, centre: Running) -> None:
    one, two = join(1), join(2)
    load(one.store, real_facts(standard_day(one.store.key, applications=150)))
    sync(one)
    stop = threading.Event()
    with pytest.raises(Cancelled):
        sync(two, cancel=stop, progress=lambda at: stop.set() if at.stage == "apply" else None)
    with two.store.read() as connection:
        half = next(h for h in replica.heads(connection) if h.chain == one.store.chain)
    assert 0 < half.seq < 600
    assert half.signature is None
    report = sync(two)
    assert report.even
    assert report.pulled >= 600 - half.seq
    assert sync(one).even
    assert one.dump() == two.dump()


def test_slices_end_where_acts_end() -> None:
    def entry(seq: int, act: int) -> tuple[Entry, bytes]:
        one = Entry(b"c" * 8, seq, act, 0, (None, False), "s", (), "k", "a", b"")
        return one, b""

    acts = [1, 1, 3, 4, 4, 4, 4, 4, 9, 10]
    run = [entry(seq, act) for seq, act in enumerate(acts, 1)]
    cut = [[one.seq for one, _ in part] for part in replica.slices(run, 3)]
    assert cut == [[1, 2, 3], [4, 5, 6, 7, 8], [9, 10]]
    assert replica.slices([], 3) == []


def test_desk_and_command_line_pass_a_home_on(join: Join, make: Join) -> None:
    one = join(1)
    one.serve()
    assert desk.freshness_of(one).state == "waiting"
    assert desk.sync_home(one).even
    assert desk.freshness_of(one).state == "sent"
    alone = make(9)
    with pytest.raises(NotFound) as refused:
        desk.sync_home(alone)
    assert refused.value.code == "not-enrolled"
