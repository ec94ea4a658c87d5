"""The web application of a centre or hub: the exchange under `/sync/1`, and what is public."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, TypeVar

from litestar import Litestar, Request, Response, get, post, put, route
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from frontoffice.domain.errors import FrontOfficeError, Refused, Rejected
from frontoffice.server import admission, pages
from frontoffice.server.admin import Centre
from frontoffice.server.answers import marked, problem, problem_of
from frontoffice.server.background import Folder
from frontoffice.server.desk import CentreDesk, Desk, Upload
from frontoffice.server.load import Load
from frontoffice.sync.wire import (
    BLOB_HEADER,
    HEADER,
    MAX_BLOB,
    MAX_BODY,
    ROOT,
    VERSION,
    EnrolRequest,
    Place,
    PullRequest,
    body_hash,
    decode,
    encode,
    from_text,
    to_text,
)

STALL_SECONDS = 45.0
"""An upload that moves nothing for so long is given up; what came is kept."""

FLUSH = 16 * 1024

T = TypeVar("T")
AnyRequest = Request[Any, Any, State]


async def in_turn(request: AnyRequest, work: Callable[..., T], *args: Any) -> T:
    load: Load = request.app.state.load
    return await load.run(work, *args)


async def caller_of(request: AnyRequest, office: str, body: bytes) -> admission.Caller:
    """The station behind a request.

    :raises Refused: unsigned, unknown, revoked, or signed on an old nonce.
    """
    request.app.state.load.admit()
    desk: Desk = request.app.state.desk
    signed = (request.method, request.scope["path"], body_hash(body))
    header = request.headers.get(HEADER, "")
    caller = await in_turn(request, desk.authenticate, office, header, signed)
    request.state.nonce = caller.nonce
    return caller


@post(ROOT + "/{office:str}/heads", request_max_body_size=MAX_BODY, status_code=200)
async def heads(request: AnyRequest, office: str) -> Response[bytes]:
    """Where both stand: nothing (204) when the digests agree, else the server's heads."""
    body = await request.body()
    caller = await caller_of(request, office, body)
    found = await in_turn(request, request.app.state.desk.heads, caller, body)
    return marked(request, b"", 204) if found is None else marked(request, encode(found))


@post(ROOT + "/{office:str}/pull", request_max_body_size=MAX_BODY, status_code=200)
async def pull(request: AnyRequest, office: str) -> Response[bytes]:
    """A blob of segments that continue the caller's chains, or the rest of the one it has."""
    body = await request.body()
    caller = await caller_of(request, office, body)
    wanted = decode(body, PullRequest)
    part = await in_turn(request, request.app.state.desk.part_for, caller, wanted)
    named = f"{to_text(part.name)}.{part.size}.{part.offset}"
    return marked(request, part.data, headers={BLOB_HEADER: named})


@post(ROOT + "/{office:str}/blob/{name:str}", request_max_body_size=MAX_BODY, status_code=200)
async def blob_place(request: AnyRequest, office: str, name: str) -> Response[bytes]:
    """How much of a blob arrived; earlier attempts are fenced off."""
    caller = await caller_of(request, office, await request.body())
    found = await in_turn(request, request.app.state.desk.place, caller, name_of(name))
    return marked(request, encode(found))


@put(
    ROOT + "/{office:str}/blob/{name:str}/{generation:int}/{offset:int}",
    request_max_body_size=MAX_BLOB,
    status_code=200,
)
async def blob_put(
    request: AnyRequest, office: str, name: str, generation: int, offset: int
) -> Response[bytes]:
    """Takes a blob from `offset` on; when it is whole, its runs, and acknowledges them."""
    # The path names the blob by its contents, so the signature needs no hash of this body.
    caller = await caller_of(request, office, b"")
    size = offset + (request.content_length or 0)
    upload: Upload = request.app.state.desk.upload(caller, name_of(name))
    await receive(request, upload, size, Place(offset, generation))
    if upload.offset < size:
        raise Rejected("blob-cut", received=upload.offset)
    acknowledged = await in_turn(request, upload.take_in)
    request.app.state.desk.arrived(office)
    return marked(request, encode(acknowledged))


async def receive(request: AnyRequest, upload: Upload, size: int, at: Place) -> None:
    """Keeps what arrives, piece by piece, also when the line dies on the way.

    Reading never waits for the database: what the web server holds unread when a line dies is gone.
    """
    waiting = bytearray()
    saving = asyncio.create_task(in_turn(request, upload.begin, size, at))
    with contextlib.suppress(TimeoutError):
        while True:
            event: Any = await asyncio.wait_for(request.receive(), STALL_SECONDS)
            if event["type"] != "http.request":
                break
            waiting += event.get("body", b"")
            if saving.done():
                await saving
                if len(waiting) >= FLUSH:
                    saving = asyncio.create_task(in_turn(request, upload.keep, bytes(waiting)))
                    waiting.clear()
            if not event.get("more_body", False):
                break
    await saving
    if waiting:
        await in_turn(request, upload.keep, bytes(waiting))


@post(ROOT + "/{office:str}/enrol", request_max_body_size=MAX_BODY, status_code=200)
async def enrol(request: AnyRequest, office: str) -> Response[bytes]:
    """Certifies a station's key for a one-time code."""
    request.app.state.load.admit()
    body = await request.body()
    answer = await in_turn(
        request,
        request.app.state.desk.enrol,
        office,
        request.headers.get(HEADER, ""),
        decode(body, EnrolRequest),
        (request.method, request.scope["path"], body_hash(body)),
    )
    return marked(request, encode(answer))


@route(
    "/sync/{version:int}/{rest:path}", http_method=["GET", "POST", "PUT"], include_in_schema=False
)
async def other_version(request: AnyRequest, version: int, rest: str) -> Response[bytes]:
    """A program that speaks another version of the exchange is told so in a sentence."""
    del rest
    if version == VERSION:
        return problem_of(request, 404, "request-bad", {"status": 404})
    code = "program-too-old" if version < VERSION else "server-too-old"
    raise Refused(code, asked=version, spoken=VERSION)


@get("/health", include_in_schema=True)
async def health(request: AnyRequest) -> Response[bytes]:
    """Whether the server and its database answer."""
    await in_turn(request, request.app.state.desk.check)
    return marked(request, b'{"ok":true}', media_type="application/json")


@get("/v")
async def verification_page(request: AnyRequest) -> Response[bytes]:
    """The page a receipt's QR opens: it reads the facts in the phone and asks nobody."""
    page, headers = pages.verification_page(request.app.state.desk.authority())
    return marked(request, page, media_type="text/html; charset=utf-8", headers=headers)


def name_of(text: str) -> bytes:
    """The name of a blob in a path; raises Rejected("message-bad")."""
    try:
        name = from_text(text)
    except ValueError:
        name = b""
    if len(name) != 16:
        raise Rejected("message-bad", kind="blob")
    return name


def _refused(request: AnyRequest, error: FrontOfficeError) -> Response[bytes]:
    if isinstance(error, admission.NonceStale):
        request.state.nonce = error.nonce
        return marked(request, b"", 401)
    return problem(request, error)


def _unrouted(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    return problem_of(request, error.status_code, "request-bad", {"status": error.status_code})


def _defect(request: AnyRequest, _error: Exception) -> Response[bytes]:
    return problem_of(request, 500, "server-broken", {"status": 500})


HANDLERS = [heads, pull, blob_place, blob_put, enrol, other_version, health, verification_page]


def create_app(centre: Centre, load: Load | None = None) -> Litestar:
    """The application over an open centre; folding runs in its background."""
    # Its routes are made of ours.
    from frontoffice.server.file_routes import FILE_HANDLERS
    from frontoffice.server.public import Public, public_router
    from frontoffice.server.public_booking_pages import BOOKING_HANDLERS
    from frontoffice.server.public_draft_pages import DRAFT_HANDLERS
    from frontoffice.server.public_forms import FORM_HANDLERS
    from frontoffice.server.public_receipt import CHECK_HANDLERS
    from frontoffice.server.public_survey import SURVEY_HANDLERS

    desk = CentreDesk(centre)

    @contextlib.asynccontextmanager
    async def folding(_app: Litestar) -> AsyncIterator[None]:
        async with Folder(centre.database) as folder:
            desk.wake = folder.wake
            yield

    public = Public(centre)
    forms = [*FORM_HANDLERS, *BOOKING_HANDLERS, *SURVEY_HANDLERS, *CHECK_HANDLERS]
    forms += DRAFT_HANDLERS
    pages = public_router(*forms)
    handlers, beside = [*HANDLERS, *FILE_HANDLERS, pages], [folding, public.evenings]
    app = desk_app(desk, handlers, load, beside)
    app.state.public = public
    return app


def desk_app(
    desk: Desk,
    handlers: Sequence[Any],
    load: Load | None = None,
    beside: Sequence[Callable[[Litestar], Any]] = (),
) -> Litestar:
    """The application over a desk; `beside` are contexts that live as long as it does."""
    load = load or Load()

    @contextlib.asynccontextmanager
    async def lending(_app: Litestar) -> AsyncIterator[None]:
        yield
        load.close()

    return Litestar(
        list(handlers),
        exception_handlers={
            FrontOfficeError: _refused,
            HTTPException: _unrouted,
            Exception: _defect,
        },
        lifespan=[lending, *beside],
        state=State({"desk": desk, "load": load}),
        openapi_config=None,
    )
