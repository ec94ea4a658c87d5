"""When something happened on paper during an outage, and the number of that paper."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.chips import CheckChip
from ui.widgets.fields import DateField, Field, TextField

TIME = re.compile(r"([01]?\d|2[0-3])[.:]?([0-5]\d)")


class LateFields(QWidget):
    """Day and time in the office's zone, and the number as printed; `entered()` on Enter."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = DateField(self.tr("Tanggal"))
        self.time = TextField(self.tr("Jam"), mono=True, placeholder="09.15")
        self.source = TextField(
            self.tr("Nomor kertas"), self.tr("Seperti tercetak pada formulir"), mono=True
        )
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row.setSpacing(10)
        row.addWidget(self.on, 1)
        row.addWidget(self.time, 1)
        column.addLayout(row)
        column.addWidget(self.source)
        for field in (self.on, self.time, self.source):
            field.edited.connect(lambda _words, one=field: one.error(""))
            field.input.returnPressed.connect(self.entered)

    def show_entry(self, happened_at: str, source: str) -> None:
        """What was typed before."""
        day, _, time = happened_at.partition("T")
        self.on.set_text("-".join(reversed(day.split("-"))))
        self.time.set_text(time.replace(":", "."))
        self.source.set_text(source)

    def happened_at(self) -> str:
        """The instant in ISO 8601, "" while day or time are not there."""
        day, time = self.on.day(), TIME.fullmatch(self.time.text())
        return "" if day is None or time is None else f"{day:%Y-%m-%d}T{int(time[1]):02}:{time[2]}"


class LateChip(QWidget):
    """A chip that says "this happened on paper before"; ticked it asks for the paper.

    `changed()` when it asks for more or less room, `entered()` on Enter; `fields` by the names the
    services give what is wrong.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chip = CheckChip(self.tr("Susulan dari kertas"), "clipboard-list")
        self.typed = LateFields()
        self.typed.hide()
        self.typed.entered.connect(self.entered)
        self.fields: dict[str, Field] = {
            "happened_at": self.typed.on,
            "source": self.typed.source,
            "payment.source": self.typed.source,
        }
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row.addWidget(self.chip)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.typed)
        self.chip.toggled.connect(self._ask)

    def _ask(self, late: bool) -> None:
        self.typed.setVisible(late)
        self.changed.emit()
        if late:
            self.typed.on.setFocus()

    def entry(self) -> dict[str, str]:
        """`happened_at` and `source` for a service; nothing where it happens now."""
        if not self.chip.isChecked():
            return {}
        return {"happened_at": self.typed.happened_at(), "source": self.typed.source.text()}
