"""Finding cases and moving them on: complete, pay, void, correct, move; their story in facts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from frontoffice.domain.case import Case, Details, details, fold
from frontoffice.domain.disposition import IdentityChecked
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import (
    CaseCompleted,
    CaseCorrected,
    CaseMoved,
    CasePaid,
    CaseVoided,
    CompletionPersonal,
    CorrectionPersonal,
    FeeFact,
    ReasonPersonal,
    Recorded,
)
from frontoffice.domain.fee import price, take_payment
from frontoffice.domain.person import Applicant, age_band, parse_applicant
from frontoffice.domain.staff import Officer, may, require_second
from frontoffice.domain.standard import Standard
from frontoffice.services import attachments, cash_rules, inspection, numbers
from frontoffice.services.case_rules import circle_of, open_case, reason_of
from frontoffice.services.completion import joined
from frontoffice.services.home import Home
from frontoffice.services.intake import (
    Submitted,
    answer_of,
    fee_fact,
    paid_fact,
    row_facts,
)
from frontoffice.services.intake_fields import only_known_fields
from frontoffice.services.late_entry import late_step, told_late
from frontoffice.services.promises import promise_of, resumed
from frontoffice.services.regions import regions
from frontoffice.store import search
from frontoffice.store.case_model import paper_numbers as paper_numbers
from frontoffice.store.entries import read_stream
from frontoffice.store.search import CaseLine as CaseLine
from frontoffice.store.search import Filter as Filter
from frontoffice.store.work import Changes


class CaseFile(msgspec.Struct, frozen=True):
    """A case with its facts, its state and its personal side, as one reads it."""

    case: Case
    details: Details
    recorded: list[Recorded]


def find(home: Home, number: str) -> str:
    """The stream of the case with this registration or receipt number.

    :raises NotFound: `case-unknown`.
    """
    with home.store.read() as connection:
        stream = search.case_by_number(connection, number)
    if stream is None:
        raise NotFound("case-unknown", number=number[:40])
    return stream


def read_case(home: Home, stream: str) -> Case:
    """The state of a case.

    :raises NotFound: `case-unknown`.
    """
    return read_file(home, stream).case


def read_file(home: Home, stream: str) -> CaseFile:
    """A case whole.

    :raises NotFound: `case-unknown`.
    """
    with home.store.read() as connection:
        recorded = read_stream(connection, stream)
    if not recorded:
        raise NotFound("case-unknown", number=stream)
    recorded = inspection.shielded(home, stream, recorded)
    return CaseFile(fold(stream, recorded), details(recorded), recorded)


def list_cases(
    home: Home, query: str = "", narrowed: Filter | None = None, *, limit: int = 50, offset: int = 0
) -> tuple[list[CaseLine], int]:
    """The newest cases that fit, and how many there are in all.

    Whoever may not see personal data finds cases by their number only, and reads no names.
    """
    acting = home.require("case.list")
    words = bool(query.strip()) and not search.is_number(query)
    if words and not may(acting.role, "privacy.view"):
        return [], 0
    with home.store.read() as connection:
        found, total = search.find_cases(connection, query, narrowed, limit=limit, offset=offset)
    return inspection.shielded_lines(home, found), total


class Counts(msgspec.Struct, frozen=True):
    """How many cases stand where, and how many promises are broken today."""

    by_status: dict[str, int]
    late: int


def counts(home: Home) -> Counts:
    """The figures over the case list."""
    today = home.reference.calendar_of(home.card.office).local(home.now()).date().isoformat()
    with home.store.read() as connection:
        return Counts(search.count_by_status(connection), search.count_late(connection, today))


def known_person(home: Home, nik: str) -> Applicant | None:
    """What was last registered of the person with this NIK, to fill in a new application."""
    home.require("intake.submit")
    with home.store.read() as connection:
        stream = search.latest_case_of(connection, nik)
        if stream is None:
            return None
        return details(read_stream(connection, stream)).applicant


def standard_of(home: Home, case: Case) -> Standard:
    """The version of the standard the case was taken in under.

    :raises NotFound: `standard-version-missing`.
    """
    assert case.opened is not None
    standard = home.reference.by_content(case.opened.standard)
    if standard is None:
        raise NotFound("standard-version-missing", standard=case.opened.standard)
    return standard


def asks_check(home: Home, case: Case) -> bool:
    """Whether the product waits until the NIK was checked; so it does where nobody can tell."""
    try:
        return standard_of(home, case).product_after_identity_check
    except NotFound:
        return True


def local_day(home: Home, at: int) -> dt.date:
    """The office's date at an instant (UTC ms)."""
    return home.reference.today(home.card.office, at)


def move(home: Home, stream: str, to: str, reason: str) -> Changes:
    """Moves a case by hand, with a reason; the clock stops while the citizen owes papers.

    :raises RuleViolation: `move-not-allowed` naming where it may go, `case-closed`,
        `case-reason-missing`.
    """
    acting = home.require("case.move")
    reason = reason_of(reason)
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        if not case.moves:
            raise RuleViolation("case-closed", status=case.status)
        if to not in case.moves:
            raise RuleViolation(
                "move-not-allowed", field="to", status=case.status, to=to, may=sorted(case.moves)
            )
        on = local_day(home, work.at)
        promise = None
        if case.paused_on is not None and to == "in_process":
            promise = resumed(home.reference.calendar_of(home.card.office), case, on)
        work.record(
            stream,
            CaseMoved(to=to, on=on, promise=promise),
            ReasonPersonal(reason=reason),
            circle_of(case),
        )
    return work.changes


def complete(home: Home, stream: str, request: Any) -> Submitted:
    """The missing papers of an incomplete file; what was there before stays there.

    `request` has `requirements`, `waivers` and `payment` of the intake object, and `happened_at`
    and `source` where it is typed in later from paper: that day counts. Raises RuleViolation
    `case-not-incomplete`, `case-expired` and what an intake raises.
    """
    acting = home.require("case.complete")
    only_known_fields(request)
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        opened = case.opened
        if opened is None or case.status != "incomplete":
            raise RuleViolation("case-not-incomplete", status=case.status)
        calendar = home.reference.calendar_of(home.card.office)
        late = late_step(request, case, calendar, work.at)
        at = late.happened_at if late else work.at
        if opened.expires_on is not None and local_day(home, at) > opened.expires_on:
            raise RuleViolation("case-expired", expired_on=opened.expires_on.isoformat())
        standard = standard_of(home, case)
        checklist, reasons = joined(home, case, standard, work.case_details(stream), request)
        fee = price(standard, request.get("payment"))
        payment = None
        if checklist.complete and request.get("payment") is not None:
            payment = take_payment(fee, request["payment"])
        owes = checklist.complete and payment is None and fee.total_rupiah != 0
        status = "awaiting_payment" if owes or payment else "accepted"
        promise = promise_of(calendar, at, standard)
        receipt = None
        if checklist.complete:
            receipt = numbers.take(work, home, local_day(home, work.at), receipt=True)
        else:
            status = "incomplete"
        fact = CaseCompleted(
            status=status,
            receipt_number=receipt,
            rows=row_facts(checklist),
            missing=checklist.missing,
            fee=fee_fact(fee) if checklist.complete else FeeFact(),
            promise=promise if status == "accepted" else None,
            happened_at=late.happened_at if late else None,
            source=late.source if late else None,
        )
        words = CompletionPersonal(reasons=reasons) if reasons else None
        work.record(stream, fact, words, circle_of(case))
        if payment is not None and receipt is not None:
            work.record(stream, told_late(paid_fact(payment, receipt, fact.fee, promise), late))
        case = work.case(stream)
    return answer_of(case, case.status, work.changes)


def pay(home: Home, stream: str, request: Any, proof: bytes = b"") -> Submitted:
    """Takes the official amount of a case that awaits it; the clocks start now.

    `request` is the `payment` of an intake object, or an object with `payment`, and `happened_at`
    and `source` of the paper receipt it is typed in from later: the clocks start then. `proof` is
    a picture of what the citizen's phone or the terminal showed, attached in the same act. Raises
    RuleViolation `case-not-awaiting`, and what a payment, a late entry and an attachment raise.
    """
    acting = home.require("case.pay")
    if not isinstance(request, dict):
        raise RuleViolation("payment-bad", field="payment")
    asked = request.get("payment", request)
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        if case.status != "awaiting_payment":
            raise RuleViolation("case-not-awaiting", status=case.status)
        standard, calendar = standard_of(home, case), home.reference.calendar_of(home.card.office)
        fee, late = price(standard, asked), late_step(request, case, calendar, work.at)
        payment = cash_rules.refuse_dead_code(work, take_payment(fee, asked))
        receipt = numbers.take(work, home, local_day(home, work.at), receipt=True)
        promise = promise_of(calendar, late.happened_at if late else work.at, standard)
        paid = CasePaid(receipt_number=receipt, amount_rupiah=0, method="free")
        if payment is None:
            paid = msgspec.structs.replace(paid, fee=fee_fact(fee), promise=promise)
        else:
            paid = paid_fact(payment, receipt, fee_fact(fee), promise)
        work.record(stream, told_late(paid, late))
        if proof:
            attachments.record(home, work, case, proof, "bukti-bayar", purpose="payment")
        case = work.case(stream)
    return answer_of(case, case.status, work.changes)


def void(home: Home, stream: str, reason: str, second: Officer) -> Changes:
    """Voids the receipt that counts, with a reason and a second person; the paper is spoiled.

    A paid case awaits its payment again; a free one gets a new receipt number at once. Raises
    RuleViolation `receipt-nothing-to-void`, `case-closed`, `second-person-same`.
    """
    acting = home.require("case.void_ask")
    require_second("case.void", acting, second)
    reason = reason_of(reason)
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        receipt = case.receipt
        cash_rules.refuse_void_of_closed(work, receipt)
        if case.is_closed:
            raise RuleViolation("case-closed", status=case.status)
        if receipt is None:
            raise RuleViolation("receipt-nothing-to-void")
        replacement = None
        if case.fee.total_rupiah == 0:
            replacement = numbers.take(work, home, local_day(home, work.at), receipt=True)
        work.record(
            stream,
            CaseVoided(
                receipt_number=receipt.number,
                amount_rupiah=receipt.amount_rupiah,
                second=second.staff,
                replacement=replacement,
            ),
            ReasonPersonal(reason=reason),
            circle_of(case),
        )
    return work.changes


CORRECTABLE = ("name", "nik", "birth_on", "sex", "phone", "address", "region")


def correct(home: Home, stream: str, request: Any) -> Changes:
    """Replaces named fields of the applicant, with a reason; the old values stay visible.

    `request`: {"applicant": {field: value, ...}, "reason": ...}. Raises RuleViolation
    `nothing-to-correct`, `correction-field-unknown`, `case-reason-missing`, `case-closed`.
    """
    acting = home.require("case.correct")
    if not isinstance(request, dict) or not isinstance(request.get("applicant"), dict):
        raise RuleViolation("nothing-to-correct")
    reason = reason_of(request.get("reason"))
    wanted = request["applicant"]
    for name in wanted:
        if name not in CORRECTABLE:
            raise RuleViolation(
                "correction-field-unknown", field=str(name)[:40], fields=list(CORRECTABLE)
            )
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        known = work.case_details(stream).applicant
        if known is None:
            raise NotFound("personal-absent")
        if case.is_closed:
            raise RuleViolation("case-closed", status=case.status)
        today = local_day(home, work.at)
        old = msgspec.to_builtins(known)
        merged = old | wanted
        no_nik = known.no_nik_reason if not merged.get("nik") else None
        fixed = parse_applicant(merged, no_nik, regions(), today)
        new = msgspec.to_builtins(fixed)
        fields = tuple(name for name in CORRECTABLE if old.get(name) != new.get(name))
        if not fields:
            raise RuleViolation("nothing-to-correct")
        fact = CaseCorrected(
            fields=fields,
            sex=fixed.sex if "sex" in fields else None,
            age_band=age_band(fixed.birth_on, today) if "birth_on" in fields else None,
            region=fixed.region if "region" in fields else None,
            has_nik=True if "nik" in fields else None,
        )
        before = {name: old.get(name) for name in fields}
        after = {name: new.get(name) for name in fields}
        words = CorrectionPersonal(reason=reason, old=before, new=after)
        work.record(stream, fact, words, circle_of(case))
        if "nik" in fields and asks_check(home, case):
            # What was checked was another number.
            work.record(stream, IdentityChecked(outcome="unverified", hold=True))
    return work.changes
