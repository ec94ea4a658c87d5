"""Commit, then paper, then "did it come out?": the way of one application out of the thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.facts import Ref
from frontoffice.services import intake, papers
from frontoffice.services.intake import Submitted
from frontoffice.services.papers import Printed
from ui.dialogs.print_question import CAME_OUT
from ui.models.context import Context


class Registering(QObject):
    """Runs the steps on the database lane and says how far they are.

    `written(submitted)`: durable; `printed(printed)`: on its way out; `answered(answer)`: the
    officer's word is in the journal; `refused(error)`, `not_printed(error)`: what did not work.
    """

    written = Signal(object)
    printed = Signal(object)
    answered = Signal(str)
    refused = Signal(object)
    not_printed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.busy = False
        self.submitted: Submitted | None = None
        self.last: Printed | None = None

    def submit(self, request: dict[str, Any]) -> None:
        """Register; the paper follows by itself."""
        if self.busy:
            return
        self.busy = True
        self._context.tasks.write(
            partial(intake.submit, self._context.home, request),
            receiver=self,
            done=self._written,
            failed=self.refused.emit,
            ended=self._rest,
        )

    def _rest(self) -> None:
        self.busy = False

    def _written(self, submitted: Submitted) -> None:
        self.submitted, self.last = submitted, None
        self.written.emit(submitted)
        self.print()

    def print(self, reason: str | None = None) -> None:
        """Print the receipt, or the slip of an incomplete file; a copy needs its reason."""
        written = self.submitted
        if written is None:
            return
        short = bool(written.missing)
        make = papers.print_shortage if short else papers.print_receipt
        self._context.tasks.write(
            partial(
                make,
                self._context.home,
                written.stream,
                self._context.settings.paper,
                reason=reason,
                freshness=self._freshness(),
            ),
            receiver=self,
            done=self._printed,
            failed=self.not_printed.emit,
        )

    def _freshness(self) -> str | None:
        """The line on papers made offline; None where the centre has it all or there is none."""
        light = self._context.freshness
        if light.state in ("sent", "alone"):
            return None
        return ", ".join(one for one in (light.words, light.small) if one)

    def _printed(self, printed: Printed) -> None:
        self.last = printed
        try:
            self._context.print_pdf(printed.pdf, printed.number)
        except FrontOfficeError as error:
            self.not_printed.emit(error)
            return
        self.printed.emit(printed)

    def answer(self, answer: str) -> None:
        """The officer's word on the last print."""
        if self.submitted is not None and self.last is not None:
            self.confirm(
                self.submitted.stream, self.last.print, answer, lambda: self.answered.emit(answer)
            )

    def confirm(
        self, stream: str, printed: Ref, answer: str, then: Callable[[], object] | None = None
    ) -> None:
        """Note whether a print came out."""
        self._context.tasks.write(
            partial(papers.confirm, self._context.home, stream, printed, answer == CAME_OUT),
            receiver=self,
            done=lambda _changes: then() if then is not None else None,
            failed=self.not_printed.emit,
        )
