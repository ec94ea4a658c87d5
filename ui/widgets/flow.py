"""A layout that breaks its row like words in a paragraph: chips, flags, small buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Places its widgets from the left and starts a new row where one no longer fits.

    With `push` the first widget takes what is left of its row, so that the others stand right.
    """

    def __init__(self, gap: int = 8, *, push: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._push = gap, push
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, place: bool) -> int:
        x, y, tall = area.x(), area.y(), 0
        for item in self._items:
            if _gone(item):
                continue
            hint = item.sizeHint()
            if self._push and item is self._items[0]:
                hint = self._pushing(area.width(), hint)
            if x > area.x() and x + hint.width() > area.right() + 1:
                x, y, tall = area.x(), y + tall + self._gap // 2, 0
            if place:
                fitting = hint.boundedTo(QSize(max(0, area.width()), hint.height()))
                item.setGeometry(QRect(QPoint(x, y), fitting))
            x += hint.width() + self._gap
            tall = max(tall, hint.height())
        return y + tall - area.y()

    def _pushing(self, width: int, hint: QSize) -> QSize:
        """How large the first widget is: all that the others leave, the row where they do not."""
        rest = [item.sizeHint().width() for item in self._items[1:] if not _gone(item)]
        left = width - sum(rest) - self._gap * len(rest)
        return QSize(left if left >= hint.width() else width, hint.height())


def _gone(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()
