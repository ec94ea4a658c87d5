"""Exceptions of a case after intake (FEATURES part 4), by keys on Permohonan over a real home."""

from __future__ import annotations

import datetime as dt

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from frontoffice.services import attachments, cases, findings, handover, intake, report
from tests.builders import FREE, PAID, intake_request
from tests.conftest import OFFICER, SUPERVISOR
from tests.documents.reading import printed, squeezed
from tests.ui.office import Office, assert_fits
from ui.models.case_steps import steps
from ui.screens.cases import CasesScreen
from ui.theme.checks import unnamed_controls

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
DAY_MS = 86_400_000


@pytest.fixture
def desk(home, show, qtbot):
    """Permohonan over a home, with the few verbs a pair of hands has."""
    return Desk(home, show, qtbot)


class Desk:
    """Keys on Permohonan."""

    def __init__(self, home, show, qtbot):
        self.home, self.qtbot = home, qtbot
        self.office = Office(home, CasesScreen)
        show(self.office.window, 1366, 768)

    def open(self, stream):
        self.office.open(stream)
        self.stream = stream
        return self

    @property
    def case(self):
        return cases.read_case(self.home, self.stream)

    @property
    def detail(self):
        return self.office.screen.detail

    def primary(self):
        """Ctrl+Enter, the next step."""
        self.qtbot.keyClick(self.office.window, Key.Key_Return, CTRL)
        return self.sheet()

    def step(self, code):
        """A step by its button on the tab Langkah."""
        self.detail.tabs.setCurrentIndex(3)
        buttons = self.detail.stack.currentWidget().findChildren(type(self.detail.primary))
        wanted = next(one for one in steps(self.detail.view, "admin") if one.code == code)
        button = next(one for one in buttons if one.text() == wanted.verb)
        button.setFocus()
        self.qtbot.keyClick(button, Key.Key_Return)
        return self.sheet()

    def sheet(self):
        sheets = self.office.screen._sheets.values()
        return next((sheet for sheet in sheets if sheet.isVisible()), None)

    def type(self, field, words):
        field.input.selectAll()
        self.qtbot.keyClicks(field.input, words)

    def choose(self, field, code):
        """A choice by its arrow keys."""
        at = field.choice.findData(code)
        field.choice.setFocus()
        while field.choice.currentIndex() < at:
            self.qtbot.keyClick(field.choice, Key.Key_Down)

    def press(self, sheet):
        self.qtbot.keyClick(sheet, Key.Key_Return, CTRL)

    def tick(self, *chips):
        for chip in chips:
            self.qtbot.keyClick(chip, Key.Key_Space)


def taken_in(home, service=FREE, serial=1, **more):
    return intake.submit(home, intake_request(service, serial=serial, **more)).stream


def day(on):
    return on.strftime("%d%m%Y")


def test_nik_check_impossible_offline_is_marked_and_checked_after_the_line_is_back(desk, home):
    stream = taken_in(home)
    desk.open(stream)
    sheet = desk.step("identity")
    assert sheet.outcome.code() == "unverified"
    desk.type(sheet.remark, "jalur putus")
    desk.press(sheet)
    assert desk.case.work.identity == "unverified"
    screen = desk.office.screen
    assert screen.list.chips["recheck"].text() == "Periksa NIK 1"
    desk.qtbot.keyClick(screen.list.chips["recheck"], Key.Key_Space)
    assert screen.list.model.rowCount() == 1
    assert "finding-recheck" in {one.code for one in findings.findings(home)}
    sheet = desk.step("identity")
    assert sheet.outcome.code() == "verified"
    desk.press(sheet)
    assert desk.case.work.identity == "verified"
    assert not screen.list.model.rowCount()


def test_duplicate_found_after_sync_one_is_closed_and_its_fee_asked_back(desk, home):
    goes_on = taken_in(home, PAID)
    doubled = taken_in(home, PAID, client_ref="loket-2")
    desk.open(doubled)
    sheet = desk.step("duplicate")
    desk.type(sheet.of, cases.read_case(home, goes_on).opened.number)
    desk.type(sheet.reason, "diterima di dua loket")
    desk.press(sheet)
    assert desk.case.status == "withdrawn"
    with home.store.read() as connection:
        asked = connection.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE kind = 'refund.requested/1'"
        )
        assert asked.scalar() == 1


def test_the_receiver_signs_on_the_screen_and_the_minutes_carry_it(desk, home):
    stream = taken_in(home)
    handover.make_ready(home, stream, "Rak A")
    desk.open(stream)
    sheet = desk.primary()
    desk.tick(sheet.shown["ktp"], sheet.shown["receipt"])
    desk.qtbot.keyClick(sheet.proof, Key.Key_2)
    assert sheet.proof.code() == "drawn"
    assert sheet.pad.hasFocus()
    desk.press(sheet)
    assert "Tanda tangan di layar belum ada" in sheet.note.text()
    pad, left = sheet.pad, Qt.MouseButton.LeftButton
    desk.qtbot.mousePress(pad, left, pos=QPoint(20, 70))
    for x, y in ((60, 30), (110, 100), (160, 40), (220, 90), (250, 60)):
        desk.qtbot.mouseMove(pad, QPoint(x, y))
    desk.qtbot.mouseRelease(pad, left, pos=QPoint(255, 60))
    assert len(pad.strokes()) == 1
    desk.press(sheet)
    assert (desk.case.status, desk.case.work.handover.proof) == ("handed_over", "drawn")


def test_deadline_missed_is_red_before_the_date(desk, home, clock):
    stream = taken_in(home)
    promised = desk.open(stream).case.promise.promised_on
    clock.advance(((promised - dt.date(2026, 11, 23)).days - 1) * DAY_MS)
    desk.office.screen.list.read()
    desk.open(stream)
    screen = desk.office.screen
    assert screen.list.chips["soon"].text() == "Jatuh tempo 1"
    row = screen.list.model.index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert (row.due, row.due_ink) == ("besok", "bad")
    assert desk.detail.view.band.tone == "bad"
    assert desk.detail.primary.text() == "Mulai proses"


def test_deadline_missed_asks_reason_and_new_date_before_anything_else(desk, home, clock):
    stream = taken_in(home)
    clock.advance(7 * DAY_MS)
    desk.open(stream)
    assert desk.detail.chip.text() == "Lewat janji"
    assert desk.detail.primary.text() == "Catat alasan dan hari baru"
    desk.office.screen.take("move:ready")
    assert "keterlambatan" in desk.office.last()
    sheet = desk.primary()
    desk.choose(sheet.why, "workload")
    desk.type(sheet.day, day(dt.date(2026, 12, 1)))
    desk.tick(sheet.tell)
    desk.press(sheet)
    case = desk.case
    assert case.promise.promised_on == dt.date(2026, 12, 1)
    assert [one.late for one in case.work.moved_promises] == [True]
    assert [one.about for one in case.work.notices] == ["late"]
    assert desk.detail.primary.text() == "Mulai proses"
    desk.press(desk.primary())
    sheet = desk.primary()
    desk.type(sheet.reason, "Rak A")
    desk.press(sheet)
    figures = report.read(home, "year", dt.date(2026, 11, 30)).cases
    assert (figures.whole.broken, figures.reasons) == (1, {"workload": 1})


def test_deadline_missed_again_goes_to_the_supervisor(desk, home, clock):
    stream = taken_in(home)
    for days in (7, 14):
        clock.advance(7 * DAY_MS)
        desk.open(stream)
        sheet = desk.primary()
        desk.choose(sheet.why, "official_absent")
        desk.type(sheet.day, day(dt.date(2026, 11, 23) + dt.timedelta(days=days + 1)))
        desk.press(sheet)
    found = {one.code: one for one in findings.findings(home)}
    assert found["finding-late-again"].count == 2
    assert found["finding-late-again"].stream == stream


def test_refusal_is_a_reasoned_letter_and_goes_into_the_right_hands(desk, home):
    stream = taken_in(home, "KEL-SKTM")
    desk.open(stream)
    sheet = desk.step("move:refused")
    desk.type(sheet.reason, "Silsilah tidak terbukti")
    desk.type(sheet.basis, "Permendagri 108/2019 pasal 10")
    desk.press(sheet)
    assert desk.case.status == "refused"
    desk.step("letter")
    letter = printed(desk.office.printed[-1][0])
    for told in (
        "Silsilah tidak terbukti",
        "Permendagri 108/2019",
        "UU 30/2014 pasal 77",
        "Ombudsman",
        "Surat pengantar RT/RW",
    ):
        assert squeezed(told) in letter, told
    sheet = desk.step("hand_over")
    desk.tick(sheet.shown["ktp"], sheet.shown["receipt"])
    desk.press(sheet)
    assert desk.case.status == "handed_over"


def test_product_not_collected_is_reminded_and_archived_with_its_place(desk, home, clock):
    stream = taken_in(home)
    handover.make_ready(home, stream, "Rak A")
    desk.open(stream)
    sheet = desk.step("notice")
    desk.press(sheet)
    assert "belum setuju" in sheet.note.text()
    desk.tick(sheet.consent)
    desk.press(sheet)
    assert [one.about for one in desk.case.work.notices] == ["ready"]
    clock.advance(31 * DAY_MS)
    desk.office.screen.list.read()
    desk.open(stream)
    assert desk.office.screen.list.chips["uncollected"].text() == "Tidak diambil 1"
    sheet = desk.step("notice")
    desk.tick(sheet.consent)
    desk.press(sheet)
    assert desk.case.work.notices[-1].about == "uncollected"
    sheet = desk.step("place")
    desk.type(sheet.reason, "Arsip lantai 2")
    desk.tick(sheet.archive)
    desk.press(sheet)
    assert (desk.case.work.place, desk.case.work.archived) == ("Arsip lantai 2", True)
    number = desk.case.opened.number
    action = next(one for one in desk.office.window.book.current() if one.id == "cases.shelf")
    action.run()
    for told in (number, "Arsip lantai 2 (arsip)"):
        assert squeezed(told) in printed(desk.office.printed[-1][0])


def test_officer_mistake_after_sync_is_a_correction_with_the_old_value_visible(desk, home):
    stream = taken_in(home)
    desk.open(stream)
    sheet = desk.step("correct")
    desk.type(sheet.name, "Budi Susanto")
    desk.type(sheet.reason, "salah dengar")
    desk.press(sheet)
    assert desk.case.revisions == 1
    told = desk.detail.story.story.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Budi Santoso menjadi Budi Susanto" in told


def test_work_is_claimed_passed_on_and_sent_back_by_keys(desk, home):
    stream = taken_in(home)
    desk.open(stream)
    desk.step("claim")
    assert desk.office.screen.list.chips["mine"].text() == "Daftar kerja 1"
    sheet = desk.step("dispose")
    desk.choose(sheet.to, SUPERVISOR)
    desk.type(sheet.instruction, "periksa silsilah")
    desk.type(sheet.due_on, day(dt.date(2026, 11, 24)))
    desk.press(sheet)
    assert (desk.case.work.assigned, desk.case.work.due_on) == (SUPERVISOR, dt.date(2026, 11, 24))
    sheet = desk.step("assign")
    desk.choose(sheet.to, OFFICER)
    desk.press(sheet)
    assert desk.case.work.assigned == OFFICER
    sheet = desk.step("send_back")
    desk.tick(next(iter(sheet.rows.values())), sheet.citizen)
    desk.type(sheet.reason, "tanda tangan kurang")
    desk.press(sheet)
    assert desk.case.status == "waiting_citizen"
    assert desk.case.work.marked


def test_folders_are_scanned_out_and_in(desk, home):
    stream = taken_in(home)
    desk.open(stream)
    sheet = desk.step("folder")
    desk.qtbot.keyClick(sheet.number.input, Key.Key_Return)
    assert desk.case.work.folder.way == "out"
    assert desk.office.screen.list.chips["folders"].text() == "Map keluar 1"
    sheet = desk.step("folder")
    assert sheet.way.code() == "in"
    desk.type(sheet.shelf, "Rak berkas 2")
    desk.press(sheet)
    assert desk.case.work.folder.place == "Rak berkas 2"


def test_a_scan_from_the_scanners_folder_is_attached_shown_and_withdrawn(desk, home, tmp_path):
    folder = tmp_path / "pindai"
    folder.mkdir()
    Image.new("RGB", (2400, 3400), "white").save(folder / "kk.png")
    attachments.set_scanner_folder(home, folder)
    stream = taken_in(home)
    desk.open(stream)
    sheet = desk.step("attach")
    assert "kk.png" in sheet.chosen.text()
    desk.press(sheet)
    (file,) = desk.case.work.files
    assert file.media == "image/jpeg"
    sealed = (home.folder / "files" / file.blob.hex()).read_bytes()
    assert b"JFIF" not in sealed
    desk.detail.tabs.setCurrentIndex(4)
    look = next(
        one
        for one in desk.detail.stack.currentWidget().findChildren(type(desk.detail.primary))
        if one.text() == "Lihat"
    )
    look.setFocus()
    desk.qtbot.keyClick(look, Key.Key_Return)
    shown = desk.office.screen._picture
    assert shown.isVisible()
    assert shown.shown.pixmap().height() > 100
    desk.qtbot.keyClick(shown, Key.Key_Escape)
    desk.detail.file_unwanted.emit(file.ref)
    assert desk.case.work.shown_files == []


def test_late_work_and_its_sheets_fit_words_40_percent_longer(home, show, qtbot, clock, long_words):
    stream = taken_in(home)
    ready = taken_in(home, serial=2)
    handover.make_ready(home, ready, "Rak A")
    clock.advance(7 * DAY_MS)
    desk = Desk(home, show, qtbot).open(stream)
    desk.detail.tabs.setCurrentIndex(3)
    assert_fits(qtbot, desk.office.screen)
    for one, codes in (
        (stream, ("postpone", "assign", "attach", "identity")),
        (ready, ("notice",)),
    ):
        desk.open(one)
        for code in codes:
            desk.office.screen.take(code)
            sheet = desk.sheet()
            assert_fits(qtbot, sheet)
            assert unnamed_controls(sheet) == []
            sheet.close_sheet()
    desk.office.screen.take("hand_over")
    sheet = desk.sheet()
    sheet.proof.choose("drawn")
    sheet.lost.setChecked(True)
    assert_fits(qtbot, sheet)
    assert unnamed_controls(sheet) == []
