"""The answer to a citizen's question over the list of services, with the place it comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.domain.answers import Answer
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label

LINES = 4
"""More lines of a component are read in the standard itself."""


class AnswerCard(QWidget):
    """Hidden while there is nothing to tell; `opened(code, component)` leads to the source."""

    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 0, 16, 12)
        card = Card(fill="accent_soft", margins=(12, 10, 12, 10))
        card.column.setSpacing(4)
        self.title = Label("", "name", wrap=True)
        self.lines = Label("", "second", wrap=True)
        self.source = IconLabel("scale", "", "muted", "meta")
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button = Button(self.tr("Buka standar"), "ghost")
        self.button.clicked.connect(self._open)
        foot = QHBoxLayout()
        foot.addWidget(self.source, 1)
        foot.addWidget(self.button)
        card.column.addWidget(self.title)
        card.column.addWidget(self.lines)
        card.column.addLayout(foot)
        outer.addWidget(card)
        self.hide()

    @property
    def answer(self) -> Answer | None:
        """What is shown, None for nothing."""
        return self._answer

    def show_answer(self, answer: Answer | None) -> None:
        """Shows an answer with its source, or nothing."""
        self._answer = answer
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.title.setText(answer.title)
        told = list(answer.lines[:LINES])
        if len(answer.lines) > LINES:
            more = self.tr("dan {count} lagi di standarnya")
            told.append(more.replace("{count}", str(len(answer.lines) - LINES)))
        self.lines.setText("\n".join(told))
        self.source.show_fact("scale", answer.cites, "muted")
        self.source.setToolTip(answer.cites)
        self.button.setVisible(bool(answer.service))
        words = self.tr("Jawaban: {title}. {lines} Sumber: {source}")
        words = words.replace("{title}", answer.title).replace("{lines}", " ".join(told))
        self.setAccessibleName(words.replace("{source}", answer.cites))

    def _open(self) -> None:
        if self._answer is not None and self._answer.service:
            self.opened.emit(self._answer.service, self._answer.component)
