"""What the exchange needs of a store: heads, runs of a chain, foreign entries, certificates, peers.

A replica's position is, for every chain, the last seq it holds without a gap. Foreign entries come
here verified; they are applied in small slices of whole acts, so that a counter never waits long.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import Refused, Rejected
from frontoffice.domain.facts import read_body
from frontoffice.domain.reference_facts import StationCertified, StationRevoked
from frontoffice.journal.entry import Entry, chain_id, genesis
from frontoffice.journal.signing import Certificate, SignedHead, sign_head, verify_certificate
from frontoffice.store import apply, erasure, starts
from frontoffice.store import entries as rows
from frontoffice.store.apply import advance_arrived
from frontoffice.store.store import Store, read_setting, write_setting
from frontoffice.store.work import Changes

SLICE = 100
"""Entries applied before the counter is looked after: it waits a few milliseconds (SYNC 6)."""

TOGETHER = 5
"""Slices folded and committed as one while nobody works at the counter: a case that moved within
them is folded once. Other processes, and the first who comes to the counter, wait for all of it."""

_BIG = 1 << 63

AUTHORITY_KEY = "authority-key"
"""Setting: the public key that certifies this home's stations, pinned at enrolment."""

CENTRAL, HUB = "central", "hub"
"""The roles of a peer."""

FORMER_KEYS = "former-keys"
"""Setting: public keys this station had before a restore; their papers and entries stay good."""


class ChainHead(msgspec.Struct, frozen=True):
    """Where a chain stands here; `signature` is None in the middle of a run being applied."""

    chain: bytes
    feed: str
    public_key: bytes
    own: bool
    seq: int
    hash: bytes
    signature: bytes | None


class Peer(msgspec.Struct, frozen=True):
    """A replica we exchange with, its pinned key, and what it last signed (opaque here)."""

    url: str
    role: str
    public_key: bytes
    nonce: bytes | None = None
    contact_at: int | None = None
    acknowledged: bytes | None = None


def heads(connection: Connection, feeds: Collection[str] | None = None) -> list[ChainHead]:
    """Every chain that has entries or is ours, of these feeds or of all, by its name."""
    found = connection.exec_driver_sql(
        "SELECT chain, feed, public_key, own, seq, hash, signature FROM chain "
        "WHERE seq > 0 OR own ORDER BY chain"
    )
    return [
        ChainHead(chain, feed, public, bool(own), seq, link, signature)
        for chain, feed, public, own, seq, link, signature in found
        if feeds is None or feed in feeds
    ]


def hash_at(connection: Connection, chain: bytes, public: bytes, feed: str, seq: int) -> bytes:
    """The link of entry `seq` (32 bytes), the genesis link for 0, empty where it is not here."""
    if seq == 0:
        return genesis(public, feed)
    found = connection.exec_driver_sql(
        "SELECT hash FROM entry WHERE chain = ? AND seq = ?", (chain, seq)
    ).scalar()
    if found:
        return bytes(found)
    start = starts.of(connection, chain)
    return start.hash if start and start.seq == seq else b""


def read_run(
    connection: Connection, store: Store, head: ChainHead, after: int, most: int
) -> tuple[list[Entry], SignedHead]:
    """Entries of an own chain behind `after` with a signed head: at most `most`, in whole acts.

    One act longer than that comes whole.
    """
    up_to = _cut(connection, head, after, most)
    run = list(rows.read_chain(connection, head.chain, after=after, up_to=up_to))
    link = run[-1][1]
    if up_to == head.seq and head.signature:
        signed = SignedHead(head.chain, head.seq, head.hash, head.signature)
    else:
        signed = sign_head(store.key, head.chain, up_to, link)
    return [entry for entry, _ in run], signed


def _cut(connection: Connection, head: ChainHead, after: int, most: int) -> int:
    """The last seq of the act that still fits."""
    run = connection.exec_driver_sql
    act = run(
        "SELECT act FROM entry WHERE chain = ? AND seq = ?", (head.chain, after + most + 1)
    ).scalar()
    if act is None or after + most >= head.seq:
        return head.seq
    if act - 1 > after:
        return int(act) - 1
    later = run(
        "SELECT min(seq) FROM entry WHERE chain = ? AND seq > ? AND act > ?",
        (head.chain, after, act),
    ).scalar()
    return int(later) - 1 if later else head.seq


def append_run(
    store: Store,
    feed: str,
    public: bytes,
    run: Sequence[tuple[Entry, bytes]],
    head: SignedHead,
    on_slice: Callable[[int], None] | None = None,
    within: Callable[[Connection], None] | None = None,
) -> Changes:
    """Applies a verified run of a foreign chain, slice by slice; what is here already is skipped.

    Slices are taken several together while the counter is not at work. `on_slice` is told how
    many entries each commit added; `within` does what has to be done in the same transaction.
    Stopped at any moment the store is whole and the next pull goes on. A run behind the head at
    which a chain was begun is its history. Raises Refused("chain-forked") for another hash.
    """
    streams, kinds, left = set[str](), set[str](), deque(slices(run))
    while left:
        with store.writing(urgent=False) as connection:
            together = 1 if store.pressed else min(len(left), TOGETHER)
            part = [pair for _ in range(together) for pair in left.popleft()]
            added = _append_slice(connection, feed, public, part, head, store.keeps_heads)
            advance_arrived(connection, (entry for entry, _ in added))
            apply.erase_named(connection, ((entry.kind, entry.body) for entry, _ in added))
            if within:
                within(connection)
        streams |= {entry.stream for entry, _ in added}
        kinds |= {entry.kind for entry, _ in added}
        if on_slice:
            on_slice(len(added))
    return Changes(frozenset(streams), frozenset(kinds))


def keep_head(connection: Connection, head: SignedHead) -> None:
    """Keeps a signed head that what is held here was checked against."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO kept_head (chain, seq, hash, signature) VALUES (?, ?, ?, ?)",
        msgspec.structs.astuple(head),
    )


def head_within(
    connection: Connection, head: ChainHead, after: int, most: int
) -> SignedHead | None:
    """The last head kept within `most` entries behind `after`, else the next one there is."""
    here = "FROM kept_head k JOIN entry e ON e.chain = k.chain AND e.seq = k.seq "
    same = "WHERE k.chain = ? AND k.hash = e.hash AND k.seq > ? "
    for order, limit in (("DESC", after + most), ("ASC", _BIG - 1)):
        found = connection.exec_driver_sql(
            f"SELECT k.chain, k.seq, k.hash, k.signature {here}{same}AND k.seq <= ? "
            f"ORDER BY k.seq {order} LIMIT 1",
            (head.chain, after, limit),
        ).one_or_none()
        if found is not None:
            return SignedHead(*found)
    return None


def check_storable(run: Sequence[Entry]) -> None:
    """Raises Rejected("entry-bad") for what hashes well but no database here could hold."""
    for one in run:
        offset = one.clock[0] or 0
        if not (-_BIG <= one.at < _BIG and -_BIG <= offset < _BIG):
            raise Rejected("entry-bad", station=one.chain.hex(), seq=one.seq, reason="time")
        if "\0" in f"{one.stream}{one.kind}{one.actor}{one.circle}":
            raise Rejected("entry-bad", station=one.chain.hex(), seq=one.seq, reason="text")


def slices(run: Sequence[tuple[Entry, bytes]], most: int = SLICE) -> list[Sequence[Any]]:
    """A run in parts of at most `most` entries that end where an act ends."""
    parts, start, end = [], 0, 0
    for place in range(1, len(run) + 1):
        if place == len(run) or run[place][0].act == run[place][0].seq:
            if place - start > most and end > start:
                parts.append(run[start:end])
                start = end
            end = place
    return [*parts, run[start:end]] if end > start else parts


def _append_slice(
    connection: Connection,
    feed: str,
    public: bytes,
    part: Sequence[tuple[Entry, bytes]],
    head: SignedHead,
    keep_heads: bool,
) -> Sequence[tuple[Entry, bytes]]:
    run = connection.exec_driver_sql
    run(
        "INSERT OR IGNORE INTO chain (chain, feed, public_key, own, seq, hash) "
        "VALUES (?, ?, ?, 0, 0, x'')",
        (head.chain, feed, public),
    )
    seq, link, own = run("SELECT seq, hash, own FROM chain WHERE chain = ?", (head.chain,)).one()
    if own:
        # Nobody else can write our chain: this disk was copied.
        raise Refused("chain-forked", station=head.chain.hex(), seq=seq + 1)
    for entry, found in part:
        if entry.seq == seq and found != link:
            raise Refused("chain-forked", station=head.chain.hex(), seq=seq)
    start = starts.of(connection, head.chain)
    new = starts.history(connection, start, part) if start else []
    fore = [pair for pair in part if pair[0].seq > seq]
    if fore and fore[0][0].seq == seq + 1:
        new += fore
        last, found = fore[-1]
        signature = head.signature if last.seq == head.seq else None
        run(
            "UPDATE chain SET seq = ?, hash = ?, signature = ? WHERE chain = ?",
            (last.seq, found, signature, head.chain),
        )
        if keep_heads and signature is not None:
            keep_head(connection, head)
    new = starts.settle(connection, new)
    if not new:
        return []
    written = erasure.arriving(connection, new)
    run(rows.INSERT, [rows.to_row(entry, found) for entry, found in written])
    for entry, _ in new:
        if entry.kind in (StationCertified.KIND, StationRevoked.KIND):
            _learn(connection, entry, public)
    return new


def _learn(connection: Connection, entry: Entry, writer: bytes) -> None:
    """Keeps a certificate that the pinned authority signed, or a revocation by the centre."""
    body = read_body(entry.kind, entry.body)
    authority = read_setting(connection, AUTHORITY_KEY)
    if authority is None:
        return
    if isinstance(body, StationCertified):
        found = read_certificate(body.certificate)
        if found and verify_certificate(found, authority):
            keep_certificate(connection, found)
    elif isinstance(body, StationRevoked) and writer in peer_keys(connection):
        connection.exec_driver_sql(
            "UPDATE certificate SET revoked_at = ?, last_seq = ? WHERE public_key = ?",
            (entry.at, body.last_seq, body.key),
        )


def read_certificate(data: bytes) -> Certificate | None:
    """The certificate in its bytes, or None when they are not one."""
    try:
        return msgspec.msgpack.decode(data, type=Certificate)
    except (msgspec.MsgspecError, ValueError):
        return None


def keep_certificate(connection: Connection, certificate: Certificate) -> None:
    """Keeps a verified certificate; one that was revoked stays revoked."""
    connection.exec_driver_sql(
        "INSERT INTO certificate (public_key, office, station, body) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (public_key) DO UPDATE SET office = excluded.office, "
        "station = excluded.station, body = excluded.body",
        (
            certificate.key,
            certificate.office,
            certificate.station,
            msgspec.msgpack.encode(certificate),
        ),
    )


def certificate_of(connection: Connection, key: bytes) -> Certificate | None:
    """The certificate of a station key, or None when nobody vouches for it here."""
    found = connection.exec_driver_sql(
        "SELECT body FROM certificate WHERE public_key = ?", (key,)
    ).scalar()
    return read_certificate(found) if found else None


def may_write(connection: Connection, public: bytes, feed: str) -> bool:
    """Whether this key is certified for the feed's office, was ours, or is a centre of ours."""
    found = certificate_of(connection, public)
    return (
        public in peer_keys(connection)
        or public in former_keys(connection)
        or (found is not None and found.office == feed)
    )


def our_chains(connection: Connection) -> list[ChainHead]:
    """What this station wrote, under this key and under earlier ones."""
    former = former_keys(connection)
    return [one for one in heads(connection) if one.own or one.public_key in former]


def former_keys(connection: Connection) -> list[bytes]:
    """The public keys this station had before it was restored or found to be a copy."""
    kept = read_setting(connection, FORMER_KEYS)
    return msgspec.msgpack.decode(kept, type=list[bytes]) if kept else []


def peers(connection: Connection) -> list[Peer]:
    """Everyone this home is enrolled with, the centre first."""
    found = connection.exec_driver_sql(
        "SELECT url, role, public_key, nonce, contact_at, acknowledged FROM peer ORDER BY role, url"
    )
    return [Peer(*row) for row in found]


def peer_keys(connection: Connection) -> frozenset[bytes]:
    """The pinned keys of all peers."""
    return frozenset(peer.public_key for peer in peers(connection))


def keep_peer(connection: Connection, peer: Peer) -> None:
    """Keeps a peer and how far the exchange with it came."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO peer (url, role, public_key, nonce, contact_at, acknowledged) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        msgspec.structs.astuple(peer),
    )


def keep_words(
    connection: Connection, peer: Peer, acknowledged: bytes, contact_at: int | None
) -> None:
    """Keeps what a peer signed and when it was heard, as another peer told; nothing else of it."""
    connection.exec_driver_sql(
        "UPDATE peer SET acknowledged = ?, contact_at = ? WHERE url = ? AND public_key = ?",
        (acknowledged, contact_at, peer.url, peer.public_key),
    )


def keep_hub(store: Store, peer: Peer) -> None:
    """Keeps a hub of the branch, or the new address of one that is known; others stay."""
    with store.writing() as connection:
        known = {one.public_key: one for one in peers(connection) if one.role == HUB}
        if (old := known.get(peer.public_key)) is not None:
            peer = msgspec.structs.replace(old, url=peer.url)
        connection.exec_driver_sql(
            "DELETE FROM peer WHERE role = ? AND (public_key = ? OR url = ?)",
            (HUB, peer.public_key, peer.url),
        )
        keep_peer(connection, peer)


def forget_hub(store: Store, public: bytes) -> None:
    """This station no longer exchanges with a hub."""
    with store.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM peer WHERE role = ? AND public_key = ?", (HUB, public)
        )


def revoked(connection: Connection, public: bytes) -> bool:
    """Whether the certificate of this key was taken back, as far as is known here."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM certificate WHERE public_key = ? AND revoked_at IS NOT NULL", (public,)
    ).scalar()
    return found is not None


def join(store: Store, certificate: Certificate, authority: bytes, peer: Peer) -> None:
    """Takes over the certificate that a centre issued for this home's key, and pins the centre."""
    with store.writing() as connection:
        write_setting(connection, AUTHORITY_KEY, authority)
        keep_certificate(connection, certificate)
        connection.exec_driver_sql("DELETE FROM peer WHERE role = ?", (peer.role,))
        keep_peer(connection, peer)
        store.certify(connection, certificate)


def names_chain(chain: bytes, public: bytes, feed: str) -> bool:
    """Whether `chain` is what the station `public` writes for `feed`."""
    return chain_id(public, feed) == chain
