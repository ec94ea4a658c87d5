"""What the five sections of the thread share: fields bound to the visit, Enter, errors, focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from ui.models.visit import Visit
from ui.models.visit_desk import Desk, Judgement
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.input_keys import InputKeys
from ui.widgets.sections import Section


class Part(QWidget):
    """The body of one section.

    `edited(where, values)` carries what the officer changed, by attributes of `Visit`; `where`
    names the field as the intake object does. `proceed()` comes when Enter finds nothing more to
    fill in. `show_visit` is called after every change and must leave the cursor alone.
    """

    edited = Signal(str, object)
    proceed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head_controls: tuple[QWidget, ...] = ()
        self.desk: Desk | None = None
        self._bound: dict[str, tuple[Field, str]] = {}
        self._showing = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 10)
        self.column.setSpacing(10)

    def show_visit(self, judged: Judgement) -> None:
        """Show the visit as it is now."""
        self._showing = True
        for where, (field, attribute) in self._bound.items():
            _put(field, self.shown_words(where, attribute, judged.visit))
        self._showing = False

    def shown_words(self, _where: str, attribute: str, visit: Visit) -> str:
        """What a bound field shows."""
        return str(getattr(visit, attribute))

    def summarise(self, section: Section, judged: Judgement) -> None:
        """What the closed line of the section says."""

    def enter(self) -> None:
        """Take the focus where one begins to type."""
        if (first := next(iter(self._open_fields()), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def bind(self, where: str, attribute: str, field: Field) -> None:
        """Tie a field to an attribute of the visit."""
        self._bound[where] = (field, attribute)
        field.edited.connect(lambda _words: self._typed(where, attribute))
        self.watch(field.box, lambda: self.entered(where))

    def watch(self, box: QWidget, entered: Callable[[], object]) -> None:
        """Let Enter in `box` do something."""
        keys = InputKeys(box)
        keys.entered.connect(entered)
        box.installEventFilter(keys)

    def _typed(self, where: str, attribute: str) -> None:
        if not self._showing:
            field = self._bound[where][0]
            field.error("")
            # What the field holds, not what the signal says: dates and amounts regroup themselves.
            self.edited.emit(where, {attribute: words_in(field)})

    def entered(self, where: str) -> None:
        """Enter in a field: to the next empty one, or on to the next section."""
        fields = self._open_fields()
        at = fields.index(self._bound[where][0]) if self._bound[where][0] in fields else -1
        for field in fields[at + 1 :]:
            if not words_in(field):
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.proceed.emit()

    def _open_fields(self) -> list[Field]:
        return [field for field, _ in self._bound.values() if field.isVisibleTo(self)]

    def show_trouble(self, error: FrontOfficeError, sentence: str) -> bool:
        """Put an error beside its field and the cursor into it; False when it has no place here."""
        where = field_of(error)
        if where not in self._bound:
            return False
        field = self._bound[where][0]
        field.error(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_trouble(self) -> None:
        """Take all errors away."""
        for field, _ in self._bound.values():
            field.error("")

    def place(self) -> tuple[str, int] | None:
        """The field that has the focus and where its cursor stands; None when none here has."""
        now = QApplication.focusWidget()
        for where, (field, _) in self._bound.items():
            if field.box is now:
                cursor = now.cursorPosition() if isinstance(now, QLineEdit) else 0
                return where, cursor
        return None

    def focus_place(self, where: str, cursor: int) -> bool:
        """Put the cursor back; False when that field is not here."""
        if where not in self._bound or not self._bound[where][0].isVisibleTo(self):
            return False
        box = self._bound[where][0].box
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(box, QLineEdit):
            box.setCursorPosition(cursor)
        return True

    def trouble(self, number: int, judged: Judgement) -> FrontOfficeError | None:
        """Why the thread may not go on from here."""
        return judged.trouble.get(number)


def field_of(error: FrontOfficeError) -> str:
    """The field an error belongs to, as the intake object names it."""
    return str(error.data.get("field", ""))


def words_in(field: Field) -> str:
    """What stands in a field."""
    if isinstance(field, ChoiceField):
        return field.code()
    return field.text() if isinstance(field, TextField) else ""


def _put(field: Field, words: str) -> None:
    if isinstance(field, ChoiceField):
        if field.code() != words:
            field.choose(words)
    elif isinstance(field, TextField) and field.text() != words.strip():
        field.set_text(words)
