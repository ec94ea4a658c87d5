"""A colleague's entries of the visit that was called: go on with them, or begin anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class TakeOverSheet(Sheet):
    """`taken()` by Enter; Esc leaves the entries with the colleague."""

    taken = Signal()

    def __init__(self, over: QWidget, colleague: str, lines: list[str]) -> None:
        title = self.tr("Isian {name} untuk kunjungan ini").replace("{name}", colleague)
        super().__init__(over, title, width=560)
        for at, words in enumerate(lines):
            self.column.addWidget(Label(words, "name" if not at else "second", wrap=True))
        told = self.tr("Yang melanjutkan tercatat. Tanpa itu isiannya tetap pada {name}.")
        self.column.addWidget(Label(told.replace("{name}", colleague), "second", wrap=True))
        anew = Button(self.tr("Mulai dari awal"), "ghost", key="Esc")
        anew.clicked.connect(lambda: self.close_sheet())
        self.go = Button(self.tr("Lanjutkan isiannya"), "primary", "user-check")
        self.go.clicked.connect(self._take)
        self.add_buttons(anew, self.go)

    def open(self) -> None:
        """Enter goes on."""
        super().open()
        self.go.setFocus()

    def _take(self) -> None:
        self.close_sheet(accepted=True)
        self.taken.emit()
