"""The hall's board on this PC: whom to call out, who was called before, who comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.queue_order import Estimate
from frontoffice.services import queue_board
from frontoffice.services.home import Home

RECENT, NEXT = 3, 7


def translate(words: str) -> str:
    """The words in the reader's language."""
    return QCoreApplication.translate("Hall", words)


@dataclass(frozen=True, slots=True)
class Called:
    """A ticket at a counter; `calls` how often it was called."""

    ticket: str
    counter: int
    service: str
    calls: int


@dataclass(frozen=True, slots=True)
class Coming:
    """A ticket that waits, with how long in words; empty where nobody knows."""

    ticket: str
    service: str
    wait: str


@dataclass(frozen=True, slots=True)
class HallBoard:
    """What hangs on the wall: nothing of a person."""

    called: tuple[Called, ...] = ()
    coming: tuple[Coming, ...] = ()


def read_hall(home: Home) -> HallBoard:
    """The board of today as this PC knows it, the latest call first."""
    board, names = queue_board.read(home), queue_board.service_names(home)
    latest = sorted(board.serving, key=lambda one: -one.since_at)[: 1 + RECENT]
    called = tuple(
        Called(one.ticket, one.counter, names.get(one.service, one.service), one.calls)
        for one in latest
    )
    coming = tuple(
        Coming(one.choice.ticket.ticket, names.get(one.service, one.service), _wait(one.estimate))
        for one in board.waiting[:NEXT]
    )
    return HallBoard(called, coming)


def new_calls(before: HallBoard | None, now: HallBoard) -> list[Called]:
    """What has to be said aloud since `before`, the earliest first; nothing at the beginning."""
    if before is None:
        return []
    heard = {one.ticket: one.calls for one in before.called}
    fresh = [one for one in now.called if heard.get(one.ticket, 0) < one.calls]
    return list(reversed(fresh))


def _wait(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    low, high = estimate.minutes
    if high <= 1:
        return translate("segera")
    if low == high:
        return translate("{minutes} menit").replace("{minutes}", str(high))
    words = translate("{low}-{high} menit").replace("{low}", str(low))
    return words.replace("{high}", str(high))
