"""The checklist of an incomplete file: what was brought before and what is brought now, as one."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.domain.case import Case, Details
from frontoffice.domain.checklist import Checklist, check_requirements
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard import Standard
from frontoffice.services.home import Home
from frontoffice.services.intake import check_waivers, reasons_of


def joined(
    home: Home, case: Case, standard: Standard, found: Details, request: dict[str, Any]
) -> tuple[Checklist, dict[str, str]]:
    """The checklist of what was brought before and now, with the words behind it.

    :raises RuleViolation: `requirements-bad`, and what a checklist and its waivers raise.
    """
    requirements: dict[str, Any] = {}
    brought, waivers = _by_code(request, "requirements"), _by_code(request, "waivers")
    for row in case.rows:
        if row.given == "waived" and row.code not in brought:
            waivers.setdefault(
                row.code, {"reason": found.reasons.get(row.code) or "-", "by": row.by}
            )
        elif row.given == "not_applicable":
            requirements[row.code] = {"not_applicable": found.reasons.get(row.code) or "-"}
        elif row.given:
            requirements[row.code] = row.given
    requirements |= brought
    assert case.opened is not None
    checklist = check_requirements(
        standard, frozenset(case.opened.flags), requirements, waivers, home.reference.documents
    )
    new = {row.code for row in case.rows if row.given == "waived"}
    fresh = msgspec.structs.replace(
        checklist, rows=tuple(row for row in checklist.rows if row.code not in new)
    )
    check_waivers(home, home.reference, fresh)
    return checklist, reasons_of(checklist)


def _by_code(request: dict[str, Any], field: str) -> dict[str, Any]:
    value = request.get(field)
    if value is not None and not isinstance(value, dict):
        raise RuleViolation("requirements-bad", field=field)
    return dict(value or {})
