"""Who is next and why: ageing first, returns and times given, then priority against regular.

Pure functions over the waiting tickets and the last calls: the same facts give the same order.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import msgspec

REASONS = (
    "aged",
    "returned",
    "appointment",
    "priority",
    "regular",
    "only-priority",
    "only-regular",
    "appointment-early",
)
"""Why a ticket is next; `out-of-order` and `again` are calls an officer chose."""

TURNS = frozenset(REASONS) - {"returned", "appointment", "appointment-early"}
"""Calls that count for the ratio."""

LATE_MS = 15 * 60_000
"""Who comes so much later than the time given has lost it and waits like everybody."""

MIN_MEASURED = 3
"""Fewer measured services give no estimate."""

_SPREAD = 1.28
"""Four of five waits lie within so many standard deviations of the mean."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """After how many regular tickets a priority one is due, and the wait nobody is made to pass."""

    regular_per_priority: int = 2
    cap_ms: int = 45 * 60_000


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket in line: since when (UTC ms), its priority group, the counter it was sent to.

    `due_at` (UTC ms) is the time an appointment was given.
    """

    ticket: str
    stream: str
    entered_at: int
    agency: str = ""
    priority: str | None = None
    returning: bool = False
    directed: int | None = None
    due_at: int | None = None

    @property
    def timed(self) -> bool:
        """Whether it has a time given and did not come too late for it."""
        return self.due_at is not None and self.entered_at <= self.due_at + LATE_MS

    @property
    def place(self) -> tuple[int, str, str]:
        """First come, first served; ties by number."""
        return self.entered_at, self.ticket, self.stream


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket and why its turn comes here."""

    ticket: Waiting
    reason: str
    waited_ms: int


def eligible(
    waiting: Iterable[Waiting], counter: int | None, agencies: Sequence[str] = ()
) -> list[Waiting]:
    """The tickets a counter may call: of its agencies (none = all), or sent to it by another.

    `counter` None asks for the whole hall.
    """
    return [
        one
        for one in waiting
        if counter is None
        or (one.directed == counter)
        or (one.directed is None and (not agencies or one.agency in agencies))
    ]


def line(
    waiting: Iterable[Waiting], turns: Sequence[bool], now: int, rules: Rules | None = None
) -> Iterator[Choice]:
    """The waiting tickets in the order they would be called now, each with its reason.

    `turns` are the earlier calls of the same line that counted, oldest first: True for a priority
    ticket.
    """
    rules = rules or Rules()
    aged, returning, due, priority, regular, early = _lanes(waiting, now, rules)
    since = _regular_since_priority(turns)
    while aged or returning or due or priority or regular or early:
        if aged:
            one, reason = aged.popleft(), "aged"
        elif returning:
            one, reason = returning.popleft(), "returned"
        elif due:
            one, reason = due.popleft(), "appointment"
        elif not (priority or regular):
            one, reason = early.popleft(), "appointment-early"
        elif not regular:
            one, reason = priority.popleft(), "only-priority"
        elif not priority:
            one, reason = regular.popleft(), "only-regular"
        elif since is None or since >= rules.regular_per_priority:
            one, reason = priority.popleft(), "priority"
        else:
            one, reason = regular.popleft(), "regular"
        if reason in TURNS:
            since = 0 if one.priority else None if since is None else since + 1
        yield Choice(ticket=one, reason=reason, waited_ms=max(0, now - one.entered_at))


def _lanes(waiting: Iterable[Waiting], now: int, rules: Rules) -> tuple[deque[Waiting], ...]:
    lanes: tuple[deque[Waiting], ...] = (deque(), deque(), deque(), deque(), deque(), deque())
    for one in sorted(waiting, key=lambda one: one.place):
        lane = 4 if one.priority is None else 3
        if one.timed:
            lane = 2 if now >= (one.due_at or 0) else 5
        if one.returning:
            lane = 1
        # Who came long before the time given does not wait past a bound, but for that time.
        if now - max(one.entered_at, one.due_at or 0 if one.timed else 0) >= rules.cap_ms:
            lane = 0
        lanes[lane].append(one)
    return lanes


def _regular_since_priority(turns: Sequence[bool]) -> int | None:
    """Regular calls since the last priority one; None before the first: then it is due."""
    return next((since for since, priority in enumerate(reversed(turns)) if priority), None)


def next_up(
    waiting: Iterable[Waiting], turns: Sequence[bool], now: int, rules: Rules | None = None
) -> Choice | None:
    """The ticket to call now and why; None where nobody waits."""
    return next(line(waiting, turns, now, rules), None)


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """How long somebody will wait: the mean and the span that holds in four of five cases (ms)."""

    mean_ms: int
    low_ms: int
    high_ms: int
    measured: int

    @property
    def minutes(self) -> tuple[int, int]:
        """The span in whole minutes: the lower end rounded down, the upper one up."""
        return self.low_ms // 60_000, -(-self.high_ms // 60_000)


def estimate(ahead: int, counters: int, took_ms: Sequence[int]) -> Estimate | None:
    """The wait behind `ahead` tickets at so many open counters, from measured service times.

    The span holds the chance of the services to come and the error of the mean itself; None for
    fewer than `MIN_MEASURED` measurements or no counter.
    """
    measured = len(took_ms)
    if measured < MIN_MEASURED or counters < 1:
        return None
    mean = sum(took_ms) / measured
    variance = sum((one - mean) ** 2 for one in took_ms) / (measured - 1)
    wait = ahead * mean / counters
    error = math.sqrt(ahead * variance + ahead**2 * variance / measured) / counters
    return Estimate(
        mean_ms=round(wait),
        low_ms=max(0, round(wait - _SPREAD * error)),
        high_ms=round(wait + _SPREAD * error),
        measured=measured,
    )
