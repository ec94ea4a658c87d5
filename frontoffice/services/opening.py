"""The office's hours and the times it gives online, read and changed by an admin."""

from __future__ import annotations

from frontoffice.domain.calendar import Hours
from frontoffice.domain.opening import Booking, OpeningSet, check_opening
from frontoffice.services.home import Home
from frontoffice.store.work import Changes


def read(home: Home) -> tuple[tuple[Hours | None, ...], Booking]:
    """The hours Monday to Sunday and the rule of times that hold now."""
    office = home.card.office
    return home.reference.calendar_of(office).hours, home.reference.booking_of(office)


def change(home: Home, hours: tuple[Hours | None, ...], booking: Booking) -> Changes:
    """Sets both from now on; promises already made keep their day.

    Raises PermissionDenied, RuleViolation `opening-hours-bad`, `opening-none`, `booking-rule-bad`.
    """
    acting = home.require("calendar.change")
    check_opening(hours, booking)
    fact = OpeningSet(authority="local", office=home.card.office, hours=hours, booking=booking)
    with home.store.work(acting.staff) as work:
        known = work.value(
            "SELECT stream FROM reference_row WHERE kind = 'opening' AND code = ?",
            (home.card.office,),
        )
        if known is None:
            work.open("opening", fact)
        else:
            work.record(str(known), fact)
    return work.changes
