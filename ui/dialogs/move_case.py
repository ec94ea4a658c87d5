"""Moving a case by hand: where it goes, and the reason that stays in its story."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.services import cases
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.fields import TextField
from ui.widgets.labels import Label


class MoveSheet(CaseSheet):
    """One reason, one verb; Enter in the reason is enough."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        kind = "danger" if step.careful else "primary"
        super().__init__(over, context, view, step.verb, step.verb, kind=kind, icon=step.icon)
        self._to = step.code.removeprefix("move:")
        self.body.addWidget(Label(step.why, "second", wrap=True))
        self.reason = TextField(self.tr("Alasan"), self.tr("Terbaca dalam cerita permohonan"))
        self.reason.input.returnPressed.connect(self.submit)
        self.fields = {"reason": self.reason, "to": self.reason}
        if self._to == "in_process":
            # The ordinary step needs no story; another reason may be typed over it.
            self.reason.set_text(self.tr("Berkas lengkap, mulai dikerjakan"))
            self.reason.input.selectAll()
        self.body.addWidget(self.reason)

    def act(self) -> Callable[[], Any]:
        home, reason = self.context.home, self.reason.text()
        return partial(cases.move, home, self.view.stream, self._to, reason)
