"""The personal side of a case: names, reasons and free text, as far as a replica holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from frontoffice.domain.facts import CorrectionPersonal, Recorded, Ref, RegistrationPersonal
from frontoffice.domain.person import Applicant, Companion, Representative
from frontoffice.domain.stream import order


@dataclass(slots=True)
class Details:
    """The personal side of a case, as far as this replica holds it."""

    applicant: Applicant | None = None
    representative: Representative | None = None
    companion: Companion | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    notes: dict[Ref, str] = field(default_factory=dict)
    corrections: list[tuple[Ref, CorrectionPersonal]] = field(default_factory=list)


def details(recorded: Iterable[Recorded]) -> Details:
    """Names, reasons and free text of a case; corrections in the order of the fold."""
    found = Details()
    ordered = order(list(recorded))
    for item in ordered.facts:
        personal = item.personal
        if personal is None:
            continue
        if isinstance(personal, RegistrationPersonal):
            found.applicant, found.representative = personal.applicant, personal.representative
            found.companion, found.answers = personal.companion, dict(personal.answers)
        elif isinstance(personal, CorrectionPersonal):
            found.corrections.append((item.ref, personal))
            if found.applicant is not None and item.ref not in ordered.held | ordered.superseded:
                found.applicant = _replaced(found.applicant, personal.new)
        found.reasons |= getattr(personal, "reasons", {})
        reason = getattr(personal, "reason", "")
        if reason:
            found.notes[item.ref] = reason
    return found


def _replaced(applicant: Applicant, new: dict[str, Any]) -> Applicant:
    plain = msgspec.to_builtins(applicant) | new
    try:
        return msgspec.convert(plain, Applicant)
    except msgspec.ValidationError:
        return applicant
