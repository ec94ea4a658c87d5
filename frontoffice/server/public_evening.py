"""What the centre does for the public side when an office has closed."""

from __future__ import annotations

from sqlalchemy import select

from frontoffice.server.admin import Centre
from frontoffice.server.public_booking import erase_over, offices_with
from frontoffice.server.public_offices import Offices
from frontoffice.server.public_voices import write_waiting
from frontoffice.server.tables import public_pool


def evening(centre: Centre, offices: Offices) -> int:
    """Writes what waited for the closing of offices that have closed since, and destroys personal
    data of pre-registrations that are over; how many things."""
    with centre.database.reading() as connection:
        waiting = list(connection.execute(select(public_pool.c.office).distinct()).scalars())
    done = sum(write_waiting(centre, offices.office(code)) for code in waiting)
    return done + sum(erase_over(centre, offices.office(code)) for code in offices_with(centre))
