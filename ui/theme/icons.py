"""Lucide icons, coloured from the look, rendered when first painted and kept."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from frontoffice.resources import resource
from ui.theme.look import colour


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _rendered(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    # Thinner strokes on larger icons so that they match the weight of the text beside them.
    stroke = 1.75 if size >= 20 else 2.0 if size >= 16 else 2.3
    text = _source(name).replace("currentColor", ink)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon_pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in the colour of `token`, `size` px square, for a screen of `ratio`.

    FileNotFoundError: `resources/icons` does not hold it.
    """
    return _rendered(name, colour(token).name(), size, ratio)


def draw_icon(painter: QPainter, name: str, x: float, y: float, size: int, token: str) -> None:
    """Paint an icon with its top left corner at (x, y)."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    painter.drawPixmap(QPointF(round(x), round(y)), icon_pixmap(name, token, size, ratio))


def draw_mark(painter: QPainter, x: float, y: float, size: float, body: str, tick: str) -> None:
    """Paint the program's mark: a ticket with two notches and a tick, on a 32-unit grid."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(size / 32, size / 32)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, 32, 32), 9, 9)
    for side in (0.0, 32.0):
        notch = QPainterPath()
        notch.addEllipse(QPointF(side, 16), 3.6, 3.6)
        shape = shape.subtracted(notch)
    painter.fillPath(shape, colour(body))
    pen = QPen(QColor(colour(tick)), 2.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(9.5, 16.5), QPointF(14, 21), QPointF(22.5, 11.5)])
    painter.restore()
