"""Chains a new station began in their middle, and how much of their history has come since.

Such a chain stands at a head its station signed; entries before it that came with the start set are
provisional (no link of their own) until the history behind them has been verified up to that head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import Refused
from frontoffice.journal.entry import Entry, without_personal
from frontoffice.journal.signing import SignedHead
from frontoffice.store import apply, erasure
from frontoffice.store import entries as rows
from frontoffice.store.engine import driver
from frontoffice.store.store import read_setting, write_setting

STARTS = "history-starts"
"""Setting: the chains whose history is not whole here; absent where all are."""

BEGINNING = "history-beginning"
"""Setting: the chains of which a start set is being taken in; the next one replaces it."""

DIFFERED = "history-differed"
"""Setting: how many entries of a start set were not what the chains say; they were put right."""

NO_LINK = b""
"""What stands for the hash of a provisional entry."""

Pair = tuple[Entry, bytes]


class Start(msgspec.Struct, frozen=True, array_like=True):
    """Chain `chain` is verified from (seq, hash) on, and from its first entry up to `done`."""

    chain: bytes
    seq: int
    hash: bytes
    done: int


def listed(connection: Connection) -> dict[bytes, Start]:
    """The chains whose history is not whole here, by their names."""
    kept = read_setting(connection, STARTS)
    found = msgspec.msgpack.decode(kept, type=list[Start]) if kept else []
    return {one.chain: one for one in found}


def of(connection: Connection, chain: bytes) -> Start | None:
    """Where this chain begins, None where it is here from its first entry on."""
    return listed(connection).get(chain)


def missing(connection: Connection) -> int:
    """How many entries of history have not come yet."""
    return sum(one.seq - one.done for one in listed(connection).values())


def keep(connection: Connection, changed: Iterable[Start]) -> None:
    """Keeps how far these chains are; one that is whole leaves the list."""
    known = listed(connection) | {one.chain: one for one in changed}
    left = [one for one in known.values() if one.done < one.seq]
    write_setting(connection, STARTS, msgspec.msgpack.encode(left) if left else None)


def forget(connection: Connection, chain: bytes, after: int) -> int:
    """The seq at which a chain stands when entries behind `after` are taken out of it.

    A chain cut before its start has its verified history only: its provisional entries go too.
    """
    start = of(connection, chain)
    if start is None or after >= start.seq:
        return after
    keep(connection, [msgspec.structs.replace(start, done=start.seq)])
    return min(after, start.done)


def announce(connection: Connection, chains: Iterable[bytes] | None) -> None:
    """Notes that provisional entries of these chains are being added; None when that is done."""
    kept = msgspec.msgpack.encode(sorted(chains)) if chains is not None else None
    write_setting(connection, BEGINNING, kept)


def announced(connection: Connection) -> list[bytes]:
    """The chains of which provisional entries may be here although none of them has begun."""
    kept = read_setting(connection, BEGINNING)
    return msgspec.msgpack.decode(kept, type=list[bytes]) if kept else []


def add(connection: Connection, entries: Sequence[Entry]) -> list[Entry]:
    """Adds provisional entries that are not here yet; those that were new."""
    new = [one for one in entries if not _held(connection, one)]
    written = erasure.arriving(connection, [(one, NO_LINK) for one in new])
    driver(connection).executemany(rows.INSERT, [rows.to_row(one, link) for one, link in written])
    return new


def _held(connection: Connection, one: Entry) -> bool:
    found = driver(connection).execute(
        "SELECT 1 FROM entry WHERE chain = ? AND seq = ?", (one.chain, one.seq)
    )
    return found.fetchone() is not None


def begin(connection: Connection, chain: tuple[str, bytes, SignedHead]) -> bool:
    """Makes a chain (feed, public key, head) stand at its signed head, its history outstanding.

    False where entries of it came by another way meanwhile: they go on from where they are.
    """
    feed, public, head = chain
    made = connection.exec_driver_sql(
        "INSERT INTO chain (chain, feed, public_key, own, seq, hash, signature) "
        "VALUES (?, ?, ?, 0, ?, ?, ?) ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, "
        "hash = excluded.hash, signature = excluded.signature WHERE chain.seq = 0 AND NOT own",
        (head.chain, feed, public, head.seq, head.hash, head.signature),
    )
    if made.rowcount != 1:
        return False
    keep(connection, [Start(head.chain, head.seq, head.hash, 0)])
    return True


def settle(connection: Connection, part: Sequence[Pair]) -> list[Pair]:
    """Gives provisional entries that a verified run confirms their links; what is left to write.

    One that is not what the chain says goes, with the rows it made, and is counted.
    """
    if not part:
        return []
    chain, first, last = part[0][0].chain, part[0][0].seq, part[-1][0].seq
    found = rows.read_provisional(connection, chain, first, last)
    if not found:
        return list(part)
    confirmed, false = list[tuple[bytes, bytes, int]](), list[tuple[bytes, bytes, int]]()
    for entry, link in part:
        held = found.get(entry.seq)
        if held is None:
            continue
        same = without_personal(held) == without_personal(entry)
        (confirmed if same else false).append((link, chain, entry.seq))
    run = driver(connection).executemany
    run("UPDATE entry SET hash = ? WHERE chain = ? AND seq = ?", confirmed)
    run("DELETE FROM entry WHERE chain = ? AND seq = ?", [one[1:] for one in false])
    if false:
        _note_false(connection, {found[seq].stream for _, _, seq in false}, len(false))
    known = {seq for _, _, seq in confirmed}
    return [pair for pair in part if pair[0].seq not in known]


def _note_false(connection: Connection, streams: set[str], count: int) -> None:
    for stream in streams:
        apply.forget_stream(connection, stream)
    apply.advance(connection, streams)
    before = read_setting(connection, DIFFERED)
    write_setting(connection, DIFFERED, str(int(before or b"0") + count).encode())


def take_differed(connection: Connection) -> int:
    """How many entries of the start set were put right since somebody asked."""
    found = int(read_setting(connection, DIFFERED) or b"0")
    if found:
        write_setting(connection, DIFFERED, None)
    return found


def history(connection: Connection, start: Start, part: Sequence[Pair]) -> list[Pair]:
    """The entries of a verified run that continue the history of a chain, up to its start.

    :raises Refused: `chain-forked` where the history does not end at the head it was begun from.
    """
    back = [pair for pair in part if start.done < pair[0].seq <= start.seq]
    if not back or back[0][0].seq != start.done + 1:
        return []
    last, link = back[-1]
    if last.seq == start.seq and link != start.hash:
        raise Refused("chain-forked", station=start.chain.hex(), seq=start.seq)
    keep(connection, [msgspec.structs.replace(start, done=last.seq)])
    return back
