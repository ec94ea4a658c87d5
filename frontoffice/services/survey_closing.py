"""Closing the day's voices: answers and anonymous complaints written as one act of the station."""

from __future__ import annotations

import msgspec

from frontoffice.services import pool as voices
from frontoffice.services.complaints_anonymous import write_complaints
from frontoffice.services.complaints_desk import close_silent
from frontoffice.services.home import Home
from frontoffice.services.survey import write_answers
from frontoffice.store.pool import Pool
from frontoffice.store.work import Changes, Work


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """How many voices are in the journal now, and complaints that closed by silence."""

    answers: int
    complaints: int
    silent: int
    changes: Changes


def close_voices(home: Home) -> Closed:
    """Writes everything that waits; part of the daily closing, harmless when nothing waits.

    Raises PermissionDenied.
    """
    home.require("survey.close")

    def write(work: Work, pool: Pool) -> tuple[int, int]:
        return write_answers(home, work, pool), write_complaints(work, pool)

    (answers, complaints), changes = voices.close(home, write)
    return Closed(
        answers=answers, complaints=complaints, silent=close_silent(home), changes=changes
    )
