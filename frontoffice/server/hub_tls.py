"""The hub's own TLS: a certificate it made itself, which its station key vouches for.

No authority of the internet knows a PC on a branch's LAN. So stations compare the certificate's
hash with what the hub's certified key signed; it has no end that a wrong clock could come upon.
"""

from __future__ import annotations

import datetime as dt
import os
import ssl
import tempfile
from hashlib import sha256
from pathlib import Path

import msgspec

from frontoffice.store.store import Store

_SETTING = "hub-tls"
_FROM, _UNTIL = dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.datetime(2099, 12, 31, tzinfo=dt.UTC)


class _Kept(msgspec.Struct, array_like=True):
    key: bytes
    certificate: bytes


def pin(store: Store) -> bytes:
    """The SHA-256 of the hub's TLS certificate (32 bytes); made at first use."""
    return sha256(_kept(store).certificate).digest()


def server_context(store: Store) -> ssl.SSLContext:
    """The server side of the hub's TLS."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.x509 import load_der_x509_certificate

    kept = _kept(store)
    password = os.urandom(24).hex()
    key = serialization.load_der_private_key(kept.key, None)
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    chain = load_der_x509_certificate(kept.certificate).public_bytes(serialization.Encoding.PEM)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # OpenSSL reads keys from files only; this one is locked, and gone in a moment.
    handle, name = tempfile.mkstemp(suffix=".pem")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(locked + chain)
        context.load_cert_chain(name, password=password)
    finally:
        Path(name).unlink()
    return context


def _kept(store: Store) -> _Kept:
    found = store.setting(_SETTING)
    if found is None:
        found = msgspec.msgpack.encode(_made())
        store.set_setting(_SETTING, found)
    return msgspec.msgpack.decode(found, type=_Kept)


def _made() -> _Kept:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "frontoffice hub")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .sign(key, hashes.SHA256())
    )
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return _Kept(plain, certificate.public_bytes(serialization.Encoding.DER))
