"""A complaint as the fold of its facts: where it stands, what is due, what may come next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from frontoffice.domain.complaint_facts import (
    Clock,
    ComplaintFiled,
    ComplaintMoved,
    ComplaintReplied,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.stream import Conflict, order

STATUSES = (
    "received",
    "verified",
    "disposed",
    "followed_up",
    "waiting_reporter",
    "done",
    "rejected",
    "referred",
    "withdrawn",
    "duplicate",
)
ENDED = frozenset(("done", "rejected", "referred", "withdrawn", "duplicate"))
_SIDE = ("referred", "withdrawn", "duplicate")
MOVES: dict[str, tuple[str, ...]] = {
    "received": ("verified", "rejected", *_SIDE),
    "verified": ("disposed", "followed_up", "rejected", *_SIDE),
    "disposed": ("followed_up", "disposed", *_SIDE),
    "followed_up": ("waiting_reporter", "done", "disposed", "referred", "withdrawn"),
    "waiting_reporter": ("followed_up", "done", "referred", "withdrawn"),
    "done": ("followed_up",),
    "rejected": ("verified",),
    "referred": ("followed_up", "done"),
    "withdrawn": (),
    "duplicate": ("verified",),
}
"""From a status, where it may go (DOMAIN section 3); from an ended one only by opening it again."""


@dataclass(slots=True)
class Complaint:
    """The state of one complaint, without personal data."""

    stream: str
    opened: ComplaintFiled | None = None
    filed_at: int = 0
    status: str = ""
    since_on: dt.date | None = None
    clocks: tuple[Clock, ...] = ()
    classified: str | None = None
    maladministration: tuple[str, ...] = ()
    agency: str = ""
    role: str | None = None
    of: str | None = None
    outward: str | None = None
    replied: bool = False
    satisfied: bool | None = None
    reopened: int = 0
    verified_on: dt.date | None = None
    ended_on: dt.date | None = None
    heads: tuple[Ref, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    skipped: list[tuple[Ref, str]] = field(default_factory=list)
    read_only: bool = False

    @property
    def disputed(self) -> bool:
        """Two people decided apart, or a newer program's fact is in it."""
        return bool(self.conflicts) or self.read_only

    @property
    def due(self) -> Clock | None:
        """The next clock that runs: verification while nobody has looked, then the others."""
        if self.status in ENDED or self.status == "waiting_reporter":
            return None
        stages = ("verify",) if self.status == "received" else ("reply", "finish")
        if self.status in ("disposed", "followed_up"):
            stages = ("finish",)
        running = [one for one in self.clocks if one.stage in stages] or [
            one for one in self.clocks if one.stage != "verify" or self.status == "received"
        ]
        return min(running, key=lambda one: (one.due_on, one.due_at or 0)) if running else None


class _Unfit(Exception):
    """A fact that the state does not allow; it is skipped with this reason."""


def fold(stream: str, recorded: Sequence[Recorded]) -> Complaint:
    """The state of a complaint: a pure function of the set of its facts."""
    ordered = order(recorded)
    state = Complaint(stream, heads=ordered.heads, conflicts=ordered.conflicts)
    for item in ordered.facts:
        body = item.body
        if body is None:
            state.read_only = True
        elif item.ref not in ordered.held and item.ref not in ordered.superseded:
            try:
                if isinstance(body, ComplaintFiled):
                    _filed(state, item, body)
                elif isinstance(body, ComplaintMoved):
                    _moved(state, body)
                elif isinstance(body, ComplaintReplied):
                    _replied(state, body)
            except _Unfit as unfit:
                state.skipped.append((item.ref, str(unfit)))
    return state


def check_move(state: Complaint, to: str) -> None:
    """Raises RuleViolation `complaint-in-conflict` or `complaint-move-bad` with what is allowed."""
    if state.disputed:
        raise RuleViolation("complaint-in-conflict")
    allowed = MOVES.get(state.status, ())
    if to not in allowed:
        raise RuleViolation(
            "complaint-move-bad", field="to", status=state.status, to=to[:24], allowed=list(allowed)
        )


def _filed(state: Complaint, item: Recorded, body: ComplaintFiled) -> None:
    if state.opened is not None:
        raise _Unfit("complaint-already-filed")
    state.opened, state.filed_at = body, item.at
    state.status, state.since_on = "received", body.received_on
    state.clocks, state.agency = body.clocks, body.agency


def _moved(state: Complaint, body: ComplaintMoved) -> None:
    if body.to not in MOVES.get(state.status, ()):
        raise _Unfit("complaint-move-bad")
    if state.status in ENDED and body.to not in ENDED:
        state.reopened += 1
        state.ended_on = None
    state.status, state.since_on, state.replied = body.to, body.on, False
    state.clocks = body.clocks or state.clocks
    state.classified = body.classified or state.classified
    state.maladministration = body.maladministration or state.maladministration
    state.agency = body.agency or state.agency
    state.role = body.role or state.role
    state.of, state.outward = body.of or state.of, body.outward or state.outward
    if body.to == "verified" and state.verified_on is None:
        state.verified_on = body.on
    if body.to in ENDED:
        state.ended_on = body.on


def _replied(state: Complaint, body: ComplaintReplied) -> None:
    if not state.status or state.status in ("withdrawn", "duplicate"):
        raise _Unfit("complaint-ended")
    state.satisfied = body.satisfied if body.satisfied is not None else state.satisfied
    state.replied = True
    to = state.status
    if body.withdrawn:
        to = "withdrawn"
    elif body.satisfied and state.status in ("waiting_reporter", "followed_up"):
        to = "done"
    elif state.status in ("waiting_reporter", "done") and not body.satisfied:
        to = "followed_up"
    if to != state.status:
        if state.status in ENDED:
            state.reopened += 1
        state.status, state.since_on = to, body.on
        state.ended_on = body.on if to in ENDED else None
