"""The bank's list beside our references, and billing codes that die."""

from __future__ import annotations

import pytest

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.services import cases, cash_reconcile, intake
from frontoffice.services.cash_reconcile import read_list
from tests.builders import PAID, intake_request
from tests.conftest import NOW, OFFICER

HOUR = 3_600_000


def take(home, serial, method="qris", reference="QRIS-00017"):
    request = intake_request(PAID, serial=serial)
    payment = request["payment"] | {"method": method, "reference": reference}
    payment.pop("tendered_rupiah")
    return intake.submit(home, request | {"payment": payment})


def code(call, *values):
    with pytest.raises(FrontOfficeError) as refused:
        call(*values)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "QRIS-00017,30000",
        "Referensi;Tanggal;Jumlah\nQRIS-00017;23/11/2026;Rp 30.000,00",
        "23/11\tQRIS 00017\t30.000".replace("23/11\t", ""),
        "qris-00017 30000",
    ],
)
def test_a_list_is_read_however_the_bank_writes_it(text):
    assert read_list(text) == [("QRIS00017", 30_000)]


@pytest.mark.parametrize("text", ["", "Referensi;Jumlah", "A1,1000\nhalaman dua"])
def test_a_list_that_is_none_is_refused(text):
    with pytest.raises(RuleViolation, match="list-"):
        read_list(text)


def test_references_match_by_amount_and_the_rest_is_shown(home):
    first = take(home, 1, reference="QRIS-1001")
    second = take(home, 2, reference="QRIS-1002")
    third = take(home, 3, "va", "88081234567890")
    found = cash_reconcile.reconcile(home, "QRIS-1001,30000\nQRIS-1002,25000\nQRIS-9999,5000")
    assert [one.receipt_number for one in found.matched] == [first.receipt_number]
    assert [(one.receipt_number, one.bank_rupiah) for one in found.differing] == [
        (second.receipt_number, 25_000)
    ]
    assert found.unknown == (("QRIS9999", 5_000),)
    assert [(one.receipt_number, one.bank_rupiah) for one in found.waiting] == [
        (second.receipt_number, 25_000),
        (third.receipt_number, None),
    ]
    assert cash_reconcile.unmatched_of(home, first.stream) == []
    assert cash_reconcile.unmatched_of(home, third.stream)[0].reference == "88081234567890"


def test_the_same_list_again_changes_nothing_and_a_corrected_one_does(home):
    take(home, 1, reference="QRIS-1001")
    cash_reconcile.reconcile(home, "QRIS-1001,25000")
    assert cash_reconcile.reconcile(home, "QRIS-1001,25000").changes.streams == frozenset()
    found = cash_reconcile.reconcile(home, "QRIS-1001,30000")
    assert len(found.matched) == 1
    assert found.waiting == ()
    assert cash_reconcile.reconcile(home, "QRIS-1001,30000").unknown == ()


def test_a_voided_payment_waits_for_no_list(home, make_home):
    done = take(home, 1)
    make_home.sign_in(home, OFFICER)
    second = home.confirm("wati.k", "470913")
    home.sign_in("rina.a", home.data_key)
    cases.void(home, done.stream, "salah kode", second)
    assert cash_reconcile.read_unmatched(home) == []


def test_who_takes_money_does_not_match_it(home, make_home):
    make_home.sign_in(home, OFFICER)
    assert code(cash_reconcile.reconcile, home, "A1,1000") == "not-allowed"


@pytest.fixture
def awaiting(home):
    """A case that waits for its payment."""
    return intake.submit(home, intake_request(PAID, payment=None))


def test_an_expired_code_is_replaced_and_the_old_one_is_dead(home, awaiting, clock):
    issue = cash_reconcile.issue_code
    old, new = "820261123000001", "820261123000002"
    issue(home, awaiting.number, old, NOW + HOUR)
    assert code(issue, home, awaiting.number, new, NOW + 2 * HOUR) == "billing-still-valid"
    clock.advance(2 * HOUR)
    assert code(issue, home, awaiting.number, new, NOW + HOUR) == "billing-expired-already"
    assert code(issue, home, awaiting.number, old, NOW + 9 * HOUR) == "billing-code-used"
    issue(home, awaiting.number, new, NOW + 9 * HOUR)
    codes = cash_reconcile.codes_of(home, awaiting.stream)
    assert [(one.code, valid) for one, valid in codes] == [(new, True), (old, False)]
    payment = intake_request(PAID)["payment"] | {"method": "billing", "reference": old}
    payment.pop("tendered_rupiah")
    assert code(cases.pay, home, awaiting.stream, payment) == "billing-code-dead"
    assert cases.pay(home, awaiting.stream, payment | {"reference": new}).status == "accepted"


def test_a_code_is_only_for_what_awaits_payment(home, awaiting):
    done = take(home, 2)
    issue = cash_reconcile.issue_code
    assert code(issue, home, done.number, "820261123000001", NOW + HOUR) == "case-not-awaiting"
    assert code(issue, home, awaiting.number, "xx", NOW + HOUR) == "billing-code-bad"
