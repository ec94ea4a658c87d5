"""Findings: what a person should look at, found by reading, never changing any state.

Each source is one reading over journal and read models; more are added to `SOURCES`. A finding
leaves the list by a fact with a reason (`finding.settled/1`) and is back when more of it turns up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.case import fold
from frontoffice.domain.errors import FrontOfficeError, NotFound, RuleViolation
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.finding_facts import FindingSettled
from frontoffice.domain.words import date_words
from frontoffice.messages import Message, explain
from frontoffice.services import cash_findings, kuasa_findings, queue_findings, work_findings
from frontoffice.services.branch import Writer, place_words, writers
from frontoffice.services.home import Home
from frontoffice.services.reference import Reference
from frontoffice.services.story import words as story_words
from frontoffice.store import quarantine
from frontoffice.store.entries import read_stream
from frontoffice.store.openings import Opening, opening_of, openings_since, unopened
from frontoffice.store.work import Changes

LOOK_BACK_DAYS = 31
"""Cases older than this are not held against today's reference data: nobody can act on it."""

DAY_MS = 86_400_000
RECENT_ENTRIES = 100_000
"""So many of the newest entries are searched for doubtful clocks."""

_CLOSED = "('handed_over', 'withdrawn', 'expired')"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding; sentence and next step come from `code` and `data` (`Finding.words`).

    `key` names exactly what was found. `since` is UTC ms, `count` how many facts or cases it is
    about, `stream` the first case to look at and `number` its number. `waits`: a state that passes
    by itself, nothing to do.
    """

    code: str
    key: str
    since: int
    data: dict[str, Any]
    count: int = 1
    stream: str | None = None
    number: str = ""
    waits: bool = False

    def words(self, language: str = "id") -> Message:
        """What was found and why, and what to do next."""
        values = {"count": self.count, "number": self.number, **self.data}
        return explain(FrontOfficeError(self.code, **values), language)


class _Reading:
    """What all sources share while the findings are collected."""

    def __init__(self, home: Home, connection: Connection, language: str) -> None:
        self.connection, self.now = connection, home.now()
        self.done = _done(connection)
        self.reference: Reference = home.reference
        self.writers: dict[str, Writer] = {one.chain: one for one in writers(home)}
        self.language = language

    def rows(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows a statement answers."""
        return map(tuple, self.connection.exec_driver_sql(statement, values))

    def where(self, chain: str) -> str:
        """The place a chain is written at."""
        return place_words(self.writers.get(chain), self.language)

    def settled_up_to(self, code: str, chain: str) -> int:
        """The last seq of a chain that a settled finding of this kind covered, else 0."""
        keys = (key.split() for known, key in self.done if known == code)
        return max((int(key[1]) for key in keys if key[0] == chain), default=0)

    def why(self, reason: str) -> str:
        """Why a fact was skipped, in words."""
        return story_words(self.language)["skipped"].get(reason, reason)

    def calendar(self, office: str) -> OfficeCalendar | None:
        """The working days of an office, None for one not known here."""
        return self.reference.calendar_of(office) if office in self.reference.offices else None

    @cached_property
    def recent(self) -> list[tuple[str, int, str, Opening]]:
        """(stream, registered at, status, opening) of the cases of the last month."""
        return list(openings_since(self.connection, self.now - LOOK_BACK_DAYS * DAY_MS))


def findings(home: Home, language: str = "id") -> list[Finding]:
    """Everything found and not dealt with, what needs a person first, then the oldest."""
    home.require("case.view")
    with home.store.read() as connection:
        reading = _Reading(home, connection, language)
        found = [one for source in SOURCES for one in source(reading)]
    waiting = [one for one in found if (one.code, one.key) not in reading.done]
    return sorted(waiting, key=lambda one: (one.waits, one.since, one.key))


def settle_finding(home: Home, code: str, key: str, reason: str) -> Changes:
    """Notes that a finding was dealt with; changes no state.

    Raises PermissionDenied, NotFound `finding-unknown`, RuleViolation `reason-missing`,
    `finding-passes` for one that waits for a fact to arrive.
    """
    acting = home.require("finding.settle")
    reason = " ".join(reason.split())
    if not any(char.isalnum() for char in reason) or len(reason) > 500:
        raise RuleViolation("reason-missing", field="reason")
    known = next((one for one in findings(home) if (one.code, one.key) == (code, key)), None)
    if known is None:
        raise NotFound("finding-unknown", kind=code)
    if known.waits:
        raise RuleViolation("finding-passes")
    with home.store.work(acting.staff) as work:
        fact = FindingSettled(code=code, key=key)
        work.open("finding", fact, ReasonPersonal(reason=reason), "supervisors")
    return work.changes


def _done(connection: Connection) -> set[tuple[str, str]]:
    rows = connection.exec_driver_sql(
        "SELECT body FROM entry WHERE stream >= 'finding:' AND stream < 'finding;'"
    )
    done = set()
    for row in rows:
        body = msgspec.msgpack.decode(row[0], type=FindingSettled)
        done.add((body.code, body.key))
    return done


def _troubles(reading: _Reading) -> Iterator[Finding]:
    """Facts the fold could not apply, and facts that wait for their predecessor."""
    for stream, kind, detail, refs in reading.rows(
        "SELECT stream, kind, detail, refs FROM trouble_row WHERE kind <> 'conflict'"
    ):
        opened = opening_of(reading.connection, stream)
        number = opened.number if opened else ""
        for chain, seq in msgspec.json.decode(refs, type=list[tuple[str, int]]):
            at = reading.connection.exec_driver_sql(
                "SELECT at FROM entry WHERE chain = ? AND seq = ?", (bytes.fromhex(chain), seq)
            ).scalar()
            waits = kind == "waiting"
            yield Finding(
                code="finding-waiting" if waits else "finding-skipped",
                key=f"{chain}/{seq}",
                since=at or 0,
                data={"where": reading.where(chain), "why": reading.why(detail)},
                stream=stream,
                number=number,
                waits=waits,
            )


def _unopened(reading: _Reading) -> Iterator[Finding]:
    """Cases of which only later facts have arrived."""
    for stream, count, at in unopened(reading.connection, RECENT_ENTRIES):
        chain = stream.removeprefix("case:").partition("/")[0]
        where = {"where": reading.where(chain)}
        yield Finding(
            code="finding-unopened", key=stream, since=at, data=where, count=count, waits=True
        )


def _double_numbers(reading: _Reading) -> Iterator[Finding]:
    """A registration or receipt number given twice: only a copied disk does that."""
    for table, code in (("case_row", "finding-number"), ("receipt_row", "finding-receipt")):
        at = "registered_at" if table == "case_row" else "at"
        for number, count, since, stream in reading.rows(
            f"SELECT number, count(DISTINCT stream), max({at}), min(stream) FROM {table} "
            "GROUP BY number HAVING count(DISTINCT stream) > 1"
        ):
            yield Finding(
                code=code,
                key=f"{number} {count}",
                since=since,
                data={},
                count=count,
                stream=stream,
                number=number,
            )


def _money_to_return(reading: _Reading) -> Iterator[Finding]:
    """Money taken on a side that a settlement dropped, and not given back yet."""
    several = reading.rows(
        "SELECT stream FROM receipt_row WHERE state = 'valid' AND amount_rupiah > 0 "
        "GROUP BY stream HAVING count(*) > 1"
    )
    for (stream,) in list(several):
        case = fold(stream, read_stream(reading.connection, stream))
        if case.conflicts or case.opened is None:
            continue
        for one in case.receipts:
            if one.state == "valid" and one.amount_rupiah and not one.counts:
                yield Finding(
                    code="finding-money",
                    key=one.number,
                    since=one.at,
                    data={"receipt": one.number, "total": one.amount_rupiah},
                    stream=stream,
                    number=case.opened.number,
                )


def _same_person(reading: _Reading) -> Iterator[Finding]:
    """The same person and service open twice, taken in at different stations."""
    for one, other, number, twin, service, at in reading.rows(
        "SELECT a.stream, b.stream, a.number, b.number, a.service_name, "
        "max(a.registered_at, b.registered_at) FROM case_row a "
        "JOIN case_row b ON b.nik = a.nik AND b.service = a.service AND b.id > a.id "
        "WHERE a.nik IS NOT NULL AND a.nik <> '' "
        f"AND a.status NOT IN {_CLOSED} AND b.status NOT IN {_CLOSED} AND a.id >= ? "
        "AND substr(a.stream, 6, 16) <> substr(b.stream, 6, 16)",
        max(reading.now - LOOK_BACK_DAYS * DAY_MS, 0) << 20,
    ):
        yield Finding(
            code="finding-same-person",
            key=f"{one} {other}",
            since=at,
            data={"other": twin, "service": service},
            count=2,
            stream=one,
            number=number,
        )


def _outdated_standard(reading: _Reading) -> Iterator[Finding]:
    """Cases taken in under a version that was superseded or not in force that day."""
    found: dict[tuple[str, str], list[tuple[str, int, str]]] = {}
    for stream, at, _status, opened in reading.recent:
        calendar = reading.calendar(opened.office)
        if calendar is None:
            continue
        right = _version_of(reading.reference, opened.service, calendar.local(at).date(), at)
        if right is not None and right != opened.standard:
            found.setdefault((opened.standard, right), []).append((stream, at, opened.number))
    for (used, right), cases in found.items():
        stream, at, number = cases[0]
        names = {"used": used.removeprefix("service:"), "right": right.removeprefix("service:")}
        yield Finding(
            code="finding-standard",
            key=f"{used} {cases[-1][0]}",
            since=at,
            data=names,
            count=len(cases),
            stream=stream,
            number=number,
        )


def _version_of(reference: Reference, service: str, on: dt.date, at: int) -> str | None:
    """The version that counted that day; one without a first day counts once it was published."""
    for version in reversed(reference.versions.get(service, [])):
        known = version.standard.valid_from is not None or version.published_at <= at
        if known and version.standard.in_force(on):
            return version.content
    return None


def _changed_calendar(reading: _Reading) -> Iterator[Finding]:
    """Open promises that today's holiday table would not make."""
    found: dict[tuple[dt.date, dt.date], list[tuple[str, int, str]]] = {}
    for stream, at, status, opened in reading.recent:
        standard = reading.reference.by_content(opened.standard)
        calendar = reading.calendar(opened.office)
        promise = opened.promise
        if status not in ("accepted", "in_process", "approved"):
            continue
        if promise is None or standard is None or calendar is None:
            continue
        due_on = calendar.deadline(at, standard).promised_on
        if due_on != promise.promised_on:
            days = promise.promised_on, due_on
            found.setdefault(days, []).append((stream, at, opened.number))
    for (promised, due), cases in found.items():
        stream, at, number = cases[0]
        yield Finding(
            code="finding-calendar",
            key=f"{promised} {due} {cases[-1][0]}",
            since=at,
            data={"promised_on": date_words(promised), "due_on": date_words(due)},
            count=len(cases),
            stream=stream,
            number=number,
        )


def _after_revocation(reading: _Reading) -> Iterator[Finding]:
    """Entries a station wrote behind the last one its revocation lets count."""
    for one in reading.writers.values():
        if one.allowed_seq is not None and one.last_seq > one.allowed_seq:
            yield Finding(
                code="finding-revoked",
                key=f"{one.chain} {one.last_seq}",
                since=one.revoked_at or 0,
                data={"where": reading.where(one.chain)},
                count=one.last_seq - one.allowed_seq,
            )


def _doubtful_clocks(reading: _Reading) -> Iterator[Finding]:
    """Entries whose station doubted its own clock, by station; behind those dealt with."""
    found: dict[str, list[tuple[int, int]]] = {}
    floors = {chain: reading.settled_up_to("finding-clock", chain) for chain in reading.writers}
    for chain, seq, at in reading.rows(
        "SELECT chain, seq, at FROM entry WHERE clock_suspect AND kind <> 'finding.settled/1' "
        "AND id > (SELECT max(id) FROM entry) - ? ORDER BY chain, seq",
        RECENT_ENTRIES,
    ):
        if seq > floors.get(chain.hex(), 0):
            found.setdefault(chain.hex(), []).append((seq, at))
    for chain, entries in found.items():
        yield Finding(
            code="finding-clock",
            key=f"{chain} {entries[-1][0]}",
            since=entries[0][1],
            data={"where": reading.where(chain)},
            count=len(entries),
        )


def _set_apart(reading: _Reading) -> Iterator[Finding]:
    """What a copied disk or a revoked station wrote, kept in quarantine and not counted."""
    for chain, reason, count, last, at in quarantine.counts(reading.connection):
        why = story_words(reading.language)["apart"][reason]
        yield Finding(
            code="finding-apart",
            key=f"{chain.hex()} {last} {reason}",
            since=at,
            data={"where": reading.where(chain.hex()), "why": why},
            count=count,
        )


def _work(reading: _Reading) -> Iterator[Finding]:
    """What the work after intake asks of a person."""
    for source in work_findings.SOURCES:
        for one in source(reading):
            yield Finding(**msgspec.structs.asdict(one))


def _called_twice(reading: _Reading) -> Iterator[Finding]:
    """A ticket that two counters called, while the hub was silent."""
    for fields in queue_findings.called_twice(reading.connection, reading.now):
        yield Finding(**fields)


def _of_the_day(reading: _Reading) -> Iterator[Finding]:
    """The same person came for too many others on one day; money that does not fit its day."""

    def local_day(office: str, at: int) -> dt.date | None:
        calendar = reading.calendar(office)
        return calendar.local(at).date() if calendar else None

    for source in (kuasa_findings.often, cash_findings.money):
        for fields in source(reading.connection, reading.now, local_day):
            yield Finding(**fields)


SOURCES: list[Callable[[_Reading], Iterator[Finding]]] = [
    _troubles,
    _unopened,
    _double_numbers,
    _money_to_return,
    _same_person,
    _outdated_standard,
    _changed_calendar,
    _after_revocation,
    _doubtful_clocks,
    _set_apart,
    _work,
    _called_twice,
    _of_the_day,
]
