"""Online registrations at the counter: the code opens a visit that is filled in already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.words import date_words
from frontoffice.messages import explain
from frontoffice.services import preregistration, queue_board
from frontoffice.services.home import Home
from ui.dialogs.online_code import OnlineCodeSheet
from ui.models.visit import OF_TICKET, Visit, new_visit, typed_day
from ui.models.visit_keeper import Slot
from ui.screens.loket.thread import APPLICANT

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.loket.screen import LoketScreen
    from ui.screens.loket.visits import Visits


def visit_of(request: dict[str, Any], now: int) -> Visit:
    """The visit that an online registration's intake object fills in; its papers stay open."""
    who = request["applicant"]
    words: dict[str, Any] = {
        name: str(who.get(name) or "") for name in ("nik", "name", "sex", "phone", "address")
    }
    born = who.get("birth_on")
    return replace(
        new_visit(now),
        **words,
        client_ref=request["client_ref"],
        service=request["service"],
        cases=tuple(request["cases"]),
        birth_on=typed_day(date.fromisoformat(born)) if born else "",
        no_nik=not words["nik"],
        no_nik_reason=request["no_nik_reason"] or "",
    )


def expected(home: Home) -> list[tuple[str, str, str]]:
    """(code, name, day and service) of who registered from home, today's first, the missed last."""
    today = home.reference.today(home.card.office, home.now())
    found = preregistration.expected(home)
    found.sort(key=lambda one: (one.on < today, one.on))
    names = queue_board.service_names(home)
    return [
        (one.code, one.name or one.code, f"{date_words(one.on)}  {names.get(one.service, '')}")
        for one in found
    ]


class Online(QObject):
    """Asks for the code and opens the visit."""

    def __init__(self, context: Context, screen: LoketScreen, visits: Visits) -> None:
        super().__init__(screen)
        self._context, self._screen, self._visits = context, screen, visits

    def ask(self) -> None:
        """Open the sheet over the screen."""
        if self._screen.desk is None:
            return
        sheet = OnlineCodeSheet(self._screen)
        sheet.given.connect(partial(self._look, sheet))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()
        self._context.tasks.read(
            partial(expected, self._context.home), receiver=sheet, done=sheet.show_expected
        )

    def _look(self, sheet: OnlineCodeSheet, code: str) -> None:
        def failed(error: BaseException) -> None:
            if not isinstance(error, FrontOfficeError):
                raise error
            sheet.refuse(explain(error, self._context.language).sentence)

        self._context.tasks.read(
            partial(preregistration.request_of, self._context.home, code),
            receiver=sheet,
            done=partial(self._found, sheet),
            failed=failed,
        )

    def _found(self, sheet: OnlineCodeSheet, request: dict[str, Any]) -> None:
        screen, before = self._screen, self._visits.visit
        sheet.close_sheet(accepted=True)
        assert screen.desk is not None
        visit = visit_of(request, self._context.home.now())
        standard = screen.desk.standards.get(visit.service)
        visit = replace(visit, query=standard.name if standard else visit.service)
        if screen.serving() and before.ticket:
            # The person called by number is the one who registered.
            visit = replace(visit, **{name: getattr(before, name) for name in OF_TICKET})
        elif screen.serving():
            self._visits.put_aside()
        self._visits.open(visit, Slot())
        screen.visit_thread.open(APPLICANT)
        screen.keeper.touch()
        screen.say(self.tr("Pendaftaran daring dibuka. Cocokkan data, lalu periksa berkasnya."))
