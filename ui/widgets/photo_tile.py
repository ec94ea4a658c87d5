"""A small photo that opens large when pressed, or why it cannot be seen here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy

from ui.theme.fonts import role_font
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import box, painting, ring
from ui.widgets.buttons import Pressable

WIDE, HIGH, ROUND = 132, 99, 8


class PhotoTile(Pressable):
    """`words` name it for a reader; without a picture they stand in it, under `icon`."""

    def __init__(self, words: str, picture: bytes = b"", icon: str = "cloud-off") -> None:
        super().__init__(words)
        self._icon = icon
        self._picture = QPixmap()
        self._picture.loadFromData(picture)
        self.setEnabled(not self._picture.isNull())
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        with painting(self) as painter:
            box(painter, area, "canvas", "line2", radius=ROUND)
            if self._picture.isNull():
                size = px(20)
                draw_icon(painter, self._icon, area.center().x() - size / 2, px(14), size, "text2")
                painter.setFont(role_font("meta"))
                painter.setPen(colour("text2"))
                below = area.adjusted(6, px(14) + size, -6, -4)
                centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(below, int(centred), self.text())
            else:
                self._paint_picture(painter, area)
            if self.hasFocus():
                ring(painter, self.rect())

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        rounded = QPainterPath()
        rounded.addRoundedRect(area, ROUND, ROUND)
        painter.save()
        painter.setClipPath(rounded)
        fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        scaled = self._picture.scaled(
            area.size().toSize(), fill, Qt.TransformationMode.SmoothTransformation
        )
        left = area.center().x() - scaled.width() / 2
        top = area.center().y() - scaled.height() / 2
        painter.drawPixmap(int(left), int(top), scaled)
        painter.restore()
