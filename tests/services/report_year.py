"""A made-up year in a home that a whole module of tests shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frontoffice.services.demo_year import Plan, furnish_year
from frontoffice.services.home import Home
from tests.conftest import NOW, FixedClock, HomeFactory

TODAY = dt.date(2026, 11, 23)


def year_of(tmp_path_factory: Any, plan: Plan) -> Iterator[tuple[Home, HomeFactory, Path]]:
    """A home with that year, what made it, its device folder; closed at the end."""
    with pytest.MonkeyPatch.context() as patch:
        device = tmp_path_factory.mktemp("device")
        patch.setenv("FRONTOFFICE_DEVICE_DIR", str(device))
        factory = HomeFactory(tmp_path_factory.mktemp("year"), FixedClock(NOW))
        home = factory()
    furnish_year(home, plan, TODAY)
    yield home, factory, device
    for one in factory.opened:
        one.close()
