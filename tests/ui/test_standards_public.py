"""Standar for the public: a question answered with its source, papers for the wall, expiry."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt

from frontoffice.resources import resource
from frontoffice.services import catalogue, posters
from frontoffice.services.catalogue import BUNDLED, read_catalogue
from tests.builders import services
from tests.documents.reading import page_sizes, printed, squeezed
from tests.ui.office import Office, assert_fits
from ui.dialogs.pledge import PledgeSheet
from ui.screens.standards import StandardsScreen
from ui.theme.checks import small_targets, unnamed_controls

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(home, show):
    made = Office(home, StandardsScreen)
    show(made.window, 1366, 768)
    return made


def test_a_question_is_answered_over_the_list_with_its_source(office, qtbot):
    screen = office.open()
    card = screen.list.answer
    assert not card.isVisible()
    qtbot.keyClicks(screen.list.search, "ktp ilang bayar brp")
    assert card.isVisible()
    assert card.lines.text() == "Tidak dipungut biaya"
    assert "komponen 4" in card.source.text()
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []
    card.button.setFocus()
    qtbot.keyClick(card.button, Key.Key_Space)
    assert screen.view.standard.code == "DKC-KTP-GANTI"
    assert screen.stack.currentIndex() == 1
    screen.list.search.clear()
    assert not card.isVisible()


def test_a_common_question_is_answered_without_a_service(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "petugas minta uang")
    assert "Ombudsman" in screen.list.answer.lines.text()
    assert not screen.list.answer.button.isVisible()


def test_what_is_not_known_is_not_answered(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "resep rendang")
    assert not screen.list.answer.isVisible()


def test_a_paper_finds_the_services_that_ask_for_it(office, qtbot):
    screen = office.open()
    qtbot.keyClicks(screen.list.search, "surat keterangan kehilangan dari kepolisian")
    rows = range(screen.list.model.rowCount())
    assert "DKC-KTP-GANTI" in {screen.list.model.standard(row).code for row in rows}


def test_the_poster_of_the_standard_in_front_is_printed_by_key(office, qtbot):
    office.open("DKC-KTP-GANTI")
    qtbot.keyClick(office.window, Key.Key_P, CTRL_SHIFT)
    pdf, title = office.printed[0]
    assert title == "Poster DKC-KTP-GANTI"
    width, height = page_sizes(pdf)[0]
    assert (round(width), round(height)) == (842, 1191)
    text = printed(pdf)
    for told in ("Penggantian KTP-el", "1. Persyaratan", "Tidak dipungut biaya", "SP4N-LAPOR!"):
        assert squeezed(told) in text, told


@pytest.mark.parametrize("sheet", ["a3", "a4"])
def test_every_standard_stands_on_one_sheet(home, sheet):
    today = home.reference.today(home.card.office, home.now())
    for code in services():
        pdf = posters.poster_pdf(home, home.reference.standard(code, today).standard, sheet)
        assert len(page_sizes(pdf)) == 1, code


def test_the_tariff_wall_names_every_service_and_says_what_is_free(office, home):
    screen = office.open()
    screen.wall.tariffs()
    text = printed(office.printed[0][0])
    today = home.reference.today(home.card.office, home.now())
    for standard in home.reference.in_force(today).values():
        assert squeezed(standard.name) in text, standard.code
    assert squeezed("Di luar daftar ini tidak ada biaya di loket") in text
    assert squeezed("Rp600.000 per peristiwa") in text


def test_the_pledge_asks_who_signs_and_remembers(office, qtbot, home):
    screen = office.open()
    screen.wall.pledge()
    sheet = screen.findChild(PledgeSheet) or office.window.findChild(PledgeSheet)
    qtbot.keyClick(sheet.name.input, Key.Key_Return)
    assert sheet.isVisible()
    assert not office.printed
    qtbot.keyClicks(sheet.name.input, "Kepala Contoh")
    qtbot.keyClicks(sheet.position.input, "Kepala Mal Pelayanan Publik")
    qtbot.keyClicks(sheet.place_field.input, "Kota Contoh")
    sheet.signed.set_day(dt.date(2026, 11, 2))
    qtbot.keyClick(sheet.signed.input, Key.Key_Return)
    text = printed(office.printed[0][0])
    for told in ("Maklumat Pelayanan", "Kepala Contoh", "2 November 2026", "menerima sanksi"):
        assert squeezed(told) in text, told
    assert posters.read_pledge(home).place == "Kota Contoh"


def test_a_standard_about_to_expire_is_counted_and_marked(office, home):
    bundled = read_catalogue(resource(*BUNDLED))
    today = home.reference.today(home.card.office, home.now())
    ending = tuple(
        msgspec.structs.replace(one, valid_to=today + dt.timedelta(days=20))
        if one.code == "DKC-KK"
        else one
        for one in bundled.standards
    )
    catalogue.publish(home, msgspec.structs.replace(bundled, standards=ending), "local")
    screen = office.open("DKC-KK")
    assert screen.list.rest.text().startswith("1 standar hampir habis masa berlakunya")
    assert "habis 20 hari lagi" in screen.view.versions[0].note
