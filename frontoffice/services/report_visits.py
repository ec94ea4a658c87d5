"""Waits and service times: median and ninth of ten, by hour, by service, over the period.

All in SQL: the calls of the period are laid in a table in memory once, and each figure ranks them.
Exact values of the list, no averages: the median is the value at place ceil(n/2), the other at
ceil(0.9 n).
"""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.services.report_cases import Scope
from frontoffice.store.engine import driver

_FILL = (
    "CREATE TEMP TABLE report_call AS SELECT 1 AS whole, (c.at + :zone) / 3600000 % 24 AS hour, "
    "c.day AS day, t.service AS service, c.agency AS agency, c.n AS n, c.reason AS reason, "
    "c.ending AS ending, c.waited_ms AS waited_ms, c.took_ms AS took_ms "
    "FROM call_row c {how} JOIN ticket_row t ON t.stream = c.stream "
    "WHERE c.office = :office AND c.day BETWEEN :since AND :until "
    "AND (:agency = '' OR c.agency = :agency)"
)
LONG_DAYS = 60
_COUNT = "SELECT {by}, count(*) FROM temp.report_call WHERE {where} GROUP BY 1 ORDER BY 1"
_AT_PLACE = (
    "SELECT {value} FROM temp.report_call WHERE {by} = ? AND {where} ORDER BY {value} "
    "LIMIT 1 OFFSET ?"
)
_WAITED, _SERVED = ("waited_ms", "n = 0"), ("took_ms", "took_ms IS NOT NULL")


class Spread(msgspec.Struct, frozen=True):
    """How many, the median and what nine of ten stay within, in ms."""

    count: int
    median_ms: int
    ninth_ms: int


class VisitFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Waits (of the first call of each ticket) and service times; `tickets` by state."""

    waits: Spread | None
    services: Spread | None
    waits_by_hour: dict[int, Spread]
    waits_by_service: dict[str, Spread]
    services_by_service: dict[str, Spread]
    waits_by_bucket: dict[str, Spread]
    tickets: dict[str, int]
    issued: int
    priority: int
    out_of_order: int
    no_shows: int


def read(connection: Any, scope: Scope, bucket: str) -> VisitFigures:
    """The figures; `bucket` is an SQL expression over `day` and `hour` for the trend."""
    run = driver(connection).execute
    run("DROP TABLE IF EXISTS temp.report_call")
    # A long time is read through in the order of the table; a short one is found by its days.
    long_ = (scope.until - scope.since).days > LONG_DAYS
    run(_FILL.format(how="NOT INDEXED" if long_ else ""), scope.values())
    try:
        chosen, missed = run(
            "SELECT total(reason = 'out-of-order'), total(ending = 'no_show') FROM temp.report_call"
        ).fetchone()
        states = run(
            "SELECT state, count(*), count(priority) FROM ticket_row WHERE office = :office "
            "AND day BETWEEN :since AND :until AND (:agency = '' OR agency = :agency) "
            "GROUP BY 1 ORDER BY 1",
            scope.values(),
        ).fetchall()
        return VisitFigures(
            waits=_ranked(run, "whole", _WAITED).get(1),
            services=_ranked(run, "whole", _SERVED).get(1),
            waits_by_hour=_ranked(run, "hour", _WAITED),
            waits_by_service=_ranked(run, "service", _WAITED),
            services_by_service=_ranked(run, "service", _SERVED),
            waits_by_bucket=_ranked(run, bucket, _WAITED),
            tickets={state: count for state, count, _ in states},
            issued=sum(count for _, count, _ in states),
            priority=sum(first for *_, first in states),
            out_of_order=int(chosen),
            no_shows=int(missed),
        )
    finally:
        run("DROP TABLE IF EXISTS temp.report_call")


def _ranked(run: Any, by: str, what: tuple[str, str]) -> dict[Any, Spread]:
    """How the values of each group spread."""
    value, where = what
    # Ordered by an index, each value is found at its place without sorting again.
    run("DROP INDEX IF EXISTS temp.report_rank")
    run(f"CREATE INDEX temp.report_rank ON report_call ({by}, {value}) WHERE {where}")
    rows = run(_COUNT.format(by=by, where=where)).fetchall()
    place = _AT_PLACE.format(by=by, value=value, where=where)

    def at_place(group: Any, at: int) -> int:
        return int(run(place, (group, at - 1)).fetchone()[0])

    return {
        group: Spread(many, at_place(group, (many + 1) // 2), at_place(group, (many * 9 + 9) // 10))
        for group, many in rows
    }


def waits(connection: Any, scope: Scope) -> Spread | None:
    """Only the waits of the whole period."""
    row = (
        driver(connection)
        .execute(
            "SELECT max(many), max(CASE WHEN rank = (many + 1) / 2 THEN waited_ms END), "
            "max(CASE WHEN rank = (many * 9 + 9) / 10 THEN waited_ms END) FROM (SELECT waited_ms, "
            "row_number() OVER (ORDER BY waited_ms) AS rank, count(*) OVER () AS many "
            "FROM call_row WHERE office = :office AND day BETWEEN :since AND :until AND n = 0 "
            "AND (:agency = '' OR agency = :agency))",
            scope.values(),
        )
        .fetchone()
    )
    return Spread(*row) if row[0] else None
