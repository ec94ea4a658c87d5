"""A question to both officers of a conflict: what to ask, and by what day to answer."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, Field, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class AskBothSheet(Sheet):
    """`given(words, day)`; stays open until `close_sheet`, with what was wrong beside its field."""

    given = Signal(str, object)

    def __init__(self, over: QWidget, names: list[str], on: dt.date) -> None:
        super().__init__(over, self.tr("Tanyakan ke keduanya"), width=560)
        told = self.tr("{names} membacanya saat masuk; jawabannya tampil di samping catatannya.")
        told = told.replace("{names}", ", ".join(names))
        self.column.addWidget(Label(told, "second", wrap=True))
        self.words = TextField(self.tr("Pertanyaan"))
        self.day = DateField(self.tr("Dijawab paling lambat"))
        self.day.set_day(on)
        self.fields: dict[str, Field] = {"question": self.words, "due_on": self.day}
        for field in (self.words, self.day):
            self.column.addWidget(field)
            field.input.returnPressed.connect(self._give)
            field.edited.connect(lambda _words, one=field: one.error(""))
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Kirim pertanyaan"), "primary")
        go.clicked.connect(self._give)
        self.add_buttons(cancel, go)

    def _give(self) -> None:
        day = self.day.day()
        if day is None:
            self.refuse("due_on", self.tr("Isi tanggal, misalnya 24-11-2026."))
        else:
            self.given.emit(self.words.text(), day)

    def refuse(self, field: str, sentence: str) -> None:
        """What is wrong, beside its field."""
        wrong = self.fields.get(field, self.words)
        wrong.error(sentence)
        self.place()
        wrong.setFocus()
