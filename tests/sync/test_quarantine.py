"""What a copied disk wrote: a person sees it and enters it again as late facts, with a source."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.domain.errors import NotFound, Refused, RuleViolation
from frontoffice.server import admin
from frontoffice.server.run import Running
from frontoffice.services import backup, cases, findings, intake, quarantine
from frontoffice.services.home import Door, Home
from frontoffice.store.quarantine import listed
from frontoffice.sync.desk import enrol_home, sync_home
from tests.builders import FREE, PAID, intake_request
from tests.conftest import ADMIN, CHEAP, PIN, HomeFactory
from tests.sync.stations import SetClock


@pytest.fixture
def twin(
    make_home: HomeFactory, centre: Running, tmp_path: Path, clock: SetClock
) -> tuple[Home, Home, list[str]]:
    """A station, its copied disk that came second, and the numbers the copy gave."""
    home = make_home()
    code = admin.station_code(centre.centre, "MPP1", 3)["code"]
    enrol_home(home, centre.url, code)
    home.close()
    shutil.copytree(tmp_path / "home", tmp_path / "salinan")
    first, second = (
        Door(tmp_path / name, clock=clock, cost=CHEAP).open(ADMIN, PIN)
        for name in ("home", "salinan")
    )
    make_home.opened += [first, second]
    intake.submit(first, intake_request(FREE, serial=1))
    sync_home(first)
    given = [
        str(intake.submit(second, intake_request(service, serial=serial)).number)
        for service, serial in ((FREE, 2), (PAID, 3))
    ]
    case = cases.find(second, given[0])
    cases.move(second, case, "in_process", "Berkas diteruskan")
    with pytest.raises(Refused, match="station-copied"):
        sync_home(second)
    code = admin.station_code(centre.centre, "MPP1", 3)["code"]
    enrol_home(second, centre.url, code)
    sync_home(second)
    return first, second, given


def test_it_is_shown_and_entered_again_with_new_numbers_and_its_source(
    twin: tuple[Home, Home, list[str]],
) -> None:
    first, second, given = twin
    found = [one for one in findings.findings(second) if one.code == "finding-apart"]
    assert sum(one.count for one in found) == sum(
        len(item.entries) for item in quarantine.items(second)
    )
    waiting = [one for one in quarantine.items(second) if one.number]
    assert [one.number for one in waiting] == given
    with second.store.read() as connection:
        kept = [(one.entry, one.hash) for one in listed(connection, settled=True)]

    again = [quarantine.enter_again(second, one.stream) for one in waiting]
    assert not {one.number for one in again} & set(given)
    for one, old in zip(again, given, strict=True):
        opened = cases.read_case(second, one.stream).opened
        assert opened is not None
        assert opened.source == old
        assert opened.happened_at is not None
    case = cases.read_case(second, again[0].stream)
    assert case.status == "in_process"
    assert not case.skipped
    assert [one for one in quarantine.items(second) if one.number] == []
    with second.store.read() as connection:
        assert [(one.entry, one.hash) for one in listed(connection, settled=True)] == kept
    assert sync_home(second).even
    assert sync_home(first).even
    assert cases.read_case(first, again[1].stream).opened is not None
    with pytest.raises(NotFound, match="quarantine-unknown"):
        quarantine.enter_again(second, waiting[0].stream)


def test_it_can_be_dismissed_with_a_reason_and_stays_kept(
    twin: tuple[Home, Home, list[str]],
) -> None:
    _, second, _ = twin
    for item in quarantine.items(second):
        with pytest.raises(RuleViolation, match="reason-missing"):
            quarantine.dismiss(second, item.stream, " . ")
        quarantine.dismiss(second, item.stream, "Uji coba di gudang")
    assert quarantine.items(second) == []
    assert [one for one in findings.findings(second) if one.code == "finding-apart"] == []
    with second.store.read() as connection:
        assert listed(connection, settled=True)


def test_a_backup_of_the_copy_keeps_what_was_set_apart(
    twin: tuple[Home, Home, list[str]],
    tmp_path: Path,
    make_home: HomeFactory,
    restore_words: Callable[[], str],
    clock: SetClock,
) -> None:
    _, second, given = twin
    path = tmp_path / "salinan.fobackup"
    backup.create(second, path)
    keys = backup.Keys(words=restore_words())
    again = backup.restore(path, tmp_path / "lagi", keys, clock=clock, cost=CHEAP).home
    make_home.opened.append(again)
    assert [one.number for one in quarantine.items(again) if one.number] == given


@pytest.fixture
def restore_words(make_home: HomeFactory) -> Callable[[], str]:
    """The words of the home that was copied: the copy's envelope is the same."""
    return lambda: " ".join(make_home.created[0].words)
