"""What every act on a case asks first: that it may be worked on, in whose circle, with a reason."""

from __future__ import annotations

from typing import Any

from frontoffice.domain.case import Case
from frontoffice.domain.errors import RuleViolation
from frontoffice.store.work import Work


def open_case(work: Work, stream: str) -> Case:
    """The state of a case that may be worked on.

    :raises NotFound: `case-unknown`.
    :raises RuleViolation: `case-read-only`, `case-in-conflict`.
    """
    case = work.case(stream)
    if case.read_only:
        raise RuleViolation("case-read-only", number=stream)
    if case.conflicts:
        raise RuleViolation("case-in-conflict", groups=[one.group for one in case.conflicts])
    return case


def circle_of(case: Case) -> str:
    """Whose stations may hold the personal data of a case."""
    return f"agency:{case.opened.agency}" if case.opened else "office"


def reason_of(value: Any, field: str = "reason") -> str:
    """Words that somebody else can read; raises RuleViolation `case-reason-missing`."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not any(char.isalnum() for char in text) or len(text) > 500:
        raise RuleViolation("case-reason-missing", field=field)
    return text
