"""Findings about the work after intake: repeated lateness, NIK to check, notices that failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import msgspec

from frontoffice.domain.disposition import REPEATED

_OPEN = "c.status NOT IN ('handed_over', 'withdrawn', 'expired')"


class Reading(Protocol):
    """What the collector of findings passes on (`services.findings`)."""

    def rows(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows a statement answers."""
        ...


class WorkFinding(msgspec.Struct, frozen=True):
    """A finding as its source tells it; the inbox makes its own of it."""

    code: str
    key: str
    since: int
    data: dict[str, Any]
    count: int
    stream: str
    number: str


def late_again(reading: Reading) -> Iterator[WorkFinding]:
    """Cases whose promise was broken more than once: a matter for the supervisor."""
    for stream, number, count, at in reading.rows(
        "SELECT w.stream, c.number, w.late_moves, w.last_late_at FROM work_row w "
        f"JOIN case_row c ON c.stream = w.stream WHERE w.late_moves >= ? AND {_OPEN}",
        REPEATED,
    ):
        yield WorkFinding("finding-late-again", f"{stream} {count}", at, {}, count, stream, number)


def recheck(reading: Reading) -> Iterator[WorkFinding]:
    """Applications whose NIK could not be checked when they were taken in."""
    found = list(
        reading.rows(
            "SELECT w.stream, c.number, c.registered_at FROM work_row w JOIN case_row c "
            f"ON c.stream = w.stream WHERE w.identity = 'unverified' AND {_OPEN} ORDER BY c.id"
        )
    )
    if found:
        stream, number, at = found[0]
        key = f"{found[-1][0]} {len(found)}"
        yield WorkFinding("finding-recheck", key, at, {}, len(found), stream, number)


def failed_notices(reading: Reading) -> Iterator[WorkFinding]:
    """Notices the centre could not deliver."""
    for chain, seq, at, stream, body, number in reading.rows(
        "SELECT e.chain, e.seq, e.at, e.stream, e.body, c.number FROM entry e JOIN case_row c "
        "ON c.stream = e.stream WHERE e.kind = 'notice.answered/1' "
        f"AND e.id > (SELECT max(id) FROM entry) - 100000 AND {_OPEN}"
    ):
        told = msgspec.msgpack.decode(body)
        if told.get("outcome") == "failed":
            key, data = f"{chain.hex()}/{seq}", {"why": told.get("why") or "-"}
            yield WorkFinding("finding-notice", key, at, data, 1, stream, number)


SOURCES = (late_again, recheck, failed_notices)
