"""A question to the officers whose records of one case exclude each other, and what they answer.

Neither fact decides anything: a supervisor settles the conflict with or without the answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from frontoffice.domain.facts import Fact, Personal, Recorded, Ref, fact


class QuestionPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """What is asked."""

    words: str


@fact("conflict.asked/1", personal=QuestionPersonal)
class OfficersAsked(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Whoever wrote a side of the conflict in a `group` is asked to answer by a day."""

    group: str
    officers: tuple[str, ...]
    due_on: dt.date


class AnswerPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """What the officer answers."""

    words: str


@fact("conflict.answered/1", personal=AnswerPersonal)
class QuestionAnswered(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One of the officers answers a question."""

    question: Ref


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with its answers by officer; words are "" where they may not be read here."""

    ref: Ref
    at: int
    by: str
    group: str
    due_on: dt.date
    words: str
    officers: tuple[str, ...]
    answers: dict[str, str]

    def waits_for(self, staff: str) -> bool:
        """Whether this officer still owes an answer."""
        return staff in self.officers and staff not in self.answers


def inquiries(recorded: Sequence[Recorded]) -> list[Inquiry]:
    """The questions asked about a case, the oldest first."""
    facts = sorted(recorded, key=lambda one: (one.at, one.ref))
    found = {}
    for one in facts:
        body, said = one.body, one.personal
        if isinstance(body, OfficersAsked):
            words = said.words if isinstance(said, QuestionPersonal) else ""
            told = (one.ref, one.at, one.actor, body.group, body.due_on, words, body.officers)
            found[one.ref] = Inquiry(*told, {})
    for one in facts:
        if isinstance(one.body, QuestionAnswered) and one.body.question in found:
            said = one.personal
            words = said.words if isinstance(said, AnswerPersonal) else ""
            found[one.body.question].answers.setdefault(one.actor, words)
    return list(found.values())
