"""A service standard as plain data in the format of a catalogue file (services.yaml)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from frontoffice.domain.catalogue import Agency, DocumentType
from frontoffice.domain.standard import Standard

_RENAMED = {"fee_rupiah": "fee_idr", "complaint_channels": "complaint_channel"}


def service_plain(standard: Standard) -> dict[str, Any]:
    """The row of a service; read back by `catalogue_from_plain` it gives the same standard."""
    plain = {
        _RENAMED.get(name, name): value
        for name, value in _plain(standard).items()
        if value is not None
    }
    plain["tariff"] = [
        {"code": row.code, "description": row.description, "idr": row.rupiah, "per": row.per}
        for row in standard.tariff
    ]
    # Always written out: without it the reader looks for other costs in the notes.
    plain["outside_costs"] = [
        {"description": cost.description, "idr": cost.rupiah, "idr_max": cost.rupiah_max}
        for cost in standard.outside_costs
    ]
    return plain


def catalogue_plain(
    standards: Sequence[Standard],
    agencies: Sequence[Agency],
    documents: Sequence[DocumentType],
) -> dict[str, Any]:
    """A whole catalogue file of these."""
    return {
        "agencies": [_plain(one) for one in agencies],
        "documents": [_plain(one) for one in documents],
        "services": [service_plain(one) for one in standards],
    }


def _plain(one: msgspec.Struct) -> dict[str, Any]:
    """As a file gives it: lists, and days as text."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(one))
    return found
