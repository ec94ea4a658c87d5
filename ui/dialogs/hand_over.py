"""Handing over the product or the reasoned refusal: receiver, papers seen, originals, signature."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.services import attachments, handover
from frontoffice.services.handover import Handover, kept_papers
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.chips import CheckChip
from ui.widgets.fields import NikField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.photo import PhotoButton
from ui.widgets.signature import SignaturePad


class HandOverSheet(CaseSheet):
    """Who receives, what they showed, what goes back to them, and how they signed."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        self._who()
        self._shown()
        self._originals()
        self._proof()
        self.fields = {
            "receiver": self.name,
            "nik": self.nik,
            "statement": self.statement,
            "product": self.product,
        }
        self.late = self.add_late()
        details = view.file.details
        self.who.chosen.connect(self._choose)
        self.who.choose("representative" if details.representative else "applicant")
        self._choose(self.who.code())
        self._follow()

    def _who(self) -> None:
        details = self.view.file.details
        self._names = {
            "applicant": self.view.name if details.applicant else "",
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
        self.body.addWidget(self.name)
        self.nik = NikField(self.tr("NIK penerima"))
        self.relation = TextField(self.tr("Hubungan dengan pemohon"))
        self.body.addWidget(self.nik)
        self.body.addWidget(self.relation)

    def _shown(self) -> None:
        self.body.addWidget(Label(self.tr("Diperlihatkan"), "label"))
        flow = FlowLayout(8)
        self.shown = {
            "ktp": CheckChip(self.tr("KTP-el asli")),
            "receipt": CheckChip(self.tr("Tanda terima")),
            "kuasa": CheckChip(self.tr("Surat kuasa")),
        }
        self.lost = CheckChip(self.tr("Tanda terima hilang"), "triangle-alert", tone="warn")
        for chip in (*self.shown.values(), self.lost):
            flow.addWidget(chip)
        self.lost.toggled.connect(lambda _on: self._follow())
        self.shown["receipt"].toggled.connect(lambda on: self.lost.setChecked(False) if on else 0)
        self.body.addLayout(flow)
        words = self.tr("Ditulis penerima: kapan dan bagaimana tanda terimanya hilang")
        self.statement = TextField(self.tr("Pernyataan kehilangan"), words)
        self.body.addWidget(self.statement)

    def _originals(self) -> None:
        case, standard = self.view.file.case, self.view.standard
        names = {row.code: row.name for row in standard.requirements} if standard else {}
        self.papers = {
            row: CheckChip(names.get(row, row)) for row in kept_papers(self.context.home, case)
        }
        if self.papers:
            self.body.addWidget(Label(self.tr("Berkas asli dikembalikan"), "label"))
            flow = FlowLayout(8)
            for chip in self.papers.values():
                flow.addWidget(chip)
            self.body.addLayout(flow)
        self.product = TextField(self.tr("Nomor produk"), self.tr("Boleh kosong"))
        self.body.addWidget(self.product)

    def _proof(self) -> None:
        self.body.addWidget(Label(self.tr("Bukti penerimaan"), "label"))
        segments = [
            Segment("paper", self.tr("Di berita acara"), "1"),
            Segment("drawn", self.tr("Di layar"), "2"),
            Segment("photo", self.tr("Foto"), "3"),
        ]
        self.proof = SegmentedControl(segments, self.tr("Bukti penerimaan"))
        self.proof.choose("paper")
        self.proof.chosen.connect(self._prove)
        self.body.addWidget(self.proof)
        self.pad = SignaturePad(self.tr("Tanda tangan penerima"))
        self.body.addWidget(self.pad)
        self.photo = PhotoButton(self.tr("Pilih foto"))
        self.body.addWidget(self.photo)

    def _choose(self, code: str) -> None:
        self.name.set_text(self._names[code])
        self._follow()
        if code == "other":
            self.name.setFocus()

    def _prove(self, code: str) -> None:
        """Where to sign, or what to press, comes into view by itself."""
        self._follow()
        asked = {"drawn": self.pad, "photo": self.photo}.get(code)
        if asked is not None:
            asked.setFocus()

    def _follow(self) -> None:
        other, lost = self.who.code() == "other", self.lost.isChecked()
        self.nik.setVisible(other or lost)
        self.relation.setVisible(other)
        self.statement.setVisible(lost)
        self.pad.setVisible(self.proof.code() == "drawn")
        self.photo.setVisible(self.proof.code() == "photo")
        if self.isVisible():
            self.place()

    def act(self) -> Callable[[], Any]:
        late = self.late.entry()
        wanted = Handover(
            receiver=self.who.code(),
            name=self.name.text(),
            nik=self.nik.text() or None,
            relation=self.relation.text(),
            shown=tuple(code for code, chip in self.shown.items() if chip.isChecked()),
            papers=tuple(row for row, chip in self.papers.items() if chip.isChecked()),
            lost_receipt=self.lost.isChecked(),
            statement=self.statement.text(),
            proof=self.proof.code(),
            strokes=self.pad.strokes(),
            product=self.product.text(),
            happened_at=late.get("happened_at"),
            source=late.get("source"),
        )
        photo = self.photo.path if wanted.proof == "photo" else None
        return partial(_hand_over, self.context.home, self.view.stream, wanted, photo)


def _hand_over(home: Home, stream: str, wanted: Handover, photo: Path | None) -> Any:
    if photo is not None:
        data = attachments.read_file(photo)
        wanted = handover.with_photo(wanted, data)
    return handover.hand_over(home, stream, wanted)
