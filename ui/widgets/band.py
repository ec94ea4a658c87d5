"""A soft band of two wrapped lines: what stands in the way, and what to do about it."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import TONES, box, painting
from ui.widgets.labels import Label
from ui.widgets.notice import ICONS, INKS


class Band(QWidget):
    """Kinds as in the notice bar ("say", "warn", "fail"); hidden while it has nothing to say."""

    def __init__(self, kind: str = "warn", icon: str = "") -> None:
        super().__init__()
        self._kind, self._glyph = kind, icon
        self.title = Label("", "name", TONES[INKS[kind]].text, wrap=True)
        self.detail = Label("", "second", "text", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self._column.addWidget(self.detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self._column.setContentsMargins(14 + px(18) + 10, 8, 14, 8)

    def tell(self, title: str, detail: str = "", *, kind: str = "", icon: str = "") -> None:
        """Show a sentence and its next step; "" hides the band."""
        self._kind, self._glyph = kind or self._kind, icon or self._glyph
        self.title.setText(title)
        self.title.set_ink(TONES[INKS[self._kind]].text)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title} {detail}".strip())
        self.setVisible(bool(title))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = TONES[INKS[self._kind]]
        size = px(18)
        with painting(self) as painter:
            box(painter, self.rect(), ink.fill, ink.line)
            draw_icon(painter, self._glyph or ICONS[self._kind], 14, 10, size, ink.text)


class CheckLine(QWidget):
    """Something looked at and found in order: a quiet tick and a wrapped sentence."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(words, wrap=True))
        self.setAccessibleName(words)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self._column.setContentsMargins(14 + px(18) + 10, 4, 14, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = px(18)
        with painting(self) as painter:
            draw_icon(painter, "circle-check", 14, 4, size, "ok")
