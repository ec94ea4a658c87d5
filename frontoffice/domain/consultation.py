"""Facts of questions at a counter: what was asked, what was answered, or where it belongs."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.facts import Fact, Personal, fact

OUTCOMES = ("answered", "referred")
"""A question has its answer here, or it belongs to another counter, agency or office."""

MAX_MINUTES = 600
MAX_WORDS = 2000


class ConsultationPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The words of question and answer, who asked, and a place that is no agency of this hall."""

    question: str = ""
    answer: str = ""
    name: str = ""
    place: str = ""


@fact("consultation.recorded/1", personal=ConsultationPersonal)
class ConsultationRecorded(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A question was dealt with; two keys are enough for it, everything but the outcome may lack.

    `component` (1 to 14) is the part of the service standard the answer rests on (`standard` by its
    content), `to_agency` or `to_counter` where a citizen was sent, `minutes` as the officer judges,
    `ticket` the stream of the visit.
    """

    office: str
    on: dt.date
    counter: int
    outcome: str
    agency: str = ""
    service: str = ""
    standard: str = ""
    component: int = 0
    to_agency: str = ""
    to_counter: int | None = None
    minutes: int = 0
    ticket: str | None = None
