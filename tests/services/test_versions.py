"""Which version of a standard a new case takes, when several were published."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from frontoffice.domain.catalogue import Catalogue
from frontoffice.domain.errors import RuleViolation
from frontoffice.services.catalogue import publish
from frontoffice.services.home import Home
from tests.builders import standard
from tests.conftest import FixedClock

SERVICE = "KEC-LEGALISIR"
TODAY = dt.date(2026, 11, 23)
YESTERDAY = TODAY - dt.timedelta(days=1)
NEXT_YEAR = dt.date(2027, 1, 4)


def take_in(home: Home, clock: FixedClock, **changes: Any) -> tuple[str, ...]:
    """Publishes the bundled standard with changed fields, a while later."""
    clock.advance(60_000)
    changed = replace(standard(SERVICE), **changes)
    known = home.reference.catalogue
    taken = Catalogue(agencies=known.agencies, documents=known.documents, standards=(changed,))
    return publish(home, taken, "local").changed


def test_an_end_given_later_ends_the_standard_and_can_be_taken_back(
    home: Home, clock: FixedClock
) -> None:
    take_in(home, clock, valid_to=YESTERDAY)
    with pytest.raises(RuleViolation, match="standard-not-in-force"):
        home.reference.standard(SERVICE, TODAY)
    assert SERVICE not in home.reference.in_force(TODAY)

    assert take_in(home, clock) == (SERVICE,)
    assert home.reference.standard(SERVICE, TODAY).standard == standard(SERVICE)
    assert take_in(home, clock) == ()


def test_a_version_for_later_hides_nothing_before_it_starts(home: Home, clock: FixedClock) -> None:
    take_in(home, clock, valid_from=NEXT_YEAR, product="Salinan baru")
    assert home.reference.standard(SERVICE, TODAY).standard == standard(SERVICE)
    assert home.reference.standard(SERVICE, NEXT_YEAR).standard.product == "Salinan baru"


def test_after_a_version_for_some_days_the_usual_one_counts_again(
    home: Home, clock: FixedClock
) -> None:
    take_in(home, clock, valid_from=TODAY, valid_to=TODAY, product="Salinan hari ini")
    assert home.reference.standard(SERVICE, TODAY).standard.product == "Salinan hari ini"
    assert home.reference.standard(SERVICE, NEXT_YEAR).standard == standard(SERVICE)
