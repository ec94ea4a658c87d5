"""A hall's whole day: counters, a help desk and a kiosk over the real desk of a hub that dies.

Real are the homes, the services, the client of the hub (`sync.hub_queue`) and its desk
(`server.hub_queue`); `HallLine` stands for the socket between them, and a clock for the hours.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, Protocol

from frontoffice.domain.errors import NotFound, Offline, RuleViolation
from frontoffice.domain.queue_facts import PRIORITIES
from frontoffice.domain.ticket import ABSENT, RECALL_PAUSE_MS
from frontoffice.server.admission import NonceStale
from frontoffice.server.hub import HubDesk
from frontoffice.server.hub_queue import QueueDesk
from frontoffice.services import appointments, queue, queue_board
from frontoffice.services.home import Home
from frontoffice.services.queue_hub import NUMBERING, Moved
from frontoffice.sync.hub_queue import HubQueue
from frontoffice.sync.transport import Answer
from frontoffice.sync.wire import QueueRequest, body_hash, decode, encode

SECOND, MINUTE = 1000, 60_000
HOUR = 60 * MINUTE
DAY_MS = 8 * HOUR
DEAD = (3 * HOUR + 20 * MINUTE, 4 * HOUR + 20 * MINUTE)
"""The hub dies at 11.00 of a day that begins at 07.40, for an hour."""

SERVICES = {
    "DKC-KK": 8,
    "DKC-KTP-GANTI": 8,
    "POL-SKCK-BARU": 5,
    "KEL-SKTM": 3,
    "PTSP-NIB": 2,
}
"""What people come for, and how often."""

AGENCIES: tuple[tuple[str, ...], ...] = (("DUKCAPIL",), ("DUKCAPIL",), ("POLRI",), ())
"""What counters serve, in turn; () is everything."""

PRIORITY, ALSO, NO_SHOW, PARKED, SENT_ON, LOST = 0.15, 0.1, 0.06, 0.06, 0.06, 0.02
"""How often: of citizens the first two, of calls the next three, of answers the last."""

APPOINTED, CHOSEN = 0.08, 0.03
"""How often a citizen has a time given, and a counter calls somebody out of order."""


LET_GO = {
    "counter-idle",
    "ticket-disputed",
    "ticket-not-callable",
    "ticket-not-away",
    "ticket-not-serving",
    "ticket-unknown",
}
"""What a counter hears when another one's word about its ticket came in between."""


class Clock(Protocol):
    """The hall's clock, which the day moves."""

    at: int

    def advance(self, milliseconds: int) -> None:
        """Time passes."""

    def steady(self) -> int:
        """Milliseconds that only go forward."""


@dataclass(slots=True)
class Counter:
    """A counter at a PC, and the ticket it has called."""

    number: int
    home: Home
    agencies: tuple[str, ...]
    break_at: int
    ticket: str = ""


@dataclass(slots=True)
class Course:
    """What happened, as the hall saw it."""

    called: int = 0
    chosen: int = 0
    alone: int = 0
    lost_answers: int = 0
    lost_numbers: int = 0
    breaks: int = 0
    knew: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict)
    """Each call's place in the journal: how far its writer knew each chain then."""


class Hall:
    """One day from the first number to the last; the same seed plays the same day."""

    def __init__(
        self, hub: Home, stations: Sequence[Home], clock: Clock, *, counters: int, seed: int
    ) -> None:
        self.chance, self.clock, self.course = Random(seed), clock, Course()
        self.hub, self.stations = hub, stations
        self.dead = False
        self._desk = HubDesk(hub)
        self._queue = QueueDesk(self._desk)
        self._begins_at = clock.at
        self._events: list[tuple[int, int, Callable[[], None]]] = []
        self._ties = count()
        self._at_counter: dict[str, int] = {}
        for home in stations:
            home.hub = HubQueue(home.store, self._line, lambda: clock.steady() / 1000)
        self.counters = [
            Counter(
                number=2 + at,
                home=stations[at % len(stations)],
                agencies=AGENCIES[at % len(AGENCIES)],
                break_at=self.chance.randrange(3 * HOUR, 5 * HOUR),
            )
            for at in range(counters)
        ]

    def _line(self, _url: str) -> Any:
        return HallLine(self)

    def run(self, citizens: int) -> None:
        """Lives the day: most come in the morning, the hub is dead for an hour, nobody hurries."""
        for _ in range(citizens):
            share = self.chance.random()
            hours = 4.5 if share < 0.75 else 7.5
            self._after(int(self.chance.random() * hours * HOUR), self._arrive)
        for one in self.counters:
            self._after(20 * MINUTE + self.chance.randrange(MINUTE), self._next(one))
        self._after(DEAD[0] - 3 * SECOND, self.everybody_tells)
        self._after(DEAD[0], self._dies)
        self._after(DEAD[1], self._answers_again)
        while self._events:
            at, _, happens = heapq.heappop(self._events)
            self.clock.advance(max(0, at - self.clock.at))
            happens()
        self.clock.advance(MINUTE)
        self.everybody_tells()
        self.everybody_tells()

    def _after(self, milliseconds: int, happens: Callable[[], None]) -> None:
        heapq.heappush(self._events, (self.clock.at + milliseconds, next(self._ties), happens))

    def _open(self) -> bool:
        return self.clock.at - self._begins_at < DAY_MS

    def everybody_tells(self) -> None:
        """The news that a running program asks for every three seconds."""
        for home in self.stations:
            assert isinstance(home.hub, HubQueue)
            home.hub.tell()

    def _dies(self) -> None:
        self.dead = True

    def _answers_again(self) -> None:
        # A new process: nonces and half uploads of the old one are forgotten.
        self.dead, self._desk = False, HubDesk(self.hub)
        self._queue = QueueDesk(self._desk)
        self.everybody_tells()
        self.everybody_tells()

    def _arrive(self) -> None:
        """A number from the kiosk at the hub, or from a help desk at one of the PCs."""
        first, second = self.chance.choices(list(SERVICES), list(SERVICES.values()), k=2)
        also = (second,) if self.chance.random() < ALSO and second != first else ()
        group = self.chance.choice(PRIORITIES) if self.chance.random() < PRIORITY else None
        kiosk = self.chance.random() < 0.5 and not self.dead
        home = self.hub if kiosk else self.chance.choice(self.stations)
        if self.chance.random() < APPOINTED:
            self._promise(home, first, group)
        else:
            queue.issue(home, first, also=also, priority=group)

    def _promise(self, home: Home, wanted: str, group: str | None) -> None:
        """A time within the hour; whoever has it comes up to 25 minutes before or after it."""
        due = self.clock.at + self.chance.randrange(30, 60) * MINUTE
        local = home.reference.calendar_of(home.card.office).local(due)
        made = appointments.promise(
            home, wanted, local.date(), local.time(), name="Seorang Warga", priority=group
        )
        early = self.chance.randrange(-25, 26) * MINUTE
        self._after(max(0, due + early - self.clock.at), lambda: self._arrive_by(home, made.code))

    def _arrive_by(self, home: Home, code: str) -> None:
        appointments.arrive(home, code)

    def _next(self, one: Counter) -> Callable[[], None]:
        return lambda: self._call(one)

    def _call(self, one: Counter) -> None:
        """A break when it is time, else whoever is next; nobody there: a look again soon."""
        if not self._open():
            return
        if self.clock.at - self._begins_at >= one.break_at:
            one.break_at = DAY_MS
            queue.begin_break(one.home, one.number)
            self.course.breaks += 1
            self._after(30 * MINUTE, self._next(one))
            return
        try:
            moved = self._choose(one) or queue.call_next(one.home, one.number, one.agencies)
        except NotFound:
            self._after(6 * MINUTE, self._next(one))
            return
        except RuleViolation as busy:
            if busy.code != "counter-busy":
                raise
            self._serve(one, str(busy.data["ticket"]))
            return
        self.course.called += 1
        if moved.without_hub:
            self.course.alone += 1
            self.note(one.home, moved)
        self._serve(one, moved.ticket)

    def _choose(self, one: Counter) -> Moved | None:
        """Now and then whoever came last is called first, with a reason."""
        if self.chance.random() >= CHOSEN:
            return None
        waiting = queue_board.read(one.home, counter=one.number, agencies=one.agencies).waiting
        if not waiting:
            return None
        last, number = waiting[-1].choice.ticket.ticket, one.number
        moved = self._act(lambda: queue.call_out_of_order(one.home, last, "sakit", number))
        self.course.chosen += moved is not None
        return moved

    def note(self, writer: Home, moved: Moved) -> None:
        """How far the journal went where a call was written, so that it can be judged again."""
        chain = writer.store.chain
        with writer.store.read() as connection:
            run = connection.exec_driver_sql
            seq = run(
                "SELECT max(seq) FROM entry WHERE stream = ? AND chain = ? AND kind = ?",
                (moved.stream, chain, "ticket.called/1"),
            ).scalar()
            stands = {
                bytes(row[0]).hex(): int(row[1]) for row in run("SELECT chain, seq FROM chain")
            }
        assert seq is not None
        self.course.knew.setdefault((chain.hex(), int(seq)), stands)

    def _serve(self, one: Counter, ticket: str) -> None:
        one.ticket = ticket
        elsewhere = self._at_counter.get(ticket, one.number) != one.number
        if elsewhere or self.chance.random() < NO_SHOW:
            self._after(RECALL_PAUSE_MS + SECOND, lambda: self._again(one))
            return
        self._at_counter[ticket] = one.number
        took = int(self.chance.lognormvariate(2.75, 0.45) * MINUTE)
        self._after(took, lambda: self._end(one))

    def _again(self, one: Counter) -> None:
        """Called again, until the ticket is *lewat*."""
        moved = self._act(lambda: queue.recall(one.home, counter=one.number))
        if moved is None or moved.state in ABSENT:
            if moved is not None and self.chance.random() < 0.4:
                self._after(self.chance.randrange(5, 30) * MINUTE, self._returns(one, moved.ticket))
            self._after(SECOND, self._next(one))
            return
        self._after(RECALL_PAUSE_MS + SECOND, lambda: self._again(one))

    def _returns(self, one: Counter, ticket: str) -> Callable[[], None]:
        return lambda: self._come_back(one.home, ticket)

    def _come_back(self, home: Home, ticket: str) -> None:
        if self._open():
            self._act(lambda: queue.come_back(home, ticket))

    def _end(self, one: Counter) -> None:
        """Served, set aside or sent on; a ticket two counters called is let go of."""
        self._at_counter.pop(one.ticket, None)
        home, number, how = one.home, one.number, self.chance.random()
        if how < PARKED:
            moved = self._act(lambda: queue.park(home, "berkas kurang", counter=number))
            if moved is not None:
                wait = self.chance.randrange(10, 40) * MINUTE
                self._after(wait, self._returns(one, moved.ticket))
        elif how < PARKED + SENT_ON:
            self._act(lambda: queue.transfer(home, wanted="KEL-SKTM", counter=number))
        else:
            self._act(lambda: queue.finish(home, counter=number))
        self._after(20 * SECOND, self._next(one))

    def _act(self, acts: Callable[[], Moved]) -> Moved | None:
        """An act at a ticket; None where another counter's word about it came in between."""
        try:
            return acts()
        except (RuleViolation, NotFound) as error:
            if error.code not in LET_GO:
                raise
            return None

    def answer(self, method: str, path: str, body: bytes, signature: str) -> Answer:
        """What the hub says to one request, as its web application does."""
        if self.dead:
            raise Offline("line-down", host="hall")
        now = self._desk.now()
        try:
            signed = (method, path, body_hash(body))
            caller = self._desk.authenticate(self.hub.store.feed, signature, signed)
        except NonceStale as stale:
            return Answer(401, stale.nonce, now, b"")
        wanted = decode(body, QueueRequest)
        answer = self._queue.answer(caller, wanted)
        if answer.moved and wanted.act == "next":
            self.note(self.hub, decode(answer.moved, Moved))
        if self.chance.random() < LOST:
            self.course.lost_answers += 1
            self.course.lost_numbers += wanted.act in NUMBERING
            raise Offline("line-down", host="hall")
        return Answer(200, caller.nonce, now, encode(answer))


class HallLine:
    """Stands where `sync.transport.Line` stands, between a counter and the hall's hub."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def close(self) -> None:
        """Nothing to hang up."""

    def request(
        self, method: str, path: str, body: bytes = b"", signature: str = "", **_more: object
    ) -> Answer:
        """One request; raises Offline while the hub is dead, and where the answer is lost."""
        return self._hall.answer(method, path, body, signature)
