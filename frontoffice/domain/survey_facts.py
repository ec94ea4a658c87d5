"""Facts of the survey: a closing's answers as one shuffled whole, and the plan that follows.

Nothing here says who answered or when: answers are sorted, and what respondents said of themselves
is counted value by value, so that no row joins an age to an answer (DESIGN 4).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec

from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, fact

PLAN_STATES = ("planned", "in_progress", "done", "dropped")


class AnswerRow(msgspec.Struct, frozen=True, array_like=True, order=True):
    """One respondent: time band, where and how, and an answer per element, 0 for none."""

    band: str
    agency: str
    service: str
    channel: str
    answers: tuple[int, ...]


class CommentsPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Free words of respondents in alphabetical order, joined to no answer."""

    comments: tuple[str, ...] = ()


@fact("survey.answered/1", personal=CommentsPersonal)
class SurveyAnswered(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The answers of one survey of one day, written at closing by the station.

    `elements` are sorted codes; `rows` are sorted; `profile` counts each value of each thing a
    respondent said, of these answers and of those before it while they were few; `flags` counts
    patterns worth a look (`survey_patterns`).
    """

    survey: str
    elements: tuple[str, ...]
    scale: int
    office: str
    on: dt.date
    rows: tuple[AnswerRow, ...]
    profile: dict[str, dict[str, int]] = {}
    flags: dict[str, int] = {}


def profile_of(said: Iterable[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """What respondents said of themselves, counted value by value."""
    found: dict[str, Counter[str]] = {}
    for one in said:
        for thing, value in one.items():
            found.setdefault(thing, Counter())[value] += 1
    return {thing: dict(sorted(counts.items())) for thing, counts in sorted(found.items())}


@fact("survey.codes_given/1")
class SurveyCodesGiven(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The one-time codes that a day's receipts carried: hashes, sorted.

    By them the centre's page and other stations know a code; nothing says which receipt had which,
    nor which were used that day.
    """

    office: str
    on: dt.date
    hashes: tuple[str, ...]


@fact("survey.codes_spent/1")
class SurveyCodesSpent(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Codes that brought answers of this closing and those before it: hashes, sorted, never few.

    By them a code counts once everywhere (`survey_codes`); no answer is joined to any of them.
    """

    office: str
    on: dt.date
    hashes: tuple[str, ...]


def code_hash(office: str, code: str) -> str:
    """What is told of a one-time code (16 bytes as hex); blanks, hyphens and case do not matter."""
    typed = "".join(code.split()).replace("-", "").upper()
    return blake2b(
        f"{office} {typed}".encode(), digest_size=16, person=b"fo-survey-code"
    ).hexdigest()


@fact("survey.planned/1", "status", personal=ReasonPersonal)
class SurveyPlanned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What is done about a weak element: who answers for it, until when; words in `personal`."""

    survey: str
    office: str
    element: str
    since_on: dt.date
    until_on: dt.date
    owner: str
    due_on: dt.date


@fact("survey.plan_moved/1", "status", personal=ReasonPersonal)
class SurveyPlanMoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The plan went on: `in_progress`, `done` or `dropped`."""

    to: str
    on: dt.date
