"""When an office is open, and which times it gives to who registers from home: data."""

from __future__ import annotations

import msgspec

from frontoffice.domain.calendar import Hours
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, fact

DAY_MINUTES = 24 * 60


class Booking(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agency takes `places` with a time given every so many minutes, the rest is for who comes.

    Times are given for so many working days, from the next one on, none in the last minutes of
    opening, and none at all while it is paused.
    """

    every_minutes: int = 30
    places: int = 2
    days: int = 5
    last_minutes: int = 60
    paused: bool = False

    def minutes(self, hours: Hours) -> list[int]:
        """The times of a day with these hours, in minutes after local midnight."""
        opens, closes = hours
        if self.paused:
            return []
        return list(range(opens, closes - self.last_minutes + 1, self.every_minutes))


LIMITS = {
    "every_minutes": (5, 240),
    "places": (1, 50),
    "days": (1, 60),
    "last_minutes": (0, 240),
}
"""What each number of a `Booking` may be."""


@fact("opening.set/1", "opening")
class OpeningSet(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An office's hours Monday to Sunday (minutes after local midnight, None: closed) and the
    times it gives."""

    authority: str
    office: str
    hours: tuple[Hours | None, ...]
    booking: Booking = Booking()


def check_opening(hours: tuple[Hours | None, ...], booking: Booking) -> None:
    """Raises RuleViolation `opening-hours-bad` (data `day`), `opening-none`, `booking-rule-bad`."""
    for day, one in enumerate(hours):
        if one is not None and not 0 <= one[0] < one[1] <= DAY_MINUTES:
            raise RuleViolation("opening-hours-bad", field=f"day{day}", day=day)
    if len(hours) != 7 or not any(hours):
        raise RuleViolation("opening-none", field="day0")
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(booking, name) <= most:
            raise RuleViolation("booking-rule-bad", field=name, least=least, most=most)
