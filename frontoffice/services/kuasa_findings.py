"""One person who comes for many others on one day: a broker (calo), or a helpful neighbour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection

from frontoffice.domain.facts import (
    CaseRegistered,
    RegistrationPersonal,
    read_body,
    read_personal,
)

MOST_PER_DAY = 3
"""So many applications on one day may be brought by the same person without a question."""

DAY_MS = 86_400_000
LOOK_BACK_DAYS = 2


def often(
    connection: Connection, now: int, local_day: Callable[[str, int], dt.date | None]
) -> Iterator[dict[str, Any]]:
    """A finding for each person and day above the limit; neither name nor NIK is in it.

    The key is the first case with the count, so that one more brings a settled finding back.
    """
    rows = connection.exec_driver_sql(
        "SELECT c.stream, c.number, c.registered_at, e.body, e.personal FROM case_row c "
        "JOIN entry e ON e.chain = unhex(substr(c.stream, 6, 16)) "
        "AND e.seq = CAST(substr(c.stream, 23) AS INTEGER) WHERE c.id >= ? ORDER BY c.id",
        (max(now - LOOK_BACK_DAYS * DAY_MS, 0) << 20,),
    )
    found: dict[tuple[dt.date, str], list[tuple[str, str, int]]] = {}
    for stream, number, at, data, words in rows:
        body = read_body(CaseRegistered.KIND, data)
        if not isinstance(body, CaseRegistered) or not body.represented:
            continue
        personal = read_personal(CaseRegistered.KIND, words)
        day = local_day(body.office, at)
        if isinstance(personal, RegistrationPersonal) and personal.representative and day:
            who = (day, personal.representative.nik)
            found.setdefault(who, []).append((stream, number, at))
    for (day, _nik), cases in found.items():
        if len(cases) > MOST_PER_DAY:
            stream, number, _at = cases[0]
            yield {
                "code": "finding-representative-often",
                "key": f"{stream} {len(cases)}",
                "since": cases[-1][2],
                "data": {"on": day.isoformat(), "most": MOST_PER_DAY},
                "count": len(cases),
                "stream": stream,
                "number": number,
            }
