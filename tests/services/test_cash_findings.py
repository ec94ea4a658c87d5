"""What the closing of a day finds later: typed-in paper, voids from elsewhere, late deposits."""

from __future__ import annotations

import pytest

from frontoffice.domain.facts import CaseVoided, ReasonPersonal
from frontoffice.domain.staff import officer
from frontoffice.services import cash, cash_closing, findings, intake
from tests.builders import PAID, intake_request
from tests.conftest import SUPERVISOR

DAY = 86_400_000
SECOND = officer(SUPERVISOR, "supervisor")


@pytest.fixture
def closed(home, clock):
    """Yesterday with one receipt of Rp30.000 closed; today's drawer open with an empty float."""
    cash.open_drawer(home, {})
    done = intake.submit(home, intake_request(PAID))
    cash.count(home, {"n10000": 3})
    cash_closing.close_drawer(home, 0, SECOND)
    clock.advance(DAY)
    cash.open_drawer(home, {})
    return done


def found(home, code):
    return [one for one in findings.findings(home) if one.code == code]


def void_elsewhere(home, closed):
    """As it arrives from a station that did not know of the closing."""
    with home.store.work("wati.k") as work:
        fact = CaseVoided(
            receipt_number=closed.receipt_number, amount_rupiah=30_000, second="rina.a"
        )
        work.record(closed.stream, fact, ReasonPersonal(reason="salah"))


def test_a_void_that_arrives_after_the_closing_is_a_finding_and_tomorrows_correction(
    home, closed, clock
):
    void_elsewhere(home, closed)
    assert found(home, "finding-cash-late")[0].data["total"] == "-Rp30.000"
    cash.move(home, "in", 50_000, "modal")
    book = cash.read_book(home)
    assert (book.sums.late_rupiah, book.expected_rupiah) == (-30_000, 20_000)
    cash.count(home, {"n20000": 1})
    cash_closing.close_drawer(home, 0, SECOND)
    assert cash.read_closed(home)[0].closed.sums.late_rupiah == -30_000
    clock.advance(DAY)
    cash.open_drawer(home, {})
    # Carried once: the day after owes nothing any more.
    assert cash.read_book(home).sums.late_rupiah == 0


def test_a_paper_of_a_closed_day_is_a_finding(home, closed):
    request = intake_request(PAID, serial=2)
    request |= {"happened_at": "2026-11-23T08:30", "source": "M-0007"}
    intake.submit(home, request)
    one = found(home, "finding-cash-paper")[0]
    assert one.data["source"] == "M-0007"
    assert "M-0007" in one.words("id").sentence
    findings.settle_finding(home, one.code, one.key, "uangnya di laci hari ini")
    assert found(home, "finding-cash-paper") == []


def test_a_deposit_past_its_day_is_a_finding_until_it_is_made(home, closed, clock):
    assert found(home, "finding-cash-deposit") == []
    clock.advance(DAY)
    assert found(home, "finding-cash-deposit")[0].data["due"] == "2026-11-24"
    cash_closing.deposit(home, "BRI 778123")
    assert found(home, "finding-cash-deposit") == []
