"""Exceptions of a counter's day by keys (FEATURES part 4): the PC, its clock, printer and hub."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from frontoffice.services import cases, drafts, queue
from frontoffice.sync.desk import greet_hub, sync_home
from frontoffice.sync.hub_queue import HubQueue
from tests.builders import PAID, standard
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.sync.hub_branch import Branch
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from tests.ui.office import Office
from ui.dialogs.print_question import PrintQuestionSheet
from ui.dialogs.waiver import WaiverSheet
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


def test_printer_jam_overnight_prints_nothing_by_itself_next_morning(
    qtbot, at_counter, clock, make_home
):
    """A paper nobody confirmed is asked for; until somebody says *again* the printer is silent."""
    evening = Desk(at_counter).open(qtbot)
    evening.pick(SKTM, ())
    evening.identify()
    evening.check_all()
    written = evening.submit()
    assert len(evening.papers) == 1
    # Nobody answers, the queue does not stop: the next citizen can be served.
    evening.press(KEYS.Key_F2)
    assert evening.section == PURPOSE
    evening.press(KEYS.Key_F4)
    evening.window.close()
    clock.advance(NIGHT)
    morning = Desk(at_counter).open(qtbot)
    asked = next(one for one in morning.window.findChildren(PrintQuestionSheet) if one.isVisible())
    assert morning.papers == []
    morning.type("3")
    assert not asked.isVisible()
    assert morning.papers == []
    assert [one.came_out for one in cases.read_case(at_counter, written.stream).prints] == [False]


def test_power_cut_mid_entry_after_the_money_asks_whether_it_was_received(qtbot, at_counter):
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
    office.screen.show_behind("waivers", "Syarat dikecualikan")
    qtbot.waitUntil(lambda: office.screen.behind.count.text().startswith("1 "))
    gone = []
    office.screen.go.connect(lambda place, payload: gone.append((place, payload)))
    qtbot.keyClick(office.screen.behind.list, KEYS.Key_Return)
    assert [(place, shown.stream) for place, shown in gone] == [("permohonan", written.stream)]


def test_branch_hub_dead_the_number_at_the_counter_is_marked_tanpa_hub(qtbot, tmp_path, make_home):
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
