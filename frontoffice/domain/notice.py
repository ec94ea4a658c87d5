"""Notices to the citizen: queued as facts at a station, sent by the centre, answered by facts."""

from __future__ import annotations

import re

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, Personal, Ref, fact

CHANNELS = ("sms", "whatsapp", "email")
ABOUT = ("ready", "late", "refused", "papers", "uncollected", "closed")
"""What a notice tells: each has its words in `resources/i18n/notices.id.toml`."""

OUTCOMES = ("delivered", "failed")
_PHONE = re.compile(r"(?:\+?62|0)8[0-9]{7,12}")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[A-Za-z]{2,24}")


class NoticePersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Where the notice goes and what it says."""

    to: str
    text: str


@fact("notice.queued/1", personal=NoticePersonal)
class NoticeQueued(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A notice waits for the centre; `consent` says the citizen agreed to be told this way."""

    about: str
    channel: str
    consent: bool


@fact("notice.answered/1")
class NoticeAnswered(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The centre's adapter delivered a notice or could not; `why` is the adapter's code."""

    notice: Ref
    outcome: str
    adapter: str
    why: str = ""


def address_of(channel: str, text: str) -> str:
    """A phone number as +62... or a mail address; raises RuleViolation `notice-address-bad`."""
    plain = text.strip()
    if channel == "email":
        if _MAIL.fullmatch(plain):
            return plain
    elif channel in CHANNELS:
        digits = re.sub(r"[ .()-]", "", plain)
        if _PHONE.fullmatch(digits):
            return "+62" + re.sub(r"^(\+?62|0)", "", digits)
    raise RuleViolation("notice-address-bad", field="to", channel=channel[:12])
