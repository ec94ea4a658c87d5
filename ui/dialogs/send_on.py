"""Where a visit goes on: another counter by its number, or another agency of the hall."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

BACK = "back"


class SendOnSheet(Sheet):
    """`given(to, reason)`: `to` holds `to_counter`, `wanted` (an agency) or `back`."""

    given = Signal(object, str)

    def __init__(
        self, over: QWidget, ticket: str, agencies: Mapping[str, str], counter: int
    ) -> None:
        super().__init__(over, self.tr("Alihkan {ticket}").replace("{ticket}", ticket), width=520)
        self._counter = counter
        ask = self.tr("Giliran dan isian ikut; pemohon tidak mengulang dari awal.")
        self.column.addWidget(Label(ask, "second", wrap=True))
        self.number = TextField(self.tr("Nomor loket"), self.tr("Kosongkan bila ke instansi lain."))
        known = [("", self.tr("Instansi yang sama"))]
        known += sorted(agencies.items(), key=lambda pair: pair[1])
        known.append((BACK, self.tr("Kembali ke loket sebelumnya")))
        self.agency = ChoiceField(self.tr("Instansi tujuan"), known)
        self.reason = TextField(self.tr("Catatan (bila ada)"))
        for field in (self.number, self.agency, self.reason):
            self.column.addWidget(field)
        for text in (self.number, self.reason):
            text.input.returnPressed.connect(self._give)
            text.edited.connect(lambda _words: self.number.error(""))
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Alihkan"), "primary")
        go.clicked.connect(self._give)
        self.add_buttons(cancel, go)

    def _give(self) -> None:
        typed, agency = self.number.text().strip(), self.agency.code()
        to: dict[str, object] = {}
        if typed:
            if not typed.isdigit() or not 1 <= int(typed) <= 99 or int(typed) == self._counter:
                self.number.error(self.tr("Isi nomor loket lain, 1 sampai 99."))
                self.place()
                return
            to["to_counter"] = int(typed)
        if agency == BACK:
            to = {"back": True}
        elif agency:
            to["wanted"] = agency
        if not to:
            self.number.error(self.tr("Isi nomor loket atau pilih instansi tujuan."))
            self.place()
            self.number.setFocus()
            return
        self.close_sheet(accepted=True)
        self.given.emit(to, self.reason.text())
