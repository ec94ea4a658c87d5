"""A copied disk: the copy that comes second sets its own apart, goes on, and nothing is lost."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontoffice.domain.errors import Refused
from frontoffice.server import admin
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from frontoffice.store import quarantine
from frontoffice.store.entries import read_chain
from frontoffice.store.integrity import verify_journal
from frontoffice.store.store import DATABASE, Store
from frontoffice.sync.bundle import Imported
from frontoffice.sync.bundle_station import export_bundle, import_bundle, receiver_called
from frontoffice.sync.enrol import enrol
from frontoffice.sync.status import freshness
from tests.sync.conftest import Join, sync
from tests.sync.offline import admit, heads_of, silent_centre, stands_of
from tests.sync.stations import START, SetClock, Station

Copy = Callable[[Station], Station]


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Copy]:
    """Copies a station's disk, as somebody does who buys a second PC."""
    with contextlib.ExitStack() as stack:

        def made(one: Station) -> Station:
            with one.store.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            here = Path(str(one.store.engine.url.database))
            folder = tmp_path / "copy"
            folder.mkdir()
            shutil.copy(here, folder / DATABASE)
            store = Store.open(folder, one.data_key, clock=SetClock(START + 10_000))
            stack.callback(store.close)
            twin = Station(store, one.number, one.data_key)
            twin.serial = one.serial
            return twin

        yield made


def apart(one: Station) -> list[tuple[int, bytes, bytes | None]]:
    with one.store.read() as connection:
        return [(a.entry.seq, a.hash, a.entry.personal) for a in quarantine.listed(connection)]


def written(one: Station, after: int) -> list[tuple[int, bytes, bytes | None]]:
    with one.store.read() as connection:
        run = read_chain(connection, one.store.chain, after=after)
        return [(entry.seq, link, entry.personal) for entry, link in run]


def enrol_again(one: Station, centre: Running) -> None:
    code = admin.station_code(centre.centre, "MPP1", one.number)["code"]
    enrol(one.store, centre.url, code)


@pytest.mark.parametrize("more", [0, 5])
def test_the_copy_that_comes_second_goes_on_under_a_new_key(
    join: Join, centre: Running, copied: Copy, more: int
) -> None:
    one, other = join(1), join(2)
    common = one.serve()
    sync(one)
    one.serve()  # both disks have it, the centre does not yet
    twin = copied(one)
    for _ in range(3):
        one.serve()
    sync(one)
    for _ in range(2 + more):
        twin.serve()
    twin.move(common)
    kept, key, dump = written(twin, 2), twin.store.key.public, one.dump()

    with pytest.raises(Refused) as refused:
        sync(twin)
    assert refused.value.code == "station-copied"
    assert refused.value.data["seq"] == 3
    assert refused.value.data["count"] == len(kept)
    assert apart(twin) == kept
    assert twin.store.key.public != key
    assert twin.store.certificate.series == "B"
    assert freshness(twin.store).state == "troubled"
    twin.serve()  # work goes on before anybody enrolled it

    with pytest.raises(Refused, match="station-unknown"):
        sync(twin)
    enrol_again(twin, centre)
    assert sync(twin).even
    assert sync(one).even
    assert sync(other).even
    assert one.dump() == other.dump() == twin.dump()
    assert len(one.dump()) > len(dump)
    assert apart(twin) == kept
    with twin.store.read() as connection:
        found = verify_journal(connection)
    assert (found.ok, found.first_bad) == (True, None)
    assert freshness(twin.store).state == "sent"


def test_a_disk_set_back_to_an_older_state_is_found_too(
    join: Join, centre: Running, copied: Copy
) -> None:
    one = join(1)
    one.serve()
    back = copied(one)
    one.serve()
    sync(one)
    with pytest.raises(Refused, match="station-copied"):
        sync(back)
    assert apart(back) == []
    enrol_again(back, centre)
    assert sync(back).even
    assert sync(one).even
    assert back.dump() == one.dump()


def test_another_open_program_on_the_copy_stops_writing_under_the_old_key(
    join: Join, copied: Copy
) -> None:
    one = join(1)
    twin = copied(one)
    one.serve()
    sync(one)
    folder = Path(str(twin.store.engine.url.database)).parent
    second = Store.open(folder, twin.data_key, clock=SetClock(START + 20_000))
    twin.serve()
    with pytest.raises(Refused, match="station-copied"):
        sync(twin)
    desk = Station(second, 1)
    desk.serial = 50
    desk.serve()
    assert second.chain == twin.store.chain
    assert [seq for seq, _, _ in written(twin, 0)] == [1]
    second.close()


def test_a_copy_is_found_by_bundle_without_any_network(
    make: Join, tmp_path: Path, clock: SetClock, copied: Copy
) -> None:
    with silent_centre(tmp_path / "silent", clock) as centre:
        one = make(1)
        admit(centre, one)
        one.serve()
        twin = copied(one)
        one.serve()
        round_trip(one, centre, tmp_path)
        twin.move(twin.serve())
        kept = written(twin, 1)
        there, back = round_trip(twin, centre, tmp_path)
        assert [problem.code for problem in there.problems] == ["chain-forked"]
        assert [problem.code for problem in back.problems] == ["station-copied"]
        assert apart(twin) == kept
        admit(centre, twin)
        twin.serve()
        there, back = round_trip(twin, centre, tmp_path)
        assert (there.problems, back.problems) == ((), ())
        round_trip(one, centre, tmp_path)
        assert heads_of(one) == heads_of(twin) == stands_of(centre)
        assert one.dump() == twin.dump()


def round_trip(one: Station, centre: Centre, folder: Path) -> tuple[Imported, Imported]:
    """A bundle there and its answer back."""
    there, back = folder / "pergi.fobundle", folder / "pulang.fobundle"
    export_bundle(one.store, there, receiver_called(one.store, "central"))
    came = central.import_bundle(centre, there)
    central.answer(centre, "MPP1", came.manifest.public_key, back, answers=came.hash)
    return came, import_bundle(one.store, back)
