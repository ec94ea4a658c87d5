"""Sheets: questions and lists inside the window, over a dimmed page; Esc closes, focus returns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme.look import colour, px
from ui.theme.paint import box, painting
from ui.widgets.buttons import Button
from ui.widgets.labels import Label


class Sheet(QWidget):
    """Base of every dialog: covers `over`, keeps Tab inside, gives the focus back at closing.

    Put content into `column`; `add_buttons` ends it, and Ctrl+Enter presses the last of them.
    `closed` comes with whether it was accepted.
    """

    closed = Signal(bool)

    def __init__(self, over: QWidget, title: str, *, width: int = 480, top: int = 0) -> None:
        super().__init__(over)
        self._wide, self._top = width, top
        self._came_from: QWidget | None = None
        self._main: Button | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = _Panel(self)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(20, 18, 20, 18)
        self.column.setSpacing(10)
        if title:
            self.column.addWidget(Label(title, "title", wrap=True))
        over.installEventFilter(self)
        self.hide()

    def add_buttons(self, *buttons: Button) -> None:
        """The row of buttons at the bottom right, the main one last."""
        self._main = buttons[-1]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)

    def open(self) -> None:
        """Show over the page and take the focus to the first control."""
        self._came_from = self.window().focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.place()
        self.setFocus()
        self.focusNextChild()

    def close_sheet(self, *, accepted: bool = False) -> None:
        """Hide, and put the focus where it was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()
        self.closed.emit(accepted)

    def place(self) -> None:
        """Centre the panel (or hang it at `top`) at the height its content asks for."""
        wide = min(px(self._wide), self.width() - 32)
        self.panel.setFixedWidth(wide)
        layout = self.panel.layout()
        asked = layout.totalHeightForWidth(wide) if layout and layout.hasHeightForWidth() else -1
        asked = asked if asked > 0 else self.panel.sizeHint().height()
        tall = min(asked, self.height() - 32)
        top = self._top or max(16, (self.height() - tall) // 3)
        self.panel.setGeometry((self.width() - wide) // 2, top, wide, tall)

    def _cover(self) -> None:
        if (over := self.parentWidget()) is not None:
            self.setGeometry(over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._cover()
            self.place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab stays inside the sheet: the page under it must not take keys meant for the question.
        inside = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and child.isEnabled()
        ]
        if not inside:
            return True
        focused = QApplication.focusWidget()
        at = inside.index(focused) if focused in inside else (-1 if forward else 0)
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def event(self, event: QEvent) -> bool:
        # The window's own Ctrl+Enter rests under a sheet, but would swallow the key.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _is_main(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif _is_main(event) and self._main is not None:
            self._main.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(colour("text" if colour("canvas").lightness() > 128 else "canvas"))
        shade.setAlphaF(0.38 if colour("canvas").lightness() > 128 else 0.7)
        with painting(self) as painter:
            painter.fillRect(self.rect(), shade)


def _is_main(event: QKeyEvent) -> bool:
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(held) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def put_aside(over: QWidget) -> list[Sheet]:
    """Hide the sheets that lie over a page, for as long as something covers it."""
    shown = [one for one in over.findChildren(Sheet) if one.isVisible()]
    for sheet in shown:
        sheet.hide()
    return shown


def bring_back(sheets: list[Sheet]) -> None:
    """Show again what was put aside and still exists; the list is emptied."""
    while sheets:
        if isValid(sheet := sheets.pop()):
            sheet.show()
            sheet.raise_()


class _Panel(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), "surface", "line2", radius=12)
