"""An office with a past: a home filled with any number of cases, faster than a counter could."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from frontoffice.domain.facts import (
    CaseMoved,
    CaseRegistered,
    Fact,
    FeeFact,
    PaperConfirmed,
    PaperPrinted,
    Promise,
    RegistrationPersonal,
    RowFact,
    write_part,
)
from frontoffice.domain.numbering import Number
from frontoffice.domain.person import Applicant
from frontoffice.journal.entry import Entry, commitment, entry_hash, genesis, stream_name
from frontoffice.journal.signing import sign_head
from frontoffice.services.catalogue import publish_bundled
from frontoffice.services.home import Home, NewHome, create_home
from frontoffice.store.entries import INSERT, to_row
from frontoffice.store.keys import Cost
from tests.benchmarks.standard_day import FIRST_NAMES, LAST_NAMES, STREETS
from tests.builders import catalogue

PIN = "470913"
CASES_A_DAY = 400
ENTRIES_A_CASE = 4
FIRST_DAY = dt.date(2023, 1, 2)
SLICE = 2000
"""Cases written in one transaction."""


def new_home(folder: Path) -> Home:
    """A published home with its admin signed in; its PIN costs nothing."""
    asked = NewHome(
        office="MPP1",
        office_name="Mal Pelayanan Publik Contoh",
        station=3,
        admin_name="Rina Admin",
        pin=PIN,
        public_host="mpp1.contoh.id",
    )
    home = create_home(folder, asked, cost=Cost(memory_kib=8, passes=1)).home
    publish_bundled(home)
    return home


class Past:
    """Writes cases of past days into a home's own chain; any two with the same seed are alike."""

    def __init__(self, home: Home, seed: int = 20261122) -> None:
        self.home = home
        self.cases = 0
        self.niks: list[str] = []
        self.names: list[str] = []
        self.numbers: list[str] = []
        self._rng = random.Random(seed)
        self._standards = [one for one in catalogue().standards if one.sla_working_days]

    def write(self, cases: int) -> None:
        """Adds so many cases of `ENTRIES_A_CASE` entries to the journal, not to the read models."""
        left = cases
        while left > 0:
            self._write_slice(min(left, SLICE))
            left -= SLICE

    def _write_slice(self, cases: int) -> None:
        store = self.home.store
        with store.writing() as connection:
            seq, link = connection.exec_driver_sql(
                "SELECT seq, hash FROM chain WHERE chain = ?", (store.chain,)
            ).one()
            link = link or genesis(store.key.public, store.feed)
            rows = []
            for _ in range(cases):
                for entry in self._case(seq + 1):
                    link = entry_hash(link, entry)
                    rows.append(to_row(entry, link))
                seq += ENTRIES_A_CASE
            connection.exec_driver_sql(INSERT, rows)
            connection.exec_driver_sql(
                "UPDATE chain SET seq = ?, hash = ?, signature = ? WHERE chain = ?",
                (seq, link, sign_head(store.key, store.chain, seq, link).signature, store.chain),
            )

    def _case(self, first: int) -> Iterator[Entry]:
        """Registered and printed; then mostly handed over, else confirmed and on its way."""
        day, place = divmod(self.cases, CASES_A_DAY)
        self.cases += 1
        on = FIRST_DAY + dt.timedelta(days=day)
        at = int(dt.datetime(on.year, on.month, on.day, 1, tzinfo=dt.UTC).timestamp()) * 1000
        at += place * 60_000 + self._rng.randrange(50_000)
        fact, personal = self._application(on, place + 1)
        chain = self.home.store.chain
        stream = stream_name("case", chain, first)
        yield self._entry(first, at, stream, fact, (), write_part(personal))
        facts: list[Fact] = [
            PaperPrinted(paper="receipt", number=fact.receipt_number or "", size="a5")
        ]
        if self._rng.random() < 0.85:
            facts += [CaseMoved(to="ready", on=on), CaseMoved(to="handed_over", on=on)]
        else:
            to = self._rng.choice(("in_process", "waiting_citizen", "ready", "refused"))
            facts += [
                PaperConfirmed(print=(chain.hex(), first + 1), came_out=True),
                CaseMoved(to=to, on=on),
            ]
        for step, one in enumerate(facts, 1):
            after = ((chain, first + step - 1),)
            yield self._entry(first + step, at + step * 9000, stream, one, after, None)

    def _application(self, on: dt.date, serial: int) -> tuple[CaseRegistered, RegistrationPersonal]:
        rng, standard = self._rng, self._rng.choice(self._standards)
        name = f"{rng.choice(FIRST_NAMES)} {rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
        birth = f"{rng.randrange(1, 29):02d}{rng.randrange(1, 13):02d}{rng.randrange(50, 100)}"
        nik = f"3273{rng.randrange(1, 17):02d}{birth}{rng.randrange(1, 10000):04d}"
        number = Number(office="MPP1", on=on, station=3, series="A", serial=serial)
        self.names.append(name)
        self.niks.append(nik)
        self.numbers.append(number.text)
        fact = CaseRegistered(
            number=number.text,
            receipt_number=msgspec.structs.replace(number, receipt=True).text,
            tracking="46KCTG",
            office="MPP1",
            agency=standard.agency,
            service=standard.code,
            service_name=standard.name,
            standard=f"service:{standard.code}@0123abcd",
            status="accepted",
            rows=tuple(RowFact(row.code, "original") for row in standard.requirements),
            fee=FeeFact(),
            sla_working_days=standard.sla_working_days,
            promise=Promise(start_on=on, promised_on=on + dt.timedelta(days=7)),
            sex="P",
            age_band="26-35",
            region="327301",
        )
        person = Applicant(
            name=name,
            nik=nik,
            birth_on=dt.date(1990, 8, 15),
            sex="P",
            phone=f"08{rng.randrange(10**9, 10**10)}",
            address=f"{rng.choice(STREETS)} No. {rng.randrange(1, 240)}",
            region="327301",
        )
        return fact, RegistrationPersonal(applicant=person)

    def _entry(
        self,
        seq: int,
        at: int,
        stream: str,
        fact: Fact,
        after: tuple[tuple[bytes, int], ...],
        personal: bytes | None,
    ) -> Entry:
        salt = self._rng.randbytes(8) if personal else None
        return Entry(
            chain=self.home.store.chain,
            seq=seq,
            act=seq,
            at=at,
            clock=(None, False),
            stream=stream,
            after=after,
            kind=fact.KIND,
            actor="rina.a",
            body=write_part(fact),
            circle="agency:DKC" if personal else None,
            personal=personal,
            salt=salt,
            commitment=commitment(personal, salt) if personal and salt else None,
        )
