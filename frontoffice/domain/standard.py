"""The service standard (standar pelayanan): its requirements, tariff and 14 components."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any, Literal, get_args

import msgspec

from frontoffice.domain.canonical import encode
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.words import rupiah

Form = Literal[
    "original", "show_original", "copy", "copy_with_original_shown", "form", "captured_on_site"
]
FORMS: tuple[Form, ...] = get_args(Form)
REPRESENTED = "dikuasakan"
MAX_RUPIAH = 999_999_999_999
"""No single amount of a counter is larger; keeps every sum far below 64 bits."""

COMPONENT_TITLES = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Jangka waktu pelayanan",
    "Biaya/tarif",
    "Produk pelayanan",
    "Penanganan pengaduan, saran, dan masukan",
    "Dasar hukum",
    "Sarana, prasarana, dan/atau fasilitas",
    "Kompetensi pelaksana",
    "Pengawasan internal",
    "Jumlah pelaksana",
    "Jaminan pelayanan",
    "Jaminan keamanan dan keselamatan pelayanan",
    "Evaluasi kinerja pelaksana",
)
"""UU 25/2009 ps. 21; PermenPANRB 15/2014 publishes the first six and keeps eight internal."""
PUBLISHED_COMPONENTS = 6
NOT_FILLED = "Belum diisi dalam standar ini"
FORM_WORDS = {
    "original": "asli",
    "show_original": "asli diperlihatkan",
    "copy": "salinan",
    "copy_with_original_shown": "salinan, asli diperlihatkan",
    "form": "formulir",
    "captured_on_site": "direkam di loket",
}
"""What a citizen is told to bring, per form code."""


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the list of papers a citizen brings; `when`/`unless` name case flags."""

    code: str
    name: str
    form: Form
    copies: int = 0
    mandatory: bool = True
    condition: str | None = None
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    conditional: bool = False
    any_of: str | None = None

    def applies(self, flags: frozenset[str]) -> bool:
        """Whether this case needs the row: any flag of `when` (if given), none of `unless`."""
        if flags.intersection(self.unless):
            return False
        return not self.when or bool(flags.intersection(self.when))

    @property
    def line(self) -> str:
        """What to bring, in words: "Kartu Keluarga (salinan)" with its condition."""
        copies = f", {self.copies} lembar" if self.copies > 1 else ""
        condition = f" - {self.condition}" if self.condition else ""
        optional = "" if self.mandatory else " (bila ada)"
        return f"{self.name} ({FORM_WORDS[self.form]}{copies}){condition}{optional}"


class TariffRow(msgspec.Struct, frozen=True, kw_only=True):
    """One official price; `rupiah` None means that another document (SKPD, Perda) sets it."""

    code: str
    description: str
    rupiah: int | None
    per: str

    @property
    def price(self) -> str:
        """The price in words: "Rp30.000 per penerbitan", or that another paper sets it."""
        return f"{_price(self.rupiah)} per {self.per}"


class OutsideCost(msgspec.Struct, frozen=True, kw_only=True):
    """What the citizen pays to somebody else; shown apart and never in the cash book.

    `rupiah` None means that another document sets it; `rupiah_max` is the end of a range.
    """

    description: str
    rupiah: int | None = None
    rupiah_max: int | None = None

    @property
    def price(self) -> str:
        """The price in words: an amount, a range, or that another paper sets it."""
        upper = "" if self.rupiah_max is None else f" - {rupiah(self.rupiah_max)}"
        return f"{_price(self.rupiah)}{upper}"


class Confidence(msgspec.Struct, frozen=True, kw_only=True):
    """How sure the figures are: S from a named source, M still to be verified, L local rule."""

    requirements: str = "M"
    sla: str = "M"
    fee: str = "M"


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One of the 14 components as shown on a poster; `filled` False: `lines` says it is missing."""

    number: int
    title: str
    lines: tuple[str, ...]
    published: bool
    filled: bool


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """What an office promises for one service, as adopted by decree (SK).

    Exactly one of `sla_working_days` and `sla_minutes` is set. `fee_rupiah` is 0 for a free
    service, an amount, or None when the tariff rows decide. `retention_years` None = hold.
    `product_after_identity_check`: no product before the NIK was checked in the register;
    `product_after_payment_match`: none before the bank's list shows what was not paid in cash.
    """

    code: str
    agency: str
    name: str
    requirements: tuple[Requirement, ...]
    procedure: tuple[str, ...]
    sla_starts: str
    product: str
    complaint_channels: tuple[str, ...]
    legal_basis: tuple[str, ...]
    case_types: tuple[str, ...] = ()
    sla_working_days: int | None = None
    sla_minutes: int | None = None
    sla_set_by_rule: bool = False
    fee_rupiah: int | None = None
    tariff: tuple[TariffRow, ...] = ()
    outside_costs: tuple[OutsideCost, ...] = ()
    validity: str | None = None
    can_be_represented: bool = False
    product_after_identity_check: bool = False
    product_after_payment_match: bool = False
    notes: str | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence()
    retention_years: int | None = None
    decree: str | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    facilities: tuple[str, ...] = ()
    competence: tuple[str, ...] = ()
    oversight: tuple[str, ...] = ()
    staffing: tuple[str, ...] = ()
    service_guarantee: tuple[str, ...] = ()
    safety_guarantee: tuple[str, ...] = ()
    evaluation: tuple[str, ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """The case flags an officer may tick, `dikuasakan` among them where kuasa is allowed."""
        return (*self.case_types, REPRESENTED) if self.can_be_represented else self.case_types

    @property
    def is_free(self) -> bool:
        """Whether the law forbids taking any money (fee 0)."""
        return self.fee_rupiah == 0

    @property
    def unverified(self) -> tuple[str, ...]:
        """Which of requirements, sla and fee do not rest on a named source."""
        return tuple(
            part for part in ("requirements", "sla", "fee") if getattr(self.confidence, part) != "S"
        )

    @property
    def content_name(self) -> str:
        """`service:CODE@8hex`: the version named by its content, equal on every machine."""
        packed = encode(_without_empty(msgspec.to_builtins(self)))
        digest = hashlib.blake2b(packed, digest_size=32, person=b"standard").hexdigest()
        return f"service:{self.code}@{digest[:8]}"

    def rows_for(self, flags: frozenset[str]) -> tuple[Requirement, ...]:
        """The requirements that a case with these flags calls for, in the standard's order."""
        return tuple(row for row in self.requirements if row.applies(flags))

    def flags_for(self, cases: object, represented: bool) -> frozenset[str]:
        """The flags of a case from what was ticked and whether a representative came.

        Raises RuleViolation `case-flag-unknown`, `representation-not-allowed` or
        `representative-missing`.
        """
        ticked = [] if cases is None else cases
        if not isinstance(ticked, list | tuple | set | frozenset):
            raise RuleViolation("case-flag-unknown", field="cases", flag="?", service=self.code)
        for flag in ticked:
            if flag == REPRESENTED and not self.can_be_represented:
                raise _not_representable(self.code)
            if flag not in self.flags:
                shown = flag[:40] if isinstance(flag, str) else "?"
                raise RuleViolation(
                    "case-flag-unknown", field="cases", flag=shown, service=self.code
                )
        if represented and not self.can_be_represented:
            raise _not_representable(self.code)
        if REPRESENTED in ticked and not represented:
            raise RuleViolation("representative-missing", field="representative", service=self.code)
        return frozenset(ticked) | ({REPRESENTED} if represented else frozenset())

    def in_force(self, on: datetime.date) -> bool:
        """Whether the standard holds on that day; an open end has no limit, both days count."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def require_in_force(self, on: datetime.date) -> None:
        """Raises RuleViolation `standard-not-in-force` when the standard does not hold that day."""
        if not self.in_force(on):
            raise RuleViolation(
                "standard-not-in-force",
                field="service",
                service=self.code,
                valid_from=self.valid_from.isoformat() if self.valid_from else "-",
                valid_to=self.valid_to.isoformat() if self.valid_to else "-",
            )

    def tariff_row(self, code: str) -> TariffRow | None:
        """The tariff row of that code, or None."""
        return next((row for row in self.tariff if row.code == code), None)

    @property
    def span(self) -> str:
        """The promised time in words: "1 hari kerja", "30 menit"."""
        if self.sla_minutes is None:
            return f"{self.sla_working_days} hari kerja"
        return f"{self.sla_minutes} menit"

    @property
    def time_limit(self) -> str:
        """The promised time with what starts it: "1 hari kerja sejak berkas ..."."""
        return f"{self.span} sejak {self.sla_starts}"

    @property
    def fee_lines(self) -> tuple[str, ...]:
        """Component 4 in words: what the counter charges and, apart from it, what others charge."""
        if self.is_free:
            own: tuple[str, ...] = ("Tidak dipungut biaya",)
        elif self.fee_rupiah is not None:
            own = (rupiah(self.fee_rupiah),)
        else:
            own = tuple(f"{row.description}: {row.price}" for row in self.tariff)
        return own + tuple(
            f"Biaya di luar loket - {cost.description}: {cost.price}" for cost in self.outside_costs
        )

    def components(self) -> tuple[Component, ...]:
        """The 14 components in the order of PermenPANRB 15/2014; a missing one says so.

        The first six (service delivery) must be published, the others are internal.
        """
        lasting = (f"Berlaku: {self.validity}",) if self.validity else ()
        lines: tuple[tuple[str, ...], ...] = (
            tuple(row.line for row in self.requirements),
            self.procedure,
            (self.time_limit,),
            self.fee_lines,
            (self.product, *lasting),
            self.complaint_channels,
            self.legal_basis,
            self.facilities,
            self.competence,
            self.oversight,
            self.staffing,
            self.service_guarantee,
            self.safety_guarantee,
            self.evaluation,
        )
        return tuple(
            Component(
                number=number,
                title=title,
                lines=found or (NOT_FILLED,),
                published=number <= PUBLISHED_COMPONENTS,
                filled=bool(found),
            )
            for number, (title, found) in enumerate(zip(COMPONENT_TITLES, lines, strict=True), 1)
        )


def _not_representable(service: str) -> RuleViolation:
    return RuleViolation("representation-not-allowed", field="representative", service=service)


def _without_empty(value: Any) -> Any:
    """No empty values, so that a field added later leaves the names of old standards alone."""
    if isinstance(value, dict):
        pairs = {key: _without_empty(item) for key, item in value.items()}
        return {
            key: item
            for key, item in pairs.items()
            if item is not None and item is not False and item not in ("", [], {})
        }
    if isinstance(value, list | tuple):
        return [_without_empty(item) for item in value]
    return value


def _price(amount: int | None) -> str:
    return "menurut surat ketetapan" if amount is None else rupiah(amount)
