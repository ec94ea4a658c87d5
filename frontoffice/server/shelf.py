"""Packed runs kept in memory, so that the stations of an office get one run without a new packing.

What lies here is never the proof: a run is given out only while the database holds the personal
data of every entry in it, so nothing erased leaves by this way, whichever worker erased it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from frontoffice.journal.entry import Entry
from frontoffice.journal.personal_part import write_commitments
from frontoffice.journal.segment import Segment
from frontoffice.server.tables import entry

WORTH = 500
"""Entries from which on packing costs more than asking; many small runs are better cut anew."""

ROOM = 64 * 1024 * 1024
"""Most bytes of packed runs a worker keeps: some seven hundred branch days."""

_Place = tuple[str, bytes, int]


class Shelf:
    """The packed runs a worker saw last, by where they begin; safe from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._held = room, 0
        self._kept: OrderedDict[_Place, Segment] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, office: str, segment: Segment, run: Sequence[Entry]) -> None:
        """Keeps a run whose personal data is whole, with the commitments outsiders get instead."""
        circles: dict[str, list[Entry]] = {}
        for one in run:
            if one.circle is not None:
                circles.setdefault(one.circle, []).append(one)
        if len(run) < WORTH or circles.keys() - segment.personal.keys():
            return
        if any(one.commitment is not None and one.personal is None for one in run):
            return
        commitments = {name: write_commitments(held) for name, held in circles.items()}
        whole = msgspec.structs.replace(segment, commitments=commitments)
        place = (office, segment.head.chain, segment.first)
        with self._lock:
            self._drop(place)
            self._kept[place] = whole
            self._held += _size(whole)
            while self._held > self._room:
                self._drop(next(iter(self._kept)))

    def find(
        self, connection: Connection, office: str, chain: bytes, after: int, most: int
    ) -> Segment | None:
        """The kept run behind `after` of at most `most` entries, while nothing of it was erased."""
        place = (office, chain, after + 1)
        with self._lock:
            found = self._kept.get(place)
            if found is None or found.count > most:
                return None
            self._kept.move_to_end(place)
        gone = connection.execute(
            select(entry.c.seq)
            .where(
                entry.c.office == office,
                entry.c.chain == chain,
                entry.c.seq > after,
                entry.c.seq <= found.head.seq,
                entry.c.commitment.is_not(None),
                entry.c.personal.is_(None),
            )
            .limit(1)
        ).scalar()
        if gone is None:
            return found
        with self._lock:
            self._drop(place)
        return None

    def _drop(self, place: _Place) -> None:
        old = self._kept.pop(place, None)
        if old is not None:
            self._held -= _size(old)


def _size(segment: Segment) -> int:
    parts = (*segment.personal.values(), *segment.commitments.values())
    return len(segment.facts) + sum(map(len, parts))
