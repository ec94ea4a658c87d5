"""One kept-alive connection that counts its bytes and knows a dead line from a slow one.

The standard library's HTTP client instead of httpx: it starts in a quarter of the time, sends
exactly the headers we mean, and lets us set the send buffer, pace the pieces, read an early refusal
in the middle of an upload, and keep the bytes that arrived before a line broke.
"""

from __future__ import annotations

import http.client
import select
import ssl
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from frontoffice.domain.errors import FrontOfficeError, NotFound, Offline, Refused, Rejected
from frontoffice.sync.dialling import DATE_ERRORS, LOOPBACK, Meter, ProxyRefused, Wanted, dial
from frontoffice.sync.wire import BLOB_HEADER, HEADER, from_text

STALL_SECONDS = 30.0
"""A line that moves nothing for so long is dead; a slow one may take hours."""

PIECE, CAREFUL_PIECE = 1024, 512
PAUSE_SECONDS = 0.0005
"""One kilobyte each half millisecond: little is in flight when the line dies (SYNC section 6).

On a line that died once in this exchange, half of that."""


class Answer(msgspec.Struct, frozen=True):
    """What a server said; `nonce` for the next request, `server_at` in UTC ms."""

    status: int
    nonce: bytes
    server_at: int
    body: bytes
    blob: str | None = None


class Line:
    """A connection to one server; every trouble of the line itself is `Offline` with a reason."""

    def __init__(
        self,
        url: str,
        *,
        stall_seconds: float = STALL_SECONDS,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        parts = check_url(url)
        self.meter = Meter()
        self.host, self._port = parts.hostname or "", parts.port
        self._tls, self._base = parts.scheme == "https", parts.path.rstrip("/")
        self._stall, self._pause = stall_seconds, pause
        self._pin = parts.fragment if self._tls else ""
        self._piece = PIECE
        self.clock_doubted: Callable[[], bool] = lambda: False
        self.dates_ignored = False
        """The certificate's dates did not fit a clock we doubt: whoever answers has to show the
        signed word of the server we enrolled with before it is told anything."""
        self._connection: http.client.HTTPConnection | None = None
        self._response: http.client.HTTPResponse | None = None

    def close(self) -> None:
        """Hangs up; the next request dials again."""
        if self._response is not None:
            self._response.close()
        if self._connection is not None:
            self._connection.close()
        self._connection = self._response = None

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
        """Sends one request and reads its answer, which may come before the whole body went out.

        `into` receives the body piece by piece, so that what came before a cut is not lost; `head`
        sees a good answer before its body; `moved` is told of every few bytes in either direction.
        Either may raise to stop.
        Raises Offline for the line, a portal or a busy server, and what the server's problem says.
        """
        self.meter.requests += 1
        try:
            response = self._response = self._send(method, path, body, signature, moved)
            answer = _marked(response)
            good = answer.status < 300
            if good and head:
                head(answer)
            data = self._read(response, into if good else None, moved)
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise Offline("tls-untrusted", host=self.host, reason=error.verify_message) from error
        except ProxyRefused as error:
            self.close()
            raise Offline(
                "proxy-refused", proxy=error.proxy, host=self.host, reason=error.reason
            ) from error
        except TimeoutError as error:
            self.close()
            raise Offline("line-stalled", host=self.host) from error
        except (OSError, http.client.HTTPException) as error:
            self.close()
            self._piece = CAREFUL_PIECE
            raise Offline("line-down", host=self.host) from error
        except BaseException:
            self.close()
            raise
        if response.will_close:
            self.close()
        if answer.status >= 300 and answer.status != 401:
            raise _problem(answer.status, data, response.getheader("retry-after"))
        return msgspec.structs.replace(answer, body=data)

    def _send(
        self,
        method: str,
        path: str,
        body: bytes,
        signature: str,
        moved: Callable[[int], None] | None,
    ) -> http.client.HTTPResponse:
        connection = self._connection = self._connection or self._dial()
        connection.putrequest(method, self._base + path, skip_accept_encoding=True)
        if signature:
            connection.putheader(HEADER, signature)
        if body or method in ("POST", "PUT"):
            connection.putheader("content-length", str(len(body)))
        if len(body) <= PIECE:
            connection.endheaders(body)
            return connection.getresponse()
        connection.endheaders()
        try:
            self._send_paced(connection, body, moved)
        except (BrokenPipeError, ConnectionResetError):
            # The server may have said why before it hung up.
            return connection.getresponse()
        return connection.getresponse()

    def _send_paced(
        self,
        connection: http.client.HTTPConnection,
        body: bytes,
        moved: Callable[[int], None] | None,
    ) -> None:
        piece = self._piece
        for start in range(0, len(body), piece):
            if select.select([connection.sock], [], [], 0)[0]:
                return
            connection.send(body[start : start + piece])
            if moved:
                moved(min(piece, len(body) - start))
            self._pause(PAUSE_SECONDS)

    @staticmethod
    def _read(
        response: http.client.HTTPResponse,
        into: bytearray | None,
        moved: Callable[[int], None] | None,
    ) -> bytes:
        gathered = bytearray() if into is None else into
        expected = response.length
        while data := response.read1(8192):
            gathered += data
            if moved and into is not None:
                moved(len(data))
        if expected and response.length:
            raise http.client.IncompleteRead(b"", response.length)
        response.close()
        return bytes(gathered) if into is None else b""

    def _dial(self) -> http.client.HTTPConnection:
        """A new connection; where only dates fail and our clock is in doubt, one without dates."""
        wanted = Wanted(self.host, self._port, self._tls, self._stall, self._pin)
        try:
            return dial(wanted, self.meter, dates=not self.dates_ignored)
        except ssl.SSLCertVerificationError as error:
            if error.verify_code not in DATE_ERRORS or not self.clock_doubted():
                raise
            self.dates_ignored = True
            return dial(wanted, self.meter, dates=False)


def check_url(url: str) -> Any:
    """The parts of a server's address; raises Rejected for one that cannot be used.

    Plain HTTP goes to this very computer only: what is sent holds names and NIK.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Rejected("server-address-bad", url=url)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Rejected("https-needed", host=parts.hostname)
    return parts


def _marked(response: http.client.HTTPResponse) -> Answer:
    """The head of an answer; raises Offline("line-captive") when it is not from our server."""
    marker = (response.getheader(HEADER) or "").split(".")
    try:
        nonce, server_at = from_text(marker[0]), int(marker[1])
    except (ValueError, IndexError):
        raise Offline("line-captive", status=response.status) from None
    return Answer(response.status, nonce, server_at, b"", response.getheader(BLOB_HEADER))


def _problem(status: int, data: bytes, retry_after: str | None) -> FrontOfficeError:
    """The error that a server's problem names."""
    try:
        found = msgspec.json.decode(data, type=_Problem)
    except (msgspec.MsgspecError, ValueError):
        found = _Problem("server-broken", {})
    if status in (429, 503):
        wait = int(retry_after) if retry_after and retry_after.isdigit() else 60
        return Offline("server-busy", retry_after_seconds=wait)
    if status >= 500:
        return Offline("server-broken", status=status)
    if status == 403:
        return Refused(found.code, **found.data)
    if status == 404:
        return NotFound(found.code, **found.data)
    return Rejected(found.code, **found.data)


class _Problem(msgspec.Struct):
    code: str
    data: dict[str, Any]
