"""Indonesian words that papers of every kind share."""

from __future__ import annotations

import datetime as dt

from frontoffice.documents.content import FeeContent, PrintState
from frontoffice.domain.words import date_words, rupiah

SAMPLE = "Data contoh, bukan dokumen resmi."
_METHODS = {
    "cash": "Tunai",
    "billing": "Kode billing, NTPN",
    "va": "Virtual account, referensi",
    "qris": "QRIS, referensi",
    "edc": "Kartu (EDC), referensi",
}
_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


def instant_words(at: int, zone: str) -> str:
    """UTC milliseconds as "Selasa, 24 November 2026, 10.15 WIB"."""
    moment = dt.datetime.fromtimestamp(at / 1000, dt.UTC) + dt.timedelta(hours=_HOURS[zone])
    return f"{date_words(moment.date())}, {moment:%H.%M} {zone}"


def payment_words(fee: FeeContent) -> str:
    """How it was paid: "Tunai: diterima Rp100.000, kembali Rp20.000" or method and reference."""
    payment = fee.payment
    if payment is None:
        return ""
    if payment.method == "cash":
        if payment.tendered_rupiah is None:
            return "Tunai"
        change = rupiah(payment.change_rupiah or 0)
        owed = payment.change_owed_rupiah
        rest = f"; BELUM DISERAHKAN {rupiah(owed)}, ambil di loket ini" if owed else ""
        return f"Tunai: diterima {rupiah(payment.tendered_rupiah)}, kembali {change}{rest}"
    return f"{_METHODS[payment.method]} {payment.reference or 'belum dicatat'}"


def print_words(state: PrintState) -> str:
    """Which print this is: "asli, 1 dari 2", "SALINAN ke-2" or "PERBAIKAN ke-1"."""
    if state.kind == "copy":
        return f"SALINAN ke-{state.ordinal}"
    if state.kind == "correction":
        return f"PERBAIKAN ke-{state.ordinal}"
    return f"asli, {state.ordinal} dari {state.of}" if state.of > 1 else "asli"


def print_reason(state: PrintState) -> str:
    """Who printed a copy or correction and why; nothing for an original."""
    if state.kind == "original":
        return ""
    return f"{print_words(state)}, dicetak oleh {state.officer} karena {state.reason.rstrip('.')}."
