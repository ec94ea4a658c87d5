"""What the simulator found once, pinned without waiting for its seed."""

from __future__ import annotations

from frontoffice.domain.errors import StoreTrouble
from frontoffice.server.exchange import Upload
from frontoffice.services import cases, intake
from frontoffice.store import quarantine, replica
from frontoffice.sync.bundle_desk import export_home, import_home
from frontoffice.sync.wire import Acknowledgement
from tests.builders import FREE, incomplete_request, intake_request
from tests.conftest import HomeFactory
from tests.services.apart import exchange
from tests.simulation.world import World, played


class NoRoom(Upload):
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


def test_a_receipt_number_held_in_a_conflict_is_not_given_again(make_home: HomeFactory) -> None:
    one, two = make_home("one", station=1), make_home("two", station=2)
    stream = intake.submit(one, incomplete_request(FREE)).stream
    exchange(one, two)
    papers = {"requirements": intake_request(FREE)["requirements"]}
    printed = cases.complete(one, stream, papers).receipt_number
    cases.complete(two, stream, papers)
    exchange(one, two)
    assert cases.read_case(one, stream).conflicts
    assert intake.submit(one, intake_request(FREE, serial=2)).receipt_number != printed


class Copied(World):
    """A branch where a bundle brings what a copied disk wrote to a colleague of its twin."""

    def run(self) -> None:
        """The twin reaches the centre first, the copy's entries a third station by a stick."""
        self.weather.calm = True
        first, second = self.stations[:2]
        self._start(first)
        self._start(second)
        self._copy_disk(second)
        copy = self.stations[-1]
        self._start(copy)
        self._start(second)
        copy.act(copy.counter.register)
        second.act(second.counter.register)
        self._finish(second)
        path = self.base / "stick.fobundle"
        export_home(copy.opened, path, str(first.kit.card.station))
        self.came = import_home(first.opened, path)
        self._finish(first)
        self.first = first


def test_what_a_copied_disk_gave_a_third_station_gives_way_to_the_centres_side() -> None:
    with played(0, Copied) as world:
        assert world.came.added == 1
        assert world.first.report is not None
        assert world.first.report.even
        with world.first.opened.store.read() as connection:
            assert [one.reason for one in quarantine.listed(connection)] == ["copied"]


class Damaged(World):
    """A branch where one entry of a station was changed on its disk before it was sent."""

    def run(self) -> None:
        """The station still gets what the others wrote, and says what is wrong with its own."""
        self.weather.calm = True
        first, second = self.stations[:2]
        self._start(first)
        self._start(second)
        for _ in range(3):
            first.act(first.counter.register)
        first.rot()
        second.act(second.counter.register)
        self._finish(second)
        self._finish(first)
        with second.opened.store.read() as there, first.opened.store.read() as here:
            wrote = next(one for one in replica.heads(there) if one.own)
            held = {one.chain: one.seq for one in replica.heads(here)}
        self.lacks = wrote.seq - held[wrote.chain]
        self.light = first.light()


def test_an_entry_that_does_not_fit_keeps_no_news_from_its_station() -> None:
    with played(0, Damaged) as world:
        assert world.lacks == 0
        assert world.light == "troubled"


class RevokedWhileFull(World):
    """A branch where the disk fills up right after a station has learnt of a revocation."""

    def run(self) -> None:
        """A stick brought an entry the centre never had; its writer is revoked since."""
        self.weather.calm = True
        first, second = self.stations[:2]
        self._start(first)
        self._start(second)
        second.act(second.counter.register)
        path = self.base / "stick.fobundle"
        export_home(second.opened, path, str(first.kit.card.station))
        import_home(first.opened, path)
        self._revoke(second)
        self.weather.calm = False
        self.weather.odds = dict.fromkeys(self.weather.odds, 0.0)
        for commits in range(1, 40):
            first.process.full_after = commits
            first.begin_sync(once=True)
            self.finish_exchange(first)
        first.process.full_after = None
        self._finish(first)
        self.report = first.report


def test_a_revocation_and_what_it_sets_apart_are_one_transaction() -> None:
    with played(0, RevokedWhileFull) as world:
        assert world.report is not None
        assert world.report.even
