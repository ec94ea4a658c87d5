"""The work list: who has a case, what is asked of whom by when, what is due, late, or to check."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from frontoffice.domain.case import Case
from frontoffice.domain.disposition import (
    IDENTITY,
    LATE_REASONS,
    FolderMoved,
    IdentityChecked,
    PromiseMoved,
    WorkAssigned,
    WorkDisposed,
    WorkReturned,
)
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseMoved, ReasonPersonal
from frontoffice.domain.handover import UNCOLLECTED_DAYS, place_of
from frontoffice.services.case_rules import circle_of, open_case, reason_of
from frontoffice.services.cases import asks_check, find, local_day
from frontoffice.services.home import Home
from frontoffice.store import search
from frontoffice.store.search import Filter
from frontoffice.store.work import Changes, Work

DAY_MS = 86_400_000
VIEWS = ("mine", "free", "soon", "recheck", "uncollected", "folders")
"""The parts of the work list, each a filter over cases."""

_OWED = "c.status NOT IN ('ready', 'refused', 'handed_over', 'withdrawn', 'expired')"
_AMONG = "c.stream IN (SELECT stream FROM work_row WHERE {})"
_CLAUSES = {
    "mine": f"{_AMONG.format('assigned = ?')} AND {_OWED}",
    "free": "c.status IN ('accepted', 'in_process', 'approved') AND NOT "
    + _AMONG.format("assigned IS NOT NULL"),
    "soon": f"c.due_on BETWEEN ? AND ? AND {_OWED}",
    "recheck": _AMONG.format("identity = 'unverified'")
    + " AND c.status NOT IN ('handed_over', 'withdrawn', 'expired')",
    "uncollected": "c.status IN ('ready', 'refused') AND coalesce((SELECT nullif(placed_at, 0) "
    "FROM work_row w WHERE w.stream = c.stream), c.changed_at) < ?",
    "folders": _AMONG.format("holder IS NOT NULL"),
}


class Turn(msgspec.Struct, frozen=True):
    """One case of the work list beside its line: who has it, until when, where things are."""

    assigned: str | None
    due_on: str | None
    place: str
    holder: str | None
    identity: str
    held: bool
    late_moves: int


def soon_on(home: Home) -> dt.date:
    """The last day that counts as coming due: the next working day after today."""
    calendar = home.reference.calendar_of(home.card.office)
    return calendar.next_working_day(local_day(home, home.now()))


def narrowing(home: Home, view: str) -> Filter:
    """What the list of cases is narrowed to for a part of the work list.

    :raises NotFound: `work-view-unknown`.
    """
    if view not in VIEWS:
        raise NotFound("work-view-unknown", view=view[:24], views=list(VIEWS))
    today = local_day(home, home.now())
    values: dict[str, tuple[str | int, ...]] = {
        "mine": (home.officer.staff,),
        "soon": (today.isoformat(), soon_on(home).isoformat()),
        "uncollected": (home.now() - UNCOLLECTED_DAYS * DAY_MS,),
    }
    return Filter(also=(_CLAUSES[view], values.get(view, ())))


def counts(home: Home) -> dict[str, int]:
    """How many cases stand in each part of the work list of who acts."""
    found = {}
    with home.store.read() as connection:
        for view in VIEWS:
            found[view] = search.find_cases(connection, "", narrowing(home, view), limit=1)[1]
    return found


def turns(home: Home, streams: list[str]) -> dict[str, Turn]:
    """The work rows of these cases; a case nobody touched since intake has none."""
    marks = ", ".join("?" * len(streams))
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, assigned, due_on, coalesce(place, ''), holder, identity, held, "
            f"late_moves FROM work_row WHERE stream IN ({marks})",
            tuple(streams),
        )
        return {
            stream: Turn(assigned, due_on, place, holder, identity, bool(held), late)
            for stream, assigned, due_on, place, holder, identity, held, late in rows
        }


def officer_known(home: Home, staff: str) -> str:
    """The staff id of an active officer; raises NotFound `staff-unknown`."""
    row = home.reference.staff.get(staff)
    if row is None or not row.active:
        raise NotFound("staff-unknown", staff=staff[:24], field="to")
    return row.staff


def _working_case(work: Work, stream: str) -> Case:
    case = open_case(work, stream)
    if case.is_closed or case.opened is None:
        raise RuleViolation("case-closed", status=case.status)
    return case


def claim(home: Home, stream: str) -> Changes:
    """Takes up a case nobody has, or one's own again.

    :raises RuleViolation: `work-taken` naming who has it, `case-closed`.
    """
    acting = home.require("work.take")
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        if case.work.assigned not in (None, acting.staff):
            raise RuleViolation("work-taken", staff=case.work.assigned)
        if case.work.assigned != acting.staff:
            work.record(stream, WorkAssigned(to=acting.staff))
    return work.changes


def release(home: Home, stream: str) -> Changes:
    """Gives a case back to the list; another's needs the right to assign."""
    acting = home.require("work.take")
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        if case.work.assigned is None:
            raise RuleViolation("work-not-taken")
        if case.work.assigned != acting.staff:
            home.require("work.assign")
        work.record(stream, WorkAssigned())
    return work.changes


def assign(home: Home, stream: str, to: str) -> Changes:
    """Gives a case to an officer.

    :raises NotFound: `staff-unknown`.
    :raises RuleViolation: `work-same-officer`, `case-closed`.
    """
    acting = home.require("work.assign")
    to = officer_known(home, to)
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        if case.work.assigned == to:
            raise RuleViolation("work-same-officer", field="to", staff=to)
        work.record(stream, WorkAssigned(to=to))
    return work.changes


def reassign(home: Home, absent: str, to: str) -> tuple[int, Changes]:
    """Gives everything open that an officer has to another, when officers change or fall ill.

    Answers how many cases went over. Raises NotFound `staff-unknown` for the receiver.
    """
    acting = home.require("work.assign")
    to = officer_known(home, to)
    if absent == to:
        raise RuleViolation("work-same-officer", field="to", staff=to)
    with home.store.work(acting.staff) as work:
        rows = work.connection.exec_driver_sql(
            "SELECT w.stream FROM work_row w JOIN case_row c ON c.stream = w.stream "
            "WHERE w.assigned = ? AND c.status NOT IN ('handed_over', 'withdrawn', 'expired') "
            "ORDER BY w.stream",
            (absent,),
        )
        streams = [stream for (stream,) in rows]
        for stream in streams:
            work.record(stream, WorkAssigned(to=to))
    return len(streams), work.changes


def dispose(
    home: Home, stream: str, to: str, instruction: str, due_on: dt.date | None = None
) -> Changes:
    """Passes a case on with an instruction and a day (*disposisi*, DOMAIN section 9).

    :raises RuleViolation: `disposition-due-past`, `case-reason-missing`, `work-same-officer`.
    """
    acting = home.require("work.dispose")
    instruction, to = reason_of(instruction, "instruction"), officer_known(home, to)
    if to == acting.staff:
        raise RuleViolation("work-same-officer", field="to", staff=to)
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        refuse_late(home, case, work.at)
        if due_on is not None and due_on < local_day(home, work.at):
            raise RuleViolation("disposition-due-past", field="due_on")
        fact = WorkDisposed(to=to, due_on=due_on)
        work.record(stream, fact, ReasonPersonal(reason=instruction), circle_of(case))
    return work.changes


def send_back(
    home: Home,
    stream: str,
    rows: tuple[str, ...],
    reason: str,
    *,
    to: str | None = None,
    ask_citizen: bool = False,
) -> Changes:
    """Sends a case back with the papers that are wrong; the clock stops if the citizen must come.

    `to` None: to whoever took the case in. Raises RuleViolation `rows-unmarked`, `row-unknown`,
    `move-not-allowed`.
    """
    acting = home.require("work.send_back")
    reason = reason_of(reason)
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        refuse_late(home, case, work.at)
        known = {row.code for row in case.rows}
        if not rows:
            raise RuleViolation("rows-unmarked", field="rows")
        if unknown := [row for row in rows if row not in known]:
            raise RuleViolation("row-unknown", field="rows", row=unknown[0][:40])
        back = officer_known(home, to) if to else work.recorded(stream)[0].actor
        personal, circle = ReasonPersonal(reason=reason), circle_of(case)
        work.record(stream, WorkReturned(rows=rows, to=back), personal, circle)
        if ask_citizen:
            if "waiting_citizen" not in case.moves:
                may = sorted(case.moves)
                raise RuleViolation(
                    "move-not-allowed", status=case.status, to="waiting_citizen", may=may
                )
            moved = CaseMoved(to="waiting_citizen", on=local_day(home, work.at))
            work.record(stream, moved, personal, circle)
    return work.changes


def refuse_late(home: Home, case: Case, at: int) -> None:
    """No work goes on behind a broken promise without its reason and new day.

    :raises RuleViolation: `late-unexplained`.
    """
    due_on = case.due_on()
    if due_on is None or case.status in ("ready", "refused"):
        return
    if due_on < local_day(home, at):
        raise RuleViolation("late-unexplained", promised_on=due_on.isoformat())


def move_promise(
    home: Home, stream: str, why: str, promised_on: dt.date, note: str = ""
) -> Changes:
    """Sets a new promised day with a reason, before the old one passed or after.

    :raises RuleViolation: `late-reason-unknown`, `promise-none`, `promise-day-bad` for a day that
        is not a working day from today on, or not after the day promised.
    """
    acting = home.require("promise.move")
    if why not in LATE_REASONS:
        raise RuleViolation("late-reason-unknown", field="why", reasons=list(LATE_REASONS))
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        if case.promise is None or case.due_on() is None:
            raise RuleViolation("promise-none")
        today, before = local_day(home, work.at), case.promise.promised_on
        calendar = home.reference.calendar_of(home.card.office)
        if promised_on < today or promised_on <= before or not calendar.is_working_day(promised_on):
            raise RuleViolation("promise-day-bad", field="promised_on")
        promise = msgspec.structs.replace(case.promise, promised_on=promised_on, promised_at=None)
        fact = PromiseMoved(on=today, before=before, why=why, promise=promise)
        words = " ".join(note.split())[:500]
        personal = ReasonPersonal(reason=words) if words else None
        work.record(stream, fact, personal, circle_of(case))
    return work.changes


def check_identity(home: Home, stream: str, outcome: str, note: str = "") -> Changes:
    """Notes what checking the NIK gave: not possible now, verified, or not matching.

    The product is held meanwhile where the standard says so. Raises RuleViolation
    `identity-outcome-unknown`, `identity-same`, `identity-none` where there is no NIK.
    """
    acting = home.require("identity.check")
    if outcome not in IDENTITY:
        raise RuleViolation("identity-outcome-unknown", field="outcome", outcomes=list(IDENTITY))
    with home.store.work(acting.staff) as work:
        case = _working_case(work, stream)
        if not case.has_nik:
            raise RuleViolation("identity-none")
        if case.work.identity == outcome:
            raise RuleViolation("identity-same", field="outcome")
        hold = outcome == "unverified" and asks_check(home, case)
        words = " ".join(note.split())[:500]
        personal = ReasonPersonal(reason=words) if words else None
        work.record(stream, IdentityChecked(outcome=outcome, hold=hold), personal, circle_of(case))
    return work.changes


def move_folder(home: Home, number: str, way: str, *, place: str = "") -> Changes:
    """The folder's barcode was scanned: out to who acts, or in at a place.

    :raises RuleViolation: `folder-way-unknown`, `folder-not-out`, `place-bad`.
    :raises NotFound: `case-unknown`.
    """
    acting = home.require("folder.move")
    stream = find(home, number)
    with home.store.work(acting.staff) as work:
        case = work.case(stream)
        out = case.work.folder is not None and case.work.folder.way == "out"
        if way == "out":
            fact = FolderMoved(way="out", holder=acting.staff)
        elif way == "in":
            if not out:
                raise RuleViolation("folder-not-out")
            fact = FolderMoved(way="in", place=place_of(place))
        else:
            raise RuleViolation("folder-way-unknown", field="way")
        work.record(stream, fact)
    return work.changes


def listing(home: Home, view: str, limit: int = 50) -> tuple[list[dict[str, Any]], int]:
    """A part of the work list as plain rows, for the command line."""
    home.require("case.list")
    with home.store.read() as connection:
        lines, total = search.find_cases(connection, "", narrowing(home, view), limit=limit)
    rows = turns(home, [one.stream for one in lines])
    none = Turn(None, None, "", None, "", False, 0)
    told = []
    for one in lines:
        turn = msgspec.to_builtins(rows.get(one.stream, none))
        head = {"number": one.number, "service": one.service, "status": one.status}
        told.append(head | {"promised_on": one.due_on, "disposition_due_on": turn.pop("due_on")})
        told[-1] |= turn
    return told, total
