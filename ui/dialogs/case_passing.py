"""A case from hand to hand: assign, disposition, sent back with the papers that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import worklist
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.models.people import role_words
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label


def officers(home: Home, *, others: bool = True) -> list[tuple[str, str]]:
    """Active officers of the office as choices, without who acts."""
    rows = [row for row in home.reference.staff.values() if row.active]
    return [
        (row.staff, f"{row.name or row.staff}, {role_words(row.role)}")
        for row in rows
        if not others or row.staff != home.officer.staff
    ]


class AssignSheet(CaseSheet):
    """Another officer has the case from now on."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        self.body.addWidget(Label(step.why, "second", wrap=True))
        options = officers(context.home, others=False)
        chosen = self.tr("Pilih petugas")
        self.to = ChoiceField(self.tr("Petugas"), options, placeholder=chosen)
        self.fields = {"to": self.to}
        self.body.addWidget(self.to)

    def act(self) -> Callable[[], Any]:
        return partial(worklist.assign, self.context.home, self.view.stream, self.to.code())


class DisposeSheet(CaseSheet):
    """To whom, what to do, until when."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        chosen = self.tr("Pilih petugas")
        self.to = ChoiceField(self.tr("Kepada"), officers(context.home), placeholder=chosen)
        self.instruction = TextField(self.tr("Instruksi"), self.tr("Apa yang harus dikerjakan"))
        self.due_on = DateField(self.tr("Tenggat"), self.tr("Boleh kosong"))
        self.fields = {"to": self.to, "instruction": self.instruction, "due_on": self.due_on}
        for field in self.fields.values():
            self.body.addWidget(field)
        for line in (self.instruction, self.due_on):
            line.input.returnPressed.connect(self.submit)

    def act(self) -> Callable[[], Any]:
        typed, due_on = self.due_on.text(), self.due_on.day()
        if typed and due_on is None:
            return _bad_day
        return partial(
            worklist.dispose,
            self.context.home,
            self.view.stream,
            self.to.code(),
            self.instruction.text(),
            due_on,
        )


def _bad_day() -> None:
    raise RuleViolation("disposition-due-past", field="due_on")


class SendBackSheet(CaseSheet):
    """The papers that are wrong, what is wrong, and whether the citizen must come."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        standard = view.standard
        names = {row.code: row.name for row in standard.requirements} if standard else {}
        self.body.addWidget(Label(self.tr("Berkas yang keliru"), "label"))
        flow = FlowLayout(8)
        self.rows = {
            row.code: CheckChip(names.get(row.code, row.code)) for row in view.file.case.rows
        }
        for chip in self.rows.values():
            flow.addWidget(chip)
        self.body.addLayout(flow)
        self.reason = TextField(self.tr("Apa yang harus diperbaiki"))
        self.reason.input.returnPressed.connect(self.submit)
        self.body.addWidget(self.reason)
        words = self.tr("Pemohon harus datang, waktu janji berhenti")
        self.citizen = CheckChip(words)
        may = "waiting_citizen" in view.file.case.moves
        self.citizen.setVisible(may)
        self.body.addWidget(self.citizen)
        self.fields = {"reason": self.reason}

    def act(self) -> Callable[[], Any]:
        rows = tuple(code for code, chip in self.rows.items() if chip.isChecked())
        return partial(
            worklist.send_back,
            self.context.home,
            self.view.stream,
            rows,
            self.reason.text(),
            ask_citizen=self.citizen.isChecked(),
        )
