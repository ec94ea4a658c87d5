"""Fetches what the peer has of chains that are not ours, checks it, and applies it in slices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from frontoffice.domain.errors import Rejected
from frontoffice.store import replica
from frontoffice.store.carriage import take_segment
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.wire import MAX_BLOB, NATIONAL, Cargo, PullRequest, Stand, blob_name, decode

Told = Callable[[str, int, int], None]
Finding = tuple[str, dict[str, Any]]


class Pull:
    """The receiving half of an exchange; keeps what came of a blob through breaks of the line."""

    def __init__(self, store: Store, calls: Calls, circles: tuple[str, ...], told: Told) -> None:
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
        while behind := self._behind(theirs):
            had = self.entries, len(self.refused)
            self._fetch(PullRequest(behind, self._circles, self._name, len(self._came)))
            for cargo in self._whole():
                self._take(cargo)
            if (self.entries, len(self.refused)) == had:
                return

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

    def _whole(self) -> list[Cargo]:
        """The blob that is complete now."""
        data, name = bytes(self._came), self._name
        self._came.clear()
        self._name = b""
        if blob_name(data) != name:
            raise Rejected("blob-altered")
        return decode(data, list[Cargo])

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
