"""A supervisor states the true time where the computer's clock is wrong and no server is heard."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.calendar import instant_of, zone_of
from frontoffice.domain.clock_facts import ClockStated
from frontoffice.domain.errors import RuleViolation
from frontoffice.services.doctor import plausible
from frontoffice.services.home import Home
from frontoffice.store.work import Changes


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """What the program takes for now, what the computer says (UTC ms), and if that is in doubt."""

    now: int
    wall: int
    suspect: bool
    stated: bool


def clocks(home: Home) -> Clocks:
    """The clock as this station sees it."""
    guard = home.store.clock
    now, (_offset, suspect) = guard.read()
    correction = guard.correction_ms
    return Clocks(
        now=now, wall=now - (correction or 0), suspect=suspect, stated=correction is not None
    )


def state_time(home: Home, on: dt.date, time: dt.time) -> Changes:
    """From now on it is this day and time in the office's zone, until a server says otherwise.

    Papers, promises and lateness follow it; entries keep their mark of doubt, and the computer's
    own clock is left alone.

    :raises RuleViolation: `clock-stated-bad` for a year in which this program is not in use.
    """
    acting = home.require("clock.state")
    zone = home.reference.calendar_of(home.card.office).zone
    true_at = instant_of(dt.datetime.combine(on, time, zone_of(zone)))
    if not plausible(true_at):
        raise RuleViolation("clock-stated-bad", field="on")
    with home.store.work(acting.staff) as work:
        correction = true_at - clocks(home).wall
        work.open("clock", ClockStated(stated_at=true_at, correction_ms=correction))
    home.store.state_time(true_at)
    return work.changes
