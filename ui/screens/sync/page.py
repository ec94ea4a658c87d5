"""The page of the sync centre: head, figures, table with filters, panel, cards at the side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.frame import Zone
from ui.models.sync import SyncRow, SyncView, tiles
from ui.models.sync_words import count_words, feed_lines, health_lines, station_lines
from ui.screens.sync.panels import ApartPanel, GiveBackPanel
from ui.screens.sync.parts import HealthCard, ListCard, TileStrip
from ui.screens.sync.side import DailyCard, WayCard
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState, SkeletonList
from ui.widgets.case_parts import clear
from ui.widgets.chips import CheckChip
from ui.widgets.conflict import ConflictPanel, FindingPanel
from ui.widgets.labels import ElidedLabel, HairLine, Label
from ui.widgets.scroll import ScrollPage
from ui.widgets.sync_table import SyncTable, TableHead

DecisionPanel = ConflictPanel | FindingPanel | ApartPanel | GiveBackPanel
SIDE = 312
NARROW, TIGHT = 900, 560
"""Below this width the side goes under the table, and the buttons under each other."""


class Filters(QWidget):
    """Held, waiting, settled; none ticked shows what needs somebody and what waits."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._code = ""
        self._chips: dict[str, CheckChip] = {}
        self.restyle()

    def restyle(self) -> None:
        """The head keeps its height when there is nothing to filter."""
        self.setMinimumHeight(px(40))

    def show_counts(self, counts: list[tuple[str, str, int]]) -> None:
        """(code, word, how many); nothing to filter leaves its chip out."""
        clear(self._row)
        self._chips.clear()
        for code, word, count in counts:
            if not count and code != self._code:
                continue
            icon, tone = ("triangle-alert", "bad") if code == "held" and count else (None, "plain")
            chip = CheckChip(f"{word} {count_words(count)}", icon, solid=True, tone=tone)
            chip.setChecked(code == self._code)
            chip.clicked.connect(lambda on, one=code: self._press(one, on=on))
            self._chips[code] = chip
            self._row.addWidget(chip)

    def choose(self, code: str) -> None:
        """Tick one, "" for none."""
        self._code = code
        for known, chip in self._chips.items():
            chip.setChecked(known == code)

    def shown(self) -> str:
        """The code of what is shown."""
        return self._code or "all"

    def _press(self, code: str, *, on: bool) -> None:
        self.choose(code if on else "")
        self.changed.emit()


class SyncPage(QWidget):
    """Everything one sees; `filtered()` when another part of the table is wanted."""

    filtered = Signal()

    def __init__(self, counter: str) -> None:
        super().__init__()
        self.panel: DecisionPanel | None = None
        self.panel_key = ""
        self._sending = self._alone = False
        self._idle = self._light = ""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 8)
        column.setSpacing(13)
        column.addLayout(self._head())
        self.strip = TileStrip()
        column.addWidget(self.strip)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(14)
        self._body.addLayout(self._main(), 1)
        self._body.addWidget(self._side(counter))
        column.addLayout(self._body)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollPage(page, self.tr("Sinkron")))

    def _head(self) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.tr("Sinkron"), "title"))
        self.told = ElidedLabel("", "second")
        words.addWidget(self.told)
        self.take_in = Button(self.tr("Impor berkas"), "secondary", "download")
        self.take_in.setAccessibleDescription("Ctrl+I")
        self.export = Button(self.tr("Ekspor ke USB"), "secondary", "usb")
        self.export.setAccessibleDescription("Ctrl+E")
        self.send = Button(self.tr("Kirim sekarang"), "primary", "refresh-cw", "Ctrl ↵")
        self.send.hide()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for button in (self.take_in, self.export, self.send):
            self._buttons.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addLayout(words, 1)
        self._top.addLayout(self._buttons)
        return self._top

    def _main(self) -> QVBoxLayout:
        self.waiting = SkeletonList(4, self.tr("Memuat keadaan sinkron"), row_height=45)
        self.card = Card()
        self._title = ElidedLabel(self.tr("Yang belum sampai"), "card")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self.card.column.addLayout(head)
        self.card.column.addWidget(HairLine())
        head.setContentsMargins(13, 1, 13, 1)
        self.filters = Filters()
        self.filters.changed.connect(self.filtered)
        head.addWidget(self.filters)
        self.table = SyncTable(self.tr("Yang belum sampai"))
        self.names = TableHead()
        self.card.column.addWidget(self.names)
        self.card.column.addWidget(self.table)
        self._empty = QVBoxLayout()
        self.card.column.addLayout(self._empty)
        self.card.hide()
        main = QVBoxLayout()
        main.setSpacing(13)
        main.addWidget(self.waiting)
        main.addWidget(self.card)
        self._panel = QVBoxLayout()
        main.addLayout(self._panel)
        main.addStretch(1)
        return main

    def _side(self, counter: str) -> QWidget:
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        empty = (
            "download",
            self.tr("Belum ada yang turun"),
            self.tr("Fakta stasiun lain dan standar datang saat sinkron."),
        )
        self.feeds = ListCard(
            self.tr("Umpan turun"), self.tr("fakta"), self.tr("Umpan turun"), empty
        )
        none = ("monitor", self.tr("Belum ada stasiun"), self.tr("Stasiun ini yang pertama."))
        self.stations = ListCard(
            self.tr("Stasiun cabang"), self.tr("nomor fakta"), self.tr("Stasiun cabang"), none
        )
        self.health = HealthCard(self.tr("Kesehatan stasiun"), counter)
        self.way = WayCard()
        self.daily = DailyCard()
        for card in (self.way, self.daily, self.feeds, self.stations, self.health):
            column.addWidget(card)
        column.addStretch(1)
        self.restyle()
        return self.side

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        narrow = self.width() < px(NARROW)
        self.side.setMinimumWidth(0 if narrow else px(SIDE))
        self.side.setMaximumWidth(16_777_215 if narrow else px(SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(way)
        self._top.setDirection(way)
        tight = event.size().width() < px(TIGHT)
        self._buttons.setDirection(
            QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        )
        self.restyle()

    def show_view(self, view: SyncView, zone: Zone, language: str) -> None:
        """Everything that was read, the table excepted."""
        self.waiting.hide()
        self.card.show()
        for button in (self.take_in, self.export, self.send):
            button.setVisible(not view.alone)
        self._idle = self._sentence(view)
        if not self._sending:
            self.told.setText(self._idle)
        self.strip.show_tiles(tiles(view, zone))
        counts = [("held", self.tr("Tertahan"), view.held)]
        if not view.alone:
            counts.append(("waiting", self.tr("Menunggu"), view.state.light.waiting))
        counts.append(("settled", self.tr("Diputuskan"), len(view.settled)))
        self.filters.show_counts(counts)
        self._light = view.light.words or self._idle
        self._alone = view.alone
        alone, linked = self.tr("Yang perlu diperhatikan"), self.tr("Yang belum sampai")
        self._title.setText(alone if view.alone else linked)
        self.way.setVisible(not view.alone)
        self.way.show_view(view, zone, language)
        self.daily.setVisible(not view.alone or view.held > 0 or view.state.own > 0)
        self.daily.show_view(view)
        self.feeds.setVisible(not view.alone)
        self.feeds.show_lines(feed_lines(view.state.feeds, view.now, zone))
        self.stations.show_lines(station_lines(view.writers, view.now, zone))
        self.health.show_lines(health_lines(view.health))

    def _sentence(self, view: SyncView) -> str:
        """Where everything is, in one honest line."""
        here = self.tr("Semua fakta aman di komputer ini.")
        if view.alone:
            return here + " " + self.tr("Stasiun ini berdiri sendiri, tanpa pusat.")
        waiting = view.state.light.waiting
        if waiting:
            words = self.tr("Pusat belum menerima {n} di antaranya.")
            return here + " " + words.replace("{n}", count_words(waiting))
        return self.tr("Pusat sudah menandatangani semua fakta stasiun ini.")

    def light_words(self) -> str:
        """The state of the exchange for a paper."""
        return self._light

    def shown(self) -> str:
        """Which part of the table is wanted."""
        return self.filters.shown()

    def show_rows(self, rows: list[SyncRow]) -> None:
        """Replace the table."""
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.names.setVisible(bool(rows))
        clear(self._empty)
        edge = 0 if rows else 13
        self._empty.setContentsMargins(edge, edge, edge, edge)
        if not rows:
            self._empty.addWidget(self._nothing())

    def _nothing(self) -> EmptyState:
        if self._alone:
            return EmptyState(
                "hard-drive",
                self.tr("Tidak ada yang tertahan"),
                self.tr("Semua fakta tersimpan di sini. Cadangkan ke media kedua setiap hari."),
            )
        return EmptyState(
            "circle-check",
            self.tr("Tidak ada yang menunggu"),
            self.tr("Yang baru terkirim dengan sendirinya begitu ada sambungan."),
        )

    def show_panel(self, key: str, panel: DecisionPanel | None) -> None:
        """What is to be decided, under the table."""
        clear(self._panel)
        self.panel, self.panel_key = panel, key
        self.table.leave_room(below=panel is not None)
        if panel is not None:
            self._panel.addWidget(panel)

    def focus_table(self) -> None:
        """To the rows, or to the first button where there are none."""
        rows = self.table.rows.rowCount() > 0
        (self.table if rows else self.daily.report).setFocus()

    def focus_panel(self) -> None:
        """To the first thing that can be pressed or typed in the panel."""
        if self.panel is not None:
            self.panel.focus_first()

    def show_sending(self, words: str) -> None:
        """An exchange runs; its button stops it."""
        self._sending = True
        self.told.setText(words)
        self.send.set_words(self.tr("Hentikan"), "circle-pause")

    def show_idle(self) -> None:
        """It ended."""
        self._sending = False
        self.told.setText(self._idle)
        self.send.set_words(self.tr("Kirim sekarang"), "refresh-cw")

    def sending(self) -> bool:
        """Whether an exchange is shown as running."""
        return self._sending
