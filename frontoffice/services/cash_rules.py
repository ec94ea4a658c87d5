"""What the drawer and the billing codes forbid a case: voids of closed money, dead codes."""

from __future__ import annotations

import re

from frontoffice.domain.case import Receipt
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.fee import Payment
from frontoffice.store.work import Work

_SEPARATORS = re.compile(r"[\s.-]")


def plain_reference(reference: str) -> str:
    """A reference without blanks, dots and hyphens, in capitals: as it is compared."""
    return _SEPARATORS.sub("", reference).upper()


def refuse_void_of_closed(work: Work, receipt: Receipt | None) -> None:
    """Money that was counted and closed is given back by a refund, never by a void.

    A free receipt's paper may still be voided. Raises RuleViolation `void-after-closing`,
    `void-refund-running`.
    """
    if receipt is None or not receipt.amount_rupiah:
        return
    day = work.value(
        "SELECT d.day FROM payment_row p JOIN drawer_row d ON d.closed_chain = p.chain "
        "AND p.seq > d.since_seq AND p.seq <= d.closed_seq WHERE p.receipt_number = ?",
        (receipt.number,),
    )
    if day is not None:
        raise RuleViolation("void-after-closing", receipt=receipt.number, day=day)
    if work.value(
        "SELECT 1 FROM refund_row WHERE receipt_number = ? AND state <> 'refused'",
        (receipt.number,),
    ):
        raise RuleViolation("void-refund-running", receipt=receipt.number)


def refuse_dead_code(work: Work, payment: Payment | None) -> Payment | None:
    """A payment by a billing code that another took the place of is nobody's money.

    :raises RuleViolation: `billing-code-dead`.
    """
    if payment is not None and payment.reference:
        code = plain_reference(payment.reference)
        if work.value("SELECT 1 FROM billing_row WHERE code = ? AND NOT alive", (code,)):
            raise RuleViolation("billing-code-dead", field="payment.reference")
    return payment
