"""What the citizen brought against what the standard asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.checklist import check_requirements
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard import FORMS
from tests.unit.domain_data import catalogue

REASON = "diserahkan menyusul lewat surel"


def check(service, flags, given, waivers=None):
    shop = catalogue()
    names = {one.code: one.name for one in shop.documents}
    return check_requirements(shop.standard(service), frozenset(flags), given, waivers, names)


def row(result, code):
    return next(row for row in result.rows if row.code == code)


def test_the_example_of_the_design_is_complete():
    result = check("DKC-KK", ["rusak"], {"F102": True, "KK_LAMA": "original"})
    assert result.complete
    assert [(row.code, row.given) for row in result.rows] == [
        ("F102", "form"),
        ("KK_LAMA", "original"),
    ]


@pytest.mark.parametrize("service", [standard.code for standard in catalogue().standards])
def test_every_service_is_complete_with_everything_as_asked_and_incomplete_with_nothing(service):
    standard = catalogue().standard(service)
    flag_sets = [frozenset(), frozenset(standard.flags), *({flag} for flag in standard.flags)]
    for flags in map(frozenset, flag_sets):
        asked = standard.rows_for(flags)
        assert check(service, flags, {row.code: True for row in asked}).complete
        empty = check(service, flags, {})
        assert set(empty.missing) == {row.code for row in asked if row.mandatory}
        assert empty.missing


def test_absent_null_and_false_are_all_not_there():
    for value in (None, False):
        assert check("DKC-KK", ["rusak"], {"F102": value, "KK_LAMA": True}).missing == ("F102",)


def test_an_optional_paper_never_blocks():
    asked = {"F102": True}
    assert "AKTA_MATI" not in check("DKC-KK", ["perubahan"], asked).missing
    result = check("DKC-KK", ["perubahan"], {**asked, "AKTA_MATI": "copy"})
    assert row(result, "AKTA_MATI").given == "copy"


def test_a_paper_not_called_for_is_an_extra():
    result = check("DKC-KK", ["rusak"], {"F102": True, "KK_LAMA": True, "LP_HILANG": "original"})
    assert result.complete
    assert row(result, "LP_HILANG").extra
    foreign = check("DKC-KK", ["rusak"], {"F102": True, "KK_LAMA": True, "PASPOR_LAMA": "copy"})
    assert foreign.complete
    assert row(foreign, "PASPOR_LAMA").name == "Paspor lama"


def test_a_paper_nobody_knows_is_refused_by_name():
    with pytest.raises(RuleViolation, match="requirement-unknown") as raised:
        check("DKC-KK", ["rusak"], {"F102": True, "SIHIR": True})
    assert raised.value.data["field"] == "requirements.SIHIR"


@pytest.mark.parametrize("value", ["fotokopi", 1, 0, 1.5, ["original"], {}, {"tidak": "x"}])
def test_a_value_that_is_no_form_is_refused(value):
    with pytest.raises(RuleViolation, match="requirement-form-bad"):
        check("DKC-KK", ["rusak"], {"KK_LAMA": value})


@pytest.mark.parametrize("requirements", ["F102", ["F102"], 3, {1: True}])
def test_a_list_of_papers_that_is_no_mapping_is_refused(requirements):
    with pytest.raises(RuleViolation, match="requirements-bad"):
        check("DKC-KK", ["rusak"], requirements)


@pytest.mark.parametrize(
    ("asked_row", "given", "enough"),
    [
        ("KK_LAMA", "copy", False),  # asks for the original itself
        ("KK_LAMA", "show_original", False),
        ("KK_LAMA", "copy_with_original_shown", False),
        ("KK_LAMA", "original", True),
        ("F102", "copy", True),  # a form may come as any paper
        ("F102", "original", True),
    ],
)
def test_a_weaker_form_than_asked_is_recorded_but_does_not_do(asked_row, given, enough):
    result = check("DKC-KK", ["rusak"], {"F102": True, "KK_LAMA": True} | {asked_row: given})
    assert row(result, asked_row).given == given
    assert result.complete is enough


def test_an_original_does_where_a_copy_is_asked():
    asked = {"F102": True, "SIDIK_JARI": True}
    assert check("DKC-KTP-BARU", [], {**asked, "KK": "original"}).complete
    assert check("DKC-KTP-BARU", [], {**asked, "KK": "copy_with_original_shown"}).complete


def test_not_applicable_needs_a_conditional_row_and_a_reason():
    flags = ["pindah"]
    asked = {"F102": True, "KK": True, "KTP": True}
    result = check("DKC-KTP-GANTI", flags, {**asked, "SKPWNI": {"not_applicable": "satu kota"}})
    assert result.complete
    assert (row(result, "SKPWNI").given, row(result, "SKPWNI").reason) == (
        "not_applicable",
        "satu kota",
    )
    with pytest.raises(RuleViolation, match="not-applicable-not-allowed"):
        check("DKC-KTP-GANTI", flags, {"KK": {"not_applicable": "satu kota"}})
    for empty in ("", "   ", "...", None, 3, "x" * 501, "a\u0000b"):
        with pytest.raises(RuleViolation, match="reason-missing"):
            check("DKC-KTP-GANTI", flags, {"SKPWNI": {"not_applicable": empty}})


def test_one_paper_of_a_group_is_enough():
    none = check("DKC-KK", ["baru"], {"F102": True, "F101": True})
    assert none.missing == ("BUKU_NIKAH", "F105")
    assert check("DKC-KK", ["baru"], {"F102": True, "F101": True, "F105": True}).complete
    assert check("DKC-KK", ["baru"], {"F102": True, "F101": True, "BUKU_NIKAH": "copy"}).complete


def test_a_group_is_not_settled_by_calling_one_paper_not_applicable():
    reason = {"not_applicable": "kawin tercatat"}
    one = check("DKC-KK", ["baru"], {"F102": True, "F101": True, "F105": reason})
    assert one.missing == ("BUKU_NIKAH",)
    both = check(
        "DKC-KK", ["baru"], {"F102": True, "F101": True, "F105": reason, "BUKU_NIKAH": reason}
    )
    assert both.complete


def test_a_waiver_stands_for_a_missing_or_too_weak_paper():
    waiver = {"KK_LAMA": {"reason": REASON, "by": "sari.h"}}
    for value in (None, "copy"):
        result = check("DKC-KK", ["rusak"], {"F102": True, "KK_LAMA": value}, waiver)
        assert result.complete
        assert row(result, "KK_LAMA").given == "waived"
        assert row(result, "KK_LAMA").by == "sari.h"


@pytest.mark.parametrize(
    ("waivers", "code"),
    [
        ({"KK_LAMA": {"reason": "", "by": "sari.h"}}, "reason-missing"),
        ({"KK_LAMA": {"by": "sari.h"}}, "reason-missing"),
        ({"KK_LAMA": {"reason": REASON}}, "waiver-bad"),
        ({"KK_LAMA": {"reason": REASON, "by": "Sari H"}}, "waiver-bad"),
        ({"KK_LAMA": True}, "waiver-bad"),
        ({"F102": {"reason": REASON, "by": "sari.h"}}, "waiver-not-needed"),
        ({"LP_HILANG": {"reason": REASON, "by": "sari.h"}}, "waiver-not-needed"),
        ({"SIHIR": {"reason": REASON, "by": "sari.h"}}, "requirement-unknown"),
        ("KK_LAMA", "requirements-bad"),
    ],
)
def test_a_waiver_without_reason_person_or_need_is_refused(waivers, code):
    with pytest.raises(RuleViolation, match=code):
        check("DKC-KK", ["rusak"], {"F102": True}, waivers)


@given(st.dictionaries(st.sampled_from(["F102", "KK_LAMA"]), st.sampled_from(FORMS)))
def test_bringing_more_never_makes_more_missing(given_papers):
    fewer = check("DKC-KK", ["rusak"], {})
    more = check("DKC-KK", ["rusak"], given_papers)
    assert set(more.missing) <= set(fewer.missing)


@given(
    st.dictionaries(
        st.sampled_from(["F102", "KK_LAMA", "SIHIR", ""]),
        st.recursive(st.none() | st.booleans() | st.text(max_size=9), st.lists, max_leaves=3),
    ),
    st.dictionaries(st.sampled_from(["KK_LAMA"]), st.dictionaries(st.text(max_size=6), st.text())),
)
def test_nonsense_is_refused_and_never_breaks(requirements, waivers):
    try:
        codes = {row.code for row in check("DKC-KK", ["rusak"], requirements, waivers).rows}
    except RuleViolation as refused:
        codes = {refused.data["field"].split(".")[-1]} & {"F102", "KK_LAMA", "SIHIR", ""}
    assert codes
