"""Blobs on their way through a hub, in memory: a branch's LAN sends one again in a moment."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable

from frontoffice.domain.errors import Rejected
from frontoffice.sync.wire import MAX_BLOB, Acknowledgement, Cargo, Place, blob_name, decode

MOST = 64 * 1024 * 1024
"""Bytes of half uploads kept; the oldest go first, and their senders begin again."""

KEPT_OUTGOING = 64


class _Partial:
    def __init__(self, size: int) -> None:
        self.size, self.generation, self.data = size, 1, bytearray()


class Blobs:
    """Half uploads by station and name, and the last part each station was sent."""

    def __init__(self) -> None:
        self._partial: OrderedDict[tuple[bytes, bytes], _Partial] = OrderedDict()
        self._outgoing: OrderedDict[bytes, tuple[bytes, int]] = OrderedDict()
        self._lock = threading.Lock()

    def place(self, key: bytes, name: bytes) -> Place:
        """How much of a blob is here; fences every attempt made so far."""
        with self._lock:
            found = self._partial.get((key, name))
            if found is None:
                return Place(0, 0)
            found.generation += 1
            return Place(len(found.data), found.generation)

    def begin(self, key: bytes, name: bytes, size: int, at: Place) -> int:
        """Opens an attempt; its generation.

        Raises Rejected `blob-size`, `blob-known` when there is something to ask for, and
        `blob-fenced` when a later attempt has begun.
        """
        if not 0 < size <= MAX_BLOB:
            raise Rejected("blob-size", size=size, most=MAX_BLOB)
        with self._lock:
            found = self._partial.get((key, name))
            if at.generation == 0 and at.received == 0:
                if found is not None:
                    raise Rejected("blob-known")
                self._partial[key, name] = _Partial(size)
                self._shrink()
                return 1
            if found is None or (found.generation, len(found.data)) != (at.generation, at.received):
                raise Rejected("blob-fenced")
            if found.size != size:
                raise Rejected("blob-size", size=size, most=found.size)
            return at.generation

    def _shrink(self) -> None:
        while sum(one.size for one in self._partial.values()) > MOST:
            self._partial.popitem(last=False)

    def append(self, key: bytes, name: bytes, generation: int, offset: int, data: bytes) -> None:
        """Keeps bytes of an attempt.

        :raises Rejected: `blob-fenced` when a later one has begun.
        """
        with self._lock:
            found = self._partial.get((key, name))
            here = found is not None and (found.generation, len(found.data)) == (generation, offset)
            if found is None or not here or offset + len(data) > found.size:
                raise Rejected("blob-fenced")
            found.data += data

    def taken(self, key: bytes, name: bytes) -> bytes:
        """A complete upload, which is forgotten here.

        :raises Rejected: `blob-altered` when it is not what its name says.
        """
        with self._lock:
            found = self._partial.pop((key, name), None)
        data = bytes(found.data) if found else b""
        if blob_name(data) != name:
            raise Rejected("blob-altered")
        return data

    def keep_outgoing(self, key: bytes, data: bytes, erased: int) -> None:
        """Keeps the part a station is being sent, as long as nothing more is erased."""
        with self._lock:
            self._outgoing.pop(key, None)
            self._outgoing[key] = (data, erased)
            while len(self._outgoing) > KEPT_OUTGOING:
                self._outgoing.popitem(last=False)

    def outgoing(self, key: bytes, name: bytes, erased: int) -> bytes | None:
        """The part a station was being sent, if it is this one."""
        with self._lock:
            for one, (_, at) in list(self._outgoing.items()):
                if at != erased:
                    del self._outgoing[one]
            data, _ = self._outgoing.get(key, (b"", 0))
        return data if name and data and blob_name(data) == name else None


class HubUpload:
    """One attempt to bring a blob to the hub."""

    def __init__(
        self,
        blobs: Blobs,
        key: bytes,
        name: bytes,
        take: Callable[[Iterable[Cargo]], list[Acknowledgement]],
    ) -> None:
        self._blobs, self._key, self._name, self._take = blobs, key, name, take
        self._generation = self.offset = 0

    def begin(self, size: int, at: Place) -> None:
        """Opens the attempt; raises as `Blobs.begin`."""
        self._generation = self._blobs.begin(self._key, self._name, size, at)
        self.offset = at.received

    def keep(self, data: bytes) -> None:
        """Keeps bytes that arrived; raises as `Blobs.append`."""
        self._blobs.append(self._key, self._name, self._generation, self.offset, data)
        self.offset += len(data)

    def take_in(self) -> list[Acknowledgement]:
        """Takes in the runs of a whole blob; it is forgotten, whether they were good or not."""
        return self._take(decode(self._blobs.taken(self._key, self._name), list[Cargo]))
