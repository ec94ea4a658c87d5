"""The same person has an open case of the same service: open that one, or go on with a reason."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from frontoffice.services.cases import CaseLine
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.sheet import Sheet


class DuplicateSheet(Sheet):
    """Emits `opened(stream)` or `going_on(reason)`; Esc leaves the applicant as typed.

    `told` gives date and state of a case in words.
    """

    opened = Signal(str)
    going_on = Signal(str)

    def __init__(self, over: QWidget, cases: list[CaseLine], told: dict[str, str]) -> None:
        super().__init__(over, self.tr("Permohonan yang sama masih berjalan"), width=600)
        ask = self.tr(
            "Orang ini sudah punya permohonan layanan yang sama. Buka permohonan itu, "
            "atau tulis alasan mengapa yang baru tetap diperlukan."
        )
        self.column.addWidget(Label(ask, "second", wrap=True))
        self.list = LineList(self.tr("Permohonan yang masih berjalan"), rows=4)
        self.list.show_lines(
            [Line(one.stream, one.number, told.get(one.stream, ""), mono=True) for one in cases]
        )
        self.list.step(-len(cases))
        self.list.activated.connect(self._open_at)
        self.column.addWidget(self.list)
        self.reason = TextField(self.tr("Alasan permohonan baru"))
        self.reason.input.returnPressed.connect(self._go_on)
        self.reason.edited.connect(lambda _words: self.reason.error(""))
        self.column.addWidget(self.reason)
        back = Button(self.tr("Kembali"), "ghost", key="Esc")
        back.clicked.connect(lambda: self.close_sheet())
        go_on = Button(self.tr("Lanjutkan dengan alasan"))
        go_on.clicked.connect(self._go_on)
        self.show_case = Button(self.tr("Buka permohonan itu"), "primary")
        self.show_case.clicked.connect(lambda: self._open_at(self.list.currentIndex()))
        self.add_buttons(back, go_on, self.show_case)

    def _open_at(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.close_sheet(accepted=True)
        self.opened.emit(self.list.key())

    def _go_on(self) -> None:
        reason = self.reason.text()
        if not any(letter.isalpha() for letter in reason):
            self.reason.error(self.tr("Tulis alasan singkat yang dapat dibaca orang lain."))
            self.reason.setFocus()
            self.place()
            return
        self.close_sheet(accepted=True)
        self.going_on.emit(reason)
