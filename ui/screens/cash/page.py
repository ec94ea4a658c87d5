"""Kas: the list of what is done with money, the panel chosen from it; F12 does the next step."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication

from ui.models.context import Context
from ui.models.frame import Action
from ui.screens.cash.claims import MatchingPanel, RefundPanel
from ui.screens.cash.closing import ClosingPanel
from ui.screens.cash.drawer import DrawerPanel
from ui.screens.cash.kit import KitPanel
from ui.screens.cash.parts import CashPanel
from ui.widgets.panel_screen import PanelScreen, Rows

COUNTER = "loket"
PANELS: Rows = (
    ("drawer", "wallet", DrawerPanel, "cash.open"),
    ("closing", "lock", ClosingPanel, "cash.close"),
    ("refunds", "undo-2", RefundPanel, "cash.refund"),
    ("matching", "copy-check", MatchingPanel, "cash.open"),
    ("kit", "file-plus", KitPanel, "cash.move"),
)


class CashScreen(PanelScreen):
    """Everything about money at this counter, by keyboard alone."""

    def __init__(self, context: Context) -> None:
        title = QCoreApplication.translate("Cash", "Kas")
        super().__init__(context, title, PANELS, panel_names())

    def offers(self) -> list[Action]:
        """The next step of the panel in front, and every panel by words."""
        found = self.front().primary()
        return [*((found,) if found else ()), *super().offers()]

    def front(self) -> CashPanel:
        """The panel in front."""
        return cast(CashPanel, self.panels[self.list.key()])

    def _open(self, key: str) -> None:
        new = key not in self.panels
        super()._open(key)
        panel = self.panels[key]
        if new and isinstance(panel, CashPanel):
            panel.ready.connect(self.offers_changed)
        if new and isinstance(panel, KitPanel):
            panel.typed.connect(lambda number: self.go.emit(COUNTER, {"late_paper": number}))
        self.offers_changed.emit()


def panel_names() -> dict[str, str]:
    """The panels in words."""
    translate = QCoreApplication.translate
    return {
        "drawer": translate("Cash", "Laci"),
        "closing": translate("Cash", "Penutupan"),
        "refunds": translate("Cash", "Pengembalian"),
        "matching": translate("Cash", "Cocokkan"),
        "kit": translate("Cash", "Kertas darurat"),
    }
