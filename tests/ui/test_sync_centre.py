"""The sync centre by keys: bundles, facts set apart, money to return, the daily sync."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.domain.errors import Refused
from frontoffice.server import admin
from frontoffice.server.run import Running, running_server
from frontoffice.services import (
    cases,
    copies,
    findings,
    intake,
    quarantine,
    settings,
    settlements,
    sync_day,
)
from frontoffice.services.home import Home
from frontoffice.sync.bundle import inspect
from frontoffice.sync.desk import enrol_home, sync_home
from tests.builders import PAID, intake_request
from tests.conftest import NOW, PIN, SUPERVISOR, HomeFactory
from tests.services.apart import exchange
from tests.ui.office import Office, assert_fits
from ui.daily_sync import DailySync
from ui.exchange import Exchange
from ui.freshness import read_status, shown
from ui.screens.sync import SyncScreen
from ui.screens.sync.bundle_sheets import ExportSheet, ImportSheet
from ui.screens.sync.panels import ApartPanel, GiveBackPanel
from ui.tasks import ImmediateRunner
from ui.theme.look import look

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def centre(tmp_path: Path, clock) -> Iterator[Running]:
    with running_server(tmp_path / "centre", now=clock.now) as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        yield running


def join(home: Home, centre: Running) -> None:
    number = home.card.station
    enrol_home(home, centre.url, str(admin.station_code(centre.centre, "MPP1", number)["code"]))


@pytest.fixture
def pair(make_home: HomeFactory, centre: Running) -> tuple[Home, Home]:
    """Counters 3 and 7 of one centre, which know each other."""
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    for home in (one, other):
        join(home, centre)
    for home in (one, other, one):
        assert sync_home(home).even
    return one, other


@pytest.fixture
def opened(show):
    def build(home: Home) -> Office:
        office = Office(home, SyncScreen)
        office.context.freshness = shown(read_status(home), home.now())
        show(office.window, 1366, 768)
        office.open()
        return office

    return build


def press(qtbot, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, words: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), words)


def replace(qtbot, words: str) -> None:
    press(qtbot, Key.Key_A, Control)
    write(qtbot, words)


def carry(qtbot, opened, source: Home, path: Path) -> Office:
    """Ctrl+E at a counter, for counter 7, to a file."""
    office = opened(source)
    qtbot.keyClick(office.window, Key.Key_E, Control)
    sheet = office.screen.carrying.sheet
    assert isinstance(sheet, ExportSheet)
    assert [sheet.receiver.choice.itemText(at) for at in range(2)] == ["Pusat", "Loket 7"]
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Tab)
    replace(qtbot, str(path))
    press(qtbot, Key.Key_Return)
    return office


def test_line_cut_for_days_a_file_is_made_taken_in_elsewhere_and_answered(
    opened, pair, tmp_path, qtbot, clock
) -> None:
    one, other = pair
    clock.advance(3 * 86_400_000)
    stream = intake.submit(one, intake_request()).stream
    path = tmp_path / "kurir.fobundle"
    office = carry(qtbot, opened, one, path)
    light = office.context.freshness
    assert (light.state, light.small) == ("waiting", "kontak terakhir 3 hari lalu")
    assert office.screen.carrying.sheet is None
    assert inspect(path).manifest.receiver_name == "MPP1/07A"
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert office.last().startswith("kurir.fobundle berisi")
    office.window.notice.link.click()
    assert office.printed[-1][1] == "kurir.pdf"

    there = opened(other)
    qtbot.keyClick(there.window, Key.Key_I, Control)
    sheet = there.screen.carrying.sheet
    assert isinstance(sheet, ImportSheet)
    replace(qtbot, str(path))
    sheet.look.click()
    assert "Dari stasiun" in sheet.band.accessibleName()
    sheet.answer.click()
    sheet.path.setFocus()
    press(qtbot, Key.Key_Return)
    assert "Masuk 1 catatan baru" in sheet.band.accessibleName()
    assert cases.read_case(other, stream).opened is not None
    assert inspect(tmp_path / "kurir-jawaban.fobundle").manifest.answers
    sheet.path.setFocus()
    press(qtbot, Key.Key_Return)
    assert "Masuk 0 catatan baru; 48 sudah ada" in sheet.band.accessibleName()
    press(qtbot, Key.Key_Escape)
    assert there.screen.carrying.sheet is None
    assert office.defects == there.defects == []


def test_one_flipped_byte_is_refused_with_its_place_and_nothing_is_applied(
    opened, pair, tmp_path, qtbot
) -> None:
    one, other = pair
    stream = intake.submit(one, intake_request()).stream
    path = tmp_path / "kurir.fobundle"
    carry(qtbot, opened, one, path)
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(data)
    there = opened(other)
    qtbot.keyClick(there.window, Key.Key_I, Control)
    sheet = there.screen.carrying.sheet
    replace(qtbot, str(path))
    press(qtbot, Key.Key_Return)
    said = sheet.band.accessibleName()
    assert "rusak di" in said
    assert "tidak ada yang diterapkan" in said
    assert "Salin ulang" in said
    assert QApplication.focusWidget() is sheet.path.input
    assert cases.read_case(one, stream).opened is not None
    with pytest.raises(Exception, match="unknown"):
        cases.read_case(other, stream)


def test_a_file_never_goes_into_the_home_and_a_missing_folder_is_said(
    opened, pair, tmp_path, qtbot
) -> None:
    one, _ = pair
    office = carry(qtbot, opened, one, one.folder / "x.fobundle")
    sheet = office.screen.carrying.sheet
    assert "folder" in sheet.band.accessibleName().lower()
    replace(qtbot, str(tmp_path / "tidak-ada" / "x.fobundle"))
    press(qtbot, Key.Key_Return)
    assert sheet.band.accessibleName()
    assert not (one.folder / "x.fobundle").exists()


@pytest.mark.parametrize(("theme", "percent"), [("dark", 100), ("contrast", 150)])
def test_the_sheets_fit_in_any_look(opened, make_home, centre, qtbot, theme, percent) -> None:
    look.use(theme=theme, text_percent=percent)
    home = make_home(published=False)
    join(home, centre)
    office = opened(home)
    for show in (office.screen.export, office.screen.carrying.take_in):
        show()
        assert_fits(qtbot, office.screen)
        office.screen.carrying.sheet.refuse("Bundel x.fobundle rusak di bagian 3.", "Salin ulang.")
        assert_fits(qtbot, office.screen)
        office.screen.carrying.sheet.close_sheet()


@pytest.fixture
def copied(make_home: HomeFactory, centre: Running, tmp_path: Path) -> Home:
    """A copied disk that came second, under its new key, with two cases set apart."""
    home = make_home()
    join(home, centre)
    folder = home.folder
    home.close()
    make_home.opened.remove(home)
    shutil.copytree(folder, tmp_path / "salinan")
    first, second = make_home.open(folder), make_home.open(tmp_path / "salinan")
    intake.submit(first, intake_request(serial=1))
    sync_home(first)
    for serial in (2, 3):
        intake.submit(second, intake_request(serial=serial))
    with pytest.raises(Refused):
        sync_home(second)
    join(second, centre)
    sync_home(second)
    return second


def test_what_a_copied_disk_wrote_is_entered_again_or_put_aside_by_keys(
    opened, copied, qtbot
) -> None:
    office = opened(copied)
    table = office.screen.page.table
    items = [one for one in quarantine.items(copied) if one.number]
    assert {one.key for one in table.rows.rows if one.kind == "apart"} >= {
        one.stream for one in items
    }
    table.choose(items[0].stream)
    press(qtbot, Key.Key_Return)
    panel = office.screen.page.panel
    assert isinstance(panel, ApartPanel)
    assert QApplication.focusWidget() is panel.enter
    assert_fits(qtbot, office.screen)
    press(qtbot, Key.Key_Space)
    assert "dimasukkan kembali sebagai susulan" in office.last()
    again = cases.find(copied, office.last().rpartition(" ")[2])
    assert cases.read_case(copied, again).opened.source == items[0].number

    table.choose(items[1].stream)
    press(qtbot, Key.Key_Return)
    panel = office.screen.page.panel
    panel.reason.field.setFocus()
    press(qtbot, Key.Key_Return)
    assert panel.reason.field.note.wrong
    write(qtbot, "pemohon yang sama")
    press(qtbot, Key.Key_Return)
    assert office.last() == "Dikesampingkan; aslinya tetap tersimpan."
    assert [one for one in quarantine.items(copied) if one.number] == []


def test_everything_set_apart_is_entered_again_from_the_palette(opened, copied, qtbot) -> None:
    office = opened(copied)
    (action,) = [one for one in office.screen.offers() if one.id == "sync.enter_all"]
    action.run()
    assert quarantine.items(copied) == []
    assert office.last().startswith("Semua dimasukkan kembali")
    assert office.defects == []


def test_an_officer_sees_what_is_set_apart_but_cannot_enter_it(
    opened, copied, make_home, qtbot
) -> None:
    make_home.sign_in(copied, "budi.s")
    office = opened(copied)
    item = quarantine.items(copied)[0]
    office.screen.page.table.choose(item.stream)
    press(qtbot, Key.Key_Return)
    panel = office.screen.page.panel
    assert not panel.enter.isEnabled()
    assert not panel.reason.isEnabled()
    assert not office.screen.page.export.isVisible()


@pytest.fixture
def paid_twice(pair, make_home) -> tuple[Home, str]:
    """Both counters took the fee of one case; counter 3's counts."""
    one, other = pair
    request = intake_request(PAID)
    stream = intake.submit(one, request | {"payment": None}).stream
    exchange(one, other)
    cases.pay(one, stream, request["payment"])
    make_home.clock.advance(3_600_000)
    cases.pay(other, stream, request["payment"])
    exchange(one, other)
    case = cases.read_case(one, stream)
    heads = case.conflicts[0].heads
    chosen = next(ref for ref in heads if ref[0] == one.store.chain.hex())
    settlements.settle(one, stream, "money", chosen, "lebih dahulu")
    return one, stream


def test_money_of_a_dropped_side_is_given_back_with_a_second_officer(
    opened, paid_twice, qtbot
) -> None:
    home, stream = paid_twice
    office = opened(home)
    (row,) = [one for one in office.screen.page.table.rows.rows if one.kind == "finding"]
    assert row.step == "Kembalikan"
    office.screen.page.table.choose(row.key)
    press(qtbot, Key.Key_Return)
    panel = office.screen.page.panel
    assert isinstance(panel, GiveBackPanel)
    assert_fits(qtbot, office.screen)
    panel.pin.setFocus()
    write(qtbot, PIN)
    press(qtbot, Key.Key_Return)
    assert panel.reason.note.wrong
    panel.reason.setFocus()
    write(qtbot, "dikembalikan di loket 7")
    panel.second.choose(SUPERVISOR)
    panel.pin.setFocus()
    write(qtbot, "111111")
    press(qtbot, Key.Key_Return)
    assert panel.pin.note.wrong
    assert panel.pin.text() == ""
    write(qtbot, PIN)
    press(qtbot, Key.Key_Return)
    assert "uangnya tercatat kembali" in office.last()
    assert not [one for one in findings.findings(home) if one.code == "finding-money"]
    case = cases.read_case(home, stream)
    assert [one.state for one in case.receipts if not one.counts] == ["void"]
    assert office.screen.page.panel is None
    assert office.defects == []


def test_a_copy_on_the_second_medium_is_a_step_of_the_way(opened, pair, tmp_path) -> None:
    one, _ = pair
    (tmp_path / "stik").mkdir()
    settings.change(one, backup_folder=str(tmp_path / "stik"))
    intake.submit(one, intake_request(serial=1))
    copies.copy_now(one)
    intake.submit(one, intake_request(serial=2))
    office = opened(one)
    found = [(one.word, one.reached) for one in office.screen.page.table.rows.rows]
    assert found == [("Ada salinan", 2), ("Tersimpan", 1)]
    picture = office.screen.page.way.picture.accessibleName()
    own = office.screen.view.state.own
    assert picture == f"Di sini: {own}. Pusat: {own - 2}"


def test_the_daily_sync_is_set_by_keys_runs_at_its_time_and_is_reported(
    opened, pair, make_home, qtbot
) -> None:
    one, _ = pair
    office = opened(one)
    office.screen.page.daily.time.setFocus()
    write(qtbot, "25.99")
    press(qtbot, Key.Key_Return)
    assert office.screen.page.daily.time.note.wrong
    replace(qtbot, "15:30")
    press(qtbot, Key.Key_Return)
    assert office.last() == "Sinkron harian berjalan sendiri pukul 15.30."

    intake.submit(one, intake_request())
    told = list[str]()
    running = Exchange(ImmediateRunner(), make_home.clock)
    running.told.connect(lambda _kind, words: told.append(words))
    daily = DailySync(one, ImmediateRunner(), running)
    running.begin(one)
    daily.look(NOW)
    assert told == []
    make_home.clock.turn_to(int(dt.datetime(2026, 11, 23, 8, 31, tzinfo=dt.UTC).timestamp()) * 1000)
    daily.look(make_home.clock.now())
    assert told[-1] == "Sinkron harian selesai. Laporannya di Sinkron, Ctrl+P."
    done = sync_day.daily(one)
    assert (done.done_on, done.even) == (dt.date(2026, 11, 23), True)
    assert not sync_day.daily_due(one)
    office.screen.read()
    assert "sama dengan pusat" in office.screen.page.daily.last.text()
    office.screen.page.daily.report.click()
    assert office.printed[-1][1] == "Laporan sinkron"


def test_without_a_line_the_daily_sync_is_done_when_there_is_one(pair, make_home, centre) -> None:
    one, _ = pair
    sync_day.set_daily(one, "09.00")
    with one.store.writing() as connection:
        connection.exec_driver_sql("UPDATE peer SET url = 'http://127.0.0.1:9'")
    running = Exchange(ImmediateRunner(), make_home.clock)
    daily = DailySync(one, ImmediateRunner(), running)
    running.begin(one)
    daily.look(NOW)
    assert sync_day.daily(one).done_on is None
    with one.store.writing() as connection:
        connection.exec_driver_sql("UPDATE peer SET url = ?", (centre.url,))
    running.run(loud=False)
    assert sync_day.daily(one).done_on == dt.date(2026, 11, 23)


def test_nothing_is_clipped_in_the_long_language_or_a_narrow_window(
    long_words, opened, copied, qtbot
) -> None:
    office = opened(copied)
    office.screen.page.table.choose(quarantine.items(copied)[0].stream)
    press(qtbot, Key.Key_Return)
    assert_fits(qtbot, office.screen)
    office.screen.export()
    assert_fits(qtbot, office.screen)
    office.screen.carrying.sheet.close_sheet()
    office.window.resize(700, 700)
    assert_fits(qtbot, office.screen)
