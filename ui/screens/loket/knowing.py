"""Who this is: fills in a known person, and warns before a second case of the same service."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from frontoffice.domain.words import date_words
from frontoffice.messages import explain
from frontoffice.services.cases import CaseLine
from ui.dialogs.duplicate import DuplicateSheet
from ui.models.context import Context
from ui.models.visit import PERSON, typed_day
from ui.models.visit_start import Looked, look_up
from ui.screens.loket.thread import APPLICANT, Thread
from ui.widgets.screen import Screen

NOBODY = ("", "")


class Knowing(QObject):
    """Looks a person up once for each NIK and service; `case_wanted(stream)` opens a duplicate."""

    case_wanted = Signal(str)

    def __init__(self, context: Context, thread: Thread, screen: Screen) -> None:
        super().__init__(screen)
        self._context, self._thread, self._screen = context, thread, screen
        self._asked = NOBODY
        self._waiting = False
        self._go_after = False
        self._duplicates: list[CaseLine] = []
        thread.changed.connect(self._follow)
        thread.gate = self.may_leave

    def _key(self) -> tuple[str, str]:
        judged = self._thread.judged
        if judged is None or judged.nik is None or not judged.nik.valid:
            return NOBODY
        return judged.nik.nik, judged.visit.service

    def _follow(self) -> None:
        key = self._key()
        if key == self._asked:
            return
        same_person = key[0] == self._asked[0]
        self._asked, self._duplicates = key, []
        if key == NOBODY:
            self._waiting = False
            self._thread.applicant.busy(False)
            if not same_person:
                self._fill({})
            return
        self._waiting = True
        self._thread.applicant.busy(True)
        self._context.tasks.read(
            partial(look_up, self._context.home, *key), receiver=self, done=self._looked
        )

    def _looked(self, looked: Looked) -> None:
        if (looked.nik, looked.service) != self._asked:
            return
        self._waiting = False
        self._duplicates = looked.duplicates
        self._fill(looked.filled)
        self._thread.applicant.busy(False)
        if looked.lacking is not None:
            told = explain(looked.lacking, self._context.language)
            self._screen.warn(f"{told.sentence} {told.next_step}")
        if self._go_after:
            self._go_after = False
            self._thread.go_on()

    def _fill(self, known: dict[str, str]) -> None:
        """Write what is known into fields the officer left alone; take the last person's away."""
        visit, judged = self._thread.visit, self._thread.judged
        wanted = dict(known)
        report = judged.nik if judged else None
        if report is not None and report.valid:
            if not wanted.get("birth_on") and len(report.birth_candidates) == 1:
                wanted["birth_on"] = typed_day(report.birth_default)
            if not wanted.get("sex"):
                wanted["sex"] = report.sex or ""
        values = {
            name: wanted.get(name, "")
            for name in PERSON
            if getattr(visit, name) == visit.filled.get(name, "")
        }
        if any(getattr(visit, name) != words for name, words in values.items()) or (
            dict(visit.filled) != wanted
        ):
            self._thread.amend(**values, filled=wanted)

    def may_leave(self, section: int) -> bool:
        """Whether the thread may leave a section: duplicates are looked for and seen first."""
        if section != APPLICANT:
            return True
        if self._waiting:
            self._go_after = True
            return False
        if self._duplicates and not self._thread.visit.duplicate_reason:
            self._warn()
            return False
        return True

    def _warn(self) -> None:
        told = {one.stream: self._told(one) for one in self._duplicates}
        sheet = DuplicateSheet(self._screen, self._duplicates, told)
        sheet.opened.connect(self.case_wanted)
        sheet.going_on.connect(self._go_on)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _told(self, one: CaseLine) -> str:
        desk = self._thread.desk
        on = desk.calendar.local(one.registered_at).date() if desk else None
        words = self.tr("{service}, terdaftar {date}").replace("{service}", one.service_name)
        return words.replace("{date}", date_words(on, weekday=False) if on else "-")

    def _go_on(self, reason: str) -> None:
        self._thread.take("applicant.nik", duplicate_reason=reason)
        self._thread.go_on()
