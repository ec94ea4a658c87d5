"""Stasiun, Latihan pemulihan by keys: a real backup, damaged ones, one of another station."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import backup, cash, cash_closing, intake, settings
from tests.builders import PAID, intake_request
from tests.conftest import PIN, SUPERVISOR
from tests.ui.office import Office
from ui.screens.station import StationScreen

Key = Qt.Key


@pytest.fixture
def desk(home, show, tmp_path):
    """Stasiun over a home whose day was closed and backed up."""
    (folder := tmp_path / "stick").mkdir()
    settings.change(home, backup_folder=str(folder))
    cash.open_drawer(home, {"n10000": 5})
    intake.submit(home, intake_request(PAID))
    cash.count(home, {"n10000": 8})
    cash_closing.close_drawer(home, 50_000, home.confirm(SUPERVISOR, PIN))
    made = Office(home, StationScreen)
    show(made.window, 1366, 768)
    made.backup = backup.back_up_now(home)
    made.open("drill")
    return made


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def to(qtbot, widget):
    """Tab until the widget has the focus: that it can be reached is part of the test."""
    for _ in range(40):
        if QApplication.focusWidget() is (widget.focusProxy() or widget):
            return
        press(qtbot, Key.Key_Tab)
    raise AssertionError(widget)


def test_a_backup_is_restored_in_a_throw_away_place_and_told_in_one_sentence(
    desk, home, qtbot, clock, tmp_path
):
    panel = desk.screen.panels["drill"]
    before = home.store.peek("SELECT count(*) FROM entry")
    assert [one.key for one in panel.list.lines.lines()] == [desk.backup.path]
    to(qtbot, panel.path.input)
    press(qtbot, Key.Key_Return)
    told = panel.band.title.text()
    assert f"Dapat dipulihkan: {before} catatan utuh dalam 0," in told
    assert "Tidak ada yang hilang. Kas Senin, 23 November 2026 cocok." in told
    assert home.store.peek("SELECT count(*) FROM entry") == before
    assert sorted(one.name for one in (tmp_path / "stick").iterdir()) == [
        desk.backup.path.rpartition("/")[2]
    ]
    clock.advance(600_000)
    intake.submit(home, intake_request(serial=2))
    to(qtbot, panel.go)
    press(qtbot, Key.Key_Space)
    assert "23 November 2026 09.10, 1 permohonan baru." in panel.band.title.text()
    # The last drill is still told when somebody comes back.
    again = Office(home, StationScreen)
    assert again.open("drill").panels["drill"].band.title.text() == panel.band.title.text()


def test_a_damaged_backup_and_one_of_another_station_are_named(
    desk, home, qtbot, make_home, tmp_path
):
    panel = desk.screen.panels["drill"]
    data = bytearray((tmp_path / "stick" / desk.backup.path.rpartition("/")[2]).read_bytes())
    data[len(data) // 2] ^= 1
    bad = tmp_path / "rusak.fobackup"
    bad.write_bytes(data)
    other = make_home("lain", station=5)
    backup.create(other, tmp_path / "lain.fobackup")
    for path, words in ((bad, "rusak"), (tmp_path / "tidak-ada", "tidak dapat dibuka")):
        to(qtbot, panel.path.input)
        panel.path.input.selectAll()
        qtbot.keyClicks(panel.path.input, str(path))
        press(qtbot, Key.Key_Return)
        assert words in panel.band.title.text()
    panel.path.set_text(str(tmp_path / "lain.fobackup"))
    press(qtbot, Key.Key_Return)
    assert "milik stasiun lain" in panel.path.note.label.text()
    with home.store.writing() as connection:
        connection.exec_driver_sql("UPDATE payment_row SET amount_rupiah = 1")
    panel.path.set_text(backup.create(home, tmp_path / "beda.fobackup").path)
    press(qtbot, Key.Key_Return)
    assert "tidak sama dengan berita acara" in panel.band.title.text()
