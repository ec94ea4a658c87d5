"""The traps of the field (DOMAIN section 0), one test each."""

import datetime

import pytest
from num2words import num2words

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.fee import price, take_payment
from frontoffice.domain.person import check_nik
from frontoffice.domain.survey import grade_of, parse_survey, survey_index
from frontoffice.domain.words import number_in_words
from frontoffice.resources import resource
from tests.unit.domain_data import calendar, catalogue, regions

TODAY = datetime.date(2026, 11, 22)
FIRST_SEVEN = "persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku"
ORDERS = {
    "questionnaire": f"{FIRST_SEVEN},sarpras,pengaduan",
    "law": f"{FIRST_SEVEN},pengaduan,sarpras",
}


def test_1_answers_go_by_code_not_by_number():
    answers = {"questionnaire": "3,3,3,3,3,3,3,4,1", "law": "3,3,3,3,3,3,3,1,4"}
    results = [survey_index(parse_survey(f"{ORDERS[key]}\n{answers[key]}\n")) for key in ORDERS]
    assert results[0] == results[1]
    assert results[0].highest == ("sarpras",)
    assert results[0].lowest == ("pengaduan",)


def test_2_the_weight_is_exactly_one_ninth():
    for answer, ikm in ((4, "100.00"), (1, "25.00")):
        row = ",".join([str(answer)] * 9)
        assert survey_index(parse_survey(f"{ORDERS['law']}\n{row}\n")).ikm == ikm


def test_3_all_threes_is_grade_c():
    result = survey_index(parse_survey(ORDERS["law"] + "\n3,3,3,3,3,3,3,3,3\n"))
    assert (result.ikm, result.grade, result.performance) == ("75.00", "C", "Kurang Baik")
    assert grade_of("75.00") == ("C", "Kurang Baik")


def test_4_an_old_region_code_only_warns():
    report = check_nik("9101011508909996", regions(), TODAY)
    assert report.valid
    assert report.warnings == ("WILAYAH_TIDAK_DIKENAL",)


def test_5_a_corrected_birth_date_or_sex_only_warns():
    report = check_nik(
        "3273011508909991", regions(), TODAY, birth_on=datetime.date(1991, 8, 15), sex="P"
    )
    assert report.valid
    assert report.warnings == ("BEDA_TANGGAL_LAHIR", "BEDA_JENIS_KELAMIN")


def test_6_the_form_decides_the_century():
    old = datetime.date(1904, 2, 29)
    report = check_nik("7371016902049995", regions(), TODAY, birth_on=old)
    assert (report.valid, report.warnings, report.birth_default) == (True, (), old)
    assert check_nik("7371016902049995", regions(), TODAY).warnings == ("ABAD_GANDA",)


def test_7_joint_leave_moves_deadlines():
    start = datetime.date(2026, 12, 23)
    assert calendar().due_on(start, 1) == datetime.date(2026, 12, 28)
    assert calendar(joint_leave_works=True).due_on(start, 1) == datetime.date(2026, 12, 24)


def test_8_the_standard_of_service_is_not_the_minimum_service_standard():
    text = resource("i18n", "messages.domain.id.toml").read_text("utf-8").lower()
    assert "standar layanan" in text
    assert "minimal" not in text
    assert "spm" not in text


def test_9_the_dissolved_task_force_is_no_complaint_channel():
    channels = {line for found in catalogue().standards for line in found.complaint_channels}
    assert any("LAPOR" in line for line in channels)
    assert not any("saber" in line.lower() or "pungli" in line.lower() for line in channels)


def test_10_no_recommendation_of_a_professional_body_for_a_practice_licence():
    standard = catalogue().standard("PTSP-SIP-DOKTER")
    assert "UU 17/2023" in standard.legal_basis[0]
    assert not [row for row in standard.requirements if "rekom" in row.name.lower()]


@pytest.mark.parametrize(
    "code", [found.code for found in catalogue().standards if found.agency == "DUKCAPIL"]
)
def test_11_civil_registration_cannot_be_charged(code):
    standard = catalogue().standard(code)
    assert standard.is_free
    request = {"method": "cash", "tendered_rupiah": 10000}
    with pytest.raises(RuleViolation, match="payment-for-free-service"):
        price(standard, request)
    with pytest.raises(RuleViolation, match="payment-for-free-service"):
        take_payment(price(standard, None), request)


def test_12_third_party_costs_are_shown_apart_and_not_in_the_fee():
    standard = catalogue().standard("POL-SIM-PANJANG")
    assert [(cost.description, cost.price) for cost in standard.outside_costs] == [
        ("kesehatan", "Rp35.000"),
        ("psikologi", "Rp60.000 - Rp100.000"),
        ("asuransi (sukarela, dari ingatan)", "Rp50.000"),
    ]
    assert price(standard, {"tariff": "SIM-A"}).total_rupiah == 80000


def test_13_one_thousand_is_seribu_behind_a_million():
    assert num2words(1_001_000, lang="id") == "satu juta satu ribu"
    assert number_in_words(1_001_000) == "satu juta seribu"
