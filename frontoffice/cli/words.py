"""The words of the command line in Indonesian and English: answers, prompts and help."""

from __future__ import annotations

from typing import Any

from frontoffice.messages import words_of


def texts(language: str) -> dict[str, dict[str, str]]:
    """All texts of a language: the tables `help`, `option` and `text` of `cli.<lang>.toml`."""
    return words_of("cli", language)


def say(language: str, key: str, **values: Any) -> str:
    """A text with its placeholders filled in."""
    return texts(language)["text"][key].format(**values)
