"""After the PIN: what was handed over, and a code of conduct that is new to this officer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.shift import Shift
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import people_conduct, shifts
from frontoffice.services.home import Home
from frontoffice.services.people_conduct import Code
from ui.models.people import day_words, named
from ui.screens.people.handover import item_lines
from ui.tasks import Runner
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import LineList
from ui.widgets.pin_fields import hide_digits
from ui.widgets.scroll import ScrollPage
from ui.widgets.sheet import Sheet

SHOWN = 6
Waiting = tuple[list[Shift], Code | None]


def waiting_for(home: Home) -> Waiting:
    """What the officer who just came in should answer."""
    takes = may(home.officer.role, "shift.accept")
    return (shifts.waiting(home) if takes else []), people_conduct.pledge_due(home)


class _Asking(Sheet):
    """A sheet that does something once and then says that it is over."""

    def __init__(self, over: QWidget, title: str, home: Home, tasks: Runner, language: str) -> None:
        super().__init__(over, title, width=700)
        self.home, self._tasks, self._language = home, tasks, language

    def do(self, work: Callable[[], object]) -> None:
        """Do it; close when it is done, say what is wrong when not."""
        self._tasks.write(
            work,
            receiver=self,
            done=lambda _done: self.close_sheet(accepted=True),
            failed=self.refuse,
        )

    def refuse(self, error: FrontOfficeError) -> None:
        """What did not work."""


class HandedSheet(_Asking):
    """One handover: everything it lists, and the answer with one's own PIN; Esc answers later."""

    def __init__(
        self, over: QWidget, shift: Shift, home: Home, tasks: Runner, language: str
    ) -> None:
        title = self.tr("Serah terima dari {name}")
        name = named(home, shift.opened.staff)
        super().__init__(over, title.replace("{name}", name), home, tasks, language)
        self.shift = shift
        told = self.tr("{day}, loket {counter}. {n} hal masih terbuka.")
        told = told.replace("{day}", day_words(shift.opened.on))
        told = told.replace("{counter}", str(shift.opened.counter))
        items = shift.opened.items
        self.column.addWidget(Label(told.replace("{n}", str(len(items))), "second", wrap=True))
        if shift.words:
            self.column.addWidget(Label(shift.words, wrap=True))
        self.items = LineList(self.tr("Yang masih terbuka"), rows=SHOWN)
        self.items.show_lines(item_lines(items))
        self.items.setVisible(bool(items))
        self.column.addWidget(self.items)
        self.objection = TextField(self.tr("Keberatan"), self.tr("Kosong bila semuanya sesuai"))
        self.pin = hide_digits(TextField(self.tr("PIN Anda")))
        self.column.addWidget(self.objection)
        self.column.addWidget(self.pin)
        later = Button(self.tr("Nanti"), key="Esc")
        later.clicked.connect(lambda: self.close_sheet())
        self.answer = Button(self.tr("Jawab dengan PIN"), "primary", "check")
        self.answer.clicked.connect(self.sign)
        self.pin.input.returnPressed.connect(self.sign)
        self.add_buttons(later, self.answer)

    def open(self) -> None:
        """The PIN is what is asked for."""
        super().open()
        self.pin.setFocus()

    def sign(self) -> None:
        """Take it over, or object where words are given."""
        pin, objection = self.pin.text(), self.objection.text()
        self.pin.set_text("")
        stream = self.shift.stream
        self.do(lambda: shifts.answer(self.home, stream, pin, objection))

    def refuse(self, error: FrontOfficeError) -> None:
        """Whatever is wrong is said at the PIN."""
        said = explain(error, self._language)
        self.pin.error(f"{said.sentence} {said.next_step}")
        self.place()
        self.pin.setFocus()


class CodeSheet(_Asking):
    """The code of conduct, new to this officer; Esc asks again at the next sign-in."""

    def __init__(self, over: QWidget, code: Code, home: Home, tasks: Runner, language: str) -> None:
        super().__init__(over, self.tr("Kode etik yang baru"), home, tasks, language)
        since = self.tr("Berlaku sejak {day}").replace("{day}", day_words(code.from_on))
        self.column.addWidget(Label(since, "second", wrap=True))
        self.text = Label(code.text, wrap=True)
        self.text.setMargin(8)
        page = ScrollPage(self.text, self.tr("Kode etik"))
        page.setMinimumHeight(min(260, self.text.heightForWidth(540) + 20))
        self.column.addWidget(page)
        self.note = Label("", "meta_strong", "bad", wrap=True)
        self.note.hide()
        self.column.addWidget(self.note)
        later = Button(self.tr("Nanti"), key="Esc")
        later.clicked.connect(lambda: self.close_sheet())
        self.agree = Button(self.tr("Saya sudah membaca dan menaatinya"), "primary", "check")
        self.agree.clicked.connect(lambda: self.do(lambda: people_conduct.pledge(self.home)))
        self.add_buttons(later, self.agree)

    def open(self) -> None:
        """Enter agrees."""
        super().open()
        self.agree.setFocus()

    def refuse(self, error: FrontOfficeError) -> None:
        """Said below the text."""
        said = explain(error, self._language)
        self.note.setText(f"{said.sentence} {said.next_step}")
        self.note.show()
        self.place()


def welcome(over: QWidget, home: Home, tasks: Runner, language: str) -> None:
    """Shows, one after the other, what waits for the officer who came in."""

    def ask(found: Waiting) -> None:
        handed, code = found
        sheets: list[_Asking] = [HandedSheet(over, one, home, tasks, language) for one in handed]
        if code is not None:
            sheets.append(CodeSheet(over, code, home, tasks, language))
        for at, one in enumerate(sheets):
            one.closed.connect(one.deleteLater)
            for following in sheets[at + 1 : at + 2]:
                one.closed.connect(lambda _accepted, sheet=following: sheet.open())
        if sheets:
            sheets[0].open()

    tasks.read(lambda: waiting_for(home), receiver=over, done=ask)
