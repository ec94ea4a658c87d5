"""The report on the screen: figures and charts first, tables below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.documents.report import Table
from frontoffice.services.report import Report
from frontoffice.services.report_tables import WEAK, Wording, minutes, percent
from ui.screens.reports.parts import padded, plain_card, short
from ui.screens.reports.photos import PhotoStrip
from ui.screens.reports.table import FigureTable
from ui.theme.look import px
from ui.widgets.buttons import Button, TextLink
from ui.widgets.cards import Card, EmptyState
from ui.widgets.charts import (
    Column,
    ColumnsChart,
    Figure,
    GradesChart,
    Share,
    SharesChart,
    Tile,
)
from ui.widgets.flow import FlowLayout
from ui.widgets.grades import GRADES, element_grades
from ui.widgets.labels import HairLine, Label
from ui.widgets.legend import Legend

LARGEST = 4
LIMIT_MINUTES = 15
"""The wait a hall promises at most (Maklumat; drawn as a line, judged by nobody)."""

PAIRS = {"channels": "promises", "books": "exceptions", "officers": "complaints"}
"""Tables of two columns, each beside the one before it."""

NARROW = 900
"""Pixels at 100 % below which cards stand below each other."""


class ReportPage(QWidget):
    """Shows one report; `asked(figure, words)` when what lies behind a figure is wanted."""

    asked = Signal(str, str)

    def __init__(self, named: Wording, round_button: Button, files: tuple[Button, ...]) -> None:
        super().__init__()
        self._named, self._round, self._files = named, round_button, files
        self.tiles = [Tile(Figure("", "")) for _ in range(4)]
        self.hours = ColumnsChart(
            self.tr("Waktu tunggu per jam"), self.tr("Belum ada nomor antrean yang dipanggil")
        )
        self.promises = SharesChart(self.tr("Janji ditepati"), self.tr("Belum ada permohonan"))
        self.elements = GradesChart(self.tr("Kepuasan per unsur"), GRADES)
        self.few = Label("", "second", wrap=True)
        self.lowest = Label("", "meta_strong", "warn")
        self.most = FigureTable(self.tr("Layanan terbanyak"))
        self.all_services = TextLink(self.tr("Lihat semua layanan"))
        self.all_services.setMinimumHeight(px(40))
        self.tables: dict[str, FigureTable] = {}
        self.cards: dict[str, Card] = {}
        self.wholes: dict[str, Label] = {}
        self.pictures = PhotoStrip(named)
        self.photos: dict[str, bytes | None] = {}
        self._beside: dict[str, QBoxLayout] = {}
        self.figures = ["cases", "calls/first", "cases/ended", "answers"]
        self.nothing = EmptyState(
            "chart-column",
            self.tr("Belum ada pelayanan pada masa ini"),
            self.tr("Pilih masa lain, atau tunggu permohonan pertama."),
        )
        self._build()

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 2, 10, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.nothing)
        self.head = Card()
        self.tile_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.tile_row.setSpacing(0)
        for at, tile in enumerate(self.tiles):
            if at:
                self.tile_row.addWidget(HairLine(upright=True, inset=12))
            self.tile_row.addWidget(tile, 1)
            tile.clicked.connect(partial(self._tile, at))
        self.head.column.addLayout(self.tile_row)
        self.column.addWidget(self.head)
        self._rows = [
            self._row((self._waits_card(), 5), (self._promises_card(), 2)),
            self._row((self._survey_card(), 560), (self._most_card(), 666)),
        ]
        for chart in (self.hours, self.promises, self.elements):
            chart.pressed.connect(partial(self._mark, chart))
        self.column.addStretch()

    def _row(self, *parts: tuple[QWidget, int]) -> QBoxLayout:
        """Cards side by side in these shares, below each other where it is narrow."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        for card, share in parts:
            row.addWidget(card, share)
        self.column.addLayout(row)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        for row in (*self._rows, self.tile_row):
            row.setDirection(way)

    def _waits_card(self) -> Card:
        legend = Legend(
            (("ch1", self.tr("median")), ("ch2", self.tr("9 dari 10 orang"))),
            limit=self.tr("batas {n}").replace("{n}", str(LIMIT_MINUTES)),
        )
        card = plain_card(self.tr("Waktu tunggu per jam"), self.tr("menit"), legend)
        card.column.addWidget(padded(self.hours))
        return card

    def _promises_card(self) -> Card:
        card = plain_card(self.tr("Janji ditepati"), self.tr("instansi terbesar"))
        card.column.addWidget(padded(self.promises))
        card.column.addStretch()
        words = (self.tr("tepat"), self.tr("lewat"), self.tr("berjalan"))
        legend = Legend(tuple(zip(("ch1", "warn", "ch3"), words, strict=True)))
        below = QHBoxLayout()
        below.setContentsMargins(13, 2, 13, 8)
        below.addWidget(legend)
        below.addStretch()
        card.column.addLayout(below)
        return card

    def _survey_card(self) -> Card:
        title, aside = self.tr("Kepuasan per unsur"), self.tr("nilai 1 sampai 4")
        card = plain_card(title, aside, self.lowest)
        for part in (self.few, self.elements):
            card.column.addWidget(padded(part))
        card.column.addStretch()
        return card

    def _most_card(self) -> Card:
        """The services most asked for; all of them stand below."""
        card = plain_card(
            self._named.say("title", "services"), self.tr("enam terbanyak"), self.all_services
        )
        card.column.addWidget(HairLine())
        card.column.addWidget(self.most.head)
        card.column.addWidget(self.most)
        card.column.addStretch()
        self.most.asked.connect(self.asked)
        self.all_services.clicked.connect(self._show_services)
        return card

    def _show_services(self) -> None:
        if "services" in self.tables:
            self.tables["services"].setFocus()

    def _tile(self, at: int) -> None:
        self._ask(self.figures[at], self.tiles[at].figure.what)

    def _mark(self, chart: ColumnsChart | SharesChart | GradesChart, key: str) -> None:
        self._ask(key, chart.accessibleDescription())

    def _table_card(self, code: str) -> Card:
        title = self._named.say("title", code)
        card, table = Card(), FigureTable(title)
        head = card.add_head(title)
        self.wholes[code] = Label(self._named.say("behind", "office"), "meta", "text2")
        head.addWidget(self.wholes[code])
        if code == "facilities":
            head.addWidget(self._round)
        card.column.addWidget(table.head)
        card.column.addWidget(table)
        if code == "facilities":
            card.column.addWidget(padded(self.pictures))
        card.column.addStretch()
        table.asked.connect(self.asked)
        self.tables[code], self.cards[code] = table, card
        return card

    def _files_card(self) -> Card:
        """What leaves the office, and what is in it."""
        card = plain_card(self.tr("Berkas untuk luar kantor"))
        told = self.tr(
            "Bukti PEKPPP dan ZI: standar, survei, aduan dan batas waktunya, pegawai, sarana. "
            "Data terbuka: tanpa data pribadi, angka kecil disembunyikan."
        )
        card.column.addWidget(padded(Label(told, "second", wrap=True)))
        row = FlowLayout(8)
        for button in self._files:
            row.addWidget(button)
        inside = QWidget()
        inside.setLayout(row)
        card.column.addWidget(padded(inside))
        return card

    def _ask(self, figure: str, words: str) -> None:
        if figure:
            self.asked.emit(figure, words)

    def show_report(
        self, found: Report, tables: list[Table], photos: dict[str, bytes | None]
    ) -> None:
        """Replace everything shown."""
        self.photos = photos
        self.pictures.show_photos(photos)
        self.nothing.setVisible(not found.cases.whole.cases and not found.visits.issued)
        self._show_tiles(found)
        self._show_charts(found)
        known = {one.code: one for one in tables}
        self.most.show_table(short(known["services"]))
        if not self.cards:
            self.column.insertWidget(self.column.count() - 1, self._files_card())
        for code, table in known.items():
            if code in ("summary", "survey"):
                continue
            if code not in self.tables:
                self._place(code)
            self.tables[code].show_table(table)
            self.wholes[code].setVisible(table.whole and bool(found.agency))
        for code, card in self.cards.items():
            card.setVisible(code in known and bool(known[code].rows))

    def _place(self, code: str) -> None:
        """A card below the others; a narrow one beside its neighbour."""
        before = PAIRS.get(code, "")
        card = self._table_card(code)
        if before in self._beside:
            self._beside[before].addWidget(card, 1)
            return
        row = QBoxLayout(self.tile_row.direction())
        row.setSpacing(12)
        row.addWidget(card, 1)
        self._beside[code] = row
        self._rows.append(row)
        self.column.insertLayout(self.column.count() - 2, row)

    def _show_tiles(self, found: Report) -> None:
        whole, before, waits = found.cases.whole, found.before, found.visits.waits
        median = minutes(waits.median_ms) if waits else None
        index, survey = found.survey.index, found.survey
        parts = found.cases.by_bucket
        trend = found.visits.waits_by_bucket
        ikm = [float(one.ikm) for one in survey.trend if one.ikm]
        figures = (
            Figure(
                self.tr("Permohonan diterima"),
                f"{whole.cases:,}".replace(",", "."),
                "",
                self._more(whole.cases, before.cases),
                "text2",
                self._arrow(whole.cases, before.cases),
                tuple(float(one.cases) for one in parts.values()),
            ),
            Figure(
                self.tr("Waktu tunggu, median"),
                "-" if median is None else str(median),
                self.tr("menit"),
                *_marked(*self._faster(found)),
                tuple(float(one.median_ms) for one in trend.values()),
            ),
            Figure(
                self.tr("Janji ditepati"),
                percent(whole.permille) or "-",
                "%",
                *_marked(*self._better(whole.permille, before.permille)),
                tuple(float(one.permille) for one in parts.values() if one.permille is not None),
            ),
            Figure(
                self.tr("Indeks kepuasan"),
                index.ikm.replace(".", ",") if index else "-",
                f"{index.grade}, {index.performance}" if index else "",
                *_marked(
                    self.tr("{n} dari {sample} responden")
                    .replace("{n}", str(survey.respondents))
                    .replace("{sample}", str(survey.sample)),
                    _enough(survey.respondents, survey.sample),
                ),
                tuple(ikm),
            ),
        )
        for tile, figure in zip(self.tiles, figures, strict=True):
            tile.show_figure(figure)

    def _arrow(self, now: int, before: int) -> str:
        if not before or now == before:
            return ""
        return "arrow-up-right" if now > before else "chevron-down"

    def _more(self, now: int, before: int) -> str:
        if not before:
            return self.tr("Belum ada pembanding")
        change = (now - before) * 100 // before
        words = self.tr("{n}% lebih banyak") if change >= 0 else self.tr("{n}% lebih sedikit")
        return words.replace("{n}", str(abs(change)))

    def _faster(self, found: Report) -> tuple[str, str]:
        now, before = found.visits.waits, found.before.waits
        if now is None or before is None:
            return self.tr("Belum ada pembanding"), "text2"
        change = (minutes(now.median_ms) or 0) - (minutes(before.median_ms) or 0)
        if not change:
            return self.tr("Sama dengan masa sebelumnya"), "text2"
        words = self.tr("{n} menit lebih lama") if change > 0 else self.tr("{n} menit lebih cepat")
        return words.replace("{n}", str(abs(change))), "warn" if change > 0 else "ok"

    def _better(self, now: int | None, before: int | None) -> tuple[str, str]:
        if now is None or before is None:
            return self.tr("Belum ada pembanding"), "text2"
        if now == before:
            return self.tr("Sama dengan masa sebelumnya"), "text2"
        words = self.tr("{n} poin naik") if now > before else self.tr("{n} poin turun")
        told = words.replace("{n}", percent(abs(now - before)) or "")
        return told, "ok" if now > before else "warn"

    def _show_charts(self, found: Report) -> None:
        columns = [
            Column(
                f"calls/first/hour={hour}",
                f"{hour:02}",
                minutes(one.median_ms) or 0,
                minutes(one.ninth_ms) or 0,
            )
            for hour, one in found.visits.waits_by_hour.items()
        ]
        self.hours.show_columns(columns, LIMIT_MINUTES)
        shares = []
        for code, one in list(found.cases.by_agency.items())[:LARGEST]:
            parts = (("ch1", one.kept), ("warn", one.broken + one.overdue), ("ch3", one.running))
            all_ = max(1, sum(count for _, count in parts))
            weak = one.permille is not None and one.permille < WEAK
            name, said = self._named.agency(code), percent(one.permille)
            told = f"{said}%" if said else "-"
            scaled = tuple((token, count / all_) for token, count in parts)
            shares.append(Share(f"cases/agency={code}", name, told, scaled, weak))
        self.promises.show_shares(shares)
        index = found.survey.index
        self.few.setVisible(index is None)
        self.few.setText(
            self.tr("Hasil tampil mulai {n} responden.").replace("{n}", str(found.survey.least))
        )
        self.elements.setVisible(index is not None)
        self.lowest.setVisible(index is not None)
        if index is None:
            return
        self._show_elements(found)

    def _show_elements(self, found: Report) -> None:
        asked, weakest = self._named.asked, found.survey.weakest[:1]
        lowest = ", ".join(asked.name_of(code) for code in weakest)
        self.lowest.setText(self.tr("terendah: {name}").replace("{name}", lowest))
        told = element_grades(found.survey, asked, weakest, "answers/element=")
        self.elements.show_grades(told)


def _marked(note: str, ink: str) -> tuple[str, str, str]:
    """A note with its ink and the icon that says the same."""
    return note, ink, {"ok": "circle-check", "warn": "triangle-alert"}.get(ink, "")


def _enough(respondents: int, sample: int) -> str:
    """The ink of how many answered; of nobody nothing is said."""
    if not sample:
        return "text2"
    return "ok" if respondents >= sample else "warn"
