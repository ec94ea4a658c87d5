"""A line that loses, cuts, doubles and delays, between real clients and the real centre."""

from __future__ import annotations

from collections.abc import Callable, Generator
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from frontoffice.domain.errors import FrontOfficeError, Offline
from frontoffice.sync.dialling import Meter
from frontoffice.sync.transport import Answer, _problem
from frontoffice.sync.wire import BLOB_HEADER
from tests.simulation.disk import Process

if TYPE_CHECKING:
    from tests.simulation.centre import SimCentre
    from tests.simulation.chance import Weather

PIECE = 1500
"""Bytes of an upload that reach the centre together."""


class Server(Protocol):
    """Whoever a line leads to."""

    def take(self, talk: Conversation) -> None:
        """A request arrives."""


class Branch(Protocol):
    """What line and centre need of the world they are in."""

    chance: Random
    weather: Weather
    centre: SimCentre
    processes: dict[str, Process]

    @property
    def now(self) -> int:
        """UTC ms."""

    def note(self, what: str) -> None:
        """Adds to the trace."""


class Reply(msgspec.Struct):
    """What the centre says to one request, before the line has its way with it."""

    status: int
    nonce: bytes
    server_at: int
    body: bytes = b""
    headers: dict[str, str] = {}


class Conversation:
    """One request on its way, and what the centre makes of it; lives on when nobody listens."""

    def __init__(self, method: str, path: str, body: bytes, signature: str) -> None:
        self.method, self.path, self.body, self.signature = method, path, body, signature
        self.size = len(body)
        self.reply: Reply | None = None
        self.over = False
        self.not_before = 0
        self.steps: Generator[None, None, None] | None = None

    @property
    def is_cut(self) -> bool:
        """Whether the line broke before the whole request went out."""
        return len(self.body) < self.size


class SimLine:
    """Stands where `sync.transport.Line` stands: same calls, same errors, no sockets."""

    def __init__(
        self, world: Branch, pause: Callable[..., None], server: Server | None = None
    ) -> None:
        self._world, self._pause = world, pause
        self._server: Server = server or world.centre
        self._weather, self._chance = world.weather, world.chance
        self.meter = Meter()
        self.dates_ignored = False

    def close(self) -> None:
        """Nothing to hang up."""

    def request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        signature: str = "",
        *,
        into: bytearray | None = None,
        head: Callable[[Answer], None] | None = None,
        moved: Callable[[int], None] | None = None,
    ) -> Answer:
        """One request; see `transport.Line.request`."""
        self.meter.requests += 1
        self._pause()
        if self._weather.strikes("line_down"):
            raise Offline("line-down", host="sim")
        if self._weather.strikes("portal"):
            raise Offline("line-captive", status=200)
        if self._weather.strikes("busy"):
            raise Offline("server-busy", retry_after_seconds=self._chance.choice((1, 20, 600)))
        talk = self._sent(method, path, body, signature)
        if moved and method == "PUT":
            moved(len(talk.body))
        if talk.is_cut or self._weather.strikes("request_lost"):
            # The client notices at once; the centre may learn of it much later.
            raise Offline("line-down", host="sim")
        patience = self._world.now + 30_000
        self._pause(lambda: talk.over or talk.reply is not None or self._world.now > patience)
        if talk.reply is None:
            raise Offline("line-down" if talk.over else "line-stalled", host="sim")
        return self._received(talk.reply, into, head, moved)

    def _sent(self, method: str, path: str, body: bytes, signature: str) -> Conversation:
        talk = Conversation(method, path, body, signature)
        if self._weather.strikes("request_cut"):
            talk.body = body[: self._chance.randrange(len(body) + 1)]
        if method == "PUT" and talk.body and self._weather.strikes("byte_flipped"):
            talk.body = self._flipped(talk.body)
        if self._weather.strikes("delayed"):
            talk.not_before = self._world.now + self._chance.choice((5_000, 40_000, 900_000))
        self._server.take(talk)
        if self._weather.strikes("duplicated"):
            again = Conversation(method, path, talk.body, signature)
            again.size = talk.size
            again.not_before = self._world.now + self._chance.choice((0, 10_000, 3_600_000))
            self._server.take(again)
        return talk

    def _received(
        self,
        reply: Reply,
        into: bytearray | None,
        head: Callable[[Answer], None] | None,
        moved: Callable[[int], None] | None,
    ) -> Answer:
        if self._weather.strikes("answer_lost"):
            raise Offline("line-down", host="sim")
        answer = Answer(
            reply.status, reply.nonce, reply.server_at, b"", reply.headers.get(BLOB_HEADER)
        )
        good = reply.status < 300
        if good and head:
            head(answer)
        body = reply.body
        if into is not None and body and self._weather.strikes("byte_flipped"):
            body = self._flipped(body)
        cut = self._weather.strikes("answer_cut")
        if cut:
            body = body[: self._chance.randrange(len(body) + 1)]
        if good and into is not None:
            for start in range(0, len(body), 8192):
                into += body[start : start + 8192]
                if moved:
                    moved(len(body[start : start + 8192]))
        if cut:
            raise Offline("line-down", host="sim")
        if not good and reply.status != 401:
            raise _problem(reply.status, body, reply.headers.get("retry-after"))
        return msgspec.structs.replace(answer, body=body if into is None or not good else b"")

    def _flipped(self, data: bytes) -> bytes:
        place = self._chance.randrange(len(data))
        return (
            data[:place] + bytes([data[place] ^ 1 << self._chance.randrange(8)]) + data[place + 1 :]
        )


def problem_reply(error: FrontOfficeError, status: int, nonce: bytes, now: int) -> Reply:
    """An error as the web application answers it."""
    body: dict[str, Any] = {"code": error.code, "data": error.data}
    headers = {"retry-after": "20"} if status == 503 else {}
    return Reply(status, nonce, now, msgspec.json.encode(body), headers)
