"""The handover of a shift: what was open, who gave it, who took it or objected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, Recorded, fact
from frontoffice.domain.stream import counted

KINDS = ("case", "due", "ready", "draft", "ticket", "print", "cash")
"""What a page lists: open cases, promises due, products to hand out, drafts, parked tickets,
papers nobody confirmed, and a cash drawer that is not closed."""


class OpenItem(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """One open thing, without personal data: its kind, its number, its state, its date."""

    kind: str
    key: str
    state: str = ""
    on: dt.date | None = None
    rupiah: int | None = None


class HandoverPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Free words to whoever takes over."""

    words: str = ""


@fact("shift.handed_over/1", "shift", personal=HandoverPersonal)
class ShiftHandedOver(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What an officer left open at a counter, signed with the officer's PIN.

    `to` is who is meant to take it, "" for whoever comes next to the counter. `absent`: a
    supervisor did it for an officer who did not come (the entry's actor is the supervisor).
    """

    office: str
    on: dt.date
    counter: int
    staff: str
    to: str = ""
    items: tuple[OpenItem, ...] = ()
    absent: bool = False


@fact("shift.accepted/1", "answer")
class ShiftAccepted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Another officer took it over, with their own PIN."""

    staff: str


@fact("shift.objected/1", "answer", personal=ReasonPersonal)
class ShiftObjected(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Another officer found it otherwise than listed, with their own PIN and in their words."""

    staff: str


@dataclass(slots=True)
class Shift:
    """One handover as it stands: `state` is open, accepted or objected; instants UTC ms."""

    stream: str
    opened: ShiftHandedOver
    at: int
    by: str
    words: str = ""
    state: str = "open"
    answered_by: str = ""
    answered_at: int | None = None
    objection: str = ""


def fold(stream: str, recorded: Sequence[Recorded]) -> Shift | None:
    """The handover; None while its opening fact is not here. Two answers apart: still open."""
    shift: Shift | None = None
    for item in counted(recorded):
        match item.body:
            case ShiftHandedOver() as body if shift is None:
                words = item.personal.words if isinstance(item.personal, HandoverPersonal) else ""
                shift = Shift(stream, body, item.at, item.actor, words)
            case ShiftAccepted() | ShiftObjected() as body if shift is not None:
                objected = isinstance(body, ShiftObjected)
                shift.state = "objected" if objected else "accepted"
                shift.answered_by, shift.answered_at = body.staff, item.at
                if isinstance(item.personal, ReasonPersonal):
                    shift.objection = item.personal.reason
    return shift
