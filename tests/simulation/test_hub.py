"""Branches with a hub that dies, falls silent, loses its line or is restored: everything holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.simulation.test_simulation import ROOT, start

SEEDS = 6
MANY = 2000


def test_a_few_branches_with_a_hub() -> None:
    run = start("--hub", "--from", "0", "--count", str(SEEDS))
    told = run.communicate()[0]
    assert run.returncode == 0, told


@pytest.mark.endurance
def test_many_branches_with_a_hub_in_slices() -> None:
    """Goes on where the last slice ended, as the runs without a hub do."""
    folder = Path(os.environ.get("SIMULATION_FOLDER", ROOT / "out"))
    folder.mkdir(parents=True, exist_ok=True)
    minutes = os.environ.get("SIMULATION_MINUTES", "60")
    asked = ["--hub", "--count", str(MANY), "--minutes", minutes]
    run = start(*asked, "--state", f"{folder}/simulation-hub.json")
    told = run.communicate()[0]
    sys.stdout.write(told)
    assert run.returncode == 0, told
