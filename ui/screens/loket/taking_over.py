"""Going on with what a colleague typed of the visit in front, or saying where it lies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

from frontoffice.services.drafts import Draft
from frontoffice.services.queue_visit import AtCounter
from ui.dialogs.take_over import TakeOverSheet
from ui.models.visit import from_plain
from ui.models.visit_left import Left
from ui.models.visit_start import take_draft
from ui.words import clock_words

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.loket.screen import LoketScreen
    from ui.screens.loket.visits import Visits


class TakingOver(QObject):
    """Asks over the visit that was just opened; nothing typed meanwhile is in its way."""

    def __init__(self, context: Context, screen: LoketScreen, visits: Visits) -> None:
        super().__init__(screen)
        self._context, self._screen, self._visits = context, screen, visits

    def offer(self, left: Left, called: AtCounter) -> None:
        """The colleague's entries of this visit."""
        if left.draft is None:
            words = self.tr(
                "Isian {ticket} ada di loket {n}. F5 mengalihkannya ke sana; atau ketik lagi."
            )
            words = words.replace("{ticket}", called.ticket)
            self._screen.warn(words.replace("{n}", str(left.counter)))
            return
        sheet = TakeOverSheet(self._screen, left.name, self._told(left))
        sheet.taken.connect(partial(self._take, left, called))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _told(self, left: Left) -> list[str]:
        draft, desk = left.draft, self._screen.desk
        assert draft is not None
        assert desk is not None
        visit = from_plain(draft.place.get("typed"))
        at = self.tr("Terakhir diketik pukul {time}")
        at = at.replace("{time}", clock_words(draft.saved_at, self._screen.zone))
        papers = self.tr("{n} berkas sudah diperiksa").replace("{n}", str(len(visit.given)))
        parts = [visit.name, desk.name_of(visit.service), papers if visit.given else ""]
        reason = str(draft.place.get("parked_reason") or "")
        lines = (", ".join(one for one in parts if one), reason, at)
        return [one for one in lines if one]

    def _take(self, left: Left, called: AtCounter) -> None:
        context, draft = self._context, left.draft
        assert draft is not None
        context.tasks.write(
            partial(take_draft, context.home, draft.id, left.ticket),
            receiver=self,
            done=lambda taken: self._taken(*taken, called=called),
            failed=self._screen.tell,
        )

    def _taken(self, draft: Draft, lock: QLockFile, *, called: AtCounter) -> None:
        self._screen.keeper.forget()
        self._visits.take_up(draft, lock, called)
