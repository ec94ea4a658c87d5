"""Questions at a counter: answered in two keys, sent where they belong, or written down in full."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.consultation import (
    MAX_MINUTES,
    MAX_WORDS,
    OUTCOMES,
    ConsultationPersonal,
    ConsultationRecorded,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.queue_facts import TicketFinished
from frontoffice.domain.standard import COMPONENT_TITLES
from frontoffice.services import queue_board as board
from frontoffice.services.home import Home
from frontoffice.store.work import Changes


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer writes down of a question; nothing but the outcome is needed.

    `service` a service's code, `component` 1 to 14 of its standard, `to` an agency's code, the
    number of a counter, or another place in words.
    """

    outcome: str
    service: str = ""
    component: int = 0
    question: str = ""
    answer: str = ""
    name: str = ""
    to: str = ""
    minutes: int = 0


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A question that was written down; `ticket` the number whose visit ended with it."""

    stream: str
    place: str
    ticket: str = ""
    changes: Changes = Changes()


class Consultation(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log (UTC ms); `place` where the citizen was sent."""

    stream: str
    at: int
    officer: str
    counter: int
    outcome: str
    service: str
    component: int
    place: str
    minutes: int
    question: str
    answer: str


def record(home: Home, asked: Question, *, ends_visit: bool = False) -> Recorded:
    """Writes a question down; with `ends_visit` the ticket at this counter ends with it.

    Raises PermissionDenied, NotFound `service-unknown`, RuleViolation `consultation-outcome-bad`,
    `consultation-too-long`, `consultation-component-bad`, `consultation-place-missing`.
    """
    acting = home.require("consultation.record")
    _check(asked)
    counter = home.card.station
    with home.store.work(acting.staff) as work:
        on = board.today(home, work.at)
        agency = content = ""
        if asked.service:
            version = home.reference.standard(asked.service, on)
            agency, content = version.standard.agency, version.content
        stream = ticket = None
        found = work.row(
            "SELECT stream, ticket FROM ticket_row WHERE office = ? AND day = ? "
            "AND state = 'serving' AND counter = ? AND disputed = 0",
            (*board.place(home, work.at), counter),
        )
        if found is not None and ends_visit:
            stream, ticket = found
            work.record(stream, TicketFinished(counter=counter, outcome=asked.outcome))
        to_agency, to_counter, place = _destination(home, asked.to)
        fact = ConsultationRecorded(
            office=home.card.office,
            on=on,
            counter=counter,
            outcome=asked.outcome,
            agency=agency,
            service=asked.service,
            standard=content,
            component=asked.component,
            to_agency=to_agency,
            to_counter=to_counter,
            minutes=asked.minutes,
            ticket=found[0] if found is not None else None,
        )
        words = ConsultationPersonal(
            question=asked.question.strip(),
            answer=asked.answer.strip(),
            name=asked.name.strip(),
            place="" if to_agency or to_counter else place,
        )
        written = words if words != ConsultationPersonal() else None
        stream = work.open("consultation", fact, written, f"agency:{agency}" if agency else None)
    return Recorded(stream=stream, place=place, ticket=ticket or "", changes=work.changes)


def _check(asked: Question) -> None:
    if asked.outcome not in OUTCOMES:
        raise RuleViolation("consultation-outcome-bad", field="outcome", outcomes=list(OUTCOMES))
    if asked.outcome == "referred" and not asked.to.strip():
        raise RuleViolation("consultation-place-missing", field="to")
    if max(map(len, (asked.question, asked.answer, asked.name, asked.to))) > MAX_WORDS:
        raise RuleViolation("consultation-too-long", field="question", most=MAX_WORDS)
    if not 0 <= asked.minutes <= MAX_MINUTES:
        raise RuleViolation("consultation-minutes-bad", field="minutes", most=MAX_MINUTES)
    known = 0 <= asked.component <= len(COMPONENT_TITLES)
    if not known or (asked.component and not asked.service):
        raise RuleViolation("consultation-component-bad", field="component")


def _destination(home: Home, to: str) -> tuple[str, int | None, str]:
    """(agency, counter, words) of where a citizen is sent."""
    to = " ".join(to.split())
    if to in home.reference.agencies:
        return to, None, home.reference.agencies[to].name
    if to.isdigit() and 1 <= int(to) <= 99:
        return "", int(to), f"Loket {int(to)}"
    return "", None, to


def log(home: Home, on: dt.date | None = None) -> list[Consultation]:
    """The questions of a day, today unless told otherwise, the newest first.

    Raises PermissionDenied.
    """
    home.require("consultation.view")
    day = (on or board.today(home, home.now())).isoformat()
    names = {code: one.name for code, one in home.reference.agencies.items()}
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, at, officer, counter, outcome, service, component, to_agency, "
            "to_counter, minutes, question, answer FROM consultation_row "
            "WHERE office = ? AND day = ? ORDER BY at DESC, stream DESC",
            (home.card.office, day),
        ).fetchall()
    return [
        Consultation(
            stream=row[0],
            at=row[1],
            officer=row[2],
            counter=row[3],
            outcome=row[4],
            service=row[5],
            component=row[6],
            place=names.get(row[7], row[7]) or (f"Loket {row[8]}" if row[8] else ""),
            minutes=row[9],
            question=row[10] or "",
            answer=row[11] or "",
        )
        for row in rows
    ]


def counts(home: Home, on: dt.date | None = None) -> dict[str, int]:
    """How many questions of a day ended how, and how many were sent to which place.

    Keys are outcomes, and `to:<place>` for the places; the signs of the hall are judged by them.
    """
    found = dict.fromkeys(OUTCOMES, 0)
    for one in log(home, on):
        found[one.outcome] += 1
        if one.place:
            found[f"to:{one.place}"] = found.get(f"to:{one.place}", 0) + 1
    return found
