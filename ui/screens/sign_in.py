"""Masuk: who works here now, chosen by arrows or letters, let in by PIN."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.services.door import Tile
from ui.models.frame import Action, Freshness, OfficeInfo
from ui.models.people import role_words
from ui.theme.look import px
from ui.widgets.band import Band
from ui.widgets.brand import BrandPanel
from ui.widgets.buttons import Button, KeyCap
from ui.widgets.cards import Card
from ui.widgets.chips import Avatar
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.pin import OfficerTile, PinPad
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage
from ui.words import clock_words, long_date, office_time

LETTERS_COUNT_MS = 1_200
MINUTE_MS = 60_000
RECENT_DAYS = 6
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
ROOM_FOR_PANEL = 1_000
ROOM_FOR_ROW = 700
ROOM_FOR_PAIRS = 440


class SignIn(Screen):
    """Tiles of the officers, the PIN pad, and how long a lock still lasts.

    `clock` gives now in ms UTC. `entered(staff, pin)` asks to be let in, `words_wanted` for the
    recovery words; the program answers by `refuse`, `wait` or by taking the page away.
    """

    entered = Signal(str, str)
    words_wanted = Signal()

    def __init__(
        self, office: OfficeInfo, tiles: Sequence[Tile], clock: Callable[[], int], idle: int
    ) -> None:
        super().__init__()
        self._office, self._clock = office, clock
        self._tiles: list[Tile] = []
        self._chosen = ""
        self._letters = ""
        self._columns = 2
        self._buttons: list[OfficerTile] = []
        self.panel = BrandPanel(office)
        self.panel.motto.setText(
            self.tr(
                "Kami sanggup melayani sesuai standar, memperbaiki diri terus-menerus, dan "
                "menerima sanksi bila lalai."
            )
        )
        self.lock_note = Band("warn", "lock")
        self.trouble = Band("fail")
        self.pad = PinPad(self.tr("PIN"))
        self.pad.entered.connect(self._pin_typed)
        self.pad.installEventFilter(self)
        self.setFocusProxy(self.pad)
        self._forget_letters = QTimer(self, singleShot=True, interval=LETTERS_COUNT_MS)
        self._forget_letters.timeout.connect(self._clear_letters)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.tick)
        self._build(idle)
        self.tick()
        self.show_tiles(tiles)

    # What the program tells

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Who may sign in; the one chosen before stays chosen, else who was here last."""
        self._tiles = list(tiles)
        latest = max(tiles, key=lambda tile: tile.last_seen_at or 0, default=None)
        if not any(tile.staff == self._chosen for tile in tiles):
            self._chosen = latest.staff if latest else ""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._buttons = [self._tile_button(tile) for tile in tiles]
        self._place_tiles()
        self.empty.setVisible(not tiles)
        self.choose(self._chosen)

    def show_freshness(self, fresh: Freshness) -> None:
        """What the centre has, as far as known behind the lock."""
        self.panel.light.show_freshness(fresh)

    def refuse(self, sentence: str) -> None:
        """The PIN did not open; `sentence` says why and how many tries are left."""
        self.wait("")
        self.pad.error(sentence)
        self.pad.setFocus()

    def stop(self, sentence: str, next_step: str) -> None:
        """Something else than the PIN stands in the way."""
        self.wait("")
        self.trouble.tell(sentence, next_step)

    def wait(self, words: str) -> None:
        """Say that the home is being opened, "" when it is over."""
        self.pad.setEnabled(not words)
        self._waiting.setText(words)
        if not words:
            self._follow_lock()

    # Keys

    def offers(self) -> list[Action]:
        """Keys of this page for F1; tiles, arrows and digits answer by themselves."""
        return [
            Action(
                "signin.words",
                self.tr("Buka dengan kata pemulihan"),
                self.words_wanted.emit,
                "Ctrl+R",
                icon="key-round",
            ),
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The scrolled page around the pad would take the arrows for itself.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and Qt.Key(event.key()) in ARROWS
        ):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-self._columns if key == Qt.Key.Key_Up else self._columns)
        elif typed.isalpha():
            self._letter(typed)
        elif typed.isdigit() and self.pad.isEnabled() and not self.pad.hasFocus():
            self.pad.setFocus()
            QCoreApplication.sendEvent(self.pad, event)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        if self._tiles:
            at = [tile.staff for tile in self._tiles].index(self._chosen)
            goal = at + step
            if 0 <= goal < len(self._tiles):
                self.choose(self._tiles[goal].staff)

    def _letter(self, letter: str) -> None:
        for typed in (self._letters + letter.casefold(), letter.casefold()):
            # A first name counts before a later one: "sa" is Sari before Budi Santika.
            places = [
                (place, tile.staff)
                for tile in self._tiles
                for place, word in enumerate(tile.name.casefold().split())
                if word.startswith(typed)
            ]
            if places:
                self._letters = typed
                self._forget_letters.start()
                self.choose(min(places, key=lambda one: one[0])[1])
                return

    def _clear_letters(self) -> None:
        self._letters = ""

    # Choosing

    def choose(self, staff: str) -> None:
        """Take an officer's tile."""
        tile = next((one for one in self._tiles if one.staff == staff), None)
        self.card.setVisible(tile is not None)
        if tile is None:
            return
        self._chosen = staff
        for button in self._buttons:
            button.setChecked(button.officer == staff)
        self._face.set_name(tile.name)
        self._name.setText(tile.name)
        self._seen.setText(self._seen_words(tile.last_seen_at))
        self.pad.error("")
        self.trouble.tell("")
        self._follow_lock()
        if self.pad.isEnabled():
            self.pad.setFocus()

    def _follow_lock(self) -> None:
        tile = next((one for one in self._tiles if one.staff == self._chosen), None)
        locked = tile if tile and self._until(tile) else None
        shown = locked or next((one for one in self._tiles if self._until(one)), None)
        self.pad.setEnabled(locked is None)
        if shown is None or shown.locked_until_at is None:
            self.lock_note.tell("")
            return
        until = clock_words(shown.locked_until_at, self._office.zone)
        told = self.tr("{name} terkunci sampai {time}")
        self.lock_note.tell(
            told.replace("{name}", shown.name).replace("{time}", until),
            self.tr("Lima kali PIN salah. Tunggu, atau minta admin memberi PIN baru."),
        )

    def _until(self, tile: Tile) -> int | None:
        until = tile.locked_until_at
        return until if until is not None and until > self._clock() else None

    def _pin_typed(self, pin: str) -> None:
        self.trouble.tell("")
        self.wait(self.tr("Membuka…"))
        self.entered.emit(self._chosen, pin)

    # Words

    def tick(self) -> None:
        """The minute turned, or a lock may be over."""
        now = self._clock()
        moment = office_time(now, self._office.zone)
        time = clock_words(now, self._office.zone, with_zone=True)
        self.panel.greet(self._greeting(moment.hour), long_date(moment.date()), time)
        waits = [until for tile in self._tiles if (until := self._until(tile)) is not None]
        pause = min([MINUTE_MS - now % MINUTE_MS, *(until - now for until in waits)])
        self._minute.start(max(200, pause))
        if any(tile.locked_until_at for tile in self._tiles) and self.pad.circles.filled == 0:
            self._refresh_locks()

    def _refresh_locks(self) -> None:
        for tile, button in zip(self._tiles, self._buttons, strict=True):
            if not self._until(tile):
                button.set_locked_until("")
        if not self._waiting.text():
            self._follow_lock()

    def _greeting(self, hour: int) -> str:
        if 3 <= hour < 11:
            return self.tr("Selamat pagi")
        if hour < 15 and hour >= 3:
            return self.tr("Selamat siang")
        return self.tr("Selamat sore") if 15 <= hour < 18 else self.tr("Selamat malam")

    def _seen_words(self, at: int | None) -> str:
        if at is None:
            return self.tr("Belum pernah masuk di sini")
        moment = office_time(at, self._office.zone)
        today = office_time(self._clock(), self._office.zone).date()
        days = (today - moment.date()).days
        day = QLocale().standaloneDayName(moment.isoweekday())
        if not 0 <= days <= RECENT_DAYS:
            day = moment.date().strftime("%d-%m-%Y")
        elif days == 0:
            day = self.tr("hari ini")
        told = self.tr("Terakhir masuk {day} {time}").replace("{day}", day)
        return told.replace("{time}", clock_words(at, self._office.zone))

    def _tile_button(self, tile: Tile) -> OfficerTile:
        until = self._until(tile)
        locked = clock_words(until, self._office.zone) if until else ""
        button = OfficerTile(tile.staff, tile.name, role_words(tile.role), locked)
        button.clicked.connect(lambda: self.choose(tile.staff))
        return button

    # Layout

    def _build(self, idle: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(36, 28, 36, 18)
        column.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(32)
        self._body.addWidget(self._people(), 1)
        self._body.addWidget(self._pin_card(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._body)
        column.addStretch(1)
        column.addLayout(self._foot(idle))
        row.addWidget(ScrollPage(page, self.tr("Masuk")), 1)

    def _people(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(self.tr("Siapa yang bertugas?"), "signin", wrap=True))
        hint = self.tr("Pilih nama dengan panah, atau ketik dua huruf")
        column.addWidget(Label(hint, "second", "muted", wrap=True))
        column.addSpacing(14)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        column.addLayout(self._grid)
        self.empty = Label(
            self.tr(
                "Belum ada petugas di komputer ini. Buka dengan kata pemulihan (Ctrl R), lalu "
                "beri PIN baru."
            ),
            wrap=True,
        )
        column.addWidget(self.empty)
        column.addSpacing(16)
        column.addWidget(self.lock_note)
        column.addWidget(self.trouble)
        column.addStretch(1)
        return side

    def _pin_card(self) -> Card:
        self.card = Card(margins=(24, 24, 24, 22))
        head = QHBoxLayout()
        head.setSpacing(12)
        self._face = Avatar("", 40, tone="solid")
        head.addWidget(self._face)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = ElidedLabel("", "section")
        self._seen = ElidedLabel("", "meta")
        names.addWidget(self._name)
        names.addWidget(self._seen)
        head.addLayout(names, 1)
        self.card.column.addLayout(head)
        self.card.column.addSpacing(14)
        self.card.column.addWidget(self.pad)
        self.card.column.addSpacing(14)
        hint = QHBoxLayout()
        hint.setSpacing(6)
        hint.addStretch()
        self._waiting = Label("", "meta", "muted")
        hint.addWidget(self._waiting)
        hint.addWidget(Label(self.tr("Papan ketik juga bisa"), "meta", "muted"))
        for key in ("0–9", "Enter"):
            hint.addWidget(KeyCap(key))
        hint.addStretch()
        self.card.column.addLayout(hint)
        return self.card

    def _foot(self, idle: int) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        words = Button(self.tr("Buka dengan kata pemulihan"), "ghost", "key-round", "Ctrl R")
        words.clicked.connect(self.words_wanted)
        foot.addWidget(KeyCap("F1"))
        foot.addWidget(Label(self.tr("daftar tombol"), "meta"))
        foot.addStretch()
        foot.addWidget(words)
        foot.addStretch()
        locks = self.tr("Layar terkunci sendiri setelah {minutes} menit")
        foot.addWidget(Label(locks.replace("{minutes}", str(idle)), "meta"))
        return foot

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.panel.setVisible(self.width() >= px(ROOM_FOR_PANEL))
        room = self.width() - (self.panel.width() if self.panel.isVisibleTo(self) else 0) - 72
        direction = QBoxLayout.Direction
        side = room >= px(ROOM_FOR_ROW) - 72
        self._body.setDirection(direction.LeftToRight if side else direction.TopToBottom)
        self.card.setFixedWidth(min(px(328), room))
        left = room - self.card.width() - 32 if side else room
        columns = 2 if left >= px(ROOM_FOR_PAIRS) else 1
        if columns != self._columns:
            self._columns = columns
            self._place_tiles()

    def _place_tiles(self) -> None:
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // self._columns, at % self._columns)
