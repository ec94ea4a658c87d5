"""First start: two doors, five steps, words shown once, a home that works at the end."""

from __future__ import annotations

import pytest

from frontoffice.services.door import ClosedHome
from frontoffice.services.home import Door
from frontoffice.services.station import words_doubt
from tests.conftest import CHEAP
from tests.ui.program_desk import CONTROL, KEYS, Hands
from ui.screens.first_start import FirstStart
from ui.screens.first_start.page import ADMIN, DOORS, LINK, OFFICE, PRINTER, SAMPLE, WORDS


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))
    return tmp_path / "baru"


@pytest.fixture
def hands(qtbot, folder, clock):
    at_work = Hands(qtbot, folder, clock)
    yield at_work
    at_work.close()


def at(hands):
    return hands.page.stack.currentIndex()


def to_admin(hands):
    hands.press(KEYS.Key_Return)
    hands.type("Kecamatan Sukasari")
    hands.press(KEYS.Key_Tab)
    hands.type("skr")
    hands.press(KEYS.Key_Tab)
    hands.type("7")
    hands.press(KEYS.Key_Return)


def to_words(hands):
    to_admin(hands)
    hands.type("Sari Handayani")
    hands.press(KEYS.Key_Tab)
    hands.type("628104")
    hands.press(KEYS.Key_Tab)
    hands.type("628104")
    hands.press(KEYS.Key_Return)


def test_a_computer_without_a_home_starts_with_two_doors(hands):
    assert isinstance(hands.page, FirstStart)
    assert at(hands) == DOORS
    assert hands.page.doors.try_it.text() == "Coba dengan data contoh"
    assert hands.page.doors.set_up.text() == "Siapkan loket ini"


def test_by_keyboard_alone_from_the_door_to_the_counter(hands, folder, clock):
    to_words(hands)
    assert at(hands) == WORDS
    words = hands.page.words.words()
    assert len(words) == 24
    hands.press(KEYS.Key_Return)
    for field in hands.page.words.fields:
        field.set_text(words[field.property("place")])
    hands.press(KEYS.Key_Return)
    assert at(hands) == LINK
    hands.page.skip.click()
    assert at(hands) == PRINTER
    hands.press(KEYS.Key_Return, CONTROL)

    assert hands.page is None
    assert hands.window.current() == "loket"
    home = hands.program.desk.home
    assert (home.card.office, home.card.station) == ("SKR", 7)
    assert len(home.reference.catalogue.standards) == 38
    assert Door(folder, clock=clock, cost=CHEAP).ring.unlock_with_words(words) == home.data_key


def test_a_bad_office_code_is_refused_beside_its_field(hands):
    hands.press(KEYS.Key_Return)
    hands.page.office.name.set_text("Kecamatan")
    hands.page.office.code.set_text("!")
    hands.page.office.station.set_text("7")
    hands.page.go_on()

    assert at(hands) == OFFICE
    assert hands.page.office.code.note.wrong


def test_a_station_number_that_is_none_is_refused(hands):
    hands.press(KEYS.Key_Return)
    hands.page.office.name.set_text("Kecamatan")
    hands.page.office.code.set_text("SKR")
    hands.page.office.station.set_text("tujuh")
    hands.page.go_on()

    assert hands.page.office.station.note.wrong


@pytest.mark.parametrize(
    ("first", "second"), [("123456", "123456"), ("628104", "628105"), ("62", "62")]
)
def test_a_weak_or_mistyped_pin_makes_no_home(hands, folder, first, second):
    to_admin(hands)
    hands.page.admin.name.set_text("Sari Handayani")
    hands.page.admin.pins.first.set_text(first)
    hands.page.admin.pins.second.set_text(second)
    hands.page.go_on()

    assert at(hands) == ADMIN
    assert hands.page.admin.pins.first.note.wrong or hands.page.admin.pins.second.note.wrong
    assert not folder.exists()


def test_escape_goes_back_and_keeps_what_was_typed(hands):
    to_admin(hands)
    hands.press(KEYS.Key_Escape)

    assert at(hands) == OFFICE
    assert hands.page.office.name.text() == "Kecamatan Sukasari"


def test_a_word_not_as_written_down_is_named_and_the_sheet_can_be_seen_again(hands):
    to_words(hands)
    hands.press(KEYS.Key_Return)
    hands.page.words.fields[0].set_text("keliru")
    hands.page.words.go_on()

    assert hands.page.words.fields[0].note.wrong
    assert at(hands) == WORDS
    hands.page.words.again.click()
    assert hands.page.words.words()[0] != ""
    assert hands.page.words._sheet.isVisible()


def test_after_the_check_the_words_are_forgotten(hands):
    to_words(hands)
    words = hands.page.words.words()
    made = hands.page._home
    assert words_doubt(made).code == "recovery-words-unread"
    hands.page.words.go_on()
    for field in hands.page.words.fields:
        field.set_text(words[field.property("place")])
    hands.page.words.go_on()

    assert hands.page.words.words() == []
    assert words_doubt(made) is None


def test_joining_asks_for_address_and_code_and_no_line_is_no_dialog(hands):
    to_words(hands)
    hands.page._show(LINK)
    hands.page.go_on()
    assert hands.page.link.address.note.wrong
    hands.page.link.address.set_text("http://127.0.0.1:9")
    hands.page.go_on()
    assert hands.page.link.code.note.wrong
    hands.page.link.code.set_text("ABCD-EFGH")
    hands.page.go_on()

    assert at(hands) == LINK
    assert hands.page.band.isVisible()


def test_the_test_page_is_kept_where_there_is_no_printer(hands, tmp_path):
    to_words(hands)
    hands.page._show(PRINTER)
    hands.page.printing.test.click()

    papers = list((tmp_path / "papers").glob("*.pdf"))
    assert [paper.read_bytes()[:4] for paper in papers] == [b"%PDF"]
    assert str(papers[0]) in hands.page.band.title.text()


def test_the_trial_office_lies_beside_and_shows_its_pins(hands, folder):
    hands.press(KEYS.Key_Backtab)
    hands.press(KEYS.Key_Return)

    assert at(hands) == SAMPLE
    assert not folder.exists()
    trial = ClosedHome(folder.with_name("baru-contoh"))
    assert trial.card.sample
    assert len(trial.tiles()) == 5
    hands.press(KEYS.Key_Return)
    assert hands.window.current() == "loket"
    assert "data contoh" in hands.window.bar._counter.text()
