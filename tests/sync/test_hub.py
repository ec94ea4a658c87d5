"""A branch with a hub: entries go through it unchanged, and its word is never the centre's."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from frontoffice.domain.errors import Refused, RuleViolation
from frontoffice.journal.signing import sign_request
from frontoffice.server import admin
from frontoffice.server.hub import HubDesk
from frontoffice.services import intake
from frontoffice.services.home import Home
from frontoffice.store import apply
from frontoffice.store.integrity import verify_journal
from frontoffice.sync.desk import freshness_of, greet_hub, sync_home
from frontoffice.sync.hub import DIRECT_MS, hubs
from frontoffice.sync.wire import HEADER
from tests.builders import FREE, intake_request
from tests.sync.hub_branch import Branch
from tests.sync.stations import Station
from tests.sync.test_erasure import NAME, NIK, case_of, erase, held_by, traces


def counter(branch: Branch, number: int, circles: tuple[str, ...] | None = None) -> Home:
    """A station that knows the hub and stands even with it."""
    assert branch.hub is not None
    home = branch.enrolled(number, circles)
    greet_hub(home, branch.hub.url)
    assert sync_home(home).even
    return home


def bare(home: Home) -> Station:
    """The same home with the verbs of the exchange's tests."""
    return Station(home.store, home.card.station, home.data_key)


def entries(home: Home) -> set[tuple[object, ...]]:
    """Every entry held, personal data included."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT chain, seq, hash, personal FROM entry").all()
    return {tuple(row) for row in rows}


def state(home: Home) -> list[tuple[object, ...]]:
    """Every row of every read model."""
    with home.store.read() as connection:
        assert verify_journal(connection).ok
        return apply.dump(connection)


def test_entries_go_through_the_hub_unchanged_both_ways(branch: Branch) -> None:
    branch.start_hub()
    two, three = counter(branch, 2), counter(branch, 3)
    apart = branch.enrolled(4)
    intake.submit(two, intake_request(FREE))
    assert sync_home(two).even
    assert sync_home(branch.hub_home).even
    for one in (apart, branch.hub_home, three, two, apart):
        assert sync_home(one).even
    assert freshness_of(two).state == "sent"
    assert entries(two) == entries(three) == entries(apart) == entries(branch.hub_home)
    # With the hub (2, 3), without it (4), and the hub itself.
    assert state(two) == state(three) == state(apart) == state(branch.hub_home)


def test_a_branch_lives_for_days_without_the_centre(branch: Branch) -> None:
    branch.start_hub()
    two, three = counter(branch, 2), counter(branch, 3)
    port = branch.centre.port
    # The hub has heard from the centre of both counters before the line goes.
    assert sync_home(branch.hub_home).online
    branch.stop_centre()
    for _ in range(3):
        branch.pass_time(20 * 3_600_000)
        intake.submit(two, intake_request(FREE, client_ref=None))
        assert sync_home(two).online
        assert freshness_of(two).state == "hub"
        assert sync_home(three).online
    assert entries(two) == entries(three) == entries(branch.hub_home)
    branch.start_centre(port)
    assert sync_home(branch.hub_home).even
    assert sync_home(two).even
    assert freshness_of(two).state == "sent"


def test_a_station_falls_back_to_the_centre_and_returns_by_itself(branch: Branch) -> None:
    hub = branch.start_hub()
    two = counter(branch, 2)
    heard = hubs(two.store)[0].contact_at
    branch.stop_hub()
    intake.submit(two, intake_request(FREE))
    report = sync_home(two)
    assert (report.online, report.even) == (True, True)
    assert freshness_of(two).state == "sent"
    branch.start_hub(hub.port)
    intake.submit(two, intake_request(FREE, client_ref=None, serial=2))
    assert sync_home(two).even
    assert hubs(two.store)[0].contact_at >= heard  # type: ignore[operator]
    assert entries(two) <= entries(branch.hub_home)


def test_what_the_hub_may_not_hold_goes_to_the_centre_directly(branch: Branch) -> None:
    hub_home = branch.hub_with_circles("office", "agency:pajak")
    branch.start_hub()
    two, three = counter(branch, 2), counter(branch, 3)
    sync_home(hub_home)
    assert sync_home(two).even
    case_of(bare(two), NAME, NIK)
    assert sync_home(two).even
    assert traces(held_by(bare(hub_home))) == []
    sync_home(hub_home)
    assert freshness_of(two).state == "hub"
    assert sync_home(three).even
    assert traces(held_by(bare(three))) == []
    branch.pass_time(DIRECT_MS)
    sync_home(two)
    assert freshness_of(two).state == "sent"
    assert sync_home(three).online
    assert traces(held_by(bare(three))) == [NIK, *NAME.lower().split()]
    assert traces(held_by(bare(hub_home))) == []


def test_an_erasure_reaches_the_hub_and_what_it_was_sending(branch: Branch) -> None:
    hub = branch.start_hub()
    two, three = counter(branch, 2), counter(branch, 3)
    gone = case_of(bare(two), NAME, NIK)
    for one in (two, branch.hub_home, three):
        assert sync_home(one).even
    assert traces(held_by(bare(branch.hub_home))) == [NIK, *NAME.lower().split()]
    erase(bare(three), gone)
    for one in (three, branch.hub_home, two, branch.hub_home):
        sync_home(one)
    for one in (two, three, branch.hub_home):
        assert traces(held_by(bare(one))) == []
        assert len(state(one)) > 10
    for data, _ in hub.desk._blobs._outgoing.values():
        assert traces(data) == []


def test_revoked_and_unknown_stations_read_nothing_at_the_hub(branch: Branch) -> None:
    hub = branch.start_hub()
    two, stranger = counter(branch, 2), branch.alone(9)
    admin.station_revoke(branch.centre.centre, "MPP1", 2)
    assert sync_home(branch.hub_home).even
    with pytest.raises(Refused, match="station-revoked"):
        greet_hub(two, hub.url)
    with pytest.raises(Refused, match="station-revoked"):
        sync_home(two)
    path = "/sync/1/MPP1/heads"
    signed = sign_request(stranger.store.key, "POST", path, b"", b"")
    for header in ("", signed, "a.b.c"):
        status, _ = ask(hub.url + path, b"x" * 16, header)
        assert status == 403


def test_a_revoked_hub_is_left_alone(branch: Branch) -> None:
    branch.start_hub()
    two = counter(branch, 2)
    admin.station_revoke(branch.centre.centre, "MPP1", 1)
    assert len(hubs(two.store)) == 1
    branch.stop_hub()
    assert sync_home(two).even
    assert hubs(two.store) == []


def test_another_version_of_the_exchange_is_told_in_a_sentence(branch: Branch) -> None:
    hub = branch.start_hub()
    for version, code in ((0, b"program-too-old"), (9, b"server-too-old")):
        status, said = ask(f"{hub.url}/sync/{version}/MPP1/heads", b"", "")
        assert status == 403
        assert code in said


def test_a_home_no_centre_certified_is_no_hub(branch: Branch) -> None:
    with pytest.raises(RuleViolation, match="hub-not-enrolled"):
        HubDesk(branch.alone(7))


def ask(url: str, body: bytes, header: str) -> tuple[int, bytes]:
    """The status and body of an answer."""
    request = urllib.request.Request(url, data=body, headers={HEADER: header})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()
