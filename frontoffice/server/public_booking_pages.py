"""Pages of pre-registration: choose a service, fill in the form, take a time, get a code."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import groupby
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.datastructures import UploadFile

from frontoffice.domain.errors import FrontOfficeError, RuleViolation, StoreTrouble
from frontoffice.domain.person import parse_applicant
from frontoffice.domain.standard import REPRESENTED, Standard
from frontoffice.messages import explain
from frontoffice.server.app import in_turn
from frontoffice.server.public import (
    MOST_BODY,
    AnyRequest,
    Values,
    both,
    groups_of,
    language_of,
    page,
    plain,
    public_of,
    sent,
    shown,
    slow_down,
)
from frontoffice.server.public_booking import Wanted, book, call_off, free_times
from frontoffice.server.public_forms import read_form
from frontoffice.server.public_limits import GUESSING, READING, WRITING, Pace
from frontoffice.server.public_offices import Office
from frontoffice.server.public_pages import day_text, texts, time_text
from frontoffice.server.public_uploads import (
    MOST_FILES,
    MOST_FORM,
    MOST_UPLOAD,
    SENDING,
    SMALL,
    Paper,
    kept_papers,
)
from frontoffice.services.regions import regions

PERSON = Pace("book", 3, 8 * 3_600_000)
"""Times one NIK, phone or name takes: three at once, then one in eight hours."""

NO_NIK = "Belum mengisi NIK pada pendaftaran daring"


@get(both("/{office:str}/daftar"))
async def choose(request: AnyRequest, office: str) -> Response[bytes]:
    """The services one can register for from home."""
    slow_down(request, READING)
    words = texts(language_of(request))["book"]
    return await page(
        request,
        "book_choose",
        office,
        lambda one: {"heading": words["title"], "groups": groups_of(one), "told": ""},
    )


@post(both("/{office:str}/daftar/batal"), status_code=200, request_max_body_size=MOST_BODY)
async def cancel(request: AnyRequest, office: str) -> Response[bytes]:
    """Gives a time back by its code."""
    code = plain((await read_form(request)).get("code"))
    slow_down(request, GUESSING)
    words = texts(language_of(request))["book"]

    def made(one: Office) -> Values:
        done = call_off(public_of(request).centre, one, code)
        told = words["cancelled" if done else "cancel_unknown"]
        return {"heading": words["title"], "groups": groups_of(one), "told": told}

    return await page(request, "book_choose", office, made)


@get(both("/{office:str}/daftar/{service:str}"))
async def form(request: AnyRequest, office: str, service: str) -> Response[bytes]:
    """The form of one service."""
    slow_down(request, READING)
    return await page(
        request, "book", office, lambda one: _values(request, one, one.standard(service), {})
    )


@post(both("/{office:str}/daftar/{service:str}"), status_code=200, request_max_body_size=MOST_FORM)
async def send(request: AnyRequest, office: str, service: str) -> Response[bytes]:
    """Takes it down; what is wrong is said on the form, and nothing typed is lost."""
    said, sent_files = await read_papers(request)
    request.app.state.load.admit()
    public, language = public_of(request), language_of(request)
    papers: tuple[Paper, ...] = ()
    refused: RuleViolation | None = None
    try:
        papers = await kept_papers(sent_files)
    except RuleViolation as error:
        refused = error

    def made() -> tuple[bytes, int]:
        one = public.offices.office(office)
        standard = one.standard(service)
        try:
            slow_down(request, WRITING)
            if refused is not None:
                raise refused
            wanted = msgspec.structs.replace(_wanted(one, standard, said), files=papers)
            slow_down(request, PERSON, wanted.applicant.nik or wanted.applicant.name.lower())
            booked = book(public.centre, one, standard, wanted)
        except StoreTrouble:
            raise
        except FrontOfficeError as error:
            told = _values(request, one, standard, said) | {"problem": explain(error, language)}
            return shown(
                request, "book", one, told
            ), 429 if error.code == "public-too-fast" else 422
        local = one.calendar.local(booked.due_at)
        told = {
            "heading": texts(language)["book"]["done"],
            "booked": booked,
            "when": f"{day_text(local.date(), language)}, {time_text(local, language)}",
            "zone": one.facts.zone,
            "standard": standard,
            "rows": standard.rows_for(frozenset(wanted.flags)),
            "files": len(papers),
        }
        return shown(request, "book_done", one, told), 200

    return sent(*await in_turn(request, made))


async def read_papers(request: AnyRequest) -> tuple[dict[str, str], list[UploadFile]]:
    """The fields of a form as text, and the files sent with it; raises `public-too-fast`."""
    if (request.content_length or 0) > SMALL:
        slow_down(request, SENDING)
    form = await request.form()
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    sent: list[Any] = form.getall("file", [])
    return said, [one for one in sent if isinstance(one, UploadFile) and one.filename]


def _wanted(office: Office, standard: Standard, said: dict[str, str]) -> Wanted:
    """What the form says, checked by the rules of the counter."""
    flags = tuple(one for one in standard.case_types if f"flag.{one}" in said)
    known = {row.code for row in standard.requirements}
    papers = tuple(sorted(one for one in known if f"paper.{one}" in said))
    nik = "".join(said.get("nik", "").split())
    who = {name: said.get(name) or None for name in ("name", "phone", "address")}
    applicant = parse_applicant(
        who | {"nik": nik or None}, None if nik else NO_NIK, regions(), office.today()
    )
    try:
        due_at = int(said.get("slot", ""))
    except ValueError:
        raise RuleViolation("public-slot-taken", field="slot") from None
    return Wanted(
        service=standard.code, due_at=due_at, applicant=applicant, flags=flags, papers=papers
    )


def _values(
    request: AnyRequest, office: Office, standard: Standard, said: dict[str, str]
) -> Values:
    language = language_of(request)
    times = free_times(office, standard.agency, public_of(request).centre.now())
    local = [(at, office.calendar.local(at)) for at in times]
    days: list[tuple[str, list[tuple[int, str]]]] = [
        (day_text(on, language), [(at, time_text(when, language)) for at, when in group])
        for on, group in groupby(local, key=_date)
    ]
    return {
        "heading": standard.name,
        "standard": standard,
        "flags": [
            (one, one.replace("_", " ")) for one in standard.case_types if one != REPRESENTED
        ],
        "days": days,
        "most": MOST_FILES,
        "megabytes": MOST_UPLOAD >> 20,
        "said": defaultdict(str, said),
    }


def _date(pair: tuple[int, dt.datetime]) -> dt.date:
    return pair[1].date()


BOOKING_HANDLERS = [choose, cancel, form, send]
