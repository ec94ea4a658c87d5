"""Settling what two stations decided apart: a person chooses, both records stay, undo is a choice.

A choice is a fact like any other (`case.settled/1`): it names every head it settles, travels to
every station, and a later one replaces it. Nobody wins by being first or last.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseSettled, CaseVoided, ReasonPersonal, Recorded, Ref
from frontoffice.domain.staff import Officer, require_second
from frontoffice.domain.stream import SETTLEMENT, order
from frontoffice.services.home import Home
from frontoffice.store.work import Changes

LONGEST_REASON = 500


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of one or more groups that exclude each other, to be settled by one choice.

    `heads` are the last facts of each side, one of them to be chosen. `torn` are settlements that
    contradict each other; `chosen` the head that counts now, None while nothing is settled.
    """

    groups: tuple[str, ...]
    heads: tuple[Ref, ...]
    torn: tuple[Ref, ...] = ()
    chosen: Ref | None = None


def open_splits(recorded: Sequence[Recorded]) -> list[Split]:
    """What nobody has settled yet in a case; groups split at the same heads come as one."""
    ordered = order(recorded)
    bodies = {item.ref: item.body for item in recorded}
    torn = {
        one.group.removeprefix(SETTLEMENT): one.heads
        for one in ordered.conflicts
        if one.group.startswith(SETTLEMENT)
    }
    found = {one.group: one.heads for one in ordered.conflicts if one.group not in torn}
    found = {group: heads for group, heads in found.items() if not group.startswith(SETTLEMENT)}
    for group, settlements in torn.items():
        standing = next((one.heads for one in ordered.conflicts if one.group == group), None)
        chosen = {b.chosen for ref in settlements if isinstance(b := bodies[ref], CaseSettled)}
        found[group] = standing or tuple(sorted(chosen))
    return _joined([(group, heads, torn.get(group, ()), None) for group, heads in found.items()])


def settled_splits(recorded: Sequence[Recorded]) -> list[Split]:
    """What was settled in a case and may still be settled the other way."""
    ordered = order(recorded)
    disputed = {one.group.removeprefix(SETTLEMENT) for one in ordered.conflicts}
    last: dict[str, CaseSettled] = {}
    members: dict[str, list[Ref]] = {}
    for item in ordered.facts:
        if isinstance(item.body, CaseSettled):
            last[item.body.group] = item.body
        elif item.body is not None and item.ref not in ordered.superseded:
            for group in item.body.groups():
                members.setdefault(group, []).append(item.ref)
    found = []
    for group, body in last.items():
        lost = [head for head in body.heads if head in ordered.superseded]
        if group in disputed or not lost or not members.get(group):
            continue
        # What followed the chosen side belongs to it: going back must come to its end.
        kept = members[group][-1]
        found.append((group, tuple(sorted({kept, *lost})), (), kept))
    return _joined(found)


def _joined(
    found: Sequence[tuple[str, tuple[Ref, ...], tuple[Ref, ...], Ref | None]],
) -> list[Split]:
    by_heads: dict[tuple[tuple[Ref, ...], Ref | None], Split] = {}
    for group, heads, torn, chosen in sorted(found, key=lambda one: one[:2]):
        before = by_heads.get((heads, chosen))
        groups = (*before.groups, group) if before else (group,)
        torn = (*before.torn, *torn) if before else torn
        by_heads[heads, chosen] = Split(groups=groups, heads=heads, torn=torn, chosen=chosen)
    return list(by_heads.values())


def settle(home: Home, stream: str, group: str, chosen: Ref, reason: str) -> Changes:
    """Records which side of a split counts; choosing the other one later is the undo.

    Groups that are split at the same heads are settled together. Raises PermissionDenied,
    RuleViolation `reason-missing`, `conflict-none`, `conflict-choice-unknown`,
    `conflict-choice-same`, and `case-read-only` where a fact of the case cannot be read here.
    """
    acting = home.require("conflict.settle")
    reason = _reason(reason)
    group = group.removeprefix(SETTLEMENT)
    with home.store.work(acting.staff) as work:
        case = work.case(stream)
        if case.read_only:
            raise RuleViolation("case-read-only", number=stream)
        recorded = work.recorded(stream)
        splits = [*open_splits(recorded), *settled_splits(recorded)]
        split = next((one for one in splits if group in one.groups), None)
        if split is None:
            raise RuleViolation("conflict-none", group=group)
        if chosen not in split.heads:
            raise RuleViolation("conflict-choice-unknown", field="choice", count=len(split.heads))
        if chosen == split.chosen:
            raise RuleViolation("conflict-choice-same", field="choice")
        circle = f"agency:{case.opened.agency}" if case.opened else "office"
        for one in split.groups:
            fact = CaseSettled(group=one, heads=split.heads, chosen=chosen)
            work.record(stream, fact, ReasonPersonal(reason=reason), circle)
    return work.changes


def give_back(home: Home, stream: str, number: str, reason: str, second: Officer) -> Changes:
    """Voids the receipt of money that was taken on a side that did not count, and was returned.

    Raises RuleViolation `receipt-nothing-to-void` for any other receipt, `second-person-same`,
    `case-in-conflict`.
    """
    acting = home.officer
    require_second("case.void", acting, second)
    reason = _reason(reason)
    with home.store.work(acting.staff) as work:
        case = work.case(stream)
        if case.conflicts:
            raise RuleViolation("case-in-conflict", groups=[one.group for one in case.conflicts])
        if case.opened is None:
            raise NotFound("case-unknown", number=stream)
        lost = [one for one in case.receipts if one.number == number and not one.counts]
        if not lost or lost[0].state != "valid":
            raise RuleViolation("receipt-nothing-to-void")
        fact = CaseVoided(
            receipt_number=number, amount_rupiah=lost[0].amount_rupiah, second=second.staff
        )
        circle = f"agency:{case.opened.agency}"
        work.record(stream, fact, ReasonPersonal(reason=reason), circle)
    return work.changes


def _reason(text: str) -> str:
    text = " ".join(text.split())
    if not any(char.isalnum() for char in text) or len(text) > LONGEST_REASON:
        raise RuleViolation("reason-missing", field="reason")
    return text
