"""Rancangan by real keys: from the version in force through the public's comments to a new one."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import standard_comments, standard_drafts
from tests.builders import FREE
from tests.conftest import OFFICER
from tests.documents.reading import printed, squeezed
from tests.services.apart import exchange
from tests.ui.office import Office, assert_fits
from ui.screens.standards import StandardsScreen
from ui.screens.standards.draft_editing import FeeSheet, TimeSheet
from ui.screens.standards.draft_requirements import RequirementsSheet
from ui.screens.standards.draft_sheets import AdoptSheet, AnswerSheet, CommentSheet, MakeSheet
from ui.theme.checks import small_targets, unnamed_controls
from ui.theme.look import look
from ui.widgets.sheet import Sheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
DAY = 86_400_000


class Desk:
    """The drafts over a home, worked by keys to whatever has the focus."""

    def __init__(self, office, qtbot):
        self.office, self._bot = office, qtbot
        self.screen = office.open(FREE)
        self.pane = self.screen.drafts
        self.press(Key.Key_D, CTRL)

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        self._bot.keyClick(QApplication.focusWidget() or self.office.window, key, held)

    def type(self, words):
        self._bot.keyClicks(QApplication.focusWidget(), words)

    def into(self, field, words):
        """Writes a field anew."""
        field.setFocus()
        self.press(Key.Key_A, CTRL)
        self.type(words)

    def sheet(self, kind=Sheet):
        found = [one for one in self.office.window.findChildren(kind) if one.isVisible()]
        return found[-1] if found else None

    def confirm(self):
        self.press(Key.Key_Return, CTRL)

    def edit(self, number, kind):
        button = self.pane.detail.edit_button(number)
        button.setFocus()
        self.press(Key.Key_Return)
        return self.sheet(kind)

    def changed(self):
        return [one.after.number for one in self.pane.detail.file.pairs if one.changed]


@pytest.fixture
def desk(home, show, qtbot):
    made = Office(home, StandardsScreen)
    show(made.window, 1366, 768)
    return Desk(made, qtbot)


def test_a_standard_is_drafted_commented_on_and_adopted_by_keys(desk, home, clock):
    pane, detail = desk.pane, desk.pane.detail
    assert pane.nothing.isVisible()
    desk.press(Key.Key_F6)
    sheet = desk.sheet(MakeSheet)
    assert sheet.service.code() == FREE
    desk.into(sheet.reason, "Hubungi 0812 3456 7890")
    desk.confirm()
    assert "nomor telepon" in sheet.reason.note.label.text()
    desk.into(sheet.reason, "Waktu dipersingkat")
    desk.confirm()
    assert detail.file.line.stage == "drafted"
    assert desk.changed() == []

    sheet = desk.edit(3, TimeSheet)
    desk.into(sheet.count, "0")
    desk.confirm()
    assert sheet.count.note.isVisible()
    desk.into(sheet.count, "30")
    sheet.unit.setFocus()
    desk.press(Key.Key_Down)
    desk.confirm()
    assert desk.changed() == [3]
    desk.press(Key.Key_Z, CTRL)
    assert desk.changed() == []
    sheet = desk.edit(1, RequirementsSheet)
    before = len(sheet.rows)
    sheet.list.setFocus()
    desk.press(Key.Key_Delete)
    desk.press(Key.Key_Insert)
    desk.into(sheet.name, "Fotokopi KTP pemohon")
    sheet.list.setFocus()
    desk.press(Key.Key_Up, CTRL)
    desk.confirm()
    named = [row.name for row in detail.file.standard.requirements]
    assert (len(named), named[-2]) == (before, "Fotokopi KTP pemohon")
    sheet = desk.edit(4, FeeSheet)
    sheet.kind.setFocus()
    desk.press(Key.Key_Down)
    desk.into(sheet.amount, "25000")
    desk.confirm()
    assert desk.changed() == [1, 4]

    desk.confirm()  # publish
    desk.confirm()  # through the day offered
    assert detail.file.line.days_left == standard_drafts.OPEN_DAYS
    assert not detail.edit_button(3).isVisible()
    desk.press(Key.Key_F7)
    sheet = desk.sheet(CommentSheet)
    desk.into(sheet.text, "Kata Surti biaya terlalu mahal")
    desk.into(sheet.name, "Surti Wati")
    desk.confirm()
    assert [one.channel for one in detail.comments] == ["counter"]
    assert desk.screen.list.rest.text().startswith("1 masukan belum ditanggapi")

    clock.advance(15 * DAY)
    pane.read()
    assert "adopt" not in detail.buttons
    desk.press(Key.Key_F8)
    sheet = desk.sheet(AnswerSheet)
    desk.into(sheet.answer, "Biaya sesuai perda.")
    desk.confirm()
    assert "menyebut nama" in sheet.gist.note.label.text()
    desk.into(sheet.gist, "Biaya terlalu mahal")
    desk.confirm()
    desk.confirm()
    sheet = desk.sheet(AdoptSheet)
    desk.confirm()
    assert "dasar penetapan" in sheet.decree.note.label.text().lower()
    desk.into(sheet.decree, "SK Kepala Dinas 065/12/2026")
    desk.confirm()
    assert detail.file.line.stage == "adopted"
    today = home.reference.today("MPP1", home.now())
    assert home.reference.standard(FREE, today).standard.fee_rupiah == 25_000

    desk.press(Key.Key_P, CTRL)
    text = printed(desk.office.printed[0][0])
    for told in ("Biaya terlalu mahal", "Biaya sesuai perda", "065/12/2026", "Rp25.000", "Loket 1"):
        assert squeezed(told) in text, told
    assert "Surti" not in text
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Escape)
    assert desk.screen.pages.currentWidget() is desk.screen.panes
    assert "melalui rancangan dengan 1 masukan" in desk.screen.view.versions[0].note


def test_a_draft_fits_everywhere_and_a_counter_officer_only_takes_comments_down(
    desk, home, make_home, show, qtbot
):
    stream = standard_drafts.make(home, FREE, "Waktu dipersingkat").stream
    standard_drafts.revise(home, stream, {"sla_working_days": 5})
    today = home.reference.today("MPP1", home.now())
    standard_drafts.publish(home, stream, today + dt.timedelta(14))
    standard_comments.receive(home, stream, "Lima hari terlalu lama " * 8, "box", "Surti Wati")
    desk.pane.read()
    window = desk.office.window
    for tab in (0, 1):
        desk.pane.detail.tabs.setCurrentIndex(tab)
        assert_fits(qtbot, window)
    assert unnamed_controls(window) == []
    assert small_targets(window) == []
    look.use(text_percent=200)
    desk.pane.panes.show_right()
    assert_fits(qtbot, window)
    look.use(text_percent=100)

    make_home.sign_in(home, OFFICER)
    counter = Office(home, StandardsScreen)
    show(counter.window, 1366, 768)
    other = Desk(counter, qtbot)
    detail = other.pane.detail
    assert set(detail.buttons) == {"comment", "minutes"}
    assert not other.pane.new_button.isVisible()
    detail.tabs.setCurrentIndex(1)
    assert "Surti" not in detail.list.lines.lines()[0].spoken()
    assert not detail.answer_button.isVisible()


def test_two_versions_made_apart_are_settled_by_a_choice(make_home, show, qtbot):
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    stream = standard_drafts.make(one, FREE, "Waktu dipersingkat").stream
    exchange(one, other)
    standard_drafts.revise(one, stream, {"sla_working_days": 2})
    standard_drafts.revise(other, stream, {"sla_working_days": 3})
    exchange(one, other)
    made = Office(one, StandardsScreen)
    show(made.window, 1366, 768)
    desk = Desk(made, qtbot)
    detail = desk.pane.detail
    assert detail.notice.title.text() == "Rancangan ini diubah di dua tempat"
    assert (desk.changed(), detail.buttons) == ([], {})
    qtbot.waitUntil(lambda: detail.side_buttons[1].isVisible())
    detail.side_buttons[1].setFocus()
    desk.press(Key.Key_Return)
    desk.type("yang sudah dibahas")
    desk.press(Key.Key_Return)
    assert not detail.notice.isVisible()
    assert desk.changed() == [3]
    assert "publish" in detail.buttons
