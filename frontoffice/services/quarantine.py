"""What a copied disk wrote beside its twin: shown, and entered again by a person as late facts.

The original stays kept byte for byte. What is entered again gets a number of its own, because the
twin may have given the same one, and names the old one as its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseRegistered, CaseSettled, Fact
from frontoffice.services import numbers
from frontoffice.services.home import Home
from frontoffice.store import quarantine
from frontoffice.store.quarantine import Apart
from frontoffice.store.work import Changes, Work

DISMISSED = "dismissed"
LONGEST_REASON = 500


class Fate(msgspec.Struct, frozen=True):
    """One entry that was set apart: its place, kind, who wrote it and when (UTC ms)."""

    seq: int
    kind: str
    actor: str
    at: int


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one stream that do not count; `number` and `service` where it opens a case.

    `reason` is `copied` or `revoked`; `chain` 16 hex characters. Only what was copied is entered
    again here; what a revoked station wrote is accepted by the centre.
    """

    stream: str
    chain: str
    reason: str
    found_at: int
    number: str
    service_name: str
    entries: tuple[Fate, ...]


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What was entered again: the stream it went to, the case's new number, how many facts.

    `left` are the kinds that stay in quarantine only: papers that carry the old number, and
    settlements of conflicts as the copy saw them.
    """

    stream: str
    number: str
    entered: int
    left: tuple[str, ...]


def items(home: Home) -> list[Item]:
    """Everything set apart that nobody has dealt with, in the order it was written."""
    home.require("case.view")
    with home.store.read() as connection:
        found = quarantine.listed(connection)
    return [_item(list(group)) for _, group in _by_stream(found)]


def _by_stream(found: Sequence[Apart]) -> list[tuple[tuple[bytes, str], list[Apart]]]:
    def key(one: Apart) -> tuple[bytes, str]:
        return one.entry.chain, one.entry.stream

    ordered = sorted(found, key=lambda one: (*key(one), one.entry.seq))
    grouped = [(name, list(group)) for name, group in groupby(ordered, key)]
    return sorted(grouped, key=lambda one: one[1][0].entry.seq)


def _item(group: list[Apart]) -> Item:
    first = group[0]
    body = first.recorded.body
    opened = body if isinstance(body, CaseRegistered) else None
    return Item(
        stream=first.entry.stream,
        chain=first.entry.chain.hex(),
        reason=first.reason,
        found_at=first.found_at,
        number=opened.number if opened else "",
        service_name=opened.service_name if opened else "",
        entries=tuple(
            Fate(one.entry.seq, one.entry.kind, one.entry.actor, one.entry.at) for one in group
        ),
    )


def enter_again(home: Home, stream: str) -> Entered:
    """Enters what was set apart in a stream as late facts of this station, with their source.

    They happened when the copy wrote them; order and numbers are those of now. Raises
    PermissionDenied, NotFound `quarantine-unknown`, RuleViolation `quarantine-unreadable`.
    """
    acting = home.require("finding.settle")
    with home.store.work(acting.staff) as work:
        group = _group(work, stream)
        if group[0].reason != "copied":
            raise NotFound("quarantine-unknown", stream=stream)
        entry = _Entering(home, work, stream)
        for one in group:
            entry.take(one)
        quarantine.settle(work.connection, group, entry.stream)
    return Entered(
        stream=entry.stream, number=entry.number, entered=entry.count, left=tuple(entry.left)
    )


def dismiss(home: Home, stream: str, reason: str) -> Changes:
    """Notes that what was set apart in a stream is not entered again, and why; it stays kept.

    Raises PermissionDenied, NotFound `quarantine-unknown`, RuleViolation `reason-missing`.
    """
    acting = home.require("finding.settle")
    reason = " ".join(reason.split())
    if not any(char.isalnum() for char in reason) or len(reason) > LONGEST_REASON:
        raise RuleViolation("reason-missing", field="reason")
    with home.store.work(acting.staff) as work:
        group = _group(work, stream)
        quarantine.settle(work.connection, group, f"{DISMISSED}: {acting.staff}: {reason}")
    return work.changes


def _group(work: Work, stream: str) -> list[Apart]:
    found = [one for one in quarantine.listed(work.connection) if one.entry.stream == stream]
    if not found:
        raise NotFound("quarantine-unknown", stream=stream)
    return found


class _Entering:
    """Writes the facts of one stream anew; a case that was opened there gets a new number."""

    def __init__(self, home: Home, work: Work, stream: str) -> None:
        self._home, self._work = home, work
        self.stream, self.number, self.count = stream, "", 0
        self.left = list[str]()
        self._receipts = dict[str, str]()
        self._source = ""

    def take(self, one: Apart) -> None:
        """Writes one fact, or notes its kind among those left."""
        recorded = one.recorded
        body = recorded.body
        if body is None:
            raise RuleViolation("quarantine-unreadable", kind=recorded.kind)
        if recorded.kind.startswith("paper.") or isinstance(body, CaseSettled):
            self.left.append(recorded.kind)
            return
        self._source = self._source or f"{recorded.ref[0]}/{recorded.ref[1]}"
        late = self._late(body, recorded.at)
        personal, circle = recorded.personal, recorded.circle
        if not one.entry.after:
            word = one.entry.stream.partition(":")[0]
            self.stream = self._work.open(word, late, personal, circle)
        else:
            self._work.record(self.stream, late, personal, circle)
        self.count += 1

    def _late(self, body: Fact, at: int) -> Fact:
        """The same fact, told later: when it happened, its source, and numbers of its own."""
        changes: dict[str, Any] = {}
        named = {field.name for field in msgspec.structs.fields(body)}
        if isinstance(body, CaseRegistered):
            self._source = body.number
            changes["number"] = self.number = self._take(receipt=False)
        if "happened_at" in named:
            changes["happened_at"] = getattr(body, "happened_at", None) or at
            changes["source"] = getattr(body, "source", None) or self._source
        receipt = getattr(body, "receipt_number", None)
        if receipt is not None:
            if receipt not in self._receipts:
                self._receipts[receipt] = self._take(receipt=True)
            changes["receipt_number"] = self._receipts[receipt]
        return msgspec.structs.replace(body, **changes)

    def _take(self, *, receipt: bool) -> str:
        calendar = self._home.reference_in(self._work).calendar_of(self._home.card.office)
        on = calendar.local(self._work.at).date()
        return numbers.take(self._work, self._home, on, receipt=receipt)
