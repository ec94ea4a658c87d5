"""Quiet surfaces: cards, empty states, skeleton lists, the card of a service standard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import box, painting, rule
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, HairLine, Label


class Card(QWidget):
    """A surface with a hairline; `column` takes the content, `add_head` gives it a title line."""

    def __init__(
        self, *, fill: str = "surface", line: str = "line", margins: tuple[int, ...] = (1, 1, 1, 1)
    ) -> None:
        super().__init__()
        self._fill, self._line = fill, line
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(0)

    def add_head(self, title: str, aside: str = "") -> QHBoxLayout:
        """A head of 42 px: the title, room for more, `aside` in grey at the right."""
        head = QHBoxLayout()
        head.setContentsMargins(13, 10, 13, 10)
        head.addWidget(ElidedLabel(title, "card"), 1)
        if aside:
            head.addWidget(Label(aside, "meta"))
        self.column.addLayout(head)
        self.column.addWidget(HairLine())
        return head

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), self._fill, self._line)


class EmptyState(QWidget):
    """What to do when there is nothing to show: icon, what is missing, hint, perhaps a button."""

    def __init__(self, icon: str, title: str, hint: str, action: str = "") -> None:
        super().__init__()
        self._glyph = icon
        self.setAccessibleName(f"{title}. {hint}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 29 + px(28) + 7, 16, 24)
        column.setSpacing(2)
        column.addStretch()
        self._title = Label(title, "card", "text", wrap=True)
        for label in (self._title, Label(hint, "second", "muted", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.button: Button | None = None
        if action:
            self.button = Button(action)
            column.addSpacing(10)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = px(28)
        with painting(self) as painter:
            box(painter, self.rect(), "surface", "line2", dashed=True)
            above = self._title.y() - 7 - size
            draw_icon(painter, self._glyph, (self.width() - size) / 2, above, size, "muted")


class SkeletonList(QWidget):
    """Rows still being fetched: never a frozen window, never a spinner over a list."""

    def __init__(self, rows: int, words: str, *, row_height: int = 41) -> None:
        super().__init__()
        self._rows, self._row_height = rows, row_height
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self._rows * px(self._row_height) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        height = px(self._row_height)
        with painting(self) as painter:
            box(painter, self.rect(), "surface", "line")
            for row in range(self._rows):
                middle = 1 + row * height + height / 2
                if row:
                    rule(painter, 15, row * height, self.width() - 30)
                box(painter, QRectF(15, middle - 9, 18, 18), "hover", radius=9)
                long = min(150 + 40 * (row % 3), self.width() - 150)
                box(painter, QRectF(45, middle - 6, long, 12), "hover", radius=4)
                short = 60 - 16 * (row % 2)
                box(
                    painter,
                    QRectF(self.width() - 15 - short, middle - 6, short, 12),
                    "hover",
                    radius=4,
                )


@dataclass(frozen=True, slots=True)
class StandardLine:
    """One fact of a service standard: icon, its name, the fact, a second line, verified or not."""

    icon: str
    label: str
    value: str
    detail: str = ""
    unverified: str = ""


class _StandardRow(QWidget):
    def __init__(self, line: StandardLine) -> None:
        super().__init__()
        self._line = line
        self.setAccessibleName(": ".join((line.label, line.value)))
        column = QVBoxLayout(self)
        column.setSpacing(1)
        self._column = column
        self.restyle()
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(line.label, "meta"), 1)
        if line.unverified:
            head.addWidget(Chip(line.unverified, "warn", "triangle-alert", small=True))
        column.addLayout(head)
        column.addWidget(Label(line.value, "label", "text", wrap=True))
        if line.detail:
            column.addWidget(Label(line.detail, "meta", wrap=True))

    def restyle(self) -> None:
        """Room for the icon at the text size in force."""
        self._column.setContentsMargins(px(16) + 11, 5, 1, 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_icon(painter, self._line.icon, 0, 6, px(16), "accent_text")


class StandardCard(Card):
    """Fee, time, product and legal basis of a service, each marked when it is not verified."""

    def __init__(self, title: str, version: str = "") -> None:
        super().__init__()
        self.add_head(title, version)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(13, 2, 13, 3)
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines)

    def show_lines(self, lines: list[StandardLine]) -> None:
        """Replace what is shown."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for line in lines:
            if self._lines.count():
                self._lines.addWidget(HairLine())
            self._lines.addWidget(_StandardRow(line))
