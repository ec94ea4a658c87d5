"""Destroying personal data at the centre, as facts of erasure of an office say.

Entries, heads and counts stay; the personal part of the named streams goes, of those that arrive
later too, and with it every packed run of the office that waited to be sent.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, select, text, update

from frontoffice.domain.errors import StoreTrouble
from frontoffice.journal.entry import Entry, without_personal
from frontoffice.journal.segment import for_circles, pack, unpack
from frontoffice.server import file_erasure
from frontoffice.server.database import Database
from frontoffice.server.tables import blob, entry, erased, late_run, piece
from frontoffice.sync.wire import Cargo, decode, encode

_NOTE = text("INSERT INTO erased (office, stream) VALUES (:office, :stream) ON CONFLICT DO NOTHING")
_PART = 500

UNSCRUBBED = "erasure-scrub"
"""Stands in `erased` for an office whose erased bytes are still in free pages of the file."""


def among(connection: Connection, office: str, streams: Collection[str]) -> set[str]:
    """Those of these streams that this office erased."""
    wanted, found = sorted(set(streams)), set[str]()
    for start in range(0, len(wanted), _PART):
        rows = connection.execute(
            select(erased.c.stream).where(
                erased.c.office == office, erased.c.stream.in_(wanted[start : start + _PART])
            )
        )
        found.update(stream for (stream,) in rows)
    return found


def listed(connection: Connection, office: str) -> list[str]:
    """Every stream this office erased."""
    rows = connection.execute(
        select(erased.c.stream)
        .where(erased.c.office == office, erased.c.stream != UNSCRUBBED)
        .order_by(erased.c.stream)
    )
    return [stream for (stream,) in rows]


def arriving(
    connection: Connection, office: str, run: Sequence[tuple[Entry, bytes]]
) -> Sequence[tuple[Entry, bytes]]:
    """Entries about to be written, without the personal data of streams that were erased."""
    named = {one.stream for one, _ in run if one.personal is not None}
    # Nearly every office has erased nothing.
    any_erased = select(erased.c.stream).where(erased.c.office == office).limit(1)
    if not named or connection.execute(any_erased).first() is None:
        return run
    gone = among(connection, office, named)
    return [(without_personal(one) if one.stream in gone else one, link) for one, link in run]


def blank(connection: Connection, office: str, streams: Collection[str]) -> None:
    """Notes streams of an office as erased and takes their personal data out of its journal."""
    if not streams:
        return
    connection.execute(_NOTE, [{"office": office, "stream": one} for one in sorted(streams)])
    blanked = blank_late(connection, office, streams)
    wanted = sorted(streams)
    for start in range(0, len(wanted), _PART):
        blanked += connection.execute(
            update(entry)
            .where(
                entry.c.office == office,
                entry.c.stream.in_(wanted[start : start + _PART]),
                entry.c.personal.is_not(None),
            )
            .values(personal=None, salt=None)
        ).rowcount
    if not blanked:
        return
    file_erasure.discard(connection, office, wanted)
    # Packed runs on their way out hold it too: the stations ask again and get new ones.
    outgoing = select(blob.c.name).where(blob.c.office == office, blob.c.outgoing)
    connection.execute(delete(piece).where(piece.c.office == office, piece.c.name.in_(outgoing)))
    connection.execute(delete(blob).where(blob.c.office == office, blob.c.outgoing))
    connection.execute(_NOTE, {"office": office, "stream": UNSCRUBBED})


def blank_late(connection: Connection, office: str, streams: Collection[str]) -> int:
    """Blanks them in the runs of retired stations that wait for an admin; how many runs changed."""
    changed = 0
    for row in connection.execute(select(late_run).where(late_run.c.office == office)).all():
        cargo = decode(bytes(row.data), Cargo)
        found = unpack(cargo.segment)
        run = [without_personal(one) if one.stream in streams else one for one in found]
        if run == found:
            continue
        whole = pack(run, cargo.segment.head)
        # The name stays: the same run that comes again is known by it.
        data = encode(Cargo(cargo.feed, cargo.public_key, for_circles(whole, whole.personal)))
        here = (late_run.c.office == office, late_run.c.chain == row.chain)
        connection.execute(
            update(late_run).where(*here, late_run.c.name == row.name).values(data=data)
        )
        changed += 1
    return changed


def write_anew(database: Database, office: str) -> bool:
    """Writes the database anew where this office erased something, so that no free page holds it.

    On PostgreSQL the dead rows are vacuumed: what the disk keeps below is its administrator's.
    False while others are busy with it: the next folding tries again.
    """
    pending = (erased.c.office == office, erased.c.stream == UNSCRUBBED)
    with database.reading() as connection:
        if connection.execute(select(erased.c.office).where(*pending)).first() is None:
            return True
    try:
        database.write_anew()
    except StoreTrouble:
        return False
    with database.writing() as connection:
        connection.execute(delete(erased).where(*pending))
    return True
