"""The words of drafts of standards in both languages: stages, channels, outcomes."""

from __future__ import annotations

import tomllib
from functools import cache

from frontoffice.messages import LANGUAGES
from frontoffice.resources import resource


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    chosen = language if language in LANGUAGES else "id"
    return tomllib.loads(resource("i18n", f"drafts.{chosen}.toml").read_text("utf-8"))


def word(table: str, code: str, language: str = "id") -> str:
    """One word; the code itself where a newer program wrote one that is not known."""
    return _words(language)[table].get(code, code)


def options(table: str, codes: tuple[str, ...], language: str = "id") -> list[tuple[str, str]]:
    """(code, words) of each, for a list to choose from."""
    return [(code, word(table, code, language)) for code in codes]
