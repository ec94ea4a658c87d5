"""Findings about money: late facts for closed days, differences, a broken head, late deposits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection

from frontoffice.domain.words import rupiah
from frontoffice.services.cash_book import late_drawers


def money(
    connection: Connection, now: int, local_day: Callable[[str, int], dt.date | None]
) -> Iterator[dict[str, Any]]:
    """The fields of each finding; a key names the amount, so that more of it comes back."""
    yield from _late(connection)
    yield from _typed_in(connection, local_day)
    run = connection.exec_driver_sql
    rows = run(
        "SELECT stream, office, day, opened_at, journal_ok, state, due_on, deposit_rupiah, station "
        "FROM drawer_row WHERE journal_ok = 0 OR (state = 'closed' AND deposit_rupiah > 0)"
    ).all()
    for stream, office, day, at, ok, state, due_on, deposit, station in rows:
        where = {"day": day, "station": station}
        if not ok:
            yield _finding("finding-cash-journal", stream, at, where)
        today = local_day(office, now)
        if state == "closed" and today is not None and today.isoformat() > due_on:
            owed = where | {"total": rupiah(deposit), "due": due_on}
            yield _finding("finding-cash-deposit", f"{stream} {due_on}", at, owed)
    twice = run(
        "SELECT receipt_number, min(case_stream), max(asked_at), count(*) FROM refund_row "
        "WHERE state = 'paid' GROUP BY receipt_number HAVING count(*) > 1 OR max(disputed)"
    ).all()
    for number, case, at, count in twice:
        data = {"receipt": number}
        yield _finding("finding-refund-twice", f"{number} {count}", at, data) | {"stream": case}


def _late(connection: Connection) -> Iterator[dict[str, Any]]:
    """Facts from elsewhere changed what a closed drawer took: the next one carries it."""
    for stream, day, station, late, at in late_drawers(connection):
        data = {"day": day, "station": station, "total": rupiah(late)}
        yield _finding("finding-cash-late", f"{stream} {late}", at, data)


def _typed_in(
    connection: Connection, local_day: Callable[[str, int], dt.date | None]
) -> Iterator[dict[str, Any]]:
    """Money of a paper whose day was closed before it was typed in."""
    rows = connection.exec_driver_sql(
        "SELECT p.stream, p.receipt_number, p.source, p.happened_at, p.at, p.office, "
        "p.amount_rupiah, p.chain, p.seq FROM payment_row p "
        "WHERE p.happened_at IS NOT NULL AND p.method = 'cash'"
    ).all()
    for stream, number, source, happened_at, at, office, amount, chain, seq in rows:
        day = local_day(office, happened_at)
        if day is None:
            continue
        closed = connection.exec_driver_sql(
            "SELECT 1 FROM drawer_row WHERE closed_chain = ? AND day = ? AND closed_seq < ?",
            (chain, day.isoformat(), seq),
        ).first()
        if closed is not None:
            data = {"day": day.isoformat(), "source": source, "receipt": number}
            found = _finding("finding-cash-paper", number, at, data | {"total": rupiah(amount)})
            yield found | {"stream": stream, "number": number}


def _finding(code: str, key: str, at: int, data: dict[str, Any]) -> dict[str, Any]:
    return {"code": code, "key": key, "since": at, "data": data}
