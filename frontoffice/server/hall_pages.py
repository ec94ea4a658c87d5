"""Pages of the hall from the hub: waiting display with voice, phone page, kiosk for a tablet.

Plain HTTP on the LAN is enough: no page asks for or shows anything of a person. Only the kiosk
writes, and only with the key that the branch's admin puts into its address.
"""

from __future__ import annotations

import hmac
import io
import secrets
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec
import segno
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.response import Response

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.domain.queue_facts import PRIORITIES
from frontoffice.domain.standard import Standard
from frontoffice.resources import resource
from frontoffice.server.app import in_turn
from frontoffice.server.hub_hall import Hall, board_of
from frontoffice.server.pages import guarded
from frontoffice.services import queue, queue_board, service_search, voice
from frontoffice.services.home import Home

AnyRequest = Request[Any, Any, State]

P = ParamSpec("P")
T = TypeVar("T")

PAGES = ("display", "phone", "kiosk")
FONTS = ("Medium", "ExtraBold")
KIOSK_KEY = "kiosk-key"
HIGHEST_COUNTER = 999

_ALLOWED = "connect-src 'self'; font-src 'self'; media-src 'self'"


class TicketWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kiosk asks for: a service or an agency by its code, and the priority group if any."""

    wanted: str
    priority: str | None = None


def kiosk_key(home: Home) -> str:
    """The key in the address of this branch's kiosks; made at the first question."""
    known = home.store.setting(KIOSK_KEY)
    if known is None:
        known = secrets.token_hex(8).encode()
        home.store.set_setting(KIOSK_KEY, known)
    return known.decode()


@lru_cache(maxsize=8)
def _page(name: str) -> tuple[bytes, dict[str, str]]:
    return guarded(resource("server", "hall", f"{name}.html").read_text("utf-8"), _ALLOWED)


@lru_cache(maxsize=4)
def _font(weight: str) -> bytes:
    return resource("fonts", f"PlusJakartaSans-{weight}.ttf").read_bytes()


@get(["/hall", "/hall/{name:str}"], include_in_schema=False)
async def page(name: str = "display") -> Response[bytes]:
    """The display, the phone page, the kiosk."""
    if name not in PAGES:
        raise NotFound("page-unknown")
    body, headers = _page(name)
    return Response(body, media_type="text/html; charset=utf-8", headers=headers)


@get("/hall/font/{file:str}", include_in_schema=False)
async def font(file: str) -> Response[bytes]:
    """A bundled font of the pages."""
    weight = file.removesuffix(".ttf")
    if weight not in FONTS:
        raise NotFound("page-unknown")
    keep = {"cache-control": "public, max-age=604800"}
    return Response(_font(weight), media_type="font/ttf", headers=keep)


@get("/hall/voice/{ticket:str}/{sound:str}", include_in_schema=False)
async def spoken(ticket: str, sound: str, again: int = 0) -> Response[bytes]:
    """One call as one sound."""
    counter = sound.removesuffix(".wav")
    if not (counter.isascii() and counter.isdigit() and 0 < int(counter[:4]) <= HIGHEST_COUNTER):
        raise NotFound("page-unknown")
    wav = voice.call_sound(ticket, int(counter), bool(again))
    keep = {"cache-control": "public, max-age=86400"}
    return Response(wav, media_type="audio/wav", headers=keep)


@get("/hall/offer.json", include_in_schema=False)
async def offer(request: AnyRequest) -> Response[bytes]:
    """What the kiosk can give tickets for: agencies, their services, the priority groups."""
    return _json(await _for_kiosk(request, _offer))


@get("/hall/find", include_in_schema=False)
async def find(request: AnyRequest, q: str = "") -> Response[bytes]:
    """Services by the citizen's own words, the best first."""
    return _json({"services": await _for_kiosk(request, _found, q[:80])})


@post("/hall/ticket", status_code=200, request_max_body_size=1000, include_in_schema=False)
async def ticket(request: AnyRequest) -> Response[bytes]:
    """Gives a number, as the help desk would."""
    base = str(request.base_url).rstrip("/")
    given = await _for_kiosk(request, _issue, await request.body(), base)
    request.app.state.hall.wake()
    return _json(given)


HALL_PAGES = [page, font, spoken, offer, find, ticket]


async def _for_kiosk(
    request: AnyRequest, act: Callable[Concatenate[Home, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What `act` gives a kiosk that knows the key, beside the loop: both read the database.

    Raises PermissionDenied `kiosk-key-wrong`.
    """
    hall: Hall = request.app.state.hall
    key = request.headers.get("x-kiosk-key", "").encode()

    def admitted() -> T:
        if not hmac.compare_digest(key, kiosk_key(hall.home).encode()):
            raise PermissionDenied("kiosk-key-wrong")
        return act(hall.home, *args, **kwargs)

    return await in_turn(request, admitted)


def _json(plain: object) -> Response[bytes]:
    headers = {"cache-control": "no-store"}
    return Response(msgspec.json.encode(plain), media_type="application/json", headers=headers)


def _offer(home: Home) -> dict[str, Any]:
    reference = home.reference
    standing = reference.in_force(reference.today(home.card.office, home.now())).values()
    by_agency: dict[str, list[Standard]] = {}
    for one in sorted(standing, key=lambda one: one.name):
        by_agency.setdefault(one.agency, []).append(one)
    waiting: dict[str, int] = {}
    agency_of = {one.code: one.agency for one in standing}
    for line in board_of(home)["services"]:
        code = agency_of.get(line["code"], line["code"])
        waiting[code] = waiting.get(code, 0) + line["waiting"]
    return {
        "office": home.office.name,
        "agencies": [
            {
                "code": code,
                "name": agency.name,
                "waiting": waiting.get(code, 0),
                "services": [_service(one) for one in by_agency[code]],
            }
            for code, agency in reference.agencies.items()
            if code in by_agency
        ],
        "groups": [
            {"code": code, "name": queue_board.group_words(code).capitalize()}
            for code in PRIORITIES
        ],
    }


def _service(standard: Standard) -> dict[str, str]:
    return {
        "code": standard.code,
        "name": standard.name,
        "fee": "gratis" if standard.is_free else "berbayar sesuai tarif",
        "time": standard.span,
    }


def _found(home: Home, words: str) -> list[dict[str, str]]:
    return [_service(one) for one, _ in service_search.find(home, words)[:6]]


def _issue(home: Home, asked: bytes, base: str) -> dict[str, Any]:
    try:
        wish = msgspec.json.decode(asked, type=TicketWish)
    except msgspec.DecodeError:
        raise RuleViolation("kiosk-wish-bad") from None
    given = queue.issue(home, wish.wanted, priority=wish.priority)
    line = board_of(home)["waiting"]
    mine = next((one for one in line if one["ticket"] == given.ticket), None)
    drawn = io.BytesIO()
    segno.make_qr(f"{base}/hall/phone#{given.ticket}", error="m").save(
        drawn, kind="svg", border=4, xmldecl=False, omitsize=True
    )
    return {
        "ticket": given.ticket,
        "place": mine["place"] if mine else 1,
        "minutes": mine["minutes"] if mine else None,
        "qr": drawn.getvalue().decode(),
    }
