"""What a citizen may say of themselves after the questions: nothing at all, or a key for each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.domain.survey_questions import PROFILE
from frontoffice.services.complaints_words import options, word
from ui.theme.look import px
from ui.theme.paint import CENTRE, box, draw_key, key_width, painting, ring, text, text_width
from ui.widgets.buttons import Pressable
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label

HIGH, EDGE, WIDEST = 48, 14, 1080


class Pick(Pressable):
    """One value, with the key that takes it while its row is the one in hand."""

    def __init__(self, code: str, words: str, key: str) -> None:
        super().__init__(words)
        self.code, self._key, self.in_hand = code, key, False
        self.setCheckable(True)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = text_width(self.text(), "section_plain") + key_width(self._key)
        return QSize(round(wide) + px(EDGE) * 2 + 12, px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = self.isChecked()
        with painting(self) as painter:
            fill = "accent_soft" if chosen else "hover" if self.hovered else "surface"
            line = "accent" if chosen else "line2"
            box(painter, self.rect(), fill, line, width=2 if chosen else 1, radius=10)
            if self.hasFocus():
                ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), radius=8)
            ink = "accent_text" if chosen else "text"
            if not self.in_hand:
                text(painter, QRectF(self.rect()), self.text(), "section_plain", ink, CENTRE)
                return
            left = px(EDGE)
            draw_key(painter, left, (self.height() - px(20)) / 2, self._key)
            left += round(key_width(self._key)) + 8
            area = QRectF(left, 0, self.width() - left - 4, self.height())
            text(painter, area, self.text(), "section_plain", ink)


class AboutPage(QWidget):
    """A row for each thing asked; digits choose in the row in hand, arrows move between rows."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.rows: dict[str, list[Pick]] = {}
        self._labels: dict[str, Label] = {}
        self._at = 0
        beside = QHBoxLayout(self)
        beside.setContentsMargins(px(40), 8, px(40), 8)
        page = QWidget()
        page.setMaximumWidth(px(WIDEST))
        beside.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addStretch()
        for words, role in (
            (self.tr("Sedikit tentang Anda"), "display"),
            (self.tr("Boleh dilewati. Dihitung terpisah, tidak bersama jawaban."), "section_plain"),
        ):
            column.addWidget(Label(words, role, wrap=True))
        column.addSpacing(px(12))
        for thing, values in PROFILE.items():
            self._add_row(column, thing, options("said", values, language), language)
        column.addStretch()

    def _add_row(
        self, column: QVBoxLayout, thing: str, values: list[tuple[str, str]], language: str
    ) -> None:
        self._labels[thing] = Label(word("said", thing, language), "card")
        column.addWidget(self._labels[thing])
        row = FlowLayout(px(8))
        self.rows[thing] = []
        for place, (code, words) in enumerate(values, 1):
            pick = Pick(code, words, str(place))
            pick.clicked.connect(lambda _on=False, thing=thing, code=code: self.take(thing, code))
            self.rows[thing].append(pick)
            row.addWidget(pick)
        column.addLayout(row)

    def start(self) -> None:
        """Nothing said."""
        for row in self.rows.values():
            for pick in row:
                pick.setChecked(False)
        self.move_to(0)

    def said(self) -> dict[str, str]:
        """What was chosen."""
        return {
            thing: pick.code for thing, row in self.rows.items() for pick in row if pick.isChecked()
        }

    def take(self, thing: str, code: str) -> None:
        """Choose a value and go to the row below; the same one again takes it back."""
        before = self.said().get(thing)
        for pick in self.rows[thing]:
            pick.setChecked(pick.code == code and code != before)
        self.move_to(min(list(self.rows).index(thing) + 1, len(self.rows) - 1))

    def key(self, digit: int) -> None:
        """A digit: that value of the row in hand."""
        thing = list(self.rows)[self._at]
        if 1 <= digit <= len(self.rows[thing]):
            self.take(thing, self.rows[thing][digit - 1].code)

    def move_to(self, at: int) -> None:
        """Another row is in hand."""
        self._at = max(0, min(at, len(self.rows) - 1))
        for place, (thing, row) in enumerate(self.rows.items()):
            self._labels[thing].set_ink("accent_text" if place == self._at else "text")
            for pick in row:
                pick.in_hand = place == self._at
                pick.update()
        in_hand = list(self.rows.values())[self._at][0]
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is not None:
            holder.ensureWidgetVisible(in_hand, 0, px(HIGH))

    def step(self, by: int) -> None:
        """So many rows on."""
        self.move_to(self._at + by)
