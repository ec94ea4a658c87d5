"""`make bench`: measures, prints every figure beside its floor, writes docs/benchmarks.md.

`--quick` takes 100,000 entries and few runs, says so, and writes nothing unless told `--out`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import (
    beginning,
    branches,
    counter,
    exchange,
    finding,
    gui,
    hall,
    journal,
    line,
    reporting,
    starting,
)
from tests.benchmarks.figures import Figure
from tests.benchmarks.office import ENTRIES_A_CASE, Past, new_home

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = ("what", "measured", "floor, same run", "ratio", "target", "")
WHY = ROOT / "tests" / "benchmarks" / "why.md"
SEARCHED_CASES = 100_000


def main() -> None:
    """Measures everything; what cannot be measured is said and does not stop the rest."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="100,000 entries and few runs")
    options.add_argument("--out", type=Path, help="where to write instead of docs/benchmarks.md")
    asked = options.parse_args()
    figures: list[Figure] = []
    unmeasured: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["FRONTOFFICE_DEVICE_DIR"] = str(folder / "device")

        def take(what: str, measure: Callable[[], list[Figure]]) -> None:
            print(f"... {what}", file=sys.stderr, flush=True)
            try:
                found = measure()
            except (RuntimeError, ImportError, OSError, subprocess.SubprocessError) as error:
                unmeasured.append(f"{what}: {error}")
                return
            figures.extend(found)

        _measure(folder, asked.quick, take)
    text = report(figures, unmeasured, quick=asked.quick)
    print(text)
    target = asked.out or (None if asked.quick else ROOT / "docs" / "benchmarks.md")
    if target:
        target.write_text(text, "utf-8")


def _measure(
    folder: Path, quick: bool, take: Callable[[str, Callable[[], list[Figure]]], None]
) -> None:
    runs = 10 if quick else 1
    desk = new_home(folder / "desk")
    take("starts", lambda: starting.starting_figures(desk.folder, runs=3 if quick else 9))
    take("a counter", lambda: counter.counter_figures(folder, desk, runs=1500 // runs))
    take("the GUI thread", lambda: [gui.gui_figure()])
    desk.close()
    take("the standard day", journal.segment_figures)
    take("the exchange", lambda: exchange.exchange_figures(1 if quick else 3))
    take("a new station", lambda: beginning.beginning_figures(3 if quick else 10))
    take("a line that is cut", lambda: line.cut_figures(folder / "cuts"))
    take("eight branches", branches.branch_figures)
    take("a hall", lambda: hall.hall_figures(folder / "hall", 50 if quick else 200))
    year = 10_000 if quick else SEARCHED_CASES
    take("a year's report", lambda: reporting.reporting_figures(folder / "year", cases=year))
    office = new_home(folder / "office")
    past = Past(office)
    searched = 25_000 if quick else SEARCHED_CASES
    print(f"... writing {searched * ENTRIES_A_CASE:,} entries", file=sys.stderr, flush=True)
    past.write(searched)
    office.store.rebuild()
    take("search", lambda: finding.finding_figures(office, past))
    if not quick:
        print("... writing up to 1,000,000 entries", file=sys.stderr, flush=True)
        past.write(1_000_000 // ENTRIES_A_CASE - past.cases)
    take("rebuild", lambda: [journal.rebuild_figure(office)])
    take("verify", lambda: [journal.verify_figure(office)])
    office.close()
    # Last what waits for the line rather than for the processor.
    if not quick:
        take("the weak line", line.weak_line_figures)
        take("a dying line", line.dying_figures)
        take("ten days over a dying line", line.backlog_figures)


def report(figures: list[Figure], unmeasured: list[str], *, quick: bool) -> str:
    """The page: machine, table, what lies behind the figures, and why a target is missed."""
    lines = ["# Benchmarks", "", "Written by `make bench`. Medians unless a name says p95.", ""]
    lines += [f"- {key}: {value}" for key, value in machine().items()]
    if quick:
        lines += ["- **Quick run**: 25,000 cases, 100,000 entries, few repetitions."]
    lines += ["", _line(HEADINGS), _line(["---"] * len(HEADINGS))]
    lines += [_line(one.cells) for one in figures]
    lines += ["", "## Behind the figures", ""]
    lines += [f"- {one.name}: {one.note}." for one in figures if one.note]
    missed = [one for one in figures if one.verdict.startswith("missed")]
    lines += ["", "## Targets", ""]
    lines += [f"- **{one.name}** {one.verdict}." for one in missed] or ["All met."]
    lines += [f"- Not measured: {what}." for what in unmeasured]
    return "\n".join([*lines, "", WHY.read_text("utf-8").strip(), ""])


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    processor = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                processor = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    load = "unknown"
    if hasattr(os, "getloadavg"):
        busy = os.getloadavg()[0]
        crowded = busy > 1.5 * (os.cpu_count() or 1)
        load = f"{busy:.1f}" + (" (**others were at work: plain values are too high**)" * crowded)
    return {
        "Date": f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC",
        "Machine": f"{platform.node()}, {processor}, {os.cpu_count()} cores",
        "System": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "Load when the run ended": load,
    }


if __name__ == "__main__":
    main()
