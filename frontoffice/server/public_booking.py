"""Pre-registration: free times of an office, and the facts of a citizen's form and appointment."""

from __future__ import annotations

import os
from collections import Counter

import msgspec
from sqlalchemy import select

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.numbering import tracking_code
from frontoffice.domain.person import Applicant
from frontoffice.domain.preregistration import (
    UNUSED,
    PreregistrationCalledOff,
    PreregistrationMade,
    PreregistrationPersonal,
    fold,
)
from frontoffice.domain.queue_facts import (
    AppointmentCancelled,
    AppointmentMade,
    AppointmentPersonal,
)
from frontoffice.domain.standard import Standard
from frontoffice.journal.entry import chain_id
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.public_erasure import destroy
from frontoffice.server.public_offices import Office
from frontoffice.server.public_uploads import Paper, keep_papers
from frontoffice.server.tables import chain


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen chose; `due_at` (UTC ms) is one of the free times."""

    service: str
    due_at: int
    applicant: Applicant
    flags: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    files: tuple[Paper, ...] = ()


class Booked(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: a code to say at the desk."""

    code: str
    due_at: int
    stream: str


def free_times(office: Office, agency: str, now: int) -> list[int]:
    """The free times (UTC ms) of an agency in the coming working days."""
    calendar, rule = office.calendar, office.reference.booking_of(office.code)
    on, found = calendar.local(now).date(), list[int]()
    taken = _taken(office, agency)
    for _ in range(rule.days):
        on = calendar.next_working_day(on)
        hours = calendar.hours[on.weekday()]
        for minute in rule.minutes(hours) if hours else ():
            at = calendar.instant(on, minute)
            if taken[at] < rule.places:
                found.append(at)
    return found


def _taken(office: Office, agency: str) -> Counter[int]:
    taken: Counter[int] = Counter()
    for _, recorded in office.feed.of("appointment"):
        bodies = [one.body for one in recorded]
        if any(isinstance(body, AppointmentCancelled) for body in bodies):
            continue
        for body in bodies:
            if isinstance(body, AppointmentMade) and body.due_at and body.agency == agency:
                taken[body.due_at] += 1
    return taken


def book(centre: Centre, office: Office, standard: Standard, wanted: Wanted) -> Booked:
    """Writes the appointment, what was filled in and the files, as acts of one transaction.

    Raises RuleViolation `public-slot-taken`.
    """
    key, at = centre.home.station, centre.now()
    circle = f"agency:{standard.agency}"
    on = office.calendar.local(wanted.due_at).date()
    with centre.database.writing() as connection:
        # Two who want the last place of a time come one after the other.
        own = (chain.c.office == office.code, chain.c.chain == chain_id(key.public, office.code))
        connection.execute(select(chain.c.seq).where(*own).with_for_update())
        office.refresh()
        if wanted.due_at not in free_times(office, standard.agency, at):
            raise RuleViolation("public-slot-taken", field="slot")
        code = _code(office)
        made = AppointmentMade(
            code=code,
            office=office.code,
            on=on,
            due_at=wanted.due_at,
            agency=standard.agency,
            service=standard.code,
        )
        who = AppointmentPersonal(name=wanted.applicant.name, phone=wanted.applicant.phone)
        (appointment,) = journal.write(
            centre.database, connection, key, office.code, [("appointment", made, who, circle)], at
        )
        filled = PreregistrationMade(
            code=code,
            office=office.code,
            agency=standard.agency,
            service=standard.code,
            standard=standard.content_name,
            on=on,
            appointment=appointment,
            flags=wanted.flags,
            papers=wanted.papers,
        )
        said = PreregistrationPersonal(applicant=msgspec.to_builtins(wanted.applicant))
        facts: list[journal.Written] = [("preregistration", filled, said, circle)]
        (stream,) = journal.write(centre.database, connection, key, office.code, facts, at)
        files = keep_papers(connection, office.code, at, stream, circle, list(wanted.files))
        journal.write(centre.database, connection, key, office.code, files, at)
    return Booked(code=code, due_at=wanted.due_at, stream=stream)


def call_off(centre: Centre, office: Office, code: str) -> bool:
    """Gives the time back that was taken under a code; False where none is expected under it."""
    for stream, recorded in office.feed.of("preregistration"):
        state = fold(stream, recorded)
        made = state.opened
        if made is None or made.code != code or state.state != "expected":
            continue
        facts: list[journal.Written] = [
            (stream, PreregistrationCalledOff()),
            (made.appointment, AppointmentCancelled()),
        ]
        with centre.database.writing() as connection:
            key = centre.home.station
            journal.write(centre.database, connection, key, office.code, facts, centre.now())
        return True
    return False


def _code(office: Office) -> str:
    """A code no appointment of this office has, short enough to be read aloud."""
    known = {
        one.body.code
        for _, recorded in office.feed.of("appointment")
        for one in recorded
        if isinstance(one.body, AppointmentMade)
    }
    while True:
        code = tracking_code(os.urandom(16))
        if code not in known:
            return code


def erase_over(centre: Centre, office: Office) -> int:
    """Destroys the personal data of pre-registrations that were used or that nobody used; how many.

    The case has its own; a fact of erasure makes every station do the same.
    """
    today = office.today()
    over = {
        stream: (state.opened.appointment,)
        for stream, recorded in office.feed.of("preregistration")
        if (state := fold(stream, recorded)).opened is not None and state.erasable(today)
    }
    return destroy(centre, office, over, UNUSED)
