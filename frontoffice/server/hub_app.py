"""The web application of a hub: the centre's exchange, the queue, and the hall's public board."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import cast

from litestar import Litestar, post
from litestar.response import Response

from frontoffice.server import app, hub_hall
from frontoffice.server.answers import marked
from frontoffice.server.app import AnyRequest, caller_of, desk_app, in_turn
from frontoffice.server.desk import Desk
from frontoffice.server.file_routes import FILE_HANDLERS
from frontoffice.server.hall_pages import HALL_PAGES
from frontoffice.server.hub import HubDesk
from frontoffice.server.hub_hall import Hall
from frontoffice.server.hub_queue import QueueDesk
from frontoffice.server.load import Load
from frontoffice.sync.wire import MAX_BODY, ROOT, QueueRequest, decode, encode


@post(ROOT + "/{office:str}/queue", request_max_body_size=4 * MAX_BODY, status_code=200)
async def queue(request: AnyRequest, office: str) -> Response[bytes]:
    """Gives a counter a ticket, durably: two counters never get the same one."""
    body = await request.body()
    caller = await caller_of(request, office, body)
    wanted = decode(body, QueueRequest)
    desk: QueueDesk = request.app.state.queue
    answer = await in_turn(request, desk.answer, caller, wanted)
    request.app.state.hall.wake()
    return marked(request, encode(answer))


PAGES = [app.health, app.verification_page, hub_hall.board, hub_hall.events, *HALL_PAGES]
HANDLERS = [*app.HANDLERS, *FILE_HANDLERS, queue, hub_hall.board, hub_hall.events, *HALL_PAGES]


class _Public:
    """The desk of the pages that need none: a clock for the mark on their answers."""

    def __init__(self, desk: HubDesk) -> None:
        self.now, self.check, self.authority = desk.now, desk.check, desk.authority


def create_hall_app(desk: HubDesk) -> Litestar:
    """What a hub shows over plain HTTP on the LAN: nothing personal, and no exchange."""
    hall = Hall(desk.home)

    @contextlib.asynccontextmanager
    async def showing(_app: Litestar) -> AsyncIterator[None]:
        async with hall:
            yield

    made = desk_app(cast(Desk, _Public(desk)), PAGES, None, [showing])
    made.state.hall = hall
    return made


def create_hub_app(desk: HubDesk, load: Load | None = None) -> Litestar:
    """The application over an open hub."""
    hall = Hall(desk.home)

    @contextlib.asynccontextmanager
    async def showing(_app: Litestar) -> AsyncIterator[None]:
        async with hall:
            yield

    made = desk_app(desk, HANDLERS, load, [showing])
    made.state.hall, made.state.queue = hall, QueueDesk(desk)
    return made
