"""Personal data goes to certified stations only; the others hold the same facts without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.server.run import Running
from frontoffice.store import replica
from frontoffice.store.integrity import verify_journal
from frontoffice.sync.bundle_station import export_bundle, import_bundle, receiver_called
from frontoffice.sync.wire import granted
from tests.sync.conftest import Join, sync
from tests.sync.stations import Station
from tests.sync.test_erasure import NAME, NIK, OTHER, OTHER_NIK, held_by, state_of, traces

TAX = ("agency:pajak", "office")


def everything_of(one: Station, folder: Path) -> bytes:
    """The database decrypted page by page, and every other file of the home as it lies."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return held_by(one) + b"".join(file.read_bytes() for file in files)


def test_a_station_without_the_circle_never_held_it_and_counts_the_same(
    join: Join, centre: Running, tmp_path: Path
) -> None:
    police, tax = join(1), join(2, TAX)
    for station, agency, name, nik in (
        (police, "polri", NAME, NIK),
        (police, "pajak", OTHER, OTHER_NIK),
    ):
        station.move(station.serve(agency=agency, name=name, nik=nik))
    for station in (police, tax, police):
        sync(station)
        assert traces(everything_of(tax, tmp_path / "station2")) == []
    assert traces(held_by(police)) == [NIK, *NAME.lower().split()]
    assert traces(held_by(tax), OTHER, OTHER_NIK) == [OTHER_NIK, *OTHER.lower().split()]
    assert state_of(tax) == state_of(police)
    with tax.store.read() as connection:
        found = verify_journal(connection)
        assert (found.first_bad, found.absent) == (None, 1)


def test_asking_for_more_than_the_certificate_grants_brings_no_more(
    join: Join, centre: Running, tmp_path: Path
) -> None:
    police, tax = join(1), join(2, TAX)
    police.serve(agency="polri", name=NAME, nik=NIK)
    sync(police)
    sync(tax, ("office", "agency:*", "agency:polri"))
    assert state_of(tax) == state_of(police)
    assert traces(everything_of(tax, tmp_path / "station2")) == []


def test_a_bundle_from_counter_to_counter_gives_no_more_than_the_line(
    join: Join, centre: Running, tmp_path: Path
) -> None:
    police, tax = join(1), join(2, TAX)
    sync(police)
    sync(tax)
    sync(police)
    police.serve(agency="polri", name=NAME, nik=NIK)
    path = tmp_path / "antar.fobundle"
    export_bundle(police.store, path, receiver_called(police.store, "2"))
    assert import_bundle(tax.store, path).added == 1
    assert state_of(tax) == state_of(police)
    assert traces(everything_of(tax, tmp_path / "station2")) == []


def test_the_certificate_says_which_circles(join: Join, centre: Running) -> None:
    tax = join(2, TAX)
    assert tax.store.certificate.circles == TAX
    with tax.store.read() as connection:
        found = replica.certificate_of(connection, tax.store.key.public)
    assert found is not None
    assert found.circles == TAX


@pytest.mark.parametrize(
    ("circles", "named", "allowed"),
    [
        (("office",), {"office", "agency:polri", "supervisors", "author"}, {"office"}),
        (("agency:*",), {"agency:polri", "supervisors"}, {"agency:polri"}),
        (("agency:polri",), {"agency:polri", "agency:pajak"}, {"agency:polri"}),
        (("author", "supervisors"), {"author", "supervisors"}, {"supervisors"}),
    ],
)
def test_what_a_circle_grants(circles: tuple[str, ...], named: set[str], allowed: set[str]) -> None:
    assert granted(named, circles) == allowed
