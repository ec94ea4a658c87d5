"""The NIK and the family card number: what they say, what is wrong with them, how to mask them."""

from __future__ import annotations

import datetime
import re
from typing import Literal

import msgspec

from frontoffice.domain.regions import Regions

Sex = Literal["L", "P"]
LENGTH = 16
_SEPARATORS = re.compile(r"[\s.-]")
# Not str.isdigit: Arabic-Indic digits must fail.
_DIGITS = re.compile(r"[0-9]+")
_DOTS = "•"

SENTENCES = {
    "KOSONG": "nik-empty",
    "BUKAN_ANGKA": "nik-not-digits",
    "PANJANG": "nik-length",
    "WILAYAH_NOL": "nik-region-zero",
    "TANGGAL": "nik-day",
    "BULAN": "nik-month",
    "TANGGAL_TIDAK_ADA": "nik-date",
    "NOMOR_URUT_NOL": "nik-serial-zero",
    "WILAYAH_TIDAK_DIKENAL": "nik-region-unknown",
    "ABAD_GANDA": "nik-century",
    "BEDA_TANGGAL_LAHIR": "nik-birth-differs",
    "BEDA_JENIS_KELAMIN": "nik-sex-differs",
}
"""Error or warning of a NIK -> the message code of its sentence and next step."""
KK_SENTENCES = {
    "KOSONG": "kk-empty",
    "BUKAN_ANGKA": "kk-not-digits",
    "PANJANG": "kk-length",
    "NOMOR_URUT_NOL": "kk-serial-zero",
    "TANGGAL": "kk-date",
    "MUNGKIN_NIK": "kk-maybe-nik",
}
"""The same for a family card number."""


class NikReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a NIK says. `errors` make it invalid; `warnings` ask the officer to look at the card.

    Errors: KOSONG, BUKAN_ANGKA, PANJANG, WILAYAH_NOL, TANGGAL, BULAN, TANGGAL_TIDAK_ADA,
    NOMOR_URUT_NOL. Warnings: WILAYAH_TIDAK_DIKENAL, ABAD_GANDA, BEDA_TANGGAL_LAHIR,
    BEDA_JENIS_KELAMIN. `region_code` is the place of first registration, never the domicile.
    """

    nik: str
    valid: bool
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    sex: Sex | None = None
    birth_candidates: tuple[datetime.date, ...] = ()
    birth_default: datetime.date | None = None
    region_code: str | None = None
    region_name: str | None = None
    serial: int | None = None


class FamilyCardReport(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a family card number (No. KK); its layout is not law, so it only warns.

    Warnings: TANGGAL (digits 7-12 are no date), MUNGKIN_NIK (a woman's NIK was typed).
    """

    valid: bool
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def check_nik(
    text: str,
    regions: Regions,
    today: datetime.date,
    birth_on: datetime.date | None = None,
    sex: str | None = None,
) -> NikReport:
    """Reads a NIK as typed; never raises.

    The region is that of first registration and the number never changes (PP 37/2007 ps. 37,
    PP 40/2019 ps. 30), so an old region and a corrected birth date are warnings. `birth_on` and
    `sex` are what the form says; the form's date decides the century.
    """
    nik = _SEPARATORS.sub("", text)
    early = _form_errors(nik)
    if early:
        return NikReport(nik=nik, valid=False, errors=early)
    day, month = int(nik[6:8]), int(nik[8:10])
    own_sex: Sex = "P" if day > 40 else "L"
    candidates = _births(day - 40 if day > 40 else day, month, int(nik[10:12]), today)
    errors = _digit_errors(nik, day, month, bool(candidates))
    if errors:
        return NikReport(nik=nik, valid=False, errors=errors)
    warnings = []
    if nik[:6] not in regions:
        warnings.append("WILAYAH_TIDAK_DIKENAL")
    if birth_on is None and len(candidates) > 1:
        warnings.append("ABAD_GANDA")
    if birth_on is not None and birth_on not in candidates:
        warnings.append("BEDA_TANGGAL_LAHIR")
    if sex is not None and sex != own_sex:
        warnings.append("BEDA_JENIS_KELAMIN")
    return NikReport(
        nik=nik,
        valid=True,
        warnings=tuple(warnings),
        sex=own_sex,
        birth_candidates=candidates,
        birth_default=birth_on if birth_on in candidates else candidates[-1],
        region_code=nik[:6],
        region_name=regions.path(nik[:6]),
        serial=int(nik[12:]),
    )


def check_kk(text: str) -> FamilyCardReport:
    """Length and serial of a family card number; the date only warns. Never raises."""
    number = _SEPARATORS.sub("", text)
    early = _form_errors(number)
    if early:
        return FamilyCardReport(valid=False, errors=early)
    if number[12:] == "0000":
        return FamilyCardReport(valid=False, errors=("NOMOR_URUT_NOL",))
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    if 41 <= day <= 71:
        return FamilyCardReport(valid=True, warnings=("MUNGKIN_NIK",))
    if _date(2000 + year, month, day) is None and _date(1900 + year, month, day) is None:
        return FamilyCardReport(valid=True, warnings=("TANGGAL",))
    return FamilyCardReport(valid=True)


def mask_nik(nik: str, on_paper: bool = False) -> str:
    """`••••••••••••9991` on a screen, `3273••••••••9991` on paper; never on a public display."""
    shown = nik[:4] if on_paper and len(nik) > 8 else ""
    return f"{shown}{_DOTS * max(0, len(nik) - len(shown) - 4)}{nik[-4:]}"


def group_of_four(digits: str) -> str:
    """`3273 0115 0890 9991`, for reading while typing."""
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def _form_errors(number: str) -> tuple[str, ...]:
    if not number:
        return ("KOSONG",)
    if not _DIGITS.fullmatch(number):
        return ("BUKAN_ANGKA",)
    return () if len(number) == LENGTH else ("PANJANG",)


def _digit_errors(nik: str, day: int, month: int, exists: bool) -> tuple[str, ...]:
    errors = []
    if nik[:2] == "00":
        errors.append("WILAYAH_NOL")
    day_good = 1 <= day <= 31 or 41 <= day <= 71
    month_good = 1 <= month <= 12
    if not day_good:
        errors.append("TANGGAL")
    if not month_good:
        errors.append("BULAN")
    if day_good and month_good and not exists:
        errors.append("TANGGAL_TIDAK_ADA")
    if nik[12:] == "0000":
        errors.append("NOMOR_URUT_NOL")
    return tuple(errors)


def _births(day: int, month: int, year: int, today: datetime.date) -> tuple[datetime.date, ...]:
    """The real dates of both centuries that are not in the future, the older first."""
    possible = (_date(1900 + year, month, day), _date(2000 + year, month, day))
    return tuple(date for date in possible if date is not None and date <= today)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
