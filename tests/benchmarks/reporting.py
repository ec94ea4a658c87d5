"""The report of a busy year, beside a bare count of its applications."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from frontoffice.services import report
from frontoffice.services.demo_year import Plan, furnish_year
from tests.benchmarks.figures import Figure, median, times
from tests.benchmarks.office import new_home

UNTIL = dt.date(2026, 11, 20)
TARGET_MS = 3000.0


def reporting_figures(folder: Path, *, cases: int, runs: int = 3) -> list[Figure]:
    """Reading the report of a day, a month and a year of an office of that size."""
    home = new_home(folder)
    furnish_year(home, Plan(cases=cases, complaints=cases // 20, surveys=cases // 5), UNTIL)
    bare = "SELECT count(*) FROM case_row WHERE status <> ''"
    floor = median(times([lambda: home.store.peek(bare)] * runs))
    found = [
        Figure(
            f"report of a {kind}, {cases:,} cases a year",
            median(times([lambda kind=kind: report.read(home, kind, UNTIL)] * runs)),  # type: ignore[misc]
            floor=floor,
            floor_name="bare count",
            target=TARGET_MS,
        )
        for kind in ("day", "month", "year")
    ]
    home.close()
    return found
