"""Answering a supervisor who asks what happened before deciding between two records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.services import asking
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.words import long_date


class AnswerSheet(CaseSheet):
    """The question as it was put; the answer is noted beside the officer's own record."""

    def __init__(self, over: QWidget, context: Context, view: CaseView) -> None:
        title = self.tr("Jawab pertanyaan")
        super().__init__(over, context, view, title, title, icon="message-square", width=560)
        assert view.question is not None
        self._question = view.question
        self.body.addWidget(Label(view.question.words, wrap=True))
        told = self.tr("Ditanyakan {name}, dijawab paling lambat {day}.")
        told = told.replace("{name}", view.question.by)
        told = told.replace("{day}", long_date(view.question.due_on))
        self.body.addWidget(Label(told, "second", wrap=True))
        self.answer = TextField(self.tr("Jawaban"))
        self.answer.input.returnPressed.connect(self.submit)
        self.body.addWidget(self.answer)
        self.fields = {"answer": self.answer}

    def act(self) -> Callable[[], Any]:
        one = self._question
        return partial(asking.answer, self.context.home, one.stream, one.ref, self.answer.text())
