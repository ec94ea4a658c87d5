"""The recovery words: shown once, then two of them asked back, so that they were really written."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.messages import explain
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import TextField
from ui.widgets.labels import Label

COLUMNS = 3
ASKED = 2


class RecoveryWords(QWidget):
    """First the words, then the questions; `confirmed` comes when both were answered.

    `print_wanted` asks for the sheet on paper. `ask` chooses the positions (0-based) to ask for.
    """

    confirmed = Signal()
    print_wanted = Signal()

    def __init__(self, language: str, *, printable: bool, ask: Sequence[int] = ()) -> None:
        super().__init__()
        self._language, self._ask, self._words = language, list(ask), list[str]()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._sheet = QWidget()
        self._sheet_column = QVBoxLayout(self._sheet)
        self._sheet_column.setContentsMargins(0, 0, 0, 0)
        self._sheet_column.setSpacing(12)
        column.addWidget(self._sheet)
        self._check = QWidget()
        self._check_row = QHBoxLayout(self._check)
        self._check_row.setContentsMargins(0, 0, 0, 0)
        self._check_row.setSpacing(12)
        column.addWidget(self._check)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.printer = Button(self.tr("Cetak lembar"), icon="printer")
        self.printer.clicked.connect(self.print_wanted)
        self.printer.setVisible(printable)
        self.again = Button(self.tr("Lihat lagi"), "ghost", "eye")
        self.again.clicked.connect(self.show_sheet)
        self.main = Button(self.tr("Sudah saya tulis"), "primary")
        self.main.clicked.connect(self.go_on)
        for part in (self.printer, self.again):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.main)
        column.addLayout(row)
        self.fields: list[TextField] = []

    def show_words(self, words: Sequence[str]) -> None:
        """Show these words, and later ask for two of them."""
        self._words = list(words)
        places = self._ask or sorted(secrets.SystemRandom().sample(range(len(words)), ASKED))
        card = Card(margins=(18, 14, 18, 14))
        grid = QGridLayout()
        grid.setVerticalSpacing(7)
        rows = -(-len(words) // COLUMNS)
        for at, word in enumerate(words):
            cell = QHBoxLayout()
            number = Label(f"{at + 1}.", "mono_small", "muted")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(28)
            cell.addWidget(number)
            cell.addWidget(Label(word, "field_mono"), 1)
            grid.addLayout(cell, at % rows, at // rows)
        card.column.addLayout(grid)
        self._sheet_column.addWidget(card)
        for at in places:
            field = TextField(self.tr("Kata ke-{number}").replace("{number}", str(at + 1)))
            field.setProperty("place", at)
            field.input.returnPressed.connect(self.go_on)
            self.fields.append(field)
            self._check_row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.show_sheet()

    def words(self) -> list[str]:
        """The words, as long as they are shown."""
        return list(self._words)

    def show_sheet(self) -> None:
        """The words themselves."""
        self._turn(to_check=False)

    def go_on(self) -> None:
        """From the words to the questions, from the questions on."""
        if self._sheet.isVisibleTo(self):
            self._turn(to_check=True)
            self.fields[0].setFocus()
            return
        wrong = [one for one in self.fields if not self._right(one)]
        if wrong:
            wrong[0].setFocus()
        else:
            self._words = []
            self.confirmed.emit()

    def _right(self, field: TextField) -> bool:
        at = int(field.property("place"))
        right = field.text().casefold() == self._words[at]
        message = explain(
            RuleViolation("recovery-check-wrong", field="words", position=at + 1), self._language
        )
        field.error("" if right else f"{message.sentence} {message.next_step}")
        return right

    def _turn(self, *, to_check: bool) -> None:
        self._sheet.setVisible(not to_check)
        self._check.setVisible(to_check)
        self.again.setVisible(to_check)
        words = self.tr("Periksa dan lanjutkan") if to_check else self.tr("Sudah saya tulis")
        self.main.setText(words)
        self.main.updateGeometry()
        if not to_check:
            self.main.setFocus()
