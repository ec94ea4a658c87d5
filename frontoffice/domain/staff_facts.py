"""Facts of the roster: who sits at which counter from when, and PINs that an admin gave."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, ReasonPersonal, fact

DAY_MINUTES = 24 * 60
LONGEST_INSPECTION_MS = 8 * 3_600_000
"""An inspector's look at personal data ends by itself after a working day at the latest."""


@fact("staff.pin_given/1")
class PinGiven(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An admin gave an officer a new PIN on one station; the PIN itself is nowhere."""

    staff: str
    station: int


@fact("seat.assigned/1", "seat")
class SeatAssigned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer sits at a counter on the working days of a span, between two local minutes.

    `until_on` None: until it is ended.
    """

    office: str
    staff: str
    counter: int
    from_on: dt.date
    until_on: dt.date | None = None
    from_minute: int = 0
    until_minute: int = DAY_MINUTES


@fact("seat.ended/1", "seat")
class SeatEnded(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`until_on` is the last day of the seat."""

    until_on: dt.date


@fact("inspection.opened/1", "inspection", personal=ReasonPersonal)
class InspectionOpened(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An inspector may look at personal data of one case until an instant (UTC ms).

    The stated reason is the personal part; every look is in the access log besides.
    """

    staff: str
    case: str
    until_at: int


@fact("inspection.closed/1", "inspection")
class InspectionClosed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The inspector has seen enough."""


def check_seat(seat: SeatAssigned) -> None:
    """Raises RuleViolation `counter-bad`, `seat-span-bad` or `seat-hours-bad`."""
    if not 1 <= seat.counter <= 99:
        raise RuleViolation("counter-bad", field="counter")
    if seat.until_on is not None and seat.until_on < seat.from_on:
        raise RuleViolation("seat-span-bad", field="until_on")
    if not 0 <= seat.from_minute < seat.until_minute <= DAY_MINUTES:
        raise RuleViolation("seat-hours-bad", field="until_minute")
