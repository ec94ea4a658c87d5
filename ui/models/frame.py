"""Plain data the frame shows: office, officer, freshness, screens, actions, palette entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtWidgets import QWidget

Zone = Literal["WIB", "WITA", "WIT"]
ZONE_HOURS: dict[str, int] = {"WIB": 7, "WITA": 8, "WIT": 9}


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """Where this program stands: "MPP Kota Sukamaju", "Loket 3 · Dukcapil", time zone."""

    name: str
    counter: str
    zone: Zone = "WIB"


@dataclass(frozen=True, slots=True)
class OfficerInfo:
    """Who is signed in: id, display name, the role in words, and the rights by code."""

    officer: str
    name: str
    role: str
    rights: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Freshness:
    """What the freshness light says: the worst state leads, the next one is the small part.

    `state`: "sent" (the centre has it all), "hub" (safe at the hub), "waiting", "held"
    (findings or refused entries), "silent" (no contact for long), "alone" (no centre at all).
    """

    state: Literal["sent", "hub", "waiting", "held", "silent", "alone"]
    words: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A place on the rail: `factory` builds the screen when it is first opened.

    `right` is the right an officer needs to see it, None for everyone.
    """

    key: str
    word: str
    icon: str
    factory: Callable[[], QWidget]
    right: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something an officer can do, found by words, by key, and on the sheet of keys.

    `words` is what the palette shows and searches ("Panggil berikutnya"); `shortcut` is a
    Qt key sequence ("F2", "Ctrl+P") or empty; `enabled` is asked each time; `hint` is the
    short word for the notice bar ("panggil"), empty to stay out of it. `right` is the right an
    officer needs to be offered it, None for everyone.
    """

    id: str
    words: str
    run: Callable[[], object]
    shortcut: str = ""
    enabled: Callable[[], bool] = lambda: True
    icon: str = "chevron-right"
    hint: str = ""
    right: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One line of the command palette: what it is, a second line, and what choosing it does."""

    title: str
    detail: str
    icon: str
    run: Callable[[], object]
    key: str = ""


Answer = Callable[[list[PaletteItem]], None]
# Asked with the words typed; gives its lines to the callback, at once or later.
Provider = Callable[[str, Answer], None]
