"""Making homes from the desktop: a counter's own, or the trial office."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from frontoffice.services import backup, demo
from frontoffice.services.backup import Keys
from frontoffice.services.catalogue import publish_bundled
from frontoffice.services.demo_month import furnish_weeks
from frontoffice.services.door import Clock, Cost, has_home
from frontoffice.services.home import Created, Door, Home, NewHome, check_wanted, create_home
from frontoffice.services.station import words_shown
from frontoffice.services.survey_demo import TRIAL_VOICES, furnish_voices

TRIAL_SEED = 2026


class Trial(NamedTuple):
    """The open trial office."""

    home: Home


class Rescue(NamedTuple):
    """A backup to make a home of: its file, the words that open it, the admin's new PIN, and the
    last numbers on paper, where somebody has one."""

    path: Path
    words: str
    pin: str
    last_number: str | None
    last_receipt: str | None


def restore(folder: Path, wanted: Rescue, *, clock: Clock, cost: Cost | None) -> Home:
    """The home of a backup on this PC, under a new station key and the next series letter.

    :raises RuleViolation: naming the field.
    :raises StoreTrouble: the backup is missing or damaged, or the folder cannot be used.
    """
    return backup.restore(
        wanted.path,
        folder,
        Keys(words=wanted.words),
        last_number=wanted.last_number,
        last_receipt=wanted.last_receipt,
        new_pin=wanted.pin,
        clock=clock,
        cost=cost,
    ).home


def check_office(wanted: NewHome) -> None:
    """What is wrong with the office, before an admin was named.

    :raises RuleViolation: bad office code, station number, zone or name.
    """
    check_wanted(msgspec.structs.replace(wanted, admin_name="Admin", admin="admin", pin="470913"))


def with_pin(wanted: NewHome, pin: str) -> NewHome:
    """The wish with its PIN."""
    return msgspec.structs.replace(wanted, pin=pin)


def found(folder: Path, wanted: NewHome, *, clock: Clock, cost: Cost | None) -> Created:
    """A counter's own home with the bundled standards.

    :raises RuleViolation: naming the field.
    :raises StoreTrouble: the folder cannot be used.
    """
    created = create_home(folder, wanted, clock=clock, cost=cost)
    words_shown(created.home)
    publish_bundled(created.home)
    return created


def found_trial(folder: Path, *, clock: Clock, cost: Cost | None) -> Trial:
    """The trial office beside the folder of the real one, so that it can simply be deleted."""
    beside = folder.with_name(f"{folder.name}-contoh")
    admin, pin = demo.ADMIN[0], demo.ADMIN[3]
    if has_home(beside):
        return Trial(Door(beside, clock=clock, cost=cost).open(admin, pin))
    home = demo.make_office(beside, clock=clock, cost=cost)
    furnish_weeks(home, TRIAL_SEED)
    furnish_voices(home, *TRIAL_VOICES, TRIAL_SEED)
    home.sign_in(admin, home.data_key)
    return Trial(home)


def trial_officers() -> list[tuple[str, str, str]]:
    """Name, role and PIN of everyone in the trial office."""
    return [(name, role, pin) for _staff, name, role, pin in (demo.ADMIN, *demo.STAFF)]
