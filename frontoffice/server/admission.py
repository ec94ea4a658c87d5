"""Who may talk to this server: enrolment by one-time code, signed requests, revocation."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from hashlib import blake2b

import msgspec
from sqlalchemy import Connection, Row, select, text, update

from frontoffice.domain.errors import NotFound, Refused, Rejected, RuleViolation
from frontoffice.domain.numbering import SERIES
from frontoffice.domain.reference_facts import StationCertified, StationRevoked
from frontoffice.journal.entry import chain_id
from frontoffice.journal.signing import (
    Certificate,
    issue_certificate,
    key_id,
    read_request_signature,
    verify_certificate,
    verify_request,
)
from frontoffice.server import journal
from frontoffice.server.database import Database
from frontoffice.server.home import CentralHome
from frontoffice.server.tables import chain, code, office, station
from frontoffice.store.replica import read_certificate
from frontoffice.sync.wire import EnrolAnswer, EnrolRequest

CODE_LIFETIME_MS = 24 * 3600 * 1000
NONCE_BYTES = 12
RIGHTS = ("case",)

_OFFICE = re.compile("[A-Z0-9]{2,8}")
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": "", " ": ""})


class Caller(msgspec.Struct, frozen=True):
    """A station whose request was verified, with the nonce for its next one."""

    office: str
    public_key: bytes
    circles: tuple[str, ...]
    nonce: bytes


class NonceStale(Refused):
    """The request was signed on an old nonce: the answer brings the one to use."""

    def __init__(self, nonce: bytes) -> None:
        super().__init__("nonce-stale")
        self.nonce = nonce


def new_code(
    database: Database,
    office_code: str,
    station_number: int,
    now: int,
    circles: Sequence[str] | None = None,
) -> tuple[str, int]:
    """A one-time enrolment code for a station number, with the instant it ends (UTC ms, 24 h).

    `circles` None grants what the station's own certificate names. Raises NotFound
    `office-unknown` and RuleViolation `station-number-bad`.
    """
    if not 1 <= station_number <= 99:
        raise RuleViolation("station-number-bad", station=station_number, field="station")
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(12))
    with database.writing() as connection:
        require_office(connection, office_code)
        connection.execute(
            code.insert().values(
                office=office_code,
                hash=code_hash(letters),
                station=station_number,
                circles=msgspec.msgpack.encode(circles),
                expires_at=now + CODE_LIFETIME_MS,
            )
        )
    return "-".join(letters[at : at + 4] for at in (0, 4, 8)), now + CODE_LIFETIME_MS


def require_office(connection: Connection, office_code: str) -> None:
    """Raises NotFound("office-unknown") for an office nobody added here."""
    found = connection.execute(select(office.c.office).where(office.c.office == office_code))
    if found.one_or_none() is None:
        raise NotFound("office-unknown", office=office_code)


def code_hash(typed: str) -> bytes:
    """What is kept of an enrolment code; letters that look alike count as one."""
    plain = typed.strip().upper().translate(_ALIKE)
    return blake2b(plain.encode(), digest_size=32, person=b"fo-code-1").digest()


def enrol(
    database: Database,
    home: CentralHome,
    office_code: str,
    header: str,
    request: EnrolRequest,
    signed: tuple[str, str, bytes],
    now: int,
) -> EnrolAnswer:
    """Certifies the existing key of a station that shows a one-time code.

    `signed` is (method, path, body hash) under the station's signature without a nonce. The same
    key may ask again with the same code and gets the same answer. Raises Refused `code-*`,
    `enrol-other-office`, `enrol-other-station`, `station-taken`, `station-revoked`.
    """
    own = read_certificate(request.certificate)
    if own is None or own.series not in tuple(SERIES) or not verify_certificate(own, own.key):
        raise Rejected("certificate-bad")
    if not verify_request(own.key, header, *signed, b""):
        raise Refused("request-unsigned")
    if own.office != office_code:
        raise Refused("enrol-other-office", office=own.office, asked=office_code)
    with database.writing() as connection:
        circles = _use_code(connection, own, request.code, now)
        certificate = certify(database, connection, home, own, circles, now)
    server = issue_certificate(
        home.authority, home.station.public, office_code, 0, "A", rights=("central",), issued_at=now
    )
    return EnrolAnswer(
        msgspec.msgpack.encode(certificate),
        home.authority.public,
        home.station.public,
        msgspec.msgpack.encode(server),
        "central",
    )


def _use_code(
    connection: Connection, own: Certificate, typed: str, now: int
) -> tuple[str, ...] | None:
    hashed = code_hash(typed)
    found = connection.execute(
        select(code).where(code.c.office == own.office, code.c.hash == hashed).with_for_update()
    ).one_or_none()
    if found is None:
        other = connection.execute(select(code.c.office).where(code.c.hash == hashed)).scalar()
        if other:
            raise Refused("enrol-other-office", office=own.office, asked=other)
        raise Refused("code-unknown")
    if found.used_by is not None and bytes(found.used_by) != own.key:
        raise Refused("code-used")
    if found.used_by is None and found.expires_at < now:
        raise Refused("code-expired")
    if found.station != own.station:
        raise Refused("enrol-other-station", station=own.station, asked=found.station)
    connection.execute(
        update(code)
        .where(code.c.office == own.office, code.c.hash == hashed)
        .values(used_by=own.key)
    )
    circles = msgspec.msgpack.decode(found.circles, type=tuple[str, ...] | None)
    return own.circles if circles is None else circles


def _certified(connection: Connection, key: bytes, own: Certificate) -> Certificate | None:
    """The certificate this key has already: an answer may have been lost."""
    found = connection.execute(
        select(station).where(station.c.office == own.office, station.c.public_key == key)
    ).one_or_none()
    if found is None:
        return None
    if found.revoked_at is not None:
        raise Refused("station-revoked", station=own.station)
    return read_certificate(bytes(found.certificate))


def certify(
    database: Database,
    connection: Connection,
    home: CentralHome,
    own: Certificate,
    circles: tuple[str, ...] | None,
    now: int,
) -> Certificate:
    """Certifies a station's key, or answers with the certificate it has already.

    Raises Refused `station-taken`, `station-revoked`.
    """
    return _certified(connection, own.key, own) or _certify(
        database, connection, home, own, circles, now
    )


def _certify(
    database: Database,
    connection: Connection,
    home: CentralHome,
    own: Certificate,
    circles: tuple[str, ...] | None,
    now: int,
) -> Certificate:
    taken = connection.execute(
        select(station.c.public_key).where(
            station.c.office == own.office,
            station.c.station == own.station,
            station.c.series == own.series,
            station.c.revoked_at.is_(None),
        )
    ).first()
    if taken:
        raise Refused("station-taken", office=own.office, station=own.station, series=own.series)
    issued = issue_certificate(
        home.authority,
        own.key,
        own.office,
        own.station,
        own.series,
        circles or (),
        RIGHTS,
        issued_at=now,
    )
    data = msgspec.msgpack.encode(issued)
    connection.execute(
        station.insert().values(
            office=own.office,
            public_key=own.key,
            key_id=key_id(own.key),
            station=own.station,
            series=own.series,
            certificate=data,
        )
    )
    fact = StationCertified(
        authority="office", office=own.office, station=own.station, certificate=data
    )
    journal.write(database, connection, home.station, own.office, [("station", fact)], now)
    return issued


def keys_of_counter(connection: Connection, caller: Caller) -> list[bytes]:
    """Every key that was certified for the caller's station number: its own, and earlier ones."""
    number = (
        select(station.c.station)
        .where(station.c.office == caller.office, station.c.public_key == caller.public_key)
        .scalar_subquery()
    )
    found = connection.execute(
        select(station.c.public_key).where(
            station.c.office == caller.office, station.c.station == number
        )
    )
    return [bytes(key) for (key,) in found]


def authenticate(
    database: Database,
    office_code: str,
    header: str,
    signed: tuple[str, str, bytes],
    now: int,
) -> Caller:
    """The station behind a request; `signed` is (method, path, body hash).

    A nonce serves until its successor has been used, so a lost answer costs no extra trip and a
    request that was recorded earlier is worth nothing. Raises Refused `request-unsigned`,
    `station-unknown`, `station-revoked`, and NonceStale.
    """
    claimed = read_request_signature(header)
    if not _OFFICE.fullmatch(office_code):
        raise Refused("station-unknown")
    here = (station.c.office == office_code, station.c.key_id == claimed.signer)
    with database.reading() as connection:
        found = connection.execute(select(station).where(*here)).one_or_none()
    if found is None:
        raise Refused("station-unknown")
    key = bytes(found.public_key)
    if not verify_request(key, header, *signed, claimed.nonce):
        raise Refused("request-unsigned")
    if found.revoked_at is not None:
        raise Refused("station-revoked", station=found.station)
    certificate = read_certificate(bytes(found.certificate))
    circles = certificate.circles if certificate else ()
    return Caller(office_code, key, circles, _next_nonce(database, found, claimed.nonce, now))


def _next_nonce(database: Database, found: Row[tuple[object, ...]], used: bytes, now: int) -> bytes:
    """The nonce for the station's next request."""
    last, previous = found.last_nonce, found.previous_nonce
    if last is not None and previous is not None and used == bytes(previous):
        return bytes(last)
    if last is not None and used != bytes(last):
        raise NonceStale(bytes(last))
    fresh = os.urandom(NONCE_BYTES)
    with database.writing() as connection:
        connection.execute(
            update(station)
            .where(station.c.office == found.office, station.c.public_key == found.public_key)
            .values(last_nonce=fresh, previous_nonce=last, contact_at=now)
        )
    if last is None:
        raise NonceStale(fresh)
    return fresh


def revoke(
    database: Database,
    home: CentralHome,
    office_code: str,
    station_number: int,
    now: int,
    *,
    lost: bool = False,
) -> int:
    """Takes back the certificates of a station number; how many keys lost theirs.

    What the centre holds of them stays. Raises NotFound("station-unknown").
    """
    with database.writing() as connection:
        found = connection.execute(
            select(station).where(
                station.c.office == office_code,
                station.c.station == station_number,
                station.c.revoked_at.is_(None),
            )
        ).all()
        if not found:
            raise NotFound("station-unknown", office=office_code, station=station_number)
        for row in found:
            key = bytes(row.public_key)
            last = connection.execute(
                select(chain.c.seq).where(
                    chain.c.office == office_code, chain.c.chain == chain_id(key, office_code)
                )
            ).scalar()
            fact = StationRevoked(
                authority="office",
                office=office_code,
                station=station_number,
                key=key,
                last_seq=last or 0,
                lost=lost,
            )
            journal.write(database, connection, home.station, office_code, [("station", fact)], now)
        connection.execute(
            text(
                "UPDATE station SET revoked_at = :at WHERE office = :office "
                "AND station = :station AND revoked_at IS NULL"
            ),
            {"at": now, "office": office_code, "station": station_number},
        )
    return len(found)
