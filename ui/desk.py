"""An open home at work: what the screens are given, what Ctrl+K finds, how fresh everything is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.inquiry import OfficersAsked
from frontoffice.domain.words import date_words
from frontoffice.messages import explain
from frontoffice.services import asking, doctor
from frontoffice.services.asking import Question
from frontoffice.services.door import Clock
from frontoffice.services.home import Home
from frontoffice.services.station import Onlooker, words_doubt
from ui import places
from ui.copying import Copying
from ui.daily_sync import DailySync
from ui.exchange import Exchange, Pace
from ui.models.context import ChangeSettings, Context
from ui.models.frame import OfficerInfo
from ui.models.people import officer_info
from ui.models.second import SecondPages
from ui.models.settings import Settings
from ui.palette import Finder
from ui.printing import StationPrinter
from ui.screens.hall_window import HallWindow
from ui.screens.second_window import SecondWindow
from ui.shell import MainWindow
from ui.tasks import Runner
from ui.verifying import Verifying

FIRST_PLACES = (places.COUNTER, places.CASES, places.STANDARDS)


class Desk(QObject):
    """One home while it is open, in whichever window and with whichever officer.

    `open_to_use` is False behind the sign-in page: then nothing of the home may be shown.
    `freshened` comes when the light changed, `told(kind, words)` is news of the exchange.
    """

    freshened = Signal()
    told = Signal(str, str)
    practice_wanted = Signal()

    def __init__(
        self,
        home: Home,
        tasks: Runner,
        clock: Clock,
        settings: Settings,
        apply: ChangeSettings,
        pace: Pace | None = None,
    ) -> None:
        super().__init__()
        self.home, self.open_to_use = home, False
        self._tasks, self._apply = tasks, apply
        self.settings = settings
        self.printer = StationPrinter(lambda: self.settings.printer)
        self.exchange = Exchange(tasks, clock, pace)
        self.exchange.language = settings.language
        self.exchange.freshened.connect(self._freshened)
        self.exchange.told.connect(self.told)
        self.context: Context | None = None
        self._staff = ""
        self._onlooker = Onlooker(home)
        self._finder: Finder | None = None
        self._clock = clock
        self.second = SecondPages()
        self.second_window: SecondWindow | None = None
        self.hall: HallWindow | None = None
        self._copying = Copying(home, tasks, self._fail)
        self._verifying = Verifying(home, tasks, self._fail)
        self._daily = DailySync(home, tasks, self.exchange)
        self.exchange.begin(home)

    def officer(self) -> OfficerInfo:
        """Who works now; RuleViolation while the station is locked."""
        officer = self.home.officer
        return officer_info(officer.staff, self.home.officer_name, officer.role)

    def serve(self, window: MainWindow) -> None:
        """Let a new window search this home."""
        self._finder = Finder(lambda: self.home if self.open_to_use else None, self._tasks, window)
        for provider in self._finder.providers():
            window.add_provider(provider)
        window.show_freshness(self.exchange.light)
        # The time may be stated by a person where the computer's is wrong.
        window.clock = self.home.now
        if self.second_window is not None:
            self.second_window.close()
        self.second_window = SecondWindow(self.second, self.home.card.office_name)
        self.second_window.begin()

    def hand_over(self, window: MainWindow, *, fresh: bool = False) -> None:
        """Give the window to the officer who signed in; a new one finds no screen of the old."""
        officer = self.officer()
        if fresh or self.context is None or officer.officer != self._staff:
            self._staff = officer.officer
            self.context = Context(
                self.home,
                self._tasks,
                self.settings,
                self.exchange.light,
                self.printer.print_pdf,
                self._apply,
                exchanged=self.exchange.look,
                next_try=lambda: self.exchange.next_at,
                second=self.second,
                open_hall=self.open_hall,
                kept_file=lambda: str(self.printer.last_file or ""),
            )
            self.second.show_nothing()
            self.context.practise = self.practice_wanted.emit
            window.show_places(places.places(self.context))
        window.sign_in(officer)
        self.open_to_use = True
        # The place that opens first speaks before.
        QTimer.singleShot(0, self, self._look_for_questions)
        for doubt in (words_doubt(self.home), doctor.clock_doubt(self.home)):
            if doubt is None:
                continue
            message = explain(doubt, self.settings.language)
            QTimer.singleShot(0, self, partial(self._warn, message.sentence, message.next_step))

    def open_hall(self) -> None:
        """The waiting display, on the last monitor; what it shows follows this home."""
        if self.context is None:
            return
        if self.hall is None:
            self.hall = HallWindow(self.context)
        self.hall.open()

    def facts_changed(self, changes: object) -> None:
        """News for the windows that belong to no place on the rail, and for who works here."""
        if self.hall is not None:
            self.hall.facts_changed(changes)
        if OfficersAsked.KIND in getattr(changes, "kinds", ()):
            self._look_for_questions()

    def _look_for_questions(self) -> None:
        """A supervisor may have asked this officer about a case two counters wrote apart."""
        if self.open_to_use:
            self._tasks.read(
                partial(asking.waiting, self.home), receiver=self, done=self._tell_question
            )

    def _tell_question(self, found: list[Question]) -> None:
        for one in found[:1]:
            words = self.tr("{name} bertanya tentang {number}: jawab di Permohonan sampai {day}.")
            words = words.replace("{name}", one.by).replace("{number}", one.number)
            self.told.emit("warn", words.replace("{day}", date_words(one.due_on)))

    def use(self, settings: Settings) -> None:
        """Other choices of this station."""
        self.settings = settings
        self.exchange.language = settings.language
        if self.context is not None:
            self.context.settings = settings

    def look(self) -> None:
        """Has another process written something? The runner's `changed` tells the screens."""
        self._tasks.read(self._onlooker.look, receiver=self, failed=_pass_over)
        self.exchange.grow_old()
        if self.open_to_use:
            self._copying.look(self._clock.now())
            self._daily.look(self._clock.now())
            self._verifying.look(self._clock.now())

    def _warn(self, sentence: str, next_step: str) -> None:
        self.told.emit("warn", f"{sentence} {next_step}")

    def _fail(self, error: FrontOfficeError) -> None:
        message = explain(error, self.settings.language)
        self.told.emit("fail", f"{message.sentence} {message.next_step}")

    def close(self) -> None:
        """Give everything back; the runner must have stopped."""
        if self.hall is not None:
            self.hall.close()
        if self.second_window is not None:
            self.second_window.close()
        self._onlooker.close()
        self.home.close()

    def _freshened(self) -> None:
        if self.context is not None:
            self.context.freshness = self.exchange.light
        self.freshened.emit()


def open_first(window: MainWindow) -> None:
    """The first place this officer may use, unless one is open already."""
    for key in FIRST_PLACES:
        if not window.current():
            window.open(key)


def _pass_over(_error: FrontOfficeError) -> None:
    """A look that failed is tried again in two seconds; the next write says what is wrong."""
