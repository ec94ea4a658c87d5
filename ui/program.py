"""The program around the screens: who is let in, when it locks, what trouble shows, how it ends."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from frontoffice.domain.errors import FrontOfficeError, StoreTrouble
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services.door import (
    Clock,
    ClosedHome,
    Cost,
    SystemClock,
    Tile,
    has_home,
    read_card,
)
from ui import places
from ui.bootstrap import CrashHook, system_theme, use_language
from ui.dialogs.trouble import TroublePage
from ui.idle import IdleWatch
from ui.models.frame import OfficeInfo
from ui.models.settings import Settings
from ui.models.station import office_info, with_station
from ui.practising import PracticeMode
from ui.screens.sign_in import SignIn
from ui.shell import MainWindow
from ui.tasks import Runner, TaskRunner
from ui.theme.look import look
from ui.widgets.screen import Screen

if TYPE_CHECKING:
    from frontoffice.services.home import Home
    from frontoffice.services.station import Opened
    from ui.desk import Desk
    from ui.exchange import Pace

DEFECT_LOG = "desktop.log"


class Program(QObject):
    """One window on one home. Tests give a runner, a clock, a cheap PIN cost and a quicker pace.

    `ready` comes when an officer can sign in, `entered` when a screen is in front, `ended` when
    everything is given back.
    """

    ready = Signal()
    entered = Signal()
    ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        settings: Settings,
        *,
        tasks: Runner | None = None,
        clock: Clock | None = None,
        cost: Cost | None = None,
        pace: Pace | None = None,
    ) -> None:
        super().__init__()
        self.pace = pace
        self.window, self.folder, self.settings = window, folder, settings
        self.clock = clock or SystemClock()
        self.cost = cost
        self.tasks: Runner = tasks or TaskRunner(self)
        self.door: ClosedHome | None = None
        self.desk: Desk | None = None
        self.page: Screen | None = None
        self.crash = CrashHook(folder / DEFECT_LOG, self.clock.now)
        self.crash.keep_draft = self.keep_drafts
        self.idle = IdleWatch(self.clock.now, settings.idle_minutes)
        self.idle.away.connect(self.lock)
        self.idle.beat.connect(self._beat)
        self.practice = PracticeMode(self)
        self._focus: QWidget | None = None
        self._closing = False
        for signal, slot in (
            ("changed", self._changed),
            ("trouble", self._trouble),
            ("defect", self.crash.report),
        ):
            getattr(self.tasks, signal).connect(slot)
        self._furnish()

    def _furnish(self) -> None:
        """What every window of the program needs, the first one and those after a language."""
        self.crash.window = self.window.pages
        self.window.lock_wanted.connect(self.lock)
        self.window.sync_wanted.connect(self._sync_wanted)
        self.window.installEventFilter(self)
        self.idle.follow(self.window)
        self.practice.dress(self.window)
        if self.desk is not None:
            self.desk.serve(self.window)

    # In front of the door

    def begin(self) -> None:
        """First start where there is no home yet, sign-in where there is one, else the trouble."""
        try:
            if self.desk is None and not has_home(self.folder):
                self._show_first_start()
                return
            if self.door is None:
                self.door = ClosedHome(self.folder, clock=self.clock, cost=self.cost)
            self.window.show_office(self._office())
            self._show_sign_in()
        except FrontOfficeError as error:
            self._show_trouble(error)

    def _office(self) -> OfficeInfo:
        return office_info(self.door.card if self.door else read_card(self.folder))

    def _tiles(self) -> list[Tile]:
        return self.door.tiles() if self.door else []

    def _show_sign_in(self) -> None:
        minutes = self.settings.idle_minutes
        page = SignIn(self._office(), self._tiles(), self.clock.now, minutes)
        page.entered.connect(self._enter)
        page.words_wanted.connect(self._ask_words)
        if self.desk is not None:
            page.show_freshness(self.desk.exchange.light)
        self._cover(page)
        self.ready.emit()
        # While the officer reaches for the keyboard, what the PIN will open is loaded.
        self.tasks.work(lambda _watch: _preload())

    def _show_first_start(self) -> None:
        from ui.printing import StationPrinter
        from ui.screens.first_start import FirstStart

        page = FirstStart(
            self.folder,
            self.tasks,
            self.settings.language,
            StationPrinter(lambda: self.settings.printer),
            clock=self.clock,
            cost=self.cost,
        )
        page.made.connect(self._take_home)
        self._cover(page)
        self.ready.emit()

    def _show_trouble(self, error: FrontOfficeError) -> None:
        page = TroublePage(error, self.settings.language)
        page.again.connect(self.begin)
        page.words_wanted.connect(self._ask_words)
        page.leave.connect(self.close)
        self._cover(page)

    def _cover(self, page: Screen) -> None:
        if self.desk is not None:
            self.desk.open_to_use = False
        self.page = page
        self.window.cover(page)

    # Through the door

    def _enter(self, staff: str, pin: str) -> None:
        home = self.desk.home if self.desk else None
        folder, clock, cost = self.folder, self.clock, self.cost

        def work() -> Opened:
            from frontoffice.services import station

            if home is not None:
                return station.enter(home, staff, pin)
            return station.open_home(folder, staff, pin, clock, cost)

        self.tasks.write(work, receiver=self.page, done=self._let_in, failed=self._refuse)

    def _refuse(self, error: FrontOfficeError) -> None:
        page = self.page
        message = explain(error, self.settings.language)
        if not isinstance(page, SignIn):
            self._show_trouble(error)
        elif error.code in ("pin-wrong", "pin-too-short"):
            page.refuse(f"{message.sentence} {message.next_step}")
        elif error.code == "pin-locked":
            page.wait("")
            page.show_tiles(self._tiles())
        elif isinstance(error, StoreTrouble):
            self._show_trouble(error)
        else:
            page.stop(message.sentence, message.next_step)

    def _ask_words(self) -> None:
        if self.page is None:
            return
        from ui.dialogs.recovery import RecoverySheet

        sheet = RecoverySheet(self.page, self.settings.language)
        home = self.desk.home if self.desk else None
        folder, clock, cost = self.folder, self.clock, self.cost

        def work(words: str, pin: str) -> Opened:
            from frontoffice.services import station

            return station.recover(folder, words, pin, clock, cost, home)

        sheet.given.connect(
            lambda words, pin: self.tasks.write(
                partial(work, words, pin),
                receiver=sheet,
                done=self._let_in,
                failed=sheet.refuse,
            )
        )
        sheet.open()

    def _take_home(self, home: Home) -> None:
        """A home just made by the first start, its admin signed in."""
        from frontoffice.services import settings, station

        self.folder = home.folder
        self.door = ClosedHome(self.folder, clock=self.clock, cost=self.cost)
        self.window.show_office(self._office())
        self._let_in(station.Opened(home, settings.read(home)))

    def _let_in(self, opened: Opened) -> None:
        from ui.desk import Desk, open_first
        from ui.screens.people.arrival import welcome

        self.settings = with_station(self.settings, opened.settings)
        self.idle.minutes = self.settings.idle_minutes
        self.idle.touched()
        desk = self.desk
        if desk is None:
            desk = Desk(opened.home, self.tasks, self.clock, self.settings, self.apply, self.pace)
            self.desk = desk
            desk.freshened.connect(self._show_freshness)
            desk.told.connect(self._tell)
            desk.practice_wanted.connect(self.practice.toggle)
            desk.serve(self.window)
        desk.use(self.settings)
        before = self.window.current()
        desk.hand_over(self.window)
        self._show_freshness()
        self.window.uncover()
        self.page = None
        open_first(self.window)
        if before and self.window.current() == before and self._focus is not None:
            self._focus.setFocus()
        self.practice.look()
        self.entered.emit()
        welcome(self.window.pages, opened.home, self.tasks, self.settings.language)

    # While somebody works

    def _changed(self, changes: object) -> None:
        self.window.facts_changed(changes)
        if self.desk is not None:
            self.desk.facts_changed(changes)
            self.desk.exchange.look()
            self.practice.look()

    def _trouble(self, error: FrontOfficeError) -> None:
        if isinstance(error, StoreTrouble) and self.page is None:
            self._show_trouble(error)
            return
        message = explain(error, self.settings.language)
        self._tell("fail", f"{message.sentence} {message.next_step}")

    def _tell(self, kind: str, words: str) -> None:
        notice = self.window.notice
        if kind == "busy" and self.desk is not None:
            notice.warn(words, self.tr("Hentikan"), self.desk.exchange.stop)
        else:
            {"say": notice.say, "warn": notice.warn}.get(kind, notice.fail)(words)

    def _sync_wanted(self) -> None:
        if self.desk is None:
            return
        if self.desk.exchange.alone:
            self.window.notice.say(
                self.tr("Stasiun ini berdiri sendiri: semua tersimpan di komputer ini."),
                self.tr("Gabung ke pusat"),
                lambda: self.window.open(places.STATION, "centre"),
            )
            return
        if may(self.desk.home.officer.role, "sync.run"):
            self.window.open(places.SYNC)
            self.desk.exchange.run()
        else:
            self._show_sync_state(self.desk)

    def _show_sync_state(self, desk: Desk) -> None:
        from ui.dialogs.sync_state import SyncStateSheet

        sheet = SyncStateSheet(self.window.pages, desk.home, self.settings.language)
        sheet.send_wanted.connect(desk.exchange.run)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.read(self.tasks)
        sheet.open()

    def _show_freshness(self) -> None:
        if self.desk is None or self._closing:
            return
        self.window.show_freshness(self.desk.exchange.light)
        self.window.rail.badge(places.SYNC, self.desk.exchange.troubles)
        if isinstance(self.page, SignIn):
            self.page.show_freshness(self.desk.exchange.light)

    def _beat(self) -> None:
        if self.desk is not None and not self._closing:
            self.desk.look()
            if self.desk.home.views_due(self.clock.now()):
                self.tasks.write(self.desk.home.write_views)

    def apply(self, settings: Settings) -> None:
        """Other choices of this station, shown at once; a language needs a new window."""
        before, self.settings = self.settings, settings
        self.idle.minutes = settings.idle_minutes
        if self.desk is not None:
            self.desk.use(settings)
        theme = system_theme() if settings.theme == "system" else settings.theme
        look.use(theme=theme, text_percent=settings.text_percent)
        if settings.language != before.language:
            self._speak()

    def _speak(self) -> None:
        app = QCoreApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.keep_drafts()
        use_language(app, self.settings.language)
        if self.desk is not None:
            self.desk.exchange.say_again()
        old, place = self.window, self.window.current()
        old.removeEventFilter(self)
        self.window = MainWindow(self._office(), [], self.clock.now)
        self._furnish()
        self.window.setGeometry(old.geometry())
        if self.desk is not None and self.page is None:
            self.desk.hand_over(self.window, fresh=True)
            self.window.open(place)
        self.window.show()
        old.hide()
        old.deleteLater()

    # Locking and ending

    def keep_drafts(self) -> None:
        """What was typed goes to the write lane, ahead of whatever is asked of it next."""
        for key in places.ALL:
            page = self.window.built(key)
            if isinstance(page, Screen):
                page.keep_draft()

    def lock(self) -> None:
        """Cover everything and end the officer's session; drafts are written first."""
        if self.desk is None or self.page is not None or self._closing:
            return
        self._focus = self.window.focusWidget()
        self.keep_drafts()
        self.tasks.write(self.desk.home.lock)
        self._show_sign_in()

    def close(self) -> None:
        """End the program: drafts first, then the home."""
        if self._closing:
            return
        self._closing = True
        if self.page is None:
            self.keep_drafts()
        self.window.hide()
        self.tasks.write(lambda: None, receiver=self, ended=self._leave)

    def _leave(self) -> None:
        # Everything asked for before is written; what still runs is told to stop and waited for.
        self.tasks.close()
        if self.desk is not None:
            self.desk.close()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window and event.type() == QEvent.Type.Close and not self._closing:
            event.ignore()
            self.close()
            return True
        return False


def _preload() -> None:
    import frontoffice.services.cases
    import frontoffice.services.service_search
    import frontoffice.services.station
    import frontoffice.sync.session  # noqa: F401
