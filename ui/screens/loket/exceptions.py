"""Exceptions from the checklist: a reason, or a reason and the PIN of somebody else."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from ui.dialogs.reason import ReasonSheet
from ui.dialogs.waiver import WaiverSheet
from ui.models.context import Context
from ui.models.visit import Answer
from ui.screens.loket.thread import Thread
from ui.widgets.screen import Screen


class Exceptions(QObject):
    """Opens the sheet an answer of the checklist asks for, and writes the answer down after it."""

    def __init__(self, context: Context, thread: Thread, screen: Screen) -> None:
        super().__init__(screen)
        self._context, self._thread, self._screen = context, thread, screen
        self._sheet: WaiverSheet | None = None
        thread.papers.asks.connect(self._ask)

    def _ask(self, code: str, answer: str) -> None:
        if answer == "waive":
            self._ask_supervisor(code)
            return
        sheet = ReasonSheet(
            self._screen,
            self.tr("Syarat ini tidak berlaku"),
            self._thread.papers.name_of(code),
            self.tr("Catat tidak berlaku"),
            self.tr("Mengapa tidak berlaku"),
        )
        sheet.given.connect(lambda reason: self._take(code, Answer("not_applicable", reason)))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _take(self, code: str, answer: Answer) -> None:
        self._thread.papers.take(code, answer)

    def _ask_supervisor(self, code: str) -> None:
        desk = self._thread.desk
        roles = {"supervisor": self.tr("Penyelia"), "admin": self.tr("Admin cabang")}
        people = desk.approvers if desk else ()
        name = self._thread.papers.name_of(code)
        sheet = WaiverSheet(self._screen, name, people, roles)
        sheet.asked.connect(partial(self._check, code))
        sheet.closed.connect(self._closed)
        self._sheet = sheet
        sheet.open()

    def _check(self, code: str, staff: str, pin: str, reason: str) -> None:
        self._context.tasks.work(
            lambda _watch: self._context.home.confirm(staff, pin),
            receiver=self._sheet,
            done=lambda _officer: self._agreed(code, Answer("waive", reason, staff)),
            failed=self._refused,
        )

    def _agreed(self, code: str, answer: Answer) -> None:
        if self._sheet is not None:
            self._sheet.agree()
        self._take(code, answer)

    def _refused(self, error: FrontOfficeError) -> None:
        message = explain(error, self._context.language)
        if self._sheet is not None:
            self._sheet.refuse(f"{message.sentence} {message.next_step}")

    def _closed(self, _accepted: bool) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None
