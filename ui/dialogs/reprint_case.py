"""Another print of a paper that came out already: a SALINAN, with the reason printed on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from PySide6.QtWidgets import QWidget

from frontoffice.services import papers
from frontoffice.services.papers import Printed
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.chips import CheckChip
from ui.widgets.fields import TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label

Paper = Literal["receipt", "shortage"]


def needs_reason(view: CaseView) -> bool:
    """Whether the paper's original is known to have come out, so that the next is a copy."""
    case = view.file.case
    paper = paper_of(view)
    number = view.number if paper == "shortage" else _receipt_number(view)
    revision = 0 if paper == "shortage" else case.revisions
    return case.original_out(paper, number, revision)


def paper_of(view: CaseView) -> Paper:
    """The paper of a case as it stands: the slip while papers are missing, else the receipt."""
    return "shortage" if view.status == "incomplete" else "receipt"


def _receipt_number(view: CaseView) -> str:
    case = view.file.case
    receipt = case.receipt or (case.receipts[-1] if case.receipts else None)
    return receipt.number if receipt else ""


def print_act(context: Context, view: CaseView, reason: str | None) -> Callable[[], Printed]:
    """What the write lane does for a print: note it, then make the paper."""
    make = papers.print_shortage if paper_of(view) == "shortage" else papers.print_receipt
    return partial(
        make,
        context.home,
        view.stream,
        context.settings.paper,
        reason=reason,
        freshness=freshness_line(context),
    )


def freshness_line(context: Context) -> str | None:
    """What a paper made offline says about it; nothing when the centre has it all."""
    fresh = context.freshness
    if fresh.state in ("sent", "hub", "alone"):
        return None
    return ", ".join(part for part in (fresh.words, fresh.small) if part) or None


class ReprintSheet(CaseSheet):
    """The reason, by chip or typed."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, verb: str) -> None:
        super().__init__(over, context, view, verb, verb, icon="printer")
        words = self.tr("Aslinya sudah keluar, cetakan ini menjadi SALINAN.")
        self.body.addWidget(Label(words, "second", wrap=True))
        flow = FlowLayout(8)
        for reason in (
            self.tr("Hilang oleh pemohon"),
            self.tr("Rusak"),
            self.tr("Untuk arsip"),
        ):
            chip = CheckChip(reason, solid=True)
            chip.setCheckable(False)
            chip.clicked.connect(lambda _on=False, one=reason: self._take(one))
            flow.addWidget(chip)
        self.body.addLayout(flow)
        self.reason = TextField(self.tr("Alasan"), self.tr("Tercetak pada salinan"))
        self.reason.input.returnPressed.connect(self.submit)
        self.fields = {"reason": self.reason}
        self.body.addWidget(self.reason)

    def _take(self, reason: str) -> None:
        self.reason.set_text(reason)
        self.reason.setFocus()

    def act(self) -> Callable[[], Any]:
        return print_act(self.context, self.view, self.reason.text() or None)
