"""What the sheets of Aduan, Kepuasan and Standar share: fields, one verb, errors beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from ui.dialogs.long_sheet import LongSheet
from ui.models.context import Context
from ui.widgets.buttons import Button
from ui.widgets.fields import Field

FRAME = 140
"""Height of title, buttons and margins around a sheet's body."""


class VoiceSheet(LongSheet):
    """A sheet that does one act: errors beside their field, `done(result)` when it is durable."""

    done = Signal(object)

    def __init__(self, over: QWidget, context: Context, title: str, verb: str, width: int) -> None:
        super().__init__(over, title, width=width, frame=FRAME)
        self.context = context
        self.fields: dict[str, Field] = {}
        # Until `finish` what is put into the sheet goes into the part that scrolls.
        self._outer, self.column = self.column, self.body
        self.confirm = Button(verb, "primary", key="Ctrl ↵")
        self.confirm.clicked.connect(self.submit)
        self.cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        self.cancel.clicked.connect(lambda: self.close_sheet())

    def finish(self) -> None:
        """The buttons, below everything else."""
        self.column = self._outer
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
