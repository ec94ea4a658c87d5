"""No figure may be more than ten times its target; the figures themselves are `make bench`'s."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.services.home import Home
from tests.benchmarks import counter, finding, hall, journal, starting
from tests.benchmarks.figures import Figure
from tests.benchmarks.office import Past, new_home

SLACK = 10
CASES = 2000


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of its own folder, on the machine's own clock."""
    home = new_home(tmp_path / "home")
    yield home
    home.close()


def holds(figure: Figure) -> bool:
    """Whether a figure stays within ten times its target."""
    assert figure.target is not None
    return figure.measured <= SLACK * figure.target


def test_a_submit_and_a_receipt(tmp_path: Path, home: Home) -> None:
    figures = counter.counter_figures(tmp_path, home, runs=50)

    assert [one.cells for one in figures if not holds(one)] == []


def test_finding_and_rebuilding(home: Home) -> None:
    past = Past(home)
    past.write(CASES)
    home.store.rebuild()

    figures = [*finding.finding_figures(home, past, runs=5), journal.rebuild_figure(home)]

    assert [one.cells for one in figures if not holds(one)] == []
    assert journal.verify_figure(home).value < 30


def test_the_standard_day_as_a_segment() -> None:
    size, packed, unpacked = journal.segment_figures(applications=200)

    # A short run has less to share than a whole day.
    assert size.target is not None
    assert size.value <= 2 * size.target
    assert max(packed.value, unpacked.value) < 5


def test_starting(home: Home) -> None:
    sign_in, command = starting.starting_figures(home.folder, runs=1)

    assert holds(sign_in), sign_in.cells
    assert command.value < 10_000


def test_calling_over_a_hub(tmp_path: Path) -> None:
    (call,) = hall.hall_figures(tmp_path, calls=20)

    assert holds(call), call.cells
