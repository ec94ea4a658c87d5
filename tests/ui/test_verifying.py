"""The whole journal is verified once a day by itself while the counter works."""

from __future__ import annotations

from ui.tasks import ImmediateRunner
from ui.verifying import LOOK_EVERY_MS, Verifying

DAY = 24 * 60 * 60 * 1000


def test_a_changed_byte_is_told_once_a_day_and_not_in_the_first_minutes(qapp, home, clock):
    told = []
    work = Verifying(home, ImmediateRunner(), told.append)
    with home.store.writing() as connection:
        connection.exec_driver_sql("UPDATE entry SET actor = 'x' WHERE seq = 2")

    work.look(clock.now())
    assert told == []
    for _ in range(5):
        clock.advance(LOOK_EVERY_MS)
        work.look(clock.now())
    assert [(one.code, one.data["seq"]) for one in told] == [("journal-broken", 2)]
    clock.advance(DAY)
    work.look(clock.now())
    assert len(told) == 2
