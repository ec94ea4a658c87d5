"""The citizens of the demo, one line each: which service, with what exception, and what follows."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

After = Literal[
    "pay",
    "complete",
    "void",
    "correct",
    "hand_over",
    "wait_and_go_on",
    "refuse",
    "copy",
    "withdraw",
]


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One citizen at the counter.

    `lacking` are papers not brought; `waived` those a supervisor allows to be missing; `later` is
    the payment of a case that waited for it; `after` is what happens to the case next.
    """

    service: str
    flags: tuple[str, ...] = ()
    exception: str = ""
    lacking: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    payment: dict[str, Any] | None = None
    later: dict[str, Any] | None = None
    kuasa: bool = False
    company: bool = False
    no_nik: bool = False
    priority: str | None = None
    after: After | None = None


def _cash(tendered: int, **more: Any) -> dict[str, Any]:
    return {"method": "cash", "tendered_rupiah": tendered, **more}


def _by(method: str, reference: str, **more: Any) -> dict[str, Any]:
    return {"method": method, "reference": reference, **more}


VISITS = (
    Visit(service="DKC-KK", flags=("rusak",), exception="free"),
    Visit(service="DKC-KTP-GANTI", flags=("hilang",), exception="free", priority="elderly"),
    Visit(service="DKC-KTP-BARU", exception="handed over", after="hand_over"),
    Visit(service="DKC-AKTA-LAHIR", flags=("umum",), exception="no NIK", no_nik=True),
    Visit(service="DKC-AKTA-MATI", exception="kuasa", kuasa=True),
    Visit(service="DKC-PINDAH", flags=("dalam_kota",), exception="withdrawn", after="withdraw"),
    Visit(
        service="DKC-KIA",
        flags=("usia_5_17",),
        exception="incomplete, then completed",
        lacking=("FOTO_2X3", "KTP_ORTU"),
        after="complete",
    ),
    Visit(service="POL-SKCK-BARU", exception="cash with change", payment=_cash(50_000)),
    Visit(
        service="POL-SKCK-PANJANG",
        exception="waiver",
        lacking=("BPJS_AKTIF",),
        waived=("BPJS_AKTIF",),
        payment=_cash(30_000),
    ),
    Visit(
        service="POL-SIM-PANJANG",
        exception="tariff row, QRIS",
        payment=_by("qris", "QR26-4471-0093", tariff="SIM-A"),
    ),
    Visit(
        service="POL-SIM-PANJANG",
        exception="tariff row, cash with change",
        payment=_cash(100_000, tariff="SIM-C"),
    ),
    Visit(
        service="IMG-PASPOR-BARU",
        flags=("umum",),
        exception="billing, NTPN",
        payment=_by("billing", "7A2B3C4D5E6F7G8H", tariff="P5"),
    ),
    Visit(
        service="IMG-PASPOR-GANTI",
        flags=("habis",),
        exception="awaiting payment, then paid",
        later=_by("billing", "820261123000417", tariff="E5"),
        after="pay",
    ),
    Visit(
        service="IMG-PASPOR-ANAK",
        exception="incomplete, then completed and paid by VA",
        lacking=("IZIN_ORTU",),
        later=_by("va", "8808123456789012", tariff="P5"),
        after="complete",
    ),
    Visit(service="PTSP-NIB", flags=("badan",), exception="company", company=True),
    Visit(
        service="PTSP-SIP-DOKTER",
        flags=("baru",),
        exception="not applicable with a reason",
        not_applicable=("SKP",),
    ),
    Visit(
        service="PTSP-PBG",
        flags=("rumah_tinggal",),
        exception="amount set by SKRD",
        payment=_by(
            "va",
            "9901000111222333",
            lines=[
                {"tariff": "RETRIBUSI", "amount_rupiah": 1_245_000, "reference": "SKRD-2026-00417"}
            ],
        ),
    ),
    Visit(
        service="JKN-PBPU",
        exception="tariff row, several persons, EDC",
        payment=_by("edc", "EDC-551200-118", lines=[{"tariff": "K2", "quantity": 3}]),
    ),
    Visit(
        service="TK-BPU",
        exception="several tariff rows",
        payment=_cash(40_000, lines=[{"tariff": "JKKJKM"}, {"tariff": "JHT"}]),
    ),
    Visit(service="DJP-NPWP", exception="free", priority="pregnant"),
    Visit(
        service="SMT-STNK-1TH",
        exception="tax set by SKPD beside a tariff row",
        payment=_by(
            "qris",
            "QR26-4471-0137",
            lines=[
                {"tariff": "PKB", "amount_rupiah": 287_500, "reference": "SKPD-2026-118821"},
                {"tariff": "SW-R2"},
            ],
        ),
    ),
    Visit(
        service="BPN-CEK",
        exception="void with a second officer, paid anew",
        payment=_cash(100_000),
        later=_cash(50_000),
        after="void",
    ),
    Visit(service="PN-ERATERANG", exception="cash", payment=_cash(10_000)),
    Visit(service="NKR-AK1", exception="copy of a lost receipt", after="copy"),
    Visit(
        service="NKR-CPMI",
        flags=("umum",),
        exception="waits for the citizen, goes on",
        after="wait_and_go_on",
    ),
    Visit(
        service="KUA-NIKAH",
        flags=("umum",),
        exception="tariff row of Rp0",
        payment={"lines": [{"tariff": "KANTOR"}]},
    ),
    Visit(service="KEL-SKTM", exception="correction", after="correct"),
    Visit(
        service="KEL-DOMISILI",
        flags=("pendatang",),
        exception="incomplete",
        lacking=("SK_DOMISILI_ASAL", "PENGANTAR_RTRW"),
    ),
    Visit(service="KEL-AHLIWARIS", exception="refused with a reason", after="refuse"),
    Visit(service="KEC-LEGALISIR", exception="free", kuasa=False, priority="disabled"),
)
