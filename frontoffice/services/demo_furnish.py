"""Fills a home with a few cases of past working days, for practice; shapes for longer histories."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import msgspec

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.facts import CaseMoved, ReasonPersonal
from frontoffice.domain.person import Applicant
from frontoffice.services import intake
from frontoffice.services.demo_people import citizens
from frontoffice.services.demo_requests import papers_asked, valid_request
from frontoffice.services.home import Home
from frontoffice.services.promises import promise_of
from frontoffice.store.clock import ClockGuard
from frontoffice.store.work import Work

DAYS = 12
"""Working days a small history is spread over."""

PER_ACT = 50
OPENING, CLOSING = 8 * 60, 14 * 60
"""Minutes of the local day in which citizens come."""

_ON_THE_WAY = ("in_process", "ready", "handed_over")
REASONS = {
    "in_process": "berkas diperiksa",
    "ready": "produk selesai",
    "handed_over": "diserahkan kepada pemohon",
    "refused": "syarat substantif tidak terpenuhi",
    "waiting_citizen": "menunggu perbaikan dari pemohon",
}
_ONE_IN_INCOMPLETE, _ONE_IN_UNPAID, _ONE_IN_STUCK = 12, 15, 14


class Shape(NamedTuple):
    """One way an application for a service can stand; the person is filled in."""

    prepared: intake.Prepared
    circle: str


def furnish(home: Home, cases: int, seed: int) -> None:
    """Registers `cases` applications of past working days, each moved as far as its age lets it.

    The same seed brings the same citizens. No papers are printed. Raises what an intake raises.
    """
    random = Random(seed)
    calendar = home.reference.calendar_of(home.card.office)
    days = past_days(calendar, home.now(), DAYS)
    done = 0
    for place, on in enumerate(days):
        count = cases * (place + 1) // len(days) - done
        with at_instant(home, calendar.instant(on, OPENING)):
            _furnish_day(home, random, on, count, age=len(days) - place)
        done += count


def past_days(calendar: OfficeCalendar, now: int, count: int) -> list[dt.date]:
    """The last so many working days before today, the oldest first."""
    on, found = calendar.local(now).date(), list[dt.date]()
    while len(found) < count:
        on -= dt.timedelta(days=1)
        if calendar.is_working_day(on):
            found.append(on)
    return found[::-1]


class _Stopped:
    """A clock that stands still."""

    def __init__(self, at: int) -> None:
        self._at = at

    def now(self) -> int:
        """The one instant (UTC ms)."""
        return self._at

    def steady(self) -> int:
        """The same, for a clock nobody waits on."""
        return self._at


@contextlib.contextmanager
def at_instant(home: Home, at: int) -> Iterator[None]:
    """The home's clock stands at an instant (UTC ms)."""
    kept = home.store.clock
    home.store.clock = ClockGuard(_Stopped(at))
    try:
        yield
    finally:
        home.store.clock = kept


def _furnish_day(home: Home, random: Random, on: dt.date, count: int, age: int) -> None:
    people = citizens(random, on)
    known, calendar = shapes(home, on), home.reference.calendar_of(home.card.office)
    opening = home.now()
    step = (CLOSING - OPENING) * 60_000 // max(count, 1)
    for start in range(0, count, PER_ACT):
        with home.store.work(home.officer.staff) as work:
            for place in range(start, min(start + PER_ACT, count)):
                shape = random.choice(known)
                applicant = msgspec.convert(next(people), Applicant)
                work.at = opening + place * step
                prepared = msgspec.structs.replace(
                    shape.prepared,
                    applicant=applicant,
                    promise=promise_of(calendar, work.at, shape.prepared.standard),
                )
                stream = intake.register(work, home, prepared, None)
                if prepared.status == "accepted":
                    _move_on(work, stream, random, on, age, shape.circle)


def shapes(home: Home, on: dt.date) -> list[Shape]:
    """Every service in its usual form, and now and then incomplete or not paid yet."""
    person = next(citizens(Random(0), on))
    found = []
    for place, standard in enumerate(home.reference.in_force(on).values()):
        request = valid_request(standard, person)
        made = [_shape(home, request)] * 3
        if place % _ONE_IN_INCOMPLETE == 0:
            flags = frozenset(request["cases"])
            first = next(iter(papers_asked(standard, flags)))
            lacking = papers_asked(standard, flags, (first,))
            made.append(_shape(home, request | {"requirements": lacking, "payment": None}))
        if standard.fee_rupiah and place % _ONE_IN_UNPAID:
            made.append(_shape(home, request | {"payment": None}))
        found += made
    return found


def _shape(home: Home, request: dict[str, object]) -> Shape:
    prepared = intake.prepare(home, request)
    return Shape(prepared, f"agency:{prepared.standard.agency}")


def _move_on(work: Work, stream: str, random: Random, on: dt.date, age: int, circle: str) -> None:
    """Moves a case as far as its age in working days lets it; some get stuck on the way."""
    steps = list(_ON_THE_WAY[: min(age, 3)])
    if random.randrange(_ONE_IN_STUCK) == 0:
        steps = ["in_process", random.choice(("refused", "waiting_citizen"))][: age + 1]
    elif random.random() < 0.15:
        steps = steps[:-1]
    for to in steps:
        work.at += 60_000
        reason = ReasonPersonal(reason=REASONS[to])
        work.record(stream, CaseMoved(to=to, on=on), reason, circle)
