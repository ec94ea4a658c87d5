"""A list and what it opens, side by side; one at a time where large text or a small window asks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px

LIST = 430
BOTH = 900
"""Below this width (before the text size) only one of the two is shown."""


class TwoPanes(QWidget):
    """`show_right()` and `show_left()` say which is wanted; with room for both they only tell.

    `turned()` comes when a pane appears or goes.
    """

    turned = Signal()

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self.left, self.right = left, right
        self._right_wanted = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        left.setFixedWidth(LIST)

    def single(self) -> bool:
        """Whether only one fits."""
        return self.width() < px(BOTH)

    def show_right(self) -> None:
        """What the list opened is wanted."""
        self._right_wanted = True
        self._arrange()

    def show_left(self) -> bool:
        """The list is wanted; True where it had been hidden."""
        hidden = self.left.isHidden()
        self._right_wanted = False
        self._arrange()
        return hidden

    def restyle(self) -> None:
        """Another text size may leave room for one only."""
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        single = self.single()
        if single:
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(self.width())
        else:
            self.left.setFixedWidth(LIST)
        left, right = not single or not self._right_wanted, not single or self._right_wanted
        if left == self.left.isHidden() or right == self.right.isHidden():
            self.left.setVisible(left)
            self.right.setVisible(right)
            self.turned.emit()
