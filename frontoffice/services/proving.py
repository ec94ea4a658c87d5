"""Signs what the QR of a paper carries with this station's key."""

from __future__ import annotations

from frontoffice.documents.proof import RECEIPT_TAG, ProofFacts, make_proof
from frontoffice.services.home import Home

NO_HOST = "periksa.invalid"
"""Stands where an office has no public address yet; `.invalid` can never be somebody's page."""


def proof_of(home: Home, facts: ProofFacts) -> str:
    """The text of the QR: these facts, signed, under the office's public address."""
    key = home.store.key
    return make_proof(
        facts,
        lambda data: key.sign(RECEIPT_TAG, data),
        key.public,
        home.store.certificate.compact,
        home.office.public_host or NO_HOST,
    )
