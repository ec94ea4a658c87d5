"""The small parts the page of a case is made of: facts, papers, files, what matters now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frontoffice.domain.facts import Ref


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of the facts card: what it is, its value, a second line, the ink of its state."""

    label: str
    value: str
    detail: str = ""
    ink: str = "text"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class StateLine:
    """A paper of the file or of the printer: icon and ink of its state, name, word, note."""

    icon: str
    ink: str
    name: str
    word: str
    note: str = ""
    print: Ref | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """What matters about the case right now: a title with a few words, each with its icon."""

    title: str
    lines: tuple[tuple[str, str], ...]
    tone: Literal["accent", "warn", "bad"] = "accent"


@dataclass(frozen=True, slots=True)
class FileLine:
    """An attached file as the page lists it; `here`: its contents can be shown now."""

    ref: Ref
    line: StateLine
    here: bool
