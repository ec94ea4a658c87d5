"""Asks for the code of an online registration."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class OnlineCodeSheet(Sheet):
    """Emits `given(code)`; stays open until told to close, with what is wrong beside the field."""

    given = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, self.tr("Pendaftaran daring"), width=520)
        ask = self.tr("Pemohon menyebut kode dari situs. Berkas tetap diperiksa di sini.")
        self.column.addWidget(Label(ask, "second", wrap=True))
        self.code = TextField(self.tr("Kode"))
        self.code.input.returnPressed.connect(self._give)
        self.code.edited.connect(lambda _words: self.code.error(""))
        self.column.addWidget(self.code)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        self.go = Button(self.tr("Buka"), "primary")
        self.go.clicked.connect(self._give)
        self.add_buttons(cancel, self.go)

    def _give(self) -> None:
        if not self.code.text().strip():
            self.refuse(self.tr("Ketik kodenya dahulu."))
            return
        self.given.emit(self.code.text())

    def refuse(self, words: str) -> None:
        """Say beside the field what is wrong."""
        self.code.error(words)
        self.place()
        self.code.input.setFocus()
