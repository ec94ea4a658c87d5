"""What the public pages know of an office: standards, queue, complaints, answers, times given.

Read from the facts the centre holds, without their personal parts, and kept up to date chain by
chain: a request costs one look at where the chains stand, and only what is new is read.
"""

from __future__ import annotations

import datetime as dt
import threading

import msgspec
from sqlalchemy import and_, or_, select

from frontoffice.domain import (
    complaint_facts,
    preregistration,
    queue_facts,
    standard_draft,
    survey_facts,
)
from frontoffice.domain.answers import Answers
from frontoffice.domain.calendar import OfficeCalendar, parse_holidays
from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import KINDS, Recorded, Ref, write_part
from frontoffice.domain.reference_facts import HolidaysSet, OfficeSet
from frontoffice.domain.standard import Standard
from frontoffice.domain.ticket import fold as fold_ticket
from frontoffice.resources import resource
from frontoffice.server.admin import Centre
from frontoffice.server.journal import FIELDS
from frontoffice.server.tables import chain, entry
from frontoffice.server.tables import office as office_table
from frontoffice.services.reference import Reference
from frontoffice.services.service_search import questions, vocabulary
from frontoffice.store import reference_model
from frontoffice.store.entries import from_row, to_recorded
from frontoffice.sync.wire import NATIONAL

REFERENCE = ("standard", "catalogue", "office", "holidays", "opening", "charter", "complaint-clock")
READ = (
    *REFERENCE,
    "ticket",
    "complaint",
    "survey",
    "appointment",
    "preregistration",
    "draft",
    "comment",
)
"""The words that the kinds of facts shown here begin with."""

KNOWN = (complaint_facts, preregistration, queue_facts, standard_draft, survey_facts)
"""Their kinds are registered by being imported."""

TICKETS_MS = 36 * 3_600_000

Row = tuple[str, str, int, str | None, bytes]


class Waiting(msgspec.Struct, frozen=True):
    """How many wait for an agency, and how many are being served."""

    agency: str
    name: str
    waiting: int
    serving: int


class Queue(msgspec.Struct, frozen=True):
    """The queue of today as the centre last heard of it.

    `heard_at` (UTC ms) is when a ticket of the office last moved, today or before; None: never.
    """

    agencies: tuple[Waiting, ...]
    heard_at: int | None


class Standing(msgspec.Struct, frozen=True):
    """Whether an office is open now, and its local time at which that changes."""

    open: bool
    turns: dt.datetime


class Feed:
    """The facts of one feed by stream, without personal parts."""

    def __init__(self, name: str) -> None:
        self.name, self.mark = name, 0
        self._heads: dict[bytes, int] = {}
        self._streams: dict[str, dict[str, dict[Ref, Recorded]]] = {}
        self._turn = threading.Lock()

    def refresh(self, centre: Centre) -> None:
        """Reads what came since the last look."""
        recent = centre.now() - TICKETS_MS
        kinds = [one for one in KINDS if one.partition(".")[0] in READ]
        files = (entry.c.kind.like("file.%"), entry.c.stream.not_like("case:%"))
        with self._turn, centre.database.reading() as connection:
            stands = connection.execute(
                select(chain.c.chain, chain.c.seq).where(chain.c.office == self.name)
            ).all()
            for found, seq in stands:
                name = bytes(found)
                known = self._heads.get(name, 0)
                if seq <= known:
                    continue
                rows = connection.execute(
                    select(*FIELDS).where(
                        entry.c.office == self.name,
                        entry.c.chain == name,
                        entry.c.seq > known,
                        entry.c.seq <= seq,
                        # Facts of a stream stand behind its files: without these they wait.
                        or_(entry.c.kind.in_(kinds), and_(*files)),
                        or_(entry.c.at >= recent, entry.c.kind.not_like("ticket.%")),
                    )
                )
                for row in rows:
                    self._keep(row.stream, to_recorded(from_row(row)))
                self._heads[name] = seq
            self._forget_tickets(recent)

    def _keep(self, stream: str, one: Recorded) -> None:
        word = stream.partition(":")[0]
        bare = msgspec.structs.replace(one, personal=None)
        # A new whole in place of the old one: other threads read without waiting.
        streams = self._streams.setdefault(word, {})
        streams[stream] = {**streams.get(stream, {}), one.ref: bare}
        self.mark += word in REFERENCE

    def _forget_tickets(self, recent: int) -> None:
        tickets = self._streams.get("ticket", {})
        for stream, facts in list(tickets.items()):
            if max(one.at for one in facts.values()) < recent:
                del tickets[stream]

    def of(self, word: str) -> list[tuple[str, list[Recorded]]]:
        """The streams that begin with a word, with their facts."""
        found = list(self._streams.get(word, {}).items())
        return [(stream, list(facts.values())) for stream, facts in found]

    def reference_rows(self) -> list[Row]:
        """The rows of the reference model that these facts make, in the order of their instants."""
        made = [
            row
            for word in REFERENCE
            for stream, recorded in self.of(word)
            if (row := reference_model.row_of(stream, recorded)) is not None
        ]
        made.sort(key=lambda row: (row[4], row[5], row[0]))
        return [(row[1], row[2], row[4], row[6], row[7]) for row in made]


class Office:
    """One office as the public may see it."""

    def __init__(self, centre: Centre, code: str, national: Feed) -> None:
        self.code, self.feed = code, Feed(code)
        self._centre, self._national = centre, national
        self._marks = (-1, -1)
        self._reference: Reference | None = None
        self._answers: tuple[dt.date, Answers] | None = None

    def refresh(self) -> Office:
        """Brings it up to what the centre holds."""
        self._national.refresh(self._centre)
        self.feed.refresh(self._centre)
        marks = (self._national.mark, self.feed.mark)
        if self._reference is None or marks != self._marks:
            rows = [_bundled_holidays(), *self._national.reference_rows()]
            self._reference = Reference([*rows, *self.feed.reference_rows()])
            self._marks, self._answers = marks, None
        return self

    @property
    def reference(self) -> Reference:
        """Standards, calendar and names."""
        assert self._reference is not None
        return self._reference

    @property
    def facts(self) -> OfficeSet:
        """The office's name, zone and hours."""
        return self.reference.office(self.code)

    @property
    def calendar(self) -> OfficeCalendar:
        """Its working days and hours."""
        return self.reference.calendar_of(self.code)

    def today(self) -> dt.date:
        """Its own date now."""
        return self.calendar.local(self._centre.now()).date()

    def standing(self) -> Standing:
        """Whether it is open now."""
        is_open, turns_at = self.calendar.standing(self._centre.now())
        return Standing(is_open, self.calendar.local(turns_at))

    def standards(self) -> list[Standard]:
        """The standards in force today, by agency and name."""
        found = self.reference.in_force(self.today()).values()
        return sorted(found, key=lambda one: (self.agency_name(one.agency), one.name))

    def standard(self, code: str) -> Standard:
        """The standard of a service in force today; raises NotFound `service-unknown`."""
        found = self.reference.in_force(self.today()).get(code)
        if found is None:
            raise NotFound("service-unknown", service=code[:24])
        return found

    def agency_name(self, code: str) -> str:
        """What an agency is called."""
        known = self.reference.agencies.get(code)
        return known.name if known else code

    def answers(self) -> Answers:
        """Answers to citizens' questions from the standards in force today."""
        today = self.today()
        if self._answers is None or self._answers[0] != today:
            self._answers = (today, Answers(self.standards(), questions(), vocabulary()))
        return self._answers[1]

    def queue(self) -> Queue:
        """Who waits today, as far as the centre has heard."""
        counts: dict[str, list[int]] = {}
        heard_at = None
        today = self.today()
        for stream, recorded in self.feed.of("ticket"):
            heard_at = max(heard_at or 0, *(one.at for one in recorded))
            ticket = fold_ticket(stream, recorded)
            if ticket.opened is None or ticket.opened.on != today:
                continue
            count = counts.setdefault(ticket.agency, [0, 0])
            count[0] += ticket.state == "waiting"
            count[1] += ticket.call is not None
        lines = [Waiting(code, self.agency_name(code), *pair) for code, pair in counts.items()]
        return Queue(tuple(sorted(lines, key=lambda one: one.name)), heard_at)


class Offices:
    """Every office of this centre, each read at its first request."""

    def __init__(self, centre: Centre) -> None:
        self._centre, self._national = centre, Feed(NATIONAL)
        self._offices: dict[str, Office] = {}
        self._turn = threading.Lock()

    def named(self) -> list[tuple[str, str]]:
        """(code, name) of all offices, by name."""
        with self._centre.database.reading() as connection:
            rows = connection.execute(select(office_table.c.office, office_table.c.name)).all()
        return sorted(((row[0], row[1]) for row in rows), key=lambda one: one[1])

    def office(self, code: str) -> Office:
        """An office, up to date; raises NotFound `office-unknown`."""
        with self._turn:
            known = self._offices.get(code)
            if known is None:
                if code not in dict(self.named()):
                    raise NotFound("office-unknown", office=code[:8])
                known = self._offices[code] = Office(self._centre, code, self._national)
        return known.refresh()


def _bundled_holidays() -> Row:
    """The bundled days, for an office that has published none."""
    text = resource("catalogue", "hari_libur_2024_2027.csv").read_text("utf-8")
    days = sorted(parse_holidays(text).items())
    rows = tuple((on, one.kind, one.name, one.estimated) for on, one in days)
    return ("holidays", "", 0, None, write_part(HolidaysSet(authority="local", rows=rows)))
