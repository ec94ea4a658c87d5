"""What a colleague typed of a called visit and left: at this PC, or at another counter."""

from __future__ import annotations

from dataclasses import dataclass

from frontoffice.services import drafts, people
from frontoffice.services.drafts import Draft
from frontoffice.services.home import Home
from frontoffice.services.queue_visit import AtCounter
from frontoffice.services.shifts import name_of


@dataclass(frozen=True, slots=True)
class Left:
    """A colleague's draft of the visit and who that is; without one the counter that keeps it."""

    ticket: str
    draft: Draft | None = None
    name: str = ""
    counter: int = 0


def left_of(home: Home, visit: AtCounter) -> Left | None:
    """What the officer who called may go on with; a colleague's of another agency stays unseen."""
    if visit.draft is not None:
        return None
    with home.store.read() as connection:
        draft = drafts.of_ticket(connection, visit.stream)
    if draft is None:
        counter = visit.left_at or home.card.station
        return None if counter == home.card.station else Left(visit.stream, counter=counter)
    lacking = people.advice(home, str(draft.request.get("service") or ""))
    if draft.staff == home.officer.staff or (lacking and lacking.code == "agency-not-yours"):
        return None
    return Left(visit.stream, draft, name_of(home, draft.staff))
