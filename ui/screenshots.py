"""`python -m ui.screenshots --home DIR --out DIR`: pictures of every screen of the real program.

Opens the program without a screen on a home, works it by keys as an officer would, and saves what
it shows. On a sample home a visit is served to its receipt; any other home is only looked at.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontoffice.domain.errors import StoreTrouble
from frontoffice.services import cases, cash, demo, queue
from frontoffice.services.door import read_card
from frontoffice.services.home import Home
from frontoffice.services.report import KINDS
from ui import places
from ui.__main__ import open_window
from ui.bootstrap import make_application
from ui.dialogs.trouble import TroublePage
from ui.models.settings import Settings
from ui.program import Program
from ui.screens.cases import CasesScreen
from ui.screens.first_start import FirstStart
from ui.screens.loket import LoketScreen
from ui.screens.loket.thread import APPLICANT
from ui.screens.queue import QueueScreen
from ui.screens.reports import ReportsScreen
from ui.screens.sign_in import SignIn
from ui.screens.standards import StandardsScreen
from ui.tasks import ImmediateRunner
from ui.widgets.panel_screen import PanelScreen
from ui.widgets.requirements import RequirementRow
from ui.widgets.sheet import Sheet

WIDE, TALL = 1366, 768
SETTLE_MS = 60
SEARCH_MS = 320
"""Longer than any pause in typing that a screen waits for."""

KEY = Qt.Key
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SERVICE, SERVICE_WORDS = "DKC-KK", "kk"
STRANGER = "3273011508900007"
MOST_ROWS = 40
QUEUE = (
    (("KEL-SKTM", "KEL-DOMISILI"), None),
    (("DKC-KK", "DKC-KIA"), None),
    (("DKC-KTP-GANTI",), "elderly"),
    (("KEL-DOMISILI",), None),
    (("DKC-KK",), None),
)
"""What people come for, some for several things, and their group."""

WORK = {
    "accepted": ("dispose", "send_back", "postpone", "move:refused", "attach", "identity"),
    "ready": ("hand_over", "notice", "place", "folder"),
}
"""Steps whose sheets are pictured, by the state of the case they are taken from."""


class Round(NamedTuple):
    """One way the program may look."""

    language: Literal["id", "en"]
    theme: Literal["light", "dark", "contrast"]
    percent: int

    @property
    def folder(self) -> str:
        """Where its pictures go, "" for the usual look."""
        return "" if self == USUAL else f"{self.language}-{self.theme}-{self.percent}"


USUAL = Round("id", "light", 100)
ALL = [
    Round(language, theme, percent)
    for language in ("id", "en")
    for theme in ("light", "dark", "contrast")
    for percent in (100, 200)
]
SOME = [USUAL, Round("id", "dark", 100), Round("id", "contrast", 100), Round("en", "light", 100)]


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let timers and paintings happen."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Camera:
    """The real program in one round, worked by keys, and a folder for its pictures."""

    def __init__(self, home: Path, out: Path, shown: Round) -> None:
        make_application([], theme=shown.theme, language=shown.language, text_percent=shown.percent)
        self._out = out / shown.folder
        self._out.mkdir(parents=True, exist_ok=True)
        settings = Settings(language=shown.language, theme=shown.theme, text_percent=shown.percent)
        window = open_window()
        window.resize(WIDE, TALL)
        window.show()
        self.program = Program(window, home, settings, tasks=ImmediateRunner())
        self.program.begin()

    def take(self, name: str) -> None:
        """Save what the window shows now."""
        settle()
        self.grab(self.program.window, name)

    def grab(self, window: QWidget, name: str) -> None:
        """Save what a window shows now."""
        window.grab().save(str(self._out / f"{name}.png"))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """A key to whatever has the focus."""
        QTest.keyClick(self.target(), key, modifier)

    def type(self, words: str) -> None:
        """Words to whatever has the focus, letter by letter, then Enter."""
        for letter in words:
            QTest.keyClicks(self.target(), letter)
        settle(SEARCH_MS)
        self.press(KEY.Key_Return)

    def sign_in(self, staff: str, pin: str) -> bool:
        """Let an officer in; False when the PIN is refused."""
        page = self.program.page
        if not isinstance(page, SignIn):
            return False
        page.choose(staff)
        page.entered.emit(staff, pin)
        settle()
        return self.program.page is None

    def close_sheets(self) -> None:
        """Put away whatever lies over the page."""
        for sheet in self.program.window.findChildren(Sheet):
            if sheet.isVisible():
                sheet.close_sheet()

    def target(self) -> QWidget:
        """What has the focus."""
        window = self.program.window
        if not window.isActiveWindow():
            # Without a screen nobody gives the keyboard back to a window that lost it.
            window.activateWindow()
            QTest.qWaitForWindowActive(window)
        return QApplication.focusWidget() or window


def look_around(camera: Camera) -> None:
    """Every place as it is found, the palette, the keys."""
    window = camera.program.window
    for key in places.ALL:
        window.open(key)
        if window.current() == key:
            camera.take(key)
    window.open(places.CASES)
    settle()
    window.show_palette()
    QTest.keyClicks(camera.target(), "ktp")
    settle(SEARCH_MS)
    camera.take("palet")
    camera.close_sheets()
    window.show_keys()
    camera.take("tombol")
    camera.close_sheets()


def serve(camera: Camera) -> None:
    """One known citizen and a free service, from the need to the receipt."""
    desk = camera.program.desk
    window = camera.program.window
    if desk is None:
        return
    window.open(places.COUNTER)
    settle()
    screen = window.built(places.COUNTER)
    if not isinstance(screen, LoketScreen):
        return
    thread = screen.visit_thread
    camera.press(KEY.Key_F2, CONTROL)
    camera.take("loket-1-keperluan")
    camera.type(SERVICE_WORDS)
    camera.type("4")
    camera.take("loket-2-pemohon")
    camera.type(_known(desk.home))
    if thread.accordion.current() == APPLICANT:
        # Nobody this counter may know by name: the name is typed, as for a stranger.
        camera.type("Siti Rahayu")
        camera.press(KEY.Key_Return, CONTROL)
    settle()
    camera.take("loket-3-berkas")
    for _ in range(MOST_ROWS):
        if not isinstance(camera.target(), RequirementRow):
            break
        camera.press(KEY.Key_1)
    camera.press(KEY.Key_Return)
    camera.take("loket-5-tinjau")
    camera.press(KEY.Key_F12)
    camera.take("loket-6-terdaftar")
    camera.press(KEY.Key_1)
    camera.take("loket-7-selesai")


def _known(home: Home) -> str:
    """The NIK of somebody who was here for another service; an invented one where nobody was."""
    lines, _total = cases.list_cases(home, limit=60)
    here = {one.nik for one in lines if one.service == SERVICE}
    return next((one.nik for one in lines if one.nik and one.nik not in here), STRANGER)


def serve_queue(camera: Camera) -> None:
    """Numbers before the counter: called, asked where to, questions, and the citizen's screen."""
    desk = camera.program.desk
    screen = camera.program.window.built(places.COUNTER)
    if desk is None or desk.second_window is None or not isinstance(screen, LoketScreen):
        return
    for (first, *also), group in QUEUE:
        queue.issue(desk.home, first, also=also, priority=group)
    screen.tickets.read()
    camera.press(KEY.Key_F2)
    camera.take("loket-antrean")
    desk.second_window.resize(WIDE, TALL)
    desk.second_window.open()
    camera.take("loket-dipanggil")
    for large, name in ((True, "layar-pemohon-besar"), (False, "layar-pemohon")):
        desk.second.show_large(large)
        settle()
        camera.grab(desk.second_window, name)
    for key, name in ((KEY.Key_F5, "loket-alihkan"), (KEY.Key_F9, "loket-pertanyaan")):
        camera.press(key)
        camera.take(name)
        camera.close_sheets()
    camera.press(KEY.Key_F12, CONTROL)
    desk.second_window.hide_window()
    camera.program.window.open(places.QUEUE)
    settle()
    page = camera.program.window.built(places.QUEUE)
    if isinstance(page, QueueScreen):
        page.close_day()
        camera.take("antrean-tutup")
        camera.close_sheets()


def work_on(camera: Camera) -> None:
    """After intake: the sheets that pass a case on, decide it and hand its product over."""
    window = camera.program.window
    screen = window.built(places.CASES)
    if camera.program.desk is None or not isinstance(screen, CasesScreen):
        return
    home = camera.program.desk.home
    for status, codes in WORK.items():
        found, _total = cases.list_cases(home, narrowed=cases.Filter(statuses=(status,)), limit=1)
        if not found:
            continue
        window.open(places.CASES, found[0].stream)
        settle()
        for code in codes:
            screen.take(code)
            settle()
            camera.take(f"permohonan-{code.rpartition(':')[2]}")
            camera.close_sheets()


def tend_panels(camera: Camera, place: str) -> None:
    """Every panel of a place that has a list at its side."""
    window = camera.program.window
    window.open(place)
    screen = window.built(place)
    if isinstance(screen, PanelScreen):
        for row in screen.list.rows:
            screen.show_panel(row.key)
            camera.take(f"{place}-{row.key}")


def draft_standards(camera: Camera) -> None:
    """Drafts of standards: beside the version in force, and what the public says of one."""
    window = camera.program.window
    window.open(places.STANDARDS)
    screen = window.built(places.STANDARDS)
    if isinstance(screen, StandardsScreen):
        screen.show_drafts()
        detail = screen.drafts.detail
        detail.only.setChecked(True)
        camera.take("standar-rancangan")
        detail.tabs.setCurrentIndex(1)
        camera.take("standar-masukan")
        screen.leave_drafts()


def keep_cash(camera: Camera) -> None:
    """Open the drawer with a float, so that its pages have something to show."""
    desk = camera.program.desk
    if desk is not None and cash.read_book(desk.home) is None:
        cash.open_drawer(desk.home, {"n50000": 4, "n10000": 15, "n5000": 8, "k500": 20})


def look_behind(camera: Camera) -> None:
    """Laporan: the list behind a figure, the story of a number, every table and span, the round."""
    screen = camera.program.window.built(places.REPORTS)
    if not isinstance(screen, ReportsScreen):
        return
    for kind in KINDS:
        screen.choose_kind(kind)
        camera.take(f"laporan-{kind}")
    screen.choose_kind("month")
    for tile, name in ((screen.page.tiles[2], "janji"), (screen.page.tiles[1], "tunggu")):
        tile.click()
        settle()
        camera.take(f"laporan-{name}")
        if name == "tunggu":
            camera.press(KEY.Key_Return)
            camera.take("laporan-nomor")
            camera.close_sheets()
        screen.back()
    for code, table in screen.page.tables.items():
        table.setFocus()
        camera.take(f"laporan-{code}")
    screen.check_facilities()
    camera.take("laporan-periksa")
    camera.close_sheets()


def take_round(home: Path, out: Path, shown: Round, staff: str, pin: str, *, sample: bool) -> bool:
    """All pictures of one round; False when nobody was let in."""
    camera = Camera(home, out, shown)
    camera.take("masuk")
    if not camera.sign_in(staff, pin):
        camera.program.close()
        return False
    look_around(camera)
    if sample:
        serve(camera)
        serve_queue(camera)
        work_on(camera)
        camera.program.lock()
        camera.sign_in(demo.ADMIN[0], demo.PINS[demo.ADMIN[0]])
        keep_cash(camera)
        draft_standards(camera)
        for place in (places.COMPLAINTS, places.SYNC, places.REPORTS):
            camera.program.window.open(place)
            camera.take(f"{place}-pengawas")
        look_behind(camera)
    tend_panels(camera, places.STATION)
    tend_panels(camera, places.CASH)
    tend_panels(camera, places.PEOPLE)
    full = StoreTrouble("store-full")
    camera.program.window.cover(TroublePage(full, shown.language))
    camera.take("masalah")
    camera.program.close()
    with tempfile.TemporaryDirectory() as nowhere:
        start = Camera(Path(nowhere) / "none", out, shown)
        start.take("mulai")
        if isinstance(start.program.page, FirstStart):
            start.program.page.doors.own.emit()
            start.take("mulai-kantor")
        start.program.close()
    return True


def main(argv: list[str] | None = None) -> int:
    """Takes the pictures; 0 when an officer was let in, 3 when the PIN was refused."""
    options = argparse.ArgumentParser("ui.screenshots", description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--as", dest="staff", default=demo.COUNTER)
    options.add_argument("--pin", default=os.environ.pop("FRONTOFFICE_PIN", ""))
    options.add_argument("--screens", choices=("some", "all"), default="some")
    options.add_argument("--all", action="store_const", const="all", dest="screens")
    asked = options.parse_args(argv)
    application = make_application(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    sample = read_card(asked.home).sample
    pin = asked.pin or demo.PINS.get(asked.staff, "")
    with tempfile.TemporaryDirectory() as papers:
        # What the visit prints is no picture, and does not belong among anybody's documents.
        os.environ["FRONTOFFICE_PAPERS"] = papers
        rounds = ALL if asked.screens == "all" else SOME
        for shown in rounds:
            if not take_round(
                asked.home, asked.out, shown, asked.staff, pin, sample=sample and shown == USUAL
            ):
                return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
