"""Online registrations at the desk: found by code, checked, registered; without a line too."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from frontoffice.domain.attachment import FileAttached, FilePersonal
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.preregistration import (
    KEPT_DAYS,
    PreregistrationPersonal,
    PreregistrationUsed,
)
from frontoffice.services.attachments import record
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from frontoffice.store.work import Work

REFERENCE = "preregistration/"
"""How the `client_ref` of an application begins that was prepared online; then its stream."""

_SELECT = (
    "SELECT code, stream, day, agency, service, flags, papers, state, case_stream, appointment, "
    "name, said FROM preregistration_row"
)


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen prepared; `applicant` None where this station may not know who it is.

    `papers` are the requirements the citizen says to bring: the desk checks each of them.
    """

    code: str
    stream: str
    on: dt.date
    agency: str
    service: str
    flags: tuple[str, ...]
    papers: tuple[str, ...]
    state: str
    case: str | None
    appointment: str
    name: str | None
    applicant: dict[str, Any] | None


def expected(home: Home, words: str = "", on: dt.date | None = None) -> list[Prepared]:
    """What is still to be registered, of one day or of all, by code or part of a name.

    Raises PermissionDenied.
    """
    home.require("intake.submit")
    asked = words.strip().lower()
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_SELECT} WHERE office = ? AND state = 'expected' AND (? IS NULL OR day = ?) "
            "ORDER BY day, made_at, stream",
            (home.card.office, *(2 * [on.isoformat() if on else None])),
        )
        found = [_prepared(tuple(row)) for row in rows]
    return [one for one in found if asked in one.code.lower() or asked in (one.name or "").lower()]


def find(home: Home, code: str) -> Prepared:
    """One by its code, whatever became of it.

    Raises PermissionDenied, NotFound `preregistration-unknown`.
    """
    home.require("intake.submit")
    typed = "".join(code.split()).replace("-", "").upper()
    with home.store.read() as connection:
        row = connection.exec_driver_sql(
            f"{_SELECT} WHERE office = ? AND code = ?", (home.card.office, typed)
        ).one_or_none()
    if row is None:
        raise NotFound("preregistration-unknown", field="code", preregistration=typed[:12])
    return _prepared(tuple(row))


def request_of(home: Home, code: str) -> dict[str, Any]:
    """The intake object (DESIGN section 7) of what was prepared; its papers are for the desk.

    Raises as `find`, RuleViolation `preregistration-over`, `preregistration-lapsed` and
    `preregistration-absent`.
    """
    one = find(home, code)
    if one.state != "expected":
        raise RuleViolation("preregistration-over", field="code", state=one.state)
    if one.on + dt.timedelta(days=KEPT_DAYS) < home.reference.today(home.card.office, home.now()):
        raise RuleViolation("preregistration-lapsed", field="code", days=KEPT_DAYS)
    if one.applicant is None:
        raise RuleViolation("preregistration-absent", field="code")
    applicant = dict(one.applicant)
    reason = applicant.pop("no_nik_reason", None)
    return {
        "client_ref": REFERENCE + one.stream,
        "service": one.service,
        "cases": list(one.flags),
        "applicant": applicant,
        "no_nik_reason": reason,
        "requirements": {},
        "channel": "online",
    }


def note_used(home: Home, work: Work, client_ref: object, case: str) -> None:
    """Notes in the registration's own unit of work that a case came of an online registration.

    Files sent with it that are here by now go to the case, under keys of its own: those of the
    registration are destroyed with it.
    """
    if not isinstance(client_ref, str) or not client_ref.startswith(REFERENCE):
        return
    stream = client_ref.removeprefix(REFERENCE)
    state = work.value("SELECT state FROM preregistration_row WHERE stream = ?", (stream,))
    if state != "expected":
        return
    work.record(stream, PreregistrationUsed(case=case))
    registered, folder = work.case(case), FileFolder(home.folder)
    for one in work.recorded(stream):
        key = one.personal
        if not isinstance(one.body, FileAttached) or not isinstance(key, FilePersonal):
            continue
        if folder.is_here(one.body.blob):
            data = folder.open(one.body.blob, key.key)
            record(home, work, registered, data, "daring")


def _prepared(row: tuple[Any, ...]) -> Prepared:
    code, stream, day, agency, service, flags, papers, state, case, appointment, name, said = row
    known = msgspec.json.decode(said, type=PreregistrationPersonal) if said else None
    return Prepared(
        code=code,
        stream=stream,
        on=dt.date.fromisoformat(day),
        agency=agency,
        service=service,
        flags=tuple(flags.split()),
        papers=tuple(papers.split()),
        state=state,
        case=case,
        appointment=appointment,
        name=name,
        applicant=known.applicant if known else None,
    )
