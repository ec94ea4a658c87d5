"""Closing the second of two equal applications: which number goes on, and what about the fee."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import staff, worklist_decisions
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.models.people import role_words
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.pin import OfficerTile, PinPad


class DuplicateSheet(CaseSheet):
    """A fee that goes over to the other case needs the PIN of a second officer."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(
            over, context, view, step.verb, step.verb, kind="danger", icon=step.icon, width=700
        )
        self._pin = ""
        row, left = QHBoxLayout(), QVBoxLayout()
        left.setSpacing(10)
        self.of = TextField(self.tr("Nomor permohonan yang diteruskan"), mono=True)
        self.reason = TextField(self.tr("Alasan"))
        self.fields = {"of": self.of, "reason": self.reason}
        for field in (self.of, self.reason):
            field.input.returnPressed.connect(self.submit)
            left.addWidget(field)
        paid = view.file.case.paid_rupiah > 0
        segments = [Segment("none", self.tr("Tanpa biaya"), "1")]
        if paid:
            segments = [
                Segment("refund", self.tr("Dikembalikan"), "1"),
                Segment("transfer", self.tr("Dipindahkan"), "2"),
            ]
        self.money = SegmentedControl(segments, self.tr("Biaya"))
        self.money.choose(segments[0].code)
        self.money.chosen.connect(lambda _code: self._follow())
        left.addWidget(Label(self.tr("Biaya"), "label"))
        left.addWidget(self.money)
        self.tiles = [
            OfficerTile(one.staff, one.name, role_words(one.role))
            for one in staff.agreeing(context.home, "case.void")
        ]
        for at, tile in enumerate(self.tiles):
            tile.setChecked(at == 0)
            left.addWidget(tile)
        left.addStretch()
        row.addLayout(left, 1)
        self.pad = PinPad(self.tr("PIN petugas kedua"))
        self.pad.entered.connect(self._agree)
        row.addWidget(self.pad, 1)
        self.body.addLayout(row)
        self._follow()

    def _follow(self) -> None:
        second = self.money.code() == "transfer"
        self.pad.setVisible(second)
        for tile in self.tiles:
            tile.setVisible(second)
        self.confirm.setVisible(not second)
        if self.isVisible():
            self.place()

    def _agree(self, pin: str) -> None:
        self._pin = pin
        self.submit()

    def act(self) -> Callable[[], Any]:
        chosen = next((tile.officer for tile in self.tiles if tile.isChecked()), "")
        pin, self._pin = self._pin, ""
        return partial(
            _close,
            self.context.home,
            self.view.stream,
            self.of.text(),
            self.reason.text(),
            self.money.code(),
            chosen,
            pin,
        )

    def refuse(self, error: FrontOfficeError) -> None:
        """A wrong PIN is said at the pad."""
        super().refuse(error)
        if error.code.startswith("pin-"):
            self.pad.error(self.note.text())
            self.note.hide()
            self.place()


def _close(home: Home, stream: str, of: str, reason: str, money: str, second: str, pin: str) -> Any:
    agreed = home.confirm(second, pin) if money == "transfer" and pin else None
    return worklist_decisions.close_duplicate(home, stream, of, reason, money, agreed)
