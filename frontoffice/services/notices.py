"""Notices to the citizen: worded and queued here, sent by the centre when it has a line."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from frontoffice.domain.case import Case, Details
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.notice import ABOUT, CHANNELS, NoticePersonal, NoticeQueued, address_of
from frontoffice.domain.words import date_words
from frontoffice.resources import resource
from frontoffice.services.case_rules import circle_of, open_case
from frontoffice.services.home import Home
from frontoffice.store.work import Changes, Work

MOST = 300
"""Letters of a notice: two text messages."""


class Offered(msgspec.Struct, frozen=True):
    """A notice as it would go out: what it is about, its words, where to."""

    about: str
    text: str
    to: str


@cache
def texts() -> dict[str, str]:
    """The words of the notices by what they tell (Indonesian: they are papers)."""
    return tomllib.loads(resource("i18n", "notices.id.toml").read_text("utf-8"))


def about_now(case: Case) -> str:
    """What there is to tell about a case as it stands, "" for nothing."""
    if case.status == "ready":
        return "uncollected" if any(one.about == "ready" for one in case.work.notices) else "ready"
    by_status = {"refused": "refused", "incomplete": "papers", "waiting_citizen": "papers"}
    by_status |= {"withdrawn": "closed", "expired": "closed"}
    if case.status in by_status:
        return by_status[case.status]
    return "late" if case.work.moved_promises and not case.is_closed else ""


def offer(home: Home, case: Case, found: Details, channel: str = "sms") -> Offered | None:
    """The notice that fits a case now; None where there is nothing to tell.

    It names no person, no NIK and no reason: others may read the phone.
    """
    about = about_now(case)
    if not about or case.opened is None:
        return None
    promise = case.promise
    text = texts()[about].format(
        service=case.opened.service_name,
        number=case.opened.number,
        office=home.card.office_name,
        day=date_words(promise.promised_on) if promise else "-",
    )
    applicant = found.applicant
    to = (applicant.phone or "") if applicant and channel != "email" else ""
    return Offered(about, text[:MOST], to)


def queue_notice(
    home: Home,
    stream: str,
    *,
    channel: str = "sms",
    to: str | None = None,
    about: str | None = None,
    consent: bool = False,
) -> Changes:
    """Queues a notice for the centre; the citizen must have agreed to be told this way.

    :raises RuleViolation: `notice-consent-missing`, `notice-address-bad`, `notice-nothing`,
        `notice-channel-unknown`, `notice-waits` where the same one has not gone out yet.
    """
    acting = home.require("notice.queue")
    if channel not in CHANNELS:
        raise RuleViolation("notice-channel-unknown", field="channel", channels=list(CHANNELS))
    with home.store.work(acting.staff) as work:
        record(home, work, stream, channel, to, about, consent)
    return work.changes


def record(
    home: Home,
    work: Work,
    stream: str,
    channel: str,
    to: str | None,
    about: str | None,
    consent: bool,
) -> None:
    """Queues a notice inside a unit of work."""
    case = open_case(work, stream)
    found = work.case_details(stream)
    offered = offer(home, case, found, channel)
    if offered is None or (about is not None and about not in ABOUT):
        raise RuleViolation("notice-nothing", status=case.status)
    if not consent:
        raise RuleViolation("notice-consent-missing", field="consent")
    if found.applicant is None and not to:
        raise NotFound("personal-absent")
    address = address_of(channel, to or offered.to)
    about = about or offered.about
    if any((one.about, one.outcome) == (about, "") for one in case.work.notices):
        raise RuleViolation("notice-waits", about=about)
    fact = NoticeQueued(about=about, channel=channel, consent=consent)
    work.record(stream, fact, NoticePersonal(to=address, text=offered.text), circle_of(case))
