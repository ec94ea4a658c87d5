"""A gate before a real centre that fails in every way a line can, and opens again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

import msgspec

from tests.sync.tls import listening

PROBLEM = {"content-type": "application/problem+json"}
NOW_MS = 1_795_399_200_000


def _answer(status: str, body: bytes, **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", "connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _version(code: str) -> bytes:
    body = msgspec.json.encode({"code": code, "data": {"asked": 1, "spoken": 2}})
    return _answer("403 Forbidden", body, fo=f".{NOW_MS}", **PROBLEM)


ANSWERS = {
    "500": _answer("500 Internal Server Error", b"{}", fo=f".{NOW_MS}"),
    "busy": _answer("503 Service Unavailable", b"{}", fo=f".{NOW_MS}", retry_after="1"),
    "portal": _answer("200 OK", b"<html>Masuk ke Wi-Fi Pasar</html>", content_type="text/html"),
    "too-old": _version("program-too-old"),
    "too-new": _version("server-too-old"),
}


class Gate:
    """`mode`: "open", "closed" (hangs up), "cut" (dies after some bytes up), "slow", or one of
    `ANSWERS`; a test changes it while the desktop works."""

    def __init__(self, port: int) -> None:
        self.port, self.target = 0, port
        self.mode = "open"
        self.asked = 0

    @property
    def url(self) -> str:
        """Where stations think the centre is."""
        return f"http://127.0.0.1:{self.port}"

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, in the mode of each of its moments."""
        try:
            while await self._request(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            await _flushed(writer)

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked += 1
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        body = await reader.readexactly(length)
        mode = self.mode
        if mode in ANSWERS:
            writer.write(ANSWERS[mode])
            await writer.drain()
            return False
        if mode == "closed" or (mode == "cut" and head.startswith(b"PUT")):
            return False
        writer.write(await self._forward(head + body, slow=mode == "slow"))
        await writer.drain()
        return True

    async def _forward(self, request: bytes, *, slow: bool) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            if slow:
                await asyncio.sleep(0.25)
            writer.write(request.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n", 1))
            await writer.drain()
            answer = await reader.read(-1)
        finally:
            writer.transport.abort()
        return answer.replace(b"connection: close\r\n", b"", 1)


async def _flushed(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError, asyncio.CancelledError):
        writer.close()
        await writer.wait_closed()


@contextlib.contextmanager
def gate(port: int) -> Iterator[Gate]:
    """A gate before the server on this port."""
    made = Gate(port)
    with listening(made.connected) as taken:
        made.port = taken
        yield made
