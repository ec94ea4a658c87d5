"""Sends the peer what it lacks of our chains, as resumable blobs of up to a day's entries.

Chains of others go along where the peer lacks them too: after a restore, this station carries what
it wrote under its earlier key, and a centre that lost a day gets it back from whoever holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from frontoffice.domain.errors import Offline, Refused, Rejected
from frontoffice.journal.segment import for_circles, pack
from frontoffice.store import replica
from frontoffice.store.carriage import read_carried
from frontoffice.store.replica import ChainHead
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.carrying import held_by, may_carry
from frontoffice.sync.wire import (
    ENTRIES,
    NATIONAL,
    Acknowledgement,
    Cargo,
    Place,
    Stand,
    blob_name,
    encode,
    granted,
)

UNDER_WAY = "sync-under-way"
"""Setting: the run being sent, so that a new start of the program goes on with the same blob."""

WORTH_RESUMING = 16 * 1024
Told = Callable[[str, int, int], None]


class _Run(msgspec.Struct, frozen=True, array_like=True):
    chain: bytes
    after: int
    last: int

    def begins(self, chain: bytes, after: int) -> bool:
        """Whether this run continues a chain behind `after`."""
        return (self.chain, self.after) == (chain, after)


class Push:
    """The sending half of an exchange."""

    def __init__(self, store: Store, calls: Calls, told: Told) -> None:
        self._store, self._calls, self._told = store, calls, told
        self._circles = held_by(store, calls.peer)
        self._cut = ENTRIES if store.keeps_heads else None
        self._kept: tuple[int, tuple[_Run, bytes]] | None = None
        self.entries = 0
        self.findings: list[tuple[str, dict[str, Any]]] = []

    def run(self, theirs: Mapping[bytes, Stand]) -> None:
        """Sends every chain on from where the peer stands: the peer's own, then ours, then others.

        A run of ours that does not fit holds up nothing of others. Raises Rejected for it at the
        end, and Refused `chain-forked` when the peer has entries of our chain that we never wrote.
        """
        unfit: Rejected | None = None
        with self._store.read() as connection:
            known = replica.heads(connection, (self._store.feed, NATIONAL))
        server = self._calls.peer.public_key
        for head in sorted(known, key=lambda one: (one.public_key != server, not one.own)):
            if not head.own:
                self._carry(head, theirs.get(head.chain))
                continue
            try:
                self._bring(head, self._after(head, theirs.get(head.chain)))
            except Rejected as rejected:
                unfit = rejected
        if unfit is not None:
            raise unfit

    def _bring(self, head: ChainHead, after: int) -> None:
        while after < head.seq:
            reached = self._send(head, after)
            if reached <= after:
                raise Rejected("acknowledgement-bad")
            self.entries += min(reached, head.seq) - after
            after = reached

    def _carry(self, head: ChainHead, stand: Stand | None) -> None:
        """Hands on a chain that is not ours; what the peer will not have stops nothing else."""
        after = stand.seq if stand else 0
        if after >= head.seq or head.signature is None:
            return
        if not may_carry(self._store, head, stand, self._circles):
            return
        try:
            self._bring(head, after)
        except (Refused, Rejected) as error:
            self.findings.append((error.code, error.data))

    def _after(self, head: ChainHead, stand: Stand | None) -> int:
        """The seq behind which to send; the peer's entries up to there must be ours."""
        if stand is None:
            return 0
        with self._store.read() as connection:
            ours = replica.hash_at(connection, head.chain, head.public_key, head.feed, stand.seq)
        if ours != stand.hash:
            raise Refused("chain-forked", station=head.chain.hex(), seq=stand.seq)
        return stand.seq

    def _send(self, head: ChainHead, after: int) -> int:
        """Sends one blob behind `after`; the seq the peer has signed for then."""
        before = self._under_way(head.chain, after)
        run, data = self._packed(head, after, before.last - after if before else ENTRIES)
        name = blob_name(data)
        if len(data) >= WORTH_RESUMING and before != run:
            self._store.set_setting(UNDER_WAY, encode(run))
        words = self._upload(name, data, resumed=before == run)
        self._calls.keep(words)
        return max((one.seq for one in words if one.chain == head.chain), default=0)

    def _upload(self, name: bytes, data: bytes, *, resumed: bool) -> list[Acknowledgement]:
        at = self._calls.place(name) if resumed else Place(0, 0)
        for _ in range(2):
            try:
                return self._calls.upload(name, data, at, self._counter(at, len(data)))
            except Rejected as error:
                if error.code == "blob-fenced":
                    # The answer to an earlier attempt was lost while it was taken in: ask again.
                    raise self._passed_by() from error
                if error.code != "blob-known":
                    raise
                at = self._calls.place(name)
        raise self._passed_by()

    def _passed_by(self) -> Offline:
        return Offline("line-down", host=urlsplit(self._calls.peer.url).hostname or "")

    def _counter(self, at: Place, size: int) -> Callable[[int], None]:
        sent = at.received

        def moved(count: int) -> None:
            nonlocal sent
            sent += count
            self._told("send", sent, size)

        return moved

    def _packed(self, head: ChainHead, after: int, most: int) -> tuple[_Run, bytes]:
        """The run to send; the one of the last attempt is not packed again for every cut.

        Packing a day takes longer than some lines live. Nothing packed before an erasure goes out.
        """
        erased = int(self._store.peek("SELECT count(*) FROM erased") or 0)
        kept = self._kept
        if kept is None or kept[0] != erased or not kept[1][0].begins(head.chain, after):
            kept = self._kept = (erased, self._pack(head, after, most))
        return kept[1]

    def _pack(self, head: ChainHead, after: int, most: int) -> tuple[_Run, bytes]:
        with self._store.read() as connection:
            carried = None if head.own else read_carried(connection, head, after, self._cut)
            run = carried or replica.read_run(connection, self._store, head, after, most)
        entries, signed = run
        segment = pack(entries, signed)
        named = segment.personal
        theirs = named if self._circles is None else granted(named, self._circles)
        cargo = Cargo(head.feed, head.public_key, for_circles(segment, theirs))
        return _Run(head.chain, after, signed.seq), encode([cargo])

    def _under_way(self, chain: bytes, after: int) -> _Run | None:
        kept = self._store.setting(UNDER_WAY)
        run = msgspec.msgpack.decode(kept, type=_Run) if kept else None
        return run if run and run.begins(chain, after) else None
