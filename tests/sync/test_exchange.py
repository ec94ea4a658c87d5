"""Stations and a centre over real HTTP: everybody ends with the same facts and the same states."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from frontoffice.journal.chain import extend
from frontoffice.journal.entry import genesis
from frontoffice.server import admin
from frontoffice.server.run import Running
from frontoffice.server.tables import entry
from frontoffice.store import replica
from frontoffice.store.entries import read_chain
from frontoffice.sync.session import Progress
from frontoffice.sync.status import freshness
from tests.benchmarks.exchange import load, real_facts
from tests.benchmarks.standard_day import standard_day
from tests.sync.conftest import Join, sync
from tests.sync.stations import START, SetClock, Station

TEN_YEARS = 10 * 365 * 24 * 3600 * 1000


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """Everything here holds on both databases."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


def entries_at(centre: Running) -> int:
    with centre.centre.database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(entry)).scalar_one())


def test_two_stations_and_a_centre_end_with_the_same(join: Join, centre: Running) -> None:
    one, two = join(1), join(2)
    stream = one.serve()
    one.move(stream)
    two.serve(name="Orang Lain")
    first = sync(one)
    assert (first.online, first.pushed, first.even) == (True, 2, True)
    assert sync(two).pushed == 1
    two.move(stream, "ready")
    assert sync(two).even
    # Two's registration and its move of one's case; certificates of both came before.
    assert sync(one).pulled == 2
    assert one.dump() == two.dump()
    with two.store.read() as connection:
        found = connection.exec_driver_sql("SELECT status FROM case_row ORDER BY status").all()
    assert found == [("accepted",), ("ready",)]
    with one.store.read() as connection:
        ours = [(h.chain, h.seq, h.hash) for h in replica.heads(connection)]
    with two.store.read() as connection:
        assert ours == [(h.chain, h.seq, h.hash) for h in replica.heads(connection)]
    assert one.count() == two.count() == entries_at(centre)
    assert freshness(one.store).state == freshness(two.store).state == "sent"


def test_syncing_again_changes_nothing_and_costs_one_small_request(
    join: Join, centre: Running
) -> None:
    one = join(1)
    one.serve()
    sync(one)
    before, held = one.dump(), entries_at(centre)
    again = sync(one)
    assert (again.requests, again.pushed, again.pulled, again.even) == (1, 0, 0, True)
    assert again.bytes_up <= 500
    assert again.bytes_down <= 500
    assert one.dump() == before
    assert entries_at(centre) == held


def test_a_whole_day_goes_up_and_down_small(join: Join, centre: Running) -> None:
    one, two = join(1), join(2)
    sync(one), sync(two), sync(one)
    load(one.store, real_facts(standard_day(one.store.key, applications=500)))
    seen: list[Progress] = []
    up = sync(one, progress=seen.append)
    assert (up.pushed, up.even) == (2000, True)
    assert up.bytes_up < 40_000
    down = sync(two)
    assert (down.pulled, down.even) == (2000, True)
    assert down.bytes_down < 40_000
    assert one.dump() == two.dump()
    assert seen[0].stage == "contact"
    status = admin.status(centre.centre)["offices"][0]
    assert sum(status["cases"].values()) == 500
    assert status["behind"] == 0
    assert status["entries"] == one.count()


def test_more_than_a_blob_goes_in_several(join: Join, centre: Running) -> None:
    one = join(1)
    load(one.store, standard_day(one.store.key, applications=2100))
    report = sync(one)
    assert (report.pushed, report.even, report.waiting) == (8400, True, 0)


def test_clocks_that_are_ten_years_off_change_nothing(join: Join) -> None:
    ahead, behind = SetClock(START + TEN_YEARS), SetClock(START - TEN_YEARS)
    one, two = join(1, clock=ahead), join(2, clock=behind)
    stream = one.serve()
    sync(one), sync(two)
    two.move(stream)
    sync(two), sync(one)
    assert one.dump() == two.dump()
    # The next entry says how wrong its clock is.
    one.serve()
    with one.store.read() as connection:
        last = list(read_chain(connection, one.store.chain))[-1][0]
    assert last.clock[0] is not None
    assert abs(last.clock[0] + TEN_YEARS) < 3_600_000


def test_personal_data_of_another_circle_is_withheld_and_the_proof_stays(join: Join) -> None:
    one, two = join(1), join(2, ("agency:pajak",))
    one.serve(agency="dukcapil", name="Rahasia Sekali")
    one.serve(agency="pajak", name="Boleh Dilihat")
    sync(one)
    assert sync(two).even
    with two.store.read() as connection:
        run = connection.exec_driver_sql
        names = run("SELECT agency, name FROM case_row ORDER BY agency").all()
        held = run("SELECT personal, salt, commitment FROM entry WHERE circle = 'agency:dukcapil'")
        personal, salt, committed = held.one()
        found = list(read_chain(connection, one.store.chain))
    assert names == [("dukcapil", None), ("pajak", "Boleh Dilihat")]
    assert (personal, salt, len(committed)) == (None, None, 32)
    links = extend(genesis(one.store.key.public, "MPP1"), [item for item, _ in found])
    assert links == [link for _, link in found]


def test_a_station_cannot_ask_for_circles_it_is_not_certified_for(join: Join) -> None:
    one, two = join(1), join(2, ())
    one.serve(agency="dukcapil")
    sync(one)
    sync(two, circles=("agency:dukcapil", "agency:*", "supervisors"))
    with two.store.read() as connection:
        held = connection.exec_driver_sql("SELECT count(personal) FROM entry").scalar()
    assert held == 0


def test_concurrent_moves_show_as_one_conflict_on_both(join: Join) -> None:
    one, two = join(1), join(2)
    stream = one.serve()
    sync(one), sync(two)
    one.move(stream, "in_process")
    two.move(stream, "refused")
    sync(one), sync(two)
    assert sync(one).conflicts == 1
    assert freshness(two.store).troubles == 1
    assert one.dump() == two.dump()


def test_what_the_centre_publishes_reaches_every_station(
    join: Join, centre: Running, tmp_path: Path
) -> None:
    from frontoffice.resources import resource
    from frontoffice.services.catalogue import read_catalogue

    catalogue = read_catalogue(resource("catalogue", "services.yaml"))
    one = join(1)
    first = admin.catalogue_publish(centre.centre, catalogue)
    assert len(first["changed"]) == 38
    assert admin.catalogue_publish(centre.centre, catalogue) == {"changed": [], "unchanged": 38}
    assert sync(one).pulled >= 39
    with one.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM reference_row WHERE kind = 'standard' AND authority = 'national'"
        ).scalar()
    assert found == 38


def test_nothing_is_called_sent_before_the_centre_signed(join: Join, make: Join) -> None:
    alone: Station = make(9)
    alone.serve()
    assert freshness(alone.store).state == "alone"
    one = join(1)
    one.serve()
    assert (freshness(one.store).state, freshness(one.store).waiting) == ("waiting", 1)
    sync(one)
    assert freshness(one.store).state == "sent"
    with one.store.writing() as connection:
        peer = replica.peers(connection)[0]
        assert peer.acknowledged is not None
        forged = peer.acknowledged[:-1] + bytes([peer.acknowledged[-1] ^ 1])
        replica.keep_peer(connection, msgspec.structs.replace(peer, acknowledged=forged))
    assert freshness(one.store).state == "waiting"
