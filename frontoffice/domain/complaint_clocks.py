"""The clocks of a complaint: number, unit and basis as data; the earlier of two counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from frontoffice.domain.calendar import OfficeCalendar
from frontoffice.domain.complaint_facts import Clock
from frontoffice.domain.errors import RuleViolation

Unit = Literal["working", "calendar", "hours"]
STAGES = ("verify", "reply", "finish")
HOUR_MS = 3_600_000
SILENT_DAYS = 10
"""Working days without a word from the reporter after which a complaint closes by itself."""

REOPEN_DAYS = 10
"""Working days in which a closed complaint can be opened again by who filed it."""


class ClockRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A time limit: for which classes and stage, how many of which unit, by what right."""

    classes: tuple[str, ...]
    stage: str
    number: int
    unit: Unit
    basis: str = ""


def check_rules(rules: Sequence[ClockRule]) -> tuple[ClockRule, ...]:
    """The same rules; raises RuleViolation `complaint-clock-bad` with the place of a bad one."""
    for place, rule in enumerate(rules, 1):
        if rule.stage not in STAGES or not 1 <= rule.number <= 3650 or not rule.classes:
            raise RuleViolation("complaint-clock-bad", place=place)
    return tuple(rules)


def is_stricter(
    rule: ClockRule, common: Sequence[ClockRule], calendar: OfficeCalendar, on: dt.date
) -> bool:
    """Whether a limit ends before the common ones of its class for what is received that day."""
    (classed,) = rule.classes
    at = calendar.instant(on, 8 * 60)
    (own,) = clocks_for((classed,), [rule], calendar, on, at)
    before = clocks_for((classed,), common, calendar, on, at)
    ends = _ends(calendar, own)
    return all(ends < _ends(calendar, one) for one in before if one.stage == own.stage)


def clocks_for(
    classes: Sequence[str],
    rules: Sequence[ClockRule],
    calendar: OfficeCalendar,
    received_on: dt.date,
    received_at: int | None,
) -> tuple[Clock, ...]:
    """The clock of each stage for something received that day, in the order of the stages.

    Working days count from the first one after the day it counts as received; calendar days from
    that day; hours from the instant (UTC ms), or from the day's midnight where no instant is kept.
    """
    found = []
    for stage in STAGES:
        due = [
            _clock(rule, calendar, received_on, received_at)
            for rule in rules
            if rule.stage == stage and set(rule.classes) & set(classes)
        ]
        if due:
            found.append(min(due, key=lambda one: (_ends(calendar, one), one.basis)))
    return tuple(found)


def _clock(
    rule: ClockRule, calendar: OfficeCalendar, received_on: dt.date, received_at: int | None
) -> Clock:
    if rule.unit == "hours":
        start = received_at if received_at is not None else calendar.instant(received_on, 0)
        due_at = start + rule.number * HOUR_MS
        due_on = calendar.local(due_at).date()
        return Clock(stage=rule.stage, due_on=due_on, due_at=due_at, basis=rule.basis)
    if rule.unit == "working":
        due_on = calendar.due_on(received_on, rule.number)
    else:
        due_on = received_on + dt.timedelta(days=rule.number)
    return Clock(stage=rule.stage, due_on=due_on, basis=rule.basis)


def _ends(calendar: OfficeCalendar, one: Clock) -> int:
    return one.due_at or calendar.instant(one.due_on + dt.timedelta(days=1), 0)
