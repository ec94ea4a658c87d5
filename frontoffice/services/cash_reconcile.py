"""Billing, VA, QRIS and card payments laid beside the bank's own list; billing codes and their end.

Money that a counter never touches is only known by its reference until the bank's list shows it:
till then its case is *belum dicocokkan*.
"""

from __future__ import annotations

import csv
import hashlib
import re

import msgspec

from frontoffice.domain.cash_claims import fold_billing
from frontoffice.domain.cash_facts import (
    BillingEnded,
    BillingIssued,
    MatchFact,
    PaymentsMatched,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.services.cases import find
from frontoffice.services.cash_rules import plain_reference
from frontoffice.services.home import Home
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes, Work

MOST_LINES = 5000
_CODE = re.compile(r"[0-9A-Z]{10,20}")
_AMOUNT = re.compile(r"(?:Rp\.?\s*)?(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]00)?", re.I)


class Unmatched(msgspec.Struct, frozen=True, kw_only=True):
    """A payment by reference that no list of the bank has shown yet, or shown otherwise.

    `bank_rupiah` is what the bank says, None while it has said nothing; `at` UTC ms.
    """

    stream: str
    receipt_number: str
    service: str
    method: str
    reference: str
    rupiah: int
    at: int
    bank_rupiah: int | None = None


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """What a list said: matched, other amounts, lines only the bank has, payments still waiting."""

    lines: int
    matched: tuple[MatchFact, ...]
    differing: tuple[MatchFact, ...]
    unknown: tuple[tuple[str, int], ...]
    waiting: tuple[Unmatched, ...] = ()
    changes: Changes = Changes()


def read_list(text: str) -> list[tuple[str, int]]:
    """(reference, rupiah) of each line of a pasted or exported list.

    Columns by comma, semicolon or tab; the amount is the last column that is one, the reference
    the first other column with a digit. A head line falls away. Raises RuleViolation
    `list-line-bad` naming the line, `list-empty`.
    """
    found: list[tuple[str, int]] = []
    rows = text.replace("\ufeff", "").splitlines()
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        mark = next((one for one in "\t;," if one in row), " ")
        cells = [one.strip() for one in next(csv.reader([row.strip()], delimiter=mark))]
        amounts = [n for n, cell in enumerate(cells) if n and _AMOUNT.fullmatch(cell)]
        names = [n for n, cell in enumerate(cells) if any(c.isdigit() for c in cell)]
        if not amounts or not names or names[0] == amounts[-1]:
            if number == 1:
                continue
            raise RuleViolation("list-line-bad", field="list", line=number)
        match = _AMOUNT.fullmatch(cells[amounts[-1]])
        assert match is not None
        rupiah = int(re.sub(r"[.,]", "", match[1]))
        found.append((plain_reference(cells[names[0]]), rupiah))
    if not found or len(found) > MOST_LINES:
        raise RuleViolation("list-empty", field="list", most=MOST_LINES)
    return found


def reconcile(home: Home, text: str) -> Matching:
    """Lays the bank's list beside our payments by reference and amount, and notes the outcome.

    The same list again changes nothing. Raises PermissionDenied, RuleViolation of `read_list`.
    """
    acting = home.require("cash.reconcile")
    listed = read_list(text)
    name = hashlib.blake2b(repr(sorted(listed)).encode(), digest_size=8).hexdigest()
    with home.store.work(acting.staff) as work:
        waiting = {plain_reference(one.reference): one for one in _unmatched(work)}
        known = _known_references(work)
        matches, unknown = list[MatchFact](), list[tuple[str, int]]()
        for reference, rupiah in listed:
            one = waiting.pop(reference, None)
            if one is None:
                if reference not in known:
                    unknown.append((reference, rupiah))
                continue
            if one.bank_rupiah == rupiah:
                continue
            fact = MatchFact(
                case=one.stream,
                receipt_number=one.receipt_number,
                reference=one.reference,
                rupiah=one.rupiah,
                bank_rupiah=rupiah,
            )
            matches.append(fact)
        if matches:
            fact_ = PaymentsMatched(
                list_hash=name, lines=len(listed), matches=tuple(matches), unknown=tuple(unknown)
            )
            work.open("matching", fact_)
    return Matching(
        lines=len(listed),
        matched=tuple(one for one in matches if one.rupiah == one.bank_rupiah),
        differing=tuple(one for one in matches if one.rupiah != one.bank_rupiah),
        unknown=tuple(unknown),
        waiting=tuple(read_unmatched(home)),
        changes=work.changes,
    )


_UNMATCHED = (
    "SELECT stream, receipt_number, service, method, reference, amount_rupiah, at, "
    "(SELECT bank_rupiah FROM match_row m WHERE m.receipt_number = p.receipt_number "
    "ORDER BY m.at DESC, m.stream DESC LIMIT 1) AS bank FROM payment_row p "
    "WHERE method IN ('billing', 'va', 'qris', 'edc') AND voided_at IS NULL "
    "AND (bank IS NULL OR bank <> amount_rupiah)"
)


def _unmatched(work: Work) -> list[Unmatched]:
    rows = driver(work.connection).execute(f"{_UNMATCHED} ORDER BY at, stream")
    return [_line(row) for row in rows]


def _line(row: tuple[object, ...]) -> Unmatched:
    names = Unmatched.__struct_fields__
    values = dict(zip(names, row, strict=True))
    values["reference"] = values["reference"] or ""
    return msgspec.convert(values, Unmatched)


def _known_references(work: Work) -> set[str]:
    rows = driver(work.connection).execute(
        "SELECT reference FROM payment_row WHERE method <> 'cash' AND reference IS NOT NULL"
    )
    return {plain_reference(reference) for (reference,) in rows}


def read_unmatched(home: Home) -> list[Unmatched]:
    """Payments no list has confirmed, the oldest first. Raises PermissionDenied."""
    home.require("cash.open")
    with home.store.read() as connection:
        rows = driver(connection).execute(f"{_UNMATCHED} ORDER BY at, stream LIMIT 500")
        return [_line(row) for row in rows]


def unmatched_of(home: Home, stream: str) -> list[Unmatched]:
    """The payments of one case that are *belum dicocokkan*."""
    with home.store.read() as connection:
        return [
            _line(row)
            for row in driver(connection).execute(f"{_UNMATCHED} AND stream = ?", (stream,))
        ]


def issue_code(home: Home, number: str, code: str, expires_at: int) -> str:
    """Notes the billing code or VA a citizen was given; the expired one before it is dead.

    `expires_at` UTC ms. Returns its stream. Raises PermissionDenied, NotFound `case-unknown`,
    RuleViolation `case-not-awaiting`, `billing-code-bad`, `billing-code-used`,
    `billing-expired-already`, `billing-still-valid`.
    """
    acting = home.require("case.pay")
    stream, told = find(home, number), plain_reference(code)
    if not _CODE.fullmatch(told):
        raise RuleViolation("billing-code-bad", field="code")
    with home.store.work(acting.staff) as work:
        case = work.case(stream)
        if case.status != "awaiting_payment":
            raise RuleViolation("case-not-awaiting", status=case.status)
        if expires_at <= work.at:
            raise RuleViolation("billing-expired-already", field="expires_at")
        if work.value("SELECT 1 FROM billing_row WHERE code = ?", (told,)):
            raise RuleViolation("billing-code-used", field="code")
        before = work.row(
            "SELECT stream, code, expires_at FROM billing_row WHERE case_stream = ? AND alive",
            (stream,),
        )
        if before is not None and before[2] > work.at:
            raise RuleViolation("billing-still-valid", field="code", known=before[1])
        if before is not None:
            work.record(before[0], BillingEnded())
        return work.open(
            "billing",
            BillingIssued(
                case=stream,
                code=told,
                rupiah=case.fee.total_rupiah or 0,
                expires_at=expires_at,
                replaces=before[0] if before else None,
            ),
        )


def codes_of(home: Home, stream: str) -> list[tuple[BillingIssued, bool]]:
    """Every code a case was given, the newest first, and whether one can still pay by it now."""
    now = home.now()
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT stream FROM billing_row WHERE case_stream = ?", (stream,)
        )
        found = [fold_billing(one, read_stream(connection, one)) for (one,) in rows.fetchall()]
    codes = [(one.issued, one.alive and one.issued.expires_at > now) for one in found if one.issued]
    return sorted(codes, key=lambda one: (one[1], one[0].expires_at), reverse=True)
