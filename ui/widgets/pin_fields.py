"""A new PIN, typed twice, never shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.services.door import check_pin
from ui.widgets.fields import TextField


def hide_digits(field: TextField) -> TextField:
    """Make a field take digits only and show none of them."""
    field.input.setEchoMode(QLineEdit.EchoMode.Password)
    field.input.setMaxLength(12)
    field.input.setValidator(QRegularExpressionValidator("[0-9]*", field.input))
    field.input.setInputMethodHints(
        Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
    )
    return field


class PinFields(QWidget):
    """Two fields beside each other; `pin()` gives the PIN or says what is wrong with it."""

    entered = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.first = hide_digits(TextField(label, self.tr("Enam angka atau lebih")))
        self.second = hide_digits(TextField(self.tr("Ketik sekali lagi")))
        for field in (self.first, self.second):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.input.returnPressed.connect(self.entered)
        self.setFocusProxy(self.first)

    def pin(self) -> str:
        """The PIN.

        :raises RuleViolation: `pin-too-short`, `pin-too-simple`, `pin-again-differs`.
        """
        pin = self.first.text()
        check_pin(pin)
        if self.second.text() != pin:
            raise RuleViolation("pin-again-differs", field="again")
        return pin

    def clear(self) -> None:
        """Forget both."""
        for field in (self.first, self.second):
            field.set_text("")
            field.error("")
