"""Closing the day's voices: answers and anonymous complaints written as one act of the station."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import pool as voices
from frontoffice.services.complaints_anonymous import write_complaints
from frontoffice.services.complaints_desk import close_silent
from frontoffice.services.home import Home
from frontoffice.services.survey import waiting, write_answers
from frontoffice.services.survey_codes import codes_given, write_given, write_spent
from frontoffice.store.pool import Pool
from frontoffice.store.store import write_setting
from frontoffice.store.work import Changes, Work

LAST_MINUTES = 60
"""Voices are written in the last hour of opening at the earliest: a closing in between would say
that what it wrote had come shortly before."""

_CLOSED = "pool-closed-on"


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """How many voices are in the journal now, and complaints that closed by silence."""

    answers: int
    complaints: int
    silent: int
    changes: Changes


def close_voices(home: Home) -> Closed:
    """Writes everything that waits; part of the daily closing, once a day.

    Raises PermissionDenied, RuleViolation `voices-too-early` before the last hour of opening,
    `voices-closed-today`: what came since waits for tomorrow.
    """
    home.require("survey.close")
    return _close(home)


def close_with_the_day(home: Home) -> Closed | None:
    """The same as a part of closing the drawer: whoever may do that; None while it is not due."""
    due = may_close(home) and (any(waiting(home)) or codes_given(voices.read(home)))
    return _close(home) if due else None


def _close(home: Home) -> Closed:
    def write(work: Work, pool: Pool) -> tuple[int, int]:
        local = home.reference.calendar_of(home.card.office).local(work.at)
        last = work.value("SELECT value FROM setting WHERE name = ?", (_CLOSED,))
        if last is not None and bytes(last).decode() >= local.date().isoformat():
            raise RuleViolation("voices-closed-today")
        earliest = _earliest(home.reference.calendar_of(home.card.office), local.date())
        if local.hour * 60 + local.minute < earliest:
            raise RuleViolation("voices-too-early", time=f"{earliest // 60:02}.{earliest % 60:02}")
        write_setting(work.connection, _CLOSED, local.date().isoformat().encode())
        write_given(home, work, pool, local.date())
        answers = write_answers(home, work, pool)
        write_spent(home, work, pool, local.date())
        return answers, write_complaints(home, work, pool)

    (answers, complaints), changes = voices.close(home, write)
    return Closed(
        answers=answers, complaints=complaints, silent=close_silent(home), changes=changes
    )


def may_close(home: Home) -> bool:
    """Whether `close_voices` would write now: for the daily closing, which asks nobody."""
    calendar = home.reference.calendar_of(home.card.office)
    local = calendar.local(home.now())
    last = home.store.setting(_CLOSED)
    open_still = local.hour * 60 + local.minute < _earliest(calendar, local.date())
    return not open_still and (last is None or last.decode() < local.date().isoformat())


def _earliest(calendar: OfficeCalendar, on: dt.date) -> int:
    """The minute of the day from which voices may be written; any on a day off."""
    hours = calendar.hours[on.weekday()]
    return 0 if hours is None or not calendar.is_working_day(on) else hours[1] - LAST_MINUTES
