"""An application (permohonan) as the fold of its facts: status, money, papers, two deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from frontoffice.domain.case_details import Details as Details
from frontoffice.domain.case_details import details as details
from frontoffice.domain.casework import Casework, Unfit, apply_work
from frontoffice.domain.disposition import CaseRefused, ClosedAsDuplicate, PromiseMoved
from frontoffice.domain.facts import (
    CaseCompleted,
    CaseCorrected,
    CaseMoved,
    CasePaid,
    CaseRegistered,
    CaseSettled,
    CaseVoided,
    FeeFact,
    PaperConfirmed,
    PaperPrinted,
    Promise,
    Recorded,
    Ref,
    RowFact,
)
from frontoffice.domain.handover import ProductHandedOver
from frontoffice.domain.stream import Conflict, order

STATUSES = (
    "incomplete",
    "awaiting_payment",
    "accepted",
    "in_process",
    "waiting_citizen",
    "approved",
    "refused",
    "ready",
    "handed_over",
    "withdrawn",
    "expired",
)
CLOSED = frozenset({"handed_over", "withdrawn", "expired"})

MOVES: dict[str, frozenset[str]] = {
    "incomplete": frozenset({"withdrawn", "expired"}),
    "awaiting_payment": frozenset({"withdrawn", "expired"}),
    "accepted": frozenset({"in_process", "waiting_citizen", "ready", "refused", "withdrawn"}),
    "in_process": frozenset({"waiting_citizen", "approved", "ready", "refused", "withdrawn"}),
    "waiting_citizen": frozenset({"in_process", "refused", "withdrawn"}),
    "approved": frozenset({"ready"}),
    "ready": frozenset({"handed_over"}),
    "refused": frozenset({"handed_over"}),
}
"""Where an officer may move a case by hand; completing and paying are acts of their own."""


@dataclass(slots=True)
class Receipt:
    """One receipt number and what became of it; `counts` False on a disputed or dropped side."""

    number: str
    at: int
    amount_rupiah: int
    method: str | None
    state: str = "valid"
    replaces: str | None = None
    tendered_rupiah: int | None = None
    change_rupiah: int = 0
    change_owed_rupiah: int = 0
    reference: str | None = None
    voided_at: int | None = None
    counts: bool = True


@dataclass(slots=True)
class Print:
    """One print of a paper; `came_out` is None until the officer has answered."""

    ref: Ref
    at: int
    paper: str
    number: str
    size: str
    attempt: int
    copy: int
    revision: int
    actor: str
    came_out: bool | None = None


@dataclass(slots=True)
class Case:
    """The state of one application, without personal data."""

    stream: str
    opened: CaseRegistered | None = None
    opened_at: int = 0
    changed_at: int = 0
    status: str = ""
    rows: tuple[RowFact, ...] = ()
    missing: tuple[str, ...] = ()
    fee: FeeFact = field(default_factory=FeeFact)
    promise: Promise | None = None
    sex: str | None = None
    age_band: str | None = None
    region: str | None = None
    has_nik: bool = True
    receipts: list[Receipt] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    pauses: list[tuple[dt.date, dt.date]] = field(default_factory=list)
    paused_on: dt.date | None = None
    revisions: int = 0
    before_void: str = ""
    work: Casework = field(default_factory=Casework)
    heads: tuple[Ref, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    waiting: tuple[Ref, ...] = ()
    skipped: list[tuple[Ref, str]] = field(default_factory=list)
    read_only: bool = False
    facts: int = 0

    @property
    def paid_rupiah(self) -> int:
        """Rupiah really taken and not voided, on every side of a conflict, settled or not."""
        return sum(one.amount_rupiah for one in self.receipts if one.state == "valid")

    @property
    def receipt(self) -> Receipt | None:
        """The receipt that counts now: the latest one not voided."""
        valid = [one for one in self.receipts if one.state == "valid" and one.counts]
        return valid[-1] if valid else None

    @property
    def is_closed(self) -> bool:
        """Nothing more is expected to happen."""
        return self.status in CLOSED

    @property
    def moves(self) -> frozenset[str]:
        """Where the case may be moved now; nowhere while a conflict is open or facts unknown."""
        if self.conflicts or self.read_only:
            return frozenset()
        return MOVES.get(self.status, frozenset())

    def due_on(self) -> dt.date | None:
        """The date promised to the citizen, while somebody still owes the product."""
        if self.promise is None or self.is_closed or self.paused_on is not None:
            return None
        return self.promise.promised_on

    def unconfirmed(self) -> list[Print]:
        """Prints nobody has said came out or not."""
        return [one for one in self.prints if one.came_out is None]

    def papers_owed(self) -> int:
        """How many papers nobody is known to hold: prints without an answer, and originals whose
        last print did not come out. A voided receipt is owed to nobody."""
        void = {one.number for one in self.receipts if one.state != "valid"}
        last = {(one.paper, one.number): one for one in self.prints if one.copy == 0}
        failed = [one for one in last.values() if one.came_out is False and one.number not in void]
        return len(self.unconfirmed()) + len(failed)

    def original_out(self, paper: str, number: str, revision: int) -> bool:
        """Whether the original of this paper is known to have come out."""
        return any(
            one.paper == paper
            and one.number == number
            and one.revision == revision
            and one.copy == 0
            and one.came_out is True
            for one in self.prints
        )


def fold(stream: str, recorded: Sequence[Recorded]) -> Case:
    """The state of a case: a pure function of the set of its facts, personal parts unread."""
    ordered = order(recorded)
    case = Case(
        stream,
        heads=ordered.heads,
        conflicts=ordered.conflicts,
        waiting=ordered.waiting,
        facts=len(recorded),
    )
    for item in ordered.facts:
        apply_next(case, item, held=item.ref in ordered.held, lost=item.ref in ordered.superseded)
    return case


def extend(case: Case, item: Recorded) -> bool:
    """Applies a fact that follows exactly the case's heads; False where a refold is needed."""
    if case.conflicts or case.waiting or item.after != case.heads:
        return False
    case.facts += 1
    case.heads = (item.ref,)
    apply_next(case, item)
    return True


def apply_next(case: Case, item: Recorded, *, held: bool = False, lost: bool = False) -> None:
    """Applies one fact in order; one the state does not allow is skipped with a reason."""
    body = item.body
    if body is None:
        case.read_only = True
        case.skipped.append((item.ref, "kind-unknown"))
        return
    if (held or lost) and isinstance(body, CasePaid):
        case.receipts.append(_receipt(item, body, counts=False))
    if held or lost:
        return
    apply = _APPLY.get(type(body))
    try:
        if apply is not None:
            apply(case, item, body)
        else:
            apply_work(case.work, item, body)
    except Unfit as unfit:
        case.skipped.append((item.ref, str(unfit)))
        return
    case.changed_at = max(case.changed_at, item.at)


def _receipt(item: Recorded, body: CasePaid, *, counts: bool = True) -> Receipt:
    return Receipt(
        body.receipt_number,
        item.at,
        body.amount_rupiah,
        body.method,
        tendered_rupiah=body.tendered_rupiah,
        change_rupiah=body.change_rupiah,
        change_owed_rupiah=body.change_owed_rupiah,
        reference=body.reference,
        counts=counts,
    )


def _registered(case: Case, item: Recorded, body: CaseRegistered) -> None:
    if case.opened is not None:
        raise Unfit("case-already-open")
    case.opened, case.opened_at = body, item.at
    case.status = body.status
    case.rows, case.missing, case.fee, case.promise = (
        body.rows,
        body.missing,
        body.fee,
        body.promise,
    )
    case.sex, case.age_band, case.region = body.sex, body.age_band, body.region
    case.has_nik = body.has_nik
    if body.receipt_number:
        case.receipts.append(Receipt(body.receipt_number, item.at, 0, None))


def _completed(case: Case, item: Recorded, body: CaseCompleted) -> None:
    if case.status != "incomplete":
        raise Unfit("case-not-incomplete")
    case.status = body.status
    case.rows, case.missing, case.fee, case.promise = (
        body.rows,
        body.missing,
        body.fee,
        body.promise,
    )
    if body.receipt_number:
        case.receipts.append(Receipt(body.receipt_number, item.at, 0, None))


def _paid(case: Case, item: Recorded, body: CasePaid) -> None:
    if case.opened is None:
        raise Unfit("case-not-open")
    replaced = next((one for one in reversed(case.receipts) if one.counts), None)
    paid = _receipt(item, body)
    if replaced is not None and replaced.number != paid.number:
        paid.replaces = replaced.number
        case.receipts.append(paid)
    elif replaced is not None:
        case.receipts[case.receipts.index(replaced)] = paid
    else:
        case.receipts.append(paid)
    if case.status == "awaiting_payment":
        case.status, case.before_void = case.before_void or "accepted", ""
        case.fee = body.fee if body.fee.lines else case.fee
        case.promise = body.promise or case.promise


def _voided(case: Case, item: Recorded, body: CaseVoided) -> None:
    receipt = next((one for one in case.receipts if one.number == body.receipt_number), None)
    if receipt is None:
        raise Unfit("receipt-unknown")
    if receipt.state != "valid":
        raise Unfit("receipt-already-void")
    receipt.state, receipt.voided_at = "void", item.at
    if body.replacement:
        case.receipts.append(
            Receipt(body.replacement, item.at, 0, None, replaces=body.receipt_number)
        )
    if receipt.counts and case.fee.total_rupiah and not case.is_closed:
        # No clock runs while payment is awaited; the next one brings a promise of its own, and the
        # case goes on where it stood.
        if case.status != "awaiting_payment":
            case.before_void = case.status
        case.status, case.promise = "awaiting_payment", None


def _go(case: Case, to: str, on: dt.date) -> None:
    if to not in MOVES.get(case.status, frozenset()):
        raise Unfit("move-not-allowed")
    if to == "waiting_citizen":
        case.paused_on = on
    elif case.paused_on is not None:
        case.pauses.append((case.paused_on, on))
        case.paused_on = None
    case.status = to


def _moved(case: Case, item: Recorded, body: CaseMoved) -> None:
    _go(case, body.to, body.on)
    if body.promise is not None:
        case.promise = body.promise


_OUTCOMES: dict[type, str] = {
    CaseRefused: "refused",
    ProductHandedOver: "handed_over",
    ClosedAsDuplicate: "withdrawn",
}


def _came_out(
    case: Case, item: Recorded, body: CaseRefused | ProductHandedOver | ClosedAsDuplicate
) -> None:
    _go(case, _OUTCOMES[type(body)], body.on)
    apply_work(case.work, item, body)


def _promise_moved(case: Case, item: Recorded, body: PromiseMoved) -> None:
    if case.promise is None or case.is_closed:
        raise Unfit("promise-none")
    apply_work(case.work, item, body)
    case.promise = body.promise


def _corrected(case: Case, item: Recorded, body: CaseCorrected) -> None:
    case.revisions += 1
    case.sex = body.sex or case.sex
    case.age_band = body.age_band or case.age_band
    case.region = body.region or case.region
    case.has_nik = case.has_nik if body.has_nik is None else body.has_nik


def _printed(case: Case, item: Recorded, body: PaperPrinted) -> None:
    case.prints.append(
        Print(
            item.ref,
            item.at,
            body.paper,
            body.number,
            body.size,
            body.attempt,
            body.copy,
            body.revision,
            item.actor,
        )
    )


def _confirmed(case: Case, item: Recorded, body: PaperConfirmed) -> None:
    printed = next((one for one in case.prints if one.ref == body.print), None)
    if printed is None:
        raise Unfit("print-unknown")
    printed.came_out = body.came_out


def _settled(case: Case, item: Recorded, body: CaseSettled) -> None:
    """A settlement moves nothing itself: it decides in `stream.order` which side is applied."""


_APPLY: dict[type, Callable[[Case, Recorded, Any], None]] = {
    CaseRegistered: _registered,
    CaseCompleted: _completed,
    CasePaid: _paid,
    CaseVoided: _voided,
    CaseMoved: _moved,
    CaseRefused: _came_out,
    ProductHandedOver: _came_out,
    ClosedAsDuplicate: _came_out,
    PromiseMoved: _promise_moved,
    CaseCorrected: _corrected,
    CaseSettled: _settled,
    PaperPrinted: _printed,
    PaperConfirmed: _confirmed,
}
