"""The story of one queue number in plain words, for who asks how somebody was served."""

from __future__ import annotations

import msgspec

from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import ReasonPersonal, Recorded
from frontoffice.domain.queue_facts import TicketCaseOpened, TicketIssued
from frontoffice.domain.staff import may
from frontoffice.services.home import Home
from frontoffice.services.report_tables import Wording
from frontoffice.store.entries import read_stream


class TicketStep(msgspec.Struct, frozen=True):
    """One fact of a number: when (UTC ms), what, at which counter and why."""

    at: int
    what: str
    detail: str


class TicketStory(msgspec.Struct, frozen=True, kw_only=True):
    """A number from its issue on; `cases` are the streams of what was applied for."""

    ticket: str
    service: str
    steps: tuple[TicketStep, ...]
    cases: tuple[str, ...]


def read(home: Home, stream: str, named: Wording) -> TicketStory:
    """The story of a number; typed reasons only for who may read personal data.

    Raises PermissionDenied, NotFound `ticket-unknown`.
    """
    typed = may(home.require("queue.board").role, "privacy.view")
    with home.store.read() as connection:
        recorded = read_stream(connection, stream)
    issued = next((one.body for one in recorded if isinstance(one.body, TicketIssued)), None)
    if issued is None:
        raise NotFound("ticket-unknown", ticket=stream[:40])
    ordered = sorted(recorded, key=lambda one: (one.at, one.ref))
    return TicketStory(
        ticket=issued.ticket,
        service=named.service(issued.service),
        steps=tuple(_step(one, named, typed=typed) for one in ordered),
        cases=tuple(one.body.case for one in ordered if isinstance(one.body, TicketCaseOpened)),
    )


def _step(one: Recorded, named: Wording, *, typed: bool) -> TicketStep:
    counter = getattr(one.body, "counter", None)
    parts = [named.say("behind", "counter").format(n=counter)] if counter else []
    why = getattr(one.body, "reason", "")
    parts += [named.say("call_reason", why)] if why else []
    if typed and isinstance(one.personal, ReasonPersonal):
        parts.append(one.personal.reason)
    kind = one.kind.partition("/")[0].removeprefix("ticket.")
    return TicketStep(one.at, named.say("ticket_fact", kind), ", ".join(parts))
