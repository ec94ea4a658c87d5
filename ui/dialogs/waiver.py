"""An exception from a requirement: a reason, and the PIN of somebody else who may allow it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.visit_desk import Person
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.pin import OfficerTile, PinPad
from ui.widgets.sheet import Sheet


class WaiverSheet(Sheet):
    """Emits `asked(staff, pin, reason)`; stays open until `agree()` or `refuse(sentence)`.

    `roles` gives the word for a role code. The PIN is forgotten as soon as it was passed on.
    """

    asked = Signal(str, str, str)

    def __init__(
        self, over: QWidget, requirement: str, people: tuple[Person, ...], roles: dict[str, str]
    ) -> None:
        super().__init__(over, self.tr("Dispensasi dari penyelia"), width=760)
        self.column.addWidget(Label(requirement, "name", wrap=True))
        self.reason = TextField(self.tr("Alasan dispensasi"))
        self.reason.edited.connect(lambda _words: self.reason.error(""))
        self.reason.input.returnPressed.connect(self._to_people)
        self.tiles = [OfficerTile(one.staff, one.name, roles.get(one.role, "")) for one in people]
        self.pad = PinPad(self.tr("PIN yang menyetujui"))
        self.pad.entered.connect(self._ask)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.reason)
        if not people:
            nobody = self.tr("Belum ada petugas lain di stasiun ini yang berhak menyetujui.")
            left.addWidget(Label(nobody, "second", "bad", wrap=True))
        for tile in self.tiles:
            tile.toggled.connect(lambda on: self.pad.setFocus() if on else None)
            tile.clicked.connect(self.pad.setFocus)
            left.addWidget(tile)
        left.addStretch()
        if len(self.tiles) == 1:
            self.tiles[0].setChecked(True)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addWidget(self.pad)
        self.column.addLayout(both)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        self.add_buttons(cancel)

    def _to_people(self) -> None:
        if self._chosen():
            self.pad.setFocus()
        elif self.tiles:
            self.tiles[0].setFocus()

    def _chosen(self) -> str:
        return next((tile.officer for tile in self.tiles if tile.isChecked()), "")

    def _ask(self, pin: str) -> None:
        reason = self.reason.text()
        if not any(letter.isalpha() for letter in reason):
            self.reason.error(self.tr("Tulis alasan singkat yang dapat dibaca orang lain."))
            self.reason.setFocus()
        elif not self._chosen():
            self.pad.error(self.tr("Pilih dulu siapa yang menyetujui."))
        else:
            self.asked.emit(self._chosen(), pin, reason)

    def refuse(self, sentence: str) -> None:
        """The PIN was wrong, or this person may not."""
        self.pad.error(sentence)
        self.place()

    def agree(self) -> None:
        """Allowed: nothing more to ask."""
        self.close_sheet(accepted=True)
