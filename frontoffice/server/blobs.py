"""Blobs on their way: uploads that go on after a cut, and parts sent that may have to be sent on.

Each attempt has a generation; asking for the place raises it, so that late bytes of a dead
connection are refused and never land behind those of the next attempt (SYNC, Pitfalls).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, select, text, update

from frontoffice.domain.errors import Rejected
from frontoffice.server.admission import Caller
from frontoffice.server.tables import blob, piece
from frontoffice.sync.wire import MAX_BLOB, Place, blob_name

LIFETIME_MS = 7 * 24 * 3600 * 1000
"""A partial upload nobody came back for is dropped after a week: the sender still has it."""

_CREATE = text(
    "INSERT INTO blob (office, public_key, name, outgoing, size, received, generation, touched_at)"
    " VALUES (:office, :key, :name, :outgoing, :size, 0, 1, :at) ON CONFLICT DO NOTHING"
)


def _here(caller: Caller, name: bytes, *, of_pieces: bool = False) -> list[ColumnElement[bool]]:
    table = piece if of_pieces else blob
    return [
        table.c.office == caller.office,
        table.c.public_key == caller.public_key,
        table.c.name == name,
    ]


def place(connection: Connection, caller: Caller, name: bytes, now: int) -> Place:
    """How much of a blob is here; fences every attempt made so far."""
    found = connection.execute(
        select(blob.c.received, blob.c.generation).where(*_here(caller, name)).with_for_update()
    ).one_or_none()
    if found is None:
        return Place(0, 0)
    connection.execute(
        update(blob)
        .where(*_here(caller, name))
        .values(generation=found.generation + 1, touched_at=now)
    )
    return Place(found.received, found.generation + 1)


def begin(
    connection: Connection, caller: Caller, name: bytes, size: int, at: Place, now: int
) -> int:
    """Opens an attempt; its generation. `at` (0, 0) is a first one, for which nobody asked before.

    Raises Rejected `blob-known` when there is something to ask for, `blob-fenced` when a later
    attempt has begun, `blob-size`.
    """
    if not 0 < size <= MAX_BLOB:
        raise Rejected("blob-size", size=size, most=MAX_BLOB)
    if at.generation == 0 and at.received == 0:
        _drop_forgotten(connection, caller, now)
        made = connection.execute(
            _CREATE,
            {
                "office": caller.office,
                "key": caller.public_key,
                "name": name,
                "outgoing": False,
                "size": size,
                "at": now,
            },
        )
        if made.rowcount == 0:
            raise Rejected("blob-known")
        return 1
    found = connection.execute(select(blob).where(*_here(caller, name))).one_or_none()
    if found is None or (found.generation, found.received) != (at.generation, at.received):
        raise Rejected("blob-fenced")
    if found.size != size:
        raise Rejected("blob-size", size=size, most=found.size)
    return at.generation


def append(
    connection: Connection, caller: Caller, name: bytes, generation: int, offset: int, data: bytes
) -> None:
    """Keeps bytes of an attempt; raises Rejected("blob-fenced") when a later one has begun."""
    moved = connection.execute(
        update(blob)
        .where(
            *_here(caller, name),
            blob.c.generation == generation,
            blob.c.received == offset,
            blob.c.size >= offset + len(data),
        )
        .values(received=offset + len(data))
    )
    if moved.rowcount != 1:
        raise Rejected("blob-fenced")
    connection.execute(
        piece.insert().values(
            office=caller.office,
            public_key=caller.public_key,
            name=name,
            offset=offset,
            data=data,
        )
    )


def whole(connection: Connection, caller: Caller, name: bytes) -> bytes:
    """A complete upload; raises Rejected("blob-altered") when it is not what its name says."""
    found = connection.execute(
        select(piece.c.data).where(*_here(caller, name, of_pieces=True)).order_by(piece.c.offset)
    )
    data = b"".join(bytes(part) for (part,) in found)
    if blob_name(data) != name:
        raise Rejected("blob-altered")
    return data


def drop(connection: Connection, caller: Caller, name: bytes) -> None:
    """Forgets a blob that was taken in, or is worth nothing."""
    connection.execute(delete(piece).where(*_here(caller, name, of_pieces=True)))
    connection.execute(delete(blob).where(*_here(caller, name)))


def _drop_forgotten(connection: Connection, caller: Caller, now: int) -> None:
    found = connection.execute(
        select(blob.c.name).where(
            blob.c.office == caller.office,
            blob.c.public_key == caller.public_key,
            blob.c.touched_at < now - LIFETIME_MS,
        )
    ).all()
    for (name,) in found:
        drop(connection, caller, bytes(name))


def keep_outgoing(connection: Connection, caller: Caller, data: bytes, now: int) -> None:
    """Keeps the one part a station is being sent, so that it can be sent on after a cut."""
    old = connection.execute(
        select(blob.c.name).where(
            blob.c.office == caller.office,
            blob.c.public_key == caller.public_key,
            blob.c.outgoing,
        )
    ).all()
    for (name,) in old:
        drop(connection, caller, bytes(name))
    name, size = blob_name(data), len(data)
    connection.execute(
        blob.insert().values(
            office=caller.office,
            public_key=caller.public_key,
            name=name,
            outgoing=True,
            size=size,
            received=size,
            generation=1,
            touched_at=now,
        )
    )
    connection.execute(
        piece.insert().values(
            office=caller.office, public_key=caller.public_key, name=name, offset=0, data=data
        )
    )


def outgoing(connection: Connection, caller: Caller, name: bytes) -> bytes | None:
    """The part a station was being sent, if it is this one."""
    found = connection.execute(
        select(piece.c.data)
        .join_from(
            blob,
            piece,
            (blob.c.office == piece.c.office)
            & (blob.c.public_key == piece.c.public_key)
            & (blob.c.name == piece.c.name),
        )
        .where(*_here(caller, name), blob.c.outgoing)
    ).scalar()
    return bytes(found) if found is not None else None
