"""A standard day over a weak line (64 kbit/s, 600 ms round trip, 5 % loss) and through cuts.

Run it: `python -m tests.benchmarks.line [RUNS]`. Plain HTTP, as the peers were measured: TLS adds
one or two per cent and two round trips.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from frontoffice.store import replica
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport, synchronise
from frontoffice.sync.transport import Line
from tests.benchmarks.exchange import load, sync
from tests.benchmarks.figures import Figure
from tests.benchmarks.standard_day import standard_day
from tests.benchmarks.tunnel import FAR, Tunnel, within
from tests.sync.cutting import CutProxy
from tests.sync.dying import DyingLine
from tests.sync.serving import ServerProcess
from tests.sync.stations import EVERY, Station, station

KBIT, DELAY_MS, LOSS_PERCENT = 64, 300, 5
CUTS = 20
DAY_BYTES = 92_300
FASTER = 5
LIMIT_SECONDS = 55.8
"""What this line needs for the day as JSON lines compressed with zstd 9 (446,626 bytes)."""


@contextmanager
def pair(
    folder: Path, applications: int = 2000
) -> Iterator[tuple[ServerProcess, Station, Station]]:
    """A centre and two enrolled stations; the first has a day to send."""
    with ExitStack() as stack:
        server = stack.enter_context(ServerProcess(folder / "centre", host="0.0.0.0"))

        def joined(number: int) -> Station:
            one = stack.enter_context(station(folder / f"station{number}", number))
            enrol(one.store, server.url, server.code(number))
            return one

        one, two = joined(1), joined(2)
        sync(one), sync(two), sync(one)
        load(one.store, standard_day(one.store.key, applications))
        yield server, one, two


def over(one: Station, open_line: Callable[[str], Line]) -> SyncReport:
    """One exchange, until even."""
    with one.store.read() as connection:
        peer = replica.peers(connection)[0]
    return synchronise(one.store, peer, EVERY, open_line=open_line, until_even=True)


class _FarLine(Line):
    """The address of the far end: names and NIK of this day belong to nobody."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.host = FAR


def weak_line(seed: int, folder: Path) -> dict[str, SyncReport]:
    """Push, pull and nothing to do of one day over a fresh line."""
    with (
        Tunnel(KBIT, DELAY_MS, LOSS_PERCENT, seed) as tunnel,
        within(tunnel.far),
        pair(folder) as (_, one, two),
        within(tunnel.near),
    ):
        return {
            "push": over(one, _FarLine),
            "pull": over(two, _FarLine),
            "nothing to do": over(one, _FarLine),
        }


def weak_line_figures(runs: int = 5) -> list[Figure]:
    """Medians of push and pull, and the worst of them, over lines with different luck."""
    taken: dict[str, list[SyncReport]] = {}
    for seed in range(1, runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            for name, report in weak_line(seed, Path(folder)).items():
                taken.setdefault(name, []).append(report)
                print(f"seed {seed} {name}: {report.seconds} s", file=sys.stderr, flush=True)
    figures = []
    for name, target in (("push", 22.0), ("pull", 24.0), ("nothing to do", None)):
        found = [one.seconds for one in taken[name]]
        worst = max(found)
        figures.append(
            Figure(
                f"64 kbit/s, 600 ms, 5 %: {name}",
                statistics.median(found),
                "s",
                floor=LIMIT_SECONDS if target else None,
                floor_name="the line's limit for zstd JSON",
                target=target,
                note=f"{runs} runs, worst {worst:.1f} s (at most 30 s), "
                f"{taken[name][0].bytes_up + taken[name][0].bytes_down:,} bytes, plain HTTP",
            )
        )
    return figures


def dying_line(up_seconds: float, down_seconds: float, days: int, seed: int = 1) -> SyncReport:
    """Pushes days of backlog over the weak line, which vanishes in silence again and again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Tunnel(KBIT, DELAY_MS, LOSS_PERCENT, seed) as tunnel,
        within(tunnel.far),
        pair(Path(folder), 2000 * days) as (_, one, _two),
        within(tunnel.near),
    ):
        done = threading.Event()

        def die() -> None:
            while not done.wait(up_seconds):
                tunnel.cut(down=True)
                done.wait(down_seconds)
                tunnel.cut(down=False)

        dying = threading.Thread(target=die)
        dying.start()
        try:
            return over(one, _FarLine)
        finally:
            done.set()
            dying.join()


def dying_figures(days: int = 3) -> list[Figure]:
    """Bytes beyond those of a line that lives, for lines that die every 30 and every 10 seconds."""
    figures = []
    for up in (30.0, 10.0):
        report = dying_line(up, 5.0, days)
        print(f"dying every {up:.0f} s: {report.seconds} s", file=sys.stderr, flush=True)
        least = DAY_BYTES * days
        figures.append(
            Figure(
                f"{days} days' backlog, the line dies every {up:.0f} s for 5 s",
                (report.bytes_up + report.bytes_down) / least,
                "x",
                target=2.0,
                note=f"{report.seconds:.0f} s, {report.bytes_up:,} bytes up, even={report.even}",
            )
        )
    return figures


def backlog_figures(days: int = 10) -> list[Figure]:
    """Ten days over a line of 64 kbit/s that dies every 30 or 10 s, by reset or in silence.

    On this machine, five times as fast in everything: no root is needed, and it takes minutes.
    """
    figures = []
    for up, silent in ((30, False), (10, False), (30, True), (10, True)):
        with (
            tempfile.TemporaryDirectory() as folder,
            pair(Path(folder), 2000 * days) as (server, one, _two),
            DyingLine(server.port, up=up, down=5, silent=silent, faster=FASTER) as line,
        ):
            report = over(one, partial(_through_dying, line))
        how = "in silence" if silent else "by reset"
        print(f"dying every {up} s {how}: {report.seconds} s", file=sys.stderr, flush=True)
        figures.append(
            Figure(
                f"{days} days' backlog, the line dies every {up} s {how}",
                (report.bytes_up + report.bytes_down) / (DAY_BYTES * days),
                "x",
                target=2.0,
                note=f"even={report.even} after {report.seconds * FASTER:.0f} s of such a line and "
                f"{line.deaths} deaths; played {FASTER} times as fast",
            )
        )
    return figures


def _through_dying(line: DyingLine, _url: str) -> Line:
    return Line(line.url, stall_seconds=line.stall_seconds)


def cut_figures(folder: Path) -> list[Figure]:
    """One cut in the middle of a push, and twenty: bytes beyond those of an uncut one."""
    with pair(folder) as (server, one, _), CutProxy(server.port) as proxy:
        whole = _through(one, proxy, [])
    figures = []
    for cuts, target in ((1, None), (CUTS, 2500.0)):
        with (
            tempfile.TemporaryDirectory() as other,
            pair(Path(other)) as (server, one, _),
            CutProxy(server.port) as proxy,
        ):
            step = whole.bytes_up // (cuts + 1)
            cut = _through(one, proxy, [step * place for place in range(1, cuts + 1)])
        more = cut.bytes_up + cut.bytes_down - whole.bytes_up - whole.bytes_down
        total = (cut.bytes_up + cut.bytes_down) / (whole.bytes_up + whole.bytes_down)
        figures.append(
            Figure(
                f"a push cut {cuts} times, more per cut" if cuts > 1 else "a push cut once, in all",
                more / cuts if cuts > 1 else total,
                "bytes" if cuts > 1 else "x",
                target=target or 1.1,
                note=f"{total:.2f}x the bytes of an uncut one, even={cut.even}",
            )
        )
    return figures


def _through(one: Station, proxy: CutProxy, cuts: list[int]) -> SyncReport:
    proxy.up, proxy.cut_up_at = 0, cuts

    def line(url: str) -> Line:
        del url
        return Line(proxy.url)

    return over(one, line)


def main() -> None:
    """Prints the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRONTOFFICE_DEVICE_DIR"] = f"{folder}/devices"
        measured: tuple[Callable[[], list[Figure]], ...] = (
            lambda: cut_figures(Path(folder)),
            lambda: weak_line_figures(runs),
            backlog_figures,
            dying_figures,
        )
        for measure in measured:
            for figure in measure():
                print(*figure.cells, figure.note, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
