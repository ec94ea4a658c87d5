"""Bytes, requests and seconds of a standard day over loopback: push, pull, and nothing to do.

Run it: `python -m tests.benchmarks.exchange [DATABASE_URL]`.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
import time
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
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.standard_day import standard_day
from tests.sync.serving import ServerProcess
from tests.sync.stations import EVERY, Station, station

ZSTD_JSON_BYTES = 446_626
"""What zstd 9 makes of the standard day as JSON lines; measured once, so that no zstd is needed."""

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
) -> Iterator[tuple[str, SyncReport, tuple[float, float]]]:
    """Pushes a day from one station and pulls it into another.

    For each step a report, and the seconds of processor spent at the station and at the server.
    """
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
        for name, who in (("push", one), ("nothing to do", one), ("pull", two)):
            before = time.process_time(), server.processor_seconds()
            report = sync(who)
            # What a busy machine does not change: folding behind the word is not in it yet.
            spent = time.process_time() - before[0], server.processor_seconds() - before[1]
            yield name, report, spent


def sync(one: Station) -> SyncReport:
    """One exchange."""
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, EVERY)


def bare_seconds(folder: Path) -> float:
    """The floor: the day's rows inserted into an encrypted file in one transaction, no more."""
    with station(folder / "bare", 9) as one:
        day = standard_day(one.store.key)
        hashes = extend(genesis(one.store.key.public, one.store.feed), day)
        rows = [to_row(each, link) for each, link in zip(day, hashes, strict=True)]

        def insert() -> None:
            with one.store.writing() as connection:
                connection.exec_driver_sql(INSERT, rows)

        return seconds(insert)


def exchange_figures(runs: int = 3) -> list[Figure]:
    """Bytes and seconds of a standard day and of one in real facts: the best of several runs."""
    found = list[Figure]()
    for real, day in ((False, "standard day"), (True, "a day in real facts")):
        taken: dict[str, list[tuple[SyncReport, tuple[float, float]]]] = {}
        floors = list[float]()
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                floors.append(bare_seconds(Path(folder)))
                for name, report, spent in figures(Path(folder), real=real):
                    taken.setdefault(name, []).append((report, spent))
        for name in ("push", "pull"):
            best, (here, there) = min(taken[name], key=lambda one: one[0].seconds)
            moved = best.bytes_up if name == "push" else best.bytes_down
            found += [
                Figure(
                    f"{day}, {name}: loopback",
                    best.seconds,
                    "s",
                    floor=min(floors),
                    floor_name="bare inserts",
                    target=0.6,
                    note=f"best of {runs}; processor {here:.2f} s at the station, {there:.2f} s at "
                    f"the server; {best.requests} requests",
                ),
                Figure(
                    f"{day}, {name}: bytes",
                    moved,
                    "bytes",
                    floor=ZSTD_JSON_BYTES,
                    floor_name="zstd 9 of the JSON",
                    target=120_000,
                ),
            ]
        idle = taken["nothing to do"][0][0]
        if not real:
            found.append(
                Figure(
                    "nothing to do",
                    idle.bytes_up + idle.bytes_down,
                    "bytes",
                    target=500,
                    note=f"{idle.requests} request",
                )
            )
    return found


def main() -> None:
    """Prints the figures of both days."""
    url = sys.argv[1] if len(sys.argv) > 1 else None
    for real in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/devices"
            for name, report, (here, there) in figures(Path(folder), url, real=real):
                print(
                    f"{'real facts' if real else 'standard day':12} {name:14} "
                    f"{report.bytes_up:8} up {report.bytes_down:8} down "
                    f"{report.requests:2} requests {report.seconds:6.3f} s even={report.even} "
                    f"entries={report.pushed or report.pulled} processor {here:.2f} + {there:.2f} s"
                )


if __name__ == "__main__":
    main()
