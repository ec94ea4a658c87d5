"""The fact that personal data was destroyed, and when the law lets an office destroy it.

Destroyed is what the facts of a case or a complaint say of people; number, status, money and proof
stay (UU 27/2022 ps. 42-44). Kept until then by the retention schedule (JRA) of the office, PP
28/2012 ps. 53(2).
"""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.case import Case
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, fact

REASONS = ("retention_ended", "subject_request")
"""Why: the schedule says so, or the person asked for it after the schedule's end."""

COMPLAINT_YEARS = 2
"""So long after its end a complaint may still be brought to the Ombudsman (ORI 2/2009 ps. 4)."""


@fact("privacy.erased/1")
class PersonalErased(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The personal data of these streams is destroyed, here and wherever this fact arrives.

    `schedule` is the code of the retention schedule (JRA), `second` the officer who agreed.
    Binding for entries of these streams that arrive later.
    """

    streams: tuple[str, ...]
    reason: str
    schedule: str
    second: str


def kept_until(closed_on: dt.date, years: int) -> dt.date:
    """The first day on which a case that was closed on `closed_on` may be destroyed.

    Whole years; 29 February becomes 1 March.
    """
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:
        return dt.date(closed_on.year + years, 3, 1)


def check_erasable(case: Case, closed_on: dt.date, today: dt.date) -> dt.date:
    """The day since which a case may be destroyed.

    `closed_on` is the office's own day of the fact that closed it. Raises RuleViolation
    `erasure-case-open` (also while its facts contradict each other or wait),
    `erasure-retention-unset` (no figure in its standard: hold) and `erasure-retention-running`.
    """
    number = case.opened.number if case.opened else case.stream
    if not case.is_closed or case.conflicts or case.waiting or case.read_only:
        raise RuleViolation("erasure-case-open", number=number, status=case.status)
    years = case.opened.retention_years if case.opened else None
    if years is None:
        raise RuleViolation("erasure-retention-unset", number=number)
    until = kept_until(closed_on, years)
    if today < until:
        raise RuleViolation("erasure-retention-running", number=number, until=until.isoformat())
    return until


def check_complaint_erasable(state: Complaint, today: dt.date) -> dt.date:
    """The day since which a complaint may be destroyed; raises as `check_erasable`."""
    number = state.opened.number if state.opened else state.stream
    if state.ended_on is None or state.disputed:
        raise RuleViolation("erasure-case-open", number=number, status=state.status)
    until = kept_until(state.ended_on, COMPLAINT_YEARS)
    if today < until:
        raise RuleViolation("erasure-retention-running", number=number, until=until.isoformat())
    return until
