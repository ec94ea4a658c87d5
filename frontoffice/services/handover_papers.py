"""Papers after intake: minutes of a handover, the letter of refusal, the shelf list."""

from __future__ import annotations

import msgspec

from frontoffice.documents.content import Paper
from frontoffice.documents.handover import HandoverContent, render_handover
from frontoffice.documents.refusal import RefusalContent, render_refusal
from frontoffice.documents.uncollected import ShelfContent, ShelfLine, render_shelf
from frontoffice.documents.wording import instant_words
from frontoffice.domain.disposition import RefusalPersonal
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseRegistered, Recorded, Ref
from frontoffice.domain.handover import UNCOLLECTED_DAYS, HandoverPersonal, unpack_signature
from frontoffice.domain.nik import mask_nik
from frontoffice.domain.person import initials
from frontoffice.domain.words import date_words, rupiah
from frontoffice.services import handover, paper_content, papers
from frontoffice.services.cases import CaseFile, local_day, read_file, standard_of
from frontoffice.services.home import Home
from frontoffice.services.papers import Printed

ABSENT = "(data pribadi tidak ada di sini)"
ROLES = {"applicant": "pemohon", "representative": "kuasa", "other": "dengan surat kuasa"}
SHOWN = {"ktp": "KTP-el asli", "receipt": "tanda terima", "kuasa": "surat kuasa"}
PROOFS = {
    "drawn": "ditandatangani di layar",
    "photo": "dibuktikan dengan foto",
    "paper": "ditandatangani di lembar ini",
}


def print_handover(
    home: Home, stream: str, size: Paper = "a5", *, reason: str | None = None
) -> Printed:
    """Notes the print, then makes the minutes of the handover.

    :raises RuleViolation: `handover-none`, `print-reason-missing` for a copy.
    """
    home.require("case.hand_over")
    with home.store.work(home.officer.staff) as work:
        case = work.case(stream)
        papers.refuse_disputed(case)
        if case.work.handover is None or case.opened is None:
            raise RuleViolation("handover-none")
        ledger, ref = papers.note_print(work, case, "handover", case.opened.number, size, reason)
    content = handover_content(home, read_file(home, stream))
    state = papers.print_state(home, ledger, reason)
    pdf = render_handover(
        msgspec.structs.replace(content, state=state, freshness=papers.offline_line(home)), size
    )
    return papers.printed_of(pdf, ledger, ref, work.changes)


def print_refusal(home: Home, stream: str, *, reason: str | None = None) -> Printed:
    """Notes the print, then makes the letter of refusal.

    :raises RuleViolation: `refusal-none`, `print-reason-missing` for a copy.
    """
    home.require("case.refuse")
    with home.store.work(home.officer.staff) as work:
        case = work.case(stream)
        papers.refuse_disputed(case)
        if case.work.refused is None or case.opened is None:
            raise RuleViolation("refusal-none")
        ledger, ref = papers.note_print(work, case, "refusal", case.opened.number, "a5", reason)
    content = refusal_content(home, read_file(home, stream))
    state = papers.print_state(home, ledger, reason)
    pdf = render_refusal(
        msgspec.structs.replace(content, state=state, freshness=papers.offline_line(home))
    )
    return papers.printed_of(pdf, ledger, ref, work.changes)


def shelf_pdf(home: Home, *, uncollected: bool = True) -> bytes:
    """The list of products that wait, for the shelf; nobody is named."""
    found = handover.shelf(home, uncollected=uncollected)
    lines = tuple(
        ShelfLine(
            number=one.line.number,
            service=one.line.service,
            initials=initials(one.line.name or "-"),
            place=one.place,
            since=f"{local_day(home, one.since):%d-%m-%Y}",
            days=one.days,
            archived=one.archived,
        )
        for one in found
    )
    return render_shelf(
        ShelfContent(
            office_name=home.card.office_name,
            counter=f"Loket {home.card.station}",
            at_text=instant_words(home.now(), home.card.zone),
            after_days=UNCOLLECTED_DAYS,
            lines=lines,
            sample=home.card.sample,
        )
    )


def handover_content(home: Home, file: CaseFile) -> HandoverContent:
    """Everything in the minutes of a handover.

    :raises NotFound: `case-unknown`.
    """
    case, opened = file.case, _opened(file)
    done, fact = case.work, case.work.handover
    assert fact is not None
    personal = _personal(file.recorded, done.handover_ref)
    told = personal if isinstance(personal, HandoverPersonal) else HandoverPersonal(receiver=ABSENT)
    refused = done.refused is not None
    return HandoverContent(
        office_name=home.card.office_name,
        agency_name=_agency(home, opened),
        counter=f"Loket {home.card.station}",
        number=opened.number,
        at_text=instant_words(done.handover_at, home.card.zone),
        title="Berita acara penyerahan",
        product="Surat penolakan" if refused else _product(home, file),
        product_number=fact.product,
        applicant=file.details.applicant.name if file.details.applicant else ABSENT,
        nik=_nik(file),
        service_name=opened.service_name,
        service_code=opened.service,
        receiver=told.receiver,
        role=ROLES.get(fact.receiver, fact.receiver),
        receiver_nik=mask_nik(told.nik, on_paper=True) if told.nik else "",
        relation=told.relation,
        shown=tuple(SHOWN.get(one, one) for one in fact.shown),
        given_back=tuple(_names(home, file, fact.papers)),
        statement=told.statement,
        proof=PROOFS.get(fact.proof, ""),
        signature=unpack_signature(told.signature),
        officer=_name(home, _actor(file.recorded, done.handover_ref)),
        complaint_channels=paper_content.CHANNELS,
        sample=home.card.sample,
    )


def refusal_content(home: Home, file: CaseFile) -> RefusalContent:
    """Everything in the letter of refusal."""
    case, opened = file.case, _opened(file)
    fact = case.work.refused
    assert fact is not None
    personal = _personal(file.recorded, case.work.refused_ref)
    told = (
        personal
        if isinstance(personal, RefusalPersonal)
        else RefusalPersonal(reason=ABSENT, legal_basis=ABSENT)
    )
    paid = case.paid_rupiah
    fee = f"{rupiah(paid)} sudah dibayar; pengembalian menurut aturan tarifnya." if paid else ""
    return RefusalContent(
        office_name=home.card.office_name,
        agency_name=_agency(home, opened),
        counter=f"Loket {home.card.station}",
        number=opened.number,
        on_text=date_words(fact.on),
        applicant=file.details.applicant.name if file.details.applicant else ABSENT,
        nik=_nik(file),
        service_name=opened.service_name,
        service_code=opened.service,
        reason=told.reason,
        legal_basis=told.legal_basis,
        given_back=tuple(_names(home, file, fact.papers)),
        fee=fee,
        officer=_name(home, _actor(file.recorded, case.work.refused_ref)),
        complaint_channels=paper_content.CHANNELS,
        sample=home.card.sample,
    )


def _opened(file: CaseFile) -> CaseRegistered:
    if file.case.opened is None:
        raise NotFound("case-unknown", number=file.case.stream)
    return file.case.opened


def _agency(home: Home, opened: CaseRegistered) -> str:
    agency = home.reference.agencies.get(opened.agency)
    return agency.name if agency else opened.agency


def _product(home: Home, file: CaseFile) -> str:
    try:
        return standard_of(home, file.case).product
    except NotFound:
        return "Produk layanan"


def _nik(file: CaseFile) -> str:
    applicant = file.details.applicant
    return mask_nik(applicant.nik, on_paper=True) if applicant and applicant.nik else "tanpa NIK"


def _names(home: Home, file: CaseFile, rows: tuple[str, ...]) -> list[str]:
    try:
        known = {row.code: row.name for row in standard_of(home, file.case).requirements}
    except NotFound:
        known = {}
    return [known.get(row) or home.reference.documents.get(row, row) for row in rows]


def _personal(recorded: list[Recorded], ref: Ref | None) -> object:
    return next((one.personal for one in recorded if one.ref == ref), None)


def _actor(recorded: list[Recorded], ref: Ref | None) -> str:
    return next((one.actor for one in recorded if one.ref == ref), "")


def _name(home: Home, staff: str) -> str:
    row = home.reference.staff.get(staff)
    return row.name if row is not None and row.name else staff
