"""Exceptions of a counter's day by keys (FEATURES part 4): the PC, its clock, printer and hub."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from frontoffice.services import backup, cases, drafts, intake, papers, queue
from frontoffice.services.backup import Keys
from frontoffice.sync.desk import greet_hub, sync_home
from frontoffice.sync.hub_queue import HubQueue
from tests.builders import PAID, intake_request, nik, standard
from tests.conftest import ADMIN, CHEAP, NOW, OFFICER, PIN, SUPERVISOR
from tests.sync.hub_branch import Branch
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from tests.ui.office import Office
from tests.ui.program_desk import Hands
from ui.dialogs.print_question import PrintQuestionSheet
from ui.dialogs.recovery import RecoverySheet
from ui.dialogs.waiver import WaiverSheet
from ui.screens.cases import CasesScreen
from ui.screens.loket.thread import PURPOSE
from ui.screens.reports import ReportsScreen

SKTM = standard("KEL-SKTM")
NIGHT = 16 * 3_600_000
NEW_PIN = "628104"


@pytest.fixture(autouse=True)
def papers_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))


@pytest.fixture
def at_counter(make_home):
    return make_home.sign_in(make_home(), OFFICER)


def test_pc_dies_the_spare_restores_the_backup_and_goes_on(
    qtbot, home, make_home, tmp_path, clock, monkeypatch
):
    """The words of the envelope, a new PIN, the case of yesterday, and the next series letter."""
    before = intake.submit(home, intake_request(SKTM.code))
    (stick := tmp_path / "stick").mkdir()
    backup.create(home, stick / "kemarin.fobackup")
    words = make_home.words(home)
    home.close()
    # Another PC: it has no device secret, so no PIN of the old one works here.
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "spare"))
    restored = backup.restore(
        stick / "kemarin.fobackup",
        tmp_path / "baru",
        Keys(words=words),
        last_number=before.number,
        clock=clock,
        cost=CHEAP,
    )
    assert not restored.pins_work
    restored.home.close()
    hands = Hands(qtbot, tmp_path / "baru", clock)
    hands.press(KEYS.Key_R, CONTROL)
    sheet = hands.page.findChild(RecoverySheet)
    for field, typed in ((sheet.words, words), (sheet.pins.first, NEW_PIN)):
        field.set_text(typed)
    sheet.pins.second.set_text(NEW_PIN)
    sheet.main.click()
    hands.go_to("permohonan")
    hands.type(before.number)
    qtbot.waitUntil(lambda: hands.screen.list.model.rowCount() == 1)
    hands.go_to("loket")
    hands.press(KEYS.Key_F2)
    hands.type(SKTM.name[:40].lower())
    hands.press(KEYS.Key_Return)
    thread = hands.screen.visit_thread
    if thread.accordion.current() == PURPOSE:
        hands.press(KEYS.Key_Return)
    hands.type(nik(9))
    hands.press(KEYS.Key_Return)
    hands.type("Siti Rahayu")
    hands.press(KEYS.Key_Return, CONTROL)
    for _ in thread.judged.checklist.missing:
        hands.press(KEYS.Key_1)
    assert not thread.judged.checklist.missing
    hands.press(KEYS.Key_Return)
    hands.press(KEYS.Key_F12)
    numbers = [one.number[:19] for one in cases.list_cases(hands.program.desk.home)[0]]
    assert sorted(numbers) == ["MPP1-261123-03A0001", "MPP1-261123-03B0002"]
    hands.close()


def test_pc_clock_wrong_is_said_at_the_start_marked_on_paper_and_order_is_kept(
    qtbot, home, clock, make_home
):
    first = intake.submit(home, intake_request(SKTM.code))
    folder = home.folder
    home.close()
    clock.turn_to(NOW - 400 * 86_400_000)
    hands = Hands(qtbot, folder, clock)
    hands.enter("ri")
    qtbot.waitUntil(lambda: "Jam komputer meragukan" in hands.window.notice.words.text())
    open_home = hands.program.desk.home
    assert "Jam komputer diragukan" in papers.offline_line(open_home)
    second = intake.submit(open_home, intake_request(SKTM.code, serial=2))
    with open_home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, clock_suspect FROM entry WHERE kind = 'case.registered/1' ORDER BY seq"
        ).all()
    assert [bool(suspect) for _stream, suspect in rows] == [False, True]
    assert second.number != first.number
    hands.close()


def test_printer_dead_overnight_prints_nothing_by_itself_next_morning(
    qtbot, at_counter, clock, make_home
):
    """A paper nobody confirmed is asked for; until somebody says *again* the printer is silent."""
    evening = Desk(at_counter).open(qtbot)
    evening.pick(SKTM, ())
    evening.identify()
    evening.check_all()
    written = evening.submit()
    assert len(evening.papers) == 1
    evening.window.close()
    clock.advance(NIGHT)
    morning = Desk(at_counter).open(qtbot)
    asked = next(one for one in morning.window.findChildren(PrintQuestionSheet) if one.isVisible())
    assert morning.papers == []
    morning.type("3")
    assert not asked.isVisible()
    assert morning.papers == []
    assert [one.came_out for one in cases.read_case(at_counter, written.stream).prints] == [False]


def test_power_cut_after_the_money_asks_whether_it_was_received(qtbot, at_counter):
    desk = Desk(at_counter).open(qtbot)
    desk.pick(standard(PAID), ())
    desk.identify()
    desk.check_all()
    desk.type("1")
    desk.type("50000")
    with qtbot.waitSignal(desk.screen.keeper.saved, timeout=3000):
        pass
    desk.forget(qtbot)
    again = Desk(at_counter).open(qtbot)
    assert "Rp50.000" in again.window.notice.words.text()
    assert "sudah diterima?" in again.window.notice.words.text()
    assert cases.list_cases(at_counter)[1] == 0
    assert len(drafts.mine(at_counter)) == 1


def test_wrong_person_printed_is_voided_by_two_and_the_new_receipt_names_the_void(
    qtbot, home, show
):
    stream = intake.submit(home, intake_request(PAID)).stream
    office = Office(home, CasesScreen)
    show(office.window, 1366, 768)
    office.open(stream)
    office.screen.take("void")
    sheet = next(one for one in office.screen._sheets.values() if one.isVisible())
    sheet.reason.input.setFocus()
    qtbot.keyClicks(sheet.reason.input, "nama orang lain tercetak")
    sheet.pad.setFocus()
    qtbot.keyClicks(sheet.pad, PIN)
    qtbot.keyClick(sheet.pad, KEYS.Key_Return)
    case = cases.read_case(home, stream)
    assert (case.receipts[0].state, case.status) == ("void", "awaiting_payment")
    office.screen.take("correct")
    sheet = next(one for one in office.screen._sheets.values() if one.isVisible())
    sheet.name.set_text("Dewi Lestari")
    sheet.reason.input.setFocus()
    qtbot.keyClicks(sheet.reason.input, "salah orang")
    qtbot.keyClick(sheet.reason.input, KEYS.Key_Return)
    cases.pay(home, stream, intake_request(PAID)["payment"])
    case = cases.read_case(home, stream)
    assert [one.state for one in case.receipts] == ["void", "valid"]
    assert cases.read_file(home, stream).details.applicant.name == "Dewi Lestari"
    assert case.receipts[1].replaces == case.receipts[0].number


def test_citizen_offers_money_every_override_is_in_the_report_with_its_case(
    qtbot, at_counter, make_home, show
):
    """A paper waived for somebody: by another's PIN, and one key away in Laporan."""
    desk = Desk(at_counter).open(qtbot)
    desk.pick(SKTM, ())
    desk.identify()
    desk.type("9")
    desk.type("Bencana banjir")
    desk.enter()
    sheet = next(one for one in desk.window.findChildren(WaiverSheet) if one.isVisible())
    for _ in sheet.tiles:
        if [one.officer for one in sheet.tiles if one.isChecked()] == [SUPERVISOR]:
            break
        desk.press(KEYS.Key_Down)
        desk.press(KEYS.Key_Space)
    desk.type(PIN)
    desk.enter()
    desk.check_all()
    written = desk.submit()
    make_home.sign_in(at_counter, ADMIN)
    office = Office(at_counter, ReportsScreen)
    show(office.window, 1366, 768)
    office.open()
    assert office.screen.found.cases.waived == 1
    office.screen.show_behind("waived")
    qtbot.waitUntil(lambda: office.screen.behind_title.text().startswith("1 "))
    gone = []
    office.screen.go.connect(lambda place, payload: gone.append((place, payload)))
    qtbot.keyClick(office.screen.behind, KEYS.Key_Return)
    assert gone == [("permohonan", written.stream)]


def test_hub_dead_the_number_at_the_counter_is_marked_tanpa_hub(qtbot, tmp_path, make_home):
    with ExitStack() as stack:
        branch = Branch(tmp_path, make_home, stack)
        hub, home = branch.start_hub(), branch.enrolled(2)
        greet_hub(home, hub.url)
        assert sync_home(home).even
        home.hub = HubQueue(home.store)
        queue.issue(home, SKTM.code)
        queue.issue(home, SKTM.code)
        desk = Desk(home).open(qtbot)
        desk.press(KEYS.Key_F2)
        assert not desk.screen.header.alone.isVisible()
        desk.press(KEYS.Key_F12, CONTROL)
        branch.stop_hub()
        desk.press(KEYS.Key_F2)
        assert desk.screen.header.alone.isVisible()
        assert desk.screen.header.alone.text() == "tanpa hub"
        assert "(tanpa hub)" in desk.window.notice.words.text()
