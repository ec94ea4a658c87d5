"""Fetches what the peer has of chains that are not ours, checks it, and applies it in slices.

Chains that are long and not here at all are begun from a start set; their history comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from frontoffice.domain.errors import Rejected
from frontoffice.journal.entry import chain_id
from frontoffice.journal.start_set import StartSet
from frontoffice.store import replica, starts
from frontoffice.store.beginning import take_start
from frontoffice.store.carriage import take_segment
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.wire import (
    MAX_BLOB,
    NATIONAL,
    Cargo,
    PullRequest,
    Stand,
    blob_name,
    read_cargo,
)

BEGIN_FROM = 20_000
"""A chain shorter than this comes whole: two days take half a minute on a weak line, and a start
set doubles the bytes of cases that are open."""

Told = Callable[[str, int, int], None]
Finding = tuple[str, dict[str, Any]]


class Pull:
    """The receiving half of an exchange; keeps what came of a blob through breaks of the line."""

    def __init__(
        self,
        store: Store,
        calls: Calls,
        circles: tuple[str, ...],
        told: Told,
        begin_from: int = BEGIN_FROM,
    ) -> None:
        self._begin_from = begin_from
        self._store, self._calls, self._circles, self._told = store, calls, circles, told
        self._name, self._size = b"", 0
        self._came = bytearray()
        self.refused: set[bytes] = set()
        self.entries = 0
        self.findings: list[Finding] = []

    def run(self, theirs: Mapping[bytes, Stand]) -> None:
        """Fetches until we stand where the peer said it stands.

        A run that does not fit is noted in `findings` and left out; other chains go on.
        """
        if wanted := self._to_begin(theirs):
            # The peer's own chains first: they say who may write the others.
            self._follow({chain: one for chain, one in theirs.items() if chain not in wanted})
            self._get(tuple((chain, 0) for chain in wanted), wanted)
        self._follow(theirs)

    def history(self) -> bool:
        """Fetches the next part of what lies before the heads we began from; False without one."""
        with self._store.read() as connection:
            left = starts.listed(connection).values()
            missing = starts.missing(connection)
        behind = sorted((one.chain, one.done) for one in left if one.chain not in self.refused)
        if not behind:
            return False
        self._get(tuple(behind))
        with self._store.writing(urgent=False) as connection:
            if differed := starts.take_differed(connection):
                self.findings.append(("start-differed", {"count": differed}))
            return starts.missing(connection) < missing

    def _follow(self, theirs: Mapping[bytes, Stand]) -> None:
        while behind := self._behind(theirs):
            had = self.entries, len(self.refused)
            self._get(behind)
            if (self.entries, len(self.refused)) == had:
                return

    def _to_begin(self, theirs: Mapping[bytes, Stand]) -> tuple[bytes, ...]:
        """Chains long enough to be begun in their middle, of which nothing is here."""
        with self._store.read() as connection:
            here = {one.chain for one in replica.heads(connection)}
        peer = self._calls.peer.public_key
        found = (
            one.chain
            for one in theirs.values()
            if one.seq >= self._begin_from and one.chain != chain_id(peer, one.feed)
        )
        return tuple(sorted(set(found) - here - self.refused))

    def _get(self, behind: tuple[tuple[bytes, int], ...], begin: tuple[bytes, ...] = ()) -> None:
        """Fetches one blob, or the rest of the one that was cut, and takes what it holds."""
        self._fetch(PullRequest(behind, self._circles, self._name, len(self._came), begin))
        found = self._whole()
        if isinstance(found, StartSet):
            self._begin_with(found)
            return
        for cargo in found:
            self._take(cargo)

    def _begin_with(self, start: StartSet) -> None:
        done = 0

        def added(count: int) -> None:
            nonlocal done
            done += count
            self.entries += count
            self._told("apply", done, start.count)

        server, feeds = self._calls.peer.public_key, (self._store.feed, NATIONAL)
        take_start(self._store, server, start, feeds, added)

    def _behind(self, theirs: Mapping[bytes, Stand]) -> tuple[tuple[bytes, int], ...]:
        with self._store.read() as connection:
            ours = {one.chain: one for one in replica.heads(connection)}
        places = []
        for chain, stand in theirs.items():
            here = ours.get(chain)
            if chain in self.refused or (here and (here.own or here.seq >= stand.seq)):
                continue
            places.append((chain, here.seq if here else 0))
        return tuple(sorted(places))

    def _fetch(self, wanted: PullRequest) -> None:
        self._calls.pull(wanted, self._came, self._begin, self._received)

    def _begin(self, name: bytes, size: int, offset: int) -> None:
        if size > MAX_BLOB or offset not in (0, len(self._came)):
            raise Rejected("blob-size", size=size, most=MAX_BLOB)
        if offset == 0 or name != self._name:
            self._came.clear()
        self._name, self._size = name, size

    def _received(self, _count: int) -> None:
        self._told("receive", len(self._came), self._size)

    def _whole(self) -> StartSet | list[Cargo]:
        """The blob that is complete now."""
        data, name = bytes(self._came), self._name
        self._came.clear()
        self._name = b""
        if blob_name(data) != name:
            raise Rejected("blob-altered")
        return read_cargo(data)

    def _take(self, cargo: Cargo) -> None:
        try:
            self._apply(cargo)
        except Rejected as error:
            self.refused.add(cargo.segment.head.chain)
            self.findings.append((error.code, error.data))

    def _apply(self, cargo: Cargo) -> None:
        if cargo.feed not in (self._store.feed, NATIONAL):
            raise Rejected("feed-other", feed=cargo.feed)
        start, total = self.entries, cargo.segment.count

        def added(count: int) -> None:
            self.entries += count
            self._told("apply", self.entries - start, total)

        take_segment(self._store, cargo.feed, cargo.public_key, cargo.segment, added)
