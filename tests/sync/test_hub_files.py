"""Scans and photos through a hub: kept as noise, handed on, brought up, gone with the person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from frontoffice.domain.errors import NotFound
from frontoffice.server.tables import file
from frontoffice.services import attachments, cases, facilities, intake, privacy, staff
from frontoffice.services.home import Home
from frontoffice.store import replica
from frontoffice.store.attachment_files import FileFolder
from frontoffice.sync.desk import sync_files, sync_home
from frontoffice.sync.files import exchange_files
from frontoffice.sync.hub import DIRECT_MS, greet
from frontoffice.sync.session import synchronise
from tests.builders import FREE, intake_request
from tests.conftest import PIN, HomeFactory
from tests.services.test_attachments import picture
from tests.services.test_privacy import ADMIN_2, YEAR_MS, closed_case
from tests.sync.hub_branch import Branch

SMALL = (90, 120)


@pytest.fixture
def branch(tmp_path: Path, make_home: HomeFactory) -> Iterator[Branch]:
    with ExitStack() as stack:
        yield Branch(tmp_path, make_home, stack)


@pytest.fixture
def counter(branch: Branch) -> Callable[[int], Home]:
    """A counter that knows the hub."""

    def made(number: int) -> Home:
        home = branch.enrolled(number)
        assert sync_home(home).even
        assert branch.hub is not None
        greet(home.store, branch.hub.url)
        return home

    return made


def scanned(home: Home) -> tuple[str, bytes]:
    """A case with one scan: its stream, the name of the ciphertext."""
    stream = intake.submit(home, intake_request(FREE, serial=home.card.station)).stream
    attachments.attach(home, stream, picture(size=SMALL), "kk.png", purpose="other")
    (one,) = cases.read_case(home, stream).work.files
    return stream, one.blob


def at_centre(branch: Branch) -> set[bytes]:
    with branch.centre.centre.database.reading() as connection:
        return {bytes(name) for (name,) in connection.execute(select(file.c.name))}


def upwards(branch: Branch) -> None:
    """What the hub's thread does: facts, then files."""
    store = branch.hub_home.store
    with store.read() as connection:
        (centre,) = replica.peers(connection)
    assert synchronise(store, centre, store.certificate.circles).online
    exchange_files(store, relaying=True)


def test_a_scan_reaches_another_counter_and_later_the_centre_through_the_hub(
    branch: Branch, counter: Callable[[int], Home]
) -> None:
    branch.start_hub()
    one, other = counter(3), counter(4)
    branch.stop_centre()
    stream, blob = scanned(one)
    facilities.check(one, {"ramp": "broken"}, photos={"ramp": picture(size=SMALL)})
    assert sync_home(one).online
    done = sync_files(one)
    assert (done.sent, done.waiting, done.trouble) == (2, 2, None)
    assert FileFolder(branch.hub_home.folder).is_here(blob)
    assert sync_files(one).sent == 0
    assert sync_home(other).online
    with other.store.read() as connection:
        found = facilities.latest(connection, other.card.office, dt.date.max)
    places = {one.facility: one.photo for one in found if one.photo}
    assert facilities.pictures(other, places) == {"ramp": None}
    assert sync_files(other).fetched == 2
    assert (facilities.pictures(other, places)["ramp"] or b"").startswith(b"\xff\xd8")
    (seen,) = cases.read_case(other, stream).work.files
    assert attachments.look_at(other, stream, seen.ref).data.startswith(b"\xff\xd8")


def test_the_hub_brings_files_up_and_down_and_a_station_asks_the_centre_after_half_an_hour(
    branch: Branch, counter: Callable[[int], Home]
) -> None:
    branch.start_hub()
    one = counter(3)
    far = branch.enrolled(9)
    _, blob = scanned(one)
    assert sync_home(one).online
    assert sync_files(one).sent == 1
    upwards(branch)
    assert at_centre(branch) == {blob}
    assert sync_files(one).waiting == 1
    branch.pass_time(DIRECT_MS)
    assert (sync_files(one).sent, sync_files(one).waiting) == (0, 0)
    assert sync_home(far).even
    _, theirs = scanned(far)
    assert sync_home(far).even
    assert sync_files(far).sent == 1
    upwards(branch)
    assert FileFolder(branch.hub_home.folder).names() == sorted([blob, theirs])


def test_a_hub_without_the_circle_keeps_noise_it_cannot_open(
    branch: Branch, counter: Callable[[int], Home]
) -> None:
    assert sync_home(branch.hub_home).even
    branch.hub_with_circles("office", "agency:pajak")
    branch.start_hub()
    one = counter(3)
    stream, blob = scanned(one)
    assert sync_home(one).even
    assert sync_files(one).sent == 1
    assert FileFolder(branch.hub_home.folder).names() == [blob]
    upwards(branch)
    assert at_centre(branch) == {blob}
    (seen,) = cases.read_case(branch.hub_home, stream).work.files
    with pytest.raises(NotFound) as absent:
        attachments.look_at(branch.hub_home, stream, seen.ref)
    assert absent.value.code == "file-key-absent"


def test_an_erasure_takes_the_file_from_station_hub_and_centre_and_it_never_comes_back(
    branch: Branch, counter: Callable[[int], Home]
) -> None:
    branch.start_hub()
    one = counter(3)
    staff.admit(one, "Wati Admin", "admin", PIN, ADMIN_2.staff)
    number = closed_case(one, to="in_process")
    stream = cases.find(one, number)
    attachments.attach(one, stream, picture(size=SMALL), "kk.png", purpose="other")
    (blob,) = FileFolder(one.folder).names()
    sealed = FileFolder(one.folder).sealed(blob)
    assert sealed is not None
    assert sync_home(one).online
    assert sync_files(one).sent == 1
    upwards(branch)
    assert at_centre(branch) == {blob}
    for to in ("ready", "handed_over"):
        cases.move(one, stream, to, "selesai")
    branch.pass_time(YEAR_MS)
    assert sync_home(one).online
    privacy.erase(one, [number], "retention_ended", "470-1", ADMIN_2)
    assert sync_home(one).online
    upwards(branch)
    assert FileFolder(branch.hub_home.folder).names() == []
    assert at_centre(branch) == set()
    # A copy that comes back from somewhere is neither taken by the hub nor by the centre.
    theirs = branch.hub_home.folder / "files" / blob.hex()
    theirs.write_bytes(sealed)
    sync_files(one)
    upwards(branch)
    assert not theirs.exists()
    assert at_centre(branch) == set()
