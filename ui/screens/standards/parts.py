"""Parts of Standar: the components, and the page turned to the citizen in large type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.standard import Component
from frontoffice.services.requirements import flag_words
from ui.models.standards import StandardView, fee_words, span_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.case_parts import StateRow, clear
from ui.widgets.chips import Chip
from ui.widgets.labels import HairLine, IconLabel, Label
from ui.widgets.scroll import ScrollPage


class ComponentCard(Card):
    """One of the 14 components; a missing one says so."""

    def __init__(self, component: Component) -> None:
        super().__init__(margins=(14, 10, 14, 10))
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(f"{component.number}. {component.title}", "name", wrap=True), 1)
        if component.published:
            head.addWidget(Chip(self.tr("diumumkan"), "neutral", small=True))
        self.column.addLayout(head)
        if component.filled:
            for line in component.lines:
                self.column.addWidget(Label(line, "second", wrap=True))
        else:
            for line in component.lines:
                self.column.addWidget(IconLabel("circle-dashed", line, "warn"))
        self.setAccessibleName(f"{component.number}. {component.title}")


class CitizenPage(QWidget):
    """What to bring, how long, how much: nothing else, in type to be read across a counter."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Halaman untuk pemohon"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 36, 16)
        column.setSpacing(10)
        self._head = QVBoxLayout()
        self._head.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(HairLine(token="line2"))
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 4, 12, 4)
        self._rows.setSpacing(10)
        self.paper_page = ScrollPage(inner, self.tr("Yang harus dibawa"))
        column.addWidget(self.paper_page, 1)
        foot = QHBoxLayout()
        self._promise = Label("", "kpi", "accent_text", wrap=True)
        foot.addWidget(self._promise, 1)
        self.button = Button(self.tr("Kembali ke petugas"), "ghost", key="Esc")
        self.button.clicked.connect(self.left)
        foot.addWidget(self.button)
        column.addLayout(foot)

    def show_standard(self, view: StandardView) -> None:
        """The standard in front, for its ticked flags."""
        clear(self._head)
        clear(self._rows)
        self._head.addWidget(Label(view.standard.name, "ticket", wrap=True))
        flags = [flag_words(one) for one in view.standard.flags if one in view.flags]
        told = self.tr("Yang harus dibawa")
        self._head.addWidget(Label(f"{told}: {', '.join(flags)}" if flags else told, "pin"))
        for at, line in enumerate(view.bring, 1):
            self._rows.addWidget(Label(f"{at}. {line.name}", "pin", wrap=True))
            below = f"{line.word[:1].upper()}{line.word[1:]}"
            below = f"{below}. {line.note}" if line.note else below
            self._rows.addWidget(Label(below, "section_plain", "text2", wrap=True))
        self._rows.addStretch()
        words = self.tr("Selesai dalam {time}. Biaya: {fee}.")
        words = words.replace("{time}", span_words(view.standard))
        self._promise.setText(words.replace("{fee}", fee_words(view.standard)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.paper_page.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar.setValue(bar.value() + step)


def fill(rows: QVBoxLayout, widgets: list[StateRow]) -> None:
    """Other rows in place of those that are there."""
    clear(rows)
    for widget in widgets:
        rows.addWidget(widget)


def scrolled_rows(words: str) -> tuple[QVBoxLayout, ScrollPage]:
    """A card of rows that scrolls."""
    column, page = scrolled_column(words)
    card = Card()
    column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
    return card.column, page


def scrolled_column(words: str) -> tuple[QVBoxLayout, ScrollPage]:
    """A column that scrolls."""
    page = QWidget()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 2, 8)
    column = QVBoxLayout()
    column.setSpacing(8)
    outer.addLayout(column)
    outer.addStretch()
    return column, ScrollPage(page, words)
