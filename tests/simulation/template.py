"""A branch made once per process: an enrolled centre and stations, copied for every seed."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import msgspec

from frontoffice.domain.catalogue import Catalogue
from frontoffice.server import admin
from frontoffice.server.home import CentralHome
from frontoffice.server.run import running_server
from frontoffice.services import catalogue, staff
from frontoffice.services.door import HomeCard
from frontoffice.services.home import NewHome, create_home
from frontoffice.store import replica
from frontoffice.store.keys import Cost, KeyRing
from frontoffice.store.store import Store
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import synchronise
from tests import builders
from tests.conftest import FixedClock
from tests.simulation.chance import seeded

EVERY = ("office", "supervisors", "author", "agency:*")
NARROW = ("office", "agency:dukcapil")
STATIONS = {1: EVERY, 2: EVERY, 3: NARROW, 4: EVERY}
PIN = "470913"


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
    with running_server(base / "centre", now=clock.now) as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        admin.catalogue_publish(running.centre, small)
        for number, circles in STATIONS.items():
            kits[number] = _station(base, number, circles, clock, running.url, running.centre)
        for number in [*STATIONS, *STATIONS]:
            _even(base, kits[number], clock)
        home = running.centre.home
    return Template(base, home, kits)


def _station(
    base: Path,
    number: int,
    circles: tuple[str, ...],
    clock: FixedClock,
    url: str,
    centre: admin.Centre,
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
    created = create_home(
        base / name, wanted, clock=clock, cost=Cost(memory_kib=8, passes=1)
    )
    home = created.home
    if number == 1:
        catalogue.publish_bundled(home, catalogue_without_standards())
        staff.admit(home, "Wati Kusuma", "supervisor", PIN, "wati.k")
    code = str(admin.station_code(centre, "MPP1", number, circles)["code"])
    enrol(home.store, url, code)
    kit = Kit(
        name, home.card, home.ring, home.data_key, " ".join(created.words), created.staff, circles
    )
    home.close()
    return kit


def catalogue_without_standards() -> Catalogue:
    """Only the names: the standards come from the centre."""
    return msgspec.structs.replace(builders.catalogue(), standards=())


def _even(base: Path, kit: Kit, clock: FixedClock) -> None:
    store = Store.open(base / kit.name, kit.data_key, clock=clock)
    with store.read() as connection:
        peer = replica.peers(connection)[0]
    assert synchronise(store, peer, kit.circles, until_even=True).even
    store.close()
