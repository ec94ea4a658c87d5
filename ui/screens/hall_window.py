"""Layar tunggu on a monitor of this PC: for an office without a hub and its web pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import voice
from ui.models.context import Context
from ui.models.hall import RECENT, Called, Coming, HallBoard, new_calls, read_hall
from ui.models.latest import Latest
from ui.voice import Speaker
from ui.widgets.monitors import FLOATING, Monitor, monitors
from ui.words import long_date, office_time

BACK, PANEL, LINE, SECOND, ACCENT, FOOT = (
    "#062B29", "#0B3A37", "#1E5450", "#B9D8D3", "#6FE0D2", "#041F1D",
)  # fmt: skip
"""Fixed, not themed: a wall is seen from afar in any light (TOKENS.md)."""

REFRESH_MS = 5000
WIDE, HIGH = 1920.0, 1080.0
FAMILY, SERIFED = "Plus Jakarta Sans", "JetBrains Mono"


class HallWindow(QWidget):
    """Painted in the measures of a 1920x1080 wall and scaled; follows the queue of this PC."""

    def __init__(
        self,
        context: Context,
        speaker: Speaker | None = None,
        screens: Callable[[], Sequence[Monitor]] = monitors,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Layar tunggu"))
        self._context, self._screens = context, screens
        self._zone = next(one for one in ZONES if one == context.home.card.zone)
        self._office = context.home.card.office_name
        self._reader = Latest(context.tasks, self)
        self.speaker = speaker or Speaker()
        self.board: HallBoard | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.read)
        self.setAccessibleName(self.tr("Layar tunggu"))

    def open(self) -> None:
        """Over the last monitor of several, floating where there is only one."""
        screens = self._screens()
        if len(screens) > 1:
            self.setGeometry(screens[-1].geometry())
            self.showFullScreen()
        else:
            self.resize(FLOATING)
            self.show()
        self._timer.start()
        self.read()

    def read(self) -> None:
        """The queue as it is now."""
        home = self._context.home
        self._reader.ask(lambda: read_hall(home), self.show_board, self._failed)

    def facts_changed(self, changes: object) -> None:
        """Somebody was called, or took a number."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if self.isVisible() and any(one.startswith("ticket.") for one in kinds):
            self.read()

    def show_board(self, board: HallBoard) -> None:
        """Paint it, and call out what is new."""
        for one in new_calls(self.board, board):
            self.speaker.say(voice.call_sound(one.ticket, one.counter, one.calls > 1))
        self.board = board
        self.setAccessibleDescription(self._spoken(board))
        self.update()

    def _failed(self, _error: FrontOfficeError) -> None:
        """The board stays as it is; the next look comes in seconds."""

    def _spoken(self, board: HallBoard) -> str:
        if not board.called:
            return self.tr("Belum ada panggilan")
        now = board.called[0]
        words = self.tr("Nomor antrean {ticket}, silakan ke loket {counter}")
        return words.replace("{ticket}", now.ticket).replace("{counter}", str(now.counter))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.speaker.quiet()
        super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(BACK))
        scale = min(self.width() / WIDE, self.height() / HIGH)
        painter.translate((self.width() - WIDE * scale) / 2, (self.height() - HIGH * scale) / 2)
        painter.scale(scale, scale)
        board = self.board or HallBoard()
        self._head(painter)
        self._call(painter, board.called[0] if board.called else None)
        self._recent(painter, board.called[1 : 1 + RECENT])
        self._coming(painter, board.coming)
        self._foot(painter)
        painter.end()

    def _head(self, painter: QPainter) -> None:
        text(painter, QRectF(56, 34, 1200, 60), self._office, 38, 800)
        text(painter, QRectF(56, 90, 1200, 36), self.tr("Antrean hari ini"), 26, 500, SECOND)
        at = office_time(self._context.home.now(), self._zone)
        clock = QRectF(1264, 26, 600, 66)
        text(painter, clock, f"{at:%H.%M}", 60, 800, where=RIGHT)
        text(painter, QRectF(1264, 90, 600, 36), long_date(at.date()), 26, 500, SECOND, RIGHT)

    def _call(self, painter: QPainter, now: Called | None) -> None:
        card = QRectF(56, 152, 1156, 560)
        ink = QLinearGradient(card.topLeft(), card.bottomRight())
        ink.setColorAt(0, QColor("#0F7A72"))
        ink.setColorAt(1, QColor("#0A5A55"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(card, 24, 24)
        painter.setPen(QPen(QColor(223, 245, 241, 130), 3, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(652, 190), QPointF(652, 674))
        pale = "#DFF5F1"
        text(painter, QRectF(104, 196, 520, 50), self.tr("Nomor antrean"), 34, 500, pale)
        text(painter, QRectF(676, 196, 512, 50), self.tr("Silakan ke loket"), 34, 500, pale, MIDDLE)
        ticket, counter = (now.ticket, str(now.counter)) if now else ("–", "–")
        text(painter, QRectF(96, 262, 544, 330), ticket, 210, 800, family=face(ticket))
        text(painter, QRectF(676, 262, 512, 330), counter, 300, 800, where=MIDDLE)
        told = now.service if now else self.tr("Belum ada panggilan")
        text(painter, QRectF(104, 606, 536, 80), told, 32, 500, pale, wrap=True)

    def _recent(self, painter: QPainter, before: tuple[Called, ...]) -> None:
        text(painter, QRectF(56, 732, 600, 44), self.tr("Baru dipanggil"), 26, 500, SECOND)
        for at, one in enumerate(before):
            card = QRectF(56 + at * 392, 786, 372, 150)
            panel(painter, card, 20)
            left = card.adjusted(28, 12, -100, -58)
            text(painter, left, one.ticket, 70, 800, family=face(one.ticket))
            right = card.adjusted(240, 12, -28, -58)
            text(painter, right, str(one.counter), 70, 800, ACCENT, RIGHT)
            text(painter, card.adjusted(28, 96, -110, -12), one.service, 26, 500, SECOND)
            text(
                painter, card.adjusted(240, 96, -28, -12), self.tr("loket"), 26, 500, SECOND, RIGHT
            )

    def _coming(self, painter: QPainter, coming: tuple[Coming, ...]) -> None:
        card = QRectF(1244, 152, 620, 784)
        panel(painter, card, 24)
        text(painter, QRectF(1280, 176, 340, 56), self.tr("Berikutnya"), 38, 800)
        text(painter, QRectF(1560, 176, 268, 56), self.tr("perkiraan"), 26, 500, SECOND, RIGHT)
        if not coming:
            words = self.tr("Tidak ada yang menunggu")
            text(painter, QRectF(1280, 260, 540, 60), words, 28, 500, SECOND)
        for at, one in enumerate(coming):
            top = 240 + at * 98
            painter.fillRect(QRectF(1280, top, 548, 2), QColor(LINE))
            ink = ACCENT if at == 0 else "#FFFFFF"
            row = QRectF(1280, top + 4, 214, 92)
            text(painter, row, one.ticket, 62, 800, ink, family=face(one.ticket))
            wide = 180 if one.wait else 328
            text(painter, QRectF(1500, top + 4, wide, 92), one.service, 26, 500, SECOND)
            text(painter, QRectF(1684, top + 4, 144, 92), one.wait, 28, 800, where=RIGHT)

    def _foot(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 970, WIDE, 110), QColor(FOOT))
        free = self.tr("Layanan kependudukan tidak dipungut biaya.")
        text(painter, QRectF(56, 970, 1000, 110), free, 34, 800)
        told = self.tr("Ada pungutan? Lapor ke lapor.go.id atau SMS 1708")
        text(painter, QRectF(1000, 970, 864, 110), told, 28, 500, SECOND, RIGHT)


LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignHCenter


def face(ticket: str) -> str:
    """The family a number is drawn in: Jakarta's capital I reads like a one."""
    return SERIFED if ticket.startswith("I") else FAMILY


def panel(painter: QPainter, area: QRectF, radius: float) -> None:
    """A dark surface with its hairline."""
    painter.setPen(QPen(QColor(LINE), 2))
    painter.setBrush(QColor(PANEL))
    painter.drawRoundedRect(area, radius, radius)


def text(
    painter: QPainter,
    area: QRectF,
    words: str,
    size: float,
    weight: int,
    ink: str = "#FFFFFF",
    where: Qt.AlignmentFlag = LEFT,
    *,
    family: str = FAMILY,
    wrap: bool = False,
) -> None:
    """Words in the middle of an area's height; made smaller, then cut with dots, until they fit."""
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setPixelSize(round(size))
    metrics = QFontMetricsF(font)
    if not wrap and metrics.horizontalAdvance(words) > area.width():
        smallest = 0.6 if weight >= 800 else 1.0
        shrink = max(smallest, area.width() / metrics.horizontalAdvance(words))
        font.setPixelSize(int(size * shrink))
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    flags = where | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, int(flags) | (int(Qt.TextFlag.TextWordWrap) if wrap else 0), words)
