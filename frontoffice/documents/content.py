"""What each paper says: plain values only, so that a paper needs no store and can be made again.

Everything a person reads is Indonesian text or a figure; masking, wording of dates in running text
and the choice of what to tell happen before. Texts may be of any length; papers wrap them. Equal
contents make equal bytes, so all of them are frozen values.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

Paper = Literal["a5", "80mm", "58mm"]
PAPERS: tuple[Paper, ...] = ("a5", "80mm", "58mm")
PayMethod = Literal["cash", "billing", "va", "qris", "edc"]


class RequirementRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of *Berkas yang diterima*: how many originals and copies stay with the office."""

    name: str
    originals: int = 0
    copies: int = 0
    note: str = ""


class FeeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One tariff row that was charged; `amount_rupiah` is the row's total, quantity included.

    `reference` is the paper that set the amount where the tariff leaves it to one (SKPD, SKRD).
    """

    name: str
    amount_rupiah: int
    quantity: int = 1
    reference: str | None = None


class OutsideCost(msgspec.Struct, frozen=True, kw_only=True):
    """A cost owed to somebody else (health check, insurance): shown apart, never in the total."""

    name: str
    payee: str
    amount_rupiah: int | None = None


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """How it was paid: cash has `tendered_rupiah` and `change_rupiah`, others a `reference`."""

    method: PayMethod
    tendered_rupiah: int | None = None
    change_rupiah: int | None = None
    change_owed_rupiah: int = 0
    reference: str | None = None


class FeeContent(msgspec.Struct, frozen=True, kw_only=True):
    """The official fee in figures and words with its legal basis; `total_rupiah` 0 is free.

    It is None while no tariff row has been chosen: the paper then lists the `tariff` it is by.

    With neither `payment` nor a total of 0 the paper says `how_to_pay` and starts no clock.
    """

    total_rupiah: int | None
    words: str
    legal_basis: str
    tariff: tuple[str, ...] = ()
    lines: tuple[FeeLine, ...] = ()
    payment: Payment | None = None
    how_to_pay: tuple[str, ...] = ()
    outside: tuple[OutsideCost, ...] = ()


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """The service standard's own date (`on`) or, for services timed in minutes, instant (`at`).

    `at` is UTC milliseconds. `sla` is the counting in words ("1 hari kerja sejak berkas lengkap"),
    `pickup` up to three short lines for the citizen ("Ambil di Loket 3", ...).
    """

    sla: str
    on: dt.date | None = None
    at: int | None = None
    pickup: tuple[str, ...] = ()


class PrintState(msgspec.Struct, frozen=True, kw_only=True):
    """Which print this is: an original sheet `ordinal` of `of`, or a copy or correction number.

    Copies and corrections name the officer who printed and why.
    """

    kind: Literal["original", "copy", "correction"] = "original"
    ordinal: int = 1
    of: int = 1
    sheet: str = "Lembar pemohon"
    officer: str = ""
    reason: str = ""


class ReceiptContent(msgspec.Struct, frozen=True, kw_only=True):
    """*Tanda terima berkas* (contents: DOMAIN section 9): one sheet of it.

    `issued_at` is UTC milliseconds, `zone` the office's WIB, WITA or WIT. `nik` is masked
    ("3273••••••••0003") or "tanpa NIK". `promise` is None while payment is awaited.
    `freshness` is the line of a paper made offline, `void` when it was voided, in words; `replaces`
    the number of the voided receipt it stands for.
    """

    office_name: str
    agency_name: str
    counter: str
    number: str
    receipt_number: str | None = None
    replaces: str | None = None
    accepted_at_text: str
    issued_at: int
    zone: Literal["WIB", "WITA", "WIT"]
    promise: Promise | None = None
    applicant: str
    nik: str
    company: str | None = None
    representative: str | None = None
    service_code: str
    service_name: str
    standard_version: str
    case_flags: tuple[str, ...] = ()
    product: str
    requirements: tuple[RequirementRow, ...] = ()
    missing: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    fee: FeeContent
    tracking_address: str = ""
    tracking_code: str
    survey_code: str = ""
    complaint_channels: tuple[str, ...] = ()
    freshness: str | None = None
    officer: str
    submitter: str
    state: PrintState = PrintState()
    sample: bool = False
    void: str | None = None


class MissingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A paper the citizen still has to bring, and where to get it."""

    name: str
    where: str
    form: str = ""


class ShortageContent(msgspec.Struct, frozen=True, kw_only=True):
    """*Lembar kekurangan*: opens the case as incomplete; takes no fee, starts no clock.

    `valid_until_on` is the last day the number reopens the file at any counter of the agency.
    """

    office_name: str
    agency_name: str
    counter: str
    number: str
    issued_at_text: str
    applicant: str
    service_name: str
    service_code: str
    case_flags: tuple[str, ...] = ()
    missing: tuple[MissingRow, ...]
    received: tuple[str, ...] = ()
    valid_until_on: dt.date
    return_to: str = ""
    complaint_channels: tuple[str, ...] = ()
    officer: str
    freshness: str | None = None
    state: PrintState = PrintState()
    sample: bool = False


class LabelContent(msgspec.Struct, frozen=True, kw_only=True):
    """The folder's label: no name, no NIK, only initials."""

    number: str
    service_code: str
    service_name: str
    initials: str
    promised_on: dt.date | None = None
    note: str = ""
