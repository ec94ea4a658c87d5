"""A station that enrols late is at work after one small blob; the history comes afterwards."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from frontoffice.domain.errors import Cancelled, Refused, Rejected
from frontoffice.journal.signing import StationKey
from frontoffice.journal.start_set import StartSet
from frontoffice.server import folding, startset
from frontoffice.server.run import Running
from frontoffice.store import apply, replica, starts
from frontoffice.store.beginning import take_start
from frontoffice.store.carriage import read_carried
from frontoffice.store.integrity import verify_journal
from frontoffice.store.store import write_setting
from frontoffice.sync.carrying import may_carry
from frontoffice.sync.session import SyncReport
from frontoffice.sync.wire import NATIONAL
from tests.sync.conftest import Join, sync
from tests.sync.stations import EVERY, Station

CLOSED = ("in_process", "approved", "ready", "handed_over")
LONG = 20
"""In these tests a chain of so many entries is long enough to be begun in its middle."""


class Stop(threading.Event):
    """Pulls the plug of an exchange as soon as something is so."""

    def __init__(self, when: Callable[[], bool]) -> None:
        super().__init__()
        self._when = when

    def is_set(self) -> bool:
        """Asked at every step."""
        return self._when()


def work(one: Station, cases: int = 12) -> list[str]:
    """Serves cases of which every third stays open; the open ones."""
    open_cases = []
    for place in range(cases):
        stream = one.serve(name=f"Pemohon {place}")
        if place % 3:
            for to in CLOSED:
                one.move(stream, to)
        else:
            open_cases.append(stream)
    sync(one)
    return open_cases


def joined_late(join: Join, centre: Running, number: int = 2, **more: Any) -> Station:
    """A station that enrols when the centre has folded what came before."""
    folding.fold_office(centre.centre.database, "MPP1")
    return join(number, **more)


def history_missing(one: Station) -> int:
    with one.store.read() as connection:
        return starts.missing(connection)


def before_history(one: Station, **more: Any) -> None:
    """Exchanges until the first part of the history would be taken in."""
    with pytest.raises(Cancelled):
        late(one, cancel=Stop(lambda: history_missing(one) > 0), **more)


def head_of(one: Station) -> int:
    """The last seq of its own chain."""
    with one.store.read() as connection:
        return next(head.seq for head in replica.heads(connection) if head.own)


def late(one: Station, **more: Any) -> SyncReport:
    return sync(one, begin_from=LONG, **more)


def rows(one: Station, *streams: str) -> list[tuple[object, ...]]:
    """The rows of these cases, or of all."""
    with one.store.read() as connection:
        found = connection.exec_driver_sql("SELECT * FROM case_row ORDER BY id").all()
    return [tuple(row) for row in found if not streams or row[1] in streams]


def verified(one: Station) -> tuple[bool, int]:
    with one.store.read() as connection:
        found = verify_journal(connection)
    assert found.first_bad is None, found.first_bad
    return found.ok, found.history


def test_open_cases_come_first_and_the_history_makes_both_alike(
    join: Join, centre: Running
) -> None:
    one = join(1)
    open_cases = work(one)
    two = joined_late(join, centre)
    before_history(two)
    assert rows(two) == rows(one, *open_cases)
    assert verified(two) == (True, head_of(one))
    # At work at once: a case of the other counter is moved before its history is here.
    two.move(open_cases[0])
    report = late(two)
    assert (report.even, report.history, report.pushed) == (True, 0, 1)
    sync(one)
    assert one.dump() == two.dump()
    assert one.count() == two.count()
    assert verified(two) == (True, 0)


def test_what_is_written_meanwhile_is_verified_forward(join: Join, centre: Running) -> None:
    one = join(1)
    open_cases = work(one)
    two = joined_late(join, centre)
    before_history(two)
    one.move(open_cases[1])
    one.serve(name="Orang Baru")
    sync(one)

    def forward() -> bool:
        with two.store.read() as connection:
            stands = {head.chain: head.seq for head in replica.heads(connection)}
        return stands[one.store.chain] == head_of(one)

    with pytest.raises(Cancelled):
        late(two, cancel=Stop(forward))
    assert history_missing(two)
    assert [row[9] for row in rows(two, open_cases[1])] == ["in_process"]
    assert late(two).history == 0
    sync(one)
    assert one.dump() == two.dump()


@pytest.mark.parametrize("stop", range(2, 9))
def test_stopped_anywhere_it_goes_on(join: Join, centre: Running, stop: int) -> None:
    one = join(1)
    work(one, 9)
    two = joined_late(join, centre)
    steps = itertools.count(1)
    with pytest.raises(Cancelled):
        late(two, cancel=Stop(lambda: next(steps) >= stop))
    assert verified(two)[0]
    assert late(two).history == 0
    sync(one)
    assert one.dump() == two.dump()
    assert verified(two) == (True, 0)


def test_names_stay_with_their_circle(join: Join, centre: Running) -> None:
    one = join(1)
    work(one)
    two = joined_late(join, centre, circles=("office",))
    before_history(two, circles=("office",))
    assert rows(two)
    assert {row[10] for row in rows(two)} == {None}
    late(two, circles=("office",))
    with two.store.read() as connection:
        held = connection.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE circle LIKE 'agency:%' AND personal IS NOT NULL"
        ).scalar()
    assert held == 0
    assert verified(two) == (True, 0)


def made(centre: Running, one: Station) -> StartSet:
    """The start set of a station's chain, for a reader of everything."""
    with centre.centre.database.reading() as connection:
        found = startset.make(
            connection, centre.centre.home.station, ("MPP1", NATIONAL), [one.store.chain], set
        )
    assert found is not None
    return found


def admitted(join: Join, centre: Running) -> tuple[Station, Station]:
    """Two stations that know each other; the second has nothing of the first one's work."""
    one, two = join(1), join(2)
    sync(two)
    work(one)
    folding.fold_office(centre.centre.database, "MPP1")
    return one, two


def test_only_the_centre_makes_a_start_set(join: Join, centre: Running) -> None:
    one, two = admitted(join, centre)
    start, feeds = made(centre, one), ("MPP1", NATIONAL)
    stranger = StationKey.generate()
    with pytest.raises(Rejected, match="start-unsigned"):
        take_start(two.store, stranger.public, start, feeds)
    changed = msgspec.structs.replace(start, count=start.count - 1)
    with pytest.raises(Rejected, match="start-unsigned"):
        take_start(two.store, centre.centre.home.station.public, changed, feeds)
    assert not rows(two)


def test_a_start_set_that_lies_is_put_right_by_the_history(join: Join, centre: Running) -> None:
    one, two = admitted(join, centre)
    server = centre.centre.home.station
    take_start(two.store, server.public, made(centre, one), ("MPP1", NATIONAL))
    with two.store.writing() as connection:
        place, stream = connection.exec_driver_sql(
            "SELECT id, stream FROM entry WHERE kind = 'case.registered/1' LIMIT 1"
        ).one()
        connection.exec_driver_sql("UPDATE entry SET at = at + 1 WHERE id = ?", (place,))
        apply.forget_stream(connection, stream)
        apply.advance(connection, [stream])
    report = late(two)
    assert (report.history, report.findings) == (0, 1)
    assert one.dump() == two.dump()
    assert verified(two) == (True, 0)


def test_a_history_that_ends_elsewhere_is_refused(join: Join, centre: Running) -> None:
    one, two = admitted(join, centre)
    take_start(two.store, centre.centre.home.station.public, made(centre, one), ("MPP1", NATIONAL))
    with two.store.writing() as connection:
        (start,) = starts.listed(connection).values()
        other = msgspec.structs.replace(start, hash=bytes(32))
        write_setting(connection, starts.STARTS, msgspec.msgpack.encode([other]))
    with pytest.raises(Refused, match="chain-forked"):
        late(two)


def test_a_chain_begun_in_its_middle_is_handed_on_from_there_only(
    join: Join, centre: Running
) -> None:
    one, two = admitted(join, centre)
    take_start(two.store, centre.centre.home.station.public, made(centre, one), ("MPP1", NATIONAL))
    with two.store.read() as connection:
        head = next(h for h in replica.heads(connection) if h.chain == one.store.chain)
        assert read_carried(connection, head, 0) is None
    assert not may_carry(two.store, head, None, EVERY)


def test_a_short_chain_comes_whole(join: Join, centre: Running) -> None:
    one = join(1)
    work(one)
    two = joined_late(join, centre)
    report = sync(two)
    assert (report.history, report.even) == (0, True)
    assert rows(two) == rows(one)
