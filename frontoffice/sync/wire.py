"""What goes over the line: small msgpack arrays, the header that signs a request, named blobs."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from frontoffice.domain import canonical
from frontoffice.domain.errors import Rejected
from frontoffice.journal.segment import Segment
from frontoffice.journal.signing import StationKey, verify
from frontoffice.journal.start_set import StartSet

NATIONAL = "national"
"""The feed every station follows beside its office's."""

HEADER = "fo"
"""On a request: who signs it. On an answer: `<next nonce>.<server time, UTC ms>`; an answer without
it is not from our server (a captive portal, a proxy)."""

BLOB_HEADER = "fo-blob"
"""On a pulled part: `<blob>.<size>.<offset>`."""

VERSION = 1
"""Of the exchange. Messages may grow at their end without a new one: older programs skip what they
do not know. A new one is for what they would misunderstand."""

ROOT = f"/sync/{VERSION}"
ENTRIES = 8000
"""Most entries of one blob: the standard day in one piece."""

MAX_BLOB = 8 * 1024 * 1024
"""Largest blob in bytes a server takes."""

MAX_BODY = 256 * 1024
"""Largest request body that is not a blob."""

WANT_OWN, WANT_ALL = b"\x01", b"\x02"
"""Behind the digest of `heads`: words for the asker's chains in any case; for every chain."""

T = TypeVar("T")
_PIN = "hub-tls/1"
_ACKNOWLEDGE = "acknowledgement/1"


class Stand(msgspec.Struct, frozen=True, array_like=True):
    """Where a chain stands: the last entry held without a gap, and its link."""

    chain: bytes
    feed: str
    seq: int
    hash: bytes


class Acknowledgement(msgspec.Struct, frozen=True, array_like=True):
    """A server's signed word that it holds this chain durably up to (seq, hash)."""

    chain: bytes
    seq: int
    hash: bytes
    signature: bytes


class HeadsAnswer(msgspec.Struct, frozen=True, array_like=True):
    """Where the server stands in the feeds the station follows; its word for the station's own.

    A hub passes on what the centre signed for the station's chains, and when it last heard the
    centre (UTC ms by the hub's clock, 0 never).
    """

    stands: tuple[Stand, ...]
    acknowledged: tuple[Acknowledgement, ...]
    passed: tuple[Acknowledgement, ...] = ()
    centre_at: int = 0


class PullRequest(msgspec.Struct, frozen=True, array_like=True):
    """The chains to continue behind these seqs, for these circles.

    `blob` and `offset`: how much of which blob came before the line broke. `begin`: chains that
    are not here at all, of which a start set is wanted; a server that knows none sends segments.
    """

    behind: tuple[tuple[bytes, int], ...]
    circles: tuple[str, ...]
    blob: bytes = b""
    offset: int = 0
    begin: tuple[bytes, ...] = ()


class Cargo(msgspec.Struct, frozen=True, array_like=True):
    """A segment with what names its chain."""

    feed: str
    public_key: bytes
    segment: Segment


class Place(msgspec.Struct, frozen=True, array_like=True):
    """How much of a blob the server has, and the attempt that may go on from there."""

    received: int
    generation: int


class EnrolRequest(msgspec.Struct, frozen=True, array_like=True):
    """A one-time code and the station's own certificate (its bytes)."""

    code: str
    certificate: bytes


class EnrolAnswer(msgspec.Struct, frozen=True, array_like=True):
    """The certificate issued, who issued it, and the server's own key with its certificate.

    A hub that handed a code on adds where the centre is that answered, and its own certificate;
    in any case what its TLS certificate's SHA-256 is, signed by its station key.
    """

    certificate: bytes
    authority: bytes
    server: bytes
    server_certificate: bytes
    role: str
    centre_url: str = ""
    hub_certificate: bytes = b""
    pin: bytes = b""
    pin_signature: bytes = b""


class QueueRequest(msgspec.Struct, frozen=True, array_like=True):
    """A counter asks its hub for a ticket, and brings what it wrote since the hub's last word.

    `act`: next, again, out-of-order, issue, or news (nothing is asked for). `behind` are the chains
    the asker holds with their seqs, `cargoes` its own new run. `number` names a ticket (for `issue`
    the wish: asked again, it gets the same number), `words` why it is called out of order,
    `wanted` the service or agency (for `issue` the first of several).
    """

    act: str
    actor: str
    counter: int
    behind: tuple[tuple[bytes, int], ...]
    cargoes: tuple[Cargo, ...] = ()
    wanted: tuple[str, ...] = ()
    number: str = ""
    words: str = ""
    priority: str = ""


class QueueAnswer(msgspec.Struct, frozen=True, array_like=True):
    """What the hub gave (`services.queue_hub.Moved`) or why not, the news, and its words.

    `moved` and `refused` (kind, code, data) are msgpack, empty where there is nothing to say.
    """

    moved: bytes
    refused: bytes
    cargoes: tuple[Cargo, ...]
    acknowledged: tuple[Acknowledgement, ...]


def encode(value: Any) -> bytes:
    """The bytes of a message."""
    return msgspec.msgpack.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """The message in `data`; raises Rejected("message-bad") when it is not one of this kind."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Rejected("message-bad", kind=getattr(kind, "__name__", "list")) from error


class StartCargo(msgspec.Struct, frozen=True, tag="start"):
    """A start set as a blob: a map, where segments are an array."""

    start: StartSet


def read_cargo(data: bytes) -> StartSet | list[Cargo]:
    """What a pulled blob holds; raises Rejected("message-bad")."""
    if data[:1] and data[0] & 0xF0 == 0x80:
        return decode(data, StartCargo).start
    return decode(data, list[Cargo])


def digest(stands: Iterable[Stand]) -> bytes:
    """Sixteen bytes that are equal exactly where two replicas stand at the same heads."""
    named = sorted((stand.chain, stand.seq, stand.hash) for stand in stands if stand.seq)
    return blake2b(encode(named), digest_size=16, person=b"fo-heads-1").digest()


def blob_name(data: bytes) -> bytes:
    """The sixteen bytes that name a blob by its contents."""
    return blake2b(data, digest_size=16, person=b"fo-blob-1").digest()


def body_hash(data: bytes) -> bytes:
    """What a request's signature covers of its body."""
    return blake2b(data, digest_size=32, person=b"fo-body-1").digest()


def acknowledge(key: StationKey, chain: bytes, seq: int, hash: bytes) -> Acknowledgement:
    """Signs that this chain is held durably up to here; only after the commit."""
    data = canonical.encode([chain, seq, hash])
    return Acknowledgement(chain, seq, hash, key.sign(_ACKNOWLEDGE, data))


def verify_acknowledgement(public: bytes, one: Acknowledgement) -> bool:
    """Whether the server `public` signed this acknowledgement."""
    data = canonical.encode([one.chain, one.seq, one.hash])
    return verify(public, _ACKNOWLEDGE, data, one.signature)


def granted(named: Iterable[str], circles: Collection[str]) -> frozenset[str]:
    """Those of the circles `named` that a station certified for `circles` may hold.

    `office` is everybody's in the office; `agency:*` stands for every agency; `author` is nobody
    else's.
    """
    every_agency = "agency:*" in circles
    return frozenset(
        name
        for name in named
        if name == "office"
        or (name in circles and name != "author")
        or (every_agency and name.startswith("agency:"))
    )


def sign_pin(key: StationKey, pin: bytes) -> bytes:
    """A hub's word for the TLS certificate it shows."""
    return key.sign(_PIN, pin)


def verify_pin(public: bytes, pin: bytes, signature: bytes) -> bool:
    """Whether the hub with this key said so."""
    return verify(public, _PIN, pin, signature)


def to_text(data: bytes) -> str:
    """Bytes as they go into a header."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def from_text(text: str) -> bytes:
    """The bytes of a header; raises ValueError when they are none."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
