"""What the centre does for the public side when an office has closed."""

from __future__ import annotations

from sqlalchemy import select

from frontoffice.domain.preregistration import PreregistrationMade
from frontoffice.domain.standard_draft import CommentReceived
from frontoffice.server.admin import Centre
from frontoffice.server.journal import Written
from frontoffice.server.public_booking import erase_over
from frontoffice.server.public_drafts import erase_comments
from frontoffice.server.public_erasure import offices_with
from frontoffice.server.public_offices import Office, Offices
from frontoffice.server.public_voices import filed_in
from frontoffice.server.public_waiting import answered, spent, take_due, write_facts
from frontoffice.server.tables import public_pool
from frontoffice.services.complaints import CIRCLE


def evening(centre: Centre, offices: Offices) -> int:
    """Writes what waited for the closing of offices that have closed since, and destroys personal
    data of pre-registrations that are over and of old comments on drafts; how many things."""
    with centre.database.reading() as connection:
        waiting = list(connection.execute(select(public_pool.c.office).distinct()).scalars())
    done = sum(write_waiting(centre, offices.office(code)) for code in waiting)
    for kind, destroy in (
        (PreregistrationMade.KIND, erase_over),
        (CommentReceived.KIND, erase_comments),
    ):
        done += sum(destroy(centre, offices.office(one)) for one in offices_with(centre, kind))
    return done


def write_waiting(centre: Centre, office: Office) -> int:
    """Writes what waits and whose closing has come, as one act; how many."""
    with centre.database.writing() as connection:
        items = take_due(centre, connection, office)
        filed = sorted(
            (filed_in(one) for one in items if "body" in one), key=lambda one: one[0].number
        )
        facts: list[Written] = [("complaint", fact, said, CIRCLE) for fact, said in filed]
        facts += answered(office, items)
        facts += spent(office, [one for one in items if "spent" in one])
        write_facts(centre, connection, office, facts)
    return len(items)
