"""Plays seeds: `python -m tests.simulation --seed N` shows one, `--from A --count N` many."""

from __future__ import annotations

import argparse
import sys
import time

from tests.simulation.ledger import Violation
from tests.simulation.planted import PLANTED
from tests.simulation.world import World, run_seed


def main() -> int:
    """Exit status 0 where every invariant held, else 1 with the seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--planted", choices=sorted(PLANTED))
    asked = parser.parse_args()
    world_class = PLANTED[asked.planted] if asked.planted else World
    if asked.seed is not None:
        world = run_seed(asked.seed, world_class=world_class, saying=print)
        print(f"seed {asked.seed}: {world.digest}")
        return 0
    started, bad = time.monotonic(), 0
    for seed in range(asked.first, asked.first + asked.count):
        try:
            run_seed(seed, world_class=world_class)
        except Violation as violation:
            bad += 1
            print(violation)
    print(f"{asked.count} seeds, {bad} violations, {time.monotonic() - started:.1f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
