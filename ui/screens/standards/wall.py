"""What Standar prints: the list of what to bring, and for the wall poster, tariffs, pledge."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.standard import Standard
from frontoffice.services import posters
from frontoffice.services.posters import Pledge
from ui.dialogs.pledge import PledgeSheet
from ui.models.case_words import translate
from ui.models.context import Context
from ui.models.frame import Action


class Wall:
    """Prints for one screen; `standard()` is the one in front, `done` and `failed` speak."""

    def __init__(
        self,
        screen: QWidget,
        context: Context,
        standard: Callable[[], Standard | None],
        done: Callable[[str], None],
        failed: Callable[[FrontOfficeError], None],
    ) -> None:
        self._screen, self._context, self._standard = screen, context, standard
        self._done, self._failed = done, failed

    def offers(self) -> list[Action]:
        """The actions, for the palette and the keys sheet."""
        return [
            Action(
                "standards.poster",
                translate("Standards", "Cetak poster standar (A3)"),
                self.poster,
                "Ctrl+Shift+P",
                enabled=lambda: self._standard() is not None,
                icon="printer",
            ),
            Action(
                "standards.tariffs",
                translate("Standards", "Cetak daftar biaya untuk dinding (A3)"),
                self.tariffs,
                icon="banknote",
            ),
            Action(
                "standards.pledge",
                translate("Standards", "Cetak maklumat pelayanan (A3)"),
                self.pledge,
                icon="scale",
                right="catalogue.publish",
            ),
        ]

    def poster(self) -> None:
        """The poster of the standard in front."""
        standard = self._standard()
        if standard is not None:
            title = f"Poster {standard.code}"
            self.print(title, partial(posters.poster_pdf, self._context.home, standard))

    def tariffs(self) -> None:
        """The tariff wall."""
        self.print("Daftar biaya", partial(posters.tariffs_pdf, self._context.home))

    def pledge(self) -> None:
        """Asks who signs, keeps it, prints the pledge."""
        sheet = PledgeSheet(self._screen, posters.read_pledge(self._context.home))
        sheet.given.connect(self._pledged)
        sheet.open()

    def _pledged(self, pledge: Pledge) -> None:
        home = self._context.home

        def make() -> bytes:
            posters.set_pledge(home, pledge)
            return posters.pledge_pdf(home)

        self.print("Maklumat pelayanan", make)

    def print(self, title: str, make: Callable[[], bytes]) -> None:
        """Makes a paper beside the GUI thread and sends it to the printer."""
        self._context.tasks.work(
            lambda _watch: make(),
            receiver=self._screen,
            done=partial(self._printed, title),
            failed=self._failed,
        )

    def _printed(self, title: str, pdf: bytes) -> None:
        try:
            self._context.print_pdf(pdf, title)
        except FrontOfficeError as error:
            self._failed(error)
            return
        self._done(title)
