"""A stream is a small graph of facts: its order, its heads, its conflicts by position."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.settlement import Verdict, judge

SETTLEMENT = "settlement:"
"""Before a group's name: its settlements, which are exclusive themselves."""


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
    for group, members in sorted(groups.items()):
        if len(members) > 1 and not group.startswith(SETTLEMENT):
            settlements = groups.get(SETTLEMENT + group, [])
            verdict = judge(settlements, ready, reach, index)
            conflicts += _settle(group, members, verdict, ready, reach, result)
    result.conflicts = tuple(sorted(conflicts, key=lambda one: (one.group, one.heads)))
    return result


def counted(recorded: Sequence[Recorded]) -> list[Recorded]:
    """The facts of a stream that count, in order: known kinds, nothing held or superseded."""
    ordered = order(recorded)
    apart = ordered.held | ordered.superseded
    return [item for item in ordered.facts if item.body is not None and item.ref not in apart]


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
    verdict: Verdict,
    ready: Sequence[Recorded],
    reach: list[int],
    result: Ordered,
) -> list[Conflict]:
    """Finds the concurrent facts of one group; marks what is held and what a settlement dropped."""
    apart = [
        (one, other)
        for at, one in enumerate(members)
        for other in members[at + 1 :]
        if not reach[other] >> one & 1
    ]
    dropped = {one for pair in apart for one in pair if verdict.drops(one)}
    result.superseded.update(ready[one].ref for one in dropped)
    found = []
    if verdict.torn:
        refs = tuple(sorted(ready[one].ref for one in verdict.torn))
        result.held.update(refs)
        found.append(Conflict(SETTLEMENT + group, refs))
    disputed = {
        one
        for pair in apart
        for one in pair
        if not dropped.intersection(pair) and not verdict.joins(*pair)
    }
    if not disputed:
        return found
    # A fact that follows one side of an open split is held with it: its ground is disputed.
    held = {
        member
        for member in members
        if member not in dropped and any(reach[member] >> one & 1 for one in disputed)
    }
    result.held.update(ready[member].ref for member in held)
    tips = [one for one in held if not any(reach[o] >> one & 1 for o in held if o != one)]
    return [*found, Conflict(group, tuple(sorted(ready[one].ref for one in tips)))]
