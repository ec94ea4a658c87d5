"""Registering an application: from what the citizen states to a numbered, durable case."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from typing import Any

import msgspec

from frontoffice.domain.case import Case
from frontoffice.domain.checklist import Checklist, check_requirements
from frontoffice.domain.disposition import IdentityChecked
from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.domain.facts import (
    CasePaid,
    CaseRegistered,
    FeeFact,
    FeeLineFact,
    Promise,
    RegistrationPersonal,
    RowFact,
)
from frontoffice.domain.fee import Fee, Payment, price, take_payment
from frontoffice.domain.numbering import tracking_code
from frontoffice.domain.person import (
    Applicant,
    Companion,
    Representative,
    age_band,
    parse_applicant,
    parse_companion,
    parse_representative,
)
from frontoffice.domain.queue_facts import TicketCaseOpened
from frontoffice.domain.staff import may, officer, require_second
from frontoffice.domain.standard import Standard
from frontoffice.services import numbers, people, preregistration
from frontoffice.services.home import Home
from frontoffice.services.intake_fields import (
    answers_of,
    channel_of,
    confirmed_of,
    only_known_fields,
    priority_of,
    service_of,
    ticket_of,
)
from frontoffice.services.late_entry import Late, late_of, mark_of, told_late
from frontoffice.services.promises import promise_of
from frontoffice.services.reference import Reference
from frontoffice.services.regions import regions
from frontoffice.store import search
from frontoffice.store.work import Changes, Work

EXPIRES_AFTER_DAYS = 30
"""How long an incomplete file may be completed under its number."""

_STREAM_OF_MARK = "SELECT stream FROM case_row WHERE client_ref = ?"


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """An application that passed every rule, before it has a number."""

    standard: Standard
    content: str
    flags: frozenset[str]
    applicant: Applicant
    representative: Representative | None
    companion: Companion | None
    checklist: Checklist
    fee: Fee
    payment: Payment | None
    answers: dict[str, Any]
    channel: str
    priority: str | None
    ticket: str | None
    confirmed_by: str | None
    status: str
    promise: Promise
    on: dt.date
    late: Late | None = None


class Submitted(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a submission: accepted, awaiting_payment, incomplete or repeated."""

    status: str
    stream: str
    number: str
    receipt_number: str | None
    promised_on: dt.date | None
    promised_at: int | None
    legal_due_on: dt.date | None
    missing: tuple[str, ...]
    changes: Changes = Changes()


def prepare(home: Home, request: Any, work: Work | None = None) -> Prepared:
    """Checks an intake object (DESIGN section 7) against the standard in force that day.

    Nothing is stored: the desktop's review and the submission (inside its unit of work) use the
    same rules; a late entry is judged by its own day. Raises RuleViolation with the field, NotFound
    for an unknown service.
    """
    only_known_fields(request)
    reference = home.reference_in(work) if work else home.reference
    calendar = reference.calendar_of(home.card.office)
    now = work.at if work else home.now()
    late = late_of(request, calendar, now)
    now = late.happened_at if late else now
    today = calendar.local(now).date()
    version = reference.standard(service_of(request), today)
    standard = version.standard
    who, no_nik = request.get("applicant"), request.get("no_nik_reason")
    applicant = parse_applicant(who, no_nik, regions(), today)
    kuasa = request.get("representative")
    representative = parse_representative(kuasa, applicant, regions(), today)
    flags = standard.flags_for(request.get("cases"), representative is not None)
    checklist = check_requirements(
        standard, flags, request.get("requirements"), request.get("waivers"), reference.documents
    )
    check_waivers(home, reference, checklist)
    payment_request = request.get("payment")
    fee = price(standard, payment_request)
    payment = None
    if checklist.complete and payment_request is not None:
        payment = take_payment(fee, payment_request)
    return Prepared(
        standard=standard,
        content=version.content,
        flags=flags,
        applicant=applicant,
        representative=representative,
        companion=parse_companion(request.get("companion")),
        checklist=checklist,
        fee=fee,
        payment=payment,
        answers=answers_of(request.get("answers")),
        channel=channel_of(request.get("channel")),
        priority=priority_of(request.get("priority")),
        ticket=ticket_of(request.get("ticket"), work),
        confirmed_by=confirmed_of(request.get("confirmed_by")),
        status=status_of(checklist, fee, payment),
        promise=promise_of(calendar, now, standard),
        on=today,
        late=late,
    )


def status_of(checklist: Checklist, fee: Fee, payment: Payment | None) -> str:
    """Where a file stands: incomplete, awaiting its payment, or accepted."""
    if not checklist.complete:
        return "incomplete"
    if payment is None and fee.total_rupiah != 0:
        return "awaiting_payment"
    return "accepted"


def check_waivers(home: Home, reference: Reference, checklist: Checklist) -> None:
    """Nobody waives alone: the one who allows it is another person with the right."""
    for row in checklist.rows:
        if row.given != "waived" or row.by is None:
            continue
        known = reference.staff.get(row.by)
        if known is None or not known.active:
            raise RuleViolation(
                "waiver-by-unknown", field=f"waivers.{row.code}", staff=row.by, requirement=row.code
            )
        second = officer(row.by, known.role)
        if not may(second.role, "requirement.waive"):
            raise PermissionDenied(
                "waiver-not-allowed",
                field=f"waivers.{row.code}",
                staff=row.by,
                requirement=row.code,
                who=["supervisor", "admin"],
            )
        require_second("requirement.waive", home.officer, second)


def client_mark(client_ref: Any) -> str | None:
    """What the journal keeps of a caller's own reference: it may hold a name, so its hash."""
    if client_ref is None:
        return None
    if not isinstance(client_ref, str) or not 1 <= len(client_ref) <= 200:
        raise RuleViolation("client-ref-bad", field="client_ref")
    return hashlib.blake2b(client_ref.encode(), digest_size=12, person=b"client-ref").hexdigest()


def submit(home: Home, request: Any) -> Submitted:
    """Registers one application; a repeated `client_ref` returns the first result.

    A late entry is known by the day and number of its paper instead. Durable when it returns.
    Raises PermissionDenied, RuleViolation, NotFound, StoreTrouble.
    """
    acting = home.require("intake.submit")
    client_ref = request.get("client_ref") if isinstance(request, dict) else None
    with home.store.work(acting.staff) as work:
        calendar = home.reference_in(work).calendar_of(home.card.office)
        mark = client_mark(mark_of(request, calendar, work.at) or client_ref)
        stream = work.value(_STREAM_OF_MARK, (mark,)) if mark else None
        status = "repeated"
        if stream is None:
            prepared = prepare(home, request, work)
            people.check_intake(home, acting, prepared.standard)
            stream, status = register(work, home, prepared, mark), prepared.status
            preregistration.note_used(home, work, client_ref, stream)
        case = work.case(stream)
    return answer_of(case, status, work.changes)


def answer_of(case: Case, status: str, changes: Changes) -> Submitted:
    """The answer for a case as it stands."""
    assert case.opened is not None
    promise = case.promise
    receipt = case.receipt
    return Submitted(
        status=status,
        stream=case.stream,
        number=case.opened.number,
        receipt_number=receipt.number if receipt else None,
        promised_on=promise.promised_on if promise else None,
        promised_at=promise.promised_at if promise else None,
        legal_due_on=promise.legal_due_on if promise else None,
        missing=case.missing,
        changes=changes,
    )


def register(work: Work, home: Home, prepared: Prepared, mark: str | None) -> str:
    """Records the registration, and the payment with it; the new case's stream."""
    today = home.reference_in(work).today(home.card.office, work.at)
    number, receipt = numbers.take(work, home, today), None
    if prepared.checklist.complete:
        receipt = numbers.take(work, home, today, receipt=True)
    fact = _registered(prepared, home.card.office, number, receipt, mark)
    personal = RegistrationPersonal(
        applicant=prepared.applicant,
        representative=prepared.representative,
        companion=prepared.companion,
        reasons=reasons_of(prepared.checklist),
        answers=prepared.answers,
    )
    stream = work.open("case", fact, personal, f"agency:{fact.agency}")
    if prepared.ticket is not None:
        work.record(prepared.ticket, TicketCaseOpened(case=stream))
    if prepared.payment is not None and receipt is not None:
        paid = paid_fact(prepared.payment, receipt, fact.fee, prepared.promise)
        work.record(stream, told_late(paid, prepared.late))
    if prepared.standard.product_after_identity_check and prepared.applicant.nik is not None:
        # No counter asks the register while the citizen waits: the product waits for the check.
        work.record(stream, IdentityChecked(outcome="unverified", hold=True))
    return stream


def _registered(
    prepared: Prepared, office: str, number: str, receipt: str | None, mark: str | None
) -> CaseRegistered:
    standard, complete, late = prepared.standard, prepared.checklist.complete, prepared.late
    applicant, accepted = prepared.applicant, prepared.status == "accepted"
    return CaseRegistered(
        number=number,
        receipt_number=receipt,
        tracking=tracking_code(os.urandom(16)),
        client_ref=mark,
        office=office,
        agency=standard.agency,
        service=standard.code,
        service_name=standard.name,
        standard=prepared.content,
        flags=tuple(sorted(prepared.flags)),
        channel=prepared.channel,
        # Money is always a fact of its own: a paid case waits for it for the length of one act.
        status="awaiting_payment" if prepared.payment else prepared.status,
        rows=row_facts(prepared.checklist),
        missing=prepared.checklist.missing,
        fee=fee_fact(prepared.fee) if complete else FeeFact(),
        sla_working_days=standard.sla_working_days,
        sla_minutes=standard.sla_minutes,
        sla_set_by_rule=standard.sla_set_by_rule,
        promise=prepared.promise if accepted and not prepared.payment else None,
        expires_on=None if complete else prepared.on + dt.timedelta(days=EXPIRES_AFTER_DAYS),
        retention_years=standard.retention_years,
        sex=applicant.sex,
        age_band=age_band(applicant.birth_on, prepared.on),
        priority=prepared.priority,
        region=applicant.region,
        has_nik=applicant.nik is not None,
        represented=prepared.representative is not None,
        company=applicant.company is not None,
        ticket=prepared.ticket,
        confirmed_by=prepared.confirmed_by,
        happened_at=late.happened_at if late else None,
        source=late.source if late else None,
    )


def paid_fact(payment: Payment, receipt: str, fee: FeeFact, promise: Promise) -> CasePaid:
    """The fact of a payment under a receipt number."""
    return CasePaid(
        receipt_number=receipt,
        amount_rupiah=payment.amount_rupiah,
        method=payment.method,
        tendered_rupiah=payment.tendered_rupiah,
        change_rupiah=payment.change_rupiah,
        change_owed_rupiah=payment.change_owed_rupiah,
        reference=payment.reference,
        fee=fee,
        promise=promise,
    )


def row_facts(checklist: Checklist) -> tuple[RowFact, ...]:
    """What was found of each requirement, without the words behind it."""
    return tuple(RowFact(row.code, row.given, row.by, row.extra) for row in checklist.rows)


def reasons_of(checklist: Checklist) -> dict[str, str]:
    """The words behind waivers and exceptions, by requirement."""
    return {row.code: row.reason for row in checklist.rows if row.reason}


_MONEY_BASIS = re.compile(
    r"gratis|tarif|PNBP|retribusi|pajak|iuran|PP (76/2020|45/2024|128/2015)", re.I
)


def fee_basis(legal_basis: tuple[str, ...]) -> str:
    """The rules that set the fee among a standard's legal basis, for the fee box of a paper.

    What the catalogue's author wrote down from memory is no rule a paper may cite.
    """
    citable = [rule for rule in legal_basis if "dari ingatan" not in rule]
    about_money = [rule for rule in citable if _MONEY_BASIS.search(rule)]
    return "; ".join(about_money or citable[:2])


def fee_fact(fee: Fee) -> FeeFact:
    """The official amount as it is copied into a fact."""
    return FeeFact(
        total_rupiah=fee.total_rupiah,
        lines=tuple(
            FeeLineFact(line.tariff or "", line.quantity, line.amount_rupiah, line.reference)
            for line in fee.lines
        ),
        legal_basis=fee_basis(fee.legal_basis),
    )


def duplicates(home: Home, nik: str, service: str) -> list[search.CaseLine]:
    """Open cases of the same person and service, for the warning before a new one."""
    home.require("intake.submit")
    with home.store.read() as connection:
        return search.open_cases_of(connection, nik, service)
