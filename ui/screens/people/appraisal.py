"""Appraisals from the journal's figures, with the supervisor's words and the officer's reply."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.services import people_conduct
from frontoffice.services.people_conduct import Appraisal
from ui.models.context import Context
from ui.models.people import day_words, named, people_options
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel

SHOWN = 6


class AppraisalPanel(Panel):
    """One's own appraisals to answer; who appraises sees the figures before writing."""

    KINDS = ("appraisal.",)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Penilaian"),
            self.tr("Beban kerja dan janji yang ditepati menurut jurnal; tanpa hasil survei."),
        )
        self.list = LineList(self.tr("Penilaian"), rows=SHOWN)
        self.empty = self.empty_state(
            "chart-column",
            self.tr("Belum ada penilaian"),
            self.tr("Penilaian penyelia atas kerja petugas muncul di sini."),
        )
        self.column.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(lambda *_at: self._choose())
        self.detail = Label("", wrap=True)
        self.column.addWidget(self.detail)
        self.words = TextField(self.tr("Tanggapan Anda"))
        self.add_field("words", self.words)
        self.column.addWidget(self.words)
        self.answer = self.button(
            self.tr("Kirim tanggapan"), self.reply, right="appraisal.reply", icon="send"
        )
        self.row(self.answer)
        self._found: list[Appraisal] = []
        self._add_making()
        self.column.addStretch()

    def _add_making(self) -> None:
        self.who = ChoiceField(self.tr("Petugas"), people_options(self.home, others=True))
        self.from_on = DateField(self.tr("Dari tanggal"))
        self.until_on = DateField(self.tr("Sampai tanggal"))
        self.opinion = TextField(self.tr("Penilaian penyelia"))
        for name, field in (
            ("staff", self.who),
            ("from_on", self.from_on),
            ("until_on", self.until_on),
        ):
            self.add_field(name, field)
        self.figures = Label("", "second", wrap=True)
        look = self.button(
            self.tr("Lihat angka"), self.look, right="appraisal.make", icon="chart-column"
        )
        make = self.button(
            self.tr("Nilai"), self.appraise, right="appraisal.make", icon="plus", kind="primary"
        )
        if may(self.home.officer.role, "appraisal.make"):
            self.head(self.tr("Penilaian baru"))
            self.row(self.who, self.from_on, self.until_on, stretch=True)
            self.column.addWidget(self.figures)
            self.column.addWidget(self.opinion)
            self.row(look, make)
        else:
            self.without(
                self.who, self.from_on, self.until_on, self.opinion, self.figures, look, make
            )

    def arrive(self) -> None:
        """Read the appraisals again; the present month is offered."""
        today = self.home.reference.today(self.home.card.office, self.home.now())
        if self.from_on.day() is None:
            self.from_on.set_day(today.replace(day=1))
            self.until_on.set_day(today)
        self.ask(lambda: people_conduct.appraisals(self.home), self._show)

    def look(self) -> None:
        """The figures of the span, before anything is written."""
        who = self.who.code()
        try:
            span = self._span()
        except FrontOfficeError as error:
            self.refuse(error)
            return
        self.run(
            lambda: people_conduct.figures(self.home, who, *span),
            lambda found: self.figures.setText(self._figure_words(found)),
            lane="read",
        )

    def appraise(self) -> None:
        """Write the appraisal, or say what is wrong."""
        who, words = self.who.code(), self.opinion.text()
        self.add_field("words", self.opinion)
        try:
            span = self._span()
        except FrontOfficeError as error:
            self.refuse(error)
            return
        self.run(lambda: people_conduct.appraise(self.home, who, *span, words), self._noted)

    def reply(self) -> None:
        """Answer the chosen appraisal, once."""
        chosen, words = self.list.key(), self.words.text()
        self.add_field("words", self.words)
        if chosen:
            self.run(lambda: people_conduct.reply(self.home, chosen, words), self._noted)

    def _span(self) -> tuple[dt.date, dt.date]:
        return self.day_of(self.from_on, "from_on"), self.day_of(self.until_on, "until_on")

    def _noted(self, _changes: object) -> None:
        self.words.set_text("")
        self.opinion.set_text("")
        self.told.emit("say", self.tr("Tercatat."))
        self.arrive()

    def _show(self, found: list[Appraisal]) -> None:
        self._found = found
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_lines([self._line(one) for one in found])
        if found and not self.list.key():
            self.list.choose(found[0].stream)
        self._choose()

    def _line(self, one: Appraisal) -> Line:
        span = f"{day_words(one.from_on)} - {day_words(one.until_on)}"
        state = self.tr("ditanggapi") if one.reply else self.tr("belum ditanggapi")
        icon, ink = ("circle-check", "ok") if one.reply else ("hourglass", "warn")
        return Line(one.stream, named(self.home, one.staff), span, state, icon, ink)

    def _choose(self) -> None:
        one = next((one for one in self._found if one.stream == self.list.key()), None)
        mine = one is not None and one.staff == self.home.officer.staff and not one.reply
        self.words.setVisible(mine)
        self.answer.setVisible(mine)
        self.detail.setVisible(one is not None)
        if one is not None:
            by = self.tr("Menurut {name}: {words}").replace("{name}", named(self.home, one.by))
            lines = [self._figure_words(one.figures), by.replace("{words}", one.words)]
            if one.reply:
                lines.append(self.tr("Tanggapan: {words}").replace("{words}", one.reply))
            self.detail.setText("\n".join(lines))

    def _figure_words(self, found: dict[str, int]) -> str:
        words = {
            "intakes": self.tr("{n} permohonan diterima"),
            "incomplete": self.tr("{n} berkas dilengkapi"),
            "payments": self.tr("{n} pembayaran"),
            "moves": self.tr("{n} langkah permohonan"),
            "calls": self.tr("{n} nomor dipanggil"),
            "kept": self.tr("{n} janji ditepati"),
            "late": self.tr("{n} janji terlambat"),
            "voids": self.tr("{n} pembatalan"),
            "prints": self.tr("{n} cetakan"),
        }
        said = [words[key].replace("{n}", str(found[key])) for key in words if key in found]
        return ", ".join(said)
