"""Complaints from the web: named ones are facts at once, anonymous ones wait for the evening."""

from __future__ import annotations

import datetime as dt
import hmac

import msgspec
from sqlalchemy import select

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
from frontoffice.server.public_waiting import put_aside
from frontoffice.server.tables import entry
from frontoffice.services.complaints import (
    CIRCLE,
    Filed,
    Filing,
    check_said,
    filed_fact,
    filed_of,
    secret_code,
    secret_hash,
)
from frontoffice.services.complaints_desk import NEEDS_WORDS
from frontoffice.store.entries import from_row, to_recorded


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
    fact = filed_fact(office.code, asked, office.reference, at, code)
    with centre.database.writing() as connection:
        if asked.anonymous:
            fact = msgspec.structs.replace(fact, received_at=None)
            item = {"body": write_part(fact), "personal": write_part(personal)}
            put_aside(centre, connection, office, item)
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


def filed_in(item: dict[str, bytes]) -> tuple[ComplaintFiled, ComplaintPersonal]:
    """A complaint that waited."""
    fact = read_body(ComplaintFiled.KIND, item["body"])
    said = read_personal(ComplaintFiled.KIND, item["personal"])
    # Written by this program and sealed since: anything else is a defect.
    assert isinstance(fact, ComplaintFiled)
    assert isinstance(said, ComplaintPersonal)
    return fact, said


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
