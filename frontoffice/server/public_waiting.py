"""What waits for the evening: anonymous complaints and survey answers, sealed, without their hour.

Each is padded and named by chance. At the office's closing all of it becomes one act, complaints
in the order of their numbers, which are chance too, answers sorted (DESIGN 4, "Anonymous").
"""

from __future__ import annotations

import datetime as dt
import os

import msgspec
from sqlalchemy import Connection, delete, select

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.survey_codes import FEW
from frontoffice.domain.survey_facts import (
    AnswerRow,
    CommentsPersonal,
    SurveyAnswered,
    SurveyCodesSpent,
    profile_of,
)
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.journal import Written
from frontoffice.server.public_offices import Office
from frontoffice.server.tables import public_pool
from frontoffice.services.complaints import CIRCLE
from frontoffice.services.survey import bundled
from frontoffice.store.sealing import seal, unseal

ROOM = 8 * 1024
"""Each thing that waits is as long as a multiple of this."""

APART = ("spent", "said")
"""What waits beside answers and is joined to none of them."""

_PURPOSE = b"public-pool"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One respondent's answers to the SKM, until the evening."""

    on: dt.date
    row: AnswerRow
    comment: str = ""


def put_aside(
    centre: Centre, connection: Connection, office: Office, item: dict[str, bytes]
) -> None:
    """Keeps something until the day's end, sealed, under a name that is chance."""
    closes_on = closing_day(office.calendar, centre.now()).isoformat().encode()
    plain = msgspec.msgpack.encode(item | {"closes_on": closes_on})
    packed = len(plain).to_bytes(4) + plain
    packed += bytes(-len(packed) % ROOM)
    sealed = seal(centre.home.data_key, packed, _PURPOSE)
    row = {"office": office.code, "name": os.urandom(16), "sealed": sealed}
    connection.execute(public_pool.insert().values(row))


def closing_day(calendar: OfficeCalendar, at: int) -> dt.date:
    """The day at whose closing something that came at an instant is written."""
    on = calendar.local(at).date()
    hours = calendar.hours[on.weekday()]
    if calendar.is_working_day(on) and hours is not None and at < calendar.instant(on, hours[1]):
        return on
    return calendar.next_working_day(on)


def take_due(centre: Centre, connection: Connection, office: Office) -> list[dict[str, bytes]]:
    """Takes out what waits and whose closing has come.

    Used codes, and what respondents said of themselves, only once they are not few.
    """
    due = closing_day(office.calendar, centre.now()).isoformat().encode()
    here = public_pool.c.office == office.code
    rows = connection.execute(select(public_pool).where(here).with_for_update()).all()
    waiting = [(bytes(row.name), _opened(centre, bytes(row.sealed))) for row in rows]
    over = [(name, item) for name, item in waiting if item["closes_on"] < due]
    few = [kind for kind in APART if sum(kind in item for _, item in over) < FEW]
    taken = [(name, item) for name, item in over if not any(kind in item for kind in few)]
    for name, _ in taken:
        connection.execute(delete(public_pool).where(here, public_pool.c.name == name))
    return [item for _, item in taken]


def _opened(centre: Centre, sealed: bytes) -> dict[str, bytes]:
    packed = unseal(centre.home.data_key, sealed, _PURPOSE)
    return msgspec.msgpack.decode(packed[4 : 4 + int.from_bytes(packed[:4])], type=dict[str, bytes])


def answered(office: Office, items: list[dict[str, bytes]]) -> list[Written]:
    """The answers that waited, as a fact for each day; what was said of respondents in the last."""
    asked = bundled("skm")
    by_day: dict[dt.date, list[Answer]] = {}
    said = [
        msgspec.msgpack.decode(one["said"], type=dict[str, str]) for one in items if "said" in one
    ]
    for item in (one for one in items if "answer" in one):
        one = msgspec.msgpack.decode(item["answer"], type=Answer)
        by_day.setdefault(one.on, []).append(one)
    facts: list[Written] = []
    for on, answers in sorted(by_day.items()):
        fact = SurveyAnswered(
            survey=asked.code,
            elements=asked.codes,
            scale=asked.scale,
            office=office.code,
            on=on,
            rows=tuple(sorted(one.row for one in answers)),
            profile=profile_of(said) if on == max(by_day) else {},
        )
        comments = tuple(sorted(one.comment for one in answers if one.comment))
        words = CommentsPersonal(comments=comments) if comments else None
        facts.append(("survey-answers", fact, words, CIRCLE))
    return facts


def spent(office: Office, items: list[dict[str, bytes]]) -> list[Written]:
    """The list of used codes among what was taken out; it stands behind the answers."""
    hashes = tuple(sorted(one["spent"].decode() for one in items))
    fact = SurveyCodesSpent(office=office.code, on=office.today(), hashes=hashes)
    return [("survey-codes", fact)] if hashes else []


def write_facts(
    centre: Centre, connection: Connection, office: Office, facts: list[Written]
) -> None:
    """Writes them as one act of the centre."""
    key = centre.home.station
    journal.write(centre.database, connection, key, office.code, facts, centre.now())
