"""Makes the start set of a new station: what is open, and what the rules and rights are.

The rest of the journal follows as history, behind what a counter needs on its first morning.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select

from frontoffice.domain.case import CLOSED
from frontoffice.journal.entry import Entry
from frontoffice.journal.signing import SignedHead, StationKey
from frontoffice.journal.start_set import MOST_ENTRIES, StartChain, StartSet, pack_start
from frontoffice.server.tables import case, chain, entry, head
from frontoffice.store.entries import from_row

RECENT_MS = 2 * 24 * 3600 * 1000
"""Tickets older than this are history: nobody is called by them any more."""

_FIELDS = [column for column in entry.columns if column.name not in ("office", "hash")]
_PART = 500


def make(
    connection: Connection,
    key: StationKey,
    feeds: Collection[str],
    begin: Collection[bytes],
    allowed: Callable[[Iterable[str]], Collection[str]],
) -> StartSet | None:
    """The start set of these chains, signed by the server; None where there is none to be made.

    Personal data goes in only for the circles that `allowed` leaves of those named. The server's
    own chains are never begun in their middle: they bring what all others are checked by.
    """
    chains = [one for one in _chains(connection, feeds, begin) if one.public_key != key.public]
    entries = list[Entry]()
    for feed in sorted({one.feed for one in chains}):
        names = [one.head.chain for one in chains if one.feed == feed]
        entries += _open(connection, feed, names)
    if not chains or len(entries) > MOST_ENTRIES:
        return None
    entries.sort(key=lambda one: (one.chain, one.seq))
    circles = allowed({one.circle for one in entries if one.circle is not None})
    return pack_start(key, chains, entries, circles)


def _chains(
    connection: Connection, feeds: Collection[str], begin: Collection[bytes]
) -> list[StartChain]:
    """The chains asked for, each with the newest head its station signed."""
    found = connection.execute(
        select(
            chain.c.office,
            chain.c.chain,
            chain.c.public_key,
            chain.c.seq,
            chain.c.hash,
            head.c.signature,
        )
        .join_from(
            chain,
            head,
            and_(
                chain.c.office == head.c.office,
                chain.c.chain == head.c.chain,
                chain.c.seq == head.c.seq,
            ),
        )
        .where(chain.c.office.in_(feeds), chain.c.chain.in_(list(begin)), chain.c.seq > 1)
        .order_by(chain.c.chain)
    )
    return [
        StartChain(feed, bytes(key), SignedHead(bytes(name), seq, bytes(link), bytes(signature)))
        for feed, name, key, seq, link, signature in found
    ]


def _open(connection: Connection, feed: str, names: Sequence[bytes]) -> Iterator[Entry]:
    """Entries of these chains: open cases whole, the newest tickets, everything that is no case.

    A case not folded yet counts as open.
    """
    here = and_(entry.c.office == feed, entry.c.chain.in_(names))
    newest = connection.execute(select(func.max(entry.c.at)).where(here)).scalar() or 0
    kept = or_(not_(_begins("ticket:")), entry.c.at >= newest - RECENT_MS)
    other = and_(here, not_(_begins("case:")), not_(_begins("access:")), kept)
    for row in connection.execute(select(*_FIELDS).where(other)):
        yield from_row(row)
    streams = sorted(_open_cases(connection, feed))
    for start in range(0, len(streams), _PART):
        wanted = and_(here, entry.c.stream.in_(streams[start : start + _PART]))
        for row in connection.execute(select(*_FIELDS).where(wanted)):
            yield from_row(row)


def _begins(word: str) -> ColumnElement[bool]:
    return entry.c.stream.like(f"{word}%")


def _open_cases(connection: Connection, feed: str) -> set[str]:
    folded = select(case.c.stream).where(
        case.c.office == feed, or_(case.c.status.not_in(CLOSED), case.c.troubles > 0)
    )
    behind = (
        select(entry.c.stream)
        .join_from(
            entry, chain, and_(entry.c.office == chain.c.office, entry.c.chain == chain.c.chain)
        )
        .where(entry.c.office == feed, entry.c.seq > chain.c.folded, _begins("case:"))
    )
    return {stream for query in (folded, behind) for (stream,) in connection.execute(query)}
