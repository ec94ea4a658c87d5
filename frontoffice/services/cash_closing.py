"""Closing a drawer by two people, its deposit, and the refusal to void what is closed."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.cash import Drawer, fold
from frontoffice.domain.cash_facts import CashClosed, CashDeposited
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.staff import Officer, require_second
from frontoffice.services import cash_book as books
from frontoffice.services import numbers
from frontoffice.services.cash import book_in, reason_of
from frontoffice.services.cash_book import Book
from frontoffice.services.home import Home
from frontoffice.services.survey_closing import close_with_the_day
from frontoffice.store.work import Changes, Work


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """A closing: the paper's number, what was expected and counted, what goes to the bank."""

    drawer: str
    number: str
    on: dt.date
    expected_rupiah: int
    counted_rupiah: int
    deposit_rupiah: int
    float_rupiah: int
    due_on: dt.date
    changes: Changes = Changes()

    @property
    def difference_rupiah(self) -> int:
        """Counted less expected."""
        return self.counted_rupiah - self.expected_rupiah


def close_drawer(home: Home, float_rupiah: int, second: Officer, reason: str = "") -> Closed:
    """Closes the drawer by its last count: deposit in full but for the float that stays.

    A difference or an unexplained number needs a reason. Deposit is due the next working day
    (DOMAIN section 8). Raises PermissionDenied, RuleViolation `second-person-same`,
    `cash-not-counted`, `cash-count-stale`, `cash-float-bad`, `cash-reason-missing`, `cash-sealed`,
    NotFound `cash-not-open` (also for a second close: `cash-already-closed`).
    """
    acting = home.require("cash.close")
    require_second("cash.confirm", acting, second)
    with home.store.work(acting.staff) as work:
        _refuse_again(home, work)
        book = book_in(home, work)
        drawer, counted = book.drawer, book.drawer.counted
        if counted is None:
            raise RuleViolation("cash-not-counted")
        if counted.expected_rupiah != book.expected_rupiah:
            raise RuleViolation("cash-count-stale", field="pieces", total=book.expected_rupiah)
        owed = sum(one.rupiah for one in book.owed)
        if type(float_rupiah) is not int or not owed <= float_rupiah <= counted.rupiah:
            raise RuleViolation(
                "cash-float-bad", field="float_rupiah", least=owed, most=counted.rupiah
            )
        needed = counted.rupiah != book.expected_rupiah or bool(book.unexplained)
        words = reason_of(reason, needed=needed)
        fact = _fact(home, work, book, counted.rupiah, float_rupiah, second)
        work.record(drawer.stream, fact, words)
        assert drawer.opened is not None
        on = drawer.opened.on
    close_with_the_day(home)
    return Closed(
        drawer=drawer.stream,
        number=fact.number,
        on=on,
        expected_rupiah=fact.sums.expected_rupiah,
        counted_rupiah=fact.counted_rupiah,
        deposit_rupiah=fact.deposit_rupiah,
        float_rupiah=fact.float_rupiah,
        due_on=fact.due_on,
        changes=work.changes,
    )


def _refuse_again(home: Home, work: Work) -> None:
    if books.running(work.connection, home) is not None:
        return
    stream = books.last_closed(work.connection, home)
    on = home.reference_in(work).today(home.card.office, work.at)
    if stream is not None:
        opened = fold(stream, work.recorded(stream)).opened
        if opened is not None and opened.on == on:
            raise RuleViolation("cash-already-closed", day=on.isoformat())


def _fact(
    home: Home, work: Work, book: Book, counted: int, left: int, second: Officer
) -> CashClosed:
    reference = home.reference_in(work)
    calendar = reference.calendar_of(home.card.office)
    on = calendar.local(work.at).date()
    chain = home.store.chain
    seq, link = work.row("SELECT seq, hash FROM chain WHERE chain = ?", (chain,))
    assert book.drawer.counted is not None
    return CashClosed(
        number=numbers.take(work, home, on),
        pieces=book.drawer.counted.pieces,
        counted_rupiah=counted,
        deposit_rupiah=counted - left,
        float_rupiah=left,
        sums=book.sums,
        numbers=book.counts,
        spoiled_prints=len(book.spoiled),
        through=book.through,
        second=second.staff,
        chain=chain.hex(),
        seq=seq,
        hash=bytes(link).hex(),
        due_on=calendar.next_working_day(on),
    )


def deposit(home: Home, reference: str, on: dt.date | None = None) -> Drawer:
    """Notes that the oldest closing not paid in yet was, in full, by the bank's own reference.

    Raises PermissionDenied, NotFound `nothing-to-deposit`, RuleViolation
    `deposit-reference-missing`.
    """
    acting = home.require("cash.deposit")
    told = " ".join(reference.split())
    if not 4 <= len(told) <= 60 or not any(char.isdigit() for char in told):
        raise RuleViolation("deposit-reference-missing", field="reference")
    with home.store.work(acting.staff) as work:
        stream = work.value(
            "SELECT stream FROM drawer_row WHERE office = ? AND station = ? AND state = 'closed' "
            "AND deposit_rupiah > 0 ORDER BY day, closed_at",
            (home.card.office, home.card.station),
        )
        if stream is None:
            raise NotFound("nothing-to-deposit")
        closed = fold(stream, work.recorded(stream)).closed
        assert closed is not None
        day = on or home.reference_in(work).today(home.card.office, work.at)
        fact = CashDeposited(rupiah=closed.deposit_rupiah, on=day, reference=told)
        work.record(stream, fact)
        return fold(stream, work.recorded(stream))
