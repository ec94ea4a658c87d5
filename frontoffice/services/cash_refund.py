"""Giving money back: asked for, allowed by another, paid from the drawer and signed for."""

from __future__ import annotations

import msgspec

from frontoffice.domain.cash import amount
from frontoffice.domain.cash_claims import Refund, fold_refund
from frontoffice.domain.cash_facts import (
    PayoutPersonal,
    RefundApproved,
    RefundPaid,
    RefundRefused,
    RefundRequested,
)
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.staff import Officer, require
from frontoffice.services.cash import book_in, enough, reason_of
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes, Work


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A refund after an act: its receipt, amount and state."""

    refund: str
    receipt_number: str
    rupiah: int
    state: str
    changes: Changes = Changes()


def request(home: Home, receipt_number: str, reason: str, rupiah: int | None = None) -> Asked:
    """Asks to give back what was taken on a receipt, whole by default; pays nothing.

    The receipt stays as it is. Raises PermissionDenied, NotFound `receipt-none`, RuleViolation
    `refund-not-cash` (state money goes back by the treasury), `refund-receipt-void`,
    `refund-running`, `refund-too-much`, `cash-reason-missing`.
    """
    acting = home.require("cash.refund")
    wanted = receipt_number.strip().upper()
    words = reason_of(reason, needed=True)
    with home.store.work(acting.staff) as work:
        row = work.row(
            "SELECT stream, method, amount_rupiah, voided_at FROM payment_row "
            "WHERE receipt_number = ?",
            (wanted,),
        )
        if row is None:
            raise NotFound("receipt-none", number=wanted[:40])
        case, method, paid, voided_at = row
        if voided_at is not None:
            raise RuleViolation("refund-receipt-void", field="receipt", receipt=wanted)
        if method != "cash":
            raise RuleViolation("refund-not-cash", field="receipt", receipt=wanted)
        _refuse_too_much(work, wanted, paid, rupiah)
        fact = RefundRequested(case=case, receipt_number=wanted, rupiah=rupiah or paid)
        stream = work.open("refund", fact, words)
        refund = fold_refund(stream, work.recorded(stream))
    return _asked(refund, work.changes)


def _refuse_too_much(work: Work, receipt: str, paid: int, rupiah: int | None) -> None:
    if rupiah is not None:
        amount(rupiah)
    given, running = work.row(
        "SELECT coalesce(sum(CASE WHEN state = 'paid' THEN rupiah END), 0), "
        "coalesce(sum(state IN ('requested', 'approved')), 0) FROM refund_row "
        "WHERE receipt_number = ?",
        (receipt,),
    )
    if running:
        raise RuleViolation("refund-running", field="receipt", receipt=receipt)
    if given + (rupiah or paid) > paid:
        raise RuleViolation("refund-too-much", field="rupiah", receipt=receipt, left=paid - given)


def decide(home: Home, receipt_number: str, by: Officer, *, refuse: str | None = None) -> Asked:
    """Another person allows a refund, or refuses it with a reason (`refuse`).

    `by` is whose PIN was given, or who is signed in. Raises PermissionDenied, RuleViolation
    `second-person-same`, NotFound `refund-none`.
    """
    home.require("cash.open")
    require(by.role, "cash.confirm")
    words = reason_of(refuse, needed=True) if refuse is not None else None
    with home.store.work(by.staff) as work:
        refund = _of_receipt(work, receipt_number, "requested")
        if refund.asked_by == by.staff:
            raise RuleViolation("second-person-same", field="second", action="cash.refund")
        fact = RefundApproved() if refuse is None else RefundRefused()
        work.record(refund.stream, fact, words)
        refund = fold_refund(refund.stream, work.recorded(refund.stream))
    return _asked(refund, work.changes)


def pay_out(home: Home, receipt_number: str, receiver: str) -> Asked:
    """Hands out an allowed refund from this counter's drawer; the citizen signs the slip.

    Raises PermissionDenied, NotFound `refund-none`, `cash-not-open`, RuleViolation
    `cash-too-little`, `refund-receiver-missing`.
    """
    acting = home.require("cash.refund")
    name = " ".join(receiver.split())[:120]
    if not any(char.isalpha() for char in name):
        raise RuleViolation("refund-receiver-missing", field="receiver")
    with home.store.work(acting.staff) as work:
        refund = _of_receipt(work, receipt_number, "approved")
        assert refund.asked is not None
        book = book_in(home, work)
        enough(book, refund.asked.rupiah)
        work.record(
            refund.stream,
            RefundPaid(drawer=book.drawer.stream, rupiah=refund.asked.rupiah),
            PayoutPersonal(receiver=name),
        )
        refund = fold_refund(refund.stream, work.recorded(refund.stream))
    return _asked(refund, work.changes)


def _of_receipt(work: Work, receipt_number: str, state: str) -> Refund:
    wanted = receipt_number.strip().upper()
    stream = work.value(
        "SELECT stream FROM refund_row WHERE receipt_number = ? AND state = ? ORDER BY asked_at",
        (wanted, state),
    )
    if stream is None:
        raise NotFound("refund-none", receipt=wanted[:40], state=state)
    refund = fold_refund(stream, work.recorded(stream))
    if refund.disputed:
        raise RuleViolation("refund-disputed", receipt=wanted)
    return refund


def read_refunds(home: Home, *, open_only: bool = True) -> list[Refund]:
    """The refunds of the office, the newest first. Raises PermissionDenied."""
    home.require("cash.open")
    narrowed = "WHERE state IN ('requested', 'approved') " if open_only else ""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT stream FROM refund_row {narrowed}ORDER BY asked_at DESC LIMIT 50"
        ).all()
        return [fold_refund(stream, read_stream(connection, stream)) for (stream,) in rows]


def _asked(refund: Refund, changes: Changes) -> Asked:
    assert refund.asked is not None
    return Asked(
        refund=refund.stream,
        receipt_number=refund.asked.receipt_number,
        rupiah=refund.asked.rupiah,
        state=refund.state,
        changes=changes,
    )
