"""Runs of a chain that come or go by any way: the line, a hub, a bundle, a second medium.

One place checks and applies what came; one place cuts what is handed on of chains that others, or
this station under an earlier key, wrote.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from frontoffice.domain.errors import Refused, Rejected
from frontoffice.domain.reference_facts import StationRevoked
from frontoffice.journal.chain import verify_run
from frontoffice.journal.entry import Entry
from frontoffice.journal.segment import Segment, unpack
from frontoffice.journal.signing import SignedHead
from frontoffice.store import replica, starts
from frontoffice.store.entries import read_chain
from frontoffice.store.quarantine import hold_to_revocations, keep
from frontoffice.store.replica import ChainHead
from frontoffice.store.store import Store


def take_segment(
    store: Store,
    feed: str,
    public: bytes,
    segment: Segment,
    on_slice: Callable[[int], None] | None = None,
) -> int:
    """Checks a segment of a chain and applies what is new of it; the number of entries added.

    Late, twice and overlapping are harmless. `on_slice` is told how many entries each slice added.
    Raises Rejected `chain-gap` (an earlier run is missing), `chain-broken`, `segment-bad`,
    `entry-bad`, `writer-unknown`, and Refused `chain-forked` with the place.
    """
    signed, before = segment.head, segment.first - 1
    if len(public) != 32 or not replica.names_chain(signed.chain, public, feed):
        raise Rejected("chain-broken", station=signed.chain.hex(), seq=signed.seq, reason="name")
    with store.read() as connection:
        if not replica.may_write(connection, public, feed):
            raise Rejected("writer-unknown", station=signed.chain.hex())
        here = replica.hash_at(connection, signed.chain, public, feed, signed.seq)
        prev = replica.hash_at(connection, signed.chain, public, feed, before)
        start = starts.of(connection, signed.chain)
    behind = start is not None and start.done == before
    if here == signed.hash and not behind:
        return 0
    if here and here != signed.hash:
        raise Refused("chain-forked", station=signed.chain.hex(), seq=signed.seq)
    if not prev:
        raise Rejected("chain-gap", station=signed.chain.hex(), seq=segment.first)
    entries = unpack(segment)
    replica.check_storable(entries)
    hashes = verify_run(public, prev, before, entries, signed)
    whole = list(zip(entries, hashes, strict=True))
    run, revoked = _countable(store, public, whole)
    added = 0

    def told(count: int) -> None:
        nonlocal added
        added += count
        if on_slice:
            on_slice(count)

    def hold(connection: Connection) -> None:
        hold_to_revocations(connection, store.clock.read()[0])

    # In the transaction that learns of it: a revocation that is here is never learnt again.
    learns = any(entry.kind == StationRevoked.KIND for entry in entries)
    within = hold if revoked or learns else None
    replica.append_run(store, feed, public, run, signed, told, within)
    return added


def _countable(
    store: Store, public: bytes, run: list[tuple[Entry, bytes]]
) -> tuple[list[tuple[Entry, bytes]], bool]:
    """(the part of a run that counts, whether its station was revoked).

    What a revoked station wrote later is kept apart, durably.
    """
    with store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT last_seq FROM certificate WHERE public_key = ? AND revoked_at IS NOT NULL",
            (public,),
        ).one_or_none()
    late = [pair for pair in run if found is not None and pair[0].seq > (found[0] or 0)]
    if late:
        with store.writing(urgent=False) as connection:
            keep(connection, late, "revoked", store.clock.read()[0])
    return run[: len(run) - len(late)], found is not None


def read_carried(
    connection: Connection, head: ChainHead, after: int, most: int | None = None
) -> tuple[list[Entry], SignedHead] | None:
    """Entries of a chain we do not write, behind `after` up to its signed head.

    `most`, where heads are kept, cuts at a signed head near so many entries. None where no head is
    signed here: the run is still being applied, or there is no more; and where its history has not
    come yet.
    """
    start = starts.of(connection, head.chain)
    if head.seq <= after or (start and after < start.seq):
        return None
    signed = None
    if head.signature is not None:
        signed = SignedHead(head.chain, head.seq, head.hash, head.signature)
    if most is not None and (signed is None or head.seq > after + most):
        signed = replica.head_within(connection, head, after, most) or signed
    if signed is None:
        return None
    run = read_chain(connection, head.chain, after=after, up_to=signed.seq)
    return [entry for entry, _ in run], signed


def absent_circles(connection: Connection, chain: bytes, after: int) -> set[str]:
    """The circles of which personal data behind seq `after` is not held here."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT circle FROM entry "
        "WHERE chain = ? AND seq > ? AND commitment IS NOT NULL AND personal IS NULL",
        (chain, after),
    )
    return {circle for (circle,) in found}
