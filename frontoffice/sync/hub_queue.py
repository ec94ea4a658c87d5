"""A counter's way to the queue of its hub: one request for a ticket, and the news soon after.

A hub that does not answer within a second is left alone for a while, and the counter calls by
itself. Nothing here runs on the desktop's own thread: calls come from its database lane.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from frontoffice.domain.errors import (
    FrontOfficeError,
    NotFound,
    Refused,
    Rejected,
    RuleViolation,
    SyncTrouble,
)
from frontoffice.journal.segment import for_circles, pack
from frontoffice.store import replica
from frontoffice.store.carriage import take_segment
from frontoffice.store.replica import Peer
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls, acknowledged_by
from frontoffice.sync.carrying import held_by
from frontoffice.sync.discover import PORT, listen
from frontoffice.sync.hub import hubs, keep
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import Cargo, QueueAnswer, QueueRequest, granted

ANSWER_SECONDS = 1.0
"""So long a counter waits for its hub; then it calls alone."""

SILENT_SECONDS = 5.0
"""So long a silent hub is not asked again by a call; the news go on looking for it."""

LOOK_SECONDS, NEWS_SECONDS = 0.3, 3.0
"""How often an own act is looked for, and what others did is asked for."""

MOST_ANSWERS = 20

MOST_OWN = 500
"""More own entries than this go by the ordinary exchange, not with a call."""


class _Given(msgspec.Struct):
    stream: str
    state: str


class HubQueue:
    """The hub's queue as `Home.hub` holds it; safe from several threads."""

    def __init__(
        self,
        store: Store,
        open_line: Callable[[str], Line] | None = None,
        steady: Callable[[], float] = time.monotonic,
        beacon_port: int = PORT,
    ) -> None:
        self._store, self._steady, self._beacon_port = store, steady, beacon_port
        self._open_line = open_line or partial(Line, stall_seconds=ANSWER_SECONDS)
        self._lock = threading.Lock()
        self._line: tuple[str, Line] | None = None
        self._silent_until = 0.0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.alone = False

    @property
    def known(self) -> bool:
        """Whether this station has a hub at all."""
        return bool(hubs(self._store))

    def ask(self, asked: Any) -> bytes | None:
        """The ticket a hub gave, its facts being here then; None where none answers.

        Raises RuleViolation and NotFound as the hub's own services say no.
        """
        if self._steady() < self._silent_until:
            return None
        told = msgspec.structs.asdict(asked)
        if asked.act in ("issue", "arrive"):
            # A wish of its own: asked again after a lost answer, it is the same number.
            told["number"] = os.urandom(8).hex()
        said = self._exchange(QueueRequest(behind=(), **told))
        if said is None:
            return None
        if said.refused:
            kind, code, data = msgspec.msgpack.decode(said.refused)
            if code in ("staff-unknown", "appointment-unknown"):
                # The hub has not heard of this officer or this person yet; the counter may have.
                self.alone = code == "staff-unknown"
                return None
            raise (RuleViolation if kind == "rule" else NotFound)(code, **data)
        self._fetch_up_to(said.moved)
        return said.moved

    def _fetch_up_to(self, moved: bytes) -> None:
        """After a long silence one answer does not hold all the news up to the ticket's call."""
        told = msgspec.msgpack.decode(moved, type=_Given)
        for _ in range(MOST_ANSWERS):
            state = self._store.peek(
                "SELECT state FROM ticket_row WHERE stream = ?", (told.stream,)
            )
            if state == told.state or not self.tell():
                return

    def tell(self) -> bool:
        """Brings the hub what was written here, and its news back; whether it answered."""
        return self._exchange(QueueRequest("news", "", 0, ())) is not None

    def follow(self) -> None:
        """Goes on telling and asking in a thread of its own until closed."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._follow, name="hub", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Ends the following and hangs up."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(2 * ANSWER_SECONDS + 1)
        with self._lock:
            self._hang_up()

    def _follow(self) -> None:
        told, at = -1, -NEWS_SECONDS
        while not self._stop.wait(LOOK_SECONDS):
            try:
                own = self._own_seq()
                if own == told and self._steady() - at < NEWS_SECONDS:
                    continue
                if not self.known or self.tell():
                    told = own
                else:
                    self._look_around()
                at = self._steady()
            except FrontOfficeError:
                # The disk is full or the file is busy: the counter says so itself.
                continue

    def _look_around(self) -> None:
        """A known hub may answer elsewhere today: it says so on the LAN."""
        known = {one.public_key: one.url for one in hubs(self._store)}
        for found in listen(self._store, stop=self._stop, port=self._beacon_port):
            if known.get(found.public_key, found.url) != found.url:
                keep(self._store, found.url, found.public_key, found.certificate)

    def _own_seq(self) -> int:
        seq = self._store.peek("SELECT seq FROM chain WHERE chain = ?", (self._store.chain,))
        return int(seq or 0)

    def _exchange(self, wanted: QueueRequest) -> QueueAnswer | None:
        with self._lock:
            for hub in hubs(self._store):
                # A kept connection may have died meanwhile: it is dialled once more.
                for _ in range(2 if self._line is not None else 1):
                    try:
                        return self._with(hub, wanted)
                    except SyncTrouble as trouble:
                        self._hang_up()
                        if trouble.code != "line-down":
                            break
            self.alone = True
            self._silent_until = self._steady() + SILENT_SECONDS
            return None

    def _with(self, hub: Peer, wanted: QueueRequest) -> QueueAnswer:
        calls = Calls(self._store, hub, self._line_to(hub))
        with self._store.read() as connection:
            heads = replica.heads(connection)
        behind = tuple((one.chain, one.seq) for one in heads if one.seq)
        cargoes = self._own(hub)
        said = calls.queue(msgspec.structs.replace(wanted, behind=behind, cargoes=cargoes))
        calls.keep(said.acknowledged)
        calls.keep_contact()
        for cargo in said.cargoes:
            try:
                take_segment(self._store, cargo.feed, cargo.public_key, cargo.segment)
            except (Refused, Rejected):
                # The exchange meets it too and says so; a ticket does not wait for that.
                continue
        self.alone, self._silent_until = False, 0.0
        return said

    def _own(self, hub: Peer) -> tuple[Cargo, ...]:
        """What this station wrote since the hub's last word, where that is little."""
        store = self._store
        given = {one.chain: one for one in acknowledged_by(hub)}
        with store.read() as connection:
            head = next(one for one in replica.heads(connection) if one.chain == store.chain)
            word = given.get(head.chain)
            after = word.seq if word else 0
            if word is not None and word.hash != replica.hash_at(
                connection, head.chain, head.public_key, head.feed, after
            ):
                return ()
            if not 0 < head.seq - after <= MOST_OWN:
                return ()
            run = replica.read_run(connection, store, head, after, MOST_OWN)
        segment = pack(*run)
        circles = granted(segment.personal, held_by(store, hub) or ())
        return (Cargo(head.feed, head.public_key, for_circles(segment, circles)),)

    def _line_to(self, hub: Peer) -> Line:
        if self._line is None or self._line[0] != hub.url:
            self._hang_up()
            self._line = (hub.url, self._open_line(hub.url))
        return self._line[1]

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line[1].close()
        self._line = None
