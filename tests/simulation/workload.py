"""What officers do at a counter: real services, chosen at random, refusals and all."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from frontoffice.domain.errors import FrontOfficeError, NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake, papers, settlements
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from tests.builders import (
    FREE,
    PAID,
    incomplete_request,
    intake_request,
    nik,
    payment_for,
    standard,
)

SECOND = officer("wati.k", "supervisor")
TARGETS = ("in_process", "waiting_citizen", "approved", "ready", "refused", "handed_over")
NAMES = ("Siti Rahayu", "Siti Rahayuningsih", "Budi Santoso", "Boedi Santosa")


Act = Callable[[Home], Any]


class Counter:
    """An officer of one station who keeps busy."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._acts: tuple[tuple[Act, float], ...] = (
            (self.register, 3),
            (self.register_incomplete, 1),
            (self.move, 6),
            (self.pay, 3),
            (self.void, 2),
            (self.correct, 3),
            (self.complete, 2),
            (self.print_label, 0.3),
            (self.settle, 3),
        )

    def act(self, home: Home, wanted: Act | None = None) -> str:
        """Does one thing, or the one that is wanted; what it was and how it ended."""
        acts, weights = zip(*self._acts, strict=True)
        for _ in range(4):
            what = wanted or self._chance.choices(acts, weights)[0]
            try:
                what(home)
            except (RuleViolation, NotFound):
                continue
            except StoreTrouble as error:
                return f"{what.__name__}: {error.code}"
            return what.__name__
        return "finds nothing to do"

    def register(self, home: Home) -> None:
        """A citizen comes with everything; some will pay later."""
        serial = self._chance.randrange(1, 60)
        service = self._chance.choice((FREE, PAID))
        changes: dict[str, Any] = {"client_ref": None}
        if service == PAID and self._chance.random() < 0.5:
            changes["payment"] = None
        intake.submit(home, intake_request(service, serial=serial, **changes))

    def register_incomplete(self, home: Home) -> None:
        """A citizen comes without papers."""
        request = incomplete_request(self._chance.choice((FREE, PAID)), client_ref=None)
        intake.submit(home, request)

    def move(self, home: Home) -> None:
        """Moves a case on."""
        stream = self._case(home)
        allowed = sorted(cases.read_case(home, stream).moves)
        cases.move(home, stream, self._chance.choice(allowed or TARGETS), "sesuai berkas")

    def pay(self, home: Home) -> None:
        """Takes the money of a case that waits for it."""
        payment = payment_for(standard(PAID), self._chance.choice(("cash", "qris")))
        cases.pay(home, self._case(home, "awaiting_payment"), {"payment": payment})

    def void(self, home: Home) -> None:
        """Voids a receipt."""
        cases.void(home, self._case(home), "salah cetak", SECOND)

    def correct(self, home: Home) -> None:
        """Corrects a name or a telephone number."""
        fields = {
            "name": self._chance.choice(NAMES),
            "phone": f"0812{self._chance.randrange(10**7):08d}",
            "nik": nik(self._chance.randrange(1, 99)),
        }
        name = self._chance.choice(sorted(fields))
        request = {"applicant": {name: fields[name]}, "reason": "salah ketik"}
        cases.correct(home, self._case(home), request)

    def complete(self, home: Home) -> None:
        """The missing papers come in."""
        stream = self._case(home, "incomplete")
        opened = cases.read_case(home, stream).opened
        full = intake_request(opened.service if opened else FREE)
        request = {key: full[key] for key in ("requirements", "waivers", "payment")}
        cases.complete(home, stream, request)

    def print_label(self, home: Home) -> None:
        """Prints a folder's label and says whether it came out."""
        stream = self._case(home)
        printed = papers.print_label(home, stream)
        papers.confirm(home, stream, printed.print, self._chance.random() < 0.8)

    def settle(self, home: Home) -> None:
        """The supervisor chooses a side of a conflict, or changes the choice."""
        with home.store.read() as connection:
            found = connection.exec_driver_sql(
                "SELECT DISTINCT stream FROM trouble_row WHERE kind = 'conflict' "
                "UNION SELECT DISTINCT stream FROM entry WHERE kind = 'case.settled/1' ORDER BY 1"
            ).all()
            if not found:
                raise NotFound("conflict-none")
            stream = self._chance.choice(found)[0]
            recorded = read_stream(connection, stream)
        splits = settlements.open_splits(recorded) or settlements.settled_splits(recorded)
        if not splits:
            raise NotFound("conflict-none")
        split = self._chance.choice(splits)
        chosen = self._chance.choice(split.heads)
        settlements.settle(home, stream, split.groups[0], chosen, "diperiksa dengan berkas")

    def _case(self, home: Home, status: str | None = None) -> str:
        """A case, more likely one that others work on too."""
        with home.store.read() as connection:
            found = connection.exec_driver_sql(
                "SELECT stream FROM case_row WHERE status = ? OR ? IS NULL "
                "AND status NOT IN ('handed_over', 'withdrawn', 'expired') ORDER BY id",
                (status, status),
            ).all()
        if not found:
            raise NotFound("case-unknown", number="-")
        found = found[: 1 + len(found) // 2] if self._chance.random() < 0.5 else found
        return str(self._chance.choice(found)[0])


def is_expected(error: BaseException | None) -> bool:
    """Whether an error is one of ours, that a person or a retry deals with."""
    return error is None or isinstance(error, FrontOfficeError)
