"""Seals bytes with a secret key, or to someone's X25519 key so that only they can open them."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_PUBLIC_BYTES = 32


class SealBroken(Exception):
    """The key does not open it, or a byte was changed."""


def seal(key: bytes, data: bytes, purpose: bytes) -> bytes:
    """`data` under AES-256-GCM; `purpose` must be given again to open it."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, purpose)


def unseal(key: bytes, sealed: bytes, purpose: bytes) -> bytes:
    """What was sealed; raises SealBroken for another key, another purpose or changed bytes."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose)
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error


def seal_to(public: bytes, data: bytes, purpose: bytes) -> bytes:
    """`data` sealed to an X25519 public key (32 bytes); the sealer cannot open it again."""
    once = X25519PrivateKey.generate()
    once_public = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return once_public + seal(_box_key(shared, once_public, public), data, purpose)


def unseal_with(private: bytes, sealed: bytes, purpose: bytes) -> bytes:
    """Opens what was sealed to this X25519 private key (32 bytes); raises SealBroken."""
    key = X25519PrivateKey.from_private_bytes(private)
    once_public = sealed[:_PUBLIC_BYTES]
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(once_public))
    except ValueError as error:
        raise SealBroken from error
    box_key = _box_key(shared, once_public, key.public_key().public_bytes_raw())
    return unseal(box_key, sealed[_PUBLIC_BYTES:], purpose)


def _box_key(shared: bytes, once_public: bytes, public: bytes) -> bytes:
    info = b"frontoffice/box/1" + once_public + public
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(shared)
