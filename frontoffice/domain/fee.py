"""What a service costs by its official tariff, and the payment that settles it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard import MAX_RUPIAH, Standard, TariffRow

Method = Literal["cash", "billing", "va", "qris", "edc"]
METHODS: tuple[Method, ...] = get_args(Method)
MAX_QUANTITY = 999
MAX_LINES = 50
# Kode billing SIMPONI has 15 characters, NTPN 16; letters may occur (DOMAIN section 8).
_BILLING = re.compile(r"[0-9A-Z]{15,16}")
_REFERENCE = re.compile(r"[0-9A-Za-z][0-9A-Za-z ./_:-]{2,62}[0-9A-Za-z]")
_SEPARATORS = re.compile(r"[\s.-]")


class FeeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One priced row; `unit_rupiah` None: a document (`reference`) sets `amount_rupiah`.

    `tariff` is None on the one line of a fixed fee.
    """

    tariff: str | None
    description: str
    quantity: int
    unit_rupiah: int | None
    amount_rupiah: int
    reference: str | None = None


class Fee(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed; `total_rupiah` None: no tariff row has been chosen yet."""

    lines: tuple[FeeLine, ...]
    total_rupiah: int | None
    legal_basis: tuple[str, ...]


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """Money received for a fee, in whole rupiah."""

    method: Method
    amount_rupiah: int
    tendered_rupiah: int | None = None
    change_rupiah: int = 0
    change_owed_rupiah: int = 0
    reference: str | None = None


def price(standard: Standard, request: Mapping[str, Any] | None) -> Fee:
    """The fee of a service from its own tariff; the request only chooses rows and quantities.

    Without a request a tariffed service has `total_rupiah` None. An amount is taken from the
    request only where the row leaves it to another document. Raises RuleViolation with codes
    `payment-for-free-service`, `payment-bad`, `tariff-needed`, `tariff-unknown`,
    `tariff-twice`, `quantity-bad`, `amount-differs`, `amount-needed`, `amount-bad` or
    `amount-reference-needed`. Law: a free Adminduk service must not be charged
    (UU 24/2013 ps. 79A); PNBP only by PP tariff (PP 45/2024 ps. 9).
    """
    if request is not None and not isinstance(request, Mapping):
        raise RuleViolation("payment-bad", field="payment")
    if standard.is_free:
        if request is not None:
            raise RuleViolation("payment-for-free-service", field="payment", service=standard.code)
        return Fee(lines=(), total_rupiah=0, legal_basis=standard.legal_basis)
    if standard.fee_rupiah is not None:
        return _fixed(standard, standard.fee_rupiah, request or {})
    if request is None:
        return Fee(lines=(), total_rupiah=None, legal_basis=standard.legal_basis)
    lines = tuple(_line(standard, asked, request) for asked in _asked_lines(standard, request))
    _refuse_doubles(lines)
    total = sum(line.amount_rupiah for line in lines)
    _amount(total, "payment.lines")
    return Fee(lines=lines, total_rupiah=total, legal_basis=standard.legal_basis)


def take_payment(fee: Fee, request: Mapping[str, Any]) -> Payment | None:
    """The payment of a priced fee; None where the chosen rows come to Rp0.

    Cash gives change, of which `change_owed_rupiah` may be owed for want of small money; other
    methods need their reference and never take more than the fee.
    Raises RuleViolation `payment-for-free-service`, `payment-method-unknown`,
    `tendered-needed`, `tendered-too-little`, `amount-differs`, `amount-bad`,
    `change-owed-bad`, `billing-reference-bad` or `payment-reference-bad`.
    """
    total = fee.total_rupiah
    if total is None:
        raise RuleViolation("tariff-needed", field="payment.lines", rows=[])
    if not isinstance(request, Mapping):
        raise RuleViolation("payment-bad", field="payment")
    tendered = request.get("tendered_rupiah")
    if tendered is not None:
        _amount(tendered, "payment.tendered_rupiah")
    if total == 0:
        if tendered or not fee.lines:
            raise RuleViolation("payment-for-free-service", field="payment")
        return None
    method = _method(request.get("method"))
    if method == "cash":
        return _cash(total, tendered, request)
    if tendered is not None and tendered != total:
        raise RuleViolation(
            "amount-differs", field="payment.tendered_rupiah", given=tendered, tariff=total
        )
    reference = _reference(method, request.get("reference"))
    return Payment(method=method, amount_rupiah=total, reference=reference)


def _fixed(standard: Standard, unit: int, request: Mapping[str, Any]) -> Fee:
    if request.get("tariff") is not None or request.get("lines"):
        raise RuleViolation(
            "tariff-unknown", field="payment.lines", service=standard.code, tariff="?", rows=[]
        )
    _must_equal(request.get("amount_rupiah"), unit, "payment.amount_rupiah")
    line = FeeLine(
        tariff=None,
        description=standard.name,
        quantity=1,
        unit_rupiah=unit,
        amount_rupiah=unit,
    )
    return Fee(lines=(line,), total_rupiah=unit, legal_basis=standard.legal_basis)


def _asked_lines(standard: Standard, request: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The chosen rows; `"tariff": CODE` beside the method is short for one line."""
    lines = request.get("lines")
    if request.get("tariff") is not None:
        if lines:
            raise RuleViolation("payment-bad", field="payment.lines")
        keys = ("tariff", "quantity", "amount_rupiah", "reference")
        return [{key: request[key] for key in keys if key in request}]
    if not lines:
        rows = [row.code for row in standard.tariff]
        raise RuleViolation("tariff-needed", field="payment.lines", rows=rows)
    bad = not isinstance(lines, list | tuple) or len(lines) > MAX_LINES
    if bad or not all(isinstance(line, Mapping) for line in lines):
        raise RuleViolation("payment-bad", field="payment.lines")
    return list(lines)


def _line(standard: Standard, asked: Mapping[str, Any], request: Mapping[str, Any]) -> FeeLine:
    code = asked.get("tariff")
    row = standard.tariff_row(code) if isinstance(code, str) else None
    if row is None:
        raise RuleViolation(
            "tariff-unknown",
            field="payment.lines",
            service=standard.code,
            tariff=code[:24] if isinstance(code, str) else "?",
            rows=[known.code for known in standard.tariff],
        )
    quantity = asked.get("quantity", 1)
    quantity = 1 if quantity is None else quantity
    if type(quantity) is not int or not 1 <= quantity <= MAX_QUANTITY:
        raise RuleViolation("quantity-bad", field="payment.lines", tariff=row.code)
    given = asked.get("amount_rupiah")
    if row.rupiah is None:
        # The paper that sets the amount may be named on the line or once for the payment.
        source = asked.get("reference") or request.get("reference")
        return _document_line(row, quantity, given, source)
    amount = row.rupiah * quantity
    _must_equal(given, amount, "payment.lines")
    return FeeLine(
        tariff=row.code,
        description=row.description,
        quantity=quantity,
        unit_rupiah=row.rupiah,
        amount_rupiah=amount,
    )


def _document_line(row: TariffRow, quantity: int, given: Any, source: Any) -> FeeLine:
    """A row whose amount stands on another paper: SKPD, SKRD, a Perda's own calculation."""
    if given is None:
        raise RuleViolation("amount-needed", field="payment.lines", tariff=row.code)
    _amount(given, "payment.lines")
    if not isinstance(source, str) or not _REFERENCE.fullmatch(source.strip()):
        raise RuleViolation("amount-reference-needed", field="payment.lines", tariff=row.code)
    return FeeLine(
        tariff=row.code,
        description=row.description,
        quantity=quantity,
        unit_rupiah=None,
        amount_rupiah=given,
        reference=source.strip(),
    )


def _refuse_doubles(lines: tuple[FeeLine, ...]) -> None:
    """The same row twice is a double charge, unless two different documents set the amounts."""
    seen: set[tuple[str | None, str | None]] = set()
    for line in lines:
        if (line.tariff, line.reference) in seen:
            raise RuleViolation("tariff-twice", field="payment.lines", tariff=line.tariff)
        seen.add((line.tariff, line.reference))


def _cash(total: int, tendered: int | None, request: Mapping[str, Any]) -> Payment:
    if tendered is None:
        raise RuleViolation("tendered-needed", field="payment.tendered_rupiah", total=total)
    if tendered < total:
        raise RuleViolation(
            "tendered-too-little", field="payment.tendered_rupiah", total=total, given=tendered
        )
    reference, owed = request.get("reference"), request.get("change_owed_rupiah") or 0
    if type(owed) is not int or not 0 <= owed <= tendered - total:
        raise RuleViolation(
            "change-owed-bad", field="payment.change_owed_rupiah", change=tendered - total
        )
    return Payment(
        method="cash",
        amount_rupiah=total,
        tendered_rupiah=tendered,
        change_rupiah=tendered - total,
        change_owed_rupiah=owed,
        reference=None if reference is None else _reference("cash", reference),
    )


def _method(value: Any) -> Method:
    for known in METHODS:
        if value == known:
            return known
    raise RuleViolation("payment-method-unknown", field="payment.method", methods=list(METHODS))


def _reference(method: Method, value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if method == "billing":
        text = _SEPARATORS.sub("", text).upper()
        if not _BILLING.fullmatch(text):
            raise RuleViolation("billing-reference-bad", field="payment.reference")
    elif not _REFERENCE.fullmatch(text):
        raise RuleViolation("payment-reference-bad", field="payment.reference", method=method)
    return text


def _must_equal(given: Any, tariff: int, field: str) -> None:
    if given is None:
        return
    _amount(given, field)
    if given != tariff:
        raise RuleViolation("amount-differs", field=field, given=given, tariff=tariff)


def _amount(value: Any, field: str) -> None:
    if type(value) is not int or not 0 <= value <= MAX_RUPIAH:
        raise RuleViolation("amount-bad", field=field, limit=MAX_RUPIAH)
