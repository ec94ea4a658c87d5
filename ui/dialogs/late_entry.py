"""A paper kept while the station could not work: when it was written, and its number."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

_TIME = re.compile(r"([01]?\d|2[0-3])[.:]?([0-5]\d)")


class LateEntrySheet(Sheet):
    """Emits `given(happened_at, source)` in ISO 8601 office time; two empty texts for none."""

    given = Signal(str, str)

    def __init__(self, over: QWidget, happened_at: str, source: str) -> None:
        super().__init__(over, self.tr("Entri susulan dari kertas"), width=560)
        hint = self.tr(
            "Janji dan batas waktu dihitung sejak saat tertulis di kertas; nomornya nomor hari ini."
        )
        self.column.addWidget(Label(hint, "second", wrap=True))
        self.on = DateField(self.tr("Tanggal"))
        self.time = TextField(self.tr("Jam"), mono=True, placeholder="09.15")
        self.source = TextField(
            self.tr("Nomor kertas"), self.tr("Seperti tercetak pada formulir"), mono=True
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.on, 1)
        row.addWidget(self.time, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.source)
        for field in (self.on, self.time, self.source):
            field.edited.connect(lambda _words, one=field: one.error(""))
            field.input.returnPressed.connect(self._give)
        back = Button(self.tr("Kembali"), "ghost", key="Esc")
        back.clicked.connect(lambda: self.close_sheet())
        self.none = Button(self.tr("Bukan susulan"), "secondary", "x")
        self.none.clicked.connect(lambda: self._close("", ""))
        self.go = Button(self.tr("Pakai"), "primary")
        self.go.clicked.connect(self._give)
        parts = [back, self.go]
        if happened_at:
            day, _, time = happened_at.partition("T")
            self.on.set_text("-".join(reversed(day.split("-"))))
            self.time.set_text(time.replace(":", "."))
            self.source.set_text(source)
            parts.insert(1, self.none)
        self.add_buttons(*parts)

    def _give(self) -> None:
        day, time = self.on.day(), _TIME.fullmatch(self.time.text())
        if day is None:
            self._wrong(self.on, self.tr("Tulis tanggalnya: hari, bulan, tahun."))
        elif time is None:
            self._wrong(self.time, self.tr("Tulis jamnya, misalnya 09.15."))
        elif not self.source.text():
            self._wrong(self.source, self.tr("Tulis nomor yang tercetak pada formulirnya."))
        else:
            self._close(f"{day:%Y-%m-%d}T{int(time[1]):02}:{time[2]}", self.source.text())

    def _wrong(self, field: TextField, sentence: str) -> None:
        field.error(sentence)
        field.setFocus()
        self.place()

    def _close(self, happened_at: str, source: str) -> None:
        self.close_sheet(accepted=True)
        self.given.emit(happened_at, source)
