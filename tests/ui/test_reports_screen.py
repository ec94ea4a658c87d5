"""Laporan by real keys: periods, figures down to their cases, files, the weekly round."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import report
from frontoffice.services.demo_year import Plan
from tests.conftest import ADMIN
from tests.services.report_year import TODAY, year_of
from tests.ui.office import Office, assert_fits
from ui.screens.reports import ReportsScreen
from ui.screens.reports.facilities import FacilitySheet
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


def test_every_figure_leads_down_to_its_cases_and_on_to_permohonan(office, qtbot, home):
    screen = office.screen
    screen.choose_kind("year")
    gone = []
    screen.go.connect(lambda place, payload: gone.append((place, payload)))
    screen.page.tiles[2].setFocus()
    qtbot.keyClick(screen.page.tiles[2], Key.Key_Space)
    assert screen.pages.currentIndex() == 1
    assert screen.behind_title.text().startswith(f"{screen.found.cases.whole.ended} ")
    qtbot.keyClick(screen.behind, Key.Key_Return)
    assert gone[0][0] == "permohonan"
    assert gone[0][1].startswith("case:")
    assert screen.back()

    table = screen.page.most
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Return)
    code, one = list(screen.found.cases.by_service.items())[1]
    assert screen.figure == f"service:{code}"
    assert screen.behind_title.text().startswith(f"{one.cases} ")
    assert screen.back()
    voices = screen.page.tables["complaints"]
    voices.setFocus()
    qtbot.keyClick(voices, Key.Key_Return)
    assert gone[-1] == ("aduan", None)
    chart = screen.page.promises
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert screen.figure.startswith("agency:")


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
    screen.save_archives(tmp_path)
    assert zipfile.is_zipfile(tmp_path / "bukti.zip")
    assert zipfile.is_zipfile(tmp_path / "data-terbuka.zip")
    screen.save_file(tmp_path / "l.doc")
    assert "akhiran" in office.last()


def test_the_weekly_round_is_entered_by_keys(office, qtbot, home):
    qtbot.keyClick(office.screen, Key.Key_F6)
    sheet = office.window.findChild(FacilitySheet)
    sheet.fields["toilet"].choose("broken")
    qtbot.keyClicks(sheet.words.input, "Kunci rusak")
    qtbot.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = {one.facility: one for one in report.read(home, "day", TODAY).place.facilities}
    assert (found["toilet"].condition, found["toilet"].note) == ("broken", "Kunci rusak")
    assert found["ramp"].condition == "good"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_everything_fits_and_has_a_name(office, qtbot, theme):
    look.use(theme=theme)
    office.screen.choose_kind("year")
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []
    office.screen.show_behind("all")
    assert_fits(qtbot, office.window)
