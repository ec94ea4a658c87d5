"""Facts of the queue: a ticket from its issue to its end, and the breaks of a counter.

Nothing here is personal but a free reason; of a priority only the group is kept, never the kind of
disability (DOMAIN section 4).
"""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.facts import Fact, ReasonPersonal, fact

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
    """Somebody got a number; `on` is the office's own day, `also` further (agency, service)."""

    ticket: str
    on: dt.date
    office: str
    agency: str
    service: str = ""
    also: tuple[tuple[str, str], ...] = ()
    priority: str | None = None


@fact("ticket.called/1", "ticket", personal=ReasonPersonal)
class TicketCalled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A counter calls the ticket, for a stated reason (`queue_order.REASONS`).

    `among` are the agencies the counter chose from, none meaning all: with it the choice can be
    made again from the facts before it. An out-of-order call has its words in the personal part.
    """

    counter: int
    reason: str
    among: tuple[str, ...] = ()


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
    """The visit is set aside with a reason, not lost."""

    counter: int


@fact("ticket.returned/1", "ticket")
class TicketReturned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The citizen is back, with the papers that were missing: in line again, after the current."""


@fact("ticket.transferred/1", "ticket", personal=ReasonPersonal)
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


@fact("counter.break_began/1", "break")
class BreakBegan(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A counter stops calling for a while."""

    office: str
    on: dt.date
    counter: int


@fact("counter.break_ended/1", "break")
class BreakEnded(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The counter calls again."""
