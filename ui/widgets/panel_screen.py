"""A place with a list at its side: the panel chosen from it, built when first opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from frontoffice.domain.staff import may
from ui.models.context import Context
from ui.models.frame import Action
from ui.theme.look import px
from ui.widgets.labels import HairLine, Label
from ui.widgets.panel import Panel
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage
from ui.widgets.side_list import SideList, SideRow

SIDE = 230
Rows = Sequence[tuple[str, str, Callable[[Context], Panel], str]]
"""Key, icon, what makes the panel, and the right it needs ("" for everyone)."""


class PanelScreen(Screen):
    """A role sees only the panels it may use; arrows walk the list, Tab enters the panel."""

    def __init__(self, context: Context, title: str, rows: Rows, names: Mapping[str, str]) -> None:
        super().__init__()
        self.context, self._title, self._names = context, title, names
        role = context.home.officer.role
        self._known = {
            key: (icon, make, right)
            for key, icon, make, right in rows
            if not right or may(role, right)
        }
        self.panels: dict[str, Panel] = {}
        self.list = SideList(title)
        for key, (icon, _make, _right) in self._known.items():
            self.list.add(SideRow(key, names[key], icon))
        self.stack = QStackedWidget()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 16, 12, 12)
        side.setSpacing(10)
        side.addWidget(Label(title, "title"))
        side.addWidget(self.list)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._scrolled = ScrollPage(self._side, title)
        row.addWidget(self._scrolled)
        row.addWidget(HairLine(upright=True))
        row.addWidget(self.stack, 1)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._left)
        self.list.chosen.connect(self._open)
        self.list.choose(next(iter(self._known)))

    def offers(self) -> list[Action]:
        """Every panel by words."""
        return [
            Action(
                f"{self._title.lower()}.{key}",
                f"{self._title}: {self._names[key]}",
                partial(self.show_panel, key),
                right=right or None,
            )
            for key, (_icon, _make, right) in self._known.items()
        ]

    def arrive(self, payload: object) -> None:
        """Open the panel asked for, and read again what the one in front shows."""
        if isinstance(payload, str) and payload in self._known:
            self.list.choose(payload)
        # The frame gives the focus to nobody: the chosen row is where arrows should start.
        QTimer.singleShot(0, self, self._to_list)
        self.panels[self.list.key()].arrive()

    def facts_changed(self, changes: object) -> None:
        """Facts were written here or came in: the panel in front knows which concern it."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        panel = self.panels[self.list.key()]
        if self.isVisible() and any(kind.startswith(panel.KINDS) for kind in kinds):
            panel.arrive()

    def show_panel(self, key: str) -> None:
        """Bring a panel forward."""
        self.list.choose(key)

    def _open(self, key: str) -> None:
        if key not in self.panels:
            panel = self._known[key][1](self.context)
            panel.told.connect(self._tell)
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(24, 18, 24, 20)
            column.addWidget(panel)
            panel.setMaximumWidth(px(panel.WIDEST))
            self.panels[key] = panel
            scrolled = ScrollPage(page, panel.title)
            panel.setProperty("page", scrolled)
            self.stack.addWidget(scrolled)
        self.stack.setCurrentWidget(self.panels[key].property("page"))
        self.panels[key].arrive()

    def _to_list(self) -> None:
        next(row for row in self.list.rows if row.isChecked()).setFocus()

    def _left(self, before: QWidget | None, now: QWidget | None) -> None:
        """A part that hides with the focus in it hands it to the rail; the list takes it back."""
        if before is None or now is None or not self.stack.isAncestorOf(before):
            return

        def look() -> None:
            focused = QApplication.focusWidget()
            gone = not (isValid(before) and before.isVisible())
            if gone and self.isVisible() and focused is now and not self.isAncestorOf(now):
                self._to_list()

        QTimer.singleShot(0, self, look)

    def _tell(self, kind: str, words: str) -> None:
        {"say": self.say, "warn": self.warn}.get(kind, self.fail)(words)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._scrolled.setFixedWidth(min(px(SIDE), self.width() // 3))
