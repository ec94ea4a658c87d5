"""Which of a case's facts the centre has signed for, as the story shows it."""

from __future__ import annotations

from frontoffice.sync.status import signed_up_to
from tests.sync.conftest import Join, sync


def test_a_station_that_belongs_to_no_centre_waits_for_nobody(make: Join) -> None:
    assert signed_up_to(make(1).store) is None


def test_what_was_exchanged_is_signed_for_and_what_came_after_is_not(join: Join) -> None:
    one = join(1)
    one.serve()
    chain = one.store.chain.hex()
    assert signed_up_to(one.store) == {}
    sync(one)
    last = one.store.peek("SELECT max(seq) FROM entry WHERE chain = ?", (one.store.chain,))
    signed = signed_up_to(one.store)
    assert signed is not None
    assert signed[chain] == last
    one.serve()
    assert signed_up_to(one.store) == signed


def test_what_came_from_another_station_came_through_the_centre(join: Join) -> None:
    one, two = join(1), join(2)
    one.serve()
    sync(one)
    sync(two)
    signed = signed_up_to(two.store)
    assert signed is not None
    assert signed[one.store.chain.hex()] > 0
