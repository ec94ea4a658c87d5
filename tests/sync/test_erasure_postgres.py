"""Erasure at a centre on PostgreSQL: rows, packed runs and late arrivals, several at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from frontoffice.server import erasure, folding, journal
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from tests.sync.conftest import Join, sync
from tests.sync.test_erasure import NAME, NIK, case_of, check_gone, erase, state_of


@pytest.fixture
def database_url(postgres: str) -> str:
    return postgres


def held_at(centre: Centre) -> int:
    """Rows of the centre in which the person can be read."""
    with centre.database.reading() as connection:
        found = 0
        for table, column in (("entry", "personal"), ("blob_piece", "data")):
            for (data,) in connection.execute(
                text(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
            ):
                found += NIK.encode() in bytes(data) or NAME.encode() in bytes(data)
        return found


def test_the_centre_on_postgresql_erases_and_keeps_erasing(join: Join, centre: Running) -> None:
    one, two, late = join(1), join(2), join(3)
    gone = case_of(one, NAME, NIK)
    for station in (one, two):
        sync(station)
    before = state_of(two)
    assert held_at(centre.centre)
    erase(two, gone)
    for station in (two, one, two):
        assert sync(station).even
    folding.fold_office(centre.centre.database, "MPP1")
    assert held_at(centre.centre) == 0
    with centre.centre.database.reading() as connection:
        assert erasure.listed(connection, "MPP1") == [gone]
        named = connection.execute(
            text("SELECT count(*) FROM erased WHERE stream NOT LIKE 'case:%'")
        ).scalar()
    assert named == 0, "the database was not vacuumed"
    assert state_of(two) == before
    assert sync(late).even
    for station in (one, two, late):
        check_gone(station)


def test_an_upload_beside_the_erasure_is_blank_once_it_is_folded(
    join: Join, centre: Running
) -> None:
    """Neither of two transactions that run at once sees the other: folding sees both."""
    one, two = join(1), join(2)
    sync(one)
    sync(two)
    gone = case_of(one, NAME, NIK)
    erase(two, gone)
    with ThreadPoolExecutor(2) as both:
        assert [report.trouble for report in both.map(sync, (one, two))] == [None, None]
    folding.fold_office(centre.centre.database, "MPP1")
    assert held_at(centre.centre) == 0
    for station in (one, two, one):
        sync(station)
    check_gone(one)
    check_gone(two)
    with centre.centre.database.reading() as connection:
        assert len(journal.stands(connection, ["MPP1"])) == 3
