"""Above the thread: who is being served, for how long, and the key that parks the visit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.visit_desk import Judgement
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel


class Header(QWidget):
    """Name, service, elapsed time; `parked()` when the officer puts the visit aside."""

    parked = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = ElidedLabel("", "title")
        self.service = ElidedLabel("", "second")
        names.addWidget(self.name)
        names.addWidget(self.service)
        row.addLayout(names, 1)
        self.timer = Chip("00.00", "plain", "timer")
        self.park = Button(self.tr("Tunda"), "ghost", "pause", "F4")
        self.park.clicked.connect(self.parked)
        row.addWidget(self.timer)
        row.addWidget(self.park)

    def show_visit(self, judged: Judgement, now: int) -> None:
        """Another visit, or more of it."""
        visit = judged.visit
        self.name.setText(visit.name or self.tr("Pemohon baru"))
        parts = []
        if visit.represented and visit.kuasa_name:
            words = self.tr("diwakili {name}").replace("{name}", visit.kuasa_name)
            parts.append(f"{words}, {visit.kuasa_relation}".rstrip(", "))
        elif judged.standard is not None:
            parts.append(judged.standard.name)
        self.service.setText(", ".join(parts) or self.tr("Datang langsung, tanpa antrean"))
        self.show_elapsed(now - visit.started_at)

    def show_elapsed(self, milliseconds: int) -> None:
        """How long the visit lasts: minutes and seconds."""
        seconds = max(0, milliseconds) // 1000
        words = f"{seconds // 60:02}.{seconds % 60:02}"
        if words != self.timer.text():
            self.timer.set(words, "plain", "timer")
