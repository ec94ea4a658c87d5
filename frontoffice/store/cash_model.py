"""The read model of money: payments by case, drawers, refunds, billing codes, kits, matches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from frontoffice.domain import cash
from frontoffice.domain.cash_claims import fold_billing, fold_kit, fold_refund
from frontoffice.domain.cash_facts import PaymentsMatched
from frontoffice.domain.facts import CasePaid, CaseRegistered, CaseVoided, Recorded
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "cash"
VERSION = 2
WORDS = frozenset({"cash", "refund", "billing", "kit", "matching"})
"""The stream names this model reads, beside the payments of `case`."""

payment_row = Table(
    "payment_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("chain", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("office", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("receipt_number", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("amount_rupiah", Integer, nullable=False),
    Column("owed_rupiah", Integer, nullable=False),
    Column("reference", Text),
    Column("happened_at", Integer),
    Column("source", Text),
    Column("actor", Text, nullable=False),
    Column("voided_at", Integer),
    Column("second", Text),
    Index("payment_place", "chain", "seq"),
    Index("payment_number", "receipt_number"),
    Index("payment_method", "office", "method", "at"),
    sqlite_with_rowid=False,
)
"""One row for each time money was taken, on every side of a conflict."""

paper_row = Table(
    "paper_row",
    models,
    Column("source", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("happened_at", Integer),
    sqlite_with_rowid=False,
)
"""Numbers of papers that were typed in later, and the case each became."""

drawer_row = Table(
    "drawer_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("station", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("chain", Text, nullable=False),
    Column("since_seq", Integer, nullable=False),
    Column("closed_chain", Text),
    Column("closed_seq", Integer),
    Column("closed_at", Integer),
    Column("counted_net_rupiah", Integer, nullable=False),
    Column("late_rupiah", Integer, nullable=False),
    Column("float_rupiah", Integer, nullable=False),
    Column("deposit_rupiah", Integer, nullable=False),
    Column("due_on", Text),
    Column("difference_rupiah", Integer, nullable=False),
    Column("journal_ok", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Index("drawer_station", "office", "station", "state"),
)
"""`counted_net_rupiah` is what its closing counted of receipts: taken and owed less voided."""

settled_row = Table(
    "settled_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("receipt_number", Text, primary_key=True),
    Column("rupiah", Integer, nullable=False),
    Index("settled_number", "receipt_number"),
    sqlite_with_rowid=False,
)
"""Change handed over that was owed."""

number_row = Table(
    "number_row",
    models,
    Column("number", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("pair", Text),
    sqlite_with_rowid=False,
)
"""Numbers beside those of receipts: reserved for papers, or explained as spoiled or unused."""

refund_row = Table(
    "refund_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("case_stream", Text, nullable=False),
    Column("receipt_number", Text, nullable=False),
    Column("rupiah", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Integer, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("paid_at", Integer, nullable=False),
    Column("paid_chain", Text, nullable=False),
    Column("paid_seq", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Index("refund_number", "receipt_number"),
)

billing_row = Table(
    "billing_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("case_stream", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("rupiah", Integer, nullable=False),
    Column("expires_at", Integer, nullable=False),
    Column("alive", Integer, nullable=False),
    Index("billing_code", "code"),
    Index("billing_case", "case_stream"),
)

match_row = Table(
    "match_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("receipt_number", Text, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("rupiah", Integer, nullable=False),
    Column("bank_rupiah", Integer, nullable=False),
    Index("match_number", "receipt_number"),
    sqlite_with_rowid=False,
)

TABLES = tuple(
    one.name
    for one in (
        payment_row,
        paper_row,
        drawer_row,
        settled_row,
        number_row,
        refund_row,
        billing_row,
        match_row,
    )
)
_OF_WORD = {
    "case": (payment_row, paper_row),
    "cash": (drawer_row, settled_row, number_row),
    "refund": (refund_row,),
    "billing": (billing_row,),
    "kit": (number_row,),
    "matching": (match_row,),
}
Row = tuple[Any, ...]


def write(
    connection: Connection, stream: str, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of one stream up to its facts; a `new` one has none to replace."""
    word = stream.partition(":")[0]
    rows = _ROWS[word](stream, recorded)
    if word == "case" and not any(rows):
        # Most facts of a case are not about money, and money facts never go away again.
        return
    database = driver(connection)
    for table, lines in zip(_OF_WORD[word], rows, strict=True):
        if not new:
            database.execute(f"DELETE FROM {table.name} WHERE stream = ?", (stream,))
        if lines:
            marks = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", lines)


def _of_case(stream: str, recorded: Sequence[Recorded]) -> tuple[list[Row], list[Row]]:
    paid: list[Recorded] = []
    voids: dict[str, tuple[int, tuple[str, int], str]] = {}
    papers: dict[str, int | None] = {}
    opened: CaseRegistered | None = None
    for item in recorded:
        body = item.body
        if isinstance(body, CasePaid):
            paid.append(item)
        elif isinstance(body, CaseVoided):
            void = (item.at, item.ref, body.second)
            voids[body.receipt_number] = min(void, voids.get(body.receipt_number, void))
        elif isinstance(body, CaseRegistered):
            opened = body
        source = getattr(body, "source", None)
        if source:
            papers[source.upper()] = getattr(body, "happened_at", None)
    rows = [_payment(stream, item, opened, voids) for item in paid]
    return rows, [(source, stream, at) for source, at in papers.items()]


def _payment(
    stream: str,
    item: Recorded,
    opened: CaseRegistered | None,
    voids: dict[str, tuple[int, tuple[str, int], str]],
) -> Row:
    body = item.body
    assert isinstance(body, CasePaid)
    void = voids.get(body.receipt_number)
    return (
        stream,
        *item.ref,
        item.at,
        opened.office if opened else "",
        opened.service if opened else "",
        body.receipt_number,
        body.method,
        body.amount_rupiah,
        body.change_owed_rupiah,
        body.reference,
        body.happened_at,
        body.source,
        item.actor,
        void[0] if void else None,
        void[2] if void else None,
    )


def _of_drawer(stream: str, recorded: Sequence[Recorded]) -> tuple[list[Row], list[Row], list[Row]]:
    drawer = cash.fold(stream, recorded)
    opened, closed = drawer.opened, drawer.closed
    if opened is None:
        return [], [], []
    sums = closed.sums if closed else None
    net = sums.taken_rupiah + sums.owed_rupiah - sums.voided_rupiah if sums else 0
    row = (
        stream,
        opened.office,
        opened.station,
        opened.on.isoformat(),
        drawer.state,
        drawer.opened_at,
        drawer.opened_ref[0],
        opened.since_seq,
        drawer.closed_ref[0] if closed else None,
        drawer.closed_ref[1] if closed else None,
        drawer.closed_at if closed else None,
        net,
        sums.late_rupiah if sums else 0,
        closed.float_rupiah if closed else 0,
        closed.deposit_rupiah if closed else 0,
        closed.due_on.isoformat() if closed else None,
        closed.counted_rupiah - closed.sums.expected_rupiah if closed else 0,
        int(opened.journal_ok),
        int(drawer.disputed),
    )
    settled = [(stream, number, rupiah) for number, rupiah in drawer.settled.items()]
    explained = [(number, stream, state, None) for number, state in drawer.explained.items()]
    return [row], settled, explained


def _of_refund(stream: str, recorded: Sequence[Recorded]) -> tuple[list[Row]]:
    refund = fold_refund(stream, recorded)
    asked = refund.asked
    if asked is None:
        return ([],)
    told = (asked.case, asked.receipt_number, asked.rupiah, refund.state)
    by = (refund.asked_at, refund.asked_by, refund.decided_by)
    paid = (refund.paid_at, *refund.paid_ref, int(refund.disputed))
    return ([(stream, *told, *by, *paid)],)


def _of_billing(stream: str, recorded: Sequence[Recorded]) -> tuple[list[Row]]:
    billing = fold_billing(stream, recorded)
    one = billing.issued
    if one is None:
        return ([],)
    return ([(stream, one.case, one.code, one.rupiah, one.expires_at, int(billing.alive))],)


def _of_kit(stream: str, recorded: Sequence[Recorded]) -> tuple[list[Row]]:
    kit = fold_kit(stream, recorded)
    if kit.reserved is None:
        return ([],)
    pairs = zip(kit.reserved.registrations, kit.reserved.receipts, strict=False)
    rows = []
    for registration, receipt in pairs:
        for number, pair in ((registration, receipt), (receipt, registration)):
            rows.append((number, stream, kit.states.get(number, "reserved"), pair))
    return (rows,)


def _of_matching(stream: str, recorded: Sequence[Recorded]) -> tuple[list[Row]]:
    rows = {
        one.receipt_number: (stream, one.receipt_number, item.at, one.rupiah, one.bank_rupiah)
        for item in sorted(recorded, key=lambda one: (one.at, one.ref))
        if isinstance(item.body, PaymentsMatched)
        for one in item.body.matches
    }
    return (list(rows.values()),)


_ROWS: dict[str, Any] = {
    "case": _of_case,
    "cash": _of_drawer,
    "refund": _of_refund,
    "billing": _of_billing,
    "kit": _of_kit,
    "matching": _of_matching,
}
