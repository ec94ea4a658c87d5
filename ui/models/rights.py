"""Rights in the words of a language, from `resources/i18n/rights.<lang>.toml`."""

from __future__ import annotations

from frontoffice.messages import words_of


def words(language: str) -> dict[str, str]:
    """The words of every right by its code."""
    return words_of("rights", language)


def right_words(action: str, language: str) -> str:
    """ "Mendaftarkan permohonan" for "intake.submit"; one without words shows its code."""
    return words(language).get(action, action)
