"""Every service of the catalogue can be taken in through the screen, by keys alone."""

from __future__ import annotations

import pytest

from frontoffice.services import cases
from tests.builders import nik, services, standard
from tests.conftest import OFFICER
from tests.ui.loket_desk import CONTROL, KEYS, Desk


@pytest.fixture
def desk(qtbot, make_home):
    """A counter with an officer signed in; nobody is known yet."""
    return Desk(make_home.sign_in(make_home(), OFFICER)).open(qtbot)


@pytest.mark.parametrize("code", services())
def test_a_stranger_is_served(desk, code):
    one = standard(code)
    desk.pick(one, ())
    desk.identify()
    desk.check_all()
    desk.pay(one)
    written = desk.submit()
    desk.type("1")

    assert written.status == "accepted"
    case = cases.read_case(desk.home, written.stream)
    assert case.opened.service == code
    assert case.prints[0].came_out is True
    if one.is_free:
        assert case.paid_rupiah == 0
    if one.sla_minutes is not None:
        assert written.promised_at is not None
        assert "pukul" in desk.screen.done.promise.text()


def test_a_baby_without_nik(desk):
    one = standard("DKC-AKTA-LAHIR")
    desk.pick(one, {"umum"})
    desk.press(KEYS.Key_F6)
    desk.type("bayi baru lahir")
    desk.enter()
    desk.type("Bayi Ny. Ratna")
    desk.press(KEYS.Key_Return, CONTROL)
    desk.check_all()
    written = desk.submit()

    details = cases.read_file(desk.home, written.stream).details
    assert (details.applicant.nik, details.applicant.no_nik_reason) == (None, "bayi baru lahir")


def test_without_nik_the_reason_is_asked_for(desk):
    one = standard("KEL-SKTM")
    desk.pick(one, ())
    desk.press(KEYS.Key_F6)
    desk.press(KEYS.Key_Return, CONTROL)

    assert desk.focus() is desk.thread.applicant.reason.input
    assert desk.thread.applicant.reason.note.wrong


def test_a_company_with_the_person_who_acts_for_it(desk):
    one = standard("PTSP-NIB")
    desk.pick(one, {"badan"})
    desk.press(KEYS.Key_F7)
    desk.type("PT Maju Bersama")
    desk.enter()
    desk.type("1234567890123")
    desk.thread.applicant.nik.setFocus()
    desk.identify()
    desk.check_all()
    written = desk.submit()

    company = cases.read_file(desk.home, written.stream).details.applicant.company
    assert (company.name, company.nib) == ("PT Maju Bersama", "1234567890123")
    assert cases.read_case(desk.home, written.stream).opened.company


def test_a_representative_with_a_letter(desk):
    one = standard("DKC-KK")
    desk.pick(one, {"hilang", "dikuasakan"})
    desk.type(nik(5))
    desk.enter()
    desk.type("Ratna Kusumawati")
    desk.thread.applicant.kuasa_nik.setFocus()
    desk.represent()
    desk.check_all()
    written = desk.submit()

    kuasa = cases.read_file(desk.home, written.stream).details.representative
    assert (kuasa.name, kuasa.relation) == ("Joko Prasetyo", "saudara")
    assert kuasa.letter_on.isoformat() == "2026-11-20"


def test_a_representative_with_the_applicants_own_nik_is_refused_beside_the_field(desk):
    one = standard("DKC-KK")
    desk.pick(one, {"hilang", "dikuasakan"})
    desk.type(nik(5))
    desk.enter()
    desk.type("Ratna Kusumawati")
    desk.thread.applicant.kuasa_nik.setFocus()
    desk.type(nik(5))
    desk.press(KEYS.Key_Return, CONTROL)

    assert desk.thread.applicant.kuasa_nik.note.wrong
    assert desk.focus() is desk.thread.applicant.kuasa_nik.input


def test_several_tariff_rows_add_up(desk):
    one = standard("SMT-STNK-5TH")
    desk.pick(one, ())
    desk.identify()
    desk.check_all()
    desk.type("1")
    desk.press(KEYS.Key_Down)
    desk.press(KEYS.Key_Down)
    desk.type("2")
    desk.enter()
    assert desk.thread.judged.fee.total_rupiah == 100_000 + 2 * 60_000
    desk.type("1")
    desk.type("300000")
    assert desk.thread.fee.change.text() == "Rp80.000"
    desk.enter()
    chosen = [row.description for row in one.tariff if row.code in ("STNK-R2", "TNKB-R2")]
    assert desk.thread.sections[4].head.detail == "; ".join(("Tunai", *chosen))
    written = desk.submit()

    lines = cases.read_case(desk.home, written.stream).fee.lines
    assert [(one.tariff, one.quantity) for one in lines] == [("STNK-R2", 1), ("TNKB-R2", 2)]


def test_an_amount_without_its_paper_is_asked_for(desk):
    one = standard("PTSP-PBG")
    desk.pick(one, {"rumah_tinggal"})
    desk.identify()
    desk.check_all()
    desk.enter()
    desk.type("250000")
    desk.press(KEYS.Key_Return, CONTROL)

    field = desk.thread.fee._bound["payment.lines.RETRIBUSI.reference"][0]
    assert field.note.wrong
    assert desk.focus() is field.box


def test_a_row_of_zero_rupiah_takes_no_payment(desk):
    one = standard("KUA-NIKAH")
    desk.pick(one, {"umum"})
    desk.identify()
    desk.check_all()
    desk.enter()
    written = desk.submit()

    assert written.status == "accepted"
    case = cases.read_case(desk.home, written.stream)
    assert (case.fee.total_rupiah, case.fee.lines[0].tariff) == (0, "KANTOR")
