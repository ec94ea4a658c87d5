"""Where everything random of a simulated run comes from: one seed, so that it can be repeated."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator
from random import Random
from unittest import mock


@contextlib.contextmanager
def seeded(seed: int | str) -> Iterator[Random]:
    """While the block runs, the system's random source and `random` follow from the seed.

    Keys, nonces, salts and tracking codes decide ties and sizes, so they must be repeatable too.
    The random numbers that choose what happens are drawn apart from those the product draws.
    """
    source = Random(f"system {seed}")
    before = random.getstate()
    random.seed(f"module {seed}")
    try:
        with mock.patch.object(os, "urandom", source.randbytes):
            yield Random(f"schedule {seed}")
    finally:
        random.setstate(before)


class Weather:
    """How bad a run is: each kind of fault happens or not, with a chance of its own.

    A run in which everything fails all the time gets nowhere, so each seed leaves kinds out.
    """

    KINDS = (
        "line_down",
        "request_lost",
        "request_cut",
        "answer_lost",
        "answer_cut",
        "byte_flipped",
        "duplicated",
        "delayed",
        "portal",
        "busy",
        "cancelled",
        "station_crash",
        "station_full",
        "centre_crash",
        "centre_full",
        "station_killed",
        "centre_killed",
        "clock_jump",
        "stick_damaged",
        "disk_lost",
        "disk_rotten",
        "disk_cloned",
        "revoked",
    )
    OFTEN_ASKED = frozenset(
        {"station_crash", "centre_crash", "centre_killed", "station_killed", "clock_jump"}
    )
    RARE = frozenset({"disk_lost", "disk_rotten", "disk_cloned", "revoked"})

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.calm = False
        self.odds = {
            kind: 0.0 if chance.random() < 0.4 else chance.choice((0.01, 0.03, 0.1, 0.25))
            for kind in self.KINDS
        }
        for kind in sorted(self.RARE):
            self.odds[kind] = 0.0 if chance.random() < 0.5 else 0.0015
        for kind in self.OFTEN_ASKED:
            self.odds[kind] /= 10
        self.sticks = chance.random() < 0.4
        if self.sticks:
            # A changed entry keeps what follows it at home for good; a stick may have carried a
            # part of that to a counter without its circle, which must not hand it on.
            self.odds["disk_rotten"] = 0.0

    def strikes(self, kind: str) -> bool:
        """Whether this fault happens now."""
        odds = self.odds[kind]
        return not self.calm and odds > 0 and self._chance.random() < odds

    @contextlib.contextmanager
    def calmly(self) -> Iterator[None]:
        """While the simulator itself looks or helps, nothing fails."""
        before, self.calm = self.calm, True
        try:
            yield
        finally:
            self.calm = before
