"""A branch made once per process: an enrolled centre and stations, copied for every seed."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from frontoffice.domain.catalogue import Catalogue
from frontoffice.server import admin
from frontoffice.server.home import CentralHome, open_home
from frontoffice.services import catalogue, intake, staff
from frontoffice.services.door import HomeCard
from frontoffice.services.home import Home, NewHome, create_home
from frontoffice.store import replica
from frontoffice.store.keys import Cost, KeyRing
from frontoffice.store.store import Store
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import synchronise
from tests import builders
from tests.conftest import FixedClock
from tests.simulation.centre import SimCentre
from tests.simulation.chance import Weather, seeded
from tests.simulation.disk import Process
from tests.simulation.network import SimLine

EVERY = ("office", "supervisors", "author", "agency:*")
NARROW = ("office", "agency:dukcapil")
STATIONS = {1: EVERY, 2: EVERY, 3: NARROW, 4: EVERY}
PIN = "470913"
URL = "http://127.0.0.1:9"
"""Where the centre is said to be: no socket is ever opened."""


class Kit(msgspec.Struct, frozen=True):
    """What one needs to start a copied station without asking for a PIN."""

    name: str
    card: HomeCard
    ring: KeyRing
    data_key: bytes
    words: str
    staff: str
    circles: tuple[str, ...]


class Template(msgspec.Struct, frozen=True):
    """The folder to copy, and what opens what lies there."""

    folder: Path
    centre: CentralHome
    kits: dict[int, Kit]


@cache
def template() -> Template:
    """The branch; made at first use, in memory where there is such a file system, gone at exit."""
    shared = Path("/dev/shm")
    base = Path(tempfile.mkdtemp(prefix="fo-sim-", dir=shared if shared.is_dir() else None))
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    os.environ.setdefault("FRONTOFFICE_DEVICE_DIR", str(base / "devices"))
    with seeded("template"):
        return _made(base)


def _made(base: Path) -> Template:
    clock = FixedClock()
    kits: dict[int, Kit] = {}
    full = builders.catalogue()
    few = tuple(one for one in full.standards if one.code in (builders.FREE, builders.PAID))
    small = msgspec.structs.replace(full, standards=few)
    calm = CalmBranch(base, clock)
    centre = calm.centre.centre
    admin.office_add(centre, "MPP1", "MPP Contoh")
    admin.catalogue_publish(centre, small)
    for number, circles in STATIONS.items():
        kits[number] = _station(base, number, circles, clock, calm)
    for number in [*STATIONS, *STATIONS]:
        _even(base, kits[number], clock, calm)
    _open_cases(base, kits[1], clock)
    for number in STATIONS:
        _even(base, kits[number], clock, calm)
    centre.database.close()
    return Template(base, centre.home, kits)


class CalmBranch:
    """A branch where nothing fails and every request is answered at once."""

    def __init__(self, base: Path, clock: FixedClock) -> None:
        self.chance = Random(0)
        self.weather = Weather(self.chance)
        self.weather.calm = True
        self.processes = {"centre": Process("centre", self.weather)}
        self._clock = clock
        (base / "centre").mkdir()
        self.centre = SimCentre(self, base / "centre", open_home(base / "centre"))

    @property
    def now(self) -> int:
        """UTC ms."""
        return self._clock.now()

    def note(self, what: str) -> None:
        """Keeps no trace."""

    def line(self, _url: str) -> Any:
        """A line to the centre."""
        return SimLine(self, self._drive)

    def _drive(self, ready: Callable[[], bool] | None = None) -> None:
        while ready is not None and not ready():
            self.centre.step(self.centre.talks[0])


def _station(
    base: Path,
    number: int,
    circles: tuple[str, ...],
    clock: FixedClock,
    calm: CalmBranch,
) -> Kit:
    name = f"s{number}"
    wanted = NewHome(
        office="MPP1",
        office_name="MPP Contoh",
        station=number,
        admin_name="Rina Admin",
        admin=f"rina.{number}",
        pin=PIN,
    )
    created = create_home(base / name, wanted, clock=clock, cost=Cost(memory_kib=8, passes=1))
    home = created.home
    if number == 1:
        catalogue.publish_bundled(home, catalogue_without_standards())
        staff.admit(home, "Wati Kusuma", "supervisor", PIN, "wati.k")
    enrol(home.store, URL, calm.centre.code(number, circles), open_line=calm.line)
    kit = Kit(
        name, home.card, home.ring, home.data_key, " ".join(created.words), created.staff, circles
    )
    home.close()
    return kit


def _open_cases(base: Path, kit: Kit, clock: FixedClock) -> None:
    """Cases that everybody knows, so that stations soon decide the same case apart."""
    store = Store.open(base / kit.name, kit.data_key, clock=clock)
    home = Home(base / kit.name, kit.card, store, kit.ring)
    home.sign_in(kit.staff, kit.data_key)
    for serial in range(1, 4):
        intake.submit(home, builders.intake_request(builders.FREE, serial=serial))
        intake.submit(home, builders.intake_request(builders.PAID, serial=serial))
    intake.submit(home, builders.intake_request(builders.PAID, serial=9, payment=None))
    intake.submit(home, builders.incomplete_request(builders.FREE, serial=8))
    home.close()


def catalogue_without_standards() -> Catalogue:
    """Only the names: the standards come from the centre."""
    return msgspec.structs.replace(builders.catalogue(), standards=())


def _even(base: Path, kit: Kit, clock: FixedClock, calm: CalmBranch) -> None:
    store = Store.open(base / kit.name, kit.data_key, clock=clock)
    with store.read() as connection:
        peer = replica.peers(connection)[0]
    assert synchronise(store, peer, kit.circles, until_even=True, open_line=calm.line).even
    store.close()
