"""A spare from the sealed envelope works at once, without any line, and bundles make it known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.domain.errors import Refused, StoreTrouble
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from frontoffice.server.spare import make_package
from frontoffice.sync.bundle import Imported
from frontoffice.sync.bundle_station import export_bundle, import_bundle, receiver_called
from frontoffice.sync.enrol import enrol
from frontoffice.sync.spare import use_package
from frontoffice.sync.status import freshness
from tests.conftest import CHEAP
from tests.sync.conftest import Join, sync
from tests.sync.offline import NOWHERE, admit, heads_of, silent_centre, stands_of
from tests.sync.stations import SetClock, Station


@pytest.fixture
def silent(tmp_path: Path, clock: SetClock) -> Iterator[Centre]:
    with silent_centre(tmp_path / "silent", clock) as centre:
        yield centre


def package(centre: Centre, folder: Path, number: int = 90) -> tuple[Path, str]:
    path = folder / f"cadangan{number}.fospare"
    return path, make_package(centre, "MPP1", number, path, NOWHERE, cost=CHEAP)


def round_trip(one: Station, centre: Centre, folder: Path) -> tuple[Imported, Imported]:
    there, back = folder / "pergi.fobundle", folder / "pulang.fobundle"
    export_bundle(one.store, there, receiver_called(one.store, "central"))
    came = central.import_bundle(centre, there)
    central.answer(centre, "MPP1", came.manifest.public_key, back, answers=came.hash)
    return came, import_bundle(one.store, back)


def test_two_homes_that_never_see_a_network_end_equal(
    make: Join, silent: Centre, tmp_path: Path
) -> None:
    path, code = package(silent, tmp_path)
    spare, other = make(90), make(1)
    admit(silent, other)
    early = spare.serve()
    use_package(spare.store, path, code.lower().replace("-", " "))
    spare.move(early)
    assert spare.store.certificate.authority == spare.store.key.public
    there, back = round_trip(spare, silent, tmp_path)
    assert (there.added, there.problems, back.problems) == (2, (), ())
    assert spare.store.certificate.authority == silent.home.authority.public
    assert (freshness(spare.store).state, back.even) == ("sent", True)
    assert heads_of(spare) == stands_of(silent)
    round_trip(other, silent, tmp_path)
    assert other.dump() == spare.dump()
    use_package(spare.store, path, code)
    assert round_trip(spare, silent, tmp_path)[0].problems == ()


def test_another_counter_takes_a_spares_bundle_before_the_centre_knows_it(
    make: Join, silent: Centre, tmp_path: Path
) -> None:
    path, code = package(silent, tmp_path)
    spare, other = make(90), make(1)
    admit(silent, other)
    round_trip(other, silent, tmp_path)
    use_package(spare.store, path, code)
    spare.serve()
    with pytest.raises(Exception, match="bundle-receiver-unknown"):
        receiver_called(spare.store, "1")
    # The centre's bundle for the other counter brings the spare nothing: it is not its own.
    carried = tmp_path / "langsung.fobundle"
    from frontoffice.sync.bundle import Receiver

    to = Receiver(public_key=other.store.key.public, name="MPP1/01A", circles=("agency:*",))
    export_bundle(spare.store, carried, to)
    assert import_bundle(other.store, carried).added == 1
    # Whoever comes first tells the centre; the spare's own bundle may come later.
    there, _ = round_trip(other, silent, tmp_path)
    assert [problem.code for problem in there.problems] in ([], ["writer-unknown"])
    round_trip(spare, silent, tmp_path)
    round_trip(other, silent, tmp_path)
    assert heads_of(other) == stands_of(silent)


def test_a_package_is_worth_nothing_without_its_code_and_admits_one_key(
    make: Join, silent: Centre, tmp_path: Path
) -> None:
    path, code = package(silent, tmp_path)
    spare, wrong_place = make(90), make(5)
    for typed, station, refusal in (
        ("0000-0000-0000", spare, "code-unknown"),
        (code, wrong_place, "enrol-other-station"),
    ):
        with pytest.raises(Refused) as refused:
            use_package(station.store, path, typed)
        assert refused.value.code == refusal
    whole = path.read_bytes()
    for offset in range(8, len(whole), 41):
        path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :])
        with pytest.raises((Refused, StoreTrouble)):
            use_package(spare.store, path, code)
    path.write_bytes(whole)
    use_package(spare.store, path, code)
    spare.serve()
    round_trip(spare, silent, tmp_path)


def test_the_package_admits_only_the_first_key(
    make: Join, silent: Centre, tmp_path: Path, clock: SetClock
) -> None:
    from tests.sync.stations import station

    path, code = package(silent, tmp_path)
    spare = make(90)
    use_package(spare.store, path, code)
    round_trip(spare, silent, tmp_path)
    with station(tmp_path / "kedua", 90, clock=clock) as second:
        use_package(second.store, path, code)
        second.serve()
        with pytest.raises(Refused, match="code-used"):
            round_trip(second, silent, tmp_path)


def test_the_same_code_works_over_a_line(make: Join, centre: Running, tmp_path: Path) -> None:
    _, code = package(centre.centre, tmp_path)
    spare = make(90)
    spare.serve()
    enrol(spare.store, centre.url, code)
    assert sync(spare).even
