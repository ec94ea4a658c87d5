"""Bundles on sticks: written, kept for days, damaged, taken in late, twice and out of order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.server import bundle as central
from frontoffice.sync.bundle import sender_certificate
from frontoffice.sync.bundle_desk import CENTRE, export_home, import_home
from tests.simulation.centre import OFFICE
from tests.simulation.fibers import Crash

if TYPE_CHECKING:
    from tests.simulation.station import SimStation
    from tests.simulation.world import World


class Carrier:
    """Somebody with a bag of sticks; none is ever thrown away."""

    def __init__(self, world: World) -> None:
        self._world, self._chance = world, world.chance
        self._folder = world.base / "sticks"
        self._folder.mkdir()
        self.to_centre: list[Path] = []
        self.to_stations: list[tuple[int, Path]] = []
        self._made = 0

    def _stick(self) -> Path:
        self._made += 1
        return self._folder / f"{self._made}.fobundle"

    def collect(self, station: SimStation) -> None:
        """A station writes a bundle for the centre or for a colleague."""
        others = [one for one in self._world.stations if one is not station]
        to, path = 0, self._stick()
        if others and self._chance.random() < 0.3:
            to = self._chance.choice(others).kit.card.station
        try:
            export_home(station.opened, path, str(to) if to else CENTRE)
        except Crash:
            station.crash()
            return
        except FrontOfficeError as error:
            self._world.note(f"{station.name} bundle for {to or CENTRE}: {error.code}")
            return
        if to:
            self.to_stations.append((to, path))
        else:
            self.to_centre.append(path)
        self._world.note(f"{station.name} bundle for {to or CENTRE}")

    def deliver_to_centre(self) -> None:
        """The centre takes a bundle in, whichever comes to hand, and writes the answer."""
        if not self.to_centre:
            return
        path, answer = self._damaged(self._chance.choice(self.to_centre)), self._stick()
        centre = self._world.centre
        try:
            came = central.import_bundle(centre.centre, path)
            centre.promise_all()
            key = came.manifest.public_key
            central.answer(centre.centre, OFFICE, key, answer, answers=came.hash)
        except Crash:
            centre.restart()
            return
        except FrontOfficeError as error:
            self._world.note(f"centre bundle: {error.code}")
            return
        sender = sender_certificate(came.manifest)
        self.to_stations.append((sender.station if sender else 0, answer))
        self._world.note(f"centre bundle: {came.added} new, {[one.code for one in came.problems]}")

    def deliver_to(self, station: SimStation) -> None:
        """A station takes a bundle in, whichever comes to hand, theirs or not."""
        if not self.to_stations:
            return
        meant = [path for to, path in self.to_stations if to == station.kit.card.station]
        every = [path for _, path in self.to_stations]
        bag = meant if meant and self._chance.random() < 0.9 else every
        path = self._damaged(self._chance.choice(bag))
        try:
            came = import_home(station.opened, path)
        except Crash:
            station.crash()
            return
        except FrontOfficeError as error:
            self._world.note(f"{station.name} takes a bundle: {error.code}")
            return
        told = [one.code for one in came.problems]
        self._world.note(f"{station.name} takes a bundle: {came.added} new, {told}")
        self._world.ledger.note(station)
        self._world.ledger.check_light(station)

    def _damaged(self, path: Path) -> Path:
        """The stick, or a copy with one byte changed or its end missing."""
        if not self._world.weather.strikes("stick_damaged"):
            return path
        data = bytearray(path.read_bytes())
        if self._chance.random() < 0.5:
            data[self._chance.randrange(len(data))] ^= 1 << self._chance.randrange(8)
        else:
            del data[self._chance.randrange(len(data)) :]
        copy = self._folder / "damaged.fobundle"
        copy.write_bytes(data)
        return copy
