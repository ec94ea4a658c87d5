"""Plays seeds: `--seed N` shows one, `--from A --count N` many, `--state FILE` a slice of many.

Exit status 0 where every invariant held, else 1 with every failing seed named.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.simulation.hub import HubWorld
from tests.simulation.ledger import Violation
from tests.simulation.planted import PLANTED
from tests.simulation.world import World, run_seed

SEEDS = Path(__file__).with_name("seeds.txt")
"""Seeds that once failed, each with what it found; played with every test run."""


def kept_seeds() -> list[int]:
    """The seeds to be played again for ever."""
    lines = SEEDS.read_text("utf-8").splitlines()
    return [int(line.split()[0]) for line in lines if line and not line.startswith("#")]


def play(seeds: Iterable[int], world_class: type[World] = World) -> list[str]:
    """Plays seeds; what was violated, with the seed."""
    found, parent = [], os.getppid()
    # A run makes and drops whole worlds: looking for dead cycles in their middle costs a tenth.
    gc.disable()
    for seed in seeds:
        if os.getppid() != parent:
            sys.exit("whoever asked for this is gone")
        gc.collect()
        try:
            run_seed(seed, world_class=world_class)
        except Violation as violation:
            found.append(str(violation))
            print(violation, flush=True)
    return found


def play_slice(state: Path, seeds: range, minutes: float) -> int:
    """Plays on from the seed that the state file names, until all are run or the time is up."""
    done, found = seeds.start, list[str]()
    if state.exists():
        kept = json.loads(state.read_text())
        done, found = kept["next"], kept["violations"]
    until = time.monotonic() + minutes * 60
    while done in seeds and time.monotonic() < until:
        found += play([done])
        done += seeds.step
        state.write_text(json.dumps({"next": done, "violations": found}, indent=1))
    ran = len(range(seeds.start, done, seeds.step))
    print(f"{ran} of {len(seeds)} seeds run, {len(found)} violations")
    return 1 if found else 0


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, help="play one seed and print its course")
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--step", type=int, default=1, help="every so many seeds")
    parser.add_argument("--kept", action="store_true", help="the seeds of seeds.txt as well")
    parser.add_argument("--hub", action="store_true", help="a branch with a hub")
    parser.add_argument("--planted", choices=sorted(PLANTED), help="with a bug planted")
    parser.add_argument("--state", type=Path, help="a slice of the endurance run")
    parser.add_argument("--minutes", type=float, default=30.0)
    asked = parser.parse_args()
    world_class = PLANTED[asked.planted] if asked.planted else HubWorld if asked.hub else World
    if asked.seed is not None:
        world = run_seed(asked.seed, world_class=world_class, saying=print)
        print(f"seed {asked.seed}: {world.digest}")
        return 0
    every = range(asked.first, asked.first + asked.count, asked.step)
    if asked.state is not None:
        return play_slice(asked.state, every, asked.minutes)
    seeds = [*(kept_seeds() if asked.kept else ()), *every]
    started = time.monotonic()
    found = play(seeds, world_class)
    print(f"{len(seeds)} seeds, {len(found)} violations, {time.monotonic() - started:.1f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
