"""Guided practice: an office nobody takes for a real one, the steps, and what is measured."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

OFFICE = "LATIHAN"
"""The office code in every number of a practice home; no real office may have it."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise: done as soon as a fact of its kind (and status) was written by the trainee.

    `keys` is what a practised officer needs (UI: 60 for a known citizen and a free service).
    """

    code: str
    kind: str
    status: str = ""
    keys: int = 20
    seconds: int = 60


STEPS = (
    Step(code="intake", kind="case.registered/1", status="accepted", keys=60, seconds=300),
    Step(code="paper", kind="paper.confirmed/1", keys=2, seconds=20),
    Step(code="shortage", kind="case.registered/1", status="incomplete", keys=60, seconds=240),
    Step(code="complete", kind="case.completed/1", keys=15, seconds=90),
    Step(code="fee", kind="case.paid/1", keys=70, seconds=300),
    Step(code="void", kind="case.voided/1", keys=40, seconds=90),
    Step(code="move", kind="case.moved/1", keys=40, seconds=60),
    Step(code="queue", kind="ticket.called/1", keys=15, seconds=45),
    Step(code="shift", kind="shift.handed_over/1", keys=20, seconds=90),
)


class Done(msgspec.Struct, frozen=True):
    """A fact the trainee wrote: its kind, the status it led to ("" where it has none), UTC ms."""

    kind: str
    status: str
    at: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the trainee is: the instant each step was done, by code; `now` is the next one."""

    done_at: dict[str, int]
    now: Step | None

    @property
    def place(self) -> int:
        """The number of the step under way, from 1; the count of all when every step is done."""
        return STEPS.index(self.now) + 1 if self.now else len(STEPS)


class Coached(msgspec.Struct, frozen=True, kw_only=True):
    """One step as it went: seconds and key strokes, and whether both are within the aim."""

    code: str
    seconds: int
    keys: int
    aim_seconds: int
    aim_keys: int

    @property
    def good(self) -> bool:
        """Whether a citizen would have been served as quickly as by a practised officer."""
        return self.seconds <= self.aim_seconds and self.keys <= self.aim_keys


def progress(facts: Sequence[Done]) -> Progress:
    """Ticks the steps off in their order; a fact serves one step, and none before its turn."""
    done_at: dict[str, int] = {}
    left = list(STEPS)
    for fact in facts:
        if left and fact.kind == left[0].kind and left[0].status in ("", fact.status):
            done_at[left.pop(0).code] = fact.at
    return Progress(done_at=done_at, now=left[0] if left else None)


def coached(began_at: int, done_at: dict[str, int], keys: dict[str, int]) -> list[Coached]:
    """What was measured of each finished step: time since the one before, keys pressed in it."""
    found, before = [], began_at
    for step in STEPS:
        at = done_at.get(step.code)
        if at is None:
            break
        found.append(
            Coached(
                code=step.code,
                seconds=max(0, (at - before) // 1000),
                keys=keys.get(step.code, 0),
                aim_seconds=step.seconds,
                aim_keys=step.keys,
            )
        )
        before = at
    return found
