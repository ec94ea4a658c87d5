"""Giving up a visit that was set aside: Delete in the list of the left column, and taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from frontoffice.services import drafts
from frontoffice.services.drafts import Draft
from ui.models.visit import from_plain
from ui.models.visit_start import give_up_draft

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.loket.screen import LoketScreen
    from ui.screens.loket.visits import Visits


class Discarding(QObject):
    """Deletes the draft chosen among those set aside; until the next one it can be taken back."""

    def __init__(self, context: Context, screen: LoketScreen, visits: Visits) -> None:
        super().__init__(screen)
        self._context, self._screen, self._visits = context, screen, visits
        self._last: Draft | None = None
        self._list = screen.waiting.parked
        here = Qt.ShortcutContext.WidgetShortcut
        self._delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list, context=here)
        self._delete.activated.connect(self.give_up)

    def can_bring_back(self) -> bool:
        """Whether something was given up that can still be taken back."""
        return self._last is not None

    def give_up(self) -> None:
        """Delete the chosen draft; a ticket set aside without one belongs to the queue."""
        key = self._list.key()
        if key.isdigit():
            self._context.tasks.write(
                partial(give_up_draft, self._context.home, int(key)),
                receiver=self,
                done=self._gone,
                failed=self._screen.tell,
            )

    def _gone(self, draft: Draft) -> None:
        self._last = draft
        self._visits.read_parked()
        if not self._list.isVisible():
            self._screen.waiting.next.setFocus()
        self._screen.offers_changed.emit()
        words = self.tr("{name} dibuang dari daftar tunda.").replace("{name}", self._name(draft))
        self._screen.say(words, self.tr("Kembalikan"), self.bring_back)

    def bring_back(self) -> None:
        """The draft given up last waits again as it was."""
        draft, self._last = self._last, None
        if draft is not None:
            self._context.tasks.write(
                partial(drafts.save, self._context.home, draft.request, draft.place),
                receiver=self,
                done=lambda _id: self._back(draft),
                failed=self._screen.tell,
            )

    def _back(self, draft: Draft) -> None:
        self._visits.read_parked()
        self._screen.offers_changed.emit()
        words = self.tr("{name} kembali di daftar tunda.").replace("{name}", self._name(draft))
        self._screen.say(words)

    def _name(self, draft: Draft) -> str:
        visit = from_plain(draft.place.get("typed"))
        return visit.name or visit.ticket or self.tr("Draf tanpa nama")
