"""Photos of the weekly round: small ones in a row, each opens large."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontoffice.services.report_tables import Wording
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import CENTRE, box, painting, ring, text
from ui.widgets.buttons import Pressable
from ui.widgets.flow import FlowLayout

WIDE, TALL, CAPTION = 132, 92, 22


class Thumbnail(Pressable):
    """One photo with its name below; a dashed frame for one that has not come here yet."""

    def __init__(self, words: str, picture: bytes | None) -> None:
        super().__init__(words)
        self._image = QImage.fromData(picture) if picture else QImage()
        absent = self.tr("{name}: foto belum sampai di komputer ini").replace("{name}", words)
        self.setAccessibleName(words if picture else absent)
        self.setToolTip(self.accessibleName())

    def here(self) -> bool:
        """Whether there is a picture to show."""
        return not self._image.isNull()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(TALL) + px(CAPTION))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(1, 1, self.width() - 2, px(TALL) - 2)
        with painting(self) as painter:
            if self.here():
                kept = Qt.AspectRatioMode.KeepAspectRatioByExpanding
                smooth = Qt.TransformationMode.SmoothTransformation
                pixels = QPixmap.fromImage(self._image.scaled(area.size().toSize(), kept, smooth))
                cut = QRectF(QPointF(0, 0), area.size())
                painter.drawPixmap(area, pixels, cut)
            else:
                box(painter, area, "sunken", "line2", dashed=True)
                size = px(22)
                middle = area.center()
                draw_icon(
                    painter, "camera", middle.x() - size / 2, middle.y() - size / 2, size, "muted"
                )
            below = QRectF(0, px(TALL), self.width(), px(CAPTION))
            text(painter, below, self.text(), "meta", "text2", CENTRE)
            if self.hasFocus():
                ring(painter, self.rect())


class PhotoStrip(QWidget):
    """The photos of a report or round; `wanted(facility)` for the large one."""

    wanted = Signal(str)

    def __init__(self, named: Wording) -> None:
        super().__init__()
        self._named = named
        self.thumbnails: dict[str, Thumbnail] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._row: QWidget | None = None
        self.hide()

    def show_photos(self, pictures: dict[str, bytes | None]) -> None:
        """Replace what is shown."""
        if self._row is not None:
            self._row.deleteLater()
        self._row, self.thumbnails = QWidget(), {}
        flow = FlowLayout(8)
        for code, picture in pictures.items():
            one = Thumbnail(self._named.say("facility", code), picture)
            one.clicked.connect(partial(self.wanted.emit, code))
            self.thumbnails[code] = one
            flow.addWidget(one)
        self._row.setLayout(flow)
        self.column.addWidget(self._row)
        self.setVisible(bool(pictures))
