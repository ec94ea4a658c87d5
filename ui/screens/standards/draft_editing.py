"""Sheets that change one component of a draft: lines, time, fee, product."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard import COMPONENT_TITLES, Standard, TariffRow
from frontoffice.services import standard_drafts
from frontoffice.services.standard_drafts_read import DraftFile
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.widgets.fields import ChoiceBox, ChoiceField, Field, TextField
from ui.widgets.money import MoneyField
from ui.widgets.text_area import TextAreaField

translate = QCoreApplication.translate

LINES = {
    2: "procedure",
    6: "complaint_channels",
    7: "legal_basis",
    8: "facilities",
    9: "competence",
    10: "oversight",
    11: "staffing",
    12: "service_guarantee",
    13: "safety_guarantee",
    14: "evaluation",
}
"""Components that are plain lines, and their field."""


class ComponentSheet(VoiceSheet):
    """Base: one component of a draft; `changed()` says the fields it has now."""

    def __init__(self, over: QWidget, context: Context, found: DraftFile, number: int) -> None:
        title = f"{number}. {COMPONENT_TITLES[number - 1]}"
        super().__init__(over, context, title, translate("ComponentSheet", "Simpan"), 720)
        self._stream, self.number = found.line.stream, number
        self.build(found.standard)
        self.finish()

    def build(self, standard: Standard) -> None:
        """Puts the fields into the sheet, filled from the draft."""
        raise NotImplementedError

    def changed(self) -> Mapping[str, Any]:
        """What was typed, by field of the standard."""
        raise NotImplementedError

    def show_fields(self, **fields: Field) -> None:
        """Lays the fields below each other; their names are those of the standard's fields."""
        self.fields = dict(fields)
        for field in fields.values():
            self.column.addWidget(field)

    def act(self) -> Callable[[], Any]:
        home, stream, changed = self.context.home, self._stream, self.changed()
        return lambda: standard_drafts.revise(home, stream, changed)


class LinesSheet(ComponentSheet):
    """Steps, channels, rules: one line each."""

    def build(self, standard: Standard) -> None:
        self._name = LINES[self.number]
        hint = self.tr("Satu baris satu butir.")
        self.text = TextAreaField(COMPONENT_TITLES[self.number - 1], hint, rows=10)
        self.text.set_text("\n".join(getattr(standard, self._name)))
        self.show_fields(**{self._name: self.text})

    def changed(self) -> Mapping[str, Any]:
        return {self._name: lines_of(self.text.text())}


class ProductSheet(ComponentSheet):
    """What the citizen gets, and how long it is valid."""

    def build(self, standard: Standard) -> None:
        self.product = TextField(COMPONENT_TITLES[self.number - 1])
        self.product.set_text(standard.product)
        self.validity = TextField(self.tr("Masa berlaku produk (boleh kosong)"))
        self.validity.set_text(standard.validity or "")
        self.show_fields(product=self.product, validity=self.validity)

    def changed(self) -> Mapping[str, Any]:
        return {"product": self.product.text(), "validity": self.validity.text() or None}


class TimeSheet(ComponentSheet):
    """How long, in working days or minutes, and from when it counts."""

    def build(self, standard: Standard) -> None:
        self.count = TextField(self.tr("Lama"))
        self.count.set_text(str(standard.sla_minutes or standard.sla_working_days or ""))
        self.unit = ChoiceField(
            self.tr("Satuan"),
            [
                ("sla_working_days", self.tr("hari kerja")),
                ("sla_minutes", self.tr("menit")),
            ],
        )
        self.unit.choose("sla_working_days" if standard.sla_minutes is None else "sla_minutes")
        self.starts = TextField(self.tr("Dihitung sejak"))
        self.starts.set_text(standard.sla_starts)
        self.show_fields(sla_working_days=self.count, unit=self.unit, sla_starts=self.starts)
        self.fields["sla_minutes"] = self.count

    def changed(self) -> Mapping[str, Any]:
        other = "sla_minutes" if self.unit.code() == "sla_working_days" else "sla_working_days"
        count = self.count.text()
        given = int(count) if count.isdecimal() else 0
        return {self.unit.code(): given, other: None, "sla_starts": self.starts.text()}


class FeeSheet(ComponentSheet):
    """Free, one amount, or the rows of a tariff."""

    def build(self, standard: Standard) -> None:
        self.kind = ChoiceField(
            COMPONENT_TITLES[self.number - 1],
            [
                ("free", self.tr("Tidak dipungut biaya")),
                ("amount", self.tr("Satu jumlah")),
                ("tariff", self.tr("Menurut daftar tarif")),
            ],
        )
        self.amount = MoneyField(self.tr("Jumlah (rupiah)"))
        if standard.fee_rupiah:
            self.amount.set_text(f"{standard.fee_rupiah:,}".replace(",", "."))
        self.tariff = TextAreaField(
            self.tr("Daftar tarif"),
            self.tr(
                "Satu baris satu tarif: kode | uraian | jumlah | per apa. "
                "Jumlah - bila ditetapkan surat lain."
            ),
            rows=6,
        )
        self.tariff.set_text("\n".join(map(tariff_line, standard.tariff)))
        self.show_fields(fee_idr=self.kind, amount=self.amount, tariff=self.tariff)
        self.kind.edited.connect(lambda _code: self._show_kind())
        fee = standard.fee_rupiah
        self.kind.choose("tariff" if fee is None else "amount" if fee else "free")
        self._show_kind()

    def _show_kind(self) -> None:
        self.amount.setVisible(self.kind.code() == "amount")
        self.tariff.setVisible(self.kind.code() == "tariff")
        self.place()

    def changed(self) -> Mapping[str, Any]:
        kind = self.kind.code()
        digits = self.amount.text().replace(".", "")
        if kind == "amount" and not digits:
            raise RuleViolation("draft-field-bad", field="amount")
        fee = {"free": 0, "amount": int(digits or 0)}.get(kind)
        rows = tariff_of(self.tariff.text()) if kind == "tariff" else ()
        return {"fee_rupiah": fee, "tariff": rows}


def narrow(field: ChoiceField) -> None:
    """Lets a list of long names be as narrow as its sheet."""
    field.choice.setSizeAdjustPolicy(
        ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    field.choice.setMinimumContentsLength(16)


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def tariff_line(row: TariffRow) -> str:
    """A tariff row as it is typed."""
    amount = "-" if row.rupiah is None else f"{row.rupiah:,}".replace(",", ".")
    return f"{row.code} | {row.description} | {amount} | {row.per}"


def tariff_of(text: str) -> tuple[TariffRow, ...]:
    """The tariff rows of typed lines; raises RuleViolation `draft-tariff-bad` with the line."""
    rows = []
    for at, line in enumerate(lines_of(text), 1):
        parts = [part.strip() for part in line.split("|")]
        amount = parts[2].replace(".", "") if len(parts) == 4 else ""
        if amount != "-" and not amount.isdecimal():
            raise RuleViolation("draft-tariff-bad", field="tariff", line=at)
        code, description, _, per = parts
        rupiah = None if amount == "-" else int(amount)
        rows.append(TariffRow(code=code, description=description, rupiah=rupiah, per=per))
    return tuple(rows)
