"""Indonesian notes and coins, and a drawer as the fold of its facts: open, sealed, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from frontoffice.domain.cash_facts import (
    CashClosed,
    CashCounted,
    CashDeposited,
    CashMoved,
    CashOpened,
    CashSealed,
    CashUnsealed,
    ChangeSettled,
    NumberExplained,
    Pieces,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Recorded, Ref
from frontoffice.domain.standard import MAX_RUPIAH
from frontoffice.domain.stream import Conflict, order


class Denomination(NamedTuple):
    """A piece of money by its code; a note and a coin may have the same value."""

    code: str
    rupiah: int
    coin: bool


DENOMINATIONS = (
    *(
        Denomination(f"n{value}", value, False)
        for value in (100_000, 75_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
    ),
    *(Denomination(f"k{value}", value, True) for value in (1_000, 500, 200, 100, 50)),
)
"""Legal tender one meets at a counter; Rp75.000 is the commemorative note of 2020."""

_VALUE = {one.code: one.rupiah for one in DENOMINATIONS}
MOST_PIECES = 100_000
STATES = ("open", "sealed", "closed", "deposited")


def count_pieces(counted: Mapping[str, Any]) -> tuple[Pieces, int]:
    """A count by note in the order of the table, and its sum in rupiah.

    Raises RuleViolation `denomination-unknown` or `pieces-bad` (not a whole number from 0).
    """
    for code, count in counted.items():
        if code not in _VALUE:
            raise RuleViolation(
                "denomination-unknown", field="pieces", piece=str(code)[:12], pieces=list(_VALUE)
            )
        if type(count) is not int or not 0 <= count <= MOST_PIECES:
            raise RuleViolation("pieces-bad", field=f"pieces.{code}", piece=code)
    pieces = tuple((code, counted[code]) for code in _VALUE if counted.get(code))
    return pieces, sum_of(pieces)


def sum_of(pieces: Iterable[tuple[str, int]]) -> int:
    """The rupiah of a count; pieces of an unknown kind count nothing."""
    return sum(_VALUE.get(code, 0) * count for code, count in pieces)


def amount(value: Any, field_name: str = "rupiah") -> int:
    """Whole rupiah above zero: money is never typed as a negative number.

    Raises RuleViolation `amount-not-positive`.
    """
    if type(value) is not int or not 0 < value <= MAX_RUPIAH:
        raise RuleViolation("amount-not-positive", field=field_name, limit=MAX_RUPIAH)
    return value


class Step(NamedTuple):
    """One thing that happened in a drawer: what, when (UTC ms), who, how much, and its words."""

    ref: Ref
    at: int
    actor: str
    body: Any
    words: str


@dataclass(slots=True)
class Drawer:
    """The state of one drawer. `counted` is the last count, `holder` who answers for it now."""

    stream: str
    opened: CashOpened | None = None
    opened_ref: Ref = ("", 0)
    opened_at: int = 0
    state: str = ""
    holder: str = ""
    counted: CashCounted | CashSealed | CashUnsealed | None = None
    counted_at: int = 0
    sealed: CashSealed | None = None
    sealed_by: str = ""
    closed: CashClosed | None = None
    closed_ref: Ref = ("", 0)
    closed_at: int = 0
    closed_by: str = ""
    deposited: CashDeposited | None = None
    in_rupiah: int = 0
    out_rupiah: int = 0
    settled: dict[str, int] = field(default_factory=dict)
    explained: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    heads: tuple[Ref, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    skipped: list[tuple[Ref, str]] = field(default_factory=list)
    read_only: bool = False

    @property
    def disputed(self) -> bool:
        """Acted on apart, or a newer program's fact is in it: nothing more is done."""
        return bool(self.conflicts) or self.read_only

    @property
    def is_closed(self) -> bool:
        """Counted and closed; only the deposit is left."""
        return self.closed is not None


class _Unfit(Exception):
    """A fact that the state does not allow; it is skipped with this reason."""


def fold(stream: str, recorded: Sequence[Recorded]) -> Drawer:
    """The state of a drawer: a pure function of the set of its facts, personal parts unread."""
    ordered = order(recorded)
    drawer = Drawer(stream, heads=ordered.heads, conflicts=ordered.conflicts)
    for item in ordered.facts:
        body = item.body
        if body is None:
            drawer.read_only = True
        elif item.ref not in ordered.held and item.ref not in ordered.superseded:
            apply = _APPLY.get(type(body))
            try:
                if apply is not None:
                    apply(drawer, item, body)
            except _Unfit as unfit:
                drawer.skipped.append((item.ref, str(unfit)))
                continue
            words = getattr(item.personal, "reason", "")
            drawer.steps.append(Step(item.ref, item.at, item.actor, body, words))
    return drawer


def _open(drawer: Drawer) -> None:
    if drawer.state != "open":
        raise _Unfit("drawer-not-open")


def _opened(drawer: Drawer, item: Recorded, body: CashOpened) -> None:
    if drawer.opened is not None:
        raise _Unfit("drawer-already-open")
    drawer.opened, drawer.opened_ref, drawer.opened_at = body, item.ref, item.at
    drawer.state, drawer.holder = "open", item.actor


def _moved(drawer: Drawer, _item: Recorded, body: CashMoved) -> None:
    _open(drawer)
    if body.direction == "in":
        drawer.in_rupiah += body.rupiah
    else:
        drawer.out_rupiah += body.rupiah


def _counted(drawer: Drawer, item: Recorded, body: CashCounted) -> None:
    _open(drawer)
    drawer.counted, drawer.counted_at = body, item.at


def _settled(drawer: Drawer, _item: Recorded, body: ChangeSettled) -> None:
    _open(drawer)
    drawer.settled[body.receipt_number] = drawer.settled.get(body.receipt_number, 0) + body.rupiah


def _explained(drawer: Drawer, _item: Recorded, body: NumberExplained) -> None:
    if drawer.opened is None or drawer.is_closed:
        raise _Unfit("drawer-not-open")
    drawer.explained[body.number] = body.state


def _sealed(drawer: Drawer, item: Recorded, body: CashSealed) -> None:
    _open(drawer)
    if body.second == item.actor:
        raise _Unfit("second-person-same")
    drawer.state, drawer.sealed, drawer.sealed_by = "sealed", body, item.actor
    drawer.counted, drawer.counted_at = body, item.at


def _unsealed(drawer: Drawer, item: Recorded, body: CashUnsealed) -> None:
    if drawer.state != "sealed" or body.second == item.actor:
        raise _Unfit("drawer-not-sealed")
    drawer.state, drawer.holder, drawer.sealed = "open", item.actor, None
    drawer.counted, drawer.counted_at = body, item.at


def _closed(drawer: Drawer, item: Recorded, body: CashClosed) -> None:
    if drawer.opened is None or drawer.is_closed:
        raise _Unfit("drawer-already-closed")
    if body.second == item.actor:
        raise _Unfit("second-person-same")
    drawer.state, drawer.closed = "closed", body
    drawer.closed_ref, drawer.closed_at, drawer.closed_by = item.ref, item.at, item.actor


def _deposited(drawer: Drawer, _item: Recorded, body: CashDeposited) -> None:
    if drawer.state != "closed":
        raise _Unfit("drawer-not-closed")
    drawer.state, drawer.deposited = "deposited", body


_APPLY: dict[type, Callable[[Drawer, Recorded, Any], None]] = {
    CashOpened: _opened,
    CashMoved: _moved,
    CashCounted: _counted,
    ChangeSettled: _settled,
    NumberExplained: _explained,
    CashSealed: _sealed,
    CashUnsealed: _unsealed,
    CashClosed: _closed,
    CashDeposited: _deposited,
}
