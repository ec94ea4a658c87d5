"""Officers, their roles and the one table of who may do what."""

from __future__ import annotations

import re
from typing import Literal, get_args

import msgspec

from frontoffice.domain.errors import PermissionDenied, RuleViolation

Role = Literal[
    "officer", "supervisor", "admin", "treasurer", "helpdesk", "back_office", "inspector", "head"
]
ROLES: tuple[Role, ...] = get_args(Role)

_STAFF_ID = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,22})[a-z0-9]")

_EVERYBODY = frozenset(ROLES)
_COUNTER: frozenset[Role] = frozenset(("officer", "supervisor", "admin"))
_CASE: frozenset[Role] = _COUNTER | {"back_office"}
_DESK: frozenset[Role] = _COUNTER | {"helpdesk"}
_LEADING: frozenset[Role] = frozenset(("supervisor", "admin"))
_ADMIN: frozenset[Role] = frozenset(("admin",))
_MONEY: frozenset[Role] = frozenset(("officer", "supervisor", "admin", "treasurer"))
_ANSWERING: frozenset[Role] = frozenset(("supervisor", "admin", "inspector", "head"))
_WORKING: frozenset[Role] = _EVERYBODY - {"inspector", "head"}
_JUDGING: frozenset[Role] = _LEADING | {"head"}

PERMISSIONS: dict[str, frozenset[Role]] = {
    "intake.submit": _COUNTER,
    "case.view": _EVERYBODY,
    "case.list": _EVERYBODY,
    "case.move": _CASE,
    "case.complete": _COUNTER,
    "case.pay": _MONEY,
    "case.void_ask": _MONEY,
    "case.void": frozenset(("supervisor", "admin", "treasurer")),
    "case.correct": _COUNTER,
    "case.hand_over": _COUNTER,
    "case.refuse": _CASE,
    "case.close_duplicate": _LEADING,
    "work.take": _CASE,
    "work.assign": _LEADING,
    "work.dispose": _CASE,
    "work.send_back": _CASE,
    "promise.move": _CASE,
    "identity.check": _CASE,
    "product.place": _CASE,
    "folder.move": _CASE | {"helpdesk"},
    "notice.queue": _CASE,
    "file.attach": _CASE,
    "file.view": _CASE,
    "requirement.waive": _LEADING,
    "receipt.print": _MONEY,
    "paper.confirm": _CASE | _MONEY | _DESK,
    "catalogue.publish": _ADMIN,
    "draft.make": _JUDGING,
    "draft.comment": _DESK | {"head"},
    "draft.answer": _JUDGING,
    "staff.admit": _ADMIN,
    "staff.change": _ADMIN,
    "staff.reset_pin": _ADMIN,
    "staff.view": _ANSWERING,
    "staff.roster": _EVERYBODY,
    "seat.assign": _LEADING,
    "shift.hand_over": _WORKING,
    "shift.accept": _WORKING,
    "shift.absent": _LEADING,
    "competence.grant": _LEADING,
    "training.record": _LEADING,
    "code.publish": _ADMIN,
    "pledge.make": _EVERYBODY,
    "conduct.note": _JUDGING,
    "appraisal.make": _JUDGING,
    "appraisal.reply": _EVERYBODY,
    "practice.run": _EVERYBODY,
    "station.settings": _ADMIN,
    "clock.state": _LEADING,
    "calendar.change": _ADMIN,
    "backup.create": _LEADING,
    "sync.run": frozenset(("supervisor", "admin", "head")),
    "sync.schedule": _LEADING,
    "bundle.exchange": _LEADING,
    "journal.verify": _EVERYBODY,
    "journal.export": frozenset(("admin", "inspector")),
    "cash.open": _MONEY,
    "cash.count": _MONEY,
    "cash.close": _MONEY,
    "cash.confirm": frozenset(("supervisor", "admin", "treasurer")),
    "cash.deposit": frozenset(("admin", "treasurer")),
    "cash.move": _MONEY,
    "cash.refund": _MONEY,
    "cash.reconcile": frozenset(("supervisor", "admin", "treasurer")),
    "cash.kit": _LEADING,
    "queue.issue": _DESK,
    "queue.call": _COUNTER,
    "queue.call_out_of_order": _COUNTER,
    "queue.board": _EVERYBODY,
    "queue.close": _DESK,
    "queue.help": _LEADING,
    "appointment.make": _DESK,
    "consultation.record": _DESK,
    "consultation.view": _EVERYBODY,
    "complaint.file": _EVERYBODY,
    "complaint.view": _ANSWERING,
    "complaint.move": _ANSWERING,
    "complaint.clock": _ADMIN,
    "survey.collect": _DESK,
    "survey.view": _EVERYBODY,
    "survey.close": _LEADING,
    "survey.plan": _ANSWERING,
    "report.view": _ANSWERING | {"treasurer"},
    "report.export": _ANSWERING | {"treasurer"},
    "facility.check": _WORKING,
    "privacy.view": _EVERYBODY - {"inspector"},
    "privacy.inspect": frozenset(("inspector",)),
    "privacy.view_nik": _CASE,
    "privacy.trail": frozenset(("admin", "inspector")),
    "privacy.erase": _ADMIN,
    "conflict.settle": _LEADING,
    "conflict.answer": _WORKING,
    "finding.settle": _LEADING,
}
"""Action -> roles. Everything a person can do at a station is one row here."""

TWO_PERSONS = frozenset(("case.void", "requirement.waive", "cash.confirm", "privacy.erase"))
"""Actions where the one who asks and the one who agrees are different people (DESIGN 4, 7)."""


class Officer(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts: a staff id such as `sari.h` and the role copied into every fact."""

    staff: str
    role: Role


def is_staff_id(text: str) -> bool:
    """Whether the text has the form of a staff id: 2-24 of a-z, 0-9, dot and hyphen."""
    return _STAFF_ID.fullmatch(text) is not None


def officer(staff: str, role: str) -> Officer:
    """An officer; raises RuleViolation `staff-id-bad` or `role-unknown`."""
    if not is_staff_id(staff):
        raise RuleViolation("staff-id-bad", field="staff")
    for known in ROLES:
        if role == known:
            return Officer(staff=staff, role=known)
    raise RuleViolation("role-unknown", field="role", role=role[:24], roles=list(ROLES))


def may(role: Role, action: str) -> bool:
    """Whether the role has the right; an action outside the table is a defect (KeyError)."""
    return role in PERMISSIONS[action]


def require(role: Role, action: str) -> None:
    """Raises PermissionDenied `not-allowed` naming the roles that may, in the table's order."""
    if not may(role, action):
        who = [known for known in ROLES if known in PERMISSIONS[action]]
        raise PermissionDenied("not-allowed", action=action, role=role, who=who)


def require_second(action: str, asking: Officer, agreeing: Officer) -> None:
    """The four-eyes rule: a different person, whose role has the right for that action.

    Raises RuleViolation `second-person-same` or PermissionDenied `not-allowed`.
    """
    if asking.staff == agreeing.staff:
        raise RuleViolation("second-person-same", field="second", action=action)
    require(agreeing.role, action)
