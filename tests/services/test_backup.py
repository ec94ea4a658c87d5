"""Backups open only by their keys, hold no station key, and become a new station when restored."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlcipher3.dbapi2 as cipher

from frontoffice.domain.errors import (
    FrontOfficeError,
    PermissionDenied,
    RuleViolation,
    StoreTrouble,
)
from frontoffice.domain.numbering import first_number
from frontoffice.services import backup, cases, doctor, intake, journal, settings
from frontoffice.services.backup import Keys
from frontoffice.services.home import CARD
from frontoffice.store import backup as container
from frontoffice.store.keys import Cost
from frontoffice.store.store import DATABASE
from tests.builders import FREE, PAID, incomplete_request, intake_request
from tests.conftest import ADMIN, OFFICER, PIN

CHEAP = Cost(memory_kib=8, passes=1)
HALF_HOUR = 30 * 60 * 1000


@pytest.fixture
def worked(home):
    for serial in (1, 2, 3):
        intake.submit(home, intake_request(FREE, serial=serial))
        intake.submit(home, intake_request(PAID, serial=10 + serial))
    return home


@pytest.fixture
def file(worked, tmp_path):
    """A backup of a home with some work in it."""
    path = tmp_path / "stick" / "satu.fobackup"
    path.parent.mkdir()
    backup.create(worked, path)
    return path


@pytest.fixture
def restore(file, clock, make_home, tmp_path):
    """Restores `file` into a new folder and closes it after the test."""

    def restored(keys: Keys, folder: str = "baru", path=file, **more):
        found = backup.restore(path, tmp_path / folder, keys, clock=clock, cost=CHEAP, **more)
        make_home.opened.append(found.home)
        return found

    return restored


def words(make_home, home):
    return Keys(words=make_home.words(home))


def test_a_backup_is_one_verified_file_and_leaves_nothing_beside_it(worked, file, clock):
    found = backup.check(file, home=worked)
    assert found.journal.ok
    assert found.backup.entries == worked.store.peek("SELECT count(*) FROM entry")
    assert (found.backup.office, found.backup.station, found.backup.series) == ("MPP1", 3, "A")
    assert found.backup.made_at == clock.now()
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_key_it_is_still_checked_byte_by_byte(file):
    assert backup.check(file).journal is None


def test_words_and_pin_open_it_and_nothing_else_does(worked, file, make_home):
    assert backup.check(file, words(make_home, worked)).journal.ok
    assert backup.check(file, Keys(staff=OFFICER, pin=PIN)).journal.ok
    other = make_home("lain", station=4)
    for keys, code in (
        (Keys(staff=OFFICER, pin="135790"), "pin-wrong"),
        (words(make_home, other), "recovery-words-other-home"),
        (Keys(), "backup-key-missing"),
    ):
        with pytest.raises(RuleViolation) as refused:
            backup.check(file, keys)
        assert refused.value.code == code


def test_on_another_pc_only_the_words_open_it(worked, file, make_home, tmp_path, monkeypatch):
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "elsewhere"))
    with pytest.raises(StoreTrouble, match="device-secret-missing"):
        backup.check(file, Keys(staff=OFFICER, pin=PIN))
    assert backup.check(file, words(make_home, worked)).journal.ok


def test_every_flipped_byte_and_every_cut_is_refused(file):
    whole = file.read_bytes()
    places = [*range(0, 300, 7), *range(300, len(whole), len(whole) // 60), len(whole) - 1]
    for place in places:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert refusal(file) in ("backup-damaged", "backup-not-one"), place
        file.write_bytes(whole[:place])
        assert refusal(file) in ("backup-damaged", "backup-not-one"), place
    file.write_bytes(whole + b"x")
    assert refusal(file) == "backup-damaged"


def refusal(path):
    with pytest.raises(StoreTrouble) as refused:
        backup.check(path)
    return refused.value.code


def test_other_files_are_no_backups(tmp_path, worked):
    assert refusal(tmp_path / "none.fobackup") == "backup-missing"
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8" * 500)
    assert refusal(tmp_path / "photo.jpg") == "backup-not-one"


def test_the_station_key_is_not_in_it_and_no_page_remembers_it(worked, file, tmp_path):
    container.extract(file, DATABASE, tmp_path / "copy.db")
    connection = cipher.connect(str(tmp_path / "copy.db"))
    connection.execute(f"PRAGMA key = \"x'{worked.data_key.hex()}'\"")
    connection.execute("PRAGMA cipher_page_size = 2048")
    connection.execute("ATTACH ? AS plain KEY ''", (str(tmp_path / "plain.db"),))
    connection.execute("SELECT sqlcipher_export('plain')")
    rows = dict(connection.execute("SELECT name, length(value) FROM setting").fetchall())
    connection.close()
    assert "certificate" in rows
    assert "station-key" not in rows
    plain = (tmp_path / "plain.db").read_bytes()
    assert b"certificate" in plain
    assert worked.store.key.private_bytes() not in plain


def test_nothing_personal_is_readable_in_it(worked, file):
    data = file.read_bytes()
    for text in (b"3273011508900001", b"Budi Santoso", b"081290000001", b"Rina Admin"):
        assert text not in data


def test_a_backup_is_made_while_others_write(worked, tmp_path):
    """The copy is a snapshot of whole acts; what comes meanwhile is in the next one."""
    before = worked.store.peek("SELECT count(*) FROM entry")
    with worked.store.read():
        intake.submit(worked, intake_request(FREE, serial=99))
        found = backup.create(worked, tmp_path / "zwei.fobackup")
    assert found.entries == before + 1
    assert backup.check(tmp_path / "zwei.fobackup", home=worked).journal.ok


def test_a_backup_goes_elsewhere_and_only_by_those_who_may(worked, tmp_path, make_home):
    with pytest.raises(RuleViolation, match="backup-inside-home"):
        backup.create(worked, worked.folder / "in.fobackup")
    with pytest.raises(StoreTrouble, match="backup-folder-missing"):
        backup.create(worked, tmp_path / "gone" / "in.fobackup")
    make_home.sign_in(worked, OFFICER)
    with pytest.raises(PermissionDenied):
        backup.create(worked, tmp_path / "in.fobackup")


def test_a_restored_home_is_a_new_station_that_carries_the_old_chain(worked, restore, make_home):
    lines, total = cases.list_cases(worked)
    found = restore(words(make_home, worked), last_number=lines[0].number)
    new = found.home
    assert (found.series, new.series, found.carried) == ("B", "B", journal.heads(worked)[0].seq)
    assert new.store.key.public != worked.store.key.public
    assert cases.list_cases(new) == (lines, total)
    heads = {one.station: one for one in journal.heads(new)}
    assert heads[worked.store.chain.hex()].hash == journal.heads(worked)[0].hash
    assert heads[worked.store.chain.hex()].own is False
    after = intake.submit(new, intake_request(PAID, serial=70))
    assert after.number.startswith("MPP1-261123-03B0007-")
    assert after.receipt_number.startswith("KMPP1-261123-03B0001-")
    assert journal.verify(new).ok


def test_a_restored_home_is_whole_before_its_first_entry(worked, restore, make_home, tmp_path):
    new = restore(words(make_home, worked)).home
    assert journal.verify(new).ok
    assert [one.own for one in journal.heads(new)] == [False]
    assert next(one for one in doctor.examine(new).checks if one.name == "journal").ok
    backup.create(new, tmp_path / "zwei.fobackup")
    assert backup.check(tmp_path / "zwei.fobackup", home=new).journal.ok


def test_old_cases_go_on_in_the_restored_home(worked, restore, make_home):
    incomplete = intake.submit(worked, incomplete_request(FREE, serial=60))
    path = worked.folder.parent / "stick" / "dua.fobackup"
    backup.create(worked, path)
    new = restore(words(make_home, worked), path=path).home
    answer = cases.complete(
        new, incomplete.stream, {"requirements": intake_request(FREE)["requirements"]}
    )
    assert (answer.status, answer.number) == ("accepted", incomplete.number)
    assert "-03B0001-" in answer.receipt_number
    assert journal.verify(new).ok


def test_the_series_goes_behind_every_letter_seen_on_paper(worked, restore, make_home):
    """Restored twice from one backup: the paper in hand already shows the letter B."""
    first = restore(words(make_home, worked)).home
    printed = intake.submit(first, intake_request(FREE, serial=80))
    second = restore(
        words(make_home, worked),
        "baru2",
        last_number=printed.number,
        last_receipt=printed.receipt_number,
    )
    assert second.series == "C"
    again = intake.submit(second.home, intake_request(FREE, serial=81))
    assert again.number.startswith("MPP1-261123-03C0002-")
    assert again.receipt_number.startswith("KMPP1-261123-03C0002-")


def test_restoring_by_pin_on_the_same_pc_keeps_every_pin(worked, restore, make_home):
    found = restore(Keys(staff=ADMIN, pin=PIN))
    assert found.pins_work
    found.home.close()
    assert make_home.open(found.home.folder, OFFICER).officer.staff == OFFICER


def test_restoring_on_another_pc_gives_the_admin_a_new_pin(
    worked, restore, make_home, tmp_path, monkeypatch
):
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "elsewhere"))
    found = restore(words(make_home, worked), new_pin="864209")
    assert not found.pins_work
    found.home.close()
    assert make_home.open(found.home.folder, ADMIN, "864209").officer.staff == ADMIN
    with pytest.raises(FrontOfficeError, match="staff-not-admitted"):
        make_home.open(found.home.folder, OFFICER)


def test_a_restore_never_overwrites_and_leaves_nothing_half(worked, file, restore, make_home):
    keys = words(make_home, worked)
    other = first_number("MPP2", dt.date(2026, 11, 23), 3, "A")
    with pytest.raises(StoreTrouble, match="home-exists"):
        restore(keys, "home")
    with pytest.raises(RuleViolation, match="number-other-station"):
        restore(keys, last_number=other.text)
    with pytest.raises(RuleViolation, match="number-check-wrong"):
        restore(keys, last_number="MPP1-261123-03A0001-0")
    with pytest.raises(RuleViolation, match="pin-too-short"):
        restore(keys, new_pin="1")
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    with pytest.raises(StoreTrouble, match="backup-damaged"):
        restore(keys)
    assert not (worked.folder.parent / "baru").exists()
    file.write_bytes(whole)
    restore(keys)
    assert (worked.folder.parent / "baru" / CARD).exists()


def test_a_home_without_its_card_is_not_overwritten(worked, restore, make_home):
    (worked.folder / CARD).unlink()
    with pytest.raises(StoreTrouble, match="store-exists"):
        restore(words(make_home, worked), "home")
    assert journal.verify(worked).ok


def test_automatic_backups_are_due_after_half_an_hour_with_news(worked, clock, tmp_path):
    assert backup.due(worked) == backup.Due(False, None, None)
    with pytest.raises(RuleViolation, match="backup-folder-unset"):
        backup.back_up_now(worked)
    folder = tmp_path / "disk"
    folder.mkdir()
    settings.change(worked, backup_folder=str(folder))
    assert backup.due(worked).due
    made = backup.back_up_now(worked)
    assert not backup.due(worked).due
    clock.advance(HALF_HOUR)
    assert not backup.due(worked).due
    intake.submit(worked, intake_request(FREE, serial=90))
    assert backup.due(worked).due
    clock.turn_to(clock.now() - 10 * 365 * 24 * 3_600_000)
    assert backup.due(worked).due
    assert backup.last(worked).path == made.path


def test_the_oldest_automatic_backups_give_way(worked, clock, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"mine")
    settings.change(worked, backup_folder=str(folder))
    for _ in range(backup.KEEP + 2):
        clock.advance(HALF_HOUR)
        newest = backup.back_up_now(worked)
    names = {str(one) for one in folder.iterdir()}
    assert len(names) == backup.KEEP + 1
    assert newest.path in names
    assert str(folder / "holiday.jpg") in names
