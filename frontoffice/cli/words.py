"""The words of the command line in Indonesian and English: answers, prompts and help."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from frontoffice.messages import LANGUAGES
from frontoffice.resources import resource


@cache
def texts(language: str) -> dict[str, dict[str, str]]:
    """All texts of a language: the tables `help`, `option` and `text` of `cli.<lang>.toml`."""
    chosen = language if language in LANGUAGES else "id"
    return tomllib.loads(resource("i18n", f"cli.{chosen}.toml").read_text("utf-8"))


def say(language: str, key: str, **values: Any) -> str:
    """A text with its placeholders filled in."""
    return texts(language)["text"][key].format(**values)
