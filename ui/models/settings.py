"""The choices of this station as the screens ask for them; `services.settings` keeps them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

LOOK_FILE = "station.json"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What Stasiun sets; a home without any has these.

    `theme` "system" follows the desktop environment, `text_percent` is 100-200, `printer` "" is
    the system's default printer, `backup_folder` "" none.
    """

    language: Literal["id", "en"] = "id"
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_percent: int = 100
    idle_minutes: int = 3
    paper: Literal["a5", "80mm", "58mm"] = "a5"
    printer: str = ""
    backup_folder: str = ""


def first_look(folder: Path) -> Settings:
    """The look of a home before anything of it is open.

    The first window must not wait for the database's libraries, so this reads the file that
    `services.settings` writes by itself; the usual look where it is missing or damaged.
    """
    try:
        return msgspec.json.decode((folder / LOOK_FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        return Settings()
