"""Sheets of Kepuasan: answers typed in from paper, and what is done about a weak element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.survey_questions import EDUCATIONS, JOBS, SEXES, Questionnaire
from frontoffice.services import survey, survey_plan
from frontoffice.services.complaints_words import word
from frontoffice.services.survey_results import Results
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.widgets.fields import ChoiceField, DateField, Field, TextField
from ui.widgets.labels import Label


class PaperSheet(VoiceSheet):
    """One paper form: a digit per element in the paper's order, and what is ticked below it."""

    def __init__(self, over: QWidget, context: Context, asked: Questionnaire) -> None:
        translate = QCoreApplication.translate
        title = translate("PaperSheet", "Ketik dari kertas: {survey}").replace(
            "{survey}", asked.name
        )
        super().__init__(
            over, context, title, translate("PaperSheet", "Masukkan jawaban"), width=640
        )
        self._asked = asked
        hint = self.tr("Satu angka per pertanyaan, 1 sampai {n}; kosong bila tidak dijawab.")
        self.column.addWidget(Label(hint.replace("{n}", str(asked.scale)), "second", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(8)
        self.answers: dict[str, TextField] = {}
        for place, one in enumerate(asked.element):
            field = TextField(one.name)
            field.input.setMaxLength(1)
            self.answers[one.code] = field
            grid.addWidget(field, place // 3, place % 3)
        self.column.addLayout(grid)
        more = QGridLayout()
        more.setSpacing(8)
        lang = context.language
        sexes = [(one, word("said", one, lang)) for one in SEXES]
        self.sex = ChoiceField(word("said", "sex", lang), [("", "-"), *sexes])
        self.age = TextField(self.tr("Umur (tahun)"))
        self.education = ChoiceField(
            word("said", "education", lang), [("", "-"), *((one, one) for one in EDUCATIONS)]
        )
        self.job = ChoiceField(
            word("said", "job", lang),
            [("", "-"), *((one, word("said", one, lang)) for one in JOBS)],
        )
        said: tuple[Field, ...] = (self.sex, self.age, self.education, self.job)
        for place, part in enumerate(said):
            more.addWidget(part, 0, place)
        self.column.addLayout(more)
        self.fields = {"age": self.age, "answers": next(iter(self.answers.values()))}
        self.finish()

    def act(self) -> Callable[[], Any]:
        answers = {code: self._digit(code) for code in self.answers}
        age = self.age.text()
        profile = {
            "sex": self.sex.code(),
            "age": int(age) if age.isdecimal() else age or None,
            "education": self.education.code(),
            "job": self.job.code(),
        }
        home, code = self.context.home, self._asked.code
        return lambda: survey.collect(home, answers, survey=code, channel="paper", profile=profile)

    def _digit(self, code: str) -> int | None:
        typed = self.answers[code].text()
        if not typed:
            return None
        if not typed.isdecimal() or not 1 <= int(typed) <= self._asked.scale:
            self.fields["wrong"] = self.answers[code]
            raise RuleViolation(
                "survey-answer-bad", field="wrong", row=1, element=code, scale=self._asked.scale
            )
        return int(typed)

    def succeed(self, result: object) -> None:
        # The next form lies on the pile: the sheet stays open for it.
        for field in self.answers.values():
            field.set_text("")
        self.age.set_text("")
        next(iter(self.answers.values())).setFocus()
        self.done.emit(result)


class PlanSheet(VoiceSheet):
    """What is done about an element of the results, who answers for it, until when."""

    def __init__(
        self, over: QWidget, context: Context, found: Results, asked: Questionnaire
    ) -> None:
        translate = QCoreApplication.translate
        title, verb = (
            translate("PlanSheet", "Rencana tindak lanjut"),
            translate("PlanSheet", "Simpan rencana"),
        )
        super().__init__(over, context, title, verb, width=520)
        self._found = found
        weak = [*found.weakest, *(one for one in found.order if one not in found.weakest)]
        self.element = ChoiceField(self.tr("Unsur"), [(code, asked.name_of(code)) for code in weak])
        self.action = TextField(self.tr("Tindakan"))
        staff = context.home.reference.staff.values()
        self.owner = ChoiceField(
            self.tr("Penanggung jawab"),
            [(one.staff, one.name or one.staff) for one in staff if one.active],
        )
        self.due = DateField(self.tr("Selesai paling lambat"))
        self.fields = {
            "element": self.element,
            "action": self.action,
            "owner": self.owner,
            "due_on": self.due,
        }
        for field in self.fields.values():
            self.column.addWidget(field)
        self.finish()

    def act(self) -> Callable[[], Any]:
        due = self.due.day()
        if due is None:
            raise RuleViolation("survey-plan-due-bad", field="due_on")
        home, found = self.context.home, self._found
        element, action, owner = self.element.code(), self.action.text(), self.owner.code()
        return lambda: survey_plan.plan(
            home,
            element,
            action,
            owner,
            due,
            period=(found.since, found.until),
            survey=found.survey,
        )
