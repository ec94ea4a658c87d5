"""Finds every mistake an office could make in its file of service standards."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from frontoffice.domain.standard import FORMS, MAX_RUPIAH, REPRESENTED

Level = Literal["error", "warning", "info"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at: an error stops the import, a warning and an info do not.

    `where` is the place in the file, `code` names the sentence, `values` fill it in.
    """

    level: Level
    where: str
    code: str
    values: dict[str, Any] = {}


Check = Callable[[Any], bool]
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{0,31}")
_FLAG = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
_MAX_TEXT = 2000


def _text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != "" and len(value) <= _MAX_TEXT


def _code(value: Any) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _flag(value: Any) -> bool:
    return isinstance(value, str) and _FLAG.fullmatch(value) is not None


def _yes_no(value: Any) -> bool:
    return isinstance(value, bool)


def _whole(low: int, high: int) -> Check:
    return lambda value: type(value) is int and low <= value <= high


def _many(check: Check, at_least: int = 0) -> Check:
    return lambda value: (
        isinstance(value, list) and len(value) >= at_least and all(check(item) for item in value)
    )


def _rows(value: Any) -> bool:
    return isinstance(value, list)


def _day(value: Any) -> bool:
    if isinstance(value, str):
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            return False
        return True
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _confidence(value: Any) -> bool:
    return isinstance(value, dict) and all(
        key in ("requirements", "sla", "fee") and mark in ("S", "M", "L")
        for key, mark in value.items()
    )


_AMOUNT = _whole(-MAX_RUPIAH, MAX_RUPIAH)  # a negative amount has a finding of its own
# field -> (check, must be there and not null)
_Shape = dict[str, tuple[Check, bool]]
_AGENCY: _Shape = {
    "code": (_code, True),
    "name": (_text, True),
    "kind": (_text, True),
    "ticket_prefix": (re.compile(r"[A-Z]").fullmatch, True),  # type: ignore[dict-item]
}
_DOCUMENT: _Shape = {
    "code": (_code, True),
    "name": (_text, True),
    "where_to_get": (_text, False),
    "stays": (_yes_no, False),
}
_REQUIREMENT: _Shape = {
    "code": (_code, True),
    "name": (_text, True),
    "form": (_text, True),
    "copies": (_whole(0, 99), False),
    "mandatory": (_yes_no, False),
    "condition": (_text, False),
    "when": (_many(_flag), False),
    "unless": (_many(_flag), False),
    "conditional": (_yes_no, False),
    "any_of": (_flag, False),
}
_TARIFF: _Shape = {
    "code": (_code, True),
    "description": (_text, True),
    "idr": (_AMOUNT, False),
    "per": (_text, True),
}
_OUTSIDE: _Shape = {
    "description": (_text, True),
    "idr": (_AMOUNT, False),
    "idr_max": (_AMOUNT, False),
}
_INTERNAL = {
    8: "facilities",
    9: "competence",
    10: "oversight",
    11: "staffing",
    12: "service_guarantee",
    13: "safety_guarantee",
    14: "evaluation",
}
_SERVICE: _Shape = {
    "code": (_code, True),
    "agency": (_code, True),
    "name": (_text, True),
    "case_types": (_many(_flag), False),
    "legal_basis": (_many(_text), True),
    "requirements": (_rows, True),
    "procedure": (_many(_text), True),
    "sla_working_days": (_whole(1, 3650), False),
    "sla_minutes": (_whole(1, 14_400), False),
    "sla_starts": (_text, True),
    "sla_set_by_rule": (_yes_no, False),
    "fee_idr": (_AMOUNT, False),
    "tariff": (_rows, False),
    "outside_costs": (_rows, False),
    "product": (_text, True),
    "validity": (_text, False),
    "can_be_represented": (_yes_no, False),
    "product_after_identity_check": (_yes_no, False),
    "product_after_payment_match": (_yes_no, False),
    "complaint_channel": (_many(_text), True),
    "notes": (_text, False),
    "sources": (_many(_text), False),
    "confidence": (_confidence, False),
    "retention_years": (_whole(0, 100), False),
    "decree": (_text, False),
    "valid_from": (_day, False),
    "valid_to": (_day, False),
    **{name: (_many(_text), False) for name in _INTERNAL.values()},
}
# A YAML key without a value reads as null; where null means something it must be written out.
_MUST_BE_WRITTEN = {"idr": "tariff"}


def lint(data: object) -> list[Finding]:
    """All findings about the plain data of a catalogue file, in the order of the file.

    Never raises: whatever the file holds, the answer is a list.
    """
    if not isinstance(data, dict):
        return [_finding("error", "file", "lint-not-a-mapping")]
    found: list[Finding] = []
    for name, shape in (("agencies", _AGENCY), ("documents", _DOCUMENT), ("services", _SERVICE)):
        if not isinstance(data.get(name), list) or not data[name]:
            found.append(_finding("error", name, "lint-list-missing", field=name))
            continue
        found += _doubles(data[name], name)
        for index, row in enumerate(data[name]):
            found += _shape(row, shape, _place(name, index, row))
    agencies, documents = _codes(data.get("agencies")), _codes(data.get("documents"))
    services = data.get("services")
    for index, row in enumerate(services if isinstance(services, list) else []):
        if isinstance(row, dict):
            found += _service(row, _place("services", index, row), agencies, documents)
    return found


def _finding(level: Level, where: str, code: str, **values: Any) -> Finding:
    return Finding(level=level, where=where, code=code, values=values)


def _place(name: str, index: int, row: Any, above: str = "") -> str:
    code = row.get("code") if isinstance(row, dict) else None
    label = f" {code[:40]}" if isinstance(code, str) else ""
    return f"{above + ' ' if above else ''}{name}[{index + 1}]{label}"


def _codes(rows: Any) -> set[str]:
    listed = rows if isinstance(rows, list) else []
    return {row["code"] for row in listed if isinstance(row, dict) and _code(row.get("code"))}


def _shown(value: Any) -> str:
    return str(value)[:40]


def _shape(row: Any, shape: _Shape, where: str) -> Iterator[Finding]:
    """Missing, misspelt and badly typed fields of one row."""
    if not isinstance(row, dict):
        yield _finding("error", where, "lint-not-a-mapping")
        return
    for field, (check, needed) in shape.items():
        value = row.get(field)
        if value is None:
            if needed or (field in _MUST_BE_WRITTEN and shape is _TARIFF and field not in row):
                yield _finding("error", where, "lint-field-missing", field=field)
        elif not check(value):
            yield _finding("error", where, "lint-field-bad", field=field, value=_shown(value))
    for field in row:
        if field not in shape:
            yield _finding("warning", where, "lint-field-unknown", field=_shown(field))


def _doubles(rows: Any, where: str) -> Iterator[Finding]:
    listed = rows if isinstance(rows, list) else []
    codes = Counter(
        row["code"] for row in listed if isinstance(row, dict) and _text(row.get("code"))
    )
    for code, times in codes.items():
        if times > 1:
            yield _finding("error", where, "lint-code-twice", value=_shown(code))


def _service(
    row: dict[str, Any], where: str, agencies: set[str], documents: set[str]
) -> Iterator[Finding]:
    if _code(row.get("agency")) and row["agency"] not in agencies:
        yield _finding("error", where, "lint-agency-unknown", value=row["agency"])
    yield from _flags(row, where)
    yield from _requirements(row, where, documents)
    yield from _times(row, where)
    yield from _money(row, where)
    yield from _components(row, where)
    unverified = [
        part
        for part in ("requirements", "sla", "fee")
        if not isinstance(row.get("confidence"), dict) or row["confidence"].get(part, "M") != "S"
    ]
    if unverified:
        yield _finding("info", where, "lint-unverified", parts=", ".join(unverified))


def _flags(row: dict[str, Any], where: str) -> Iterator[Finding]:
    types = row.get("case_types") or []
    if not _many(_flag)(types):
        return
    for flag, times in Counter(types).items():
        if times > 1 or flag == REPRESENTED:
            yield _finding("error", where, "lint-flag-twice", value=flag)


def _requirements(row: dict[str, Any], where: str, documents: set[str]) -> Iterator[Finding]:
    rows = row.get("requirements")
    if not isinstance(rows, list):
        return
    types = row.get("case_types") or []
    known = set(types) if _many(_flag)(types) else set()
    if row.get("can_be_represented") is True:
        known.add(REPRESENTED)
    yield from _doubles(rows, f"{where} requirements")
    for index, item in enumerate(rows):
        place = _place("requirements", index, item, where)
        yield from _shape(item, _REQUIREMENT, place)
        if isinstance(item, dict):
            yield from _requirement(item, place, documents, known)
    groups = Counter(
        item["any_of"] for item in rows if isinstance(item, dict) and _flag(item.get("any_of"))
    )
    for group, members in groups.items():
        if members == 1:
            yield _finding("error", where, "lint-any-of-alone", value=group)


def _requirement(
    row: dict[str, Any], where: str, documents: set[str], known: set[str]
) -> Iterator[Finding]:
    if _code(row.get("code")) and row["code"] not in documents:
        yield _finding("error", where, "lint-document-unknown", value=row["code"])
    if _text(row.get("form")) and row["form"] not in FORMS:
        yield _finding("error", where, "lint-form-unknown", value=_shown(row["form"]))
    for field in ("when", "unless"):
        flags = row.get(field)
        for flag in flags if isinstance(flags, list) else []:
            if _flag(flag) and flag not in known:
                yield _finding("error", where, "lint-flag-unknown", field=field, value=flag)


def _times(row: dict[str, Any], where: str) -> Iterator[Finding]:
    if (row.get("sla_working_days") is None) == (row.get("sla_minutes") is None):
        yield _finding("error", where, "lint-sla-one-of")
    first, last = row.get("valid_from"), row.get("valid_to")
    if _day(first) and _day(last) and str(last) < str(first):
        yield _finding("error", where, "lint-validity-order", first=str(first), last=str(last))


def _money(row: dict[str, Any], where: str) -> Iterator[Finding]:
    fee, tariff = row.get("fee_idr"), row.get("tariff")
    listed = tariff if isinstance(tariff, list) else []
    outside = row.get("outside_costs")
    if fee is None and not listed:
        yield _finding("error", where, "lint-fee-without-tariff")
    if fee is not None and listed:
        yield _finding("warning", where, "lint-tariff-unused")
    yield from _negative(row, ("fee_idr",), where)
    yield from _doubles(listed, f"{where} tariff")
    for index, item in enumerate(listed):
        place = _place("tariff", index, item, where)
        yield from _shape(item, _TARIFF, place)
        yield from _negative(item, ("idr",), place)
    for index, item in enumerate(outside if isinstance(outside, list) else []):
        place = _place("outside_costs", index, item, where)
        yield from _shape(item, _OUTSIDE, place)
        yield from _negative(item, ("idr", "idr_max"), place)


def _negative(row: Any, fields: tuple[str, ...], where: str) -> Iterator[Finding]:
    for field in fields:
        value = row.get(field) if isinstance(row, dict) else None
        if type(value) is int and value < 0:
            yield _finding("error", where, "lint-amount-negative", field=field, value=value)


def _components(row: dict[str, Any], where: str) -> Iterator[Finding]:
    """The components of PermenPANRB 15/2014 left empty; 3, 4 and 5 have errors of their own."""
    published = {1: "requirements", 2: "procedure", 6: "complaint_channel"}
    missing = [number for number, name in published.items() if row.get(name) == []]
    if missing:
        text = ", ".join(map(str, missing))
        yield _finding("warning", where, "lint-components-published", components=text)
    internal = {7: "legal_basis", **_INTERNAL}
    missing = [number for number, name in internal.items() if not row.get(name)]
    if missing:
        text = ", ".join(map(str, missing))
        yield _finding("info", where, "lint-components-internal", components=text)
