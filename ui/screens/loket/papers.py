"""Section 3, Berkas: one key for each requirement, the rest decided by the rules."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from frontoffice.domain.catalogue import FORM_WORDS, REPRESENTED, ChecklistRow, Requirement
from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from ui.models.visit import Answer
from ui.models.visit_desk import Judgement
from ui.screens.loket.part import Part, field_of
from ui.widgets.buttons import TextLink
from ui.widgets.labels import Label
from ui.widgets.requirements import RequirementItem, RequirementList
from ui.widgets.sections import Section

ROW = "requirements."


class Papers(Part):
    """Rows answered by 1 2 3 4 8 9 0; after an answer the next unchecked one has the focus.

    `asks(code, answer)` wants a reason ("not_applicable") or a second officer ("waive") first;
    `refused(error)` is an answer the standard does not allow; `all_checked()` comes when no
    mandatory row is left unchecked.
    """

    asks = Signal(str, str)
    refused = Signal(object)
    all_checked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._judged: Judgement | None = None
        self._unfolded = False
        self.column.setContentsMargins(1, 0, 1, 0)
        self.column.setSpacing(0)
        self.rows = RequirementList(self.tr("Berkas"))
        self.rows.answered.connect(self._answer)
        self.note = Label("", "meta_strong", "bad", wrap=True)
        self.note.setContentsMargins(14, 4, 14, 8)
        self.note.hide()
        self.unneeded = Label("", "meta", wrap=True)
        self.unneeded.setContentsMargins(46, 6, 14, 8)
        self.unneeded.hide()
        for part in (self.rows, self.note, self.unneeded):
            self.column.addWidget(part)
        self.fold = TextLink("")
        self.fold.ink = "text2"
        self.fold.clicked.connect(self._turn)
        self.head_controls = (self.fold,)

    # What the officer does

    def _answer(self, code: str, answer: str) -> None:
        row = self._row(code)
        if row is None or self._judged is None:
            return
        self.clear_trouble()
        if answer == "waive":
            self.asks.emit(code, answer)
        elif answer == "not_applicable" and not row.conditional:
            self.refused.emit(
                RuleViolation("not-applicable-not-allowed", field=ROW + code, requirement=row.name)
            )
        elif answer == "not_applicable":
            self.asks.emit(code, answer)
        else:
            self.take(code, Answer(answer))

    def take(self, code: str, answer: Answer) -> None:
        """Write an answer down and go on to the next row that nobody looked at."""
        if self._judged is None:
            return
        given = {**self._judged.visit.given, code: answer}
        self.edited.emit(ROW + code, {"given": given})
        self.advance(code)

    def advance(self, code: str) -> None:
        """To the next unchecked mandatory row after `code`, or on when there is none."""
        if self._judged is None:
            return
        codes = [row.code for row in self._judged.rows]
        at = codes.index(code) if code in codes else -1
        for later in codes[at + 1 :] + codes[: at + 1]:
            if later in self._judged.unchecked:
                self._focus(later)
                return
        self.all_checked.emit()

    def _focus(self, code: str) -> bool:
        for row in self.rows.rows:
            if row.item.code == code:
                row.setFocus()
                return True
        return False

    def enter(self) -> None:
        """To the first unchecked mandatory row, else to the first row."""
        unchecked = self._judged.unchecked if self._judged else ()
        if unchecked:
            self._focus(unchecked[0])
        elif self.rows.rows:
            self.rows.rows[0].setFocus()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self.unneeded.setVisible(self._unfolded and bool(self.unneeded.text()))

    # What is shown

    def show_visit(self, judged: Judgement) -> None:
        """Show every row the case calls for."""
        self._judged = judged
        found = {row.code: row for row in judged.checklist.rows}
        items = [self._item(row, found.get(row.code), judged) for row in judged.rows]
        self.rows.show_items(items)
        resting = len(judged.resting)
        words = self.tr("{count} tidak berlaku").replace("{count}", str(resting))
        self.fold.setText(words if resting else "")
        self.fold.setEnabled(bool(resting))
        self.fold.updateGeometry()
        names = "\n".join(row.name for row in judged.resting)
        self.unneeded.setText(names)
        self.unneeded.setVisible(self._unfolded and bool(names))

    def _item(
        self, row: Requirement, found: ChecklistRow | None, judged: Judgement
    ) -> RequirementItem:
        answer = judged.visit.given.get(row.code)
        state, word, note = "unchecked", "", ""
        if row.any_of in judged.settled and not (found and found.met):
            state, word = "not_applicable", self.tr("Tidak perlu")
        elif answer is None:
            word = "" if row.mandatory else self.tr("Bila ada")
        elif answer.given == "waive":
            by = next((one.name for one in judged.desk.approvers if one.staff == answer.by), "")
            agreed = self.tr("Disetujui {name}").replace("{name}", by or answer.by)
            state, word, note = "waived", self.tr("Dispensasi"), f"{answer.reason}. {agreed}"
        elif answer.given == "not_applicable":
            state, word, note = "not_applicable", self.tr("Tidak berlaku"), answer.reason
        elif answer.given == "missing":
            state, word = "missing" if row.mandatory else "not_applicable", self.tr("Tidak ada")
        elif found is not None and found.met:
            state, word = "ok", self._given_words(row, answer)
        else:
            state = "missing"
            word = self.tr("{form}, belum cukup").replace("{form}", self._given_words(row, answer))
        return RequirementItem(
            row.code,
            row.name,
            state,
            word,
            self._flag(row, judged),
            note,
            self._asked(row),
            offered=("as_asked", "copy", "not_applicable", "missing")
            if row.conditional
            else ("as_asked", "show_original", "copy", "missing"),
            scannable=False,
        )

    def _flag(self, row: Requirement, judged: Judgement) -> str:
        if row.any_of and sum(one.any_of == row.any_of for one in judged.rows) > 1:
            return self.tr("salah satu")
        flag = next((one for one in row.when if one in judged.flags), "")
        if flag == REPRESENTED:
            return self.tr("dikuasakan")
        return flag.replace("_", " ") or ("" if row.mandatory else self.tr("bila ada"))

    def _asked(self, row: Requirement) -> str:
        form = FORM_WORDS[row.form]
        if row.copies > 1:
            form = f"{row.copies} {form}"
        return self.tr("diminta: {form}").replace("{form}", form)

    def _given_words(self, row: Requirement, answer: Answer) -> str:
        form = row.form if answer.given == "as_asked" else answer.given
        return {
            "original": self.tr("Asli"),
            "show_original": self.tr("Diperlihatkan"),
            "copy": self.tr("Salinan"),
            "copy_with_original_shown": self.tr("Salinan, asli dilihat"),
            "form": self.tr("Formulir"),
            "captured_on_site": self.tr("Direkam"),
        }[form]

    def summarise(self, section: Section, judged: Judgement) -> None:
        """ "5 dari 6 wajib"."""
        words = self.tr("{done} dari {total} wajib")
        words = words.replace("{done}", str(judged.done)).replace("{total}", str(judged.total))
        section.progress(judged.done, judged.total, words)
        told = {
            "original": self.tr("{count} asli"),
            "form": self.tr("{count} formulir"),
            "show_original": self.tr("{count} diperlihatkan"),
            "copy": self.tr("{count} salinan"),
            "captured_on_site": self.tr("{count} direkam"),
            "waived": self.tr("{count} dispensasi penyelia"),
        }
        met = [row.given or "" for row in judged.checklist.rows if row.met]
        given = Counter(one.replace("_with_original_shown", "") for one in met)
        detail = [
            words.replace("{count}", str(given[form]))
            for form, words in told.items()
            if given[form]
        ]
        if judged.lacking:
            count = str(len(judged.lacking))
            detail.append(self.tr("{count} tidak ada").replace("{count}", count))
        section.summary(words if judged.total else "", ", ".join(detail))

    def show_trouble(self, error: FrontOfficeError, sentence: str) -> bool:
        """Under the rows, with the focus on the one it is about."""
        kind, _, code = field_of(error).partition(".")
        if kind not in ("requirements", "waivers"):
            return False
        self._focus(code)
        self.note.setText(sentence)
        self.note.show()
        return True

    def clear_trouble(self) -> None:
        """Nothing wrong any more."""
        self.note.hide()

    def place(self) -> tuple[str, int] | None:
        """The row in focus."""
        now = QApplication.focusWidget()
        for row in self.rows.rows:
            if row is now:
                return ROW + row.item.code, 0
        return None

    def focus_place(self, where: str, _cursor: int) -> bool:
        """Back to a row."""
        return where.startswith(ROW) and self._focus(where.removeprefix(ROW))

    def _row(self, code: str) -> Requirement | None:
        rows = self._judged.rows if self._judged else ()
        return next((row for row in rows if row.code == code), None)

    def name_of(self, code: str) -> str:
        """What a requirement is called."""
        row = self._row(code)
        return row.name if row else code

    def open_row(self) -> str:
        """The code of the row in focus, "" for none."""
        here = self.place()
        return here[0].removeprefix(ROW) if here else ""
