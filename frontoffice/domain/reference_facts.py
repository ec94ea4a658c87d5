"""Facts of reference data: standards, offices, stations, staff, holidays, an office's own clocks
for complaints, its charter (maklumat), and the access log.

Each carries its authority, `local < office < national` (DESIGN section 4, Reference data).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from frontoffice.domain.calendar import HolidayKind
from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, fact

AUTHORITIES = ("local", "office", "national")


@fact("standard.published/1", "standard")
class StandardPublished(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A service standard as plain data, with the authority that published it."""

    code: str
    content: str
    authority: str
    standard: dict[str, Any]


@fact("catalogue.published/1", "catalogue")
class CataloguePublished(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Agencies and document names that the standards refer to."""

    authority: str
    agencies: tuple[dict[str, Any], ...]
    documents: tuple[dict[str, Any], ...]


@fact("office.set/1", "office")
class OfficeSet(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An office: code, name, zone, public host of its papers, opening hours Monday to Sunday.

    `hours` are minutes after local midnight, None for a day off; None altogether: Perpres 21/2023.
    """

    authority: str
    code: str
    name: str
    zone: str
    hours: tuple[tuple[int, int] | None, ...] | None = None
    public_host: str = ""
    sample: bool = False


@fact("holidays.set/1", "holidays")
class HolidaysSet(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Holiday rows (date, kind, name, estimated) of the calendar, and dates taken out of it."""

    authority: str
    rows: tuple[tuple[dt.date, HolidayKind, str, bool], ...] = ()
    removed: tuple[dt.date, ...] = ()
    joint_leave_works: bool | None = None


@fact("complaint.clock_set/1", personal=ReasonPersonal)
class ComplaintClockSet(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A stricter time limit that an office sets itself for a class of complaints and a stage.

    From `since_on` on; the one that begins last counts. `number` None: the common ones alone again.
    """

    authority: str = "office"
    office: str
    classed: str
    stage: str
    number: int | None = None
    unit: str = "working"
    since_on: dt.date


class CharterPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Who signed, as it stands on the wall."""

    head_name: str


@fact("charter.signed/1", personal=CharterPersonal)
class CharterSigned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The head of an office signed its charter of services (maklumat, UU 25/2009 ps. 22)."""

    authority: str = "office"
    office: str
    head_position: str
    place: str
    signed_on: dt.date


class StaffPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The officer's display name."""

    name: str


@fact("staff.admitted/1", "staff", personal=StaffPersonal)
class StaffAdmitted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer may act here, in this role.

    `agencies` whose services the officer takes in; none means those of the whole hall.
    """

    authority: str
    staff: str
    role: str
    active: bool = True
    agencies: tuple[str, ...] = ()


@fact("station.certified/1", "station")
class StationCertified(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A station's certificate as plain bytes of `journal.signing.Certificate`."""

    authority: str
    office: str
    station: int
    certificate: bytes


@fact("station.revoked/1", "station")
class StationRevoked(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The centre takes a certificate back: what the key wrote behind `last_seq` does not count.

    A `lost` station is refused and told to destroy its key slots; a retired one keeps its data.
    """

    authority: str
    office: str
    station: int
    key: bytes
    last_seq: int
    lost: bool = False


@fact("access.logged/1")
class AccessLogged(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Views, prints and exports of personal data, in one batch (UU 27/2022 ps. 31)."""

    items: tuple[tuple[int, str, str], ...]
