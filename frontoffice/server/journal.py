"""The journal at the server: taking runs in, cutting runs out, writing the server's own facts.

Acceptance locks one chain's row; entries are committed together with their signed head, and only
then acknowledged. Taking the same run twice changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select, text, update

from frontoffice.domain.errors import Refused, Rejected
from frontoffice.domain.facts import Fact, Personal, write_part
from frontoffice.journal.chain import verify_run
from frontoffice.journal.entry import (
    SALT_BYTES,
    Entry,
    chain_id,
    commitment,
    entry_hash,
    genesis,
    stream_name,
)
from frontoffice.journal.segment import Segment, for_circles, pack, unpack
from frontoffice.journal.signing import SignedHead, StationKey, sign_head
from frontoffice.server import erasure
from frontoffice.server.database import Database
from frontoffice.server.remembering import remember
from frontoffice.server.shelf import Shelf
from frontoffice.server.tables import chain, entry, head, station
from frontoffice.store.entries import from_row, to_row, unpack_after
from frontoffice.store.erasure import named_in
from frontoffice.store.replica import check_storable
from frontoffice.sync.wire import ENTRIES, NATIONAL, Acknowledgement, Cargo, Stand, acknowledge

ACTOR = "central"
"""Who acted when the server writes a fact of its own."""

FIELDS = [column for column in entry.columns if column.name not in ("office", "hash")]
"""The columns that `store.entries.from_row` reads."""


def stands(connection: Connection, feeds: Collection[str]) -> list[Stand]:
    """Where every chain of these feeds stands."""
    found = connection.execute(
        select(chain.c.chain, chain.c.office, chain.c.seq, chain.c.hash)
        .where(chain.c.office.in_(feeds), chain.c.seq > 0)
        .order_by(chain.c.chain)
    )
    return [Stand(bytes(one), feed, seq, bytes(link)) for one, feed, seq, link in found]


def stands_at(connection: Connection, stand: Stand) -> bool:
    """Whether the entry a replica stands at is here, or could follow what is here."""
    found = connection.execute(
        select(entry.c.hash).where(
            entry.c.office == stand.feed, entry.c.chain == stand.chain, entry.c.seq == stand.seq
        )
    ).scalar()
    if found is not None:
        return bytes(found) == stand.hash
    last = connection.execute(
        select(chain.c.seq).where(chain.c.office == stand.feed, chain.c.chain == stand.chain)
    ).scalar()
    return stand.seq > (last or 0)


def accept(database: Database, key: StationKey, office: str, cargo: Cargo) -> Acknowledgement:
    """Takes a run of one chain in and acknowledges where the chain stands then, as `take` does."""
    seq, link, _ = _take(database, key, office, cargo)
    return acknowledge(key, cargo.segment.head.chain, seq, link)


def take(
    database: Database, key: StationKey, office: str, cargo: Cargo, *, revoked_too: bool = False
) -> int:
    """Takes a run of one chain in; the number of entries that were new.

    The server's own chain comes back from stations after an older database was restored.
    Raises Rejected for a run that does not fit (`feed-other`, `chain-gap`, `chain-broken`,
    `segment-bad`), Refused("writer-unknown") and Refused("chain-forked").
    """
    return _take(database, key, office, cargo, revoked_too=revoked_too)[2]


def _take(
    database: Database, key: StationKey, office: str, cargo: Cargo, *, revoked_too: bool = False
) -> tuple[int, bytes, int]:
    """(seq, hash) where the chain stands after the commit, and how many entries were new."""
    segment, public = cargo.segment, cargo.public_key
    signed, before = segment.head, segment.first - 1
    added = 0
    if public == key.public and cargo.feed == NATIONAL:
        office = NATIONAL
    if cargo.feed != office:
        raise Rejected("feed-other", feed=cargo.feed)
    if len(public) != 32 or chain_id(public, office) != signed.chain:
        raise _broken(signed, "name")
    with database.reading() as connection:
        if public != key.public and not revoked_too:
            _check_writer(connection, office, public, signed)
        prev = _hash_at(connection, office, public, signed.chain, before)
    if prev is None:
        raise Rejected("chain-gap", station=signed.chain.hex(), seq=segment.first)
    found = unpack(segment)
    check_storable(found)
    hashes = verify_run(public, prev, before, found, signed)
    with database.writing() as connection:
        seq, link = _locked(connection, office, public, signed.chain)
        if seq >= before:
            _check_same(connection, office, signed, before, hashes, seq, link)
            new = [(one, at) for one, at in zip(found, hashes, strict=True) if one.seq > seq]
            if new:
                _append(database, connection, office, new, signed)
                if public == key.public:
                    remember(connection, office, [one for one, _ in new])
                seq, link, added = signed.seq, signed.hash, len(new)
    if added == segment.count:
        database.shelf.keep(office, segment, found)
    return seq, link, added


def _broken(signed: SignedHead, reason: str) -> Rejected:
    return Rejected("chain-broken", station=signed.chain.hex(), seq=signed.seq, reason=reason)


def _check_writer(connection: Connection, office: str, public: bytes, signed: SignedHead) -> None:
    revoked = connection.execute(
        select(station.c.revoked_at).where(
            station.c.office == office, station.c.public_key == public
        )
    ).one_or_none()
    if revoked is None:
        raise Refused("writer-unknown", station=signed.chain.hex())
    if revoked[0] is not None:
        raise Refused("station-revoked", station=signed.chain.hex())


def _hash_at(
    connection: Connection, office: str, public: bytes, name: bytes, seq: int
) -> bytes | None:
    if seq == 0:
        return genesis(public, office)
    found = connection.execute(
        select(entry.c.hash).where(
            entry.c.office == office, entry.c.chain == name, entry.c.seq == seq
        )
    ).scalar()
    return bytes(found) if found else None


def _locked(connection: Connection, office: str, public: bytes, name: bytes) -> tuple[int, bytes]:
    """Where the chain stands, with its row held until the transaction ends."""
    connection.execute(
        text(
            "INSERT INTO chain (office, chain, public_key, seq, hash, folded) "
            "VALUES (:office, :chain, :key, 0, :hash, 0) ON CONFLICT DO NOTHING"
        ),
        {"office": office, "chain": name, "key": public, "hash": genesis(public, office)},
    )
    seq, link = connection.execute(
        select(chain.c.seq, chain.c.hash)
        .where(chain.c.office == office, chain.c.chain == name)
        .with_for_update()
    ).one()
    return int(seq), bytes(link)


def _check_same(
    connection: Connection,
    office: str,
    signed: SignedHead,
    before: int,
    hashes: Sequence[bytes],
    seq: int,
    link: bytes,
) -> None:
    """Where the run overlaps what is here, both must be the same: else the station was copied."""
    if seq == before:
        return
    if seq <= signed.seq:
        same = hashes[seq - before - 1] == link
    else:
        same = _hash_at(connection, office, b"", signed.chain, signed.seq) == signed.hash
    if not same:
        raise Refused("chain-forked", station=signed.chain.hex(), seq=min(seq, signed.seq))


def _append(
    database: Database,
    connection: Connection,
    office: str,
    new: Sequence[tuple[Entry, bytes]],
    signed: SignedHead,
) -> None:
    written = erasure.arriving(connection, office, new)
    database.insert_entries(connection, [(office, *to_row(one, at)) for one, at in written])
    erasure.blank(connection, office, named_in((one.kind, one.body) for one, _ in new))
    connection.execute(
        update(chain)
        .where(chain.c.office == office, chain.c.chain == signed.chain)
        .values(seq=signed.seq, hash=signed.hash)
    )
    connection.execute(
        head.insert().values(
            office=office,
            chain=signed.chain,
            seq=signed.seq,
            hash=signed.hash,
            signature=signed.signature,
        )
    )


def cargoes(
    connection: Connection,
    feeds: Collection[str],
    behind: Iterable[tuple[bytes, int]],
    allowed: Callable[[Iterable[str]], Collection[str]],
    first: bytes,
    shelf: Shelf | None = None,
) -> list[Cargo]:
    """Segments that continue these chains, up to one blob's worth, cut at signed heads.

    Chains of the key `first` (the server's: they bring certificates) lead. Personal data goes out
    only for the circles that `allowed` leaves of those named. Long runs come from the `shelf`, if
    one is given, and go onto it.
    """
    wanted = dict(behind)
    known = connection.execute(
        select(chain.c.office, chain.c.chain, chain.c.public_key, chain.c.seq).where(
            chain.c.office.in_(feeds), chain.c.chain.in_(wanted)
        )
    ).all()
    made, room = list[Cargo](), ENTRIES
    for feed, name, public, seq in sorted(known, key=lambda row: (row[2] != first, row[1])):
        after = wanted[bytes(name)]
        if seq <= after or room <= 0:
            continue
        segment = _segment(connection, feed, bytes(name), after, room, shelf)
        room -= segment.count
        reader = for_circles(segment, allowed(segment.personal))
        made.append(Cargo(feed, bytes(public), reader))
    return made


def _segment(
    connection: Connection, feed: str, name: bytes, after: int, room: int, shelf: Shelf | None
) -> Segment:
    kept = shelf.find(connection, feed, name, after, room) if shelf else None
    if kept is not None:
        return kept
    run, signed = _read_run(connection, feed, name, after, room)
    segment = pack(run, signed)
    if shelf:
        shelf.keep(feed, segment, run)
    return segment


def _read_run(
    connection: Connection, office: str, name: bytes, after: int, most: int
) -> tuple[list[Entry], SignedHead]:
    """Entries behind `after` up to the last signed head within `most`, or the next one at all."""
    here = (head.c.office == office, head.c.chain == name)
    up_to = connection.execute(
        select(func.max(head.c.seq)).where(*here, head.c.seq > after, head.c.seq <= after + most)
    ).scalar()
    if up_to is None:
        up_to = connection.execute(
            select(func.min(head.c.seq)).where(*here, head.c.seq > after)
        ).scalar_one()
    link, signature = connection.execute(
        select(head.c.hash, head.c.signature).where(*here, head.c.seq == up_to)
    ).one()
    found = connection.execute(
        select(*FIELDS)
        .where(
            entry.c.office == office,
            entry.c.chain == name,
            entry.c.seq > after,
            entry.c.seq <= up_to,
        )
        .order_by(entry.c.seq)
    )
    signed = SignedHead(name, up_to, bytes(link), bytes(signature))
    return [from_row(row) for row in found], signed


Written = tuple[str, Fact] | tuple[str, Fact, Personal | None, str]
"""A stream to continue or the word of a new one, the fact, its personal part and that's circle."""


def write(
    database: Database,
    connection: Connection,
    key: StationKey,
    feed: str,
    facts: Sequence[Written],
    at: int,
) -> list[str]:
    """Writes facts as one act of the server's own chain for a feed, in the open transaction.

    Each fact goes with the stream it continues, or with the word of a new one (`station`). The
    streams they stand in.
    """
    if not facts:
        return []
    name = chain_id(key.public, feed)
    seq, prev = _locked(connection, feed, key.public, name)
    act, new = seq + 1, list[tuple[Entry, bytes]]()
    for item in facts:
        seq, stream, fact = seq + 1, item[0], item[1]
        opens = ":" not in stream
        one = Entry(
            chain=name,
            seq=seq,
            act=act,
            at=at,
            clock=(0, False),
            stream=stream_name(stream, name, seq) if opens else stream,
            after=() if opens else _stream_heads(connection, feed, stream),
            kind=fact.KIND,
            actor=ACTOR,
            body=write_part(fact),
            **(_personal(item[2], item[3]) if len(item) == 4 else {}),
        )
        prev = entry_hash(prev, one)
        new.append((one, prev))
    _append(database, connection, feed, new, sign_head(key, name, seq, prev))
    return [one.stream for one, _ in new]


def _personal(personal: Personal | None, circle: str) -> dict[str, Any]:
    """The fields of an entry that hold its personal part."""
    if personal is None:
        return {}
    data, salt = write_part(personal), os.urandom(SALT_BYTES)
    held = {"circle": circle, "personal": data, "salt": salt}
    return held | {"commitment": commitment(data, salt)}


def _stream_heads(connection: Connection, feed: str, stream: str) -> tuple[tuple[bytes, int], ...]:
    found = connection.execute(
        select(entry.c.chain, entry.c.seq, entry.c.after).where(
            entry.c.office == feed, entry.c.stream == stream
        )
    ).all()
    followed = {place for row in found for place in unpack_after(bytes(row[2]))}
    return tuple(sorted({(bytes(row[0]), row[1]) for row in found} - followed))


def own_facts(
    connection: Connection, key: StationKey, feed: str, kind: str
) -> list[tuple[str, dict[str, Any]]]:
    """The server's own facts of one kind in a feed, oldest first: stream and plain body."""
    found = connection.execute(
        select(entry.c.stream, entry.c.body)
        .where(
            entry.c.office == feed,
            entry.c.chain == chain_id(key.public, feed),
            entry.c.kind == kind,
        )
        .order_by(entry.c.seq)
    )
    return [(stream, msgspec.msgpack.decode(body)) for stream, body in found]
