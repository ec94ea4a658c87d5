"""The X25519 key of a station, derived from its Ed25519 key: who knows the one knows the other.

So a bundle can be sealed to every certified station without a second key to make, certify, carry
and revoke. The conversion is the birational map between both curves (RFC 7748 section 4.1), as
libsodium and age do it; signatures and box keys stay apart by their tags (Thormarker 2021).
"""

from __future__ import annotations

from hashlib import sha512

from frontoffice.domain.errors import Refused
from frontoffice.journal.signing import StationKey

_PRIME = 2**255 - 19


def box_public(public: bytes) -> bytes:
    """The X25519 public key (32 bytes) of a station's Ed25519 public key.

    Raises Refused("key-unusable") for bytes that are no such key.
    """
    y = int.from_bytes(public, "little") & ((1 << 255) - 1)
    if len(public) != 32 or y >= _PRIME or y in (0, 1, _PRIME - 1):
        raise Refused("key-unusable")
    return ((1 + y) * pow(1 - y, -1, _PRIME) % _PRIME).to_bytes(32, "little")


def box_private(key: StationKey) -> bytes:
    """The X25519 private key (32 bytes) of a station's own key; used and forgotten."""
    return sha512(key.private_bytes()).digest()[:32]
