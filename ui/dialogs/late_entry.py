"""A paper kept while the station could not work: when it was written, and its number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.late_fields import TIME, LateFields
from ui.widgets.sheet import Sheet


class LateEntrySheet(Sheet):
    """Emits `given(happened_at, source)` in ISO 8601 office time; two empty texts for none."""

    given = Signal(str, str)

    def __init__(self, over: QWidget, happened_at: str, source: str) -> None:
        super().__init__(over, self.tr("Entri susulan dari kertas"), width=560)
        hint = self.tr(
            "Janji dan batas waktu dihitung sejak saat tertulis di kertas; nomornya nomor hari ini."
        )
        self.column.addWidget(Label(hint, "second", wrap=True))
        self.typed = LateFields()
        self.source = self.typed.source
        self.typed.entered.connect(self._give)
        self.column.addWidget(self.typed)
        back = Button(self.tr("Kembali"), "ghost", key="Esc")
        back.clicked.connect(lambda: self.close_sheet())
        self.none = Button(self.tr("Bukan susulan"), "secondary", "x")
        self.none.clicked.connect(lambda: self._close("", ""))
        self.go = Button(self.tr("Pakai"), "primary")
        self.go.clicked.connect(self._give)
        parts = [back, self.go]
        if happened_at:
            self.typed.show_entry(happened_at, source)
            parts.insert(1, self.none)
        self.add_buttons(*parts)

    def _give(self) -> None:
        typed = self.typed
        if typed.on.day() is None:
            self._wrong(typed.on, self.tr("Tulis tanggalnya: hari, bulan, tahun."))
        elif not TIME.fullmatch(typed.time.text()):
            self._wrong(typed.time, self.tr("Tulis jamnya, misalnya 09.15."))
        elif not self.source.text():
            self._wrong(self.source, self.tr("Tulis nomor yang tercetak pada formulirnya."))
        else:
            self._close(typed.happened_at(), self.source.text())

    def _wrong(self, field: TextField, sentence: str) -> None:
        field.error(sentence)
        field.setFocus()
        self.place()

    def _close(self, happened_at: str, source: str) -> None:
        self.close_sheet(accepted=True)
        self.given.emit(happened_at, source)
