"""Asks for the code of an online registration, or lets one be chosen by the citizen's name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.long_sheet import LongSheet
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.side_list import SideList, SideRow

SHOWN = 5
"""So many who are expected are listed below the field."""


class OnlineCodeSheet(LongSheet):
    """Emits `given(code)`; stays open until told to close, with what is wrong beside the field."""

    given = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, self.tr("Pendaftaran daring"), width=520, frame=130)
        ask = self.tr("Pemohon menyebut kode dari situs. Berkas tetap diperiksa di sini.")
        self.body.addWidget(Label(ask, "second", wrap=True))
        self.code = TextField(self.tr("Kode atau nama"))
        self.code.input.returnPressed.connect(self._give)
        self.code.edited.connect(self._typed)
        self.body.addWidget(self.code)
        self.expected = SideList(self.tr("Yang ditunggu"))
        self.body.addWidget(self.expected)
        self._known: list[tuple[str, str, str]] = []
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        self.go = Button(self.tr("Buka"), "primary")
        self.go.clicked.connect(self._give)
        self.add_buttons(cancel, self.go)

    def show_expected(self, known: list[tuple[str, str, str]]) -> None:
        """(code, name, day and service) of who is expected, whoever comes first on top."""
        self._known = known
        self._typed(self.code.text())

    def _typed(self, words: str) -> None:
        self.code.error("")
        asked = words.strip().lower()
        self.expected.clear()
        found = [one for one in self._known if asked in f"{one[0]} {one[1]}".lower()]
        for code, name, detail in found[:SHOWN]:
            row = SideRow(code, name, "calendar-clock", detail)
            row.clicked.connect(self._give)
            self.expected.add(row)
            # At once, or the sheet is placed without it.
            row.show()
        if asked and found:
            self.expected.choose(found[0][0])
        self.place()

    def _give(self) -> None:
        chosen = self.expected.key()
        if not chosen and not self.code.text().strip():
            self.refuse(self.tr("Ketik kodenya dahulu."))
            return
        self.given.emit(chosen or self.code.text())

    def refuse(self, words: str) -> None:
        """Say beside the field what is wrong."""
        self.code.error(words)
        self.place()
        self.code.input.setFocus()
