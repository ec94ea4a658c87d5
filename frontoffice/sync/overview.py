"""What the sync centre shows: what waits to be sent and since when, whom we meet, what came down.

Everything is as far as signatures held here prove; nothing is asked of anybody.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import Connection

from frontoffice.store import replica
from frontoffice.store.openings import opening_of
from frontoffice.store.replica import ChainHead, Peer
from frontoffice.store.store import Store
from frontoffice.sync.calls import acknowledged_by
from frontoffice.sync.status import Freshness, freshness, waiting_entries

SHOWN = 100
"""So many waiting streams are listed one by one; the totals count all."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of one stream that the centre has not signed for.

    `since` is when the first of them was written (UTC ms); `step` where the last of them is: saved
    here, or safe at the hub. `number` is empty for what is no case; `chain` (hex), `last_seq`:
    where the last one stands.
    """

    stream: str
    number: str
    service_name: str
    since: int
    entries: int
    kinds: tuple[str, ...]
    step: Literal["saved", "hub"]
    chain: str = ""
    last_seq: int = 0


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A peer: how many entries of ours it signed for and when we last heard it (UTC ms)."""

    url: str
    role: str
    received: int
    waiting: int
    contact_at: int | None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What is held of one feed from others: entries, chains, and the newest one's time (UTC ms)."""

    feed: str
    entries: int
    chains: int
    last_at: int | None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the exchange; `received` entries of ours the centre signed for, of `own`."""

    light: Freshness
    own: int
    received: int
    waiting: tuple[Waiting, ...]
    waiting_bytes: int
    contacts: tuple[Contact, ...]
    feeds: tuple[Feed, ...]


def overview(store: Store) -> Overview:
    """The state of the exchange of this home."""
    light = freshness(store)
    with store.read() as connection:
        known = replica.peers(connection)
        heads = replica.heads(connection)
        own = [one for one in heads if one.own]
        centre = _signed(connection, own, [one for one in known if one.role == "central"])
        anybody = _signed(connection, own, known)
        # Without a centre nothing waits for anybody.
        sent = own if known else []
        waiting = [item for one in sent for item in _waiting(connection, one, centre, anybody)]
        size = sum(_bytes(connection, one, centre[one.chain]) for one in sent)
        contacts = [
            Contact(
                url=peer.url,
                role=peer.role,
                received=sum(_signed(connection, own, [peer]).values()),
                waiting=waiting_entries(connection, peer),
                contact_at=peer.contact_at,
            )
            for peer in known
        ]
        feeds = _feeds(connection, heads)
    return Overview(
        light=light,
        own=sum(one.seq for one in own),
        received=sum(centre.values()),
        waiting=tuple(sorted(waiting, key=lambda one: one.since)),
        waiting_bytes=size,
        contacts=tuple(contacts),
        feeds=feeds,
    )


def _signed(connection: Connection, own: list[ChainHead], peers: list[Peer]) -> dict[bytes, int]:
    """For each chain of ours the last seq one of these peers signed for, with our hash."""
    best = {one.chain: 0 for one in own}
    heads = {one.chain: one for one in own}
    for peer in peers:
        for word in acknowledged_by(peer):
            head = heads.get(word.chain)
            if head is None:
                continue
            ours = replica.hash_at(connection, head.chain, head.public_key, head.feed, word.seq)
            if ours == word.hash:
                best[word.chain] = max(best[word.chain], word.seq)
    return best


def _waiting(
    connection: Connection,
    head: ChainHead,
    centre: dict[bytes, int],
    anybody: dict[bytes, int],
) -> list[Waiting]:
    rows = connection.exec_driver_sql(
        "SELECT stream, min(at), count(*), max(seq), group_concat(DISTINCT kind) FROM entry "
        "WHERE chain = ? AND seq > ? GROUP BY stream ORDER BY min(seq) LIMIT ?",
        (head.chain, centre[head.chain], SHOWN),
    )
    found = []
    for stream, since, count, last, kinds in rows:
        opened = opening_of(connection, stream) if stream.startswith("case:") else None
        found.append(
            Waiting(
                stream=stream,
                number=opened.number if opened else "",
                service_name=opened.service_name if opened else "",
                since=since,
                entries=count,
                kinds=tuple(sorted(kinds.split(","))),
                step="hub" if last <= anybody[head.chain] else "saved",
                chain=head.chain.hex(),
                last_seq=last,
            )
        )
    return found


def _bytes(connection: Connection, head: ChainHead, after: int) -> int:
    return int(
        connection.exec_driver_sql(
            "SELECT sum(length(body) + coalesce(length(personal), 0)) FROM entry "
            "WHERE chain = ? AND seq > ?",
            (head.chain, after),
        ).scalar()
        or 0
    )


def _feeds(connection: Connection, heads: list[ChainHead]) -> tuple[Feed, ...]:
    found: dict[str, list[ChainHead]] = {}
    for one in heads:
        if not one.own:
            found.setdefault(one.feed, []).append(one)
    return tuple(
        Feed(
            feed=feed,
            entries=sum(one.seq for one in chains),
            chains=len(chains),
            last_at=max(_last_at(connection, one) for one in chains),
        )
        for feed, chains in sorted(found.items())
    )


def _last_at(connection: Connection, head: ChainHead) -> int:
    found = connection.exec_driver_sql(
        "SELECT at FROM entry WHERE chain = ? AND seq = ?", (head.chain, head.seq)
    ).scalar()
    return int(found or 0)
