"""Words on the screen: labels by role, eliding labels, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import metrics, role_font
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
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

    def set_role(self, role: str) -> None:
        """Another size and weight."""
        if role != self._role:
            self._role = role
            self.restyle()

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


class IconLabel(QWidget):
    """An icon and its sentence: a state is never a colour alone."""

    def __init__(self, icon: str, words: str, ink: str = "text2", role: str = "second") -> None:
        super().__init__()
        self._glyph, self._words, self._ink, self._role = icon, words, ink, role
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_fact(self, icon: str, words: str, ink: str = "text2") -> None:
        """Another sentence; `ink` colours the icon, words stay quiet unless it is a state's."""
        self._glyph, self._words, self._ink = icon, words, ink
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The sentence."""
        return self._words

    def elided(self) -> bool:
        """Whether the words do not fit at present."""
        return self.sizeHint().width() > self.width()

    def sizeHint(self) -> QSize:
        wide = px(18) + 8 + text_width(self._words, self._role)
        return QSize(round(wide) + 1, px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(26), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = px(18)
        with painting(self) as painter:
            draw_icon(painter, self._glyph, 0, (self.height() - size) / 2, size, self._ink)
            room = QRectF(size + 8, 0, self.width() - size - 8, self.height())
            text(painter, room, self._words, self._role, "text2")


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
