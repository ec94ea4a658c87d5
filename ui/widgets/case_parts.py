"""Parts of the page of a case: what matters now, facts at the side, papers and steps as rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.case_steps import Step
from ui.models.case_view import Band, FactLine, StateLine
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import RIGHT, TONES, painting, rule, text, text_width
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import HairLine, IconLabel, Label


def clear(layout: QLayout) -> None:
    """Takes every widget and inner layout out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class BandCard(Card):
    """What matters about a case right now, in the tone of its state."""

    def __init__(self, band: Band) -> None:
        ink = TONES[band.tone]
        super().__init__(fill=ink.fill, line=ink.line, margins=(14, 10, 14, 8))
        self.column.setSpacing(4)
        self.column.addWidget(Label(band.title, "value", ink.text, wrap=True))
        flow = FlowLayout(20)
        for icon, words in band.lines:
            flow.addWidget(_BandFact(icon, words, ink.text))
        self.column.addLayout(flow)
        self.setAccessibleName(", ".join((band.title, *(words for _, words in band.lines))))


class _BandFact(IconLabel):
    """One thing of a band; long names of papers take the width there is."""

    def __init__(self, icon: str, words: str, ink: str) -> None:
        super().__init__(icon, words, ink)
        self.setToolTip(words)


class FactsCard(Card):
    """The side card: promise, legal limit, person, fee. `reveal_wanted` comes from the eye."""

    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(13, 4, 13, 4))
        self.eye: IconButton | None = None
        self._hidden: Label | None = None

    def show_facts(self, lines: tuple[FactLine, ...], *, may_reveal: bool) -> None:
        """Replace what is shown; a hidden value gets its eye where the role may see it."""
        clear(self.column)
        self.eye = self._hidden = None
        for at, line in enumerate(lines):
            if at:
                self.column.addWidget(HairLine())
            self.column.addLayout(self._fact(line, eye=line.hidden and may_reveal))

    def reveal(self, value: str) -> None:
        """Show the hidden value whole."""
        if self._hidden is not None:
            self._hidden.setText(value)

    def _fact(self, line: FactLine, *, eye: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 5, 0, 6)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.addWidget(Label(line.label, "meta"), 1)
        value = Label(line.value, "mono" if line.hidden else "card", line.ink, wrap=not line.hidden)
        if line.hidden:
            self._hidden = value
        if eye:
            self.eye = IconButton("eye-off", self.tr("Tampilkan NIK, dicatat"))
            self.eye.clicked.connect(self.reveal_wanted)
            row = QHBoxLayout()
            row.setSpacing(4)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addLayout(head)
            words.addWidget(value)
            row.addLayout(words, 1)
            row.addWidget(self.eye, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        else:
            column.addLayout(head)
            column.addWidget(value)
        if line.detail:
            column.addWidget(Label(line.detail, "meta", wrap=True))
        return column


class StateRow(QWidget):
    """A paper with its state: icon, name, word at the right, a note below."""

    def __init__(self, line: StateLine, *, last: bool = False) -> None:
        super().__init__()
        self._line, self._last = line, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = (line.name, line.word, line.note)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(line.name)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(320, px(48 if self._line.note else 40) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, height, size = self._line, self.height() - 1, px(18)
        tall = px(28) if line.note else height
        top = 2 if line.note else 0
        with painting(self) as painter:
            draw_icon(painter, line.icon, 14, (height - size) / 2, size, line.ink)
            x, right = 14 + size + 11.0, self.width() - 14.0
            wide = text_width(line.word, "label") + 2
            room = QRectF(right - wide, top, wide, tall)
            text(painter, room, line.word, "label", line.ink, RIGHT)
            name = QRectF(x, top, max(0.0, right - wide - 12 - x), tall)
            text(painter, name, line.name, "name", "text")
            if line.note:
                below = QRectF(x, height - px(22), right - x, px(18))
                text(painter, below, line.note, "meta", "muted")
            if not self._last:
                rule(painter, 14, height, self.width() - 28)


class StepRow(QWidget):
    """One step with its reason and its button; `taken(code)`."""

    taken = Signal(str)

    def __init__(self, step: Step, *, kind: str = "secondary") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(12)
        why = step.refusal or step.why
        row.addWidget(Label(why, "second", "warn" if step.refusal else None, wrap=True), 1)
        self.button = Button(step.verb, "danger" if step.careful else kind, step.icon)
        self.button.setAccessibleDescription(why)
        self.button.setEnabled(not step.refusal)
        self.button.clicked.connect(lambda: self.taken.emit(step.code))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(step.verb)
