"""Second-medium copies: new entries on another disk, read back, and brought back by a restore."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.services import backup, copies, doctor, intake, journal, settings
from frontoffice.services.backup import Keys
from frontoffice.services.home import Home
from tests.builders import FREE, intake_request
from tests.conftest import CHEAP, HomeFactory
from tests.sync.stations import SetClock


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def home(make_home: HomeFactory, stick: Path) -> Home:
    made = make_home()
    settings.change(made, backup_folder=str(stick))
    return made


def serve(home: Home, *serials: int) -> list[str]:
    return [
        str(intake.submit(home, intake_request(FREE, serial=serial)).number) for serial in serials
    ]


def numbers(home: Home) -> list[str]:
    with home.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM case_row ORDER BY number")
        return [number for (number,) in rows]


Restore = Callable[[Path], Home]


@pytest.fixture
def restore(make_home: HomeFactory, home: Home, tmp_path: Path, clock: SetClock) -> Restore:
    def restored(path: Path) -> Home:
        keys = Keys(words=make_home.words(home))
        found = backup.restore(path, tmp_path / "baru", keys, clock=clock, cost=CHEAP)
        make_home.opened.append(found.home)
        return found.home

    return restored


def test_each_copy_holds_what_is_new_and_restore_reads_them_all(
    home: Home, stick: Path, restore: Restore
) -> None:
    given = serve(home, 1)
    path = Path(backup.back_up_now(home).path)
    for serial in (2, 3):
        given += serve(home, serial)
        assert copies.due(home) or serial == 3
        made = copies.copy_now(home)
        assert made is not None
        assert copies.uncopied(home) == 0
        assert copies.copy_now(home) == made
    files = sorted(one.name for one in stick.glob("*.focopy"))
    assert len(files) == 2
    assert not copies.due(home)
    head = journal.heads(home)[0]
    home.close()
    again = restore(path)
    assert numbers(again) == sorted(given)
    carried = next(one for one in journal.heads(again) if one.station == head.station)
    assert (carried.seq, carried.hash) == (head.seq, head.hash)
    assert journal.verify(again).ok
    assert copies.bring_back(again, stick).entries == 0


def test_half_an_hour_passes_and_a_clock_set_back_puts_nothing_off(
    home: Home, clock: SetClock
) -> None:
    serve(home, 1)
    assert copies.due(home)
    copies.copy_now(home)
    serve(home, 2)
    assert not copies.due(home)
    clock.at += copies.EVERY_MS
    assert copies.due(home)
    copies.copy_now(home)
    serve(home, 3)
    clock.at -= 10 * 365 * 24 * 3600 * 1000
    assert copies.due(home)


def test_a_damaged_copy_stops_no_other_and_holds_nothing_in_the_clear(
    home: Home, stick: Path, restore: Restore
) -> None:
    path = Path(backup.back_up_now(home).path)
    serve(home, 1)
    copies.copy_now(home)
    serve(home, 2)
    copies.copy_now(home)
    first, second = sorted(stick.glob("*.focopy"))
    assert b"Siti" not in first.read_bytes() + second.read_bytes()
    whole = second.read_bytes()
    second.write_bytes(whole[:-5] + b"?" + whole[-4:])
    (stick / "lain.focopy").write_bytes(b"bukan salinan")
    home.close()
    again = restore(path)
    assert len(numbers(again)) == 1
    useless = dict(copies.bring_back(again, stick).useless)
    assert useless == {second.name: "copy-damaged", "lain.focopy": "copy-not-one"}
    second.write_bytes(whole)
    assert copies.bring_back(again, stick).entries > 0
    assert len(numbers(again)) == 2


def test_the_doctor_tells_the_age_and_a_missing_stick_is_said(home: Home, stick: Path) -> None:
    def said(name: str) -> doctor.Check:
        return next(one for one in doctor.examine(home).checks if one.name == name)

    serve(home, 1)
    assert not said("copies").ok
    copies.copy_now(home)
    assert said("copies").ok
    serve(home, 2)
    for file in stick.iterdir():
        file.unlink()
    stick.rmdir()
    with pytest.raises(StoreTrouble, match="backup-folder-missing"):
        copies.copy_now(home)
    settings.change(home, backup_folder=None)
    assert not copies.due(home)
    with pytest.raises(RuleViolation, match="backup-folder-unset"):
        copies.copy_now(home)
