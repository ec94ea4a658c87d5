"""Sends the peer what it lacks of our chains, as resumable blobs of up to a day's entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from frontoffice.domain.errors import Refused, Rejected
from frontoffice.journal.segment import for_circles, pack
from frontoffice.store import replica
from frontoffice.store.replica import ChainHead
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.wire import (
    ENTRIES,
    Acknowledgement,
    Cargo,
    Place,
    Stand,
    blob_name,
    encode,
)

UNDER_WAY = "sync-under-way"
"""Setting: the run being sent, so that a new start of the program goes on with the same blob."""

WORTH_RESUMING = 16 * 1024
Told = Callable[[str, int, int], None]


class _Run(msgspec.Struct, frozen=True, array_like=True):
    chain: bytes
    after: int
    last: int


class Push:
    """The sending half of an exchange."""

    def __init__(self, store: Store, calls: Calls, told: Told) -> None:
        self._store, self._calls, self._told = store, calls, told
        self.entries = 0

    def run(self, theirs: Mapping[bytes, Stand]) -> None:
        """Sends every own chain on from where the peer stands.

        :raises Refused: `chain-forked` when the peer has entries of our chain that we never wrote.
        """
        with self._store.read() as connection:
            own = [one for one in replica.heads(connection) if one.own]
        for head in own:
            after = self._after(head, theirs.get(head.chain))
            while after < head.seq:
                reached = self._send(head, after)
                if reached <= after:
                    raise Rejected("acknowledgement-bad")
                self.entries += min(reached, head.seq) - after
                after = reached

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
        run, data = self._pack(head, after, before.last - after if before else ENTRIES)
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
                if error.code != "blob-known":
                    raise
                at = self._calls.place(name)
        raise Rejected("blob-fenced")

    def _counter(self, at: Place, size: int) -> Callable[[int], None]:
        sent = at.received

        def moved(count: int) -> None:
            nonlocal sent
            sent += count
            self._told("send", sent, size)

        return moved

    def _pack(self, head: ChainHead, after: int, most: int) -> tuple[_Run, bytes]:
        with self._store.read() as connection:
            entries, signed = replica.read_run(connection, self._store, head, after, most)
        segment = pack(entries, signed)
        whole = for_circles(segment, segment.personal)
        cargo = Cargo(head.feed, head.public_key, whole)
        return _Run(head.chain, after, signed.seq), encode([cargo])

    def _under_way(self, chain: bytes, after: int) -> _Run | None:
        kept = self._store.setting(UNDER_WAY)
        run = msgspec.msgpack.decode(kept, type=_Run) if kept else None
        return run if run and (run.chain, run.after) == (chain, after) else None
