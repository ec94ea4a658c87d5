"""The time limits of complaints: the common ones, and stricter ones an office sets from a day on.

Of all that apply the earliest counts, so an office can never give itself more time than the law.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from typing import get_args

import msgspec

from frontoffice.domain.complaint_clocks import (
    STAGES,
    ClockRule,
    Unit,
    check_rules,
    is_stricter,
)
from frontoffice.domain.complaint_facts import CLASSES, KINDS
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.reference_facts import ComplaintClockSet
from frontoffice.domain.words import date_words
from frontoffice.resources import resource
from frontoffice.services.home import Home
from frontoffice.services.reference import Reference
from frontoffice.store.reference_model import CLOCK
from frontoffice.store.work import Changes

UNITS: tuple[Unit, ...] = get_args(Unit)
CLASSED = tuple(dict.fromkeys((*KINDS, *CLASSES)))
"""What a limit can be set for: kinds before somebody looked, classes from then on."""


class ClockLine(msgspec.Struct, frozen=True, kw_only=True):
    """A limit as a list shows it; an office's own has `since_on` and `reason`.

    `counts` False: not begun yet, or another one of the office has taken its place.
    """

    classed: str
    stage: str
    number: int
    unit: str
    basis: str
    since_on: dt.date | None = None
    reason: str = ""
    counts: bool = True


@cache
def common() -> tuple[ClockRule, ...]:
    """The limits this program ships, each with its basis."""
    data = tomllib.loads(resource("catalogue", "complaint_clocks.toml").read_text("utf-8"))
    return check_rules(msgspec.convert(data["clock"], list[ClockRule]))


def limits(reference: Reference, office: str, on: dt.date) -> tuple[ClockRule, ...]:
    """Every limit for what an office receives that day."""
    own = [_rule(one) for one in _own(reference, office, on).values() if one.number is not None]
    return (*common(), *own)


def _own(
    reference: Reference, office: str, on: dt.date
) -> dict[tuple[str, str], ComplaintClockSet]:
    return {
        (one.classed, one.stage): one
        for one, _ in reference.complaint_clocks
        if one.office == office and one.since_on <= on
    }


def _rule(one: ComplaintClockSet) -> ClockRule:
    unit: Unit = next((known for known in UNITS if known == one.unit), "working")
    since = date_words(one.since_on, weekday=False)
    return ClockRule(
        classes=(one.classed,),
        stage=one.stage,
        number=one.number or 0,
        unit=unit,
        basis=f"Ketetapan kantor sejak {since}",
    )


def listing(home: Home) -> list[ClockLine]:
    """All limits, the office's own in force first, then by class and stage. Anybody may ask."""
    office = home.card.office
    today = home.reference.today(office, home.now())
    now = _own(home.reference, office, today)
    found = [
        ClockLine(
            classed=classed, stage=one.stage, number=one.number, unit=one.unit, basis=one.basis
        )
        for one in common()
        for classed in one.classes
    ]
    found += [
        ClockLine(
            classed=one.classed,
            stage=one.stage,
            number=one.number,
            unit=one.unit,
            basis=_rule(one).basis,
            since_on=one.since_on,
            reason=reason,
            counts=now.get((one.classed, one.stage)) == one,
        )
        for one, reason in home.reference.complaint_clocks
        if one.office == office and one.number is not None
    ]
    return sorted(
        found,
        key=lambda one: (
            one.since_on is None or not one.counts,
            CLASSED.index(one.classed),
            STAGES.index(one.stage),
        ),
    )


def set_clock(
    home: Home,
    classed: str,
    stage: str,
    number: int | None,
    unit: str,
    since_on: dt.date,
    reason: str,
) -> Changes:
    """Sets a stricter limit from a day on; None takes the common ones alone again.

    What was received before keeps its clocks. Raises PermissionDenied, RuleViolation
    `complaint-choice-bad`, `complaint-clock-number`, `complaint-clock-since`,
    `complaint-clock-reason`, `complaint-clock-loose`.
    """
    acting = home.require("complaint.clock")
    chosen = (("classed", classed, CLASSED), ("stage", stage, STAGES), ("unit", unit, UNITS))
    for field, value, known in chosen:
        if value not in known:
            raise RuleViolation("complaint-choice-bad", field=field, choices=list(known))
    if number is not None and not 1 <= number <= 3650:
        raise RuleViolation("complaint-clock-number", field="number")
    office = home.card.office
    if since_on < home.reference.today(office, home.now()):
        raise RuleViolation("complaint-clock-since", field="since_on")
    words = " ".join(reason.split())
    if sum(letter.isalnum() for letter in words) < 5:
        raise RuleViolation("complaint-clock-reason", field="reason")
    fact = ComplaintClockSet(
        office=office, classed=classed, stage=stage, number=number, unit=unit, since_on=since_on
    )
    calendar = home.reference.calendar_of(office)
    if number is not None and not is_stricter(_rule(fact), common(), calendar, since_on):
        raise RuleViolation("complaint-clock-loose", field="number")
    with home.store.work(acting.staff) as work:
        work.open(CLOCK, fact, ReasonPersonal(reason=words), "office")
    return work.changes
