"""What a benchmark measured: a figure, the bare floor measured beside it, and the target."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` and `floor` share `unit`; `target` is "x" times the floor, or a plain value."""

    name: str
    value: float
    unit: str = "ms"
    floor: float | None = None
    floor_name: str = ""
    target: float | None = None
    target_is_ratio: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.value / self.floor if self.floor else None

    @property
    def measured(self) -> float:
        """What the target speaks of: the ratio or the value."""
        return (self.ratio or 0.0) if self.target_is_ratio else self.value

    @property
    def verdict(self) -> str:
        """met, or missed by how much; nothing where there is no target."""
        if self.target is None:
            return ""
        if self.measured <= self.target:
            return "met"
        return f"missed by {100 * (self.measured / self.target - 1):.0f} %"

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as a line of a table."""
        floor = f"{shown(self.floor)} ({self.floor_name})" if self.floor else "-"
        target = "-"
        if self.target is not None:
            target = f"<= {shown(self.target)}{'x' if self.target_is_ratio else ' ' + self.unit}"
        ratio = f"{self.ratio:.1f}x" if self.ratio else "-"
        return (self.name, f"{shown(self.value)} {self.unit}", floor, ratio, target, self.verdict)


def shown(value: float) -> str:
    """Three figures that matter."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def times(calls: Iterable[Callable[[], object]]) -> list[float]:
    """How long each call took, in ms, sorted."""
    found = []
    for call in calls:
        started = time.perf_counter()
        call()
        found.append(1000 * (time.perf_counter() - started))
    return sorted(found)


def median(found: list[float]) -> float:
    """The middle of sorted values."""
    return found[len(found) // 2]


def p95(found: list[float]) -> float:
    """What 95 of 100 stay below, of sorted values."""
    return found[min(len(found) - 1, int(0.95 * len(found)))]


def seconds(call: Callable[[], object]) -> float:
    """How long one call took."""
    return times([call])[0] / 1000
