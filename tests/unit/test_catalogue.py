"""The service standards: reading the file, conditions, versions, the 14 components."""

import datetime
import unicodedata

import msgspec
import pytest
import yaml

from frontoffice.domain.catalogue import COMPONENT_TITLES, NOT_FILLED, catalogue_from_plain
from frontoffice.domain.errors import NotFound, RuleViolation
from tests.unit.domain_data import catalogue, plain_catalogue, where_to_get

DAY = datetime.date(2026, 11, 23)


def test_all_38_services_of_16_agencies_are_read_as_they_stand():
    shop = catalogue()
    assert len(shop.standards) == 38
    assert len(shop.agencies) == 16
    for plain, standard in zip(plain_catalogue()["services"], shop.standards, strict=True):
        assert standard.code == plain["code"]
        assert standard.fee_rupiah == plain["fee_idr"]
        assert (standard.sla_working_days, standard.sla_minutes) == (
            plain["sla_working_days"],
            plain["sla_minutes"],
        )
        assert len(standard.requirements) == len(plain["requirements"])
        assert [(row.code, row.rupiah) for row in standard.tariff] == [
            (row["code"], row["idr"]) for row in plain.get("tariff", [])
        ]


def test_every_paper_says_where_a_citizen_gets_it():
    shop = catalogue()
    assert {document.code for document in shop.documents} == set(where_to_get())
    assert shop.where_to_get("LP_HILANG") == "SPKT kantor polisi terdekat"
    assert all(shop.where_to_get(document.code) for document in shop.documents)
    assert shop.where_to_get("TIDAK_ADA") is None


def test_an_unknown_service_or_agency_is_named():
    with pytest.raises(NotFound) as raised:
        catalogue().standard("DKC-SIHIR")
    assert (raised.value.code, raised.value.data["service"]) == ("service-unknown", "DKC-SIHIR")
    with pytest.raises(NotFound, match="agency-unknown"):
        catalogue().agency("SIHIR")


@pytest.mark.parametrize(
    ("service", "flags", "expected"),
    [
        ("DKC-KK", ["rusak"], ["F102", "KK_LAMA"]),
        ("DKC-KK", ["hilang"], ["F102", "LP_HILANG"]),
        ("DKC-KK", ["hilang", "rusak"], ["F102", "LP_HILANG"]),
        ("DKC-KK", ["rusak", "dikuasakan"], ["F102", "KK_LAMA", "SURAT_KUASA", "KTP_KUASA"]),
        ("DKC-KTP-BARU", [], ["F102", "KK", "SIDIK_JARI"]),
    ],
)
def test_flags_decide_which_papers_are_asked_for(service, flags, expected):
    rows = catalogue().standard(service).rows_for(frozenset(flags))
    assert sorted(row.code for row in rows) == sorted(expected)


def test_flags_of_a_case_are_checked_against_the_standard():
    standard = catalogue().standard("DKC-KK")
    assert standard.flags == ("baru", "perubahan", "hilang", "rusak", "dikuasakan")
    assert standard.flags_for(["rusak"], represented=True) == {"rusak", "dikuasakan"}
    assert standard.flags_for(None, represented=False) == frozenset()
    for cases, represented, code in (
        (["terbakar"], False, "case-flag-unknown"),
        ("rusak", False, "case-flag-unknown"),
        ([["rusak"]], False, "case-flag-unknown"),
        (["dikuasakan"], False, "representative-missing"),
    ):
        with pytest.raises(RuleViolation, match=code):
            standard.flags_for(cases, represented)


def test_a_service_that_must_be_attended_in_person_refuses_a_representative():
    standard = catalogue().standard("DKC-KTP-BARU")
    assert "dikuasakan" not in standard.flags
    for cases, represented in (([], True), (["dikuasakan"], False)):
        with pytest.raises(RuleViolation, match="representation-not-allowed"):
            standard.flags_for(cases, represented)


def test_the_content_names_the_version():
    standard = catalogue().standard("DKC-KK")
    name = standard.content_name
    assert name.startswith("service:DKC-KK@")
    assert len(name) == len("service:DKC-KK@") + 8
    assert len({other.content_name for other in catalogue().standards}) == 38
    dearer = msgspec.structs.replace(standard, fee_rupiah=1)
    assert dearer.content_name != name


def test_the_content_name_does_not_depend_on_how_the_file_was_typed():
    plain = plain_catalogue()
    expected = catalogue().standard("DKC-KK").content_name
    service = next(row for row in plain["services"] if row["code"] == "DKC-KK")
    reordered = {key: service[key] for key in reversed(service)}
    reordered["decree"] = None
    reordered["facilities"] = []
    plain["services"][plain["services"].index(service)] = reordered
    assert catalogue_from_plain(plain).standard("DKC-KK").content_name == expected


def test_decomposed_letters_give_the_same_name():
    plain = plain_catalogue()
    plain["services"][0]["name"] = unicodedata.normalize("NFC", "Café")
    composed = catalogue_from_plain(plain).standards[0].content_name
    plain["services"][0]["name"] = unicodedata.normalize("NFD", "Café")
    assert catalogue_from_plain(plain).standards[0].content_name == composed


def test_a_golden_name_so_that_no_release_renames_old_standards():
    text = """
agencies: [{code: X, name: X, kind: x, ticket_prefix: A}]
documents: [{code: KTP, name: KTP-el}]
services:
- {code: X-1, agency: X, name: Contoh, legal_basis: [UU 1], procedure: [datang],
   requirements: [{code: KTP, name: KTP-el, form: copy, copies: 1, mandatory: true}],
   sla_working_days: 1, sla_starts: berkas lengkap, fee_idr: 0, product: Surat,
   complaint_channel: [loket]}
"""
    standard = catalogue_from_plain(yaml.safe_load(text)).standards[0]
    assert standard.content_name == "service:X-1@d9e6eec9"


def test_validity_dates_include_both_ends():
    standard = msgspec.structs.replace(
        catalogue().standard("DKC-KK"), valid_from=DAY, valid_to=DAY + datetime.timedelta(days=1)
    )
    inside = [standard.in_force(DAY + datetime.timedelta(days=shift)) for shift in (-1, 0, 1, 2)]
    assert inside == [False, True, True, False]
    standard.require_in_force(DAY)
    with pytest.raises(RuleViolation, match="standard-not-in-force") as raised:
        standard.require_in_force(DAY + datetime.timedelta(days=2))
    assert raised.value.data["valid_to"] == "2026-11-24"


def test_dates_of_a_version_are_read_from_text_and_from_yaml_dates():
    plain = plain_catalogue()
    plain["services"][0] |= {"valid_from": "2026-01-01", "valid_to": datetime.date(2026, 12, 31)}
    standard = catalogue_from_plain(plain).standards[0]
    assert (standard.valid_from, standard.valid_to) == (
        datetime.date(2026, 1, 1),
        datetime.date(2026, 12, 31),
    )


def test_fourteen_components_in_the_order_of_the_law():
    parts = catalogue().standard("DKC-KK").components()
    assert [part.number for part in parts] == list(range(1, 15))
    assert tuple(part.title for part in parts) == COMPONENT_TITLES
    assert [part.published for part in parts] == [True] * 6 + [False] * 8
    assert parts[2].lines == ("1 hari kerja sejak berkas dinyatakan lengkap",)
    assert parts[3].lines == ("Tidak dipungut biaya",)
    assert parts[8].lines == (NOT_FILLED,)
    assert not parts[8].filled
    assert all(part.filled for part in parts[:7])


def test_an_internal_component_that_the_office_filled_in_is_shown():
    plain = plain_catalogue()
    plain["services"][0]["competence"] = ["D3 administrasi"]
    assert catalogue_from_plain(plain).standards[0].components()[8].lines == ("D3 administrasi",)


def test_unverified_parts_are_named():
    assert catalogue().standard("DKC-KTP-BARU").unverified == ()
    assert catalogue().standard("DKC-KK").unverified == ("sla",)
    assert catalogue().standard("KEC-LEGALISIR").unverified == ("requirements", "sla", "fee")


def test_a_tariff_in_words_says_what_each_row_costs():
    lines = catalogue().standard("SMT-STNK-1TH").fee_lines
    assert lines[0] == "PKB dan opsen menurut SKPD: menurut surat ketetapan per tahun"
    assert "Rp35.000 per tahun" in lines[1]
    assert catalogue().standard("BPN-CEK").fee_lines == ("Rp50.000",)


def test_a_list_of_outside_costs_in_the_file_is_taken_before_the_notes():
    plain = plain_catalogue()
    service = next(row for row in plain["services"] if row["code"] == "POL-SIM-PANJANG")
    service["outside_costs"] = [{"description": "dokter", "idr": 40000, "idr_max": 45000}]
    (cost,) = catalogue_from_plain(plain).standard("POL-SIM-PANJANG").outside_costs
    assert (cost.description, cost.price) == ("dokter", "Rp40.000 - Rp45.000")


def test_a_tax_beside_a_free_service_is_an_outside_cost():
    standard = catalogue().standard("PTSP-REKLAME")
    assert standard.is_free
    assert [cost.description for cost in standard.outside_costs] == ["Pajak reklame menurut SKPD"]


@pytest.mark.parametrize("data", [None, [], "x", {}, {"agencies": [], "services": 3}])
def test_what_is_no_catalogue_is_refused_with_the_place(data):
    with pytest.raises(RuleViolation, match="catalogue-bad") as raised:
        catalogue_from_plain(data)
    assert raised.value.data["where"]
    assert raised.value.data["reason"]


def test_the_place_of_a_mistake_is_named():
    plain = plain_catalogue()
    plain["services"][2]["requirements"][1]["form"] = "asli"
    with pytest.raises(RuleViolation) as raised:
        catalogue_from_plain(plain)
    assert raised.value.data["reason"] == "lint-form-unknown"
    assert raised.value.data["where"].startswith("services[3] DKC-KK requirements[2]")
