"""Retired stations' late entries wait for an admin; lost ones are refused and lock themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.domain.errors import NotFound, Refused, RuleViolation, StoreTrouble
from frontoffice.server import admin, revocation
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from frontoffice.services.home import Door, Home
from frontoffice.store import quarantine
from frontoffice.sync.bundle import Imported
from frontoffice.sync.bundle_station import export_bundle, import_bundle, receiver_called
from frontoffice.sync.desk import enrol_home, sync_home
from frontoffice.sync.lost import obey
from tests.conftest import ADMIN, CHEAP, PIN, HomeFactory
from tests.sync.conftest import Join, sync
from tests.sync.offline import admit, heads_of, silent_centre, stands_of
from tests.sync.stations import SetClock, Station


@pytest.fixture
def silent(tmp_path: Path, clock: SetClock) -> Iterator[Centre]:
    with silent_centre(tmp_path / "silent", clock) as centre:
        yield centre


def round_trip(one: Station, centre: Centre, folder: Path) -> tuple[Imported, Imported]:
    there, back = folder / "pergi.fobundle", folder / "pulang.fobundle"
    export_bundle(one.store, there, receiver_called(one.store, "central"))
    came = central.import_bundle(centre, there)
    central.answer(centre, "MPP1", came.manifest.public_key, back, answers=came.hash)
    return came, import_bundle(one.store, back)


def apart(one: Station) -> int:
    with one.store.read() as connection:
        return len(quarantine.listed(connection))


def test_what_a_retired_station_wrote_later_is_kept_and_counts_once_accepted(
    join: Join, centre: Running
) -> None:
    retired, other, third = join(1), join(2), join(3)
    retired.serve()
    sync(retired)
    sync(other)
    admin.station_revoke(centre.centre, "MPP1", 1)
    late = retired.serve()
    retired.move(late)
    # The other counter hears from it on the counter before it hears of the revocation.
    _hand_over(retired, other)
    assert other.count() > third.count()
    with pytest.raises(Refused, match="station-revoked"):
        sync(retired)
    before = admin.status(centre.centre)["offices"][0]["cases"]
    report = sync(other)
    assert report.findings >= 1
    assert admin.status(centre.centre)["offices"][0]["cases"] == before
    assert [(one["first"], one["last"]) for one in revocation.late(centre.centre, "MPP1")] == [
        (2, 3)
    ]
    sync(third)
    assert apart(other) == 2
    assert other.dump() == third.dump()

    assert revocation.accept_late(centre.centre, "MPP1", 1)["entries"] == 2
    assert sync(other).even
    assert sync(third).even
    assert apart(other) == 0
    assert other.dump() == third.dump()
    assert admin.status(centre.centre)["offices"][0]["cases"] == {"accepted": 1, "in_process": 1}
    with pytest.raises(NotFound, match="late-none"):
        revocation.accept_late(centre.centre, "MPP1", 1)


def _hand_over(source: Station, target: Station) -> None:
    """Gives the target a run of the source, as a hub on the counter would."""
    from frontoffice.journal.segment import pack
    from frontoffice.store import replica
    from frontoffice.store.carriage import take_segment

    with source.store.read() as connection:
        head = next(one for one in replica.heads(connection) if one.own)
        run, signed = replica.read_run(connection, source.store, head, 0, 1000)
    take_segment(target.store, head.feed, head.public_key, pack(run, signed))


def test_a_bundle_of_a_retired_station_that_comes_late_is_not_lost(
    make: Join, silent: Centre, tmp_path: Path
) -> None:
    one, other = make(1), make(2)
    for station in (one, other):
        admit(silent, station)
    one.serve()
    round_trip(one, silent, tmp_path)
    one.serve()
    path = tmp_path / "lambat.fobundle"
    export_bundle(one.store, path, receiver_called(one.store, "central"))
    admin.station_revoke(silent, "MPP1", 1)
    for _ in range(2):
        came = central.import_bundle(silent, path)
        assert [problem.code for problem in came.problems] == ["station-late"]
    assert len(revocation.late(silent, "MPP1")) == 1
    revocation.accept_late(silent, "MPP1", 1)
    round_trip(other, silent, tmp_path)
    assert heads_of(other) == stands_of(silent)
    assert other.count() == sum(seq for _, seq, _ in stands_of(silent))


def test_a_lost_station_is_refused_and_destroys_its_slots(
    make_home: HomeFactory, centre: Running, tmp_path: Path, clock: SetClock
) -> None:
    home: Home = make_home()
    code = admin.station_code(centre.centre, "MPP1", 3)["code"]
    enrol_home(home, centre.url, code)
    words = make_home.words(home)
    # Somebody who answers in the centre's place destroys nothing.
    assert not obey(home, Refused("station-lost", station=3, word="ab" * 64))
    assert not obey(home, Refused("station-lost", station=3, word="?"))
    admin.station_revoke(centre.centre, "MPP1", 3, lost=True)
    with pytest.raises(Refused, match="station-lost"):
        sync_home(home)
    home.close()
    door = Door(tmp_path / "home", clock=clock, cost=CHEAP)
    assert door.tiles() == []
    with pytest.raises((RuleViolation, NotFound, StoreTrouble)):
        door.open(ADMIN, PIN)
    again = door.open_with_words(words)
    make_home.opened.append(again)
