"""Lines that break at any byte, answers that never come, servers that die: nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import func, select

from frontoffice.domain.errors import Cancelled, Rejected
from frontoffice.server import admin
from frontoffice.server.run import Running
from frontoffice.server.tables import blob, entry, piece
from frontoffice.store import replica
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from frontoffice.sync.status import freshness
from frontoffice.sync.transport import Line
from tests.benchmarks.exchange import load
from tests.benchmarks.standard_day import standard_day
from tests.sync.conftest import Join, sync
from tests.sync.cutting import CutProxy
from tests.sync.serving import ServerProcess
from tests.sync.stations import EVERY, Station


@pytest.fixture
def proxy(centre: Running) -> Iterator[CutProxy]:
    with CutProxy(centre.port) as one:
        yield one


def count(centre: Running, table: object = entry) -> int:
    with centre.centre.database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def busy(join: Join, through: str, applications: int = 600) -> Station:
    """An enrolled station with part of a day to send; both stand even on all else."""
    one = join(1, through=through)
    sync(one)
    load(one.store, standard_day(one.store.key, applications=applications))
    return one


def test_an_upload_that_is_cut_goes_on_from_there(
    join: Join, centre: Running, proxy: CutProxy
) -> None:
    one = busy(join, proxy.url)
    held = count(centre)
    proxy.up = 0
    proxy.cut_up_at = [8_000, 15_000, 22_000]
    report = sync(one)
    assert (report.online, report.even, report.pushed) == (True, True, 2400)
    assert proxy.breaks == 3
    assert count(centre) == held + 2400
    # The blob has 28 kB; a cut costs two short requests and what was in flight, which on a busy
    # machine is more. Beginning anew each time would have cost 45 kB.
    assert report.bytes_up < 28_500 + 3 * 8_000
    assert count(centre, blob) == count(centre, piece) == 0


def test_a_download_that_is_cut_goes_on_from_there(
    join: Join, centre: Running, proxy: CutProxy
) -> None:
    one = busy(join, centre.url)
    sync(one)
    two = join(2, through=proxy.url)
    proxy.down = 0
    proxy.cut_down_at = [9_000, 18_000]
    report = sync(two)
    assert report.even
    assert proxy.breaks == 2
    assert report.pulled >= 2400
    assert report.bytes_down < 28_500 + 2 * 8_000
    assert two.dump() == one.dump() or sync(one).even


def test_every_byte_of_a_small_exchange_may_be_the_last(
    join: Join, centre: Running, proxy: CutProxy
) -> None:
    one = join(1, through=proxy.url)
    held = count(centre)
    for place in range(1, 2600, 130):
        one.serve()
        proxy.up = proxy.down = 0
        proxy.cut_up_at, proxy.cut_down_at = [place], []
        sync(one)
        one.serve()
        proxy.up = proxy.down = 0
        proxy.cut_up_at, proxy.cut_down_at = [], [place]
        sync(one)
        proxy.cut_up_at = proxy.cut_down_at = []
        assert sync(one).even
    assert count(centre) == held + one.serial
    assert freshness(one.store).state == "sent"


def test_a_lost_answer_adds_nothing_and_the_next_sync_knows(
    join: Join, centre: Running, proxy: CutProxy
) -> None:
    one = join(1, through=proxy.url)
    one.serve()
    held = count(centre)
    proxy.swallow = b"PUT"
    states: list[str] = []
    proxy.then = lambda: states.append(freshness(one.store).state)
    report = sync(one)
    assert states == ["waiting"]
    assert (report.online, report.even, report.waiting) == (True, True, 0)
    assert count(centre) == held + 1
    assert freshness(one.store).state == "sent"


def test_a_byte_changed_on_the_way_is_refused_and_nothing_of_it_kept(
    join: Join, centre: Running, proxy: CutProxy
) -> None:
    one = busy(join, proxy.url)
    held = count(centre)
    proxy.up, proxy.flip_up_at = 0, 9_000
    with pytest.raises(Rejected) as refused:
        sync(one)
    assert refused.value.code == "blob-altered"
    assert count(centre) == held
    assert freshness(one.store).state == "troubled"
    assert sync(one).even
    assert freshness(one.store).state == "sent"


def test_a_server_killed_before_its_acknowledgement_has_it_all_at_the_next_start(
    tmp_path: Path, make: Join
) -> None:
    with ServerProcess(tmp_path / "centre") as server, CutProxy(server.port) as proxy:
        one = make(1)
        enrol(one.store, proxy.url, server.code(1))
        load(one.store, standard_day(one.store.key, applications=300))
        proxy.swallow, proxy.then = b"PUT", server.kill
        gone = sync(one)
        assert (gone.even, gone.waiting) == (False, 1200)
        assert freshness(one.store).state == "waiting"
        server.start()
        report = sync(one)
        # It was committed before the acknowledgement that nobody heard: nothing is sent again.
        assert (report.even, report.pushed, report.waiting) == (True, 0, 0)
        with admin.opened(tmp_path / "centre") as centre:
            found = admin.status(centre)["offices"][0]
        assert found["entries"] == 1200 + 2


def test_a_server_killed_during_an_upload_takes_the_rest(tmp_path: Path, make: Join) -> None:
    with ServerProcess(tmp_path / "centre") as server, CutProxy(server.port) as proxy:
        one = make(1)
        enrol(one.store, proxy.url, server.code(1))
        sync(one)
        load(one.store, standard_day(one.store.key, applications=2000))
        proxy.up, proxy.cut_up_at = 0, [70_000]
        # The line breaks and the server dies before the station comes back.
        report = synchronise_until_broken(one, proxy, server)
        assert not report.even
        server.start()
        again = sync(one)
        assert (again.even, again.pushed) == (True, 8000)
        assert again.bytes_up < 60_000


def synchronise_until_broken(one: Station, proxy: CutProxy, server: ServerProcess) -> SyncReport:
    """An exchange whose server is killed as soon as the line has broken."""
    asked = iter([False])

    class Dying(Line):
        def close(self) -> None:
            if next(asked, True) is False and proxy.breaks:
                server.kill()
            super().close()

    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, EVERY, open_line=Dying)


def test_without_a_server_the_report_says_offline_and_nothing_is_lost(
    tmp_path: Path, make: Join
) -> None:
    with ServerProcess(tmp_path / "centre") as server:
        one = make(1)
        enrol(one.store, server.url, server.code(1))
        one.serve()
        assert server.stop() == 0
        report = sync(one)
        assert (report.online, report.even, report.waiting) == (False, False, 1)
        assert report.trouble == "line-down"
        light = freshness(one.store)
        assert (light.state, light.waiting, light.trouble) == ("waiting", 1, "line-down")
        server.start()
        assert sync(one).even


class _Portal(BaseHTTPRequestHandler):
    """A Wi-Fi that answers everything with its own sign-in page."""

    def do_POST(self) -> None:
        body = b"<html><body>Silakan masuk ke Wi-Fi</body></html>"
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def test_a_captive_portal_is_offline_and_not_success(join: Join) -> None:
    one = join(1)
    one.serve()
    portal = HTTPServer(("127.0.0.1", 0), _Portal)
    thread = threading.Thread(target=portal.serve_forever, daemon=True)
    thread.start()
    try:
        with one.store.writing() as connection:
            peer = replica.peers(connection)[0]
        moved = replica.Peer(f"http://127.0.0.1:{portal.server_port}", "central", peer.public_key)
        report = synchronise(one.store, moved, EVERY)
    finally:
        portal.shutdown()
        portal.server_close()
    assert (report.online, report.trouble, report.waiting) == (False, "line-captive", 1)


def test_a_person_can_stop_it_and_go_on_later(join: Join, centre: Running) -> None:
    one = busy(join, centre.url)
    stop = threading.Event()
    with pytest.raises(Cancelled):
        sync(one, cancel=stop, progress=lambda step: stop.set() if step.stage == "send" else None)
    again = sync(one)
    assert again.even
    assert freshness(one.store).state == "sent"


def test_until_even_waits_for_the_line_to_come_back(tmp_path: Path, make: Join) -> None:
    with ServerProcess(tmp_path / "centre") as server:
        one = make(1)
        enrol(one.store, server.url, server.code(1))
        one.serve()
        server.kill()
        back = threading.Timer(0.3, server.start)
        back.start()
        report = sync(one, until_even=True)
        back.join()
        assert (report.online, report.even) == (True, True)
