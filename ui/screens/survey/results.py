"""What Kepuasan shows: how far the sample is, the index, elements, services, months, plans."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.survey_questions import Questionnaire
from frontoffice.domain.words import date_words
from frontoffice.services.complaints_words import word
from frontoffice.services.survey_papers import comma, respondents
from frontoffice.services.survey_plan import Plan
from frontoffice.services.survey_results import LEAST, Results
from ui.models.visit_desk import short_name
from ui.screens.survey.charts import Bar, BarChart, ColumnChart
from ui.theme.look import px
from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.charts import GradesChart
from ui.widgets.grades import GRADES, element_grades
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.line_list import Line, LineList

NARROW = 900


class Kpi(Card):
    """A large figure with what it is and a second line."""

    def __init__(self, title: str) -> None:
        super().__init__(margins=(16, 12, 16, 12))
        self.column.setSpacing(2)
        self.value, self.detail = Label("", "promise"), ElidedLabel("", "second", "text2")
        for part in (ElidedLabel(title, "label", "text2"), self.value, self.detail):
            self.column.addWidget(part)

    def tell(self, value: str, detail: str) -> None:
        """Show a figure."""
        self.value.setText(value)
        self.detail.setText(detail)


class ResultsPage(QWidget):
    """Figures first, then charts, then the plan; with too few answers only how many are missing."""

    plan_wanted = Signal()
    plan_moved = Signal(str, str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 18)
        column.setSpacing(14)
        self.index, self.count = Kpi(self.tr("Indeks")), Kpi(self.tr("Responden"))
        self.sample = Kpi(self.tr("Sampel Krejcie-Morgan"))
        self._kpis = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._kpis.setSpacing(14)
        for one in (self.index, self.count, self.sample):
            self._kpis.addWidget(one, 1)
        self.flags = Band("warn", "shield-alert")
        told = self.tr(
            "Hasil dan grafik tampil mulai {n} responden, supaya jawaban seseorang tidak dapat "
            "ditebak. Tanyakan survei di layar pemohon, pasang kios, atau ketik dari kertas."
        ).replace("{n}", str(LEAST))
        self.few = EmptyState("message-square", self.tr("Belum cukup jawaban"), told)
        column.addLayout(self._kpis)
        column.addWidget(self.flags)
        column.addWidget(self.few)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(14)
        self.elements = GradesChart(self.tr("Nilai per unsur"), GRADES)
        self.trend = ColumnChart(self.tr("Enam bulan terakhir"))
        self.services = BarChart(self.tr("Per layanan"))
        self._left = _titled(self.tr("Nilai per unsur"), self.elements)
        right = QVBoxLayout()
        right.setSpacing(14)
        self._trend_card = _titled(self.tr("Enam bulan terakhir"), self.trend)
        self._service_card = _titled(self.tr("Per layanan"), self.services)
        right.addWidget(self._trend_card)
        right.addWidget(self._service_card)
        right.addStretch()
        self._charts.addWidget(self._left, 1)
        self._charts.addLayout(right, 1)
        column.addLayout(self._charts)
        self.who = Label("", wrap=True)
        self._who_card = _titled(self.tr("Responden"), self.who)
        column.addWidget(self._who_card)
        column.addWidget(self._plan_card())
        column.addStretch()

    def _plan_card(self) -> Card:
        card = Card()
        head = card.add_head(self.tr("Rencana tindak lanjut"))
        self.plan_button = Button(self.tr("Tambah rencana"), icon="plus")
        self.plan_button.clicked.connect(self.plan_wanted)
        head.addWidget(self.plan_button)
        self.plans = LineList(self.tr("Rencana tindak lanjut"), rows=5)
        self.no_plan = Label(self.tr("Belum ada rencana."), "second", wrap=True)
        self.no_plan.setContentsMargins(14, 10, 14, 12)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 10)
        self.begin = Button(self.tr("Kerjakan"), icon="arrow-right")
        self.finish = Button(self.tr("Selesai"), icon="check")
        self.begin.clicked.connect(lambda: self._move("in_progress"))
        self.finish.clicked.connect(lambda: self._move("done"))
        row.addWidget(self.begin)
        row.addWidget(self.finish)
        row.addStretch()
        for part in (self.no_plan, self.plans):
            card.column.addWidget(part)
        card.column.addLayout(row)
        return card

    def _move(self, to: str) -> None:
        if self.plans.key():
            self.plan_moved.emit(self.plans.key(), to)

    def show_results(
        self, found: Results, asked: Questionnaire, names: Mapping[str, str], *, leading: bool
    ) -> None:
        """The results of a period; patterns only for who leads."""
        one = found.index
        if one is not None:
            grade = f"{one.grade}, {one.performance}" if asked.graded else asked.basis
            self.index.tell(comma(one.ikm), grade)
        else:
            self.index.tell(
                "–", self.tr("tampil mulai {n} responden").replace("{n}", str(found.least))
            )
        users = self.tr("dari {n} pengguna layanan").replace("{n}", str(found.users))
        self.count.tell(str(found.respondents), users)
        missing = max(0, found.sample - found.respondents)
        lacking = self.tr("kurang {n}").replace("{n}", str(missing))
        reached = self.tr("tercapai") if found.users else self.tr("belum ada pengguna layanan")
        self.sample.tell(str(found.sample), lacking if missing else reached)
        self._show_flags(found.flags if leading else {})
        few = one is None
        self.few.setVisible(few)
        for card in (self._left, self._trend_card, self._service_card):
            card.setVisible(not few)
        who = respondents(found.said, self._language)
        self.who.setText("\n".join(f"{thing}: {counts}" for thing, counts in who))
        self._who_card.setVisible(bool(who))
        self.plan_button.setEnabled(not few)
        if one is not None:
            self._show_charts(found, asked, names)

    def _show_charts(self, found: Results, asked: Questionnaire, names: Mapping[str, str]) -> None:
        self.elements.show_grades(element_grades(found, asked, found.weakest))
        lowest = 100 / asked.scale
        self.trend.show_bars(
            [
                Bar(
                    f"{month.since:%m-%y}",
                    comma(month.ikm) if month.ikm else "–",
                    _above(lowest, month.ikm) if month.ikm else 0.0,
                )
                for month in found.trend
            ]
        )
        self.services.show_bars(
            [
                Bar(
                    short_name(names.get(one.service, one.service)),
                    comma(one.index.ikm) if one.index else self.tr("belum cukup"),
                    _above(lowest, one.index.ikm) if one.index else 0.0,
                )
                for one in found.services[:8]
            ]
        )

    def _show_flags(self, flags: Mapping[str, int]) -> None:
        lines = [f"{word('flag', code, self._language)}: {n}" for code, n in flags.items()]
        title = self.tr("Pola yang perlu diperiksa") if lines else ""
        self.flags.tell(title, ". ".join(lines))

    def show_plans(self, plans: list[Plan], asked: Questionnaire, *, may_move: bool) -> None:
        """The follow-up plans, open ones first."""
        self.plans.show_lines(
            [
                Line(
                    one.stream,
                    f"{asked.name_of(one.element)}: {one.action}",
                    f"{one.owner}, {date_words(one.due_on, weekday=False)}",
                    word("plan", one.state, self._language),
                    "circle-check" if one.state == "done" else "clock",
                    "ok" if one.state == "done" else "warn",
                )
                for one in plans
            ]
        )
        self.plans.setVisible(bool(plans))
        self.no_plan.setVisible(not plans)
        for button in (self.begin, self.finish):
            button.setVisible(may_move and bool(plans))
        self.plan_button.setVisible(may_move)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._kpis, self._charts):
            row.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()


def _above(lowest: float, ikm: str) -> float:
    """How far an index lies above the lowest answers everybody could give: 0 to 1."""
    return max(0.0, (float(ikm) - lowest) / (100 - lowest))


def _titled(title: str, chart: QWidget) -> Card:
    card = Card()
    card.add_head(title)
    inside = QVBoxLayout()
    inside.setContentsMargins(14, 10, 14, 12)
    inside.addWidget(chart)
    card.column.addLayout(inside)
    card.column.addStretch()
    return card
