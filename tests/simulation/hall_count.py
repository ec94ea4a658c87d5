"""Reads a hall's day from the raw entries of a journal, without the product's folds."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from frontoffice.domain.ticket import Figures
from frontoffice.services.home import Home

Ref = tuple[str, int]
CAP_MS = 45 * 60_000
"""DOMAIN section 4: nobody is made to wait longer behind others."""

GRACE_MS = 15 * 60_000
"""Whoever comes so much later than the time given waits like everybody."""


@dataclass(slots=True)
class Written:
    """One entry of a ticket's stream, decoded here."""

    ref: Ref
    at: int
    kind: str
    body: dict[str, Any]
    after: tuple[Ref, ...]
    past: set[Ref] = field(default_factory=set)


Day = dict[str, list[Written]]


def read_day(home: Home) -> Day:
    """The entries of every ticket, causes before what follows them."""
    day: Day = {}
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, chain, seq, at, kind, body, after FROM entry "
            "WHERE stream LIKE 'ticket:%' OR kind = 'ticket.issued/1'"
        ).all()
    for stream, chain, seq, at, kind, body, after in rows:
        own = (bytes(chain).hex(), int(seq))
        heads = tuple((one.hex(), n) for one, n in struct.iter_unpack(">8sQ", after or b""))
        kind = str(kind).removeprefix("ticket.").removesuffix("/1")
        name = str(stream) if stream != "ticket" else f"ticket:{own[0]}/{own[1]}"
        found = Written(own, int(at), kind, msgspec.msgpack.decode(body), heads)
        day.setdefault(name, []).append(found)
    return {name: _in_order(some) for name, some in sorted(day.items())}


def _in_order(some: Sequence[Written]) -> list[Written]:
    by_ref = {one.ref: one for one in some}
    for one in some:
        todo = list(one.after)
        while todo:
            ref = todo.pop()
            if ref in by_ref and ref not in one.past:
                one.past.add(ref)
                todo += by_ref[ref].after
    return sorted(some, key=lambda one: (len(one.past), one.at, one.ref))


def apart(some: Iterable[Written]) -> set[Ref]:
    """The facts of one ticket that did not know of another one, with all that follows them."""
    facts = list(some)
    torn = {
        one.ref
        for one in facts
        for other in facts
        if one is not other and other.ref not in one.past and one.ref not in other.past
    }
    return torn | {one.ref for one in facts if one.past & torn}


def called_twice(day: Day) -> dict[str, list[Written]]:
    """The calls of each ticket that at least one other call did not know of."""
    double = {}
    for name, some in day.items():
        calls = [one for one in some if one.kind == "called"]
        torn = [
            one
            for one in calls
            if any(
                one is not two and one.ref not in two.past and two.ref not in one.past
                for two in calls
            )
        ]
        if torn:
            double[name] = torn
    return double


@dataclass(slots=True)
class Told:
    """One ticket at one moment, told from its entries."""

    stream: str
    ticket: str = ""
    priority: str | None = None
    agency: str = ""
    state: str = ""
    entered_at: int = 0
    due_at: int | None = None
    returning: bool = False
    directed: int | None = None
    disputed: bool = False
    also: list[list[str]] = field(default_factory=list)
    turns: list[tuple[int, int, str, str, str]] = field(default_factory=list)
    """Of each call: at, seq, stream, agency, reason."""
    waits: list[int] = field(default_factory=list)
    took: list[int] = field(default_factory=list)
    recalls: int = 0
    missed: int = 0
    served_since: int = 0


def waits_since(told: Told) -> int:
    """From when on the bound of waiting is counted: a time given and kept begins it."""
    due = told.due_at or 0
    return max(told.entered_at, due if told.entered_at <= due + GRACE_MS else 0)


def tell(name: str, some: Sequence[Written]) -> Told:
    """Where a ticket stands after these entries; what is disputed does not count."""
    torn = apart(some)
    told = Told(name, disputed=bool(torn))
    for one in some:
        if one.ref not in torn:
            _one(told, one)
    return told


def _one(told: Told, one: Written) -> None:
    match one.kind:
        case "issued":
            told.ticket, told.priority = one.body["ticket"], one.body.get("priority")
            told.agency, told.also = one.body["agency"], list(one.body.get("also", ()))
            told.state, told.entered_at = "waiting", one.at
            told.due_at = one.body.get("due_at")
        case "called":
            told.turns.append((one.at, one.ref[1], told.stream, told.agency, one.body["reason"]))
            told.waits.append(one.at - told.entered_at if told.state == "waiting" else 0)
            told.state, told.served_since = "serving", one.at
            told.returning, told.directed = False, None
        case "recalled":
            told.recalls += 1
        case "no_show":
            told.missed += 1
            told.state = "no_show"
        case "returned":
            told.state, told.entered_at, told.returning = "waiting", one.at, True
        case "parked" | "transferred" | "finished":
            told.took.append(one.at - told.served_since)
            _leaves(told, one)
        case other:
            raise AssertionError(other)


def _leaves(told: Told, one: Written) -> None:
    if one.kind == "parked":
        told.state = "parked"
    elif one.kind == "transferred":
        told.agency, told.directed = one.body["agency"], one.body.get("to_counter")
        told.state = "waiting"
    elif told.also:
        told.agency = told.also.pop(0)[0]
        told.state = "waiting"
    else:
        told.state = "finished"


def recount(day: Day, states: Iterable[str]) -> Figures:
    """The day's figures, counted here."""
    tickets = [tell(name, some) for name, some in day.items()]
    waits = [one.waits[0] for one in tickets if one.waits]
    took = [span for one in tickets for span in one.took]
    turns = [turn for one in tickets for turn in one.turns]
    return Figures(
        issued=len(tickets),
        priority=sum(one.priority is not None for one in tickets),
        states=tuple((state, sum(one.state == state for one in tickets)) for state in states),
        calls=len(turns),
        recalls=sum(one.recalls for one in tickets),
        out_of_order=sum(reason == "out-of-order" for *_, reason in turns),
        no_shows=sum(one.missed for one in tickets),
        waited_ms=sum(waits) // len(waits) if waits else None,
        longest_wait_ms=max(waits, default=None),
        served_ms=sum(took) // len(took) if took else None,
    )


class Moments:
    """The tickets as they stood when a call was made, for whoever knew so much of each chain."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._told: dict[tuple[str, int], Told] = {}

    def before(self, call: Ref, knew: dict[str, int]) -> list[Told]:
        """Every ticket its writer knew of, without the call itself."""
        found = []
        for name, some in self._day.items():
            part = [
                one for one in some if one.ref != call and one.ref[1] <= knew.get(one.ref[0], 0)
            ]
            if part:
                found.append(self._told_of(name, some, part))
        return found

    def _told_of(self, name: str, some: Sequence[Written], part: list[Written]) -> Told:
        mask = sum(1 << some.index(one) for one in part)
        if (name, mask) not in self._told:
            self._told[name, mask] = tell(name, part)
        return self._told[name, mask]
