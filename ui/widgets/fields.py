"""Input fields with label, hint and error sentence; NIK and dates as officers type them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.fonts import role_font
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import box, draw_key, key_width, painting, text
from ui.widgets.labels import Label


def _frame_of(widget: QWidget, *, wrong: bool) -> tuple[str, float]:
    if wrong:
        return "bad", 2
    return ("focus", 2) if widget.hasFocus() else ("ctl" if widget.isEnabled() else "line", 1)


class LineInput(QLineEdit):
    """The 40 px box itself: a real QLineEdit under our own frame, with icon and key cap."""

    def __init__(self, role: str = "body", icon: str = "", key: str = "") -> None:
        super().__init__()
        self._role, self._glyph, self._key = role, icon, key
        self.wrong = False
        self.fill = "surface"
        self.setFrame(False)
        self.restyle()

    def restyle(self) -> None:
        """Take font, colours and height from the look in force."""
        self.setFont(role_font(self._role))
        palette = QPalette(self.palette())
        palette.setBrush(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, colour("muted"))
        palette.setColor(QPalette.ColorRole.Highlight, colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, colour("on_accent"))
        self.setPalette(palette)
        left = 12 + (px(16) + 8 if self._glyph else 0)
        self.setTextMargins(left - 2, 0, 11 + (key_width(self._key) if self._key else 0), 0)
        self.setFixedHeight(px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        line, width = _frame_of(self, wrong=self.wrong)
        if line == "ctl" and self.fill == "sunken":
            line = "line2"
        with painting(self) as painter:
            box(painter, self.rect(), self.fill if self.isEnabled() else "hover", line, width=width)
            size = px(16)
            middle = self.height() / 2
            if self._glyph:
                draw_icon(painter, self._glyph, 12, middle - size / 2, size, "muted")
            if self._key:
                left = self.width() - 9 - key_width(self._key)
                draw_key(painter, left, middle - px(20) / 2, self._key)
        super().paintEvent(event)


class SearchField(LineInput):
    """Search as you type; `key` is the cap shown at the right. Esc empties it first."""

    def __init__(self, hint: str, key: str = "/", *, sunken: bool = False) -> None:
        super().__init__("body", "search", key)
        self.fill = "sunken" if sunken else "surface"
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class _Note(QWidget):
    """The line under a field: a quiet hint, or the error with its icon."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.label = Label("", "meta", wrap=True)
        self._column.addWidget(self.label)
        self.wrong = False

    def show_words(self, words: str, *, wrong: bool) -> None:
        self.wrong = wrong
        self.label.setText(words)
        self.label.set_ink("bad" if wrong else "muted")
        self.label.set_role("meta_strong" if wrong else "meta")
        self._column.setContentsMargins(px(15) + 6 if wrong else 0, 0, 0, 0)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.wrong:
            with painting(self) as painter:
                draw_icon(painter, "circle-alert", 0, 0, px(15), "bad")


class Field(QWidget):
    """Label above, box, hint or error below; the label is the box's name for a reader."""

    edited = Signal(str)
    departed = Signal()

    def __init__(self, label: str, box_: QWidget, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self.label = Label(label, "label")
        self.box = box_
        self.label.setBuddy(box_)
        self.note = _Note()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self.label, box_, self.note):
            column.addWidget(part)
        box_.setAccessibleName(label)
        box_.installEventFilter(self)
        self.setFocusProxy(box_)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show_note("")

    def error(self, sentence: str) -> None:
        """Show what is wrong and what to do; "" when it is right again."""
        self._show_note(sentence)

    def hint(self, words: str) -> None:
        """Another hint (a decoded NIK, a weekday)."""
        self._hint = words
        if not self.note.wrong:
            self._show_note("")

    def _show_note(self, sentence: str) -> None:
        if isinstance(self.box, LineInput | ChoiceBox):
            self.box.wrong = bool(sentence)
            self.box.update()
        self.note.show_words(sentence or self._hint, wrong=bool(sentence))
        self.box.setAccessibleDescription(sentence or self._hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.FocusOut:
            self.departed.emit()
        return super().eventFilter(watched, event)


class TextField(Field):
    """A line of text; `edited(text)` at every change, `departed()` when focus goes."""

    def __init__(
        self, label: str, hint: str = "", *, mono: bool = False, placeholder: str = ""
    ) -> None:
        self.input = LineInput("field_mono" if mono else "body")
        super().__init__(label, self.input, hint)
        self.input.setPlaceholderText(placeholder)
        self.input.textChanged.connect(self.edited)

    def text(self) -> str:
        """What was typed, without outer spaces."""
        return self.input.text().strip()

    def set_text(self, words: str) -> None:
        """Show `words` (a draft, a known person)."""
        self.input.setText(words)


class NikField(TextField):
    """Sixteen digits in groups of four; letters never get in, pasted separators fall away.

    `edited` carries the bare digits, `complete(digits)` comes with the sixteenth. Set the decoded
    line with `hint()`.
    """

    complete = Signal(str)
    LENGTH = 16

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint, mono=True)
        self._busy = False
        self.input.textChanged.disconnect(self.edited)
        self.input.textChanged.connect(self._regroup)
        self.input.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def text(self) -> str:
        """The digits alone."""
        return _digits(self.input.text())[: self.LENGTH]

    def set_text(self, words: str) -> None:
        """Show `words`, grouped."""
        self.input.setText(_grouped(_digits(words)[: self.LENGTH]))

    def _regroup(self, typed: str) -> None:
        if self._busy:
            return
        before = len(_digits(typed[: self.input.cursorPosition()]))
        digits = _digits(typed)[: self.LENGTH]
        shown = _grouped(digits)
        if shown != typed:
            self._busy = True
            self.input.setText(shown)
            self._busy = False
            before = min(before, self.LENGTH)
            self.input.setCursorPosition(before + max(0, (before - 1) // 4))
        self.edited.emit(digits)
        if len(digits) == self.LENGTH:
            self.complete.emit(digits)


def _digits(words: str) -> str:
    return "".join(letter for letter in words if letter in "0123456789")


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


class DateField(TextField):
    """A date typed as dd-mm-yyyy; the hyphens come by themselves, no calendar to click."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint, mono=True, placeholder="dd-mm-yyyy")
        self.input.textEdited.connect(self._punctuate)

    def day(self) -> date | None:
        """The date, None while it is none (unfinished, 31 February)."""
        digits = _digits(self.input.text())
        if len(digits) != 8:
            return None
        try:
            return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
        except ValueError:
            return None

    def set_day(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.input.setText(day.strftime("%d-%m-%Y") if day else "")

    def _punctuate(self, typed: str) -> None:
        before = len(_digits(typed[: self.input.cursorPosition()]))
        digits = _digits(typed)[:8]
        parts = [part for part in (digits[:2], digits[2:4], digits[4:]) if part]
        shown = "-".join(parts)
        if shown != typed:
            self.input.setText(shown)
            self.input.setCursorPosition(before + (before > 2) + (before > 4))


class ChoiceBox(QComboBox):
    """A real QComboBox under our own frame."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = False
        view = self.view()
        view.setFrameShape(QFrame.Shape.NoFrame)
        self.restyle()

    def restyle(self) -> None:
        """Take font and height from the look in force."""
        self.setFont(role_font("body"))
        self.view().setFont(role_font("body"))
        self.setFixedHeight(px(40))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, width = _frame_of(self, wrong=self.wrong)
        with painting(self) as painter:
            box(painter, self.rect(), "surface" if self.isEnabled() else "hover", line, width=width)
            room = QRectF(12, 0, self.width() - 24 - px(16) - 8, self.height())
            empty = self.currentIndex() < 0
            words = self.placeholderText() if empty else self.currentText()
            ink = "muted" if empty else "text" if self.isEnabled() else "disabled"
            text(painter, room, words, "body", ink)
            self._arrow(painter, self.view().isVisible())

    def _arrow(self, painter: QPainter, open_: bool) -> None:
        size = px(16)
        glyph = "chevron-up" if open_ else "chevron-down"
        top = (self.height() - size) / 2
        draw_icon(painter, glyph, self.width() - 12 - size, top, size, "text2")

    def sizeHint(self) -> QSize:
        return QSize(max(120, super().sizeHint().width() + 24), px(40))


class ChoiceField(Field):
    """One of a list of (code, words); `edited(code)`."""

    def __init__(
        self, label: str, options: list[tuple[str, str]], hint: str = "", placeholder: str = ""
    ) -> None:
        self.choice = ChoiceBox()
        for code, words in options:
            self.choice.addItem(words, code)
        if placeholder:
            self.choice.setPlaceholderText(placeholder)
            self.choice.setCurrentIndex(-1)
        super().__init__(label, self.choice, hint)
        self.choice.currentIndexChanged.connect(lambda _at: self.edited.emit(self.code()))

    def code(self) -> str:
        """The chosen code, "" before any choice."""
        return str(self.choice.currentData() or "")

    def choose(self, code: str) -> None:
        """Show `code`; an unknown one clears the choice."""
        self.choice.setCurrentIndex(self.choice.findData(code))
