"""The weeks behind the trial office: who came, how long they waited, what became of it.

Made of the same facts in the same order as at real counters, minute by minute; what would be later
than now is left to the days to come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any, NamedTuple

import msgspec

from frontoffice.domain.competence import CompetenceGranted
from frontoffice.domain.disposition import LATE_REASONS, PromiseMoved
from frontoffice.domain.facts import CaseMoved, Fact, Promise, ReasonPersonal
from frontoffice.domain.person import Applicant
from frontoffice.domain.queue_facts import (
    TicketCalled,
    TicketFinished,
    TicketIssued,
    TicketNotShown,
    TicketRecalled,
)
from frontoffice.domain.report_facts import CONDITIONS, FACILITIES, FacilityChecked
from frontoffice.domain.ticket import PRIORITY_LETTER, ticket_number
from frontoffice.services import intake
from frontoffice.services.demo_furnish import REASONS, Shape, at_instant, shapes
from frontoffice.services.demo_people import citizens
from frontoffice.services.home import Home
from frontoffice.services.promises import promise_of
from frontoffice.store.work import Work

VISITS_A_DAY = 28
PER_ACT = 400
MINUTE = 60_000
COUNTERS = 8
LIKELY_WAIT = {7: 4, 8: 10, 9: 16, 10: 14, 11: 11, 12: 8, 13: 13, 14: 9, 15: 5}
"""Minutes that half of those who come in an hour of the day wait at most."""

_COMING = (2, 6, 8, 7, 5, 2, 5, 4, 1)
"""How many come in each of those hours, one against the other."""

_LIKED = (
    "DKC-KTP-GANTI",
    "DKC-KK",
    "POL-SKCK-BARU",
    "IMG-PASPOR-GANTI",
    "DKC-KIA",
    "BPN-CEK",
    "SMT-STNK-1TH",
    "POL-SIM-PANJANG",
)
"""What most people come for, the most frequent first."""

_ONE_IN_QUESTION, _ONE_IN_PRIORITY, _ONE_IN_ABSENT, _ONE_IN_CHOSEN = 4, 14, 40, 110
_ONE_IN_LATE, _ONE_IN_REFUSED, _ONE_IN_ASKED = 28, 40, 45


class _Event(NamedTuple):
    """Something that happens at an instant (UTC ms); `place` keeps equal instants in order."""

    at: int
    place: int
    actor: str
    do: Callable[[Work], None]


class _Visit(msgspec.Struct):
    """One person with a number, from the door to the counter."""

    on: dt.date
    shape: Shape
    counter: int
    actor: str
    priority: str | None
    stream: str = ""


def furnish_weeks(home: Home, seed: int) -> int:
    """Serves the citizens of this month and the last one up to yesterday; how many applications.

    The same seed brings the same citizens. Raises what an intake raises.
    """
    days = _days(home)
    weeks = _Weeks(home, seed, days)
    weeks.settle_in(days[0])
    for on in days:
        weeks.open_doors(on)
    weeks.run()
    return weeks.cases


def _days(home: Home) -> list[dt.date]:
    """The working days from the first of last month to yesterday."""
    calendar = home.reference.calendar_of(home.card.office)
    today = home.reference.today(home.card.office, home.now())
    first = (today.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    days = (first + dt.timedelta(days=n) for n in range((today - first).days))
    return [on for on in days if calendar.is_working_day(on)]


def _open(word: str, fact: Fact, work: Work) -> None:
    work.open(word, fact)


class _Weeks:
    def __init__(self, home: Home, seed: int, days: list[dt.date]) -> None:
        self.home, self.random = home, Random(seed)
        self.calendar = home.reference.calendar_of(home.card.office)
        self.now, self.cases = home.now(), 0
        self.people = citizens(self.random, days[0])
        self.staff = [
            one.staff
            for one in sorted(home.reference.staff.values(), key=lambda one: one.staff)
            if one.role in ("officer", "supervisor")
        ]
        self.events: list[_Event] = []
        self.places = count()
        self.serials: dict[tuple[dt.date, str], int] = {}
        with at_instant(home, self.calendar.instant(days[0], 7 * 60)):
            made = shapes(home, days[0])
        self.by_service: dict[str, list[Shape]] = {}
        for shape in made:
            self.by_service.setdefault(shape.prepared.standard.code, []).append(shape)
        self.services = sorted(self.by_service)
        self.weights = [30 - 2 * _LIKED.index(one) if one in _LIKED else 3 for one in self.services]

    def settle_in(self, on: dt.date) -> None:
        """What each officer may take in: nearly everything, nothing by everybody."""
        at = self.calendar.instant(on, 7 * 60)
        for n, service in enumerate(self.services):
            for staff in self.staff[: n % (len(self.staff) + 1)] or self.staff[:1]:
                fact = CompetenceGranted(staff=staff, service=service, basis="training", from_on=on)
                self._then(at, self.home.officer.staff, partial(_open, "competence", fact))

    def open_doors(self, on: dt.date) -> None:
        """Everybody who comes on one day; Mondays begin with a round and bring more."""
        random = self.random
        if on.weekday() == 0:
            found = dict.fromkeys(FACILITIES, CONDITIONS[0])
            found[random.choice(FACILITIES)] = random.choice(CONDITIONS[1:])
            fact = FacilityChecked(office=self.home.card.office, on=on, found=found)
            at = self.calendar.instant(on, 7 * 60 + 30)
            self._then(at, self.home.officer.staff, partial(_open, "facility", fact))
        many = VISITS_A_DAY + random.randint(-4, 4) + (5 if on.weekday() == 0 else 0)
        for hour in random.choices(sorted(LIKELY_WAIT), _COMING, k=many):
            at = self.calendar.instant(on, hour * 60) + random.randrange(60 * MINUTE)
            self._come(on, hour, at)

    def _come(self, on: dt.date, hour: int, at: int) -> None:
        random = self.random
        service = random.choices(self.services, self.weights)[0]
        priority = random.choice(("elderly", "disabled", "pregnant"))
        visit = _Visit(
            on=on,
            shape=random.choice(self.by_service[service]),
            counter=random.randint(1, COUNTERS),
            actor=random.choice(self.staff),
            priority=priority if random.randrange(_ONE_IN_PRIORITY) == 0 else None,
        )
        likely = LIKELY_WAIT[hour] // (3 if visit.priority else 1)
        called = at + int(likely * random.lognormvariate(0, 0.5) * MINUTE)
        ended = called + int(random.lognormvariate(1.8, 0.4) * MINUTE)
        self._then(at, visit.actor, lambda work: self._issue(work, visit))
        self._then(called, visit.actor, lambda work: self._call(work, visit))
        if random.randrange(_ONE_IN_ABSENT) == 0:
            self._then(called + MINUTE, visit.actor, lambda work: self._miss(work, visit))
            return
        if random.randrange(_ONE_IN_QUESTION):
            self._then(ended - MINUTE, visit.actor, lambda work: self._register(work, visit))
        self._then(ended, visit.actor, lambda work: self._finish(work, visit))

    def _then(self, at: int, actor: str, do: Callable[[Work], None]) -> None:
        if at < self.now:
            heappush(self.events, _Event(at, next(self.places), actor, do))

    def run(self) -> None:
        """Lets everything happen in its order."""
        while self.events:
            with (
                at_instant(self.home, self.events[0].at),
                self.home.store.work(self.home.officer.staff) as work,
            ):
                for _ in range(min(PER_ACT, len(self.events))):
                    event = heappop(self.events)
                    work.at, work.actor = event.at, event.actor
                    event.do(work)

    def _issue(self, work: Work, visit: _Visit) -> None:
        standard = visit.shape.prepared.standard
        agency = self.home.reference.agencies[standard.agency]
        letter = PRIORITY_LETTER if visit.priority else agency.ticket_prefix
        serial = self.serials[visit.on, letter] = self.serials.get((visit.on, letter), 0) + 1
        fact = TicketIssued(
            ticket=ticket_number(letter, serial),
            on=visit.on,
            office=self.home.card.office,
            agency=standard.agency,
            service=standard.code,
            priority=visit.priority,
        )
        visit.stream = work.open("ticket", fact)

    def _call(self, work: Work, visit: _Visit) -> None:
        chosen = self.random.randrange(_ONE_IN_CHOSEN) == 0
        reason = "out-of-order" if chosen else "priority" if visit.priority else "regular"
        words = ReasonPersonal(reason="sedang sakit, dipersilakan dulu") if chosen else None
        work.record(visit.stream, TicketCalled(counter=visit.counter, reason=reason), words)

    def _miss(self, work: Work, visit: _Visit) -> None:
        work.record(visit.stream, TicketRecalled(counter=visit.counter))
        work.record(visit.stream, TicketNotShown(counter=visit.counter))

    def _finish(self, work: Work, visit: _Visit) -> None:
        work.record(visit.stream, TicketFinished(counter=visit.counter))

    def _register(self, work: Work, visit: _Visit) -> None:
        """The application of a visit, with the promise of its own minute."""
        prepared, random = visit.shape.prepared, self.random
        promise = promise_of(self.calendar, work.at, prepared.standard)
        prepared = msgspec.structs.replace(
            prepared,
            applicant=msgspec.convert(next(self.people), Applicant),
            ticket=visit.stream,
            priority=visit.priority,
            channel="online" if random.randrange(9) == 0 else "counter",
            promise=promise,
            on=visit.on,
        )
        stream = intake.register(work, self.home, prepared, None)
        self.cases += 1
        if prepared.status == "accepted":
            self._work_on(stream, work.at, promise, visit.shape.circle)

    def _work_on(self, stream: str, at: int, promise: Promise, circle: str) -> None:
        """Steps of the back office: most in time, a few late, one in many refused or asked back."""
        random = self.random
        late = random.randrange(_ONE_IN_LATE) == 0
        begun, ready = self._times(at, promise, late)
        self._move(stream, begun, "in_process", circle)
        if random.randrange(_ONE_IN_ASKED) == 0:
            self._move(stream, begun + MINUTE, "waiting_citizen", circle)
            return
        if late and random.randrange(3):
            self._then(ready - 2 * MINUTE, "rina.w", lambda work: self._postpone(work, stream))
        if random.randrange(_ONE_IN_REFUSED) == 0:
            self._move(stream, ready, "refused", circle)
            return
        self._move(stream, ready, "ready", circle)
        if promise.promised_at is not None:
            self._move(stream, ready + MINUTE, "handed_over", circle)
        elif random.randrange(5):
            fetched = self.calendar.due_on(self.calendar.local(ready).date(), 1)
            self._move(stream, self.calendar.instant(fetched, 10 * 60), "handed_over", circle)

    def _times(self, at: int, promise: Promise, late: bool) -> tuple[int, int]:
        """When the work on a case begins and ends (UTC ms)."""
        random, calendar = self.random, self.calendar
        if promise.promised_at is not None:
            room = max(2 * MINUTE, promise.promised_at - at - MINUTE)
            over = random.randint(4, 40) * MINUTE
            return at + MINUTE, promise.promised_at + over if late else at + room
        last = promise.promised_on
        if late:
            last = calendar.due_on(last, random.randint(1, 3))
        elif last > promise.start_on:
            last -= dt.timedelta(days=random.randrange(min(3, (last - promise.start_on).days)))
        end = calendar.instant(last, 14 * 60 + random.randrange(90))
        return at + 20 * MINUTE, max(at + 25 * MINUTE, end)

    def _move(self, stream: str, at: int, to: str, circle: str) -> None:
        on, words = self.calendar.local(at).date(), ReasonPersonal(reason=REASONS[to])

        def do(work: Work) -> None:
            work.record(stream, CaseMoved(to=to, on=on), words, circle)

        self._then(at, "rina.w", do)

    def _postpone(self, work: Work, stream: str) -> None:
        before: Any = work.case(stream).promise
        on = self.calendar.local(work.at).date()
        fact = PromiseMoved(
            on=on, before=before.promised_on, why=self.random.choice(LATE_REASONS), promise=before
        )
        work.record(stream, fact, ReasonPersonal(reason="menunggu jawaban instansi lain"))
