"""Handing over the product or the reasoned refusal: who took it, and what they showed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import cases
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.chips import CheckChip
from ui.widgets.fields import TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label


class HandOverSheet(CaseSheet):
    """The receiver's name and the papers seen go into the story."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon)
        details = view.file.details
        self._names = {
            "applicant": view.name if details.applicant else "",
            "representative": details.representative.name if details.representative else "",
            "other": "",
        }
        self.body.addWidget(Label(self.tr("Diterima oleh"), "label"))
        segments = [Segment("applicant", self.tr("Pemohon"), "1")]
        if details.representative is not None:
            segments.append(Segment("representative", self.tr("Kuasa"), "2"))
        segments.append(Segment("other", self.tr("Orang lain"), str(len(segments) + 1)))
        self.who = SegmentedControl(segments, self.tr("Diterima oleh"))
        self.body.addWidget(self.who)
        self.name = TextField(self.tr("Nama penerima"))
        self.name.input.returnPressed.connect(self.submit)
        self.fields = {"receiver": self.name, "reason": self.name}
        self.body.addWidget(self.name)
        self.body.addWidget(Label(self.tr("Diperlihatkan"), "label"))
        flow = FlowLayout(8)
        self.shown = [
            CheckChip(words)
            for words in (
                self.tr("KTP-el asli"),
                self.tr("Tanda terima"),
                self.tr("Surat kuasa"),
            )
        ]
        for chip in self.shown:
            flow.addWidget(chip)
        self.body.addLayout(flow)
        self.who.chosen.connect(self._choose)
        self.who.choose("representative" if details.representative else "applicant")
        self._choose(self.who.code())

    def _choose(self, code: str) -> None:
        self.name.set_text(self._names[code])
        if code == "other":
            self.name.setFocus()

    def act(self) -> Callable[[], Any]:
        name = self.name.text()
        if not any(letter.isalpha() for letter in name):
            return partial(_without_receiver)
        roles = {
            "applicant": self.tr("pemohon"),
            "representative": self.tr("kuasa"),
            "other": self.tr("orang lain"),
        }
        seen = [chip.text() for chip in self.shown if chip.isChecked()]
        parts = [self.tr("Diterima {name}").replace("{name}", name), roles[self.who.code()]]
        if seen:
            parts.append(self.tr("memperlihatkan {papers}").replace("{papers}", ", ".join(seen)))
        reason = ", ".join(parts)
        return partial(cases.move, self.context.home, self.view.stream, "handed_over", reason)


def _without_receiver() -> None:
    raise RuleViolation("receiver-missing", field="receiver")
