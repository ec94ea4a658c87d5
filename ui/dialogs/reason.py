"""A short reason that the journal keeps: for an exception, a copy, a second application."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class ReasonSheet(Sheet):
    """Asks for a few words; emits `given(reason)` and closes itself."""

    given = Signal(str)

    def __init__(self, over: QWidget, title: str, ask: str, verb: str, label: str = "") -> None:
        super().__init__(over, title, width=520)
        self.column.addWidget(Label(ask, "second", wrap=True))
        self.field = TextField(label or self.tr("Alasan"))
        self.field.input.returnPressed.connect(self._give)
        self.field.edited.connect(lambda _words: self.field.error(""))
        self.column.addWidget(self.field)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        self.go = Button(verb, "primary")
        self.go.clicked.connect(self._give)
        self.add_buttons(cancel, self.go)

    def _give(self) -> None:
        reason = self.field.text()
        if not any(letter.isalpha() for letter in reason):
            self.field.error(self.tr("Tulis alasan singkat yang dapat dibaca orang lain."))
            self.place()
            return
        self.close_sheet(accepted=True)
        self.given.emit(reason)
