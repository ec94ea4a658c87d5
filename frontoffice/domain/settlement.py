"""Which settlements of an exclusive group count, what they drop, and where they contradict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontoffice.domain.facts import CaseSettled, Recorded, Ref


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the settlements of one group say, as bit sets over the positions of a stream's facts.

    `counting` holds (facts covered, facts kept) of each settlement in force. `torn` are the
    positions of settlements that contradict each other, neither knowing the other: a conflict
    again, and what was settled before them stays in force meanwhile.
    """

    counting: tuple[tuple[int, int], ...] = ()
    torn: tuple[int, ...] = ()

    def drops(self, position: int) -> bool:
        """Whether a settlement in force chose another side than this fact's."""
        bit = 1 << position
        return any(covered & bit and not kept & bit for covered, kept in self.counting)

    def joins(self, one: int, other: int) -> bool:
        """Whether a settlement in force knew both facts."""
        both = 1 << one | 1 << other
        return any(covered & both == both for covered, _ in self.counting)


def judge(
    settlements: Iterable[int],
    ready: Sequence[Recorded],
    reach: Sequence[int],
    index: Mapping[Ref, int],
) -> Verdict:
    """The verdict of the settlements at these positions.

    A later settlement replaces those it follows, so that choosing the other side is the undo. Two
    that do not know each other count together while they choose the same.
    """
    known = {at: body for at in settlements if (body := _named(ready[at], reach[at], index))}
    torn: tuple[int, ...] = ()
    while known:
        tips = [at for at in known if not any(reach[o] >> at & 1 for o in known if o != at)]
        if len({known[at].chosen for at in tips}) == 1:
            counting = (
                (_covered(known[at], reach[at], reach, index), reach[index[known[at].chosen]])
                for at in tips
            )
            return Verdict(tuple(counting), torn)
        torn = torn or tuple(tips)
        before = [at for at in known if at not in tips and all(reach[t] >> at & 1 for t in tips)]
        known = {at: known[at] for at in before}
    return Verdict((), torn)


def _named(item: Recorded, reached: int, index: Mapping[Ref, int]) -> CaseSettled | None:
    """The settlement, when it follows what it chose."""
    body = item.body
    if not isinstance(body, CaseSettled) or body.chosen not in index:
        return None
    return body if reached >> index[body.chosen] & 1 else None


def _covered(
    body: CaseSettled, reached: int, reach: Sequence[int], index: Mapping[Ref, int]
) -> int:
    """What a settlement settles: the heads it names and all they follow, as far as it knew them."""
    named = 0
    for head in (*body.heads, body.chosen):
        if head in index:
            named |= reach[index[head]]
    return named & reached
