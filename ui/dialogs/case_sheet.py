"""What the sheets over a case share: title, why, fields, one verb, errors beside their field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from ui.dialogs.long_sheet import LongSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.late_fields import LateChip

FRAME = 172
"""Height of title, note, buttons and margins around a sheet's body."""


class CaseSheet(LongSheet):
    """A question about one case; `done(result)` when its act is durable.

    Subclasses put widgets into `body`, name their fields in `fields` (by the error's field) and
    answer `act()`. What was typed stays when the sheet is closed by Esc.
    """

    done = Signal(object)

    def __init__(
        self,
        over: QWidget,
        context: Context,
        view: CaseView,
        title: str,
        verb: str,
        *,
        kind: str = "primary",
        icon: str | None = None,
        width: int = 520,
    ) -> None:
        super().__init__(over, title, width=width, frame=FRAME)
        self.context, self.view = context, view
        self.fields: dict[str, Field] = {}
        self._title = title
        self.column.insertWidget(1, Label(f"{view.name}, {view.number}", "second", wrap=True))
        self.confirm = Button(verb, kind, icon, "Ctrl ↵")
        self.confirm.clicked.connect(self.submit)
        self.cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        self.cancel.clicked.connect(lambda: self.close_sheet())
        self.add_buttons(self.cancel, self.confirm)

    def add_late(self) -> LateChip:
        """Room for what happened on paper during an outage, at the end of the body."""
        late = LateChip()
        late.changed.connect(self.place)
        late.entered.connect(self.submit)
        self.fields |= late.fields
        self.body.addWidget(late)
        return late

    def act(self) -> Callable[[], Any]:
        """What the write lane is to do, with everything read from the fields now."""
        raise NotImplementedError

    def submit(self) -> None:
        """Try the act; what the rules refuse is said beside the field it is about."""
        if not self.confirm.isEnabled():
            return
        self.clear_errors()
        self.confirm.setEnabled(False)
        self.context.tasks.write(
            self.act(), receiver=self, done=self._done, failed=self.refuse, ended=self._ended
        )

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for field in self.fields.values():
            field.error("")
        self.note.hide()

    def refuse(self, error: FrontOfficeError) -> None:
        """Say what is wrong and what to do, beside the field or above the buttons."""
        message = explain(error, self.context.language)
        sentence = f"{message.sentence} {message.next_step}".strip()
        field = self.fields.get(str(error.data.get("field", "")))
        if field is not None:
            field.error(sentence)
            field.setFocus()
            once = Qt.ConnectionType.SingleShotConnection
            field.edited.connect(lambda _typed: field.error(""), once)
        else:
            self.note.setText(sentence)
            self.note.show()
        self.place()

    def _done(self, result: object) -> None:
        self.close_sheet(accepted=True)
        self.done.emit(result)

    def _ended(self) -> None:
        self.confirm.setEnabled(True)
