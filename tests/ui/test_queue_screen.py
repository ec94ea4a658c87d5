"""Antrean by real keys: a number by a citizen's words, calls with their reason, breaks, rights."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.domain.opening import Booking
from frontoffice.domain.staff import may
from frontoffice.services import opening, queue, queue_board, staff
from frontoffice.services.queue_board import state_words
from frontoffice.store.work import Changes
from tests.builders import standard
from tests.conftest import PIN
from tests.documents.reading import printed, squeezed
from tests.ui.office import Office, assert_fits
from ui.screens.queue import QueueScreen
from ui.screens.queue.opening import OpeningSheet, read_span
from ui.screens.queue.parts import SHOWN
from ui.theme.checks import small_targets, unnamed_controls

Key = Qt.Key


@pytest.fixture
def office(home, show):
    made = Office(home, QueueScreen)
    show(made.window, 1366, 768)
    made.open()
    return made


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def give(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)
    press(qtbot, Key.Key_Return)


def lines(office):
    return [row.key for row in office.screen.board.line.rows]


def test_words_give_a_number_and_the_next_citizen_can_speak(office, qtbot):
    screen = office.screen
    assert screen.issuing.words.input.hasFocus()
    give(qtbot, "kartu keluarga hilang")
    assert screen.issuing.given.text() == "A001"
    assert screen.issuing.words.text() == ""
    assert screen.issuing.words.input.hasFocus()
    assert lines(office) == ["A001"]


def test_a_priority_group_gets_the_other_letter_and_is_not_kept_for_the_next(office, qtbot):
    office.screen.issuing.group.choose("elderly")
    give(qtbot, "skck")
    give(qtbot, "skck")
    assert lines(office) == ["R001", "B001"]


def test_words_that_mean_nothing_are_said_beside_the_field(office, qtbot):
    press(qtbot, Key.Key_Return)
    words = office.screen.issuing.words
    assert words.box.accessibleDescription().startswith("Layanan untuk nomor antrean belum")
    assert words.input.hasFocus()
    assert office.news == []


def test_a_call_says_why_and_the_keys_end_the_visit(office, qtbot):
    give(qtbot, "skck")
    press(qtbot, Key.Key_F2)
    assert office.last().startswith("B001: Menurut urutan datang")
    assert office.screen.board.serving.text() == "B001 di loket 3"
    assert not office.screen.board.next.isEnabled()
    press(qtbot, Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert "detik" in office.last()
    press(qtbot, Key.Key_F12)
    assert office.last() == "B001: selesai."
    assert office.screen.board.serving.text() == "Tidak ada yang dilayani"


def test_parking_asks_a_reason_beside_the_field(office, qtbot):
    give(qtbot, "skck")
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_F4)
    reason = office.screen.board.reason
    assert reason.input.hasFocus()
    assert "Alasan belum diisi" in reason.box.accessibleDescription()
    qtbot.keyClicks(reason.input, "ambil fotokopi")
    press(qtbot, Key.Key_F4)
    assert office.last() == "B001: ditunda."
    assert lines(office) == ["B001"]
    assert reason.text() == ""


def test_an_out_of_order_call_takes_the_chosen_with_its_reason(office, qtbot):
    for _ in range(3):
        give(qtbot, "skck")
    board = office.screen.board
    qtbot.mouseClick(board.chosen, Qt.MouseButton.LeftButton)
    assert "Pilih nomor" in office.last()
    board.line.choose("B003")
    qtbot.mouseClick(board.chosen, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(board.reason.input, "sakit")
    qtbot.mouseClick(board.chosen, Qt.MouseButton.LeftButton)
    assert board.serving.text() == "B003 di loket 3"
    assert lines(office) == ["B001", "B002"]


def test_a_break_begins_and_ends_by_one_button(office, qtbot, home):
    pause = office.screen.board.pause
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert queue_board.read(home).breaks == (3,)
    assert pause.text() == "Kembali melayani"
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert queue_board.read(home).breaks == ()
    assert pause.text() == "Istirahat"


def test_what_another_process_wrote_appears_and_other_facts_do_not_matter(office, home):
    queue.issue(home, "DKC-KK")
    office.screen.facts_changed(Changes(kinds=frozenset({"case.moved/1"})))
    assert lines(office) == []
    office.screen.facts_changed(Changes(kinds=frozenset({"ticket.issued/1"})))
    assert lines(office) == ["A001"]


def test_a_long_line_is_drawn_in_part_and_says_so(office, home):
    for _ in range(SHOWN + 2):
        queue.issue(home, "DKC-KK")
    office.screen.read()
    assert len(lines(office)) == SHOWN
    assert office.screen.board.more.text() == "dan 2 lagi"


def test_a_help_desk_sees_no_keys_of_a_counter(home, make_home, show):
    staff.admit(home, "Dian Meja", "helpdesk", PIN, "dian.m")
    make_home.sign_in(home, "dian.m")
    office = Office(home, QueueScreen)
    show(office.window, 1366, 768)
    screen = office.open()
    offered = [one.id for one in screen.offers() if one.right and may("helpdesk", one.right)]
    assert offered == ["queue.keep", "queue.ticket", "queue.appointment", "queue.close"]
    assert not screen.board.next.isVisible()
    assert not screen.board.reason.isVisible()
    assert screen.issuing.button.isVisible()


def test_everything_fits_and_has_a_name(office, qtbot, home):
    queue.issue(home, "DKC-KK", priority="natural_disaster")
    queue.issue(home, "POL-SKCK-BARU")
    queue.call_next(home, 4)
    office.screen.read()
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []


@pytest.mark.parametrize("state", ["waiting", "serving", "parked", "no_show", "finished"])
def test_every_state_has_words_in_both_languages(state):
    assert state_words(state, "id") != state_words(state, "en")


def test_before_waiting_a_citizen_hears_price_time_and_papers(office, qtbot):
    qtbot.keyClicks(QApplication.focusWidget(), "kartu keluarga")
    told = office.screen.issuing.matches.rows[0].accessibleDescription()
    assert "Gratis, 1 hari kerja" in told
    assert "syarat, Dinas Kependudukan" in told


def test_several_services_are_one_number_and_all_stand_on_the_ticket(office, qtbot, home):
    issuing = office.screen.issuing
    qtbot.keyClicks(QApplication.focusWidget(), "kartu keluarga")
    press(qtbot, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert issuing.words.text() == ""
    assert issuing.words.input.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "ktp")
    first, second = (row.key for row in issuing.matches.rows[:2])
    press(qtbot, Key.Key_Down)
    assert issuing.matches.key() == second
    qtbot.waitUntil(issuing.matches.rows[0].isVisible)
    issuing.matches.rows[0].setFocus()
    press(qtbot, Key.Key_Space)
    assert issuing.basket.codes() == ["DKC-KK", first]
    qtbot.keyClick(issuing.basket._rows[first], Key.Key_Space)
    assert issuing.basket.codes() == ["DKC-KK"]
    assert_fits(qtbot, office.window)
    give(qtbot, "skck")
    assert issuing.given.text() == "A001"
    assert not issuing.basket.isVisible()
    assert queue_board.read(home).waiting[0].further == 1
    assert "lalu 1 layanan lagi" in office.screen.board.line.rows[0].text()
    press(qtbot, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    text = printed(office.printed[0][0])
    for told in ("1. Penerbitan Kartu Keluarga", f"2. {standard('POL-SKCK-BARU').name[:24]}"):
        assert squeezed(told) in text, told


def test_the_ticket_is_printed_by_key_and_by_itself_on_a_roll(office, qtbot):
    give(qtbot, "kartu keluarga hilang")
    assert office.printed == []
    press(qtbot, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    pdf, title = office.printed[0]
    assert title == "Tiket A001"
    text = printed(pdf)
    for told in ("A001", "Penerbitan Kartu Keluarga", "Tidak dipungut biaya", "1 hari kerja"):
        assert squeezed(told) in text, told
    office.context.settings = msgspec.structs.replace(office.context.settings, paper="80mm")
    give(qtbot, "skck")
    assert [title for _pdf, title in office.printed] == ["Tiket A001", "Tiket B001"]


def test_an_admin_sets_the_hours_and_the_times_given_online(office, home, qtbot):
    screen = office.screen
    next(one for one in screen.offers() if one.id == "queue.opening").run()
    sheet = screen.window().findChild(OpeningSheet)
    assert_fits(qtbot, sheet)
    assert sheet.days[0].text() == "07.30-16.00"
    assert sheet.days[6].text() == ""
    for field, words in ((sheet.days[0], "8.00 - 14.00"), (sheet.numbers["places"], "0")):
        field.setFocus()
        QApplication.focusWidget().selectAll()
        qtbot.keyClicks(QApplication.focusWidget(), words)
    press(qtbot, Key.Key_Return)
    places = sheet.numbers["places"]
    assert "1 sampai 50" in places.box.accessibleDescription()
    assert places.input.hasFocus()
    places.input.selectAll()
    qtbot.keyClicks(places.input, "4")
    press(qtbot, Key.Key_Return)
    assert office.last() == "Jam buka dan waktu daring disimpan."
    hours, rule = opening.read(home)
    assert (hours[0], hours[6], rule.places) == ((480, 840), None, 4)
    # Set again, it goes on from what was set.
    opening.change(home, hours, Booking(paused=True))
    assert opening.read(home)[1].minutes((480, 840)) == []
    assert read_span("tutup") == read_span("08.75-10.00") == (-1, -1)
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT count(*) FROM reference_row WHERE kind = 'opening'"
        )
        assert rows.scalar() == 1
