"""Bytes, requests and seconds of a standard day over loopback: push, pull, and nothing to do.

Run it: `python -m tests.benchmarks.exchange [DATABASE_URL]`.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from frontoffice.domain.facts import (
    CaseMoved,
    CaseRegistered,
    FeeFact,
    RegistrationPersonal,
    RowFact,
    write_part,
)
from frontoffice.domain.person import Applicant
from frontoffice.journal.chain import extend
from frontoffice.journal.entry import Entry, commitment, genesis
from frontoffice.journal.signing import sign_head
from frontoffice.store import replica
from frontoffice.store.apply import advance
from frontoffice.store.entries import INSERT, to_row
from frontoffice.store.store import Store
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from tests.benchmarks.standard_day import standard_day
from tests.sync.serving import ServerProcess
from tests.sync.stations import EVERY, Station, station

MOVES = {"diterima": "in_process", "diproses": "approved", "selesai": "ready"}


def real_facts(day: list[Entry]) -> list[Entry]:
    """The same day written in the kinds a counter writes, so that every read model has its work."""
    return [_registered(one) if one.personal else _moved(one) for one in day]


def _moved(entry: Entry) -> Entry:
    to = MOVES[msgspec.msgpack.decode(entry.body)["to"]]
    fact = CaseMoved(to=to, on=dt.date(2026, 11, 20))
    return msgspec.structs.replace(entry, kind=fact.KIND, body=write_part(fact))


def _registered(entry: Entry) -> Entry:
    body: dict[str, Any] = msgspec.msgpack.decode(entry.body)
    assert entry.personal is not None
    assert entry.salt is not None
    who: dict[str, str] = msgspec.msgpack.decode(entry.personal)
    fact = CaseRegistered(
        number=body["number"],
        receipt_number=body["receipt_number"],
        tracking=f"{random.Random(entry.seq).randrange(36**6):06d}",
        office="MPP1",
        agency="DKC",
        service=body["service"],
        service_name=f"Layanan {body['service']}",
        standard=body["standard"],
        status="accepted",
        rows=tuple(RowFact(row["item"], "original") for row in body["checklist"]),
        fee=FeeFact(total_rupiah=body["fee_rupiah"]),
    )
    personal = write_part(RegistrationPersonal(applicant=Applicant(**who)))
    return msgspec.structs.replace(
        entry,
        kind=fact.KIND,
        body=write_part(fact),
        personal=personal,
        commitment=commitment(personal, entry.salt),
    )


def load(store: Store, entries: list[Entry]) -> None:
    """Puts a day into a station's own chain as if it had been written there."""
    hashes = extend(genesis(store.key.public, store.feed), entries)
    head = sign_head(store.key, store.chain, entries[-1].seq, hashes[-1])
    with store.writing() as connection:
        rows = [to_row(one, link) for one, link in zip(entries, hashes, strict=True)]
        connection.exec_driver_sql(INSERT, rows)
        connection.exec_driver_sql(
            "UPDATE chain SET seq = ?, hash = ?, signature = ? WHERE chain = ?",
            (head.seq, head.hash, head.signature, store.chain),
        )
        advance(connection, {one.stream for one in entries})


def figures(
    folder: Path, database_url: str | None = None, *, real: bool = False, applications: int = 2000
) -> Iterator[tuple[str, SyncReport]]:
    """Pushes a day from one station and pulls it into another; a report for each step."""
    with ExitStack() as stack:
        server = stack.enter_context(ServerProcess(folder / "centre", database_url))

        def joined(number: int) -> Station:
            one = stack.enter_context(station(folder / f"station{number}", number))
            enrol(one.store, server.url, server.code(number))
            return one

        one, two = joined(1), joined(2)
        sync(one), sync(two), sync(one)
        day = standard_day(one.store.key, applications)
        load(one.store, real_facts(day) if real else day)
        yield "push", sync(one)
        yield "nothing to do", sync(one)
        yield "pull", sync(two)


def sync(one: Station) -> SyncReport:
    """One exchange."""
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, EVERY)


def main() -> None:
    """Prints the figures of both days."""
    url = sys.argv[1] if len(sys.argv) > 1 else None
    for real in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/devices"
            for name, report in figures(Path(folder), url, real=real):
                print(
                    f"{'real facts' if real else 'standard day':12} {name:14} "
                    f"{report.bytes_up:8} up {report.bytes_down:8} down "
                    f"{report.requests:2} requests {report.seconds:6.3f} s even={report.even} "
                    f"entries={report.pushed or report.pulled}"
                )


if __name__ == "__main__":
    main()
