"""Kas by keys: a day of money, and the exceptions of FEATURES part 4 that touch the drawer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import cases, cash, cash_kit, intake, journal
from tests.builders import PAID, intake_request
from tests.conftest import OFFICER, PIN
from tests.documents.reading import printed, squeezed
from tests.ui.office import Office, assert_fits
from ui.screens.cash import CashScreen
from ui.theme.checks import small_targets, unnamed_controls

Key = Qt.Key
DAY = 86_400_000
FLOAT = {"n50000": 4, "n10000": 21}
FLOAT_RUPIAH = 410_000


@pytest.fixture
def office(home, show):
    """Kas in a frame, with the admin at work."""
    made = Office(home, CashScreen)
    show(made.window, 1366, 768)
    return made


@pytest.fixture
def opened(home, office):
    """The same with today's drawer open."""
    cash.open_drawer(home, FLOAT)
    office.open()
    return office


def take(home, serial=1, **payment):
    request = intake_request(PAID, serial=serial)
    request["payment"] |= payment
    if request["payment"]["method"] != "cash":
        request["payment"].pop("tendered_rupiah")
    return intake.submit(home, request)


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def type_(qtbot, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def tab_to(qtbot, widget, most=60):
    """Tab until the widget has the focus: that it can be reached is part of the test."""
    wanted = widget.focusProxy() or widget
    for _ in range(most):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, Key.Key_Tab)
    raise AssertionError(f"{widget} is not reached by Tab")


def count(qtbot, grid, pieces):
    """Type a count as an officer does: Enter walks from note to note."""
    tab_to(qtbot, grid)
    for code in grid.inputs:
        type_(qtbot, str(pieces.get(code, "")))
        press(qtbot, Key.Key_Return)


def go(office, key):
    office.screen.show_panel(key)
    return office.screen.panels[key]


def sign(qtbot, second, who="Wati"):
    tab_to(qtbot, second.who)
    type_(qtbot, who)
    tab_to(qtbot, second.pin)
    type_(qtbot, PIN)


def close(qtbot, office, pieces, left, reason=""):
    """Count, leave a float, sign by two."""
    panel = go(office, "closing")
    if not panel.pieces.counted():
        count(qtbot, panel.pieces, pieces)
    press(qtbot, Key.Key_F12)
    if reason:
        tab_to(qtbot, panel.reason)
        type_(qtbot, reason)
    tab_to(qtbot, panel.left)
    type_(qtbot, str(left))
    sign(qtbot, panel.second)
    press(qtbot, Key.Key_F12)
    return panel


def test_a_day_from_the_empty_drawer_to_the_deposit(office, qtbot, home):
    screen = office.open()
    drawer = screen.panels["drawer"]
    assert drawer.nothing.isVisible()
    drawer.open_drawer()
    assert office.last().startswith("Belum ada yang dihitung.")  # one key too early opens nothing
    count(qtbot, drawer.float, FLOAT)
    assert drawer.float.sum.text() == "Rp410.000"
    press(qtbot, Key.Key_F12)
    assert office.last() == "Kas dibuka dengan Rp410.000."
    qtbot.waitUntil(lambda: screen.isAncestorOf(QApplication.focusWidget()))
    take(home)
    panel = close(qtbot, office, {"n50000": 4, "n20000": 1, "n10000": 22}, 410_000)
    assert office.last().startswith("Kas ditutup: MPP1-261123-03A")
    assert "Rp30.000" in office.last()
    assert [title for _, title in office.printed] == ["Berita acara tutup kas", "Slip setoran"]
    assert panel.closed.isVisible()
    tab_to(qtbot, panel.reference)
    type_(qtbot, "BRI 778123")
    press(qtbot, Key.Key_Return)
    assert office.last() == "Setoran Rp30.000 dicatat."


def test_what_should_be_there_is_told_after_the_count_and_a_difference_needs_words(opened, qtbot):
    panel = go(opened, "closing")
    assert not panel.outcome.isVisible()
    count(qtbot, panel.pieces, {"n50000": 8})
    press(qtbot, Key.Key_F12)
    assert panel.outcome.text() == "Dihitung Rp400.000, kurang Rp10.000."
    assert panel.reason.input.hasFocus()
    sign(qtbot, panel.second)
    press(qtbot, Key.Key_F12)
    assert panel.reason.box.accessibleDescription().startswith("Alasannya belum diisi")
    assert panel.reason.input.hasFocus()
    type_(qtbot, "selembar hilang")
    sign(qtbot, panel.second)
    press(qtbot, Key.Key_F12)
    assert opened.last().startswith("Kas ditutup")


def test_a_wrong_pin_of_the_second_officer_is_said_at_the_pin(opened, qtbot):
    panel = go(opened, "closing")
    count(qtbot, panel.pieces, FLOAT)
    press(qtbot, Key.Key_F12)
    tab_to(qtbot, panel.second.pin)
    type_(qtbot, "918273")
    press(qtbot, Key.Key_F12)
    assert panel.second.pin.box.accessibleDescription().startswith("PIN")
    assert panel.second.pin.text() == ""
    assert not opened.printed


def test_money_in_and_out_by_keys(opened, qtbot):
    panel = opened.screen.panels["drawer"]
    tab_to(qtbot, panel.direction)
    press(qtbot, Key.Key_Down)
    tab_to(qtbot, panel.amount)
    type_(qtbot, "60000")
    press(qtbot, Key.Key_F12)
    assert panel.reason.box.accessibleDescription().startswith("Alasannya belum diisi")
    type_(qtbot, "ke brankas")
    press(qtbot, Key.Key_F12)
    assert panel.expected.text() == "Rp350.000"
    assert panel.steps.lines.lines()[0].aside == "-Rp60.000"


def test_cash_no_change(opened, qtbot, home):
    done = take(home, tendered_rupiah=50_000, change_owed_rupiah=15_000)
    opened.screen.panels["drawer"].arrive()
    panel = opened.screen.panels["drawer"]
    assert panel.expected.text() == "Rp455.000"
    assert panel.owed.lines.lines()[0].key == done.receipt_number
    tab_to(qtbot, panel.hand)
    press(qtbot, Key.Key_Space)
    assert opened.last() == "Sekarang seharusnya Rp440.000 di laci."
    assert not panel.owed.isVisible()


def test_a_closing_accounts_for_a_voided_number_and_its_money(opened, qtbot, home):
    done = take(home)
    cases.void(home, done.stream, "salah orang", home.confirm("wati.k", PIN))
    cases.pay(home, done.stream, intake_request(PAID)["payment"])
    close(qtbot, opened, {"n50000": 4, "n10000": 24}, 410_000)
    assert opened.last().startswith("Kas ditutup")
    book = cash.read_closed(home)[0].closed
    assert (book.numbers.used, book.numbers.void) == (1, 1)
    assert (book.sums.taken_rupiah, book.sums.voided_rupiah) == (60_000, 30_000)


def test_refund(opened, qtbot, home, make_home, clock):
    done = take(home)
    close(qtbot, opened, {"n50000": 4, "n10000": 24}, 410_000)
    clock.advance(DAY)
    make_home.sign_in(home, OFFICER)
    cash.open_drawer(home, FLOAT)
    panel = go(opened, "refunds")
    tab_to(qtbot, panel.receipt)
    type_(qtbot, done.receipt_number)
    tab_to(qtbot, panel.reason)
    type_(qtbot, "bayar dua kali")
    press(qtbot, Key.Key_Return)
    assert opened.last().endswith("menunggu persetujuan.")
    assert not panel.pay.isVisible()
    sign(qtbot, panel.second)
    press(qtbot, Key.Key_F12)
    assert opened.last().endswith("disetujui, belum dibayarkan.")
    tab_to(qtbot, panel.receiver)
    type_(qtbot, "Siti Rahayu")
    press(qtbot, Key.Key_F12)
    assert opened.last().endswith("dibayarkan.")
    slip, title = opened.printed[-1]
    assert title == "Bukti pengembalian uang"
    for told in (done.receipt_number, "Siti Rahayu", "Rp30.000"):
        assert squeezed(told) in printed(slip)
    assert cases.read_case(home, done.stream).receipts[0].state == "valid"
    assert cash.read_book(home).expected_rupiah == FLOAT_RUPIAH - 30_000


def test_pc_closed_without_closing_yesterday(opened, qtbot, home, clock):
    take(home)
    clock.advance(DAY)
    screen = opened.open()
    screen.panels["drawer"].arrive()
    notice = screen.panels["drawer"].notice
    assert notice.isVisible()
    assert "Senin, 23 November 2026 belum ditutup" in notice.text()
    panel = close(qtbot, opened, {"n50000": 4, "n10000": 24}, 410_000)
    assert "Senin, 23 November 2026" in panel.closed.lines.lines()[0].title
    drawer = go(opened, "drawer")
    count(qtbot, drawer.float, FLOAT)
    press(qtbot, Key.Key_F12)
    assert opened.last() == "Kas dibuka dengan Rp410.000."


def test_shift_change_cash_is_sealed_and_counted_by_two(opened, qtbot, home, make_home):
    panel = go(opened, "closing")
    count(qtbot, panel.pieces, FLOAT)
    press(qtbot, Key.Key_F12)
    tab_to(qtbot, panel.second.pin)
    type_(qtbot, PIN)
    tab_to(qtbot, panel.bag)
    type_(qtbot, "SG-114")
    tab_to(qtbot, panel.seal)
    press(qtbot, Key.Key_Space)
    assert opened.last() == "Kas tersegel dalam kantong SG-114."
    make_home.sign_in(home, OFFICER)
    drawer = go(opened, "drawer")
    drawer.arrive()
    assert drawer.bag.text() == "Tersegel dalam kantong SG-114."
    count(qtbot, drawer.bag_count, FLOAT)
    sign(qtbot, drawer.bag_second)
    press(qtbot, Key.Key_F12)
    assert cash.read_book(home).drawer.holder == OFFICER
    assert drawer.running.isVisible()


def test_power_cut_mid_entry_keeps_a_count(opened, qtbot, home, show):
    panel = go(opened, "closing")
    count(qtbot, panel.pieces, FLOAT)
    press(qtbot, Key.Key_F12)
    again = Office(home, CashScreen)
    show(again.window, 1366, 768)
    again.open("closing")
    panel = again.screen.panels["closing"]
    assert panel.outcome.text() == "Dihitung Rp410.000, tepat."
    assert panel.pieces.counted() == FLOAT


def test_a_changed_journal_is_said_before_the_drawer_opens(opened, qtbot, home, clock):
    close(qtbot, opened, FLOAT, 410_000)
    clock.advance(DAY)
    (head,) = journal.heads(home)
    with home.store.writing() as connection:
        connection.exec_driver_sql("UPDATE entry SET actor = 'x' WHERE seq = ?", (head.seq,))
    drawer = go(opened, "drawer")
    drawer.arrive()
    assert f"entri {head.seq}" in drawer.notice.text()
    count(qtbot, drawer.float, FLOAT)
    press(qtbot, Key.Key_F12)
    assert drawer.opening_reason.box.accessibleDescription().startswith("Alasannya belum")
    type_(qtbot, "dilaporkan ke admin")
    press(qtbot, Key.Key_F12)
    assert not cash.read_book(home).drawer.opened.journal_ok


def test_a_paper_kit_is_printed_and_each_paper_ends(opened, qtbot, home):
    panel = go(opened, "kit")
    assert panel.nothing.isVisible()
    tab_to(qtbot, panel.sheets)
    panel.sheets.input.selectAll()
    type_(qtbot, "2")
    press(qtbot, Key.Key_Return)
    assert opened.printed[-1][1] == "Kertas darurat"
    first, second = cash_kit.open_sheets(home)
    asked = []
    opened.screen.go.connect(lambda place, payload: asked.append((place, payload)))
    tab_to(qtbot, panel.list)
    press(qtbot, Key.Key_Return)
    assert asked == [("loket", {"late_paper": first.registration})]
    tab_to(qtbot, panel.why)
    type_(qtbot, "tumpah")
    tab_to(qtbot, panel.write_off)
    press(qtbot, Key.Key_Space)
    assert [one.registration for one in cash_kit.open_sheets(home)] == [second.registration]


def test_everything_fits_and_has_a_name(opened, qtbot, home):
    take(home, tendered_rupiah=50_000, change_owed_rupiah=15_000)
    take(home, 2, method="va", reference="88081234567890")
    cash_kit.reserve(home, 3)
    for key in opened.screen.panels.keys() | {"closing", "refunds", "matching", "kit"}:
        panel = go(opened, key)
        panel.arrive()
        assert_fits(qtbot, opened.window)
        assert unnamed_controls(opened.window) == []
        assert small_targets(opened.window) == []
