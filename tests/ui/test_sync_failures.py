"""Every way the exchange can fail, at a real desktop before a real centre: what is said, what is
kept, that nothing asks to be closed, and that it goes on by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from frontoffice.domain.errors import Refused, StoreTrouble
from frontoffice.server import admin
from frontoffice.server.run import Running, running_server
from frontoffice.services import intake, quarantine
from frontoffice.services.catalogue import publish_bundled
from frontoffice.services.home import Home
from frontoffice.sync.desk import enrol_home, sync_home
from tests.builders import intake_request
from tests.conftest import CHEAP, NOW, OFFICER, FixedClock, HomeFactory
from tests.ui.failing import Gate, gate
from tests.ui.office import assert_fits
from tests.ui.program_desk import ALT, CONTROL, KEYS, Hands
from ui import places
from ui.__main__ import open_window
from ui.dialogs.sync_state import SyncStateSheet
from ui.exchange import Pace
from ui.models.settings import Settings
from ui.program import Program
from ui.tasks import TaskRunner

# The centre runs in this process: a line that dies while it stops leaves its socket to the garbage
# collector, which says so in whatever test comes next.
pytestmark = [
    pytest.mark.filterwarnings(
        f"ignore:Exception ignored in. <{left}:pytest.PytestUnraisableExceptionWarning"
    )
    for left in ("socket", "function _SelectorTransport")
]

TEN_YEARS = 3652 * 86_400_000
QUICK = Pace(first=600_000, quiet=600_000, again=150)
"""Nothing starts by itself but what has to be tried again."""


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Running]:
    with running_server(tmp_path / "centre") as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        yield running


@pytest.fixture
def way(centre: Running) -> Iterator[Gate]:
    with gate(centre.port) as made:
        yield made


def new_code(centre: Running) -> str:
    return str(admin.station_code(centre.centre, "MPP1", 3)["code"])


class Branch(Hands):
    """The desktop of a branch with real threads; its light, its rows, what was said last."""

    def __init__(self, qtbot, folder, clock):
        self.qtbot = qtbot
        window = open_window()
        window.resize(1366, 768)
        self.program = Program(
            window, folder, Settings(), tasks=TaskRunner(), clock=clock, cost=CHEAP, pace=QUICK
        )
        self.show()
        self.program.begin()

    def sign_in(self, who: str = "ri") -> None:
        self.enter(who)
        self.qtbot.waitUntil(lambda: self.program.desk is not None and self.page is None)
        self.qtbot.waitUntil(lambda: not self.exchange.alone)

    @property
    def exchange(self):
        return self.program.desk.exchange

    def wait(self, *words: str) -> None:
        """Until the notice bar says all of this."""
        said = self.window.notice
        self.qtbot.waitUntil(lambda: all(one in said.words.text() for one in words), timeout=25_000)

    def wait_light(self, *states: str) -> None:
        self.qtbot.waitUntil(lambda: self.exchange.light.state in states, timeout=25_000)

    def open_sync(self):
        self.window.open(places.SYNC)
        screen = self.screen
        self.qtbot.waitUntil(lambda: screen.view is not None)
        return screen

    def trouble(self) -> str:
        """What Sinkron says of the last exchange, once it says anything."""
        page = self.screen.page

        def rows():
            return [one for one in page.table.rows.rows if one.kind == "trouble"]

        self.qtbot.waitUntil(lambda: bool(rows()), timeout=25_000)
        return rows()[0].spoken()

    def no_dialog(self) -> None:
        """Nothing has to be closed before work goes on."""
        assert QApplication.activeModalWidget() is None
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert not [one for one in shown if isinstance(one, QDialog | QMessageBox)]


@pytest.fixture
def enrolled(make_home: HomeFactory, way: Gate, centre: Running) -> Path:
    """The folder of a station that belongs to the centre behind the gate, and is even with it."""
    home = make_home(published=False)
    enrol_home(home, way.url, new_code(centre))
    assert sync_home(home).even
    folder = home.folder
    home.close()
    make_home.opened.remove(home)
    return folder


@pytest.fixture
def branch(qtbot, enrolled: Path, clock: FixedClock) -> Iterator[Branch]:
    opened = Branch(qtbot, enrolled, clock)
    opened.sign_in()
    yield opened
    opened.close()


def write(branch: Branch) -> int:
    """One more fact that waits; how many are kept here in all."""
    home = branch.program.desk.home
    with home.store.work(home.officer.staff) as work:
        work.open("office", home.office)
    return kept(home)


def kept(home: Home) -> int:
    return int(home.store.peek("SELECT count(*) FROM entry") or 0)


FAILURES = {
    "closed": ("Belum ada sambungan", "tidak terjangkau", "waiting"),
    "cut": ("Belum ada sambungan", "tidak terjangkau", "waiting"),
    "500": ("Server tidak dapat menjawab", "status 500", "waiting"),
    "busy": ("Server sedang sibuk", "dalam 1 detik", "waiting"),
    "portal": ("halaman masuk Wi-Fi", "Buka peramban", "waiting"),
    "too-old": ("Program ini lebih tua", "Perbarui program", "held"),
    "too-new": ("Server lebih tua", "Minta pengelola memperbarui server", "held"),
}


def test_each_failure_is_said_and_kept_and_passes_by_itself(branch: Branch, way: Gate) -> None:
    screen = branch.open_sync()
    for mode, (notice, row, light) in FAILURES.items():
        way.mode = mode
        held = write(branch)
        branch.exchange.run()
        branch.wait(notice)
        branch.wait_light(light)
        screen.read()
        assert row in branch.trouble(), mode
        branch.no_dialog()
        assert kept(branch.program.desk.home) == held
        # Nobody touches anything: the line is there again, and it is tried by itself.
        way.mode = "open"
        branch.wait_light("sent")
        screen.read()
        branch.qtbot.waitUntil(lambda: screen.page.table.rows.rows == [])


def test_a_slow_line_shows_how_far_it_is_and_keys_go_on(branch: Branch, way: Gate) -> None:
    branch.open_sync()
    write(branch)
    way.mode = "slow"
    branch.press(KEYS.Key_Return, CONTROL)
    branch.qtbot.waitUntil(lambda: branch.screen.page.sending())
    assert branch.screen.page.send.text() == "Hentikan"
    branch.press(KEYS.Key_2, ALT)
    assert branch.window.current() == places.CASES
    branch.wait_light("sent")


def test_what_is_sent_can_be_stopped_and_goes_on_later(branch: Branch, way: Gate) -> None:
    screen = branch.open_sync()
    write(branch)
    way.mode = "slow"
    branch.press(KEYS.Key_Return, CONTROL)
    branch.qtbot.waitUntil(lambda: screen.page.sending())
    branch.press(KEYS.Key_Return, CONTROL)
    branch.qtbot.waitUntil(lambda: not screen.page.sending(), timeout=25_000)
    branch.no_dialog()
    way.mode = "open"
    branch.press(KEYS.Key_Return, CONTROL)
    branch.wait_light("sent")


def fill(home: Home) -> None:
    """Writes until the disk is full."""
    with home.store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for at in range(200):
        home.store.set_setting(f"penuh{at}", b"x" * 4000)


def test_a_full_disk_is_said_and_nothing_is_half_kept(branch: Branch, way: Gate) -> None:
    home = branch.program.desk.home
    branch.open_sync()
    held = write(branch)
    with pytest.raises(StoreTrouble, match="store-full"):
        fill(home)
    branch.exchange.run()
    branch.qtbot.waitUntil(lambda: not branch.exchange.running, timeout=25_000)
    branch.no_dialog()
    assert kept(home) == held
    with home.store.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    branch.exchange.run()
    branch.wait_light("sent")


@pytest.mark.parametrize("years", [TEN_YEARS, -TEN_YEARS])
def test_pc_clock_wrong_by_ten_years_blocks_nothing_and_is_shown(
    branch: Branch, clock: FixedClock, years: int
) -> None:
    screen = branch.open_sync()
    clock.turn_to(NOW + years)
    write(branch)
    branch.exchange.run()
    # After the jump the clock is in doubt, until the server's time is heard.
    heard = branch.program.desk.home.store.clock
    branch.qtbot.waitUntil(lambda: not heard.read()[1][1], timeout=15000)
    branch.qtbot.waitUntil(lambda: not branch.exchange.running, timeout=15000)
    branch.wait_light("sent", "silent")
    # Nobody reads it again: the end of the exchange does.
    branch.qtbot.waitUntil(lambda: "jam" in screen.page.health.spoken("Jam"), timeout=15000)
    assert kept(branch.program.desk.home)
    branch.no_dialog()


def test_a_retired_station_is_told_so_and_keeps_its_data(branch: Branch, centre: Running) -> None:
    screen = branch.open_sync()
    held = write(branch)
    admin.station_revoke(centre.centre, "MPP1", 3)
    branch.exchange.run()
    branch.wait("sudah dicabut", "Data di sini tetap utuh")
    branch.wait_light("held")
    screen.read()
    assert "dicabut" in branch.trouble()
    assert kept(branch.program.desk.home) == held
    branch.no_dialog()


def test_pc_dies_or_is_lost_and_can_be_opened_by_no_pin(
    branch: Branch, centre: Running, enrolled: Path
) -> None:
    branch.open_sync()
    write(branch)
    admin.station_revoke(centre.centre, "MPP1", 3, lost=True)
    branch.exchange.run()
    branch.wait("dinyatakan hilang", "kata pemulihan")
    branch.no_dialog()
    branch.qtbot.waitUntil(lambda: not branch.program.desk.home.ring.tiles(NOW))


def test_a_copied_disk_goes_on_after_a_new_code_and_its_facts_are_entered_again(
    qtbot, make_home: HomeFactory, enrolled: Path, centre: Running, clock: FixedClock
) -> None:
    copy = enrolled.with_name("salinan")
    shutil.copytree(enrolled, copy)
    first = make_home.open(enrolled)
    with first.store.work("rina.a") as work:
        work.open("office", first.office)
    sync_home(first)
    second = make_home.open(copy)
    publish_bundled(second)
    number = intake.submit(second, intake_request()).number
    with pytest.raises(Refused):
        sync_home(second)
    second.close()
    make_home.opened.remove(second)
    branch = Branch(qtbot, copy, clock)
    branch.sign_in()
    screen = branch.open_sync()
    branch.qtbot.waitUntil(lambda: bool(screen.view and screen.view.apart))
    assert "salinan dari komputer lain" in branch.trouble()
    branch.window.open(places.STATION, "centre")
    panel = branch.screen.panels["centre"]
    branch.qtbot.waitUntil(lambda: panel.join.text() == "Daftarkan ulang")
    panel.code.setFocus()
    branch.type(new_code(centre))
    branch.press(KEYS.Key_Return)
    branch.wait("Stasiun ini sekarang bagian dari pusat")
    screen = branch.open_sync()
    row = next(one for one in screen.view.apart if one.number == number)
    screen.page.table.choose(row.stream)
    branch.press(KEYS.Key_Return)
    branch.press(KEYS.Key_Return)
    branch.wait("dimasukkan kembali sebagai susulan")
    home = branch.program.desk.home
    assert not [one for one in quarantine.items(home) if one.number == number]
    branch.exchange.run()
    branch.qtbot.waitUntil(lambda: screen.view.state.light.trouble is None, timeout=25_000)
    branch.close()


def test_who_may_not_open_sinkron_sees_the_short_state(branch: Branch, way: Gate) -> None:
    branch.program.lock()
    branch.qtbot.waitUntil(lambda: branch.page is not None)
    branch.enter("bu")
    branch.qtbot.waitUntil(lambda: branch.page is None)
    assert branch.program.desk.home.officer.staff == OFFICER
    assert places.SYNC not in [item.key for item in branch.window.rail.items]
    write(branch)
    way.mode = "portal"
    branch.exchange.run()
    branch.wait("halaman masuk Wi-Fi")
    branch.window.bar.pill.click()
    sheet = branch.window.findChild(SyncStateSheet)
    branch.qtbot.waitUntil(lambda: bool(sheet.lines))
    said = " ".join(line.text() for line in sheet.lines)
    assert "1 fakta menunggu" in said
    assert_fits(branch.qtbot, sheet)
    assert "Buka peramban" in sheet.band.accessibleName()
    way.mode = "open"
    sheet.send.setFocus()
    branch.press(KEYS.Key_Space)
    branch.wait_light("sent")
