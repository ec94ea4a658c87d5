"""Fixtures that all tests share: a clock that stands still, cheap homes, a device folder apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.services import staff
from frontoffice.services.catalogue import publish_bundled
from frontoffice.services.home import Created, Door, Home, NewHome, create_home
from frontoffice.store.keys import Cost
from tests.builders import catalogue

NOW = int(dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC).timestamp() * 1000)
"""Monday 23 November 2026, 09:00 WIB."""

PIN = "470913"
CHEAP = Cost(memory_kib=8, passes=1)
"""The cheapest PIN tries a key file may ask for."""

ADMIN, OFFICER, SUPERVISOR = "rina.a", "budi.s", "wati.k"


class FixedClock:
    """A clock that moves only when a test says so; also usable where the store asks for one."""

    def __init__(self, at: int = NOW) -> None:
        self.at = at
        self.steady_at = 1_000_000

    def now(self) -> int:
        """UTC milliseconds."""
        return self.at

    def steady(self) -> int:
        """Milliseconds that only go forward."""
        return self.steady_at

    def advance(self, milliseconds: int) -> None:
        """Time passes."""
        self.at += milliseconds
        self.steady_at += milliseconds

    def turn_to(self, at: int) -> None:
        """Somebody sets the wall clock; no time passes."""
        self.at = at


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026, 09:00 WIB."""
    return FixedClock()


@pytest.fixture(autouse=True)
def device_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Device secrets lie here, apart from the homes; subprocesses inherit it."""
    folder = tmp_path_factory.mktemp("device")
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(folder))
    return folder


class HomeFactory:
    """Makes cheap homes and closes them after the test."""

    def __init__(self, base: Path, clock: FixedClock) -> None:
        self.base, self.clock = base, clock
        self.created: list[Created] = []
        self.opened: list[Home] = []

    def __call__(self, folder: str = "home", *, published: bool = True, **changes: object) -> Home:
        """A home in `base/folder`, signed in as the admin, with the bundled catalogue.

        `changes` replace fields of NewHome; admitted beside the admin are an officer and a
        supervisor, all with the same PIN.
        """
        asked = {
            "office": "MPP1",
            "office_name": "Mal Pelayanan Publik Contoh",
            "station": 3,
            "admin_name": "Rina Admin",
            "pin": PIN,
            "public_host": "mpp1.contoh.id",
        }
        created = create_home(
            self.base / folder,
            NewHome(**(asked | changes)),  # type: ignore[arg-type]
            clock=self.clock,
            cost=CHEAP,
        )
        self.created.append(created)
        home = created.home
        self.opened.append(home)
        if published:
            publish_bundled(home, catalogue())
        staff.admit(home, "Budi Santika", "officer", PIN, OFFICER)
        staff.admit(home, "Wati Kusuma", "supervisor", PIN, SUPERVISOR)
        return home

    def words(self, home: Home) -> str:
        """The recovery words of a home made here."""
        return next(" ".join(one.words) for one in self.created if one.home is home)

    def open(self, folder: Path, staff: str = ADMIN, pin: str = PIN) -> Home:
        """Opens a home as its officers do."""
        home = Door(folder, clock=self.clock, cost=CHEAP).open(staff, pin)
        self.opened.append(home)
        return home

    def sign_in(self, home: Home, staff: str) -> Home:
        """Another officer takes over at the same open home."""
        home.sign_in(staff, home.data_key)
        return home


@pytest.fixture
def make_home(tmp_path: Path, clock: FixedClock) -> Iterator[HomeFactory]:
    """Makes homes of station 3 of office MPP1 unless told otherwise."""
    factory = HomeFactory(tmp_path, clock)
    yield factory
    for home in factory.opened:
        home.close()


@pytest.fixture
def home(make_home: HomeFactory) -> Home:
    """A published home with the admin signed in."""
    return make_home()
