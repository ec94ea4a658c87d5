"""The end of a day for tests: a quarter to four on this day, or on the next not yet closed."""

from __future__ import annotations

import datetime as dt

from frontoffice.services.home import Home
from frontoffice.services.survey_closing import Closed, close_voices, may_close
from tests.conftest import FixedClock

DAY = 86_400_000
MINUTE = 60_000


def afternoon(home: Home, clock: FixedClock) -> None:
    """Turns the clock on to when voices may be written."""
    calendar = home.reference.calendar_of(home.card.office)
    on = calendar.local(clock.at).date()
    at = max(clock.at, calendar.instant(on, 15 * 60 + 45))
    while True:
        clock.advance(at - clock.at)
        if may_close(home):
            return
        on += dt.timedelta(days=1)
        at = calendar.instant(on, 15 * 60 + 45)


def end_of_day(home: Home, clock: FixedClock) -> Closed:
    """Time passes until the closing, and the voices are written."""
    afternoon(home, clock)
    return close_voices(home)
