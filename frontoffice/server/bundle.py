"""Bundles at the centre: taken in by the same code as the line, answered with words and news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, select

from frontoffice.domain.errors import NotFound, Refused
from frontoffice.journal.signing import issue_certificate
from frontoffice.server import bundle_files, erasure, exchange, folding, journal, revocation, spare
from frontoffice.server.admin import Centre
from frontoffice.server.admission import Caller, require_office
from frontoffice.server.tables import position, station
from frontoffice.store.replica import read_certificate
from frontoffice.sync import bundle
from frontoffice.sync.bundle import Imported, Inspected, Manifest, Receiver, Sender
from frontoffice.sync.wire import NATIONAL, Cargo, Stand, decode, encode, granted


def import_bundle(centre: Centre, path: Path) -> Imported:
    """Takes a station's bundle in; late, twice and out of order are harmless.

    Raises StoreTrouble `bundle-*` before anything is taken in, NotFound `office-unknown`, Refused
    `bundle-sender-unknown`. A run that does not fit is told in `problems` and left out.
    """
    opened, cargoes = bundle.open_parts(path, centre.home.station)
    manifest = opened.manifest
    office = manifest.office
    with centre.database.reading() as connection:
        require_office(connection, office)
        caller = _caller(connection, office, manifest.public_key)
    if caller is None:
        caller = _admitted(centre, manifest, path)

    def take(cargo: Cargo) -> int:
        return revocation.take(centre, office, cargo)

    added, known, problems = bundle.take_all(cargoes, take)
    # Of a chain it has in another version it gets ours from the beginning: its disk was copied.
    forked = {one.data.get("station") for one in problems if one.code == "chain-forked"}
    there = tuple(one for one in manifest.heads if one.chain.hex() not in forked)
    with centre.database.writing() as connection:
        if _at_work(connection, office, manifest.public_key):
            erasure.blank(connection, office, manifest.erased)
        _keep_position(connection, office, manifest.public_key, there)
    kept = bundle_files.take(centre, opened)
    folding.fold_office(centre.database, office)
    with centre.database.reading() as connection:
        stands = journal.stands(connection, (office, NATIONAL))
    ours = {(one.chain, one.seq, one.hash) for one in stands}
    return Imported(
        manifest=manifest,
        hash=opened.hash,
        added=added,
        known=known,
        acknowledged=0,
        even={(one.chain, one.seq, one.hash) for one in manifest.heads} == ours,
        problems=problems,
        files=kept,
    )


def _admitted(centre: Centre, manifest: Manifest, path: Path) -> Caller:
    """A spare that introduces itself by its admission key is certified here and now."""
    if manifest.introduction is None:
        raise Refused("bundle-sender-unknown", file=path.name)
    found = spare.admit(centre, manifest.office, manifest.introduction)
    if found.key != manifest.public_key:
        raise Refused("bundle-sender-unknown", file=path.name)
    return Caller(manifest.office, found.key, found.circles, b"")


def export_bundle(
    centre: Centre, office: str, station_number: int, path: Path, *, answers: bytes = b""
) -> Inspected:
    """Writes a bundle for a station: our word for what it wrote, and what it lacks.

    It begins where the station's last bundle said it stood, else at the beginning. Raises NotFound
    `office-unknown`, `station-unknown`, and what `bundle.compose` raises.
    """
    with centre.database.reading() as connection:
        require_office(connection, office)
        key = _key_of(connection, office, station_number)
    if key is None:
        raise NotFound("station-unknown", office=office, station=station_number)
    return answer(centre, office, key, path, answers=answers)


def answer(
    centre: Centre,
    office: str,
    key: bytes,
    path: Path,
    *,
    answers: bytes = b"",
    wanted: Sequence[bytes] = (),
) -> Inspected:
    """Writes the bundle for the station with this key; see `export_bundle`.

    `wanted`: attached files its own bundle asked for.
    """
    with centre.database.reading() as connection:
        caller = _caller(connection, office, key)
        kept = connection.execute(
            select(position.c.heads).where(
                position.c.office == office, position.c.public_key == key
            )
        ).scalar()
        stands = journal.stands(connection, (office, NATIONAL))
        there = decode(bytes(kept), tuple[Stand, ...]) if kept else ()
        # Where it stands on another version of a chain, it gets ours from the beginning: a copy.
        there = tuple(one for one in there if journal.stands_at(connection, one))
        gone = erasure.listed(connection, office)
        held = bundle_files.held(connection, office, centre.now())
    if caller is None:
        raise NotFound("station-unknown", office=office, station=0)
    now = centre.now()
    shown = issue_certificate(
        *(centre.home.authority, centre.home.station.public, office, 0, "A"),
        rights=("central",),
        issued_at=now,
    )
    certificate = msgspec.msgpack.encode(shown)
    return bundle.compose(
        path,
        Sender(key=centre.home.station, certificate=certificate, role="central", office=office),
        Receiver(public_key=key, name=_name_of(centre, office, key), circles=caller.circles),
        _cargoes(centre, caller, there, stands),
        heads=stands,
        words=exchange.words(centre, caller, stands),
        answers=answers,
        erased=gone,
        files=bundle_files.asked_for(centre, office, wanted),
        files_held=held,
        made_at=now,
    )


def _cargoes(
    centre: Centre, caller: Caller, there: Iterable[Stand], stands: Iterable[Stand]
) -> Iterator[Cargo]:
    """Segments behind where the station stands, up to `stands`, the centre's own first."""
    known = {one.chain: one.seq for one in there}
    wanted = {one.chain: one.seq for one in stands if one.seq > known.get(one.chain, 0)}

    def allowed(named: Iterable[str]) -> frozenset[str]:
        return granted(named, caller.circles)

    while wanted:
        behind = [(chain, known.get(chain, 0)) for chain in wanted]
        feeds, first = exchange.feeds(caller), centre.home.station.public
        with centre.database.reading() as connection:
            found = journal.cargoes(connection, feeds, behind, allowed, first)
        for cargo in found:
            head = cargo.segment.head
            known[head.chain] = head.seq
            if head.seq >= wanted[head.chain]:
                del wanted[head.chain]
            yield cargo


def _caller(connection: Connection, office: str, key: bytes) -> Caller | None:
    found = connection.execute(
        select(station.c.certificate).where(station.c.office == office, station.c.public_key == key)
    ).scalar()
    certificate = read_certificate(bytes(found)) if found else None
    return Caller(office, key, certificate.circles, b"") if certificate else None


def _at_work(connection: Connection, office: str, key: bytes) -> bool:
    """Whether a certificate stands: a revoked station's list destroys nothing."""
    found = connection.execute(
        select(station.c.revoked_at).where(station.c.office == office, station.c.public_key == key)
    ).one_or_none()
    return found is not None and found[0] is None


def _key_of(connection: Connection, office: str, number: int) -> bytes | None:
    """The key at work under a station number: of the last series letter, where it was restored."""
    found = connection.execute(
        select(station.c.public_key)
        .where(
            station.c.office == office,
            station.c.station == number,
            station.c.revoked_at.is_(None),
        )
        .order_by(station.c.series.desc())
        .limit(1)
    ).scalar()
    return bytes(found) if found else None


def _name_of(centre: Centre, office: str, key: bytes) -> str:
    with centre.database.reading() as connection:
        row = connection.execute(
            select(station.c.station, station.c.series).where(
                station.c.office == office, station.c.public_key == key
            )
        ).one()
    return f"{office}/{row.station:02}{row.series}"


def _keep_position(
    connection: Connection, office: str, key: bytes, heads: tuple[Stand, ...]
) -> None:
    connection.execute(
        delete(position).where(position.c.office == office, position.c.public_key == key)
    )
    connection.execute(position.insert().values(office=office, public_key=key, heads=encode(heads)))
