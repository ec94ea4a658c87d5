"""Which agencies' tickets this station's counter calls."""

from __future__ import annotations

from frontoffice.domain.staff import may
from frontoffice.services import settings as kept
from ui.models.context import Context
from ui.widgets.chips import CheckChip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.panel import Panel


class CounterPanel(Panel):
    """One chip for each agency; none ticked means all of them."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Loket ini"),
            self.tr("Instansi yang antreannya dipanggil di loket ini. Tanpa pilihan: semua."),
        )
        self.chips: dict[str, CheckChip] = {}
        flow = FlowLayout(8)
        allowed = may(self.home.officer.role, "station.settings")
        agencies = self.home.reference.agencies.values()
        for one in sorted(agencies, key=lambda one: one.name):
            chip = self.chips[one.code] = CheckChip(f"{one.ticket_prefix}  {one.name}")
            chip.setEnabled(allowed)
            chip.clicked.connect(self._change)
            flow.addWidget(chip)
        self.column.addLayout(flow)
        if not allowed:
            note = self.tr("Hanya admin yang dapat mengubahnya.")
            self.column.addWidget(Label(note, "meta", wrap=True))
        self.column.addStretch()

    def arrive(self) -> None:
        """Show what is kept."""
        self.run(lambda: kept.read(self.home), self._show, lane="read")

    def _show(self, found: kept.StationSettings) -> None:
        for code, chip in self.chips.items():
            chip.setChecked(code in found.counter_agencies)

    def _change(self) -> None:
        chosen = tuple(code for code, chip in self.chips.items() if chip.isChecked())
        said = self.tr("Tersimpan di komputer ini.")
        self.run(
            lambda: kept.change(self.home, counter_agencies=chosen),
            lambda _found: self.told.emit("say", said),
        )
