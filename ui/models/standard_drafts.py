"""What can be done with a draft of a standard in its stage, and by whom."""

from __future__ import annotations

from frontoffice.domain.staff import Role, may
from frontoffice.domain.standard_draft import LIVE
from frontoffice.services.standard_drafts_read import DraftFile

STEPS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "publish": ("draft.make", ("drafted",)),
    "adopt": ("catalogue.publish", ("discussed",)),
    "answer": ("draft.answer", ("open", "discussed", "adopted")),
    "comment": ("draft.comment", ("open", "discussed")),
    "undo": ("draft.make", ("drafted", "discussed")),
    "minutes": (None, ("open", "discussed", "adopted", "withdrawn")),
    "extend": ("draft.make", ("open", "discussed")),
    "withdraw": ("draft.make", LIVE),
}
"""Step -> the right it needs and the stages it belongs to, the next step first."""


def steps(found: DraftFile, role: Role) -> list[str]:
    """The steps of a draft that are open to a role now; none while two versions stand apart."""
    if found.sides:
        return []
    fits = {
        "adopt": not found.line.waiting,
        "answer": found.line.waiting > 0,
        "undo": found.draft.revised,
        "minutes": found.line.until is not None,
    }
    return [
        step
        for step, (right, stages) in STEPS.items()
        if found.line.stage in stages
        and (right is None or may(role, right))
        and fits.get(step, True)
    ]
