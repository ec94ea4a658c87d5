"""Above the thread: the number, who is being served, for how long, and what ends or moves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.visit_desk import Judgement
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, HairLine, Label


class Header(QWidget):
    """Number, name, service, time served; the buttons of a called number only where there is one.

    `recalled()`, `parked()` and `moved_on()` when the officer presses them.
    """

    recalled = Signal()
    parked = Signal()
    moved_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.ticket = Label("", "ticket")
        self._line = HairLine(upright=True, inset=10)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = ElidedLabel("", "column")
        self.service = ElidedLabel("", "second")
        names.addWidget(self.name)
        names.addWidget(self.service)
        row.addWidget(self.ticket)
        row.addSpacing(4)
        row.addWidget(self._line)
        row.addSpacing(4)
        row.addLayout(names, 1)
        self.alone = Chip(self.tr("tanpa hub"), "warn", "wifi-off")
        self.alone.setToolTip(self.tr("Hub tidak menjawab: loket lain dapat memanggilnya juga."))
        self.alone.hide()
        self.timer = Chip("00.00", "plain", "timer")
        self.again = Button(self.tr("Ulangi"), "ghost", "repeat-2")
        self.park = Button(self.tr("Tunda"), "ghost", "pause", "F4")
        self.send_on = Button(self.tr("Alihkan"), "ghost", "forward")
        self.again.clicked.connect(self.recalled)
        self.park.clicked.connect(self.parked)
        self.send_on.clicked.connect(self.moved_on)
        for part in (self.alone, self.timer, self.again, self.park, self.send_on):
            row.addWidget(part)

    def show_alone(self, alone: bool) -> None:
        """Whether the number was called while the branch's hub was silent."""
        self.alone.setVisible(alone)

    def show_visit(self, judged: Judgement, spent: int) -> None:
        """Another visit, or more of it; `spent` ms of service."""
        visit = judged.visit
        self.ticket.setText(visit.ticket)
        for part in (self.ticket, self._line, self.again, self.send_on):
            part.setVisible(bool(visit.ticket))
        self.name.setText(visit.name or self.tr("Pemohon baru"))
        parts = []
        if visit.represented and visit.kuasa_name:
            words = self.tr("diwakili {name}").replace("{name}", visit.kuasa_name)
            parts.append(f"{words}, {visit.kuasa_relation}".rstrip(", "))
        elif judged.standard is not None:
            parts.append(judged.desk.name_of(judged.standard.code))
        further = [judged.desk.name_of(code) for code in visit.wanted]
        if further:
            parts.append(self.tr("lalu {services}").replace("{services}", ", ".join(further)))
        nobody = "" if visit.ticket else self.tr("Datang langsung, tanpa antrean")
        self.service.setText(", ".join(parts) or nobody)
        self.show_elapsed(spent)

    def show_elapsed(self, milliseconds: int, *, still: bool = False) -> None:
        """How long the visit is served: minutes and seconds; `still` while that time rests."""
        seconds = max(0, milliseconds) // 1000
        words = f"{seconds // 60:02}.{seconds % 60:02}"
        tone, icon = ("warn", "pause") if still else ("plain", "timer")
        self.timer.set(words, tone, icon)
