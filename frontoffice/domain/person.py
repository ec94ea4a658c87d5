"""Who applies and who acts for them: applicant, company, representative, person without NIK."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.nik import (
    SENTENCES,
    FamilyCardReport,
    NikReport,
    Sex,
    check_kk,
    check_nik,
    group_of_four,
    mask_nik,
)
from frontoffice.domain.regions import Regions

__all__ = [
    "AGE_BANDS",
    "COMPANIONS",
    "Applicant",
    "Companion",
    "Company",
    "FamilyCardReport",
    "NikReport",
    "Representative",
    "Sex",
    "age_band",
    "check_kk",
    "check_nik",
    "group_of_four",
    "initials",
    "mask_nik",
    "normal_phone",
    "parse_applicant",
    "parse_companion",
    "parse_representative",
]

MAX_NAME = 120
MAX_ADDRESS = 300
MAX_REASON = 300
MAX_AGE_YEARS = 130
AGE_BANDS = ("0-16", "17-25", "26-35", "36-45", "46-59", "60+")
"""Ages in full years as reports count them; KTP age is 17, lanjut usia 60 (UU 13/1998)."""

COMPANIONS = ("family", "friend", "official", "other")
"""Who may have come along; a free text would soon hold the kind of a disability."""

_REGION = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{4})?)?)?")
_PHONE_MARKS = re.compile(r"[\s().-]")
_PHONE = re.compile(r"\+?[0-9]{6,15}")


class Company(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A legal body that applies through a person; NIB has 13 digits, NPWP 15 or 16."""

    name: str
    nib: str | None = None
    npwp: str | None = None


class Applicant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The person a case is about or who acts for a company; a NIK or the reason why there is none.

    `region` is the domicile's Kemendagri code. All of it is personal data.
    """

    name: str
    nik: str | None = None
    no_nik_reason: str | None = None
    birth_on: datetime.date | None = None
    sex: Sex | None = None
    phone: str | None = None
    address: str | None = None
    region: str | None = None
    company: Company | None = None


class Representative(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who comes with a surat kuasa dated `letter_on`, or as parent or guardian without one."""

    nik: str
    name: str
    relation: str
    letter_on: datetime.date | None = None


class Companion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who came along to help the applicant and acts for nobody; no NIK, and no reason why."""

    relation: str
    name: str | None = None


def parse_applicant(
    data: object, no_nik_reason: object, regions: Regions, today: datetime.date
) -> Applicant:
    """The applicant of an intake object (DESIGN section 7).

    An unambiguous NIK fills in birth date and sex where the form leaves them out; a form that
    differs from the NIK stands (trap 5: a NIK is never reissued). Raises RuleViolation with
    `field`: `applicant-missing`, the first error of the NIK (see `nik.SENTENCES`), `nik-missing`,
    `nik-with-reason`, `name-bad`, `text-bad`, `date-bad`, `date-in-future`, `sex-bad`,
    `phone-bad`, `region-bad`, `company-bad`, `nib-bad` or `npwp-bad`.
    """
    if not isinstance(data, Mapping):
        raise RuleViolation("applicant-missing", field="applicant")
    name = _name(data.get("name"), "applicant.name")
    birth_on = _birth(data.get("birth_on"), "applicant.birth_on", today)
    sex = _sex(data.get("sex"))
    reason = _text(no_nik_reason, "no_nik_reason", MAX_REASON)
    nik = None
    if data.get("nik") in (None, ""):
        if reason is None:
            raise RuleViolation("nik-missing", field="applicant.nik")
    else:
        if reason is not None:
            raise RuleViolation("nik-with-reason", field="no_nik_reason")
        report = _valid_nik(data["nik"], "applicant.nik", regions, today)
        nik, sex = report.nik, sex or report.sex
        if birth_on is None and len(report.birth_candidates) == 1:
            birth_on = report.birth_default
    return Applicant(
        name=name,
        nik=nik,
        no_nik_reason=reason,
        birth_on=birth_on,
        sex=sex,
        phone=normal_phone(data.get("phone"), "applicant.phone"),
        address=_text(data.get("address"), "applicant.address", MAX_ADDRESS),
        region=_region(data.get("region")),
        company=_company(data.get("company")),
    )


def parse_representative(
    data: object, applicant: Applicant, regions: Regions, today: datetime.date
) -> Representative | None:
    """The representative of an intake object, or None where nobody acts for the applicant.

    Raises RuleViolation with `field`: `representative-bad`, `representative-same`, `nik-missing`,
    the first error of the NIK, `name-bad`, `relation-missing`, `date-bad` or `date-in-future`.
    """
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise RuleViolation("representative-bad", field="representative")
    if data.get("nik") in (None, ""):
        raise RuleViolation("nik-missing", field="representative.nik")
    nik = _valid_nik(data["nik"], "representative.nik", regions, today).nik
    if nik == applicant.nik:
        raise RuleViolation("representative-same", field="representative.nik")
    name = _name(data.get("name"), "representative.name")
    relation = _text(data.get("relation"), "representative.relation", MAX_NAME)
    if relation is None:
        raise RuleViolation("relation-missing", field="representative.relation")
    letter_on = _past(data.get("letter_on"), "representative.letter_on", today)
    return Representative(nik=nik, name=name, relation=relation, letter_on=letter_on)


def parse_companion(data: object) -> Companion | None:
    """The companion of an intake object, or None where the citizen came alone.

    Raises RuleViolation with `field`: `companion-bad`, `companion-relation-missing`, `name-bad`.
    """
    if data is None:
        return None
    if not isinstance(data, Mapping) or data.keys() - {"relation", "name"}:
        raise RuleViolation("companion-bad", field="companion")
    relation, name = data.get("relation"), data.get("name")
    if relation not in COMPANIONS:
        raise RuleViolation("companion-relation-missing", field="companion.relation")
    return Companion(relation=str(relation), name=_name(name, "companion.name") if name else None)


def initials(name: str) -> str:
    """`P.C.` of "Pemohon Contoh", at most four letters; what a receipt's proof says of a name."""
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()]
    return "".join(f"{letter}." for letter in letters[:4])


def age_band(birth_on: datetime.date | None, on: datetime.date) -> str | None:
    """The band of AGE_BANDS on that day, or None without a birth date."""
    if birth_on is None:
        return None
    years = on.year - birth_on.year - ((on.month, on.day) < (birth_on.month, birth_on.day))
    for band, above in zip(AGE_BANDS, (17, 26, 36, 46, 60), strict=False):
        if years < above:
            return band
    return AGE_BANDS[-1]


def normal_phone(value: object, field: str = "phone") -> str | None:
    """`081200000000` of "+62 812-0000-0000"; a foreign number keeps its plus; None if empty.

    Raises RuleViolation `phone-bad`.
    """
    if value is None or value == "":
        return None
    plain = _PHONE_MARKS.sub("", value) if isinstance(value, str) else ""
    if not _PHONE.fullmatch(plain):
        raise RuleViolation("phone-bad", field=field)
    if plain.startswith(("+62", "62")):
        return "0" + plain.removeprefix("+").removeprefix("62").removeprefix("0")
    return plain


def _valid_nik(value: object, field: str, regions: Regions, today: datetime.date) -> NikReport:
    report = check_nik(value if isinstance(value, str) else "", regions, today)
    if not report.valid:
        raise RuleViolation(SENTENCES[report.errors[0]], field=field, reasons=list(report.errors))
    return report


def _text(value: object, field: str, limit: int) -> str | None:
    """NFC, single blanks, bounded, printable; None for nothing."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise RuleViolation("text-bad", field=field, limit=limit)
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if len(text) > limit or any(unicodedata.category(char).startswith("C") for char in text):
        raise RuleViolation("text-bad", field=field, limit=limit)
    return text or None


def _name(value: object, field: str) -> str:
    try:
        name = _text(value, field, MAX_NAME)
    except RuleViolation:
        name = None
    if name is None or not any(character.isalpha() for character in name):
        raise RuleViolation("name-bad", field=field, limit=MAX_NAME)
    return name


def _past(value: object, field: str, today: datetime.date) -> datetime.date | None:
    """A date up to today, as ISO text or a date."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError:
            raise RuleViolation("date-bad", field=field) from None
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise RuleViolation("date-bad", field=field)
    if value > today:
        raise RuleViolation("date-in-future", field=field)
    return value


def _birth(value: object, field: str, today: datetime.date) -> datetime.date | None:
    birth_on = _past(value, field, today)
    if birth_on is not None and today.year - birth_on.year > MAX_AGE_YEARS:
        raise RuleViolation("date-bad", field=field)
    return birth_on


def _sex(value: object) -> Sex | None:
    if value is None or value == "":
        return None
    if value == "L":
        return "L"
    if value == "P":
        return "P"
    raise RuleViolation("sex-bad", field="applicant.sex")


def _region(value: object) -> str | None:
    if value is None or value == "":
        return None
    plain = value.replace(".", "") if isinstance(value, str) else ""
    if not _REGION.fullmatch(plain):
        raise RuleViolation("region-bad", field="applicant.region")
    return plain


def _company(data: object) -> Company | None:
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise RuleViolation("company-bad", field="applicant.company")
    return Company(
        name=_name(data.get("name"), "applicant.company.name"),
        nib=_digits(data.get("nib"), "nib-bad", "applicant.company.nib", (13,)),
        npwp=_digits(data.get("npwp"), "npwp-bad", "applicant.company.npwp", (15, 16)),
    )


def _digits(value: Any, code: str, field: str, lengths: tuple[int, ...]) -> str | None:
    if value is None or value == "":
        return None
    plain = re.sub(r"[\s.-]", "", value) if isinstance(value, str) else ""
    if not re.fullmatch(r"[0-9]+", plain) or len(plain) not in lengths:
        raise RuleViolation(code, field=field)
    return plain
