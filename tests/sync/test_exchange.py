"""Stations and a centre over real HTTP: everybody ends with the same, whatever is lost between."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.server.run import Running
from frontoffice.sync.status import freshness
from tests.sync.conftest import sync
from tests.sync.stations import Station


def test_two_stations_and_a_centre_end_with_the_same(
    join: Callable[..., Station], centre: Running
) -> None:
    one, two = join(1), join(2)
    stream = one.serve()
    one.move(stream)
    two.serve(name="Orang Lain")
    first = sync(one)
    assert (first.online, first.pushed, first.even) == (True, 2, True)
    second = sync(two)
    assert second.pushed == 1
    assert second.even
    again = sync(one)
    assert again.pulled == 1
    assert one.dump() == two.dump()
    assert freshness(one.store).state == "sent"
