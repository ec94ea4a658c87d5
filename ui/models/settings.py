"""What this station's desktop looks like and does by itself; lies open, holds nothing personal."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Literal

import msgspec

FILE = "desktop.json"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of Stasiun; a home without the file has these.

    `theme` "" follows the system, `text_percent` is 100-200, `idle_minutes` 0 never locks,
    `printer` "" is the system's default printer.
    """

    language: Literal["id", "en"] = "id"
    theme: Literal["", "light", "dark", "contrast"] = ""
    text_percent: int = 100
    idle_minutes: int = 3
    paper: Literal["a5", "80mm"] = "a5"
    printer: str = ""
    counter: str = ""


def read_settings(folder: Path) -> Settings:
    """The settings of a home; the usual ones where the file is missing or not readable."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        # Wishes about colour must never keep anybody from opening the counter.
        return Settings()


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings; OSError where the folder cannot be written."""
    there, fresh = folder / FILE, folder / f"{FILE}.new"
    try:
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
        fresh.replace(there)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
