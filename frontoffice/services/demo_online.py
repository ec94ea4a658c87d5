"""Registrations from home for the trial office, as its centre would have brought them."""

from __future__ import annotations

import os
from random import Random

from frontoffice.domain.numbering import tracking_code
from frontoffice.domain.preregistration import PreregistrationMade, PreregistrationPersonal
from frontoffice.domain.queue_facts import AppointmentMade, AppointmentPersonal
from frontoffice.services.demo_people import citizens
from frontoffice.services.home import Home

EXPECTED = (
    ("DKC-KK", 0, 9 * 60 + 30),
    ("DKC-KTP-GANTI", 1, 8 * 60),
    ("POL-SKCK-BARU", 1, 10 * 60),
    ("DKC-AKTA-LAHIR", 2, 8 * 60 + 30),
)
"""Service, working days from today, minute of that day."""


def furnish_online(home: Home, seed: int) -> int:
    """Writes who registered from home, one of them for today; how many."""
    office = home.card.office
    calendar = home.reference.calendar_of(office)
    today = calendar.local(home.now()).date()
    people = citizens(Random(seed), today)
    with home.store.work("@station") as work:
        for service, ahead, minute in EXPECTED:
            on = calendar.due_on(today, ahead)
            standard = home.reference.standard(service, on).standard
            who = next(people)
            circle, code = f"agency:{standard.agency}", tracking_code(os.urandom(16))
            time = AppointmentMade(
                code=code,
                office=office,
                on=on,
                due_at=calendar.instant(on, minute),
                agency=standard.agency,
                service=service,
            )
            named = AppointmentPersonal(name=who["name"], phone=who["phone"])
            made = PreregistrationMade(
                code=code,
                office=office,
                agency=standard.agency,
                service=service,
                standard=standard.content_name,
                on=on,
                appointment=work.open("appointment", time, named, circle),
                papers=tuple(row.code for row in standard.rows_for(frozenset()))[:2],
            )
            said = PreregistrationPersonal(applicant=dict(who))
            work.open("preregistration", made, said, circle)
    return len(EXPECTED)
