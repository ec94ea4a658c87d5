"""One exchange with a peer: ask where it stands, send what it lacks, fetch what we lack.

Everything here may stop at any byte or be repeated: positions are the heads of chains themselves,
and nothing counts as sent before the peer's signed word for it lies in our store.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import Cancelled, Offline, Refused, Rejected, SyncTrouble
from frontoffice.store import replica, starts
from frontoffice.store.replica import CENTRAL, ChainHead, Peer
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.clone import follow_centre, part_ways
from frontoffice.sync.pull import BEGIN_FROM, Pull
from frontoffice.sync.push import Push
from frontoffice.sync.status import note_exchange, troubles, waiting_entries
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import (
    NATIONAL,
    WANT_OWN,
    HeadsAnswer,
    Stand,
    digest,
    verify_acknowledgement,
)

PATIENCE = 5
"""So many attempts in a row without a byte moved mean there is no line now."""

LONGEST_DELAY = 30.0

_BROKEN_LINE = frozenset({"line-down", "line-stalled"})
"""What bytes moved get further against. A server that takes every byte and then says it cannot
would otherwise be tried for ever, by someone who asked for one exchange."""

PROGRESS_SECONDS = 0.2
DAY_MS = 86_400_000
LONG_SILENCE_MS = 183 * DAY_MS


class Progress(msgspec.Struct, frozen=True):
    """How far an exchange is: `stage` contact, send, receive or apply; `total` 0 while unknown.

    `done` and `total` are bytes while sending and receiving, entries while applying.
    """

    stage: str
    done: int = 0
    total: int = 0


class SyncReport(msgspec.Struct, frozen=True):
    """What an exchange did; `trouble` is the code of what stopped it, or None.

    `pushed`, `pulled`, `waiting` count entries; `waiting` are ours that the peer has not signed
    for. `even`: peer and we stand at the same heads. `trouble_data` is what its sentence names.
    `history`: entries before the heads that a new station began from which have not come yet.
    `dates_ignored`: the server's certificate did not fit our doubtful clock, its signed word did.
    """

    online: bool
    pushed: int
    pulled: int
    waiting: int
    even: bool
    conflicts: int
    findings: int
    bytes_up: int
    bytes_down: int
    requests: int
    seconds: float
    trouble: str | None = None
    trouble_data: dict[str, Any] = {}
    history: int = 0
    dates_ignored: bool = False


def synchronise(
    store: Store,
    peer: Peer,
    circles: Collection[str],
    *,
    progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    until_even: bool = False,
    open_line: Callable[[str], Line] = Line,
    begin_from: int = BEGIN_FROM,
) -> SyncReport:
    """Exchanges entries with a peer until both stand even, the line is gone, or someone cancels.

    A missing line is a state: the report says `online` False. `until_even` goes on through breaks
    until even or cancelled. Personal data is asked for `circles` only. Chains of `begin_from`
    entries or more that are not here at all are begun from a start set, and their history follows.
    Raises Cancelled, Refused (unknown, revoked, forked) and Rejected (an entry or message does not
    fit, with the place).
    """
    started = time.monotonic()
    exchange = _Exchange(
        store, peer, circles, progress, cancel or threading.Event(), open_line, begin_from
    )
    try:
        even, trouble = exchange.run(until_even)
    except SyncTrouble as error:
        note_exchange(store, exchange.peer(), error.code, error.data)
        raise
    finally:
        exchange.close()
    code, data = (trouble.code, trouble.data) if trouble else (None, {})
    note_exchange(store, exchange.peer(), code, data, dates_ignored=exchange.proven)
    store.scrub()
    report = _report(store, exchange, even=even, trouble=code, data=data)
    return msgspec.structs.replace(report, seconds=round(time.monotonic() - started, 3))


def _report(
    store: Store, exchange: _Exchange, *, even: bool, trouble: str | None, data: dict[str, Any]
) -> SyncReport:
    with store.read() as connection:
        conflicts, findings = troubles(connection)
        history = starts.missing(connection)
        waiting = waiting_entries(connection, exchange.peer())
    meter = exchange.line.meter
    return SyncReport(
        online=exchange.reached and trouble is None,
        pushed=exchange.pushed,
        pulled=exchange.pulled,
        waiting=waiting,
        even=even,
        conflicts=conflicts,
        findings=findings + exchange.findings,
        bytes_up=meter.up,
        bytes_down=meter.down,
        requests=meter.requests,
        seconds=0.0,
        trouble=trouble,
        trouble_data=data,
        history=history,
        dates_ignored=exchange.proven,
    )


class _Exchange:
    def __init__(
        self,
        store: Store,
        peer: Peer,
        circles: Collection[str],
        progress: Callable[[Progress], None] | None,
        cancel: threading.Event,
        open_line: Callable[[str], Line],
        begin_from: int,
    ) -> None:
        self._store, self._progress, self._cancel = store, progress, cancel
        self.line = open_line(peer.url)
        self.line.clock_doubted = lambda: _doubted(store, self.peer())
        self.proven = False
        self._calls = Calls(store, peer, self.line)
        self._push = Push(store, self._calls, self._moved)
        self._pull = Pull(store, self._calls, tuple(circles), self._moved, begin_from)
        self._told_at = 0.0
        self._stage = ""
        self._moves = 0

    @property
    def pushed(self) -> int:
        """Entries the peer took and signed for."""
        return self._push.entries

    @property
    def pulled(self) -> int:
        """Entries applied here."""
        return self._pull.entries

    @property
    def findings(self) -> int:
        """Runs that did not fit, of the peer or carried to it, and were left out."""
        return len(self._pull.findings) + len(self._push.findings)

    @property
    def reached(self) -> bool:
        """Whether our server answered at all."""
        return self._calls.reached

    def peer(self) -> Peer:
        """The peer as it stands after what was said so far."""
        return self._calls.peer

    def close(self) -> None:
        """Hangs up."""
        self.line.close()

    def run(self, until_even: bool) -> tuple[bool, Offline | None]:
        """(even, the trouble that ended it or None)."""
        failed = 0
        while True:
            moves, entries = self._moves, self.pushed + self.pulled
            try:
                if self._round():
                    # Facts of today go first: a piece of history, and both ask again.
                    if not self._history():
                        return True, None
                    failed = 0
                    continue
                if self.pushed + self.pulled > entries:
                    failed = 0
                    continue
                if not until_even:
                    return False, None
                failed += 1
                self._wait(failed, None)
            except Offline as trouble:
                got_on = self._moves != moves and trouble.code in _BROKEN_LINE
                failed = 1 if got_on else failed + 1
                if not until_even and (failed >= PATIENCE or not self._calls.reached):
                    return False, trouble
                self._wait(failed, trouble.data.get("retry_after_seconds"))

    def _wait(self, failed: int, asked: float | None) -> None:
        """Waits with jitter, so that a hundred branches do not come back in the same second."""
        delay = min(0.1 * 2 ** min(failed, 10), LONGEST_DELAY) * random.uniform(0.5, 1.0)
        if self._cancel.wait(max(delay, asked or 0)):
            raise Cancelled("cancelled")

    def _round(self) -> bool:
        """One question and what follows from it; True when both stand even."""
        self._tell("contact", 0, 0)
        answer = self._ask()
        if answer is None:
            return True
        self._calls.keep(answer.acknowledged)
        self._calls.keep_passed(answer.passed, answer.centre_at)
        theirs = {stand.chain: stand for stand in answer.stands}
        unfit: Rejected | None = None
        try:
            self._push.run(theirs)
        except Rejected as rejected:
            # An entry of ours that was damaged keeps no news from us.
            unfit = rejected
        except Refused as refused:
            # Which of two disks counts is for the centre to say, never for a hub.
            forked = refused.code == "chain-forked" and self._store.chain in theirs
            if not forked or self._calls.peer.role != CENTRAL:
                raise
            raise part_ways(self._store, self._calls, theirs) from refused
        self._fetch(theirs)
        if unfit is not None:
            raise unfit
        with self._store.read() as connection:
            ours = {one.chain: (one.seq, one.hash) for one in self._ours(connection) if one.seq}
        known = {chain: (one.seq, one.hash) for chain, one in theirs.items()}
        known |= {one.chain: (one.seq, one.hash) for one in self._calls.acknowledged()}
        return ours == known and self._calls.has_word_for_all()

    def _history(self) -> bool:
        with _short_turns():
            return self._pull.history()

    def _fetch(self, theirs: dict[bytes, Stand]) -> None:
        with _short_turns():
            self._pull.run(theirs)
            if righted := follow_centre(self._store, self._calls, theirs, self._pull.refused):
                self._pull.refused -= righted
                self._pull.run(theirs)

    def _ask(self) -> HeadsAnswer | None:
        with self._store.read() as connection:
            heads = self._ours(connection)
        ours = digest(Stand(one.chain, one.feed, one.seq, one.hash) for one in heads)
        answer = self._calls.heads(ours, self._calls.lacking())
        if self.line.dates_ignored and not self.proven:
            answer = self._calls.heads(ours, WANT_OWN)
            self._prove(answer)
        return answer

    def _prove(self, answer: HeadsAnswer | None) -> None:
        """Only the server we enrolled with has its signed word for our chain to show."""
        words = answer.acknowledged if answer else ()
        if not any(verify_acknowledgement(self.peer().public_key, one) for one in words):
            raise Offline("tls-dates", host=self.line.host)
        self.proven = True

    def _ours(self, connection: Connection) -> list[ChainHead]:
        return replica.heads(connection, (self._store.feed, NATIONAL))

    def _moved(self, stage: str, done: int, total: int) -> None:
        self._moves += 1
        self._tell(stage, done, total)

    def _tell(self, stage: str, done: int, total: int) -> None:
        """Passes progress on, at most five times a second in a stage; stops where cancelled."""
        if self._cancel.is_set():
            raise Cancelled("cancelled")
        if self._progress is None:
            return
        now = time.monotonic()
        if stage != self._stage or now - self._told_at >= PROGRESS_SECONDS:
            self._told_at, self._stage = now, stage
            self._progress(Progress(stage, done, total))


def _doubted(store: Store, peer: Peer) -> bool:
    """Whether our clock may be wrong by years: it jumped, differs from the last server time, or
    says that nobody was met for half a year."""
    at, (offset, suspect) = store.clock.read()
    silent = abs(at - (peer.contact_at or at))
    return suspect or abs(offset or 0) > DAY_MS or silent > LONG_SILENCE_MS


@contextmanager
def _short_turns() -> Iterator[None]:
    """While entries are applied, threads of the counter get their turn every half millisecond."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
