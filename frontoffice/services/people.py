"""The roster of the office: seats at counters, competence per service, training."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.competence import (
    BASES,
    CompetenceGranted,
    CompetenceWithdrawn,
    TrainingPersonal,
    TrainingRecorded,
    covers,
)
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import Fact, ReasonPersonal, Recorded
from frontoffice.domain.staff import Officer, may
from frontoffice.domain.staff_facts import DAY_MINUTES, SeatAssigned, SeatEnded, check_seat
from frontoffice.domain.standard import Standard
from frontoffice.services import settings
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes, Work

LONGEST_HOURS = 500
_ROWS = (
    "SELECT stream, staff, state, until_on FROM people_row WHERE word = ? ORDER BY from_on, at, seq"
)


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """Who sits at which counter on the working days of a span; minutes of the local day."""

    stream: str
    staff: str
    counter: int
    from_on: dt.date
    until_on: dt.date | None
    from_minute: int
    until_minute: int

    def on(self, day: dt.date) -> bool:
        """Whether the seat holds that day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class Competence(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer may take in, and on which ground; `until_on` included."""

    stream: str
    staff: str
    service: str
    basis: str
    from_on: dt.date
    until_on: dt.date | None


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """One training of an officer; the title is "" where this station may not know it."""

    stream: str
    staff: str
    on: dt.date
    hours: int
    title: str
    provider: str


# Seats


def seats(home: Home, on: dt.date | None = None) -> list[Seat]:
    """The seats that hold on a day, or all that have not ended by today."""
    home.require("staff.roster")
    today = _today(home)
    return sorted(
        (
            one
            for one in _seats(home)
            if (one.on(on) if on else one.until_on is None or one.until_on >= today)
        ),
        key=lambda one: (one.counter, one.from_on, one.from_minute),
    )


def assign_seat(
    home: Home,
    staff: str,
    counter: int,
    from_on: dt.date,
    until_on: dt.date | None = None,
    hours: tuple[int, int] = (0, DAY_MINUTES),
) -> Changes:
    """Gives an officer a counter from a day on, between two minutes of the day.

    Raises PermissionDenied, NotFound `staff-unknown`, RuleViolation `counter-bad`,
    `seat-span-bad`, `seat-hours-bad`, `seat-taken` (the counter or the officer is taken).
    """
    acting = home.require("seat.assign")
    _active(home, staff)
    fact = SeatAssigned(
        office=home.card.office,
        staff=staff,
        counter=counter,
        from_on=from_on,
        until_on=until_on,
        from_minute=hours[0],
        until_minute=hours[1],
    )
    check_seat(fact)
    for one in _seats(home):
        if (one.staff == staff or one.counter == counter) and _meet(one, fact):
            raise RuleViolation("seat-taken", field="counter", counter=one.counter, staff=one.staff)
    with home.store.work(acting.staff) as work:
        work.open("seat", fact)
    return work.changes


def end_seat(home: Home, stream: str, until_on: dt.date) -> Changes:
    """The last day of a seat; a day before its first takes it away altogether.

    :raises NotFound: `seat-unknown`.
    """
    acting = home.require("seat.assign")
    with home.store.work(acting.staff) as work:
        if _first(work, stream, SeatAssigned) is None:
            raise NotFound("seat-unknown")
        work.record(stream, SeatEnded(until_on=until_on))
    return work.changes


def _seats(home: Home) -> list[Seat]:
    found = []
    for stream, _, _, until, first in _opened(home, "seat"):
        body = first.body
        if isinstance(body, SeatAssigned) and body.office == home.card.office:
            last = dt.date.fromisoformat(until) if until else None
            if last is None or last >= body.from_on:
                found.append(
                    Seat(
                        stream=stream,
                        staff=body.staff,
                        counter=body.counter,
                        from_on=body.from_on,
                        until_on=last,
                        from_minute=body.from_minute,
                        until_minute=body.until_minute,
                    )
                )
    return found


def _meet(one: Seat, other: SeatAssigned) -> bool:
    days = (other.until_on is None or one.from_on <= other.until_on) and (
        one.until_on is None or other.from_on <= one.until_on
    )
    return days and (one.from_minute < other.until_minute and other.from_minute < one.until_minute)


# Competence


def competences(home: Home, staff: str | None = None) -> list[Competence]:
    """What officers may take in now and later; others' than one's own by right `staff.view`."""
    whose = _whose(home, staff)
    today = _today(home)
    found = []
    for stream, who, state, until, first in _opened(home, "competence"):
        body = first.body
        if state != "open" or not isinstance(body, CompetenceGranted):
            continue
        last = dt.date.fromisoformat(until) if until else None
        if whose in (None, who) and (last is None or last >= today):
            found.append(
                Competence(
                    stream=stream,
                    staff=who,
                    service=body.service,
                    basis=body.basis,
                    from_on=body.from_on,
                    until_on=last,
                )
            )
    return found


def grant(
    home: Home,
    staff: str,
    service: str,
    basis: str = "training",
    until_on: dt.date | None = None,
) -> Changes:
    """Records that an officer may take in a service, or all services of an agency, from today on.

    Raises PermissionDenied, NotFound `staff-unknown`, `service-unknown`, RuleViolation
    `competence-basis-unknown`, `competence-span-bad`, `competence-exists`.
    """
    acting = home.require("competence.grant")
    _active(home, staff)
    if service not in home.reference.versions and service not in home.reference.agencies:
        raise NotFound("service-unknown", field="service", service=service[:24])
    if basis not in BASES:
        raise RuleViolation("competence-basis-unknown", field="basis", bases=list(BASES))
    today = _today(home)
    if until_on is not None and until_on < today:
        raise RuleViolation("competence-span-bad", field="until_on")
    if any(one.service == service for one in _mine(home, staff, today)):
        raise RuleViolation("competence-exists", field="service", staff=staff, service=service)
    fact = CompetenceGranted(
        staff=staff, service=service, basis=basis, from_on=today, until_on=until_on
    )
    with home.store.work(acting.staff) as work:
        work.open("competence", fact)
    return work.changes


def withdraw(home: Home, stream: str, reason: str) -> Changes:
    """Takes a competence back; the reason is for the supervisors.

    :raises NotFound: `competence-unknown`.
    """
    acting = home.require("competence.grant")
    with home.store.work(acting.staff) as work:
        if _first(work, stream, CompetenceGranted) is None:
            raise NotFound("competence-unknown")
        said = ReasonPersonal(reason=" ".join(reason.split())[:500])
        work.record(stream, CompetenceWithdrawn(), said, "supervisors")
    return work.changes


def check_intake(home: Home, acting: Officer, standard: Standard) -> None:
    """Refuses an intake outside the officer's agencies, or without competence where that is set.

    Raises RuleViolation `agency-not-yours`, `competence-missing`.
    """
    code = lacking(home, acting, standard)
    if code == "agency-not-yours" or (code and settings.read(home).competence == "refuse"):
        raise _violation(home, code, acting, standard)


def advice(home: Home, service: str) -> RuleViolation | None:
    """What the officer who acts should know before taking in a service, None for nothing."""
    acting = home.require("intake.submit")
    known = home.reference.in_force(_today(home)).get(service)
    code = lacking(home, acting, known) if known else ""
    return _violation(home, code, acting, known) if known and code else None


def _violation(home: Home, code: str, acting: Officer, standard: Standard) -> RuleViolation:
    if code == "agency-not-yours":
        mine = list(home.reference.staff[acting.staff].agencies)
        told = {"agency": standard.agency, "agencies": mine}
    else:
        told = {"service": standard.code}
    return RuleViolation(code, field="service", staff=acting.staff, **told)


def lacking(home: Home, acting: Officer, standard: Standard) -> str:
    """What an officer lacks for a service: "agency-not-yours", "competence-missing", or ""."""
    row = home.reference.staff.get(acting.staff)
    if row is not None and row.agencies and standard.agency not in row.agencies:
        return "agency-not-yours"
    if settings.read(home).competence == "off":
        return ""
    mine = _mine(home, acting.staff, _today(home))
    return (
        ""
        if any(covers(one.service, standard.code, standard.agency) for one in mine)
        else "competence-missing"
    )


def _mine(home: Home, staff: str, on: dt.date) -> list[_Granted]:
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT code, until_on FROM people_row WHERE word = 'competence' AND staff = ? "
            "AND state = 'open' AND (until_on IS NULL OR until_on >= ?)",
            (staff, on.isoformat()),
        )
        return [_Granted(code, until) for code, until in rows]


class _Granted(msgspec.Struct, frozen=True):
    service: str
    until_on: str | None


# Training


def trainings(home: Home, staff: str | None = None) -> list[Training]:
    """Trainings, the latest first; others' than one's own by right `staff.view`."""
    whose = _whose(home, staff)
    found = []
    for stream, who, _, _, first in _opened(home, "training"):
        body, said = first.body, first.personal
        if isinstance(body, TrainingRecorded) and whose in (None, who):
            known = said if isinstance(said, TrainingPersonal) else TrainingPersonal(title="")
            found.append(
                Training(
                    stream=stream,
                    staff=who,
                    on=body.on,
                    hours=body.hours,
                    title=known.title,
                    provider=known.provider,
                )
            )
    return found[::-1]


def record_training(
    home: Home, staff: str, on: dt.date, hours: int, title: str, provider: str = ""
) -> Changes:
    """Records a training of an officer.

    :raises RuleViolation: `training-bad`.
    """
    acting = home.require("training.record")
    _known(home, staff)
    title, provider = " ".join(title.split())[:200], " ".join(provider.split())[:200]
    if not title or not 1 <= hours <= LONGEST_HOURS:
        raise RuleViolation("training-bad", field="title" if not title else "hours")
    with home.store.work(acting.staff) as work:
        work.open(
            "training",
            TrainingRecorded(staff=staff, on=on, hours=hours),
            TrainingPersonal(title=title, provider=provider),
            "supervisors",
        )
    return work.changes


# Shared


def _whose(home: Home, staff: str | None) -> str | None:
    """Whose papers are asked for: one's own always, all (None) or another's by `staff.view`."""
    acting = home.officer
    if staff is None and not may(acting.role, "staff.view"):
        return acting.staff
    if staff not in (None, acting.staff):
        home.require("staff.view")
    return staff


def _opened(home: Home, word: str) -> list[tuple[str, str, str, str | None, Recorded]]:
    """(stream, staff, state, until_on, opening fact) of every row of a word."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(_ROWS, (word,)).all()
        return [
            (stream, staff, state, until, read_stream(connection, stream)[0])
            for stream, staff, state, until in rows
        ]


def _first(work: Work, stream: str, kind: type[Fact]) -> Fact | None:
    recorded = work.recorded(stream)
    body = recorded[0].body if recorded else None
    return body if isinstance(body, kind) else None


def _known(home: Home, staff: str) -> None:
    if staff not in home.reference.staff:
        raise NotFound("staff-unknown", staff=staff)


def _active(home: Home, staff: str) -> None:
    row = home.reference.staff.get(staff)
    if row is None:
        raise NotFound("staff-unknown", staff=staff)
    if not row.active:
        raise RuleViolation("staff-inactive", staff=staff)


def _today(home: Home) -> dt.date:
    return home.reference.today(home.card.office, home.now())
