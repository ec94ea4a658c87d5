"""What the sheets of Aduan and Kepuasan share: fields, one verb, errors beside their field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from ui.models.context import Context
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class VoiceSheet(Sheet):
    """A sheet that does one act: errors beside their field, `done(result)` when it is durable."""

    done = Signal(object)

    def __init__(self, over: QWidget, context: Context, title: str, verb: str, width: int) -> None:
        super().__init__(over, title, width=width)
        self.context = context
        self.fields: dict[str, Field] = {}
        self.note = Label("", "label", "bad", wrap=True)
        self.note.hide()
        self.confirm = Button(verb, "primary", key="Ctrl ↵")
        self.confirm.clicked.connect(self.submit)
        self.cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        self.cancel.clicked.connect(lambda: self.close_sheet())

    def finish(self) -> None:
        """The note and the buttons, below everything else."""
        self.column.addWidget(self.note)
        self.add_buttons(self.cancel, self.confirm)

    def act(self) -> Callable[[], Any]:
        """What the write lane is to do, read from the fields now."""
        raise NotImplementedError

    def submit(self) -> None:
        """Try it."""
        self.note.hide()
        for field in self.fields.values():
            field.error("")
        try:
            work = self.act()
        except FrontOfficeError as error:
            self.refuse(error)
            return
        self.context.tasks.write(work, receiver=self, done=self.succeed, failed=self.refuse)

    def succeed(self, result: object) -> None:
        """It is written."""
        self.close_sheet(accepted=True)
        self.done.emit(result)

    def refuse(self, error: FrontOfficeError) -> None:
        """Say beside the field, or above the buttons, what is wrong and what to do."""
        said = explain(error, self.context.language)
        words = f"{said.sentence} {said.next_step}"
        field = self.fields.get(str(error.data.get("field")))
        if field is None:
            self.note.setText(words)
            self.note.show()
        else:
            field.error(words)
            field.setFocus()
        self.place()
