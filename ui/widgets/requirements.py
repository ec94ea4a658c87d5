"""The checklist: requirement rows answered by one key each, controls only where the focus is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import (
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
from ui.widgets.buttons import Button, Segment, SegmentedControl

# One key, one answer (UI.md, section 3 of the visit thread).
KEYS: dict[str, str] = {
    "1": "as_asked",
    "2": "show_original",
    "3": "copy",
    "4": "original",
    "8": "not_applicable",
    "9": "waive",
    "0": "missing",
}
# Icon and ink of each state; a state never shows by colour alone.
STATES: dict[str, tuple[str, str]] = {
    "ok": ("circle-check", "ok"),
    "missing": ("circle-x", "bad"),
    "waived": ("shield-check", "warn"),
    "not_applicable": ("circle-minus", "muted"),
    "unchecked": ("circle-dashed", "muted"),
}


@dataclass(frozen=True, slots=True)
class RequirementItem:
    """One row as the screen shows it.

    `state` is a key of `STATES`, `word` its word ("Asli"), `flag` the case flag that asked for
    it, `note` a second line (who waived it), `asked` the form asked ("1 salinan"), `offered`
    the answers the open row shows; the other keys work all the same. `scannable` where this
    station has a scanner.
    """

    code: str
    name: str
    state: str = "unchecked"
    word: str = ""
    flag: str = ""
    note: str = ""
    asked: str = ""
    attachments: int = 0
    offered: tuple[str, ...] = ("as_asked", "show_original", "copy", "missing")
    scannable: bool = True


class RequirementRow(QWidget):
    """One requirement; with focus it opens and takes 1 2 3 4 8 9 0, and S to scan."""

    answered = Signal(str, str)
    scan = Signal(str)
    moved = Signal(int)

    def __init__(self, item: RequirementItem) -> None:
        super().__init__()
        self.item = item
        self.last = True
        self._controls: SegmentedControl | None = None
        self._scan: Button | None = None
        self._stacked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_item(item)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_item(self, item: RequirementItem) -> None:
        """Another state of the same requirement."""
        self.item = item
        parts = (item.name, item.flag, item.word or self.tr("Belum diperiksa"), item.note)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(item.asked)
        if self._controls is not None:
            self._controls.choose(self._answer())
        self.updateGeometry()
        self.update()

    def _answer(self) -> str:
        return "missing" if self.item.state == "missing" else ""

    def words_of(self, answer: str) -> str:
        """The word on the key of an answer."""
        return {
            "as_asked": self.tr("Sesuai"),
            "show_original": self.tr("Diperlihatkan"),
            "copy": self.tr("Salinan"),
            "original": self.tr("Asli ditahan"),
            "not_applicable": self.tr("Tidak berlaku"),
            "waive": self.tr("Dispensasi"),
            "missing": self.tr("Tidak ada"),
        }[answer]

    def is_open(self) -> bool:
        """Whether its controls show: it has the focus."""
        return self._controls is not None and self._controls.isVisibleTo(self)

    def sizeHint(self) -> QSize:
        if self.is_open():
            tall = px(36) + px(40) + 12 + (px(18) if self.item.note else 0)
            return QSize(320, tall + (px(40) + 6 if self._stacked else 0))
        return QSize(320, px(48 if self.item.note else 40) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._open(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Another window in front is no reason to close the row under the officer's hands.
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._open(False)

    def _open(self, open_: bool) -> None:
        if open_ and self._controls is None:
            keys = {answer: key for key, answer in KEYS.items()}
            self._controls = SegmentedControl(
                [Segment(one, self.words_of(one), keys[one]) for one in self.item.offered],
                self.item.name,
                focusable=False,
            )
            self._controls.setParent(self)
            self._controls.choose(self._answer())
            self._controls.chosen.connect(lambda answer: self.answered.emit(self.item.code, answer))
            self._scan = Button(self.tr("Pindai"), "secondary", "scan-line", "S", parent=self)
            self._scan.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._scan.clicked.connect(lambda: self.scan.emit(self.item.code))
        if self._controls is not None and self._scan is not None:
            self._controls.setVisible(open_)
            self._scan.setVisible(open_ and self.item.scannable)
        self._place()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._place()

    def _place(self) -> None:
        if self._controls is None or self._scan is None:
            return
        hint, wide = self._controls.sizeHint(), self._scan.sizeHint().width()
        left, right = px(46), self.width() - 16
        stacked = left + hint.width() + 8 + wide > right
        if stacked != self._stacked:
            self._stacked = stacked
            self.updateGeometry()
        bottom = self.sizeHint().height() - px(40) - 12
        top = bottom - px(40) - 6 if stacked else bottom
        self._controls.setGeometry(left, top, min(hint.width(), right - left), px(40))
        self._scan.setGeometry(left if stacked else right - wide, bottom, wide, px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() in KEYS:
            self.answered.emit(self.item.code, KEYS[event.text()])
        elif plain and self.item.scannable and event.text().lower() == "s":
            self.scan.emit(self.item.code)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.is_open():
                area = QRectF(self.rect()).adjusted(4, 0, -4, -3)
                box(painter, area, "accent_soft")
                ring(painter, area)
                self._paint_line(painter, px(36), 17, self.width() - 17, open_=True)
            else:
                height = self.height() - 1
                self._paint_line(painter, height, 14, self.width() - 14, open_=False)
                if not self.last:
                    rule(painter, 14, height, self.width() - 28)

    def _paint_line(
        self, painter: QPainter, height: int, left: int, right: int, *, open_: bool
    ) -> None:
        item = self.item
        icon, ink = STATES[item.state]
        line = px(28) if item.note and not open_ else height
        top = 2.0 if item.note and not open_ else 0.0
        size = px(18)
        token = "accent" if open_ and item.state == "unchecked" else ink
        draw_icon(painter, icon, left, (height - size) / 2, size, token)
        x = left + size + px(11)
        end = self._paint_right(painter, height, right, open_=open_)
        flag = chip_width(item.flag, small=True) + 9 if item.flag else 0
        room = QRectF(x, top, max(0.0, end - 12 - flag - x), line)
        taken = text(painter, room, item.name, "name", "text")
        if item.flag:
            chip_top = top + (line - px(20)) / 2
            draw_chip(painter, round(x + taken) + 9, chip_top, item.flag, "plain", small=True)
        if item.note:
            below = QRectF(x, height - px(22), end - 12 - x, px(18))
            if open_:
                below.moveTop(height - 4)
            text(painter, below, item.note, "meta", "text2" if open_ else "muted")

    def _paint_right(self, painter: QPainter, height: int, right: int, *, open_: bool) -> float:
        item = self.item
        word = item.asked if open_ and item.state == "unchecked" else item.word
        if not word and not open_:
            word = self.tr("Belum diperiksa")
        asked = open_ and item.state == "unchecked"
        role = "meta" if asked else "label" if item.state != "unchecked" else "second"
        ink = "text2" if asked else STATES[item.state][1]
        width = text_width(word, role)
        text(painter, QRectF(right - width - 1, 0, width + 2, height), word, role, ink, RIGHT)
        end = right - width
        if item.attachments:
            count = str(item.attachments)
            end -= 12 + text_width(count, "second")
            room = QRectF(end, 0, text_width(count, "second") + 1, height)
            text(painter, room, count, "second", "muted")
            end -= px(15) + 3
            draw_icon(painter, "paperclip", end, (height - px(15)) / 2, px(15), "muted")
        return end


class RequirementList(QWidget):
    """All rows of a checklist; Up and Down walk them."""

    answered = Signal(str, str)
    scan = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.rows: list[RequirementRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_items(self, items: list[RequirementItem]) -> None:
        """Show these rows; the same codes in the same order keep their widgets and the focus."""
        if [row.item.code for row in self.rows] != [item.code for item in items]:
            self._rebuild(items)
        for row, item in zip(self.rows, items, strict=True):
            row.show_item(item)

    def _rebuild(self, items: list[RequirementItem]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RequirementRow(item) for item in items]
        for at, row in enumerate(self.rows):
            row.last = at == len(items) - 1
            row.answered.connect(self.answered)
            row.scan.connect(self.scan)
            row.moved.connect(self._move)
            self._column.addWidget(row)
            # A layout shows what is added only later; the focus may come at once.
            row.show()

    def _move(self, step: int) -> None:
        at = next((at for at, row in enumerate(self.rows) if row.hasFocus()), 0)
        self.rows[max(0, min(len(self.rows) - 1, at + step))].setFocus()

    def focus_unchecked(self) -> bool:
        """Put the focus on the first row without an answer, after the focused one first."""
        at = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        for row in self.rows[at + 1 :] + self.rows[: at + 1]:
            if row.item.state == "unchecked":
                row.setFocus()
                return True
        return False
