"""What each paper says about a case, in the words of `documents.content`."""

from __future__ import annotations

import re

from frontoffice.documents.content import (
    FeeContent,
    FeeLine,
    LabelContent,
    MissingRow,
    OutsideCost,
    Payment,
    PayMethod,
    PrintState,
    Promise,
    ReceiptContent,
    RequirementRow,
    ShortageContent,
)
from frontoffice.documents.wording import instant_words
from frontoffice.domain.case import Case, Receipt
from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import CaseRegistered, RowFact
from frontoffice.domain.nik import mask_nik
from frontoffice.domain.person import Applicant, initials
from frontoffice.domain.standard import Standard
from frontoffice.domain.words import terbilang
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home

CHANNELS = ("SP4N-LAPOR! (lapor.go.id)", "Ombudsman RI", "loket pengaduan", "kotak saran")
"""The first stands in the fee box: who was asked for more does not report it to the same hall."""

_METHODS: dict[str, PayMethod] = {
    "cash": "cash",
    "billing": "billing",
    "va": "va",
    "qris": "qris",
    "edc": "edc",
}
_NOTES = {
    "show_original": "asli dilihat",
    "copy_with_original_shown": "asli dilihat",
    "captured_on_site": "direkam di loket",
    "waived": "dispensasi",
    "not_applicable": "tidak berlaku",
}


HOW_TO_PAY = (
    "Bayar hanya sesuai tarif resmi, lewat kode billing, VA, QRIS, EDC, atau tunai di loket.",
    "Kembali ke loket dengan bukti bayar dan lembar ini.",
    "Waktu layanan dihitung sejak pembayaran dicatat.",
)


def _opened(case: Case) -> CaseRegistered:
    if case.opened is None:
        raise NotFound("case-unknown", number=case.stream)
    return case.opened


def _standard(home: Home, opened: CaseRegistered) -> Standard:
    standard = home.reference.by_content(opened.standard)
    if standard is None:
        raise NotFound("standard-version-missing", standard=opened.standard)
    return standard


def _counter(home: Home) -> str:
    return f"Loket {home.card.station}"


def _agency(home: Home, code: str) -> str:
    agency = home.reference.agencies.get(code)
    return agency.name if agency else code


def receipt(
    home: Home, file: CaseFile, paper: Receipt, state: PrintState, freshness: str | None
) -> ReceiptContent:
    """Everything the receipt of a case prints; contents per DOMAIN section 9."""
    case, opened = file.case, _opened(file.case)
    standard = _standard(home, opened)
    applicant = file.details.applicant or Applicant(name="(data pribadi tidak ada di sini)")
    kuasa = file.details.representative
    host = home.office.public_host
    return ReceiptContent(
        office_name=home.card.office_name,
        agency_name=_agency(home, opened.agency),
        counter=_counter(home),
        number=opened.number,
        receipt_number=paper.number,
        replaces=paper.replaces,
        accepted_at_text=_accepted(home, opened, paper),
        issued_at=paper.at,
        zone=home.reference.calendar_of(home.card.office).zone,
        promise=_promise(home, case, standard),
        applicant=applicant.name,
        nik=mask_nik(applicant.nik, on_paper=True) if applicant.nik else "tanpa NIK",
        company=applicant.company.name if applicant.company else None,
        representative=f"{kuasa.name}, {kuasa.relation}" if kuasa else None,
        service_code=opened.service,
        service_name=opened.service_name,
        standard_version=opened.standard.removeprefix("service:"),
        case_flags=tuple(flag.replace("_", " ") for flag in opened.flags),
        product=standard.product,
        requirements=_rows(home, case, standard),
        missing=(),
        fee=_fee(case, standard, paper),
        tracking_address=f"{host}/lacak" if host else "",
        tracking_code=opened.tracking,
        complaint_channels=CHANNELS,
        freshness=freshness,
        officer=home.officer_name,
        submitter=kuasa.name if kuasa else applicant.name,
        state=state,
        sample=home.card.sample,
        void=instant_words(paper.voided_at, home.card.zone) if paper.voided_at else None,
    )


def _accepted(home: Home, opened: CaseRegistered, paper: Receipt) -> str:
    """When the citizen handed it in; a late entry names its paper and when it was typed in."""
    typed = instant_words(paper.at, home.card.zone)
    if opened.happened_at is None:
        return typed
    happened = instant_words(opened.happened_at, home.card.zone)
    return f"{happened} (dari kertas {opened.source}, dicatat {typed})"


def _promise(home: Home, case: Case, standard: Standard) -> Promise | None:
    if case.promise is None:
        return None
    sla = standard.time_limit
    pickup = (f"Ambil di {_counter(home)}", "bawa lembar ini dan KTP-el")
    if case.promise.promised_at is not None:
        return Promise(sla=sla, at=case.promise.promised_at, pickup=pickup)
    return Promise(sla=sla, on=case.promise.promised_on, pickup=pickup)


def _rows(home: Home, case: Case, standard: Standard) -> tuple[RequirementRow, ...]:
    names = {row.code: row.name for row in standard.requirements}
    copies = {row.code: max(1, row.copies) for row in standard.requirements}
    return tuple(
        _row(row, names.get(row.code) or home.reference.documents.get(row.code, row.code), copies)
        for row in case.rows
        if row.given is not None
    )


def _row(row: RowFact, name: str, copies: dict[str, int]) -> RequirementRow:
    given = row.given or ""
    note = _NOTES.get(given, "")
    return RequirementRow(
        name=name,
        originals=1 if given in ("original", "form") else 0,
        copies=copies.get(row.code, 1) if given in ("copy", "copy_with_original_shown") else 0,
        note=f"{note}, tambahan".strip(", ") if row.extra else note,
    )


def _fee(case: Case, standard: Standard, paper: Receipt) -> FeeContent:
    fee = case.fee
    descriptions = {row.code: row.description for row in standard.tariff}
    lines = tuple(
        FeeLine(
            name=descriptions.get(line.tariff, standard.name),
            amount_rupiah=line.amount_rupiah,
            quantity=line.quantity,
            reference=line.reference,
        )
        for line in fee.lines
    )
    payment = None
    method = _METHODS.get(paper.method or "")
    if method is not None:
        payment = Payment(
            method=method,
            tendered_rupiah=paper.tendered_rupiah,
            change_rupiah=paper.change_rupiah if method == "cash" else None,
            change_owed_rupiah=paper.change_owed_rupiah,
            reference=paper.reference,
        )
    owed = case.status == "awaiting_payment" and payment is None
    outside = tuple(_outside(one.description, one.rupiah) for one in standard.outside_costs)
    return FeeContent(
        total_rupiah=fee.total_rupiah,
        words=terbilang(fee.total_rupiah or 0),
        tariff=standard.fee_lines if fee.total_rupiah is None else (),
        legal_basis=fee.legal_basis,
        lines=lines,
        payment=payment,
        how_to_pay=HOW_TO_PAY if owed else (),
        outside=outside,
    )


_FROM_MEMORY = re.compile(r"\s*(\(dari ingatan\)|[,;] dari ingatan)")


def _outside(description: str, rupiah: int | None) -> OutsideCost:
    """A figure the catalogue's author wrote down from memory is not printed as a price."""
    name, unsure = _FROM_MEMORY.subn("", description)
    amount = None if unsure else rupiah
    return OutsideCost(name=name, payee="penyelenggaranya", amount_rupiah=amount)


def shortage(
    home: Home, file: CaseFile, state: PrintState, freshness: str | None
) -> ShortageContent:
    """Everything the slip of missing papers prints, with where to get each."""
    case, opened = file.case, _opened(file.case)
    standard = _standard(home, opened)
    rows = {row.code: row for row in standard.requirements}
    catalogue = home.reference.catalogue
    missing = tuple(
        MissingRow(
            name=rows[code].name if code in rows else code,
            where=catalogue.where_to_get(code) or "tanyakan di loket ini",
            form=FORM_WORDS.get(rows[code].form, "") if code in rows else "",
        )
        for code in case.missing
    )
    applicant = file.details.applicant
    return ShortageContent(
        office_name=home.card.office_name,
        agency_name=_agency(home, opened.agency),
        counter=_counter(home),
        number=opened.number,
        issued_at_text=instant_words(case.opened_at, home.card.zone),
        applicant=applicant.name if applicant else "(data pribadi tidak ada di sini)",
        service_name=opened.service_name,
        service_code=opened.service,
        case_flags=tuple(flag.replace("_", " ") for flag in opened.flags),
        missing=missing,
        received=tuple(rows[row.code].name for row in case.rows if row.given and row.code in rows),
        valid_until_on=opened.expires_on or home.reference.today(home.card.office, home.now()),
        return_to=f"loket {_agency(home, opened.agency)} mana pun",
        complaint_channels=CHANNELS,
        officer=home.officer_name,
        freshness=freshness,
        state=state,
        sample=home.card.sample,
    )


FORM_WORDS = {
    "original": "asli",
    "show_original": "asli, hanya diperlihatkan",
    "copy": "salinan",
    "copy_with_original_shown": "salinan, asli diperlihatkan",
    "form": "formulir diisi",
    "captured_on_site": "direkam di loket",
}
"""What a requirement's form is called on paper."""


def label(file: CaseFile) -> LabelContent:
    """The folder's label: no name, no NIK."""
    opened = _opened(file.case)
    applicant = file.details.applicant
    return LabelContent(
        number=opened.number,
        service_code=opened.service,
        service_name=opened.service_name,
        initials=initials(applicant.name) if applicant else "",
        promised_on=file.case.promise.promised_on if file.case.promise else None,
    )
