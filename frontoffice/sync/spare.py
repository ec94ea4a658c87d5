"""A spare admitted without a line: the package a centre makes beforehand for the sealed envelope.

The package holds an *admission key* the authority certified for one station number. The code on
paper opens it; the spare certifies its own new key with it and shows both certificates in its
bundles, until the centre's own certificate comes back. The same code works over a line.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from argon2.low_level import Type, hash_secret_raw

from frontoffice.domain.errors import Refused, StoreTrouble
from frontoffice.journal.signing import (
    Certificate,
    StationKey,
    issue_certificate,
    verify_certificate,
)
from frontoffice.store import replica
from frontoffice.store.atomic import write_atomically
from frontoffice.store.keys import Cost
from frontoffice.store.sealing import SealBroken, seal, unseal
from frontoffice.store.store import Store, write_setting
from frontoffice.sync.wire import encode

MAGIC = b"FOSPARE1"
ADMIT = "admit"
"""The only right of an admission key: to certify one key for its station number."""

INTRODUCTION = "introduction"
"""Setting: the two certificates this station shows until the centre has certified it."""

_MAX_BYTES = 64 * 1024
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": "", " ": ""})


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in the envelope; `sealed` is the admission key, opened by the code."""

    office: str
    station: int
    url: str
    authority: bytes
    server: bytes
    admission: bytes
    salt: bytes
    cost: Cost
    sealed: bytes = b""


class Introduction(msgspec.Struct, frozen=True, array_like=True):
    """An admission certificate, and a station's certificate made with its key (their bytes)."""

    admission: bytes
    certificate: bytes


def write_package(path: Path, package: Package, admission: StationKey, code: str) -> None:
    """Writes a package sealed by the code; the code itself is in nothing but the envelope.

    Raises StoreTrouble full, read-only, `bundle-folder-missing`.
    """
    if not path.absolute().parent.is_dir():
        raise StoreTrouble("bundle-folder-missing", folder=str(path.parent))
    sealed = seal(_code_key(code, package), admission.private_bytes(), _bound(package))
    data = encode(msgspec.structs.replace(package, sealed=sealed))
    write_atomically(path, MAGIC + data)


def use_package(store: Store, path: Path, code: str) -> Package:
    """Admits this station by a package and its code: pins the centre, and introduces our key.

    Nothing of the journal changes. Raises StoreTrouble `spare-missing`, `spare-not-one`, Refused
    `code-unknown`, `enrol-other-office`, `enrol-other-station`, `server-untrusted`.
    """
    package = _read(path)
    own = store.certificate
    if package.office != own.office:
        raise Refused("enrol-other-office", office=own.office, asked=package.office)
    if package.station != own.station:
        raise Refused("enrol-other-station", station=own.station, asked=package.station)
    try:
        private = unseal(_code_key(code, package), package.sealed, _bound(package))
    except SealBroken:
        raise Refused("code-unknown") from None
    admission, key = replica.read_certificate(package.admission), StationKey.from_bytes(private)
    if admission is None or admission.key != key.public:
        raise Refused("server-untrusted")
    shown = issue_certificate(
        key,
        store.key.public,
        own.office,
        own.station,
        own.series,
        admission.circles,
        ("case",),
        issued_at=store.clock.read()[0],
    )
    introduction = Introduction(package.admission, msgspec.msgpack.encode(shown))
    if introduced(introduction, package.authority) is None:
        raise Refused("server-untrusted")
    with store.writing() as connection:
        write_setting(connection, replica.AUTHORITY_KEY, package.authority)
        write_setting(connection, INTRODUCTION, encode(introduction))
        connection.exec_driver_sql("DELETE FROM peer WHERE role = 'central'")
        replica.keep_peer(connection, replica.Peer(package.url, "central", package.server))
    return package


def introduced(
    introduction: Introduction, authority: bytes
) -> tuple[Certificate, Certificate] | None:
    """(admission, station certificate) where the authority vouches for both, else None."""
    admission = replica.read_certificate(introduction.admission)
    found = replica.read_certificate(introduction.certificate)
    if admission is None or found is None:
        return None
    good = (
        verify_certificate(admission, authority)
        and ADMIT in admission.rights
        and verify_certificate(found, admission.key)
        and (found.office, found.station) == (admission.office, admission.station)
        and set(found.circles) <= set(admission.circles)
    )
    return (admission, found) if good else None


def _read(path: Path) -> Package:
    try:
        data = path.read_bytes()[: _MAX_BYTES + 1]
    except OSError as error:
        raise StoreTrouble("spare-missing", file=path.name) from error
    if not data.startswith(MAGIC) or len(data) > _MAX_BYTES:
        raise StoreTrouble("spare-not-one", file=path.name)
    try:
        package = msgspec.msgpack.decode(data[len(MAGIC) :], type=Package)
    except (msgspec.MsgspecError, ValueError) as error:
        raise StoreTrouble("spare-not-one", file=path.name) from error
    cost = package.cost
    if encode(package) != data[len(MAGIC) :]:
        raise StoreTrouble("spare-not-one", file=path.name)
    if not (8 <= cost.memory_kib <= 1 << 17 and 1 <= cost.passes <= 16 and cost.lanes == 1):
        raise StoreTrouble("spare-not-one", file=path.name)
    return package


def _code_key(code: str, package: Package) -> bytes:
    """Sixty random bits and a slow hash: the package alone is not worth trying codes on."""
    plain, cost = code.strip().upper().translate(_ALIKE).encode(), package.cost
    return hash_secret_raw(
        plain, package.salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID
    )


def _bound(package: Package) -> bytes:
    """Everything else in the package: who changes its address or keys makes the code wrong."""
    return encode(msgspec.structs.replace(package, sealed=b""))


def new_salt() -> bytes:
    """Sixteen random bytes for a package."""
    return os.urandom(16)
