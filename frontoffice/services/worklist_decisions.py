"""What ends an application early: a reasoned refusal, or the same one under two numbers."""

from __future__ import annotations

from frontoffice.domain.case import Case, Receipt
from frontoffice.domain.cash_facts import RefundRequested
from frontoffice.domain.disposition import (
    DUPLICATE_MONEY,
    CaseRefused,
    ClosedAsDuplicate,
    RefusalPersonal,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import CasePaid, CaseVoided, ReasonPersonal
from frontoffice.domain.staff import Officer, require_second
from frontoffice.services import handover, numbers, worklist
from frontoffice.services.case_rules import circle_of, open_case, reason_of
from frontoffice.services.cases import find, local_day, standard_of
from frontoffice.services.home import Home
from frontoffice.services.promises import promise_of
from frontoffice.store.work import Changes, Work


def refuse(
    home: Home, stream: str, reason: str, legal_basis: str, papers: tuple[str, ...] | None = None
) -> Changes:
    """Refuses with reason and legal basis; originals go back with the letter (UU 25/2009, AUPB).

    `papers` None: every original the office keeps. Raises RuleViolation `case-reason-missing` (of
    `reason` or `legal_basis`), `move-not-allowed`, `papers-not-ours`, `late-unexplained`.
    """
    acting = home.require("case.refuse")
    reason, basis = reason_of(reason), reason_of(legal_basis, "legal_basis")
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        worklist.refuse_late(home, case, work.at)
        if "refused" not in case.moves:
            may = sorted(case.moves)
            raise RuleViolation("move-not-allowed", status=case.status, to="refused", may=may)
        kept = handover.originals(case)
        papers = kept if papers is None else papers
        if set(papers) - set(kept):
            raise RuleViolation("papers-not-ours", field="papers")
        fact = CaseRefused(on=local_day(home, work.at), papers=papers)
        personal = RefusalPersonal(reason=reason, legal_basis=basis)
        work.record(stream, fact, personal, circle_of(case))
    return work.changes


def close_duplicate(
    home: Home,
    stream: str,
    of: str,
    reason: str,
    money: str = "none",
    second: Officer | None = None,
) -> Changes:
    """Closes a case that was taken in twice; `of` is the number that goes on.

    What was paid is refunded (a request that Kas decides) or transferred to the other case, where
    it is still owed: the receipt is voided here with a second officer and one of the same amount
    and way of payment is made there, so that every drawer stays right.

    :raises RuleViolation: `duplicate-same-case`, `duplicate-other-person`, `duplicate-money`
        naming what is possible, `move-not-allowed`, `case-reason-missing`, `second-person-missing`.
    """
    acting = home.require("case.close_duplicate")
    reason, other_stream = reason_of(reason), find(home, of)
    if money not in DUPLICATE_MONEY:
        raise RuleViolation("duplicate-money", field="money", may=list(DUPLICATE_MONEY))
    if other_stream == stream:
        raise RuleViolation("duplicate-same-case", field="of")
    with home.store.work(acting.staff) as work:
        case, other = open_case(work, stream), open_case(work, other_stream)
        _same_application(work, case, other)
        if "withdrawn" not in case.moves:
            may = sorted(case.moves)
            raise RuleViolation("move-not-allowed", status=case.status, to="withdrawn", may=may)
        paid = case.receipt if case.paid_rupiah else None
        _check_money(other, money, paid)
        if paid is not None and money == "transfer":
            _transfer(home, work, case, other, paid, reason, second)
        if paid is not None and money == "refund":
            asked = RefundRequested(
                case=stream, receipt_number=paid.number, rupiah=paid.amount_rupiah
            )
            work.open("refund", asked, ReasonPersonal(reason=reason), circle_of(case))
        assert other.opened is not None
        fact = ClosedAsDuplicate(on=local_day(home, work.at), of=other.opened.number, money=money)
        work.record(stream, fact, ReasonPersonal(reason=reason), circle_of(case))
    return work.changes


def _same_application(work: Work, case: Case, other: Case) -> None:
    one, two = work.case_details(case.stream).applicant, work.case_details(other.stream).applicant
    same_service = case.opened and other.opened and case.opened.service == other.opened.service
    if not same_service or (one and two and one.nik != two.nik):
        raise RuleViolation("duplicate-other-person", field="of")


def _check_money(other: Case, money: str, paid: Receipt | None) -> None:
    may = ["none"]
    if paid is not None:
        may = ["refund"]
        if other.status == "awaiting_payment" and other.fee.total_rupiah == paid.amount_rupiah:
            may.append("transfer")
    if money not in may:
        raise RuleViolation("duplicate-money", field="money", may=may)


def _transfer(
    home: Home,
    work: Work,
    case: Case,
    other: Case,
    paid: Receipt,
    reason: str,
    second: Officer | None,
) -> None:
    """The money stays where it is; its receipt goes over to the other case."""
    if second is None:
        raise RuleViolation("second-person-missing", field="second")
    require_second("case.void", home.officer, second)
    void = CaseVoided(
        receipt_number=paid.number, amount_rupiah=paid.amount_rupiah, second=second.staff
    )
    work.record(case.stream, void, ReasonPersonal(reason=reason), circle_of(case))
    today = local_day(home, work.at)
    calendar = home.reference.calendar_of(home.card.office)
    work.record(
        other.stream,
        CasePaid(
            receipt_number=numbers.take(work, home, today, receipt=True),
            amount_rupiah=paid.amount_rupiah,
            method=paid.method or "cash",
            reference=paid.reference or paid.number,
            fee=case.fee,
            promise=promise_of(calendar, work.at, standard_of(home, other)),
        ),
    )
