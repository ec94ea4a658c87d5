"""Working on complaints: verify, dispose, answer, close, open again, hand outward; replies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from frontoffice.domain.complaint import Complaint, check_move, fold
from frontoffice.domain.complaint_clocks import REOPEN_DAYS, SILENT_DAYS, clocks_for
from frontoffice.domain.complaint_facts import (
    CLASSES,
    MALADMINISTRATION,
    OUTWARD,
    AnswerPersonal,
    Clock,
    ComplaintMoved,
    ComplaintReplied,
)
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseSettled, ReasonPersonal, Ref
from frontoffice.domain.reference_facts import AccessLogged
from frontoffice.domain.staff import ROLES
from frontoffice.services import complaints_anonymous
from frontoffice.services.complaint_clocks import limits
from frontoffice.services.complaints import CIRCLE, secret_hash
from frontoffice.services.complaints_read import find, show
from frontoffice.services.home import Home
from frontoffice.services.pool import STATION_ACTOR
from frontoffice.services.settlements import open_splits
from frontoffice.store.atomic import write_atomically
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes, Work

NEEDS_WORDS = ("rejected", "done", "referred", "followed_up", "waiting_reporter", "withdrawn")
FORMAT = "frontoffice-complaint/1"


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint after an act."""

    number: str
    stream: str
    status: str
    due_on: dt.date | None = None
    changes: Changes = Changes()


def move(
    home: Home,
    number: str,
    to: str,
    text: str = "",
    *,
    classified: str | None = None,
    maladministration: tuple[str, ...] = (),
    agency: str | None = None,
    role: str | None = None,
    of: str | None = None,
    outward: str | None = None,
) -> Moved:
    """Moves a complaint on with what is said to who filed; its class sets the clocks.

    `agency` or `role` say who it is disposed or escalated to, `of` the number it repeats,
    `outward` lapor or ombudsman. Raises PermissionDenied, NotFound `complaint-unknown`,
    RuleViolation `complaint-move-bad`, `complaint-in-conflict`, `complaint-words-missing`,
    `complaint-choice-bad`, `complaint-reopen-late`.
    """
    acting = home.require("complaint.move")
    _check_choices(home, classified, maladministration, agency, role, outward)
    words = text.strip()
    if to in NEEDS_WORDS and not any(one.isalnum() for one in words):
        raise RuleViolation("complaint-words-missing", field="text", to=to)
    if to == "referred" and outward is None:
        raise RuleViolation("complaint-choice-bad", field="outward", choices=list(OUTWARD))
    with home.store.work(acting.staff) as work:
        stream = find(home, number, work.connection)
        repeats = find(home, of, work.connection) if of else None
        if to == "duplicate" and repeats in (None, stream):
            raise RuleViolation("complaint-duplicate-of", field="of")
        state = _state(work, stream)
        check_move(state, to)
        today = home.reference.today(home.card.office, work.at)
        _check_reopening(home, state, to, today)
        fact = ComplaintMoved(
            to=to,
            on=today,
            clocks=_clocks(home, state, classified) if classified else (),
            classified=classified,
            maladministration=maladministration,
            agency=agency,
            role=role,
            of=repeats,
            outward=outward,
        )
        work.record(stream, fact, AnswerPersonal(text=words) if words else None, CIRCLE)
        state = _state(work, stream)
    return _told(state, work.changes)


def _check_choices(
    home: Home,
    classified: str | None,
    maladministration: tuple[str, ...],
    agency: str | None,
    role: str | None,
    outward: str | None,
) -> None:
    choices: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
        ("classified", classified, CLASSES),
        ("role", role, tuple(ROLES)),
        ("outward", outward, OUTWARD),
        *(("maladministration", one, MALADMINISTRATION) for one in maladministration),
    )
    for field, value, known in choices:
        if value is not None and value not in known:
            raise RuleViolation("complaint-choice-bad", field=field, choices=list(known))
    if agency is not None and agency not in home.reference.agencies:
        raise NotFound("agency-unknown", agency=agency[:24])


def _clocks(home: Home, state: Complaint, classified: str) -> tuple[Clock, ...]:
    opened = state.opened
    assert opened is not None
    calendar = home.reference.calendar_of(opened.office)
    classes = (classified, opened.kind)
    rules = limits(home.reference, opened.office, opened.received_on)
    return clocks_for(classes, rules, calendar, opened.received_on, opened.received_at)


def _check_reopening(home: Home, state: Complaint, to: str, today: dt.date) -> None:
    if state.ended_on is None or state.status != "done" or to != "followed_up":
        return
    calendar = home.reference.calendar_of(home.card.office)
    last = calendar.due_on(state.ended_on, REOPEN_DAYS)
    if today > last:
        raise RuleViolation("complaint-reopen-late", last_on=last.isoformat())


def settle(home: Home, number: str, chosen: Ref, reason: str) -> Moved:
    """Chooses between two decisions that were made apart; both stay in the story.

    Raises PermissionDenied, NotFound `complaint-unknown`, RuleViolation `complaint-side-unknown`,
    `complaint-words-missing`.
    """
    acting = home.require("complaint.move")
    words = reason.strip()
    if not any(one.isalnum() for one in words):
        raise RuleViolation("complaint-words-missing", field="text", to="settled")
    with home.store.work(acting.staff) as work:
        stream = find(home, number, work.connection)
        splits = [one for one in open_splits(work.recorded(stream)) if chosen in one.heads]
        if not splits:
            raise RuleViolation("complaint-side-unknown", field="side")
        for group in splits[0].groups:
            fact = CaseSettled(group=group, heads=splits[0].heads, chosen=chosen)
            work.record(stream, fact, ReasonPersonal(reason=words), CIRCLE)
        state = _state(work, stream)
    return _told(state, work.changes)


def reply(
    home: Home,
    number: str,
    code: str,
    text: str = "",
    *,
    satisfied: bool | None = None,
    withdrawn: bool = False,
) -> Moved:
    """Who filed comes back with the code of the receipt: more words, content or not, or gives up.

    Anyone who may file takes it down; they learn the status and nothing else. Raises
    PermissionDenied, NotFound `complaint-code-wrong` (the same for a wrong number and a wrong
    code), RuleViolation `complaint-waits`, `complaint-reply-empty`, `complaint-reopen-late`.
    """
    acting = home.require("complaint.file")
    if satisfied is None and not withdrawn and not any(one.isalnum() for one in text):
        raise RuleViolation("complaint-reply-empty", field="text")
    number = number.strip().upper()
    if complaints_anonymous.waits(home, number, code):
        raise RuleViolation("complaint-waits", number=number)
    stream = _stream_by_code(home, number, code)
    state = _read(home, stream)
    assert state.opened is not None
    today = home.reference.today(home.card.office, home.now())
    if not satisfied and not withdrawn:
        _check_reopening(home, state, "followed_up", today)
    fact = ComplaintReplied(on=today, satisfied=satisfied, withdrawn=withdrawn)
    personal = AnswerPersonal(text=text.strip()) if text.strip() else None
    if state.opened.anonymous:
        # At the desk now, in the journal at closing: its time would point at a visit.
        complaints_anonymous.keep_reply(home, stream, fact, personal)
        return _told(state)
    with home.store.work(acting.staff) as work:
        work.record(stream, fact, personal, CIRCLE)
        state = _state(work, stream)
    return _told(state, work.changes)


def track(home: Home, number: str, code: str) -> tuple[str, dt.date | None]:
    """(status, day of it) for who has number and code; `waiting` before the closing.

    Raises NotFound `complaint-code-wrong`.
    """
    number = number.strip().upper()
    if complaints_anonymous.waits(home, number, code):
        return "waiting", None
    row = home.store.peek(
        "SELECT status || ' ' || since_on FROM complaint_row WHERE number = ? AND secret = ?",
        (number, secret_hash(number, code)),
    )
    if row is None:
        raise NotFound("complaint-code-wrong", number=number[:40])
    status, day = str(row).split()
    return status, dt.date.fromisoformat(day)


def _stream_by_code(home: Home, number: str, code: str) -> str:
    stream = home.store.peek(
        "SELECT stream FROM complaint_row WHERE number = ? AND secret = ?",
        (number, secret_hash(number, code)),
    )
    if stream is None:
        raise NotFound("complaint-code-wrong", number=number[:40])
    return str(stream)


def _read(home: Home, stream: str) -> Complaint:
    with home.store.read() as connection:
        return fold(stream, read_stream(connection, stream))


def _state(work: Work, stream: str) -> Complaint:
    return fold(stream, work.recorded(stream))


def _told(state: Complaint, changes: Changes | None = None) -> Moved:
    assert state.opened is not None
    due = state.due
    return Moved(
        number=state.opened.number,
        stream=state.stream,
        status=state.status,
        due_on=due.due_on if due else None,
        changes=changes or Changes(),
    )


def close_silent(home: Home) -> int:
    """Closes what has waited ten working days for a word of its reporter; how many.

    Done by the station at closing, so that nobody has to look at what is not theirs.
    """
    calendar = home.reference.calendar_of(home.card.office)
    with home.store.work(STATION_ACTOR) as work:
        today = home.reference.today(home.card.office, work.at)
        rows = driver(work.connection).execute(
            "SELECT stream, since_on FROM complaint_row WHERE status = 'waiting_reporter' "
            "AND office = ? AND NOT disputed ORDER BY number",
            (home.card.office,),
        )
        silent = [
            stream
            for stream, since in rows.fetchall()
            if calendar.due_on(dt.date.fromisoformat(since), SILENT_DAYS) < today
        ]
        for stream in silent:
            work.record(stream, ComplaintMoved(to="done", on=today, by_itself=True))
    return len(silent)


def export_outward(home: Home, number: str, path: Path) -> Changes:
    """Writes a complaint as a file for LAPOR! or the Ombudsman; who complains only where named.

    A confidential one is marked so. The export is noted. Raises PermissionDenied, NotFound,
    RuleViolation `complaint-export-words`, StoreTrouble where the file cannot be written.
    """
    acting = home.require("complaint.move")
    found = show(home, number)
    line, said = found.line, found.said
    if said is None:
        raise RuleViolation("complaint-export-words", number=line.number)
    reporter = {"name": said.name, "nik": said.nik, "contact": said.contact}
    data = {
        "format": FORMAT,
        "number": line.number,
        "office": home.card.office,
        "kind": line.kind,
        "topic": line.topic,
        "classified": line.classified,
        "maladministration": list(found.maladministration),
        "received_on": line.received_on,
        "status": line.status,
        "confidential": line.confidential,
        "anonymous": line.anonymous,
        "reporter": None if line.anonymous else reporter,
        "text": said.text,
        "place": said.place,
        "about": [_staff_name(home, one) for one in said.about],
        "steps": [{"on": _day(home, one.at), "what": one.what} for one in found.steps],
    }
    with home.store.work(acting.staff) as work:
        items = ((work.at, "complaint.export", line.stream),)
        work.open("access", AccessLogged(items=items))
    write_atomically(path, msgspec.json.format(msgspec.json.encode(data)))
    return work.changes


def _staff_name(home: Home, staff: str) -> str:
    row = home.reference.staff.get(staff)
    return row.name if row and row.name else staff


def _day(home: Home, at: int) -> dt.date:
    return home.reference.today(home.card.office, at)
