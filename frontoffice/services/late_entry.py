"""Late entry: what was written on paper while the station could not work, typed in afterwards.

The law's clocks run from when it happened, order and numbers are those of now (DESIGN section 4).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from frontoffice.domain.calendar import OfficeCalendar, instant_of, zone_of
from frontoffice.domain.case import Case
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import CasePaid

OLDEST_DAYS = 366
"""What is older is a slip of the hand: no kit of paper forms lies unread for a year."""

_SOURCE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./ -]{0,38}[A-Za-z0-9])?")
_PERSONAL = re.compile(r"\d{16}")


class Late(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened (UTC ms), the numbers of its paper and of its paper receipt."""

    happened_at: int
    source: str
    receipt: str


def late_of(request: Mapping[str, Any], calendar: OfficeCalendar, now: int) -> Late | None:
    """The late entry of an intake object; None where neither field is given.

    `happened_at` is ISO 8601 with a time, in the office's zone unless it names another; `source` a
    paper number of up to 40 letters, digits, dots, slashes, hyphens; `source` inside `payment` is
    the paper receipt's. Raises RuleViolation `happened-at-bad`, `happened-at-future`,
    `happened-at-old`, `source-bad`, with the field.
    """
    when, source = request.get("happened_at"), request.get("source")
    if when is None and source is None:
        return None
    at = _instant(when, calendar)
    if at > now:
        raise RuleViolation("happened-at-future", field="happened_at")
    if at < now - OLDEST_DAYS * 86_400_000:
        raise RuleViolation("happened-at-old", field="happened_at", days=OLDEST_DAYS)
    payment = request.get("payment")
    receipt = payment.get("source") if isinstance(payment, dict) else None
    form = paper_number(source)
    return Late(happened_at=at, source=form, receipt=paper_number(receipt, "payment.source", form))


def late_step(
    request: Mapping[str, Any], case: Case, calendar: OfficeCalendar, now: int
) -> Late | None:
    """The late entry of a later step of a case: completed or paid on paper; None if on time.

    Raises what `late_of` raises, and RuleViolation `happened-at-before-case` for a day before the
    one on which the case was handed in.
    """
    late = late_of(request, calendar, now)
    if late is None or case.opened is None:
        return late
    begun = calendar.local(case.opened.happened_at or case.opened_at).date()
    if calendar.local(late.happened_at).date() < begun:
        raise RuleViolation("happened-at-before-case", field="happened_at", on=begun.isoformat())
    return late


def told_late(paid: CasePaid, late: Late | None) -> CasePaid:
    """The payment with when it happened and the number of its paper receipt."""
    if late is None:
        return paid
    return msgspec.structs.replace(paid, happened_at=late.happened_at, source=late.receipt)


def paper_number(value: Any, field: str = "source", usual: str = "") -> str:
    """The number of a paper form or a paper receipt; it stands outside `personal`, so no NIK.

    `usual` where None is given. Raises RuleViolation `source-bad`.
    """
    if value is None and usual:
        return usual
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not _SOURCE.fullmatch(text) or _PERSONAL.search(text):
        raise RuleViolation("source-bad", field=field)
    return text


def mark_of(request: Any, calendar: OfficeCalendar, now: int) -> str | None:
    """What tells a paper from every other: typing it in twice registers it once; None if on time.

    Raises what `late_of` raises.
    """
    late = late_of(request, calendar, now) if isinstance(request, dict) else None
    if late is None:
        return None
    return f"late:{calendar.local(late.happened_at).date()}:{late.source.upper()}"


def _instant(value: Any, calendar: OfficeCalendar) -> int:
    try:
        moment = dt.datetime.fromisoformat(value)
        if len(value) <= len("2026-11-20"):
            raise ValueError
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone_of(calendar.zone))
        return instant_of(moment)
    except (TypeError, ValueError, OverflowError):
        raise RuleViolation("happened-at-bad", field="happened_at") from None
