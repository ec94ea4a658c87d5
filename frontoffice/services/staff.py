"""Officers of this station: admitting, changing roles, PINs."""

from __future__ import annotations

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.reference_facts import StaffAdmitted, StaffPersonal
from frontoffice.domain.staff import officer
from frontoffice.services.home import Home, staff_id_of
from frontoffice.services.reference import StaffRow
from frontoffice.store.keys import check_pin
from frontoffice.store.work import Changes


def roster(home: Home) -> list[StaffRow]:
    """Every officer of the office, in the order of admission."""
    return list(home.reference.staff.values())


def admit(home: Home, name: str, role: str, pin: str, staff: str | None = None) -> Changes:
    """Admits an officer: a fact for the office, and a key slot on this station.

    :raises RuleViolation: `staff-exists`, bad id, role, name or PIN.
    """
    acting = home.require("staff.admit")
    name = " ".join(name.split())
    if not name:
        raise RuleViolation("staff-name-missing", field="name")
    wanted = officer(staff or staff_id_of(name), role)
    if wanted.staff in home.reference.staff:
        raise RuleViolation("staff-exists", field="staff", staff=wanted.staff)
    check_pin(pin)
    with home.store.work(acting.staff) as work:
        work.open(
            "staff",
            StaffAdmitted(authority="local", staff=wanted.staff, role=wanted.role),
            StaffPersonal(name=name),
        )
    home.ring.admit(wanted.staff, name, wanted.role, pin, home.data_key)
    return work.changes


def change_pin(home: Home, old: str, new: str) -> None:
    """The officer's own change of PIN.

    :raises RuleViolation: `pin-wrong`, `pin-locked`, or a weak new PIN.
    """
    home.ring.change_pin(home.officer.staff, old, new, home.now())


def reset_pin(home: Home, staff: str, new: str) -> None:
    """An admin gives an officer a new PIN; ends a lock."""
    home.require("staff.reset_pin")
    known = home.reference.staff.get(staff)
    if known is None:
        raise NotFound("staff-unknown", staff=staff)
    # Admitting replaces the slot; on a new PC there is none that this device can read.
    home.ring.admit(staff, known.name, known.role, new, home.data_key)
