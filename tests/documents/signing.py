"""A station with a certificate, and the proof it puts on a layout, for the document tests."""

from __future__ import annotations

import datetime as dt

from frontoffice.documents.content import Paper, ReceiptContent
from frontoffice.documents.proof import RECEIPT_TAG, ProofFacts, make_proof
from frontoffice.documents.receipt import lay_out_receipt
from frontoffice.domain.numbering import next_number
from frontoffice.journal.signing import StationKey, issue_certificate

AUTHORITY = StationKey.from_bytes(bytes(range(32)))
STATION = StationKey.from_bytes(bytes(range(1, 33)))
DAY = dt.date(2026, 11, 23)


def numbers(office: str = "MPP1", last: int = 16) -> tuple[str, str]:
    """A registration number of station 3 and a receipt number."""
    registration = next_number(office, DAY, 3, "A", last)
    return registration.text, next_number(office, DAY, 3, "A", last, receipt=True).text


def facts_of(content: ReceiptContent, facts_hash: bytes, seq: int = 4711) -> ProofFacts:
    """The QR's facts for a content, as the service puts them together."""
    promise = content.promise
    return ProofFacts(
        number=content.number,
        receipt_number=content.receipt_number,
        service=content.service_code,
        amount_rupiah=content.fee.total_rupiah,
        issued_at=content.issued_at,
        zone=content.zone,
        nik=content.nik,
        initials="R.P.",
        promised_on=promise.on if promise else None,
        promised_at=promise.at if promise else None,
        seq=seq,
        facts_hash=facts_hash,
    )


def proof_text(facts: ProofFacts, office: str = "MPP1", host: str = "mpp1.contoh.id") -> str:
    """Signed by STATION, station 3 series A of `office`, vouched for by AUTHORITY."""
    certificate = issue_certificate(AUTHORITY, STATION.public, office, 3, "A", issued_at=1)
    return make_proof(
        facts,
        lambda data: STATION.sign(RECEIPT_TAG, data),
        STATION.public,
        certificate.compact,
        host,
    )


def signed_receipt(content: ReceiptContent, paper: Paper = "a5") -> tuple[bytes, str]:
    """The PDF and its QR text."""
    layout = lay_out_receipt(content, paper)
    text = proof_text(facts_of(content, layout.facts_hash))
    return layout.pdf(text), text
