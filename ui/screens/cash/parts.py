"""What the panels of Kas share: a second officer with PIN, sums as lines, words of states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from frontoffice.domain.cash_facts import Sums
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import Officer
from frontoffice.domain.words import rupiah
from frontoffice.services import staff
from frontoffice.services.home import Home
from ui.models.frame import Action
from ui.models.people import role_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.widgets.pin_fields import hide_digits
from ui.words import long_date

_LESS = ("voided_rupiah", "settled_rupiah", "out_rupiah", "refunded_rupiah")


class CashPanel(Panel):
    """A panel of Kas: F12 does `primary()`; `ready` comes when that may be another act."""

    ready = Signal()
    KINDS = ("cash.", "refund.", "case.", "kit.", "payments.", "billing.")

    def primary(self) -> Action | None:
        """What F12 does as things stand, or None."""
        return None

    def step(self, words: str, run: Callable[[], object], right: str) -> Action:
        """The next step, for who has the right."""
        return Action("cash.step", words, run, "F12", icon="check", right=right)

    def step_button(self, words: str, run: Callable[[], object], icon: str, right: str) -> Button:
        """The filled button of the step that F12 does."""
        button = Button(words, "primary", icon, "F12")
        button.does(run, right, self.home.officer.role)
        self.controls.append(button)
        return button


def beside(*parts: QWidget) -> QHBoxLayout:
    """Buttons at the left, as wide as their words."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


class SumTable(Card):
    """The parts of what should be there, one line each; the amounts below each other."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setVerticalSpacing(4)
        self.column.addLayout(self._grid)
        self.lines: list[tuple[str, str]] = []

    def show_sums(self, sums: Sums) -> None:
        """Show other sums."""
        lines = sum_lines(sums)
        if lines == self.lines:
            return
        self.lines = lines
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (words, value) in enumerate(lines):
            amount = Label(value, "mono")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(Label(words, "second"), place, 0)
            self._grid.addWidget(amount, place, 1)


class SecondOfficer(QWidget):
    """Who agrees, and their PIN; the PIN is forgotten as soon as it is taken."""

    def __init__(self, panel: Panel, words: str, right: str) -> None:
        super().__init__()
        self._home, self._right = panel.home, right
        self.who = ChoiceField(words, [])
        self.pin = hide_digits(TextField(self.tr("PIN petugas itu")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for field in (self.who, self.pin):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        panel.add_field("second", self.who)
        panel.add_field("pin", self.pin)

    def read(self) -> None:
        """Offer everybody else who may agree."""
        before, box = self.who.code(), self.who.choice
        box.clear()
        for one in staff.agreeing(self._home, self._right):
            box.addItem(f"{one.name}, {role_words(one.role)}", one.staff)
        if before:
            self.who.choose(before)
        if box.currentIndex() < 0 and box.count():
            box.setCurrentIndex(0)

    def take(self) -> tuple[str, str]:
        """(staff, PIN), and the PIN is gone from the screen."""
        pin = self.pin.text()
        self.pin.set_text("")
        return self.who.code(), pin


def agreed(home: Home, who: str, pin: str) -> Officer:
    """The second officer, by their PIN; what is wrong with it is said beside its field."""
    if not who:
        raise RuleViolation("second-missing", field="second")
    try:
        return home.confirm(who, pin)
    except RuleViolation as error:
        raise RuleViolation(error.code, **(error.data | {"field": "pin"})) from error


def rupiah_of(words: str) -> int:
    """The rupiah typed into a money field, 0 for nothing."""
    digits = "".join(letter for letter in words if letter in "0123456789")
    return int(digits) if digits else 0


def sum_lines(sums: Sums) -> list[tuple[str, str]]:
    """The parts of what should be there that are not zero, the float always."""
    lines = []
    for name, words in sum_words().items():
        value = getattr(sums, name)
        if value or name == "float_rupiah":
            lines.append((words, rupiah(-value if name in _LESS else value)))
    return lines


def sum_words() -> dict[str, str]:
    """What each part of the sum is called."""
    translate = QCoreApplication.translate
    return {
        "float_rupiah": translate("Cash", "Modal awal"),
        "taken_rupiah": translate("Cash", "Diterima tunai"),
        "owed_rupiah": translate("Cash", "Kembalian yang belum diserahkan"),
        "in_rupiah": translate("Cash", "Uang masuk lain"),
        "voided_rupiah": translate("Cash", "Dibatalkan"),
        "settled_rupiah": translate("Cash", "Kembalian diserahkan kemudian"),
        "out_rupiah": translate("Cash", "Uang keluar lain"),
        "refunded_rupiah": translate("Cash", "Pengembalian dibayarkan"),
        "late_rupiah": translate("Cash", "Koreksi hari yang sudah ditutup"),
    }


def state_words(state: str) -> str:
    """How a receipt number, a paper or a refund stands."""
    translate = QCoreApplication.translate
    return {
        "used": translate("Cash", "terpakai"),
        "void": translate("Cash", "batal"),
        "spoiled": translate("Cash", "rusak"),
        "unused": translate("Cash", "tidak terpakai"),
        "reserved": translate("Cash", "masih kosong"),
        "unexplained": translate("Cash", "belum dijelaskan"),
        "requested": translate("Cash", "menunggu persetujuan"),
        "approved": translate("Cash", "disetujui, belum dibayarkan"),
        "refused": translate("Cash", "ditolak"),
        "paid": translate("Cash", "dibayarkan"),
    }.get(state, state)


def ends() -> list[tuple[str, str]]:
    """What a number without a receipt can be."""
    return [(one, state_words(one)) for one in ("spoiled", "unused")]


def day_words(on: dt.date | str) -> str:
    """A day in words, in the language of the program."""
    return long_date(dt.date.fromisoformat(on) if isinstance(on, str) else on)
