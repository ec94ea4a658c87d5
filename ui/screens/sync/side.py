"""Cards beside the table: the way to the centre as a picture, and the sync of the day."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.frame import Zone
from ui.models.sync import SyncView, way
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import CENTRE, box, painting, text
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import TextField
from ui.widgets.labels import Label


class WayCard(Card):
    """Station, hub (where there is one), centre: how many facts of this station each one has."""

    def __init__(self) -> None:
        super().__init__()
        self.add_head(self.tr("Jalan ke pusat"), self.tr("fakta"))
        self.picture = _Way()
        self.column.addWidget(self.picture)
        self.note = Label("", "second", wrap=True)
        inside = QVBoxLayout()
        inside.setContentsMargins(14, 0, 14, 12)
        inside.addWidget(self.note)
        self.column.addLayout(inside)

    def show_view(self, view: SyncView, zone: Zone, language: str) -> None:
        """Where this station's facts have come to, and why they stop there."""
        stops, note = way(view, zone, language)
        self.picture.show_stops(stops)
        self.note.setText(note)


class _Way(QWidget):
    """Discs with an icon, joined by lines: whole where everything passed, dashed where not."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: list[tuple[str, str, str, bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedHeight(px(104))

    def show_stops(self, stops: list[tuple[str, str, str, bool]]) -> None:
        """(icon, name, count, whether all of it came here) from the station to the centre."""
        self._stops = stops
        self.setAccessibleName(". ".join(f"{name}: {count}" for _, name, count, _ in stops))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._stops:
            return
        disc, top = px(36), px(14)
        step = self.width() / len(self._stops)
        with painting(self) as painter:
            for at, (icon, name, count, whole) in enumerate(self._stops):
                middle = QPointF((at + 0.5) * step, top + disc / 2)
                if at:
                    self._line(painter, middle, step, disc, whole=whole)
                self._disc(painter, middle, disc, icon, whole=whole)
                words = QRectF(at * step + 2, top + disc + 4, step - 4, px(18))
                text(painter, words, name, "meta", "text2", CENTRE)
                figure = words.translated(0, px(18))
                ink = "text" if whole else "warn"
                text(painter, figure, count, "value", ink, CENTRE)

    @staticmethod
    def _line(painter: QPainter, to: QPointF, step: float, disc: float, *, whole: bool) -> None:
        pen = QPen(colour("accent" if whole else "line2"), 2)
        if not whole:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        edge = disc / 2 + 5
        painter.drawLine(QPointF(to.x() - step + edge, to.y()), QPointF(to.x() - edge, to.y()))

    @staticmethod
    def _disc(painter: QPainter, middle: QPointF, disc: float, icon: str, *, whole: bool) -> None:
        area = QRectF(middle.x() - disc / 2, middle.y() - disc / 2, disc, disc)
        fill, line = ("accent_soft", "accent") if whole else ("surface", "line2")
        box(painter, area, fill, line, width=1.5, radius=disc / 2)
        size = px(18)
        at = QPointF(middle.x() - size / 2, middle.y() - size / 2)
        draw_icon(painter, icon, at.x(), at.y(), size, "accent_text" if whole else "text2")


class DailyCard(Card):
    """When the sync of the day runs by itself, and its report; `timed(words)` for another time."""

    timed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.add_head(self.tr("Sinkron harian"))
        inside = QVBoxLayout()
        inside.setContentsMargins(14, 8, 14, 12)
        inside.setSpacing(8)
        self.time = TextField(
            self.tr("Pukul"), self.tr("Kosong: tanpa jadwal"), placeholder="15.30"
        )
        self.time.input.returnPressed.connect(self._keep)
        self.keep = Button(self.tr("Simpan"), "secondary", "clock")
        self.keep.clicked.connect(self._keep)
        self.last = Label("", "second", wrap=True)
        self.report = Button(self.tr("Laporan hari ini"), "secondary", "file-text")
        self.report.setAccessibleDescription("Ctrl+P")
        self._timing = QWidget()
        timing = QHBoxLayout(self._timing)
        timing.setContentsMargins(0, 0, 0, 0)
        timing.setSpacing(8)
        timing.addWidget(self.time, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, px(22), 0, 0)
        beside.addWidget(self.keep)
        beside.addStretch()
        timing.addLayout(beside)
        inside.addWidget(self._timing)
        inside.addWidget(self.last)
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addStretch()
        inside.addLayout(row)
        self.column.addLayout(inside)

    def _keep(self) -> None:
        self.time.error("")
        self.timed.emit(self.time.text())

    def show_view(self, view: SyncView) -> None:
        """The time set, and how the last daily sync ended."""
        self._timing.setVisible(not view.alone)
        if not self.time.input.hasFocus():
            self.time.set_text(view.daily.at or "")
        said = ""
        if view.daily.done_on is not None:
            words = self.tr("Terakhir: {day}, {how}.")
            how = self.tr("sama dengan pusat") if view.daily.even else self.tr("belum lengkap")
            said = words.replace("{day}", f"{view.daily.done_on:%d-%m-%Y}").replace("{how}", how)
        self.last.setText(said)
        self.last.setVisible(bool(said))
