"""Money at the counter that ends in Kas: change that cannot be given, papers of a total outage."""

from __future__ import annotations

import pytest

from frontoffice.documents.content import PrintState
from frontoffice.documents.wording import payment_words
from frontoffice.services import cases, cash, cash_kit, paper_content
from tests.builders import standard
from tests.ui.loket_desk import KEYS, Desk
from ui.dialogs.late_entry import LateEntrySheet


@pytest.fixture
def desk(qtbot, home):
    """Loket with a visit of somebody without a number open."""
    cash.open_drawer(home, {"n10000": 5})
    at_work = Desk(home).open(qtbot)
    at_work.press(KEYS.Key_F2)
    return at_work


def test_cash_no_change_is_typed_at_the_fee_and_stands_on_the_receipt(desk):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type("1")
    assert not desk.thread.fee.owed.isVisible()
    desk.type("50000")
    assert desk.thread.fee.owed.isVisible()
    desk.press(KEYS.Key_Tab)
    assert desk.focus() is desk.thread.fee.owed.input
    desk.type("15000")
    desk.enter()
    written = desk.submit()

    file = cases.read_file(desk.home, written.stream)
    receipt = file.case.receipt
    assert (receipt.change_rupiah, receipt.change_owed_rupiah) == (20_000, 15_000)
    printed = paper_content.receipt(desk.home, file, receipt, PrintState(), None)
    assert "BELUM DISERAHKAN Rp15.000" in payment_words(printed.fee)
    book = cash.read_book(desk.home)
    assert [one.rupiah for one in book.owed] == [15_000]
    assert book.expected_rupiah == 50_000 + 45_000


def test_more_change_owed_than_there_is_is_said_beside_the_field(desk):
    desk.pick(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type("1")
    desk.type("50000")
    desk.press(KEYS.Key_Tab)
    desk.type("25000")
    desk.enter()
    assert desk.thread.fee.owed.note.wrong


def test_a_paper_of_the_kit_is_typed_in_with_its_own_time(desk):
    sheet = cash_kit.reserve(desk.home, 1).sheets[0]
    desk.window.open("loket", {"late_paper": sheet.registration})
    asked = desk.screen.findChild(LateEntrySheet)
    assert asked.source.text() == sheet.registration
    asked.typed.on.setFocus()
    desk.type("23112026")
    asked.typed.time.setFocus()
    desk.type("0730")
    desk.enter()
    desk.find(standard("POL-SKCK-BARU"))
    desk.identify()
    desk.check_all()
    desk.type("1")
    desk.type("30000")
    desk.enter()
    written = desk.submit()
    assert cash_kit.open_sheets(desk.home) == []
    kit = cash_kit.kits(desk.home)[0].stream
    used = cash_kit.sheets_of(desk.home, kit)[0]
    assert (used.state, used.case) == ("used", written.number)
