"""A stream is a small graph of facts: its order, its heads, its conflicts by position."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from frontoffice.domain.facts import CaseSettled, Recorded, Ref


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts of one exclusive group, neither reaching the other, that no settlement has joined."""

    group: str
    heads: tuple[Ref, ...]


@dataclass(slots=True)
class Ordered:
    """The facts of a stream in the order a fold takes them.

    `facts` are ready and counted; `held` wait in an open conflict; `superseded` lost a settlement;
    `waiting` have a predecessor that is not here yet (*menunggu pendahulu*, not an error).
    """

    facts: list[Recorded]
    held: set[Ref] = field(default_factory=set)
    superseded: set[Ref] = field(default_factory=set)
    waiting: tuple[Ref, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    heads: tuple[Ref, ...] = ()


def order(recorded: Sequence[Recorded]) -> Ordered:
    """Orders the facts of one stream: what an entry follows first, then by (at, chain, seq).

    The result depends only on the set of facts, never on the order of arrival.
    """
    if _is_line(recorded):
        return Ordered(list(recorded), heads=(recorded[-1].ref,) if recorded else ())
    ready, waiting = _topological(recorded)
    index = {item.ref: position for position, item in enumerate(ready)}
    reach = _reach(ready, index)
    result = Ordered(ready, waiting=waiting, heads=_heads(ready))
    conflicts: list[Conflict] = []
    groups = _by_group(ready)
    # Settlements first: one that is itself in conflict settles nothing.
    for group in sorted(groups, key=lambda name: (not name.startswith("settlement:"), name)):
        if len(groups[group]) > 1:
            conflicts += _settle(group, groups[group], ready, reach, index, result)
    result.conflicts = tuple(sorted(conflicts, key=lambda one: (one.group, one.heads)))
    return result


def _is_line(recorded: Sequence[Recorded]) -> bool:
    before: tuple[Ref, ...] = ()
    for item in recorded:
        if item.after != before:
            return False
        before = (item.ref,)
    return True


def _topological(recorded: Iterable[Recorded]) -> tuple[list[Recorded], tuple[Ref, ...]]:
    by_ref = {item.ref: item for item in recorded}
    blocked = {ref: len(item.after) for ref, item in by_ref.items()}
    followers: dict[Ref, list[Ref]] = {}
    for ref, item in by_ref.items():
        for parent in item.after:
            followers.setdefault(parent, []).append(ref)
    queue = [(by_ref[ref].at, ref) for ref, count in blocked.items() if count == 0]
    heapq.heapify(queue)
    done: list[Recorded] = []
    while queue:
        _, ref = heapq.heappop(queue)
        done.append(by_ref[ref])
        for follower in followers.get(ref, ()):
            blocked[follower] -= 1
            if blocked[follower] == 0:
                heapq.heappush(queue, (by_ref[follower].at, follower))
    taken = {item.ref for item in done}
    return done, tuple(sorted(ref for ref in by_ref if ref not in taken))


def _reach(ready: Sequence[Recorded], index: dict[Ref, int]) -> list[int]:
    """For each fact a bit set of the facts it can reach through `after`, itself included."""
    reach: list[int] = []
    for position, item in enumerate(ready):
        bits = 1 << position
        for parent in item.after:
            bits |= reach[index[parent]]
        reach.append(bits)
    return reach


def _heads(ready: Sequence[Recorded]) -> tuple[Ref, ...]:
    followed = {parent for item in ready for parent in item.after}
    return tuple(sorted(item.ref for item in ready if item.ref not in followed))


def _by_group(ready: Sequence[Recorded]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for position, item in enumerate(ready):
        if item.body is not None:
            for group in item.body.groups():
                members.setdefault(group, []).append(position)
    return members


def _settle(
    group: str,
    members: list[int],
    ready: Sequence[Recorded],
    reach: list[int],
    index: dict[Ref, int],
    result: Ordered,
) -> list[Conflict]:
    """Finds the concurrent facts of one group; marks what is held and what a settlement dropped."""
    split: set[int] = set()
    for at, member in enumerate(members):
        for other in members[at + 1 :]:
            if not reach[other] >> member & 1:
                split |= {member, other}
    if not split:
        return []
    settled_bits = 0
    for position, item in enumerate(ready):
        body = item.body
        if not isinstance(body, CaseSettled) or body.group != group or item.ref in result.held:
            continue
        if body.chosen not in index:
            continue
        covered = reach[position]
        kept = reach[index[body.chosen]]
        settled_bits |= covered
        for member in split:
            if covered >> member & 1 and not kept >> member & 1:
                result.superseded.add(ready[member].ref)
    unsettled = {member for member in split if not settled_bits >> member & 1}
    if not unsettled:
        return []
    # A fact that follows one side of an open split is held with it: its ground is disputed.
    held = {
        member
        for member in members
        if member in unsettled or any(reach[member] >> one & 1 for one in unsettled)
    }
    result.held.update(ready[member].ref for member in held)
    tips = [one for one in held if not any(reach[o] >> one & 1 for o in held if o != one)]
    return [Conflict(group, tuple(sorted(ready[one].ref for one in tips)))]
