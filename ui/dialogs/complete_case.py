"""Completing an incomplete file: the papers that were missing, answered by one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.standard import FORM_WORDS, Requirement
from frontoffice.messages import explain
from frontoffice.services import cases
from ui.dialogs.case_sheet import CaseSheet
from ui.dialogs.waiver import WaiverSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.models.people import role_words
from ui.models.visit_desk import Person, approvers
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.requirements import RequirementItem, RequirementList

GIVEN = {"as_asked": True, "show_original": "show_original", "copy": "copy", "original": "original"}


class CompleteSheet(CaseSheet):
    """Rows that were not given before; what was accepted then stays accepted."""

    def __init__(self, over: QWidget, context: Context, view: CaseView) -> None:
        title = self.tr("Lengkapi berkas")
        super().__init__(over, context, view, title, title, icon="file-plus", width=720)
        words = self.tr("Jawab tiap berkas dengan satu tombol; 9 pengecualian dengan PIN penyelia.")
        self.body.addWidget(Label(words, "second", wrap=True))
        self._needed = {row.code: row for row in self._open_rows()}
        self._given: dict[str, Any] = {}
        self._waivers: dict[str, dict[str, str]] = {}
        self._items = {code: self._item(row) for code, row in self._needed.items()}
        self.list = RequirementList(self.tr("Berkas yang kurang"))
        self.list.answered.connect(self._answer)
        self.body.addWidget(self.list)
        self.reason = TextField(self.tr("Alasan tidak berlaku"))
        self.fields = {"reason": self.reason}
        self.body.addWidget(self.reason)
        self.late = self.add_late()
        self._follow()

    def _open_rows(self) -> list[Requirement]:
        standard, case = self.view.standard, self.view.file.case
        if standard is None or case.opened is None:
            return []
        given = {row.code for row in case.rows if row.given}
        called = standard.rows_for(frozenset(case.opened.flags))
        return [row for row in called if row.code not in given]

    def _item(self, row: Requirement) -> RequirementItem:
        offered = ("as_asked", "show_original", "copy", "missing")
        if row.conditional:
            offered = ("as_asked", "show_original", "not_applicable", "missing")
        note = "" if row.code in self.view.file.case.missing else self.tr("tidak wajib")
        return RequirementItem(
            row.code, row.name, asked=FORM_WORDS[row.form], offered=offered, note=note
        )

    def _answer(self, code: str, answer: str) -> None:
        item, row = self._items[code], self._needed[code]
        if answer in GIVEN:
            word = FORM_WORDS[row.form] if answer == "as_asked" else self._word(answer)
            self._items[code] = replace(item, state="ok", word=word)
            self._given[code] = GIVEN[answer]
        elif answer == "not_applicable" and row.conditional:
            self._items[code] = replace(item, state="not_applicable", word=self._word(answer))
            self._given[code] = {"not_applicable": ""}
        elif answer == "missing":
            self._items[code] = replace(item, state="missing", word=self._word(answer))
            self._given.pop(code, None)
        elif answer == "waive":
            find = partial(approvers, self.context.home)
            ask = partial(self._ask_waiver, code)
            self.context.tasks.read(find, receiver=self, done=ask, failed=self.refuse)
        if answer in GIVEN or answer in ("missing", "not_applicable"):
            self._waivers.pop(code, None)
        self._follow()

    def _ask_waiver(self, code: str, people: tuple[Person, ...]) -> None:
        """The exception of somebody else who may allow it, with their own PIN."""
        over = self.parentWidget()
        if over is None:
            return
        roles = {person.role: role_words(person.role) for person in people}
        sheet = WaiverSheet(over, self._items[code].name, people, roles)
        sheet.asked.connect(partial(self._confirm_waiver, sheet, code))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _confirm_waiver(
        self, sheet: WaiverSheet, code: str, staff_id: str, pin: str, reason: str
    ) -> None:
        home = self.context.home

        def agreed(_second: object) -> None:
            sheet.agree()
            self._given.pop(code, None)
            self._waivers[code] = {"reason": reason, "by": staff_id}
            word = self._word("waive")
            self._items[code] = replace(self._items[code], state="waived", word=word)
            self._follow()

        def refused(error: FrontOfficeError) -> None:
            sheet.refuse(explain(error, self.context.language).sentence)

        confirm = partial(home.confirm, staff_id, pin)
        self.context.tasks.write(confirm, receiver=sheet, done=agreed, failed=refused)

    def _word(self, answer: str) -> str:
        return self.list.rows[0].words_of(answer) if self.list.rows else answer

    def _follow(self) -> None:
        self.list.show_items(list(self._items.values()))
        exempt = any(isinstance(value, dict) for value in self._given.values())
        self.reason.setVisible(exempt)
        if self.isVisible():
            self.place()

    def act(self) -> Callable[[], Any]:
        reason = self.reason.text()
        requirements = {
            code: {"not_applicable": reason} if isinstance(value, dict) else value
            for code, value in self._given.items()
        }
        request = {"requirements": requirements, "waivers": self._waivers, **self.late.entry()}
        return partial(cases.complete, self.context.home, self.view.stream, request)
