"""Facts of the queue: a ticket from its issue to its end, and the breaks of a counter.

Nothing here is personal but a free reason; of a priority only the group is kept, never the kind of
disability (DOMAIN section 4).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, fact

PRIORITIES = (
    "disabled",
    "elderly",
    "pregnant",
    "nursing",
    "child",
    "natural_disaster",
    "social_disaster",
)
"""Who is served first (UU 25/2009 ps. 29 with its gloss; lansia from 60, UU 13/1998)."""

OUTCOMES = ("served", "answered", "referred", "left")
"""How a service at a counter ended; `answered` a question without a form."""


@fact("ticket.issued/1", "ticket")
class TicketIssued(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody got a number; `on` is the office's own day, `also` further (agency, service).

    `appointment` is the stream it answers to: with `due_at` (UTC ms) a time given, with `came_back`
    a ticket kept from an earlier day, in line behind the person who is served.
    """

    ticket: str
    on: dt.date
    office: str
    agency: str
    service: str = ""
    also: tuple[tuple[str, str], ...] = ()
    priority: str | None = None
    appointment: str | None = None
    due_at: int | None = None
    came_back: bool = False


@fact("ticket.called/1", "ticket", personal=ReasonPersonal)
class TicketCalled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A counter calls the ticket, for a stated reason (`queue_order.REASONS`).

    `among` are the agencies the counter chose from, none meaning all: with it the choice can be
    made again from the facts before it. An out-of-order call has its words in the personal part.
    `without_hub`: the branch's hub was silent, so another counter may have called it too.
    """

    counter: int
    reason: str
    among: tuple[str, ...] = ()
    without_hub: bool = False


@fact("ticket.recalled/1", "ticket")
class TicketRecalled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Nobody came yet; the ticket is called again by the same counter."""

    counter: int


@fact("ticket.no_show/1", "ticket")
class TicketNotShown(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Nobody came after the repeats (*lewat*); it can be called again the same day."""

    counter: int


@fact("ticket.parked/1", "ticket", personal=ReasonPersonal)
class TicketParked(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The visit is set aside with a reason, not lost; `typed`: a draft of it waits at that PC."""

    counter: int
    typed: bool = False


@fact("ticket.draft_taken/1")
class TicketDraftTaken(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer goes on with what a colleague (`staff`) had typed of the visit at this PC."""

    counter: int
    staff: str


@fact("ticket.returned/1", "ticket")
class TicketReturned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The citizen is back, with the papers that were missing: in line again, after the current."""


class CarriedPersonal(ReasonPersonal, frozen=True, kw_only=True, omit_defaults=True):
    """Why a visit is sent on, and what was typed of it so far, for the counter that goes on."""

    draft: dict[str, Any] = {}


@fact("ticket.transferred/1", "ticket", personal=CarriedPersonal)
class TicketTransferred(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """To another counter, agency or both, keeping the time since which it waits."""

    counter: int
    agency: str
    service: str = ""
    to_counter: int | None = None


@fact("ticket.finished/1", "ticket")
class TicketFinished(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The service at this counter ended; the visit goes on while further services are wanted."""

    counter: int
    outcome: str = "served"


@fact("ticket.continued/1", "ticket")
class TicketContinued(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The next service of the same visit begins at this counter, without another call."""

    counter: int
    agency: str
    service: str = ""


@fact("ticket.paused/1", "ticket")
class TicketPaused(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The service stands still through nobody's doing here: power, line or a system elsewhere.

    `since_at` (UTC ms) where that is only noticed later, such as after a power cut.
    """

    counter: int
    since_at: int | None = None


@fact("ticket.resumed/1", "ticket")
class TicketResumed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The service goes on; the time between does not count as service."""

    counter: int


@fact("ticket.case_opened/1")
class TicketCaseOpened(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An application of this visit was registered: the case's stream."""

    case: str


@fact("ticket.kept/1", "ticket")
class TicketKept(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Not served today: the place is kept for a later day under an appointment (its stream)."""

    appointment: str


@fact("ticket.cancelled/1", "ticket", personal=ReasonPersonal)
class TicketCancelled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Not served and not kept; the reason is what the citizen was told."""


class AppointmentPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Who comes."""

    name: str = ""
    phone: str | None = None


@fact("appointment.made/1", "appointment", personal=AppointmentPersonal)
class AppointmentMade(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A time was promised; found by `code` or name. Without `due_at` any time of that day.

    `kept_from` is the ticket (stream) that was not served on the day it was given.
    """

    code: str
    office: str
    on: dt.date
    due_at: int | None = None
    agency: str
    service: str = ""
    priority: str | None = None
    kept_from: str | None = None


@fact("appointment.arrived/1", "appointment")
class AppointmentArrived(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The person is here and got a ticket (its stream)."""

    ticket: str


@fact("appointment.cancelled/1", "appointment", personal=ReasonPersonal)
class AppointmentCancelled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The person will not come, or the office cannot serve."""


@fact("help.asked/1", "help", personal=ReasonPersonal)
class HelpAsked(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A counter quietly asks a supervisor to come; what for is only for supervisors to read."""

    office: str
    on: dt.date
    counter: int
    ticket: str | None = None


@fact("help.answered/1", "help", personal=ReasonPersonal)
class HelpAnswered(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A supervisor came; what was done is only for supervisors to read."""


@fact("counter.break_began/1", "break")
class BreakBegan(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A counter stops calling for a while."""

    office: str
    on: dt.date
    counter: int


@fact("counter.break_ended/1", "break")
class BreakEnded(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The counter calls again."""
