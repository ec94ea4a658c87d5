"""Guided practice: a throw-away home with invented citizens, its steps, its end without a trace."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from random import Random

import msgspec

from frontoffice.domain import practice
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import CaseCompleted, CaseMoved, CaseRegistered, Fact, read_body
from frontoffice.domain.practice import Done, Progress, Step
from frontoffice.services import catalogue, staff
from frontoffice.services.demo_furnish import furnish
from frontoffice.services.door import Clock, Cost, read_card
from frontoffice.services.home import Home, NewHome, create_home
from frontoffice.store import devicesecret

__all__ = ["PIN", "SECOND", "SECOND_PIN", "STEPS", "TRAINEE", "Citizen", "Progress", "Step"]

STEPS = practice.STEPS
OFFICE_NAME = "Kantor Latihan"
TRAINEE, PIN = "peserta", "314159"
SECOND, SECOND_PIN = "penyelia", "271828"
"""No secrets: they are shown in the guide and open nothing but invented citizens."""

PAST_CASES = 40
_BEHIND = "-latihan"


class Citizen(msgspec.Struct, frozen=True):
    """An invented citizen whom the practice office knows from an earlier visit."""

    nik: str
    name: str


def folder_of(home: Path) -> Path:
    """Where the practice home of a real home lies: beside it, never inside."""
    return home.with_name(home.name + _BEHIND)


def is_practice(folder: Path) -> bool:
    """Whether a folder holds a practice home; raises what `read_card` raises."""
    return read_card(folder).office == practice.OFFICE


def begin(
    real: Home, *, clock: Clock | None = None, cost: Cost | None = None, seed: int | None = None
) -> Path:
    """Makes a fresh practice home beside a real one and closes it; one left behind goes first.

    Nothing of the real home is in it but the bundled standards. Raises PermissionDenied,
    StoreTrouble.
    """
    real.require("practice.run")
    folder = folder_of(real.folder)
    if folder.exists():
        destroy(folder)
    wanted = NewHome(
        office=practice.OFFICE,
        office_name=OFFICE_NAME,
        station=1,
        admin_name="Pelatih",
        pin=f"{secrets.randbelow(9 * 10**11) + 10**11}",
        zone=real.card.zone,
        public_host="latihan.invalid",
        sample=True,
        practice=True,
    )
    home = create_home(folder, wanted, clock=clock, cost=cost).home
    try:
        catalogue.publish_bundled(home)
        staff.admit(home, "Peserta Latihan", "officer", PIN, TRAINEE)
        staff.admit(home, "Penyelia Latihan", "supervisor", SECOND_PIN, SECOND)
        # The trainer never comes in, and the trainee's tile is the one the door offers.
        home.ring.remove(home.officer.staff)
        home.ring.unlock(TRAINEE, PIN, home.now())
        furnish(home, PAST_CASES, secrets.randbelow(10**6) if seed is None else seed)
    finally:
        home.close()
    return folder


def destroy(folder: Path) -> None:
    """Deletes a practice home with its keys, as if it had never been.

    :raises RuleViolation: `practice-not-here` for anything else.
    """
    if not is_practice(folder):
        raise RuleViolation("practice-not-here")
    devicesecret.forget(read_card(folder).home)
    shutil.rmtree(folder)


def progress(home: Home) -> Progress:
    """How far the trainee is, by the facts written here.

    :raises RuleViolation: `practice-not-here`.
    """
    if home.card.office != practice.OFFICE:
        raise RuleViolation("practice-not-here")
    kinds = sorted({step.kind for step in STEPS})
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT kind, at, body FROM entry WHERE actor = ? AND kind IN "
            f"({', '.join('?' * len(kinds))}) ORDER BY id",
            (TRAINEE, *kinds),
        ).all()
    return practice.progress(
        [Done(kind, _status(read_body(kind, data)), at) for kind, at, data in rows]
    )


def citizens(home: Home, count: int, seed: int = 7) -> list[Citizen]:
    """Invented citizens the practice office knows, for the guide to send to the counter."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT nik, name FROM case_row WHERE nik IS NOT NULL ORDER BY nik"
        ).all()
    known = [Citizen(nik, name) for nik, name in rows]
    return Random(seed).sample(known, min(count, len(known)))


def _status(body: Fact | None) -> str:
    match body:
        case CaseRegistered() | CaseCompleted():
            return body.status
        case CaseMoved():
            return body.to
    return ""
