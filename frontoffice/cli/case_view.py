"""How a case is told on the command line: as one JSON object and as lines for a person."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.cli.session import Session, day, iso
from frontoffice.domain.case import Case
from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import CaseCorrected, CaseMoved, CaseVoided, Recorded
from frontoffice.domain.nik import mask_nik
from frontoffice.domain.words import rupiah
from frontoffice.services.cases import CaseFile
from frontoffice.services.cash_reconcile import unmatched_of
from frontoffice.services.home import Home
from frontoffice.store.search import CaseLine


def case_object(session: Session, home: Home, file: CaseFile) -> dict[str, Any]:
    """A case whole, the keys of DESIGN section 7 and more; the NIK is masked.

    :raises NotFound: `case-unknown` where only later facts of it are here.
    """
    case, opened = file.case, file.case.opened
    if opened is None:
        raise NotFound("case-unknown", number=case.stream)
    promise = case.promise
    return {
        "number": opened.number,
        "service": opened.service,
        "service_name": opened.service_name,
        "standard": opened.standard,
        "agency": opened.agency,
        "status": case.status,
        "applicant": _applicant(file),
        "representative": _representative(file),
        "companion": msgspec.to_builtins(file.details.companion),
        "promised_on": day(promise.promised_on) if promise else None,
        "promised_at": iso(home, promise.promised_at) if promise else None,
        "legal_due_on": day(promise.legal_due_on) if promise else None,
        "expires_on": day(opened.expires_on),
        "requirements": [
            {"code": row.code, "given": row.given, "by": row.by, "extra": row.extra}
            for row in case.rows
        ],
        "missing": list(case.missing),
        "fee_rupiah": case.fee.total_rupiah,
        "paid_rupiah": case.paid_rupiah,
        "receipts": _receipts(home, case),
        "unmatched": [one.receipt_number for one in unmatched_of(home, case.stream)],
        "papers": _papers(home, case),
        "moves": sorted(case.moves),
        "conflicts": [one.group for one in case.conflicts],
        "story": [_told(session, home, item, file) for item in file.recorded],
    }


def _applicant(file: CaseFile) -> dict[str, Any] | None:
    applicant = file.details.applicant
    if applicant is None:
        return None
    return {
        "name": applicant.name,
        "nik": mask_nik(applicant.nik) if applicant.nik else None,
        "birth_on": day(applicant.birth_on),
        "sex": applicant.sex,
        "phone": applicant.phone,
        "address": applicant.address,
        "region": applicant.region,
        "company": applicant.company.name if applicant.company else None,
    }


def _representative(file: CaseFile) -> dict[str, Any] | None:
    kuasa = file.details.representative
    if kuasa is None:
        return None
    return {"name": kuasa.name, "nik": mask_nik(kuasa.nik), "relation": kuasa.relation}


def _receipts(home: Home, case: Case) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "state": one.state,
            "amount_rupiah": one.amount_rupiah,
            "method": one.method,
            "tendered_rupiah": one.tendered_rupiah,
            "change_rupiah": one.change_rupiah,
            "reference": one.reference,
            "at": iso(home, one.at),
            "voided_at": iso(home, one.voided_at),
            "replaces": one.replaces,
        }
        for one in case.receipts
    ]


def _papers(home: Home, case: Case) -> list[dict[str, Any]]:
    return [
        {
            "paper": one.paper,
            "number": one.number,
            "size": one.size,
            "attempt": one.attempt,
            "copy": one.copy,
            "revision": one.revision,
            "came_out": one.came_out,
            "at": iso(home, one.at),
            "actor": one.actor,
        }
        for one in case.prints
    ]


def _told(session: Session, home: Home, item: Recorded, file: CaseFile) -> dict[str, Any]:
    kind = item.kind.partition("/")[0]
    what = session.say(f"story-{kind}") if session.knows(f"story-{kind}") else kind
    body = item.body
    if isinstance(body, CaseMoved):
        what = f"{what} {session.say('status-' + body.to)}"
    elif isinstance(body, CaseVoided):
        what = f"{what} {body.receipt_number}"
    elif isinstance(body, CaseCorrected):
        what = f"{what}: {', '.join(body.fields)}"
    told = {"at": iso(home, item.at), "actor": item.actor, "what": what, "kind": item.kind}
    reason = file.details.notes.get(item.ref)
    return told | ({"reason": reason} if reason else {})


def case_lines(session: Session, told: dict[str, Any]) -> list[str]:
    """The same for a person."""
    applicant = told["applicant"] or {"name": session.say("personal-absent"), "nik": None}
    lines = [
        f"{told['number']}  {session.say('status-' + told['status'])}",
        f"{told['service']} {told['service_name']}",
        f"{applicant['name']}  {applicant['nik'] or session.say('without-nik')}",
    ]
    if told["promised_on"]:
        lines.append(session.say("promised", on=told["promised_at"] or told["promised_on"]))
    if told["missing"]:
        lines.append(session.say("missing", codes=", ".join(told["missing"])))
    for receipt in told["receipts"]:
        state = session.say(f"receipt-{receipt['state']}")
        unmatched = receipt["number"] in told["unmatched"]
        mark = f"  {session.say('not-matched')}" if unmatched else ""
        lines.append(f"{receipt['number']}  {rupiah(receipt['amount_rupiah'])}  {state}{mark}")
    for fact in told["story"]:
        reason = f" - {fact['reason']}" if fact.get("reason") else ""
        lines.append(f"{fact['at']}  {fact['actor']}  {fact['what']}{reason}")
    return lines


def list_object(home: Home, line: CaseLine) -> dict[str, Any]:
    """One case of a list; the NIK is masked."""
    return {
        "number": line.number,
        "receipt_number": line.receipt_number,
        "service": line.service,
        "service_name": line.service_name,
        "status": line.status,
        "applicant": line.name,
        "nik": mask_nik(line.nik) if line.nik else None,
        "registered_at": iso(home, line.registered_at),
        "promised_on": line.due_on,
        "legal_due_on": line.legal_due_on,
        "fee_rupiah": line.total_rupiah,
        "paid_rupiah": line.paid_rupiah,
    }
