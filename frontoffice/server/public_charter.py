"""Who signed an office's charter (maklumat): the one name of an official the public pages show."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import select

from frontoffice.domain.reference_facts import CharterPersonal, CharterSigned
from frontoffice.server.admin import Centre
from frontoffice.server.journal import FIELDS
from frontoffice.server.public_offices import Office
from frontoffice.server.tables import entry
from frontoffice.store.entries import from_row, to_recorded
from frontoffice.store.reference_model import CHARTER


class Signed(msgspec.Struct, frozen=True):
    """The last signature; `head_name` "" where the centre does not hold it."""

    head_name: str
    head_position: str
    place: str
    signed_on: dt.date


def signed(centre: Centre, office: Office) -> Signed | None:
    """The charter in force as it was signed; None while nobody has."""
    found = [
        (one.at, one.ref, stream, one.body)
        for stream, recorded in office.feed.of(CHARTER)
        for one in recorded
        if isinstance(one.body, CharterSigned) and one.body.office == office.code
    ]
    if not found:
        return None
    _, _, stream, body = max(found, key=lambda one: one[:2])
    with centre.database.reading() as connection:
        row = connection.execute(
            select(*FIELDS).where(entry.c.office == office.code, entry.c.stream == stream)
        ).first()
    personal = to_recorded(from_row(row)).personal if row is not None else None
    name = personal.head_name if isinstance(personal, CharterPersonal) else ""
    return Signed(name, body.head_position, body.place, body.signed_on)
