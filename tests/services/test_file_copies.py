"""A PC that dies does not take its scans along: copied beside backups, restored, erased."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.services import (
    attachments,
    backup,
    cases,
    copies,
    file_copies,
    intake,
    privacy,
    settings,
    staff,
)
from frontoffice.services.backup import Keys, Restored
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from tests.builders import FREE, intake_request
from tests.conftest import CHEAP, PIN, FixedClock, HomeFactory
from tests.services.test_attachments import picture
from tests.services.test_privacy import ADMIN_2, YEAR_MS, closed_case

SMALL = (60, 80)
Restore = Callable[[Path], Restored]


@pytest.fixture
def stick(home: Home, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    settings.change(home, backup_folder=str(folder))
    return folder


@pytest.fixture
def restore(make_home: HomeFactory, home: Home, tmp_path: Path, clock: FixedClock) -> Restore:
    """Makes a new home of a backup; the PC before it is gone."""

    def restored(path: Path) -> Restored:
        keys = Keys(words=make_home.words(home))
        home.close()
        shutil.rmtree(home.folder)
        found = backup.restore(path, tmp_path / "baru", keys, clock=clock, cost=CHEAP)
        make_home.opened.append(found.home)
        return found

    return restored


def scanned(home: Home, serial: int = 1) -> str:
    """A case with one scan; its stream."""
    stream = intake.submit(home, intake_request(FREE, serial=serial)).stream
    attachments.attach(home, stream, picture(size=SMALL), "kk.png")
    return stream


def test_scans_of_backup_and_half_hour_copies_come_back(
    home: Home, stick: Path, restore: Restore, clock: FixedClock
) -> None:
    first = scanned(home, 1)
    path = Path(backup.back_up_now(home).path)
    second = scanned(home, 2)
    assert copies.due(home)
    copies.copy_now(home)
    assert not copies.due(home)
    assert file_copies.copy_files(home, stick) == 0
    found = restore(path)
    assert (found.files.brought, found.files.altered, found.files.absent) == (2, 0, 0)
    for stream in (first, second):
        (file,) = cases.read_case(found.home, stream).work.files
        assert attachments.look_at(found.home, stream, file.ref).data.startswith(b"\xff\xd8")


def test_a_copy_that_was_changed_or_lost_is_told_and_never_taken(
    home: Home, stick: Path, restore: Restore
) -> None:
    scanned(home, 1)
    scanned(home, 2)
    path = Path(backup.back_up_now(home).path)
    altered, lost = sorted((stick / f"frontoffice-{home.card.home}.files").iterdir())
    altered.write_bytes(altered.read_bytes()[:-1] + b"!")
    lost.unlink()
    found = restore(path)
    assert (found.files.brought, found.files.altered, found.files.absent) == (0, 1, 1)
    assert FileFolder(found.home.folder).names() == []


def test_a_file_without_new_facts_is_copied_when_it_is_due(
    home: Home, stick: Path, clock: FixedClock
) -> None:
    scanned(home)
    copies.copy_now(home)
    shutil.rmtree(stick / f"frontoffice-{home.card.home}.files")
    clock.advance(copies.EVERY_MS)
    assert copies.due(home)
    copies.copy_now(home)
    assert file_copies.uncopied(home, stick) == []


def test_what_was_erased_never_comes_back(
    home: Home, stick: Path, restore: Restore, clock: FixedClock
) -> None:
    staff.admit(home, "Wati Admin", "admin", PIN, ADMIN_2.staff)
    number = closed_case(home, to="in_process")
    stream = cases.find(home, number)
    attachments.attach(home, stream, picture(size=SMALL), "kk.png")
    cases.move(home, stream, "ready", "jadi")
    cases.move(home, stream, "handed_over", "diambil")
    kept = scanned(home, 7)
    path = Path(backup.back_up_now(home).path)
    beside = file_copies.copies_in(stick, home.card.home)
    assert len(beside.names()) == 2
    elsewhere = stick / "salinan-lama"
    shutil.copytree(beside.folder, elsewhere)
    clock.advance(YEAR_MS)
    privacy.erase(home, [number], "retention_ended", "470-1", ADMIN_2)
    assert len(beside.names()) == 1
    # Somebody lays the old files back: the list of what was erased still counts.
    for old in elsewhere.iterdir():
        shutil.copy(old, beside.folder)
    found = restore(path)
    assert found.files.brought == 1
    (file,) = cases.read_case(found.home, kept).work.files
    assert FileFolder(found.home.folder).names() == [file.blob]
    assert file_copies.forget_erased(found.home, stick) == 1
