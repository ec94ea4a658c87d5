"""What citizens send: complaints and questions, tracking them, and the published survey results."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from litestar import Response, get, post

from frontoffice.domain.complaint_facts import TOPICS
from frontoffice.domain.errors import FrontOfficeError, NotFound, RuleViolation
from frontoffice.domain.survey import SurveyIndex, index_of_counts
from frontoffice.domain.survey_codes import RowRef, Spent, repeated
from frontoffice.domain.survey_facts import SurveyAnswered, SurveyCodesSpent
from frontoffice.domain.survey_questions import age_group
from frontoffice.messages import explain
from frontoffice.server.app import in_turn
from frontoffice.server.public import (
    MOST_BODY,
    AnyRequest,
    Values,
    both,
    language_of,
    page,
    plain,
    public_of,
    sent,
    shown,
    slow_down,
)
from frontoffice.server.public_limits import GUESSING, READING, SECRET, WRITING
from frontoffice.server.public_offices import Office
from frontoffice.server.public_pages import texts
from frontoffice.server.public_voices import file, look_up
from frontoffice.services.complaints import Filing
from frontoffice.services.complaints_words import options, word
from frontoffice.services.survey import bundled
from frontoffice.services.survey_papers import respondents
from frontoffice.services.survey_results import LEAST

KINDS = ("complaint", "suggestion", "praise", "information")
"""A privacy request needs an identity checked, so it is filed at a counter."""

RESULT_DAYS = 365


async def read_form(request: AnyRequest) -> dict[str, str]:
    """The fields of a form as text."""
    return {name: str(value) for name, value in (await request.form()).items()}


def _complaint_values(request: AnyRequest, one: Office, said: dict[str, str]) -> Values:
    language = language_of(request)
    return {
        "heading": texts(language)["complaint"]["title"],
        "said": defaultdict(str, said),
        "kinds": options("kind", KINDS, language),
        "topics": options("topic", TOPICS, language),
        "standards": one.standards(),
    }


@get(both("/{office:str}/pengaduan"))
async def complaint_form(request: AnyRequest, office: str) -> Response[bytes]:
    """Asks what a citizen wants to say."""
    slow_down(request, READING)
    return await page(request, "complaint", office, lambda one: _complaint_values(request, one, {}))


@post(both("/{office:str}/pengaduan"), status_code=200, request_max_body_size=MOST_BODY)
async def complaint_send(request: AnyRequest, office: str) -> Response[bytes]:
    """Takes it down, and shows number, code and deadlines; what is wrong is said on the form."""
    said = await read_form(request)
    return await _taken(request, office, said, "complaint", _complaint_values)


@get(both("/{office:str}/tanya"))
async def question_form(request: AnyRequest, office: str, q: str = "") -> Response[bytes]:
    """Answers from the standards at once, and a form for what they leave open."""
    slow_down(request, READING)
    said = {"text": " ".join(q.split())[:120]}
    return await page(request, "ask", office, lambda one: _question_values(request, one, said))


@post(both("/{office:str}/tanya"), status_code=200, request_max_body_size=MOST_BODY)
async def question_send(request: AnyRequest, office: str) -> Response[bytes]:
    """A question for an officer: a request for information, with its clock (UU 14/2008)."""
    said = await read_form(request) | {"kind": "information", "topic": "service"}
    return await _taken(request, office, said, "ask", _question_values)


def _question_values(request: AnyRequest, one: Office, said: dict[str, str]) -> Values:
    asked = said.get("text", "")
    found = one.answers().answer(asked[:120]) if asked else []
    return {
        "heading": texts(language_of(request))["ask"]["title"],
        "said": defaultdict(str, said),
        "found": found,
    }


def _filing(said: dict[str, str]) -> Filing:
    anonymous = "anonymous" in said
    return Filing(
        text=said.get("text", ""),
        kind=said.get("kind", "") if said.get("kind") in KINDS else "",
        channel="web",
        topic=said.get("topic", ""),
        place=said.get("place", "")[:200],
        anonymous=anonymous,
        confidential="confidential" in said,
        # Who wants to stay unnamed and typed a name all the same is taken at the first word.
        name="" if anonymous else said.get("name", "")[:120],
        contact="" if anonymous else said.get("contact", "")[:120],
        service=said.get("service", ""),
    )


async def _taken(
    request: AnyRequest, code: str, said: dict[str, str], form: str, values: Any
) -> Response[bytes]:
    """The page after a form was sent: what was filed, or the form with what is wrong."""
    request.app.state.load.admit()
    public = public_of(request)
    language = language_of(request)

    def made() -> tuple[bytes, int]:
        office = public.offices.office(code)
        try:
            slow_down(request, WRITING)
            filed = file(public.centre, office, _filing(said))
        except (RuleViolation, NotFound) as error:
            told = values(request, office, said) | {"problem": explain(error, language)}
            status = 429 if error.code == "public-too-fast" else 422
            return shown(request, form, office, told), status
        due = [(word("stage", one.stage, language), one.due_on) for one in filed.clocks]
        heading = texts(language)["complaint"]["sent"]
        told = {"heading": heading, "filed": filed, "due": due}
        return shown(request, "complaint_sent", office, told), 200

    return sent(*await in_turn(request, made))


@get(both("/{office:str}/pengaduan/lacak"))
async def complaint_track_form(request: AnyRequest, office: str) -> Response[bytes]:
    """Asks for a complaint's number and code."""
    slow_down(request, READING)
    heading = texts(language_of(request))["complaint"]["track"]
    return await page(
        request, "complaint_track", office, lambda _one: {"heading": heading, "asked": False}
    )


@post(both("/{office:str}/pengaduan/lacak"), status_code=200, request_max_body_size=MOST_BODY)
async def complaint_track(request: AnyRequest, office: str) -> Response[bytes]:
    """Where a complaint stands and what was answered; every miss has the same answer."""
    asked = await read_form(request)
    number, code = plain(asked.get("number")), plain(asked.get("code"))
    slow_down(request, GUESSING)
    slow_down(request, SECRET, f"{office}:{number}")
    language = language_of(request)

    def made(one: Office) -> Values:
        found = look_up(public_of(request).centre, one, number, code)
        status = word("status", found.status, language) if found else ""
        heading = texts(language)["complaint"]["track"]
        return {"heading": heading, "asked": True, "found": found, "status": status}

    return await page(request, "complaint_track", office, made)


@get(both("/{office:str}/hasil"))
async def results(request: AnyRequest, office: str) -> Response[bytes]:
    """The satisfaction index of a year, once there are enough answers."""
    slow_down(request, READING)
    words = texts(language_of(request))["results"]

    def made(one: Office) -> Values:
        index = yearly_index(one)
        asked = bundled("skm")
        elements = [(asked.name_of(code), index.nrr[code]) for code in index.nrr] if index else []
        told: Values = {"heading": words["title"], "index": index, "elements": elements}
        told["who"] = respondents(yearly_profile(one), language_of(request)) if index else ()
        return told | {"few": words["few"].format(least=LEAST)}

    return await page(request, "results", office, made)


def yearly_index(office: Office) -> SurveyIndex | None:
    """The SKM index of the last year from the answers the centre holds; None below ten."""
    asked, since = bundled("skm"), office.today() - dt.timedelta(days=RESULT_DAYS)
    counts: Counter[tuple[str, int | None]] = Counter()
    respondents, left = 0, _left_out(office)
    for stream, recorded in office.feed.of("survey-answers"):
        for one in recorded:
            body = one.body
            if not isinstance(body, SurveyAnswered) or body.survey != "skm" or body.on < since:
                continue
            rows = [row for n, row in enumerate(body.rows) if (stream, n) not in left]
            respondents += len(rows)
            for row in rows:
                for element, value in zip(body.elements, row.answers, strict=True):
                    if value:
                        counts[element, value] += 1
    if respondents < LEAST:
        return None
    try:
        return index_of_counts(counts, respondents, asked.scale, asked.report_order)
    except FrontOfficeError:
        return None


def yearly_profile(office: Office) -> dict[str, Counter[str]]:
    """What respondents of the last year said of themselves, ages in groups."""
    since, found = office.today() - dt.timedelta(days=RESULT_DAYS), dict[str, Counter[str]]()
    for _, recorded in office.feed.of("survey-answers"):
        for one in recorded:
            body = one.body
            if not isinstance(body, SurveyAnswered) or body.survey != "skm" or body.on < since:
                continue
            for thing, counts in body.profile.items():
                tally = found.setdefault(thing, Counter())
                for value, times in counts.items():
                    tally[age_group(value) if thing == "age" else value] += times
    return found


def _left_out(office: Office) -> frozenset[RowRef]:
    """The answers that came by a code used before."""
    lists = [
        Spent(stream, one.body.on, one.body.hashes)
        for stream, recorded in office.feed.of("survey-codes")
        for one in recorded
        if isinstance(one.body, SurveyCodesSpent)
    ]
    by_code = [
        (stream, n)
        for stream, recorded in office.feed.of("survey-answers")
        for one in recorded
        if isinstance(one.body, SurveyAnswered)
        for n, row in enumerate(one.body.rows)
        if row.channel == "code"
    ]
    return repeated(lists, by_code)


FORM_HANDLERS = [
    complaint_form,
    complaint_send,
    complaint_track_form,
    complaint_track,
    question_form,
    question_send,
    results,
]
