"""A visit as typed so far: plain data, the intake object it becomes, and what undo goes back to."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import msgspec

from frontoffice.domain.catalogue import REPRESENTED

LATER = "later"
"""The citizen pays elsewhere first: the case waits for its payment."""
OF_TICKET = ("ticket", "ticket_stream", "priority", "wanted")
COMPANION = ("accompanied", "companion_relation", "companion_name")
PERSON = ("name", "birth_on", "sex", "phone", "address", "region")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found of one requirement: an answer of `widgets.requirements.KEYS`.

    `reason` goes with "not_applicable" and "waive", `by` (staff) with "waive".
    """

    given: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class TariffLine:
    """A chosen tariff row; `amount` and `reference` as typed where another document sets it."""

    quantity: int = 0
    amount: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One application in the making. Dates and amounts are kept as typed, finished or not.

    `filled` holds what the program wrote by itself (from the NIK, from an earlier case), so that
    another NIK takes it away again without touching what the officer typed. `ticket` is the number
    the person was called by, `wanted` the further services it was given for; `confirmed_by` who
    pressed that the citizen agrees, gone with the next change.
    """

    client_ref: str = ""
    started_at: int = 0
    query: str = ""
    service: str = ""
    cases: tuple[str, ...] = ()
    nik: str = ""
    no_nik: bool = False
    no_nik_reason: str = ""
    name: str = ""
    birth_on: str = ""
    sex: str = ""
    phone: str = ""
    address: str = ""
    region: str = ""
    is_company: bool = False
    company_name: str = ""
    nib: str = ""
    npwp: str = ""
    kuasa_nik: str = ""
    kuasa_name: str = ""
    kuasa_relation: str = ""
    kuasa_letter_on: str = ""
    accompanied: bool = False
    companion_relation: str = ""
    companion_name: str = ""
    given: Mapping[str, Answer] = field(default_factory=dict)
    lines: Mapping[str, TariffLine] = field(default_factory=dict)
    method: str = ""
    tendered: str = ""
    change_owed: str = ""
    reference: str = ""
    duplicate_reason: str = ""
    happened_at: str = ""
    source: str = ""
    ticket: str = ""
    ticket_stream: str = ""
    priority: str = ""
    wanted: tuple[str, ...] = ()
    confirmed_by: str = ""
    filled: Mapping[str, str] = field(default_factory=dict)

    @property
    def represented(self) -> bool:
        """Whether somebody comes for the applicant."""
        return REPRESENTED in self.cases

    @property
    def untouched(self) -> bool:
        """Whether nobody is here and nothing was typed yet."""
        return not self.ticket and self.bare

    @property
    def bare(self) -> bool:
        """Whether nothing was typed yet, a ticket apart and what it says."""
        of_ticket = (*OF_TICKET, "service", "query") if self.ticket else ()
        given = ("client_ref", "started_at", *of_ticket)
        return self == Visit(**{name: getattr(self, name) for name in given})


def new_visit(now: int) -> Visit:
    """An empty visit begun at `now` (ms UTC), with a reference that makes submitting it once."""
    return Visit(client_ref=f"loket-{secrets.token_hex(8)}", started_at=now)


def next_service(visit: Visit, now: int) -> Visit:
    """A further application of the same person in the same visit."""
    kept = {name: getattr(visit, name) for name in (*PERSON, "nik", "no_nik", "no_nik_reason")}
    kept |= {name: getattr(visit, name) for name in ("is_company", "company_name", "nib", "npwp")}
    kept |= {name: getattr(visit, name) for name in COMPANION}
    kept |= {name: getattr(visit, name) for name in OF_TICKET}
    return replace(new_visit(now), **kept, filled=visit.filled)


def request_of(visit: Visit) -> dict[str, Any]:
    """The intake object (DESIGN section 7) of a visit, complete or not."""
    applicant: dict[str, Any] = {
        "nik": None if visit.no_nik else visit.nik or None,
        "name": visit.name,
        "birth_on": iso_day(visit.birth_on),
        "sex": visit.sex or None,
        "phone": visit.phone or None,
        "address": visit.address or None,
        "region": visit.region or None,
    }
    if visit.is_company:
        applicant["company"] = {
            "name": visit.company_name,
            "nib": visit.nib or None,
            "npwp": visit.npwp or None,
        }
    late = {"happened_at": visit.happened_at, "source": visit.source} if visit.happened_at else {}
    asks = {"duplicate_reason": visit.duplicate_reason} if visit.duplicate_reason else {}
    return {
        "client_ref": visit.client_ref,
        "service": visit.service,
        "cases": list(visit.cases),
        "applicant": applicant,
        "no_nik_reason": (visit.no_nik_reason or None) if visit.no_nik else None,
        "representative": representative_of(visit),
        "companion": companion_of(visit),
        "requirements": requirements_of(visit),
        "waivers": waivers_of(visit),
        "answers": asks,
        "payment": payment_of(visit),
        **late,
        "priority": visit.priority or None,
        "ticket": visit.ticket_stream or None,
        "confirmed_by": visit.confirmed_by or None,
    }


def representative_of(visit: Visit) -> dict[str, Any] | None:
    """The representative of an intake object, None where the applicant comes in person."""
    if not visit.represented:
        return None
    return {
        "nik": visit.kuasa_nik,
        "name": visit.kuasa_name,
        "relation": visit.kuasa_relation,
        "letter_on": iso_day(visit.kuasa_letter_on),
    }


def companion_of(visit: Visit) -> dict[str, Any] | None:
    """The companion of an intake object, None where nobody came along."""
    if not visit.accompanied:
        return None
    return {"relation": visit.companion_relation, "name": visit.companion_name or None}


def requirements_of(visit: Visit) -> dict[str, Any]:
    """The requirements of an intake object."""
    found: dict[str, Any] = {}
    for code, answer in visit.given.items():
        if answer.given == "as_asked":
            found[code] = True
        elif answer.given == "not_applicable":
            found[code] = {"not_applicable": answer.reason}
        elif answer.given not in ("missing", "waive"):
            found[code] = answer.given
    return found


def waivers_of(visit: Visit) -> dict[str, Any]:
    """The waivers of an intake object."""
    return {
        code: {"reason": answer.reason, "by": answer.by}
        for code, answer in visit.given.items()
        if answer.given == "waive"
    }


def lines_of(visit: Visit) -> list[dict[str, Any]]:
    """The chosen tariff rows of an intake object."""
    return [
        {
            "tariff": code,
            "quantity": line.quantity,
            "amount_rupiah": rupiah_of(line.amount),
            "reference": line.reference or None,
        }
        for code, line in visit.lines.items()
        if line.quantity
    ]


def payment_of(visit: Visit) -> dict[str, Any] | None:
    """The payment of an intake object; None while none is chosen or it comes later."""
    lines = lines_of(visit)
    if visit.method == LATER or not (visit.method or lines):
        return None
    payment: dict[str, Any] = {"method": visit.method or None, "lines": lines}
    if visit.method == "cash":
        payment["tendered_rupiah"] = rupiah_of(visit.tendered)
        if rupiah_of(visit.change_owed):
            payment["change_owed_rupiah"] = rupiah_of(visit.change_owed)
    payment["reference"] = (visit.reference or None) if visit.method != "cash" else None
    return payment


def iso_day(typed: str) -> str | None:
    """`1990-08-15` of "15-08-1990"; what is no date stays as typed, for the rules to refuse."""
    if not typed:
        return None
    parts = typed.split("-")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])).isoformat()
    except (IndexError, ValueError):
        return typed


def typed_day(day: date | None) -> str:
    """ "15-08-1990", as an officer types it."""
    return day.strftime("%d-%m-%Y") if day else ""


def rupiah_of(typed: str) -> int | None:
    """Whole rupiah of "100.000" or "Rp100.000"; None where nothing was typed."""
    digits = "".join(letter for letter in typed if letter in "0123456789")
    return int(digits[:15]) if digits else None


def to_plain(visit: Visit) -> dict[str, Any]:
    """What a draft keeps of a visit."""
    plain: dict[str, Any] = msgspec.to_builtins(visit)
    return plain


def from_plain(plain: object) -> Visit:
    """The visit of a draft; one of another edition of the program keeps what still fits."""
    if not isinstance(plain, dict):
        return Visit()
    try:
        return msgspec.convert(plain, Visit)
    except msgspec.ValidationError:
        texts = {
            name: plain[name]
            for name in ("client_ref", "query", "service", "nik", *PERSON)
            if isinstance(plain.get(name), str)
        }
        return Visit(**texts)


class History:
    """The visit now and how it came about: Ctrl+Z goes back a step, Ctrl+Y forward again.

    Typing on in one field is one step until `part()` is called (the focus moved on).
    """

    DEPTH = 200

    def __init__(self, visit: Visit) -> None:
        self.now = visit
        self._past: list[tuple[Visit, str]] = []
        self._future: list[tuple[Visit, str]] = []
        self._typing = ""

    def restart(self, visit: Visit) -> None:
        """Another visit: nothing to undo."""
        self.now, self._typing = visit, ""
        self._past, self._future = [], []

    def change(self, where: str, **values: Any) -> bool:
        """Take over values changed in the field `where`; False when nothing is different."""
        if replace(self.now, **values) == self.now:
            return False
        # What the citizen agreed to is another thing after any change.
        changed = replace(self.now, **{"confirmed_by": "", **values})
        if where != self._typing or not self._past:
            self._past.append((self.now, where))
            del self._past[: -self.DEPTH]
        self._typing = where
        self._future.clear()
        self.now = changed
        return True

    def amend(self, **values: Any) -> None:
        """Take over what follows from the last change by itself; one undo takes back both."""
        self.now = replace(self.now, **values)

    def part(self) -> None:
        """The next change is a step of its own."""
        self._typing = ""

    def undo(self) -> str | None:
        """One step back; the field it happened in, None when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> str | None:
        """One step forward again."""
        return self._step(self._future, self._past)

    def _step(self, source: list[tuple[Visit, str]], target: list[tuple[Visit, str]]) -> str | None:
        self._typing = ""
        if not source:
            return None
        visit, where = source.pop()
        target.append((self.now, where))
        self.now = visit
        return where
