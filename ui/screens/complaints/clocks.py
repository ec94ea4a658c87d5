"""Time limits of complaints: each kind with its clock and basis; the admin sets stricter ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from frontoffice.domain.complaint_clocks import STAGES
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import may
from frontoffice.services import complaint_clocks
from frontoffice.services.complaint_clocks import CLASSED, UNITS, ClockLine
from frontoffice.services.complaints_words import options, word
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.widgets.fields import ChoiceField, DateField, Field, TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList

MOST_ROWS = 60
"""All limits; the sheet scrolls where the window is lower."""


class ClocksSheet(VoiceSheet):
    """Everybody reads the limits; who may set one finds the fields for it above them."""

    def __init__(self, over: QWidget, context: Context) -> None:
        translate = QCoreApplication.translate
        title = translate("ClocksSheet", "Batas waktu aduan")
        super().__init__(
            over, context, title, translate("ClocksSheet", "Tetapkan batas waktu"), width=760
        )
        self._add_fields()
        told = self.tr("Bila beberapa batas berlaku, yang berakhir paling awal yang dipegang.")
        self.column.addWidget(Label(told, "second", wrap=True))
        self.limits = LineList(title, rows=MOST_ROWS)
        self.column.addWidget(self.limits)
        self.finish()
        if not may(context.home.officer.role, "complaint.clock"):
            for part in (*self.fields.values(), self.hint, self.confirm):
                part.hide()
        self.limits.show_lines([self._line(one) for one in complaint_clocks.listing(context.home)])

    def _add_fields(self) -> None:
        lang, today = self.context.language, self._today()
        self.hint = Label(
            self.tr("Lebih ketat untuk kantor ini; angka kosong kembali ke aturan umum."),
            "second",
            wrap=True,
        )
        classes = [(code, self._classed(code)) for code in CLASSED]
        self.classed = ChoiceField(self.tr("Untuk"), classes)
        self.stage = ChoiceField(self.tr("Tahap"), options("stage_name", STAGES, lang))
        self.number = TextField(self.tr("Angka"))
        self.unit = ChoiceField(self.tr("Satuan"), options("unit", UNITS, lang))
        self.since = DateField(self.tr("Berlaku mulai"))
        self.since.set_day(today)
        self.reason = TextField(self.tr("Dasar atau alasan"))
        self.fields = {
            "classed": self.classed,
            "stage": self.stage,
            "number": self.number,
            "unit": self.unit,
            "since_on": self.since,
            "reason": self.reason,
        }
        self.column.addWidget(self.hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[Field, ...], ...] = (
            (self.classed, self.stage, self.since),
            (self.number, self.unit, self.reason),
        )
        for at, row in enumerate(rows):
            for place, field in enumerate(row):
                grid.addWidget(field, at, place, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(place, 1)
        self.column.addLayout(grid)

    def _today(self) -> dt.date:
        home = self.context.home
        return home.reference.today(home.card.office, home.now())

    def _classed(self, code: str) -> str:
        lang = self.context.language
        known = word("classified", code, lang)
        return word("kind", code, lang) if known == code else known

    def _line(self, one: ClockLine) -> Line:
        lang = self.context.language
        icon, ink = ("clock", "muted") if one.since_on is None else ("badge-check", "ok")
        if not one.counts:
            icon, ink = "circle-minus", "muted"
        state = self._state(one)
        return Line(
            f"{one.classed} {one.stage} {one.since_on} {one.number} {one.basis}",
            f"{self._classed(one.classed)}: {word('stage_name', one.stage, lang)}",
            ". ".join(part for part in (one.basis, state, one.reason) if part),
            f"{one.number} {word('unit', one.unit, lang)}",
            icon,
            ink,
        )

    def _state(self, one: ClockLine) -> str:
        if one.counts or one.since_on is None:
            return ""
        if one.since_on > self._today():
            told = self.tr("Berlaku mulai {day}")
            return told.replace("{day}", f"{one.since_on:%d-%m-%Y}")
        return self.tr("Sudah diganti")

    def act(self) -> Callable[[], Any]:
        since, typed = self.since.day(), self.number.text().strip()
        if since is None:
            raise RuleViolation("complaint-clock-since", field="since_on")
        if typed and not (typed.isascii() and typed.isdecimal()):
            raise RuleViolation("complaint-clock-number", field="number")
        return partial(
            complaint_clocks.set_clock,
            self.context.home,
            self.classed.code(),
            self.stage.code(),
            int(typed) if typed else None,
            self.unit.code(),
            since,
            self.reason.text(),
        )
