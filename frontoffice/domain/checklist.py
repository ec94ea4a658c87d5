"""Compares the papers a citizen brought with what the service standard asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import is_staff_id
from frontoffice.domain.standard import FORMS, Form, Requirement, Standard

MAX_REASON = 500
# How much of the original the office saw: 0 none of it, 1 shown, 2 handed in or made here.
_ORIGINAL: dict[str, int] = {
    "copy": 0,
    "show_original": 1,
    "copy_with_original_shown": 1,
    "original": 2,
    "form": 2,
    "captured_on_site": 2,
}
_ASKED: dict[str, int] = {**_ORIGINAL, "form": 0, "captured_on_site": 0}


class ChecklistRow(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement and what was given for it.

    `given` is a form, `waived`, `not_applicable` or None; `met` says whether that is enough;
    `extra` marks a paper the case does not call for. `reason` and `by` go with the exceptions.
    """

    code: str
    name: str
    asked: Form
    given: str | None = None
    reason: str | None = None
    by: str | None = None
    mandatory: bool = True
    any_of: str | None = None
    extra: bool = False
    met: bool = False


class Checklist(msgspec.Struct, frozen=True, kw_only=True):
    """All rows of a case and the codes of the mandatory ones that still lack."""

    rows: tuple[ChecklistRow, ...]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the file is complete, which starts both clocks (UU 30/2014 ps. 53)."""
        return not self.missing


def check_requirements(
    standard: Standard,
    flags: frozenset[str],
    requirements: Mapping[str, Any] | None,
    waivers: Mapping[str, Any] | None = None,
    documents: Mapping[str, str] | None = None,
) -> Checklist:
    """What is there and what is missing for a case with these flags.

    `requirements`: code -> form code, True (as asked), {"not_applicable": reason}, or
    None/False (not there); `waivers`: code -> {"reason", "by"}; `documents`: code -> name of
    papers the catalogue knows besides this standard's, accepted as extras. A paper weaker than
    asked (a copy for an original) does not meet its row. Raises RuleViolation
    `requirements-bad`, `requirement-unknown`, `requirement-form-bad`,
    `not-applicable-not-allowed`, `reason-missing`, `waiver-bad` or `waiver-not-needed`.
    """
    given = _mapping(requirements, "requirements")
    waived = _mapping(waivers, "waivers")
    known = {row.code: row for row in standard.requirements}
    for code in (*given, *waived):
        if code not in known and code not in (documents or {}):
            raise RuleViolation(
                "requirement-unknown", field=f"requirements.{code[:40]}", requirement=code[:40]
            )
    called = standard.rows_for(flags)
    rows = [_row(row, given.get(row.code), waived.get(row.code)) for row in called]
    asked = {row.code for row in called}
    for code, value in given.items():
        if code not in asked and value is not None and value is not False:
            row = known.get(code) or _foreign(code, (documents or {})[code])
            rows.append(msgspec.structs.replace(_row(row, value, None), extra=True))
    for code in waived:
        if code not in asked:
            raise RuleViolation("waiver-not-needed", field=f"waivers.{code}", requirement=code)
    return Checklist(rows=tuple(rows), missing=_missing(rows))


def _mapping(value: Mapping[str, Any] | None, field: str) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise RuleViolation("requirements-bad", field=field)
    return value


def _foreign(code: str, name: str) -> Requirement:
    return Requirement(code=code, name=name, form="show_original", mandatory=False)


def _row(row: Requirement, value: Any, waiver: Any) -> ChecklistRow:
    """One judged row, the waiver applied where the paper itself does not do."""
    judged = _judge(row, value)
    if waiver is None:
        return judged
    reason, by = _read_waiver(row.code, waiver)
    if judged.met:
        raise RuleViolation("waiver-not-needed", field=f"waivers.{row.code}", requirement=row.code)
    return msgspec.structs.replace(judged, given="waived", reason=reason, by=by, met=True)


def _judge(row: Requirement, value: Any) -> ChecklistRow:
    blank = ChecklistRow(
        code=row.code,
        name=row.name,
        asked=row.form,
        mandatory=row.mandatory,
        any_of=row.any_of,
    )
    field = f"requirements.{row.code}"
    if value is None or value is False:
        return blank
    if isinstance(value, dict):
        if set(value) != {"not_applicable"}:
            raise RuleViolation("requirement-form-bad", field=field, requirement=row.code)
        if not row.conditional:
            raise RuleViolation("not-applicable-not-allowed", field=field, requirement=row.code)
        reason = _reason(value["not_applicable"], field, row.code)
        return msgspec.structs.replace(blank, given="not_applicable", reason=reason, met=True)
    form = row.form if value is True else value
    if not isinstance(form, str) or form not in FORMS:
        raise RuleViolation("requirement-form-bad", field=field, requirement=row.code)
    return msgspec.structs.replace(blank, given=form, met=_ORIGINAL[form] >= _ASKED[row.form])


def _read_waiver(code: str, waiver: Any) -> tuple[str, str]:
    field = f"waivers.{code}"
    if not isinstance(waiver, dict):
        raise RuleViolation("waiver-bad", field=field, requirement=code)
    reason = _reason(waiver.get("reason"), field, code)
    by = waiver.get("by")
    if not isinstance(by, str) or not is_staff_id(by):
        raise RuleViolation("waiver-bad", field=field, requirement=code)
    return reason, by


def _reason(value: Any, field: str, code: str) -> str:
    """A reason a later reader can use: some letters, bounded, no control characters."""
    text = " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str) else ""
    unprintable = any(unicodedata.category(char).startswith("C") for char in text)
    if len(text) > MAX_REASON or unprintable or not any(char.isalnum() for char in text):
        raise RuleViolation("reason-missing", field=field, requirement=code)
    return text


def _missing(rows: list[ChecklistRow]) -> tuple[str, ...]:
    """Mandatory rows that are not met; one paper given or waived settles its any-of group."""
    settled = {row.any_of for row in rows if row.met and row.given != "not_applicable"}
    return tuple(
        row.code
        for row in rows
        if row.mandatory
        and not row.extra
        and not row.met
        and (row.any_of is None or row.any_of not in settled)
    )
