"""The centre's read model: one row per case, folded per office after the acknowledgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from frontoffice.domain.case import fold
from frontoffice.domain.facts import Recorded
from frontoffice.server import erasure
from frontoffice.server.database import Database
from frontoffice.server.journal import FIELDS
from frontoffice.server.tables import case, chain, entry, station
from frontoffice.server.tables import office as office_table
from frontoffice.store.entries import from_row, to_recorded

BATCH = 1000
"""Entries folded in one transaction, so that uploads never wait long for their turn."""


def offices_behind(database: Database) -> list[str]:
    """Offices with entries that are not in the read model yet."""
    with database.reading() as connection:
        found = connection.execute(
            select(chain.c.office).where(chain.c.folded < chain.c.seq).distinct()
        )
        return [office for (office,) in found]


def fold_office(database: Database, office: str) -> int:
    """Brings an office's read model up to its journal; the number of entries looked at."""
    done = 0
    while count := _fold_batch(database, office):
        done += count
    erasure.write_anew(database, office)
    return done


def _fold_batch(database: Database, office: str) -> int:
    with database.writing() as connection:
        behind = connection.execute(
            select(chain.c.chain, chain.c.folded, chain.c.seq)
            .where(chain.c.office == office, chain.c.folded < chain.c.seq)
            .order_by(chain.c.chain)
            .with_for_update()
            .limit(1)
        ).one_or_none()
        if behind is None:
            return 0
        name, folded, seq = behind
        up_to = min(seq, folded + BATCH)
        streams = connection.execute(
            select(entry.c.stream)
            .where(
                entry.c.office == office,
                entry.c.chain == name,
                entry.c.seq > folded,
                entry.c.seq <= up_to,
            )
            .distinct()
        )
        found = [one for (one,) in streams]
        # Two uploads at once do not see each other: one may bring what the other erased.
        erasure.blank(connection, office, erasure.among(connection, office, found))
        _refold(connection, office, [one for one in found if one.startswith("case:")])
        connection.execute(
            update(chain)
            .where(chain.c.office == office, chain.c.chain == name)
            .values(folded=up_to)
        )
        return int(up_to - folded)


def _refold(connection: Connection, office: str, streams: list[str]) -> None:
    for start in range(0, len(streams), 500):
        part = streams[start : start + 500]
        found = connection.execute(
            select(*FIELDS)
            .where(entry.c.office == office, entry.c.stream.in_(part))
            .order_by(entry.c.stream, entry.c.chain, entry.c.seq)
        )
        facts: dict[str, list[Recorded]] = {}
        for row in found:
            one = from_row(row)
            facts.setdefault(one.stream, []).append(to_recorded(one))
        connection.execute(delete(case).where(case.c.office == office, case.c.stream.in_(part)))
        rows = list(_rows(office, facts.items()))
        if rows:
            connection.execute(case.insert(), rows)


def _rows(office: str, streams: Iterable[tuple[str, list[Recorded]]]) -> Iterable[dict[str, Any]]:
    for stream, recorded in streams:
        state = fold(stream, recorded)
        if state.opened is None:
            continue
        yield {
            "office": office,
            "stream": stream,
            "number": state.opened.number,
            "agency": state.opened.agency,
            "service": state.opened.service,
            "status": state.status,
            "registered_at": state.opened_at,
            "changed_at": state.changed_at,
            "troubles": len(state.conflicts) + len(state.skipped) + len(state.waiting),
        }


def status(database: Database) -> dict[str, Any]:
    """Offices with their stations, last contact (UTC ms), entries, and cases by status.

    `behind` counts entries acknowledged but not folded yet.
    """
    with database.reading() as connection:
        offices = connection.execute(
            select(office_table.c.office, office_table.c.name).order_by(office_table.c.office)
        ).all()
        return {"offices": [_office_status(connection, code, name) for code, name in offices]}


def _office_status(connection: Connection, code: str, name: str) -> dict[str, Any]:
    stations = connection.execute(
        select(station).where(station.c.office == code).order_by(station.c.station)
    ).all()
    counted = connection.execute(
        select(func.sum(chain.c.seq), func.sum(chain.c.seq - chain.c.folded)).where(
            chain.c.office == code
        )
    ).one()
    cases = connection.execute(
        select(case.c.status, func.count())
        .where(case.c.office == code)
        .group_by(case.c.status)
        .order_by(case.c.status)
    ).all()
    troubles = connection.execute(
        select(func.sum(case.c.troubles)).where(case.c.office == code)
    ).scalar()
    return {
        "office": code,
        "name": name,
        "entries": int(counted[0] or 0),
        "behind": int(counted[1] or 0),
        "last_contact_at": max((row.contact_at or 0 for row in stations), default=0) or None,
        "cases": {row[0]: row[1] for row in cases},
        "troubles": int(troubles or 0),
        "stations": [
            {
                "station": row.station,
                "series": row.series,
                "last_contact_at": row.contact_at,
                "revoked": row.revoked_at is not None,
            }
            for row in stations
        ],
    }
