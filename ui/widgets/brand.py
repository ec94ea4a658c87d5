"""The green panel beside sign-in, first start and trouble: the mark, the office, the hour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.frame import Freshness, OfficeInfo
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import painting, text, text_width
from ui.widgets.chips import LIGHTS
from ui.widgets.labels import ElidedLabel, Label

# Fixed public colours of TOKENS section 2: the panel looks the same in every theme.
TOP, BOTTOM, WHITE, SOFT, TICK = "#0A514C", "#062F2C", "#FFFFFF", "#C3DEDA", "#0A5A55"
RINGS = 7
UNIT = 32


def draw_mark(painter: QPainter, area: QRectF, paper: str = WHITE, tick: str = TICK) -> None:
    """The mark: a ticket with two notches and a tick, on a grid of 32 units."""
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / UNIT, area.height() / UNIT)
    ticket = QPainterPath()
    ticket.addRoundedRect(QRectF(0, 0, UNIT, UNIT), 9, 9)
    for x in (0, UNIT):
        notch = QPainterPath()
        notch.addEllipse(QPointF(x, UNIT / 2), 3.6, 3.6)
        ticket = ticket.subtracted(notch)
    painter.fillPath(ticket, QColor(paper))
    line = QPainterPath(QPointF(9.5, 16.5))
    line.lineTo(14, 21)
    line.lineTo(22.5, 11.5)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.strokePath(line, QPen(QColor(tick), 2.8, Qt.PenStyle.SolidLine, cap, join))
    painter.restore()


class Mark(QWidget):
    """The mark as a widget of 40 px; says nothing to a reader, the office's name stands beside."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_mark(painter, QRectF(self.rect()))


class FreshnessLine(QWidget):
    """The freshness light in words on the dark panel."""

    def __init__(self) -> None:
        super().__init__()
        self._fresh = Freshness("alone", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_freshness(self, fresh: Freshness) -> None:
        """Another state."""
        self._fresh = fresh
        self.setAccessibleName(", ".join(part for part in (fresh.words, fresh.small) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._fresh.words:
            return
        size = px(16)
        with painting(self) as painter:
            top = (self.height() - size) / 2
            draw_icon(painter, LIGHTS[self._fresh.state][0], 0, top, size, SOFT)
            room = QRectF(size + 8, 0, self.width() - size - 8, self.height())
            taken = text(painter, room, self._fresh.words, "value", WHITE)
            room.setLeft(room.left() + taken + 9)
            if room.width() > text_width("…", "second"):
                text(painter, room, self._fresh.small, "second", SOFT)


class BrandPanel(QWidget):
    """Office above, a greeting in the middle, a promise and the freshness light below."""

    WIDE = 440

    def __init__(self, office: OfficeInfo) -> None:
        super().__init__()
        self._office = ElidedLabel(office.name, "section", WHITE)
        self._place = ElidedLabel(office.counter, "second", SOFT)
        self.title = Label("", "brand", WHITE, wrap=True)
        self.lines = [Label("", "section_plain", SOFT, wrap=True) for _ in range(2)]
        self.motto = Label("", "second", SOFT, wrap=True)
        self.light = FreshnessLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 35, 36, 31)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addStretch(2)
        column.addWidget(self.title)
        column.addSpacing(2)
        for line in self.lines:
            column.addWidget(line)
            column.addSpacing(5)
        column.addStretch(5)
        column.addWidget(self.motto)
        column.addSpacing(10)
        column.addWidget(self.light)
        self.restyle()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Mark())
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._office)
        names.addWidget(self._place)
        head.addLayout(names, 1)
        return head

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedWidth(min(px(self.WIDE), 2 * self.WIDE))

    def show_office(self, office: OfficeInfo) -> None:
        """Another office or counter."""
        self._office.setText(office.name)
        self._place.setText(office.counter)

    def greet(self, title: str, *lines: str) -> None:
        """The big words and up to two lines under them."""
        self.title.setText(title)
        for label, words in zip(self.lines, [*lines, "", ""], strict=False):
            label.setText(words)
            label.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QLinearGradient(0, 0, self.width() * 0.35, self.height())
        shade.setColorAt(0, QColor(TOP))
        shade.setColorAt(1, QColor(BOTTOM))
        with painting(self) as painter:
            painter.fillRect(self.rect(), shade)
            thin = QColor(WHITE)
            thin.setAlphaF(0.045)
            painter.setPen(QPen(thin, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = QPointF(self.width() - 20, self.height() * 0.63)
            for at in range(1, RINGS + 1):
                painter.drawEllipse(middle, 60.0 * at, 60.0 * at)
