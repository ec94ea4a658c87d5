"""The queue over a hub: a call or a number is asked of it, and made here alone where it is silent.

Who asks it lies above the services (`sync.hub_queue`); a home is given it when it is opened.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol

import msgspec

from frontoffice.domain.queue_facts import TicketCalled, TicketIssued
from frontoffice.domain.queue_order import Choice
from frontoffice.domain.ticket import ABSENT, LAST_SERIAL, ticket_number
from frontoffice.services import queue_board as board
from frontoffice.services.home import Home
from frontoffice.store.work import Changes, Work

P = ParamSpec("P")

NUMBERING = ("issue", "arrive")
"""What somebody gets a number by; asked again after a lost answer it is the same one."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket after an act: where it is now, and which counter has or had it.

    `choice` says why it was called, None for other acts; `calls` how often the hall heard it.
    `without_hub`: called or numbered while the branch's hub was silent; `also` are the services the
    visit still asks for after the present one.
    """

    ticket: str
    stream: str
    state: str
    service: str
    also: tuple[str, ...] = ()
    counter: int | None = None
    calls: int = 0
    choice: Choice | None = None
    changes: Changes = Changes()
    without_hub: bool = False


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a counter wants of the hub: `act` next, again, out-of-order, issue or arrive; by whom.

    `words` are the reason of a call, the code of an appointment.
    """

    act: str
    actor: str
    counter: int
    wanted: tuple[str, ...] = ()
    number: str = ""
    words: str = ""
    priority: str = ""


class QueueHub(Protocol):
    """The way to a branch's hub, as a home holds it."""

    @property
    def known(self) -> bool:
        """Whether this station has a hub at all."""

    @property
    def alone(self) -> bool:
        """Whether the hub was silent when it was asked last."""

    def ask(self, asked: Asked) -> bytes | None:
        """The `Moved` (msgpack) a hub gave, its facts being here then; None where silent.

        Raises RuleViolation and NotFound as the hub's own services say no.
        """

    def close(self) -> None:
        """Hangs up."""


def granted(
    act: str, right: str
) -> Callable[[Callable[Concatenate[Home, P], Moved]], Callable[Concatenate[Home, P], Moved]]:
    """Asks the hub first; where there is none, or it does not answer, the act happens here."""

    def wrap(
        function: Callable[Concatenate[Home, P], Moved],
    ) -> Callable[Concatenate[Home, P], Moved]:
        signature = inspect.signature(function)

        @functools.wraps(function)
        def asked(home: Home, /, *args: P.args, **kwargs: P.kwargs) -> Moved:
            hub = home.hub
            if hub is None or not hub.known:
                return function(home, *args, **kwargs)
            given = signature.bind(home, *args, **kwargs).arguments
            wanted = _asked(home, act, home.require(right).staff, given)
            answer = hub.ask(wanted) if wanted is not None else None
            if answer is None:
                return function(home, *args, **kwargs)
            moved = msgspec.msgpack.decode(answer, type=Moved)
            kind = TicketIssued.KIND if act in NUMBERING else TicketCalled.KIND
            changes = Changes(frozenset((moved.stream,)), frozenset((kind,)))
            return msgspec.structs.replace(moved, changes=changes)

        return asked

    return wrap


def _asked(home: Home, act: str, staff: str, given: dict[str, Any]) -> Asked | None:
    """What to ask; None for what a counter does by itself: repeating its own call."""
    counter = given.get("counter") or home.card.station
    number = (given.get("number") or "").strip().upper()
    if act == "again" and _state(home, number) not in ABSENT:
        return None
    if act == "issue":
        wanted: Sequence[str] = (given["wanted"], *given.get("also", ()))
    elif act == "arrive":
        wanted = tuple(given.get("also", ()))
    else:
        wanted = tuple(given.get("agencies") or ()) or board.agencies_of(home, counter)
    return Asked(
        act=act,
        actor=staff,
        counter=counter,
        wanted=tuple(wanted),
        number=number,
        words=given.get("reason") or given.get("code") or "",
        priority=given.get("priority") or "",
    )


def _state(home: Home, number: str) -> str:
    return str(
        home.store.peek(
            "SELECT state FROM ticket_row WHERE office = ? AND day = ? AND ticket = ?",
            (*board.place(home, home.now()), number),
        )
    )


def why_words(moved: Moved, language: str = "id") -> str:
    """Why this one was called, and that it was without the hub; "" where nothing is to be said."""
    parts = [board.reason_words(moved.choice, language)] if moved.choice else []
    if moved.without_hub:
        parts.append(board.hub_words(language))
    return " ".join(parts)


def next_serial(home: Home, work: Work, letter: str) -> str:
    """The day's next number under a letter: `A017`, or `A03-017` where a hub gives the plain ones.

    Raises RuleViolation `ticket-numbers-used-up`.
    """
    by_hub = home.hub is not None and home.hub.known
    own = f"{letter}{home.card.station:02}-" if by_hub else ""
    last = work.value(
        "SELECT max(serial) FROM ticket_row WHERE office = ? AND day = ? AND letter = ? "
        "AND CASE WHEN ? = '' THEN ticket NOT LIKE '%-%' ELSE ticket LIKE ? END",
        (*board.place(home, work.at), letter, own, f"{own}%"),
    )
    serial = (last or 0) + 1
    if own and serial <= LAST_SERIAL:
        return f"{own}{serial:03}"
    return ticket_number(letter, serial)
