"""Conduct: the code and its acknowledgements, the ledger, appraisals with the officer's reply."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.conduct import (
    NOTES,
    AppraisalMade,
    AppraisalPersonal,
    AppraisalReplied,
    CodePublished,
    ConductLifted,
    ConductNoted,
    NotePersonal,
    PledgeMade,
    content_of,
)
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseMoved, ReasonPersonal, Recorded, read_body
from frontoffice.domain.staff import may
from frontoffice.domain.stream import counted
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes

LONGEST_DAYS = 366
CIRCLE = "supervisors"
FIGURES = ("intakes", "incomplete", "payments", "moves", "calls", "kept", "late", "voids", "prints")
"""What the journal says of an officer's load and promises; never a citizen's opinion."""

_KINDS = {
    "case.completed/1": "incomplete",
    "case.paid/1": "payments",
    "case.moved/1": "moves",
    "ticket.called/1": "calls",
    "case.voided/1": "voids",
    "paper.printed/1": "prints",
    "case.registered/1": "intakes",
}
_ROWS = (
    "SELECT stream, staff, state, code FROM people_row WHERE word = ? AND (? IS NULL OR staff = ?) "
    "ORDER BY at DESC, seq DESC"
)


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """A version of the code of conduct."""

    content: str
    text: str
    from_on: dt.date


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the ledger; `sort` is "" where this station may not know what it says."""

    stream: str
    staff: str
    at: int
    by: str
    sort: str
    words: str
    basis: str
    lifted: bool
    lifted_why: str


class Appraisal(msgspec.Struct, frozen=True, kw_only=True):
    """One appraisal with the officer's reply ("" while there is none)."""

    stream: str
    staff: str
    at: int
    by: str
    from_on: dt.date
    until_on: dt.date
    figures: dict[str, int]
    words: str
    reply: str


# The code


def code_in_force(home: Home) -> Code | None:
    """The version that holds today: the latest published whose day has come."""
    today = _today(home)
    found = None
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream FROM people_row WHERE word = 'code' ORDER BY from_on, at, seq"
        ).all()
        for (stream,) in rows:
            body = read_stream(connection, stream)[0].body
            if isinstance(body, CodePublished) and body.from_on <= today:
                found = Code(content=body.content, text=body.text, from_on=body.from_on)
    return found


def publish_code(home: Home, text: str) -> Changes:
    """Publishes the code of conduct anew, from today on; everybody is asked to acknowledge it.

    :raises RuleViolation: `code-text-missing`, `code-unchanged`.
    """
    acting = home.require("code.publish")
    text = text.strip()[:20_000]
    if sum(letter.isalnum() for letter in text) < 10:
        raise RuleViolation("code-text-missing", field="text")
    now = code_in_force(home)
    if now is not None and now.content == content_of(text):
        raise RuleViolation("code-unchanged", field="text")
    fact = CodePublished(
        authority="local", content=content_of(text), text=text, from_on=_today(home)
    )
    with home.store.work(acting.staff) as work:
        work.open("code", fact)
    return work.changes


def pledge_due(home: Home) -> Code | None:
    """The code in force, where the officer who acts has not acknowledged it yet."""
    code = code_in_force(home)
    if code is None or home.officer.staff in pledged(home, code.content):
        return None
    return code


def pledge(home: Home) -> Changes:
    """The officer who acts has read the code in force and stands by it; twice changes nothing.

    :raises NotFound: `code-unknown`.
    """
    acting = home.require("pledge.make")
    code = code_in_force(home)
    if code is None:
        raise NotFound("code-unknown")
    with home.store.work(acting.staff) as work:
        if acting.staff not in pledged(home, code.content):
            work.open("pledge", PledgeMade(staff=acting.staff, content=code.content))
    return work.changes


def pledged(home: Home, content: str) -> frozenset[str]:
    """Who has acknowledged a version."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT staff FROM people_row WHERE word = 'pledge' AND code = ?", (content,)
        )
        return frozenset(row[0] for row in rows)


# The ledger


def notes(home: Home, staff: str | None = None) -> list[Note]:
    """The ledger, newest first: one's own, or anybody's by right `conduct.note`."""
    found = []
    for stream, who, state, recorded in _streams(home, "conduct", staff):
        said = recorded[0].personal
        known = said if isinstance(said, NotePersonal) else NotePersonal(sort="", words="")
        found.append(
            Note(
                stream=stream,
                staff=who,
                at=recorded[0].at,
                by=recorded[0].actor,
                sort=known.sort,
                words=known.words,
                basis=known.basis,
                lifted=state == "lifted",
                lifted_why=_last_words(recorded),
            )
        )
    return found


def note(home: Home, staff: str, sort: str, words: str, basis: str = "") -> Changes:
    """Enters a recognition, reminder or sanction in an officer's ledger, for the supervisors.

    Raises PermissionDenied, NotFound `staff-unknown`, RuleViolation `note-self`,
    `note-sort-unknown`, `note-words-missing`.
    """
    acting = home.require("conduct.note")
    _other(home, staff)
    if sort not in NOTES:
        raise RuleViolation("note-sort-unknown", field="sort", sorts=list(NOTES))
    said = NotePersonal(sort=sort, words=_words(words), basis=" ".join(basis.split())[:200])
    with home.store.work(acting.staff) as work:
        work.open("conduct", ConductNoted(staff=staff), said, CIRCLE)
    return work.changes


def lift(home: Home, stream: str, reason: str) -> Changes:
    """An entry counts no longer; it stays readable with the reason.

    Raises PermissionDenied, NotFound `note-unknown`, RuleViolation `note-lifted`, `note-self`.
    """
    acting = home.require("conduct.note")
    with home.store.work(acting.staff) as work:
        recorded = work.recorded(stream)
        body = recorded[0].body if recorded else None
        if not isinstance(body, ConductNoted):
            raise NotFound("note-unknown")
        _other(home, body.staff)
        if any(isinstance(one.body, ConductLifted) for one in counted(recorded)):
            raise RuleViolation("note-lifted")
        work.record(stream, ConductLifted(), ReasonPersonal(reason=_words(reason)), CIRCLE)
    return work.changes


# Appraisals


def figures(home: Home, staff: str, from_on: dt.date, until_on: dt.date) -> dict[str, int]:
    """An officer's load and kept promises by the journal, both days included (`FIGURES`).

    A promise counts for whoever made the product ready. Raises PermissionDenied, NotFound
    `staff-unknown`, RuleViolation `appraisal-span-bad`.
    """
    if staff != home.officer.staff:
        home.require("appraisal.make")
    if staff not in home.reference.staff:
        raise NotFound("staff-unknown", staff=staff)
    days = (until_on - from_on).days
    if not 0 <= days < LONGEST_DAYS or until_on > _today(home):
        raise RuleViolation("appraisal-span-bad", field="until_on")
    calendar = home.reference.calendar_of(home.card.office)
    span = (calendar.instant(from_on, 0), calendar.instant(until_on + dt.timedelta(days=1), 0))
    found = dict.fromkeys(FIGURES, 0)
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT kind, count(*) FROM entry WHERE actor = ? AND at >= ? AND at < ? GROUP BY kind",
            (staff, *span),
        )
        for kind, count in rows:
            if kind in _KINDS:
                found[_KINDS[kind]] += count
        for kept in _promises(connection, staff, span):
            found["kept" if kept else "late"] += 1
    return found


def _promises(connection: Connection, staff: str, span: tuple[int, int]) -> list[bool]:
    """Whether each product this officer made ready in the span was there by its promised day."""
    rows = connection.exec_driver_sql(
        "SELECT e.kind, e.body, c.due_on FROM entry e JOIN case_row c ON c.stream = e.stream "
        "WHERE e.actor = ? AND e.at >= ? AND e.at < ? AND e.kind = 'case.moved/1' "
        "AND c.due_on IS NOT NULL",
        (staff, *span),
    )
    kept = []
    for kind, data, due_on in rows:
        body = read_body(kind, data)
        if isinstance(body, CaseMoved) and body.to == "ready":
            kept.append(body.on.isoformat() <= due_on)
    return kept


def appraise(home: Home, staff: str, from_on: dt.date, until_on: dt.date, words: str) -> Changes:
    """Appraises an officer over a span by the journal's figures, with the supervisor's words.

    Raises what `figures` raises, RuleViolation `note-self`, `note-words-missing`.
    """
    acting = home.require("appraisal.make")
    _other(home, staff)
    said = AppraisalPersonal(figures=figures(home, staff, from_on, until_on), words=_words(words))
    fact = AppraisalMade(staff=staff, from_on=from_on, until_on=until_on)
    with home.store.work(acting.staff) as work:
        work.open("appraisal", fact, said, CIRCLE)
    return work.changes


def appraisals(home: Home, staff: str | None = None) -> list[Appraisal]:
    """Appraisals, newest first: one's own, or anybody's by right `appraisal.make`."""
    found = []
    for stream, who, _, recorded in _streams(home, "appraisal", staff):
        body, said = recorded[0].body, recorded[0].personal
        assert isinstance(body, AppraisalMade)
        known = (
            said if isinstance(said, AppraisalPersonal) else AppraisalPersonal(figures={}, words="")
        )
        found.append(
            Appraisal(
                stream=stream,
                staff=who,
                at=recorded[0].at,
                by=recorded[0].actor,
                from_on=body.from_on,
                until_on=body.until_on,
                figures=known.figures,
                words=known.words,
                reply=_last_words(recorded),
            )
        )
    return found


def reply(home: Home, stream: str, words: str) -> Changes:
    """The officer's own answer to an appraisal, once.

    Raises NotFound `note-unknown` for anybody else's, RuleViolation `appraisal-replied`,
    `note-words-missing`.
    """
    acting = home.require("appraisal.reply")
    with home.store.work(acting.staff) as work:
        recorded = work.recorded(stream)
        body = recorded[0].body if recorded else None
        if not isinstance(body, AppraisalMade) or body.staff != acting.staff:
            raise NotFound("note-unknown")
        if any(isinstance(one.body, AppraisalReplied) for one in counted(recorded)):
            raise RuleViolation("appraisal-replied")
        work.record(stream, AppraisalReplied(), ReasonPersonal(reason=_words(words)), CIRCLE)
    return work.changes


# Shared


def _streams(
    home: Home, word: str, staff: str | None
) -> list[tuple[str, str, str, list[Recorded]]]:
    """(stream, staff, state, facts) of one's own rows, or of anybody's by right."""
    acting = home.officer
    if staff is None and not may(acting.role, "conduct.note"):
        staff = acting.staff
    if staff not in (None, acting.staff):
        home.require("conduct.note")
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(_ROWS, (word, staff, staff)).all()
        return [
            (stream, who, state, counted(read_stream(connection, stream)))
            for stream, who, state, _ in rows
        ]


def _last_words(recorded: list[Recorded]) -> str:
    said = recorded[-1].personal if len(recorded) > 1 else None
    return said.reason if isinstance(said, ReasonPersonal) else ""


def _words(text: str) -> str:
    words = " ".join(text.split())
    if sum(letter.isalnum() for letter in words) < 3 or len(words) > 2_000:
        raise RuleViolation("note-words-missing", field="words")
    return words


def _other(home: Home, staff: str) -> None:
    """Nobody judges themselves."""
    if staff == home.officer.staff:
        raise RuleViolation("note-self", field="staff")
    if staff not in home.reference.staff:
        raise NotFound("staff-unknown", staff=staff)


def _today(home: Home) -> dt.date:
    return home.reference.today(home.card.office, home.now())
