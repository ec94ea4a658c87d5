"""Search and lists over a hundred thousand cases, beside bare statements on the same tables."""

from __future__ import annotations

import random
from collections.abc import Callable

from frontoffice.services import cases
from frontoffice.services.home import Home
from frontoffice.store.search import Filter
from tests.benchmarks.figures import Figure, median, p95, times
from tests.benchmarks.office import Past

TARGET_MS = 20.0


def mistyped(name: str, rng: random.Random) -> str:
    """A name with one letter wrong, lost, doubled or swapped with its neighbour."""
    at = rng.randrange(1, len(name) - 1)
    return rng.choice(
        (
            name[:at] + rng.choice("abdehiknrstu") + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def queries(past: Past, seed: int = 5) -> dict[str, Callable[[], tuple[str, Filter]]]:
    """What is asked at a counter, by the name of the figure; each call asks for something else."""
    rng, nothing = random.Random(seed), Filter()

    def name() -> str:
        return rng.choice(past.names)

    def beginnings() -> str:
        return " ".join(word[: rng.randrange(2, 5)] for word in name().split()[:2])

    return {
        "first page": lambda: ("", nothing),
        "beginnings of two words": lambda: (beginnings(), nothing),
        "one first name": lambda: (name().split()[0], nothing),
        "full name": lambda: (name(), nothing),
        "NIK": lambda: (rng.choice(past.niks), nothing),
        "beginning of a NIK": lambda: (rng.choice(past.niks)[:9], nothing),
        "number": lambda: (rng.choice(past.numbers), nothing),
        "mistyped name": lambda: (mistyped(name(), rng), nothing),
        "one status": lambda: ("", Filter(statuses=(rng.choice(("in_process", "handed_over")),))),
        "status and first name": lambda: (name().split()[0], Filter(statuses=("handed_over",))),
        "late": lambda: ("", Filter(late_on="2023-03-01")),
    }


def finding_figures(home: Home, past: Past, *, runs: int = 60) -> list[Figure]:
    """p95 of every kind of question, then of all of them as they come."""
    floors = _floors(home, past, runs)
    figures, everything = [], list[float]()
    for kind, ask in queries(past).items():
        asked = [ask() for _ in range(runs)]
        taken = times(_asking(home, *one) for one in asked)
        everything += taken
        listed = kind in ("first page", "one status", "late")
        floor = floors["list" if listed else "search"]
        figures.append(
            Figure(
                f"find: {kind}, p95",
                p95(taken),
                floor=floor,
                floor_name="bare page of rows" if listed else "bare word match",
                target=TARGET_MS,
                note=f"median {median(taken):.2f} ms",
            )
        )
    everything.sort()
    whole = Figure(
        f"find: all of them, {past.cases:,} cases, p95", p95(everything), target=TARGET_MS
    )
    return [whole, *figures]


def _asking(home: Home, query: str, narrowed: Filter) -> Callable[[], object]:
    return lambda: cases.list_cases(home, query, narrowed)


def _floors(home: Home, past: Past, runs: int) -> dict[str, float]:
    rng = random.Random(1)
    words = [rng.choice(past.names).split()[0].lower() for _ in range(runs)]
    with home.store.read() as connection:
        bare = connection.connection.driver_connection
        assert bare is not None
        match = "SELECT rowid FROM case_words WHERE case_words MATCH ? ORDER BY rowid DESC LIMIT 50"
        page = "SELECT * FROM case_row ORDER BY id DESC LIMIT 50"
        return {
            "search": median(
                times((lambda word=word: bare.execute(match, (word,)).fetchall()) for word in words)
            ),
            "list": median(times([lambda: bare.execute(page).fetchall()] * runs)),
        }
