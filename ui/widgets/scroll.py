"""Pages longer than the window: a slim scroll bar, and a page that follows the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from ui.theme.look import colour, px
from ui.theme.paint import box, painting

WIDE = 10
BELOW = 52
"""Room kept under what has the focus: what is wrong with a field is said there."""


class SlimScrollBar(QScrollBar):
    """A real scroll bar, drawn as one quiet bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum() + self.pageStep()
        if span <= self.pageStep():
            return
        tall = max(24.0, self.height() * self.pageStep() / span)
        run = max(1, self.maximum() - self.minimum())
        top = (self.height() - tall) * (self.value() - self.minimum()) / run
        with painting(self) as painter:
            painter.setOpacity(0.9)
            token = "muted" if self.isSliderDown() or self.underMouse() else "ctl"
            box(painter, QRectF(3, top + 2, WIDE - 5, tall - 4), colour(token), radius=2.5)


class ScrollPage(QScrollArea):
    """Holds one page; what takes the focus is scrolled into view."""

    def __init__(self, page: QWidget, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        page.installEventFilter(self)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        page = self.widget()
        if now is not None and page is not None and page.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, px(BELOW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A row that opens under the focus grows after it was scrolled to.
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow(None, QApplication.focusWidget())
        return super().eventFilter(watched, event)
