"""What really happened in a run: every entry written, every word given; checked while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from frontoffice.server.tables import chain, entry
from frontoffice.store.entries import read_chain

if TYPE_CHECKING:
    from tests.simulation.station import SimStation
    from tests.simulation.world import World


class Violation(AssertionError):
    """An invariant does not hold; the seed shows it again."""


def require(holds: bool, what: str) -> None:
    """Raises Violation(what) unless it holds."""
    if not holds:
        raise Violation(what)


class Ledger:
    """The simulator's own memory, kept apart from every disk of the run."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.written: dict[bytes, list[bytes]] = {}
        self.may_lose: dict[bytes, int] = {}
        self.twins: dict[bytes, list[bytes]] = {}

    def adopt(self) -> None:
        """What the branch had written before the run began."""
        centre = self._world.centre.centre
        with self._world.weather.calmly(), centre.database.reading() as connection:
            rows = connection.execute(
                select(entry.c.chain, entry.c.hash)
                .join(chain, chain.c.chain == entry.c.chain)
                .where(chain.c.public_key != centre.home.station.public)
                .order_by(entry.c.chain, entry.c.seq)
            )
            for name, link in rows:
                self.written.setdefault(bytes(name), []).append(bytes(link))

    def note(self, station: SimStation) -> None:
        """Notes what a station has written of its own; what was durable must still be there."""
        if station.home is None:
            return
        store = station.opened.store
        known = self._book(station)
        with self._world.weather.calmly(), store.read() as connection:
            last = max(len(known) - 1, 0)
            found = list(read_chain(connection, store.chain, after=last))
        hashes = [link for _, link in found]
        if known:
            require(
                bool(hashes) and hashes[0] == known[-1],
                f"{station.name} lost or changed its own entry {len(known)}",
            )
            hashes = hashes[1:]
        require(
            [one.seq for one, _ in found] == list(range(last + 1, last + 1 + len(found))),
            f"{station.name} wrote its entries out of order",
        )
        known += hashes

    def _book(self, station: SimStation) -> list[bytes]:
        name = station.opened.store.chain
        if station.is_copy and name in self.twins:
            return self.twins[name]
        return self.written.setdefault(name, [])

    def copied(self, station: SimStation) -> None:
        """A disk was copied: from now on two write the same chain, until one finds out."""
        name = station.opened.store.chain
        self.twins[name] = list(self.written[name])

    def lost_disk(self, station: SimStation, held: dict[bytes, int]) -> None:
        """A disk is gone: only what is in the backup or elsewhere has to survive of its chain."""
        for name in self._world.chains_of(station):
            saved = held.get(name, 0)
            require(saved <= len(self.written[name]), "a backup holds more than was written")
            self.may_lose[name] = max(self.may_lose.get(name, 0), saved)

    def rotten(self, station: SimStation) -> None:
        """An entry was changed on a disk: of that chain only what others have can be saved."""
        self.may_lose.setdefault(station.opened.store.chain, 0)

    def must_hold(self, name: bytes) -> int:
        """Entries of a chain that nobody may lose."""
        least = self.may_lose.get(name)
        promised = max(self._world.centre.promised.get(name, {0: b""}))
        return max(least, promised) if least is not None else len(self.written[name])

    def check_light(self, station: SimStation) -> None:
        """`Terkirim` is shown only for what the centre has."""
        if station.home is None:
            return
        with self._world.weather.calmly():
            if station.light() != "sent":
                return
            with station.opened.store.read() as connection:
                own = connection.exec_driver_sql(
                    "SELECT chain, seq, hash FROM chain WHERE own AND seq > 0"
                ).all()
            with self._world.centre.centre.database.reading() as connection:
                for name, seq, link in own:
                    found = connection.execute(
                        select(entry.c.hash)
                        .join(chain, (chain.c.chain == entry.c.chain) & (chain.c.seq >= seq))
                        .where(entry.c.chain == name, entry.c.seq == seq)
                    ).scalar()
                    require(
                        found is not None and bytes(found) == link,
                        f"{station.name} shows Terkirim, the centre lacks {name.hex()}/{seq}",
                    )
