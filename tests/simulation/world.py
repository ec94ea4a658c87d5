"""One simulated run: a branch, its centre, its faults and the scheduler that picks what is next."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec

from frontoffice.server import admin
from frontoffice.sync.pull import BEGIN_FROM
from tests.conftest import NOW
from tests.simulation import invariants, latecomer
from tests.simulation.carrier import Carrier
from tests.simulation.centre import OFFICE, SimCentre
from tests.simulation.chance import Weather, seeded
from tests.simulation.disk import Process, faulty_disks
from tests.simulation.fibers import Crash
from tests.simulation.ledger import Ledger, Violation, require
from tests.simulation.network import Conversation
from tests.simulation.station import SimStation
from tests.simulation.template import Template, template

YEAR = 365 * 24 * 3600 * 1000
SKEWS = (0, 0, 0, 1_500, -1_500, 3_600_000, -86_400_000, 10 * YEAR, -10 * YEAR)
STEPS = 160
"""Choices of the scheduler before everything is left to come to rest."""

TURNS = 5_000
ROUNDS = 14
"""So many exchanges of everybody bring everybody even once nothing fails any more."""


AnyWorld = TypeVar("AnyWorld", bound="World")


class World:
    """Everything of one seed; `run` plays it to its end."""

    centre_class: type[SimCentre] = SimCentre
    station_class: type[SimStation] = SimStation

    def __init__(
        self,
        seed: int,
        base: Path,
        chance: Random,
        made: Template,
        processes: dict[str, Process],
    ) -> None:
        self.seed, self.base, self.chance = seed, base, chance
        self.weather = Weather(chance)
        self.now = NOW
        self.resting = False
        self.trace: list[str] = []
        self.saying: Callable[[str], object] | None = None
        numbers = [1, *sorted(chance.sample((2, 3, 4), chance.choice((1, 1, 2, 3))))]
        names = ["centre", *(made.kits[number].name for number in numbers)]
        self.processes = processes
        processes.update({name: Process(name, self.weather) for name in names})
        self.ledger = Ledger(self)
        self._own: dict[str, list[bytes]] = {}
        for name in names:
            shutil.copytree(made.folder / name, base / name)
        # Every third run has a counter that joins late and begins the others' chains in the middle.
        self.begin_from = BEGIN_FROM
        if seed % 3 == 0:
            self.begin_from = latecomer.BEGIN_FROM
            with self.weather.calmly():
                latecomer.forget_others(base / names[-1], made.kits[numbers[-1]])
        with self.weather.calmly():
            self.centre = self.centre_class(self, base / "centre", made.centre)
            self.stations = [
                self.station_class(
                    self, made.kits[number], base / f"s{number}", chance.choice(SKEWS)
                )
                for number in numbers
            ]
        self.centre.skew = chance.choice(SKEWS)
        self.carrier = Carrier(self)
        for station in self.stations:
            station.has_line = not self.weather.sticks or chance.random() < 0.7
        self.ledger.adopt()
        self.prepare()

    def prepare(self) -> None:
        """What else a kind of branch has."""

    def talking(self) -> list[tuple[Callable[[Conversation], None], Conversation]]:
        """Requests that could go on now, each with who goes on with it."""
        return [(self.centre.step, talk) for talk in self.centre.runnable()]

    def befall(self) -> None:
        """What else may happen at any moment."""

    def calm_down(self) -> None:
        """What else ends with the faults."""

    def note(self, what: str) -> None:
        """Adds a line to the trace, which is the same whenever the seed is."""
        self.trace.append(f"{self.now - NOW:>9} {what}")
        if self.saying:
            self.saying(self.trace[-1])

    @property
    def digest(self) -> str:
        """Names the whole course of the run."""
        told = "\n".join(self.trace) + repr(sorted(self.ledger.written.items()))
        return blake2b(told.encode(), digest_size=8).hexdigest()

    def chains_of(self, station: SimStation) -> list[bytes]:
        """Chains a station's PC has written, its restored selves included."""
        return self._own.get(station.name, [])

    def run(self) -> None:
        """Work and faults, then quiet, then every invariant.

        :raises Violation: one of them does not hold.
        """
        for _ in range(STEPS):
            self._step()
        self._quieten()
        if self.chance.random() < 0.3:
            self._settle_apart()
        invariants.check_all(self)

    def _step(self) -> None:
        self.now += self.chance.choice((1, 1, 40, 900, 4_000, 60_000))
        if self.weather.strikes("centre_killed"):
            self.centre.restart()
        moves: list[tuple[Callable[[], None], float]] = []
        self.befall()
        for step, talk in self.talking():
            moves.append((partial(step, talk), 6))
        for station in list(self.stations):
            moves += self._moves_of(station)
        moves.append((self.centre.fold, 0.3))
        if self.weather.sticks:
            moves.append((self.carrier.deliver_to_centre, 0.3))
        actions, weights = zip(*moves, strict=True)
        self.chance.choices(actions, weights)[0]()

    def _moves_of(self, station: SimStation) -> list[tuple[Callable[[], None], float]]:
        if not station.is_up:
            return [(lambda: self._start(station), 2)]
        if self.weather.strikes("station_killed"):
            station.crash()
            return []
        if self.weather.strikes("clock_jump"):
            station.clock.skew += self.chance.choice((-1, 1)) * self.chance.choice(
                (60_000, 86_400_000, 10 * YEAR)
            )
            self.note(f"{station.name} clock jumps")
        if not self._survives(station):
            return []
        moves: list[tuple[Callable[[], None], float]] = [(station.act, 1.2)]
        if self.weather.sticks:
            moves.append((lambda: self.carrier.collect(station), 0.15))
            moves.append((lambda: self.carrier.deliver_to(station), 0.2))
        if station.fiber is None:
            if station.has_line:
                moves.append((station.begin_sync, 1.0))
            moves.append((station.back_up, 0.05))
        elif station.fiber.ready():
            moves.append((station.resume, 6))
        return moves

    def _start(self, station: SimStation) -> None:
        station.start()
        if not station.is_up:
            return
        own = self._own.setdefault(station.name, [])
        if station.opened.store.chain not in own:
            own.append(station.opened.store.chain)
        self.ledger.note(station)
        self.ledger.check_light(station)

    def _survives(self, station: SimStation) -> bool:
        """Whether the station still runs after what befalls it now."""
        if station.has_twin or station.is_copy:
            return True
        if self.weather.strikes("disk_lost") and station.backups and not station.revoked:
            station.lose_disk()
        elif not (station.rotten or station.revoked) and self.weather.strikes("disk_cloned"):
            self._copy_disk(station)
            return False
        elif not station.rotten and self.weather.strikes("disk_rotten"):
            station.rot()
        others = [one for one in self.stations if not one.revoked and one is not station]
        if others and not station.revoked and self.weather.strikes("revoked"):
            self._revoke(station)
        return station.is_up

    def _copy_disk(self, station: SimStation) -> None:
        """Somebody copies a switched-off PC's disk, and both are used from then on."""
        self.ledger.copied(station)
        station.crash()
        name = f"c{station.kit.card.station}"
        self.processes[name] = Process(name, self.weather)
        shutil.copytree(station.folder, self.base / name)
        kit = msgspec.structs.replace(station.kit, name=name)
        twin = self.station_class(self, kit, self.base / name, station.clock.skew)
        twin.is_copy, station.has_twin = True, True
        self.stations.append(twin)
        self.note(f"{station.name} copied to {name}")

    def _revoke(self, station: SimStation) -> None:
        with self.weather.calmly():
            try:
                admin.station_revoke(self.centre.centre, OFFICE, station.kit.card.station)
            except Crash:
                self.centre.restart()
                return
        station.revoked = True
        self.note(f"{station.name} revoked")

    def _quieten(self) -> None:
        """Faults stop; late messages still arrive; everybody exchanges until everybody is even."""
        self.weather.calm = self.resting = True
        self.calm_down()
        self.note("quiet")
        for station in self.stations:
            while not station.is_up:
                self._start(station)
        self._come_to_rest()
        self._deliver_all()
        self._come_to_rest()

    def _come_to_rest(self) -> None:
        """Everybody exchanges until a whole round brings nothing to anybody."""
        for turn in range(ROUNDS):
            for station in self.stations:
                self._finish(station)
            if turn and all(self._rests(one) for one in self.stations):
                break
        self.centre.fold()

    def _settle_apart(self) -> None:
        """Supervisors settle what is left, each without knowing of the others, and exchange."""
        for station in self.stations:
            for _ in range(self.chance.randrange(6)):
                station.act(station.counter.settle)
        self._come_to_rest()

    def _rests(self, station: SimStation) -> bool:
        if station.revoked or station.rotten:
            return True
        report = station.report
        return report is not None and report.even and not report.pushed + report.pulled

    def _finish(self, station: SimStation) -> None:
        """Brings the exchange under way to its end, then makes one more."""
        self.finish_exchange(station)
        station.begin_sync(once=True)
        self.finish_exchange(station)

    def finish_exchange(self, station: SimStation) -> None:
        """Lets only this exchange and the centre go on until it ends."""
        turns = 0
        while station.fiber is not None:
            self.now += 1000
            for step, talk in self.talking():
                step(talk)
            if station.fiber.ready():
                station.resume()
            turns += 1
            require(turns < TURNS, f"{station.name}: an exchange never ends")

    def _deliver_all(self) -> None:
        """Whatever the line still holds arrives now, hours late."""
        for talk in self.centre.talks:
            talk.not_before = 0
        while self.centre.talks:
            self.centre.step(self.centre.talks[0])

    def close(self) -> None:
        """Gives files back."""
        for station in self.stations:
            if station.is_up:
                station.crash()
        self.centre.centre.database.close()


@contextlib.contextmanager
def played(
    seed: int,
    world_class: type[AnyWorld],
    saying: Callable[[str], object] | None = None,
) -> Iterator[AnyWorld]:
    """Plays one seed to its end; the world as it stands then.

    :raises Violation: with the seed and what does not hold; defects of the product likewise.
    """
    made = template()
    base = made.folder / "runs" / str(seed)
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    processes: dict[str, Process] = {}
    with seeded(seed) as chance, faulty_disks(base, processes):
        world = world_class(seed, base, chance, made, processes)
        world.saying = saying
        try:
            try:
                world.run()
            except Violation as violation:
                raise Violation(f"seed {seed}: {violation}") from violation
            except Exception as error:
                raise Violation(f"seed {seed}: defect {type(error).__name__}: {error}") from error
            yield world
        finally:
            world.close()
            shutil.rmtree(base, ignore_errors=True)


def run_seed(
    seed: int, *, world_class: type[World] = World, saying: Callable[[str], object] | None = None
) -> World:
    """Plays one seed and checks everything; raises as `played`."""
    with played(seed, world_class, saying) as world:
        return world
