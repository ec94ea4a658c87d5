"""Counts of applications and promises kept, out of the narrow rows made for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from frontoffice.store.engine import driver

_ENDED = "ended_on IS NOT NULL AND (due_on IS NOT NULL OR moved_late)"
_LATE = (
    "(moved_late OR CASE WHEN due_at IS NOT NULL THEN ended_at > due_at ELSE ended_on > due_on END)"
)
KEPT, BROKEN = f"({_ENDED} AND NOT {_LATE})", f"({_ENDED} AND {_LATE})"
RUNNING = "(ended_on IS NULL AND due_on >= :today)"
OVERDUE = "(ended_on IS NULL AND due_on < :today)"
WHERE = "office = :office AND day BETWEEN :since AND :until AND (:agency = '' OR agency = :agency)"


_COUNTS = (
    f"count(*), sum(coalesce({KEPT}, 0)), sum(coalesce({BROKEN}, 0)), "
    f"sum(coalesce({RUNNING}, 0)), sum(coalesce({OVERDUE}, 0))"
)


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is about: the days (both included), one agency or "" for all, and today."""

    office: str
    since: dt.date
    until: dt.date
    agency: str
    today: dt.date
    first_at: int
    end_at: int
    zone_ms: int

    def values(self, **more: Any) -> dict[str, Any]:
        """The named values of a statement."""
        plain = {
            "office": self.office,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "agency": self.agency,
            "today": self.today.isoformat(),
            "first": self.first_at,
            "end": self.end_at,
            "zone": self.zone_ms,
        }
        return plain | more


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    """Promises of applications taken in: kept, broken, still running, overdue and unfinished."""

    cases: int = 0
    kept: int = 0
    broken: int = 0
    running: int = 0
    overdue: int = 0

    @property
    def ended(self) -> int:
        """Those of which it is known how they ended."""
        return self.kept + self.broken

    @property
    def permille(self) -> int | None:
        """Kept of ended, in thousandths rounded half up; None while none has ended."""
        return (self.kept * 2000 + self.ended) // (2 * self.ended) if self.ended else None


class CaseFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Applications of a period, whole and by service, agency, channel, status and bucket."""

    whole: Promises
    by_service: dict[str, Promises]
    by_agency: dict[str, Promises]
    by_channel: dict[str, int]
    by_status: dict[str, int]
    by_bucket: dict[str, Promises]
    reasons: dict[str, int]
    incomplete: int
    waived: int
    moved_late: int


def read(connection: Any, scope: Scope, bucket: str) -> CaseFigures:
    """The figures; `bucket` is an SQL expression over `report_row` for the trend.

    One walk through the index groups by everything at once; the few thousand groups are added up
    here.
    """
    rows = driver(connection).execute(
        f"SELECT service, agency, channel, status, {bucket}, "
        f"CASE WHEN why = '' THEN 'none' ELSE why END, {_COUNTS}, sum(incomplete), sum(waived), "
        f"sum(moved_late) FROM report_row WHERE {WHERE} GROUP BY 1, 2, 3, 4, 5, 6",
        scope.values(),
    )
    sums: list[dict[str, list[int]]] = [{} for _ in range(5)]
    reasons: dict[str, int] = {}
    rest = [0, 0, 0]
    for *keys, why, cases, kept, broken, running, overdue, missing, waived, late in rows:
        counts = (cases, kept, broken, running, overdue)
        for found, key in zip(sums, keys, strict=True):
            old = found.get(key)
            found[key] = [a + b for a, b in zip(old, counts, strict=True)] if old else [*counts]
        if broken:
            reasons[why] = reasons.get(why, 0) + broken
        rest = [a + b for a, b in zip(rest, (missing, waived, late), strict=True)]
    services, agencies, channels, statuses, buckets = (
        dict(sorted(found.items(), key=lambda one: (-one[1][0], one[0]))) for found in sums
    )
    return CaseFigures(
        whole=_promises([sum(one[at] for one in services.values()) for at in range(5)]),
        by_service={code: _promises(one) for code, one in services.items()},
        by_agency={code: _promises(one) for code, one in agencies.items()},
        by_channel={code: one[0] for code, one in channels.items()},
        by_status={code: one[0] for code, one in statuses.items()},
        by_bucket={part: _promises(one) for part, one in sorted(buckets.items())},
        reasons=dict(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
        incomplete=rest[0],
        waived=rest[1],
        moved_late=rest[2],
    )


def whole(connection: Any, scope: Scope) -> Promises:
    """Only how many, and how their promises stand."""
    row = driver(connection).execute(
        f"SELECT {_COUNTS} FROM report_row WHERE {WHERE}",
        scope.values(),
    )
    return _promises(row.fetchone())


def _promises(row: Any) -> Promises:
    cases, kept, broken, running, overdue = (int(one or 0) for one in row)
    return Promises(cases=cases, kept=kept, broken=broken, running=running, overdue=overdue)


NARROW = {
    "kept": KEPT,
    "broken": BROKEN,
    "running": RUNNING,
    "overdue": OVERDUE,
    "ended": f"({_ENDED})",
    "incomplete": "incomplete",
    "moved_late": "moved_late",
    "service": "service = {v}",
    "agency": "agency = {v}",
    "channel": "channel = {v}",
    "status": "status = {v}",
    "officer": "officer = {v}",
    "ended_by": "ended_by = {v}",
    "reason": f"why = CASE {{v}} WHEN 'none' THEN '' ELSE {{v}} END AND {BROKEN}",
    "hour": "(at + :zone) / 3600000 % 24 = CAST({v} AS INTEGER)",
    "day": "day = {v}",
    "month": "substr(day, 1, 7) = {v}",
}
"""What narrows the applications behind a figure; `{v}` is the place of its value."""
