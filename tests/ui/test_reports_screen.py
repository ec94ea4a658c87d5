"""Laporan by real keys: periods, figures down to their cases, files, the weekly round."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import attachments, cases, report, report_behind
from frontoffice.services.demo_year import Plan
from tests.conftest import ADMIN
from tests.services.report_year import TODAY, year_of
from tests.services.test_attachments import picture
from tests.ui.office import Office, assert_fits
from ui.dialogs.case_attaching import LookSheet
from ui.screens.reports import ReportsScreen
from ui.screens.reports.round_sheets import FacilitySheet, RoundSheet
from ui.screens.reports.visit import VisitSheet
from ui.tasks import TaskRunner
from ui.theme.checks import small_targets, unnamed_controls
from ui.theme.look import look

Key = Qt.Key


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    yield from year_of(tmp_path_factory, Plan(cases=400, complaints=20, surveys=300))


@pytest.fixture
def home(filled):
    made, factory, _ = filled
    return factory.sign_in(made, ADMIN)


@pytest.fixture
def office(home, show):
    made = Office(home, ReportsScreen)
    show(made.window, 1366, 768)
    made.open()
    return made


def test_periods_are_chosen_by_keys_and_the_figures_follow(office, qtbot, home):
    screen = office.screen
    assert screen.found.kind == "month"
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert screen.found.kind == "year"
    whole = report.read(home, "year", TODAY).cases.whole
    assert screen.page.tiles[0].figure.value == str(whole.cases)
    assert "hari kerja" in screen.span.text()
    qtbot.keyClick(screen, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.found.since.year == 2025
    assert not screen.page.nothing.isVisible()
    screen.step(-1)
    assert screen.page.nothing.isVisible()


def opened(office):
    """Where Enter on a row led."""
    gone = []
    office.screen.go.connect(lambda place, payload: gone.append((place, payload)))
    return gone


def test_every_figure_opens_its_list_and_esc_returns_to_it(office, qtbot):
    """Each tile, bar and cell with something behind it, by Enter; the list is the figure's."""
    screen = office.screen
    screen.choose_kind("year")
    page = screen.page
    walked = 0

    def look(widget, figure):
        nonlocal walked
        widget.setFocus()
        qtbot.keyClick(widget, Key.Key_Return)
        assert screen.pages.currentIndex() == 1, figure
        assert screen.behind.figure == figure
        scope = report.scope(office.context.home, "year", TODAY)
        found = report_behind.behind(office.context.home, scope, figure, screen.named)
        assert screen.behind.total == found.total
        assert screen.behind.list.pages.rowCount() == len(found.lines)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        assert screen.pages.currentIndex() == 0
        assert QApplication.focusWidget() is widget
        walked += 1

    for tile, figure in zip(page.tiles, page.figures, strict=True):
        look(tile, figure)
    for chart in (page.hours, page.promises, page.elements):
        for at, (figure, _words) in enumerate(chart.marks):
            chart.setFocus()
            if at:
                qtbot.keyClick(chart, Key.Key_Right)
            look(chart, figure)
    for code, table in page.tables.items():
        for row, keys in list(enumerate(table.rows.table.keys))[:2]:
            for column, figure in enumerate(keys):
                if figure:
                    table.setCurrentIndex(table.rows.index(row, 0))
                    table.column = column
                    look(table, figure)
        assert code == "coverage" or any(map(any, table.rows.table.keys)), code
    assert walked > 60


def test_enter_on_a_row_opens_what_it_stands_for(office, qtbot, home):
    screen = office.screen
    screen.choose_kind("year")
    gone = opened(office)
    table = screen.page.tables["services"]
    table.setFocus()
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Left, Key.Key_Return):
        qtbot.keyClick(table, key)
    code, one = list(screen.found.cases.by_service.items())[1]
    assert screen.behind.figure == f"cases/service={code}"
    assert screen.behind.count.text().startswith(f"{one.cases} ")
    qtbot.keyClick(screen.behind.list, Key.Key_Return)
    place, shown = gone[-1]
    assert (place, shown.place, shown.payload) == ("permohonan", "laporan", "behind")
    assert cases.list_cases(home, narrowed=shown.fits)[1] == one.cases
    assert shown.stream.startswith("case:")
    screen.arrive("behind")
    assert screen.pages.currentIndex() == 1
    for what, leads in (
        ("complaints/kind=complaint", "aduan"),
        ("gaps", "kas"),
        ("officers/service=DKC-AKTA-LAHIR", "pegawai"),
    ):
        screen.show_behind(what, what)
        if screen.behind.key():
            qtbot.keyClick(screen.behind.list, Key.Key_Return)
            assert gone[-1][0] == leads
    screen.show_behind("answers", "Responden")
    screen.behind.list.setCurrentIndex(screen.behind.list.pages.index(0, 0))
    qtbot.keyClick(screen.behind.list, Key.Key_Return)
    assert screen.behind.figure.startswith("answers/service=")


def test_a_queue_number_tells_its_story_and_leads_to_its_application(office, qtbot):
    screen = office.screen
    screen.choose_kind("year")
    chart = screen.page.hours
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert screen.behind.figure.startswith("calls/first/hour=")
    qtbot.keyClick(screen.behind.list, Key.Key_Return)
    sheet = office.window.findChild(VisitSheet)
    told = [one.title for one in sheet.steps.lines.lines()]
    assert told[:2] == ["Nomor diambil", "Dipanggil"]
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()


def test_of_one_agency_what_is_the_offices_says_so(office):
    screen = office.screen
    screen.choose_kind("year")
    whole = screen.found.complaints.total
    assert not screen.page.wholes["books"].isVisible()
    screen.agency.setCurrentIndex(1)
    assert screen.page.wholes["books"].isVisible()
    assert screen.page.wholes["facilities"].isVisible()
    assert not screen.page.wholes["money"].isVisible()
    assert screen.found.complaints.total < whole


def test_a_mark_turns_while_the_report_is_counted(home, show, qtbot):
    runner = TaskRunner()
    office = Office(home, ReportsScreen, runner)
    show(office.window, 1366, 768)
    screen = office.open()
    assert screen.busy.isVisible()
    qtbot.waitUntil(lambda: screen.found is not None)
    assert not screen.busy.isVisible()
    runner.close()


def test_charts_tell_a_reader_every_value(office):
    office.screen.choose_kind("year")
    page = office.screen.page
    assert page.hours.accessibleName().count(";") == len(page.hours.columns) - 1
    assert "%" in page.promises.accessibleName()
    assert len(page.elements.grades) == 9
    assert sum(one.weak for one in page.elements.grades) == 1


def test_files_are_written_and_printed(office, qtbot, tmp_path):
    screen = office.screen
    qtbot.keyClick(screen, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert office.printed[0][0].startswith(b"%PDF")
    for name in ("l.xlsx", "l.csv", "l.pdf"):
        screen.save_file(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500
    screen.save_evidence(tmp_path / "bukti.zip")
    screen.save_open_data(tmp_path / "data-terbuka.zip")
    assert zipfile.is_zipfile(tmp_path / "bukti.zip")
    assert zipfile.is_zipfile(tmp_path / "data-terbuka.zip")
    screen.save_file(tmp_path / "l.doc")
    assert "akhiran" in office.last()


def test_the_weekly_round_is_entered_by_keys_with_a_photo(office, qtbot, home, tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "toilet.jpg").write_bytes(picture(size=(200, 150)))
    attachments.set_scanner_folder(home, folder)
    qtbot.keyClick(office.screen, Key.Key_F6)
    sheet = office.window.findChild(FacilitySheet)
    sheet.fields["toilet"].choose("broken")
    qtbot.keyClicks(sheet.words.input, "Kunci rusak")
    sheet.whose.choose("toilet")
    sheet.choice.scans.choose(str(folder / "toilet.jpg"))
    sheet.choice.scans.edited.emit(str(folder / "toilet.jpg"))
    assert "toilet.jpg" in sheet.chosen.text()
    qtbot.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = {one.facility: one for one in report.read(home, "day", TODAY).place.facilities}
    assert (found["toilet"].condition, found["toilet"].note) == ("broken", "Kunci rusak")
    assert found["ramp"].condition == "good"
    small = office.screen.page.pictures.thumbnails["toilet"]
    assert small.here()
    qtbot.keyClick(small, Key.Key_Return)
    assert office.window.findChild(LookSheet).isVisible()
    office.window.findChild(LookSheet).close_sheet()
    office.screen.show_behind("weeks", "Minggu")
    qtbot.keyClick(office.screen.behind.list, Key.Key_Return)
    shown = office.window.findChild(RoundSheet)
    assert shown.strip.thumbnails.keys() == {"toilet"}
    qtbot.keyClick(shown, Key.Key_Escape)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_everything_fits_and_has_a_name(office, qtbot, theme):
    look.use(theme=theme)
    office.screen.choose_kind("year")
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []
    office.screen.show_behind("cases", "Permohonan")
    assert_fits(qtbot, office.window)
