"""Dates, times and key names as an officer reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from ui.models.frame import ZONE_HOURS, Zone

KEY_WORDS = {
    "Ctrl+Return": "Ctrl ↵",
    "Return": "Enter",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Escape": "Esc",
}


def office_time(at: int, zone: Zone) -> datetime:
    """The wall clock of the office at an instant (`at`: ms UTC), without tzinfo."""
    moment = datetime.fromtimestamp(at / 1000, UTC) + timedelta(hours=ZONE_HOURS[zone])
    return moment.replace(tzinfo=None)


def clock_words(at: int, zone: Zone, *, with_zone: bool = False) -> str:
    """ "09.14", or "09.14 WIB"."""
    words = office_time(at, zone).strftime("%H.%M")
    return f"{words} {zone}" if with_zone else words


def long_date(day: date) -> str:
    """ "Senin, 23 November 2026" in the language of the program."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


def key_words(shortcut: str) -> str:
    """A Qt key sequence as printed on a key cap: "Ctrl+Return" is "Ctrl ↵"."""
    return KEY_WORDS.get(shortcut, shortcut.replace("Escape", "Esc").replace("+", " "))
