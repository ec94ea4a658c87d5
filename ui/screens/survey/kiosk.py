"""Kiosk: the questionnaire over the whole screen, one citizen after the other, left by a PIN."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.survey_questions import Questionnaire
from frontoffice.messages import explain
from frontoffice.services import survey
from ui.models.context import Context
from ui.screens.survey.page import THANKS_MS, SurveyPage, ThanksPage
from ui.theme.look import colour, px
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.pin_fields import hide_digits

IDLE_MS = 60_000
"""An unfinished questionnaire is thrown away after so long without a key."""


class DoorPage(QWidget):
    """Begin the questionnaire, with the code of a receipt or without; the officer's way out."""

    begin = Signal()

    def __init__(self, asked: Questionnaire, office: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(60), px(40), px(60), px(24))
        column.setSpacing(px(14))
        column.addStretch()
        for words, role in ((office, "display"), (asked.name, "title")):
            label = Label(words, role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.code = TextField(
            self.tr("Kode survei di tanda terima"),
            self.tr("Boleh dikosongkan. Kode tidak disimpan bersama jawaban."),
            mono=True,
        )
        self.code.setMaximumWidth(px(420))
        self.code.input.returnPressed.connect(self.begin)
        self.go = Button(self.tr("Mulai menilai"), "primary", icon_after="arrow-right")
        self.go.clicked.connect(self.begin)
        for part in (self.code, self.go):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        row = QHBoxLayout()
        self.pin = hide_digits(TextField(self.tr("PIN petugas untuk keluar")))
        self.pin.setMaximumWidth(px(280))
        row.addStretch()
        row.addWidget(self.pin)
        column.addLayout(row)


class Kiosk(QWidget):
    """Full screen on this PC until the PIN of who opened it; `ended()` when it closes.

    Nothing but answers leaves it: no list, no menu, no other window.
    """

    ended = Signal()

    def __init__(
        self, context: Context, asked: Questionnaire, unlock: Callable[[str], object]
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(asked.name)
        self._context, self._asked, self._unlock = context, asked, unlock
        self._may_close = False
        card = context.home.card
        counter = self.tr("Kios survei")
        self.door = DoorPage(asked, card.office_name)
        self.page = SurveyPage(asked, card.office_name, counter, context.language)
        self.thanks = ThanksPage()
        self.stack = QStackedWidget()
        for one in (self.door, self.page, self.thanks):
            self.stack.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._thanked = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._idle.timeout.connect(self.start_anew)
        self._thanked.timeout.connect(self.start_anew)
        self.door.begin.connect(self._begin)
        self.door.pin.input.returnPressed.connect(self._leave)
        self.page.answered.connect(self._take)
        self.page.left.connect(self.start_anew)
        self.start_anew()

    def sizeHint(self) -> QSize:
        return QSize(1024, 720)

    def start_anew(self) -> None:
        """The next citizen: nothing of the one before."""
        self.page.start()
        self.door.code.set_text("")
        self.door.code.error("")
        self.stack.setCurrentWidget(self.door)
        self.door.go.setFocus()

    def _begin(self) -> None:
        self.page.start()
        self.stack.setCurrentWidget(self.page)
        self.page.setFocus()
        self._idle.start()

    def _take(self, answers: dict[str, int | None], said: dict[str, str]) -> None:
        home, code = self._context.home, self.door.code.text()
        channel = "code" if code else "kiosk"
        self._idle.stop()
        self._context.tasks.write(
            lambda: survey.collect(
                home,
                answers,
                survey=self._asked.code,
                channel=channel,
                profile=said,
                code=code or None,
            ),
            receiver=self,
            done=lambda _told: self._thank(),
            failed=self._refuse,
        )

    def _thank(self) -> None:
        self.stack.setCurrentWidget(self.thanks)
        self._thanked.start()

    def _refuse(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        self.stack.setCurrentWidget(self.door)
        self.door.code.error(f"{said.sentence} {said.next_step}")
        self.door.code.setFocus()

    def _leave(self) -> None:
        pin = self.door.pin.text()
        self.door.pin.set_text("")
        self._context.tasks.read(
            lambda: self._unlock(pin),
            receiver=self,
            done=lambda _who: self.end(),
            failed=lambda error: self.door.pin.error(
                explain(error, self._context.language).sentence
            ),
        )

    def end(self) -> None:
        """Close the kiosk."""
        self._may_close = True
        self.close()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._idle.start()
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.end()
