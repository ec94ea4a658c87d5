"""Reading complaints: lists, one whole, figures - never for an officer it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.attachment import FileAttached, FileRemoved
from frontoffice.domain.complaint import Complaint, fold
from frontoffice.domain.complaint_facts import AnswerPersonal, Clock, ComplaintPersonal
from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.staff import may
from frontoffice.services.home import Home
from frontoffice.services.settlements import open_splits
from frontoffice.store.complaint_model import said_in
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream

MOST = 500
DUPLICATE_DAYS = 60
ALIKE = 0.5
"""Share of words two reports must have in common to be shown as perhaps the same."""

_COLUMNS = (
    "stream, number, kind, channel, topic, status, classified, agency, service, anonymous, "
    "confidential, about_officer, name, summary, filed_at, received_on, since_on, ended_on, "
    "due_on, due_at, replied, reopened, disputed"
)


class ComplaintLine(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint in a list; `summary` and `name` None where they may not or cannot be shown."""

    stream: str
    number: str
    kind: str
    channel: str
    topic: str
    status: str
    classified: str | None
    agency: str
    service: str
    anonymous: bool
    confidential: bool
    about_officer: bool
    name: str | None
    summary: str | None
    filed_at: int
    received_on: dt.date
    since_on: dt.date
    ended_on: dt.date | None
    due_on: dt.date | None
    due_at: int | None
    replied: bool
    reopened: int
    disputed: bool


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of a complaint's story: when (UTC ms), who, which status or reply, the words."""

    at: int
    actor: str
    what: str
    detail: str = ""
    absent: bool = False


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of two decisions that were made apart: its last fact, who, when (UTC ms), to what."""

    ref: Ref
    at: int
    actor: str
    to: str


class ComplaintFile(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint whole; `said` None where its words are not at this station."""

    line: ComplaintLine
    said: ComplaintPersonal | None
    clocks: tuple[Clock, ...]
    maladministration: tuple[str, ...]
    outward: str | None
    of: str | None
    role: str | None
    case: str | None
    steps: tuple[Step, ...]
    sides: tuple[Side, ...] = ()


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """Figures over complaints received in a period, those the reader may know of."""

    total: int
    by_kind: dict[str, int]
    by_status: dict[str, int]
    by_channel: dict[str, int]
    by_topic: dict[str, int]
    by_maladministration: dict[str, int]
    open: int
    overdue: int
    in_time: int
    late: int
    anonymous: int
    reopened: int


def visible(home: Home) -> tuple[str, tuple[Any, ...]]:
    """The condition under which the acting officer may know of a row, with its values.

    Not one about them; not one about somebody whose name is not here; one about an officer nobody
    could name is for those who inspect (for the admin where the office has none). Every query over
    `complaint_row` for a person must contain it.
    """
    acting = home.require("complaint.view")
    above = ("inspector", "head")
    have = any(one.active and one.role in above for one in home.reference.staff.values())
    unnamed = acting.role in above or (acting.role == "admin" and not have)
    known = "about IS NOT NULL AND instr(' ' || about || ' ', ' ' || ? || ' ') = 0"
    named = "" if unnamed else " AND about <> ''"
    return f"(about_officer = 0 OR ({known}{named}))", (acting.staff,)


def listing(
    home: Home,
    *,
    status: str | None = None,
    kind: str | None = None,
    query: str = "",
    open_only: bool = False,
    limit: int = MOST,
) -> list[ComplaintLine]:
    """Complaints the acting officer may know of, the one due first on top.

    Raises PermissionDenied.
    """
    allowed, values = visible(home)
    where, more = [allowed], list(values)
    for column, value in (("status", status), ("kind", kind)):
        if value:
            where.append(f"{column} = ?")
            more.append(value)
    if open_only:
        where.append("status NOT IN ('done', 'rejected', 'referred', 'withdrawn', 'duplicate')")
    # Who may not read the words must not find by them either.
    said = "" if _reads_words(home) else "about_officer = 1 AND "
    for word in query.lower().split()[:8]:
        where.append(f"(({said}instr(words, ?) > 0) OR instr(lower(number), ?) > 0)")
        more += [word, word]
    statement = (
        f"SELECT {_COLUMNS} FROM complaint_row WHERE {' AND '.join(where)} "
        "ORDER BY ended_on IS NOT NULL, due_on IS NULL, due_on, filed_at DESC, number LIMIT ?"
    )
    with home.store.read() as connection:
        rows = driver(connection).execute(statement, (*more, min(limit, MOST))).fetchall()
    return [_line(home, row) for row in rows]


def _reads_words(home: Home) -> bool:
    """Whether the acting officer reads personal data without asking: an inspector does not."""
    return may(home.officer.role, "privacy.view")


def _line(home: Home, row: tuple[Any, ...]) -> ComplaintLine:
    names = [one.strip() for one in _COLUMNS.split(",")]
    data = dict(zip(names, row, strict=True))
    if data["confidential"] or not (data["about_officer"] or _reads_words(home)):
        data["name"] = data["summary"] = None
    return msgspec.convert(data, ComplaintLine, strict=False)


def find(home: Home, number: str, connection: Connection) -> str:
    """The stream of a complaint the acting officer may know of.

    Raises NotFound `complaint-unknown`, the same for one that is hidden.
    """
    allowed, values = visible(home)
    row = (
        driver(connection)
        .execute(
            f"SELECT stream FROM complaint_row WHERE (number = ? OR stream = ?) AND {allowed}",
            (number.strip().upper(), number.strip(), *values),
        )
        .fetchone()
    )
    if row is None:
        raise NotFound("complaint-unknown", number=number[:40])
    return str(row[0])


def show(home: Home, number: str) -> ComplaintFile:
    """A complaint whole, by number or stream; that it was looked at is noted (UU 27/2022 ps. 31).

    An inspector reads the words of complaints about officers, of all others the course alone.
    Raises PermissionDenied, NotFound `complaint-unknown`.
    """
    with home.store.read() as connection:
        stream = find(home, number, connection)
        recorded = read_stream(connection, stream)
        row = (
            driver(connection)
            .execute(f"SELECT {_COLUMNS} FROM complaint_row WHERE stream = ?", (stream,))
            .fetchone()
        )
    state = fold(stream, recorded)
    assert state.opened is not None
    home.saw("complaint.viewed", stream)
    if not (state.opened.about_officer or _reads_words(home)):
        recorded = [msgspec.structs.replace(one, personal=None) for one in recorded]
    return ComplaintFile(
        line=_line(home, row),
        said=said_in(recorded),
        clocks=state.clocks,
        maladministration=state.maladministration,
        outward=state.outward,
        of=state.of,
        role=state.role,
        case=state.opened.case,
        steps=_steps(state, recorded),
        sides=sides_of(recorded),
    )


def of_person(home: Home, nik: str, cases: Sequence[str]) -> list[tuple[str, str]]:
    """(stream, number) of complaints that carry a NIK or were linked to one of these cases.

    The newest first; only those whose words the acting officer reads. Raises PermissionDenied.
    """
    allowed, values = visible(home)
    readable = "" if _reads_words(home) else " AND about_officer = 1"
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT stream, number FROM complaint_row WHERE (nik = ? OR case_stream IN "
            f"(SELECT value FROM json_each(?))) AND {allowed}{readable} "
            "ORDER BY filed_at DESC, number",
            (nik, msgspec.json.encode(cases).decode(), *values),
        )
        return list(rows.fetchall())


def sides_of(recorded: list[Recorded]) -> tuple[Side, ...]:
    """The decisions between which somebody has to choose."""
    heads = {ref for split in open_splits(recorded) for ref in split.heads}
    return tuple(
        Side(ref=one.ref, at=one.at, actor=one.actor, to=_what(one))
        for one in recorded
        if one.ref in heads
    )


def _steps(state: Complaint, recorded: list[Recorded]) -> tuple[Step, ...]:
    skipped = {ref for ref, _ in state.skipped}
    return tuple(
        Step(
            at=item.at,
            actor=item.actor,
            what=_what(item),
            detail=item.personal.text if isinstance(item.personal, AnswerPersonal) else "",
            absent=item.has_personal and item.personal is None,
        )
        for item in recorded
        if item.ref not in skipped and not isinstance(item.body, FileAttached | FileRemoved)
    )


def _what(item: Recorded) -> str:
    kind = item.kind.partition("/")[0]
    return str(getattr(item.body, "to", "")) or kind.partition(".")[2]


def duplicates(home: Home, number: str) -> list[ComplaintLine]:
    """Others that may say the same: same topic, many words in common, within two months.

    Raises PermissionDenied, NotFound `complaint-unknown`.
    """
    allowed, values = visible(home)
    with home.store.read() as connection:
        stream = find(home, number, connection)
        run = driver(connection).execute
        (mine, topic, on) = run(
            "SELECT words, topic, received_on FROM complaint_row WHERE stream = ?", (stream,)
        ).fetchone()
        if mine is None:
            return []
        day = dt.date.fromisoformat(on)
        span = dt.timedelta(days=DUPLICATE_DAYS)
        rows = run(
            f"SELECT words, {_COLUMNS} FROM complaint_row WHERE stream <> ? AND topic = ? "
            f"AND received_on BETWEEN ? AND ? AND words IS NOT NULL AND {allowed}",
            (stream, topic, (day - span).isoformat(), (day + span).isoformat(), *values),
        ).fetchall()
    words = _content(mine)
    scored = [(_common(words, _content(row[0])), _line(home, row[1:])) for row in rows]
    alike = sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: -one[0])
    return [line for _, line in alike]


def _content(text: str) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in text)
    return {word for word in plain.split() if len(word) > 3}


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def count(home: Home, since: dt.date, until: dt.date, agency: str = "") -> Count:
    """Figures of the complaints received from `since` to `until`, those hidden left out.

    Of one agency those laid with it. Raises PermissionDenied.
    """
    allowed, values = visible(home)
    today = home.reference.today(home.card.office, home.now()).isoformat()
    with home.store.read() as connection:
        rows = (
            driver(connection)
            .execute(
                "SELECT kind, status, channel, topic, maladministration, ended_on, due_on, "
                "finish_on, anonymous, reopened FROM complaint_row "
                "WHERE received_on BETWEEN ? AND ? AND (? = '' OR agency = ?) "
                f"AND {allowed}",
                (since.isoformat(), until.isoformat(), agency, agency, *values),
            )
            .fetchall()
        )
    ended = [row for row in rows if row[5] is not None]
    return Count(
        total=len(rows),
        by_kind=_tally(row[0] for row in rows),
        by_status=_tally(row[1] for row in rows),
        by_channel=_tally(row[2] for row in rows),
        by_topic=_tally(row[3] for row in rows),
        by_maladministration=_tally(code for row in rows for code in row[4].split()),
        open=len(rows) - len(ended),
        overdue=sum(1 for row in rows if row[5] is None and (row[6] or today) < today),
        in_time=sum(1 for row in ended if row[7] is None or row[5] <= row[7]),
        late=sum(1 for row in ended if row[7] is not None and row[5] > row[7]),
        anonymous=sum(row[8] for row in rows),
        reopened=sum(1 for row in rows if row[9]),
    )


def _tally(values: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def hidden_streams(home: Home) -> frozenset[str]:
    """Streams the acting officer must not learn of: what exports leave out. Anybody may ask."""
    acting = home.officer
    with home.store.read() as connection:
        run = driver(connection).execute
        rows = run(
            "SELECT stream FROM complaint_row WHERE about_officer AND "
            "(about IS NULL OR about = '' OR instr(' ' || about || ' ', ' ' || ? || ' ') > 0)",
            (acting.staff,),
        ).fetchall()
    return frozenset(stream for (stream,) in rows)
