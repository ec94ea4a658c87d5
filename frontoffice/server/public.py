"""The public site of a centre: standards with answers, fees, tracking, queue, receipts, results.

Server-rendered and without scripts; what citizens send is taken in by `public_forms`. Addresses
are `/<id|en>/<office>/<page>`.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import re
from collections.abc import AsyncIterator, Callable
from itertools import groupby
from typing import Any

from litestar import Litestar, Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from sqlalchemy import select

from frontoffice.documents.poster import PLEDGE
from frontoffice.domain.case import Case
from frontoffice.domain.case import fold as fold_case
from frontoffice.domain.errors import FrontOfficeError, NotFound, StoreTrouble
from frontoffice.messages import explain
from frontoffice.server.admin import Centre
from frontoffice.server.app import in_turn
from frontoffice.server.journal import FIELDS
from frontoffice.server.public_charter import signed
from frontoffice.server.public_drafts import open_for
from frontoffice.server.public_evening import evening
from frontoffice.server.public_limits import GUESSING, READING, SECRET, Limits, Pace, address_key
from frontoffice.server.public_offices import Office, Offices
from frontoffice.server.public_pages import headers_for, render, texts
from frontoffice.server.tables import case, entry
from frontoffice.store.entries import from_row, to_recorded

AnyRequest = Request[Any, Any, State]
Values = dict[str, Any]

MOST_BODY = 32 * 1024
EVENING_SECONDS = 120
"""So often it looks whether an office has closed."""

OLD_MS = 30 * 60_000
"""A queue last heard of so long ago is called old."""

MENU = (
    ("today", (("daftar", "book"), ("antrean", "queue"), ("lacak", "track"))),
    (
        "know",
        (
            ("standar", "standards"),
            ("tarif", "tariffs"),
            ("maklumat", "pledge"),
            ("hasil", "results"),
        ),
    ),
    (
        "say",
        (
            ("tanya", "ask_officer"),
            ("rancangan", "drafts"),
            ("pengaduan", "complaint"),
            ("pengaduan/lacak", "ctrack"),
            ("survei", "survey"),
        ),
    ),
)
"""What one can do, by the heading it stands under."""


class Public:
    """What the public pages share in one worker."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.offices = Offices(centre)
        self.limits = Limits(centre.now)

    @contextlib.asynccontextmanager
    async def evenings(self, _app: Litestar) -> AsyncIterator[None]:
        """Does what a day's end asks for, as long as the server runs."""
        task = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def _watch(self) -> None:
        while True:
            # What goes wrong now (a database that is away) is tried again.
            with contextlib.suppress(FrontOfficeError):
                await asyncio.to_thread(evening, self.centre, self.offices)
            await asyncio.sleep(EVENING_SECONDS)


def public_of(request: AnyRequest) -> Public:
    """What the pages share."""
    found: Public = request.app.state.public
    return found


def language_of(request: AnyRequest) -> str:
    """The language that the address names."""
    return "en" if request.scope["path"].split("/")[1:2] == ["en"] else "id"


def slow_down(request: AnyRequest, pace: Pace, key: str = "") -> None:
    """Counts a request of this address, or for a key; raises RuleViolation `public-too-fast`."""
    host = request.client.host if request.client else ""
    public_of(request).limits.take(pace, key or address_key(host))


async def page(
    request: AnyRequest, name: str, code: str, make: Callable[[Office], Values], status: int = 200
) -> Response[bytes]:
    """A page about an office from what `make` finds; read in the database's turn."""
    request.app.state.load.admit()

    def made() -> bytes:
        office = public_of(request).offices.office(code)
        return shown(request, name, office, make(office))

    body = await in_turn(request, made)
    return sent(body, status)


def shown(request: AnyRequest, name: str, office: Office | None, values: Values) -> bytes:
    """The page's bytes; `values` replace the usual ones."""
    path = request.scope["path"]
    rest = path[3:] if path[1:3] in ("id", "en") else ""
    query = request.scope.get("query_string", b"").decode("ascii", "ignore")
    usual: Values = {"office": office.facts if office else None, "problem": None}
    usual["inner"] = len(path.strip("/").split("/")) > (2 if office else 1)
    where = f"{rest}?{query}" if query else rest
    return render(name, language_of(request), where, usual | values)


def sent(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response[bytes]:
    """A page as an answer, with the headers that guard it."""
    return Response(
        body,
        status_code=status,
        media_type="text/html; charset=utf-8",
        headers=headers_for(body) | (headers or {}),
    )


def both(path: str) -> list[str]:
    """A page's addresses in both languages."""
    return [f"/id{path}", f"/en{path}"]


@get(["/", "/id", "/en"])
async def start(request: AnyRequest) -> Response[bytes]:
    """The offices of this centre."""
    slow_down(request, READING)
    request.app.state.load.admit()

    def made() -> bytes:
        words = texts(language_of(request))["start"]
        offices = public_of(request).offices.named()
        return shown(request, "start", None, {"heading": words["title"], "offices": offices})

    return sent(await in_turn(request, made))


@get(both("/{office:str}"))
async def office_page(request: AnyRequest, office: str) -> Response[bytes]:
    """What one can do with an office."""
    slow_down(request, READING)
    words = texts(language_of(request))["office"]
    groups = [
        (group, [(f"{office}/{path}", words[key]) for path, key in pages]) for group, pages in MENU
    ]
    groups.append(("receipt", [("periksa", words["check"])]))

    def made(one: Office) -> Values:
        return {"heading": one.facts.name, "groups": groups, "standing": one.standing()}

    return await page(request, "office", office, made)


def groups_of(office: Office) -> list[tuple[str, list[Any]]]:
    """The standards in force by agency."""
    found = groupby(office.standards(), key=lambda one: office.agency_name(one.agency))
    return [(name, list(ones)) for name, ones in found]


@get(both("/{office:str}/standar"))
async def standards(request: AnyRequest, office: str, q: str = "") -> Response[bytes]:
    """All services, and answers to a question, each with the component and version it rests on."""
    slow_down(request, READING)
    words = texts(language_of(request))["standards"]
    query = " ".join(q.split())[:120]

    def made(one: Office) -> Values:
        found = one.answers().answer(query) if query else []
        return {"heading": words["title"], "query": query, "found": found, "groups": groups_of(one)}

    return await page(request, "standards", office, made)


@get(both("/{office:str}/standar/{service:str}"))
async def standard(request: AnyRequest, office: str, service: str) -> Response[bytes]:
    """The published components of one standard."""
    slow_down(request, READING)

    def made(one: Office) -> Values:
        found = one.standard(service)
        parts = [part for part in found.components() if part.published or part.filled]
        return {
            "heading": found.name,
            "standard": found,
            "agency": one.agency_name(found.agency),
            "version": found.content_name.removeprefix("service:"),
            "since": found.valid_from,
            "unverified": bool(found.unverified),
            "parts": parts,
            "drafted": open_for(one, service),
        }

    return await page(request, "standard", office, made)


@get(both("/{office:str}/tarif"))
async def tariffs(request: AnyRequest, office: str) -> Response[bytes]:
    """Every fee of the office."""
    slow_down(request, READING)
    words = texts(language_of(request))["tariffs"]
    return await page(
        request,
        "tariffs",
        office,
        lambda one: {"heading": words["title"], "groups": groups_of(one)},
    )


@get(both("/{office:str}/maklumat"))
async def pledge(request: AnyRequest, office: str) -> Response[bytes]:
    """The service pledge (UU 25/2009 ps. 22)."""
    slow_down(request, READING)
    words = texts(language_of(request))["pledge"]

    def made(one: Office) -> Values:
        signature = signed(public_of(request).centre, one)
        return {"heading": words["title"], "lines": PLEDGE, "signed": signature}

    return await page(request, "pledge", office, made)


@get(both("/{office:str}/antrean"))
async def queue(request: AnyRequest, office: str) -> Response[bytes]:
    """How many wait, from the tickets the centre has heard of."""
    slow_down(request, READING)
    words = texts(language_of(request))["queue"]

    def made(one: Office) -> Values:
        found = one.queue()
        heard = found.heard_at
        return {
            "heading": words["title"],
            "queue": found,
            "standing": one.standing(),
            "heard": None if heard is None else one.calendar.local(heard),
            "old": public_of(request).centre.now() - (heard or 0) > OLD_MS,
        }

    return await page(request, "queue", office, made)


@get(both("/{office:str}/lacak"))
async def track_form(request: AnyRequest, office: str) -> Response[bytes]:
    """Asks for a number and its code."""
    slow_down(request, READING)
    words = texts(language_of(request))["track"]
    return await page(
        request, "track", office, lambda _one: {"heading": words["title"], "asked": False}
    )


@post(both("/{office:str}/lacak"), status_code=200, request_max_body_size=MOST_BODY)
async def track(request: AnyRequest, office: str) -> Response[bytes]:
    """Status and dates of a case; a wrong number and a wrong code have the same answer."""
    asked = await request.form()
    number, code = plain(asked.get("number")), plain(asked.get("code"))
    slow_down(request, GUESSING)
    slow_down(request, SECRET, f"case:{number}")
    words = texts(language_of(request))

    def made(one: Office) -> Values:
        found = find_case(public_of(request).centre, one, number, code)
        told = None
        if found is not None:
            told = {
                "status": words["status"].get(found.status, found.status),
                "since": one.calendar.local(found.changed_at).date(),
                "promised": found.due_on(),
            }
        return {"heading": words["track"]["title"], "asked": True, "found": told}

    return await page(request, "track", office, made)


def find_case(centre: Centre, office: Office, number: str, code: str) -> Case | None:
    """The case of a number if the code is its own; the same work is done for a wrong number."""
    with centre.database.reading() as connection:
        here = case.c.office == office.code
        stream = connection.execute(
            select(case.c.stream).where(here, case.c.number == _hyphened(number))
        ).scalar()
        read = stream or connection.execute(select(case.c.stream).where(here).limit(1)).scalar()
        rows = connection.execute(
            select(*FIELDS).where(entry.c.office == office.code, entry.c.stream == read)
        )
        found = fold_case(read or "", [to_recorded(from_row(row)) for row in rows])
    own = found.opened.tracking if found.opened else ""
    right = hmac.compare_digest(own.encode(), code.encode())
    return found if stream and right and own else None


def plain(typed: object) -> str:
    """What was typed of a number or code, without blanks and hyphens."""
    return re.sub(r"[^A-Z0-9]", "", str(typed or "")[:60].upper())


def _hyphened(number: str) -> str:
    """A registration number with its hyphens (DESIGN section 6)."""
    tail = re.fullmatch(r"(.{2,9})(\d{6})(\d{2}[A-Z]\d{4})(.)", number)
    return "-".join(tail.groups()) if tail else number


def _failed(request: AnyRequest, error: FrontOfficeError) -> Response[bytes]:
    """An error as a page in the reader's language."""
    message = explain(error, language_of(request))
    status = 422
    headers = {}
    if error.code == "public-too-fast" or isinstance(error, StoreTrouble):
        status = 429 if error.code == "public-too-fast" else 503
        headers = {"retry-after": str(error.data.get("retry_after_seconds", 20))}
    elif isinstance(error, NotFound):
        status = 404
    told = {"heading": message.sentence, "next_step": message.next_step}
    return sent(shown(request, "error", None, told), status, headers)


def _unrouted(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    failed = FrontOfficeError("request-bad", status=error.status_code)
    answer = _failed(request, failed)
    answer.status_code = error.status_code
    return answer


@get(both("/{office:str}/{rest:path}"))
async def other_page(rest: str) -> Response[bytes]:
    """An address of ours that is no page."""
    raise NotFound("public-page-unknown", page=rest[:40])


def public_router(*more: Any) -> Router:
    """The public pages, with `more` handlers; their errors are pages too."""
    own = [
        start,
        office_page,
        standards,
        standard,
        tariffs,
        pledge,
        queue,
        track_form,
        track,
        other_page,
    ]
    return Router(
        path="/",
        route_handlers=[*own, *more],
        exception_handlers={FrontOfficeError: _failed, HTTPException: _unrouted},
        include_in_schema=False,
    )
