"""What lies behind each figure of a report, row by row out of the read models.

A figure is named by its list and what narrows it, such as `cases/agency=DUKCAPIL/broken`. Every
list is counted by the same words it is read by, so that the two cannot part.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from frontoffice.domain.words import date_words, rupiah
from frontoffice.services.cases import Filter
from frontoffice.services.complaints_read import visible
from frontoffice.services.complaints_words import word as complaint_word
from frontoffice.services.home import Home
from frontoffice.services.report_cases import NARROW, WHERE, Scope
from frontoffice.services.report_money import PAID, PAID_BACK
from frontoffice.services.report_tables import Wording, minutes
from frontoffice.store.engine import driver

PAGE = 200


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row: `key` is what Enter opens, `count` how much of the figure it is. Nothing personal.

    `rupiah` is its part of a sum of money.
    """

    key: str
    title: str
    detail: str = ""
    aside: str = ""
    count: int = 1
    rupiah: int = 0


class Behind(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the rows behind a figure; `what` names the list, `total` is the figure itself."""

    what: str
    lines: list[Line]
    rows: int
    total: int


class Teller:
    """Days, hours and words of one report, for the rows behind it."""

    def __init__(self, home: Home, scope: Scope, named: Wording) -> None:
        self.named = named
        self._calendar = home.reference.calendar_of(scope.office)

    def day(self, on: str | None) -> str:
        """A day in words, "-" for none."""
        return date_words(dt.date.fromisoformat(on), weekday=False) if on else "-"

    def at(self, at: int) -> str:
        """Day and hour of an instant (UTC ms)."""
        moment = self._calendar.local(at)
        return f"{date_words(moment.date(), weekday=False)}, {moment:%H.%M}"

    def say(self, code: str, **values: object) -> str:
        """A sentence of the lists, its places filled."""
        return self.named.say("behind", code).format(**values)


class _Listing(NamedTuple):
    """Where a list is read, what of each row, in which order, what may narrow it."""

    rows: str
    columns: str
    order: str
    narrow: Mapping[str, str]
    line: Callable[[Teller, Any], Line]


def _case(tell: Teller, row: Any) -> Line:
    stream, number, service, status, day, waived = row
    detail = f"{tell.named.service(service)}, {tell.day(day)}"
    return Line(
        key=stream,
        title=number,
        detail=detail,
        aside=tell.named.say("status", status),
        count=waived,
    )


def _call(tell: Teller, row: Any) -> Line:
    stream, ticket, service, at, counter, waited, took = row
    parts = [tell.named.service(service), tell.at(at), tell.say("counter", n=counter)]
    if took is not None:
        parts.append(tell.say("took", n=minutes(took)))
    aside = tell.say("waited", n=minutes(waited))
    return Line(key=stream, title=ticket, detail=", ".join(parts), aside=aside)


def _ticket(tell: Teller, row: Any) -> Line:
    stream, ticket, service, at, state = row
    detail = f"{tell.named.service(service)}, {tell.at(at)}"
    return Line(key=stream, title=ticket, detail=detail, aside=tell.named.say("ticket", state))


def _payment(tell: Teller, row: Any) -> Line:
    stream, number, service, at, amount, voided = row
    detail = f"{tell.named.service(service)}, {tell.at(at)}"
    if voided is not None:
        detail = f"{detail}, {tell.say('voided')}"
    return Line(key=stream, title=number, detail=detail, aside=rupiah(amount), rupiah=amount)


def _refund(tell: Teller, row: Any) -> Line:
    stream, number, at, amount = row
    return Line(key=stream, title=number, detail=tell.at(at), aside=rupiah(amount), rupiah=amount)


def _drawer(tell: Teller, row: Any) -> Line:
    stream, station, day, difference = row
    title = tell.say("drawer", n=f"{station:02}")
    detail = tell.say("difference", sum=rupiah(difference)) if difference else tell.say("even")
    return Line(key=stream, title=title, detail=tell.day(day), aside=detail, rupiah=difference)


def _conflict(tell: Teller, row: Any) -> Line:
    stream, number, service = row
    return Line(key=stream, title=number or stream, detail=tell.named.service(service or ""))


def _complaint(tell: Teller, row: Any) -> Line:
    stream, number, kind, day, status, due = row
    lang = tell.named.language
    detail = f"{complaint_word('kind', kind, lang)}, {tell.day(day)}"
    if due:
        detail = f"{detail}, {tell.say('due', day=tell.day(due))}"
    return Line(
        key=stream, title=number, detail=detail, aside=complaint_word("status", status, lang)
    )


_CALLS = (
    "FROM call_row c JOIN ticket_row t ON t.stream = c.stream WHERE c.office = :office "
    "AND c.day BETWEEN :since AND :until AND (:agency = '' OR c.agency = :agency)"
)
_TICKETS = (
    "FROM ticket_row WHERE office = :office AND day BETWEEN :since AND :until "
    "AND (:agency = '' OR agency = :agency)"
)
_DRAWERS = (
    "FROM drawer_row WHERE office = :office AND day BETWEEN :since AND :until "
    "AND closed_at IS NOT NULL"
)
_COMPLAINTS = (
    "FROM complaint_row WHERE received_on BETWEEN :since AND :until "
    "AND (:agency = '' OR agency = :agency)"
)
_DONE = "ended_on IS NOT NULL"
LISTS = {
    "cases": _Listing(
        f"FROM report_row WHERE {WHERE}",
        "stream, number, service, status, day, 1",
        "at DESC, number",
        NARROW,
        _case,
    ),
    "waivers": _Listing(
        f"FROM report_row WHERE waived > 0 AND {WHERE}",
        "stream, number, service, status, day, waived",
        "at DESC, number",
        {},
        _case,
    ),
    "calls": _Listing(
        _CALLS,
        "c.stream, t.ticket, t.service, c.at, c.counter, c.waited_ms, c.took_ms",
        "c.waited_ms DESC, c.stream, c.n",
        {
            "first": "c.n = 0",
            "served": "c.took_ms IS NOT NULL",
            "out_of_order": "c.reason = 'out-of-order'",
            "no_show": "c.ending = 'no_show'",
            "service": "t.service = {v}",
            "hour": "(c.at + :zone) / 3600000 % 24 = CAST({v} AS INTEGER)",
            "day": "c.day = {v}",
            "month": "substr(c.day, 1, 7) = {v}",
        },
        _call,
    ),
    "tickets": _Listing(
        _TICKETS,
        "stream, ticket, service, issued_at, state",
        "issued_at DESC, stream",
        {"priority": "priority IS NOT NULL"},
        _ticket,
    ),
    "payments": _Listing(
        PAID,
        "stream, receipt_number, service, at, amount_rupiah, voided_at",
        "at DESC, receipt_number",
        {"method": "method = {v}", "voided": "voided_at IS NOT NULL"},
        _payment,
    ),
    "refunds": _Listing(
        PAID_BACK, "case_stream, receipt_number, paid_at, rupiah", "paid_at DESC", {}, _refund
    ),
    "drawers": _Listing(
        _DRAWERS,
        "stream, station, day, difference_rupiah",
        "day DESC, station",
        {"differing": "difference_rupiah <> 0"},
        _drawer,
    ),
    "conflicts": _Listing(
        "FROM trouble_row x LEFT JOIN case_row r ON r.stream = x.stream WHERE x.kind = 'conflict'",
        "x.stream, r.number, r.service",
        "x.stream",
        {},
        _conflict,
    ),
    "complaints": _Listing(
        _COMPLAINTS,
        "stream, number, kind, received_on, status, due_on",
        "received_on DESC, number",
        {
            "open": "ended_on IS NULL",
            "overdue": "ended_on IS NULL AND due_on < :today",
            "in_time": f"{_DONE} AND (finish_on IS NULL OR ended_on <= finish_on)",
            "late": f"{_DONE} AND finish_on IS NOT NULL AND ended_on > finish_on",
            "anonymous": "anonymous",
            "reopened": "reopened",
            "kind": "kind = {v}",
            "maladministration": "instr(' ' || maladministration || ' ', ' ' || {v} || ' ') > 0",
        },
        _complaint,
    ),
}

OF_CASES = ("cases", "waivers", "payments", "refunds", "conflicts")
"""Lists whose rows are applications."""


def read(home: Home, scope: Scope, figure: str, named: Wording, offset: int = 0) -> Behind:
    """A page of the rows behind a figure of `LISTS`.

    Raises PermissionDenied; KeyError for a figure there is none of.
    """
    what, where, values = narrowed(home, scope, figure)
    listing, tell = LISTS[what], Teller(home, scope, named)
    with home.store.read() as connection:
        run = driver(connection).execute
        (rows,) = run(f"SELECT count(*) {where}", values).fetchone()
        total = rows
        if what == "waivers":
            (total,) = run(f"SELECT coalesce(sum(waived), 0) {where}", values).fetchone()
        found = run(
            f"SELECT {listing.columns} {where} ORDER BY {listing.order} LIMIT ? OFFSET ?",
            (*values, PAGE, offset),
        ).fetchall()
    lines = [listing.line(tell, row) for row in found]
    return Behind(what=what, lines=lines, rows=rows, total=total)


def case_filter(home: Home, scope: Scope, figure: str) -> Filter | None:
    """What narrows the list of cases to those behind a figure; None for a list of others."""
    if figure.partition("/")[0] not in OF_CASES:
        return None
    what, where, values = narrowed(home, scope, figure)
    stream = LISTS[what].columns.partition(",")[0]
    return Filter(also=(f"c.stream IN (SELECT {stream} {where})", values))


def narrowed(home: Home, scope: Scope, figure: str) -> tuple[str, str, tuple[Any, ...]]:
    """(list, what it is read from, the values of its places in their order) of a figure."""
    what, *parts = figure.split("/")
    listing, values = LISTS[what], scope.values()
    where = [listing.rows]
    for place, part in enumerate(parts):
        word, _, value = part.partition("=")
        values[f"v{place}"] = value
        where.append(listing.narrow[word].replace("{v}", f":v{place}"))
    text = " AND ".join(where)
    known: tuple[Any, ...] = ()
    if what == "complaints":
        allowed, known = visible(home)
        text = f"{text} AND {allowed}"
    names = re.findall(r":(\w+)", text)
    # What `visible` asks for stands at the end, in places without a name.
    return what, re.sub(r":\w+", "?", text), (*(values[name] for name in names), *known)
