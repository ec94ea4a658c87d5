"""Officers of this station: admitting, changing role and agencies, deactivating, PINs."""

from __future__ import annotations

from collections.abc import Sequence

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.reference_facts import StaffAdmitted, StaffPersonal
from frontoffice.domain.staff import PERMISSIONS, officer
from frontoffice.domain.staff_facts import PinGiven
from frontoffice.services.home import Home, staff_id_of
from frontoffice.services.reference import StaffRow
from frontoffice.store.keys import check_pin
from frontoffice.store.work import Changes, Work

STREAM_OF = "SELECT stream FROM reference_row WHERE kind = 'staff' AND code = ? ORDER BY at DESC"


def roster(home: Home) -> list[StaffRow]:
    """Every officer of the office, in the order of admission."""
    home.require("staff.roster")
    return list(home.reference.staff.values())


def with_pin_here(home: Home) -> frozenset[str]:
    """Officers who can sign in at this station."""
    return frozenset(tile.staff for tile in home.ring.tiles(home.now()))


def agreeing(home: Home, right: str) -> list[StaffRow]:
    """Who may be the second person: active, not who acts, of a role that may, with a PIN here."""
    acting, here = home.officer.staff, with_pin_here(home)
    return [
        one
        for one in home.reference.staff.values()
        if one.active
        and one.staff in here
        and one.staff != acting
        and one.role in PERMISSIONS[right]
    ]


def admit(
    home: Home,
    name: str,
    role: str,
    pin: str,
    staff: str | None = None,
    agencies: Sequence[str] = (),
) -> Changes:
    """Admits an officer: a fact for the office, and a key slot on this station.

    :raises RuleViolation: `staff-exists`, `agency-unknown`, bad id, role, name or PIN.
    """
    acting = home.require("staff.admit")
    name = " ".join(name.split())
    if not name:
        raise RuleViolation("staff-name-missing", field="name")
    wanted = officer(staff or staff_id_of(name), role)
    if wanted.staff in home.reference.staff:
        raise RuleViolation("staff-exists", field="staff", staff=wanted.staff)
    fact = StaffAdmitted(
        authority="local",
        staff=wanted.staff,
        role=wanted.role,
        agencies=_agencies(home, agencies),
    )
    check_pin(pin)
    with home.store.work(acting.staff) as work:
        work.open("staff", fact, StaffPersonal(name=name))
    home.ring.admit(wanted.staff, name, wanted.role, pin, home.data_key)
    return work.changes


def change(
    home: Home,
    staff: str,
    *,
    role: str | None = None,
    active: bool | None = None,
    agencies: Sequence[str] | None = None,
) -> Changes:
    """Another role, other agencies, or an officer who may no longer (or again) act here.

    Whoever is deactivated loses the key slot of this station at once, and is refused at the others
    as soon as the fact arrives. Raises PermissionDenied, NotFound `staff-unknown`, RuleViolation
    `staff-self` (nobody changes their own rights), `admin-last`, `role-unknown`, `agency-unknown`.
    """
    acting = home.require("staff.change")
    known = _known(home, staff)
    if staff == acting.staff and (role is not None or active is not None):
        raise RuleViolation("staff-self", staff=staff)
    wanted = officer(staff, role or known.role)
    stays = known.active if active is None else active
    if known.role == "admin" and known.active and not (stays and wanted.role == "admin"):
        _keep_one_admin(home, staff)
    fact = StaffAdmitted(
        authority="local",
        staff=staff,
        role=wanted.role,
        active=stays,
        agencies=known.agencies if agencies is None else _agencies(home, agencies),
    )
    with home.store.work(acting.staff) as work:
        work.record(_stream(work, staff), fact, StaffPersonal(name=known.name))
    if not stays and staff in with_pin_here(home):
        home.ring.remove(staff)
    elif stays:
        home.ring.rename(staff, known.name, wanted.role)
    return work.changes


def change_pin(home: Home, old: str, new: str) -> None:
    """The officer's own change of PIN.

    :raises RuleViolation: `pin-wrong`, `pin-locked`, or a weak new PIN.
    """
    home.ring.change_pin(home.officer.staff, old, new, home.now())


def reset_pin(home: Home, staff: str, new: str) -> Changes:
    """An admin gives an officer a new PIN; ends a lock. That it was given is a fact.

    :raises NotFound: `staff-unknown`.
    :raises RuleViolation: `staff-inactive`, a weak PIN.
    """
    acting = home.require("staff.reset_pin")
    known = _known(home, staff)
    if not known.active:
        raise RuleViolation("staff-inactive", staff=staff)
    check_pin(new)
    with home.store.work(acting.staff) as work:
        work.record(_stream(work, staff), PinGiven(staff=staff, station=home.card.station))
    # Admitting replaces the slot; on a new PC there is none that this device can read.
    home.ring.admit(staff, known.name, known.role, new, home.data_key)
    return work.changes


def _known(home: Home, staff: str) -> StaffRow:
    known = home.reference.staff.get(staff)
    if known is None:
        raise NotFound("staff-unknown", staff=staff)
    return known


def _stream(work: Work, staff: str) -> str:
    return str(work.value(STREAM_OF, (staff,)))


def _keep_one_admin(home: Home, leaving: str) -> None:
    others = home.reference.staff.values()
    if not any(one.active and one.role == "admin" and one.staff != leaving for one in others):
        raise RuleViolation("admin-last", staff=leaving)


def _agencies(home: Home, wanted: Sequence[str]) -> tuple[str, ...]:
    known = home.reference.agencies
    for code in wanted:
        if code not in known:
            raise RuleViolation("agency-unknown", field="agencies", agency=code[:24])
    return tuple(sorted(set(wanted)))
