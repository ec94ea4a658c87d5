"""Section 4, Biaya: the official amount, never typed; how it is paid, and the change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.catalogue import Standard
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.words import rupiah
from ui.models.visit import LATER, TariffLine, Visit, rupiah_of
from ui.models.visit_desk import Judgement
from ui.screens.loket.part import Part, field_of, words_in
from ui.theme.look import px
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.fields import TextField
from ui.widgets.labels import IconLabel, Label
from ui.widgets.money import MoneyField, TariffItem, TariffRow
from ui.widgets.sections import Section

TENDERED, REFERENCE = "payment.tendered_rupiah", "payment.reference"
OWED = "payment.change_owed_rupiah"
NOTHING = {"tendered": "", "change_owed": "", "reference": ""}


class FeePart(Part):
    """Free services say so and have no controls; tariff rows take a count, then the payment."""

    def __init__(self) -> None:
        super().__init__()
        self._judged: Judgement | None = None
        self._built_for: Standard | None = None
        self._rows: list[TariffRow] = []
        self._documents: dict[str, QWidget] = {}
        self.free = IconLabel("badge-check", "", "ok", "name")
        self.basis = Label("", "meta", wrap=True)
        self._tariff = QVBoxLayout()
        self._tariff.setSpacing(0)
        self._tariff.setContentsMargins(-13, 0, -13, 0)
        self.total = Label("", "promise")
        self.total_words = Label(self.tr("Tarif resmi"), "meta")
        self.note = Label("", "meta_strong", "bad", wrap=True)
        self.method_label = Label(self.tr("Dibayar dengan"), "label")
        self.method = SegmentedControl(self._methods(), self.tr("Cara bayar"))
        self.method.chosen.connect(self._choose)
        self.tendered = MoneyField(self.tr("Uang diterima"))
        self.owed = MoneyField(
            self.tr("Kembalian belum diserahkan"), self.tr("Hanya bila uang kecil habis.")
        )
        self.reference = TextField(self.tr("Nomor rujukan"), mono=True)
        self.change = Label("", "promise")
        self.change_words = Label(self.tr("Kembalian"), "meta")
        self.outside = Label("", "second", wrap=True)
        self._lay_out()
        self.bind(TENDERED, "tendered", self.tendered)
        self.bind(OWED, "change_owed", self.owed)
        self.bind(REFERENCE, "reference", self.reference)

    def _methods(self) -> list[Segment]:
        return [
            Segment("cash", self.tr("Tunai"), "1"),
            Segment("billing", self.tr("Billing"), "2"),
            Segment("va", self.tr("VA"), "3"),
            Segment("qris", self.tr("QRIS"), "4"),
            Segment("edc", self.tr("EDC"), "5"),
            Segment(LATER, self.tr("Bayar nanti"), "6"),
        ]

    def _lay_out(self) -> None:
        self.column.addWidget(self.free)
        self.column.addLayout(self._tariff)
        amounts = QHBoxLayout()
        amounts.setSpacing(24)
        for words, amount in ((self.total_words, self.total), (self.change_words, self.change)):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(words)
            pair.addWidget(amount)
            amounts.addLayout(pair)
        amounts.addWidget(self.basis, 1)
        self.column.addLayout(amounts)
        self.column.addWidget(self.method_label)
        self.column.addWidget(self.method)
        self.column.addWidget(self.note)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in (self.tendered, self.owed, self.reference):
            field.setMaximumWidth(px(330))
            fields.addWidget(field, 1)
        fields.addStretch(1)
        self.column.addLayout(fields)
        self.column.addWidget(self.outside)

    # What the officer does

    def _choose(self, method: str) -> None:
        self.clear_trouble()
        self.edited.emit("payment.method", {"method": method, **NOTHING})
        if method == LATER:
            self.proceed.emit()
            return
        (self.tendered if method == "cash" else self.reference).setFocus()

    def _count(self, code: str, quantity: int) -> None:
        if self._judged is None:
            return
        self.clear_trouble()
        known = self._judged.visit.lines
        line = replace(known.get(code, TariffLine()), quantity=quantity)
        self.edited.emit(f"payment.lines.{code}", {"lines": {**known, code: line}})

    def _row_entered(self, code: str) -> None:
        """Enter picks the row where none is chosen yet, and goes on to what lacks."""
        if self._judged is None:
            return
        if not any(line.quantity for line in self._judged.visit.lines.values()):
            self._count(code, 1)
        holder = self._documents.get(code)
        if holder is not None and holder.isVisibleTo(self):
            self._bound[f"payment.lines.{code}.amount"][0].setFocus()
            return
        self._go_on()

    def _go_on(self) -> None:
        if self.method.isVisibleTo(self) and not self.method.code():
            self._focus_method()
        else:
            self.proceed.emit()

    def _focus_method(self) -> None:
        self.method.focus_cell()

    def entered(self, where: str) -> None:
        """Enter in a field; an empty amount received means the exact amount."""
        if self._judged is None:
            return
        fee = self._judged.fee
        if where == TENDERED and not self.tendered.text() and fee and fee.total_rupiah:
            self.edited.emit(TENDERED, {"tendered": rupiah(fee.total_rupiah).removeprefix("Rp")})
        if where.startswith("payment.lines.") and where.endswith(".amount"):
            self._bound[where.removesuffix("amount") + "reference"][0].setFocus()
        elif where.startswith("payment.lines."):
            self._go_on()
        else:
            self.proceed.emit()

    def enter(self) -> None:
        """To the tariff, the way of paying or the amount received: what is still open first."""
        visit = self._judged.visit if self._judged else Visit()
        if self._rows and not any(line.quantity for line in visit.lines.values()):
            self._rows[0].setFocus()
        elif self.tendered.isVisibleTo(self):
            self.tendered.setFocus()
        elif self.reference.isVisibleTo(self):
            self.reference.setFocus()
        elif self.method.isVisibleTo(self):
            self._focus_method()
        elif self._rows:
            self._rows[0].setFocus()

    # What is shown

    def show_visit(self, judged: Judgement) -> None:
        """Show the official amount, what was chosen, and what is left to give back."""
        self._judged = judged
        standard = judged.standard
        if standard is None:
            return
        if standard is not self._built_for:
            self._build(standard)
        super().show_visit(judged)
        visit, total = judged.visit, judged.fee.total_rupiah if judged.fee else None
        for row in self._rows:
            row.show_item(self._item(row.item, visit))
            holder = self._documents.get(row.item.code)
            if holder is not None:
                line = visit.lines.get(row.item.code, TariffLine())
                holder.setVisible(line.quantity > 0)
        owes = not judged.free and total != 0
        waived = self.tr("Tidak dipungut biaya. Petugas tidak dapat menagih.")
        self.free.show_fact("badge-check", waived, "ok")
        self.free.setVisible(not owes)
        self.basis.setText(self._basis(judged))
        self.total.setText(rupiah(total) if total is not None else "–")
        for part in (self.method, self.method_label):
            part.setVisible(owes)
        for label in (self.total, self.total_words):
            label.setVisible(owes and total is not None)
        self.method.choose(visit.method)
        cash = owes and visit.method == "cash"
        self.tendered.setVisible(cash)
        self.reference.setVisible(owes and visit.method in ("billing", "va", "qris", "edc"))
        if cash and total:
            exact = self.tr("Enter saja bila uang pas, {total}")
            self.tendered.hint(exact.replace("{total}", rupiah(total)))
        self._show_change(visit if cash else None, total)
        self._name_reference(visit.method)

    def _show_change(self, visit: Visit | None, total: int | None) -> None:
        given = rupiah_of(visit.tendered) if visit else None
        enough = given is not None and total is not None and given >= total
        shown = rupiah(given - total) if enough and given is not None and total is not None else ""
        self.change.setText(shown)
        for part in (self.change, self.change_words):
            part.setVisible(bool(shown))
        self.owed.setVisible(enough and given != total)

    def _name_reference(self, method: str) -> None:
        words = {
            "billing": self.tr("Kode billing atau NTPN"),
            "va": self.tr("Nomor virtual account"),
            "qris": self.tr("Nomor rujukan QRIS"),
            "edc": self.tr("Nomor persetujuan EDC"),
        }.get(method, self.tr("Nomor rujukan"))
        self.reference.label.setText(words)
        self.reference.box.setAccessibleName(words)

    def _basis(self, judged: Judgement) -> str:
        words = self.tr("Dasar tarif: {basis}").replace("{basis}", judged.basis)
        return words if judged.basis else ""

    @staticmethod
    def _item(item: TariffItem, visit: Visit) -> TariffItem:
        line = visit.lines.get(item.code, TariffLine())
        amount = rupiah_of(line.amount)
        if item.unit_rupiah is not None:
            amount = item.unit_rupiah * line.quantity
        return replace(item, quantity=line.quantity, amount_rupiah=amount)

    def _build(self, standard: Standard) -> None:
        self._built_for = standard
        while (item := self._tariff.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._bound = {where: self._bound[where] for where in (TENDERED, OWED, REFERENCE)}
        self._rows, self._documents = [], {}
        rows = () if standard.is_free else standard.tariff
        for one in rows if standard.fee_rupiah is None else ():
            row = TariffRow(TariffItem(one.code, one.description, one.per, one.rupiah))
            row.counted.connect(self._count)
            row.moved.connect(self._walk)
            row.entered.connect(self._row_entered)
            self._rows.append(row)
            self._tariff.addWidget(row)
            row.show()
            if one.rupiah is None:
                self._tariff.addWidget(self._document_fields(one.code))
        lines = [f"{cost.description}: {cost.price}" for cost in standard.outside_costs]
        apart = self.tr("Di luar loket, dibayar kepada pihak lain: {costs}")
        self.outside.setText(apart.replace("{costs}", "; ".join(lines)) if lines else "")
        self.outside.setVisible(bool(lines))

    def _document_fields(self, code: str) -> QWidget:
        """Amount and number of the paper that sets it (SKPD, SKRD), for a row without a price."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 6, 14, 8)
        line.setSpacing(12)
        amount = MoneyField(self.tr("Jumlah menurut surat ketetapan"))
        reference = TextField(self.tr("Nomor surat ketetapan"), mono=True)
        for name, field in (("amount", amount), ("reference", reference)):
            where = f"payment.lines.{code}.{name}"
            self._bound[where] = (field, "")
            field.edited.connect(partial(self._document, code, name))
            self.watch(field.box, partial(self.entered, where))
            line.addWidget(field, 1)
        self._documents[code] = holder
        return holder

    def _document(self, code: str, name: str, _typed: str) -> None:
        if self._showing or self._judged is None:
            return
        where = f"payment.lines.{code}.{name}"
        field = self._bound[where][0]
        field.error("")
        words = words_in(field)
        known = self._judged.visit.lines
        line = known.get(code, TariffLine())
        changed = (
            replace(line, amount=words) if name == "amount" else replace(line, reference=words)
        )
        self.edited.emit(where, {"lines": {**known, code: changed}})

    def shown_words(self, where: str, attribute: str, visit: Visit) -> str:
        """What a bound field shows; the fields of a tariff row have theirs in the row."""
        if attribute:
            return super().shown_words(where, attribute, visit)
        _, _, code, name = where.split(".")
        return str(getattr(visit.lines.get(code, TariffLine()), name))

    def _walk(self, step: int) -> None:
        at = next((at for at, row in enumerate(self._rows) if row.hasFocus()), 0)
        self._rows[max(0, min(len(self._rows) - 1, at + step))].setFocus()

    def summarise(self, section: Section, judged: Judgement) -> None:
        """What the citizen owes and how it is paid."""
        total = judged.fee.total_rupiah if judged.fee else None
        if judged.free or total == 0:
            detail = self.tr("{basis}, tidak dapat ditagih").replace("{basis}", judged.basis)
            words = self.tr("Tidak dipungut biaya")
            section.summary(words, detail, icon="badge-check", ink="ok")
        elif judged.visit.method == LATER:
            amount = rupiah(total) if total is not None else self.tr("Menurut tarif")
            section.summary(amount, self.tr("dibayar nanti"), icon="clock", ink="warn")
        elif total is None:
            section.summary(self.tr("Pilih tarif") if judged.standard else "")
        else:
            way = {one.code: one.word for one in self._methods()}.get(judged.visit.method, "")
            # Two rows may cost the same: only their names tell what the citizen pays for.
            rows = [one.description for one in judged.fee.lines if one.tariff] if judged.fee else []
            section.summary(rupiah(total), "; ".join((way, *rows)))

    def show_trouble(self, error: FrontOfficeError, sentence: str) -> bool:
        """Beside the field of the payment it is about."""
        where = field_of(error)
        tariff = str(error.data.get("tariff", ""))
        name = {"amount-needed": "amount", "amount-bad": "amount"}.get(error.code, "reference")
        precise = f"payment.lines.{tariff}.{name}"
        if where == "payment.lines" and precise in self._bound:
            field = self._bound[precise][0]
            field.error(sentence)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if where in (TENDERED, OWED, REFERENCE) and self._bound[where][0].isVisibleTo(self):
            return super().show_trouble(error, sentence)
        if not where.startswith("payment"):
            return False
        self.note.setText(sentence)
        self.note.show()
        self.enter()
        return True

    def clear_trouble(self) -> None:
        """Nothing wrong any more."""
        super().clear_trouble()
        self.note.hide()

    def place(self) -> tuple[str, int] | None:
        """The tariff row, the way of paying or the field in focus."""
        now = QApplication.focusWidget()
        for row in self._rows:
            if row is now:
                return f"payment.lines.{row.item.code}", 0
        if now is not None and self.method.isAncestorOf(now):
            return "payment.method", 0
        return super().place()

    def focus_place(self, where: str, cursor: int) -> bool:
        """Back to where the cursor was."""
        for row in self._rows:
            if where == f"payment.lines.{row.item.code}":
                row.setFocus()
                return True
        if where == "payment.method":
            self._focus_method()
            return True
        return super().focus_place(where, cursor)
