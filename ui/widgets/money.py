"""Money as it is typed and counted: a field with thousands dots, and the rows of a tariff."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontoffice.domain.words import rupiah
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import CENTRE, RIGHT, box, painting, ring, rule, text, text_width
from ui.widgets.fields import TextField

MOST_DIGITS = 12
MOST = 999


class MoneyField(TextField):
    """Whole rupiah; "100000" shows as "100.000", letters fall away."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint, mono=True, placeholder="Rp")
        self.input.textEdited.connect(self._punctuate)

    def _punctuate(self, typed: str) -> None:
        place = self.input.cursorPosition()
        right = sum(letter.isdecimal() for letter in typed[place:])
        digits = "".join(letter for letter in typed if letter in "0123456789").lstrip("0")
        shown = f"{int(digits[:MOST_DIGITS]):,}".replace(",", ".") if digits else ""
        if shown == typed:
            return
        self.input.setText(shown)
        at, left = len(shown), right
        while left > 0 and at > 0:
            at -= 1
            left -= shown[at].isdecimal()
        self.input.setCursorPosition(at)


@dataclass(frozen=True, slots=True)
class TariffItem:
    """One row of a tariff; `unit_rupiah` None: another document sets the amount."""

    code: str
    name: str
    per: str
    unit_rupiah: int | None
    quantity: int = 0
    amount_rupiah: int | None = None


class TariffRow(QWidget):
    """An official price with how often it is taken: digits, plus and minus, never the price.

    Up and Down walk the rows (`moved`), Enter goes on (`entered`).
    """

    counted = Signal(str, int)
    moved = Signal(int)
    entered = Signal(str)

    def __init__(self, item: TariffItem) -> None:
        super().__init__()
        self.item = item
        self._fresh = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_item(item)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_item(self, item: TariffItem) -> None:
        """The same row with another count."""
        self.item = item
        self.setAccessibleName(f"{item.name}, {self.price()}")
        self.setAccessibleDescription(str(item.quantity))
        self.update()

    def price(self) -> str:
        """The price of one, in words."""
        if self.item.unit_rupiah is None:
            return self.tr("menurut surat ketetapan")
        return f"{rupiah(self.item.unit_rupiah)} / {self.item.per}"

    def sizeHint(self) -> QSize:
        return QSize(320, px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(44))

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._fresh = True
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        right = self.width() - 14
        if event.position().x() > right - px(100):
            step = -1 if event.position().x() < right - px(60) else 1
            self._count(self.item.quantity + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text()
        if (
            event.modifiers()
            & ~Qt.KeyboardModifier.KeypadModifier
            & ~(Qt.KeyboardModifier.ShiftModifier)
        ):
            super().keyPressEvent(event)
        elif typed and typed in "0123456789":
            before = 0 if self._fresh else self.item.quantity
            self._fresh = False
            self._count(before * 10 + int(typed))
        elif key == Qt.Key.Key_Backspace:
            self._count(self.item.quantity // 10)
        elif typed in ("+", "=") or key == Qt.Key.Key_Space:
            self._count(self.item.quantity + 1)
        elif typed == "-":
            self._count(self.item.quantity - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.item.code)
        else:
            super().keyPressEvent(event)

    def _count(self, quantity: int) -> None:
        self.counted.emit(self.item.code, max(0, min(MOST, quantity)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        item, height = self.item, self.height()
        right = self.width() - 14.0
        with painting(self) as painter:
            if self.hasFocus():
                area = QRectF(self.rect()).adjusted(4, 2, -4, -2)
                box(painter, area, "accent_soft")
                ring(painter, area)
            else:
                rule(painter, 14, height - 1, self.width() - 28)
            cell = px(32)
            top = (height - px(28)) / 2
            steps = QRectF(right - px(100), top, px(100), px(28))
            box(painter, steps, "surface", "ctl" if self.hasFocus() else "line2")
            size = px(14)
            for name, x in (("minus", steps.x()), ("plus", steps.right() - cell)):
                draw_icon(painter, name, x + (cell - size) / 2, (height - size) / 2, size, "text2")
            count = QRectF(steps.x() + cell, 0, steps.width() - 2 * cell, height)
            text(painter, count, str(item.quantity), "value", "text", CENTRE)
            total = item.amount_rupiah if item.quantity else None
            shown = "" if total is None else rupiah(total)
            wide = max(px(96), text_width(shown, "name") + 2)
            room = QRectF(steps.x() - 14 - wide, 0, wide, height)
            text(painter, room, shown, "name", "text", RIGHT)
            self._say(painter, room.x() - 10)

    def _say(self, painter: QPainter, end: float) -> None:
        # Rows of one tariff often differ in their last words only: a long name has a line for
        # itself, its price under it.
        item, height = self.item, self.height()
        price = text_width(self.price(), "second") + 2
        if text_width(item.name, "name") <= end - price - 28:
            at = QRectF(end - price, 0, price, height)
            text(painter, at, self.price(), "second", "text2", RIGHT)
            text(painter, QRectF(16, 0, at.x() - 28, height), item.name, "name", "text")
            return
        half = height / 2
        text(painter, QRectF(16, 3, end - 16, half - 2), item.name, "name", "text")
        text(painter, QRectF(16, half, end - 16, half - 4), self.price(), "second", "text2")
