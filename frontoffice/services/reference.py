"""Reference data as the journal has it: standards by version, calendar, staff, offices."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

import msgspec

from frontoffice.domain.calendar import DEFAULT_HOURS, ZONES, Holiday, OfficeCalendar, Zone
from frontoffice.domain.catalogue import Agency, Catalogue, DocumentType
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.opening import Booking, OpeningSet
from frontoffice.domain.reference_facts import (
    AUTHORITIES,
    CataloguePublished,
    CharterSigned,
    ComplaintClockSet,
    HolidaysSet,
    OfficeSet,
    StaffAdmitted,
    StandardPublished,
)
from frontoffice.domain.standard import Standard
from frontoffice.store.reference_model import CHARTER, CLOCK, MARK
from frontoffice.store.store import Store
from frontoffice.store.work import Work


class StaffRow(msgspec.Struct, frozen=True):
    """An officer of this office; `name` is empty where this station may not know it."""

    staff: str
    name: str
    role: str
    active: bool
    agencies: tuple[str, ...] = ()


class Version(msgspec.Struct, frozen=True):
    """One published version of a standard."""

    standard: Standard
    content: str
    authority: str
    published_at: int


class Reference:
    """A snapshot of the reference data; read once and kept until something is published."""

    def __init__(self, rows: list[tuple[str, str, int, str | None, bytes]]) -> None:
        self._rows: dict[str, list[tuple[str, int, str | None, bytes]]] = {}
        for kind, code, at, name, body in rows:
            self._rows.setdefault(kind, []).append((code, at, name, body))
        self._calendars: dict[str, OfficeCalendar] = {}

    def office(self, code: str) -> OfficeSet:
        """An office by its code; the highest authority counts, then the latest.

        :raises NotFound: `office-unknown`.
        """
        if code not in self.offices:
            raise NotFound("office-unknown", office=code)
        return self.offices[code]

    @cached_property
    def offices(self) -> dict[str, OfficeSet]:
        """Every office known here."""
        found = [
            (AUTHORITIES.index(body.authority), at, body)
            for _, at, _, data in self._rows.get("office", [])
            for body in (msgspec.msgpack.decode(data, type=OfficeSet),)
        ]
        return {body.code: body for _, _, body in sorted(found, key=lambda one: one[:2])}

    @cached_property
    def openings(self) -> dict[str, OpeningSet]:
        """Hours and times given of the offices that set them."""
        found = [
            (AUTHORITIES.index(body.authority), at, body)
            for _, at, _, data in self._rows.get("opening", [])
            for body in (msgspec.msgpack.decode(data, type=OpeningSet),)
        ]
        return {body.office: body for _, _, body in sorted(found, key=lambda one: one[:2])}

    def booking_of(self, office: str) -> Booking:
        """Which times an office gives to who registers from home."""
        known = self.openings.get(office)
        return known.booking if known else Booking()

    @cached_property
    def staff(self) -> dict[str, StaffRow]:
        """Every officer known here, in the order of admission."""
        found: dict[str, StaffRow] = {}
        for code, _, name, data in self._rows.get("staff", []):
            body = msgspec.msgpack.decode(data, type=StaffAdmitted)
            found[code] = StaffRow(code, name or "", body.role, body.active, body.agencies)
        return found

    @cached_property
    def versions(self) -> dict[str, list[Version]]:
        """Every published version by service code, the one that counts most last."""
        found: dict[str, list[Version]] = {}
        for _, at, _, data in self._rows.get("standard", []):
            body = msgspec.msgpack.decode(data, type=StandardPublished)
            standard = msgspec.convert(body.standard, Standard)
            found.setdefault(body.code, []).append(
                Version(standard, body.content, body.authority, at)
            )
        for versions in found.values():
            versions.sort(
                key=lambda one: (
                    AUTHORITIES.index(one.authority),
                    one.standard.valid_from or dt.date.min,
                    one.published_at,
                )
            )
        return found

    def standard(self, code: str, on: dt.date) -> Version:
        """The version of a service's standard in force that day, of the highest authority.

        :raises NotFound: `service-unknown`.
        :raises RuleViolation: `standard-not-in-force`.
        """
        versions = self.versions.get(code)
        if not versions:
            raise NotFound("service-unknown", service=code[:24])
        for version in reversed(not_replaced(versions)):
            if version.standard.in_force(on):
                return version
        versions[-1].standard.require_in_force(on)
        raise RuleViolation("standard-not-in-force", field="service", service=code)

    def by_content(self, content: str) -> Standard | None:
        """The version a running case was taken in under, if it is here."""
        code = content.partition(":")[2].partition("@")[0]
        return next(
            (one.standard for one in self.versions.get(code, []) if one.content == content), None
        )

    def in_force(self, on: dt.date) -> dict[str, Standard]:
        """The standards in force that day by code."""
        found: dict[str, Standard] = {}
        for code, versions in self.versions.items():
            standing = [one.standard for one in not_replaced(versions) if one.standard.in_force(on)]
            if standing:
                found[code] = standing[-1]
        return found

    @cached_property
    def catalogue(self) -> Catalogue:
        """Agencies, documents, and for each service the version that counts most."""
        agencies: dict[str, Agency] = {}
        documents: dict[str, DocumentType] = {}
        for _, _, _, data in self._rows.get("catalogue", []):
            body = msgspec.msgpack.decode(data, type=CataloguePublished)
            agencies |= {one.code: one for one in msgspec.convert(body.agencies, list[Agency])}
            documents |= {
                one.code: one for one in msgspec.convert(body.documents, list[DocumentType])
            }
        standards = [versions[-1].standard for versions in self.versions.values()]
        return Catalogue(
            agencies=tuple(agencies.values()),
            documents=tuple(documents.values()),
            standards=tuple(standards),
        )

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Agencies by code."""
        return {one.code: one for one in self.catalogue.agencies}

    @cached_property
    def documents(self) -> dict[str, str]:
        """Names of all papers the catalogue knows, by code."""
        return {one.code: one.name for one in self.catalogue.documents}

    @cached_property
    def complaint_clocks(self) -> list[tuple[ComplaintClockSet, str]]:
        """The clocks that offices set themselves, each with its reason, the last to begin last."""
        found = [
            (body.since_on, at, body, reason or "")
            for _, at, reason, data in self._rows.get(CLOCK, [])
            for body in (msgspec.msgpack.decode(data, type=ComplaintClockSet),)
        ]
        return [(one[2], one[3]) for one in sorted(found, key=lambda one: one[:2])]

    def charter(self, office: str) -> tuple[CharterSigned, str] | None:
        """The charter an office signed last, and who signed; "" where the name is not held."""
        found = [
            (body, name or "")
            for code, _, name, data in self._rows.get(CHARTER, [])
            if code == office
            for body in (msgspec.msgpack.decode(data, type=CharterSigned),)
        ]
        return found[-1] if found else None

    @cached_property
    def holidays(self) -> tuple[dict[dt.date, Holiday], bool]:
        """Holidays by date, and whether joint leave is worked here."""
        days: dict[dt.date, Holiday] = {}
        joint_leave_works = False
        for _, _, _, data in sorted(self._rows.get("holidays", []), key=lambda row: row[1]):
            body = msgspec.msgpack.decode(data, type=HolidaysSet)
            days |= {
                on: Holiday(kind=kind, name=name, estimated=estimated)
                for on, kind, name, estimated in body.rows
            }
            for on in body.removed:
                days.pop(on, None)
            if body.joint_leave_works is not None:
                joint_leave_works = body.joint_leave_works
        return days, joint_leave_works

    def calendar_of(self, office: str) -> OfficeCalendar:
        """The working days and hours of an office by its code."""
        if office not in self._calendars:
            self._calendars[office] = self.calendar(self.office(office))
        return self._calendars[office]

    def today(self, office: str, at: int) -> dt.date:
        """The office's local date at an instant (UTC ms)."""
        return self.calendar_of(office).local(at).date()

    def calendar(self, office: OfficeSet) -> OfficeCalendar:
        """The working days and hours of an office."""
        days, joint_leave_works = self.holidays
        zone: Zone = next(one for one in ZONES if one == office.zone)
        opening = self.openings.get(office.code)
        return OfficeCalendar(
            holidays=days,
            joint_leave_works=joint_leave_works,
            hours=opening.hours if opening else office.hours or DEFAULT_HOURS,
            zone=zone,
        )


def not_replaced(versions: list[Version]) -> list[Version]:
    """Without those that the same authority replaced by a later one which starts no later.

    Else a standard that was given an end would live on in its earlier, endless version.
    """
    start = [one.standard.valid_from or dt.date.min for one in versions]
    return [
        one
        for one, since in zip(versions, start, strict=True)
        if not any(
            other.authority == one.authority
            and other.published_at > one.published_at
            and begins <= since
            for other, begins in zip(versions, start, strict=True)
        )
    ]


class ReferenceCache:
    """Keeps a snapshot until the reference rows change, here or in another process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._mark: bytes | None = None
        self._snapshot: Reference | None = None

    def current(self, work: Work | None = None) -> Reference:
        """The snapshot that is true now; asked inside a unit of work, by its connection."""
        value = self._store.peek if work is None else work.value
        mark = value("SELECT value FROM setting WHERE name = ?", (MARK,))
        if self._snapshot is None or mark != self._mark:
            with self._store.read() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT kind, code, at, name, body FROM reference_row ORDER BY at, seq, stream"
                )
                self._snapshot = Reference([tuple(row) for row in rows])
            self._mark = mark
        return self._snapshot
