"""Stasiun: the list of what can be set or checked, and the panel chosen from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.models.context import Context
from ui.models.frame import Action
from ui.screens.station.catalogue import CataloguePanel
from ui.screens.station.centre import CentrePanel, RecoveryPanel
from ui.screens.station.clock import ClockPanel
from ui.screens.station.counter import CounterPanel
from ui.screens.station.drill import DrillPanel
from ui.screens.station.hub import HubPanel
from ui.screens.station.looks import LookPanel, PrinterPanel
from ui.screens.station.officers import MyPinPanel, OfficersPanel
from ui.screens.station.privacy import PrivacyPanel
from ui.screens.station.proof import BackupPanel, ProofPanel
from ui.widgets.panel_screen import PanelScreen, Rows

PANELS: Rows = (
    ("look", "sun", LookPanel, ""),
    ("printer", "printer", PrinterPanel, ""),
    ("counter", "ticket-check", CounterPanel, ""),
    ("pin", "key-round", MyPinPanel, ""),
    ("officers", "users", OfficersPanel, "staff.admit"),
    ("backup", "database-backup", BackupPanel, "backup.create"),
    ("drill", "history", DrillPanel, "backup.create"),
    ("clock", "clock", ClockPanel, "clock.state"),
    ("proof", "shield-check", ProofPanel, "journal.verify"),
    ("privacy", "eye", PrivacyPanel, "privacy.trail"),
    ("catalogue", "book-open", CataloguePanel, "catalogue.publish"),
    ("centre", "send", CentrePanel, "station.settings"),
    ("hub", "server", HubPanel, "station.settings"),
    ("recovery", "lock-open", RecoveryPanel, "station.settings"),
)


class StationScreen(PanelScreen):
    """What a role may set or check here; a backup at any time."""

    def __init__(self, context: Context) -> None:
        title = QCoreApplication.translate("Station", "Stasiun")
        super().__init__(context, title, PANELS, panel_names())

    def offers(self) -> list[Action]:
        """Every panel by words, and a backup at any time."""
        words, name, right = self.tr("Cadangkan sekarang"), "station.back_up", "backup.create"
        back_up = Action(name, words, self._back_up, "F8", icon="database-backup", right=right)
        return [*super().offers(), back_up]

    def arrive(self, payload: object) -> None:
        """Say whose station this is, and open the panel asked for."""
        card = self.context.home.card
        told = self.tr("Stasiun {number} kantor {office}").replace("{number}", str(card.station))
        self.fact.emit(told.replace("{office}", card.office), "monitor-cog", "text2")
        super().arrive(payload)

    def facts_changed(self, changes: object) -> None:
        """Officers or standards may have come from elsewhere."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if any(kind.startswith(("staff", "standard", "catalogue")) for kind in kinds):
            self.panels[self.list.key()].arrive()

    def _back_up(self) -> None:
        self.show_panel("backup")
        panel = self.panels["backup"]
        if isinstance(panel, BackupPanel):
            panel.back_up()


def panel_names() -> dict[str, str]:
    """The panels in words."""
    translate = QCoreApplication.translate
    return {
        "look": translate("Station", "Tampilan dan bahasa"),
        "printer": translate("Station", "Printer"),
        "counter": translate("Station", "Loket ini"),
        "pin": translate("Station", "PIN saya"),
        "officers": translate("Station", "Petugas"),
        "backup": translate("Station", "Cadangan"),
        "drill": translate("Station", "Latihan pemulihan"),
        "clock": translate("Station", "Jam"),
        "proof": translate("Station", "Pemeriksaan"),
        "privacy": translate("Station", "Data pribadi"),
        "catalogue": translate("Station", "Standar pelayanan"),
        "centre": translate("Station", "Pusat"),
        "hub": translate("Station", "Hub cabang"),
        "recovery": translate("Station", "Kata pemulihan"),
    }
