"""The books of a counter's drawer: what it should hold and why, and every receipt number of it.

Cash received is read from the facts of the cases; a drawer counts what its own chain wrote between
its opening and its closing, so no clock can move money to another day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.cash import Drawer, fold
from frontoffice.domain.cash_facts import NumberCounts, Sums
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import PaperConfirmed, PaperPrinted, read_body
from frontoffice.domain.numbering import next_number
from frontoffice.services.home import Home
from frontoffice.services.numbers import FLOOR
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream

END = 2**62
_RUNNING = "('open', 'sealed')"
_PREFIX = re.compile(r"K([A-Z0-9]{2,8})-([0-9]{6})-([0-9]{2})([A-HJ-NP-Z])")


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """Money taken for a case; instants UTC ms. `late` where it was typed in for an earlier day."""

    stream: str
    receipt_number: str
    at: int
    service: str
    method: str
    rupiah: int
    owed_rupiah: int
    reference: str | None
    happened_at: int | None
    source: str | None
    actor: str
    voided_at: int | None
    second: str | None


class NumberLine(msgspec.Struct, frozen=True):
    """A receipt number and how it ended: used, void, spoiled, unused, reserved, unexplained."""

    number: str
    state: str


class Owed(msgspec.Struct, frozen=True):
    """Change that a citizen has still to get."""

    receipt_number: str
    rupiah: int


class Spoiled(msgspec.Struct, frozen=True):
    """A print that did not come out."""

    number: str
    attempt: int


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """One drawer with everything that makes up what it should hold."""

    drawer: Drawer
    sums: Sums
    payments: tuple[Payment, ...]
    numbers: tuple[NumberLine, ...]
    counts: NumberCounts
    owed: tuple[Owed, ...]
    spoiled: tuple[Spoiled, ...]
    through: tuple[tuple[str, int], ...]

    @property
    def expected_rupiah(self) -> int:
        """What has to be in the drawer now."""
        return self.sums.expected_rupiah

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Numbers nobody has accounted for."""
        return tuple(one.number for one in self.numbers if one.state == "unexplained")


Span = tuple[str, int, int]
"""A part of a chain: behind this seq, up to that one."""


def running(connection: Connection, home: Home) -> str | None:
    """The stream of this counter's drawer that is not closed, or None."""
    return driver_value(
        connection,
        f"SELECT stream FROM drawer_row WHERE office = ? AND station = ? AND state IN {_RUNNING} "
        "ORDER BY day, opened_at",
        home.card.office,
        home.card.station,
    )


def last_closed(connection: Connection, home: Home) -> str | None:
    """The stream of the drawer this counter closed last, or None."""
    return driver_value(
        connection,
        "SELECT stream FROM drawer_row WHERE office = ? AND station = ? "
        "AND closed_at IS NOT NULL ORDER BY day DESC, closed_at DESC",
        home.card.office,
        home.card.station,
    )


def driver_value(connection: Connection, statement: str, *values: object) -> str | None:
    """The single text a statement answers, or None."""
    row = driver(connection).execute(statement, values).fetchone()
    return str(row[0]) if row and row[0] is not None else None


def drawer_of(connection: Connection, stream: str) -> Drawer:
    """The drawer of a stream, refused while it is disputed.

    :raises NotFound: `drawer-unknown`.
    :raises RuleViolation: `drawer-disputed`.
    """
    drawer = fold(stream, read_stream(connection, stream))
    if drawer.opened is None:
        raise NotFound("drawer-unknown", drawer=stream)
    if drawer.disputed:
        raise RuleViolation("drawer-disputed", day=drawer.opened.on.isoformat())
    return drawer


def spans(connection: Connection, home: Home, drawer: Drawer) -> list[Span]:
    """The entries whose money is this drawer's; two chains where a disk was copied in between."""
    opened, closed = drawer.opened, drawer.closed
    assert opened is not None
    chain, own = drawer.opened_ref[0], drawer.closed_ref[0] or home.store.chain.hex()
    upto = drawer.closed_ref[1] if closed else END
    if chain == own:
        return [(chain, opened.since_seq, upto)]
    floor = driver_value(
        connection,
        "SELECT max(closed_seq) FROM drawer_row WHERE closed_chain = ? AND stream <> ?",
        own,
        drawer.stream,
    )
    return [(chain, opened.since_seq, END), (own, int(floor or 0), upto)]


_PAYMENT = (
    "SELECT stream, receipt_number, at, service, method, amount_rupiah, owed_rupiah, reference, "
    "happened_at, source, actor, voided_at, second FROM payment_row "
    "WHERE chain = ? AND seq > ? AND seq <= ? ORDER BY seq"
)


def payments_in(connection: Connection, parts: list[Span]) -> list[Payment]:
    """What was taken in these entries, in the order of the journal; all ways of paying."""
    names = Payment.__struct_fields__
    return [
        Payment(**dict(zip(names, row, strict=True)))
        for part in parts
        for row in driver(connection).execute(_PAYMENT, part)
    ]


def read_drawer(connection: Connection, home: Home, stream: str) -> Book:
    """The books of one drawer as they stand. Raises NotFound, RuleViolation `drawer-disputed`."""
    drawer = drawer_of(connection, stream)
    parts = spans(connection, home, drawer)
    payments = payments_in(connection, parts)
    lines, through = _ledger(connection, home, drawer)
    counts = dict.fromkeys(NumberCounts.__struct_fields__, 0)
    for line in lines:
        counts[line.state] += 1
    return Book(
        drawer=drawer,
        sums=_sums(connection, home, drawer, payments, parts),
        payments=tuple(payments),
        numbers=tuple(lines),
        counts=NumberCounts(**counts),
        owed=tuple(owed_change(connection, [part[0] for part in parts])),
        spoiled=tuple(_spoiled(connection, parts)),
        through=through,
    )


def _sums(
    connection: Connection,
    home: Home,
    drawer: Drawer,
    payments: list[Payment],
    parts: list[Span],
) -> Sums:
    if drawer.closed is not None:
        return drawer.closed.sums
    assert drawer.opened is not None
    cash = [one for one in payments if one.method == "cash"]
    refunded = sum(
        int(
            driver_value(
                connection,
                "SELECT sum(rupiah) FROM refund_row WHERE state = 'paid' AND paid_chain = ? "
                "AND paid_seq > ? AND paid_seq <= ?",
                *part,
            )
            or 0
        )
        for part in parts
    )
    return Sums(
        float_rupiah=drawer.opened.float_rupiah,
        taken_rupiah=sum(one.rupiah for one in cash),
        voided_rupiah=sum(one.rupiah for one in cash if one.voided_at is not None),
        owed_rupiah=sum(one.owed_rupiah for one in cash),
        settled_rupiah=sum(drawer.settled.values()),
        in_rupiah=drawer.in_rupiah,
        out_rupiah=drawer.out_rupiah,
        refunded_rupiah=refunded,
        late_rupiah=late_rupiah(connection, home),
    )


_NOW = (
    "(SELECT coalesce(sum(amount_rupiah + owed_rupiah - "
    "CASE WHEN voided_at IS NULL THEN 0 ELSE amount_rupiah END), 0) FROM payment_row p "
    "WHERE p.method = 'cash' AND p.chain = d.closed_chain AND p.seq > d.since_seq "
    "AND p.seq <= d.closed_seq)"
)


def late_rupiah(connection: Connection, home: Home) -> int:
    """What became known of days already closed and no later closing has taken over yet."""
    late = driver_value(
        connection,
        f"SELECT sum({_NOW} - d.counted_net_rupiah - d.late_rupiah) FROM drawer_row d "
        "WHERE d.office = ? AND d.station = ? AND d.closed_chain = d.chain",
        home.card.office,
        home.card.station,
    )
    return int(late or 0)


def late_drawers(connection: Connection) -> list[tuple[str, str, int, int, int]]:
    """(stream, day, station, rupiah, closed at) of closed drawers whose receipts changed since."""
    rows = driver(connection).execute(
        f"SELECT stream, day, station, {_NOW} - counted_net_rupiah AS late, closed_at "
        "FROM drawer_row d WHERE closed_chain = chain AND late <> 0 ORDER BY day"
    )
    return [(stream, day, station, late, at) for stream, day, station, late, at in rows]


def owed_change(connection: Connection, chains: list[str]) -> Iterator[Owed]:
    """Change these chains still owe, the oldest first."""
    for chain in chains:
        rows = driver(connection).execute(
            "SELECT receipt_number, owed_rupiah - coalesce((SELECT sum(rupiah) FROM settled_row s "
            "WHERE s.receipt_number = p.receipt_number), 0) AS left FROM payment_row p "
            "WHERE chain = ? AND owed_rupiah > 0 AND left > 0 ORDER BY seq",
            (chain,),
        )
        for number, rupiah in rows:
            yield Owed(number, rupiah)


def _spoiled(connection: Connection, parts: list[Span]) -> Iterator[Spoiled]:
    run = driver(connection).execute
    for chain, after, upto in parts:
        rows = run(
            "SELECT body FROM entry WHERE chain = ? AND seq > ? AND seq <= ? AND kind = ?",
            (bytes.fromhex(chain), after, upto, PaperConfirmed.KIND),
        )
        for (data,) in rows.fetchall():
            answer = read_body(PaperConfirmed.KIND, data)
            if not isinstance(answer, PaperConfirmed) or answer.came_out:
                continue
            place = (bytes.fromhex(answer.print[0]), answer.print[1])
            row = run("SELECT body FROM entry WHERE chain = ? AND seq = ?", place).fetchone()
            paper = read_body(PaperPrinted.KIND, row[0]) if row else None
            if isinstance(paper, PaperPrinted):
                yield Spoiled(paper.number, paper.attempt)


def _ledger(
    connection: Connection, home: Home, drawer: Drawer
) -> tuple[list[NumberLine], tuple[tuple[str, int], ...]]:
    """Every receipt number given since the closing before, each with its end; and how far it got.

    One line per number and none twice: a closing notes the last serial behind each prefix.
    """
    opened, closed = drawer.opened, drawer.closed
    assert opened is not None
    before: dict[str, int] = {}
    since = opened.on
    if opened.previous is not None:
        earlier = fold(opened.previous, read_stream(connection, opened.previous))
        if earlier.closed is not None and earlier.opened is not None:
            before, since = dict(earlier.closed.through), earlier.opened.on
    ends = dict(closed.through) if closed else _serials(connection, home)
    lines, through = list[NumberLine](), dict[str, int]()
    for prefix, last in sorted(ends.items()):
        on = _day_of(prefix)
        if on is None or on < since:
            continue
        through[prefix] = last
        lines += _states(connection, prefix, before.get(prefix, 0), last)
    return lines, tuple(sorted(through.items()))


def _day_of(prefix: str) -> dt.date | None:
    match = _PREFIX.fullmatch(prefix)
    return dt.datetime.strptime(match[2], "%y%m%d").date() if match else None  # noqa: DTZ007


def _serials(connection: Connection, home: Home) -> dict[str, int]:
    """The last serial behind every receipt prefix of this station."""
    lead = f"K{home.card.office}-"
    station = f"-{home.card.station:02}"
    run = driver(connection).execute
    found: dict[str, int] = {}
    rows = run(
        "SELECT substr(name, ?), value FROM setting WHERE name >= ? AND name < ?",
        (len(FLOOR) + 1, FLOOR + lead, FLOOR + lead + "~"),
    )
    for prefix, value in rows:
        if prefix[len(lead) + 6 : len(lead) + 9] == station:
            found[prefix] = int(value)
    length = len(lead) + 10
    rows = run(
        "SELECT substr(number, 1, ?), max(substr(number, ?, 4)) FROM receipt_row "
        "WHERE number >= ? AND number < ? AND substr(number, ?, 3) = ? GROUP BY 1",
        (length, length + 1, lead, lead + "~", len(lead) + 7, station),
    )
    for prefix, serial in rows:
        found[prefix] = max(found.get(prefix, 0), int(serial))
    return found


def _states(connection: Connection, prefix: str, after: int, upto: int) -> Iterator[NumberLine]:
    run = driver(connection).execute
    between = (prefix, prefix + "~")
    known: dict[str, str] = {}
    rows = run(
        "SELECT number, CASE WHEN state = 'reserved' AND EXISTS (SELECT 1 FROM paper_row "
        "WHERE source IN (number, pair)) THEN 'used' ELSE state END FROM number_row "
        "WHERE number >= ? AND number < ?",
        between,
    )
    for number, state in rows:
        known[number] = state
    rows = run(
        "SELECT number, min(state) FROM receipt_row WHERE number >= ? AND number < ? GROUP BY 1",
        between,
    )
    for number, state in rows:
        known[number] = "used" if state == "valid" else "void"
    match = _PREFIX.fullmatch(prefix)
    on = _day_of(prefix)
    assert match is not None
    assert on is not None
    serial = after
    while serial < upto:
        number_ = next_number(match[1], on, int(match[3]), match[4], serial, receipt=True)
        serial = number_.serial
        if serial <= upto:
            yield NumberLine(number_.text, known.get(number_.text, "unexplained"))
