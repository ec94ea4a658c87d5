"""The services one number is given for, each a chip that takes it out again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.labels import Label
from ui.widgets.side_list import SideRow


class Basket(QWidget):
    """In the order in which they will be served; nothing is to be seen while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(Label(self.tr("Satu nomor untuk"), "label"))
        self._rows: dict[str, SideRow] = {}
        self.hide()

    def codes(self) -> list[str]:
        """The services, the first one first."""
        return list(self._rows)

    def add(self, code: str, name: str) -> None:
        """One more; one that is there already changes nothing."""
        if code in self._rows:
            return
        row = self._rows[code] = SideRow(code, name, "x", self.tr("Tekan untuk mengeluarkannya"))
        row.setCheckable(False)
        row.clicked.connect(partial(self.remove, code))
        self._column.addWidget(row)
        self.show()

    def remove(self, code: str) -> None:
        """Not this one after all."""
        row = self._rows.pop(code)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._rows))

    def clear(self) -> None:
        """The next citizen."""
        for code in self.codes():
            self.remove(code)
