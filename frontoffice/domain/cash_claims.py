"""Refunds, billing codes and paper kits as folds of their facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from frontoffice.domain.cash_facts import (
    BillingEnded,
    BillingIssued,
    KitAccounted,
    KitReserved,
    RefundApproved,
    RefundPaid,
    RefundRefused,
    RefundRequested,
)
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.stream import order


def _plain(recorded: Sequence[Recorded]) -> tuple[list[Recorded], bool]:
    """The facts that count in order, and whether the stream is disputed."""
    ordered = order(recorded)
    left_out = ordered.held | ordered.superseded
    facts = [one for one in ordered.facts if one.ref not in left_out and one.body is not None]
    unknown = any(one.body is None for one in ordered.facts)
    return facts, bool(ordered.conflicts) or unknown


@dataclass(slots=True)
class Refund:
    """One request to give money back: requested, approved, refused or paid; instants UTC ms."""

    stream: str
    asked: RefundRequested | None = None
    asked_at: int = 0
    asked_by: str = ""
    reason: str = ""
    state: str = ""
    decided_by: str = ""
    paid: RefundPaid | None = None
    paid_ref: Ref = ("", 0)
    paid_at: int = 0
    disputed: bool = False


def fold_refund(stream: str, recorded: Sequence[Recorded]) -> Refund:
    """The state of a refund; an approval by whoever asked counts nothing."""
    facts, disputed = _plain(recorded)
    refund = Refund(stream, disputed=disputed)
    for item in facts:
        body = item.body
        if isinstance(body, RefundRequested) and refund.asked is None:
            refund.asked, refund.asked_at, refund.asked_by = body, item.at, item.actor
            refund.state, refund.reason = "requested", getattr(item.personal, "reason", "")
        elif refund.state == "requested" and item.actor != refund.asked_by:
            if isinstance(body, RefundApproved | RefundRefused):
                refund.state = "approved" if isinstance(body, RefundApproved) else "refused"
                refund.decided_by = item.actor
        elif refund.state == "approved" and isinstance(body, RefundPaid):
            refund.state, refund.paid = "paid", body
            refund.paid_ref, refund.paid_at = item.ref, item.at
    return refund


@dataclass(slots=True)
class Billing:
    """A billing code; `alive` until it ended, whatever its last instant (UTC ms)."""

    stream: str
    issued: BillingIssued | None = None
    alive: bool = False


def fold_billing(stream: str, recorded: Sequence[Recorded]) -> Billing:
    """The state of a billing code."""
    billing = Billing(stream)
    for item in _plain(recorded)[0]:
        if isinstance(item.body, BillingIssued) and billing.issued is None:
            billing.issued, billing.alive = item.body, True
        elif isinstance(item.body, BillingEnded):
            billing.alive = False
    return billing


@dataclass(slots=True)
class Kit:
    """A set of numbered blank papers; `states` names those that no citizen got."""

    stream: str
    reserved: KitReserved | None = None
    at: int = 0
    states: dict[str, str] = field(default_factory=dict)


def fold_kit(stream: str, recorded: Sequence[Recorded]) -> Kit:
    """The state of a kit; the first account of a number counts."""
    kit = Kit(stream)
    for item in _plain(recorded)[0]:
        if isinstance(item.body, KitReserved) and kit.reserved is None:
            kit.reserved, kit.at = item.body, item.at
        elif isinstance(item.body, KitAccounted) and kit.reserved is not None:
            known = {*kit.reserved.registrations, *kit.reserved.receipts}
            for number in item.body.numbers:
                if number in known:
                    kit.states.setdefault(number, item.body.state)
    return kit
