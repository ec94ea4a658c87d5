"""Permohonan by real keys over a real home: search, filters, story, papers, prints."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from frontoffice.domain.case import details, fold
from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import CaseMoved
from frontoffice.domain.reference_facts import AccessLogged
from frontoffice.services import cases, intake, papers, staff
from tests.builders import PAID, incomplete_request, intake_request, nik
from tests.conftest import OFFICER
from tests.documents.reading import printed, squeezed
from tests.ui.office import Office, assert_fits
from ui.models.case_steps import next_step, steps
from ui.models.case_view import view_of
from ui.models.cases import PAGE, SKELETONS, CaseListModel, NarrowedCases
from ui.models.latest import Latest
from ui.screens.cases import CasesScreen
from ui.tasks import ImmediateRunner, TaskRunner
from ui.theme.checks import small_targets, unnamed_controls
from ui.theme.look import look

Key = Qt.Key
DAY_MS = 86_400_000


@pytest.fixture
def office(home, show):
    """A frame with Permohonan over a home with three cases."""
    intake.submit(home, intake_request(serial=1))
    intake.submit(home, intake_request(PAID, serial=2))
    intake.submit(home, incomplete_request(serial=3))
    made = Office(home, CasesScreen)
    show(made.window, 1366, 768)
    return made


def stream_of(home, serial):
    return cases.list_cases(home, nik(serial))[0][0].stream


def names(screen):
    model = screen.list.model
    return [
        model.index(row, 0).data(Qt.ItemDataRole.UserRole).name for row in range(model.rowCount())
    ]


def test_the_list_opens_with_the_newest_case_and_the_cursor_in_the_search(office):
    screen = office.open()
    assert screen.list.search.hasFocus()
    assert names(screen) == ["Agus Wijaya", "Dewi Lestari", "Budi Santoso"]
    assert screen.detail.name.text() == "Agus Wijaya"
    assert screen.list.total.text() == "3"


def test_typing_narrows_the_list_and_shows_the_first_that_fits(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "dew")
    assert names(screen) == ["Dewi Lestari"]
    assert screen.detail.name.text() == "Dewi Lestari"
    assert "1 permohonan" in screen.list.rest.text()


def test_a_nik_a_number_and_a_typing_error_find_the_case(office, qtbot, home):
    screen = office.open()
    for typed in (nik(1), cases.list_cases(home, nik(1))[0][0].number, "budi santso"):
        screen.list.search.clear()
        qtbot.keyClicks(screen.list.search, typed)
        assert names(screen)[0] == "Budi Santoso", typed


def test_nothing_found_says_what_to_do_and_one_press_shows_all(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "qqqqzzzz")
    button = screen.list.empty.button
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Return)
    assert len(names(screen)) == 3


def test_filters_count_and_narrow(office, qtbot):
    screen = office.open()
    chips = screen.list.chips
    assert chips["incomplete"].text() == "Kurang 1"
    assert not chips["ready"].isVisible()
    qtbot.mouseClick(chips["incomplete"], Qt.MouseButton.LeftButton)
    assert names(screen) == ["Agus Wijaya"]
    assert not chips["all"].isChecked()


def test_a_list_from_laporan_is_shown_until_esc_goes_back_there(office, qtbot, home):
    number = cases.list_cases(home, nik(2))[0][0].number
    fits = cases.Filter(also=("c.number = ?", (number,)))
    gone = []
    screen = office.open(NarrowedCases(stream_of(home, 2), "Terlambat", fits, "laporan", "behind"))
    screen.go.connect(lambda place, payload: gone.append((place, payload)))
    assert names(screen) == ["Dewi Lestari"]
    assert screen.list.given.isVisible()
    assert screen.detail.name.text() == "Dewi Lestari"
    qtbot.keyClick(screen, Key.Key_Escape)
    assert gone == [("laporan", "behind")]
    assert len(names(screen)) == 3
    assert not screen.list.given.isVisible()


def test_a_broken_promise_is_late_until_the_product_is_ready(office, home, clock):
    clock.advance(7 * DAY_MS)
    screen = office.open(stream_of(home, 1))
    assert screen.detail.chip.text() == "Lewat janji"
    assert screen.list.chips["late"].text() == "Lewat janji 2"
    cases.move(home, stream_of(home, 1), "ready", "jadi")
    screen.show_case(stream_of(home, 1))
    screen.list.read()
    assert screen.detail.chip.text() == "Siap diambil"
    assert screen.list.chips["late"].text() == "Lewat janji 1"


def test_arrows_walk_the_list_and_escape_steps_back(office, qtbot):
    screen = office.open()
    qtbot.keyClick(screen.list.search, Key.Key_Down)
    assert screen.list.view.hasFocus()
    qtbot.keyClick(screen.list.view, Key.Key_Down)
    assert screen.detail.name.text() == "Dewi Lestari"
    qtbot.keyClick(screen.list.view, Key.Key_Return)
    assert screen.detail.tabs.hasFocus()
    qtbot.keyClick(screen.detail.tabs, Key.Key_Right)
    assert screen.detail.stack.currentIndex() == 1
    qtbot.keyClick(screen.detail.tabs, Key.Key_Escape)
    assert screen.list.view.hasFocus()
    qtbot.keyClick(screen.list.view, Key.Key_Slash, Qt.KeyboardModifier.NoModifier)
    assert screen.list.search.hasFocus()


def test_a_stream_from_the_palette_opens_that_case(office, home):
    screen = office.open(stream_of(home, 1))
    assert screen.detail.name.text() == "Budi Santoso"
    assert screen.list.stream() == stream_of(home, 1)


def test_the_story_is_read_newest_first_with_its_details(office, home):
    stream = stream_of(home, 1)
    cases.move(home, stream, "in_process", "ke ruang cetak")
    screen = office.open(stream)
    story = screen.detail.story.story
    first = story.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Mulai diproses" in first
    assert "Ke ruang cetak" in first
    assert story.rowCount() == 2


def test_a_fact_from_elsewhere_appears_in_the_open_case(office, home):
    stream = stream_of(home, 1)
    screen = office.open(stream)
    changes = cases.move(home, stream, "ready", "jadi")
    office.window.facts_changed(changes)
    assert screen.detail.chip.text() == "Siap diambil"
    assert screen.list.chips["ready"].text() == "Siap 1"


def test_the_first_print_needs_no_reason_and_is_asked_for_where_it_stands(office, qtbot, home):
    screen = office.open(stream_of(home, 1))
    qtbot.keyClick(office.window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(office.printed) == 1
    assert "keluar?" in office.last()
    case = cases.read_case(home, stream_of(home, 1))
    assert case.prints[0].came_out is None
    screen.detail.answered.emit(case.prints[0].ref, True)
    assert cases.read_case(home, stream_of(home, 1)).prints[0].came_out is True


def test_a_second_print_asks_why_and_becomes_a_copy(office, qtbot, home):
    stream = stream_of(home, 1)
    first = papers.print_receipt(home, stream)
    papers.confirm(home, stream, first.print, True)
    screen = office.open(stream)
    qtbot.keyClick(office.window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = next(iter(screen._sheets.values()))
    assert sheet.isVisible()
    assert office.printed == []
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    assert "SALINAN" in sheet.reason.note.label.text()
    qtbot.keyClicks(sheet.reason.input, "hilang di jalan")
    qtbot.keyClick(sheet.reason.input, Key.Key_Return)
    assert not sheet.isVisible()
    assert squeezed("SALINAN ke-1") in printed(office.printed[0][0])


def test_an_incomplete_file_prints_its_slip(office, qtbot, home):
    office.open(stream_of(home, 3))
    qtbot.keyClick(office.window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert squeezed("Lembar kekurangan") in printed(office.printed[0][0])


def test_a_nik_is_masked_until_it_is_asked_for_and_then_noted(office, qtbot, home):
    screen = office.open(stream_of(home, 1))
    facts = screen.detail.facts
    assert nik(1) not in facts._hidden.text()
    facts.eye.setFocus()
    qtbot.keyClick(facts.eye, Key.Key_Return)
    assert facts._hidden.text() == nik(1)
    with home.store.read() as connection:
        kinds = connection.exec_driver_sql("SELECT kind FROM entry ORDER BY id DESC LIMIT 1")
        assert kinds.scalar() == AccessLogged.KIND


def test_a_role_without_the_right_has_no_eye(make_home, show):
    home = make_home()
    intake.submit(home, intake_request(serial=1))
    staff.admit(home, "Hadi Inspektur", "inspector", "470913", "hadi.i")
    make_home.sign_in(home, "hadi.i")
    office = Office(home, CasesScreen)
    show(office.window, 1366, 768)
    screen = office.open()
    assert screen.detail.facts.eye is None
    assert not screen.detail.primary.isVisible()


def test_the_steps_of_the_case_in_front_are_in_the_book_of_actions(office, home):
    office.open(stream_of(home, 1))
    words = [action.words for action in office.window.book.current()]
    assert "Tandai siap diambil" in words
    assert "Batalkan tanda terima" in words


def test_the_list_model_keeps_qts_rules_and_never_loads_all(home, qtbot):
    for serial in range(1, PAGE + 12):
        intake.submit(home, intake_request(serial=serial))
    office = Office(home, CasesScreen)
    model = CaseListModel(office.context, "WIB")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == SKELETONS
    assert model.index(0, 0).data(Qt.ItemDataRole.UserRole) is None
    model.ask("", "all")
    assert (model.rowCount(), model.total()) == (PAGE, PAGE + 11)
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == PAGE + 11
    assert not model.canFetchMore(model.index(-1, -1))
    streams = [model.stream(row) for row in range(model.rowCount())]
    assert len(set(streams)) == PAGE + 11


def test_an_overtaken_answer_is_dropped(qtbot):
    runner = TaskRunner()
    heard = []
    reader = Latest(runner, runner)
    for number in range(20):
        reader.ask(lambda number=number: number, heard.append, heard.append)
    qtbot.waitUntil(lambda: heard == [19])
    runner.close()
    assert heard == [19]


def test_a_failed_reading_is_told_and_the_next_one_still_counts():
    runner = ImmediateRunner()
    heard = []
    reader = Latest(runner, runner)

    def broken():
        raise NotFound("case-unknown", number="X")

    reader.ask(broken, heard.append, lambda error: heard.append(error.code))
    reader.ask(lambda: 2, heard.append, heard.append)
    assert heard == ["case-unknown", 2]


def test_searching_on_real_threads_ends_with_the_last_words(home, show, qtbot):
    for serial in range(1, 9):
        intake.submit(home, intake_request(serial=serial))
    office = Office(home, CasesScreen, TaskRunner())
    show(office.window, 1366, 768)
    screen = office.open()
    qtbot.waitUntil(lambda: not screen.list.model.loading())
    qtbot.keyClicks(screen.list.search, "kartika")
    qtbot.waitUntil(lambda: names(screen) == ["I Gusti Ayu Kartika"])
    qtbot.waitUntil(lambda: screen.detail.name.text() == "I Gusti Ayu Kartika")
    office.tasks.close()
    assert office.defects == []


def test_a_conflict_is_said_plainly_and_stops_every_step(home):
    stream = intake.submit(home, intake_request()).stream
    cases.move(home, stream, "in_process", "di sini")
    first, moved = cases.read_file(home, stream).recorded
    body = CaseMoved(to="refused", on=dt.date(2026, 11, 23))
    elsewhere = msgspec.structs.replace(moved, ref=("ab" * 8, 1), body=body)
    recorded = [first, moved, elsewhere]
    file = cases.CaseFile(fold(stream, recorded), details(recorded), recorded)
    view = view_of(home, file, "id", "WIB", None)
    assert view.band.tone == "bad"
    assert view.proof.name == "Perlu diputuskan"
    assert sum(fact.chip == "Ditahan, ada dua versi" for fact in view.story) == 2
    assert next_step(view, "admin") is None
    assert all(one.refusal for one in steps(view, "admin") if one.code.startswith("move"))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_nothing_is_clipped_and_everything_has_a_name(office, home, theme, qtbot):
    screen = office.open(stream_of(home, 1))
    look.use(theme=theme)
    for tab in range(4):
        screen.detail.tabs.setCurrentIndex(tab)
        assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []


def test_a_language_40_percent_longer_still_fits(home, show, long_words, qtbot):
    stream = intake.submit(home, intake_request(serial=1)).stream
    office = Office(home, CasesScreen)
    show(office.window, 1366, 768)
    screen = office.open(stream)
    for tab in range(4):
        screen.detail.tabs.setCurrentIndex(tab)
        assert_fits(qtbot, screen)


def test_an_officer_of_the_counter_sees_the_same_list(make_home, show):
    home = make_home()
    intake.submit(home, intake_request(serial=1))
    make_home.sign_in(home, OFFICER)
    office = Office(home, CasesScreen)
    show(office.window, 1366, 768)
    assert names(office.open()) == ["Budi Santoso"]
    assert office.screen.detail.has_next()


def test_twice_as_large_text_shows_the_list_or_the_case(office, home, qtbot):
    screen = office.open()
    look.use(text_percent=200)
    qtbot.waitUntil(lambda: screen.detail.isHidden())
    assert_fits(qtbot, office.window)
    qtbot.keyClick(screen.list.search, Key.Key_Return)
    assert office.window.focusWidget() is screen.detail.tabs
    assert screen.list.isHidden()
    assert_fits(qtbot, office.window)
    qtbot.keyClick(screen.detail.tabs, Key.Key_Escape)
    assert office.window.focusWidget() is screen.list.view
    assert screen.detail.isHidden()
