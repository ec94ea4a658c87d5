"""NIK, KK, masking, applicants and representatives."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.nik import KK_SENTENCES, SENTENCES
from frontoffice.domain.person import (
    AGE_BANDS,
    age_band,
    check_kk,
    check_nik,
    group_of_four,
    initials,
    mask_nik,
    normal_phone,
    parse_applicant,
    parse_companion,
    parse_representative,
)
from tests.unit.domain_data import regions, vectors

NIK = vectors("nik")
TODAY = datetime.date.fromisoformat(NIK["today"])
date = datetime.date.fromisoformat


def nik(text, **form):
    return check_nik(text, regions(), TODAY, **form)


@pytest.mark.parametrize("vector", NIK["nik"], ids=lambda v: v["id"])
def test_the_nik_vectors(vector):
    expected, report = vector["harapan"], nik(vector["masukan"])
    assert report.valid is expected["valid"]
    assert list(report.errors) == expected["galat"]
    assert list(report.warnings) == expected["peringatan"]
    if report.valid:
        assert report.nik == expected["nik"]
        assert report.sex == expected["jenis_kelamin"]
        assert [str(day) for day in report.birth_candidates] == expected["kandidat_lahir"]
        assert str(report.birth_default) == expected["lahir_bawaan"]
        assert report.region_code == expected["kode_wilayah"]
        assert report.region_name == expected["nama_wilayah"]
        assert report.serial == expected["nomor_urut"]


@pytest.mark.parametrize("vector", NIK["pencocokan"], ids=lambda v: v["id"])
def test_the_comparison_vectors(vector):
    form = vector["formulir"]
    report = nik(vector["nik"], birth_on=date(form["tanggal_lahir"]), sex=form["jenis_kelamin"])
    assert report.valid
    assert list(report.warnings) == vector["harapan"]


@pytest.mark.parametrize("vector", NIK["no_kk"], ids=lambda v: v["masukan"])
def test_the_family_card_vectors(vector):
    report = check_kk(vector["masukan"])
    assert report.valid is vector["valid"]
    assert list(report.errors) == vector.get("galat", [])


def test_the_masking_vector():
    (vector,) = NIK["penyamaran"]
    assert mask_nik(vector["nik"]) == vector["layar"]
    assert mask_nik(vector["nik"], on_paper=True) == vector["bukti"]
    assert mask_nik("31", on_paper=True) == "31"  # half typed: no digit is shown twice


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("3273 0115 0890 9991", []),
        ("3273.0115.0890.9991", []),
        ("327301-150890-9991", []),
        ("   ", ["KOSONG"]),
        ("32730115089099911", ["PANJANG"]),
        ("3273014008909991", ["TANGGAL"]),
        ("3273010008909991", ["TANGGAL"]),
        ("3273013106909991", ["TANGGAL_TIDAK_ADA"]),
        ("3273017106909991", ["TANGGAL_TIDAK_ADA"]),
        ("3273011500909991", ["BULAN"]),
        ("3273019999990000", ["TANGGAL", "BULAN", "NOMOR_URUT_NOL"]),
        ("1111111111111111", []),
    ],
)
def test_more_of_the_same_kind(text, errors):
    assert list(nik(text).errors) == errors


def test_29_february_00_was_only_in_2000():
    report = nik("3273012902009991")
    assert report.birth_candidates == (date("2000-02-29"),)
    assert report.warnings == ()


def test_a_birthday_later_this_year_is_of_the_last_century():
    today = NIK["today"]
    assert nik("3171012211269998").birth_candidates == (date("1926-11-22"), date(today))
    assert nik("3171012311269998").birth_candidates == (date("1926-11-23"),)


@given(
    st.dates(datetime.date(1926, 11, 23), TODAY),
    st.sampled_from("LP"),
    st.sampled_from(sorted(code for code in regions().names if len(code) == 6)),
    st.integers(1, 9999),
)
def test_any_real_nik_is_read_back(birth_on, sex, region, serial):
    day = birth_on.day + (40 if sex == "P" else 0)
    text = f"{region}{day:02}{birth_on:%m%y}{serial:04}"
    report = nik(text, birth_on=birth_on, sex=sex)
    assert (report.valid, report.warnings) == (True, ())
    assert (report.sex, report.birth_default, report.serial) == (sex, birth_on, serial)
    assert report.region_name == regions().path(region)


@given(st.text() | st.text("0123456789 .-", max_size=20))
def test_any_text_is_answered(text):
    report = nik(text)
    assert report.valid is not bool(report.errors)
    assert set(report.errors) | set(report.warnings) <= set(SENTENCES)
    card = check_kk(text)
    assert card.valid is not bool(card.errors)
    assert set(card.errors) | set(card.warnings) <= set(KK_SENTENCES)


def test_a_family_card_date_only_warns():
    assert check_kk("3273013902189990").warnings == ("TANGGAL",)
    assert check_kk("3273014102189990").warnings == ("MUNGKIN_NIK",)
    assert check_kk("3273010102189990").warnings == ()


EXAMPLE = {
    "nik": "3273011508909991",
    "name": "Pemohon Contoh",
    "birth_on": "1990-08-15",
    "sex": "L",
    "phone": "081200000000",
    "address": "Jl. Contoh 1",
    "region": "327301",
}


def applicant(changes=None, reason=None):
    return parse_applicant({**EXAMPLE, **(changes or {})}, reason, regions(), TODAY)


def test_the_example_of_the_design():
    person = applicant()
    assert (person.nik, person.name, person.sex) == ("3273011508909991", "Pemohon Contoh", "L")
    assert person.birth_on == date("1990-08-15")
    assert (person.region, person.company, person.no_nik_reason) == ("327301", None, None)


def test_a_nik_fills_in_what_the_form_leaves_out():
    person = parse_applicant(
        {"nik": "3273 0155 0890 9992", "name": "Ibu Contoh"}, None, regions(), TODAY
    )
    assert (person.nik, person.sex) == ("3273015508909992", "P")
    assert person.birth_on == date("1990-08-15")
    assert applicant({"nik": "7371016902049995", "birth_on": None}).birth_on is None


def test_a_form_that_differs_from_the_nik_stands():
    person = applicant({"birth_on": "1991-08-15", "sex": "P"})
    assert (person.birth_on, person.sex) == (date("1991-08-15"), "P")


def test_a_person_without_nik_gives_the_reason():
    person = applicant({"nik": None}, reason=" anak belum  terdaftar ")
    assert (person.nik, person.no_nik_reason) == (None, "anak belum terdaftar")


@pytest.mark.parametrize(
    ("changes", "reason", "code", "field"),
    [
        ({"nik": None}, None, "nik-missing", "applicant.nik"),
        ({"nik": ""}, "  ", "nik-missing", "applicant.nik"),
        ({}, "hilang", "nik-with-reason", "no_nik_reason"),
        ({"nik": None}, 7, "text-bad", "no_nik_reason"),
        ({"nik": "327301150890999"}, None, "nik-length", "applicant.nik"),
        ({"nik": "3273011508900000"}, None, "nik-serial-zero", "applicant.nik"),
        ({"nik": 3273011508909991}, None, "nik-empty", "applicant.nik"),
        ({"name": ""}, None, "name-bad", "applicant.name"),
        ({"name": None}, None, "name-bad", "applicant.name"),
        ({"name": "123"}, None, "name-bad", "applicant.name"),
        ({"name": "A\u0000B"}, None, "name-bad", "applicant.name"),
        ({"name": "A\u202eB"}, None, "name-bad", "applicant.name"),
        ({"name": "A\ud800"}, None, "name-bad", "applicant.name"),
        ({"name": "A" * 121}, None, "name-bad", "applicant.name"),
        ({"name": ["A"]}, None, "name-bad", "applicant.name"),
        ({"birth_on": "15-08-1990"}, None, "date-bad", "applicant.birth_on"),
        ({"birth_on": "1990-02-30"}, None, "date-bad", "applicant.birth_on"),
        ({"birth_on": 19900815}, None, "date-bad", "applicant.birth_on"),
        ({"birth_on": "1890-08-15"}, None, "date-bad", "applicant.birth_on"),
        ({"birth_on": "2026-11-23"}, None, "date-in-future", "applicant.birth_on"),
        ({"sex": "M"}, None, "sex-bad", "applicant.sex"),
        ({"sex": 1}, None, "sex-bad", "applicant.sex"),
        ({"phone": "kantor"}, None, "phone-bad", "applicant.phone"),
        ({"phone": 81200000000}, None, "phone-bad", "applicant.phone"),
        ({"address": "x" * 301}, None, "text-bad", "applicant.address"),
        ({"region": "3273011"}, None, "region-bad", "applicant.region"),
        ({"region": 327301}, None, "region-bad", "applicant.region"),
        ({"company": "PT Contoh"}, None, "company-bad", "applicant.company"),
        ({"company": {}}, None, "name-bad", "applicant.company.name"),
        ({"company": {"name": "PT", "nib": "1"}}, None, "nib-bad", "applicant.company.nib"),
        ({"company": {"name": "PT", "npwp": "1"}}, None, "npwp-bad", "applicant.company.npwp"),
    ],
)
def test_nonsense_is_refused_beside_its_field(changes, reason, code, field):
    with pytest.raises(RuleViolation) as raised:
        applicant(changes, reason)
    assert (raised.value.code, raised.value.data["field"]) == (code, field)


@pytest.mark.parametrize("data", [None, "Pemohon", ["x"], 3])
def test_no_applicant_at_all(data):
    with pytest.raises(RuleViolation, match="applicant-missing"):
        parse_applicant(data, None, regions(), TODAY)


def test_an_error_never_holds_what_was_typed():
    with pytest.raises(RuleViolation) as raised:
        applicant({"nik": "327301150890999"})
    assert "327301150890999" not in str(raised.value)


def test_a_company_applies_through_a_person():
    body = {"name": "PT  Contoh Jaya", "nib": "9120 0012 3456 7", "npwp": "01.234.567.8-901.000"}
    company = applicant({"company": body}).company
    assert (company.name, company.nib, company.npwp) == (
        "PT Contoh Jaya",
        "9120001234567",
        "012345678901000",
    )
    assert applicant({"company": {"name": "PT Baru", "nib": None, "npwp": ""}}).company.nib is None


def test_names_are_one_form_of_unicode():
    assert applicant({"name": "Jose\u0301  A'yun"}).name == "Jos\u00e9 A'yun"


KUASA = {
    "nik": "3273015508909992",
    "name": "Wakil Contoh",
    "relation": "istri",
    "letter_on": "2026-11-20",
}


def representative(changes=None):
    return parse_representative({**KUASA, **(changes or {})}, applicant(), regions(), TODAY)


def test_a_representative_with_a_letter():
    assert representative().letter_on == date("2026-11-20")
    assert representative({"letter_on": None}).letter_on is None
    assert parse_representative(None, applicant(), regions(), TODAY) is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nik": None}, "nik-missing"),
        ({"nik": "1"}, "nik-length"),
        ({"nik": "3273011508909991"}, "representative-same"),
        ({"name": " "}, "name-bad"),
        ({"relation": ""}, "relation-missing"),
        ({"relation": None}, "relation-missing"),
        ({"letter_on": "2026-11-23"}, "date-in-future"),
        ({"letter_on": "kemarin"}, "date-bad"),
    ],
)
def test_a_representative_without_identity_relation_or_past_letter(changes, code):
    with pytest.raises(RuleViolation) as raised:
        representative(changes)
    assert raised.value.code == code
    assert raised.value.data["field"].startswith("representative.")


def test_a_companion_is_a_coded_relation_and_a_name_if_given():
    assert parse_companion(None) is None
    found = parse_companion({"relation": "family", "name": " Dewi  Lestari "})
    assert (found.relation, found.name) == ("family", "Dewi Lestari")
    assert parse_companion({"relation": "official", "name": None}).name is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("ibunya", "companion-bad"),
        ({"relation": "family", "need": "tunanetra"}, "companion-bad"),
        ({"name": "Dewi"}, "companion-relation-missing"),
        ({"relation": "tuli"}, "companion-relation-missing"),
        ({"relation": "family", "name": "123"}, "name-bad"),
    ],
)
def test_a_companion_has_no_room_for_the_reason(data, code):
    with pytest.raises(RuleViolation) as raised:
        parse_companion(data)
    assert raised.value.code == code


def test_a_representative_that_is_no_mapping():
    with pytest.raises(RuleViolation, match="representative-bad"):
        parse_representative("istri", applicant(), regions(), TODAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("081200000000", "081200000000"),
        ("+62 812-0000-0000", "081200000000"),
        ("62812 0000 0000", "081200000000"),
        ("(022) 123.456", "022123456"),
        ("+60 12 345 6789", "+60123456789"),
        ("", None),
        (None, None),
    ],
)
def test_phones_have_one_form(typed, kept):
    assert normal_phone(typed) == kept


@pytest.mark.parametrize(
    ("birth_on", "band"),
    [
        ("2026-11-22", "0-16"),
        ("2009-11-23", "0-16"),
        ("2009-11-22", "17-25"),
        ("2000-11-23", "17-25"),
        ("2000-11-22", "26-35"),
        ("1967-11-22", "46-59"),
        ("1966-11-22", "60+"),
        ("1926-01-01", "60+"),
    ],
)
def test_age_bands_turn_on_the_birthday(birth_on, band):
    assert band in AGE_BANDS
    assert age_band(date(birth_on), TODAY) == band


def test_no_birth_date_no_band():
    assert age_band(None, TODAY) is None


def test_small_forms():
    assert initials("Pemohon Contoh") == "P.C."
    assert initials("siti  nur 'aini") == "S.N."
    assert initials("") == ""
    assert group_of_four("3273011508909991") == "3273 0115 0890 9991"
    assert group_of_four("32730") == "3273 0"
