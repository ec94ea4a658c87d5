"""The weekly round: what helps people with disabilities is there, with a photo where it matters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from frontoffice.domain.attachment import FileAttached, FilePersonal
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.report_facts import (
    CONDITIONS,
    FACILITIES,
    CheckPersonal,
    FacilityChecked,
)
from frontoffice.services.attachments import compressed
from frontoffice.services.home import Home
from frontoffice.services.report_cases import Scope
from frontoffice.store.attachment_files import FileFolder, key_of
from frontoffice.store.engine import driver
from frontoffice.store.work import Changes

WEEK = 7
LONGEST_NOTE = 200


class Facility(msgspec.Struct, frozen=True, kw_only=True):
    """A facility as the last round up to the end of the period found it; `on` None: never seen.

    `photo` is the place of its picture (`pictures`), "" for none.
    """

    facility: str
    condition: str | None
    on: dt.date | None
    note: str = ""
    photo: str = ""


class Round(msgspec.Struct, frozen=True):
    """One walk through the office: its stream and day, how much was not good, how many photos."""

    stream: str
    on: dt.date
    bad: int
    photos: int


def rounds(connection: Any, scope: Scope) -> list[Round]:
    """The rounds of a period, the oldest first."""
    rows = driver(connection).execute(
        "SELECT stream, day, sum(condition <> 'good'), count(photo), max(at) FROM facility_row "
        "WHERE office = :office AND day BETWEEN :since AND :until GROUP BY stream, day "
        "ORDER BY day, 5, stream",
        scope.values(),
    )
    return [
        Round(stream, dt.date.fromisoformat(day), bad, photos)
        for stream, day, bad, photos, _ in rows.fetchall()
    ]


def latest(connection: Any, office: str, until: dt.date) -> tuple[Facility, ...]:
    """Every facility with its latest condition up to a day."""
    rows = (
        driver(connection)
        .execute(
            "SELECT facility, condition, day, note, photo FROM facility_row "
            "WHERE office = ? AND day <= ? ORDER BY day, at, stream",
            (office, until.isoformat()),
        )
        .fetchall()
    )
    found = {row[0]: row for row in rows}
    return tuple(
        _facility(found[one]) if one in found else Facility(facility=one, condition=None, on=None)
        for one in FACILITIES
    )


def check(
    home: Home,
    found: dict[str, str],
    notes: Mapping[str, str] | None = None,
    photos: Mapping[str, bytes] | None = None,
) -> Changes:
    """Writes down today's round: facility -> condition, words and photos where there are any.

    Raises PermissionDenied; RuleViolation `facility-unknown`, `facility-condition-unknown`,
    `facility-none`, and what `attachments.compressed` raises of a photo.
    """
    acting = home.require("facility.check")
    said = {code: text.strip()[:LONGEST_NOTE] for code, text in (notes or {}).items() if text}
    for code, condition in found.items():
        if code not in FACILITIES:
            raise RuleViolation("facility-unknown", field="facility", facility=code[:24])
        if condition not in CONDITIONS:
            raise RuleViolation("facility-condition-unknown", field=code, condition=condition[:24])
    if not found:
        raise RuleViolation("facility-none", field="facility")
    files = {code: _sealed(home, data) for code, data in (photos or {}).items() if code in found}
    on = home.reference.today(home.card.office, home.now())
    names = {code: file.blob for code, (file, _) in files.items()}
    fact = FacilityChecked(office=home.card.office, on=on, found=found, photos=names)
    with home.store.work(acting.staff) as work:
        stream = work.open("facility", fact, CheckPersonal(notes=said) if said else None)
        for file, key in files.values():
            work.record(stream, file, key)
    return work.changes


def _sealed(home: Home, data: bytes) -> tuple[FileAttached, FilePersonal]:
    """A photo, durable before the fact that names it."""
    media, small = compressed(data)
    if media != "image/jpeg":
        raise RuleViolation("file-kind-unknown", field="file")
    blob, key, size = FileFolder(home.folder).seal(small)
    return FileAttached(blob=blob, size=size, media=media, purpose="other"), FilePersonal(key=key)


def pictures(home: Home, places: Mapping[str, str]) -> dict[str, bytes | None]:
    """The pictures at these places, by the same names; None for one that has not come here yet.

    They show rooms, not people, so that looking leaves no mark.
    """
    home.require("report.view")
    folder, found = FileFolder(home.folder), dict[str, bytes | None]()
    with home.store.read() as connection:
        for name, place in places.items():
            chain, _, seq = place.partition("/")
            file = key_of(connection, (chain, int(seq)))
            found[name] = None
            if file is not None and file[1] is not None and folder.is_here(file[0].blob):
                found[name] = folder.open(file[0].blob, file[1].key)
    return found


def of_round(home: Home, stream: str) -> tuple[Facility, ...]:
    """Everything one round found. Raises PermissionDenied, NotFound `facility-round-unknown`."""
    home.require("report.view")
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT facility, condition, day, note, photo FROM facility_row WHERE stream = ?",
            (stream,),
        )
        found = {row[0]: row for row in rows.fetchall()}
    if not found:
        raise NotFound("facility-round-unknown")
    return tuple(_facility(found[code]) for code in FACILITIES if code in found)


def _facility(row: Any) -> Facility:
    code, condition, day, note, photo = row
    return Facility(
        facility=code,
        condition=condition,
        on=dt.date.fromisoformat(day),
        note=note or "",
        photo=photo or "",
    )
