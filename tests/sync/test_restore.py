"""A station restored from yesterday's backup after today's work: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.server import admin
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from frontoffice.services import backup, intake
from frontoffice.services.backup import Keys
from frontoffice.services.home import Home
from frontoffice.sync.bundle_desk import export_home, import_home
from frontoffice.sync.desk import enrol_home, sync_home
from frontoffice.sync.session import SyncReport
from frontoffice.sync.status import freshness
from tests.builders import FREE, PAID, intake_request
from tests.conftest import CHEAP, HomeFactory
from tests.sync.conftest import Join, sync
from tests.sync.offline import admit, silent_centre, stands_of
from tests.sync.stations import SetClock, Station

Restore = Callable[[Home, Path], Home]


@pytest.fixture
def restore(make_home: HomeFactory, tmp_path: Path, clock: SetClock) -> Restore:
    """Another PC becomes the station, from a backup and the sealed envelope."""

    def restored(lost: Home, path: Path) -> Home:
        keys = Keys(words=make_home.words(lost))
        found = backup.restore(path, tmp_path / "baru", keys, clock=clock, cost=CHEAP)
        make_home.opened.append(found.home)
        return found.home

    return restored


def serve(home: Home, *serials: int) -> list[str]:
    return [
        intake.submit(home, intake_request(FREE if one % 2 else PAID, serial=one)).number or ""
        for one in serials
    ]


def backed_up(home: Home, folder: Path) -> Path:
    path = folder / "kemarin.fobackup"
    backup.create(home, path)
    return path


def numbers(home: Home) -> list[str]:
    with home.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM case_row ORDER BY number")
        return [number for (number,) in rows]


def joined(home: Home, centre: Running) -> None:
    code = admin.station_code(centre.centre, "MPP1", home.card.station)["code"]
    enrol_home(home, centre.url, code)


def run(home: Home) -> SyncReport:
    return sync_home(home)


@pytest.mark.parametrize("line_at_restore", [True, False])
def test_todays_synced_work_comes_back_and_nothing_twice(
    make_home: HomeFactory,
    restore: Restore,
    join: Join,
    centre: Running,
    tmp_path: Path,
    line_at_restore: bool,
) -> None:
    home, other = make_home(), join(7)
    joined(home, centre)
    monday = serve(home, 1, 2)
    path = backed_up(home, tmp_path)
    tuesday = serve(home, 3, 4, 5)
    assert run(home).even
    home.close()

    again = restore(home, path)
    assert numbers(again) == sorted(monday)
    late = [] if line_at_restore else serve(again, 6, 7)
    joined(again, centre)
    assert run(again).even
    late += serve(again, 8)
    assert run(again).even
    sync(other)
    assert run(again).even
    assert numbers(again) == sorted(monday + tuesday + late)
    assert len(set(numbers(again))) == len(monday + tuesday + late)
    assert Station(again.store, 3).dump() == other.dump()
    assert freshness(again.store).state == "sent"


def test_what_only_the_backup_held_reaches_the_centre(
    make_home: HomeFactory, restore: Restore, join: Join, centre: Running, tmp_path: Path
) -> None:
    home, other = make_home(), join(7)
    joined(home, centre)
    serve(home, 1)
    run(home)
    unsent = serve(home, 2, 3)
    path = backed_up(home, tmp_path)
    home.close()
    again = restore(home, path)
    joined(again, centre)
    assert freshness(again.store).state == "waiting"
    assert run(again).even
    sync(other)
    with other.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM case_row")
        assert set(unsent) <= {number for (number,) in rows}
    assert freshness(again.store).state == "sent"


def round_trip(home: Home, centre: Centre, folder: Path) -> bool:
    there, back = folder / "pergi.fobundle", folder / "pulang.fobundle"
    export_home(home, there)
    came = central.import_bundle(centre, there)
    central.answer(centre, "MPP1", came.manifest.public_key, back, answers=came.hash)
    return import_home(home, back).even


def test_restored_without_any_network_bundles_bring_the_rest(
    make_home: HomeFactory, restore: Restore, tmp_path: Path, clock: SetClock
) -> None:
    with silent_centre(tmp_path / "silent", clock) as centre:
        home = make_home()
        admit(centre, Station(home.store, 3))
        monday = serve(home, 1)
        path = backed_up(home, tmp_path)
        tuesday = serve(home, 2, 3)
        assert round_trip(home, centre, tmp_path)
        old = tmp_path / "pulang.fobundle"
        home.close()

        again = restore(home, path)
        wednesday = serve(again, 4)
        # What was sealed to the lost key opens for nobody; nothing in it is lost.
        with pytest.raises(Exception, match="bundle-not-for-us"):
            import_home(again, old)
        admit(centre, Station(again.store, 3))
        assert round_trip(again, centre, tmp_path)
        assert numbers(again) == sorted(monday + tuesday + wednesday)
        stood = stands_of(centre)
        assert round_trip(again, centre, tmp_path)
        assert stands_of(centre) == stood
