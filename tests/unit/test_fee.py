"""Fees by the official tariff and the payments that settle them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.fee import price, take_payment
from tests.unit.domain_data import catalogue

NTPN = "1A2B3C4D5E6F7G8H"


def standard(code):
    return catalogue().standard(code)


def pay(code, **request):
    fee = price(standard(code), request)
    return fee, take_payment(fee, request)


def refusal(code, request):
    with pytest.raises(RuleViolation) as raised:
        take_payment(price(standard(code), request), request)
    assert raised.value.data["field"].startswith("payment")
    return raised.value.code


FREE = [found.code for found in catalogue().standards if found.is_free]


@pytest.mark.parametrize("code", FREE)
def test_a_free_service_is_impossible_to_charge(code):
    assert price(standard(code), None).total_rupiah == 0
    assert price(standard(code), None).legal_basis == standard(code).legal_basis
    for request in (
        {},
        {"method": "cash", "tendered_rupiah": 0},
        {"method": "cash", "tendered_rupiah": 50000},
        {"method": "billing", "reference": NTPN},
        {"tariff": "PAJAK", "amount_rupiah": 5, "reference": "SKPD 1"},
    ):
        assert refusal(code, request) == "payment-for-free-service"
    with pytest.raises(RuleViolation, match="payment-for-free-service"):
        take_payment(price(standard(code), None), {"method": "cash", "tendered_rupiah": 10})


def test_a_fixed_fee_needs_no_rows():
    fee, payment = pay("POL-SKCK-BARU", method="cash", tendered_rupiah=50000)
    assert (fee.total_rupiah, payment.amount_rupiah, payment.change_rupiah) == (30000, 30000, 20000)
    (line,) = fee.lines
    assert (line.description, line.quantity) == (standard("POL-SKCK-BARU").name, 1)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"amount_rupiah": 29999}, "amount-differs"),
        ({"amount_rupiah": "30000"}, "amount-bad"),
        ({"tariff": "SIM-A"}, "tariff-unknown"),
        ({"lines": [{"tariff": "SIM-A"}]}, "tariff-unknown"),
    ],
)
def test_a_fixed_fee_takes_no_other_amount(given, code):
    request = {"method": "cash", "tendered_rupiah": 50000, **given}
    assert refusal("POL-SKCK-BARU", request) == code
    same = {"method": "cash", "tendered_rupiah": 30000, "amount_rupiah": 30000, "lines": []}
    assert price(standard("POL-SKCK-BARU"), same).total_rupiah == 30000


def test_a_tariff_without_a_chosen_row_has_no_total_yet():
    fee = price(standard("POL-SIM-PANJANG"), None)
    assert fee.total_rupiah is None
    with pytest.raises(RuleViolation, match="tariff-needed"):
        take_payment(fee, {"method": "cash", "tendered_rupiah": 80000})
    assert refusal("POL-SIM-PANJANG", {"method": "cash"}) == "tariff-needed"


def test_the_short_form_is_one_row():
    long, _ = pay(
        "POL-SIM-PANJANG",
        method="cash",
        tendered_rupiah=80000,
        lines=[{"tariff": "SIM-A", "quantity": 1, "amount_rupiah": None}],
    )
    short, payment = pay("POL-SIM-PANJANG", method="cash", tendered_rupiah=80000, tariff="SIM-A")
    assert long == short
    assert (short.total_rupiah, payment.change_rupiah) == (80000, 0)


def test_several_rows_add_up_with_their_quantities():
    fee, payment = pay(
        "SMT-STNK-5TH",
        method="qris",
        reference="QR-2026112300017",
        lines=[
            {"tariff": "STNK-R4", "quantity": 1},
            {"tariff": "TNKB-R4", "quantity": 2, "amount_rupiah": 200000},
            {"tariff": "PKB", "amount_rupiah": 1_250_000, "reference": "SKPD 77/2026"},
        ],
    )
    assert fee.total_rupiah == 200_000 + 200_000 + 1_250_000
    assert [line.amount_rupiah for line in fee.lines] == [200_000, 200_000, 1_250_000]
    assert fee.lines[2].unit_rupiah is None
    assert fee.lines[2].reference == "SKPD 77/2026"
    assert payment.amount_rupiah == fee.total_rupiah


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([{"tariff": "SIM-A", "amount_rupiah": 1}], "amount-differs"),
        ([{"tariff": "SIM-A", "quantity": 2, "amount_rupiah": 80000}], "amount-differs"),
        ([{"tariff": "SIM-A", "amount_rupiah": 80000.0}], "amount-bad"),
        ([{"tariff": "SIM-A", "quantity": 0}], "quantity-bad"),
        ([{"tariff": "SIM-A", "quantity": -1}], "quantity-bad"),
        ([{"tariff": "SIM-A", "quantity": 1000}], "quantity-bad"),
        ([{"tariff": "SIM-A", "quantity": True}], "quantity-bad"),
        ([{"tariff": "SIM-A", "quantity": "1"}], "quantity-bad"),
        ([{"tariff": "SIM-X"}], "tariff-unknown"),
        ([{"tariff": None}], "tariff-unknown"),
        ([{}], "tariff-unknown"),
        ([{"tariff": "SIM-A"}, {"tariff": "SIM-A"}], "tariff-twice"),
        ([{"tariff": "SIM-A"}] * 51, "payment-bad"),
        (["SIM-A"], "payment-bad"),
        ({"tariff": "SIM-A"}, "payment-bad"),
        ([], "tariff-needed"),
    ],
)
def test_rows_that_are_wrong_are_refused(lines, code):
    request = {"method": "cash", "tendered_rupiah": 10**9, "lines": lines}
    assert refusal("POL-SIM-PANJANG", request) == code


def test_a_row_set_by_another_document_needs_its_amount_and_its_number():
    base = {"method": "va", "reference": "VA 8808 1234", "tariff": "RETRIBUSI"}
    fee, _ = pay("PTSP-PBG", **base, amount_rupiah=1_500_000)
    assert fee.lines[0].reference == "VA 8808 1234"
    assert refusal("PTSP-PBG", base) == "amount-needed"
    assert refusal("PTSP-PBG", {**base, "amount_rupiah": -1}) == "amount-bad"
    cash = {"method": "cash", "tendered_rupiah": 5, "tariff": "RETRIBUSI", "amount_rupiah": 5}
    assert refusal("PTSP-PBG", cash) == "amount-reference-needed"


def test_one_row_may_carry_two_assessments_but_not_one_twice():
    def lines(*numbers):
        return [{"tariff": "PKB", "amount_rupiah": 10, "reference": number} for number in numbers]

    request = {"method": "cash", "tendered_rupiah": 20}
    assert price(
        standard("SMT-STNK-1TH"), {**request, "lines": lines("SKPD 1", "SKPD 2")}
    ).total_rupiah == 20  # fmt: skip
    doubled = {**request, "lines": lines("SKPD 1", "SKPD 1")}
    assert refusal("SMT-STNK-1TH", doubled) == "tariff-twice"


def test_a_tariff_row_of_nothing_works_like_a_free_service():
    for request in ({"tariff": "KANTOR"}, {"tariff": "KANTOR", "method": "cash"}):
        fee = price(standard("KUA-NIKAH"), request)
        assert fee.total_rupiah == 0
        assert take_payment(fee, {**request, "tendered_rupiah": 0}) is None
    charged = {"tariff": "KANTOR", "method": "cash", "tendered_rupiah": 50000}
    assert refusal("KUA-NIKAH", charged) == "payment-for-free-service"
    assert pay("KUA-NIKAH", tariff="LUAR", method="billing", reference=NTPN)[0].total_rupiah


@pytest.mark.parametrize(
    ("tendered", "code"),
    [
        (None, "tendered-needed"),
        (79999, "tendered-too-little"),
        (-80000, "amount-bad"),
        (80000.0, "amount-bad"),
        ("80000", "amount-bad"),
        (True, "amount-bad"),
        (10**12, "amount-bad"),
    ],
)
def test_cash_must_cover_the_fee(tendered, code):
    request = {"method": "cash", "tariff": "SIM-A", "tendered_rupiah": tendered}
    assert refusal("POL-SIM-PANJANG", request) == code


@pytest.mark.parametrize(
    ("method", "reference", "kept"),
    [
        ("billing", "820220922465628", "820220922465628"),
        ("billing", "8202 2092 2465 628", "820220922465628"),
        ("billing", "1a2b3c4d5e6f7g8h", NTPN),
        ("va", "88081234", "88081234"),
        ("qris", "QR-2026112300017", "QR-2026112300017"),
        ("edc", " 001234 ", "001234"),
    ],
)
def test_money_that_is_not_cash_needs_its_reference(method, reference, kept):
    _, payment = pay("POL-SIM-PANJANG", method=method, reference=reference, tariff="SIM-A")
    assert (payment.reference, payment.change_rupiah) == (kept, 0)


@pytest.mark.parametrize(
    ("method", "reference", "code"),
    [
        ("billing", None, "billing-reference-bad"),
        ("billing", "82022092246562", "billing-reference-bad"),
        ("billing", NTPN + "9", "billing-reference-bad"),
        ("billing", "٨٢٠٢٢٠٩٢٢٤٦٥٦٢٨", "billing-reference-bad"),
        ("va", None, "payment-reference-bad"),
        ("qris", "", "payment-reference-bad"),
        ("edc", "12", "payment-reference-bad"),
        ("va", "x" * 65, "payment-reference-bad"),
        ("va", 12345678, "payment-reference-bad"),
        ("transfer", NTPN, "payment-method-unknown"),
        (None, NTPN, "payment-method-unknown"),
        (["cash"], NTPN, "payment-method-unknown"),
    ],
)
def test_a_bad_reference_or_method_is_refused(method, reference, code):
    request = {"method": method, "reference": reference, "tariff": "SIM-A"}
    assert refusal("POL-SIM-PANJANG", request) == code


def test_money_that_is_not_cash_is_exactly_the_fee():
    request = {"method": "qris", "reference": "QR12345", "tariff": "SIM-A"}
    assert refusal("POL-SIM-PANJANG", {**request, "tendered_rupiah": 90000}) == "amount-differs"
    assert pay("POL-SIM-PANJANG", **request, tendered_rupiah=80000)[1].amount_rupiah == 80000


@pytest.mark.parametrize("request_", ["cash", 3, ["cash"]])
def test_a_payment_that_is_no_mapping_is_refused(request_):
    assert refusal("POL-SIM-PANJANG", request_) == "payment-bad"


def test_the_short_form_beside_rows_is_refused():
    request = {"method": "cash", "tariff": "SIM-A", "lines": [{"tariff": "SIM-C"}]}
    assert refusal("POL-SIM-PANJANG", request) == "payment-bad"


@given(
    st.lists(st.sampled_from(["SIM-A", "SIM-C", "SIM-D"]), min_size=1, unique=True),
    st.integers(1, 999),
    st.integers(0, 10**9),
)
def test_cash_adds_up(rows, quantity, extra):
    request = {"method": "cash", "lines": [{"tariff": row, "quantity": quantity} for row in rows]}
    fee = price(standard("POL-SIM-PANJANG"), request)
    prices = {row.code: row.rupiah for row in standard("POL-SIM-PANJANG").tariff}
    assert fee.total_rupiah == quantity * sum(prices[row] for row in rows)
    payment = take_payment(fee, {**request, "tendered_rupiah": fee.total_rupiah + extra})
    assert payment.tendered_rupiah - payment.change_rupiah == payment.amount_rupiah


def test_outside_costs_never_enter_the_fee():
    fee = price(standard("POL-SIM-PANJANG"), {"tariff": "SIM-C"})
    assert standard("POL-SIM-PANJANG").outside_costs
    assert fee.total_rupiah == 75000
    without = msgspec.structs.replace(standard("POL-SIM-PANJANG"), outside_costs=())
    assert price(without, {"tariff": "SIM-C"}) == fee
