"""The applications and visits of the year that the generator makes (`demo_year`)."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.disposition import LATE_REASONS, CaseRefused, PromiseMoved, RefusalPersonal
from frontoffice.domain.facts import (
    CaseMoved,
    CasePaid,
    CaseRegistered,
    CaseVoided,
    FeeFact,
    FeeLineFact,
    Promise,
    ReasonPersonal,
    RegistrationPersonal,
    RowFact,
)
from frontoffice.domain.numbering import Number
from frontoffice.domain.person import Applicant
from frontoffice.domain.queue_facts import (
    TicketCalled,
    TicketFinished,
    TicketIssued,
    TicketNotShown,
    TicketRecalled,
)
from frontoffice.domain.standard import Standard
from frontoffice.services.promises import promise_of

MINUTE = 60_000
FIRST = ("Siti", "Budi", "Dewi", "Agus", "Ratna", "Rizky", "Ayu", "Yohanes", "Maria", "Hasan")
LAST = ("Rahayu", "Santoso", "Lestari", "Wijaya", "Kusuma", "Hidayat", "Situmorang", "Siregar")
_METHODS = ("cash", "cash", "qris", "billing", "edc")
_CHANNELS = ("counter", "counter", "counter", "counter", "online", "kit")


class Visits:
    """Tickets from issue to end."""

    def __init__(self, pen: Any, random: Random, office: str) -> None:
        self._pen, self._random, self._office = pen, random, office
        self._on, self._serial = dt.date.min, 0

    def begin(self, on: dt.date) -> None:
        """A new day: numbers from 1."""
        self._on, self._serial = on, 0

    def serve(self, at: int, actor: str, standard: Standard) -> str:
        """One ticket served up to this instant (UTC ms); its stream."""
        random, pen, counter = self._random, self._pen, self._random.randint(1, 8)
        self._serial += 1
        wait = int(random.lognormvariate(2.4, 0.6) * MINUTE)
        took = int(random.lognormvariate(1.9, 0.5) * MINUTE)
        priority = random.choice(("elderly", "disabled")) if random.randrange(20) == 0 else None
        issued = TicketIssued(
            ticket=f"A{self._serial:03}",
            on=self._on,
            office=self._office,
            agency=standard.agency,
            service=standard.code,
            priority=priority,
        )
        stream: str = pen.open("ticket", at - wait - took, actor, issued)
        reason = "out-of-order" if random.randrange(80) == 0 else "regular"
        pen.record(stream, at - took, actor, TicketCalled(counter=counter, reason=reason))
        if random.randrange(30) == 0:
            pen.record(stream, at - took + 30_000, actor, TicketRecalled(counter=counter))
        if random.randrange(40) == 0:
            pen.record(stream, at - took + 90_000, actor, TicketNotShown(counter=counter))
        else:
            pen.record(stream, at, actor, TicketFinished(counter=counter))
        return stream


class Cases:
    """Applications from the counter to the product, some of them late."""

    def __init__(
        self,
        pen: Any,
        random: Random,
        calendar: OfficeCalendar,
        card: Any,
        standards: list[Standard],
    ) -> None:
        self._pen, self._random, self._calendar, self._card = pen, random, calendar, card
        self._standards = standards
        self._weights = [max(1, 40 - 3 * n) for n in range(len(standards))]
        self._on, self._serial, self._receipt = dt.date.min, 0, 0
        self._promises: dict[tuple[str, dt.date], Promise] = {}

    def begin(self, on: dt.date) -> None:
        """A new day: numbers from 1."""
        self._on, self._serial, self._receipt = on, 0, 0
        self._promises.clear()

    def choose(self) -> Standard:
        """A service, some much more often than others."""
        return self._random.choices(self._standards, self._weights)[0]

    def _number(self, receipt: bool) -> str:
        while True:
            if receipt:
                # Now and then a number is lost, as a report must notice.
                self._receipt += 2 if self._random.randrange(4000) == 0 else 1
            else:
                self._serial += 1
            number = Number(
                office=self._card.office,
                on=self._on,
                station=self._card.station,
                series="A",
                serial=self._receipt if receipt else self._serial,
                receipt=receipt,
            )
            if number.check != "*":
                return number.text

    def write(self, at: int, actor: str, standard: Standard, visit: str | None) -> None:
        """One application taken in at an instant (UTC ms), with what became of it."""
        random = self._random
        incomplete = random.randrange(30) == 0
        owed = 0 if standard.is_free else standard.fee_rupiah or 75_000
        fact, who = self._registered(at, standard, visit, incomplete, owed)
        stream = self._pen.open("case", at, actor, fact, who)
        if incomplete:
            return
        promise = fact.promise
        if owed:
            promise = self._promise(at, standard)
            paid = CasePaid(
                receipt_number=self._number(True),
                amount_rupiah=owed,
                method=random.choice(_METHODS),
                promise=promise,
            )
            self._pen.record(stream, at + MINUTE, actor, paid)
            if random.randrange(150) == 0:
                void = CaseVoided(
                    receipt_number=paid.receipt_number, amount_rupiah=owed, second="wati.k"
                )
                self._pen.record(stream, at + 2 * MINUTE, actor, void, ReasonPersonal(reason="x"))
                return
        if promise is not None:
            self._finish(stream, at + 3 * MINUTE, actor, promise)

    def _registered(
        self, at: int, standard: Standard, visit: str | None, incomplete: bool, owed: int
    ) -> tuple[CaseRegistered, RegistrationPersonal]:
        random = self._random
        status = "incomplete" if incomplete else "awaiting_payment" if owed else "accepted"
        open_ = incomplete or owed
        fee = FeeFact(total_rupiah=owed, lines=(FeeLineFact("TARIF", 1, owed),) if owed else ())
        fact = CaseRegistered(
            number=self._number(False),
            receipt_number=None if open_ else self._number(True),
            tracking="".join(random.choices("ABCDEFGHJK", k=6)),
            office=self._card.office,
            agency=standard.agency,
            service=standard.code,
            service_name=standard.name,
            standard=f"service:{standard.code}",
            channel=random.choice(_CHANNELS),
            status=status,
            rows=(RowFact("SYARAT", "waived" if random.randrange(60) == 0 else "original"),),
            missing=("SYARAT",) if incomplete else (),
            fee=fee,
            promise=None if open_ else self._promise(at, standard),
            sex=random.choice("LP"),
            region="327301",
            ticket=visit,
        )
        serial = f"{random.randrange(1, 9999):04}"
        applicant = Applicant(
            name=f"{random.choice(FIRST)} {random.choice(LAST)}", nik=f"327301150890{serial}"
        )
        return fact, RegistrationPersonal(applicant=applicant)

    def _promise(self, at: int, standard: Standard) -> Promise:
        if standard.sla_minutes is not None:
            return promise_of(self._calendar, at, standard)
        key = (standard.code, self._on)
        if key not in self._promises:
            self._promises[key] = promise_of(self._calendar, at, standard)
        return self._promises[key]

    def _finish(self, stream: str, at: int, actor: str, promise: Promise) -> None:
        """Ready in time, late, refused, or still on its way."""
        random, pen = self._random, self._pen
        chance = random.random()
        if chance > 0.95:
            return
        on, done_at = promise.promised_on, self._calendar.instant(promise.promised_on, 14 * 60)
        if promise.promised_at is not None:
            done_at = promise.promised_at - MINUTE
        if chance < 0.05:
            after = self._calendar.due_on(on, random.randint(1, 5))
            if random.randrange(2):
                moved = PromiseMoved(
                    on=on,
                    before=on,
                    why=random.choice(LATE_REASONS),
                    promise=Promise(start_on=promise.start_on, promised_on=on),
                )
                pen.record(stream, done_at, actor, moved, ReasonPersonal(reason="x"))
            on, done_at = after, self._calendar.instant(after, 14 * 60)
        at = max(at, done_at)
        if chance < 0.9:
            pen.record(stream, at, actor, CaseMoved(to="in_process", on=on))
            pen.record(stream, at + 1, actor, CaseMoved(to="ready", on=on))
        else:
            words = RefusalPersonal(reason="x", legal_basis="x")
            pen.record(stream, at, actor, CaseRefused(on=on), words)
