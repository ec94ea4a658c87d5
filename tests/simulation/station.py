"""A station of a simulated run: a real home that is worked at, exchanges, dies and starts again."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.domain.numbering import first_number
from frontoffice.services import backup
from frontoffice.services.backup import Keys
from frontoffice.services.home import Home
from frontoffice.store import replica
from frontoffice.store.keys import Cost
from frontoffice.store.store import Store
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from frontoffice.sync.status import freshness
from tests.simulation.centre import OFFICE
from tests.simulation.disk import Process
from tests.simulation.fibers import Crash, Fiber
from tests.simulation.network import SimLine
from tests.simulation.template import URL, Kit
from tests.simulation.workload import Act, Counter, is_expected

if TYPE_CHECKING:
    from tests.simulation.world import World

CHEAP = Cost(memory_kib=8, passes=1)


class SkewedClock:
    """A station's own clock: it may be years off, and it may jump."""

    def __init__(self, world: World, skew: int) -> None:
        self._world, self.skew = world, skew

    def now(self) -> int:
        """UTC ms as this machine believes."""
        return self._world.now + self.skew

    def steady(self) -> int:
        """Milliseconds that only go forward."""
        return self._world.now


class Patience(threading.Event):
    """What an exchange asks whether to stop and how long to wait; waiting is virtual."""

    def __init__(self, world: World, fiber: Fiber) -> None:
        super().__init__()
        self._world, self._fiber = world, fiber

    def is_set(self) -> bool:
        """Asked at every step: others may go on here."""
        if self._world.chance.random() < 0.1:
            self._fiber.pause()
        return self._world.weather.strikes("cancelled")

    def wait(self, timeout: float | None = None) -> bool:
        """Lets virtual time pass; at the end of a run nobody waits any more."""
        until = self._world.now + int((timeout or 0) * 1000)
        self._fiber.pause(lambda: self._world.now >= until)
        return self._world.resting or self._world.weather.strikes("cancelled")


class SimStation:
    """One counter PC: its disk, its clock, its officer, its exchange."""

    def __init__(self, world: World, kit: Kit, folder: Path, skew: int) -> None:
        self.world, self.kit, self.folder = world, kit, folder
        self.process: Process = world.processes[kit.name]
        self.clock = SkewedClock(world, skew)
        self.counter = Counter(world.chance)
        self.fiber: Fiber | None = None
        self.home: Home | None = None
        self.backups: list[tuple[Path, dict[bytes, int]]] = []
        self.revoked = self.rotten = False
        self.has_twin = self.is_copy = False
        self.has_line = True
        self.circles = kit.circles
        self.report: SyncReport | None = None
        self.restored = 0

    @property
    def name(self) -> str:
        """Names the station in traces."""
        return self.kit.name

    @property
    def is_up(self) -> bool:
        """Whether the program runs."""
        return self.home is not None

    @property
    def opened(self) -> Home:
        """The open home."""
        assert self.home is not None
        return self.home

    def start(self) -> None:
        """Starts the program on what lies on the disk."""
        try:
            store = Store.open(self.folder, self.kit.data_key, clock=self.clock)
        except Crash:
            self.process.dead = False
            return
        except StoreTrouble:
            return
        self.home = Home(self.folder, self.kit.card, store, self.kit.ring)
        with self.world.weather.calmly():
            self.home.sign_in(self.kit.staff, self.kit.data_key)

    def crash(self) -> None:
        """The power goes: nothing runs on, nothing more is written."""
        self.world.note(f"{self.name} crashes")
        self.process.dead = True
        if self.fiber is not None and self.fiber.started and not self.fiber.done:
            self.fiber.resume(Crash(self.name))
        self.fiber = None
        if self.home is not None:
            self.home.store.close()
        self.home = None
        self.process.dead = False

    def act(self, what: Act | None = None) -> None:
        """The officer does something."""
        home = self.opened
        try:
            told = self.counter.act(home, what)
        except Crash:
            self.crash()
            return
        self.world.note(f"{self.name} {told}")
        self.world.ledger.note(self)

    def begin_sync(self, *, once: bool = False) -> None:
        """Starts an exchange; it goes on whenever the scheduler says so."""
        until_even = not once and self.world.chance.random() < 0.3
        self.fiber = Fiber(lambda: self._exchange(until_even=until_even))

    def _exchange(self, *, until_even: bool) -> SyncReport:
        store, fiber = self.opened.store, self.fiber
        assert fiber is not None

        def line(_url: str) -> Any:
            return SimLine(self.world, fiber.pause)

        if store.certificate.is_local:
            code = self.world.centre.code(self.kit.card.station, self.kit.circles)
            enrol(store, URL, code, open_line=line)
        with store.read() as connection:
            peer = replica.peers(connection)[0]
        return synchronise(
            store,
            peer,
            store.certificate.circles,
            cancel=Patience(self.world, fiber),
            until_even=until_even,
            open_line=line,
            begin_from=self.world.begin_from,
        )

    def resume(self) -> None:
        """Lets the exchange go on to its next pause."""
        fiber = self.fiber
        assert fiber is not None
        fiber.resume()
        if not fiber.done:
            return
        self.fiber = None
        if isinstance(fiber.error, Crash):
            self.crash()
            return
        if not is_expected(fiber.error):
            assert fiber.error is not None
            raise fiber.error
        self.report = fiber.result
        end = fiber.error or (fiber.result.trouble or ("even" if fiber.result.even else "odd"))
        self.world.note(f"{self.name} sync: {end}")
        self.world.ledger.note(self)
        self.world.ledger.check_light(self)

    def light(self) -> str:
        """What the freshness light says."""
        return freshness(self.opened.store).state

    def back_up(self) -> None:
        """Writes a backup to the stick; one of a changed journal could not be restored."""
        if self.rotten:
            return
        path = self.world.base / "backups" / f"{self.name}-{len(self.backups)}.fobackup"
        path.parent.mkdir(exist_ok=True)
        with self.world.weather.calmly():
            backup.create(self.opened, path)
            with self.opened.store.read() as connection:
                held = {one.chain: one.seq for one in replica.heads(connection)}
        self.backups.append((path, held))

    def lose_disk(self) -> None:
        """The disk dies; the last backup makes a new station of it."""
        series = self.opened.series
        self.crash()
        path, held = self.backups[-1]
        # Whoever restores reads the last letter off a paper or off the PC's label.
        printed = first_number(OFFICE, dt.date(2026, 1, 5), self.kit.card.station, series)
        self.world.note(f"{self.name} restored from {path.name}")
        self.world.ledger.lost_disk(self, held)
        shutil.rmtree(self.folder)
        self.restored += 1
        self.folder = self.world.base / f"{self.name}.r{self.restored}"
        with self.world.weather.calmly():
            found = backup.restore(
                path,
                self.folder,
                Keys(words=self.kit.words),
                last_number=printed.text,
                clock=self.clock,
                cost=CHEAP,
            )
        found.home.store.close()
        ring = found.home.ring
        self.kit = msgspec.structs.replace(self.kit, ring=ring)
        self.rotten = False

    def rot(self) -> None:
        """Somebody changes an entry behind the program's back: the disk, or an intruder."""
        with self.world.weather.calmly(), self.opened.store.writing() as connection:
            found = connection.exec_driver_sql(
                "SELECT id, actor FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 3",
                (self.opened.store.chain,),
            ).all()
            if not found:
                return
            place, actor = self.world.chance.choice(found)
            connection.exec_driver_sql(
                "UPDATE entry SET actor = ? WHERE id = ?", (actor[:-1] + "z", place)
            )
        self.rotten = True
        self.world.ledger.rotten(self)
        self.world.note(f"{self.name} entry changed on disk")
