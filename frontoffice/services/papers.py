"""Printing by the book: commit, then paper, then "did it come out?" - and the print ledger."""

from __future__ import annotations

from typing import Literal

import msgspec

from frontoffice.documents.content import Paper, PrintState
from frontoffice.documents.proof import ProofFacts
from frontoffice.documents.receipt import lay_out_receipt
from frontoffice.documents.slip import render_label, render_shortage_slip
from frontoffice.documents.wording import instant_words
from frontoffice.domain.case import Case, Receipt
from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.facts import PaperConfirmed, PaperPrinted, ReasonPersonal, Ref
from frontoffice.domain.person import initials
from frontoffice.services import paper_content
from frontoffice.services.cases import CaseFile, read_file
from frontoffice.services.home import Home
from frontoffice.services.pool import draw_code
from frontoffice.services.proving import proof_of
from frontoffice.store.replica import CENTRAL, peers
from frontoffice.store.work import Changes, Work

Kind = Literal["receipt", "shortage", "label", "handover", "refusal"]
LINE_FRESH_MS = 30 * 60 * 1000
"""A paper made this long after the last contact with the centre says that it was made offline."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A paper on its way out: its PDF and the ledger's entry for it."""

    pdf: bytes
    paper: str
    number: str
    print: Ref
    attempt: int
    copy: int
    revision: int
    changes: Changes


def print_receipt(
    home: Home,
    stream: str,
    size: Paper = "a5",
    *,
    number: str | None = None,
    reason: str | None = None,
    freshness: str | None = None,
) -> Printed:
    """Notes the print, then makes the receipt; the original until it is known to have come out.

    :raises RuleViolation: `print-reason-missing` for a copy without a reason, `case-in-conflict`.
    :raises NotFound: `receipt-none` where the case has no receipt of that number that counts.
    """
    home.require("receipt.print")
    with home.store.work(home.officer.staff) as work:
        case = work.case(stream)
        refuse_disputed(case)
        receipt = _receipt(case, number)
        ledger, ref = note_print(work, case, "receipt", receipt.number, size, reason)
    file = read_file(home, stream)
    code = _survey_code(home, ledger)
    pdf = receipt_pdf(home, file, receipt.number, size, ledger, reason, freshness, code)
    return printed_of(pdf, ledger, ref, work.changes)


def print_shortage(
    home: Home,
    stream: str,
    size: Paper = "a5",
    *,
    reason: str | None = None,
    freshness: str | None = None,
) -> Printed:
    """Notes the print, then makes the slip of what is missing.

    :raises RuleViolation: `nothing-missing`, `print-reason-missing`.
    """
    home.require("receipt.print")
    with home.store.work(home.officer.staff) as work:
        case = work.case(stream)
        refuse_disputed(case)
        if not case.missing or case.opened is None:
            raise RuleViolation("nothing-missing")
        ledger, ref = note_print(work, case, "shortage", case.opened.number, size, reason)
    file = read_file(home, stream)
    state = print_state(home, ledger, reason)
    freshness = freshness or offline_line(home)
    pdf = render_shortage_slip(paper_content.shortage(home, file, state, freshness), size)
    return printed_of(pdf, ledger, ref, work.changes)


def print_label(home: Home, stream: str) -> Printed:
    """The folder's label; printed as often as folders need one."""
    home.require("case.move")
    with home.store.work(home.officer.staff) as work:
        case = work.case(stream)
        if case.opened is None:
            raise NotFound("case-unknown", number=stream)
        ledger, ref = note_print(work, case, "label", case.opened.number, "label", "label")
    pdf = render_label(paper_content.label(read_file(home, stream)))
    return printed_of(pdf, ledger, ref, work.changes)


def confirm(home: Home, stream: str, printed: Ref, came_out: bool) -> Changes:
    """The officer's answer to "did it come out?"; once it did, further prints are copies."""
    home.require("paper.confirm")
    with home.store.work(home.officer.staff) as work:
        work.record(stream, PaperConfirmed(print=printed, came_out=came_out))
    return work.changes


def unconfirmed(home: Home) -> list[tuple[str, str]]:
    """Streams and numbers of cases with a paper nobody is known to hold, the newest first: printed
    without an answer, or jammed and not printed again."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, number FROM case_row WHERE unconfirmed > 0 ORDER BY id DESC LIMIT 50"
        )
        return [(stream, number) for stream, number in rows]


def receipt_pdf(
    home: Home,
    file: CaseFile,
    number: str,
    size: Paper,
    ledger: PaperPrinted,
    reason: str | None = None,
    freshness: str | None = None,
    survey_code: str = "",
) -> bytes:
    """The receipt's PDF with its signed proof."""
    receipt = _receipt(file.case, number)
    freshness = freshness or offline_line(home)
    content = paper_content.receipt(
        home, file, receipt, print_state(home, ledger, reason), freshness
    )
    layout = lay_out_receipt(msgspec.structs.replace(content, survey_code=survey_code), size)
    promise = content.promise
    proof = proof_of(
        home,
        ProofFacts(
            number=content.number,
            receipt_number=content.receipt_number,
            service=content.service_code,
            amount_rupiah=content.fee.total_rupiah or 0,
            issued_at=content.issued_at,
            zone=content.zone,
            nik=content.nik,
            initials=initials(content.applicant),
            promised_on=promise.on if promise else None,
            promised_at=promise.at if promise else None,
            seq=file.case.heads[0][1] if file.case.heads else 0,
            facts_hash=layout.facts_hash,
            issuer=(home.card.station, home.series),
        ),
    )
    return layout.pdf(proof)


def _survey_code(home: Home, ledger: PaperPrinted) -> str:
    """A one-time code for an original; on this paper and nowhere else. No paper waits for one."""
    if ledger.copy or ledger.revision:
        return ""
    try:
        code = draw_code(home)
    except StoreTrouble:
        return ""
    return f"{code[:4]}-{code[4:]}"


def offline_line(home: Home) -> str | None:
    """What a paper made without the line, or by a doubtful clock, says; None for any other."""
    if home.store.clock.correction_ms is not None:
        return "Jam komputer keliru: waktu kertas ini dinyatakan petugas. Nomor ini tetap berlaku."
    if home.store.clock.read()[1][1]:
        return "Jam komputer diragukan: tanggal kertas ini dapat keliru. Nomor ini tetap berlaku."
    with home.store.read() as connection:
        known = [one for one in peers(connection) if one.role == CENTRAL]
    contact = max((peer.contact_at or 0 for peer in known), default=home.now())
    if home.now() - contact < LINE_FRESH_MS:
        return None
    last = instant_words(contact, home.card.zone) if contact else "belum ada"
    return f"Dibuat luring. Kontak terakhir dengan pusat: {last}. Nomor ini tetap berlaku."


def refuse_disputed(case: Case) -> None:
    """No paper claims either side of an open conflict about the state or the money of a case."""
    groups = [one.group for one in case.conflicts if not one.group.startswith("identity:")]
    if groups:
        raise RuleViolation("case-in-conflict", groups=groups)


def _receipt(case: Case, number: str | None) -> Receipt:
    counted = [one for one in case.receipts if one.counts]
    receipt = case.receipt
    if number is not None:
        receipt = next((one for one in counted if one.number == number), None)
    elif receipt is None and counted:
        receipt = counted[-1]
    if receipt is None:
        raise NotFound("receipt-none")
    return receipt


def note_print(
    work: Work, case: Case, paper: Kind, number: str, size: str, reason: str | None
) -> tuple[PaperPrinted, Ref]:
    """The ledger's entry: another try of the original, or the next copy."""
    revision = case.revisions if paper == "receipt" else 0
    earlier = [
        one
        for one in case.prints
        if (one.paper, one.number, one.revision) == (paper, number, revision)
    ]
    copy = 0
    if case.original_out(paper, number, revision) and paper != "label":
        if not reason or not any(char.isalnum() for char in reason):
            raise RuleViolation("print-reason-missing", field="reason", number=number)
        copy = 1 + max(one.copy for one in earlier)
    fact = PaperPrinted(
        paper=paper,
        number=number,
        size=size,
        attempt=1 + sum(one.copy == copy for one in earlier),
        copy=copy,
        revision=revision,
    )
    agency = case.opened.agency if case.opened else ""
    personal = ReasonPersonal(reason=reason) if copy and reason else None
    return fact, work.record(case.stream, fact, personal, f"agency:{agency}")


def print_state(home: Home, ledger: PaperPrinted, reason: str | None) -> PrintState:
    """Which print a paper says it is."""
    if ledger.copy:
        return PrintState(
            kind="copy", ordinal=ledger.copy, officer=home.officer_name, reason=reason or "-"
        )
    if ledger.revision:
        return PrintState(
            kind="correction",
            ordinal=ledger.revision,
            officer=home.officer_name,
            reason=reason or "data pemohon diperbaiki",
        )
    return PrintState()


def printed_of(pdf: bytes, ledger: PaperPrinted, ref: Ref, changes: Changes) -> Printed:
    """A paper on its way out, with its entry of the ledger."""
    return Printed(
        pdf=pdf,
        paper=ledger.paper,
        number=ledger.number,
        print=ref,
        attempt=ledger.attempt,
        copy=ledger.copy,
        revision=ledger.revision,
        changes=changes,
    )
