"""Stasiun: the list of what can be set or checked, and the panel chosen from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.staff import may
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
from ui.screens.station.panel import Panel
from ui.screens.station.privacy import PrivacyPanel
from ui.screens.station.proof import BackupPanel, ProofPanel
from ui.theme.look import px
from ui.widgets.labels import HairLine, Label
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage
from ui.widgets.side_list import SideList, SideRow

SIDE = 230
PANELS: tuple[tuple[str, str, Callable[[Context], Panel], str], ...] = (
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


class StationScreen(Screen):
    """Panels are built when first opened; a role sees only those it may use."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        role = context.home.officer.role
        self._known = {
            key: (icon, make, right)
            for key, icon, make, right in PANELS
            if not right or may(role, right)
        }
        self.panels: dict[str, Panel] = {}
        self.list = SideList(self.tr("Stasiun"))
        names = self._names()
        for key, (icon, _make, _right) in self._known.items():
            self.list.add(SideRow(key, names[key], icon))
        self.stack = QStackedWidget()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 16, 12, 12)
        side.setSpacing(10)
        side.addWidget(Label(self.tr("Stasiun"), "title"))
        side.addWidget(self.list)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._scrolled = ScrollPage(self._side, self.tr("Stasiun"))
        row.addWidget(self._scrolled)
        row.addWidget(HairLine(upright=True))
        row.addWidget(self.stack, 1)
        self.list.chosen.connect(self._open)
        self.list.choose(next(iter(self._known)))

    def offers(self) -> list[Action]:
        """Every panel by words, and a backup at any time."""
        names = self._names()
        opens = self.tr("Stasiun: {panel}")
        made = [
            Action(
                f"station.{key}",
                opens.replace("{panel}", names[key]),
                partial(self.show_panel, key),
                right=right or None,
            )
            for key, (_icon, _make, right) in self._known.items()
        ]
        back_up, icon = self.tr("Cadangkan sekarang"), "database-backup"
        right = "backup.create"
        return [
            *made,
            Action("station.back_up", back_up, self._back_up, "F8", icon=icon, right=right),
        ]

    def arrive(self, payload: object) -> None:
        """Open the panel asked for, and read again what the one in front shows."""
        if isinstance(payload, str) and payload in self._known:
            self.list.choose(payload)
        panel = self.panels[self.list.key()]
        card = self.context.home.card
        told = self.tr("Stasiun {number} kantor {office}").replace("{number}", str(card.station))
        self.fact.emit(told.replace("{office}", card.office), "monitor-cog", "text2")
        # The frame gives the focus to nobody: the chosen row is where arrows should start.
        chosen = next(row for row in self.list.rows if row.isChecked())
        QTimer.singleShot(0, chosen, chosen.setFocus)
        panel.arrive()

    def facts_changed(self, changes: object) -> None:
        """Officers or standards may have come from elsewhere."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if any(kind.startswith(("staff", "standard", "catalogue")) for kind in kinds):
            self.panels[self.list.key()].arrive()

    def show_panel(self, key: str) -> None:
        """Bring a panel forward."""
        self.list.choose(key)

    def _back_up(self) -> None:
        self.show_panel("backup")
        panel = self.panels["backup"]
        if isinstance(panel, BackupPanel):
            panel.back_up()

    def _open(self, key: str) -> None:
        if key not in self.panels:
            panel = self._known[key][1](self.context)
            panel.told.connect(self._tell)
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(24, 18, 24, 20)
            column.addWidget(panel)
            panel.setMaximumWidth(px(760))
            self.panels[key] = panel
            scrolled = ScrollPage(page, panel.title)
            panel.setProperty("page", scrolled)
            self.stack.addWidget(scrolled)
        self.stack.setCurrentWidget(self.panels[key].property("page"))
        self.panels[key].arrive()

    def _tell(self, kind: str, words: str) -> None:
        {"say": self.say, "warn": self.warn}.get(kind, self.fail)(words)

    def _names(self) -> dict[str, str]:
        return {
            "look": self.tr("Tampilan dan bahasa"),
            "printer": self.tr("Printer"),
            "counter": self.tr("Loket ini"),
            "pin": self.tr("PIN saya"),
            "officers": self.tr("Petugas"),
            "backup": self.tr("Cadangan"),
            "drill": self.tr("Latihan pemulihan"),
            "clock": self.tr("Jam"),
            "proof": self.tr("Pemeriksaan"),
            "privacy": self.tr("Data pribadi"),
            "catalogue": self.tr("Standar pelayanan"),
            "centre": self.tr("Pusat"),
            "hub": self.tr("Hub cabang"),
            "recovery": self.tr("Kata pemulihan"),
        }

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._scrolled.setFixedWidth(min(px(SIDE), self.width() // 3))
