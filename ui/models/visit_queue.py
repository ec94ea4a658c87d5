"""The queue as the Loket screen reads and works it, on the database lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLockFile

from frontoffice.domain.errors import FrontOfficeError, NotFound
from frontoffice.domain.ticket import Figures
from frontoffice.services import drafts, queue, queue_board, queue_visit
from frontoffice.services.drafts import Draft
from frontoffice.services.home import Home
from frontoffice.services.queue_board import Board
from frontoffice.services.queue_hub import Moved, why_words
from frontoffice.services.queue_visit import AtCounter
from frontoffice.services.shifts import name_of
from ui.models.visit import from_plain
from ui.models.visit_left import Left, left_of
from ui.models.visit_start import take_draft


@dataclass(frozen=True, slots=True)
class Line:
    """Who waits for this counter, what services are called, how the day went so far.

    `typed_by` names the colleague at this PC who left entries, by ticket.
    """

    board: Board
    names: Mapping[str, str]
    figures: Figures
    counter: int
    typed_by: Mapping[str, str]

    @property
    def resting(self) -> bool:
        """Whether this counter is on a break."""
        return self.counter in self.board.breaks


def read_line(home: Home, language: str) -> Line:
    """The queue in front of this counter."""
    counter = home.card.station
    board = queue_board.read(home, language, counter=counter)
    typed_by = {
        from_plain(one.place.get("typed")).ticket: name_of(home, one.staff)
        for one in drafts.of_colleagues(home)
    }
    names, figures = queue_board.service_names(home), queue_board.figures(home)
    return Line(board, names, figures, counter, typed_by)


@dataclass(frozen=True, slots=True)
class Called:
    """Who came to the counter: the visit, why it was its turn, its draft where there is one."""

    visit: AtCounter
    why: str = ""
    draft: tuple[Draft, QLockFile] | None = None
    left: Left | None = None


def call_next(home: Home, language: str, park: str | None, finish: bool) -> Called | None:
    """The next one after the present one was set aside (`park`: why) or has ended.

    None where nobody waits: the present one has left all the same.
    """
    leave(home, park, finish)
    try:
        moved = queue.call_next(home)
    except NotFound:
        return None
    return _called(home, moved, why_words(moved, language))


def call_chosen(home: Home, number: str, reason: str, park: str | None, finish: bool) -> Called:
    """One out of order, with a reason."""
    leave(home, park, finish)
    return _called(home, queue.call_out_of_order(home, number, reason))


def call_again(home: Home, number: str, park: str | None, finish: bool) -> Called:
    """One that was set aside or missed its call."""
    leave(home, park, finish)
    return _called(home, queue.recall(home, number))


def leave(home: Home, park: str | None, finish: bool) -> None:
    """The counter gets free for the next one."""
    if park is not None:
        queue.park(home, park)
    elif finish:
        queue.finish(home)


def _called(home: Home, moved: Moved, why: str = "") -> Called:
    visit = queue_visit.at_counter(home)
    assert visit is not None
    own = _own_draft(home, moved.stream)
    return Called(visit, why, own, None if own else left_of(home, visit))


def _own_draft(home: Home, stream: str) -> tuple[Draft, QLockFile] | None:
    """What was typed of this ticket here before."""
    for one in drafts.mine(home):
        if from_plain(one.place.get("typed")).ticket_stream == stream:
            try:
                return take_draft(home, one.id)
            except FrontOfficeError:
                return None
    return None


def send_on(
    home: Home, to: Mapping[str, Any], reason: str, typed: dict[str, Any] | None
) -> tuple[Moved, str]:
    """Sends the visit on, with what was typed of it; the ticket and where it went in words."""
    moved = queue.transfer(home, **to, reason=reason, draft=typed)
    names = queue_board.service_names(home)
    place = names.get(moved.service, moved.service)
    return moved, f"loket {to['to_counter']}" if to.get("to_counter") else place
