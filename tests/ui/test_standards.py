"""Standar by real keys: citizens' words, what to bring, components, the printed list."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from frontoffice.domain.standard import NOT_FILLED
from frontoffice.resources import resource
from frontoffice.services import catalogue
from frontoffice.services.catalogue import BUNDLED, read_catalogue
from tests.builders import services, standard
from tests.documents.reading import printed, squeezed
from tests.ui.office import Office, assert_fits
from ui.models.standards import StandardsModel
from ui.screens.standards import StandardsScreen
from ui.tasks import TaskRunner
from ui.theme.checks import small_targets, unnamed_controls
from ui.theme.look import look

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(home, show):
    """A frame with Standar over a published home."""
    made = Office(home, StandardsScreen)
    show(made.window, 1366, 768)
    return made


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def bring(screen):
    return [line.name for line in screen.view.bring]


def test_all_services_are_there_by_agency_with_price_and_time(office):
    screen = office.open()
    assert screen.list.model.rowCount() == len(services())
    assert screen.list.search.hasFocus()
    first = screen.list.model.index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert first.service == "Dinas Kependudukan dan Pencatatan Sipil"
    assert first.chip == "Gratis"


def test_a_citizens_words_open_the_service_and_tick_what_they_said(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "bikin KTP hilang")
    assert screen.view.standard.code == "DKC-KTP-GANTI"
    assert screen.view.flags == {"hilang"}
    assert "Surat keterangan kehilangan dari kepolisian" in bring(screen)


def test_ticking_a_flag_changes_what_to_bring(office, qtbot):
    screen = office.open("DKC-KTP-GANTI")
    assert "KTP-el yang rusak" not in bring(screen)
    chip = next(
        screen._flags.itemAt(at).widget()
        for at in range(screen._flags.count())
        if screen._flags.itemAt(at).widget().text() == "rusak"
    )
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Space)
    assert "KTP-el yang rusak" in bring(screen)
    qtbot.keyClick(chip, Key.Key_Space)
    assert "KTP-el yang rusak" not in bring(screen)


def test_the_14_components_are_shown_and_a_missing_one_says_so(office):
    screen = office.open("DKC-KK")
    assert len(screen.view.components) == 14
    missing = [one for one in screen.view.components if not one.filled]
    assert missing
    screen.tabs.setCurrentIndex(1)
    shown = screen.stack.currentWidget()
    cards = [one.accessibleName() for one in shown.findChildren(type(screen.card).__mro__[1])]
    assert f"{missing[0].number}. {missing[0].title}" in cards
    assert all(NOT_FILLED in one.lines for one in missing)


def test_a_figure_without_a_source_carries_its_badge(office):
    screen = office.open("DKC-KIA")
    assert "sla" in standard("DKC-KIA").unverified
    badges = [line.label for line in screen.view.card if line.unverified]
    assert badges == ["Waktu"]


def test_an_agency_narrows_the_list(office, qtbot):
    screen = office.open()
    box = screen.list.agency
    box.setFocus()
    box.setCurrentIndex(box.findText("Kantor Imigrasi"))
    codes = [screen.list.model.standard(row).code for row in range(screen.list.model.rowCount())]
    assert codes
    assert all(code.startswith("IMG-") for code in codes)


def test_words_nobody_knows_say_what_to_try(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "qqqqzzzz")
    assert screen.list.pages.currentIndex() == 2
    qtbot.keyClick(screen.list.search, Key.Key_Escape)
    assert screen.list.model.rowCount() == len(services())


def test_the_page_turned_to_the_citizen_holds_what_to_bring_and_nothing_internal(office, qtbot):
    screen = office.open("DKC-KK")
    qtbot.keyClick(office.window, Key.Key_T, CTRL)
    assert screen.pages.currentWidget() is screen.citizen
    shown = " ".join(words_of(screen.citizen))
    assert all(line.name in shown for line in screen.view.bring)
    assert "Selesai dalam 1 hari kerja. Biaya: Gratis." in shown
    assert "verifikasi" not in shown.lower()
    qtbot.keyClick(screen.citizen, Key.Key_Escape)
    assert screen.pages.currentIndex() == 0


@pytest.mark.parametrize("code", ["DKC-KTP-GANTI", "POL-SIM-PANJANG", "KUA-NIKAH"])
def test_the_printed_list_holds_every_paper_of_these_flags(office, qtbot, code):
    screen = office.open(code)
    qtbot.keyClick(office.window, Key.Key_P, CTRL)
    paper = printed(office.printed[0][0])
    assert all(squeezed(line.name) in paper for line in screen.view.bring)
    assert squeezed(screen.view.standard.time_limit) in paper
    assert all(squeezed(line) in paper for line in screen.view.standard.fee_lines)
    assert "Daftar syarat" in office.last()


def test_arrows_enter_tabs_and_escape_walk_the_screen(office, qtbot):
    screen = office.open()
    qtbot.keyClick(screen.list.search, Key.Key_Down)
    first = screen.view.standard.code
    qtbot.keyClick(screen.list.view, Key.Key_Down)
    assert screen.view.standard.code != first
    qtbot.keyClick(screen.list.view, Key.Key_Return)
    qtbot.keyClick(screen.tabs, Key.Key_Right)
    assert screen.stack.currentIndex() == 1
    qtbot.keyClick(screen.tabs, Key.Key_Escape)
    assert screen.list.view.hasFocus()


def test_tariff_or_requirement_changed_the_new_version_is_above_the_one_before(office, home):
    screen = office.open("DKC-KK")
    bundled = read_catalogue(resource(*BUNDLED))
    changed = tuple(
        msgspec.structs.replace(one, sla_working_days=3) if one.code == "DKC-KK" else one
        for one in bundled.standards
    )
    published = catalogue.publish(
        home, msgspec.structs.replace(bundled, standards=changed), "local"
    )
    office.window.facts_changed(published.changes)
    assert screen.view.standard.sla_working_days == 3
    now, changed, before = screen.view.versions
    assert (now.word, before.word) == ("Berlaku hari ini", "Diganti")
    assert changed.name == "3. Jangka waktu pelayanan"
    assert "+ 3 hari kerja sejak" in changed.note


def test_the_model_keeps_qts_rules(home):
    model = StandardsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_standards([standard("DKC-KK"), standard("DKC-KIA")], {})
    assert model.rowCount() == 2
    assert "Kartu Identitas Anak" in model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_typing_on_real_threads_ends_with_the_last_words(home, show, qtbot):
    office = Office(home, StandardsScreen, TaskRunner())
    show(office.window, 1366, 768)
    screen = office.open()
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == len(services()))
    qtbot.keyClicks(screen.list.search, "pasport")
    qtbot.waitUntil(lambda: screen.view is not None and screen.view.standard.agency == "IMIGRASI")
    office.tasks.close()
    assert office.defects == []


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_nothing_is_clipped_and_everything_has_a_name(office, qtbot, theme):
    screen = office.open("KUA-NIKAH")
    look.use(theme=theme)
    for tab in range(3):
        screen.tabs.setCurrentIndex(tab)
        assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []
    screen.turn()
    assert_fits(qtbot, office.window)


def test_a_language_40_percent_longer_still_fits(home, show, long_words, qtbot):
    office = Office(home, StandardsScreen)
    show(office.window, 1366, 768)
    screen = office.open("KUA-NIKAH")
    for tab in range(3):
        screen.tabs.setCurrentIndex(tab)
        assert_fits(qtbot, screen)


def test_twice_as_large_text_shows_the_list_or_the_standard(office, qtbot):
    screen = office.open()
    look.use(text_percent=200)
    qtbot.waitUntil(lambda: screen.detail.isHidden())
    assert_fits(qtbot, office.window)
    qtbot.keyClick(screen.list.search, Key.Key_Return)
    assert screen.list.isHidden()
    assert_fits(qtbot, office.window)
    qtbot.keyClick(screen.tabs, Key.Key_Escape)
    assert office.window.focusWidget() is screen.list.view
