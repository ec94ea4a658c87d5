"""The frame: rail, context bar, the screens, the notice bar, command palette and keys sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import FRAME, ActionBook
from ui.frame_actions import keys_action, lock_action, place_actions, search_action
from ui.models.frame import Action, Freshness, OfficeInfo, OfficerInfo, Provider, ScreenSpec
from ui.widgets.context_bar import ContextBar
from ui.widgets.notice import NoticeBar
from ui.widgets.rail import Rail
from ui.widgets.screen import Screen
from ui.widgets.sheet import Sheet, bring_back, put_aside
from ui.words import key_words

if TYPE_CHECKING:
    from ui.widgets.command_palette import CommandPalette
    from ui.widgets.keys_sheet import KeysSheet

MINUTE_MS = 60_000


class MainWindow(QMainWindow):
    """Holds the screens and routes keys and news; knows no case, no store, no rule.

    `clock` gives now in ms UTC. Screens are built when first opened and kept. `lock_wanted` comes
    with Ctrl+L, `sync_wanted` with a press on the freshness light.
    """

    lock_wanted = Signal()
    sync_wanted = Signal()
    screen_opened = Signal(str)

    def __init__(
        self, office: OfficeInfo, screens: list[ScreenSpec], clock: Callable[[], int]
    ) -> None:
        super().__init__()
        self._specs, self.clock = screens, clock
        self._allowed: list[ScreenSpec] = []
        self._built: dict[str, QWidget] = {}
        self._current = ""
        self._officer: OfficerInfo | None = None
        self._palette: CommandPalette | None = None
        self._keys: KeysSheet | None = None
        self._providers: list[Provider] = []
        self._laid: list[Sheet] = []
        self.setWindowTitle(office.name)
        self.setMinimumSize(640, 380)
        self.rail = Rail()
        self.bar = ContextBar(office)
        self.stack = QStackedWidget()
        self.notice = NoticeBar()
        self.book = ActionBook(self, self._keys_rest)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._frame())
        self.setCentralWidget(self.pages)
        self._connect()
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._tick)
        self._tick()
        self.sign_in(None)

    def _frame(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notice)
        row.addLayout(column, 1)
        return frame

    def _connect(self) -> None:
        self.rail.opened.connect(self.open)
        self.rail.keys_wanted.connect(self.show_keys)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.bar.search_wanted.connect(self.show_palette)
        self.bar.sync_wanted.connect(self.sync_wanted)
        self.book.changed.connect(self._show_action_hints)

    def sign_in(self, officer: OfficerInfo | None) -> None:
        """Show who works here now; the rail keeps the screens the rights allow (None: nobody)."""
        self._officer = officer
        rights = officer.rights if officer else frozenset[str]()
        self._allowed = [one for one in self._specs if one.right is None or one.right in rights]
        self.bar.show_officer(officer)
        self.rail.show_screens(self._allowed)
        self.rail.select(self._current)
        self.book.permit(rights)
        self.book.register(FRAME, self._frame_actions())

    def show_office(self, office: OfficeInfo) -> None:
        """Another office name, counter or zone."""
        self.setWindowTitle(office.name)
        self.bar.show_office(office)

    def show_freshness(self, freshness: Freshness) -> None:
        """What the centre has of this station's facts."""
        self.bar.pill.show_freshness(freshness)
        if isinstance(page := self._built.get(self._current), Screen):
            page.freshened()

    def cover(self, page: QWidget) -> None:
        """Put a page over the whole frame (sign-in, first start, trouble with the store)."""
        self.uncover()
        # A question over the work must not lie over the lock, nor be lost by it.
        self._laid = put_aside(self.pages)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        offers = page.offers() if isinstance(page, Screen) else []
        self.book.cover([*offers, keys_action(self.show_keys)])
        page.setFocus()

    def uncover(self) -> None:
        """Back to the frame; the covering page is deleted."""
        page = self.pages.currentWidget()
        if self.pages.currentIndex() > 0 and page is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        self.pages.setCurrentIndex(0)
        self.book.cover(None)
        bring_back(self._laid)

    def open(self, key: str, payload: object = None) -> None:
        """Bring a screen forward, building it the first time; one not allowed stays shut."""
        spec = next((one for one in self._allowed if one.key == key), None)
        if spec is None:
            return
        if key not in self._built:
            self._add(spec)
        page = self._built[key]
        self._current = key
        self.stack.setCurrentWidget(page)
        self.rail.select(key)
        self.notice.turn_to(key)
        self.book.bring_forward(key)
        if isinstance(page, Screen):
            page.arrive(payload)
        self.screen_opened.emit(key)

    def show_places(self, screens: list[ScreenSpec]) -> None:
        """Other places for the rail; what was built is forgotten, so that no officer's page stays.

        The next officer must not find what the one before had open.
        """
        for key, page in self._built.items():
            self.book.register(key, [])
            self.stack.removeWidget(page)
            page.deleteLater()
        self._built.clear()
        self._laid = []
        self.notice.forget()
        self._specs, self._current = screens, ""
        self.book.bring_forward(FRAME)
        self.sign_in(self._officer)

    def current(self) -> str:
        """The key of the screen in front, "" before any."""
        return self._current

    def built(self, key: str) -> QWidget | None:
        """A screen that was built already."""
        return self._built.get(key)

    def facts_changed(self, changes: object) -> None:
        """Hand the services' Changes to every open screen."""
        for page in self._built.values():
            if isinstance(page, Screen):
                page.facts_changed(changes)

    def _add(self, spec: ScreenSpec) -> None:
        page = spec.factory()
        self._built[spec.key] = page
        self.stack.addWidget(page)
        if not isinstance(page, Screen):
            return
        page.news.connect(self._news)
        page.fact.connect(lambda *said: self.notice.standing_at(spec.key, *said))
        page.hints.connect(self.notice.hints.show_hints)
        page.go.connect(self.open)
        self.book.register(spec.key, page.offers())
        page.offers_changed.connect(lambda: self.book.register(spec.key, page.offers()))

    def _news(self, kind: str, words: str, action: str, run: Callable[[], object] | None) -> None:
        show = {"say": self.notice.say, "warn": self.notice.warn, "fail": self.notice.fail}[kind]
        show(words, action, run)

    def add_provider(self, provider: Provider) -> None:
        """Something more for Ctrl+K to search (cases, services)."""
        self._providers.append(provider)
        if self._palette is not None:
            self._palette.add_provider(provider)

    def show_palette(self) -> None:
        """Ctrl+K."""
        if self._palette is None:
            # Imported late: lists and fields cost a fifth of the start, sign-in needs neither.
            from ui.widgets.command_palette import CommandPalette

            self._palette = CommandPalette(self.pages, self.book)
            for provider in self._providers:
                self._palette.add_provider(provider)
        self._palette.open()

    def show_keys(self) -> None:
        """F1."""
        if self._keys is None:
            from ui.widgets.keys_sheet import KeysSheet

            self._keys = KeysSheet(self.pages, self.book)
        self._keys.open()

    def _frame_actions(self) -> list[Action]:
        return [
            search_action(self.show_palette),
            keys_action(self.show_keys),
            lock_action(self.lock_wanted.emit, lambda: self._officer is not None),
            *place_actions(self._allowed, self.open),
        ]

    def _show_action_hints(self) -> None:
        told = [one for one in self.book.current() if one.hint and one.shortcut and one.enabled()]
        self.notice.hints.show_hints(tuple((key_words(one.shortcut), one.hint) for one in told))

    def _keys_rest(self) -> bool:
        return any(sheet.isVisible() for sheet in self.findChildren(Sheet))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._built.get(self._current)
        if event.key() == Qt.Key.Key_Escape and isinstance(page, Screen) and page.back():
            return
        super().keyPressEvent(event)

    def _tick(self) -> None:
        now = self.clock()
        self.bar.show_time(now)
        self._minute.start(MINUTE_MS - now % MINUTE_MS)
