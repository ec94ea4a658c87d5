"""Stations whose certificate was taken back: what they wrote later counts once it is accepted.

A *retired* station's later entries wait until an admin accepts them; a *lost* one is refused, and
told so under our signature, so that it destroys its key slots and nobody else can make it do so.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from frontoffice.domain.errors import NotFound, Refused, Rejected
from frontoffice.domain.facts import read_body
from frontoffice.domain.reference_facts import StationRevoked
from frontoffice.journal.entry import chain_id
from frontoffice.journal.segment import unpack
from frontoffice.journal.signing import read_request_signature, verify_head
from frontoffice.server import erasure, folding, journal
from frontoffice.server.admin import Centre
from frontoffice.server.tables import entry, late_run, station
from frontoffice.store.replica import check_storable
from frontoffice.sync.lost import sign_lost
from frontoffice.sync.wire import Acknowledgement, Cargo, acknowledge, blob_name, decode, encode


def told_how(centre: Centre, office: str, header: str) -> Refused:
    """What a revoked station is told: that it is retired, or lost with our signature under it."""
    signer = read_request_signature(header).signer
    with centre.database.reading() as connection:
        row = connection.execute(
            select(station.c.public_key, station.c.station).where(
                station.c.office == office, station.c.key_id == signer
            )
        ).one()
        found = revocation_of(connection, centre, office, bytes(row.public_key))
    if found is not None and found.lost:
        word = sign_lost(centre.home.station, found.key)
        return Refused("station-lost", station=row.station, word=word.hex())
    return Refused("station-revoked", station=row.station)


def revocation_of(
    connection: Connection, centre: Centre, office: str, public: bytes
) -> StationRevoked | None:
    """The last word of this centre on a key, None where it was never revoked."""
    found = connection.execute(
        select(entry.c.kind, entry.c.body)
        .where(
            entry.c.office == office,
            entry.c.chain == chain_id(centre.home.station.public, office),
            entry.c.kind == StationRevoked.KIND,
        )
        .order_by(entry.c.seq.desc())
    )
    for kind, data in found:
        body = read_body(kind, bytes(data))
        if isinstance(body, StationRevoked) and body.key == public:
            return body
    return None


def take(centre: Centre, office: str, cargo: Cargo) -> int:
    """Takes a run in as `journal.take` does; what a retired station wrote later is kept apart.

    Raises Rejected `station-late` once that is durable, and Refused `station-lost`.
    """
    try:
        return journal.take(centre.database, centre.home.station, office, cargo)
    except Refused as refused:
        if refused.code != "station-revoked":
            raise
        return _keep_late(centre, office, cargo)


def accept(centre: Centre, office: str, cargo: Cargo) -> Acknowledgement:
    """The same with our word for where the chain stands then."""
    take(centre, office, cargo)
    name = cargo.segment.head.chain
    with centre.database.reading() as connection:
        stand = next(one for one in journal.stands(connection, (cargo.feed,)) if one.chain == name)
    return acknowledge(centre.home.station, name, stand.seq, stand.hash)


def _keep_late(centre: Centre, office: str, cargo: Cargo) -> int:
    signed, public = cargo.segment.head, cargo.public_key
    with centre.database.reading() as connection:
        found = revocation_of(connection, centre, office, public)
    if found is None or found.lost:
        raise Refused("station-lost", station=found.station if found else 0)
    if signed.seq <= found.last_seq:
        return journal.take(centre.database, centre.home.station, office, cargo, revoked_too=True)
    if chain_id(public, office) != signed.chain or not verify_head(public, signed):
        raise Rejected(
            "chain-broken", station=signed.chain.hex(), seq=signed.seq, reason="signature"
        )
    check_storable(unpack(cargo.segment))
    data = encode(cargo)
    here = {"office": office, "chain": signed.chain, "name": blob_name(data)}
    with centre.database.writing() as connection:
        known = connection.execute(
            select(late_run.c.last).where(*(late_run.c[name] == one for name, one in here.items()))
        ).first()
        if known is None:
            connection.execute(
                late_run.insert().values(
                    **here,
                    station=found.station,
                    first=cargo.segment.first,
                    last=signed.seq,
                    came_at=centre.now(),
                    data=data,
                )
            )
            erasure.blank_late(connection, office, erasure.listed(connection, office))
    raise Rejected("station-late", station=found.station, seq=found.last_seq + 1)


def late(centre: Centre, office: str) -> list[dict[str, Any]]:
    """What waits for an admin: station, chain, first and last seq of each run kept apart."""
    with centre.database.reading() as connection:
        rows = connection.execute(
            select(late_run).where(late_run.c.office == office).order_by(late_run.c.first)
        ).all()
    return [
        {
            "station": row.station,
            "chain": bytes(row.chain).hex(),
            "first": row.first,
            "last": row.last,
            "came_at": row.came_at,
        }
        for row in rows
    ]


def accept_late(centre: Centre, office: str, station_number: int) -> dict[str, Any]:
    """An admin accepts what a retired station wrote after its revocation: it counts from now on.

    The revocation is told anew with the later last entry. Returns `{"office", "station",
    "entries"}`. Raises NotFound `late-none`, and Rejected where a run does not continue its chain.
    """
    with centre.database.reading() as connection:
        rows = connection.execute(
            select(late_run)
            .where(late_run.c.office == office, late_run.c.station == station_number)
            .order_by(late_run.c.chain, late_run.c.first, late_run.c.last)
        ).all()
    if not rows:
        raise NotFound("late-none", office=office, station=station_number)
    entries = 0
    for row in rows:
        cargo = decode(bytes(row.data), Cargo)
        entries += journal.take(
            centre.database, centre.home.station, office, cargo, revoked_too=True
        )
        _told_anew(centre, office, cargo.public_key, row)
    folding.fold_office(centre.database, office)
    return {"office": office, "station": station_number, "entries": entries}


def _told_anew(centre: Centre, office: str, public: bytes, row: Any) -> None:
    now, key = centre.now(), centre.home.station
    with centre.database.writing() as connection:
        known = revocation_of(connection, centre, office, public)
        if known is not None and known.last_seq < row.last:
            fact = msgspec.structs.replace(known, last_seq=row.last)
            facts = [("station", fact)]
            journal.write(centre.database, connection, key, office, facts, now)
        connection.execute(
            delete(late_run).where(
                late_run.c.office == office,
                late_run.c.chain == row.chain,
                late_run.c.name == row.name,
            )
        )
