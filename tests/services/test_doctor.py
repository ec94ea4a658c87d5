"""The station check finds each fault it names, in both languages, and never raises."""

from __future__ import annotations

import pytest

from frontoffice.services import backup, doctor, intake, papers
from frontoffice.services.home import CARD, KEYS
from frontoffice.store import replica
from frontoffice.store.devicesecret import secret_path
from frontoffice.store.replica import Peer
from frontoffice.store.store import DATABASE
from tests.builders import FREE, intake_request

DAY = 24 * 3_600_000
YEAR = 365 * DAY


def result(home, name):
    return next(one for one in doctor.examine(home).checks if one.name == name)


def test_a_new_station_is_well(home):
    report = doctor.examine(home)
    assert [one for one in report.checks if not one.ok] == []
    assert report.ok
    assert {one.name for one in report.checks} >= {
        "database", "journal", "encryption", "keys", "device-secret", "clock", "disk",
        "resources", "catalogue", "holidays", "printer", "backup", "copies", "prints", "exchange",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_answer_is_a_sentence_and_every_fault_has_a_next_step(home, language):
    for one in doctor.examine(home, language).checks:
        assert one.detail.endswith(".") or one.name == "clock", one
        assert "…" not in one.detail
        assert one.ok or one.next_step


def test_unverified_figures_are_counted(home):
    assert "38" in result(home, "catalogue").detail


def test_an_unpublished_station_lacks_catalogue_and_holidays(make_home):
    bare = make_home("bare", published=False)
    assert not result(bare, "catalogue").ok
    assert not result(bare, "holidays").ok


def test_work_without_a_backup_and_an_old_backup_are_faults(home, clock, tmp_path):
    intake.submit(home, intake_request(FREE))
    assert not result(home, "backup").ok
    backup.create(home, tmp_path / "a.fobackup")
    assert result(home, "backup").ok
    clock.advance(DAY)
    assert "24" in result(home, "backup").detail
    assert not result(home, "backup").ok


def test_an_unanswered_print_is_named_by_its_number(home):
    answer = intake.submit(home, intake_request(FREE))
    printed = papers.print_receipt(home, answer.stream)
    found = result(home, "prints")
    assert not found.ok
    assert answer.number in found.detail
    papers.confirm(home, answer.stream, printed.print, True)
    assert result(home, "prints").ok


@pytest.mark.parametrize("years", [-10, 40])
def test_a_clock_that_jumped_is_doubtful(home, clock, years):
    clock.turn_to(clock.now() + years * YEAR)
    assert not result(home, "clock").ok


def test_a_clock_off_the_servers_is_told_in_minutes(home, clock):
    home.store.heard_time(clock.now() + 7 * 60_000)
    assert "7" in result(home, "clock").detail
    assert not result(home, "clock").ok


def test_holidays_must_reach_half_a_year_ahead(home, clock):
    clock.turn_to(clock.now() + 2 * YEAR)
    assert not result(home, "holidays").ok


def test_a_changed_head_is_found(home):
    with home.store.writing() as connection:
        connection.exec_driver_sql("UPDATE chain SET hash = zeroblob(32)")
    assert not result(home, "journal").ok


def test_old_contact_and_a_key_not_certified_are_faults(home, clock):
    peer = Peer("http://pusat.contoh", "central", bytes(32), contact_at=clock.now())
    with home.store.writing() as connection:
        replica.keep_peer(connection, peer)
    found = result(home, "exchange")
    assert not found.ok
    assert "http://pusat.contoh" in found.detail


def test_key_file_and_device_secret_must_be_private(home):
    (home.folder / KEYS).chmod(0o644)
    assert not result(home, "keys").ok
    (home.folder / KEYS).chmod(0o600)
    home.folder.chmod(0o755)
    assert not result(home, "keys").ok
    home.folder.chmod(0o700)
    assert result(home, "keys").ok
    secret_path(home.card.home).chmod(0o644)
    assert not result(home, "device-secret").ok
    secret_path(home.card.home).unlink()
    assert not result(home, "device-secret").ok


def test_a_home_that_does_not_open_is_examined_from_outside(home):
    home.close()
    assert doctor.examine_folder(home.folder).ok
    (home.folder / DATABASE).write_bytes(b"SQLite format 3\0" + bytes(4000))
    (home.folder / KEYS).write_text("{")
    (home.folder / CARD).unlink()
    found = {one.name: one.ok for one in doctor.examine_folder(home.folder).checks}
    assert not any(found[name] for name in ("home", "keys", "encryption", "device-secret"))
    assert found["disk"]
    (home.folder / DATABASE).unlink()
    assert not doctor.examine_folder(home.folder).ok
