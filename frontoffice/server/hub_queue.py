"""The queue at the hub: a call is its grant, written here before the counter hears of it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

import msgspec

from frontoffice.domain.errors import FrontOfficeError, NotFound, Rejected, RuleViolation
from frontoffice.domain.queue_order import REASONS, Choice, Waiting
from frontoffice.domain.ticket import fold
from frontoffice.server.admission import Caller
from frontoffice.server.hub import HubDesk
from frontoffice.services import appointments, queue, queue_board
from frontoffice.services.home import Home
from frontoffice.services.queue_hub import NUMBERING, Moved
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes
from frontoffice.sync.wire import QueueAnswer, QueueRequest

NEWS = 1000
"""Most entries that go along with a ticket; the exchange brings the rest."""


ISSUED = 200
"""So many of the latest numbers are given again to a counter whose answer was lost."""


class QueueDesk:
    """Gives tickets away, one counter after the other."""

    def __init__(self, desk: HubDesk) -> None:
        self._desk = desk
        self._turn = threading.Lock()
        self._issued: OrderedDict[tuple[bytes, str], Moved] = OrderedDict()

    def answer(self, caller: Caller, wanted: QueueRequest) -> QueueAnswer:
        """Takes what the counter wrote, gives it a ticket, and tells it the news.

        Raises Rejected and Refused for a run that does not fit; a rule of the queue that says no
        is part of the answer, because the news explain it.
        """
        words = self._desk.take(wanted.cargoes)
        moved, refused = b"", b""
        if wanted.act != "news":
            try:
                with self._turn:
                    moved = msgspec.msgpack.encode(self._given(caller, wanted))
            except (RuleViolation, NotFound) as error:
                refused = _refusal(error)
        cargoes = self._desk.cargoes(
            caller,
            wanted.behind,
            caller.circles,
            NEWS,
            first=self._desk.store.chain,
            unknown_too=True,
        )
        return QueueAnswer(moved, refused, tuple(cargoes), tuple(words))

    def _given(self, caller: Caller, wanted: QueueRequest) -> Moved:
        home = self._desk.home.acting_as(wanted.actor)
        if wanted.act in NUMBERING:
            return self._number(home, caller, wanted)
        try:
            moved = _act(home, wanted)
        except RuleViolation as busy:
            if busy.code != "counter-busy":
                raise
            again = self._unheard(home, wanted)
            if again is None:
                raise
            return again
        return msgspec.structs.replace(moved, changes=Changes())

    def _number(self, home: Home, caller: Caller, wanted: QueueRequest) -> Moved:
        """A new number, or the one this very wish was given and the counter never heard of."""
        wish = (caller.public_key, wanted.number)
        if wanted.number and wish in self._issued:
            return self._issued[wish]
        moved = msgspec.structs.replace(_act(home, wanted), changes=Changes())
        self._issued[wish] = moved
        while len(self._issued) > ISSUED:
            self._issued.popitem(last=False)
        return moved

    def _unheard(self, home: Home, wanted: QueueRequest) -> Moved | None:
        """The ticket this counter was given and never heard of: the answer was lost."""
        with home.store.read() as connection:
            stream = connection.exec_driver_sql(
                "SELECT stream FROM ticket_row WHERE office = ? AND day = ? AND state = 'serving' "
                "AND counter = ?",
                (*queue_board.place(home, home.now()), wanted.counter),
            ).scalar()
            ticket = fold(stream, read_stream(connection, stream)) if stream else None
        call = ticket.call if ticket else None
        if ticket is None or call is None or ticket.opened is None:
            return None
        chain, seq = call.ref
        heard = dict(wanted.behind).get(home.store.chain, 0)
        if bytes.fromhex(chain) != home.store.chain or seq <= heard:
            return None
        return Moved(
            ticket=ticket.opened.ticket,
            stream=ticket.stream,
            state=ticket.state,
            service=ticket.service or ticket.agency,
            counter=call.counter,
            calls=1,
            choice=Choice(
                ticket=Waiting(
                    ticket=ticket.opened.ticket,
                    stream=ticket.stream,
                    entered_at=call.at - call.waited_ms,
                    agency=ticket.agency,
                    priority=ticket.opened.priority,
                ),
                reason=call.reason if call.reason in REASONS else "regular",
                waited_ms=call.waited_ms,
            ),
        )


def _act(home: Home, wanted: QueueRequest) -> Moved:
    if wanted.act == "next":
        return queue.call_next(home, wanted.counter, wanted.wanted)
    if wanted.act == "again":
        return queue.recall(home, wanted.number, wanted.counter)
    if wanted.act == "out-of-order":
        return queue.call_out_of_order(home, wanted.number, wanted.words, wanted.counter)
    if wanted.act == "issue" and wanted.wanted:
        first, *also = wanted.wanted
        return queue.issue(home, first, also=also, priority=wanted.priority or None)
    if wanted.act == "arrive":
        return appointments.arrive(home, wanted.words, also=wanted.wanted)
    raise Rejected("message-bad", kind="QueueRequest")


def _refusal(error: FrontOfficeError) -> bytes:
    kind = "rule" if isinstance(error, RuleViolation) else "unknown"
    data: dict[str, Any] = error.data
    return msgspec.msgpack.encode((kind, error.code, data))
