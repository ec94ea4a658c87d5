"""What opened a case, read from the journal itself: quicker than looking its row up by name."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.facts import CaseRegistered, Promise, read_body
from frontoffice.store.engine import driver

_OPENED = "e.chain = unhex(substr({0}, 6, 16)) AND e.seq = CAST(substr({0}, 23) AS INTEGER)"


class Opening(msgspec.Struct, frozen=True):
    """The few fields of a registration that reference data is compared with."""

    office: str
    number: str
    service: str
    standard: str
    promise: Promise | None = None
    happened_at: int | None = None


def opening_of(connection: Connection, stream: str) -> CaseRegistered | None:
    """The registration that opened a case; None where it is not here."""
    row = (
        driver(connection)
        .execute(
            f"SELECT e.body FROM entry e WHERE {_OPENED.format('?1')} AND e.kind = ?2",
            (stream, CaseRegistered.KIND),
        )
        .fetchone()
    )
    body = read_body(CaseRegistered.KIND, row[0]) if row else None
    return body if isinstance(body, CaseRegistered) else None


def openings_since(connection: Connection, at: int) -> Iterator[tuple[str, int, str, Opening]]:
    """(stream, taken in at, status, opening) of the cases registered since an instant (UTC ms).

    A late entry was taken in when its paper was written. A row's id begins with its time
    (`case_model.row_id`).
    """
    rows = driver(connection).execute(
        "SELECT c.stream, c.registered_at, c.status, e.body FROM case_row c CROSS JOIN entry e "
        f"ON {_OPENED.format('c.stream')} WHERE c.id >= ? ORDER BY c.id",
        (max(at, 0) << 20,),
    )
    decoder = msgspec.msgpack.Decoder(Opening)
    for stream, registered_at, status, body in rows:
        try:
            opened = decoder.decode(body)
            yield stream, opened.happened_at or registered_at, status, opened
        except (msgspec.DecodeError, ValueError):
            continue


def unopened(connection: Connection, newest: int) -> Iterator[tuple[str, int, int]]:
    """(stream, facts, first at) of cases whose opening fact is not here.

    Only the `newest` entries are searched.
    """
    return iter(
        driver(connection).execute(
            "SELECT s.stream, s.facts, s.at FROM (SELECT stream, count(*) AS facts, min(at) AS at "
            "FROM entry WHERE id > (SELECT max(id) FROM entry) - ? "
            "AND stream >= 'case:' AND stream < 'case;' GROUP BY stream) s "
            f"WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE {_OPENED.format('s.stream')})",
            (newest,),
        )
    )
