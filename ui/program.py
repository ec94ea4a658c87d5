"""The program around the screens: who is let in, what they are given, when it locks and ends."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from frontoffice.domain.errors import FrontOfficeError, RuleViolation, StoreTrouble
from frontoffice.messages import explain
from frontoffice.services import settings as kept
from frontoffice.services.home import Door, Home, read_card
from frontoffice.services.station import (
    Clock,
    Cost,
    Onlooker,
    SystemClock,
    Tile,
    enter,
    has_home,
    recover,
)
from ui import places
from ui.bootstrap import CrashHook, system_theme, use_language
from ui.dialogs.recovery import RecoverySheet
from ui.dialogs.trouble import TroublePage
from ui.exchange import Exchange
from ui.idle import IdleWatch
from ui.models.context import Context
from ui.models.frame import OfficeInfo
from ui.models.people import officer_info
from ui.models.settings import Settings
from ui.models.station import office_info, with_station
from ui.palette import Finder
from ui.printing import StationPrinter
from ui.screens.first_start import FirstStart
from ui.screens.sign_in import SignIn
from ui.shell import MainWindow
from ui.tasks import Runner, TaskRunner
from ui.theme.look import look
from ui.widgets.screen import Screen

FIRST_PLACES = (places.COUNTER, places.CASES, places.STANDARDS)
DEFECT_LOG = "desktop.log"


class _Opened(NamedTuple):
    """A home just opened: what the write lane found out in one go."""

    home: Home
    station: kept.StationSettings


class Program(QObject):
    """One window on one home. Tests give a runner, a clock and a cheap PIN cost.

    `ready` comes when an officer can sign in, `entered` when a screen is in front.
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
    ) -> None:
        super().__init__()
        self.window, self.folder, self.settings = window, folder, settings
        self.clock = clock or SystemClock()
        self._cost = cost
        runner = tasks or TaskRunner(self)
        self.tasks: Runner = runner
        self.door: Door | None = None
        self.home: Home | None = None
        self.context: Context | None = None
        self.printer = StationPrinter(lambda: self.settings.printer)
        self.exchange = Exchange(runner, self.clock)
        self.crash = CrashHook(folder / DEFECT_LOG, self.clock.now)
        self.crash.keep_draft = self.keep_drafts
        self.idle = IdleWatch(self.clock.now, settings.idle_minutes)
        self._finder = Finder(self._open_home, runner, self._go)
        self._onlooker: Onlooker | None = None
        self._page: Screen | None = None
        self._staff = ""
        self._focus: QWidget | None = None
        self._closing = False
        self._connect(runner)
        self._furnish()

    def _connect(self, runner: Runner) -> None:
        self.idle.away.connect(self.lock)
        self.idle.beat.connect(self._beat)
        self.exchange.freshened.connect(self._show_freshness)
        self.exchange.told.connect(self._tell)
        for signal, slot in (
            ("changed", self._changed),
            ("trouble", self._trouble),
            ("defect", self.crash.report),
        ):
            getattr(runner, signal).connect(slot)

    def _furnish(self) -> None:
        """What every window of the program needs, the first one and those after a language."""
        self.crash.window = self.window.pages
        self.window.lock_wanted.connect(self.lock)
        self.window.sync_wanted.connect(self._sync_wanted)
        self.window.installEventFilter(self)
        self.idle.follow(self.window)
        for provider in self._finder.providers():
            self.window.add_provider(provider)

    # In front of the door

    def begin(self) -> None:
        """First start where there is no home yet, sign-in where there is one, else the trouble."""
        if self.home is not None:
            self._show_sign_in()
            return
        if not has_home(self.folder):
            self._show_first_start()
            return
        try:
            self.door = Door(self.folder, clock=self.clock, cost=self._cost)
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
        page.show_freshness(self.exchange.light)
        self._cover(page)
        self.ready.emit()

    def _show_first_start(self) -> None:
        page = FirstStart(
            self.folder,
            self.tasks,
            self.settings.language,
            self.printer,
            clock=self.clock,
            cost=self._cost,
        )
        page.made.connect(self._take_home)
        self._cover(page)
        self.ready.emit()

    def _show_trouble(self, error: FrontOfficeError) -> None:
        page = TroublePage(error, self.settings.language)
        page.again.connect(self.begin)
        page.leave.connect(self.close)
        self._cover(page)

    def _cover(self, page: Screen) -> None:
        self._page = page
        self.window.cover(page)

    # Through the door

    def _enter(self, staff: str, pin: str) -> None:
        home, door = self.home, self.door

        def work() -> _Opened:
            if home is not None:
                opened = enter(home, staff, pin)
            elif door is not None:
                opened = door.open(staff, pin)
            else:
                raise StoreTrouble("home-missing", folder=str(self.folder))
            return _Opened(opened, kept.read(opened))

        self.tasks.write(work, receiver=self._page, done=self._let_in, failed=self._refuse)

    def _refuse(self, error: FrontOfficeError) -> None:
        page = self._page
        if not isinstance(page, SignIn):
            self._show_trouble(error)
            return
        message = explain(error, self.settings.language)
        if error.code in ("pin-wrong", "pin-too-short"):
            page.refuse(f"{message.sentence} {message.next_step}")
        elif error.code == "pin-locked":
            page.wait("")
            page.show_tiles(self._tiles())
        elif isinstance(error, StoreTrouble):
            self._show_trouble(error)
        else:
            page.stop(message.sentence, message.next_step)

    def _ask_words(self) -> None:
        door, page = self.door, self._page
        if door is None or page is None:
            return
        sheet = RecoverySheet(page, self.settings.language)

        def work(words: str, pin: str) -> None:
            def open_by_words() -> _Opened:
                if self.home is not None:
                    raise RuleViolation("home-open-already")
                home = recover(door, words, pin)
                return _Opened(home, kept.read(home))

            self.tasks.write(open_by_words, receiver=sheet, done=self._let_in, failed=sheet.refuse)

        sheet.given.connect(work)
        sheet.open()

    def _take_home(self, home: Home) -> None:
        """A home just made by the first start, its admin signed in."""
        self.folder = home.folder
        self.door = Door(self.folder, clock=self.clock, cost=self._cost)
        self.window.show_office(self._office())
        self._let_in(_Opened(home, kept.read(home)))

    def _let_in(self, opened: _Opened) -> None:
        home = opened.home
        if self.home is None:
            self.home = home
            self._onlooker = Onlooker(home)
            self.exchange.begin(home)
        self.settings = with_station(self.settings, opened.station)
        self.idle.minutes = self.settings.idle_minutes
        self.idle.touched()
        officer = home.officer
        if officer.staff != self._staff or self.context is None:
            self._staff = officer.staff
            self._hand_out(home)
        self.window.sign_in(officer_info(officer.staff, home.officer_name, officer.role))
        self.window.uncover()
        self._page = None
        self._to_work()
        self.entered.emit()

    def _hand_out(self, home: Home) -> None:
        """Fresh screens for an officer who comes new: nothing of the one before stays open."""
        self._focus = None
        self.context = Context(
            home,
            self.tasks,
            self.settings,
            self.exchange.light,
            self.printer.print_pdf,
            self.apply,
        )
        self.window.show_places(places.places(self.context))

    def _to_work(self) -> None:
        if self.window.current():
            if self._focus is not None:
                self._focus.setFocus()
            return
        for key in FIRST_PLACES:
            self.window.open(key)
            if self.window.current():
                return

    # While somebody works

    def _open_home(self) -> Home | None:
        return self.home if self._page is None else None

    def _go(self, key: str, payload: object) -> None:
        self.window.open(key, payload)

    def _changed(self, changes: object) -> None:
        self.window.facts_changed(changes)
        self.exchange.look()

    def _trouble(self, error: FrontOfficeError) -> None:
        if isinstance(error, StoreTrouble) and self._page is None:
            self.keep_drafts()
            self._show_trouble(error)
            return
        message = explain(error, self.settings.language)
        self._tell("fail", f"{message.sentence} {message.next_step}")

    def _tell(self, kind: str, words: str) -> None:
        notice = self.window.notice
        cancel = (self.tr("Hentikan"), self.exchange.stop) if kind == "busy" else ("", None)
        {"say": notice.say, "busy": notice.warn, "warn": notice.warn, "fail": notice.fail}[kind](
            words, *cancel
        )

    def _sync_wanted(self) -> None:
        if self.exchange.alone:
            self.window.notice.say(
                self.tr("Stasiun ini berdiri sendiri: semua tersimpan di komputer ini."),
                self.tr("Gabung ke pusat"),
                lambda: self.window.open(places.STATION, "enrol"),
            )
            return
        self.exchange.run()

    def _show_freshness(self) -> None:
        light = self.exchange.light
        self.window.show_freshness(light)
        if self.context is not None:
            self.context.freshness = light
        if isinstance(self._page, SignIn):
            self._page.show_freshness(light)

    def _beat(self) -> None:
        onlooker = self._onlooker
        if onlooker is None or self._closing:
            return
        self.tasks.read(onlooker.look, receiver=self, failed=lambda _error: None)
        self.exchange.grow_old()

    def apply(self, settings: Settings) -> None:
        """Other choices of this station, shown at once; a language needs a new window."""
        before, self.settings = self.settings, settings
        self.idle.minutes = settings.idle_minutes
        if self.context is not None:
            self.context.settings = settings
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
        old, place = self.window, self.window.current()
        old.removeEventFilter(self)
        self.window = MainWindow(self._office(), [], self.clock.now)
        self._furnish()
        self.window.setGeometry(old.geometry())
        if self.context is not None and self.home is not None:
            self._hand_out(self.home)
            officer = self.home.officer
            name = self.home.officer_name
            self.window.sign_in(officer_info(officer.staff, name, officer.role))
            self.exchange.look()
            self.window.open(place)
        self.window.show()
        old.hide()
        old.deleteLater()

    # Locking and ending

    def keep_drafts(self) -> None:
        """What was typed goes to the write lane, ahead of whatever is asked of it next."""
        for key in (places.COUNTER, places.CASES, places.STANDARDS, places.STATION):
            page = self.window.built(key)
            if isinstance(page, Screen):
                page.keep_draft()

    def lock(self) -> None:
        """Cover everything and end the officer's session; drafts are written first."""
        home = self.home
        if home is None or self._page is not None:
            return
        self._focus = self.window.focusWidget()
        self.keep_drafts()
        self.tasks.write(home.lock)
        self._show_sign_in()

    def close(self) -> None:
        """End the program: drafts first, then the home, then the window."""
        if self._closing:
            return
        self._closing = True
        if self._page is None:
            self.keep_drafts()
        self.window.hide()
        self.tasks.write(lambda: None, receiver=self, ended=self._leave)

    def _leave(self) -> None:
        # Everything asked for before is written; what still runs is told to stop and waited for.
        self.exchange.stop()
        self.tasks.close()
        if self._onlooker is not None:
            self._onlooker.close()
        if self.home is not None:
            self.home.close()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window and event.type() == QEvent.Type.Close and not self._closing:
            event.ignore()
            self.close()
            return True
        return False
