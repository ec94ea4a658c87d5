"""The acts on a case through their sheets, by keyboard, with errors beside the field."""

from __future__ import annotations

import datetime as dt

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake
from tests.builders import PAID, REPRESENTATIVE, incomplete_request, intake_request, nik
from tests.conftest import OFFICER, PIN, SUPERVISOR
from tests.ui.office import Office, assert_fits
from ui.dialogs.waiver import WaiverSheet
from ui.screens.cases import CasesScreen

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FRIDAY = {"happened_at": "2026-11-20T08:00", "source": "KERTAS-0042"}


@pytest.fixture
def serve(home, show):
    """Permohonan opened on a case that was taken in by this request."""

    def open_(request, prepare=None):
        stream = intake.submit(home, request).stream
        if prepare is not None:
            prepare(stream)
        office = Office(home, CasesScreen)
        show(office.window, 1366, 768)
        office.open(stream)
        office.stream = stream
        return office

    return open_


def sheet_of(office):
    return next(sheet for sheet in office.screen._sheets.values() if sheet.isVisible())


def primary(office, qtbot):
    """Ctrl+Enter; the sheet it opened."""
    qtbot.keyClick(office.window, Key.Key_Return, CTRL)
    return sheet_of(office)


def case_of(office):
    return cases.read_case(office.context.home, office.stream)


def test_ctrl_enter_takes_the_next_step_with_a_reason(serve, qtbot):
    office = serve(intake_request())
    sheet = primary(office, qtbot)
    assert sheet.reason.input.hasFocus()
    assert sheet.reason.text() == "Berkas lengkap, mulai dikerjakan"
    qtbot.keyClick(sheet.reason.input, Key.Key_Backspace)
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    assert "Alasan belum diisi" in sheet.reason.note.label.text()
    assert case_of(office).status == "accepted"
    qtbot.keyClicks(sheet.reason.input, "ke ruang cetak")
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    assert case_of(office).status == "in_process"
    assert office.screen.detail.chip.text() == "Diproses"
    assert office.screen.detail.primary.text() == "Tandai siap diambil"
    assert "Tercatat" in office.last()


def test_escape_keeps_what_was_typed(serve, qtbot):
    office = serve(intake_request())
    sheet = primary(office, qtbot)
    qtbot.keyClicks(sheet.reason.input, "belum selesai")
    qtbot.keyClick(sheet.reason.input, Key.Key_Escape)
    assert not sheet.isVisible()
    again = primary(office, qtbot)
    assert again.reason.text() == "belum selesai"


def test_a_sheet_about_another_state_is_taken_away(serve, qtbot):
    office = serve(intake_request())
    primary(office, qtbot)
    changes = cases.move(office.context.home, office.stream, "ready", "di loket lain")
    office.window.facts_changed(changes)
    assert not any(sheet.isVisible() for sheet in office.screen._sheets.values())
    assert office.screen.detail.primary.text() == "Serahkan produk"


def test_a_second_word_of_the_same_fact_closes_no_sheet(serve, qtbot):
    office = serve(intake_request())
    changes = cases.move(office.context.home, office.stream, "in_process", "lengkap")
    office.window.facts_changed(changes)
    sheet = primary(office, qtbot)
    office.window.facts_changed(changes)
    assert sheet.isVisible()
    assert office.screen.detail.unsent.text() == ""


def test_the_product_goes_to_the_applicant_with_what_was_shown(serve, qtbot, home):
    office = serve(intake_request(), lambda stream: cases.move(home, stream, "ready", "jadi"))
    sheet = primary(office, qtbot)
    assert sheet.name.text() == "Budi Santoso"
    for chip in (sheet.shown["ktp"], sheet.shown["receipt"], sheet.late.chip):
        qtbot.keyClick(chip, Key.Key_Space)
    # It happened this morning on paper.
    for field, words in (("on", "23112026"), ("time", "0830"), ("source", "BA-7")):
        qtbot.keyClicks(getattr(sheet.late.typed, field).input, words)
    qtbot.keyClick(sheet.name.input, Key.Key_Return)
    assert case_of(office).status == "handed_over"
    assert case_of(office).work.handover.source == "BA-7"
    story = office.screen.detail.story.story
    told = story.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Diterima Budi Santoso, pemohon, memperlihatkan KTP-el asli, tanda terima" in told
    assert not office.screen.detail.primary.isVisible()


def test_representative_is_offered_first_and_nobody_is_refused(serve, qtbot, home):
    request = intake_request(representative=REPRESENTATIVE)
    office = serve(request, lambda stream: cases.move(home, stream, "ready", "jadi"))
    sheet = primary(office, qtbot)
    assert sheet.name.text() == "Joko Prasetyo"
    sheet.name.input.selectAll()
    qtbot.keyClick(sheet.name.input, Key.Key_Delete)
    qtbot.keyClick(sheet.name.input, Key.Key_Return)
    assert "Nama penerima belum diisi" in sheet.name.note.label.text()
    assert case_of(office).status == "ready"


def test_cash_is_taken_with_its_change_and_too_little_is_refused(serve, qtbot):
    office = serve(intake_request(PAID, payment=None))
    sheet = primary(office, qtbot)
    assert sheet.total.text() == "Rp30.000"
    qtbot.keyClicks(sheet.tendered.input, "20000")
    qtbot.keyClick(sheet.tendered.input, Key.Key_Return)
    assert sheet.tendered.note.wrong
    sheet.tendered.input.clear()
    qtbot.keyClicks(sheet.tendered.input, "50000")
    assert "Kembali Rp20.000" in sheet.tendered.note.label.text()
    qtbot.keyClick(sheet.tendered.input, Key.Key_Return)
    case = case_of(office)
    assert (case.status, case.paid_rupiah) == ("accepted", 30_000)


def test_a_payment_of_an_outage_is_typed_in_with_its_paper_and_the_photo(serve, qtbot, tmp_path):
    office = serve(intake_request(PAID, payment=None) | FRIDAY)
    sheet = primary(office, qtbot)
    qtbot.keyClick(sheet.method, "4")
    qtbot.keyClicks(sheet.reference.input, "QR-77001")
    Image.new("RGB", (600, 800), "white").save(tmp_path / "qris.png")
    sheet.proof.take(tmp_path / "qris.png")
    qtbot.keyClick(sheet.late.chip, Key.Key_Space)
    late = sheet.late.typed
    assert late.on.input.hasFocus()
    qtbot.keyClicks(late.on.input, "20112026")
    qtbot.keyClick(late.on.input, Key.Key_Return)
    assert late.on.note.wrong
    qtbot.keyClicks(late.time.input, "10.30")
    qtbot.keyClicks(late.source.input, "KW-0042")
    assert_fits(qtbot, sheet)
    qtbot.keyClick(late.source.input, Key.Key_Return)
    paid = cases.read_file(office.context.home, office.stream).recorded[-2].body
    friday = int(dt.datetime(2026, 11, 20, 3, 30, tzinfo=dt.UTC).timestamp() * 1000)
    assert (paid.source, paid.happened_at, paid.reference) == ("KW-0042", friday, "QR-77001")
    assert [one.purpose for one in case_of(office).work.files] == ["payment"]
    assert case_of(office).promise.start_on == dt.date(2026, 11, 20)
    assert any("KW-0042" in fact.value for fact in office.screen.detail.view.facts)


def test_a_tariff_row_is_chosen_by_count_and_paid_by_billing_code(serve, qtbot):
    office = serve(intake_request("POL-SIM-PANJANG", payment=None))
    sheet = primary(office, qtbot)
    assert sheet.total.text() == "Pilih baris tarif"
    row = sheet.rows["SIM-C"]
    row.setFocus()
    qtbot.keyClick(row, Key.Key_1)
    assert sheet.total.text() == "Rp75.000"
    qtbot.mouseClick(sheet.method._cells[1], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(sheet.reference.input, "1234")
    qtbot.keyClick(sheet.reference.input, Key.Key_Return)
    assert sheet.reference.note.wrong
    sheet.reference.input.clear()
    qtbot.keyClicks(sheet.reference.input, "820261123000001")
    qtbot.keyClick(sheet.reference.input, Key.Key_Return)
    assert case_of(office).receipt.reference == "820261123000001"


def test_missing_papers_are_answered_by_one_key_each(serve, qtbot):
    office = serve(incomplete_request(cases=["hilang"]))
    sheet = primary(office, qtbot)
    rows = sheet.list.rows
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Key.Key_1)
    qtbot.keyClick(rows[0], Key.Key_Return, CTRL)
    assert case_of(office).status == "incomplete"
    assert "masih kurang" in office.last()
    sheet = primary(office, qtbot)
    assert len(sheet.list.rows) == len(rows) - 1
    for row in sheet.list.rows:
        row.setFocus()
        qtbot.keyClick(row, Key.Key_1)
    qtbot.keyClick(sheet.list.rows[0], Key.Key_Return, CTRL)
    assert case_of(office).status == "accepted"


def test_an_exception_needs_the_pin_of_somebody_else(serve, qtbot):
    office = serve(incomplete_request())
    sheet = primary(office, qtbot)
    row = sheet.list.rows[0]
    row.setFocus()
    qtbot.keyClick(row, Key.Key_9)
    waiver = office.screen.findChild(WaiverSheet)
    assert [tile.officer for tile in waiver.tiles] == [SUPERVISOR]
    qtbot.keyClicks(waiver.reason.input, "arsip terbakar")
    qtbot.keyClicks(waiver.pad, PIN)
    qtbot.keyClick(waiver.pad, Key.Key_Return)
    assert sheet.list.rows[0].item.state == "waived"
    qtbot.keyClick(sheet.list.rows[0], Key.Key_Return, CTRL)
    case = case_of(office)
    assert case.status == "accepted"
    assert (case.rows[0].given, case.rows[0].by) == ("waived", SUPERVISOR)


def test_only_changed_fields_are_corrected_and_the_old_value_is_shown(serve, qtbot):
    office = serve(intake_request())
    office.screen.take("correct")
    sheet = sheet_of(office)
    sheet.name.input.setFocus()
    qtbot.keyClick(sheet.name.input, Key.Key_End)
    qtbot.keyClicks(sheet.name.input, " Putra")
    assert "Semula Budi Santoso" in sheet.name.note.label.text()
    qtbot.keyClicks(sheet.reason.input, "sesuai KTP")
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    file = cases.read_file(office.context.home, office.stream)
    assert file.details.applicant.name == "Budi Santoso Putra"
    assert file.details.corrections[0][1].old == {"name": "Budi Santoso"}
    assert office.screen.detail.name.text() == "Budi Santoso Putra"


def test_nothing_changed_or_a_wrong_nik_is_refused_in_place(serve, qtbot):
    office = serve(intake_request())
    office.screen.take("correct")
    sheet = sheet_of(office)
    qtbot.keyClicks(sheet.reason.input, "coba")
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    assert sheet.note.isVisible()
    qtbot.keyClicks(sheet.nik.input, "3273019908990001")
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    assert sheet.isVisible()
    assert sheet.nik.note.wrong
    assert case_of(office).revisions == 0


def test_a_receipt_is_voided_by_a_second_officers_pin(serve, qtbot):
    office = serve(intake_request(PAID))
    office.screen.take("void")
    sheet = sheet_of(office)
    assert [tile.officer for tile in sheet.tiles] == [SUPERVISOR]
    sheet.pad.setFocus()
    qtbot.keyClicks(sheet.pad, PIN)
    qtbot.keyClick(sheet.pad, Key.Key_Return)
    assert "Alasan belum diisi" in sheet.reason.note.label.text()
    qtbot.keyClicks(sheet.reason.input, "salah orang")
    sheet.pad.setFocus()
    qtbot.keyClicks(sheet.pad, "135790")
    qtbot.keyClick(sheet.pad, Key.Key_Return)
    assert sheet.pad.circles.wrong
    assert case_of(office).status == "accepted"
    qtbot.keyClicks(sheet.pad, PIN)
    qtbot.keyClick(sheet.pad, Key.Key_Return)
    case = case_of(office)
    assert case.receipts[0].state == "void"
    assert case.status == "awaiting_payment"
    assert office.context.home.officer.staff != SUPERVISOR


def test_a_station_without_a_second_officer_says_so(make_home, show):
    home = make_home()
    make_home.sign_in(home, SUPERVISOR)
    stream = intake.submit(home, intake_request(PAID)).stream
    home.sign_in(OFFICER, home.data_key)
    office = Office(home, CasesScreen)
    show(office.window, 1366, 768)
    office.open(stream)
    office.screen.take("void")
    sheet = sheet_of(office)
    assert {tile.officer for tile in sheet.tiles} == {"rina.a", SUPERVISOR}
    assert not sheet.nobody.isVisible()


def test_a_step_the_role_lacks_is_shown_but_not_taken(make_home, show):
    home = make_home()
    stream = intake.submit(home, intake_request()).stream
    make_home.sign_in(home, OFFICER)
    home._officer = officer(OFFICER, "back_office")
    office = Office(home, CasesScreen)
    show(office.window, 1366, 768)
    office.open(stream)
    office.screen.take("correct")
    assert "tidak berwenang" in office.last()
    assert office.screen._sheets == {}


STATES = {
    "move:refused": intake_request(),
    "correct": intake_request(),
    "void": intake_request(PAID),
    "pay": intake_request("POL-SIM-PANJANG", payment=None),
    "complete": incomplete_request(),
}


@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize("longer", [False, True])
def test_sheets_fit_the_window_and_keep_tab_inside(serve, qtbot, code, longer, request):
    if longer:
        request.getfixturevalue("long_words")
    office = serve(STATES[code])
    office.screen.take(code)
    sheet = sheet_of(office)
    assert_fits(qtbot, sheet)
    panel = sheet.panel.geometry()
    assert sheet.rect().contains(panel)
    for _ in range(30):
        qtbot.keyClick(office.window.focusWidget(), Key.Key_Tab)
        assert sheet.isAncestorOf(office.window.focusWidget())


def test_no_whole_nik_is_written_in_a_correction_sheet(serve):
    office = serve(intake_request())
    office.screen.take("correct")
    assert nik(1) not in sheet_of(office).nik.note.label.text()
