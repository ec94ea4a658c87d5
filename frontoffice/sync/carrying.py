"""Which chains that others wrote may be handed on, so that no reader is left with half of them."""

from __future__ import annotations

from collections.abc import Collection

from frontoffice.store import replica, starts
from frontoffice.store.carriage import absent_circles
from frontoffice.store.replica import HUB, ChainHead, Peer
from frontoffice.store.store import Store
from frontoffice.sync.wire import Stand, granted

EVERY_CIRCLE: tuple[str, ...] | None = None
"""The circles of a reader that keeps everything: the centre."""


def held_by(store: Store, peer: Peer) -> Collection[str] | None:
    """Whose personal data a peer keeps: the centre everybody's, a hub its certificate's circles."""
    if peer.role != HUB:
        return EVERY_CIRCLE
    with store.read() as connection:
        found = replica.certificate_of(connection, peer.public_key)
    return found.circles if found is not None else ()


def may_carry(
    store: Store, head: ChainHead, stand: Stand | None, circles: Collection[str] | None
) -> bool:
    """Whether we can hand this chain on, behind where the reader stands, to a reader of `circles`.

    Not where the reader stands on another version of it, and not where we were never given
    personal data the reader may hold: entries taken in without it would stay without it. What is
    absent although we may hold it was erased, and goes on as erased. Not behind the head a chain
    was begun from while its history is not here. Chains of our own earlier keys always may.
    """
    after = stand.seq if stand else 0
    with store.read() as connection:
        start = starts.of(connection, head.chain)
        if start is not None and after < start.seq:
            return False
        if stand is not None:
            ours = replica.hash_at(connection, head.chain, head.public_key, head.feed, stand.seq)
            if ours != stand.hash:
                return False
        if head.own or head.public_key in replica.former_keys(connection):
            return True
        absent = absent_circles(connection, head.chain, after)
    held = granted(absent, store.certificate.circles)
    wanted = absent if circles is None else granted(absent, circles)
    return set(wanted) <= held
