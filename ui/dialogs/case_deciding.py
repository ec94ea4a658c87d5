"""Decisions on a case: product ready and where, refusal, a new promised day, the NIK."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import handover, notices, worklist, worklist_decisions
from frontoffice.services.handover import originals
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.case_work import late_reasons
from ui.models.context import Context
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.words import long_date


class ReadySheet(CaseSheet):
    """Where the product lies; `archive` moves one that nobody collected."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        self._ready = step.code == "move:ready"
        self.body.addWidget(Label(step.why, "second", wrap=True))
        hint = self.tr("Seperti tertera di raknya, misalnya Rak B-3")
        self.reason = TextField(self.tr("Tempat produk"), hint)
        self.reason.input.returnPressed.connect(self.submit)
        self.fields = {"place": self.reason, "to": self.reason}
        self.body.addWidget(self.reason)
        self.archive = CheckChip(self.tr("Arsip, tidak diambil"))
        self.archive.setVisible(not self._ready)
        self.body.addWidget(self.archive)

    def act(self) -> Callable[[], Any]:
        home, stream, place = self.context.home, self.view.stream, self.reason.text()
        if self._ready:
            return partial(handover.make_ready, home, stream, place)
        archive = self.archive.isChecked()
        return partial(handover.place_product, home, stream, place, archive=archive)


class RefuseSheet(CaseSheet):
    """Reason, legal basis, and which originals go back: all of it stands in the letter."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(
            over, context, view, step.verb, step.verb, kind="danger", icon=step.icon, width=620
        )
        self.body.addWidget(Label(step.why, "second", wrap=True))
        self.reason = TextField(self.tr("Alasan"), self.tr("Tercetak pada surat penolakan"))
        self.basis = TextField(self.tr("Dasar hukum"), self.tr("Peraturan dan pasalnya"))
        standard = view.standard
        if standard is not None and standard.legal_basis:
            self.basis.set_text(standard.legal_basis[0][:200])
        self.fields = {"reason": self.reason, "legal_basis": self.basis}
        for field in (self.reason, self.basis):
            field.input.returnPressed.connect(self.submit)
            self.body.addWidget(field)
        names = {row.code: row.name for row in standard.requirements} if standard else {}
        kept = originals(view.file.case)
        self.papers = {row: CheckChip(names.get(row, row)) for row in kept}
        if self.papers:
            self.body.addWidget(Label(self.tr("Berkas asli dikembalikan"), "label"))
            flow = FlowLayout(8)
            for chip in self.papers.values():
                chip.setChecked(True)
                flow.addWidget(chip)
            self.body.addLayout(flow)

    def act(self) -> Callable[[], Any]:
        papers = tuple(row for row, chip in self.papers.items() if chip.isChecked())
        return partial(
            worklist_decisions.refuse,
            self.context.home,
            self.view.stream,
            self.reason.text(),
            self.basis.text(),
            papers,
        )


class PostponeSheet(CaseSheet):
    """Why the promise is not kept and the new day; the citizen is told if they agreed."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        promise = view.file.case.promise
        if promise is not None:
            words = self.tr("Dijanjikan {day}").replace("{day}", long_date(promise.promised_on))
            self.body.addWidget(Label(words, "second", wrap=True))
        chosen = self.tr("Pilih alasan")
        self.why = ChoiceField(self.tr("Alasan"), late_reasons(), placeholder=chosen)
        self.day = DateField(self.tr("Hari baru"))
        self.remark = TextField(self.tr("Keterangan"), self.tr("Boleh kosong"))
        self.fields = {"why": self.why, "promised_on": self.day}
        for field in (self.why, self.day, self.remark):
            self.body.addWidget(field)
        for line in (self.day, self.remark):
            line.input.returnPressed.connect(self.submit)
        applicant = view.file.details.applicant
        self.tell = CheckChip(self.tr("Beri tahu pemohon lewat SMS, sudah setuju"))
        self.tell.setVisible(applicant is not None and bool(applicant.phone))
        self.body.addWidget(self.tell)

    def act(self) -> Callable[[], Any]:
        return partial(
            _postpone,
            self.context.home,
            self.view.stream,
            self.why.code(),
            self.day.day(),
            self.remark.text(),
            tell=self.tell.isChecked(),
        )


def _postpone(
    home: Home, stream: str, why: str, day: dt.date | None, note: str, *, tell: bool
) -> Any:
    if day is None:
        raise RuleViolation("promise-day-bad", field="promised_on")
    changes = worklist.move_promise(home, stream, why, day, note)
    if tell:
        notices.queue_notice(home, stream, about="late", consent=True)
    return changes


class IdentitySheet(CaseSheet):
    """What the check of the NIK gave."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        segments = [
            Segment("unverified", self.tr("Belum diverifikasi"), "1"),
            Segment("verified", self.tr("Cocok"), "2"),
            Segment("mismatch", self.tr("Tidak cocok"), "3"),
        ]
        self.outcome = SegmentedControl(segments, self.tr("Hasil pemeriksaan"))
        waits = view.file.case.work.identity == "unverified"
        self.outcome.choose("verified" if waits else "unverified")
        self.body.addWidget(self.outcome)
        self.remark = TextField(self.tr("Keterangan"), self.tr("Boleh kosong"))
        self.remark.input.returnPressed.connect(self.submit)
        self.body.addWidget(self.remark)

    def act(self) -> Callable[[], Any]:
        return partial(
            worklist.check_identity,
            self.context.home,
            self.view.stream,
            self.outcome.code(),
            self.remark.text(),
        )
