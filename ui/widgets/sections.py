"""The visit thread's accordion: one section open as a card, the others one line each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import (
    CENTRE,
    RIGHT,
    box,
    chip_width,
    draw_chip,
    painting,
    ring,
    rule,
    text,
    text_width,
)
from ui.widgets.buttons import Pressable

GAP = 8
TITLE_COLUMN = 88


class Head(Pressable):
    """The line of a section: step circle, title, what was said, and how far it is."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__(title)
        self.number = number
        self.is_open = False
        self.is_done = False
        self.value = ""
        self.mono = ""
        self.detail = ""
        self.chips: tuple[str, ...] = ()
        self.icon_name = ""
        self.ink = "text"
        self.progress = (0, 0)
        self.counter = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(320, px(44) if self.is_open else px(40))

    def say(self) -> None:
        """Tell the reader what the line shows."""
        parts = (self.text(), self.value, self.mono, *self.chips, self.detail, self.counter)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.hasFocus():
                ring(painter, QRectF(self.rect()).adjusted(4, 2, -4, -2), radius=6)
            self._paint_step(painter)
            if self.is_open:
                rule(painter, 0, self.height() - 1, self.width())
                self._paint_open(painter)
            else:
                self._paint_closed(painter)

    def _paint_step(self, painter: QPainter) -> None:
        size = px(24)
        area = QRectF(11 if self.is_open else 12, (self.height() - size) / 2, size, size)
        if self.is_open:
            box(painter, area, "accent", radius=size / 2)
            text(painter, area, str(self.number), "value", "on_accent", CENTRE)
        elif self.is_done:
            box(painter, area, "accent_soft", radius=size / 2)
            mark = px(16)
            left, top = area.x() + (size - mark) / 2, area.y() + (size - mark) / 2
            draw_icon(painter, "check", left, top, mark, "accent_text")
        else:
            box(painter, area, None, "line2", width=1.5, radius=size / 2)
            text(painter, area, str(self.number), "label", "muted", CENTRE)

    def _paint_open(self, painter: QPainter) -> None:
        height = self.height()
        x = 11.0 + px(24) + 12
        x += text(painter, QRectF(x, 0, self.width() - x, height), self.text(), "section", "text")
        if self.counter:
            room = QRectF(x + 13, 0, self.width() - x - 13, height)
            x += 13 + text(painter, room, self.counter, "label", "text2")
        done, total = self.progress
        for piece in range(total):
            area = QRectF(x + 12 + piece * 20, (height - 6) / 2, 17, 6)
            box(painter, area, "accent" if piece < done else "line2", radius=3)

    def _paint_closed(self, painter: QPainter) -> None:
        height = self.height()
        size = px(16)
        draw_icon(
            painter, "chevron-right", self.width() - 12 - size, (height - size) / 2, size, "text2"
        )
        end = self.width() - 12.0 - size
        if self.is_done:
            change = self.tr("Ubah")
            end -= 6 + text_width(change, "meta")
            room = QRectF(end, 0, text_width(change, "meta") + 1, height)
            text(painter, room, change, "meta", "muted", RIGHT)
        x = 12.0 + px(24) + 12
        column = px(TITLE_COLUMN)
        title = QRectF(x, 0, column - 8, height)
        text(painter, title, self.text(), "card", "text" if self.is_done else "text2")
        x += column
        if self.icon_name:
            draw_icon(painter, self.icon_name, x, (height - size) / 2, size, self.ink)
            x += size + 6
        x += text(painter, QRectF(x, 0, end - 8 - x, height), self.value, "name", self._value_ink())
        for chip in self.chips:
            if x + 10 + chip_width(chip) > end - 8:
                break
            x += 10 + draw_chip(painter, x + 10, (height - px(24)) / 2, chip, "accent") - 4
        if self.mono:
            x += 10
            x += text(painter, QRectF(x, 0, end - 12 - x, height), self.mono, "mono", "text2")
        if self.detail:
            x += 10
            text(painter, QRectF(x, 0, end - 12 - x, height), self.detail, "second", "muted")

    def _value_ink(self) -> str:
        return self.ink if self.is_done or self.ink != "text" else "text2"


class Section(QWidget):
    """One step of the thread: `body` shows while it is open."""

    def __init__(self, number: int, title: str, body: QWidget) -> None:
        super().__init__()
        self.number, self.body = number, body
        self.head = Head(number, title)
        self._place = (True, True)
        self._above = 0
        self._aside = QHBoxLayout()
        self._aside.setSpacing(8)
        self._line = QHBoxLayout(self.head)
        self._line.setContentsMargins(0, 0, 6, 0)
        self._line.addStretch()
        self._line.addLayout(self._aside)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        body.hide()

    def add_head_action(self, control: QWidget) -> None:
        """A control at the right of the open head ("Pindai semua")."""
        self._aside.addWidget(control)
        control.setVisible(self.head.is_open)

    def summary(
        self,
        value: str,
        detail: str = "",
        *,
        mono: str = "",
        chips: tuple[str, ...] = (),
        icon: str = "",
        ink: str = "text",
    ) -> None:
        """What the closed line says; `ink` with `icon` for a state ("Tidak dipungut biaya").

        `mono` is a masked number, `detail` what follows in grey.
        """
        head = self.head
        head.mono = mono
        head.value, head.detail, head.chips = value, detail, chips
        head.icon_name, head.ink = icon, ink
        head.say()

    def progress(self, done: int, total: int, words: str) -> None:
        """How far the open section is: "5 dari 6 wajib" and one piece for each."""
        self.head.progress, self.head.counter = (done, total), words
        self.head.say()

    def set_done(self, done: bool) -> None:
        """Whether the step shows a tick when closed; the accordion regroups."""
        self.head.is_done = done
        self.head.say()
        if isinstance(holder := self.parentWidget(), Accordion):
            holder.regroup()

    def arrange(self, *, open_: bool, first: bool, last: bool, above: int) -> None:
        """Take its place: open, or a slice of a group of closed lines (the accordion calls)."""
        self.head.is_open = open_
        self._place, self._above = (first, last), above
        self._column.setContentsMargins(1, above + 1, 1, 3 if open_ else 0)
        self.body.setVisible(open_)
        for at in range(self._aside.count()):
            if (item := self._aside.itemAt(at)) and (control := item.widget()):
                control.setVisible(open_)
        self.head.updateGeometry()
        self.head.update()
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(0, self._above, self.width(), self.height() - self._above)
        with painting(self) as painter:
            if self.head.is_open:
                box(painter, area, "surface", "line2")
                return
            self._paint_slice(painter, area)

    def _paint_slice(self, painter: QPainter, area: QRectF) -> None:
        first, last = self._place
        # A slice of a rounded card: the card reaches beyond what this widget may paint.
        shape = QPainterPath()
        whole = area.adjusted(0.5, 0.5 if first else -20, -0.5, -0.5 if last else 20)
        shape.addRoundedRect(whole, 8, 8)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("surface" if self.head.is_done else "sunken"))
        painter.drawPath(shape)
        painter.restore()
        if not first:
            rule(painter, 13, area.y(), self.width() - 26)


class Accordion(QWidget):
    """Sections in order; asks with `wanted(number)` when a closed head is pressed."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self._open = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()

    def add(self, section: Section) -> Section:
        """Append a section."""
        self._column.insertWidget(len(self.sections), section)
        self.sections.append(section)
        section.head.clicked.connect(lambda: self.wanted.emit(section.number))
        self.regroup()
        return section

    def open(self, number: int) -> None:
        """Open this section and close the others; 0 closes all."""
        self._open = number
        self.regroup()

    def current(self) -> int:
        """The number of the open section, 0 for none."""
        return self._open

    def regroup(self) -> None:
        """Neighbouring closed sections of one ground share a card."""
        grounds = [
            "open" if one.number == self._open else "done" if one.head.is_done else "ahead"
            for one in self.sections
        ]
        for at, section in enumerate(self.sections):
            own = grounds[at]
            first = at == 0 or own == "open" or grounds[at - 1] != own
            last = at + 1 == len(grounds) or own == "open" or grounds[at + 1] != own
            above = GAP if first and at else 0
            section.arrange(open_=own == "open", first=first, last=last, above=above)

    def focus_head(self, number: int) -> None:
        """Put the focus on a section's line."""
        for section in self.sections:
            if section.number == number:
                section.head.setFocus(Qt.FocusReason.OtherFocusReason)
