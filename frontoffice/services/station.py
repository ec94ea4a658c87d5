"""The station around an open home: who enters next, what other processes wrote, whom it meets."""

from __future__ import annotations

from pathlib import Path

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import may
from frontoffice.services import settings
from frontoffice.services.door import Clock, Cost, check_pin
from frontoffice.services.home import Door, Home, first_admin
from frontoffice.services.settings import StationSettings
from frontoffice.store import replica
from frontoffice.store.replica import Peer
from frontoffice.store.work import Changes

__all__ = [
    "Changes",
    "Onlooker",
    "Opened",
    "Peer",
    "centres",
    "circles",
    "enter",
    "open_home",
    "peers",
    "recover",
    "renew_recovery",
    "words_doubt",
    "words_kept",
    "words_shown",
]

_UNREAD = "recovery-words-unread"


class Opened(msgspec.Struct, frozen=True):
    """A home with an officer signed in, and what is set on this station."""

    home: Home
    settings: StationSettings


def open_home(folder: Path, staff: str, pin: str, clock: Clock, cost: Cost | None) -> Opened:
    """Opens a home for an officer; raises what `Door.open` raises."""
    home = Door(folder, clock=clock, cost=cost).open(staff, pin)
    return Opened(home, settings.read(home))


def enter(home: Home, staff: str, pin: str) -> Opened:
    """The next officer at a home that is open already.

    :raises RuleViolation: `pin-wrong`, `pin-locked`.
    :raises NotFound: `staff-unknown`.
    """
    home.sign_in(staff, home.ring.unlock(staff, pin, home.now()))
    return Opened(home, settings.read(home))


def recover(
    folder: Path, words: str, pin: str, clock: Clock, cost: Cost | None, home: Home | None = None
) -> Opened:
    """Gives the first admin a new PIN on this PC by the recovery words; `home` if it is open.

    :raises RuleViolation: `recovery-word-*`, a weak PIN.
    """
    check_pin(pin)
    if home is None:
        home = Door(folder, clock=clock, cost=cost).open_with_words(words)
    else:
        home.sign_in(first_admin(home.reference), home.ring.unlock_with_words(words))
    row = home.reference.staff[home.officer.staff]
    home.ring.admit(row.staff, row.name, row.role, pin, home.data_key)
    return Opened(home, settings.read(home))


def renew_recovery(home: Home) -> list[str]:
    """New recovery words; the old sheet opens nothing any more.

    :raises PermissionDenied: only an admin may.
    """
    words_shown(home)
    return home.ring.renew_recovery(home.data_key)


def words_shown(home: Home) -> None:
    """Recovery words are shown: until `words_kept` nobody is known to have written them down.

    :raises PermissionDenied: only an admin may.
    """
    home.require("station.settings")
    home.store.set_setting(_UNREAD, b"1")


def words_kept(home: Home) -> None:
    """Whoever was shown the words could repeat two of them.

    :raises PermissionDenied: only an admin may.
    """
    home.require("station.settings")
    home.store.set_setting(_UNREAD, None)


def words_doubt(home: Home) -> RuleViolation | None:
    """That the power may have gone while the words were on the screen, for who can renew them."""
    if not may(home.officer.role, "station.settings") or home.store.setting(_UNREAD) is None:
        return None
    return RuleViolation("recovery-words-unread")


def peers(home: Home) -> list[Peer]:
    """The hub or centre this station exchanges with, none while it stands alone."""
    with home.store.read() as connection:
        return replica.peers(connection)


def centres(home: Home) -> list[Peer]:
    """The centre this station is enrolled with, none while it stands alone."""
    return [one for one in peers(home) if one.role == replica.CENTRAL]


def circles(home: Home) -> tuple[str, ...]:
    """Whose personal data this station is certified for."""
    return tuple(home.store.certificate.circles)


class Onlooker:
    """Notices what was committed to the home, by this process or another one.

    Holds a connection of its own, because `PRAGMA data_version` counts the commits of all others.
    """

    def __init__(self, home: Home) -> None:
        self._connection = home.store.engine.connect()
        self._version = self._ask("PRAGMA data_version")
        self._last = self._ask("SELECT coalesce(max(id), 0) FROM entry")

    def look(self) -> Changes | None:
        """What came since the last look; without streams if only local rows, None if nothing."""
        version = self._ask("PRAGMA data_version")
        if version == self._version:
            return None
        self._version = version
        rows = self._connection.exec_driver_sql(
            "SELECT id, stream, kind FROM entry WHERE id > ?", (self._last,)
        ).all()
        self._last = max((row[0] for row in rows), default=self._last)
        return Changes(frozenset(row[1] for row in rows), frozenset(row[2] for row in rows))

    def close(self) -> None:
        """Gives the connection back."""
        self._connection.close()

    def _ask(self, statement: str) -> int:
        return int(self._connection.exec_driver_sql(statement).scalar() or 0)
