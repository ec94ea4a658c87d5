"""Sinkron by keys: choosing between two records with a reason, undo, findings, honest words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from frontoffice.server import admin
from frontoffice.server.run import running_server
from frontoffice.services import cases, inbox, intake
from frontoffice.services.home import Home
from frontoffice.store import apply
from frontoffice.sync.enrol import enrol
from tests.builders import intake_request
from tests.conftest import OFFICER, HomeFactory
from tests.documents.reading import printed, squeezed
from tests.services.apart import exchange
from tests.ui.office import Office, assert_fits
from ui.dialogs.answer_question import AnswerSheet
from ui.dialogs.ask_both import AskBothSheet
from ui.freshness import read_status, shown
from ui.models.sync_words import day_or_time, kinds_words
from ui.screens.cases import CasesScreen
from ui.screens.sync import SyncScreen
from ui.tasks import TaskRunner
from ui.theme.look import look
from ui.widgets.conflict import ConflictPanel, FindingPanel

HOUR = 3_600_000
Key = Qt.Key


@pytest.fixture
def pair(make_home: HomeFactory) -> tuple[Home, Home]:
    """Counters 3 and 7, which exchanged once."""
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    exchange(one, other)
    return one, other


@pytest.fixture
def split(pair: tuple[Home, Home], make_home: HomeFactory) -> str:
    """Counter 3 goes on with a case, counter 7 withdraws it."""
    one, other = pair
    stream = intake.submit(one, intake_request()).stream
    exchange(one, other)
    cases.move(one, stream, "in_process", "berkas diteruskan")
    make_home.clock.advance(HOUR)
    cases.move(other, stream, "withdrawn", "pemohon batal")
    exchange(one, other)
    return stream


@pytest.fixture
def opened(show):
    """Opens the sync centre of a home in a frame."""

    def build(home: Home, runner: object = None, payload: object = None) -> Office:
        office = Office(home, SyncScreen, runner)
        light = shown(read_status(home), home.now())
        office.context.freshness = light
        show(office.window, 1366, 768)
        office.open(payload)
        return office

    return build


def press(qtbot, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def write(qtbot, words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, words)


def settle_by_keys(qtbot, office: Office, digit: Key, reason: str) -> None:
    press(qtbot, digit)
    assert office.screen.page.panel.reason is not None
    write(qtbot, reason)
    press(qtbot, Key.Key_Return)


def test_both_records_stand_side_by_side_and_none_is_chosen(opened, pair, split) -> None:
    screen = opened(pair[0]).screen
    panel = screen.page.panel
    assert isinstance(panel, ConflictPanel)
    assert [side.version.where for side in panel.sides] == ["Loket 3", "Loket 7"]
    buttons = [side.button for side in panel.sides]
    assert [button.text() for button in buttons] == [
        "Pakai catatan Loket 3",
        "Pakai catatan Loket 7",
    ]
    assert {button.kind() for button in buttons} == {"secondary"}
    assert panel.choice is None
    (row,) = [one for one in screen.page.table.rows.rows if one.kind == "conflict"]
    assert (row.reached, row.failed, row.step) == (0, 0, "Putuskan")


def test_one_key_chooses_a_reason_settles_and_the_settlement_reaches_both(
    opened, pair, split, qtbot
) -> None:
    one, other = pair
    office = opened(one)
    assert QApplication.focusWidget() is office.screen.page.table
    settle_by_keys(qtbot, office, Key.Key_2, "pemohon hadir dan mencabut")

    assert office.defects == []
    assert office.last() == "Catatan Loket 7 dipakai; yang lain tetap tersimpan."
    assert cases.read_case(one, split).status == "withdrawn"
    exchange(one, other)
    for home in pair:
        assert inbox.conflicts(home) == []
    with one.store.read() as mine, other.store.read() as theirs:
        assert apply.dump(mine) == apply.dump(theirs)


def test_both_officers_are_asked_by_keys_and_answer_in_permohonan(
    opened, pair, split, show, qtbot
) -> None:
    one, other = pair
    office = opened(one)
    press(qtbot, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    (asked,) = office.window.findChildren(AskBothSheet)
    press(qtbot, Key.Key_Return)
    assert asked.words.note.wrong
    write(qtbot, "Mengapa dicabut?")
    press(qtbot, Key.Key_Return)
    assert office.last() == "Pertanyaan dikirim kepada kedua petugas."
    sides = office.screen.page.panel.sides
    assert [side.answer.text() for side in sides] == ["Belum dijawab", "Belum dijawab"]
    exchange(one, other)

    there = Office(other, CasesScreen)
    show(there.window, 1366, 768)
    there.open(split)
    assert there.screen.detail.primary.text() == "Jawab pertanyaan"
    qtbot.keyClick(there.window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = there.window.findChildren(AnswerSheet)
    assert_fits(qtbot, sheet)
    write(qtbot, "Pemohon datang membawa surat.")
    press(qtbot, Key.Key_Return)
    exchange(one, other)

    office.screen.read()
    panel = office.screen.page.panel
    assert panel.sides[1].answer.text() == "Jawaban: Pemohon datang membawa surat."
    assert panel.choice is None
    assert_fits(qtbot, office.window)


def test_a_choice_can_be_undone_from_the_notice_and_from_the_panel(
    opened, pair, split, qtbot
) -> None:
    one, _ = pair
    office = opened(one)
    settle_by_keys(qtbot, office, Key.Key_1, "sesuai berkas")
    assert cases.read_case(one, split).status == "in_process"
    assert office.window.notice.link.text() == "Urungkan"
    office.window.notice.link.setFocus()
    press(qtbot, Key.Key_Return)
    assert cases.read_case(one, split).status == "withdrawn"

    panel = office.screen.page.panel
    assert [side.button is None for side in panel.sides] == [False, True]
    office.screen.page.table.setFocus()
    settle_by_keys(qtbot, office, Key.Key_1, "kembali ke semula")
    assert cases.read_case(one, split).status == "in_process"


def test_no_reason_no_settlement_and_esc_takes_the_choice_back(opened, pair, split, qtbot) -> None:
    one, _ = pair
    office = opened(one)
    press(qtbot, Key.Key_1)
    press(qtbot, Key.Key_Return)
    panel = office.screen.page.panel
    assert panel.reason.field.note.wrong
    assert len(inbox.conflicts(one)) == 1
    press(qtbot, Key.Key_Escape)
    assert panel.reason is None
    assert QApplication.focusWidget() is panel.sides[0].button
    press(qtbot, Key.Key_Escape)
    assert QApplication.focusWidget() is office.screen.page.table
    assert cases.read_case(one, split).status == "accepted"


def test_a_digit_typed_into_the_reason_stays_there(opened, pair, split, qtbot) -> None:
    office = opened(pair[0])
    press(qtbot, Key.Key_1)
    write(qtbot, "loket 2 benar")
    assert office.screen.page.panel.reason.field.text() == "loket 2 benar"
    assert office.screen.page.panel.choice == office.screen.page.panel.sides[0].version.ref


def test_what_is_typed_survives_facts_that_come_in(opened, pair, split, qtbot) -> None:
    one, other = pair
    office = opened(one)
    press(qtbot, Key.Key_1)
    write(qtbot, "sedang diketik")
    intake.submit(other, intake_request(serial=7))
    exchange(one, other)
    office.screen.facts_changed(None)
    assert office.screen.page.panel.reason.field.text() == "sedang diketik"


def test_an_officer_sees_the_conflict_but_cannot_settle_it(
    opened, pair, split, make_home, qtbot
) -> None:
    one, _ = pair
    make_home.sign_in(one, OFFICER)
    office = opened(one)
    panel = office.screen.page.panel
    assert not any(side.button.isEnabled() for side in panel.sides)
    press(qtbot, Key.Key_1)
    assert panel.reason is None
    assert not any(action.id.startswith("sync.choose") for action in office.screen.offers())


def test_a_conflict_is_opened_by_its_case_and_leads_back_to_it(opened, pair, split, qtbot) -> None:
    office = opened(pair[0], payload=split)
    went = []
    office.screen.go.connect(lambda place, what: went.append((place, what)))
    office.screen.page.panel.open_wanted.emit()
    assert went == [("permohonan", split)]


def test_a_finding_is_dealt_with_by_keys(opened, pair, make_home, qtbot) -> None:
    one, other = pair
    intake.submit(one, intake_request())
    intake.submit(other, intake_request(client_ref="lain"))
    exchange(one, other)
    office = opened(one)
    table = office.screen.page.table
    (row,) = table.rows.rows
    assert (row.kind, row.step) == ("finding", "Tangani")
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    panel = office.screen.page.panel
    assert isinstance(panel, FindingPanel)
    press(qtbot, Key.Key_Return)
    assert panel.reason.field.note.wrong
    write(qtbot, "dua anak, dua permohonan")
    press(qtbot, Key.Key_Return)
    assert office.last() == "Temuan dicatat sudah ditangani."
    assert table.rows.rows == []
    assert office.screen.page.panel is None


def test_a_stand_alone_home_never_says_sent(opened, home) -> None:
    intake.submit(home, intake_request())
    office = opened(home)
    page = office.screen.page
    assert not page.send.isVisible()
    assert "berdiri sendiri" in page.told.text()
    assert "Terkirim" not in page.strip.accessibleName()
    assert "usat" not in page.strip.accessibleName()
    assert page.table.rows.rows == []
    assert "Ctrl+Return" not in [action.shortcut for action in office.screen.offers()]


def test_the_daily_report_is_printed_by_ctrl_p(opened, pair, split, qtbot) -> None:
    office = opened(pair[0])
    qtbot.keyClick(office.window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert office.last() == "Laporan sinkron dicetak."
    ((pdf, title),) = office.printed
    assert title == "Laporan sinkron"
    paper = printed(pdf)
    assert squeezed("Pertentangan yang menunggu keputusan: 1") in paper
    assert squeezed("Loket 7") in paper
    assert "Terkirim" not in paper


def test_sending_by_key_ends_at_the_signature_of_the_centre(
    opened, make_home, tmp_path, qtbot
) -> None:
    home = make_home()
    intake.submit(home, intake_request())
    runner = TaskRunner()
    with running_server(tmp_path / "centre") as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        code = admin.station_code(running.centre, "MPP1", 3)["code"]
        enrol(home.store, running.url, str(code))
        office = opened(home, runner)
        page = office.screen.page
        qtbot.waitUntil(lambda: bool(page.table.rows.rows))
        assert {row.reached for row in page.table.rows.rows} == {1}
        assert "Pusat belum menerima" in page.told.text()
        qtbot.keyClick(office.window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert page.send.text() == "Hentikan"
        qtbot.waitUntil(lambda: office.last().startswith("Sinkron selesai"), timeout=10_000)
        qtbot.waitUntil(lambda: page.told.text().startswith("Pusat sudah menandatangani"))
        qtbot.waitUntil(lambda: page.table.rows.rows == [])
        assert page.send.text() == "Kirim sekarang"
    qtbot.keyClick(office.window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.last().startswith("Belum ada sambungan"), timeout=20_000)
    assert office.defects == []
    runner.close()


@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("dark", 100), ("contrast", 150)])
def test_nothing_is_clipped_in_any_look(opened, pair, split, qtbot, theme, percent) -> None:
    look.use(theme=theme, text_percent=percent)
    office = opened(pair[0])
    assert_fits(qtbot, office.screen)
    press(qtbot, Key.Key_1)
    assert_fits(qtbot, office.screen)


def test_nothing_is_clipped_in_the_long_language_or_a_narrow_window(
    long_words, opened, pair, split, qtbot
) -> None:
    office = opened(pair[0])
    assert_fits(qtbot, office.screen)
    office.window.resize(760, 700)
    assert_fits(qtbot, office.screen)


def test_every_part_has_a_name_for_a_reader(opened, pair, split) -> None:
    page = opened(pair[0]).screen.page
    for part in (page.table, page.strip, page.names, page.stations.list, page.panel):
        assert part.accessibleName()
    for side in page.panel.sides:
        assert side.button.text()
    QAbstractItemModelTester(page.table.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert "Bertabrakan" in page.table.rows.index(0, 0).data()


def test_times_and_kinds_are_told_as_officers_say_them() -> None:
    now = 1_795_399_200_000
    assert day_or_time(now, now, "WIB") == "09.00"
    assert day_or_time(now - 3 * 24 * HOUR, now, "WIB").endswith(" 09.00")
    assert kinds_words(("paper.printed/1", "case.paid/1")) == "pembayaran, cetakan"
    assert kinds_words(("standard.published/1",)) == "data acuan"
