"""What money still asks for in a case: references the bank has not shown, change still owed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.words import rupiah
from frontoffice.services import cash_reconcile
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home
from ui.models.case_lines import FactLine

translate = QCoreApplication.translate


def money_facts(home: Home, file: CaseFile) -> tuple[FactLine, ...]:
    """A line for each payment that is *belum dicocokkan*, and for the billing code in force."""
    lines = []
    for one in cash_reconcile.unmatched_of(home, file.case.stream):
        words = translate("Cases", "Belum dicocokkan")
        if one.bank_rupiah is not None:
            words = translate("Cases", "Di bank {rupiah}")
            words = words.replace("{rupiah}", rupiah(one.bank_rupiah))
        label = translate("Cases", "Pembayaran")
        lines.append(FactLine(label, words, f"{one.method.upper()} {one.reference}", "warn"))
    if file.case.status == "awaiting_payment":
        for code, valid in cash_reconcile.codes_of(home, file.case.stream)[:1]:
            words = code.code if valid else translate("Cases", "Lewat waktu")
            label = translate("Cases", "Kode billing")
            lines.append(
                FactLine(label, words, "" if valid else code.code, "text" if valid else "bad")
            )
    return tuple(lines)
