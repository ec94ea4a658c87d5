"""Builds what tests submit: valid intake objects for every service of the bundled catalogue."""

from __future__ import annotations

from functools import cache
from typing import Any

from frontoffice.domain.catalogue import Catalogue
from frontoffice.domain.standard import REPRESENTED, Standard
from frontoffice.resources import resource
from frontoffice.services.catalogue import BUNDLED, read_catalogue

FREE, PAID = "DKC-KK", "POL-SKCK-BARU"
NAMES = (
    "Siti Rahayu",
    "Budi Santoso",
    "Dewi Lestari",
    "Agus Wijaya",
    "Ratna Kusumawati",
    "Muhammad Rizky Hidayat",
    "I Gusti Ayu Kartika",
    "Yohanes Situmorang",
)
REPRESENTATIVE = {
    "nik": "3273012005850007",
    "name": "Joko Prasetyo",
    "relation": "saudara",
    "letter_on": "2026-11-20",
}


@cache
def catalogue() -> Catalogue:
    """The bundled catalogue."""
    return read_catalogue(resource(*BUNDLED))


@cache
def services() -> tuple[str, ...]:
    """The codes of all 38 services."""
    return tuple(one.code for one in catalogue().standards)


def standard(code: str) -> Standard:
    """A bundled standard."""
    return next(one for one in catalogue().standards if one.code == code)


def nik(serial: int) -> str:
    """A valid NIK of Sukasari, Bandung, born 15 August 1990, by its serial 1..9999."""
    return f"327301150890{serial:04d}"


def person(serial: int = 1) -> dict[str, Any]:
    """A valid applicant; another serial is another person."""
    return {
        "nik": nik(serial),
        "name": NAMES[serial % len(NAMES)],
        "birth_on": "1990-08-15",
        "sex": "L",
        "phone": f"08129{serial:07d}",
        "address": f"Jl. Contoh {serial}",
        "region": "327301",
    }


def payment_for(one: Standard, method: str = "cash") -> dict[str, Any] | None:
    """A payment of exactly what the standard asks; None for a free service or a row of Rp0."""
    if one.is_free:
        return None
    payment: dict[str, Any] = {"method": method}
    total = one.fee_rupiah
    if total is None:
        row = next((row for row in one.tariff if row.rupiah), one.tariff[0])
        total = row.rupiah
        line: dict[str, Any] = {"tariff": row.code, "quantity": 1}
        if total is None:
            total = 75_000
            line |= {"amount_rupiah": total, "reference": "SKPD-2026-0001"}
        payment["lines"] = [line]
    if method == "cash":
        payment["tendered_rupiah"] = (
            total if total % 50_000 == 0 else (total // 50_000 + 1) * 50_000
        )
    else:
        payment["reference"] = {"billing": "820261123000001"}.get(method, f"{method.upper()}-00017")
    return payment


def intake_request(service: str = FREE, *, serial: int = 1, **changes: Any) -> dict[str, Any]:
    """A complete, valid intake object for a service; `changes` replace its fields.

    `cases` and `representative` among the changes also bring the papers they call for. A service
    with a tariff is paid in cash with change, by its first row that has an amount.
    """
    one = standard(service)
    flags = set(changes.get("cases", ()))
    if changes.get("representative"):
        flags.add(REPRESENTED)
    request: dict[str, Any] = {
        "client_ref": f"{service}-{serial}",
        "service": service,
        "cases": [],
        "applicant": person(serial),
        "no_nik_reason": None,
        "representative": None,
        "requirements": {row.code: True for row in one.rows_for(frozenset(flags))},
        "waivers": {},
        "answers": {},
        "payment": payment_for(one),
    }
    return request | changes


def incomplete_request(service: str = FREE, *, serial: int = 1, **changes: Any) -> dict[str, Any]:
    """An intake object whose checklist is empty: it becomes an incomplete file."""
    empty = {"requirements": {}, "payment": None}
    return intake_request(service, serial=serial, **(empty | changes))
