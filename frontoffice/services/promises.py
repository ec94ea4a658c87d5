"""The two deadlines of a file: from when they run, and how a wait for the citizen moves them."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.calendar import LEGAL_DAYS, OfficeCalendar
from frontoffice.domain.case import Case
from frontoffice.domain.facts import Promise
from frontoffice.domain.standard import Standard


def promise_of(calendar: OfficeCalendar, at: int, standard: Standard) -> Promise:
    """Both clocks of a file that was complete at that instant (UTC ms)."""
    deadline = calendar.deadline(at, standard)
    return Promise(
        start_on=deadline.start_on,
        promised_on=deadline.promised_on,
        promised_at=deadline.promised_at,
        legal_due_on=deadline.legal_due_on,
    )


def resumed(calendar: OfficeCalendar, case: Case, on: dt.date) -> Promise | None:
    """The promise after a pause: the working days spent waiting for the citizen do not count."""
    opened, promise = case.opened, case.promise
    if opened is None or promise is None or case.paused_on is None:
        return promise
    pauses = [*case.pauses, (case.paused_on, on)]
    promised_on = promise.promised_on
    if opened.sla_working_days is not None:
        promised_on = calendar.due_with_pauses(promise.start_on, opened.sla_working_days, pauses)
    legal = None
    if not opened.sla_set_by_rule:
        legal = calendar.due_with_pauses(promise.start_on, LEGAL_DAYS, pauses)
    return Promise(
        start_on=promise.start_on,
        promised_on=max(promised_on, on),
        promised_at=None,
        legal_due_on=legal,
    )
