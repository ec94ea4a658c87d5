"""The words of complaints and surveys in both languages: kinds, statuses, clocks, patterns."""

from __future__ import annotations

from frontoffice.domain.complaint_facts import Clock
from frontoffice.domain.words import date_words
from frontoffice.messages import words_of


def words(language: str) -> dict[str, dict[str, str]]:
    """All words of a language, from `resources/i18n/voices.<lang>.toml`."""
    return words_of("voices", language)


def word(table: str, code: str, language: str = "id") -> str:
    """One word; the code itself where a newer program wrote one that is not known."""
    return words(language)[table].get(code, code)


def options(table: str, codes: tuple[str, ...], language: str = "id") -> list[tuple[str, str]]:
    """(code, words) of each, for a list to choose from."""
    return [(code, word(table, code, language)) for code in codes]


def clock_lines(clocks: tuple[Clock, ...]) -> tuple[tuple[str, str], ...]:
    """(what, day) of each clock as a paper says it, in Indonesian."""
    return tuple((word("stage", one.stage), date_words(one.due_on)) for one in clocks)
