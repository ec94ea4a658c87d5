"""What can be done with a case now: the one next step, and all the others with who may do them."""

from __future__ import annotations

from dataclasses import dataclass

from frontoffice.domain.case import MOVES
from frontoffice.domain.staff import Role, may
from ui.models.case_step_words import acts, moves
from ui.models.case_view import CaseView
from ui.models.case_words import translate


@dataclass(frozen=True, slots=True)
class Step:
    """One act: `code` is `move:<status>` or an act's own name; `refusal` says why not, or "".

    `right` is what an officer needs to do it.
    """

    code: str
    verb: str
    why: str
    icon: str
    right: str
    refusal: str = ""
    careful: bool = False


# The step most cases take next, by status.
NEXT = {
    "incomplete": "complete",
    "awaiting_payment": "pay",
    "accepted": "move:in_process",
    "in_process": "move:ready",
    "waiting_citizen": "move:in_process",
    "approved": "move:ready",
    "refused": "hand_over",
    "ready": "hand_over",
}
RIGHTS = {
    "answer": "conflict.answer",
    "complete": "case.complete",
    "pay": "case.pay",
    "hand_over": "case.hand_over",
    "correct": "case.correct",
    "reprint": "receipt.print",
    "label": "receipt.print",
    "move": "case.move",
    "move:ready": "product.place",
    "move:refused": "case.refuse",
    "void": "case.void_ask",
    "claim": "work.take",
    "release": "work.take",
    "assign": "work.assign",
    "dispose": "work.dispose",
    "send_back": "work.send_back",
    "postpone": "promise.move",
    "identity": "identity.check",
    "place": "product.place",
    "folder": "folder.move",
    "notice": "notice.queue",
    "attach": "file.attach",
    "duplicate": "case.close_duplicate",
    "minutes": "case.hand_over",
    "letter": "case.refuse",
}
CAREFUL = ("void", "move:refused", "move:withdrawn", "move:expired", "duplicate")
WORKING = ("accepted", "in_process", "approved", "waiting_citizen")
BLOCKED_WHEN_LATE = ("move:ready", "move:approved", "move:refused", "dispose", "send_back")


def steps(view: CaseView, role: Role) -> list[Step]:
    """Every step of the case as it stands, the next one first."""
    case = view.file.case
    codes = ["answer"] if view.question is not None else []
    if case.status == "incomplete":
        codes.append("complete")
    if case.status == "awaiting_payment":
        codes.append("pay")
    for to in sorted(MOVES.get(case.status, frozenset()), key=list(moves()).index):
        codes.append("hand_over" if to == "handed_over" else f"move:{to}")
    codes += _work_codes(view)
    codes.append("reprint")
    codes.append("label")
    if not case.is_closed:
        codes.append("correct")
        if case.receipt is not None:
            codes.append("void")
    first = _next_code(view)
    codes.sort(key=lambda code: code != first)
    return [_step(view, code, role) for code in codes]


def _work_codes(view: CaseView) -> list[str]:
    """The steps of the work after intake that fit the case."""
    case, codes = view.file.case, list[str]()
    if case.work.handover is not None:
        codes.append("minutes")
    if case.work.refused is not None:
        codes.append("letter")
    if case.is_closed:
        return codes
    if case.due_on() is not None and case.status in WORKING:
        codes.append("postpone")
    if case.status in WORKING:
        codes += ["claim"] if case.work.assigned is None else ["release"]
        codes += ["assign", "dispose", "send_back"]
    if case.status in ("ready", "refused"):
        codes.append("place")
    codes += ["folder", "notice", "attach"]
    if case.has_nik:
        codes.append("identity")
    if "withdrawn" in MOVES.get(case.status, frozenset()):
        codes.append("duplicate")
    return codes


def _next_code(view: CaseView) -> str:
    if view.question is not None:
        return "answer"
    if view.is_late:
        return "postpone"
    if view.file.case.work.held and view.status == "ready":
        return "identity"
    return NEXT.get(view.status, "")


def next_step(view: CaseView, role: Role) -> Step | None:
    """The step the primary button does; None where nothing is left or the role lacks the right."""
    code = _next_code(view)
    step = next((one for one in steps(view, role) if one.code == code), None)
    return step if step is not None and not step.refusal else None


def _step(view: CaseView, code: str, role: Role) -> Step:
    case = view.file.case
    act = moves()["handed_over"] if code == "hand_over" else None
    act = act or (moves()[code[5:]] if code.startswith("move:") else acts()[code])
    verb, why, icon = act
    if code == "hand_over" and case.status == "refused":
        verb = translate("Steps", "Serahkan penolakan")
    if code == "move:in_process" and case.status == "waiting_citizen":
        verb = translate("Steps", "Lanjutkan proses")
    right = RIGHTS.get(code) or RIGHTS[code.partition(":")[0]]
    refusal = ""
    if not may(role, right):
        refusal = translate("Steps", "Peran Anda tidak berwenang")
    elif case.read_only:
        refusal = translate("Steps", "Perbarui program dahulu")
    elif view.is_late and code in BLOCKED_WHEN_LATE:
        refusal = translate("Steps", "Catat alasan keterlambatan dahulu")
    elif case.conflicts and code not in ("reprint", "label", "answer"):
        refusal = translate("Steps", "Putuskan dahulu versi yang berlaku")
    careful = code in CAREFUL
    return Step(code, verb, why, icon, right, refusal, careful)
