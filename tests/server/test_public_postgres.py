"""The public side on PostgreSQL: what is written, read anew, kept until evening and erased."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from frontoffice.server.public_evening import evening
from frontoffice.server.public_offices import Offices
from frontoffice.services import complaints_read, preregistration
from tests.builders import FREE, nik
from tests.server.public_site import site
from tests.sync.conftest import postgres, postgres_server

__all__ = ["postgres", "postgres_server"]
DAY = 24 * 3_600_000


@pytest.fixture
def public(tmp_path, postgres):
    with site(tmp_path, postgres) as made:
        yield made


def test_forms_are_taken_in_at_once_by_many_and_end_in_the_office(public):
    times = public.ask(f"/id/MPP1/daftar/{FREE}")[1]
    slot = times.split('<option value="')[1].split('"')[0]

    def send(serial: int) -> int:
        form = {"name": f"Warga {serial}", "nik": nik(serial), "slot": slot}
        return public.ask(f"/id/MPP1/daftar/{FREE}", form)[0]

    with ThreadPoolExecutor(4) as many:
        assert sorted(many.map(send, range(600, 604))) == [200, 200, 422, 422]
    public.clock.advance(600_000)
    form = {"kind": "suggestion", "topic": "facility", "text": "Tambah kursi."}
    assert public.ask("/id/MPP1/pengaduan", form | {"anonymous": "on"})[0] == 200
    assert public.ask("/id/MPP1/pengaduan", form | {"name": "Warga Contoh"})[0] == 200
    public.sync()
    assert len(preregistration.expected(public.home)) == 2
    assert len(complaints_read.listing(public.home)) == 1
    offices = Offices(public.centre.centre)
    public.clock.advance(30 * DAY)
    assert evening(public.centre.centre, offices) == 3
    assert evening(public.centre.centre, offices) == 0
    public.sync()
    assert [one.name for one in preregistration.expected(public.home)] == [None, None]
    assert len(complaints_read.listing(public.home)) == 2
