"""The Loket screen by keyboard alone: one citizen from the need to the paper in the hand."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from frontoffice.services import cases, intake
from tests.builders import intake_request, nik, standard
from tests.conftest import OFFICER, PIN, SUPERVISOR
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from ui.dialogs.case_attaching import AttachSheet
from ui.dialogs.duplicate import DuplicateSheet
from ui.dialogs.reason import ReasonSheet
from ui.dialogs.waiver import WaiverSheet
from ui.screens.loket.thread import APPLICANT, FEE, PAPERS, PURPOSE, REVIEW
from ui.widgets.requirements import RequirementRow

MOST_STROKES = 60


@pytest.fixture
def desk(qtbot, make_home):
    """A counter with an officer signed in; person 7 is known from an SKTM."""
    home = make_home()
    intake.submit(home, intake_request("KEL-SKTM", serial=7))
    return Desk(make_home.sign_in(home, OFFICER)).open(qtbot)


def sheet(desk, kind):
    """The sheet of that kind that is open."""
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def test_known_citizen_and_free_service_within_sixty_strokes(desk):
    desk.press(KEYS.Key_F2)
    desk.type("kk")
    desk.enter()
    desk.type("4")
    desk.enter()
    desk.type(nik(7))
    desk.enter()
    desk.type("11")
    desk.enter()
    written = desk.submit()
    desk.type("1")

    assert desk.strokes <= MOST_STROKES
    assert written.status == "accepted"
    assert desk.papers[0][0] == written.receipt_number
    assert desk.papers[0][1].startswith(b"%PDF")
    assert desk.screen.done.number.text() == written.number
    file = cases.read_file(desk.home, written.stream)
    assert file.details.applicant.name == "Yohanes Situmorang"
    assert file.case.opened.flags == ("rusak",)
    assert file.case.prints[0].came_out is True


def test_words_of_the_citizen_pick_service_and_flag(desk):
    desk.press(KEYS.Key_F2)
    desk.type("ktp hilang")
    desk.enter()

    assert desk.visit.service == "DKC-KTP-GANTI"
    assert desk.visit.cases == ("hilang",)


def test_a_search_without_result_says_what_to_do(desk):
    desk.press(KEYS.Key_F2)
    desk.type("zzqqxx")
    desk.enter()

    assert desk.section == PURPOSE
    assert "kata lain" in desk.thread.purpose.nothing.text()
    assert desk.thread.purpose.nothing.isVisible()


def test_going_on_without_a_service_says_so_beside_the_field(desk):
    desk.press(KEYS.Key_F2)
    desk.press(KEYS.Key_Return, CONTROL)

    assert desk.section == PURPOSE
    assert desk.thread.purpose.field.note.wrong
    assert desk.focus() is desk.thread.purpose.input


def test_wrong_nik_is_explained_beside_its_field(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.type("3273013208900001")
    desk.press(KEYS.Key_Return, CONTROL)

    assert desk.section == APPLICANT
    assert desk.focus() is desk.thread.applicant.nik.input
    assert desk.thread.applicant.nik.note.wrong
    desk.press(KEYS.Key_Backspace)
    assert not desk.thread.applicant.nik.note.wrong


def test_nik_tells_birth_sex_and_region(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.type("3273015508900003")

    hint = desk.thread.applicant.nik.note.label.text()
    assert hint == "Perempuan, 15 Agustus 1990, Sukasari, Kota Bandung"
    assert (desk.visit.birth_on, desk.visit.sex) == ("15-08-1990", "P")


def test_another_nik_takes_away_what_the_program_filled_in_but_not_what_was_typed(desk):
    desk.pick(standard("KEL-DOMISILI"), ())
    desk.type(nik(7))
    assert desk.visit.name == "Yohanes Situmorang"
    desk.thread.applicant.address.setFocus()
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("Jl. Baru 9")
    desk.thread.applicant.nik.setFocus()
    desk.press(Qt.Key.Key_End)
    desk.press(KEYS.Key_Backspace)
    desk.type("8")

    assert desk.visit.name == ""
    assert desk.visit.phone == ""
    assert desk.visit.address == "Jl. Baru 9"


def test_nonsense_paste_into_nik_keeps_only_digits(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.focus().insert("NIK: 3273-0115.0890 0009 ibu\n<script>☃" + "x" * 5000)

    assert desk.visit.nik == "3273011508900009"


def test_nonsense_paste_into_name_is_refused_beside_it(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.type(nik(3))
    desk.enter()
    desk.focus().insert("\u202e12345 \u0007" + "9" * 300)
    desk.press(KEYS.Key_Return, CONTROL)

    assert desk.section == APPLICANT
    assert desk.thread.applicant.name.note.wrong


def test_every_answer_key_of_a_requirement(desk):
    one = standard("DKC-KTP-GANTI")
    desk.pick(one, {"pindah", "rusak"})
    desk.identify()
    answers = desk.visit.given
    assert answers == {}
    desk.type("1")
    desk.type("3")
    desk.type("4")
    desk.type("0")
    given = {code: answer.given for code, answer in desk.visit.given.items()}

    assert given == {"F102": "as_asked", "KK": "copy", "KTP": "original", "KTP_RUSAK": "missing"}
    assert desk.thread.papers.open_row() == "SKPWNI"
    desk.press(KEYS.Key_Up)
    desk.type("2")
    assert desk.visit.given["KTP_RUSAK"].given == "show_original"
    assert desk.thread.judged.lacking == ("KTP_RUSAK",)


def test_eight_asks_a_reason_only_where_the_standard_allows_it(desk):
    one = standard("DKC-KTP-GANTI")
    desk.pick(one, {"pindah"})
    desk.identify()
    desk.type("8")
    assert "F102" not in desk.visit.given
    assert desk.window.notice.kind() == "fail" or desk.thread.papers.note.isVisible()
    desk.type("111")
    assert desk.thread.papers.open_row() == "SKPWNI"
    desk.type("8")
    asked = sheet(desk, ReasonSheet)
    desk.enter()
    assert asked.isVisible()
    desk.type("pindah dalam kota")
    desk.enter()

    assert desk.visit.given["SKPWNI"].reason == "pindah dalam kota"
    assert desk.thread.judged.checklist.complete


def test_incomplete_documents_waiver_needs_another_officer_with_the_right_pin(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.identify()
    desk.type("9")
    asked = sheet(desk, WaiverSheet)
    assert OFFICER not in [tile.officer for tile in asked.tiles]
    desk.type("Bencana banjir")
    desk.enter()
    desk.press(KEYS.Key_Down)
    desk.press(KEYS.Key_Space)
    assert [tile.officer for tile in asked.tiles if tile.isChecked()] == [SUPERVISOR]
    desk.type("000000")
    desk.enter()
    assert asked.pad.note.isVisible()
    assert not desk.visit.given
    desk.type(PIN)
    desk.enter()

    assert not asked.isVisible()
    first = desk.thread.judged.rows[0].code
    answer = desk.visit.given[first]
    assert (answer.given, answer.by, answer.reason) == ("waive", SUPERVISOR, "Bencana banjir")
    desk.check_all()
    written = desk.submit()
    assert written.status == "accepted"
    row = cases.read_case(desk.home, written.stream).rows[0]
    assert (row.given, row.by) == ("waived", SUPERVISOR)


def test_one_paper_of_a_group_settles_the_others(desk):
    one = standard("KUA-NIKAH")
    desk.pick(one, {"kurang_10_hari_kerja"})
    desk.identify()
    for _ in range(20):
        if desk.thread.papers.open_row() == "DISPENSASI_CAMAT":
            break
        desk.type("1")
    before = desk.thread.judged.done
    desk.type("1")

    assert desk.thread.papers.open_row() != "PERNYATAAN_WAKTU"
    assert desk.thread.judged.done == before + 1
    other = next(r for r in desk.thread.papers.rows.rows if r.item.code == "PERNYATAAN_WAKTU")
    assert other.item.word == "Tidak perlu"


def test_missing_paper_prints_the_shortage_slip(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.identify()
    desk.type("1101")
    assert desk.thread.finish.text() == "Cetak lembar kekurangan"
    written = desk.submit()

    assert written.status == "incomplete"
    assert written.missing == ("KK",)
    assert desk.papers[0][0] == written.number
    assert desk.screen.done.state.text() == "Berkas belum lengkap, tercatat"
    case = cases.read_case(desk.home, written.stream)
    assert (case.receipts, case.paid_rupiah) == ([], 0)


def test_forward_goes_to_the_first_unchecked_row_instead_of_failing(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.identify()
    desk.press(KEYS.Key_Down)
    desk.type("1")
    desk.press(KEYS.Key_Return, CONTROL)

    assert desk.section == PAPERS
    assert desk.thread.papers.open_row() == desk.thread.judged.rows[0].code


def test_cash_gives_change_and_the_tariff_cannot_be_typed(desk):
    one = standard("POL-SKCK-BARU")
    desk.pick(one)
    desk.identify()
    desk.check_all()
    assert desk.section == FEE
    desk.type("1")
    desk.type("50000")
    assert desk.thread.fee.tendered.text() == "50.000"
    assert desk.thread.fee.change.text() == "Rp20.000"
    desk.enter()
    assert desk.section == REVIEW
    written = desk.submit()

    receipt = cases.read_case(desk.home, written.stream).receipt
    assert (receipt.amount_rupiah, receipt.tendered_rupiah, receipt.change_rupiah) == (
        30_000,
        50_000,
        20_000,
    )


def test_too_little_cash_is_said_beside_the_field(desk):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type("1")
    desk.type("10000")
    desk.enter()

    assert desk.section == FEE
    assert desk.thread.fee.tendered.note.wrong
    assert desk.focus() is desk.thread.fee.tendered.input


@pytest.mark.parametrize(
    ("key", "reference", "method"),
    [
        ("2", "820261123000001", "billing"),
        ("3", "8808123456789012", "va"),
        ("4", "QRIS-000017", "qris"),
        ("5", "EDC 004211", "edc"),
    ],
)
def test_other_ways_of_paying_take_their_reference_and_a_picture(
    desk, key, reference, method, tmp_path
):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type(key)
    desk.type(reference)
    desk.enter()
    written = desk.submit()

    receipt = cases.read_case(desk.home, written.stream).receipt
    assert (receipt.method, receipt.reference) == (method, reference)
    desk.type("1")
    desk.press(KEYS.Key_B, CONTROL)
    (sheet,) = desk.window.findChildren(AttachSheet)
    Image.new("RGB", (60, 80), "white").save(tmp_path / "bukti.png")
    sheet.take(tmp_path / "bukti.png")
    desk.press(KEYS.Key_Return, CONTROL)
    files = cases.read_case(desk.home, written.stream).work.files
    assert [one.purpose for one in files] == ["payment"]
    assert desk.screen.done.proof.text() == "Bukti bayar terlampir"


def test_a_short_ntpn_is_refused_beside_its_field(desk):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type("2")
    desk.type("8202611230")
    desk.enter()

    assert desk.section == FEE
    assert desk.thread.fee.reference.note.wrong


def test_paying_later_awaits_payment_and_starts_no_clock(desk):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type("6")
    assert desk.section == REVIEW
    written = desk.submit()

    assert written.status == "awaiting_payment"
    assert written.promised_on is None
    assert desk.screen.done.state.text() == "Tercatat, menunggu pembayaran"


def test_a_free_service_has_no_payment_controls(desk):
    one = standard("PTSP-REKLAME")
    desk.pick(one, ())
    desk.identify()
    desk.check_all()
    assert desk.section == REVIEW
    desk.thread.want(FEE)

    assert not desk.thread.fee.method.isVisible()
    assert not desk.thread.fee.tendered.isVisible()
    assert desk.thread.fee.free.isVisible()
    assert "Di luar loket" in desk.thread.fee.outside.text()


def test_duplicate_is_asked_before_the_papers(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.type(nik(7))
    desk.enter()
    asked = sheet(desk, DuplicateSheet)
    assert desk.section == APPLICANT
    desk.press(KEYS.Key_Tab)
    desk.type("Surat pertama hilang")
    desk.enter()

    assert not asked.isVisible()
    assert desk.section == PAPERS
    desk.check_all()
    written = desk.submit()
    details = cases.read_file(desk.home, written.stream).details
    assert details.answers == {"duplicate_reason": "Surat pertama hilang"}


def test_duplicate_opens_the_case_that_runs(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.type(nik(7))
    desk.enter()
    desk.enter()

    stream = cases.list_cases(desk.home)[0][0].stream
    # The first case's own print was never asked for, so nothing stands between.
    assert desk.window.current() == "permohonan"
    assert desk.window.built("permohonan").asked == [stream]
    desk.window.open("loket")
    assert desk.visit.nik == nik(7)


def test_escape_goes_one_section_back_and_keeps_every_word(desk):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify(name="Dewi Lestari")
    desk.check_all()
    typed = desk.visit
    for expected in (PAPERS, APPLICANT, PURPOSE, PURPOSE):
        desk.press(KEYS.Key_Escape)
        assert desk.section == expected

    assert desk.visit == typed


def test_undo_goes_back_field_by_field_and_forward_again(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.identify(name="Dewi Lestari")
    desk.type("11")
    first = desk.thread.judged.rows[0].code
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert list(desk.visit.given) == [first]
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert not desk.visit.given
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert (desk.section, desk.visit.name) == (APPLICANT, "")
    assert desk.focus() is desk.thread.applicant.name.input
    desk.press(Qt.Key.Key_Y, CONTROL)
    assert desk.visit.name == "Dewi Lestari"


def test_printer_out_of_paper_second_attempt_then_copies_with_reason(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.identify()
    desk.check_all()
    written = desk.submit()
    desk.type("2")
    desk.enter()
    assert "ke-2" in desk.screen.done.told.text()
    desk.type("1")
    desk.press(Qt.Key.Key_P, CONTROL)
    sheet(desk, ReasonSheet)
    desk.type("Kertas basah")
    desk.enter()

    prints = cases.read_case(desk.home, written.stream).prints
    assert [(one.attempt, one.copy, one.came_out) for one in prints] == [
        (1, 0, False),
        (2, 0, True),
        (1, 1, None),
    ]
    assert len(desk.papers) == 3


def test_next_service_keeps_the_person(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.identify(serial=21, name="Agus Wijaya")
    desk.check_all()
    desk.submit()
    desk.type("1")
    desk.press(KEYS.Key_F3)
    desk.find(standard("KEL-DOMISILI"))
    desk.flags(standard("KEL-DOMISILI"), ())

    assert desk.visit.name == "Agus Wijaya"
    desk.enter()
    desk.press(KEYS.Key_Return, CONTROL)
    assert isinstance(desk.focus(), RequirementRow)


def test_palette_and_key_sheet_know_every_action(desk):
    desk.press(KEYS.Key_F2)
    desk.type("kk")
    known = {action.id for action in desk.window.book.current()}

    assert {f"loket.{name}" for name in ("next", "park", "submit", "print", "undo")} <= known
    assert {f"loket.{name}" for name in ("no_nik", "company", "slip", "again")} <= known


def test_receipt_fills_while_typing_and_is_pale_until_written(desk):
    desk.pick(standard("KEL-SKTM"), ())
    desk.identify(name="Dewi Lestari")
    said = desk.screen.side.preview.accessibleDescription()
    assert "Pemohon Dewi Lestari" in said
    assert "terbit setelah F12" in said
    desk.check_all()
    written = desk.submit()

    assert written.number in desk.screen.side.preview.accessibleDescription()
