"""Voiding a receipt: a reason, and a second officer who agrees with their own PIN."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.services import cases, staff
from frontoffice.services.home import Home
from frontoffice.services.reference import StaffRow
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.models.people import role_words
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.pin import OfficerTile, PinPad


class VoidSheet(CaseSheet):
    """Left: why and who agrees; right: that officer's PIN, which does it."""

    def __init__(self, over: QWidget, context: Context, view: CaseView) -> None:
        title = self.tr("Batalkan tanda terima")
        super().__init__(over, context, view, title, title, kind="danger", icon="ban", width=700)
        self._pin = ""
        row = QHBoxLayout()
        row.setSpacing(24)
        self.left = QVBoxLayout()
        self.left.setSpacing(10)
        receipt = view.file.case.receipt
        number = receipt.number if receipt else ""
        words = self.tr("Tanda terima {number} menjadi batal, kertasnya ditarik.")
        self.left.addWidget(Label(words.replace("{number}", number), "second", wrap=True))
        self.reason = TextField(self.tr("Alasan"))
        self.left.addWidget(self.reason)
        self.left.addWidget(Label(self.tr("Petugas kedua yang menyetujui"), "label"))
        self.tiles: list[OfficerTile] = []
        self.nobody = Label(
            self.tr("Tidak ada petugas lain di stasiun ini yang berwenang menyetujui."),
            "label",
            "warn",
            wrap=True,
        )
        self.nobody.hide()
        self.left.addWidget(self.nobody)
        self.left.addStretch()
        row.addLayout(self.left, 1)
        self.pad = PinPad(self.tr("PIN petugas kedua"))
        self.pad.entered.connect(self._agree)
        row.addWidget(self.pad, 1)
        self.body.addLayout(row)
        self.fields = {"reason": self.reason}
        self.confirm.hide()
        context.tasks.read(
            partial(staff.agreeing, context.home, "case.void"),
            receiver=self,
            done=self._show,
            failed=self.refuse,
        )

    def _show(self, people: list[StaffRow]) -> None:
        for at, person in enumerate(people):
            tile = OfficerTile(person.staff, person.name, role_words(person.role))
            tile.setChecked(at == 0)
            self.tiles.append(tile)
            self.left.insertWidget(self.left.count() - 1, tile)
        self.nobody.setVisible(not people)
        self.pad.setEnabled(bool(people))
        if self.isVisible():
            self.place()

    def _agree(self, pin: str) -> None:
        self._pin = pin
        self.submit()

    def submit(self) -> None:
        """Only the second officer's PIN does it."""
        if self._pin:
            super().submit()

    def act(self) -> Callable[[], Any]:
        chosen = next((tile.officer for tile in self.tiles if tile.isChecked()), "")
        pin, self._pin = self._pin, ""
        reason = self.reason.text()
        return partial(_void, self.context.home, self.view.stream, reason, chosen, pin)

    def refuse(self, error: FrontOfficeError) -> None:
        """A wrong PIN is said at the pad."""
        super().refuse(error)
        if error.code.startswith("pin-"):
            self.pad.error(self.note.text())
            self.note.hide()
            self.place()
            self.pad.setFocus()


def _void(home: Home, stream: str, reason: str, second: str, pin: str) -> Any:
    """The PIN is tried only with a reason there: a wrong try counts."""
    if not any(letter.isalnum() for letter in reason):
        raise RuleViolation("case-reason-missing", field="reason")
    return cases.void(home, stream, reason, home.confirm(second, pin))
