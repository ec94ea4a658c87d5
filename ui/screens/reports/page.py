"""The report on the screen: figures and charts first, tables below."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.documents.report import Table
from frontoffice.domain.survey import grade_of
from frontoffice.services.report import Report
from frontoffice.services.report_tables import WEAK, Wording, minutes, percent
from ui.screens.reports.table import FigureTable
from ui.widgets.cards import Card, EmptyState
from ui.widgets.charts import (
    Column,
    ColumnsChart,
    Figure,
    Grade,
    GradesChart,
    Share,
    SharesChart,
    Tile,
)
from ui.widgets.labels import HairLine, Label

LARGEST = 5
LIMIT_MINUTES = 15
"""The wait a hall promises at most (Maklumat; drawn as a line, judged by nobody)."""

GRADES = (("D", 0.0), ("C", 1.6 / 3), ("B", 2.0644 / 3), ("A", 2.5324 / 3))
"""Where a grade begins on a scale from 1 to 4 (Permenpan 14/2017)."""

MOST = 9


class ReportPage(QWidget):
    """Shows one report; `asked(figure)` when the cases behind a figure are wanted."""

    asked = Signal(str)

    def __init__(self, named: Wording) -> None:
        super().__init__()
        self._named = named
        self.tiles = [Tile(Figure("", "")) for _ in range(4)]
        self.hours = ColumnsChart(self.tr("Waktu tunggu per jam"))
        self.promises = SharesChart(self.tr("Janji ditepati"))
        self.elements = GradesChart(self.tr("Kepuasan per unsur"), GRADES)
        self.few = Label("", "second", wrap=True)
        self.lowest = Label("", "meta_strong", "warn")
        self.most = FigureTable(self.tr("Layanan terbanyak"))
        self.tables: dict[str, FigureTable] = {}
        self.cards: dict[str, Card] = {}
        self._figures = ["all", "", "ended", ""]
        self.nothing = EmptyState(
            "chart-column",
            self.tr("Belum ada pelayanan pada masa ini"),
            self.tr("Pilih masa lain, atau tunggu permohonan pertama."),
        )
        self._build()

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 4, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.nothing)
        head = Card()
        row = QHBoxLayout()
        row.setSpacing(0)
        for at, tile in enumerate(self.tiles):
            if at:
                row.addWidget(HairLine(upright=True, inset=12))
            row.addWidget(tile, 1)
            tile.clicked.connect(lambda _on=False, place=at: self._ask(self._figures[place]))
        head.column.addLayout(row)
        self.column.addWidget(head)
        first = QHBoxLayout()
        first.setSpacing(12)
        waits = self._card(
            self.tr("Waktu tunggu per jam"), self.tr("menit: median, 9 dari 10; garis: batas 15")
        )
        waits.column.addWidget(_padded(self.hours))
        kept = self._card(self.tr("Janji ditepati"), self.tr("instansi terbesar"))
        kept.column.addWidget(_padded(self.promises))
        kept.column.addStretch()
        first.addWidget(waits, 5)
        first.addWidget(kept, 2)
        self.column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(12)
        survey = self._card(self.tr("Kepuasan per unsur"), self.tr("nilai 1 sampai 4"))
        for part in (self.lowest, self.few, self.elements):
            survey.column.addWidget(_padded(part))
        survey.column.addStretch()
        second.addWidget(survey, 4)
        second.addWidget(self._most_card(), 5)
        self.column.addLayout(second)
        self.hours.pressed.connect(self._ask)
        self.promises.pressed.connect(self._ask)
        self.column.addStretch()

    def _card(self, title: str, aside: str = "") -> Card:
        card = Card()
        card.add_head(title, aside)
        return card

    def _most_card(self) -> Card:
        """The services most asked for; all of them stand below."""
        card = self._card(self._named.say("title", "services"), self.tr("terbanyak"))
        card.column.addWidget(self.most.head)
        card.column.addWidget(self.most)
        card.column.addStretch()
        self.most.asked.connect(self._ask)
        return card

    def _table_card(self, code: str) -> Card:
        title = self._named.say("title", code)
        card, table = Card(), FigureTable(title)
        card.add_head(title)
        card.column.addWidget(table.head)
        card.column.addWidget(table)
        card.column.addStretch()
        table.asked.connect(self._ask)
        self.tables[code], self.cards[code] = table, card
        return card

    def _ask(self, figure: str) -> None:
        if figure:
            self.asked.emit(figure)

    def show_report(self, found: Report, tables: list[Table]) -> None:
        """Replace everything shown."""
        self.nothing.setVisible(not found.cases.whole.cases and not found.visits.issued)
        self._show_tiles(found)
        self._show_charts(found)
        known = {one.code: one for one in tables}
        services = known["services"]
        self.most.show_table(msgspec.structs.replace(services, rows=services.rows[:MOST]))
        for code, table in known.items():
            if code in ("summary", "survey"):
                continue
            if code not in self.tables:
                self.column.insertWidget(self.column.count() - 1, self._table_card(code))
            self.tables[code].show_table(table)
        for code, card in self.cards.items():
            card.setVisible(code in known and bool(known[code].rows))

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
                tuple(float(one.cases) for one in parts.values()),
            ),
            Figure(
                self.tr("Waktu tunggu, median"),
                "-" if median is None else str(median),
                self.tr("menit"),
                *self._faster(found),
                tuple(float(one.median_ms) for one in trend.values()),
            ),
            Figure(
                self.tr("Janji ditepati"),
                percent(whole.permille) or "-",
                "%",
                *self._better(whole.permille, before.permille),
                tuple(float(one.permille) for one in parts.values() if one.permille is not None),
            ),
            Figure(
                self.tr("Indeks kepuasan"),
                index.ikm.replace(".", ",") if index else "-",
                f"{index.grade}, {index.performance}" if index else "",
                self.tr("{n} dari {sample} responden")
                .replace("{n}", str(survey.respondents))
                .replace("{sample}", str(survey.sample)),
                "ok" if survey.respondents >= survey.sample else "warn",
                tuple(ikm),
            ),
        )
        for tile, figure in zip(self.tiles, figures, strict=True):
            tile.show_figure(figure)

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
                f"hour:{hour}",
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
            shares.append(Share(f"agency:{code}", name, told, scaled, weak))
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
        index, asked, weakest = found.survey.index, self._named.asked, found.survey.weakest[:1]
        assert index is not None
        lowest = ", ".join(asked.name_of(code) for code in weakest)
        self.lowest.setText(self.tr("terendah: {name}").replace("{name}", lowest))
        grades = []
        for code in found.survey.order:
            if code in index.nrr:
                mean = Decimal(index.nrr[code])
                letter, _ = grade_of(str(round(mean * 100 / asked.scale, 2)))
                said = index.nrr[code].replace(".", ",")
                share = max(0.0, float(mean - 1) / (asked.scale - 1))
                grades.append(Grade(asked.name_of(code), said, share, letter, code in weakest))
        self.elements.show_grades(grades)


def _padded(part: QWidget) -> QWidget:
    """The part with the air a card's content has."""
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(13, 6, 13, 6)
    row.addWidget(part)
    return inside
