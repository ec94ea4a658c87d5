"""A year of a busy office, made in seconds: straight facts in the journal, no use case runs.

For practice, figures and tests of reports. The same seed brings the same year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import msgspec

from frontoffice.domain.competence import CompetenceGranted
from frontoffice.domain.complaint_clocks import clocks_for
from frontoffice.domain.complaint_facts import (
    CHANNELS,
    KINDS,
    MALADMINISTRATION,
    ComplaintFiled,
    ComplaintMoved,
    ComplaintPersonal,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, Personal, write_part
from frontoffice.domain.report_facts import CONDITIONS, FACILITIES, FacilityChecked
from frontoffice.domain.standard import Standard
from frontoffice.domain.survey_facts import AnswerRow, SurveyAnswered
from frontoffice.journal.entry import (
    SALT_BYTES,
    Entry,
    commitment,
    entry_hash,
    genesis,
    stream_name,
)
from frontoffice.journal.signing import sign_head
from frontoffice.services.complaint_clocks import common
from frontoffice.services.complaints import CIRCLE
from frontoffice.services.demo_year_cases import Cases, Visits
from frontoffice.services.home import Home
from frontoffice.services.survey import questionnaire
from frontoffice.store.entries import INSERT, to_row

Progress = Callable[[int, int], None]
MINUTE = 60_000
_FLOW = ("verified", "followed_up", "waiting_reporter", "done")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How much of everything a year holds."""

    cases: int = 100_000
    complaints: int = 5_000
    surveys: int = 20_000
    seed: int = 20261122


class Pen:
    """Writes facts of any instant behind a home's own chain, many in one transaction."""

    def __init__(self, home: Home, seed: int) -> None:
        self._home, self._random = home, Random(seed)
        self._rows: list[tuple[Any, ...]] = []
        self._heads: dict[str, tuple[tuple[bytes, int], ...]] = {}
        self._chain = home.store.chain
        self._seq, self._link = 0, b""

    def begin(self, connection: Any) -> None:
        """The head as it stands."""
        store = self._home.store
        self._seq, link = connection.exec_driver_sql(
            "SELECT seq, hash FROM chain WHERE chain = ?", (store.chain,)
        ).one()
        self._link = link or genesis(store.key.public, store.feed)
        self._rows.clear()
        self._heads.clear()

    def open(
        self,
        word: str,
        at: int,
        actor: str,
        fact: Fact,
        personal: Personal | None = None,
        circle: str = "office",
    ) -> str:
        """The fact that opens a stream; the stream's name."""
        stream = stream_name(word, self._chain, self._seq + 1)
        self.record(stream, at, actor, fact, personal, circle)
        return stream

    def record(
        self,
        stream: str,
        at: int,
        actor: str,
        fact: Fact,
        personal: Personal | None = None,
        circle: str = "office",
    ) -> None:
        """A fact behind the last one of its stream."""
        self._seq += 1
        data = write_part(personal) if personal is not None else None
        salt = self._random.randbytes(SALT_BYTES) if data is not None else None
        entry = Entry(
            chain=self._chain,
            seq=self._seq,
            act=self._seq,
            at=at,
            clock=(None, False),
            stream=stream,
            after=self._heads.get(stream, ()),
            kind=fact.KIND,
            actor=actor,
            body=write_part(fact),
            circle=circle if data is not None else None,
            personal=data,
            salt=salt,
            commitment=commitment(data, salt) if data is not None and salt is not None else None,
        )
        self._link = entry_hash(self._link, entry)
        self._heads[stream] = ((self._chain, self._seq),)
        self._rows.append(to_row(entry, self._link))

    def end(self, connection: Any) -> None:
        """Everything since `begin`, with the signed head."""
        store = self._home.store
        if not self._rows:
            return
        connection.exec_driver_sql(INSERT, self._rows)
        head = sign_head(store.key, store.chain, self._seq, self._link)
        connection.exec_driver_sql(
            "UPDATE chain SET seq = ?, hash = ?, signature = ? WHERE chain = ?",
            (self._seq, self._link, head.signature, store.chain),
        )


def furnish_year(
    home: Home, plan: Plan, until: dt.date, progress: Progress | None = None
) -> list[dt.date]:
    """Fills the working days of the year up to a day and builds the read models; those days.

    Raises PermissionDenied; RuleViolation `year-home-in-use` for a home that has cases.
    """
    home.require("catalogue.publish")
    if home.store.peek("SELECT count(*) FROM case_row"):
        raise RuleViolation("year-home-in-use")
    calendar = home.reference.calendar_of(home.card.office)
    first = until - dt.timedelta(days=364)
    days = [first + dt.timedelta(n) for n in range(365)]
    days = [day for day in days if calendar.is_working_day(day)]
    year = _Year(home, plan, days)
    for place in range(len(days)):
        with home.store.writing() as connection:
            year.write_day(connection, place)
        if progress:
            progress(place + 1, 2 * len(days))
    home.store.rebuild()
    if progress:
        progress(2 * len(days), 2 * len(days))
    return days


class _Year:
    def __init__(self, home: Home, plan: Plan, days: list[dt.date]) -> None:
        self.home, self.plan, self.days = home, plan, days
        self.random = Random(plan.seed)
        self.pen = Pen(home, plan.seed)
        self.calendar = home.reference.calendar_of(home.card.office)
        self.staff = sorted(home.reference.staff)
        standards = list(home.reference.in_force(days[-1]).values())
        self.standards: list[Standard] = sorted(standards, key=lambda one: one.code)
        self.asked = questionnaire(home)
        self.rules = common()
        self.cases = Cases(self.pen, self.random, self.calendar, home.card, self.standards)
        self.visits = Visits(self.pen, self.random, home.card.office)
        self.complaints = 0

    def write_day(self, connection: Any, place: int) -> None:
        """Everything of one working day."""
        on, many = self.days[place], len(self.days)
        self.pen.begin(connection)
        if place == 0:
            self._competences(on)
        opening = self.calendar.instant(on, 8 * 60)
        first, last = (n * self.plan.cases // many for n in (place, place + 1))
        step = 7 * 60 * MINUTE // max(1, last - first)
        self.visits.begin(on)
        self.cases.begin(on)
        for n in range(last - first):
            at = opening + n * step + self.random.randrange(max(1, step))
            actor = self.random.choice(self.staff)
            standard = self.cases.choose()
            visited = self.random.randrange(5)
            visit = self.visits.serve(at, actor, standard) if visited else None
            self.cases.write(at, actor, standard, visit)
        self._survey(on, place)
        for _ in range((place + 1) * self.plan.complaints // many - self.complaints):
            self._complain(on, place)
        if on.weekday() == 0:
            self._round(on)
        self.pen.end(connection)

    def _competences(self, on: dt.date) -> None:
        at = self.calendar.instant(on, 7 * 60)
        for n, standard in enumerate(self.standards):
            for staff in self.staff[: n % (len(self.staff) + 1)]:
                fact = CompetenceGranted(
                    staff=staff, service=standard.code, basis="training", from_on=on
                )
                self.pen.open("competence", at, self.staff[0], fact)

    def _survey(self, on: dt.date, place: int) -> None:
        many, codes = len(self.days), sorted(self.asked.codes)
        count = (place + 1) * self.plan.surveys // many - place * self.plan.surveys // many
        rows = []
        for _ in range(count):
            standard = self.random.choice(self.standards[:8])
            likes = self.random.choice((3, 3, 4, 4, 2))
            answers = (likes + self.random.choice((-1, 0, 0, 1)) for _ in codes)
            rows.append(
                AnswerRow(
                    band=self.random.choice(("am", "pm")),
                    agency=standard.agency,
                    service=standard.code,
                    channel=self.random.choice(("window", "kiosk", "paper")),
                    answers=tuple(max(1, min(4, one)) for one in answers),
                )
            )
        if rows:
            fact = SurveyAnswered(
                survey=self.asked.code,
                elements=tuple(codes),
                scale=self.asked.scale,
                office=self.home.card.office,
                on=on,
                rows=tuple(sorted(rows)),
            )
            at = self.calendar.instant(on, 15 * 60 + 45)
            self.pen.open("survey-answers", at, self.staff[0], fact)

    def _complain(self, on: dt.date, place: int) -> None:
        self.complaints += 1
        random = self.random
        kind = random.choice(KINDS[:4])
        at = self.calendar.instant(on, 9 * 60) + random.randrange(5 * 60) * MINUTE
        classes = ("unsupervised", "complaint") if kind == "complaint" else (kind,)
        about = random.choice(self.staff) if random.randrange(12) == 0 else ""
        fact = ComplaintFiled(
            number=f"ADU-{on:%y%m%d}-{self.complaints:05}",
            secret=random.randbytes(16).hex(),
            office=self.home.card.office,
            kind=kind,
            channel=random.choice(CHANNELS),
            topic="officer" if about else "service",
            about_officer=bool(about),
            received_on=on,
            clocks=clocks_for(classes, self.rules, self.calendar, on, None),
        )
        words = ComplaintPersonal(
            text="Antrean lama pada jam layanan",
            name="Pelapor Contoh",
            about=(about,) if about else (),
        )
        stream = self.pen.open("complaint", at, self.staff[0], fact, words, CIRCLE)
        day = place
        for to in _FLOW[: random.choice((1, 2, 4, 4, 4, 4))]:
            day += random.choice((0, 1, 1, 2, 4))
            if day >= len(self.days):
                return
            named = to == "verified" and kind == "complaint"
            moved = ComplaintMoved(
                to=to,
                on=self.days[day],
                classified="unsupervised" if to == "verified" else None,
                maladministration=(random.choice(MALADMINISTRATION),) if named else (),
            )
            later = self.calendar.instant(self.days[day], 14 * 60)
            self.pen.record(stream, max(at, later), self.staff[0], moved)

    def _round(self, on: dt.date) -> None:
        found = {
            one: CONDITIONS[0] if self.random.randrange(6) else self.random.choice(CONDITIONS[1:])
            for one in FACILITIES
        }
        fact = FacilityChecked(office=self.home.card.office, on=on, found=found)
        self.pen.open("facility", self.calendar.instant(on, 7 * 60 + 30), self.staff[0], fact)
