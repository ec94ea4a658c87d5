"""What every screen is given: the open home, the task runner, the choices of this station."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.models.frame import Freshness
from ui.models.second import SecondPages
from ui.models.settings import Settings
from ui.tasks import Runner

if TYPE_CHECKING:
    # The sign-in page must not wait for the database's libraries.
    from frontoffice.services.home import Home

PrintPdf = Callable[[bytes, str], None]
ChangeSettings = Callable[[Settings], None]


def _nowhere(_pdf: bytes, _title: str) -> None:
    """A station without a printer."""


def _nothing() -> None:
    """Nobody looks after the exchange."""


def _unchanged(_settings: Settings) -> None:
    """A station whose settings nobody shows."""


@dataclass(slots=True)
class Context:
    """One open home and what surrounds it; lives from sign-in until the officer changes.

    `tasks` is where everything that may take more than 5 ms goes. `settings` are replaced, never
    changed in place, so ask for them each time. `freshness` is what the light says now.
    `print_pdf(bytes, title)` sends a finished paper to the station's printer, or to the documents
    folder where there is none; it returns at once and raises PrinterTrouble or StoreTrouble when
    neither works. `change_settings(settings)` shows other choices everywhere at once. After an
    exchange of its own a screen calls `exchanged()`; `next_try()` is when the program tries again
    by itself (UTC ms), None while it does not. `second` is what the citizen's window shows;
    `open_hall()` opens the waiting display. `kept_file()` names
    the file a paper went to for want of a printer. `practise()` begins a practice
    in a home apart, or ends the one under way.
    """

    home: Home
    tasks: Runner
    settings: Settings = field(default_factory=Settings)
    freshness: Freshness = field(default_factory=lambda: Freshness("alone", ""))
    print_pdf: PrintPdf = _nowhere
    change_settings: ChangeSettings = _unchanged
    exchanged: Callable[[], object] = _nothing
    next_try: Callable[[], int | None] = _nothing
    second: SecondPages = field(default_factory=SecondPages)
    open_hall: Callable[[], object] = _nothing
    kept_file: Callable[[], str] = str
    practise: Callable[[], object] = _nothing

    @property
    def language(self) -> str:
        """ "id" or "en", for `frontoffice.messages.explain` and dates in words."""
        return self.settings.language

    @property
    def alone(self) -> bool:
        """Whether this station belongs to no centre: the word Terkirim never appears then."""
        return self.freshness.state == "alone"
