"""The sheet of one queue number: what happened to it, and the way to its application."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontoffice.services.ticket_story import TicketStory
from ui.models.frame import Zone
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.sheet import Sheet
from ui.words import clock_words

SHOWN = 8


class VisitSheet(Sheet):
    """A number from its issue to its end; `case_wanted(stream)` for what was applied for."""

    case_wanted = Signal(str)

    def __init__(self, over: QWidget, story: TicketStory, zone: Zone) -> None:
        title = self.tr("Nomor {ticket}").replace("{ticket}", story.ticket)
        super().__init__(over, title, width=560)
        self.column.addWidget(Label(story.service, "second", wrap=True))
        self.steps = LineList(title, rows=SHOWN)
        self.steps.show_lines(
            [
                Line(str(at), one.what, one.detail, clock_words(one.at, zone))
                for at, one in enumerate(story.steps)
            ]
        )
        self.column.addWidget(self.steps)
        self.close_button = Button(self.tr("Tutup"), "secondary", key="Esc")
        self.close_button.clicked.connect(lambda: self.close_sheet())
        buttons = [self.close_button]
        if story.cases:
            self.case_button = Button(self.tr("Buka permohonan"), "primary", "folder-open")
            self.case_button.clicked.connect(lambda: self._open(story.cases[0]))
            buttons.append(self.case_button)
        self.add_buttons(*buttons)

    def _open(self, stream: str) -> None:
        self.close_sheet(accepted=True)
        self.case_wanted.emit(stream)
