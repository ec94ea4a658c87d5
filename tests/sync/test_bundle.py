"""Bundles: a day carried as a file arrives whole and once, or is refused with the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontoffice.domain.errors import NotFound, Refused, StoreTrouble
from frontoffice.server import admin
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from frontoffice.store import replica
from frontoffice.sync.bundle import Imported, inspect
from frontoffice.sync.bundle_station import (
    export_bundle,
    import_bundle,
    receiver_called,
)
from frontoffice.sync.status import freshness
from tests.sync.conftest import Join, sync
from tests.sync.offline import admit, heads_of, silent_centre, stands_of
from tests.sync.stations import SetClock, Station


@pytest.fixture
def silent(tmp_path: Path, clock: SetClock) -> Iterator[Centre]:
    with silent_centre(tmp_path / "silent", clock) as centre:
        yield centre


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def counter(make: Join, silent: Centre) -> Callable[[int], Station]:
    def made(number: int) -> Station:
        one = make(number)
        admit(silent, one)
        return one

    return made


def day_of(one: Station, cases: int = 30) -> None:
    for _ in range(cases):
        one.move(one.serve())


def to_centre(one: Station, path: Path) -> Path:
    export_bundle(one.store, path, receiver_called(one.store, "central"))
    return path


def answered(centre: Centre, came: Imported, path: Path) -> Path:
    manifest = came.manifest
    central.answer(centre, manifest.office, manifest.public_key, path, answers=came.hash)
    return path


def round_trip(one: Station, centre: Centre, stick: Path, name: str) -> tuple[Imported, Imported]:
    """There and back: what each side says of what it took in."""
    there = central.import_bundle(centre, to_centre(one, stick / f"{name}.fobundle"))
    back = answered(centre, there, stick / f"{name}-jawab.fobundle")
    return there, import_bundle(one.store, back)


def test_a_day_carried_without_any_network_ends_in_equal_heads(
    counter: Callable[[int], Station], silent: Centre, stick: Path
) -> None:
    one, other = counter(1), counter(2)
    day_of(one)
    day_of(other, 5)
    there, back = round_trip(one, silent, stick, "satu")
    assert (there.added, there.known, there.problems) == (60, 0, ())
    assert back.even
    assert back.problems == ()
    assert back.acknowledged == 1
    assert heads_of(one) == stands_of(silent)

    round_trip(other, silent, stick, "dua")
    there, back = round_trip(one, silent, stick, "tiga")
    assert (there.added, back.added) == (0, 10)
    assert heads_of(one) == heads_of(other) == stands_of(silent)
    assert one.dump() == other.dump()
    assert admin.status(silent)["offices"][0]["cases"] == {"in_process": 35}


def test_importing_three_times_changes_nothing(
    counter: Callable[[int], Station], silent: Centre, stick: Path
) -> None:
    one = counter(1)
    day_of(one)
    path = to_centre(one, stick / "satu.fobundle")
    first = central.import_bundle(silent, path)
    stood = stands_of(silent)
    back = answered(silent, first, stick / "jawab.fobundle")
    import_bundle(one.store, back)
    there, dump = heads_of(one), one.dump()
    for _ in range(3):
        again = central.import_bundle(silent, path)
        assert (again.added, again.known, again.problems) == (0, 60, ())
        assert import_bundle(one.store, back).added == 0
    assert (stands_of(silent), heads_of(one), one.dump()) == (stood, there, dump)


def test_every_flipped_byte_is_refused_with_its_place(
    counter: Callable[[int], Station], silent: Centre, stick: Path
) -> None:
    one = counter(1)
    day_of(one, 3)
    path = to_centre(one, stick / "satu.fobundle")
    whole, bad = path.read_bytes(), stick / "rusak.fobundle"
    sizes = [part.size for part in inspect(path).manifest.parts]
    seen = set()
    for offset in range(len(whole)):
        bad.write_bytes(whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :])
        with pytest.raises(StoreTrouble) as refused:
            inspect(bad)
        place = str(refused.value.data["place"])
        assert place.startswith("segment 1: " if offset >= len(whole) - sizes[0] else "header")
        seen.add(place)
        if offset % 97 == 0:
            with pytest.raises(StoreTrouble) as refused:
                central.import_bundle(silent, bad)
            assert refused.value.data["place"] == place
    assert seen == {"header", f"segment 1: {one.store.chain.hex()} 1-6"}
    assert len(stands_of(silent)) == 1
    for cut in (0, 7, 30, len(whole) // 2, len(whole) - 1):
        bad.write_bytes(whole[:cut])
        with pytest.raises(StoreTrouble, match="bundle-"):
            central.import_bundle(silent, bad)
    bad.write_bytes(whole + b"x")
    with pytest.raises(StoreTrouble, match="end"):
        inspect(bad)


def test_late_out_of_order_and_lost_bundles_all_end_the_same(
    counter: Callable[[int], Station], silent: Centre, stick: Path
) -> None:
    one = counter(1)
    day_of(one, 4)
    monday = to_centre(one, stick / "senin.fobundle")
    day_of(one, 4)
    tuesday = to_centre(one, stick / "selasa.fobundle")
    # Tuesday's rider arrives first; it holds Monday too, because nobody answered Monday.
    assert central.import_bundle(silent, tuesday).added == 16
    late = central.import_bundle(silent, monday)
    assert (late.added, late.problems) == (0, ())
    _, back = round_trip(one, silent, stick, "rabu")
    assert back.even
    assert heads_of(one) == stands_of(silent)


def test_sent_is_said_only_when_the_answer_came_and_an_old_answer_takes_nothing_back(
    counter: Callable[[int], Station], silent: Centre, stick: Path
) -> None:
    one = counter(1)
    day_of(one, 4)
    first = central.import_bundle(silent, to_centre(one, stick / "satu.fobundle"))
    old = answered(silent, first, stick / "lama.fobundle")
    assert freshness(one.store).state == "waiting"
    day_of(one, 1)
    round_trip(one, silent, stick, "dua")
    assert (freshness(one.store).state, freshness(one.store).waiting) == ("sent", 0)
    import_bundle(one.store, old)
    assert (freshness(one.store).state, freshness(one.store).waiting) == ("sent", 0)


def test_only_the_receiver_opens_it_and_anybody_can_look_at_the_manifest(
    counter: Callable[[int], Station], silent: Centre, stick: Path
) -> None:
    one, other = counter(1), counter(2)
    one.serve(name="Rahayu Wulandari Rahasia")
    path = to_centre(one, stick / "satu.fobundle")
    with pytest.raises(StoreTrouble) as refused:
        import_bundle(other.store, path)
    assert refused.value.code == "bundle-not-for-us"
    assert b"Rahayu" not in path.read_bytes()
    assert b"3273011508909991" not in path.read_bytes()
    seen = inspect(path)
    assert (seen.entries, seen.bytes) == (1, path.stat().st_size)
    assert [(head.chain, head.seq) for head in seen.manifest.heads] == [(one.store.chain, 1)]


def test_a_stranger_is_not_let_in(make: Join, silent: Centre, stick: Path) -> None:
    stranger = make(7)
    stranger.serve()
    with stranger.store.writing() as connection:
        replica.keep_peer(
            connection,
            replica.Peer("https://x.invalid", "central", silent.home.station.public),
        )
    path = to_centre(stranger, stick / "asing.fobundle")
    with pytest.raises(Refused) as refused:
        central.import_bundle(silent, path)
    assert refused.value.code == "bundle-sender-unknown"
    with pytest.raises(NotFound, match="bundle-receiver-unknown"):
        receiver_called(stranger.store, "9")


def test_station_to_station_gives_each_reader_its_circles(
    make: Join, silent: Centre, stick: Path
) -> None:
    one, tax = make(1), make(2)
    admit(silent, one)
    admit(silent, tax, ("agency:pajak", "office"))
    for station in (one, tax):
        round_trip(station, silent, stick, f"mula{station.number}")
    round_trip(one, silent, stick, "mula3")
    one.move(one.serve(agency="dukcapil", name="Rahayu Wulandari"))
    path = stick / "antar.fobundle"
    export_bundle(one.store, path, receiver_called(one.store, "2"))
    came = import_bundle(tax.store, path)
    assert came.added == 2
    assert came.problems == ()
    with tax.store.read() as connection:
        held = connection.exec_driver_sql(
            "SELECT count(personal), count(commitment) FROM entry WHERE chain = ?",
            (one.store.chain,),
        ).one()
    assert tuple(held) == (0, 1)
    # What the other counter holds without its personal data it does not hand on to the centre.
    there, _ = round_trip(tax, silent, stick, "oper")
    assert there.added == 0
    there, _ = round_trip(one, silent, stick, "sendiri")
    assert there.added == 2


def test_mixed_with_the_network_nothing_comes_twice(
    join: Join, centre: Running, stick: Path
) -> None:
    one, other = join(1), join(2)
    day_of(one, 3)
    bundled = to_centre(one, stick / "satu.fobundle")
    sync(one)
    late = central.import_bundle(centre.centre, bundled)
    assert (late.added, late.known, late.problems) == (0, 6, ())
    day_of(one, 2)
    central.import_bundle(centre.centre, to_centre(one, stick / "dua.fobundle"))
    report = sync(one)
    assert (report.pushed, report.even) == (0, True)
    sync(other)
    assert sync(one).even
    assert one.dump() == other.dump()


def test_a_restored_centre_gets_the_lost_day_back_from_its_stations(
    counter: Callable[[int], Station], silent: Centre, stick: Path, tmp_path: Path, clock: SetClock
) -> None:
    one, other = counter(1), counter(2)
    day_of(one, 3)
    round_trip(one, silent, stick, "satu")
    old = tmp_path / "silent" / "lama.db"
    with silent.database.engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(old),))
    day_of(one, 2)
    day_of(other, 2)
    admin.office_add(silent, "MPP1", "MPP Nama Baru")
    round_trip(one, silent, stick, "dua")
    round_trip(other, silent, stick, "tiga")
    round_trip(one, silent, stick, "empat")
    stood = stands_of(silent)
    with admin.opened(tmp_path / "silent", f"sqlite:///{old}", now=clock.now) as restored:
        assert stands_of(restored) != stood
        round_trip(one, restored, stick, "lima")
        # The first answer told where the restored centre stands; the second bundle brings the rest,
        # the other counter's day included.
        _, back = round_trip(one, restored, stick, "enam")
        assert stands_of(restored) == stood
        assert back.even
        assert admin.status(restored)["offices"][0]["name"] == "MPP Nama Baru"
