"""Who says so: station keys, signed heads, certificates and signed requests, all Ed25519.

Every signature names what it is for by a tag, so that none can be passed off as another.
"""

from __future__ import annotations

import os
from base64 import b64decode, urlsafe_b64encode
from hashlib import blake2b

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from frontoffice.domain import canonical
from frontoffice.domain.errors import Refused

HEAD, CERTIFICATE, COMPACT, REQUEST = "head/1", "certificate/1", "compact/1", "request/1"


class StationKey:
    """The Ed25519 key that is a station; it never leaves its home and is never in a backup."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> StationKey:
        """A new key from the system's random source."""
        return cls.from_bytes(os.urandom(32))

    @classmethod
    def from_bytes(cls, private: bytes) -> StationKey:
        """The key from its 32 private bytes; ValueError for any other length."""
        return cls(Ed25519PrivateKey.from_private_bytes(private))

    def private_bytes(self) -> bytes:
        """The 32 bytes to keep under the home's data key."""
        return self._private.private_bytes_raw()

    def sign(self, tag: str, data: bytes) -> bytes:
        """A 64-byte signature over `data` for the purpose `tag`."""
        return self._private.sign(_tagged(tag, data))


def verify(public: bytes, tag: str, data: bytes, signature: bytes) -> bool:
    """Whether the holder of `public` signed `data` for the purpose `tag`; never raises."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _tagged(tag, data))
    except (InvalidSignature, ValueError):
        return False
    return True


def _tagged(tag: str, data: bytes) -> bytes:
    return b"frontoffice/" + tag.encode() + b"\0" + data


def key_id(public: bytes) -> bytes:
    """The 8 bytes by which a request names its signer."""
    return blake2b(public, digest_size=8, person=b"fo-key-1").digest()


class SignedHead(msgspec.Struct, frozen=True, array_like=True):
    """A station's word that its chain stands at (seq, hash): it covers everything before it."""

    chain: bytes
    seq: int
    hash: bytes
    signature: bytes


def sign_head(key: StationKey, chain: bytes, seq: int, hash: bytes) -> SignedHead:
    """Signs where a chain stands; only at the end of an act."""
    data = canonical.encode([chain, seq, hash])
    return SignedHead(chain, seq, hash, key.sign(HEAD, data))


def verify_head(public: bytes, head: SignedHead) -> bool:
    """Whether the station `public` signed this head."""
    data = canonical.encode([head.chain, head.seq, head.hash])
    return verify(public, HEAD, data, head.signature)


class Certificate(msgspec.Struct, frozen=True, array_like=True):
    """An authority's word about a key: office, number, series, circles and rights.

    It has no end date; revocation ends it. `compact` is a second signature over key, office,
    station and series alone, short enough to travel inside a receipt's QR.
    """

    key: bytes
    office: str
    station: int
    series: str
    circles: tuple[str, ...]
    rights: tuple[str, ...]
    issued_at: int
    authority: bytes
    signature: bytes
    compact: bytes

    @property
    def is_local(self) -> bool:
        """True when the station certified itself: a stand-alone home."""
        return self.key == self.authority


def _compact_data(key: bytes, office: str, station: int, series: str) -> bytes:
    return canonical.encode([key, office, station, series])


def issue_certificate(
    authority: StationKey,
    key: bytes,
    office: str,
    station: int,
    series: str,
    circles: tuple[str, ...] = (),
    rights: tuple[str, ...] = (),
    *,
    issued_at: int,
) -> Certificate:
    """Certifies the station key `key` (32 public bytes); circles and rights are kept sorted."""
    circles, rights = tuple(sorted(set(circles))), tuple(sorted(set(rights)))
    named = (key, office, station, series, circles, rights, issued_at, authority.public)
    compact = authority.sign(COMPACT, _compact_data(key, office, station, series))
    return Certificate(*named, authority.sign(CERTIFICATE, canonical.encode(named)), compact)


def self_certify(
    key: StationKey,
    office: str,
    station: int,
    series: str,
    circles: tuple[str, ...] = (),
    rights: tuple[str, ...] = (),
    *,
    issued_at: int,
) -> Certificate:
    """What a stand-alone home says about itself until it is enrolled."""
    return issue_certificate(
        key, key.public, office, station, series, circles, rights, issued_at=issued_at
    )


def verify_certificate(certificate: Certificate, authority: bytes) -> bool:
    """Whether `authority` (the key one trusts, 32 bytes) issued this certificate unchanged."""
    c = certificate
    named = (c.key, c.office, c.station, c.series, c.circles, c.rights, c.issued_at, c.authority)
    return (
        c.authority == authority
        and verify(authority, CERTIFICATE, canonical.encode(named), c.signature)
        and verify_compact(authority, c.key, c.office, c.station, c.series, c.compact)
    )


def verify_compact(
    authority: bytes, key: bytes, office: str, station: int, series: str, compact: bytes
) -> bool:
    """Whether `authority` certified this key for this station: the part a QR carries."""
    return verify(authority, COMPACT, _compact_data(key, office, station, series), compact)


class RequestSignature(msgspec.Struct, frozen=True):
    """What a request's header says: who signed (`key_id`), on which nonce, and the signature."""

    signer: bytes
    nonce: bytes
    signature: bytes


def sign_request(key: StationKey, method: str, path: str, body_hash: bytes, nonce: bytes) -> str:
    """The header by which a station stands for a request, bound to the server's last nonce."""
    signature = key.sign(REQUEST, canonical.encode([method.upper(), path, body_hash, nonce]))
    parts = (key_id(key.public), nonce, signature)
    return ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def read_request_signature(header: str) -> RequestSignature:
    """Reads the header, so that the server can look up key and nonce.

    Raises Refused("request-unsigned") when it is not one of ours.
    """
    parts = header.split(".")
    try:
        if len(parts) != 3 or len(header) > 400:
            raise ValueError
        signer, nonce, signature = (
            b64decode(part + "=" * (-len(part) % 4), b"-_", validate=True) for part in parts
        )
    except ValueError as error:
        raise Refused("request-unsigned") from error
    return RequestSignature(signer, nonce, signature)


def verify_request(
    public: bytes, header: str, method: str, path: str, body_hash: bytes, nonce: bytes
) -> bool:
    """Whether the station `public` signed this very request on this nonce.

    Raises Refused("request-unsigned") when the header is not one of ours.
    """
    found = read_request_signature(header)
    data = canonical.encode([method.upper(), path, body_hash, nonce])
    return (
        found.signer == key_id(public)
        and found.nonce == nonce
        and verify(public, REQUEST, data, found.signature)
    )
