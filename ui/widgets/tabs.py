"""Tabs over a page: a real QTabBar with words, counts and an accent line under the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui.theme.look import colour, px
from ui.theme.paint import CENTRE, LEFT, painting, ring, rule, text, text_width

GAP = 28


class Tabs(QTabBar):
    """Left and Right walk them; `show_count` puts a small number behind a word."""

    def __init__(self, words: str, names: list[str]) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for name in names:
            self.addTab(name)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        # QTabBar keeps its measures; setting a text is what makes it ask again.
        for at in range(self.count()):
            self.setTabText(at, self.tabText(at))
        self.updateGeometry()

    def show_count(self, at: int, count: int) -> None:
        """The number behind a tab's word; 0 shows none."""
        self.setTabData(at, str(count) if count else "")
        self.setAccessibleTabName(at, f"{self.tabText(at)} {count}" if count else self.tabText(at))
        self.restyle()

    def tabSizeHint(self, at: int) -> QSize:
        count = self.tabData(at)
        wide = text_width(self.tabText(at), "card") + GAP
        wide += text_width(count, "meta") + 8 if count else 0
        return QSize(round(wide), px(40))

    def minimumTabSizeHint(self, at: int) -> QSize:
        return self.tabSizeHint(at)

    def sizeHint(self) -> QSize:
        return QSize(sum(self.tabSizeHint(at).width() for at in range(self.count())), px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            rule(painter, 0, self.height() - 1, self.width())
            for at in range(self.count()):
                area = QRectF(self.tabRect(at))
                chosen = at == self.currentIndex()
                role, ink = ("card", "text") if chosen else ("body", "text2")
                taken = text(painter, area, self.tabText(at), role, ink, LEFT)
                if count := self.tabData(at):
                    behind = QRectF(area.x() + taken + 8, area.y(), 40, area.height())
                    text(painter, behind, count, "meta", "text2" if chosen else "muted", LEFT)
                if chosen:
                    wide = area.width() - GAP + 4
                    line = QRectF(area.x(), self.height() - 3, wide, 3)
                    painter.fillRect(line, colour("accent"))
                    if self.hasFocus():
                        ring(painter, area.adjusted(-2, 4, 6 - GAP + 6, -6), radius=6)
            if self.count() == 0:
                text(painter, self.rect(), "", "body", "text", CENTRE)
