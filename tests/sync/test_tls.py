"""HTTPS to the centre: trusted, out of date by a clock in doubt, through the system's proxy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest

from frontoffice.server.run import Running
from frontoffice.store import replica
from frontoffice.sync.status import freshness
from tests.sync.conftest import Join, sync
from tests.sync.stations import Station
from tests.sync.tls import Authority, as_proxy, listening, to


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """A certificate authority this computer trusts; no proxy unless a test sets one."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    for name in ("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def move_to(one: Station, url: str) -> None:
    """The centre has another address now."""
    with one.store.writing() as connection:
        known = replica.peers(connection)[0]
        connection.exec_driver_sql("DELETE FROM peer")
        replica.keep_peer(connection, msgspec.structs.replace(known, url=url))


def doubt(one: Station) -> None:
    """The clock jumped by ten years since the program began."""
    one.store.clock.suspect = True


@pytest.fixture
def met(join: Join) -> Station:
    """A station that has the centre's word, and something more to send."""
    one = join(1)
    one.serve()
    assert sync(one).even
    one.serve()
    return one


def test_a_trusted_certificate_is_all_it_takes(
    met: Station, centre: Running, authority: Authority, stack: ExitStack
) -> None:
    port = stack.enter_context(listening(to(centre.port), authority.context(-1, 1)))
    move_to(met, f"https://localhost:{port}")
    report = sync(met)
    assert (report.even, report.pushed, report.dates_ignored) == (True, 1, False)


@pytest.mark.parametrize("dates", [(-4000, -3000), (3000, 4000)])
def test_dates_that_do_not_fit_stop_a_station_whose_clock_is_right(
    met: Station, centre: Running, authority: Authority, stack: ExitStack, dates: tuple[int, int]
) -> None:
    port = stack.enter_context(listening(to(centre.port), authority.context(*dates)))
    move_to(met, f"https://localhost:{port}")
    report = sync(met)
    assert (report.online, report.trouble, report.waiting) == (False, "tls-untrusted", 1)
    assert freshness(met.store).state == "waiting"


@pytest.mark.parametrize("dates", [(-4000, -3000), (3000, 4000)])
def test_with_a_doubtful_clock_the_known_centre_decides_and_the_station_says_so(
    met: Station, centre: Running, authority: Authority, stack: ExitStack, dates: tuple[int, int]
) -> None:
    port = stack.enter_context(listening(to(centre.port), authority.context(*dates)))
    move_to(met, f"https://localhost:{port}")
    doubt(met)
    report = sync(met)
    assert (report.even, report.pushed, report.dates_ignored) == (True, 1, True)
    assert freshness(met.store).dates_ignored
    assert freshness(met.store).state == "sent"


def test_a_certificate_of_nobody_we_trust_never_passes(
    met: Station, centre: Running, authority: Authority, stack: ExitStack, tmp_path: Path
) -> None:
    (tmp_path / "lain").mkdir()
    stranger = Authority(tmp_path / "lain")
    port = stack.enter_context(listening(to(centre.port), stranger.context(-4000, -3000)))
    move_to(met, f"https://localhost:{port}")
    doubt(met)
    assert sync(met).trouble == "tls-untrusted"


class Impostor(BaseHTTPRequestHandler):
    """Speaks like a centre and has no word of ours to show."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(204)
        self.send_header("fo", ".1795000000000")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def test_without_dates_whoever_cannot_show_our_centre_s_word_is_told_nothing(
    met: Station, authority: Authority, stack: ExitStack
) -> None:
    server = HTTPServer(("127.0.0.1", 0), Impostor)
    server.socket = authority.context(-4000, -3000).wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    stack.callback(server.server_close)
    stack.callback(server.shutdown)
    move_to(met, f"https://localhost:{server.server_port}")
    doubt(met)
    report = sync(met)
    assert (report.online, report.trouble, report.waiting) == (False, "tls-dates", 1)
    assert not freshness(met.store).dates_ignored


def test_the_system_s_proxy_is_used_and_names_only_the_host(
    met: Station,
    centre: Running,
    authority: Authority,
    stack: ExitStack,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = list[str]()
    front = stack.enter_context(listening(to(centre.port), authority.context(-1, 1)))
    proxy = stack.enter_context(listening(as_proxy(front, asked)))
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy}")
    move_to(met, "https://pusat.uji")
    report = sync(met)
    assert (report.even, report.pushed) == (True, 1)
    assert set(asked) == {"CONNECT pusat.uji:443"}


def test_a_proxy_that_refuses_is_named(
    met: Station, authority: Authority, stack: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = "407 Proxy Authentication Required"
    proxy = stack.enter_context(listening(as_proxy(0, [], refused)))
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy}")
    move_to(met, "https://pusat.uji")
    report = sync(met)
    assert (report.trouble, report.waiting) == ("proxy-refused", 1)
    assert report.trouble_data["proxy"] == f"127.0.0.1:{proxy}"
    assert freshness(met.store).state == "waiting"


def test_the_way_to_this_very_computer_needs_no_proxy(
    met: Station,
    centre: Running,
    authority: Authority,
    stack: ExitStack,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    port = stack.enter_context(listening(to(centre.port), authority.context(-1, 1)))
    move_to(met, f"https://localhost:{port}")
    assert sync(met).even
