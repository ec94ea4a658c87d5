"""Signing in: the officer's tile and the PIN pad, by keyboard as well as by finger."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import CENTRE, box, painting, ring, text
from ui.widgets.buttons import Pressable
from ui.widgets.chips import initials
from ui.widgets.labels import Label

LEAST = 6
MOST = 12


class OfficerTile(Pressable):
    """A person to sign in as; `locked_until` ("07.31") shows the lock and says so."""

    def __init__(self, officer: str, name: str, role: str, locked_until: str = "") -> None:
        super().__init__(name)
        self.officer, self._role_words, self._locked = officer, role, ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_locked_until(locked_until)

    def set_locked_until(self, time: str) -> None:
        """Until when ("07.31") no PIN is taken; "" when the lock is over."""
        self._locked = time
        until = self.tr("terkunci sampai {time}").replace("{time}", time)
        self.setAccessibleDescription(f"{self._role_words}, {until}" if time else self._role_words)
        self.update()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, px(76))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        with painting(self) as painter:
            fill = "accent_soft" if chosen else "hover" if self.hovered else "surface"
            strong = chosen or self.hasFocus()
            line = "focus" if self.hasFocus() else "accent" if chosen else "line"
            box(painter, self.rect(), fill, line, width=2 if strong else 1)
            disc = px(40)
            area = QRectF(14, (self.height() - disc) / 2, disc, disc)
            box(painter, area, "accent" if chosen else "hover", radius=disc / 2)
            ink = "on_accent" if chosen else "text2"
            text(painter, area, initials(self.text()), "column", ink, CENTRE)
            x = 14 + disc + 12
            middle = self.height() / 2
            room = self.width() - x - 14 - (px(18) if self._locked else 0)
            text(painter, QRectF(x, middle - px(20), room, px(20)), self.text(), "card", "text")
            text(painter, QRectF(x, middle, room, px(20)), self._role_words, "second", "text2")
            if self._locked:
                draw_icon(painter, "lock", self.width() - 14 - px(16), 11, px(16), "warn")


class _Key(Pressable):
    """A key of the pad, 56 px high; the pad's width makes it 88 wide."""

    def __init__(self, words: str, face: str = "", icon: str = "") -> None:
        super().__init__(words)
        self._face, self._glyph = face, icon
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(48, px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        main = self._glyph == "arrow-right"
        live = self.isEnabled()
        with painting(self) as painter:
            fill = "hover" if self.hovered or not live else "surface"
            if main and live:
                fill = "accent_h" if self.hovered else "accent"
            box(painter, self.rect(), fill, None if main and live else "line2")
            if self._face:
                text(painter, self.rect(), self._face, "pin", "text", CENTRE)
            else:
                size = px(22)
                ink = "on_accent" if main and live else "text2" if live else "disabled"
                left, top = (self.width() - size) / 2, (self.height() - size) / 2
                draw_icon(painter, self._glyph, left, top, size, ink)


class _Circles(QWidget):
    """The PIN as circles: never its digits."""

    def __init__(self) -> None:
        super().__init__()
        self.filled = 0
        self.wrong = False

    def sizeHint(self) -> QSize:
        return QSize(280, px(52))

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        holder = self.parentWidget()
        with painting(self) as painter:
            if self.wrong:
                box(painter, self.rect(), "surface", "bad", width=2)
            elif holder is not None and holder.hasFocus():
                box(painter, self.rect(), "surface")
                ring(painter, self.rect())
            else:
                box(painter, self.rect(), "surface", "ctl")
            count = max(LEAST, self.filled)
            pitch = min(px(34), (self.width() - 24) // count)
            x = (self.width() - pitch * (count - 1)) / 2
            for at in range(count):
                area = QRectF(x + at * pitch - 6, self.height() / 2 - 6, 12, 12)
                full = at < self.filled
                box(
                    painter,
                    area,
                    "text" if full else None,
                    None if full else "ctl",
                    width=1.5,
                    radius=6,
                )


class PinPad(QWidget):
    """Circles, ten keys, delete, enter; typing works as well. Emits `entered(pin)`.

    The PIN leaves with the signal and is forgotten here at once.
    """

    entered = Signal(str)

    def __init__(self, label: str) -> None:
        super().__init__()
        self._digits = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Label(label, "label"))
        self.circles = _Circles()
        column.addWidget(self.circles)
        self.note = Label("", "meta_strong", "bad", wrap=True)
        self.note.hide()
        column.addWidget(self.note)
        column.addSpacing(11)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, digit in enumerate("123456789"):
            grid.addWidget(self._digit_key(digit), at // 3, at % 3)
        erase = _Key(self.tr("Hapus satu angka"), icon="delete")
        erase.clicked.connect(self._erase)
        self.enter = _Key(self.tr("Masuk"), icon="arrow-right")
        self.enter.clicked.connect(self._enter)
        grid.addWidget(erase, 3, 0)
        grid.addWidget(self._digit_key("0"), 3, 1)
        grid.addWidget(self.enter, 3, 2)
        column.addLayout(grid)
        self._follow()

    def _digit_key(self, digit: str) -> _Key:
        key = _Key(digit, face=digit)
        key.clicked.connect(lambda: self._type(digit))
        return key

    def clear(self) -> None:
        """Forget what was typed."""
        self._digits = ""
        self._follow()

    def error(self, sentence: str) -> None:
        """Say why it was refused; typing again takes it away."""
        self.clear()
        self.circles.wrong = bool(sentence)
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)
        self.circles.update()

    def _type(self, digit: str) -> None:
        if self.circles.wrong:
            self.error("")
        if len(self._digits) < MOST:
            self._digits += digit
        self._follow()

    def _erase(self) -> None:
        self._digits = self._digits[:-1]
        self._follow()

    def _enter(self) -> None:
        if len(self._digits) >= LEAST:
            pin, self._digits = self._digits, ""
            self._follow()
            self.entered.emit(pin)

    def _follow(self) -> None:
        self.circles.filled = len(self._digits)
        self.enter.setEnabled(len(self._digits) >= LEAST)
        self.circles.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, _event: object) -> None:
        self.circles.update()

    def focusOutEvent(self, _event: object) -> None:
        self.circles.update()
