"""What the citizen's second window shows: one person's visit, a page lent to it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    # The sign-in page must not wait for the database's libraries.
    from frontoffice.services.intake import Submitted
    from ui.models.visit_desk import Judgement


class SecondPages(QObject):
    """Between the counter and the second window, which neither knows the other.

    `shown()` when there is something else to see; `agreed()` when the citizen pressed the key;
    `open_wanted()` and `close_wanted()` by the officer. `large` letters are of one visit.
    """

    shown = Signal()
    agreed = Signal()
    open_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.judged: Judgement | None = None
        self.written: Submitted | None = None
        self.asking = False
        self.page: QWidget | None = None
        self.visible = False
        self.large = False

    def show_visit(
        self, judged: Judgement, *, asking: bool = False, written: Submitted | None = None
    ) -> None:
        """A visit as it stands; `asking` when the citizen is to agree with it."""
        self.judged, self.asking, self.written = judged, asking, written
        self.shown.emit()

    def show_nothing(self) -> None:
        """Nobody is here: nothing personal stays. A page lent to the window stays."""
        self.judged, self.asking, self.written = None, False, None
        self.shown.emit()

    def show_large(self, large: bool) -> None:
        """Larger letters for who is here, or the usual ones."""
        if large != self.large:
            self.large = large
            self.shown.emit()

    def show_page(self, page: QWidget | None) -> None:
        """Lend a page (a survey) to the window until None takes it away again.

        The page keeps its owner: who lent it deletes it.
        """
        self.page = page
        self.shown.emit()

    def toggle(self) -> None:
        """Open the window where it is closed, else close it."""
        (self.close_wanted if self.visible else self.open_wanted).emit()

    def agree(self) -> None:
        """The citizen pressed the key; counts only while asked."""
        if self.asking:
            self.agreed.emit()
