"""The queue as it stands: who is served, who waits in which order and why, figures of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.queue_order import (
    TURNS,
    Choice,
    Estimate,
    Rules,
    Waiting,
    eligible,
    estimate,
    line,
)
from frontoffice.domain.ticket import STATES, Figures
from frontoffice.messages import words_of
from frontoffice.services import settings
from frontoffice.services.home import Home
from frontoffice.store.engine import driver

RULES = Rules()
RECENT_CALLS = 200
"""Service times are measured from so many of an agency's latest calls, over all days."""

OPEN_MS = 60 * 60_000
"""A counter that called within the last hour counts as open for the wait estimate."""


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket at a counter since an instant (UTC ms); `calls` how often the hall heard it."""

    ticket: str
    stream: str
    counter: int
    service: str
    priority: str | None
    since_at: int
    calls: int


class InLine(msgspec.Struct, frozen=True, kw_only=True):
    """A waiting ticket, why it stands at this place, and how long it will still take.

    `further` services of the same visit come after this one.
    """

    choice: Choice
    service: str
    reason: str
    estimate: Estimate | None
    further: int = 0


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that is parked, missed its call or was called twice; a counter may call it."""

    ticket: str
    state: str
    service: str
    counter: int | None
    since_at: int


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The whole queue of today at one instant (UTC ms)."""

    at: int
    serving: tuple[Serving, ...] = ()
    waiting: tuple[InLine, ...] = ()
    away: tuple[Away, ...] = ()
    disputed: tuple[Away, ...] = ()
    breaks: tuple[int, ...] = ()


def agencies_of(home: Home, counter: int) -> tuple[str, ...]:
    """The agencies this station's own counter serves by its settings; () for all."""
    if counter != home.card.station:
        return ()
    known = home.reference.agencies
    return tuple(one for one in settings.read(home).counter_agencies if one in known)


def today(home: Home, at: int) -> dt.date:
    """The office's local day of an instant."""
    return home.reference.today(home.card.office, at)


def place(home: Home, at: int) -> tuple[str, str]:
    """(office, day) as the rows have them."""
    return home.card.office, today(home, at).isoformat()


def waiting(connection: Connection, home: Home, at: int) -> list[Waiting]:
    """Everybody in line now, except tickets two counters called apart."""
    rows = driver(connection).execute(
        "SELECT ticket, stream, entered_at, agency, priority, came_back, directed, due_at "
        "FROM ticket_row WHERE office = ? AND day = ? AND state = 'waiting' AND disputed = 0",
        place(home, at),
    )
    return [
        Waiting(
            ticket=ticket,
            stream=stream,
            entered_at=entered_at,
            agency=agency,
            priority=priority,
            returning=bool(returning),
            directed=directed,
            due_at=due_at,
        )
        for ticket, stream, entered_at, agency, priority, returning, directed, due_at in rows
    ]


def turns(connection: Connection, home: Home, at: int, agencies: Sequence[str] = ()) -> list[bool]:
    """Today's calls of these agencies that count for the ratio, oldest first: priority or not."""
    rows = driver(connection).execute(
        "SELECT priority, reason, agency FROM call_row WHERE office = ? AND day = ? "
        "ORDER BY at, seq, stream",
        place(home, at),
    )
    return [
        bool(priority)
        for priority, reason, agency in rows
        if reason in TURNS and (not agencies or agency in agencies)
    ]


def breaks(connection: Connection, home: Home, at: int) -> list[tuple[str, int]]:
    """(stream, counter) of each break that goes on."""
    rows = driver(connection).execute(
        "SELECT stream, counter FROM break_row WHERE office = ? AND day = ? AND until_at IS NULL "
        "ORDER BY counter, stream",
        place(home, at),
    )
    return [(stream, counter) for stream, counter in rows]


def read(
    home: Home,
    language: str = "id",
    *,
    counter: int | None = None,
    agencies: Sequence[str] = (),
) -> Board:
    """Today's queue; for one counter and its agencies the order in which it would call.

    Without agencies those of the counter's settings.

    Raises PermissionDenied.
    """
    home.require("queue.board")
    at = home.now()
    if counter is not None:
        agencies = agencies or agencies_of(home, counter)
    with home.store.read() as connection:
        on_break = breaks(connection, home, at)
        tickets = [dict(row) for row in _tickets(connection, home, at)]
        standing = eligible(waiting(connection, home, at), counter, agencies)
        chosen = list(line(standing, turns(connection, home, at, agencies), at, RULES))
        took = {
            agency: _measured(connection, home, agency)
            for agency in {one.ticket.agency for one in chosen}
        }
        desks = _open_counters(connection, home, at, {one for _, one in on_break})
    services = {one["stream"]: one["service"] or one["agency"] for one in tickets}
    further = {one["stream"]: one["further"] for one in tickets}
    calm = [one for one in tickets if not one["disputed"]]
    return Board(
        at=at,
        serving=tuple(_serving(one) for one in calm if one["state"] == "serving"),
        waiting=tuple(
            InLine(
                choice=one,
                service=services[one.ticket.stream],
                reason=reason_words(one, language),
                estimate=estimate(ahead, desks, took[one.ticket.agency]),
                further=further[one.ticket.stream],
            )
            for ahead, one in enumerate(chosen)
        ),
        away=tuple(_away(one) for one in calm if one["state"] in ("parked", "no_show")),
        disputed=tuple(_away(one) for one in tickets if one["disputed"]),
        breaks=tuple(counter for _, counter in on_break),
    )


def _tickets(connection: Connection, home: Home, at: int) -> list[Any]:
    rows = connection.exec_driver_sql(
        "SELECT t.stream, ticket, t.counter, t.agency, service, further, t.priority, state, "
        "since_at, disputed, "
        "(SELECT c.at FROM call_row c WHERE c.stream = t.stream ORDER BY n DESC LIMIT 1) "
        "AS called_at, (SELECT 1 + c.recalls FROM call_row c WHERE c.stream = t.stream "
        "ORDER BY n DESC LIMIT 1) AS calls FROM ticket_row t "
        "WHERE office = ? AND day = ? AND (state <> 'finished' OR disputed) "
        "ORDER BY since_at, ticket",
        place(home, at),
    )
    return list(rows.mappings())


def _serving(row: dict[str, Any]) -> Serving:
    return Serving(
        ticket=row["ticket"],
        stream=row["stream"],
        counter=row["counter"],
        service=row["service"] or row["agency"],
        priority=row["priority"],
        since_at=row["called_at"],
        calls=row["calls"],
    )


def _away(row: dict[str, Any]) -> Away:
    return Away(
        ticket=row["ticket"],
        state=row["state"],
        service=row["service"] or row["agency"],
        counter=row["counter"],
        since_at=row["since_at"],
    )


def _measured(connection: Connection, home: Home, agency: str) -> list[int]:
    """The latest service times of an agency in ms."""
    rows = driver(connection).execute(
        "SELECT took_ms FROM call_row WHERE office = ? AND agency = ? AND took_ms IS NOT NULL "
        "ORDER BY at DESC LIMIT ?",
        (home.card.office, agency, RECENT_CALLS),
    )
    return [took for (took,) in rows]


def _open_counters(connection: Connection, home: Home, at: int, on_break: set[int]) -> int:
    """How many counters call: at least this one."""
    rows = driver(connection).execute(
        "SELECT DISTINCT counter FROM call_row WHERE office = ? AND day = ? AND at > ?",
        (*place(home, at), at - OPEN_MS),
    )
    return max(1, len({counter for (counter,) in rows} - on_break))


def figures(home: Home, on: dt.date | None = None) -> Figures:
    """The figures of one day, today unless told otherwise. Raises PermissionDenied."""
    home.require("queue.board")
    day = (on or today(home, home.now())).isoformat()
    with home.store.read() as connection:
        run = driver(connection).execute
        here = (home.card.office, day)
        counted = dict(
            run(
                "SELECT state, count(*) FROM ticket_row WHERE office = ? AND day = ? "
                "GROUP BY state",
                here,
            ).fetchall()
        )
        (priority,) = run(
            "SELECT count(priority) FROM ticket_row WHERE office = ? AND day = ?", here
        ).fetchone()
        calls, recalls, chosen, missed, took, took_sum, waits, wait_sum, longest = run(
            "SELECT coalesce(sum(reason <> 'continued'), 0), coalesce(sum(recalls), 0), "
            "coalesce(sum(reason = 'out-of-order'), 0), coalesce(sum(ending = 'no_show'), 0), "
            "count(took_ms), sum(took_ms), "
            "coalesce(sum(n = 0), 0), sum(waited_ms) FILTER (WHERE n = 0), "
            "max(waited_ms) FILTER (WHERE n = 0) FROM call_row WHERE office = ? AND day = ?",
            here,
        ).fetchone()
    return Figures(
        issued=sum(counted.values()),
        priority=priority,
        states=tuple((state, counted.get(state, 0)) for state in STATES),
        calls=calls,
        recalls=recalls,
        out_of_order=chosen,
        no_shows=missed,
        waited_ms=wait_sum // waits if waits else None,
        longest_wait_ms=longest,
        served_ms=took_sum // took if took else None,
    )


def _words(language: str) -> dict[str, dict[str, str]]:
    return words_of("queue", language)


def reason_words(choice: Choice, language: str = "id") -> str:
    """Why this one is next, as a sentence."""
    one = choice.ticket
    return _words(language)["reason"][choice.reason].format(
        minutes=choice.waited_ms // 60_000,
        cap=RULES.cap_ms // 60_000,
        regular=RULES.regular_per_priority,
        group=_words(language)["group"].get(one.priority or "", ""),
    )


def hub_words(language: str = "id") -> str:
    """The mark of a call that was made while the branch's hub was silent."""
    return _words(language)["hub"]["alone"]


def state_words(state: str, language: str = "id") -> str:
    """A ticket's state as a person reads it."""
    return _words(language)["state"][state]


def group_words(group: str, language: str = "id") -> str:
    """A priority group as a person reads it."""
    return _words(language)["group"][group]


def estimate_words(one: Estimate | None, language: str = "id") -> str:
    """How much longer it takes, in whole minutes from which to which; "" where nobody knows."""
    if one is None:
        return ""
    low, high = one.minutes
    return _words(language)["estimate"]["span"].format(low=low, high=high)


def service_names(home: Home) -> dict[str, str]:
    """What services and agencies are called, by code."""
    names = {one.code: one.name for one in home.reference.agencies.values()}
    in_force = home.reference.in_force(today(home, home.now()))
    return names | {code: one.name for code, one in in_force.items()}
