"""A closed home: its card and the officers admitted; needs no database, so it is here at once."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.store import devicesecret
from frontoffice.store.clock import Clock, SystemClock
from frontoffice.store.keys import Cost, KeyRing, Tile, check_pin

__all__ = [
    "CARD",
    "KEYS",
    "Clock",
    "ClosedHome",
    "Cost",
    "HomeCard",
    "SystemClock",
    "Tile",
    "check_pin",
    "has_home",
    "read_card",
]

CARD = "home.json"
KEYS = "keys.json"


class HomeCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a home says of itself before it is opened; nothing personal."""

    format: int = 1
    home: str
    office: str
    office_name: str
    station: int
    zone: str
    sample: bool = False


class ClosedHome:
    """Who may come in; `services.home.Door` is the same with the ways to open it."""

    def __init__(
        self, folder: Path, *, clock: Clock | None = None, cost: Cost | None = None
    ) -> None:
        self.folder = folder
        self.clock = clock or SystemClock()
        self.card = read_card(folder)
        self.cost = cost
        try:
            secret = devicesecret.load(self.card.home)
            self.device_known = True
        except StoreTrouble:
            # Another PC, or a lost secret: no PIN can open it here, only the recovery words.
            secret, self.device_known = os.urandom(32), False
        self.ring = KeyRing.load(folder / KEYS, secret, cost)

    def tiles(self) -> list[Tile]:
        """The officers admitted on this station, for the sign-in page."""
        return self.ring.tiles(self.clock.now())


def has_home(folder: Path) -> bool:
    """Whether a home was made in this folder."""
    return (folder / CARD).exists()


def read_card(folder: Path) -> HomeCard:
    """The card of a home.

    :raises StoreTrouble: `home-missing`, `home-damaged`.
    """
    try:
        return msgspec.json.decode((folder / CARD).read_bytes(), type=HomeCard)
    except FileNotFoundError:
        raise StoreTrouble("home-missing", folder=str(folder)) from None
    except (OSError, msgspec.DecodeError):
        raise StoreTrouble("home-damaged", folder=str(folder)) from None
