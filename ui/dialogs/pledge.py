"""Who signs the service pledge (maklumat), asked before it is printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontoffice.services.posters import Pledge
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class PledgeSheet(Sheet):
    """Emits `given(Pledge)` and closes itself when everything is there."""

    given = Signal(object)

    def __init__(self, over: QWidget, known: Pledge) -> None:
        super().__init__(over, self.tr("Cetak maklumat pelayanan"), width=520)
        told = self.tr("Maklumat dipasang di ruang tunggu dengan nama kepala kantor.")
        self.column.addWidget(Label(told, "second", wrap=True))
        self.name = TextField(self.tr("Nama kepala kantor"))
        self.position = TextField(self.tr("Jabatan"))
        self.place_field = TextField(self.tr("Tempat"))
        self.signed = DateField(self.tr("Tanggal"), self.tr("hari-bulan-tahun"))
        self.name.set_text(known.head_name)
        self.position.set_text(known.head_position)
        self.place_field.set_text(known.place)
        self.signed.set_day(known.signed_on)
        for field in (self.name, self.position, self.place_field, self.signed):
            field.input.returnPressed.connect(self._give)
            self.column.addWidget(field)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Cetak maklumat"), "primary")
        go.clicked.connect(self._give)
        self.add_buttons(cancel, go)

    def _give(self) -> None:
        missing = self.tr("Wajib diisi sebelum maklumat dicetak.")
        wrong = [one for one in (self.name, self.position, self.place_field) if not one.text()]
        for field in (self.name, self.position, self.place_field):
            field.error(missing if field in wrong else "")
        day = self.signed.day()
        self.signed.error("" if day else self.tr("Isi tanggal, misalnya 02-11-2026."))
        if wrong or day is None:
            self.place()
            return
        pledge = Pledge(
            head_name=self.name.text(),
            head_position=self.position.text(),
            place=self.place_field.text(),
            signed_on=day,
        )
        self.close_sheet(accepted=True)
        self.given.emit(pledge)
