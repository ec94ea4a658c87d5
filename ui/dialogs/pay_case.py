"""Taking the official amount of a case that waits for it: tariff rows, method, change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.fee import price
from frontoffice.domain.words import rupiah
from frontoffice.services import attachments, cases
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.money import MoneyField, TariffItem, TariffRow
from ui.widgets.photo import PhotoButton


class PaySheet(CaseSheet):
    """The price is the tariff's and cannot be typed; only rows, method and proof are chosen."""

    def __init__(self, over: QWidget, context: Context, view: CaseView) -> None:
        title = self.tr("Terima pembayaran")
        super().__init__(over, context, view, title, title, icon="banknote", width=640)
        self.rows: dict[str, TariffRow] = {}
        self._tariff()
        self.total = Label("", "kpi")
        self.body.addWidget(self.total)
        self.method = SegmentedControl(
            [
                Segment("cash", self.tr("Tunai"), "1"),
                Segment("billing", self.tr("Billing"), "2"),
                Segment("va", self.tr("VA"), "3"),
                Segment("qris", self.tr("QRIS"), "4"),
                Segment("edc", self.tr("EDC"), "5"),
            ],
            self.tr("Cara bayar"),
        )
        self.body.addWidget(self.method)
        self.tendered = MoneyField(self.tr("Uang diterima"))
        self.reference = TextField(self.tr("Nomor bukti"), self.tr("NTPN, kode bayar, atau resi"))
        self.body.addWidget(self.tendered)
        self.body.addWidget(self.reference)
        self.fields |= {
            "payment.tendered_rupiah": self.tendered,
            "payment.reference": self.reference,
        }
        self.proof = PhotoButton(self.tr("Foto bukti bayar"))
        self.body.addWidget(self.proof)
        self.late = self.add_late()
        self.tendered.edited.connect(lambda _typed: self._follow())
        for field in (self.tendered, self.reference):
            field.input.returnPressed.connect(self.submit)
        self.method.chosen.connect(lambda _code: self._follow())
        self.method.choose("cash")
        self._follow()

    def _tariff(self) -> None:
        standard, case = self.view.standard, self.view.file.case
        self.amount = MoneyField(self.tr("Jumlah menurut surat ketetapan"))
        self.document = TextField(self.tr("Nomor surat ketetapan"))
        if standard is None or standard.fee_rupiah is not None:
            return
        chosen = {line.tariff: line for line in case.fee.lines}
        single = len(standard.tariff) == 1
        for row in standard.tariff:
            line = chosen.get(row.code)
            quantity = line.quantity if line else int(single)
            item = TariffItem(row.code, row.description, row.per, row.rupiah, quantity)
            widget = TariffRow(item)
            widget.counted.connect(self._count)
            widget.moved.connect(self._walk)
            widget.entered.connect(lambda _code: self.method.setFocus())
            self.rows[row.code] = widget
            self.body.addWidget(widget)
            if line is not None and row.rupiah is None:
                self.amount.set_text(str(line.amount_rupiah))
                self.document.set_text(line.reference or "")
        for field in (self.amount, self.document):
            self.body.addWidget(field)
            field.edited.connect(lambda _typed: self._follow())
        self.fields["payment.lines"] = self.amount

    def _walk(self, step: int) -> None:
        rows = list(self.rows.values())
        at = next((at for at, row in enumerate(rows) if row.hasFocus()), 0)
        rows[max(0, min(len(rows) - 1, at + step))].setFocus()

    def _count(self, code: str, quantity: int) -> None:
        row = self.rows[code]
        item = row.item
        amount = None if item.unit_rupiah is None else item.unit_rupiah * quantity
        row.show_item(
            TariffItem(item.code, item.name, item.per, item.unit_rupiah, quantity, amount)
        )
        self._follow()

    def _by_document(self) -> bool:
        return any(row.item.quantity and row.item.unit_rupiah is None for row in self.rows.values())

    def _follow(self) -> None:
        """Total, change and the fields that this method and these rows need."""
        cash = self.method.code() == "cash"
        self.tendered.setVisible(cash)
        self.reference.setVisible(not cash)
        self.proof.setVisible(not cash)
        for field in (self.amount, self.document):
            field.setVisible(self._by_document())
        total = self._owed()
        words = self.tr("Pilih baris tarif") if total is None else rupiah(total)
        self.total.setText(words)
        given = digits(self.tendered.text())
        hint = ""
        if total is not None and given is not None and given >= total:
            hint = self.tr("Kembali {amount}").replace("{amount}", rupiah(given - total))
        self.tendered.hint(hint)
        if self.isVisible():
            self.place()

    def _owed(self) -> int | None:
        if self.view.standard is None:
            return self.view.file.case.fee.total_rupiah
        try:
            return price(self.view.standard, self._request()).total_rupiah
        except RuleViolation:
            return None

    def _request(self) -> dict[str, Any]:
        request: dict[str, Any] = {"method": self.method.code()}
        lines = []
        for row in self.rows.values():
            if not row.item.quantity:
                continue
            line: dict[str, Any] = {"tariff": row.item.code, "quantity": row.item.quantity}
            if row.item.unit_rupiah is None:
                line["amount_rupiah"] = digits(self.amount.text())
                line["reference"] = self.document.text() or None
            lines.append(line)
        if lines:
            request["lines"] = lines
        if self.method.code() == "cash":
            request["tendered_rupiah"] = digits(self.tendered.text())
        else:
            request["reference"] = self.reference.text()
        return request

    def act(self) -> Callable[[], Any]:
        request = {"payment": self._request(), **self.late.entry()}
        photo = self.proof.path if self.method.code() != "cash" else None
        return partial(_pay, self.context.home, self.view.stream, request, photo)


def _pay(home: Home, stream: str, request: dict[str, Any], photo: Path | None) -> Any:
    proof = attachments.read_file(photo) if photo is not None else b""
    return cases.pay(home, stream, request, proof)


def digits(typed: str) -> int | None:
    """The whole rupiah in "100.000"; None for nothing."""
    found = "".join(letter for letter in typed if letter in "0123456789")
    return int(found) if found else None
