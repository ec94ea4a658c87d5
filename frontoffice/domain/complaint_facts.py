"""Facts of a complaint, suggestion, praise or request: from its filing to its end.

Who complains, about whom and in what words is personal and stays with supervisors; the body of an
anonymous one says nothing that its neighbours in the journal could be set against (DESIGN 4).
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, Personal, fact

KINDS = ("complaint", "suggestion", "praise", "information", "privacy")
CHANNELS = ("counter", "box", "phone", "web", "social", "letter")
TOPICS = ("service", "officer", "facility", "road", "environment", "infrastructure", "other")
CLASSES = ("unsupervised", "supervised", "information", "suggestion", "praise", "privacy")
MALADMINISTRATION = (
    "undue_delay",
    "no_service",
    "incompetence",
    "abuse_of_authority",
    "deviation",
    "demand_for_reward",
    "impropriety",
    "partiality",
    "discrimination",
    "conflict_of_interest",
)
"""Ten kinds (ORI 26/2017 ps. 11), an optional second classification."""

OUTWARD = ("lapor", "ombudsman")


_DEGREES = r"([+-]?\d{1,3}[.,]\d+)"
_COORDINATES = re.compile(rf"{_DEGREES}\s*[;, ]\s*{_DEGREES}")
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5


def place_words(typed: str) -> str:
    """A place in words as typed, or coordinates in one form: `-6.21460, 106.84510`.

    Raises RuleViolation `complaint-place-bad` for coordinates outside Indonesia.
    """
    words = " ".join(typed.split())
    found = _COORDINATES.fullmatch(words)
    if found is None:
        return words
    latitude, longitude = (float(one.replace(",", ".")) for one in found.groups())
    if not (_SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST):
        raise RuleViolation("complaint-place-bad", field="place")
    return f"{latitude:.5f}, {longitude:.5f}"


class Clock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time limit as it was worked out when the fact was made: `due_at` (UTC ms) for hours."""

    stage: str
    due_on: dt.date
    due_at: int | None = None
    basis: str = ""


class ComplaintPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The words, the place, who files (nothing for an anonymous one), who it is about.

    `about` are staff ids, `contact` a phone or an address for the answer.
    """

    text: str
    place: str = ""
    name: str = ""
    nik: str | None = None
    contact: str = ""
    about: tuple[str, ...] = ()


class AnswerPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """What was decided, answered or replied, in words."""

    text: str = ""


@fact("complaint.filed/1", "status", personal=ComplaintPersonal)
class ComplaintFiled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody said something; `secret` is a hash of the tracking code on the receipt.

    `received_on` is the working day it counts as received; `received_at` (UTC ms) only where hours
    count. `about_officer` says that the personal part names one, never whom.
    """

    number: str
    secret: str
    office: str
    kind: str
    channel: str
    topic: str = "service"
    anonymous: bool = False
    confidential: bool = False
    about_officer: bool = False
    agency: str = ""
    service: str = ""
    received_on: dt.date
    received_at: int | None = None
    clocks: tuple[Clock, ...] = ()
    case: str | None = None
    happened_at: int | None = None
    source: str | None = None


@fact("complaint.moved/1", "status", personal=AnswerPersonal)
class ComplaintMoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """It went on: to a status, perhaps with its class and new clocks, an agency, a role above.

    `of` names the stream it repeats, `outward` who it was handed to outside.
    """

    to: str
    on: dt.date
    clocks: tuple[Clock, ...] = ()
    classified: str | None = None
    maladministration: tuple[str, ...] = ()
    agency: str | None = None
    role: str | None = None
    of: str | None = None
    outward: str | None = None
    by_itself: bool = False


@fact("complaint.replied/1", personal=AnswerPersonal)
class ComplaintReplied(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Who filed it came back by the tracking code: content, not content, or with more words."""

    on: dt.date
    satisfied: bool | None = None
    withdrawn: bool = False
