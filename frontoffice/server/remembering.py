"""What a centre restored from an older database learns again from its own facts that come back."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from frontoffice.domain.facts import read_body
from frontoffice.domain.reference_facts import OfficeSet, StationCertified, StationRevoked
from frontoffice.journal.entry import Entry
from frontoffice.journal.signing import key_id
from frontoffice.server.tables import office as office_table
from frontoffice.server.tables import station
from frontoffice.store.replica import read_certificate


def remember(connection: Connection, office: str, entries: Iterable[Entry]) -> None:
    """Admits the stations, revocations and the office's name that these own facts say."""
    for one in entries:
        body = read_body(one.kind, one.body)
        if isinstance(body, StationCertified):
            _admit(connection, office, body)
        elif isinstance(body, StationRevoked):
            connection.execute(
                update(station)
                .where(station.c.office == office, station.c.public_key == body.key)
                .values(revoked_at=one.at)
            )
        elif isinstance(body, OfficeSet) and body.code == office:
            connection.execute(
                update(office_table)
                .where(office_table.c.office == office)
                .values(name=body.name, zone=body.zone)
            )


def _admit(connection: Connection, office: str, body: StationCertified) -> None:
    found = read_certificate(body.certificate)
    if found is None:
        return
    here = (station.c.office == office, station.c.public_key == found.key)
    if connection.execute(select(station.c.station).where(*here)).first() is None:
        connection.execute(
            station.insert().values(
                office=office,
                public_key=found.key,
                key_id=key_id(found.key),
                station=found.station,
                series=found.series,
                certificate=body.certificate,
            )
        )
