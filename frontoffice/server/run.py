"""Runs a server: as a process of its own, or in a thread beside tests and the demo."""

from __future__ import annotations

import contextlib
import ipaddress
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import uvicorn
from litestar import Litestar

from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.server.admin import Centre, opened
from frontoffice.server.app import create_app
from frontoffice.server.hub import HubDesk
from frontoffice.server.hub_app import create_hall_app, create_hub_app
from frontoffice.server.hub_run import hub_desk
from frontoffice.server.hub_tls import pin, server_context
from frontoffice.server.workers import Crew, check_workers, tell_ready, when_parent_ends
from frontoffice.services.home import Home
from frontoffice.sync.dialling import LOOPBACK
from frontoffice.sync.discover import Beacons, beacon, own_address

KEEP_ALIVE_SECONDS = 150
"""uvicorn's five seconds would hang up on a station that still reads at 64 kbit/s."""

GRACE_SECONDS = 10
"""How long a stop waits for requests under way; a dead upload must not hold it for minutes."""


BACKLOG = 2048
_STOPS = (signal.SIGINT, signal.SIGTERM)


class _Server(uvicorn.Server):
    """Says when it is ready to answer."""

    def __init__(
        self,
        app: Litestar,
        ready: Callable[[], object],
        ending: Callable[[], object] = lambda: None,
        tls: ssl.SSLContext | None = None,
        proxies: Sequence[str] = (),
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                # Whom a proxy speaks for counts only where the proxy was named: uvicorn would
                # believe any program of this computer.
                proxy_headers=bool(proxies),
                forwarded_allow_ips=list(proxies),
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=GRACE_SECONDS,
                server_header=False,
                date_header=False,
                access_log=False,
                log_config=None,
                log_level="warning",
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="on",
            )
        )
        self._ready, self._ending = ready, ending
        if tls is not None:
            self.config.load()
            self.config.ssl = tls

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stops in good order on SIGTERM and Ctrl+C, and ends well: uvicorn would kill itself."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self.handle_exit) for one in _STOPS}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts listening, then tells whoever waits."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Lets those go who only listen, then waits for the rest."""
        self._ending()
        await super().shutdown(sockets)


def serve(
    role: str,
    database_url: str | None,
    host: str,
    port: int,
    home: Path,
    *,
    workers: int = 1,
    proxies: Sequence[str] = (),
    say: Callable[[str], object] | None = None,
) -> None:
    """Serves until it is told to stop; prints one line when ready (`... siap di http://HOST:PORT`).

    `port` 0 takes a free one; `database_url` None is the encrypted SQLite database in the home;
    `proxies` are the addresses or networks whose word counts on who asks (`X-Forwarded-For`).
    Raises RuleViolation `role-unknown`, `workers-need-postgresql`, `workers-count-bad`,
    `proxy-address-bad`, StoreTrouble("port-taken") and those of home and database.
    """
    _check_role(role)
    check_workers(workers, database_url)
    check_proxies(proxies)
    with _bound(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        line = f"frontoffice {role} siap di http://{shown}:{listening.getsockname()[1]}"

        def ready() -> None:
            (say or _print_line)(line)

        if workers > 1:
            listening.listen(BACKLOG)
            work = partial(_worker, proxies=tuple(proxies))
            Crew(work, listening, database_url, home).run(workers, ready)
            return
        with opened(home, database_url) as centre:
            _Server(create_app(centre), ready, proxies=proxies).run(sockets=[listening])


def check_proxies(proxies: Sequence[str]) -> None:
    """Each is an IP address or a network; raises RuleViolation `proxy-address-bad`."""
    for one in proxies:
        try:
            ipaddress.ip_network(one)
        except ValueError:
            raise RuleViolation("proxy-address-bad", field="proxy", proxy=one[:45]) from None


def _worker(
    listening: socket.socket,
    database_url: str | None,
    home: Path,
    parent: Connection,
    proxies: Sequence[str] = (),
) -> None:
    """One of several server processes."""
    # Ctrl+C reaches the whole group: the parent decides and hangs up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with opened(home, database_url) as centre:
        server = _Server(create_app(centre), lambda: tell_ready(parent), proxies=proxies)

        def stop() -> None:
            server.should_exit = True

        when_parent_ends(parent, stop)
        server.run(sockets=[listening])


def _check_role(role: str) -> None:
    if role != "central":
        raise RuleViolation("role-unknown", role=role, field="role")


def _print_line(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, or asyncio leaves Nagle's delay on and each kept-alive answer waits for 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise StoreTrouble("port-taken", host=host, port=port) from error
        yield listening
    finally:
        listening.close()


class Running(msgspec.Struct, frozen=True):
    """A server in a thread of this process."""

    url: str
    port: int
    centre: Centre


def serve_hub(
    home: Home, host: str, port: int, *, say: Callable[[str], object] | None = None
) -> None:
    """Serves a branch from an open station's home until told to stop; one line when ready.

    On the LAN `port` shows the hall in plain HTTP; stations come to the next port in TLS, under a
    certificate the hub's key vouches for, and find it by its beacon. On this very computer alone
    everything is on `port`. Raises RuleViolation `hub-not-enrolled`, StoreTrouble("port-taken").
    """
    with _bound(host, port) as listening, hub_desk(home) as desk, contextlib.ExitStack() as lan:
        shown = f"[{host}]" if ":" in host else host
        taken = listening.getsockname()[1]
        line = f"frontoffice hub siap di http://{shown}:{taken}"
        if host in LOOPBACK:
            app = create_hub_app(desk)
        else:
            url = lan.enter_context(hub_on_lan(desk, host, taken + 1 if port else 0))
            line += f" stasiun {url}"
            app = create_hall_app(desk)
        _Server(app, lambda: (say or _print_line)(line), app.state.hall.close).run([listening])


@contextlib.contextmanager
def hub_on_lan(desk: HubDesk, host: str, port: int) -> Iterator[str]:
    """The exchange in TLS for the branch's stations, made known by a beacon; where it is."""
    store = desk.store
    app = create_hub_app(desk)
    ready = threading.Event()
    server = _Server(app, ready.set, app.state.hall.close, server_context(store))
    with _bound(host, port) as listening, _in_thread(server, listening, ready):
        address = own_address() if host in ("0.0.0.0", "::") else host
        named = f"[{address}]" if ":" in address else address
        where = f"https://{named}:{listening.getsockname()[1]}"
        certificate = msgspec.msgpack.encode(store.certificate)
        told = Beacons(beacon(store.key, certificate, f"{where}#{pin(store).hex()}"))
        try:
            yield where
        finally:
            told.close()


class RunningHub(msgspec.Struct, frozen=True):
    """A hub in a thread of this process."""

    url: str
    port: int
    desk: HubDesk


@contextlib.contextmanager
def running_hub(home: Home, *, port: int = 0) -> Iterator[RunningHub]:
    """A hub over an open home on a free port of this computer, for tests; stopped at the end."""
    with _bound("127.0.0.1", port) as listening, hub_desk(home) as desk:
        app = create_hub_app(desk)
        ready = threading.Event()
        server = _Server(app, ready.set, app.state.hall.close)
        with _in_thread(server, listening, ready):
            taken = listening.getsockname()[1]
            yield RunningHub(f"http://127.0.0.1:{taken}", taken, desk)


@contextlib.contextmanager
def running_server(
    home: Path,
    database_url: str | None = None,
    *,
    port: int = 0,
    now: Callable[[], int] | None = None,
    proxies: Sequence[str] = (),
) -> Iterator[Running]:
    """A centre on a free port of this computer, for tests and the demo; stopped at the end."""
    ready = threading.Event()
    with opened(home, database_url, now) as centre, _bound("127.0.0.1", port) as listening:
        server = _Server(create_app(centre), ready.set, proxies=proxies)
        with _in_thread(server, listening, ready):
            taken = listening.getsockname()[1]
            yield Running(f"http://127.0.0.1:{taken}", taken, centre)


@contextlib.contextmanager
def _in_thread(server: _Server, listening: socket.socket, ready: threading.Event) -> Iterator[None]:
    """The server in a thread from when it answers until the block ends."""
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listening]}, name="server", daemon=True
    )
    thread.start()
    try:
        while not ready.wait(0.1):
            if not thread.is_alive():
                raise StoreTrouble("server-not-started")
        yield
    finally:
        server.should_exit = True
        thread.join(GRACE_SECONDS + 5)
