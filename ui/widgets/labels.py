"""Words on the screen: labels by role, eliding labels, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import metrics, role_font
from ui.theme.look import colour
from ui.theme.paint import painting, text, text_width

# The colour a role has unless told otherwise.
ROLE_INK = {"second": "text2", "meta": "muted", "meta_strong": "muted", "label": "text2"}


class Label(QLabel):
    """Plain text in a role of TOKENS section 3 ("title", "section", "body", "meta", "mono" ...)."""

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        ink: str | None = None,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._role = role
        self._ink = ink or ROLE_INK.get(role, "text")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the look in force."""
        self.setFont(role_font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colour(self._ink))
        self.setPalette(palette)

    def set_ink(self, ink: str) -> None:
        """Another colour token."""
        if ink != self._ink:
            self._ink = ink
            self.restyle()


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when room is short; tooltip and reader have it whole."""

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        ink: str | None = None,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._role = role
        self._ink = ink or ROLE_INK.get(role, "text")
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured and painted anew from the look in force."""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            round(text_width(self.text(), self._role)) + 1,
            round(metrics(role_font(self._role)).height()),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def elided(self) -> bool:
        """Whether the words do not fit at present."""
        return text_width(self.text(), self._role) > self.width() + 0.5

    def set_ink(self, ink: str) -> None:
        """Another colour token."""
        self._ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tip = self.text() if self.elided() else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        with painting(self) as painter:
            text(painter, QRectF(self.rect()), self.text(), self._role, self._ink, self.alignment())


class HairLine(QWidget):
    """A line of one pixel, horizontal unless `upright`, `inset` px in from both ends."""

    def __init__(self, *, upright: bool = False, inset: int = 0, token: str = "line") -> None:
        super().__init__()
        self._upright, self._inset, self._token = upright, inset, token
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ends = (0, self._inset) if self._upright else (self._inset, 0)
        painter = QPainter(self)
        painter.fillRect(
            self.rect().adjusted(ends[0], ends[1], -ends[0], -ends[1]),
            QColor(colour(self._token)),
        )
        painter.end()
