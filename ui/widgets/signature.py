"""A field to sign in with mouse, finger or pen; Delete clears it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.theme.paint import CENTRE, box, painting, ring, text

Stroke = list[tuple[float, float]]


class SignaturePad(QWidget):
    """Twice as wide as high; `signed()` at every stroke. Delete clears it."""

    signed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._strokes: list[Stroke] = []
        self._drawing = False
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Delete menghapus tanda tangan"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def strokes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """What was drawn, each point as shares 0..1 of the field."""
        return tuple(tuple(stroke) for stroke in self._strokes if len(stroke) > 1)

    def clear(self) -> None:
        """An empty field."""
        self._strokes = []
        self.update()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(280), px(140))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _share(self, at: QPointF) -> tuple[float, float]:
        wide, high = max(1, self.width()), max(1, self.height())
        return min(1.0, max(0.0, at.x() / wide)), min(1.0, max(0.0, at.y() / high))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._strokes.append([self._share(event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._strokes[-1].append(self._share(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.button() == Qt.MouseButton.LeftButton:
            self._drawing = False
            self.signed.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, QRectF(self.rect()), "surface", "line2")
            if self.hasFocus():
                ring(painter, QRectF(self.rect()))
            if not self._strokes:
                words = self.tr("Tanda tangan di sini")
                text(painter, QRectF(self.rect()), words, "second", "muted", CENTRE)
            pen = QPen(colour("text"))
            pen.setWidth(max(2, px(2)))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for stroke in self._strokes:
                path = QPainterPath()
                for number, (x, y) in enumerate(stroke):
                    point = QPointF(x * self.width(), y * self.height())
                    path.lineTo(point) if number else path.moveTo(point)
                painter.drawPath(path)
