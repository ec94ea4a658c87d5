"""Longer words: a text of several lines under our own frame, with label and error below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui.theme.fonts import role_font
from ui.theme.look import colour, px
from ui.widgets.fields import Field


class TextArea(QPlainTextEdit):
    """Tab leaves it, as it leaves every other field."""

    def __init__(self, rows: int = 6) -> None:
        super().__init__()
        self._rows = rows
        self.wrong = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restyle()

    def restyle(self) -> None:
        """Take font, colours and height from the look in force."""
        self.setFont(role_font("body"))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, colour("text"))
        self.setPalette(palette)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._rows + px(18))


class TextAreaField(Field):
    """A label over a text of several lines."""

    def __init__(self, label: str, hint: str = "", rows: int = 6) -> None:
        self.area = TextArea(rows)
        super().__init__(label, self.area, hint)

    def text(self) -> str:
        """What was typed, without outer blanks."""
        return self.area.toPlainText().strip()

    def set_text(self, words: str) -> None:
        """Show words."""
        self.area.setPlainText(words)
