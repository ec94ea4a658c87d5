"""Did the paper come out? Asked after every print, and first of all after a power cut."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

translate = QCoreApplication.translate
CAME_OUT, JAMMED, EMPTY = "came_out", "jammed", "empty"


def print_answers() -> list[Segment]:
    """One key each: 1 it is here, 2 the printer jammed, 3 no paper."""
    return [
        Segment(CAME_OUT, translate("PrintQuestion", "Ya, sudah di tangan"), "1"),
        Segment(JAMMED, translate("PrintQuestion", "Macet"), "2"),
        Segment(EMPTY, translate("PrintQuestion", "Kertas habis"), "3"),
    ]


class PrintQuestionSheet(Sheet):
    """A print nobody has answered for since the program stopped; `answered(answer)`."""

    answered = Signal(str)

    def __init__(self, over: QWidget, number: str, name: str) -> None:
        super().__init__(over, self.tr("Apakah kertas ini keluar?"), width=560)
        told = self.tr("Program berhenti setelah mencetak. Permohonan sudah tersimpan.")
        self.column.addWidget(Label(number, "section"))
        if name:
            self.column.addWidget(Label(name, "name", wrap=True))
        self.column.addWidget(Label(told, "second", wrap=True))
        self.answer = SegmentedControl(print_answers(), self.tr("Kertas keluar?"))
        self.answer.chosen.connect(self._answer)
        self.column.addWidget(self.answer)

    def _answer(self, answer: str) -> None:
        self.close_sheet(accepted=True)
        self.answered.emit(answer)
