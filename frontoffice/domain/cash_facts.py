"""Facts of the money at a counter: drawer, refund, billing code, matching list, paper kit.

What a case was paid is a fact of the case and is never written a second time here. Personal is only
free text: reasons, and the name of who signed for a payout.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, fact

Pieces = tuple[tuple[str, int], ...]
"""A count of notes and coins: (code of the denomination, how many)."""


@fact("cash.opened/1", "drawer", personal=ReasonPersonal)
class CashOpened(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A drawer was opened with a counted float; `on` is the office's own day.

    `since_seq` is the entry of this chain behind which money counts for this drawer, `previous` the
    drawer closed before. `journal_ok` False: the journal no longer is what that closing printed.
    """

    office: str
    station: int
    on: dt.date
    pieces: Pieces
    float_rupiah: int
    since_seq: int
    previous: str | None = None
    expected_rupiah: int = 0
    journal_ok: bool = True


@fact("cash.moved/1", personal=ReasonPersonal)
class CashMoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Money that belongs to no receipt went `in` or `out` (small change, a float returned)."""

    direction: str
    rupiah: int


@fact("cash.counted/1")
class CashCounted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The drawer was counted by note, beside what it should have held."""

    pieces: Pieces
    rupiah: int
    expected_rupiah: int


@fact("cash.change_settled/1")
class ChangeSettled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Change that was owed on a receipt was handed to the citizen."""

    receipt_number: str
    rupiah: int


@fact("cash.number_explained/1", personal=ReasonPersonal)
class NumberExplained(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A number on no receipt here is accounted for: its paper was `spoiled` or stayed `unused`."""

    number: str
    state: str


@fact("cash.sealed/1", personal=ReasonPersonal)
class CashSealed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Counted by two and sealed in a bag: change of shift, or its officer is suddenly away."""

    pieces: Pieces
    rupiah: int
    expected_rupiah: int
    second: str
    seal: str


@fact("cash.unsealed/1", personal=ReasonPersonal)
class CashUnsealed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The bag was opened and counted by two: whoever acts holds the drawer now."""

    pieces: Pieces
    rupiah: int
    expected_rupiah: int
    second: str


class Sums(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a drawer should hold, by its parts; each is an amount of rupiah that is not negative.

    `late_rupiah` alone may be: what became known of days already closed.
    """

    float_rupiah: int = 0
    taken_rupiah: int = 0
    voided_rupiah: int = 0
    owed_rupiah: int = 0
    settled_rupiah: int = 0
    in_rupiah: int = 0
    out_rupiah: int = 0
    refunded_rupiah: int = 0
    late_rupiah: int = 0

    @property
    def expected_rupiah(self) -> int:
        """What has to be in the drawer (DOMAIN section 8: opening + in - voids = counted)."""
        incoming = self.float_rupiah + self.taken_rupiah + self.owed_rupiah + self.in_rupiah
        outgoing = self.voided_rupiah + self.settled_rupiah + self.out_rupiah
        return incoming - outgoing - self.refunded_rupiah + self.late_rupiah


class NumberCounts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many receipt numbers ended in which way."""

    used: int = 0
    void: int = 0
    spoiled: int = 0
    unused: int = 0
    reserved: int = 0
    unexplained: int = 0

    @property
    def total(self) -> int:
        """All numbers accounted for."""
        given = self.used + self.void + self.spoiled
        return given + self.unused + self.reserved + self.unexplained


@fact("cash.closed/1", "drawer", personal=ReasonPersonal)
class CashClosed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The drawer was counted and closed by two: what it should hold, what it holds, what goes on.

    `through` is the last serial accounted for behind each prefix; `chain`, `seq` and `hash` are the
    journal's head that the closing paper prints. `float_rupiah` stays for the next day.
    """

    number: str
    pieces: Pieces
    counted_rupiah: int
    deposit_rupiah: int
    float_rupiah: int
    sums: Sums
    numbers: NumberCounts
    spoiled_prints: int = 0
    through: tuple[tuple[str, int], ...] = ()
    second: str
    chain: str
    seq: int
    hash: str
    due_on: dt.date


@fact("cash.deposited/1", "deposit", personal=ReasonPersonal)
class CashDeposited(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The deposit of a closed drawer was paid in; `reference` is the bank's own."""

    rupiah: int
    on: dt.date
    reference: str


class PayoutPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Who signed for the money."""

    receiver: str


@fact("refund.requested/1", "refund", personal=ReasonPersonal)
class RefundRequested(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Money of a receipt is to be given back; the receipt stays as it is."""

    case: str
    receipt_number: str
    rupiah: int


@fact("refund.approved/1", "refund")
class RefundApproved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody other than who asked allows it."""


@fact("refund.refused/1", "refund", personal=ReasonPersonal)
class RefundRefused(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody other than who asked refuses it."""


@fact("refund.paid/1", "refund", personal=PayoutPersonal)
class RefundPaid(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The money left the drawer named, signed for by the citizen."""

    drawer: str
    rupiah: int


@fact("billing.issued/1", "billing")
class BillingIssued(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A billing code or VA for a case that awaits payment; `replaces` is the dead code's stream."""

    case: str
    code: str
    rupiah: int
    expires_at: int
    replaces: str | None = None


@fact("billing.ended/1", "billing")
class BillingEnded(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The code is dead: it expired or another took its place. No payment by it counts."""


class MatchFact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One payment beside a line of the bank's list; `bank_rupiah` differs where the bank does."""

    case: str
    receipt_number: str
    reference: str
    rupiah: int
    bank_rupiah: int


@fact("payments.matched/1", "matching")
class PaymentsMatched(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A list of the bank or SIMPONI was laid beside our references; `unknown` are only the bank's.

    `list_hash` names the list by its content.
    """

    list_hash: str
    lines: int
    matches: tuple[MatchFact, ...] = ()
    unknown: tuple[tuple[str, int], ...] = ()


@fact("kit.reserved/1", "kit")
class KitReserved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Numbers of this station set apart for blank papers: registrations, receipts, pair by pair."""

    office: str
    station: int
    on: dt.date
    registrations: tuple[str, ...]
    receipts: tuple[str, ...]


@fact("kit.accounted/1", personal=ReasonPersonal)
class KitAccounted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Papers of a kit that no citizen got: `spoiled`, or `unused` and destroyed."""

    state: str
    numbers: tuple[str, ...]
