"""Turns an error code with its data into a sentence and a next step, in Indonesian or English."""

from __future__ import annotations

import string
import tomllib
from functools import cache
from typing import Any, NamedTuple

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.words import rupiah
from frontoffice.resources import resource

LANGUAGES = ("id", "en")


class Message(NamedTuple):
    """What a person is told: what is wrong and why, and what to do next."""

    sentence: str
    next_step: str


class _Lenient(string.Formatter):
    """A missing value shows as an ellipsis: a sentence with a gap beats a traceback."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        return (
            kwargs.get(key, "…") if isinstance(key, str) else super().get_value(key, args, kwargs)
        )

    def format_field(self, value: Any, format_spec: str) -> str:
        """Lists are read as lists, and `{total:rupiah}` as money."""
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        if format_spec == "rupiah":
            return rupiah(value) if isinstance(value, int) else str(value)
        return str(super().format_field(value, format_spec))


@cache
def words_of(subject: str, language: str) -> dict[str, Any]:
    """The words of a subject in a language (Indonesian for one we do not speak), from
    `resources/i18n/<subject>.<lang>.toml`."""
    chosen = language if language in LANGUAGES else "id"
    return tomllib.loads(resource("i18n", f"{subject}.{chosen}.toml").read_text("utf-8"))


@cache
def sentences(language: str) -> dict[str, dict[str, str]]:
    """All sentences of a language by code, from `resources/i18n/messages.<area>.<lang>.toml`."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(resource("i18n").glob(f"messages.*.{language}.toml")):
        found.update(tomllib.loads(file.read_text("utf-8")))
    return found


def explain(error: FrontOfficeError, language: str = "id") -> Message:
    """The sentence and the next step for an error; an unknown code says so with the code."""
    known = sentences(language if language in LANGUAGES else "id").get(error.code)
    if known is None:
        known = sentences(language).get("unknown", {"sentence": "{code}", "next_step": ""})
    values = {"code": error.code, **error.data}
    fill = _Lenient().format
    return Message(fill(known["sentence"], **values), fill(known["next_step"], **values))
