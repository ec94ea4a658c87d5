"""What the panels of Stasiun and Pegawai share: a title, fields, work in the background."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import explain
from ui.models.context import Context
from ui.theme.paint import box, painting
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.fields import DateField, Field
from ui.widgets.labels import Label
from ui.widgets.line_list import LineList


class Panel(QWidget):
    """`told(kind, words)` is news for the notice bar; errors go beside the field they name."""

    told = Signal(str, str)
    WIDEST = 760
    KINDS: tuple[str, ...] = ()
    """Beginnings of the kinds of facts after which it is read again."""

    def __init__(self, context: Context, title: str, hint: str) -> None:
        super().__init__()
        self.context, self.home, self.tasks = context, context.home, context.tasks
        self.title = title
        self.fields: dict[str, Field] = {}
        self.controls: list[QWidget] = []
        self._pressed: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Label(title, "title", wrap=True))
        head.addWidget(Label(hint, "second", wrap=True))
        self.column.addLayout(head)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Lists lie on a surface, like everything that holds rows.
        with painting(self) as painter:
            for rows in self.findChildren(LineList):
                if rows.isVisibleTo(self) and rows.height():
                    area = QRect(rows.mapTo(self, QPoint()), rows.size())
                    box(painter, area, "surface", "line")

    def arrive(self) -> None:
        """The panel comes to the front: read again what it shows."""

    def row(self, *parts: QWidget, stretch: bool = False) -> QHBoxLayout:
        """Parts beside each other; `stretch` shares the width among them."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in parts:
            row.addWidget(part, 1 if stretch else 0, Qt.AlignmentFlag.AlignTop)
        if not stretch:
            row.addStretch()
        self.column.addLayout(row)
        return row

    def ask(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Read something; what went wrong is told."""
        self.tasks.read(work, receiver=self, done=done, failed=self.refuse)

    def head(self, words: str) -> Label:
        """A heading inside the panel."""
        label = Label(words, "card", wrap=True)
        self.column.addWidget(label)
        return label

    def empty_state(self, icon: str, title: str, hint: str) -> EmptyState:
        """What stands in the place of an empty list: what to do."""
        empty = EmptyState(icon, title, hint)
        empty.hide()
        self.column.addWidget(empty)
        return empty

    def without(self, *parts: QWidget) -> None:
        """Parts this officer has no right to: kept, never shown, never a window of their own."""
        for part in parts:
            part.setParent(self)
            part.hide()

    def button(
        self,
        words: str,
        run: Callable[[], object],
        *,
        right: str | None = None,
        icon: str = "",
        kind: str = "secondary",
    ) -> Button:
        """A button that rests while its work is under way, for who has the right.

        The one a panel is there for is of the `kind` "primary".
        """
        button = Button(words, kind, icon or None)
        button.does(run, right, self.home.officer.role)
        self.controls.append(button)
        return button

    def add_field(self, name: str, field: Field) -> None:
        """A field, by the name that errors use for it."""
        self.fields[name] = field

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[Any], object],
        *,
        lane: str = "write",
        progress: Callable[[Any], object] | None = None,
    ) -> None:
        """Start work on a lane; the panel's buttons rest until it ends."""
        for field in self.fields.values():
            field.error("")
        self._rest(True)
        told: dict[str, Any] = {
            "receiver": self,
            "done": done,
            "failed": self.refuse,
            "ended": lambda: self._rest(False),
        }
        if progress is not None:
            told["progress"] = progress
        if lane in ("work", "sync"):
            getattr(self.tasks, lane)(lambda _watch: work(), **told)
        else:
            getattr(self.tasks, lane)(work, **told)

    def refuse(self, error: FrontOfficeError) -> None:
        """Say beside the field, or in the notice bar, what is wrong and what to do."""
        message = explain(error, self.context.language)
        words = f"{message.sentence} {message.next_step}"
        field = self.fields.get(str(error.data.get("field")))
        if field is None:
            self.told.emit("fail", words)
        else:
            field.error(words)
            field.setFocus()

    def day_of(self, field: DateField, name: str) -> dt.date:
        """The date typed; raises RuleViolation `date-bad` for none."""
        day = field.day()
        if day is None:
            raise RuleViolation("date-bad", field=name)
        return day

    def _rest(self, busy: bool) -> None:
        if busy and any(control.hasFocus() for control in self.controls):
            # A disabled button hands its focus to the rail; the panel keeps it meanwhile.
            self._pressed = self.focusWidget()
            self.setFocus()
        for control in self.controls:
            control.setEnabled(not busy)
        if not busy and self.hasFocus() and self._pressed is not None:
            self._pressed.setFocus()
