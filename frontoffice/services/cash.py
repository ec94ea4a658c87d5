"""The drawer of a counter: opening, movements, counts, change owed, numbers explained, sealing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from frontoffice.domain import cash
from frontoffice.domain.cash import Drawer, amount, count_pieces
from frontoffice.domain.cash_facts import (
    CashClosed,
    CashCounted,
    CashMoved,
    CashOpened,
    CashSealed,
    CashUnsealed,
    ChangeSettled,
    NumberExplained,
)
from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.staff import Officer, require_second
from frontoffice.services import cash_book as books
from frontoffice.services import journal
from frontoffice.services.cash_book import Book
from frontoffice.services.home import Home
from frontoffice.services.journal import Bad
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes, Work

DIRECTIONS = ("in", "out")
EXPLAINED = ("spoiled", "unused")


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An act on a drawer: its stream, what it should hold now and what was counted."""

    drawer: str
    expected_rupiah: int
    counted_rupiah: int | None = None
    changes: Changes = Changes()

    @property
    def difference_rupiah(self) -> int | None:
        """Counted less expected; None where nothing was counted."""
        return None if self.counted_rupiah is None else self.counted_rupiah - self.expected_rupiah


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What an opening starts from: the closing before, its float, and whether the journal holds.

    `open_since` names the day of a drawer nobody closed; `bad` the first place in the journal that
    is not as it was written.
    """

    closed: CashClosed | None = None
    closed_stream: str | None = None
    float_rupiah: int = 0
    open_since: str | None = None
    bad: Bad | None = None


def before_opening(home: Home, *, check: bool = True) -> Before:
    """Reads the closing before and checks the journal against the head it printed.

    The whole journal, or of a very long one (`journal.AT_ONCE`) what came after that head; the
    rest of that the program verifies once a day. Raises PermissionDenied.
    """
    home.require("cash.open")
    with home.store.read() as connection:
        running = books.running(connection, home)
        stream = books.last_closed(connection, home)
        opened = books.drawer_of(connection, running).opened if running else None
        closed = cash.fold(stream, read_stream(connection, stream)).closed if stream else None
    bad = None
    if closed is not None and check:
        known = bytes.fromhex(closed.chain), closed.seq, bytes.fromhex(closed.hash)
        bad = _moved_head(home, closed) or journal.verify_behind(home, *known)
    return Before(
        closed=closed,
        closed_stream=stream,
        float_rupiah=closed.float_rupiah if closed else 0,
        open_since=opened.on.isoformat() if opened else None,
        bad=bad,
    )


def _moved_head(home: Home, closed: CashClosed) -> Bad | None:
    """A chain made anew fits itself; it does not fit the head that was printed."""
    found = home.store.peek(
        "SELECT hash FROM entry WHERE chain = ? AND seq = ?",
        (bytes.fromhex(closed.chain), closed.seq),
    )
    if found is not None and bytes(found).hex() == closed.hash:
        return None
    return Bad(closed.chain, closed.seq, "closing-head")


def open_drawer(
    home: Home, counted: Mapping[str, Any], reason: str = "", *, despite: bool = False
) -> Done:
    """Opens this counter's drawer of today with a float counted by note.

    A float other than the last closing left needs a reason; a journal that was changed since then
    is refused unless `despite`, with a reason. Raises PermissionDenied, StoreTrouble
    `cash-journal-broken`, RuleViolation `cash-already-open`, `cash-yesterday-open`,
    `cash-day-closed`, `cash-reason-missing`, bad counts.
    """
    acting = home.require("cash.open")
    pieces, rupiah = count_pieces(counted)
    before = before_opening(home)
    if before.bad is not None and not despite:
        bad = before.bad
        raise StoreTrouble("cash-journal-broken", chain=bad.station, seq=bad.seq, why=bad.reason)
    differs = before.closed is not None and rupiah != before.float_rupiah
    words = reason_of(reason, needed=differs or before.bad is not None)
    with home.store.work(acting.staff) as work:
        on = home.reference_in(work).today(home.card.office, work.at)
        _refuse_second(home, work, on.isoformat())
        stream = work.open(
            "cash",
            CashOpened(
                office=home.card.office,
                station=home.card.station,
                on=on,
                pieces=pieces,
                float_rupiah=rupiah,
                since_seq=_since(home, work),
                previous=before.closed_stream,
                expected_rupiah=before.float_rupiah,
                journal_ok=before.bad is None,
            ),
            words,
        )
    return _done(home, stream, work.changes, rupiah)


def _refuse_second(home: Home, work: Work, day: str) -> None:
    row = work.row(
        "SELECT day, state FROM drawer_row WHERE office = ? AND station = ? "
        "AND (day = ? OR closed_at IS NULL) ORDER BY closed_at IS NOT NULL, day",
        (home.card.office, home.card.station, day),
    )
    if row is None:
        return
    known, state = row
    if state in ("closed", "deposited"):
        raise RuleViolation("cash-day-closed", day=known)
    raise RuleViolation("cash-already-open" if known == day else "cash-yesterday-open", day=known)


def _since(home: Home, work: Work) -> int:
    """Behind which entry of this chain money counts: the last closing, or midnight."""
    own = home.store.chain
    closed = work.value(
        "SELECT max(closed_seq) FROM drawer_row WHERE closed_chain = ?", (own.hex(),)
    )
    if closed is not None:
        return int(closed)
    calendar = home.reference_in(work).calendar_of(home.card.office)
    midnight = calendar.instant(calendar.local(work.at).date(), 0)
    found = work.value("SELECT max(seq) FROM entry WHERE chain = ? AND at < ?", (own, midnight))
    return int(found or 0)


def move(home: Home, direction: str, rupiah: int, reason: str) -> Done:
    """Notes money that belongs to no receipt, in or out, with a reason.

    Raises PermissionDenied, RuleViolation `cash-direction-unknown`, `amount-not-positive`,
    `cash-reason-missing`, `cash-too-little`, NotFound `cash-not-open`.
    """
    acting = home.require("cash.move")
    if direction not in DIRECTIONS:
        raise RuleViolation("cash-direction-unknown", field="direction")
    amount(rupiah)
    words = reason_of(reason, needed=True)
    with home.store.work(acting.staff) as work:
        book = book_in(home, work)
        if direction == "out":
            enough(book, rupiah)
        work.record(book.drawer.stream, CashMoved(direction=direction, rupiah=rupiah), words)
    return _done(home, book.drawer.stream, work.changes)


def count(home: Home, counted: Mapping[str, Any]) -> Done:
    """Notes a count by note beside what the drawer should hold; closes nothing.

    Raises PermissionDenied, NotFound `cash-not-open`, RuleViolation for a bad count.
    """
    acting = home.require("cash.count")
    pieces, rupiah = count_pieces(counted)
    with home.store.work(acting.staff) as work:
        book = book_in(home, work)
        expected = book.expected_rupiah
        fact = CashCounted(pieces=pieces, rupiah=rupiah, expected_rupiah=expected)
        work.record(book.drawer.stream, fact)
    return Done(
        drawer=book.drawer.stream,
        expected_rupiah=expected,
        counted_rupiah=rupiah,
        changes=work.changes,
    )


def settle_change(home: Home, receipt_number: str) -> Done:
    """The citizen came back for the change owed on a receipt and got it.

    Raises PermissionDenied, NotFound `change-not-owed`, `cash-not-open`.
    """
    acting = home.require("cash.move")
    wanted = receipt_number.strip().upper()
    with home.store.work(acting.staff) as work:
        book = book_in(home, work)
        owed = next((one for one in book.owed if one.receipt_number == wanted), None)
        if owed is None:
            raise NotFound("change-not-owed", receipt=wanted[:40])
        enough(book, owed.rupiah)
        fact = ChangeSettled(receipt_number=owed.receipt_number, rupiah=owed.rupiah)
        work.record(book.drawer.stream, fact)
    return _done(home, book.drawer.stream, work.changes)


def explain_number(home: Home, number: str, state: str, reason: str) -> Done:
    """Says what became of a receipt number that no receipt here has.

    Raises PermissionDenied, NotFound `number-not-unexplained`, RuleViolation
    `number-state-unknown`, `cash-reason-missing`.
    """
    acting = home.require("cash.move")
    if state not in EXPLAINED:
        raise RuleViolation("number-state-unknown", field="state", states=list(EXPLAINED))
    words = reason_of(reason, needed=True)
    wanted = number.strip().upper()
    with home.store.work(acting.staff) as work:
        book = book_in(home, work, sealed_too=True)
        if wanted not in book.unexplained:
            raise NotFound("number-not-unexplained", number=wanted[:40])
        work.record(book.drawer.stream, NumberExplained(number=wanted, state=state), words)
    return _done(home, book.drawer.stream, work.changes)


def seal(
    home: Home, counted: Mapping[str, Any], bag: str, second: Officer, reason: str = ""
) -> Done:
    """Two people count the drawer and seal it in a bag: shift change, or its officer is away.

    Raises PermissionDenied, RuleViolation `second-person-same`, `seal-missing`,
    `cash-reason-missing` where the count differs, NotFound `cash-not-open`.
    """
    acting = home.require("cash.count")
    require_second("cash.count", acting, second)
    pieces, rupiah = count_pieces(counted)
    bag = " ".join(bag.split())
    if not 2 <= len(bag) <= 40:
        raise RuleViolation("seal-missing", field="seal")
    with home.store.work(acting.staff) as work:
        book = book_in(home, work)
        expected = book.expected_rupiah
        words = reason_of(reason, needed=rupiah != expected)
        work.record(
            book.drawer.stream,
            CashSealed(
                pieces=pieces,
                rupiah=rupiah,
                expected_rupiah=expected,
                second=second.staff,
                seal=bag,
            ),
            words,
        )
    return _done(home, book.drawer.stream, work.changes, rupiah)


def unseal(home: Home, counted: Mapping[str, Any], second: Officer, reason: str = "") -> Done:
    """Two people open the bag and count: who acts holds the drawer from now on.

    Raises PermissionDenied, RuleViolation `second-person-same`, `cash-not-sealed`,
    `cash-reason-missing` where the bag holds another amount than was sealed.
    """
    acting = home.require("cash.count")
    require_second("cash.count", acting, second)
    pieces, rupiah = count_pieces(counted)
    with home.store.work(acting.staff) as work:
        book = book_in(home, work, sealed_too=True)
        sealed = book.drawer.sealed
        if sealed is None:
            raise RuleViolation("cash-not-sealed")
        words = reason_of(reason, needed=rupiah != sealed.rupiah)
        fact = CashUnsealed(
            pieces=pieces,
            rupiah=rupiah,
            expected_rupiah=book.expected_rupiah,
            second=second.staff,
        )
        work.record(book.drawer.stream, fact, words)
    return _done(home, book.drawer.stream, work.changes, rupiah)


def read_book(home: Home) -> Book | None:
    """The books of the drawer that runs at this counter, or None. Raises PermissionDenied."""
    home.require("cash.open")
    with home.store.read() as connection:
        stream = books.running(connection, home)
        return books.read_drawer(connection, home, stream) if stream else None


def read_closed(home: Home, limit: int = 14) -> list[Drawer]:
    """The drawers this counter closed, the newest first."""
    home.require("cash.open")
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream FROM drawer_row WHERE office = ? AND station = ? "
            "AND closed_at IS NOT NULL ORDER BY day DESC, closed_at DESC LIMIT ?",
            (home.card.office, home.card.station, limit),
        ).all()
        return [cash.fold(stream, read_stream(connection, stream)) for (stream,) in rows]


def book_in(home: Home, work: Work, *, sealed_too: bool = False) -> Book:
    """The books of the running drawer inside a unit of work.

    Raises NotFound `cash-not-open`, RuleViolation `cash-sealed`, `drawer-disputed`.
    """
    stream = books.running(work.connection, home)
    if stream is None:
        raise NotFound("cash-not-open", station=home.card.station)
    book = books.read_drawer(work.connection, home, stream)
    if book.drawer.state == "sealed" and not sealed_too:
        sealed = book.drawer.sealed
        raise RuleViolation("cash-sealed", seal=sealed.seal if sealed else "")
    return book


def enough(book: Book, rupiah: int) -> None:
    """Nothing leaves a drawer that is not in it.

    :raises RuleViolation: `cash-too-little`.
    """
    if rupiah > book.expected_rupiah:
        raise RuleViolation("cash-too-little", field="rupiah", held=book.expected_rupiah)


def reason_of(text: str, *, needed: bool) -> ReasonPersonal | None:
    """The words of a reason, trimmed; None where there are none and none are needed.

    :raises RuleViolation: `cash-reason-missing`.
    """
    words = " ".join(text.split())[:500]
    if not any(char.isalnum() for char in words):
        if needed:
            raise RuleViolation("cash-reason-missing", field="reason")
        return None
    return ReasonPersonal(reason=words)


def _done(home: Home, stream: str, changes: Changes, counted: int | None = None) -> Done:
    with home.store.read() as connection:
        book = books.read_drawer(connection, home, stream)
    return Done(
        drawer=stream,
        expected_rupiah=book.expected_rupiah,
        counted_rupiah=counted,
        changes=changes,
    )
