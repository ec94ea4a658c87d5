"""The words of drafts of standards in both languages: stages, channels, outcomes."""

from __future__ import annotations

from frontoffice.messages import words_of


def _words(language: str) -> dict[str, dict[str, str]]:
    return words_of("drafts", language)


def word(table: str, code: str, language: str = "id") -> str:
    """One word; the code itself where a newer program wrote one that is not known."""
    return _words(language)[table].get(code, code)


def options(table: str, codes: tuple[str, ...], language: str = "id") -> list[tuple[str, str]]:
    """(code, words) of each, for a list to choose from."""
    return [(code, word(table, code, language)) for code in codes]
