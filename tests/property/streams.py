"""Random work on one case by stations that do not always know of each other, and a plain oracle."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from frontoffice.domain.case import STATUSES
from frontoffice.domain.facts import (
    CaseCorrected,
    CaseMoved,
    CasePaid,
    CaseRegistered,
    CaseSettled,
    CaseVoided,
    Fact,
    PaperConfirmed,
    PaperPrinted,
    Recorded,
    Ref,
)
from frontoffice.domain.stream import order

STATIONS = ("aa" * 8, "bb" * 8, "cc" * 8)
STREAM = f"case:{STATIONS[0]}/1"
DAY = dt.date(2026, 11, 23)
KINDS = ("move", "move", "pay", "void", "correct", "print", "confirm", "settle")

EXCLUSIVE = ("move", "pay", "void", "correct")

Step = tuple[int, str, int, int, frozenset[int]]
"""(station, what it does, which one it picks, clock error in seconds, whose facts it learns)."""

steps = st.lists(
    st.tuples(
        st.integers(0, len(STATIONS) - 1),
        st.sampled_from(KINDS),
        st.integers(0, 11),
        st.integers(-90, 90),
        st.frozensets(st.integers(0, len(STATIONS) - 1)),
    ),
    max_size=14,
)


def registered(number: str = "MPP1-261123-03A0001-X") -> CaseRegistered:
    """A paid service whose payment is still owed."""
    return CaseRegistered(
        number=number,
        receipt_number="K" + number,
        tracking="ABCDEF",
        office="MPP1",
        agency="POLRI",
        service="POL-SKCK-BARU",
        service_name="SKCK baru",
        standard="service:POL-SKCK-BARU@00000000",
        status="awaiting_payment",
    )


class Stations:
    """What each station has written and knows of one case."""

    def __init__(self) -> None:
        self.facts: dict[Ref, Recorded] = {}
        self.known: list[set[Ref]] = [set() for _ in STATIONS]
        self._seq = [0 for _ in STATIONS]
        opening = self.write(0, registered(), 0)
        for known in self.known:
            known.add(opening)

    def view(self, station: int) -> list[Recorded]:
        """The facts a station has, in the order of their names."""
        return [self.facts[ref] for ref in sorted(self.known[station])]

    def take(self, step: Step) -> None:
        """One station learns from some others, then writes one fact behind what it knows."""
        station, kind, pick, error, learns = step
        for other in learns:
            self.known[station] |= self.known[other]
        body = self._body(station, kind, pick)
        disputed = order(self.view(station)).conflicts
        # As the counter does: while a conflict is open here, only papers and settlements.
        if body is not None and not (disputed and kind in EXCLUSIVE):
            self.write(station, body, error)

    def write(self, station: int, body: Fact, error: int = 0) -> Ref:
        """A station writes a fact behind the heads it knows."""
        self._seq[station] += 1
        ref = (STATIONS[station], self._seq[station])
        view = self.view(station)
        followed = {parent for item in view for parent in item.after}
        self.facts[ref] = Recorded(
            ref=ref,
            at=1_795_399_200_000 + 1000 * (60 * len(self.facts) + error),
            after=tuple(sorted(item.ref for item in view if item.ref not in followed)),
            kind=body.KIND,
            actor=f"petugas.{station}",
            body=body,
        )
        self.known[station].add(ref)
        return ref

    def _body(self, station: int, kind: str, pick: int) -> Fact | None:
        view = self.view(station)
        number = f"K-{station}-{self._seq[station]}"
        match kind:
            case "move":
                return CaseMoved(to=STATUSES[pick % len(STATUSES)], on=DAY)
            case "pay":
                return CasePaid(receipt_number=number, amount_rupiah=1000 + pick, method="cash")
            case "void":
                paid = [one.body for one in view if isinstance(one.body, CasePaid)]
                if not paid:
                    return None
                one = paid[pick % len(paid)]
                return CaseVoided(
                    receipt_number=one.receipt_number, amount_rupiah=one.amount_rupiah, second="x.y"
                )
            case "correct":
                return CaseCorrected(fields=("name", "nik", "sex")[pick % 3 :])
            case "print":
                return PaperPrinted(paper="receipt", number=number, size="a5")
            case "confirm":
                prints = [one.ref for one in view if isinstance(one.body, PaperPrinted)]
                return (
                    PaperConfirmed(print=prints[pick % len(prints)], came_out=True)
                    if prints
                    else None
                )
            case _:
                return settlement(view, pick)


def settlement(view: list[Recorded], pick: int) -> CaseSettled | None:
    """A settlement of one of the conflicts in a view."""
    conflicts = order(view).conflicts
    if not conflicts:
        return None
    one = conflicts[pick % len(conflicts)]
    return CaseSettled(group=one.group, heads=one.heads, chosen=one.heads[pick % len(one.heads)])


def played(plan: list[Step]) -> Stations:
    """The stations after a plan."""
    stations = Stations()
    for step in plan:
        stations.take(step)
    return stations


def ancestors(facts: dict[Ref, Recorded]) -> dict[Ref, set[Ref]]:
    """For each fact all it can reach through `after`, by plain walking."""
    found: dict[Ref, set[Ref]] = {}
    for ref in facts:
        reached, todo = {ref}, [ref]
        while todo:
            for parent in facts[todo.pop()].after:
                if parent not in reached:
                    reached.add(parent)
                    todo.append(parent)
        found[ref] = reached
    return found


def concurrent_groups(facts: dict[Ref, Recorded]) -> dict[str, set[Ref]]:
    """Exclusive groups that hold two facts of which neither reaches the other, with those facts."""
    reach = ancestors(facts)
    found: dict[str, set[Ref]] = {}
    for one in facts.values():
        for other in facts.values():
            if other.ref in reach[one.ref] or one.ref in reach[other.ref]:
                continue
            assert one.body is not None
            assert other.body is not None
            for group in set(one.body.groups()) & set(other.body.groups()):
                found.setdefault(group, set()).update((one.ref, other.ref))
    return found
