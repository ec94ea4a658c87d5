"""The linter names every mistake an office could make, and never breaks on any file."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.catalogue import catalogue_from_plain
from frontoffice.domain.catalogue_lint import lint
from frontoffice.domain.errors import RuleViolation
from frontoffice.messages import explain, sentences
from tests.unit.domain_data import plain_catalogue


def found(data, level=None):
    return {item.code for item in lint(data) if level is None or item.level == level}


def service(plain, code):
    return next(row for row in plain["services"] if row["code"] == code)


def test_the_shipped_catalogue_has_no_errors_and_shows_what_is_unverified():
    findings = lint(plain_catalogue())
    assert not [item for item in findings if item.level == "error"]
    counted = Counter(item.code for item in findings)
    assert counted["lint-components-internal"] == 38
    assert counted["lint-unverified"] == 25
    assert [item.where for item in findings if item.level == "warning"] == [
        "services[19] PTSP-REKLAME"
    ]


MISTAKES = {
    "lint-form-unknown": lambda s: s["requirements"][0].update(form="fotokopi"),
    "lint-flag-unknown": lambda s: s["requirements"][0].update(when=["terbakar"]),
    "lint-sla-one-of": lambda s: s.update(sla_minutes=30),
    "lint-fee-without-tariff": lambda s: s.update(fee_idr=None),
    "lint-amount-negative": lambda s: s.update(fee_idr=-1),
    "lint-any-of-alone": lambda s: s["requirements"][0].update(any_of="satu"),
    "lint-agency-unknown": lambda s: s.update(agency="SIHIR"),
    "lint-document-unknown": lambda s: s["requirements"][0].update(code="SIHIR"),
    "lint-validity-order": lambda s: s.update(valid_from="2026-02-01", valid_to="2026-01-01"),
    "lint-field-missing": lambda s: s.pop("product"),
    "lint-field-bad": lambda s: s.update(copies=True, sla_working_days="satu"),
    "lint-flag-twice": lambda s: s.update(case_types=["baru", "baru", "hilang", "rusak"]),
    "lint-code-twice": lambda s: s["requirements"].append(dict(s["requirements"][0])),
    "lint-not-a-mapping": lambda s: s["requirements"].append("KTP"),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_each_mistake_is_an_error_at_its_place(code):
    plain = plain_catalogue()
    MISTAKES[code](service(plain, "DKC-KK"))
    errors = [item for item in lint(plain) if item.level == "error" and item.code == code]
    assert errors
    assert "DKC-KK" in errors[0].where


def test_neither_time_limit_is_as_wrong_as_both():
    plain = plain_catalogue()
    service(plain, "DKC-KK")["sla_working_days"] = None
    assert "lint-sla-one-of" in found(plain, "error")


def test_a_negative_tariff_row_and_a_row_without_amount():
    plain = plain_catalogue()
    row = service(plain, "POL-SIM-PANJANG")["tariff"][0]
    row["idr"] = -5
    assert "lint-amount-negative" in found(plain, "error")
    row["idr"] = None  # set by another document: that is fine
    assert not found(plain, "error")
    del row["idr"]  # forgotten: that is not
    assert "lint-field-missing" in found(plain, "error")


def test_two_services_of_one_code():
    plain = plain_catalogue()
    plain["services"].append(dict(plain["services"][0]))
    assert "lint-code-twice" in found(plain, "error")


def test_a_flag_that_is_built_in_must_not_be_listed():
    plain = plain_catalogue()
    service(plain, "DKC-KK")["case_types"].append("dikuasakan")
    assert "lint-flag-twice" in found(plain, "error")


def test_kuasa_rows_need_a_service_that_may_be_represented():
    plain = plain_catalogue()
    service(plain, "DKC-KK")["can_be_represented"] = False
    assert "lint-flag-unknown" in found(plain, "error")


def test_empty_published_components_and_misspelt_fields_only_warn():
    plain = plain_catalogue()
    service(plain, "DKC-KK").update(procedure=[], persyaratan="?")
    warned = found(plain, "warning")
    assert {"lint-components-published", "lint-field-unknown"} <= warned
    assert not found(plain, "error")


def test_missing_lists_are_errors():
    assert found({}, "error") == {"lint-list-missing"}
    assert found("services", "error") == {"lint-not-a-mapping"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_has_a_sentence(language):
    plain = plain_catalogue()
    for spoil in MISTAKES.values():
        spoil(service(plain, "DKC-KK"))
    for item in lint(plain):
        assert item.code in sentences(language)
        text = explain(RuleViolation(item.code, where=item.where, **item.values), language)
        assert "…" not in text.sentence
        assert text.next_step


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["services", "agencies", "documents", "code", "requirements", "when", "tariff"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(junk)
def test_any_file_at_all_gets_an_answer(data):
    assert isinstance(lint(data), list)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 37), st.data())
def test_a_service_spoiled_anywhere_is_read_or_refused_but_never_breaks(index, data):
    plain = plain_catalogue()
    target = plain["services"][index]
    if data.draw(st.booleans()):
        target = target["requirements"][0]
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(junk)
    errors = [item for item in lint(plain) if item.level == "error"]
    if errors:
        with pytest.raises(RuleViolation, match="catalogue-bad"):
            catalogue_from_plain(plain)
    else:
        assert len(catalogue_from_plain(plain).standards) == 38
