"""How a connection is opened: counted sockets, the system's proxy, certificates and their dates."""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import ssl
import urllib.request
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

SEND_BUFFER = 32 * 1024
"""Small, so that a write blocks with the line and the stall timer sees it."""

UNSENT = 1024
"""So many bytes at most wait in the kernel for their turn on the line."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

DATE_ERRORS = frozenset({9, 10})
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""

_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME: name and chain are still checked, only no dates."""


class ProxyRefused(OSError):
    """The proxy of this network answered, and did not let us through."""

    def __init__(self, proxy: str, reason: str) -> None:
        super().__init__(reason)
        self.proxy, self.reason = proxy, reason


class Wanted(msgspec.Struct, frozen=True):
    """Where to; `stall` in seconds is how long nothing may move.

    `pin` (64 hex characters) is the SHA-256 of the only certificate a hub may show.
    """

    host: str
    port: int | None
    tls: bool
    stall: float
    pin: str = ""


class Meter:
    """Bytes and requests of one exchange, headers included."""

    def __init__(self) -> None:
        self.up = self.down = self.requests = 0


class _Counting:
    """Counts what goes through a socket."""

    meter: Meter

    def sendall(self, data: Any, flags: int = 0) -> None:
        super().sendall(data, flags)  # type: ignore[misc]
        self.meter.up += len(data)

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        count: int = super().recv_into(*args, **kwargs)  # type: ignore[misc]
        self.meter.down += count
        return count


class _PlainSocket(_Counting, socket.socket):
    pass


class _TlsSocket(_Counting, ssl.SSLSocket):
    pass


def dial(wanted: Wanted, meter: Meter, *, dates: bool = True) -> http.client.HTTPConnection:
    """A connection that counts its bytes and dials no second time by itself.

    Goes through the proxy the system names for HTTPS, never for this very computer. Raises OSError,
    ProxyRefused, ssl.SSLCertVerificationError.
    """
    connection = _secured(wanted, dates=dates) if wanted.tls else _plain(wanted)
    counting: Any = connection.sock
    counting.meter = meter
    counting.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    with contextlib.suppress(AttributeError, OSError):
        # Linux only: what waits unsent here would count as sent when the line dies.
        counting.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT)
    # A dead connection is dialled again by us, with a new signature, never in secret.
    connection.auto_open = 0
    return connection


def _plain(wanted: Wanted) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(wanted.host, wanted.port, timeout=wanted.stall)
    connection.connect()
    plain = connection.sock
    timeout = plain.gettimeout()
    counting = _PlainSocket(plain.family, plain.type, plain.proto, plain.detach())
    counting.settimeout(timeout)
    connection.sock = counting
    return connection


def _pinned(wanted: Wanted) -> http.client.HTTPSConnection:
    """Straight to a hub on the LAN, known by the hash of its certificate and by nothing else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.sslsocket_class = _TlsSocket
    connection = http.client.HTTPSConnection(
        wanted.host, wanted.port, timeout=wanted.stall, context=context
    )
    connection.connect()
    shown: Any = connection.sock
    if sha256(shown.getpeercert(binary_form=True) or b"").hexdigest() != wanted.pin:
        connection.close()
        other = ssl.SSLCertVerificationError("another certificate than the hub's")
        other.verify_code, other.verify_message = 0, "another certificate than the hub's"
        raise other
    return connection


def pin_shown(host: str, port: int | None, stall: float) -> str:
    """The hash of the certificate that whoever answers there shows; proves nothing by itself.

    :raises OSError: nobody answers, or not in TLS.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection((host, port or 443), timeout=stall) as plain,
        context.wrap_socket(plain) as shown,
    ):
        return sha256(shown.getpeercert(binary_form=True) or b"").hexdigest()


def _secured(wanted: Wanted, *, dates: bool) -> http.client.HTTPSConnection:
    if wanted.pin:
        return _pinned(wanted)
    context = ssl.create_default_context()
    context.sslsocket_class = _TlsSocket
    if not dates:
        context.verify_flags |= _NO_CHECK_TIME
    proxy = proxy_for(wanted.host)
    if proxy is None:
        direct = http.client.HTTPSConnection(
            wanted.host, wanted.port, timeout=wanted.stall, context=context
        )
        direct.connect()
        return direct
    at = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    connection = http.client.HTTPSConnection(
        at.hostname or "", at.port or 8080, timeout=wanted.stall, context=context
    )
    connection.set_tunnel(wanted.host, wanted.port or 443, headers=_introduced(at))
    try:
        connection.connect()
    except OSError as error:
        connection.close()
        # http.client has no class of its own for a proxy that says no.
        if str(error).startswith("Tunnel connection failed"):
            raise ProxyRefused(at.netloc.rpartition("@")[2], str(error)[26:]) from error
        raise
    return connection


def proxy_for(host: str) -> str | None:
    """The proxy of the system or of `HTTPS_PROXY` on the way to a host; None for a direct one."""
    if host in LOOPBACK or urllib.request.proxy_bypass(host):
        return None
    return urllib.request.getproxies().get("https")


def _introduced(at: Any) -> dict[str, str]:
    if at.username is None:
        return {}
    pair = f"{unquote(at.username)}:{unquote(at.password or '')}".encode()
    return {"Proxy-Authorization": "Basic " + base64.b64encode(pair).decode()}
