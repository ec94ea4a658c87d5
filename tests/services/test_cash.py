"""The cash day of a counter: float, takings, voids, refunds, owed change, closing to the rupiah."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.cash import DENOMINATIONS
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import officer
from frontoffice.services import (
    cases,
    cash,
    cash_closing,
    cash_papers,
    cash_refund,
    intake,
    journal,
    numbers,
    papers,
    verification,
)
from frontoffice.store import apply
from tests.builders import PAID, intake_request
from tests.conftest import ADMIN, OFFICER, SUPERVISOR

DAY = 86_400_000
FLOAT = {"n50000": 4, "n20000": 5, "n10000": 10, "k500": 20}
FLOAT_RUPIAH = 410_000
SECOND = officer(SUPERVISOR, "supervisor")
TREASURER = officer(ADMIN, "admin")


def money(rupiah):
    """Any amount as notes and coins, few of each."""
    pieces = {}
    for one in DENOMINATIONS:
        if one.code != "n75000" and one.code != "k1000":
            pieces[one.code], rupiah = divmod(rupiah, one.rupiah)
    assert rupiah == 0
    return pieces


def take(home, serial, **payment):
    """One paid application; its receipt number and stream."""
    request = intake_request(PAID, serial=serial)
    request["payment"] |= payment
    done = intake.submit(home, request)
    return done.receipt_number, done.stream


def code(call, *values, **named):
    with pytest.raises(FrontOfficeError) as refused:
        call(*values, **named)
    return refused.value.code


@pytest.fixture
def drawer(home):
    """The home with its drawer open."""
    assert cash.open_drawer(home, FLOAT).counted_rupiah == FLOAT_RUPIAH
    return home


def close(home, left=FLOAT_RUPIAH, reason="", second=SECOND, counted=None):
    expected = cash.read_book(home).expected_rupiah
    cash.count(home, counted if counted is not None else money(expected))
    return cash_closing.close_drawer(home, left, second, reason)


def test_an_ordinary_day_closes_to_the_rupiah(drawer):
    for serial in (1, 2, 3):
        take(drawer, serial)
    book = cash.read_book(drawer)
    assert book.sums.taken_rupiah == 90_000
    assert book.expected_rupiah == FLOAT_RUPIAH + 90_000
    assert book.counts.used == book.counts.total == 3
    closed = close(drawer)
    assert (closed.deposit_rupiah, closed.float_rupiah) == (90_000, FLOAT_RUPIAH)
    assert closed.difference_rupiah == 0
    assert closed.due_on == dt.date(2026, 11, 24)
    assert cash.read_book(drawer) is None


def test_money_moves_with_a_reason_and_never_as_a_negative_number(drawer):
    assert code(cash.move, drawer, "out", -5_000, "salah") == "amount-not-positive"
    assert code(cash.move, drawer, "out", 0, "salah") == "amount-not-positive"
    assert code(cash.move, drawer, "out", 5_000, " ") == "cash-reason-missing"
    assert code(cash.move, drawer, "out", 999_000, "ke brankas") == "cash-too-little"
    cash.move(drawer, "in", 100_000, "pecahan dari brankas")
    assert cash.move(drawer, "out", 60_000, "tukar").expected_rupiah == FLOAT_RUPIAH + 40_000


def test_a_count_of_notes_nobody_has_is_refused(drawer):
    assert code(cash.count, drawer, {"n3000": 1}) == "denomination-unknown"
    assert code(cash.count, drawer, {"n5000": -1}) == "pieces-bad"


def test_a_void_goes_out_of_the_sum_and_the_new_receipt_into_it(drawer):
    number, stream = take(drawer, 1)
    cases.void(drawer, stream, "salah nama", SECOND)
    assert cash.read_book(drawer).expected_rupiah == FLOAT_RUPIAH
    cases.pay(drawer, stream, intake_request(PAID)["payment"])
    book = cash.read_book(drawer)
    assert book.expected_rupiah == FLOAT_RUPIAH + 30_000
    assert [one.state for one in book.numbers] == ["void", "used"]
    content = cash_papers.closing_content(drawer, close(drawer).drawer)
    assert any(number in one and "Wati Kusuma" in one for one in content.told)


def test_after_the_closing_a_void_is_refused_and_a_refund_is_the_way(drawer, make_home, clock):
    number, stream = take(drawer, 1)
    close(drawer)
    assert code(cases.void, drawer, stream, "salah orang", SECOND) == "void-after-closing"
    clock.advance(DAY)
    cash.open_drawer(drawer, FLOAT)
    make_home.sign_in(drawer, OFFICER)
    asked = cash_refund.request(drawer, number, "bayar dua kali")
    assert (asked.state, asked.rupiah) == ("requested", 30_000)
    assert code(cash_refund.pay_out, drawer, number, "Siti") == "refund-none"
    mine = officer(OFFICER, "officer")
    assert code(cash_refund.decide, drawer, number, mine) == "not-allowed"
    assert cash_refund.decide(drawer, number, SECOND).state == "approved"
    paid = cash_refund.pay_out(drawer, number, "Siti Rahayu")
    assert paid.state == "paid"
    assert cash.read_book(drawer).expected_rupiah == FLOAT_RUPIAH - 30_000
    assert code(cash_refund.request, drawer, number, "lagi") == "refund-too-much"
    assert cash_papers.refund_pdf(drawer, paid.refund).startswith(b"%PDF")
    assert cases.read_case(drawer, stream).receipt.number == number


def test_nobody_allows_their_own_refund_or_closing(drawer):
    number, _ = take(drawer, 1)
    cash_refund.request(drawer, number, "bayar dua kali")
    assert code(cash_refund.decide, drawer, number, TREASURER) == "second-person-same"
    cash.count(drawer, money(FLOAT_RUPIAH + 30_000))
    refused = code(cash_closing.close_drawer, drawer, FLOAT_RUPIAH, TREASURER)
    assert refused == "second-person-same"


def test_money_by_the_treasury_is_not_given_back_from_a_drawer(drawer):
    number, _ = take(drawer, 1, method="qris", reference="QRIS-1", tendered_rupiah=None)
    assert code(cash_refund.request, drawer, number, "salah") == "refund-not-cash"


def test_change_that_was_owed_is_in_the_drawer_until_it_is_handed_over(drawer):
    number, _stream = take(drawer, 1, tendered_rupiah=50_000, change_owed_rupiah=15_000)
    book = cash.read_book(drawer)
    assert book.expected_rupiah == FLOAT_RUPIAH + 45_000
    assert [(one.receipt_number, one.rupiah) for one in book.owed] == [(number, 15_000)]
    cash.count(drawer, money(book.expected_rupiah))
    assert code(cash_closing.close_drawer, drawer, 10_000, SECOND) == "cash-float-bad"
    assert cash.settle_change(drawer, number).expected_rupiah == FLOAT_RUPIAH + 30_000
    assert code(cash.settle_change, drawer, number) == "change-not-owed"
    assert close(drawer).deposit_rupiah == 30_000


def test_more_change_than_there_is_cannot_be_owed(home):
    request = intake_request(PAID)
    request["payment"] |= {"tendered_rupiah": 50_000, "change_owed_rupiah": 25_000}
    assert code(intake.submit, home, request) == "change-owed-bad"


def test_a_difference_needs_a_reason_and_stays_visible(drawer):
    take(drawer, 1)
    cash.count(drawer, money(FLOAT_RUPIAH + 25_000))
    assert code(cash_closing.close_drawer, drawer, 0, SECOND) == "cash-reason-missing"
    closed = cash_closing.close_drawer(drawer, FLOAT_RUPIAH, SECOND, "selembar terselip")
    assert closed.difference_rupiah == -5_000
    assert cash_papers.closing_content(drawer, closed.drawer).reason == "selembar terselip"


def test_a_count_before_the_last_payment_does_not_close(drawer):
    cash.count(drawer, FLOAT)
    take(drawer, 1)
    assert code(cash_closing.close_drawer, drawer, 0, SECOND) == "cash-count-stale"


def test_a_second_opening_and_a_second_closing_are_refused(drawer):
    assert code(cash.open_drawer, drawer, FLOAT) == "cash-already-open"
    close(drawer)
    assert code(cash_closing.close_drawer, drawer, 0, SECOND) == "cash-already-closed"
    assert code(cash.open_drawer, drawer, FLOAT) == "cash-day-closed"


def test_yesterday_has_to_be_closed_first_and_its_money_stays_its_own(drawer, clock):
    take(drawer, 1)
    clock.advance(DAY)
    assert code(cash.open_drawer, drawer, FLOAT) == "cash-yesterday-open"
    assert cash.before_opening(drawer).open_since == "2026-11-23"
    closed = close(drawer)
    assert (closed.on.isoformat(), closed.deposit_rupiah) == ("2026-11-23", 30_000)
    cash.open_drawer(drawer, FLOAT)
    take(drawer, 2)
    assert cash.read_book(drawer).sums.taken_rupiah == 30_000


def test_the_next_day_starts_from_the_float_or_says_why_not(drawer, clock):
    close(drawer, left=200_000)
    clock.advance(DAY)
    assert cash.before_opening(drawer).float_rupiah == 200_000
    assert code(cash.open_drawer, drawer, money(150_000)) == "cash-reason-missing"
    assert cash.open_drawer(drawer, money(150_000), "50.000 ke loket 4").expected_rupiah == 150_000


def change_byte(home, seq):
    """One letter of an entry becomes another."""
    with home.store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE entry SET actor = 'x' || substr(actor, 2) WHERE seq = ?", (seq,)
        )


def test_a_changed_byte_in_the_chain_makes_the_next_opening_say_so(drawer, clock):
    take(drawer, 1)
    close(drawer)
    clock.advance(DAY)
    journal.verify_daily(drawer)
    change_byte(drawer, 20)
    assert code(cash.open_drawer, drawer, FLOAT) == "cash-journal-broken"
    assert cash.before_opening(drawer).bad.seq == 20
    assert code(cash.open_drawer, drawer, FLOAT, despite=True) == "cash-reason-missing"
    cash.open_drawer(drawer, FLOAT, "dilaporkan ke admin", despite=True)
    assert not cash.read_book(drawer).drawer.opened.journal_ok


def test_a_very_long_journal_is_checked_behind_the_closing_and_whole_once_a_day(drawer, clock):
    take(drawer, 1)
    close(drawer)
    closed = cash.before_opening(drawer, check=False).closed
    known = bytes.fromhex(closed.chain), closed.seq, bytes.fromhex(closed.hash)
    clock.advance(DAY)
    journal.verify_daily(drawer)
    change_byte(drawer, 20)
    assert journal.verify_behind(drawer, *known, at_once=0) is None
    journal.verify_daily(drawer)
    assert journal.verify_behind(drawer, *known, at_once=0) is None
    clock.advance(DAY)
    assert code(journal.verify_daily, drawer) == "journal-broken"
    assert journal.verify_behind(drawer, *known, at_once=0).seq == 20


def test_a_byte_changed_behind_the_closing_is_found_however_long_the_journal(drawer):
    take(drawer, 1)
    close(drawer)
    closed = cash.before_opening(drawer, check=False).closed
    known = bytes.fromhex(closed.chain), closed.seq, bytes.fromhex(closed.hash)
    (head,) = journal.heads(drawer)
    change_byte(drawer, head.seq)
    assert journal.verify_behind(drawer, *known, at_once=0).seq == head.seq


def test_money_taken_before_any_opening_of_the_day_counts_for_it(home, clock):
    take(home, 1)
    clock.advance(DAY)
    take(home, 2)
    cash.open_drawer(home, FLOAT)
    book = cash.read_book(home)
    assert book.sums.taken_rupiah == 30_000
    close(home)
    take(home, 3)
    clock.advance(DAY)
    cash.open_drawer(home, FLOAT)
    assert cash.read_book(home).sums.taken_rupiah == 30_000


def test_a_late_entry_for_a_closed_day_is_the_next_days_money(drawer, clock):
    close(drawer)
    clock.advance(DAY)
    cash.open_drawer(drawer, FLOAT)
    request = intake_request(PAID, serial=4)
    request |= {"happened_at": "2026-11-23T11:00", "source": "M-0001"}
    request["payment"] |= {"source": "KM-0001"}
    intake.submit(drawer, request)
    book = cash.read_book(drawer)
    assert book.sums.taken_rupiah == 30_000
    closed = close(drawer)
    assert any("KM-0001" in one for one in cash_papers.closing_content(drawer, closed.drawer).told)


def test_a_number_nobody_used_has_to_be_explained(drawer, clock):
    number, _ = take(drawer, 1)
    with drawer.store.work(ADMIN) as work:
        lost = numbers.take(work, drawer, dt.date(2026, 11, 23), receipt=True)
    take(drawer, 2)
    book = cash.read_book(drawer)
    assert book.unexplained == (lost,)
    cash.count(drawer, money(book.expected_rupiah))
    assert code(cash_closing.close_drawer, drawer, 0, SECOND) == "cash-reason-missing"
    assert code(cash.explain_number, drawer, number, "spoiled", "sobek") == "number-not-unexplained"
    cash.explain_number(drawer, lost, "spoiled", "tertumpah kopi")
    closed = cash_closing.close_drawer(drawer, FLOAT_RUPIAH, SECOND)
    assert dict(cash_papers.closing_content(drawer, closed.drawer).numbers)["Rusak"] == 1
    clock.advance(DAY)
    cash.open_drawer(drawer, FLOAT)
    assert cash.read_book(drawer).numbers == ()


def test_a_spoiled_print_is_told_and_its_number_stays_used(drawer):
    number, stream = take(drawer, 1)
    first = papers.print_receipt(drawer, stream)
    papers.confirm(drawer, stream, first.print, came_out=False)
    second = papers.print_receipt(drawer, stream)
    papers.confirm(drawer, stream, second.print, came_out=True)
    book = cash.read_book(drawer)
    assert [(one.number, one.attempt) for one in book.spoiled] == [(number, 1)]
    assert book.counts.used == 1
    told = cash_papers.closing_content(drawer, close(drawer).drawer).told
    assert f"Cetakan rusak: {number}, cetakan ke-1." in told


def test_a_drawer_is_sealed_by_two_and_opened_by_two(drawer, make_home):
    take(drawer, 1)
    held = FLOAT_RUPIAH + 30_000
    mine = officer(ADMIN, "admin")
    assert code(cash.seal, drawer, money(held), "SG-1", mine) == "second-person-same"
    cash.seal(drawer, money(held), "SG-114", SECOND)
    assert code(cash.move, drawer, "in", 1_000, "x1") == "cash-sealed"
    make_home.sign_in(drawer, OFFICER)
    assert code(cash.unseal, drawer, money(held - 1_000), SECOND) == "cash-reason-missing"
    cash.unseal(drawer, money(held), SECOND)
    assert cash.read_book(drawer).drawer.holder == OFFICER
    told = cash_papers.closing_content(drawer, close(drawer).drawer).told
    assert any("SG-114" in one for one in told)


def test_the_deposit_is_noted_by_the_banks_reference(drawer, make_home):
    take(drawer, 1)
    closed = close(drawer)
    assert code(cash_closing.deposit, drawer, "-") == "deposit-reference-missing"
    done = cash_closing.deposit(drawer, "BRI 20261124-778")
    assert (done.state, done.deposited.rupiah) == ("deposited", 30_000)
    assert code(cash_closing.deposit, drawer, "BRI 20261124-779") == "nothing-to-deposit"
    assert cash_papers.deposit_pdf(drawer, closed.drawer).startswith(b"%PDF")
    make_home.sign_in(drawer, OFFICER)
    assert code(cash_closing.deposit, drawer, "BRI 1234") == "not-allowed"


def test_the_closing_paper_proves_itself(drawer, tmp_path):
    take(drawer, 1)
    closed = close(drawer)
    paper = tmp_path / "tutup.pdf"
    paper.write_bytes(cash_papers.closing_pdf(drawer, closed.drawer))
    found = verification.verify_paper(drawer, paper)
    assert found.verdict == "genuine"
    assert found.facts["amount_rupiah"] == 30_000
    assert found.facts["number"] == closed.number


def test_rebuilding_the_read_models_changes_no_book(drawer):
    number, _stream = take(drawer, 1, tendered_rupiah=50_000, change_owed_rupiah=5_000)
    cash_refund.request(drawer, number, "salah")
    close(drawer)
    with drawer.store.read() as connection:
        before = apply.dump(connection)
    drawer.store.rebuild()
    with drawer.store.read() as connection:
        assert apply.dump(connection) == before
