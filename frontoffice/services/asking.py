"""Asking both officers of a conflict what happened, with a day to answer by; their answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from frontoffice.domain.case import fold
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.inquiry import (
    AnswerPersonal,
    OfficersAsked,
    QuestionAnswered,
    QuestionPersonal,
    inquiries,
)
from frontoffice.domain.staff import may
from frontoffice.services.case_rules import circle_of, reason_of
from frontoffice.services.home import Home
from frontoffice.services.settlements import open_splits
from frontoffice.services.shifts import name_of
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes

MOST_DAYS = 30
"""So long an officer may be given to answer."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question that waits for the officer who acts."""

    stream: str
    ref: Ref
    number: str
    service_name: str
    by: str
    due_on: dt.date
    words: str


def ask(home: Home, stream: str, group: str, words: str, due_on: dt.date) -> Changes:
    """Asks whoever wrote the sides of an open conflict; they are told at their next sign-in.

    Raises PermissionDenied, RuleViolation `conflict-none`, `case-reason-missing` (field question),
    `question-day-bad`, `case-read-only`.
    """
    acting = home.require("conflict.settle")
    said = QuestionPersonal(words=reason_of(words, "question"))
    with home.store.work(acting.staff) as work:
        case = work.case(stream)
        if case.read_only:
            raise RuleViolation("case-read-only", number=stream)
        today = home.reference.today(home.card.office, work.at)
        if not today <= due_on <= today + dt.timedelta(days=MOST_DAYS):
            raise RuleViolation("question-day-bad", field="due_on", days=MOST_DAYS)
        recorded = work.recorded(stream)
        split = next((one for one in open_splits(recorded) if group in one.groups), None)
        if split is None:
            raise RuleViolation("conflict-none", group=group)
        writers = {one.ref: one.actor for one in recorded}
        officers = tuple(sorted({writers[head] for head in split.heads}))
        fact = OfficersAsked(group=split.groups[0], officers=officers, due_on=due_on)
        work.record(stream, fact, said, circle_of(case))
    return work.changes


def answer(home: Home, stream: str, question: Ref, words: str) -> Changes:
    """Answers a question that was put to the officer who acts.

    Raises PermissionDenied, NotFound `question-unknown`, RuleViolation `question-answered`,
    `case-reason-missing` (field answer).
    """
    acting = home.require("conflict.answer")
    said = AnswerPersonal(words=reason_of(words, "answer"))
    with home.store.work(acting.staff) as work:
        case, found = work.case(stream), inquiries(work.recorded(stream))
        asked = next((one for one in found if one.ref == question), None)
        if asked is None or acting.staff not in asked.officers:
            raise NotFound("question-unknown")
        if not asked.waits_for(acting.staff):
            raise RuleViolation("question-answered")
        work.record(stream, QuestionAnswered(question=question), said, circle_of(case))
    return work.changes


def waiting(home: Home) -> list[Question]:
    """The questions the officer who acts still owes an answer, the one due first in front."""
    if not may(home.officer.role, "conflict.answer"):
        return []
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT stream FROM trouble_row WHERE kind = 'conflict'"
        )
        streams = {stream: read_stream(connection, stream) for stream in rows.scalars().all()}
    found = [question_in(home, stream, recorded) for stream, recorded in streams.items()]
    return sorted((one for one in found if one), key=lambda one: (one.due_on, one.stream))


def question_in(home: Home, stream: str, recorded: Sequence[Recorded]) -> Question | None:
    """The newest question of a case that waits for the officer who acts."""
    mine = [one for one in inquiries(recorded) if one.waits_for(home.officer.staff)]
    opened = fold(stream, recorded).opened if mine else None
    if opened is None:
        return None
    asked = mine[-1]
    return Question(
        stream=stream,
        ref=asked.ref,
        number=opened.number,
        service_name=opened.service_name,
        by=name_of(home, asked.by),
        due_on=asked.due_on,
        words=asked.words,
    )
