"""Spares for the sealed envelope: packages made beforehand, and their stations admitted later."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select, update

from frontoffice.domain.errors import Refused, RuleViolation
from frontoffice.domain.numbering import SERIES
from frontoffice.journal.signing import Certificate, StationKey, issue_certificate
from frontoffice.server import admission
from frontoffice.server.admin import Centre
from frontoffice.server.tables import code as code_table
from frontoffice.store.keys import Cost
from frontoffice.sync.spare import ADMIT, Introduction, Package, introduced, new_salt, write_package

FOREVER = 1 << 62
CIRCLES = ("agency:*", "office", "supervisors")
"""What a spare may hold unless told otherwise: it stands in for any counter."""


def make_package(
    centre: Centre,
    office: str,
    station: int,
    path: Path,
    url: str,
    circles: Sequence[str] = CIRCLES,
    cost: Cost | None = None,
) -> str:
    """Writes the package of a spare with this station number; the code for its envelope.

    Neither has an end date, and both are good for one key. Raises NotFound `office-unknown`,
    RuleViolation `station-number-bad`, StoreTrouble.
    """
    if not 1 <= station <= 99:
        raise RuleViolation("station-number-bad", station=station, field="station")
    with centre.database.reading() as connection:
        admission.require_office(connection, office)
    key, now = StationKey.generate(), centre.now()
    letters = "".join(secrets.choice(admission.CODE_LETTERS) for _ in range(12))
    admit = issue_certificate(
        *(centre.home.authority, key.public, office, station, "A", tuple(circles), (ADMIT,)),
        issued_at=now,
    )
    package = Package(
        office=office,
        station=station,
        url=url,
        authority=centre.home.authority.public,
        server=centre.home.station.public,
        admission=msgspec.msgpack.encode(admit),
        salt=new_salt(),
        cost=cost or Cost(),
    )
    code = "-".join(letters[at : at + 4] for at in (0, 4, 8))
    write_package(path, package, key, code)
    with centre.database.writing() as connection:
        for name in (admission.code_hash(letters), _admission_hash(key.public)):
            connection.execute(
                code_table.insert().values(
                    office=office,
                    hash=name,
                    station=station,
                    circles=msgspec.msgpack.encode(tuple(circles)),
                    expires_at=FOREVER,
                )
            )
    return code


def admit(centre: Centre, office: str, introduction: Introduction) -> Certificate:
    """Certifies the key a spare introduces; the same key may come again.

    Raises Refused `bundle-sender-unknown` for an introduction nobody here made, `code-used` for a
    second key, `station-taken`, `station-revoked`.
    """
    found = introduced(introduction, centre.home.authority.public)
    if found is None or found[1].office != office or found[1].series not in tuple(SERIES):
        raise Refused("bundle-sender-unknown", file="-")
    admitting, own = found
    with centre.database.writing() as connection:
        _use(connection, office, admitting.key, own.key)
        return admission.certify(
            centre.database, connection, centre.home, own, admitting.circles, centre.now()
        )


def _use(connection: Connection, office: str, admitting: bytes, key: bytes) -> None:
    here = (code_table.c.office == office, code_table.c.hash == _admission_hash(admitting))
    row = connection.execute(select(code_table).where(*here).with_for_update()).one_or_none()
    if row is None:
        raise Refused("bundle-sender-unknown", file="-")
    if row.used_by is not None and bytes(row.used_by) != key:
        raise Refused("code-used")
    connection.execute(update(code_table).where(*here).values(used_by=key))


def _admission_hash(public: bytes) -> bytes:
    return blake2b(public, digest_size=32, person=b"fo-admit-1").digest()
