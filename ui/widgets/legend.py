"""What the colours of a chart mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.theme.paint import box, painting, text, text_width


class Legend(QWidget):
    """What the colours of a chart mean: (token, word), a dashed line for a limit."""

    def __init__(self, parts: tuple[tuple[str, str], ...], *, limit: str = "") -> None:
        super().__init__()
        self._parts, self._limit = parts, limit
        self.setAccessibleName(", ".join(word for _, word in parts))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = [word for _, word in self._parts] + ([self._limit] if self._limit else [])
        wide = sum(text_width(one, "second") + px(20) + 14 for one in words)
        return QSize(round(wide), px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        x, middle = 0.0, self.height() / 2
        with painting(self) as painter:
            for token, word in (*self._parts, *((("", self._limit),) if self._limit else ())):
                if token:
                    box(painter, QRectF(x, middle - px(6), px(12), px(12)), token, radius=3)
                else:
                    pen = QPen(colour("warn"), 1.6)
                    pen.setDashPattern([3, 2])
                    painter.setPen(pen)
                    painter.drawLine(QPointF(x, middle), QPointF(x + px(14), middle))
                left = x + px(20)
                wide = text_width(word, "second")
                text(painter, QRectF(left, 0, wide + 2, self.height()), word, "second", "text2")
                x = left + wide + 14
