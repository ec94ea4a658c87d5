"""Renders the public pages: one template each, two languages, no script, nothing from elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frontoffice.domain.words import date_words, time_words
from frontoffice.messages import words_of
from frontoffice.resources import resource

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def texts(language: str) -> dict[str, Any]:
    """The words of the pages in a language."""
    return words_of("public", language)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(resource("server", "public")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def day_text(on: dt.date, language: str) -> str:
    """A date (or the date of a time) with its weekday as a reader of the language says it."""
    if language == "id":
        return date_words(on)
    return f"{_DAYS[on.weekday()]}, {on.day} {_MONTHS[on.month - 1]} {on.year}"


def time_text(at: dt.datetime | dt.time, language: str) -> str:
    """A time of day: `09.14`, in English `09:14`."""
    return time_words(at) if language == "id" else f"{at:%H:%M}"


def render(name: str, language: str, path: str, values: dict[str, Any]) -> bytes:
    """A page; `path` is what follows the language in its address, for the other language's link."""
    words = texts(language)
    page = _templates().get_template(f"{name}.html")
    return page.render(
        t=words,
        lang=language,
        other="en" if language == "id" else "id",
        path=path,
        day=lambda on: day_text(on, language),
        clock=lambda at: time_text(at, language),
        **values,
    ).encode()


def headers_for(page: bytes) -> dict[str, str]:
    """Headers that let nothing run or load but the page's own style; forms go to us alone."""
    found = re.search(rb"<style>(.*?)</style>", page, re.DOTALL)
    style = b64encode(sha256(found[1] if found else b"").digest()).decode()
    return {
        "content-security-policy": (
            f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'"
        ),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
