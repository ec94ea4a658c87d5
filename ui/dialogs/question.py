"""Questions at the counter: two keys for the quick ones, a few fields for the log."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontoffice.domain.standard import COMPONENT_TITLES
from frontoffice.services.consultation import Question
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

OTHER = "other"


class QuickSheet(Sheet):
    """1: answered. 2: it belongs elsewhere, and where. `given(question)` closes it."""

    given = Signal(object)

    def __init__(self, over: QWidget, agencies: Mapping[str, str], ticket: str) -> None:
        title = self.tr("Pertanyaan atau arahan")
        super().__init__(over, f"{title} {ticket}".strip(), width=520)
        told = self.tr("Satu tombol cukup; setiap pertanyaan dihitung.")
        self.column.addWidget(Label(told, "second", wrap=True))
        self.answered = Button(self.tr("Sudah dijawab"), "secondary", "check", "1")
        self.referred = Button(self.tr("Bukan di sini, arahkan"), "secondary", "arrow-right", "2")
        self.answered.clicked.connect(lambda: self._give(Question(outcome="answered")))
        self.referred.clicked.connect(self._where)
        places = sorted(agencies.items(), key=lambda pair: pair[1])
        self.agency = ChoiceField(
            self.tr("Ke mana"), [(OTHER, self.tr("Loket atau kantor lain")), *places]
        )
        self.place_words = TextField(self.tr("Nomor loket atau nama tempat"))
        self.place_words.input.returnPressed.connect(self._refer)
        self.place_words.edited.connect(lambda _words: self.place_words.error(""))
        self.print = Button(self.tr("Cetak lembar arahan"), "primary", "printer")
        self.print.clicked.connect(self._refer)
        self._later = (self.agency, self.place_words, self.print)
        for part in (self.answered, self.referred, *self._later):
            self.column.addWidget(part)
        for part in self._later:
            part.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_1:
            self.answered.click()
        elif event.key() == Qt.Key.Key_2:
            self.referred.click()
        else:
            super().keyPressEvent(event)

    def _where(self) -> None:
        for part in self._later:
            part.show()
        self.answered.hide()
        self.referred.hide()
        self.place()
        self.place_words.setFocus()

    def _refer(self) -> None:
        words, agency = self.place_words.text().strip(), self.agency.code()
        to = words or ("" if agency == OTHER else agency)
        if not to:
            self.place_words.error(self.tr("Tulis nomor loket atau nama tempatnya."))
            self.place()
            return
        self._give(Question(outcome="referred", to=to))

    def _give(self, question: Question) -> None:
        self.close_sheet(accepted=True)
        self.given.emit(question)


class ConsultationSheet(Sheet):
    """What was asked and answered, by which part of which standard, and how long it took."""

    given = Signal(object)

    def __init__(
        self, over: QWidget, services: Mapping[str, str], service: str, minutes: int
    ) -> None:
        super().__init__(over, self.tr("Catat konsultasi"), width=620)
        self.question = TextField(self.tr("Pertanyaan"))
        self.answer = TextField(self.tr("Jawaban"))
        names = sorted(services.items(), key=lambda pair: pair[1])
        self.service = ChoiceField(self.tr("Layanan"), [("", self.tr("Umum")), *names])
        self.service.choose(service)
        parts = [(str(n), f"{n}. {title}") for n, title in enumerate(COMPONENT_TITLES, 1)]
        self.component = ChoiceField(
            self.tr("Komponen standar"), [("0", self.tr("Tidak dirujuk")), *parts]
        )
        self.name = TextField(self.tr("Nama penanya (bila mau)"))
        self.minutes = TextField(self.tr("Lama dalam menit"))
        self.minutes.set_text(str(minutes))
        self.fields = {
            "question": self.question,
            "answer": self.answer,
            "component": self.component,
            "minutes": self.minutes,
        }
        fields = (self.question, self.answer, self.service, self.component, self.name, self.minutes)
        for field in fields:
            self.column.addWidget(field)
            if isinstance(field, TextField):
                field.input.returnPressed.connect(self._give)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Simpan konsultasi"), "primary")
        go.clicked.connect(self._give)
        self.add_buttons(cancel, go)

    def _give(self) -> None:
        for field in self.fields.values():
            field.error("")
        minutes = self.minutes.text().strip() or "0"
        if not any(letter.isalpha() for letter in self.question.text()):
            self._wrong("question", self.tr("Tulis pertanyaannya."))
        elif not minutes.isdigit():
            self._wrong("minutes", self.tr("Isi jumlah menit."))
        else:
            self.given.emit(
                Question(
                    outcome="answered",
                    service=self.service.code(),
                    component=int(self.component.code() or "0"),
                    question=self.question.text(),
                    answer=self.answer.text(),
                    name=self.name.text(),
                    minutes=int(minutes),
                )
            )

    def _wrong(self, name: str, sentence: str) -> None:
        self.fields[name].error(sentence)
        self.place()
        self.fields[name].setFocus()

    def refuse(self, field: str, sentence: str) -> None:
        """What the rules say no to, beside its field."""
        self._wrong(field if field in self.fields else "question", sentence)
