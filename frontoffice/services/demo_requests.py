"""Complete applications for any service: every paper it asks for, paid where it costs something."""

from __future__ import annotations

import hashlib
from typing import Any

from frontoffice.domain.standard import Standard


def papers_asked(
    standard: Standard, flags: frozenset[str], lacking: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Every mandatory paper the case calls for, brought as asked, but for those lacking."""
    return {
        row.code: True
        for row in standard.rows_for(flags)
        if row.mandatory and row.code not in lacking
    }


def valid_request(standard: Standard, applicant: dict[str, Any]) -> dict[str, Any]:
    """A complete application for a service in its plainest case, paid where it costs something."""
    flags = standard.case_types[:1]
    return {
        "service": standard.code,
        "cases": list(flags),
        "applicant": applicant,
        "requirements": papers_asked(standard, frozenset(flags)),
        "payment": plain_payment(standard),
    }


def plain_payment(standard: Standard) -> dict[str, Any] | None:
    """Cash for the first tariff row or the fixed fee; None for a free service."""
    if standard.is_free:
        return None
    if standard.fee_rupiah is not None:
        return {"method": "cash", "tendered_rupiah": standard.fee_rupiah}
    row = standard.tariff[0]
    if row.rupiah is not None:
        return {"method": "cash", "tendered_rupiah": row.rupiah, "tariff": row.code}
    document = hashlib.blake2b(standard.code.encode(), digest_size=4).hexdigest().upper()
    line = {"tariff": row.code, "amount_rupiah": 125_000, "reference": f"SKRD-{document}"}
    return {"method": "cash", "tendered_rupiah": 125_000, "lines": [line]}
