"""Rights in the words of a language, from `resources/i18n/rights.<lang>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from frontoffice.resources import resource


@cache
def words(language: str) -> dict[str, str]:
    """The words of every right by its code."""
    chosen = "en" if language == "en" else "id"
    return tomllib.loads(resource("i18n", f"rights.{chosen}.toml").read_text("utf-8"))


def right_words(action: str, language: str) -> str:
    """ "Mendaftarkan permohonan" for "intake.submit"; one without words shows its code."""
    return words(language).get(action, action)
