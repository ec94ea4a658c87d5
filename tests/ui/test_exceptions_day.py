"""Exceptions of a day (FEATURES part 4) from counter to end: the whole program by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import msgpack
from msgspec.structs import replace
from PySide6.QtCore import Qt

from frontoffice.domain.reference_facts import StandardPublished
from frontoffice.domain.standard import REPRESENTED
from frontoffice.services import (
    backup,
    cases,
    cash,
    cash_closing,
    copies,
    intake,
    queue_board,
    settings,
    verification,
)
from frontoffice.services.backup import Keys
from frontoffice.services.catalogue import publish
from tests.builders import REPRESENTATIVE, intake_request, nik, standard
from tests.conftest import ADMIN, CHEAP, NOW, PIN, SUPERVISOR
from tests.documents.reading import squeezed
from tests.ui.day_desk import CONTROL, KEYS, Day
from ui import places

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
SKTM, SKCK, KK = standard("KEL-SKTM"), standard("POL-SKCK-BARU"), standard("DKC-KK")


@pytest.fixture
def day(qtbot, home, clock, tmp_path, monkeypatch):
    """Opens the program with an officer at work; ended after the test."""
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))
    opened = []

    def begin(who="bu", at=home):
        at.close()
        opened.append(Day(qtbot, at.folder, clock, tmp_path / "papers"))
        opened[0].enter(who)
        return opened[0]

    yield begin
    for one in opened:
        one.close()


def test_incomplete_documents_slip_return_number_and_the_clock_starts_when_they_are_there(day):
    desk = day()
    number = desk.give_number("sktm")
    desk.call()
    desk.identify(4)
    desk.type("1101")
    written = desk.submit()
    slip = desk.paper()
    missing = next(row.name for row in SKTM.requirements if row.code in written.missing)
    told = (missing, written.number, "Kembali paling lambat", "Didapat dari")
    assert [one for one in told if squeezed(one) not in slip] == []
    case = desk.case(written.stream)
    assert (case.status, case.receipts, case.promise) == ("incomplete", [], None)
    desk.type("1")
    desk.press(KEYS.Key_F12, CONTROL)
    # The citizen is back with the paper: behind the one who is being served, before the others.
    desk.give_number("sktm")
    desk.give_number(number.lower())
    assert queue_board.read(desk.home).waiting[0].choice.ticket.ticket == number
    desk.open_case(written.number)
    sheet = desk.do("Lengkapi berkas")
    desk.to(sheet.list.rows[0])
    desk.type("1")
    desk.submit_sheet()
    case = desk.case(written.stream)
    assert case.status == "accepted"
    assert case.promise is not None
    desk.press(KEYS.Key_P, CONTROL)
    assert squeezed("Tanda terima") in desk.paper()


def findings_of(desk):
    """The rows of Sinkron, for who may open it."""
    desk.go_to(places.SYNC)
    return [row.spoken() for row in desk.screen.page.table.rows.rows]


def story_of(desk):
    """The story of the case in front, newest first."""
    story = desk.detail.story.story
    return [story.index(at, 0).data(SPOKEN) for at in range(story.rowCount())]


def make_ready(desk):
    """The product lies on its shelf."""
    sheet = desk.do("Tandai siap diambil")
    desk.write(sheet.reason, "Rak A")
    desk.submit_sheet()


def test_representative_with_kuasa_both_are_named_on_paper_and_at_the_pickup(day, home):
    for serial in (1, 2, 3):
        request = intake_request("DKC-KK", serial=serial, representative=REPRESENTATIVE)
        intake.submit(home, request | {"cases": [REPRESENTED]})
    desk = day()
    desk.pick(KK, {REPRESENTED})
    desk.identify(4, "Siti Rahayu")
    desk.represent()
    asked = [row.name for row in desk.thread.judged.rows]
    assert any("kuasa" in one.lower() for one in asked)
    desk.check_all()
    written = desk.submit()
    desk.type("1")
    for told in ("Siti Rahayu", "Joko Prasetyo, saudara"):
        assert squeezed(told) in desk.paper()
    desk.open_case(written.number)
    make_ready(desk)
    sheet = desk.do("Serahkan produk")
    assert (sheet.who.code(), sheet.name.text()) == ("representative", "Joko Prasetyo")
    desk.tick(sheet.shown["ktp"], sheet.shown["receipt"])
    desk.submit_sheet()
    assert desk.case(written.stream).work.handover.receiver == "representative"
    desk.switch("wa")
    often = next(one for one in findings_of(desk) if "kuasa" in one.lower())
    assert REPRESENTATIVE["nik"] not in often


def test_citizen_without_nik_is_linked_to_a_nik_later_and_the_histories_meet(day, home):
    intake.submit(home, intake_request("KEL-DOMISILI", serial=5))
    desk = day()
    desk.pick(SKTM, ())
    desk.press(KEYS.Key_F6)
    desk.type("bayi baru lahir")
    desk.enter()
    desk.type("Bayi Rahayu")
    desk.press(KEYS.Key_Return, CONTROL)
    desk.check_all()
    written = desk.submit()
    desk.type("1")
    assert squeezed("tanpa NIK") in desk.paper()
    desk.open_case(written.number)
    sheet = desk.do("Perbaiki data pemohon")
    desk.write(sheet.nik, nik(5))
    desk.write(sheet.reason, "NIK sudah terbit")
    desk.submit_sheet()
    assert cases.read_file(desk.home, written.stream).details.applicant.nik == nik(5)
    assert "NIK sudah terbit" in story_of(desk)[0]
    desk.press(KEYS.Key_F, CONTROL)
    desk.press(KEYS.Key_A, CONTROL)
    desk.type(nik(5))
    desk.qtbot.waitUntil(lambda: desk.screen.list.model.rowCount() == 2)


def test_disabled_elderly_pregnant_with_priority_companion_and_no_further_paper(day):
    desk = day()
    usual = desk.give_number("sktm")
    desk.go_to(places.QUEUE)
    desk.choose(desk.screen.issuing.group, "disabled")
    first = desk.give_number("sktm")
    desk.call()
    assert desk.visit.ticket == first != usual
    desk.identify(4)
    asked = {row.code for row in desk.thread.judged.rows}
    assert asked == {row.code for row in SKTM.rows_for(frozenset())}
    desk.press(KEYS.Key_F8)
    desk.press(KEYS.Key_Return, CONTROL)
    assert "Hubungan pendamping belum dipilih" in desk.thread.applicant.companion.note.label.text()
    desk.press(KEYS.Key_Down)
    desk.enter()
    desk.type("Dewi Lestari")
    desk.press(KEYS.Key_Return, CONTROL)
    desk.check_all()
    written = desk.submit()
    desk.type("1")
    assert squeezed("Dewi Lestari") not in desk.paper()
    assert desk.case(written.stream).opened.priority == "disabled"
    desk.open_case(written.number)
    facts = {line.label: line.value for line in desk.detail.view.facts}
    assert facts["Pendamping"] == "Dewi Lestari, keluarga"
    assert any("didampingi Dewi Lestari (keluarga)" in one for one in story_of(desk))
    assert cases.list_cases(desk.home, "Dewi Lestari")[1] == 0
    # Nothing outside the personal part says that somebody came along, or why.
    with desk.home.store.read() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM entry").scalars().all()
    assert not [one for one in bodies if b"Dewi" in one or b"companion" in one]


def test_nik_check_impossible_offline_product_is_held_until_the_check_after_sync(day, home, clock):
    clock.advance(60_000)
    asks = replace(KK, product_after_identity_check=True)
    known = home.reference.catalogue
    publish(home, replace(known, standards=(asks,)), "local")
    desk = day()
    written = desk.take_in(KK, 4)
    desk.open_case(written.number)
    assert any("belum diverifikasi" in one.lower() for one in story_of(desk))
    make_ready(desk)
    sheet = desk.do("Serahkan produk")
    desk.tick(sheet.shown["ktp"], sheet.shown["receipt"])
    desk.submit_sheet()
    assert "ditahan" in sheet.note.text()
    desk.press(KEYS.Key_Escape)
    desk.switch("wa")
    assert any("NIK" in one for one in findings_of(desk))
    desk.open_case(written.number)
    assert desk.detail.primary.text() == "Periksa NIK"
    desk.submit_sheet()
    sheet = desk.sheet()
    assert sheet.outcome.code() == "verified"
    desk.submit_sheet()
    sheet = desk.do("Serahkan produk")
    desk.tick(sheet.shown["ktp"], sheet.shown["receipt"])
    desk.submit_sheet()
    assert desk.case(written.stream).status == "handed_over"


def test_duplicate_found_after_sync_is_in_the_inbox_and_its_fee_goes_over(
    day, home, clock, tmp_path
):
    """`home` is the other counter: what it writes comes here by its copies on the stick."""
    (stick := tmp_path / "stick").mkdir()
    settings.change(home, backup_folder=str(stick))
    made, key = backup.create(home, stick / "a.fobackup"), Keys(data_key=home.data_key)
    ours = backup.restore(Path(made.path), tmp_path / "dua", key, clock=clock, cost=CHEAP).home
    desk = day("wa", ours)
    here = desk.take_in(SKCK, 4)
    there = intake.submit(home, intake_request(SKCK.code, serial=4, payment=None))
    copies.copy_now(home)
    assert copies.bring_back(desk.home, stick).entries
    twins = [one for one in findings_of(desk) if "orang yang sama" in one]
    assert [one.count(here.number) + one.count(there.number) for one in twins] == [2]
    desk.open_case(here.number)
    assert "Rp30.000" in " ".join(line.value for line in desk.detail.view.facts)
    sheet = desk.do("Tutup sebagai ganda")
    desk.write(sheet.of, there.number)
    desk.write(sheet.reason, "diterima di dua loket")
    desk.to(sheet.money)
    desk.press(KEYS.Key_2)
    desk.sign(sheet)
    assert (desk.case(here.stream).status, desk.case(here.stream).paid_rupiah) == ("withdrawn", 0)
    other = desk.case(there.stream)
    assert (other.paid_rupiah, other.status) == (30_000, "accepted")
    assert not [one for one in findings_of(desk) if "orang yang sama" in one]


def test_lost_receipt_copy_with_reason_then_pickup_with_a_statement(day):
    desk = day()
    written = desk.take_in(SKTM, 4)
    desk.open_case(written.number)
    desk.press(KEYS.Key_P, CONTROL)
    sheet = desk.sheet()
    desk.write(sheet.reason, "Hilang di pasar")
    desk.enter()
    for told in ("SALINAN ke-1", "Hilang di pasar"):
        assert squeezed(told) in desk.paper()
    make_ready(desk)
    sheet = desk.do("Serahkan produk")
    desk.tick(sheet.shown["ktp"], sheet.lost)
    desk.write(sheet.statement, "Hilang di pasar hari Sabtu")
    desk.write(sheet.nik, nik(2))
    desk.submit_sheet()
    assert "tidak cocok" in sheet.nik.note.label.text()
    desk.write(sheet.nik, nik(4))
    desk.submit_sheet()
    assert desk.case(written.stream).work.handover.lost_receipt
    desk.do("Cetak berita acara")
    assert squeezed("Hilang di pasar hari Sabtu") in desk.paper()


def test_wrong_amount_or_person_is_voided_by_two_and_replaced_and_never_twice(day, home):
    cash.open_drawer(home, {"n10000": 5})
    desk = day()
    written = desk.take_in(SKCK, 4)
    desk.open_case(written.number)
    sheet = desk.do("Batalkan tanda terima")
    desk.write(sheet.reason, "nama orang lain tercetak")
    desk.sign(sheet, SUPERVISOR)
    (spoiled,) = desk.case(written.stream).receipts
    assert spoiled.state == "void"
    assert "cases.void" not in {one.id for one in desk.window.book.current()}
    sheet = desk.do("Perbaiki data pemohon")
    desk.write(sheet.name, "Dewi Lestari")
    desk.write(sheet.reason, "salah orang")
    desk.submit_sheet()
    sheet = desk.do("Terima pembayaran")
    desk.write(sheet.tendered, "50000")
    desk.submit_sheet()
    first, second = desk.case(written.stream).receipts
    assert (second.state, second.replaces) == ("valid", first.number)
    desk.press(KEYS.Key_P, CONTROL)
    for told in ("Dewi Lestari", "Pengganti tanda terima batal", first.number):
        assert squeezed(told) in desk.paper()
    book = cash.read_book(desk.home)
    assert book.expected_rupiah == 50_000 + 30_000
    # The day is closed: the money lies with the treasurer, so nothing is voided any more.
    cash.count(desk.home, {"n10000": 8})
    cash_closing.close_drawer(desk.home, 50_000, desk.home.confirm(SUPERVISOR, PIN))
    sheet = desk.do("Batalkan tanda terima")
    desk.write(sheet.reason, "terlambat")
    desk.sign(sheet, SUPERVISOR)
    assert "pengembalian" in (sheet.pad.note.text() + sheet.note.text()).lower()
    assert desk.case(written.stream).receipts[1].state == "valid"


def test_qris_or_edc_while_offline_product_and_case_wait_for_the_banks_list(day, home, clock):
    clock.advance(60_000)
    asks, known = replace(SKCK, product_after_payment_match=True), home.reference.catalogue
    publish(home, replace(known, standards=(asks,)), "local")
    cash.open_drawer(home, {"n10000": 5})
    desk = day("wa")
    desk.go_to(places.COUNTER)
    desk.pick(SKCK, ())
    desk.identify(4)
    desk.check_all()
    desk.type("4")
    desk.type("QRIS-778812")
    desk.enter()
    written = desk.submit()
    desk.type("1")
    assert "QRIS-778812" in desk.paper()
    desk.open_case(written.number)
    money = [(one.label, one.value) for one in desk.detail.view.facts]
    assert ("Pembayaran", "Belum dicocokkan") in money
    make_ready(desk)
    sheet = desk.do("Serahkan produk")
    desk.tick(sheet.shown["ktp"], sheet.shown["receipt"])
    desk.submit_sheet()
    assert "belum dicocokkan dengan daftar bank" in sheet.note.text()
    desk.press(KEYS.Key_Escape)
    desk.go_to(places.CASH)
    desk.do("Kas: Cocokkan")
    panel = desk.screen.panels["matching"]
    assert [one.aside for one in panel.list.lines.lines()] == ["belum dicocokkan"]
    desk.to(panel.paste)
    desk.type("QRIS-778812,30000")
    desk.press(KEYS.Key_F12)
    assert panel.nothing.isVisible()
    desk.open_case(written.number)
    assert "Belum dicocokkan" not in [one.value for one in desk.detail.view.facts]
    desk.do("Serahkan produk")
    desk.submit_sheet()
    assert desk.case(written.stream).status == "handed_over"


def test_billing_code_expired_stays_dead_and_the_receipt_waits_for_the_new_one(day, home, clock):
    cash.open_drawer(home, {"n10000": 5})
    desk = day()
    desk.pick(SKCK, ())
    desk.identify(4)
    desk.check_all()
    desk.type("6")
    written = desk.submit()
    assert written.status == "awaiting_payment"
    desk.press(KEYS.Key_Escape)

    def note(code):
        desk.go_to(places.CASH)
        desk.do("Kas: Cocokkan")
        panel = desk.screen.panels["matching"]
        desk.write(panel.number, written.number)
        desk.write(panel.code, code)
        desk.write(panel.hours, "1")
        desk.press(KEYS.Key_F12)

    note("820261123000001")
    clock.advance(2 * 3_600_000)
    note("820261123000002")
    assert "sudah mati" in desk.news()
    desk.open_case(written.number)
    assert desk.case(written.stream).paid_rupiah == 0
    sheet = desk.do("Terima pembayaran")
    desk.to(sheet.method)
    desk.press(KEYS.Key_2)
    desk.write(sheet.reference, "820261123000001")
    desk.submit_sheet()
    assert desk.case(written.stream).paid_rupiah == 0
    assert sheet.isVisible()
    desk.write(sheet.reference, "820261123000002")
    desk.submit_sheet()
    assert desk.case(written.stream).paid_rupiah == 30_000


def test_tariff_changed_at_midnight_keeps_the_old_price_and_lists_the_case(day):
    desk = day("wa")
    written = desk.take_in(SKCK, 4)
    # Only now this branch hears of the version of this midnight.
    with desk.home.store.work(ADMIN) as work:
        row = "SELECT body FROM reference_row WHERE kind = 'standard' AND code = ?"
        known = msgpack.decode(work.value(row, (SKCK.code,)), type=StandardPublished)
        content = f"service:{SKCK.code}@11111111"
        dearer = known.standard | {"fee_rupiah": 45_000, "valid_from": "2026-11-23"}
        work.open("standard", replace(known, content=content, standard=dearer))
    desk.program.tasks.changed.emit(work.changes)
    listed = next(one for one in findings_of(desk) if written.number in one)
    assert "@" in listed
    desk.open_case(written.number)
    assert "Rp30.000" in " ".join(line.value for line in desk.detail.view.facts)
    desk.go_to(places.COUNTER)
    desk.pick(SKCK, ())
    desk.identify(5)
    desk.check_all()
    assert desk.thread.judged.fee.total_rupiah == 45_000


def test_pc_clock_wrong_is_said_and_marked_until_a_supervisor_states_the_time(day, home, clock):
    first = intake.submit(home, intake_request(SKTM.code))
    clock.turn_to(NOW - 400 * 86_400_000)
    desk = day("wa")
    desk.qtbot.waitUntil(lambda: "Jam komputer meragukan" in desk.news())
    second = desk.take_in(SKTM, 4)
    assert "-251019-" in second.number
    assert squeezed("Jam komputer diragukan: tanggal kertas ini dapat keliru") in desk.paper()
    desk.go_to(places.STATION)
    desk.do("Stasiun: Jam")
    panel = desk.screen.panels["clock"]
    assert "2025" in panel.now.text()
    desk.write(panel.on, "23112026")
    desk.enter()
    assert "Jam itu tidak terbaca" in panel.time.note.label.text()
    desk.type("1015")
    desk.enter()
    assert panel.now.text() == "Senin, 23 November 2026 10.15 WIB"
    assert "2025" in panel.doubt.detail.text()
    desk.qtbot.waitUntil(lambda: "dinyatakan" in desk.news())
    third = desk.take_in(SKTM, 5)
    assert "-261123-" in third.number
    assert squeezed("waktu kertas ini dinyatakan petugas") in desk.paper()
    with desk.home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, clock_suspect FROM entry WHERE kind = 'case.registered/1' ORDER BY seq"
        ).all()
    # In the order they were written, whatever their clock said; the doubtful ones marked.
    assert rows == [(first.stream, 0), (second.stream, 1), (third.stream, 1)]


def test_citizen_offers_money_the_paper_says_free_how_to_complain_and_what_was_paid(day):
    desk = day()
    written = desk.take_in(SKTM, 4)
    for told in ("Tidak dipungut biaya", "Rp0", "Aduan", "SP4N-LAPOR!"):
        assert squeezed(told).lower() in desk.paper().lower(), told
    verdict = verification.verify_paper(desk.home, desk.newest())
    assert (verdict.verdict, verdict.facts["amount_rupiah"]) == ("genuine", 0)
    assert desk.case(written.stream).paid_rupiah == 0


def test_pc_dies_the_spare_restores_the_backup_by_keys_and_goes_on(
    qtbot, home, make_home, clock, tmp_path, monkeypatch
):
    """The stick, the words of the envelope, a new PIN and the last paper; no PIN of the old PC."""
    before = intake.submit(home, intake_request(SKTM.code))
    (stick := tmp_path / "stick").mkdir()
    backup.create(home, stick / "kemarin.fobackup")
    words = make_home.words(home)
    home.close()
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "spare"))
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))
    desk = Day(qtbot, tmp_path / "baru", clock, tmp_path / "papers")
    page = desk.page
    desk.to(page.doors.bring_back)
    desk.enter()
    form = page.restoring
    for field, typed in (
        (form.path, str(stick / "tidak-ada.fobackup")),
        (form.words, words),
        (form.pins.first, "628104"),
        (form.pins.second, "628104"),
        (form.number, before.number),
    ):
        desk.write(field, typed)
    desk.press(KEYS.Key_Return, CONTROL)
    assert "tidak dapat dibuka" in page.band.title.text()
    desk.write(form.path, str(stick / "kemarin.fobackup"))
    desk.write(form.pins.first, "628104")
    desk.write(form.pins.second, "628104")
    desk.press(KEYS.Key_Return, CONTROL)
    assert desk.page is None
    desk.open_case(before.number)
    assert desk.detail.view.number.startswith("MPP1-261123-03A0001")
    assert desk.take_in(SKTM, 9).number.startswith("MPP1-261123-03B0002")
    desk.close()
