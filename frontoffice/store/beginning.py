"""Takes in the start set of a new station: open cases first, chains from their signed heads on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Connection

from frontoffice.domain.errors import Rejected
from frontoffice.journal.entry import Entry
from frontoffice.journal.signing import verify_head
from frontoffice.journal.start_set import StartChain, StartSet, unpack_start
from frontoffice.store import apply, replica, starts
from frontoffice.store.quarantine import hold_to_revocations
from frontoffice.store.store import Store


def take_start(
    store: Store,
    server: bytes,
    start: StartSet,
    feeds: Collection[str],
    on_slice: Callable[[int], None] | None = None,
) -> int:
    """Takes in what the server `server` signed for a beginning; the number of entries added.

    The chains stand at their heads only with the last slice: stopped before, the next exchange asks
    for a start set again and goes on from what is here. Raises Rejected `start-unsigned`,
    `feed-other`, `chain-broken` (a head its station did not sign), `writer-unknown`, `segment-bad`,
    `entry-bad`.
    """
    _check(store, start, feeds)
    entries = unpack_start(server, start)
    replica.check_storable(entries)
    added = 0
    for part in [entries[at : at + replica.SLICE] for at in range(0, len(entries), replica.SLICE)]:
        with store.writing(urgent=False) as connection:
            if not added:
                starts.announce(connection, (one.head.chain for one in start.chains))
            added += (count := _add(connection, part))
        if on_slice:
            on_slice(count)
    with store.writing(urgent=False) as connection:
        for one in start.chains:
            starts.begin(connection, (one.feed, one.public_key, one.head))
        starts.announce(connection, None)
        hold_to_revocations(connection, store.clock.read()[0])
    return added


def _add(connection: Connection, part: Sequence[Entry]) -> int:
    """Adds what is not here of a slice, but nothing of a chain that came another way meanwhile."""
    begun = {one.chain for one in replica.heads(connection)}
    new = starts.add(connection, [one for one in part if one.chain not in begun])
    apply.advance_arrived(connection, new)
    apply.erase_named(connection, ((one.kind, one.body) for one in new))
    return len(new)


def _check(store: Store, start: StartSet, feeds: Collection[str]) -> None:
    for one in start.chains:
        if one.feed not in feeds:
            raise Rejected("feed-other", feed=one.feed)
        _check_chain(one)
        with store.read() as connection:
            if not replica.may_write(connection, one.public_key, one.feed):
                raise Rejected("writer-unknown", station=one.head.chain.hex())


def _check_chain(one: StartChain) -> None:
    head, name = one.head, one.head.chain.hex()
    if len(one.public_key) != 32 or not replica.names_chain(head.chain, one.public_key, one.feed):
        raise Rejected("chain-broken", station=name, seq=head.seq, reason="name")
    if not 0 < head.seq < 1 << 63 or not verify_head(one.public_key, head):
        raise Rejected("chain-broken", station=name, seq=head.seq, reason="signature")
