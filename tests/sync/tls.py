"""TLS on loopback for tests: a certificate authority, a front before a centre, a system's proxy."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOSTS = ("localhost", "pusat.uji")
Connected = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Authority:
    """Signs certificates for `HOSTS`, with whatever dates a test wants."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named("CA Uji")
        self._serial = 0
        own = self._builder(self._name, self._key, -4000, 4000).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self._signed = own.sign(self._key, hashes.SHA256())
        self.file = folder / "ca.pem"
        self.file.write_bytes(self._signed.public_bytes(serialization.Encoding.PEM))

    def context(self, first_day: int, last_day: int) -> ssl.SSLContext:
        """A server's TLS with a certificate valid from and until so many days from today."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(one) for one in HOSTS])
        builder = self._builder(_named("pusat"), key, first_day, last_day)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(names, critical=False).add_extension(issuer, critical=False)
        signed = builder.sign(self._key, hashes.SHA256())
        file = self._folder / f"server{self._serial}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(file)
        return context

    def _builder(
        self, name: x509.Name, key: ec.EllipticCurvePrivateKey, first_day: int, last_day: int
    ) -> x509.CertificateBuilder:
        self._serial += 1
        today = dt.datetime.now(dt.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(self._serial)
            .not_valid_before(today + dt.timedelta(days=first_day))
            .not_valid_after(today + dt.timedelta(days=last_day))
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
            )
        )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@contextlib.contextmanager
def listening(connected: Connected, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A loopback server in a thread of its own; gives its port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def call(work: Awaitable[asyncio.Server]) -> asyncio.Server:
        return asyncio.run_coroutine_threadsafe(_awaited(work), loop).result(10)

    server = call(asyncio.start_server(connected, "127.0.0.1", 0, ssl=context))
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_closed(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _awaited(work: Awaitable[asyncio.Server]) -> asyncio.Server:
    return await work


async def _closed(server: asyncio.Server) -> None:
    server.close()
    current = asyncio.current_task()
    others = [one for one in asyncio.all_tasks() if one is not current]
    if others:
        # What is under way may end by itself, so that the server behind hangs up too.
        await asyncio.wait(others, timeout=2)
    for one in others:
        one.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    # Sockets are given back in the loop's next turns.
    for _ in range(10):
        await asyncio.sleep(0)


def to(port: int) -> Connected:
    """Passes every connection on to a port of this computer."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _pass_on(reader, writer, port)

    return connected


def as_proxy(port: int, asked: list[str], status: str = "200 OK") -> Connected:
    """A proxy that notes what it was asked for, and leads everywhere to one port - or refuses."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b" HTTP/")[0].decode())
        writer.write(f"HTTP/1.1 {status}\r\n\r\n".encode())
        await writer.drain()
        if status.startswith("200"):
            await _pass_on(reader, writer, port)
        else:
            writer.close()

    return connected


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
    finally:
        far_writer.transport.abort()
        writer.transport.abort()


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        if sink.can_write_eof():
            sink.write_eof()
        else:
            sink.close()
