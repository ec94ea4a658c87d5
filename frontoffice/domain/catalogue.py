"""The catalogue of an office: agencies, document types and service standards, read from a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from frontoffice.domain.catalogue_lint import lint
from frontoffice.domain.checklist import Checklist, ChecklistRow, check_requirements
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.standard import (
    COMPONENT_TITLES,
    FORM_WORDS,
    FORMS,
    NOT_FILLED,
    PUBLISHED_COMPONENTS,
    REPRESENTED,
    Component,
    Confidence,
    Form,
    OutsideCost,
    Requirement,
    Standard,
    TariffRow,
)

__all__ = [
    "COMPONENT_TITLES",
    "FORMS",
    "FORM_WORDS",
    "NOT_FILLED",
    "PUBLISHED_COMPONENTS",
    "REPRESENTED",
    "Agency",
    "Catalogue",
    "Checklist",
    "ChecklistRow",
    "Component",
    "Confidence",
    "DocumentType",
    "Form",
    "OutsideCost",
    "Requirement",
    "Standard",
    "TariffRow",
    "catalogue_from_plain",
    "check_requirements",
]

_OUTSIDE_NOTE = re.compile(r"biaya pihak ketiga[^:]*:(.*?)(?:\.(?=\s|$)|$)", re.IGNORECASE)
_OUTSIDE_ITEM = re.compile(r"([^,:]+?)\s+Rp([0-9.]+)(?:-([0-9.]+))?(\s*\([^)]*\))?(?:,|$)")


class Agency(msgspec.Struct, frozen=True, kw_only=True):
    """An agency with counters in the office; `ticket_prefix` is the letter of its tickets."""

    code: str
    name: str
    kind: str
    ticket_prefix: str


class DocumentType(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that services ask for, and where a citizen gets it (Indonesian), if known.

    `stays`: handed in as asked it is part of the office's file (a photo, a letter written for the
    application) or withdrawn (an old card), and does not go back with the product.
    """

    code: str
    name: str
    where_to_get: str | None = None
    stays: bool = False


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """All an office offers, in the order of the file."""

    agencies: tuple[Agency, ...]
    documents: tuple[DocumentType, ...]
    standards: tuple[Standard, ...]

    def standard(self, code: str) -> Standard:
        """The standard of a service; raises NotFound `service-unknown`."""
        for standard in self.standards:
            if standard.code == code:
                return standard
        raise NotFound("service-unknown", field="service", service=code[:24])

    def agency(self, code: str) -> Agency:
        """The agency of that code; raises NotFound `agency-unknown`."""
        for agency in self.agencies:
            if agency.code == code:
                return agency
        raise NotFound("agency-unknown", field="agency", agency=code[:24])

    def where_to_get(self, code: str) -> str | None:
        """Where a citizen gets that paper, or None where nobody has written it down."""
        for document in self.documents:
            if document.code == code:
                return document.where_to_get
        return None


def catalogue_from_plain(data: object, where_to_get: Mapping[str, str] | None = None) -> Catalogue:
    """The catalogue in the plain data of a YAML file (the format of services.yaml).

    `where_to_get` maps document codes to places. Raises RuleViolation `catalogue-bad` with
    `where` (the place in the file) and `reason` (a code of `catalogue_lint`) at the first error.
    """
    for finding in lint(data):
        if finding.level == "error":
            raise RuleViolation("catalogue-bad", where=finding.where, reason=finding.code)
    assert isinstance(data, dict)
    plain = _nfc(data)
    places = where_to_get or {}
    return Catalogue(
        agencies=tuple(
            Agency(**{key: row[key] for key in Agency.__struct_fields__})
            for row in plain["agencies"]
        ),
        documents=tuple(
            DocumentType(
                code=row["code"],
                name=row["name"],
                where_to_get=row.get("where_to_get") or places.get(row["code"]),
                stays=bool(row.get("stays")),
            )
            for row in plain["documents"]
        ),
        standards=tuple(_standard(row) for row in plain["services"]),
    )


def _nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_nfc(key): _nfc(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    return value


def _standard(row: dict[str, Any]) -> Standard:
    renamed: dict[str, Any] = {
        "fee_rupiah": row.get("fee_idr"),
        "complaint_channels": row.get("complaint_channel"),
        "requirements": [_filled(item, Requirement) for item in row["requirements"]],
        "tariff": [
            _filled({**item, "rupiah": item["idr"]}, TariffRow) for item in row.get("tariff") or []
        ],
        "outside_costs": _outside_costs(row),
    }
    standard: Standard = _filled({**row, **renamed}, Standard)
    return standard


def _filled(values: dict[str, Any], struct: type[Any]) -> Any:
    """The struct with what the file gives; a null takes the field's default."""
    given = {
        field: values[field]
        for field in struct.__struct_fields__
        if values.get(field) is not None or (struct is TariffRow and field == "rupiah")
    }
    return msgspec.convert(given, struct)


def _outside_costs(row: dict[str, Any]) -> list[OutsideCost]:
    """What is paid elsewhere: its own list, else the sentence about third parties in the notes.

    Tariff rows beside a fee of 0 (a tax set by SKPD) are not this counter's money either.
    """
    listed = row.get("outside_costs")
    if listed is not None:
        return [
            OutsideCost(
                description=item["description"],
                rupiah=item.get("idr"),
                rupiah_max=item.get("idr_max"),
            )
            for item in listed
        ]
    costs = [
        OutsideCost(description=item["description"], rupiah=item["idr"])
        for item in (row.get("tariff") or [] if row.get("fee_idr") == 0 else [])
        if item["idr"] != 0
    ]
    note = _OUTSIDE_NOTE.search(row.get("notes") or "")
    for name, low, high, remark in _OUTSIDE_ITEM.findall(note.group(1)) if note else []:
        costs.append(
            OutsideCost(
                description=f"{name.strip()}{remark}",
                rupiah=int(low.replace(".", "")),
                rupiah_max=int(high.replace(".", "")) if high else None,
            )
        )
    return costs
