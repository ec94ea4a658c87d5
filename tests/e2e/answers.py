"""The JSON answers of the command line as types: a key that is missing or of another type fails."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec


class Error(msgspec.Struct):
    code: str
    message: str
    next_step: str


class Failure(msgspec.Struct):
    error: Error


class Registered(msgspec.Struct):
    status: Literal["accepted", "awaiting_payment", "incomplete", "repeated", "refused"]
    number: str | None
    receipt_number: str | None
    receipt_pdf: str | None
    shortage_pdf: str | None
    promised_on: dt.date | None
    promised_at: dt.datetime | None
    legal_due_on: dt.date | None
    missing: list[str]
    error: Error | None


class Intake(Registered, kw_only=True):
    client_ref: str | None


class Story(msgspec.Struct):
    at: dt.datetime
    actor: str
    what: str


class CaseShown(msgspec.Struct):
    number: str
    service: str
    status: str
    applicant: dict[str, Any] | None
    promised_on: dt.date | None
    legal_due_on: dt.date | None
    receipts: list[dict[str, Any]]
    papers: list[dict[str, Any]]
    story: list[Story]


class CaseListed(msgspec.Struct):
    number: str
    service: str
    status: str
    applicant: str | None


class CaseList(msgspec.Struct):
    cases: list[CaseListed]
    total: int


class CaseState(msgspec.Struct):
    number: str
    status: str
    receipt_number: str | None
    voided: list[str]
    moves: list[str]


class PaperFacts(msgspec.Struct):
    number: str
    receipt_number: str | None
    service: str
    amount_rupiah: int
    issued_at: dt.datetime
    station: str


class Verdict(msgspec.Struct):
    verdict: Literal["genuine", "altered", "unknown-station", "voided", "unreadable"]
    facts: PaperFacts | None


class Rendered(msgspec.Struct):
    number: str
    paper: str
    copy: int
    pdf: str


class Nik(msgspec.Struct):
    nik: str
    valid: bool
    errors: list[str]
    warnings: list[str]
    sex: str | None
    birth_candidates: list[dt.date]
    birth_default: dt.date | None
    region_code: str | None
    region_name: str | None
    serial: int | None


class FamilyCard(msgspec.Struct):
    valid: bool
    errors: list[str]
    warnings: list[str]


class Due(msgspec.Struct):
    due_on: dt.date


class Words(msgspec.Struct):
    rupiah: str
    words: str


class Survey(msgspec.Struct):
    respondents: int
    nrr: dict[str, str]
    index: str
    ikm: str
    grade: str
    performance: str
    lowest: list[str]
    highest: list[str]


class Sync(msgspec.Struct):
    online: bool
    pushed: int
    pulled: int
    waiting: int
    even: bool
    conflicts: int
    findings: int
    bytes_up: int
    bytes_down: int
    requests: int
    seconds: float


class Bad(msgspec.Struct):
    station: str
    seq: int
    reason: str


class JournalVerified(msgspec.Struct):
    ok: bool
    entries: int
    stations: int
    first_bad: Bad | None


class Head(msgspec.Struct):
    station: str
    seq: int
    hash: str
    signature: str | None
    own: bool


class Heads(msgspec.Struct):
    heads: list[Head]


class Check(msgspec.Struct):
    name: str
    ok: bool
    detail: str
    next_step: str


class Doctor(msgspec.Struct):
    ok: bool
    checks: list[Check]


class EnrolmentCode(msgspec.Struct):
    code: str
    expires_at: dt.datetime


class Initiated(msgspec.Struct):
    home: str
    office: str
    station: int
    admin: str
    services: int
    recovery_words: list[str] | None
    recovery_file: str | None
