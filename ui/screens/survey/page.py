"""The questionnaire as the citizen sees it: one question a page, large, by key, mouse or finger."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.survey_questions import Questionnaire
from ui.screens.survey.about import AboutPage
from ui.theme.fonts import role_font
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import CENTRE, box, draw_key, key_width, painting, text
from ui.widgets.brand import draw_mark
from ui.widgets.buttons import Button, Pressable
from ui.widgets.cards import Card
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.scroll import ScrollPage

FACES = ("frown", "meh", "smile", "laugh")
CIRCLE, MOST_COLUMNS = 96, 6
THANKS_MS = 6000


class AnswerCard(Pressable):
    """One answer: a face (or its number), its words, the key that takes it."""

    def __init__(self, value: int, words: str, face: str) -> None:
        super().__init__(words)
        self.value, self._face = value, face
        self.setCheckable(True)
        self.setAccessibleDescription(str(value))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def elided(self) -> bool:
        """Its words wrap, and it is as high as they ask."""
        return self.height() < self.heightForWidth(self.width())

    def _words_high(self, width: int) -> int:
        measure = QFontMetrics(role_font("title"))
        area = measure.boundingRect(0, 0, max(40, width - 24), 2000, _WRAP, self.text())
        return area.height()

    def heightForWidth(self, width: int) -> int:
        return px(32) + px(CIRCLE) + px(20) + self._words_high(width) + px(12) + px(24) + px(18)

    def sizeHint(self) -> QSize:
        return QSize(px(250), self.heightForWidth(px(250)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(110), px(CIRCLE) + px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        with painting(self) as painter:
            fill = "accent_soft" if chosen else "hover" if self.hovered else "surface"
            line = "accent" if chosen else "line2"
            box(painter, self.rect(), fill, line, width=3 if chosen else 1, radius=16)
            if self.hasFocus():
                inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
                box(painter, inside, None, "focus", width=2, radius=13)
            self._circle(painter, chosen)
            top = px(32) + px(CIRCLE) + px(20)
            high = self._words_high(self.width())
            painter.setFont(role_font("title"))
            painter.setPen(colour("text"))
            area = QRectF(12, top, self.width() - 24, high)
            painter.drawText(area, _WRAP, self.text())
            key = str(self.value)
            x = (self.width() - key_width(key)) / 2
            draw_key(painter, x, top + high + px(12), key)

    def _circle(self, painter: QPainter, chosen: bool) -> None:
        size = px(CIRCLE)
        left, top = (self.width() - size) / 2, px(32)
        area = QRectF(left, top, size, size)
        box(painter, area, "accent" if chosen else "canvas", radius=size / 2)
        ink = "on_accent" if chosen else "text2"
        if self._face:
            face = px(56)
            off = (size - face) / 2
            draw_icon(painter, self._face, left + off, top + off, face, ink)
        else:
            text(painter, area, str(self.value), "display", ink, CENTRE)


_WRAP = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)


class _Mark(QWidget):
    """The product's mark in the accent."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(36), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            accent, on = colour("accent").name(), colour("on_accent").name()
            draw_mark(painter, QRectF(self.rect()), accent, on)


class Progress(QWidget):
    """How far one has come: a bar of as many pieces as there are questions."""

    def __init__(self) -> None:
        super().__init__()
        self._at, self._of = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, at: int, of: int) -> None:
        """Question `at` of `of`."""
        self._at, self._of = at, of
        self.setAccessibleName(f"{at}/{of}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(220), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        wide = self.width() / self._of
        with painting(self) as painter:
            for place in range(self._of):
                area = QRectF(place * wide, self.height() / 2 - 4, wide - 3, 8)
                box(painter, area, "accent" if place < self._at else "ch3", radius=4)


class SurveyPage(QWidget):
    """Asks question after question, then who answers; `answered(answers, said)` at the end,
    `left()` when given up.

    Nothing is kept here after it was handed over, and nobody but the citizen sees this page.
    """

    answered = Signal(object, object)
    left = Signal()

    def __init__(
        self, asked: Questionnaire, office: str, counter: str, language: str = "id"
    ) -> None:
        super().__init__()
        self.asked = asked
        self.about = AboutPage(language)
        self.answers: dict[str, int] = {}
        self.at = 0
        self.cards: list[AnswerCard] = []
        self.step = Label("", "card")
        self.progress = Progress()
        self.question, self.hint = Label("", "display", wrap=True), Label("", "section_plain")
        self.hint.set_ink("text2")
        self.hint.setWordWrap(True)
        for label in (self.question, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._grid = QGridLayout()
        self._grid.setSpacing(px(20))
        self.back = Button(self.tr("Kembali"), "secondary", "arrow-left")
        self.next = Button(self.tr("Lewati"), "primary", icon_after="arrow-right")
        for button in (self.back, self.next):
            button.setMinimumSize(px(150), px(52))
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._build_cards()
        column.addLayout(self._head(office, counter))
        self.pages = QStackedWidget()
        self.pages.addWidget(ScrollPage(self._middle(), asked.name))
        self.pages.addWidget(ScrollPage(self.about, self.tr("Tentang Anda")))
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot())
        self.start()

    def _build_cards(self) -> None:
        scale = self.asked.scale
        faces = FACES if scale == len(FACES) else ("",) * scale
        for place, face in enumerate(faces):
            card = AnswerCard(place + 1, "", face)
            card.clicked.connect(lambda _on=False, value=place + 1: self.choose(value))
            self._grid.addWidget(card, place // MOST_COLUMNS, place % MOST_COLUMNS)
            self.cards.append(card)

    def _head(self, office: str, counter: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(40), px(20), px(40), px(12))
        head.setSpacing(12)
        head.addWidget(_Mark())
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(office, "column"))
        names.addWidget(ElidedLabel(counter, "second", "text2"))
        head.addLayout(names, 1)
        head.addWidget(self.step)
        head.addWidget(self.progress)
        return head

    def _middle(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(40), 8, px(40), 8)
        column.setSpacing(px(12))
        column.addStretch()
        column.addWidget(self.question)
        column.addWidget(self.hint)
        column.addSpacing(px(16))
        column.addLayout(self._grid)
        column.addStretch()
        return page

    def _foot(self) -> QWidget:
        foot = Card(margins=(px(40), 14, px(40), 14))
        row = QHBoxLayout()
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(ElidedLabel(self.tr("Tanpa nama, tanpa NIK"), "column"))
        said.addWidget(ElidedLabel(self.tr("Petugas tidak melihat jawaban Anda"), "second"))
        row.addLayout(said, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        foot.column.addLayout(row)
        return foot

    def start(self) -> None:
        """From the first question, with nothing answered."""
        self.answers = {}
        self.about.start()
        self._show(0)

    def _show(self, at: int) -> None:
        self.at = at
        self.pages.setCurrentIndex(0)
        one = self.asked.element[at]
        told = self.tr("{n} dari {all}").replace("{n}", str(at + 1))
        self.step.setText(told.replace("{all}", str(len(self.asked.element))))
        self.progress.show_step(at + 1, len(self.asked.element))
        self.question.setText(one.question)
        self.hint.setText(one.hint)
        for card, words in zip(self.cards, one.labels, strict=True):
            card.setText(words)
            card.updateGeometry()
        self._mark()
        self.back.setEnabled(at > 0)
        self._name_next()
        self.setFocus()

    def _name_next(self) -> None:
        done = self.asked.element[self.at].code in self.answers
        self.next.set_words(self.tr("Lanjut") if done else self.tr("Lewati"))

    def _show_about(self) -> None:
        self.at = len(self.asked.element)
        self.step.setText(self.tr("Tentang Anda"))
        self.pages.setCurrentIndex(1)
        self.next.set_words(self.tr("Selesai"))
        self.setFocus()

    def choose(self, value: int) -> None:
        """Take an answer; another one replaces it."""
        if 1 <= value <= self.asked.scale:
            self.answers[self.asked.element[self.at].code] = value
            self._mark()
            self._name_next()

    def _mark(self) -> None:
        """Show the answer taken, or none; buttons that exclude each other keep one otherwise."""
        taken = self.answers.get(self.asked.element[self.at].code)
        for card in self.cards:
            card.setChecked(card.value == taken)

    def go_on(self) -> None:
        """The next question, who answers, the end; everything may be skipped."""
        if self.at + 1 < len(self.asked.element):
            self._show(self.at + 1)
        elif self.at + 1 == len(self.asked.element):
            self._show_about()
        else:
            answers, self.answers = self.answers, {}
            said = self.about.said()
            self.about.start()
            self.answered.emit(answers, said)

    def go_back(self) -> None:
        """The question before, with its answer."""
        if self.at > 0:
            self._show(self.at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        asking = self.at < len(self.asked.element)
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            (self.choose if asking else self.about.key)(int(key - Qt.Key.Key_0))
        elif not asking and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.about.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.go_on()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self.go_back()
        elif key == Qt.Key.Key_Escape:
            self.answers = {}
            self.about.start()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.end()


class ThanksPage(QWidget):
    """It was received; what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(60), px(60), px(60), px(60))
        column.addStretch()
        for words, role in (
            (self.tr("Terima kasih"), "display"),
            (
                self.tr(
                    "Jawaban Anda disimpan tanpa nama dan tanpa jam, dan baru dihitung setelah "
                    "tutup hari bersama jawaban orang lain."
                ),
                "section_plain",
            ),
        ):
            label = Label(words, role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.end()
