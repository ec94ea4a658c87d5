"""Aduan by real keys: taking down, anonymous, the next steps, the reply, who sees what."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from frontoffice.services import attachments, complaints, complaints_read, survey
from tests.conftest import ADMIN, OFFICER, SUPERVISOR
from tests.services.test_attachments import picture
from tests.services.voices import end_of_day
from tests.ui.office import Office, assert_fits
from ui.dialogs.case_attaching import LookSheet
from ui.screens.complaints import ComplaintsScreen
from ui.screens.complaints.clocks import ClocksSheet
from ui.screens.complaints.sheets import (
    FiledSheet,
    FilingSheet,
    PhotoSheet,
    ReplySheet,
    StepSheet,
)
from ui.theme.checks import small_targets, unnamed_controls

Key = Qt.Key


@pytest.fixture
def office(home, show):
    made = Office(home, ComplaintsScreen)
    show(made.window, 1366, 768)
    made.open()
    return made


def newest(office, kind):
    return [one for one in office.window.findChildren(kind) if one.isVisible()][-1]


def press(button, qtbot):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def file(home, **changes):
    return complaints.file(home, {"text": "Antrean lama sekali", "name": "Siti"} | changes)


def choose(office, filed):
    office.screen.read()
    office.screen.list.choose(filed.stream)


def test_a_complaint_is_taken_down_and_its_receipt_printed(office, qtbot, home):
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
    sheet = newest(office, FilingSheet)
    press(sheet.confirm, qtbot)
    assert "kosong" in sheet.text.note.label.text()
    qtbot.keyClicks(sheet.text.area, "Loket tutup sebelum waktunya")
    press(sheet.confirm, qtbot)
    assert "Nama pelapor" in sheet.name.note.label.text()
    qtbot.keyClicks(sheet.name.input, "Siti Rahayu")
    qtbot.keyClick(sheet.name.input, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    told = newest(office, FiledSheet)
    (line,) = complaints_read.listing(home)
    said = [label.text() for label in told.findChildren(QLabel)]
    assert line.number in said
    assert told.print.hasFocus()
    press(told.print, qtbot)
    assert office.printed[0][0].startswith(b"%PDF")
    assert [row.key for row in office.screen.list.lines.lines()] == [line.stream]
    assert office.screen.list.key() == line.stream
    assert office.screen.detail.said.text() == "Loket tutup sebelum waktunya"


def test_an_anonymous_one_takes_no_name_and_appears_after_the_closing(office, qtbot, home, clock):
    office.screen.new()
    sheet = newest(office, FilingSheet)
    qtbot.keyClicks(sheet.name.input, "Siti")
    press(sheet.anonymous, qtbot)
    assert not sheet.name.isEnabled()
    assert sheet.name.text() == ""
    qtbot.keyClicks(sheet.text.area, "Diminta uang")
    sheet.about.choose(OFFICER)
    press(sheet.confirm, qtbot)
    assert survey.waiting(home) == (0, 1)
    assert office.screen.list.lines.lines() == []
    newest(office, FiledSheet).close_sheet()
    end_of_day(home, clock)
    office.screen.read()
    (line,) = office.screen.lines.values()
    assert (line.anonymous, line.about_officer) == (True, True)


def test_from_verification_to_the_reporters_reply(office, qtbot, home):
    filed = file(home)
    choose(office, filed)
    detail = office.screen.detail
    assert detail.said.text() == "Antrean lama sekali"
    assert next(iter(detail.steps)) == "verified"
    press(detail.steps["verified"], qtbot)
    sheet = newest(office, StepSheet)
    sheet.classified.choose("supervised")
    sheet.maladministration.choose("undue_delay")
    press(sheet.confirm, qtbot)
    assert office.last() == f"{filed.number}: Diverifikasi."
    assert "Penundaan berlarut" in [chip.text() for chip in detail._chips]

    press(detail.steps["followed_up"], qtbot)
    sheet = newest(office, StepSheet)
    press(sheet.confirm, qtbot)
    assert "Jawaban atau alasan" in sheet.text.note.label.text()
    qtbot.keyClicks(sheet.text.area, "Loket kedua dibuka")
    press(sheet.confirm, qtbot)
    press(detail.steps["waiting_reporter"], qtbot)
    sheet = newest(office, StepSheet)
    qtbot.keyClicks(sheet.text.area, "Apakah cukup?")
    press(sheet.confirm, qtbot)

    press(office.screen.reply_button, qtbot)
    reply = newest(office, ReplySheet)
    qtbot.keyClicks(reply.number.input, filed.number)
    qtbot.keyClicks(reply.code.input, "SALAH")
    press(reply.track, qtbot)
    assert "tidak cocok" in reply.note.text()
    reply.code.set_text(filed.code)
    press(reply.track, qtbot)
    assert reply.status.text() == "Menunggu pelapor"
    reply.satisfied.choose("yes")
    press(reply.confirm, qtbot)
    assert office.last() == f"{filed.number}: Selesai."
    assert "Loket kedua dibuka" in detail.story.text()


def test_two_that_say_the_same_are_joined(office, qtbot, home):
    first = file(home, topic="road", text="Lubang besar Jalan Melati depan pasar")
    second = file(home, topic="road", text="Jalan Melati depan pasar lubang besar")
    choose(office, second)
    assert first.number in office.screen.detail.same.text()
    press(office.screen.detail.steps["duplicate"], qtbot)
    sheet = newest(office, StepSheet)
    assert sheet.of.text() == first.number
    press(sheet.confirm, qtbot)
    assert office.last() == f"{second.number}: Sama dengan aduan lain."


def test_search_and_filters_find_it_and_the_export_is_a_file(office, qtbot, home, tmp_path):
    filed = file(home)
    file(home, text="Kursi rusak", kind="suggestion")
    office.screen.read()
    qtbot.keyClicks(office.screen.search, "antrean")
    assert list(office.screen.lines) == [filed.stream]
    office.screen.list.choose(filed.stream)
    office.screen.export_to(tmp_path / "lapor.json")
    assert json.loads((tmp_path / "lapor.json").read_text())["number"] == filed.number
    office.screen.search.clear()
    office.screen.kind.setCurrentIndex(office.screen.kind.findData("suggestion"))
    assert [one.kind for one in office.screen.lines.values()] == ["suggestion"]


def test_who_it_is_about_sees_nothing_of_it_on_the_screen(office, home, make_home, show):
    filed = file(home, text="Meminta imbalan", about=[SUPERVISOR])
    make_home.sign_in(home, SUPERVISOR)
    other = Office(home, ComplaintsScreen)
    show(other.window, 1366, 768)
    other.open(filed.number)
    assert other.screen.lines == {}
    assert other.screen.detail.file is None
    assert "tidak ada di sini" in other.last()
    words = " ".join(label.text() for label in other.window.findChildren(QLabel))
    assert "Meminta imbalan" not in words
    make_home.sign_in(home, ADMIN)


def test_an_officer_takes_down_and_reads_nothing(home, make_home, show, qtbot):
    filed = file(home)
    make_home.sign_in(home, OFFICER)
    office = Office(home, ComplaintsScreen)
    show(office.window, 1366, 768)
    screen = office.open()
    assert not screen.list.isVisible()
    assert not screen.search.isVisible()
    assert screen.new_button.hasFocus()
    press(screen.reply_button, qtbot)
    reply = newest(office, ReplySheet)
    reply.number.set_text(filed.number)
    reply.code.set_text(filed.code)
    press(reply.track, qtbot)
    assert reply.status.text() == "Diterima"


def test_a_complaint_takes_photos_of_the_folder_and_shows_them_small_and_large(
    office, qtbot, home, tmp_path
):
    for place in range(2):
        (tmp_path / f"jalan-{place}.jpg").write_bytes(picture("JPEG", (90, 60)))
    attachments.set_scanner_folder(home, tmp_path)
    office.screen.new()
    sheet = newest(office, FilingSheet)
    sheet.photo.scan.setFocus()
    for _ in range(3):
        qtbot.keyClick(sheet.photo.scan, Key.Key_Space)
    assert "Tidak ada foto baru" in sheet.photo.note.label.text()
    assert len(sheet.photo.paths) == 2
    qtbot.keyClicks(sheet.text.area, "Lubang di Jalan Melati")
    qtbot.keyClicks(sheet.name.input, "Siti Rahayu")
    qtbot.keyClicks(sheet.place_of.input, "51,5; 0,12")
    press(sheet.confirm, qtbot)
    assert "di luar Indonesia" in sheet.place_of.note.label.text()
    sheet.place_of.set_text("-6,2146; 106,8451")
    press(sheet.confirm, qtbot)
    newest(office, FiledSheet).close_sheet()

    screen = office.screen
    screen.list.choose(next(iter(screen.lines)))
    assert "-6.21460, 106.84510" in screen.detail.who.text()
    assert [tile.isEnabled() for tile in screen.detail.tiles] == [True, True]
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    qtbot.keyClick(screen.detail.tiles[1], Key.Key_Space)
    assert newest(office, LookSheet).shown.accessibleName() == "Foto 2"
    newest(office, LookSheet).close_sheet()
    actions = {one.id: one for one in screen.offers()}
    actions["complaints.add_photo"].run()
    more = newest(office, PhotoSheet)
    more.photo.take(tmp_path / "jalan-0.jpg")
    press(more.confirm, qtbot)
    assert len(screen.detail.tiles) == 3

    for path in (home.folder / "files").iterdir():
        path.unlink()
    screen.detail.clear()
    screen.arrive(next(iter(screen.lines)))
    told = {tile.text() for tile in screen.detail.tiles}
    assert told == {"Foto belum sampai di sini"}
    assert not actions["complaints.photo"].enabled()


def test_everybody_reads_the_time_limits_and_the_admin_sets_a_stricter_one(
    office, qtbot, home, make_home, show
):
    office.screen.clocks_button.click()
    sheet = newest(office, ClocksSheet)
    keys = [line.key for line in sheet.limits.lines.lines()]
    assert any(key.startswith("privacy finish None 72") for key in keys)
    sheet.classed.choose("unsupervised")
    sheet.stage.choose("finish")
    qtbot.keyClicks(sheet.number.input, "20")
    qtbot.keyClicks(sheet.reason.input, "Janji kepala kantor")
    qtbot.keyClick(sheet.reason.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "tidak lebih ketat" in sheet.number.note.label.text()
    sheet.number.input.clear()
    qtbot.keyClicks(sheet.number.input, "7")
    qtbot.keyClick(sheet.number.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.last() == "Batas waktu ditetapkan."
    (basis,) = {one.basis for one in file(home).clocks if one.stage == "finish"}
    assert basis == "Ketetapan kantor sejak 23 November 2026"

    make_home.sign_in(home, OFFICER)
    other = Office(home, ComplaintsScreen)
    show(other.window, 1366, 768)
    other.open().show_clocks()
    sheet = newest(other, ClocksSheet)
    assert "Janji kepala kantor" in " ".join(one.detail for one in sheet.limits.lines.lines())
    assert not sheet.confirm.isVisible()
    assert not sheet.number.isVisible()
    assert_fits(qtbot, other.window)
    make_home.sign_in(home, ADMIN)


def test_everything_fits_and_has_a_name(office, qtbot, home):
    choose(office, file(home, confidential=True))
    assert_fits(qtbot, office.window)
    office.screen.new()
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []
