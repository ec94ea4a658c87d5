"""Which sheet asks for which step of a case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.answer_question import AnswerSheet
from ui.dialogs.case_attaching import AttachSheet
from ui.dialogs.case_deciding import IdentitySheet, PostponeSheet, ReadySheet, RefuseSheet
from ui.dialogs.case_duplicate import DuplicateSheet
from ui.dialogs.case_folder import FolderSheet
from ui.dialogs.case_passing import AssignSheet, DisposeSheet, SendBackSheet
from ui.dialogs.case_sheet import CaseSheet
from ui.dialogs.case_telling import NoticeSheet
from ui.dialogs.complete_case import CompleteSheet
from ui.dialogs.correct_case import CorrectSheet
from ui.dialogs.hand_over import HandOverSheet
from ui.dialogs.move_case import MoveSheet
from ui.dialogs.pay_case import PaySheet
from ui.dialogs.reprint_case import ReprintSheet
from ui.dialogs.void_receipt import VoidSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context

SIMPLE: dict[str, Callable[..., CaseSheet]] = {
    "answer": AnswerSheet,
    "complete": CompleteSheet,
    "pay": PaySheet,
    "correct": CorrectSheet,
    "void": VoidSheet,
}
WITH_STEP: dict[str, Callable[..., CaseSheet]] = {
    "hand_over": HandOverSheet,
    "move:ready": ReadySheet,
    "place": ReadySheet,
    "move:refused": RefuseSheet,
    "assign": AssignSheet,
    "dispose": DisposeSheet,
    "send_back": SendBackSheet,
    "postpone": PostponeSheet,
    "identity": IdentitySheet,
    "folder": FolderSheet,
    "notice": NoticeSheet,
    "attach": AttachSheet,
    "duplicate": DuplicateSheet,
}


def make_sheet(over: QWidget, context: Context, view: CaseView, step: Step) -> CaseSheet:
    """The sheet of a step over a screen."""
    if step.code in SIMPLE:
        return SIMPLE[step.code](over, context, view)
    if step.code in WITH_STEP:
        return WITH_STEP[step.code](over, context, view, step)
    if step.code == "reprint":
        return ReprintSheet(over, context, view, step.verb)
    return MoveSheet(over, context, view, step)
