"""Finding the branch's hub on the LAN: a signed word it sends around, and who believes it.

A beacon says where the hub is and how to know it there (`https://ADDRESS:PORT#<pin>`). It counts
only under a key that this station's authority certified for this office and nobody revoked; the
connection then has to show the pinned certificate, so an old or copied beacon leads nowhere.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from collections.abc import Iterator

import msgspec

from frontoffice.domain import canonical
from frontoffice.domain.errors import Rejected
from frontoffice.journal.signing import StationKey, verify, verify_certificate
from frontoffice.store import replica
from frontoffice.store.store import Store
from frontoffice.sync.transport import check_url

PORT = 8789
EVERY_SECONDS = 5.0
LISTEN_SECONDS = 6.0
"""A little longer than a hub is silent between two beacons."""

EVERYBODY = "255.255.255.255"
MOST_BYTES = 2048
_TAG = "hub-beacon/1"
_MAGIC = b"fo-hub-1"


class _Beacon(msgspec.Struct, frozen=True, array_like=True):
    magic: bytes
    certificate: bytes
    url: str
    signature: bytes


class FoundHub(msgspec.Struct, frozen=True):
    """A hub that made itself known: where it is, its key, its certificate, its station's number."""

    url: str
    public_key: bytes
    certificate: bytes
    station: int


def beacon(key: StationKey, certificate: bytes, url: str) -> bytes:
    """What a hub sends around."""
    signed = key.sign(_TAG, canonical.encode([url]))
    return msgspec.msgpack.encode(_Beacon(_MAGIC, certificate, url, signed))


def read_beacon(store: Store, data: bytes) -> FoundHub | None:
    """The hub a beacon names, None where anything about it is not as it should be."""
    try:
        told = msgspec.msgpack.decode(data, type=_Beacon)
        check_url(told.url)
    except (msgspec.MsgspecError, ValueError, Rejected):
        return None
    found = replica.read_certificate(told.certificate)
    if (
        told.magic != _MAGIC
        or found is None
        or found.office != store.feed
        or not verify_certificate(found, store.certificate.authority)
        or not verify(found.key, _TAG, canonical.encode([told.url]), told.signature)
    ):
        return None
    with store.read() as connection:
        if replica.revoked(connection, found.key):
            return None
    return FoundHub(told.url, found.key, told.certificate, found.station)


def listen(
    store: Store,
    seconds: float = LISTEN_SECONDS,
    *,
    port: int = PORT,
    stop: threading.Event | None = None,
) -> list[FoundHub]:
    """The hubs heard in so many seconds, each once; none where the port cannot be listened to."""
    found: dict[bytes, FoundHub] = {}
    until = time.monotonic() + seconds
    with contextlib.suppress(OSError), _listening(port) as heard:
        while (left := until - time.monotonic()) > 0 and not (stop and stop.is_set()):
            if select.select([heard], [], [], min(left, 0.25))[0]:
                one = read_beacon(store, heard.recv(MOST_BYTES))
                if one is not None and one.public_key != store.key.public:
                    found[one.public_key] = one
    return list(found.values())


@contextlib.contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as heard:
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        heard.bind(("", port))
        yield heard


class Beacons:
    """Sends a hub's beacon around until closed."""

    def __init__(self, data: bytes, *, to: str = EVERYBODY, port: int = PORT) -> None:
        self._data, self._to = data, (to, port)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="beacon", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Falls silent."""
        self._stop.set()
        self._thread.join(5)

    def _run(self) -> None:
        while True:
            # A network that is down now may be up at the next beacon.
            with (
                contextlib.suppress(OSError),
                socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out,
            ):
                out.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                out.sendto(self._data, self._to)
            if self._stop.wait(EVERY_SECONDS):
                return


def own_address() -> str:
    """This computer's address on its LAN; loopback where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        try:
            # Nothing is sent: this only asks which way it would go.
            out.connect(("10.255.255.255", 1))
            return str(out.getsockname()[0])
        except OSError:
            return "127.0.0.1"
