"""The survey on the web: a one-time code from the receipt, nine questions, no name."""

from __future__ import annotations

from collections import defaultdict

import msgspec
from litestar import Response, get, post
from sqlalchemy import text

from frontoffice.domain.errors import FrontOfficeError, RuleViolation, StoreTrouble
from frontoffice.domain.survey_facts import (
    AnswerRow,
    SurveyCodesGiven,
    SurveyCodesSpent,
    code_hash,
)
from frontoffice.domain.survey_questions import (
    MOST_WORDS,
    PROFILE,
    band_of,
    check_answers,
    check_profile,
)
from frontoffice.messages import explain
from frontoffice.server.admin import Centre
from frontoffice.server.app import in_turn
from frontoffice.server.public import (
    MOST_BODY,
    AnyRequest,
    Values,
    both,
    language_of,
    page,
    public_of,
    sent,
    shown,
    slow_down,
)
from frontoffice.server.public_forms import read_form
from frontoffice.server.public_limits import GUESSING, READING
from frontoffice.server.public_offices import Office
from frontoffice.server.public_pages import texts
from frontoffice.server.public_waiting import Answer, put_aside
from frontoffice.services.complaints_words import options, word
from frontoffice.services.survey import bundled

_SPEND = text(
    "INSERT INTO public_spent (office, hash) VALUES (:office, :hash) ON CONFLICT DO NOTHING"
)


@get(both("/{office:str}/survei"))
async def form(request: AnyRequest, office: str) -> Response[bytes]:
    """The questions."""
    slow_down(request, READING)
    return await page(request, "survey", office, lambda _one: _values(request, {}))


@post(both("/{office:str}/survei"), status_code=200, request_max_body_size=MOST_BODY)
async def send(request: AnyRequest, office: str) -> Response[bytes]:
    """Keeps the answers until the evening; a wrong code leaves the form as it was."""
    said = await read_form(request)
    request.app.state.load.admit()
    public, language = public_of(request), language_of(request)

    def made() -> tuple[bytes, int]:
        one = public.offices.office(office)
        try:
            slow_down(request, GUESSING)
            keep(public.centre, one, said)
        except StoreTrouble:
            raise
        except FrontOfficeError as error:
            told = _values(request, said) | {"problem": explain(error, language)}
            status = 429 if error.code == "public-too-fast" else 422
            return shown(request, "survey", one, told), status
        heading = texts(language)["survey"]["thanks"]
        return shown(request, "survey_sent", one, {"heading": heading}), 200

    return sent(*await in_turn(request, made))


def _values(request: AnyRequest, said: dict[str, str]) -> Values:
    language = language_of(request)
    heading = texts(language)["survey"]["title"]
    about = [
        (thing, word("said", thing, language), options("said", values, language))
        for thing, values in PROFILE.items()
    ]
    asked = bundled("skm")
    return {"heading": heading, "asked": asked, "about": about, "said": defaultdict(str, said)}


def keep(centre: Centre, office: Office, said: dict[str, str]) -> None:
    """Spends the code and puts the answers aside, both or neither.

    Raises RuleViolation `public-survey-code-bad`, `survey-answers-none`, `survey-answer-bad`,
    `survey-profile-bad`.
    """
    asked = bundled("skm")
    given = {one: int(said[one]) for one in asked.codes if said.get(one, "").isdecimal()}
    kept = check_answers(asked, given)
    profile = check_profile({thing: said.get(thing) for thing in PROFILE})
    wanted = code_hash(office.code, said.get("code", ""))
    local = office.calendar.local(centre.now())
    row = AnswerRow(band=band_of(local), agency="", service="", channel="code", answers=kept)
    comment = " ".join(said.get("comment", "").split())[:MOST_WORDS]
    answer = Answer(on=local.date(), row=row, comment=comment)
    with centre.database.writing() as connection:
        spent = (
            connection.execute(_SPEND, {"office": office.code, "hash": wanted})
            if _may_be_spent(office, wanted)
            else None
        )
        if spent is None or spent.rowcount != 1:
            raise RuleViolation("public-survey-code-bad", field="code")
        # Each for itself: what waits joins no answer to a code either.
        put_aside(centre, connection, office, {"spent": wanted.encode()})
        if profile:
            put_aside(centre, connection, office, {"said": msgspec.msgpack.encode(profile)})
        put_aside(centre, connection, office, {"answer": msgspec.msgpack.encode(answer)})


def _may_be_spent(office: Office, wanted: str) -> bool:
    """Whether a station told of such a code, and nobody that it was used."""
    told = [one.body for _, recorded in office.feed.of("survey-codes") for one in recorded]
    given = any(isinstance(one, SurveyCodesGiven) and wanted in one.hashes for one in told)
    used = any(isinstance(one, SurveyCodesSpent) and wanted in one.hashes for one in told)
    return given and not used


SURVEY_HANDLERS = [form, send]
