"""A centre nobody can reach by a line, with stations admitted by hand: bundles carry the rest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from frontoffice.journal.signing import self_certify, sign_request
from frontoffice.server import admin, admission
from frontoffice.server.admin import Centre
from frontoffice.store import replica
from frontoffice.store.replica import ChainHead, Peer
from frontoffice.sync.wire import NATIONAL, EnrolRequest, Stand, body_hash
from tests.sync.stations import SetClock, Station

NOWHERE = "https://pusat.invalid"


@contextlib.contextmanager
def silent_centre(
    folder: Path, clock: SetClock, database_url: str | None = None
) -> Iterator[Centre]:
    """A centre without a server, with the office MPP1."""
    with admin.opened(folder, database_url, now=clock.now) as centre:
        admin.office_add(centre, "MPP1", "MPP Contoh")
        yield centre


def admit(centre: Centre, one: Station, circles: tuple[str, ...] | None = None) -> None:
    """Enrols a station as the web would, without a web."""
    own = one.store.certificate
    shown = self_certify(
        *(one.store.key, own.office, own.station, own.series, own.circles, own.rights),
        issued_at=own.issued_at,
    )
    code = admin.station_code(centre, own.office, own.station, circles)["code"]
    request = EnrolRequest(code, msgspec.msgpack.encode(shown))
    signed = ("POST", "/enrol", body_hash(b""))
    header = sign_request(one.store.key, *signed, b"")
    answer = admission.enrol(
        *(centre.database, centre.home, own.office, header, request, signed, centre.now())
    )
    certificate = replica.read_certificate(answer.certificate)
    assert certificate is not None
    peer = Peer(NOWHERE, "central", answer.server)
    replica.join(one.store, certificate, answer.authority, peer)


def heads_of(one: Station) -> set[tuple[bytes, int, bytes]]:
    """Where a station stands in everything it follows."""
    with one.store.read() as connection:
        found: list[ChainHead] = replica.heads(connection, ("MPP1", NATIONAL))
    return {(head.chain, head.seq, head.hash) for head in found if head.seq}


def stands_of(centre: Centre) -> set[tuple[bytes, int, bytes]]:
    """Where a centre stands in everything the office follows."""
    from frontoffice.server import journal

    with centre.database.reading() as connection:
        found: list[Stand] = journal.stands(connection, ("MPP1", NATIONAL))
    return {(one.chain, one.seq, one.hash) for one in found}
