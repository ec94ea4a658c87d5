"""A unit of work: facts recorded together, in one transaction with their read models."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.case import Case, Details, details, fold
from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import Fact, Personal, Recorded, Ref, write_part
from frontoffice.journal.entry import (
    SALT_BYTES,
    Entry,
    commitment,
    entry_hash,
    genesis,
    stream_name,
)
from frontoffice.journal.signing import StationKey, sign_head
from frontoffice.store import entries, erasure
from frontoffice.store.apply import erase_named, write_stream
from frontoffice.store.engine import driver


class Changes(msgspec.Struct, frozen=True):
    """What a unit of work changed: which streams, which kinds of facts."""

    streams: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


class Chain(msgspec.Struct):
    """The chain a unit of work writes to, as it stands."""

    chain: bytes
    feed: str
    seq: int
    hash: bytes


class Work:
    """Reads states and records facts; nothing is durable until the block around it ends."""

    def __init__(
        self,
        connection: Connection,
        chain: Chain,
        key: StationKey,
        *,
        actor: str,
        at: int,
        clock: tuple[int | None, bool],
        salt: Callable[[int], bytes] | None = None,
    ) -> None:
        self.connection = connection
        self.at = at
        self.actor = actor
        self._chain = chain
        self._key = key
        self._clock = clock
        self._salt = salt or os.urandom
        self._first = chain.seq + 1
        self._new: list[tuple[Entry, bytes]] = []
        self._streams: dict[str, list[Recorded]] = {}
        self._touched: dict[str, None] = {}
        self._opened: set[str] = set()
        self.changes = Changes()

    def row(self, statement: str, values: tuple[Any, ...] = ()) -> Any:
        """The first row a statement answers inside this unit of work, or None."""
        return driver(self.connection).execute(statement, values).fetchone()

    def value(self, statement: str, values: tuple[Any, ...] = ()) -> Any:
        """The single value a statement answers inside this unit of work."""
        row = self.row(statement, values)
        return row[0] if row else None

    def recorded(self, stream: str) -> list[Recorded]:
        """The facts of a stream, those of this unit of work included."""
        known = self._streams.get(stream)
        if known is None:
            known = self._streams[stream] = entries.read_stream(self.connection, stream)
        return known

    def case(self, stream: str) -> Case:
        """The state of a case.

        :raises NotFound: no such stream here.
        """
        recorded = self.recorded(stream)
        if not recorded:
            raise NotFound("case-unknown", number=stream)
        return fold(stream, recorded)

    def case_details(self, stream: str) -> Details:
        """The personal side of a case, as far as it is here."""
        return details(self.recorded(stream))

    def open(
        self, word: str, fact: Fact, personal: Personal | None = None, circle: str | None = None
    ) -> str:
        """Records the fact that opens a new stream; the stream's name."""
        stream = stream_name(word, self._chain.chain, self._next_seq())
        self._streams[stream] = []
        self._opened.add(stream)
        self._append(stream, fact, personal, circle)
        return stream

    def record(
        self,
        stream: str,
        fact: Fact,
        personal: Personal | None = None,
        circle: str | None = None,
    ) -> Ref:
        """Records a fact behind the heads of its stream as this station sees them."""
        return self._append(stream, fact, personal, circle)

    def _next_seq(self) -> int:
        return self._first + len(self._new)

    def _append(
        self, stream: str, fact: Fact, personal: Personal | None, circle: str | None
    ) -> Ref:
        recorded = self.recorded(stream)
        heads = entries.heads_of(recorded)
        data = write_part(personal) if personal is not None else None
        salt = self._salt(SALT_BYTES) if data is not None else None
        entry = Entry(
            chain=self._chain.chain,
            seq=self._next_seq(),
            act=self._first,
            at=self.at,
            clock=self._clock,
            stream=stream,
            after=tuple((bytes.fromhex(chain), seq) for chain, seq in heads),
            kind=fact.KIND,
            actor=self.actor,
            body=write_part(fact),
            circle=(circle or "office") if data is not None else None,
            personal=data,
            salt=salt,
            commitment=commitment(data, salt) if data is not None and salt is not None else None,
        )
        prev = self._new[-1][1] if self._new else self._chain.hash
        if not prev:
            prev = genesis(self._key.public, self._chain.feed)
        self._new.append((entry, entry_hash(prev, entry)))
        ref = (self._chain.chain.hex(), entry.seq)
        recorded.append(
            Recorded(
                ref=ref,
                at=self.at,
                after=heads,
                kind=entry.kind,
                actor=self.actor,
                body=fact,
                personal=personal,
                circle=entry.circle,
                has_personal=data is not None,
            )
        )
        self._touched[stream] = None
        return ref

    def finish(self) -> Changes:
        """Writes the entries, their signed head and the read models; called once, by the store."""
        if not self._new:
            return Changes()
        database = driver(self.connection)
        written = erasure.arriving(self.connection, self._new)
        database.executemany(
            entries.INSERT, [entries.to_row(entry, link) for entry, link in written]
        )
        last, link = self._new[-1]
        head = sign_head(self._key, last.chain, last.seq, link)
        database.execute(
            "UPDATE chain SET seq = ?, hash = ?, signature = ? WHERE chain = ?",
            (last.seq, link, head.signature, last.chain),
        )
        for stream in self._touched:
            write_stream(self.connection, stream, self._streams[stream], new=stream in self._opened)
        erase_named(self.connection, ((entry.kind, entry.body) for entry, _ in self._new))
        return Changes(frozenset(self._touched), frozenset(entry.kind for entry, _ in self._new))
