"""Real stations for tests of the exchange: encrypted stores with cases, and a clock one can set."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from frontoffice.domain.facts import (
    CaseMoved,
    CaseRegistered,
    RegistrationPersonal,
)
from frontoffice.domain.person import Applicant
from frontoffice.journal.signing import StationKey, self_certify
from frontoffice.store import apply
from frontoffice.store.store import Store

START = 1_795_000_000_000
EVERY = ("office", "supervisors", "author", "agency:*")


class SetClock:
    """A clock that stands where a test puts it and steps a second at each reading."""

    def __init__(self, at: int = START) -> None:
        self.at, self.steps = at, 0

    def now(self) -> int:
        """UTC ms."""
        self.steps += 1
        return self.at + self.steps * 1000

    def steady(self) -> int:
        """Milliseconds that go forward with `now`."""
        return self.steps * 1000


class Station:
    """A store with the few verbs tests need."""

    def __init__(self, store: Store, number: int, data_key: bytes = b"") -> None:
        self.store, self.number, self.serial = store, number, 0
        self.data_key = data_key

    def serve(
        self,
        *,
        agency: str = "dukcapil",
        name: str = "Pemohon Contoh",
        nik: str = "3273011508909991",
    ) -> str:
        """Registers one case; its stream."""
        self.serial += 1
        number = f"{self.store.feed}-261122-{self.number:02d}A{self.serial:04d}-0"
        with self.store.work("sari.h") as work:
            return work.open(
                "case",
                CaseRegistered(
                    number=number,
                    tracking="ABC123",
                    office=self.store.feed,
                    agency=agency,
                    service="DKC-KK",
                    service_name="Kartu Keluarga",
                    standard="service:DKC-KK@00000000",
                    status="accepted",
                    receipt_number="K" + number,
                ),
                RegistrationPersonal(applicant=Applicant(name=name, nik=nik)),
                circle=f"agency:{agency}",
            )

    def move(self, stream: str, to: str = "in_process") -> None:
        """Moves a case."""
        import datetime as dt

        with self.store.work("sari.h") as work:
            work.record(stream, CaseMoved(to=to, on=dt.date(2026, 11, 22)))

    def count(self) -> int:
        """Entries held."""
        with self.store.read() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() or 0)

    def dump(self) -> list[tuple[object, ...]]:
        """Every row of every read model."""
        with self.store.read() as connection:
            return apply.dump(connection)


@contextlib.contextmanager
def station(
    folder: Path,
    number: int = 1,
    *,
    office: str = "MPP1",
    circles: tuple[str, ...] = EVERY,
    clock: SetClock | None = None,
) -> Iterator[Station]:
    """A new station's store, closed at the end."""
    clock = clock or SetClock(START + number)
    key = StationKey.generate()
    certificate = self_certify(
        key, office, number, "A", circles, ("case", "local"), issued_at=clock.now()
    )
    folder.mkdir(parents=True, exist_ok=True)
    data_key = os.urandom(32)
    store = Store.create(folder, data_key, key, certificate, feed=office, clock=clock)
    try:
        yield Station(store, number, data_key)
    finally:
        store.close()
