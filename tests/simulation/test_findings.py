"""What the simulator found once, pinned without waiting for its seed."""

from __future__ import annotations

from frontoffice.domain.errors import StoreTrouble
from frontoffice.server import exchange
from frontoffice.sync.wire import Acknowledgement
from tests.simulation.world import World, played


class NoRoom(exchange.Upload):
    """Takes every byte of an upload, then has no room for what is in it."""

    def take_in(self) -> list[Acknowledgement]:
        """Always refuses."""
        raise StoreTrouble("store-full")


class FullCentre(World):
    """A branch whose centre has no room left; everything else works."""

    def run(self) -> None:
        """One citizen, one exchange."""
        self.weather.odds = dict.fromkeys(self.weather.odds, 0.0)
        station = self.stations[0]
        self._start(station)
        station.act(station.counter.register)
        self.centre.upload = NoRoom
        station.begin_sync(once=True)
        self.finish_exchange(station)
        self.report, self.light = station.report, station.light()


def test_a_server_that_takes_every_byte_and_then_says_no_is_not_asked_for_ever() -> None:
    with played(0, FullCentre) as world:
        assert world.report is not None
        assert (world.report.even, world.report.trouble) == (False, "server-busy")
        assert world.report.waiting > 0
        assert world.light == "waiting"
