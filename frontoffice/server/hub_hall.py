"""What the hall may see, from the hub: who is called where, who waits, how long it will take.

No names, no priority groups, nothing of a person: numbers, counters and services only. Answers come
from memory; the database is read when the journal grew, and every few seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.response import Response, ServerSentEvent, ServerSentEventMessage

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import queue_board
from frontoffice.services.home import Home

LOOK_SECONDS = 0.25
"""How often the journal is looked at: a call of the hub itself shows at once, others by this."""

RENEW_SECONDS = 10.0
"""Waits grow also while nothing happens."""

NEXT = 5
"""So many next numbers of a service are shown."""

QUIET = 15
"""Looks of a second without a change, after which a listener is told that the line lives."""

OPEN = {"access-control-allow-origin": "*", "cache-control": "no-store"}


class Hall:
    """The board of today as JSON, and everybody who wants to hear when it changes."""

    def __init__(self, home: Home) -> None:
        self.home = home.acting_for_hall()
        self._changed = asyncio.Condition()
        self._woken = asyncio.Event()
        self._seen, self._plain = -1, b""
        self.version, self.body = 0, b"{}"
        self.closed = False

    def wake(self) -> None:
        """Something was called: look now."""
        self._woken.set()

    def close(self) -> None:
        """Lets everybody who listens go, so that the server can end."""
        self.closed = True

    async def __aenter__(self) -> Hall:
        await self._look(renew=True)
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        quiet = 0.0
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK_SECONDS)
            self._woken.clear()
            quiet += LOOK_SECONDS
            with contextlib.suppress(FrontOfficeError):
                # The database is away for a moment: the board stays as it is.
                await self._look(renew=quiet >= RENEW_SECONDS)
            if quiet >= RENEW_SECONDS:
                quiet = 0.0

    async def _look(self, *, renew: bool) -> None:
        seen = await asyncio.to_thread(self._last)
        if seen == self._seen and not renew:
            return
        told = await asyncio.to_thread(board_of, self.home)
        self._seen = seen
        at = told.pop("at")
        plain = msgspec.json.encode(told)
        if plain == self._plain:
            return
        async with self._changed:
            self._plain, self.version = plain, self.version + 1
            self.body = msgspec.json.encode({"version": self.version, "at": at, **told})
            self._changed.notify_all()

    def _last(self) -> int:
        return int(self.home.store.peek("SELECT coalesce(max(id), 0) FROM entry"))

    async def changes(self) -> AsyncIterator[bytes | None]:
        """The board now, and again whenever it changed, until the server ends.

        None now and then: a line that says nothing is taken for dead on the way.
        """
        heard, quiet = -1, 0
        while not self.closed:
            if self.version == heard:
                async with self._changed:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._changed.wait(), 1.0)
                quiet += 1
                if quiet >= QUIET:
                    quiet = 0
                    yield None
                continue
            heard, quiet = self.version, 0
            yield self.body


def board_of(home: Home) -> dict[str, Any]:
    """The hall's board: tickets, counters, services and waits (fields: docs/hall.md)."""
    found = queue_board.read(home)
    names = queue_board.service_names(home)
    lines: dict[str, list[tuple[str, Any]]] = {}
    for one in found.waiting:
        lines.setdefault(one.service, []).append((one.choice.ticket.ticket, one.estimate))
    is_open, turns_at = home.reference.calendar_of(home.card.office).standing(found.at)
    called = sorted(found.serving, key=lambda one: -one.since_at)
    return {
        "at": found.at,
        "office": {"code": home.card.office, "name": home.office.name, "zone": home.card.zone},
        "open": is_open,
        "turns_at": turns_at,
        "serving": [
            {
                "ticket": one.ticket,
                "counter": one.counter,
                "service": names.get(one.service, one.service),
                "called_at": one.since_at,
                "calls": one.calls,
            }
            for one in called
        ],
        "waiting": [
            {
                "ticket": one.choice.ticket.ticket,
                "place": place,
                "service": names.get(one.service, one.service),
                "minutes": one.estimate and one.estimate.minutes,
            }
            for place, one in enumerate(found.waiting, 1)
        ],
        "services": [
            {
                "code": code,
                "name": names.get(code, code),
                "waiting": len(line),
                "next": [ticket for ticket, _ in line[:NEXT]],
                "minutes": line[-1][1] and line[-1][1].minutes,
            }
            for code, line in sorted(lines.items())
        ],
        "missed": [one.ticket for one in found.away if one.state == "no_show"],
        "breaks": list(found.breaks),
    }


@get("/hall/board.json", cache_control=None)
async def board(request: Request[Any, Any, State]) -> Response[bytes]:
    """The hall's board as it stands."""
    hall: Hall = request.app.state.hall
    headers = OPEN | {"etag": f'"{hall.version}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(b"", status_code=304, headers=headers)
    return Response(hall.body, media_type="application/json", headers=headers)


@get("/hall/events")
async def events(request: Request[Any, Any, State]) -> ServerSentEvent:
    """The board now and at every change, as server-sent events named `board`."""
    hall: Hall = request.app.state.hall

    async def told() -> AsyncIterator[ServerSentEventMessage]:
        async for body in hall.changes():
            if body is None:
                yield ServerSentEventMessage(comment="still here")
                continue
            yield ServerSentEventMessage(data=body.decode(), event="board", retry=2000)

    return ServerSentEvent(told(), headers=OPEN)
