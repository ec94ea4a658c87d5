"""A branch with a hub: entries go through it unchanged, and its word is never the centre's."""

from __future__ import annotations

from frontoffice.services import intake
from frontoffice.services.home import Home
from frontoffice.store import apply
from frontoffice.sync.desk import freshness_of, greet_hub, sync_home
from tests.builders import FREE, intake_request
from tests.sync.hub_branch import Branch


def test_entries_go_through_the_hub_unchanged_both_ways(branch: Branch) -> None:
    hub = branch.start_hub()
    two, three = branch.enrolled(2), branch.enrolled(3)
    for one in (two, three):
        assert greet_hub(one, hub.url).role == "hub"
        assert sync_home(one).even
    intake.submit(two, intake_request(FREE))
    assert sync_home(two).even
    assert freshness_of(two).state in ("hub", "sent")
    _upwards(branch)
    assert sync_home(three).even
    assert sync_home(two).even
    assert freshness_of(two).state == "sent"
    assert _entries(two) == _entries(three) == _entries(branch.hub_home)
    with two.store.read() as here, three.store.read() as there:
        assert apply.dump(here) == apply.dump(there)


def _upwards(branch: Branch) -> None:
    """What the hub's background does, now."""
    assert sync_home(branch.hub_home).even


def _entries(home: Home) -> set[tuple[object, ...]]:
    with home.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT chain, seq, hash, personal FROM entry").all()
    return {tuple(row) for row in rows}
