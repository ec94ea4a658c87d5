"""Correcting an applicant's data: old and new side by side, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from frontoffice.domain.nik import mask_nik
from frontoffice.domain.person import Applicant
from frontoffice.services import cases
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.fields import ChoiceField, DateField, Field, NikField, TextField
from ui.widgets.labels import Label


class CorrectSheet(CaseSheet):
    """Only what was changed is written; each changed field shows what it was."""

    def __init__(self, over: QWidget, context: Context, view: CaseView) -> None:
        title = self.tr("Perbaiki data pemohon")
        verb = self.tr("Simpan perbaikan")
        super().__init__(over, context, view, title, verb, icon="pencil", width=720)
        known = view.file.details.applicant
        self._known = known if known is not None else Applicant(name="")
        self.name = TextField(self.tr("Nama"))
        self.nik = NikField(self.tr("NIK baru"), self._old_nik())
        self.birth_on = DateField(self.tr("Tanggal lahir"))
        sexes = [("L", self.tr("Laki-laki")), ("P", self.tr("Perempuan"))]
        self.sex = ChoiceField(self.tr("Jenis kelamin"), sexes, placeholder=self.tr("Pilih"))
        self.phone = TextField(self.tr("Telepon"))
        self.address = TextField(self.tr("Alamat"))
        self.region = TextField(self.tr("Kode wilayah"), mono=True)
        self._named: dict[str, Field] = {
            "name": self.name,
            "nik": self.nik,
            "birth_on": self.birth_on,
            "sex": self.sex,
            "phone": self.phone,
            "address": self.address,
            "region": self.region,
        }
        self.reason = TextField(self.tr("Alasan"), self.tr("Terbaca dalam cerita permohonan"))
        self.reason.input.returnPressed.connect(self.submit)
        self.fields = {f"applicant.{name}": field for name, field in self._named.items()}
        self.fields |= self._named | {"reason": self.reason}
        self._lay_out()
        self._fill()

    def _old_nik(self) -> str:
        if self._known.nik is None:
            return self.tr("Sebelumnya tanpa NIK")
        return self.tr("Semula {value}").replace("{value}", mask_nik(self._known.nik))

    def _lay_out(self) -> None:
        words = self.tr("Nilai lama tetap terbaca, kertas berikutnya menjadi Perbaikan.")
        self.body.addWidget(Label(words, "second", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for at, field in enumerate(self._named.values()):
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.reason)

    def _fill(self) -> None:
        known = self._known
        self.name.set_text(known.name)
        self.birth_on.set_day(known.birth_on)
        self.sex.choose(known.sex or "")
        self.phone.set_text(known.phone or "")
        self.address.set_text(known.address or "")
        self.region.set_text(known.region or "")
        for name, field in self._named.items():
            if name != "nik":
                field.edited.connect(lambda _typed, one=name: self._show_old(one))

    def _typed(self) -> dict[str, str | None]:
        day = self.birth_on.day()
        typed: dict[str, str | None] = {
            "name": self.name.text(),
            "birth_on": day.isoformat() if day else self.birth_on.text() or None,
            "sex": self.sex.code() or None,
            "phone": self.phone.text() or None,
            "address": self.address.text() or None,
            "region": self.region.text() or None,
        }
        if self.nik.text():
            typed["nik"] = self.nik.text()
        return typed

    def _before(self, name: str) -> str | None:
        value = getattr(self._known, name)
        return value.isoformat() if isinstance(value, date) else value and str(value)

    def _show_old(self, name: str) -> None:
        before = self._before(name)
        changed = self._typed().get(name) != before
        shown = before or self.tr("kosong")
        if name == "birth_on" and self._known.birth_on:
            shown = self._known.birth_on.strftime("%d-%m-%Y")
        words = self.tr("Semula {value}").replace("{value}", shown)
        self._named[name].hint(words if changed else "")
        self.place()

    def act(self) -> Callable[[], Any]:
        changed = {
            name: value for name, value in self._typed().items() if value != self._before(name)
        }
        request = {"applicant": changed, "reason": self.reason.text()}
        return partial(cases.correct, self.context.home, self.view.stream, request)
