"""The sheet of the office's hours and of the times it gives to who registers from home."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from frontoffice.domain.calendar import Hours
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.opening import Booking
from frontoffice.messages import explain
from frontoffice.services import opening
from ui.dialogs.long_sheet import LongSheet
from ui.models.context import Context
from ui.widgets.buttons import Button
from ui.widgets.chips import CheckChip
from ui.widgets.fields import TextField
from ui.widgets.labels import Label

SPAN = re.compile(r"\s*(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})\s*")
BAD: Hours = (-1, -1)
"""What was typed is no span of hours."""


class OpeningSheet(LongSheet):
    """Seven days and four numbers; writes them, stays open with what is wrong at its field."""

    saved = Signal(str)

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over, self.tr("Jam buka dan waktu daring"), width=720, frame=130)
        self._context = context
        told = self.tr(
            "Berlaku sejak disimpan, juga di situs setelah sinkron. Janji yang sudah diberi tetap."
        )
        self.body.addWidget(Label(told, "second", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self.days = [TextField(name) for name in self._day_names()]
        self.numbers = {
            "every_minutes": TextField(self.tr("Satu waktu setiap (menit)")),
            "places": TextField(self.tr("Tempat per waktu dan instansi")),
            "days": TextField(self.tr("Hari kerja ke depan")),
            "last_minutes": TextField(self.tr("Tanpa waktu sebelum tutup (menit)")),
        }
        self.fields = {f"day{n}": field for n, field in enumerate(self.days)} | self.numbers
        for place, field in enumerate((*self.days, *self.numbers.values())):
            column, row = (0, place) if place < 7 else (1, place - 7)
            grid.addWidget(field, row, column)
            field.input.returnPressed.connect(self._save)
            field.edited.connect(lambda _words, one=field: one.error(""))
        self.paused = CheckChip(self.tr("Jangan beri waktu daring dulu"))
        grid.addWidget(self.paused, 4, 1, Qt.AlignmentFlag.AlignBottom)
        hint = self.tr("Tulis jam seperti 07.30-16.00; kosongkan bila tutup.")
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(hint, "second", wrap=True), 5, 1, 2, 1, top)
        self.body.addLayout(grid)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Simpan"), "primary")
        go.clicked.connect(self._save)
        self.add_buttons(cancel, go)
        self._show()

    def _day_names(self) -> tuple[str, ...]:
        return (
            self.tr("Senin"),
            self.tr("Selasa"),
            self.tr("Rabu"),
            self.tr("Kamis"),
            self.tr("Jumat"),
            self.tr("Sabtu"),
            self.tr("Minggu"),
        )

    def _show(self) -> None:
        hours, rule = opening.read(self._context.home)
        for field, one in zip(self.days, hours, strict=True):
            field.set_text(span_words(one))
        for name, field in self.numbers.items():
            field.set_text(str(getattr(rule, name)))
        self.paused.setChecked(rule.paused)

    def _save(self) -> None:
        hours = tuple(read_span(field.text()) for field in self.days)
        numbers = {name: _number(field.text()) for name, field in self.numbers.items()}
        rule = Booking(paused=self.paused.isChecked(), **numbers)
        self._context.tasks.write(
            partial(opening.change, self._context.home, hours, rule),
            receiver=self,
            done=self._saved,
            failed=self._refuse,
        )

    def _saved(self, _changes: object) -> None:
        self.close_sheet(accepted=True)
        self.saved.emit(self.tr("Jam buka dan waktu daring disimpan."))

    def _refuse(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        wrong = self.fields.get(str(error.data.get("field")), self.days[0])
        wrong.error(f"{said.sentence} {said.next_step}")
        self.place()
        wrong.setFocus()


def span_words(hours: Hours | None) -> str:
    """`07.30-16.00`, or nothing for a day off."""
    if hours is None:
        return ""
    return "-".join(f"{one // 60:02}.{one % 60:02}" for one in hours)


def read_span(words: str) -> Hours | None:
    """The hours typed; None for a day off, `BAD` for what is no span."""
    if not words.strip():
        return None
    found = SPAN.fullmatch(words)
    if found is None:
        return BAD
    opens, opens_minute, closes, closes_minute = map(int, found.groups())
    if opens_minute > 59 or closes_minute > 59:
        return BAD
    return opens * 60 + opens_minute, closes * 60 + closes_minute


def _number(words: str) -> int:
    digits = words.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
