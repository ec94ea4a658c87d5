"""Opening a home by its recovery words, with a new PIN for its admin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import explain
from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, TextField
from ui.widgets.labels import Label
from ui.widgets.pin_fields import PinFields
from ui.widgets.sheet import Sheet


class RecoverySheet(Sheet):
    """Asks the 24 words and a new PIN; `given(words, pin)`, answered by `refuse` or closing."""

    given = Signal(str, str)

    def __init__(self, over: QWidget, language: str) -> None:
        super().__init__(over, self.tr("Buka dengan kata pemulihan"), width=560)
        self._language = language
        told = self.tr(
            "Ketik 24 kata dari lembar pemulihan. Admin pertama mendapat PIN baru di komputer ini."
        )
        self.column.addWidget(Label(told, "second", wrap=True))
        self.words = TextField(self.tr("Kata pemulihan"), self.tr("Dipisah spasi, urut dari 1"))
        self.pins = PinFields(self.tr("PIN baru admin"))
        self.band = Band("fail")
        for part in (self.words, self.pins, self.band):
            self.column.addWidget(part)
        cancel = Button(self.tr("Batal"), key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        self.main = Button(self.tr("Buka"), "primary", "key-round")
        self.main.clicked.connect(self._give)
        self.words.input.returnPressed.connect(self._give)
        self.pins.entered.connect(self._give)
        self.add_buttons(cancel, self.main)

    def refuse(self, error: FrontOfficeError) -> None:
        """Say beside the field why it did not open."""
        self.main.setEnabled(True)
        message = explain(error, self._language)
        field = self._fields().get(str(error.data.get("field")))
        if field is None:
            self.band.tell(message.sentence, message.next_step)
        else:
            field.error(f"{message.sentence} {message.next_step}")
            field.setFocus()
        self.place()

    def _fields(self) -> dict[str, Field]:
        return {"words": self.words, "pin": self.pins.first, "again": self.pins.second}

    def _give(self) -> None:
        for field in self._fields().values():
            field.error("")
        self.band.tell("")
        try:
            pin = self.pins.pin()
        except RuleViolation as error:
            self.refuse(error)
            return
        self.main.setEnabled(False)
        self.given.emit(self.words.text(), pin)
