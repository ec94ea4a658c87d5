"""Facts of conduct: the code and who acknowledged it, appraisals, recognition and sanctions.

What is said of an officer lies in the personal part, in the circle `supervisors`.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, fact

NOTES = ("recognition", "reminder", "sanction")
"""What a supervisor may write down of an officer."""


@fact("code.published/1", "code")
class CodePublished(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A version of the code of conduct, named by its content."""

    authority: str
    content: str
    text: str
    from_on: dt.date


@fact("pledge.made/1", "pledge")
class PledgeMade(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer has read a version of the code and stands by it."""

    staff: str
    content: str


class NotePersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """What is noted: its sort (`NOTES`), the words, the rule it rests on."""

    sort: str
    words: str
    basis: str = ""


@fact("conduct.noted/1", "conduct", personal=NotePersonal)
class ConductNoted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something was entered in the ledger of an officer."""

    staff: str


@fact("conduct.lifted/1", "conduct", personal=ReasonPersonal)
class ConductLifted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The entry counts no longer; it stays readable."""


class AppraisalPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The figures of the journal as they were that day, and the supervisor's words."""

    figures: dict[str, int]
    words: str


@fact("appraisal.made/1", "appraisal", personal=AppraisalPersonal)
class AppraisalMade(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A supervisor appraised an officer over a span of days, both included."""

    staff: str
    from_on: dt.date
    until_on: dt.date


@fact("appraisal.replied/1", "reply", personal=ReasonPersonal)
class AppraisalReplied(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The officer's own answer."""


def content_of(text: str) -> str:
    """The name of a version of the code: 8 hex characters of its words."""
    plain = " ".join(text.split())
    return hashlib.blake2b(plain.encode(), digest_size=4, person=b"fo-code-1").hexdigest()
