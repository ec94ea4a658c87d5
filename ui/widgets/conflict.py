"""A conflict as two equal cards, and a finding: chosen or dealt with by a person, with a reason."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.domain.facts import Ref
from frontoffice.services.inbox import Asked, ConflictCard, Row, Version
from ui.models.frame import Zone
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import box, painting, text
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.fields import TextField
from ui.widgets.labels import ElidedLabel, HairLine, IconLabel, Label
from ui.words import clock_words, long_date, office_time

LABEL = 88
NARROW = 560
"""Below this width the cards stand under each other."""


class FieldRow(QWidget):
    """What one side says in one field; what differs stands on a tinted ground."""

    def __init__(self, row: Row, value: str) -> None:
        super().__init__()
        self._row, self._value = row, value
        self.setAccessibleName(f"{row.label}: {value}")
        self.setToolTip(value)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(220, px(27))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(27))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        with painting(self) as painter:
            if self._row.differs:
                box(painter, area, "warn_soft", "warn_line", radius=6)
            label = QRectF(8, 0, px(LABEL) - 14, area.height())
            text(painter, label, self._row.label, "meta", "text2")
            room = QRectF(px(LABEL), 0, area.width() - px(LABEL) - 8, area.height())
            role = "value" if self._row.differs else "second"
            text(painter, room, self._value, role, "text")


class SideCard(Card):
    """One record: where, who, when, what; `chosen(ref)` when its button is pressed."""

    chosen = Signal(object)

    def __init__(self, card: ConflictCard, at: int, zone: Zone) -> None:
        super().__init__(line="line2", margins=(10, 8, 10, 10))
        version = card.versions[at]
        self.version = version
        self.column.setSpacing(2)
        self.column.addLayout(self._head(version, zone))
        self.column.addSpacing(4)
        for row in card.rows:
            self.column.addWidget(FieldRow(row, row.values[at]))
        if card.asked is not None:
            self._add_answer(version, late=card.asked.late)
        self.column.addStretch(1)
        self.column.addSpacing(6)
        self.button: Button | None = None
        if card.chosen == version.ref:
            used = IconLabel("circle-check", self.tr("Catatan ini yang dipakai"), "ok", "label")
            used.setMinimumHeight(px(40))
            self.column.addWidget(used)
            return
        words = self.tr("Pakai catatan {place}").replace("{place}", version.where)
        self.button = Button(words, "secondary", "check", str(at + 1))
        self.button.clicked.connect(lambda: self.chosen.emit(version.ref))
        self.column.addWidget(self.button)

    def _add_answer(self, version: Version, *, late: bool) -> None:
        """What this side's officer answers, or that nothing came yet."""
        if version.answer is not None:
            words = self.tr("Jawaban: {answer}").replace("{answer}", version.answer)
            self.answer = Label(words, "second", wrap=True)
        else:
            words = self.tr("Belum dijawab, lewat waktu") if late else self.tr("Belum dijawab")
            self.answer = Label(words, "second", "bad" if late else "muted", wrap=True)
        self.answer.setContentsMargins(8, 4, 8, 0)
        self.column.addWidget(self.answer)

    def _head(self, version: Version, zone: Zone) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Chip(version.where, "plain", "map-pin"))
        head.addWidget(ElidedLabel(version.actor_name, "card"), 1)
        if version.suspect:
            head.addWidget(Chip(self.tr("jam diragukan"), "warn", "clock", small=True))
        head.addWidget(Label(clock_words(version.at, zone), "meta"))
        return head


class _Sides(QWidget):
    """The cards beside each other, under each other where that is too narrow."""

    def __init__(self, sides: list[SideCard]) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        for side in sides:
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._row.addWidget(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(NARROW)
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            self.updateGeometry()


class ReasonBar(QWidget):
    """Asks why, in one line: Enter notes it, Esc takes it back. `given(reason)`, `dropped()`."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, label: str, verb: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.field = TextField(label)
        self.button = Button(verb, "outline", "check")
        self.back = Button(self.tr("Batal"), "ghost", key="Esc")
        row.addWidget(self.field, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(22), 0, 0)
        buttons.setSpacing(4)
        buttons.addWidget(self.button)
        buttons.addWidget(self.back)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        self.field.input.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.back.clicked.connect(self.dropped)

    def _give(self) -> None:
        self.field.error("")
        self.given.emit(self.field.text())


class ConflictPanel(Card):
    """A conflict to settle. `settled(ref, reason)` after a choice and its reason; `open_wanted()`,
    and `ask_wanted()` where both officers are to be asked first.

    No side is chosen beforehand: both buttons weigh the same. `may` is whether this role settles.
    """

    settled = Signal(object, str)
    open_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self, card: ConflictCard, zone: Zone, *, may: bool) -> None:
        super().__init__(line="line2" if card.chosen else "bad_line")
        self.card, self._may = card, may
        self.choice: Ref | None = None
        self.reason: ReasonBar | None = None
        self.setAccessibleName(f"{card.title}, {card.service_name} {card.number}")
        self._add_title()
        inner = QVBoxLayout()
        inner.setContentsMargins(11, 10, 11, 11)
        inner.setSpacing(8)
        if card.asked is not None:
            inner.addWidget(_Hint(self._asked(card.asked, zone)))
        for hint in card.hints:
            inner.addWidget(_Hint(hint))
        self.sides = [SideCard(card, at, zone) for at in range(len(card.versions))]
        for side in self.sides:
            side.chosen.connect(self.choose)
            if side.button is not None:
                side.button.setEnabled(may)
        inner.addWidget(_Sides(self.sides))
        if not may:
            words = self.tr("Penyelia atau admin yang memutuskan.")
            inner.addWidget(IconLabel("lock", words, "warn", "label"))
        self._below = QVBoxLayout()
        inner.addLayout(self._below)
        self.column.addLayout(inner)

    def _add_title(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(13, 4, 8, 4)
        head.setSpacing(10)
        done = self.card.chosen is not None
        head.addWidget(_Glyph("scale" if done else "git-pull-request", "ok" if done else "bad"))
        title = self.tr("Sudah diputuskan") if done else self.card.title
        head.addWidget(ElidedLabel(title, "column"), 2)
        kept = self.tr("Semua catatan tetap tersimpan")
        if len(self.card.versions) == 2:
            kept = self.tr("Kedua catatan tetap tersimpan")
        head.addWidget(ElidedLabel(kept, "meta"), 1)
        self.ask = Button(self.tr("Tanyakan ke keduanya"), "ghost", "message-square-warning")
        self.ask.clicked.connect(self.ask_wanted)
        self.ask.setVisible(self._may and not done)
        head.addWidget(self.ask)
        opened = Button(self.tr("Buka"), "ghost", "folder-open")
        opened.setAccessibleName(self.tr("Buka permohonan"))
        opened.clicked.connect(self.open_wanted)
        head.addWidget(opened)
        self.column.addLayout(head)
        self.column.addWidget(HairLine())

    def _asked(self, asked: Asked, zone: Zone) -> str:
        words = self.tr("{name} bertanya {day} pukul {time}: {words} Dijawab paling lambat {due}.")
        day = long_date(office_time(asked.at, zone).date())
        words = words.replace("{name}", asked.by_name).replace("{day}", day)
        words = words.replace("{time}", clock_words(asked.at, zone))
        words = words.replace("{due}", long_date(asked.due_on))
        return words.replace("{words}", f"\u201c{asked.words}\u201d.")

    def choose_at(self, at: int) -> bool:
        """The `at`-th record by its key; False where there is none to choose."""
        side = self.sides[at] if 0 <= at < len(self.sides) else None
        if side is None or side.button is None or not self._may:
            return False
        self.choose(side.version.ref)
        return True

    def choose(self, ref: Ref) -> None:
        """Ask for the reason of this choice."""
        self.drop_choice()
        place = next(one.where for one in self.card.versions if one.ref == ref)
        label = self.tr("Alasan memakai catatan {place}").replace("{place}", place)
        bar = ReasonBar(label, self.tr("Catat keputusan"))
        bar.given.connect(lambda reason: self.settled.emit(ref, reason))
        bar.dropped.connect(self.drop_choice)
        self.choice, self.reason = ref, bar
        self._below.addWidget(bar)
        bar.field.setFocus()

    def drop_choice(self) -> bool:
        """Take the choice back; False when there was none."""
        if self.reason is None:
            return False
        chosen, self.choice = self.choice, None
        self._below.removeWidget(self.reason)
        self.reason.hide()
        self.reason.deleteLater()
        self.reason = None
        for side in self.sides:
            if side.version.ref == chosen and side.button is not None:
                side.button.setFocus()
        return True

    def error(self, sentence: str) -> None:
        """What was wrong with the reason, beside it."""
        if self.reason is not None:
            self.reason.field.error(sentence)

    def focus_first(self) -> None:
        """To the first record that can be chosen."""
        buttons = [side.button for side in self.sides if side.button is not None]
        if buttons:
            buttons[0].setFocus()


class FindingPanel(Card):
    """A finding to deal with. `settled(reason)` and `open_wanted()`."""

    settled = Signal(str)
    open_wanted = Signal()

    def __init__(self, sentence: str, next_step: str, *, may: bool, has_case: bool) -> None:
        super().__init__(line="warn_line")
        self.setAccessibleName(f"{sentence} {next_step}")
        head = QHBoxLayout()
        head.setContentsMargins(13, 4, 8, 4)
        head.setSpacing(10)
        head.addWidget(_Glyph("triangle-alert", "warn"))
        head.addWidget(ElidedLabel(self.tr("Temuan"), "column"), 1)
        if has_case:
            opened = Button(self.tr("Buka permohonan"), "ghost", "folder-open")
            opened.clicked.connect(self.open_wanted)
            head.addWidget(opened)
        else:
            head.addSpacing(1)
        self.column.addLayout(head)
        self.column.addWidget(HairLine())
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 10, 14, 12)
        inner.setSpacing(6)
        inner.addWidget(Label(sentence, "name", wrap=True))
        inner.addWidget(Label(next_step, "second", wrap=True))
        self.reason = ReasonBar(
            self.tr("Apa yang sudah dilakukan"), self.tr("Tandai sudah ditangani")
        )
        self.reason.back.hide()
        self.reason.given.connect(self.settled)
        self.reason.setEnabled(may)
        inner.addWidget(self.reason)
        self.column.addLayout(inner)

    def error(self, sentence: str) -> None:
        """What was wrong with the reason, beside it."""
        self.reason.field.error(sentence)

    def focus_first(self) -> None:
        """To the reason."""
        self.reason.field.setFocus()


class _Glyph(QWidget):
    """An icon of 18 px in the ink of a state."""

    def __init__(self, icon: str, ink: str) -> None:
        super().__init__()
        self._glyph, self._ink = icon, ink
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedSize(px(18), px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_icon(painter, self._glyph, 0, 0, px(18), self._ink)


class _Hint(QWidget):
    """Something to weigh, wrapped, never a winner."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(8)
        row.addWidget(_Glyph("info", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "second", wrap=True), 1)
