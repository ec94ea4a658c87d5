"""Findings of the queue: a ticket that two counters called while the hub was silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection

from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.queue_facts import TicketCalled
from frontoffice.store.entries import read_streams

KEPT_DAYS_MS = 7 * 24 * 3600 * 1000
"""Nobody can do anything about a double call of last week."""


def called_twice(connection: Connection, now: int) -> Iterator[dict[str, Any]]:
    """The fields of a finding for each ticket with calls that did not know of each other.

    Without a hub, or with a dead one, that is nobody's fault; both counters should know it.
    """
    rows = connection.exec_driver_sql(
        "SELECT stream, ticket FROM ticket_row WHERE disputed = 1 AND since_at > ?",
        (now - KEPT_DAYS_MS,),
    ).all()
    numbers: dict[str, str] = {row[0]: row[1] for row in rows}
    for stream, recorded in read_streams(connection, sorted(numbers)).items():
        apart = calls_apart(recorded)
        if not apart:
            continue
        counters = sorted({one.body.counter for one in apart if isinstance(one.body, TicketCalled)})
        yield {
            "code": "finding-called-twice",
            "key": " ".join(f"{chain}/{seq}" for chain, seq in sorted(one.ref for one in apart)),
            "since": max(one.at for one in apart),
            "data": {
                "ticket": numbers[stream],
                "counters": ", ".join(f"{counter:02}" for counter in counters),
            },
            "count": len(apart),
            "number": numbers[stream],
        }


def calls_apart(recorded: Sequence[Recorded]) -> list[Recorded]:
    """The calls of one ticket of which at least two did not know of each other."""
    past = _past(recorded)
    calls = [one for one in recorded if isinstance(one.body, TicketCalled)]
    apart = {
        one.ref
        for pair in combinations(calls, 2)
        if pair[0].ref not in past[pair[1].ref] and pair[1].ref not in past[pair[0].ref]
        for one in pair
    }
    return [one for one in calls if one.ref in apart]


def _past(recorded: Sequence[Recorded]) -> dict[Ref, set[Ref]]:
    """For each fact, all it follows."""
    after = {one.ref: one.after for one in recorded}
    known: dict[Ref, set[Ref]] = {}
    for one in recorded:
        seen, todo = set[Ref](), list(one.after)
        while todo:
            ref = todo.pop()
            if ref not in seen:
                seen.add(ref)
                todo += after.get(ref, ())
        known[one.ref] = seen
    return known
