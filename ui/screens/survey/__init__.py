"""Kepuasan: asking the survey, typing it in, closing the day's voices, and the results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import queue_board, survey, survey_papers, survey_plan, survey_results
from frontoffice.services.survey_closing import Closed, close_voices
from frontoffice.services.survey_plan import Plan
from frontoffice.services.survey_results import Results
from ui.models.context import Context
from ui.models.frame import Action
from ui.models.latest import Latest
from ui.screens.survey.kiosk import Kiosk
from ui.screens.survey.page import THANKS_MS, SurveyPage, ThanksPage
from ui.screens.survey.results import ResultsPage
from ui.screens.survey.sheets import PaperSheet, PlanSheet
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import HairLine, Label
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage

PERIODS = 12
Read = tuple[Results, list[Plan], tuple[int, int], dict[str, str]]


class SurveyScreen(Screen):
    """The payload of `arrive` may be `{"ask": service}`: ask the citizen who was just served."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._home = context, context.home
        role = self._home.officer.role
        self._leading, self._plans = may(role, "survey.close"), may(role, "survey.plan")
        self._reader = Latest(context.tasks, self)
        self._asking: SurveyPage | None = None
        self._thanks: ThanksPage | None = None
        self.kiosk: Kiosk | None = None
        self.found: Results | None = None
        self._after_thanks = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._after_thanks.timeout.connect(self._take_back)
        self.period = ChoiceField(self.tr("Masa"), self._periods())
        surveys = [(code, survey.questionnaire(self._home, code).name) for code in survey.SURVEYS]
        self.which = ChoiceField(self.tr("Survei"), surveys)
        self.waiting = Label("", "second", wrap=True)
        self.results = ResultsPage(context.language)
        self._build()
        self.period.edited.connect(lambda _code: self.read())
        self.which.edited.connect(lambda _code: self.read())
        self.results.plan_wanted.connect(self.add_plan)
        self.results.plan_moved.connect(self._move_plan)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # All of it scrolls: where text is large, the buttons alone would fill the window.
        page = QWidget()
        outer.addWidget(ScrollPage(page, self.tr("Kepuasan")))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 10)
        top.setSpacing(10)
        self.ask_button = Button(self.tr("Tanyakan di layar pemohon"), "primary", "monitor", "F6")
        self.kiosk_button = Button(self.tr("Mode kios"), icon="scan")
        self.paper_button = Button(self.tr("Ketik dari kertas"), icon="keyboard")
        self.close_button = Button(self.tr("Tulis suara hari ini"), icon="save")
        self.sheet_button = Button(self.tr("Lembar publikasi"), icon="printer")
        self.picture_button = Button(self.tr("Simpan gambar"), icon="download")
        keys = FlowLayout(8)
        acts: tuple[tuple[Button, Callable[[], object], str | None], ...] = (
            (self.ask_button, self.ask, "survey.collect"),
            (self.kiosk_button, self.open_kiosk, "survey.collect"),
            (self.paper_button, self.type_paper, "survey.collect"),
            (self.close_button, self.close_day, "survey.close"),
            (self.sheet_button, self.print_sheet, None),
            (self.picture_button, self.save_picture, None),
        )
        for button, run, right in acts:
            button.does(run, right, self._home.officer.role)
            keys.addWidget(button)
        choices = FlowLayout(14)
        for field in (self.which, self.period):
            field.setMinimumWidth(260)
            choices.addWidget(field)
        top.addLayout(choices)
        top.addLayout(keys)
        top.addWidget(self.waiting)
        column.addLayout(top)
        column.addWidget(HairLine())
        column.addWidget(self.results, 1)

    def _periods(self) -> list[tuple[str, str]]:
        """This month and those before, the quarter and the year they are in."""
        today = self._home.reference.today(self._home.card.office, self._home.now())
        found = [(f"{today.year}", self.tr("Tahun {year}").replace("{year}", str(today.year)))]
        first = today.replace(day=1)
        months = []
        for _ in range(PERIODS):
            months.append((f"{first:%Y-%m}", f"{first:%m-%Y}"))
            first = (first - dt.timedelta(days=1)).replace(day=1)
        return [*months[:1], *found, *months[1:]]

    def span(self) -> tuple[dt.date, dt.date]:
        """First and last day of the period chosen."""
        code = self.period.code()
        if len(code) == 4:
            return dt.date(int(code), 1, 1), dt.date(int(code), 12, 31)
        first = dt.date.fromisoformat(f"{code}-01")
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)

    def offers(self) -> list[Action]:
        """Asking, typing in, closing, publishing."""
        ask, kiosk = self.ask_button.text(), self.tr("Kepuasan: mode kios")
        paper, close = self.paper_button.text(), self.close_button.text()
        sheet, plan = self.tr("Kepuasan: lembar publikasi"), self.results.plan_button.text()
        word, asks = self.tr("survei"), "survey.collect"
        can_plan = self.results.plan_button.isEnabled
        return [
            Action("survey.ask", ask, self.ask, "F6", icon="monitor", hint=word, right=asks),
            Action("survey.kiosk", kiosk, self.open_kiosk, icon="scan", right=asks),
            Action("survey.paper", paper, self.type_paper, icon="keyboard", right=asks),
            Action("survey.close", close, self.close_day, right="survey.close"),
            Action("survey.sheet", sheet, self.print_sheet, "Ctrl+P", icon="printer"),
            Action("survey.plan", plan, self.add_plan, enabled=can_plan, right="survey.plan"),
        ]

    def arrive(self, payload: object) -> None:
        """Read the results; asked by another screen, put the survey before the citizen."""
        self.read()
        self.which.setFocus()
        if isinstance(payload, dict) and "ask" in payload:
            self.ask(str(payload["ask"]))

    def facts_changed(self, changes: object) -> None:
        """Answers and plans, written here or arrived."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if self.isVisible() and any(one.startswith("survey.") for one in kinds):
            self.read()

    def read(self) -> None:
        """Read results and plans of the chosen survey and period."""
        home, code, (since, until) = self._home, self.which.code(), self.span()

        def work() -> Read:
            return (
                survey_results.results(home, since, until, code),
                survey_plan.plans(home, code),
                survey.waiting(home),
                queue_board.service_names(home),
            )

        self._reader.ask(work, self._show, self._failed)

    def _show(self, read: Read) -> None:
        self.found, plans, (answers, _), names = read
        asked = survey.questionnaire(self._home, self.found.survey)
        self.results.show_results(self.found, asked, names, leading=self._leading)
        self.results.show_plans(plans, asked, may_move=self._plans)
        # Not how many complaints: who watches the number would see when one came.
        told = self.tr("{n} jawaban menunggu tutup hari.").replace("{n}", str(answers))
        self.waiting.setText(told if self._leading else "")
        self.waiting.setVisible(self._leading)
        enough = self.found.index is not None
        for button in (self.sheet_button, self.picture_button):
            button.setEnabled(enough)

    def ask(self, service: object = "") -> None:
        """Lend the questionnaire to the citizen's window; the officer sees only that it runs."""
        asked = survey.questionnaire(self._home, self.which.code())
        card = self._home.card
        counter = self.tr("Loket {n}").replace("{n}", str(card.station))
        self._take_back()
        self._asking = SurveyPage(asked, card.office_name, counter, self._context.language)
        named = service if isinstance(service, str) else ""
        self._asking.answered.connect(partial(self._take, asked.code, named))
        self._asking.left.connect(self._take_back)
        self._context.second.show_page(self._asking)
        if not self._context.second.visible:
            self._context.second.toggle()
        self.say(self.tr("Survei tampil di layar pemohon."), self.tr("Batalkan"), self._take_back)

    def _take(
        self, code: str, service: str, answers: dict[str, int | None], said: dict[str, str]
    ) -> None:
        home = self._home
        self._context.tasks.write(
            lambda: survey.collect(home, answers, survey=code, service=service, profile=said),
            receiver=self,
            done=lambda _told: self._thank(),
            failed=self._failed,
        )

    def _thank(self) -> None:
        self._take_back()
        self._thanks = ThanksPage()
        self._context.second.show_page(self._thanks)
        self._after_thanks.start()
        self.say(self.tr("Satu jawaban masuk; isinya tidak tampil di sini."))
        self.read()

    def _take_back(self) -> None:
        """The citizen's window is the visit's again."""
        self._after_thanks.stop()
        self._context.second.show_page(None)
        for page in (self._asking, self._thanks):
            if page is not None:
                page.hide()
                page.deleteLater()
        self._asking = self._thanks = None

    def open_kiosk(self) -> None:
        """The questionnaire over the whole screen, left by this officer's PIN."""
        staff = self._home.officer.staff
        asked = survey.questionnaire(self._home, self.which.code())
        self.kiosk = Kiosk(self._context, asked, lambda pin: self._home.confirm(staff, pin))
        self.kiosk.ended.connect(self._kiosk_ended)
        self.kiosk.showFullScreen()

    def _kiosk_ended(self) -> None:
        if self.kiosk is not None:
            self.kiosk.deleteLater()
            self.kiosk = None
        self.read()

    def type_paper(self) -> None:
        """Answers on paper, one form after the other."""
        asked = survey.questionnaire(self._home, self.which.code())
        sheet = PaperSheet(self._over(), self._context, asked)
        sheet.done.connect(lambda _told: self.say(self.tr("Jawaban kertas masuk.")))
        sheet.closed.connect(lambda _done: self.read())
        sheet.open()

    def close_day(self) -> None:
        """Write everything that waits."""
        self._write(partial(close_voices, self._home), self._closed)

    def _closed(self, done: Closed) -> None:
        told = self.tr("{a} jawaban dan {c} aduan anonim ditulis, diacak dan tanpa jam.")
        self.say(told.replace("{a}", str(done.answers)).replace("{c}", str(done.complaints)))
        self.read()

    def print_sheet(self) -> None:
        """The sheet for the board."""
        home, found = self._home, self.found
        if found is not None:
            self._write(
                lambda: survey_papers.publication(home, found),
                lambda pdf: self._context.print_pdf(pdf, self.tr("Hasil survei")),
            )

    def save_picture(self) -> None:
        """The sheet as a picture, for web and hall."""
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan gambar"), "hasil-survei.png", "PNG (*.png)"
        )
        if path:
            self.write_picture(Path(path))

    def write_picture(self, path: Path) -> None:
        """Write the picture to a file."""
        home, found = self._home, self.found
        if found is None:
            return
        self._write(
            lambda: survey_papers.save_picture(home, found, path),
            lambda _done: self.say(self.tr("Gambar disimpan: {file}").replace("{file}", path.name)),
        )

    def add_plan(self) -> None:
        """What is done about a weak element."""
        if self.found is None or self.found.index is None:
            return
        asked = survey.questionnaire(self._home, self.found.survey)
        sheet = PlanSheet(self._over(), self._context, self.found, asked)
        sheet.done.connect(lambda _changes: self.read())
        sheet.open()

    def _move_plan(self, stream: str, to: str) -> None:
        self._write(
            partial(survey_plan.move_plan, self._home, stream, to), lambda _changes: self.read()
        )

    def _write(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._context.tasks.write(work, receiver=self, done=done, failed=self._failed)

    def _over(self) -> QWidget:
        return self.window()

    def _failed(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        self.fail(f"{said.sentence} {said.next_step}")
