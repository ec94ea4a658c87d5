"""Complaints from the web: named ones are facts at once, anonymous ones wait for the day's end.

What waits is sealed, padded and named by chance, without its hour; at the office's closing all of
it becomes one act in the order of its numbers, which are chance too (DESIGN 4, "Anonymous").
"""

from __future__ import annotations

import datetime as dt
import hmac
import os
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.complaint import Complaint, fold
from frontoffice.domain.complaint_facts import (
    AnswerPersonal,
    ComplaintFiled,
    ComplaintMoved,
    ComplaintPersonal,
)
from frontoffice.domain.facts import read_body, read_personal, write_part
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.journal import FIELDS
from frontoffice.server.public_offices import Office
from frontoffice.server.tables import entry, public_pool
from frontoffice.services.complaints import (
    CIRCLE,
    Filed,
    Filing,
    bundled_rules,
    check_said,
    filed_fact,
    filed_of,
    secret_code,
    secret_hash,
)
from frontoffice.services.complaints_desk import NEEDS_WORDS
from frontoffice.store.entries import from_row, to_recorded
from frontoffice.store.sealing import seal, unseal

ROOM = 8 * 1024
"""Each thing that waits is as long as a multiple of this."""

_PURPOSE = b"public-pool"


class Told(msgspec.Struct, frozen=True):
    """What a complaint's number and code show: status, since when, what is due, the last answer."""

    status: str
    since_on: dt.date
    due_on: dt.date | None
    answer: str


def file(centre: Centre, office: Office, asked: Filing) -> Filed:
    """Takes down what a citizen sends; an anonymous one only goes into the pool.

    Raises RuleViolation `complaint-*` naming the field, NotFound `service-unknown`.
    """
    personal = check_said(asked, office.reference, office.today())
    at, code = centre.now(), secret_code()
    fact = filed_fact(office.code, asked, office.reference, bundled_rules(), at, code)
    with centre.database.writing() as connection:
        if asked.anonymous:
            fact = msgspec.structs.replace(fact, received_at=None)
            item = {"body": write_part(fact), "personal": write_part(personal)}
            item["closes_on"] = closing_day(office.calendar, at).isoformat().encode()
            put_aside(centre, connection, office.code, item)
            return filed_of(fact, code)
        key = centre.home.station
        (stream,) = journal.write(
            centre.database,
            connection,
            key,
            office.code,
            [("complaint", fact, personal, CIRCLE)],
            at,
        )
    return filed_of(fact, code, stream)


def put_aside(centre: Centre, connection: Connection, code: str, item: dict[str, Any]) -> None:
    """Keeps something until the day's end, sealed, under a name that is chance."""
    plain = msgspec.msgpack.encode(item)
    packed = len(plain).to_bytes(4) + plain
    packed += bytes(-len(packed) % ROOM)
    sealed = seal(centre.home.data_key, packed, _PURPOSE)
    row = {"office": code, "name": os.urandom(16), "sealed": sealed}
    connection.execute(public_pool.insert().values(row))


def closing_day(calendar: OfficeCalendar, at: int) -> dt.date:
    """The day at whose closing something that came at an instant is written."""
    on = calendar.local(at).date()
    hours = calendar.hours[on.weekday()]
    if calendar.is_working_day(on) and hours is not None and at < calendar.instant(on, hours[1]):
        return on
    return calendar.next_working_day(on)


def write_waiting(centre: Centre, office: Office) -> int:
    """Writes what waits and whose closing has come, as one act; how many."""
    now = centre.now()
    due = closing_day(office.calendar, now)
    with centre.database.writing() as connection:
        rows = connection.execute(
            select(public_pool).where(public_pool.c.office == office.code).with_for_update()
        ).all()
        ready: list[tuple[ComplaintFiled, ComplaintPersonal]] = []
        for row in rows:
            item = _opened(centre, bytes(row.sealed))
            if dt.date.fromisoformat(item["closes_on"].decode()) >= due:
                continue
            connection.execute(
                delete(public_pool).where(
                    public_pool.c.office == office.code, public_pool.c.name == row.name
                )
            )
            fact = read_body(ComplaintFiled.KIND, item["body"])
            said = read_personal(ComplaintFiled.KIND, item["personal"])
            # Written by this program and sealed since: anything else is a defect.
            assert isinstance(fact, ComplaintFiled)
            assert isinstance(said, ComplaintPersonal)
            ready.append((fact, said))
        ready.sort(key=lambda one: one[0].number)
        journal.write(
            centre.database,
            connection,
            centre.home.station,
            office.code,
            [("complaint", fact, said, CIRCLE) for fact, said in ready],
            now,
        )
    return len(ready)


def _opened(centre: Centre, sealed: bytes) -> dict[str, bytes]:
    packed = unseal(centre.home.data_key, sealed, _PURPOSE)
    length = int.from_bytes(packed[:4])
    return msgspec.msgpack.decode(packed[4 : 4 + length], type=dict[str, bytes])


def look_up(centre: Centre, office: Office, number: str, code: str) -> Told | None:
    """What may be told of a complaint (number without hyphens); None for a wrong number and for a
    wrong code alike."""
    wanted = _of_number(office, number)
    proper = wanted.opened.number if wanted and wanted.opened else number
    secret = secret_hash(proper, code)
    if wanted is None or wanted.opened is None:
        return None
    if not hmac.compare_digest(wanted.opened.secret, secret):
        return None
    due = wanted.due
    return Told(
        status=wanted.status,
        since_on=wanted.since_on or wanted.opened.received_on,
        due_on=due.due_on if due else None,
        answer=_answer(centre, office, wanted),
    )


def _of_number(office: Office, number: str) -> Complaint | None:
    for stream, recorded in office.feed.of("complaint"):
        for one in recorded:
            body = one.body
            if isinstance(body, ComplaintFiled) and body.number.replace("-", "") == number:
                return fold(stream, recorded)
    return None


def _answer(centre: Centre, office: Office, state: Complaint) -> str:
    """The last words that were said to who filed it."""
    with centre.database.reading() as connection:
        rows = connection.execute(
            select(*FIELDS)
            .where(
                entry.c.office == office.code,
                entry.c.stream == state.stream,
                entry.c.kind == ComplaintMoved.KIND,
            )
            .order_by(entry.c.at, entry.c.chain, entry.c.seq)
        )
        said = ""
        for one in (to_recorded(from_row(row)) for row in rows):
            words = one.personal
            told = isinstance(one.body, ComplaintMoved) and one.body.to in NEEDS_WORDS
            if told and isinstance(words, AnswerPersonal) and words.text:
                said = words.text
    return said
