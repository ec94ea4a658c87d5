"""F1: the keys that work right now, with what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.actions import ActionBook
from ui.widgets.buttons import Button, KeyCap
from ui.widgets.labels import ElidedLabel
from ui.widgets.sheet import Sheet
from ui.words import key_words

ROWS = 12


class KeysSheet(Sheet):
    """Reads the book each time it opens."""

    def __init__(self, over: QWidget, book: ActionBook) -> None:
        super().__init__(over, self.tr("Tombol yang berlaku di layar ini"), width=720)
        self._book = book
        self._table = QWidget()
        self.column.addWidget(self._table)
        close = Button(self.tr("Tutup"), key="Esc")
        close.clicked.connect(lambda: self.close_sheet())
        self.add_buttons(close)

    def open(self) -> None:
        """Show the actions of this moment that have a key."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        keyed = [one for one in self._book.current() if one.shortcut and one.enabled()]
        for at, action in enumerate(keyed):
            row, column = at % ROWS, 2 * (at // ROWS)
            cap = QHBoxLayout()
            cap.addStretch()
            cap.addWidget(KeyCap(key_words(action.shortcut)))
            grid.addLayout(cap, row, column)
            grid.addWidget(ElidedLabel(action.words), row, column + 1)
            grid.setColumnStretch(column + 1, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.replaceWidget(self._table, fresh)
        self._table.hide()
        self._table.deleteLater()
        self._table = fresh
        super().open()
